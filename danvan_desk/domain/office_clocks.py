"""The terms of a visit, of an online session and of a dialogue: one start, one stop, no pauses."""

from __future__ import annotations

from datetime import date

from danvan_desk.domain.case_facts import Clock, DialogueFacts, VisitFacts
from danvan_desk.domain.counting import Term, Verdict, settle
from danvan_desk.domain.rules import Rule, RuleBook
from danvan_desk.domain.vocabulary import NOTICE_GROUNDS, DialogueKind, Mode, VisitOutcome
from danvan_desk.domain.working_days import WorkingCalendar


def visit_clocks(
    facts: VisitFacts, rules: RuleBook, calendar: WorkingCalendar, on: date, *, explain: bool = True
) -> list[Clock]:
    """What a turn at the desk leaves owed: the answer (LTCD Đ.28(1)), the written refusal (NĐ 154/2026 Đ.4(3))."""
    if facts.date > on:
        return []
    found = []
    if facts.outcome == VisitOutcome.RECEIVED:
        rule = rules.rule("reception.answer", facts.date)
        found.append((rule, "Tiếp công dân", _ended(facts.first_step_on, on, facts.closed_on)))
    if facts.outcome == VisitOutcome.REFUSED and facts.refusal_ground in NOTICE_GROUNDS:
        rule = rules.rule("reception.refusal_notice", facts.date)
        if rule.since <= facts.date:
            found.append((rule, "Từ chối tiếp", _ended(facts.notice_on, on)))
    return [
        settle(_term(rule, facts.date, opening), verdict, calendar, on, explain=explain)
        for rule, opening, verdict in found
    ]


def reception_clocks(
    day: date,
    mode: str,
    notified: date | None,
    rules: RuleBook,
    calendar: WorkingCalendar,
    on: date,
    *,
    explain: bool = True,
) -> list[Clock]:
    """The notice of an online session, counted back from it (NĐ 154/2026 Đ.23(1)). None for a session in person."""
    rule = rules.rule("online.notice", day)
    if mode != Mode.ONLINE or day < rule.since:
        return []
    return [settle(_term(rule, day, "Buổi tiếp trực tuyến"), _ended(notified, on), calendar, on, explain=explain)]


def dialogue_clocks(
    facts: DialogueFacts, rules: RuleBook, calendar: WorkingCalendar, on: date, *, explain: bool = True
) -> list[Clock]:
    """A conference: announced, then published (LTCCQ Đ.43). A dialogue in a complaint: its notice (NĐ 124 Đ.28(1))."""
    terms: list[tuple[Rule, str, Verdict]] = []
    if facts.kind == DialogueKind.CONFERENCE:
        terms.append((rules.rule("dialogue.announce", facts.date), "Hội nghị đối thoại", _ended(facts.announced, on)))
        if facts.date <= on:
            rule = rules.rule("dialogue.publish", facts.date)
            terms.append((rule, "Hội nghị đối thoại", _ended(facts.published, on)))
    elif facts.kind == DialogueKind.CASE and facts.case_kind == "complaint":
        rule = rules.rule("complaint.dialogue_notice", facts.date)
        if rule.since <= facts.date:
            terms.append((rule, "Đối thoại", _ended(facts.called_on, on)))
    return [
        settle(_term(rule, facts.date, opening), verdict, calendar, on, explain=explain)
        for rule, opening, verdict in terms
    ]


def _term(rule: Rule, start: date, opening: str) -> Term:
    return Term(
        rule=rule,
        title=rule.title,
        basis=rule.basis,
        sure=rule.sure,
        start=start,
        opening=opening,
        length=rule.length,
        office=rule.office.get(""),
    )


def _ended(ended_on: date | None, on: date, dropped_on: date | None = None) -> Verdict:
    if ended_on is not None and ended_on <= on:
        return Verdict(ended_on=ended_on)
    return Verdict(dropped=dropped_on is not None and dropped_on <= on)
