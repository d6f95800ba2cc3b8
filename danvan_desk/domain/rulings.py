"""Decisions on complaints and conclusions on denunciations, and how each was carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as day

from danvan_desk.domain.case_facts import CaseEvent

RULINGS = ("decided", "concluded")


@dataclass(frozen=True)
class Ruling:
    """`n`: its number in the history. `carried_out_on`: the day it was enforced whole, or where it orders nothing,
    sent; None while that hasn't come. `enforced`: the numbers of the events that say what was collected, given back,
    done.
    """

    n: int
    date: day
    outcome: str | None
    carried_out_on: day | None = None
    enforced: tuple[int, ...] = ()


def rulings(events: Sequence[CaseEvent]) -> tuple[Ruling, ...]:
    """Every ruling of a case, in order, from its effective events.

    What follows a ruling belongs to it until the next one, made after the case was opened again.
    Source: Thông tư 06/2025/TT-TTCP, biểu 05/KQTH, cột 1, 2, 16, 17.
    """
    return tuple(_followed(events))


def _followed(events: Sequence[CaseEvent]) -> Iterator[Ruling]:
    ruling: Ruling | None = None
    orders = False
    for event in events:
        if event.event in RULINGS:
            if ruling is not None:
                yield ruling
            ruling, orders = Ruling(event.n, event.date, event.outcome), any((event.orders or {}).values())
        elif ruling is not None and event.event == "enforced":
            whole = event.outcome != "part"
            carried_out_on = _first(ruling, event) if whole else ruling.carried_out_on
            ruling = replace(ruling, enforced=(*ruling.enforced, event.n), carried_out_on=carried_out_on)
        elif ruling is not None and event.event == "sent" and not orders:
            ruling = replace(ruling, carried_out_on=_first(ruling, event))
    if ruling is not None:
        yield ruling


def _first(ruling: Ruling, event: CaseEvent) -> day:
    return ruling.carried_out_on or event.date
