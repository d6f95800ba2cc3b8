"""A proposal to the chair: the step it asks for, what it carries for that step, how it was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.holding import ANSWERS

CARRIED: Mapping[str, tuple[str, ...]] = {
    "forwarded": ("to",),
    "guided": ("to",),
    "verifying": ("officer",),
    "complex": ("criteria",),
    "extended": ("days",),
}
"""What a proposal carries for its step besides the reason."""


@dataclass(frozen=True)
class Proposal:
    """`answer` is None while it waits for the chair. `recorded`: the step, or another in its place, was taken since."""

    event: CaseEvent
    answer: CaseEvent | None = None
    recorded: bool = False

    @property
    def step(self) -> str | None:
        return self.event.outcome

    @property
    def waits(self) -> bool:
        return self.answer is None

    @property
    def to_record(self) -> bool:
        """Agreed to, and its step not yet in the book."""
        agreed = self.answer is not None and self.answer.event == "approved" and self.answer.outcome != "sent_back"
        return agreed and self.step is not None and not self.recorded

    def prefill(self) -> dict[str, Any]:
        """What the event that records the step starts from."""
        names = (*CARRIED.get(self.step or "", ()), "reason")
        return {name: value for name in names if (value := getattr(self.event, name))}


def last_proposal(events: Iterable[CaseEvent]) -> Proposal | None:
    """The newest proposal among the events as they hold (corrections applied, in order)."""
    found: Proposal | None = None
    for event in events:
        if event.event == "proposed":
            found = Proposal(event)
        elif found is not None:
            answer = found.answer or (event if event.event in ANSWERS else None)
            taken = event.event == found.step or (event.event in ANSWERS and event.event != "approved")
            found = Proposal(found.event, answer, found.recorded or taken)
    return found
