"""The lists behind the numbers of a year's dialogues: what a page shows and a workbook holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Day = date  # where a field is itself called date


@dataclass(frozen=True)
class YearRow:
    """One line of the list behind a number; `position` is None for a whole dialogue.

    `amount` is what the line adds to the number: the people who came, else one.
    """

    dialogue: str
    kind: str
    date: Day
    position: int | None
    words: str | None
    where: str | None
    owner: str | None
    due: Day | None
    done_on: Day | None
    amount: int = 1


YearLists = dict[str, tuple[YearRow, ...]]
