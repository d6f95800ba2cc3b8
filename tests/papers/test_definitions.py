"""Every form as it ships: what it says it asks for, proves and may name has to hold."""

import re

import pytest

from danvan_desk.domain.order import ALLOWED_BY
from danvan_desk.domain.vocabulary import OUTCOMES, EventName
from danvan_desk.papers.catalogue import FORMS, all_forms, find_form
from danvan_desk.papers.form_definition import shared_lines, shipped_forms
from danvan_desk.papers.form_fields import known_fields, snippets

FORMS_SHIPPED = [pytest.param(one, id=one.form) for one in shipped_forms()]
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)")
FROM_RECORDS = {"secret", "anonymous", "proposal_plain", "n"}
NAMING = {"XLD-01", "TC-02", "TC-03", "TC-05", "BB-TCTT"}
"""Papers for the hands allowed to know, which may carry the code: the proposal to the chair, a withdrawal and its
minutes, the notice of acceptance, an oral statement."""


def whole(form):
    wording = "\n".join((form.about, form.addressed, form.grounds, form.body, *form.recipients))
    wording += "\n".join(f"{one.capacity} {one.name}" for row in form.signatures for one in row)
    for name, lines in snippets().items():
        if f"@{name}" in wording:
            wording += lines
    return wording


def test_no_two_forms_share_a_number():
    numbers = [one.form for one in all_forms()]
    assert len(set(numbers)) == len(numbers) >= len(FORMS) + 30
    assert find_form("kn/03") is not None


@pytest.mark.parametrize("form", FORMS_SHIPPED)
def test_each_field_is_known_by_its_words(form):
    columns = {key for one in (*form.asks, *known_fields().values()) for key in one.columns}
    own = {ask.key for ask in form.asks}
    values = {"case_officer", "petition_no", "province", "office_short", "people_count", "resolved_by"}
    known = {*known_fields(), *shared_lines(), *own, *columns, *FROM_RECORDS, *values}
    assert set(PLACEHOLDER.findall(whole(form))) <= known
    assert {table.rows for table in form.tables.values()} <= known


@pytest.mark.parametrize("form", FORMS_SHIPPED)
def test_what_it_proves_is_an_event_of_its_kinds_with_outcomes_they_know(form):
    for name in form.after:
        assert name in set(EventName)
    if form.proves is None or "." in form.proves.event:
        return
    assert all(kind in ALLOWED_BY[form.proves.event] for kind in form.kinds)
    asked = {ask.key: ask for ask in form.asks}
    outcome = form.proves.fields.get("outcome")
    if outcome:
        assert set(asked[outcome].choices) <= set(OUTCOMES[EventName(form.proves.event)])
    assert form.proves.outcome in ("", *OUTCOMES.get(EventName(form.proves.event), ()))


@pytest.mark.parametrize("form", FORMS_SHIPPED)
def test_only_the_papers_for_hands_allowed_to_know_may_carry_the_code(form):
    assert form.names_denouncer == (form.form in NAMING)
    if form.kinds == ("denunciation",) and not form.names_denouncer:
        assert not re.search(r"\{citizen", whole(form))
