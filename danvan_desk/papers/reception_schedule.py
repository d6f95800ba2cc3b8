"""Lịch tiếp công dân của Chủ tịch UBND, to be posted at the office. Source: Luật Tiếp công dân Đ.24(4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import Letterhead, or_blank
from danvan_desk.papers.lines import DOTS
from danvan_desk.papers.own_paper import own_paper

_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_TITLES = ("STT", "Ngày", "Giờ", "Địa điểm", "Người tiếp, nội dung")
_SHARES = (0.061, 0.279, 0.097, 0.272, 0.291)
_SAID = (
    "Chủ tịch Ủy ban nhân dân trực tiếp tiếp công dân theo lịch này. Công dân đến khiếu nại, tố cáo, kiến nghị, phản "
    "ánh mang theo giấy tờ tùy thân và tài liệu, chứng cứ liên quan (nếu có). Khi không thể thực hiện đúng lịch, Ủy "
    "ban nhân dân sẽ thông báo thời gian tiếp dự kiến."
)


@dataclass(frozen=True)
class ScheduleDay:
    date: date
    time: str | None
    place: str | None
    host: str | None
    online: bool
    topic: str | None


@dataclass(frozen=True)
class ScheduleData:
    """`month` is its first day; `made_on` the day the paper is signed; `last_day` the last to post it."""

    letterhead: Letterhead
    month: date
    days: tuple[ScheduleDay, ...]
    made_on: date | None
    chair: str | None


def schedule(data: ScheduleData) -> Composed:
    return own_paper(
        f"Lịch tiếp công dân tháng {data.month:%m/%Y}",
        data.letterhead,
        "LỊCH TIẾP CÔNG DÂN ĐỊNH KỲ\nCỦA CHỦ TỊCH ỦY BAN NHÂN DÂN",
        f"Tháng {data.month.month} năm {data.month.year}",
        (
            PaperTable(
                _TITLES, _SHARES, tuple(_row(number, day) for number, day in enumerate(data.days, 1)),
                middle=("Giờ",),
            ),
            Paragraph(_SAID),
        ),
        day=data.made_on,
        signatures=(Signature("", ""), Signature("CHỦ TỊCH", "(Ký tên, đóng dấu)", data.chair)),
    )  # fmt: skip


def _row(number: int, day: ScheduleDay) -> tuple[str, ...]:
    how = " (trực tuyến)" if day.online else ""
    said = "\n".join(part for part in (or_blank(day.host, DOTS) + how, day.topic) if part)
    when = f"{_DAYS[day.date.weekday()]}, {day.date:%d/%m/%Y}"
    return str(number), when, or_blank(day.time, "....."), or_blank(day.place, DOTS), said
