"""What a list shows of a case, from its events: kept with the case, and counted anew for a day in the past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from danvan_desk.domain.case_facts import CaseEvent, Clock
from danvan_desk.domain.holding import Holding, holding
from danvan_desk.domain.vocabulary import ClockState

RUNNING = (ClockState.RUNNING, ClockState.DUE_SOON, ClockState.OVERDUE)


@dataclass(frozen=True)
class CaseLine:
    """`clock` is the one that bites first, or where none runs, the one that is paused. A closed case waits for nobody:
    it has no inner deadline, no proposal, no pause.
    """

    clock: Clock | None
    lies: Holding
    inner_due: date | None
    proposed_on: date | None
    complex_on: date | None
    paused_since: date | None


def case_line(events: Sequence[CaseEvent], running: Sequence[Clock], *, is_open: bool) -> CaseLine:
    """`events` with the corrections applied, in order; `running` the clocks that follow from them."""
    lies = holding(events)
    pauses = [event for event in events if event.event in ("suspended", "resumed")]
    suspended = bool(pauses) and pauses[-1].event == "suspended"
    return CaseLine(
        clock=first_to_bite(running) or next((clock for clock in running if clock.state == ClockState.PAUSED), None),
        lies=lies,
        inner_due=lies.inner_due if is_open else None,
        proposed_on=lies.proposed_on if is_open else None,
        complex_on=max((event.date for event in events if event.event == "complex"), default=None),
        paused_since=pauses[-1].date if suspended and is_open else None,
    )


def first_to_bite(running: Iterable[Clock]) -> Clock | None:
    """The running clock due first; of two due the same day, the one that started first."""
    duties = [clock for clock in running if clock.state in RUNNING and clock.due is not None]
    return min(duties, key=lambda clock: (clock.due or date.max, clock.start), default=None)
