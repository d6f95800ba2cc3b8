"""The allowance sheet of those who receive citizens, to be paid by, and the days of each under it.

The office's own paper, no official form; heading and date as in Nghị định 30/2020/NĐ-CP, Phụ lục I. Always Vietnamese.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from danvan_desk.domain.amounts import dong, dong_in_words
from danvan_desk.domain.periods import Period, calendar_month
from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph, Part
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import SAMPLE, Letterhead, short_date
from danvan_desk.papers.own_paper import own_paper

HEADING = "BẢNG THANH TOÁN TIỀN BỒI DƯỠNG"
ANNEX = "PHỤ LỤC. NGÀY TIẾP CÔNG DÂN CỦA TỪNG NGƯỜI"
TITLES = ("STT", "Họ và tên", "Chức danh", "Số ngày", "Mức (đồng/ngày)", "Thành tiền (đồng)", "Ký nhận")
ANNEX_TITLES = ("STT", "Họ và tên", "Số ngày", "Các ngày tiếp", "Ngày ghi thêm ngoài sổ và lý do")
SIGNERS = ("NGƯỜI LẬP BẢNG", "KẾ TOÁN", "CHỦ TỊCH")
SUM = "Cộng"
_SHARES = (0.065, 0.24, 0.18, 0.075, 0.16, 0.145, 0.135)
_ANNEX_SHARES = (0.065, 0.235, 0.08, 0.32, 0.30)
_ROW = 9  # mm, to sign in


@dataclass(frozen=True)
class PaidPerson:
    """`rate` in đồng a day; `added`: days the clerk added, with the reason."""

    name: str
    title: str
    rate: int
    days: tuple[date, ...]
    added: tuple[tuple[date, str], ...] = ()

    @property
    def due(self) -> int:
        return self.rate * len(self.days)


@dataclass(frozen=True)
class AllowancePaper:
    """`source`: where the figures are from, in a sentence; `drawn_up_on`: the day the paper is made; `sample`: of a
    practice ward."""

    letterhead: Letterhead
    period: Period
    source: str
    people: tuple[PaidPerson, ...]
    drawn_up_on: date
    drawn_up_by: str | None = None
    chair: str | None = None
    sample: bool = False

    @property
    def total(self) -> int:
        return sum(one.due for one in self.people)

    @property
    def in_words(self) -> str:
        return f"Bằng chữ: {dong_in_words(self.total)}."

    @property
    def about(self) -> str:
        return f"Tiếp công dân {period_words(self.period)}"


def period_words(period: Period) -> str:
    """As "tháng 10 năm 2026", or from which day to which."""
    if period == calendar_month(period.start.year, period.start.month):
        return f"tháng {period.start.month} năm {period.start.year}"
    return f"từ ngày {short_date(period.start)} đến ngày {short_date(period.end)}"


def allowance_paper(data: AllowancePaper) -> Composed:
    """The sheet, and on a page of its own the days of each person, where there is anyone."""
    rows = [
        (str(place), one.name, one.title, str(len(one.days)), dong(one.rate), dong(one.due), "")
        for place, one in enumerate(data.people, 1)
    ]
    days = sum(len(one.days) for one in data.people)
    total = ("", SUM, "", str(days), "", dong(data.total), "")
    names = (data.drawn_up_by, None, data.chair)
    missing = [("Tên cơ quan", data.letterhead.office.strip()), ("Địa danh", data.letterhead.place)]
    return own_paper(
        f"Bảng bồi dưỡng tiếp công dân {period_words(data.period)}",
        data.letterhead,
        HEADING,
        data.about,
        (
            *_said(data),
            Paragraph(data.source),
            PaperTable(
                TITLES, _SHARES, (*rows, total), middle=("Số ngày",), row_height=_ROW, right=TITLES[4:6], sum=True
            ),
            Paragraph(data.in_words),
        ),
        day=data.drawn_up_on,
        signatures=tuple(
            Signature(capacity, "(Ký, ghi rõ họ tên)", name) for capacity, name in zip(SIGNERS, names, strict=True)
        ),
        missing=[label for label, value in missing if not value],
        annex=_annex(data) if data.people else (),
    )


def _annex(data: AllowancePaper) -> tuple[Part, ...]:
    return (
        Paragraph(ANNEX, "centred"),
        *_said(data),
        Paragraph(f"Kèm theo bảng thanh toán tiền bồi dưỡng tiếp công dân {period_words(data.period)}", "note"),
        PaperTable(ANNEX_TITLES, _ANNEX_SHARES, annex_rows(data.people), middle=("Số ngày",)),
    )


def _said(data: AllowancePaper) -> tuple[Paragraph, ...]:
    return (Paragraph(SAMPLE, "centred"),) if data.sample else ()


def annex_rows(people: Sequence[PaidPerson]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(place), one.name, str(len(one.days)), days_in_words(one.days), added_in_words(one))
        for place, one in enumerate(people, 1)
    )


def added_in_words(one: PaidPerson) -> str:
    return "\n".join(f"{short_date(day)}: {why}" for day, why in one.added)


def days_in_words(days: Sequence[date]) -> str:
    """As "05, 12/10/2026; 03/11/2026": the days of a month with its name once."""
    months = groupby(days, key=lambda day: (day.year, day.month))
    return "; ".join(
        ", ".join(f"{day:%d}" for day in found) + f"/{month:02d}/{year}"
        for (year, month), found in ((key, list(group)) for key, group in months)
    )
