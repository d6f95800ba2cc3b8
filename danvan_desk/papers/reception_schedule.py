"""Lịch tiếp công dân của Chủ tịch UBND, to be posted at the office. Source: Luật Tiếp công dân Đ.24(4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.fonts import BOLD
from danvan_desk.papers.heading import Signature, draw_place_and_date, draw_signatures, open_sheet
from danvan_desk.papers.letterhead import Letterhead, or_blank
from danvan_desk.papers.lines import DOTS
from danvan_desk.papers.sheet import MM
from danvan_desk.papers.table import Column, Table

_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


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


def schedule_pdf(data: ScheduleData) -> bytes:
    sheet = open_sheet(f"Lịch tiếp công dân tháng {data.month:%m/%Y}", data.letterhead)
    draw_place_and_date(sheet, data.letterhead, data.made_on)
    sheet.skip(10)
    sheet.centred_lines("LỊCH TIẾP CÔNG DÂN ĐỊNH KỲ", font=BOLD)
    sheet.centred_lines("CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN", font=BOLD)
    sheet.centred_lines(f"Tháng {data.month.month} năm {data.month.year}", font=BOLD)
    sheet.skip(10)
    widths = ((10, "STT"), (46, "Ngày"), (16, "Giờ"), (45, "Địa điểm"), (48, "Người tiếp, nội dung"))
    columns = [Column(title, width * MM, centred=at in (0, 2)) for at, (width, title) in enumerate(widths)]
    table = Table(sheet, columns, size=12)
    for number, day in enumerate(data.days, 1):
        how = " (trực tuyến)" if day.online else ""
        said = "\n".join(part for part in (or_blank(day.host, DOTS) + how, day.topic) if part)
        when = f"{_DAYS[day.date.weekday()]}, {day.date:%d/%m/%Y}"
        table.row([str(number), when, or_blank(day.time, "....."), or_blank(day.place, DOTS), said])
    table.close()
    sheet.paragraph(
        "Chủ tịch Ủy ban nhân dân trực tiếp tiếp công dân theo lịch này. Công dân đến khiếu nại, tố cáo, kiến nghị, "
        "phản ánh mang theo giấy tờ tùy thân và tài liệu, chứng cứ liên quan (nếu có). Khi không thể thực hiện đúng "
        "lịch, Ủy ban nhân dân sẽ thông báo thời gian tiếp dự kiến.",
        before=10,
    )
    sheet.skip(12)
    draw_signatures(
        sheet,
        (
            Signature("", ""),
            Signature("CHỦ TỊCH", "(Ký tên, đóng dấu)", data.chair),
        ),
    )
    return sheet.finish()
