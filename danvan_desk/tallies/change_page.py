"""“Số liệu thay đổi sau báo cáo”: what was reported, what it is now, and why, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.tallies.sent import ChangedCell, ChangedRecord
from danvan_desk.tallies.tally import Tally, tidy
from danvan_desk.tallies.wording import figure, place_of, standing_warnings

_TITLES = ("STT", "Biểu, cột", "Nội dung", "Đã báo cáo", "Nay là", "Chênh lệch", "Hồ sơ và lý do")
_NUMBERS = _TITLES[3:6]
_SHARES = (0.05, 0.09, 0.22, 0.09, 0.09, 0.09, 0.37)
_NO_REASON = "chưa ghi lý do"


def change_page(
    sent: Tally, cells: Sequence[ChangedCell], letterhead: Letterhead, day: date, later: Tally | None = None
) -> Composed:
    """One paper, across the page; `day` is the one the numbers were counted anew on, `later` the version that was sent
    after this one, where it is held against that."""
    report = f"Báo cáo số {sent.sent.document_no} ngày {short_date(sent.sent.day)}" if sent.sent else "báo cáo"
    period = f"kỳ từ ngày {short_date(sent.period.start)} đến ngày {short_date(sent.period.end)}"
    rows = tuple(_row(place, cell) for place, cell in enumerate(cells, 1))
    against = f"số liệu tính lại ngày {short_date(day)}"
    if later and later.sent:
        against = f"so với bản {later.version}, Báo cáo số {later.sent.document_no} ngày {short_date(later.sent.day)}"
    lead = f"Theo {report}, {period}, bản {sent.version}; {against}."
    told: tuple[Paragraph | PaperTable, ...] = (Paragraph("Không có số liệu nào thay đổi sau báo cáo."),)
    if rows:
        records = len({one.number for cell in cells for one in cell.records})
        summed = Paragraph(f"Cộng {len(rows)} số thay đổi, do {records} hồ sơ.", "note")
        told = (PaperTable(_TITLES, _SHARES, rows, right=_NUMBERS), summed)
    return Composed(
        title="Số liệu thay đổi sau báo cáo",
        letterhead=letterhead,
        layout="paper",
        number="",
        dated=True,
        across=True,
        day=day,
        heading="SỐ LIỆU THAY ĐỔI SAU BÁO CÁO",
        about="",
        addressed=(),
        parts=(*(Paragraph(words, "centred") for words in standing_warnings(sent)), Paragraph(lead), *told),
        recipients=(),
        signatures=(
            (
                Signature("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)", sent.office.officer),
                Signature("CHỦ TỊCH", "(Ký, ghi rõ họ tên, đóng dấu)", sent.office.chair),
            ),
        ),
        missing=tuple(dict.fromkeys(one.name for cell in cells for one in cell.records if one.reason is None)),
    )


def _row(place: int, cell: ChangedCell) -> tuple[str, ...]:
    difference = cell.now - cell.before
    sign = "+" if difference > 0 else "−"
    path = ", ".join(reversed(cell.path))
    where = (
        f"{cell.table}\ncột {cell.ms}" if cell.ms.isdigit() else f"{cell.table}\ndòng {place_of(cell.table, cell.ms)}"
    )
    why = "\n".join(map(_why, cell.records))
    changed = f"{sign}{figure(tidy(abs(difference)))}"
    return (str(place), where, path, figure(cell.before), figure(cell.now), changed, why)


def _why(record: ChangedRecord) -> str:
    log = f" ({'; '.join(record.log)})" if record.log else ""
    return f"{record.name}: {record.reason or _NO_REASON}{log}"
