"""From stored rows to what the rules of the law are asked about."""

from __future__ import annotations

from collections.abc import Iterable

from danvan_desk.db.tables import Event, Matter
from danvan_desk.domain.cases import effective
from danvan_desk.domain.clocks import CaseEvent, CaseFacts


def case_event(row: Event) -> CaseEvent:
    of: str | int | None = int(row.of) if row.of and row.of.isdigit() else row.of
    return CaseEvent(
        n=row.n, event=row.event, date=row.date, document_no=row.document_no, by=row.by, to=row.to,
        reason=row.reason, days=row.days, until=row.until, outcome=row.outcome, of=of,
        criteria=tuple(row.criteria or ()), officer=row.officer, note=row.note, orders=row.orders, done=row.done,
    )  # fmt: skip


def case_facts(case: Matter, events: Iterable[Event]) -> CaseFacts:
    """The case as the clocks see it: corrections applied, in order of day."""
    return CaseFacts(
        kind=case.kind,
        events=effective([case_event(row) for row in events]),
        instance=case.instance,
        remote_area=case.remote_area,
        in_authority=case.in_authority,
        channel=case.channel,
    )
