"""What the law asks to be told by a day, and a paper dated later misses: said while it is written, never refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from danvan_desk.context import Desk
from danvan_desk.domain.case_facts import DialogueFacts
from danvan_desk.domain.clocks import dialogue_clocks
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.papers.form_definition import FormDefinition
from danvan_desk.papers.form_text import Value
from danvan_desk.texts import _

_IN_A_CASE = "complaint.dialogue_notice"


def missed_terms(desk: Desk, form: FormDefinition, values: Mapping[str, Value]) -> tuple[str, ...]:
    """Sentences for the officer about the form's clock, held against the paper's day; none where it is kept."""
    held, day = values.get("held_on"), values.get("day")
    if not form.clock or not isinstance(held, date) or not isinstance(day, date):
        return ()
    kind = "case" if form.clock == _IN_A_CASE else "conference"
    facts = DialogueFacts(kind, held, announced=day, published=day, called_on=day)
    with desk.reading() as session:
        rules, calendar = desk.rules(session), desk.calendar(session)
    clocks = dialogue_clocks(facts, rules, calendar, max(held, day), explain=False)
    return tuple(
        _("{title}: chậm nhất ngày {due}, văn bản này ghi ngày {day} ({basis}).").format(
            title=clock.title, due=f"{clock.due:%d/%m/%Y}", day=f"{day:%d/%m/%Y}", basis=clock.basis
        )
        for clock in clocks
        if clock.clock == form.clock and clock.state == ClockState.MET_LATE and clock.due
    )
