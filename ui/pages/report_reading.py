"""What the reports page reads in the worker thread, and how a table's rows are made of it. No widget stands here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from danvan_desk.domain.periods import Period, ReportDays
from danvan_desk.tallies.tally import Tally
from danvan_desk.tallies.wording import figure
from danvan_desk.texts import _
from ui.pages.report_numbers import NumberRow, failing_cells
from ui.pages.report_periods import Asked, earlier, span_dash, year_so_far
from ui.tables.official_header import RowLabel
from ui.widgets.dates import full_date

if TYPE_CHECKING:
    from danvan_desk.context import Desk
    from danvan_desk.tallies.cells import CellRecord
    from danvan_desk.tallies.sent import Report


@dataclass(frozen=True)
class Sent:
    """The newest report of the period that went up, and how many of its numbers are others now."""

    report: Report
    changed: int


@dataclass(frozen=True)
class Figures:
    """The tables of the period asked for, of the one before, of the same days a year earlier, and of the year so far,
    all counted at `at`."""

    asked: Asked
    now: Tally
    before: Tally
    last_year: Tally
    so_far: Tally | None
    at: datetime
    today: date
    superior: str | None
    sent: Sent | None = None
    own_days: ReportDays | None = None

    def rows(self, code: str) -> list[NumberRow]:
        """The rows of one table: the office in this period, the period before, a year before, the year so far."""
        made = [_row(self.now, code, self.now.office.name, span_dash(self.now.period), strong=True)]
        made.append(_row(self.before, code, _("Kỳ trước"), span_dash(self.before.period)))
        made.append(_row(self.last_year, code, _("Cùng kỳ năm trước"), span_dash(self.last_year.period)))
        if self.so_far is not None:
            since = _("từ {day}").format(day=full_date(self.so_far.period.start))
            made.append(_row(self.so_far, code, _("Lũy kế năm"), since))
        return made

    def source_words(self, code: str) -> str:
        """How many records the table was counted from."""
        cells = self.now.table(code).rows[0].cells
        if code == "TH":
            petitions = cells["opening"] + cells["received"]
            return _("{n} đơn, {visits} lượt tiếp").format(n=petitions, visits=cells["visits"])
        words, counted = _sources()[code]
        sums = [figure(sum(cells[ms] for ms in of)) for of in counted]
        return words.format(**dict(zip("nm", sums, strict=False)))

    def is_empty(self) -> bool:
        return not any(value for table in self.now.tables for value in table.rows[0].cells.values())


def _sources() -> dict[str, tuple[str, tuple[tuple[str, ...], ...]]]:
    """What the tables of the circular are counted from, and the columns that add up to each number."""
    return {
        "01/TCD": (_("{n} lượt tiếp"), (("1",),)),
        "02/XLD": (_("{n} đơn"), (("1",),)),
        "03/GQKN": (_("{n} đơn khiếu nại, {m} quyết định"), (("1",), ("7",))),
        "04/GQTC": (_("{n} đơn tố cáo, {m} kết luận"), (("1",), ("7",))),
        "05/KQTH": (_("{n} quyết định, {m} kết luận"), (("1",), ("16",))),
        "06/QLKNTC": (_("{n} văn bản, {m} lớp"), (("1", "2", "3"), ("4",))),
    }


def _row(tally: Tally, code: str, words: str, second: str, *, strong: bool = False) -> NumberRow:
    table = tally.table(code)
    return NumberRow(tally.period, table, RowLabel(words, second, strong), strong, failing_cells(table))


def read_figures(desk: Desk, asked: Asked) -> Figures:
    """Every table counted anew from the books, once for each row."""
    from danvan_desk.actions.office import office_details
    from danvan_desk.tallies.compute import compute

    now, office = compute(desk, asked.period), office_details(desk)
    own_days = ReportDays(office.report_day, office.month_report, office.month_report_day)
    since = year_so_far(asked, own_days)
    return Figures(
        asked=asked,
        now=now,
        before=compute(desk, earlier(asked).period),
        last_year=compute(desk, asked.period.a_year_before()),
        so_far=compute(desk, since) if since else None,
        at=datetime.now().astimezone(),
        today=desk.today,
        superior=office.superior,
        own_days=own_days,
        sent=_sent(desk, now),
    )


def _sent(desk: Desk, now: Tally) -> Sent | None:
    from danvan_desk.tallies.sent import sent_reports, sent_tally

    reports = sent_reports(desk, now.period)
    if not reports:
        return None
    before = sent_tally(desk, reports[0].id)
    fresh = {table.code: table.rows[0].cells for table in now.tables}
    changed = sum(
        fresh[table.code].get(ms) != value for table in before.tables for ms, value in table.rows[0].cells.items()
    )
    return Sent(reports[0], changed)


def read_cell(desk: Desk, period: Period, code: str, ms: str) -> list[CellRecord]:
    from danvan_desk.tallies.cells import cell_records

    return cell_records(desk, period, code, ms)


def sent_words(figures: Figures) -> str:
    """That the report has gone up and what changed since; else when it goes to the province, or why no day is known,
    and that a period isn't over yet."""
    said = []
    if figures.sent is not None:
        return _gone_words(figures.sent)
    if figures.asked.period.end >= figures.today:
        said.append(_("Kỳ chưa hết, số tính đến hôm nay."))
    day = figures.asked.sent_by(figures.own_days)
    if day is None:
        said.append(_("Thông tư 06/2025 không định kỳ này: gửi theo ngày tỉnh đặt."))
    else:
        to = figures.superior or _("UBND cấp tỉnh")
        official = figures.own_days is None or not figures.own_days.asks(figures.asked.period)
        words = _("Gửi {to} trước {day} (Thông tư 06/2025)") if official else _("Gửi {to} trước {day}")
        words = words.format(to=to, day=full_date(day))
        left = (day - figures.today).days
        ahead = _("còn {n} ngày").format(n=left)
        said.append(f"{words}, {ahead}." if left > 0 else f"{words}.")
    return " ".join(said)


def _gone_words(sent: Sent) -> str:
    words = _("Đã gửi bản {n}, số {number} ngày {day}; kỳ đã khóa.").format(
        n=sent.report.version, number=sent.report.document_no, day=full_date(sent.report.day)
    )
    if sent.changed:
        words += " " + _("{n} số thay đổi sau báo cáo.").format(n=sent.changed)
    return words


def brief_words(sent: Sent) -> str:
    """The same in a few words, for the line over the table."""
    if sent.changed:
        return _("Đã gửi bản {n}, {changed} số thay đổi").format(n=sent.report.version, changed=sent.changed)
    return _("Đã gửi bản {n}, kỳ đã khóa").format(n=sent.report.version)
