"""What a paper may hold beside paragraphs and tables, as data: a QR code, a strip of days, the lines of a reckoning, a
chart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from danvan_desk.domain.date_slip import DayMark

MARK_NAMES = {
    DayMark.WORKED: "ngày làm việc",
    DayMark.REST: "ngày nghỉ",
    DayMark.PAUSED: "tạm dừng",
    DayMark.LEFT: "ngày làm việc còn lại",
    DayMark.LATE: "quá hạn",
}


@dataclass(frozen=True)
class Code:
    """A QR code in the middle of the page, what it says under it in large letters, and a line below."""

    qr: str
    number: str
    below: str


@dataclass(frozen=True)
class StripLabel:
    """Words under a day: the start, "tạm dừng", "hôm nay", the due day (bold)."""

    day: date
    words: str
    bold: bool = False


@dataclass(frozen=True)
class DayStrip:
    """One cell a day, the words under it; `due` is always written, the other `labels` where there is room."""

    days: tuple[tuple[date, DayMark], ...]
    labels: tuple[StripLabel, ...]
    due: StripLabel | None
    today: date

    def in_words(self) -> str:
        """How many days there are of each kind."""
        count = Counter(mark for _day, mark in self.days)
        return ", ".join(f"{count[mark]} {name}" for mark, name in MARK_NAMES.items() if mark in count)


@dataclass(frozen=True)
class Legend:
    """What the cells of strips mean, of those that are drawn; `today` where the line of today is."""

    marks: frozenset[DayMark]
    today: bool

    def items(self) -> list[tuple[DayMark | None, str]]:
        """Each kind of cell with its name; None for the line of today."""
        items: list[tuple[DayMark | None, str]] = [(mark, MARK_NAMES[mark]) for mark in DayMark if mark in self.marks]
        return [*items, (None, "hôm nay")] if self.today else items


@dataclass(frozen=True)
class Entry:
    """A line of a reckoning: its `mark` before it ("1."), the date it leads to at its end, at the right edge;
    `bold` where it is the result. A `head` opens a block under a rule."""

    text: str
    mark: str = ""
    right: str = ""
    bold: bool = False
    head: bool = False


@dataclass(frozen=True)
class Chart:
    """Bars: a number of each series for each row (its label, then its numbers, none below 0), the caption under them.
    `upright`: columns side by side, for rows with short labels in the order of time."""

    caption: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    upright: bool = False

    def in_words(self) -> str:
        """A line a row: "Khiếu nại: Đúng hạn 9, Quá hạn 1"."""
        names = [f"{name} " if len(self.series) > 1 else "" for name in self.series]
        return "\n".join(
            f"{label}: " + ", ".join(f"{name}{n}" for name, n in zip(names, numbers, strict=True))
            for label, numbers in self.rows
        )


Drawn = Code | DayStrip | Legend | Entry | Chart
