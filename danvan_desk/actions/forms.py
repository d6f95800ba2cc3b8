"""Filling a form from its record: what is known, and what is asked for in place. PDF and Word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from danvan_desk.actions.missed_terms import missed_terms
from danvan_desk.actions.office import OfficeDetails, office_details
from danvan_desk.actions.papers import PaperMade, letterhead, paper_made
from danvan_desk.actions.secrecy import struck_in
from danvan_desk.actions.wording import check_wording, definition, own_titles, own_words
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.tables import Dialogue, Plan, Visit
from danvan_desk.domain.iso import iso_date
from danvan_desk.domain.numbering import document_no, record_type
from danvan_desk.domain.secrecy import CODE
from danvan_desk.domain.vocabulary import VisitOutcome, label
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.form_definition import FieldSpec, FormDefinition, shipped_forms
from danvan_desk.papers.form_fields import SIGNERS, known_fields, snippets
from danvan_desk.papers.form_text import Composed, Row, Value, compose
from danvan_desk.papers.form_wording import OwnWords, worded
from danvan_desk.papers.proposal_words import proposal_values
from danvan_desk.queries.cases import find_case
from danvan_desk.queries.form_values import PEOPLE, Values, record_values
from danvan_desk.texts import _

_KEY = re.compile(r"[{?!+|]\s?([a-z][a-z0-9_]*)[?:}|=]")
_HEAD = {"document_no", "day", "sign_as", "signer"}  # where empty, what the office or the record says
_DERIVED = {"XLD-01": proposal_values}
"""What else a form says once it is known what is typed into it."""
_SAID = ("proposal_title", "proposal_about", "proposal_whole", "proposal_lead")
"""Of that, what follows from other fields and isn't asked for."""
_Strike = Callable[[str], str | None]


@dataclass(frozen=True)
class FormDraft:
    """A form as it stands: the paper, the fields it asks for with what they hold, the record's own values.

    `warnings` are what the law asks for and the paper's day misses; they refuse nothing.
    """

    form: FormDefinition
    record: str
    paper: Composed
    fields: tuple[FieldSpec, ...]
    values: Mapping[str, Value]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class OfferedForm:
    """A form that can be made from a record; `likely` where the last thing that happened calls for it."""

    form: str
    title: str
    group: str
    likely: bool


def offered_forms(desk: Desk, number: str) -> list[OfferedForm]:
    """The forms of a record, those it calls for in front. Raises NotFound for the number."""
    kind = _kind_of(number)
    of, case_kind, last = {kind, "case" if kind == "petition" else kind}, "", ""
    outcome = _outcome_of(desk, number)
    with desk.reading() as session:
        titles = own_titles(session)
        if kind in ("case", "petition"):
            case = find_case(session, number)
            events = case_facts(case, case.events).events
            case_kind, last = case.kind, events[-1].event if events else ""
    found = [
        OfferedForm(
            one.form,
            titles.get(one.form, one.title),
            one.group,
            bool(one.outcomes) or (bool(last) and last in one.after),
        )
        for one in shipped_forms()
        if of & set(one.of)
        and (not one.kinds or case_kind in one.kinds)
        and (not one.outcomes or outcome in one.outcomes)
    ]
    return sorted(found, key=lambda one: not one.likely)


def draft_form(
    desk: Desk, form: str, number: str, given: Mapping[str, Value] | None = None, own: OwnWords | None = None
) -> FormDraft:
    """The form in the office's words, filled from the record, and `given` in the place of what it doesn't hold (or
    holds otherwise); a field given empty stays empty. `own`: words not kept yet, to look at.

    Raises Refused where the form isn't one of such a record, NotFound for the number.
    """
    shipped = definition(form)
    _check_record(desk, shipped, number)
    known = record_values(desk, number)
    secret, group = _secret(desk, number)
    typed: Values = {key: value for key, value in (given or {}).items() if value not in (None, "", ())}
    cleared: Values = dict.fromkeys((given or {}).keys() - typed.keys() - _HEAD)
    own = own or _own_words(desk, shipped.form)
    check_wording(shipped.form, own)
    if group is not None:  # whatever stands on the record already is struck; what is typed here is struck now
        with desk.reading() as session:
            typed = {key: _struck(value, lambda text: struck_in(session, group, text)) for key, value in typed.items()}
            own = _own_struck(own, lambda text: struck_in(session, group, text))
    office = office_details(desk)
    noted = {"document_no": known.get("notice_no"), "day": known.get("notice_on")} if shipped.outcomes else {}
    values: Values = {**_office_values(office, typed), "writer": desk.user, **known, **noted, **cleared, **typed}
    values["day"] = _day_of(values.get("day"), desk.today)
    if secret and not shipped.names_denouncer:
        values, own = unnamed(values), _own_struck(own, without_code)
    wanted = worded(shipped, own.parts)
    values = {**{ask.key: ask.default for ask in wanted.asks if ask.default}, **values}
    if wanted.form in _DERIVED:
        values = {**_DERIVED[wanted.form](values), **values}
    paper = _composed(wanted, values, office, own.lines)
    return FormDraft(wanted, number, paper, tuple(fields_of(wanted)), values, missed_terms(desk, wanted, values))


def blank_form(desk: Desk, form: str, own: OwnWords) -> Composed:
    """The form of no record, in the office's words: dots wherever it asks for something."""
    check_wording(form, own)
    wanted, office = worded(definition(form), own.parts), office_details(desk)
    values = {**{ask.key: ask.default for ask in wanted.asks if ask.default}, **_office_values(office, {})}
    return _composed(wanted, values, office, own.lines)


def _composed(form: FormDefinition, values: Values, office: OfficeDetails, lines: Mapping[str, str]) -> Composed:
    number = document_no(form.series, None, lines["number_suffix"])
    return compose(form, values, letterhead(office), known_fields(), lines, draft_number=number)


def _own_words(desk: Desk, form: str) -> OwnWords:
    with desk.reading() as session:
        return own_words(session, form)


def _own_struck(own: OwnWords, strike: _Strike) -> OwnWords:
    def without(texts: Mapping[str, str]) -> dict[str, str]:
        return {part: strike(text) or "" for part, text in texts.items()}

    return OwnWords(without(own.parts), without(own.lines))


def make_form(
    desk: Desk, form: str, number: str, file_format: str, given: Mapping[str, Value] | None = None, *,
    reprint: bool = False,
) -> PaperMade:  # fmt: skip
    """The paper as pdf or docx; what is missing is left as dots and listed."""
    draft = draft_form(desk, form, number, given)
    return paper_made(draft.form.form, draft.paper, file_format, reprint=reprint, title=draft.form.title)


def fields_of(form: FormDefinition) -> list[FieldSpec]:
    """Every field of the form in the order it is read, the form's own words for it before the common ones."""
    wording = "\n".join((form.addressed, form.about, form.grounds, form.body, *form.recipients))
    while found := re.search(r"^@(\w+)\s*$", wording, re.MULTILINE):
        wording = wording[: found.start()] + snippets()[found[1]] + wording[found.end() :]
    own = {ask.key: ask for ask in form.asks}
    rows = {table.rows for table in form.tables.values()}
    keys = dict.fromkeys([*own, *_KEY.findall(wording), *rows])
    specs = {**known_fields(), **own}
    inside = {key for name in rows for key in specs[name].columns} if rows else set()
    inside |= {"n", "secret", "anonymous", *_SAID}
    return [specs[key] for key in keys if key in specs and (key in own or key not in inside)]


def unnamed(values: Values) -> Values:
    """Nobody of a secret record stands on a paper that may not name a denouncer: not even the code."""
    hidden: Values = {key: _struck(value, without_code) for key, value in values.items() if key not in PEOPLE}
    return hidden | {"citizen": "công dân", "citizens": "công dân", "citizen_called": "công dân", "secret": "x"}


def without_code(text: str) -> str:
    """The code that stands for a denouncer in free text says who it was to whoever saw it elsewhere."""
    return CODE.sub("người tố cáo", text)


def _struck(value: Value, strike: _Strike) -> Value:
    if isinstance(value, str):
        return strike(value)
    if isinstance(value, tuple | list):
        rows: list[Row] = [{key: _struck(cell, strike) for key, cell in row.items()} for row in value]
        return tuple(rows)
    return value


def _kind_of(number: str) -> str | None:
    own = number.partition("-")[0]
    return own if own in ("plan", "reception") else record_type(number)


def _outcome_of(desk: Desk, number: str) -> str:
    """What came of a visit, "" of other records."""
    if _kind_of(number) != "visit":
        return ""
    with desk.reading() as session:
        return session.scalar(select(Visit.outcome).where(Visit.number == number.upper())) or ""


def _check_record(desk: Desk, form: FormDefinition, number: str) -> None:
    kind = _kind_of(number)
    if kind not in form.of and not (kind == "petition" and "case" in form.of):
        raise Refused([Problem("number", _("mẫu {form} không in cho hồ sơ này").format(form=form.form), number)])
    outcome = _outcome_of(desk, number)
    if form.outcomes and outcome and outcome not in form.outcomes:
        accepted = ", ".join(label(VisitOutcome(one)).lower() for one in form.outcomes)
        words = _("mẫu {form} chỉ in cho lượt tiếp có kết quả: {accepted}").format(form=form.form, accepted=accepted)
        raise Refused([Problem("number", words, number)])


def _secret(desk: Desk, number: str) -> tuple[bool, int | None]:
    """Whether the record hides who denounced, and the group whose names are struck out of what is typed."""
    kind = record_type(number)
    with desk.reading() as session:
        if kind in ("case", "petition"):
            case = find_case(session, number)
            return case.secret, case.secret_group
        if kind == "visit":
            visit = session.scalars(select(Visit).where(Visit.number == number.upper())).one()
            return visit.secret, visit.secret_group
        row: Dialogue | Plan | None
        if _kind_of(number) == "reception":
            return False, None
        if kind == "dialogue":
            row = session.scalars(select(Dialogue).where(Dialogue.number == number.upper())).first()
        else:
            row = session.get(Plan, int(number.removeprefix("plan-")))
        about = row.case if row is not None else None
        return (about.secret, about.secret_group) if about is not None else (False, None)


def _office_values(office: OfficeDetails, given: Mapping[str, Value]) -> Values:
    sign_as = str(given.get("sign_as") or "chair")
    chair_signs = sign_as in ("chair", "committee")
    full = office_in_full(office.name)
    return {
        "office": office.name,
        "office_full": full,
        "office_short": full.removeprefix("Ủy ban nhân dân "),
        "place": office.place,
        "chair": office.chair,
        "presided": office.chair,
        "chair_of": f"Chủ tịch {full}" if full else None,
        "province": office.province,
        "province_chair": f"Chủ tịch Ủy ban nhân dân {office.province[:1].lower()}{office.province[1:]}",
        "officer": office.officer,
        "officer_title": office.officer_title,
        "reception_place": office.reception_place or full,
        "signer_capacity": SIGNERS.get(sign_as, SIGNERS["chair"]),
        "signer": office.chair if chair_signs else None,
    }


def office_in_full(name: str) -> str:
    """UBND phường Bình An is Ủy ban nhân dân phường Bình An in running text."""
    flat = " ".join(name.split())
    for short in ("UBND ", "ỦY BAN NHÂN DÂN "):
        if flat.upper().startswith(short):
            return f"Ủy ban nhân dân {flat[len(short) :]}"
    return flat


def _day_of(given: Value, today: date) -> Value:
    """The paper's day: as given, from its ISO text, else today. What is no day stays as it was written."""
    if not isinstance(given, str):
        return given or today
    try:
        return iso_date(given)
    except ValueError:
        return given
