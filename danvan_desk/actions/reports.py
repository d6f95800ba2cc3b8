"""Sending a period's tables up: their numbers are kept as they went, and the period is locked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from danvan_desk.actions.book import open_book
from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import PaperMade, letterhead, paper_made
from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import EXPLAIN, Change, ChangeReason, SentReport
from danvan_desk.domain.periods import Period
from danvan_desk.domain.secrecy import redact_named
from danvan_desk.errors import Problem, Refused
from danvan_desk.tallies.cells import list_cell
from danvan_desk.tallies.change_page import change_page
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.definitions import definition
from danvan_desk.tallies.kept import Lists, kept, packed, told
from danvan_desk.tallies.sent import (
    Report,
    changes,
    find_report,
    last_sent,
    later_tally,
    report_record,
    sent_tally,
)
from danvan_desk.tallies.sources import Asked
from danvan_desk.tallies.tally import Number, Sent, Tally
from danvan_desk.texts import _


def send_report(desk: Desk, period: Period, document_no: str, day: date, *, despite: bool = False) -> Report:
    """Keep every table of the period as it stands, as sent with the report of that number and day.

    The period is locked from then on: what is recorded in it later shows as changed after the report, and a further
    version may be sent. Raises Refused before the period is over, where an identity fails (unless `despite`), or where
    no number has changed since the last version.
    """
    problems = []
    if period.end >= desk.today:
        problems.append(Problem("period", _("kỳ chưa hết; gửi được từ ngày sau ngày cuối kỳ"), period.end.isoformat()))
    if not document_no.strip():
        problems.append(Problem("document_no", _("còn thiếu; ghi số báo cáo, ví dụ 12/BC-UBND")))
    if not period.end <= day <= desk.today:
        words = _("nhận từ ngày cuối kỳ {end:%d/%m/%Y} đến hôm nay").format(end=period.end)
        problems.append(Problem("day", words, day.isoformat()))
    if problems:
        raise Refused(problems)
    with open_book(desk) as book:
        tally = compute(desk, period)
        before = last_sent(book.session, period)
        if before is not None and _numbers(told(before.content)) == _numbers(tally):
            words = _("kỳ này đã gửi theo báo cáo {number} và chưa có số nào thay đổi").format(
                number=before.document_no
            )
            raise Refused([Problem("period", words)])
        same = (SentReport.document_no == document_no.strip(), SentReport.start == period.start)
        used = book.session.scalars(select(SentReport).where(*same, SentReport.end == period.end)).first()
        if used is not None:
            words = _("số này là của bản {n}; ghi số khác").format(n=used.version)
            raise Refused([Problem("document_no", words, document_no.strip())])
        broken = [f"{one.code}: {check.rule}" for one in tally.tables for check in one.checks if not check.holds]
        if broken and not despite:
            raise Refused([Problem("checks", _("còn phép kiểm chưa đạt: {rules}").format(rules="; ".join(broken)))])
        sent = replace(tally, sent=Sent(document_no.strip(), day))
        row = SentReport(
            start=period.start, end=period.end, version=sent.version, document_no=document_no.strip(), day=day,
            sent_by=desk.user, last_change=book.session.scalar(select(func.max(Change.id))) or 0, content=kept(sent),
            lists=packed(_lists(desk, book.session, sent)),
        )  # fmt: skip
        book.session.add(row)
        book.session.flush()
        after = {"from": period.start.isoformat(), "to": period.end.isoformat(), "version": sent.version}
        book.log(report_record(row), "send", after=after | {"document_no": row.document_no})
        return Report(row.id, period, row.version, row.document_no, row.day, row.sent_by)


def _numbers(tally: Tally) -> dict[str, Mapping[str, Number]]:
    return {table.code: table.rows[0].cells for table in tally.tables}


def _lists(desk: Desk, session: Session, tally: Tally) -> Lists:
    found: Lists = {}
    for table in tally.tables:
        form = definition(table.code)
        asked = Asked(desk, session, tally.period)
        columns = found[table.code] = {}
        for column in form.columns:
            cell: dict[str, Number] = columns.setdefault(column.ms, {})
            for record in list_cell(asked, column):
                cell[record.number] = cell.get(record.number, 0) + record.amount
    return found


def give_reason(desk: Desk, report: int, record: str, text: str) -> None:
    """Why a record changed a report's numbers after it was sent, a denouncer by the code; "" takes the words back.
    Raises NotFound."""
    give_reasons(desk, [(report, record, text)])


def give_reasons(desk: Desk, given: Iterable[tuple[int, str, str]]) -> None:
    """Several at once, each (report, record, text); all are kept or none. Raises NotFound."""
    with open_book(desk) as book:
        hidden = everybody_hidden(book.session)
        for report, record, text in given:
            row = find_report(book.session, report)
            reason = next((one for one in row.reasons if one.record == record), None)
            words = redact_named(" ".join(text.split()), hidden) or ""
            before = {"text": reason.text} if reason else None
            if reason is None and words:
                row.reasons.append(ChangeReason(record=record, text=words))
            elif reason is not None and words:
                reason.text = words
            elif reason is not None:
                book.session.delete(reason)
            after = {"report": row.document_no, "of": report_record(row), "text": words}
            book.log(record, EXPLAIN, before=before, after=after)


def print_changes(desk: Desk, report: int) -> PaperMade:
    """“Số liệu thay đổi sau báo cáo”; `missing` are the records nobody gave a reason for. Raises NotFound."""
    head, later = letterhead(office_details(desk)), later_tally(desk, report)
    page = change_page(sent_tally(desk, report), changes(desk, report), head, desk.today, later)
    return paper_made("", page)
