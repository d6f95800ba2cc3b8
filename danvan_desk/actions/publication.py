"""Results made public: keeping what is said of a case, making the list as paper and Excel, recording that it was
posted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from danvan_desk.actions.book import open_book
from danvan_desk.actions.events import save_event
from danvan_desk.actions.meeting import Made, own_made
from danvan_desk.actions.office import is_sample, office_details
from danvan_desk.actions.papers import PaperMade, letterhead, paper_made
from danvan_desk.actions.secrecy_kept import SUMMARY_TEXT
from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import PublicSummary
from danvan_desk.domain.periods import Period
from danvan_desk.domain.publication import LEFT_OUT, public_text
from danvan_desk.domain.records import NewEvent
from danvan_desk.domain.secrecy import redact_named
from danvan_desk.domain.vocabulary import EventName, Field, Kind, official
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.form_text import Composed
from danvan_desk.papers.letterhead import short_date
from danvan_desk.papers.publication import PublicLine, publication_paper
from danvan_desk.queries.publication import (
    Publication,
    default_summary,
    is_secret,
    people_of,
    publications,
    result_words,
)
from danvan_desk.texts import _
from danvan_desk.whole_file import write_whole

FORM = "DS-CK"
MOST = 2000
"""Letters of a summary."""


def save_summary(desk: Desk, case: str, text: str) -> str:
    """Keep what is said of a case in the list; gives it as it is kept, nobody named. "" goes back to what the case says
    of itself. Raises Refused where it is too long."""
    if len(text) > MOST:
        raise Refused([Problem("summary", _("dài quá {most} chữ").format(most=MOST), str(len(text)))])
    with open_book(desk) as book:
        matter = book.find_case(case)
        people = people_of(book.session, [matter])[matter.id]
        kept = public_text(text.strip(), matter.kind, people)
        kept = redact_named(kept, [(LEFT_OUT, person) for _code, person in everybody_hidden(book.session)]) or ""
        row = book.session.get(PublicSummary, matter.id)
        before = row.text if row is not None else ""
        if kept == default_summary(matter, people):
            kept = ""
        if kept and row is None:
            book.session.add(PublicSummary(case_id=matter.id, text=kept, secret=is_secret(matter)))
        elif kept and row is not None:
            row.text, row.secret = kept, is_secret(matter)
        elif row is not None:
            book.session.delete(row)
        if kept != before:
            said = {"text": before} if before else None
            book.log(matter.number, SUMMARY_TEXT, before=said, after={"text": kept})
        return kept or default_summary(matter, people)


def record_published(
    desk: Desk, cases: Sequence[str], day: date, document_no: str | None = None, note: str | None = None
) -> int:
    """Record for each case that its result was made public: all of them or, where the law or the order of things
    forbids it for one, none. Raises Refused, each reason with its case."""
    problems: list[Problem] = []
    with open_book(desk) as book:
        for case in cases:
            try:
                save_event(book, NewEvent(case, EventName.PUBLISHED.value, day, document_no=document_no, note=note))
            except Refused as refused:
                problems += [Problem(one.field, f"{case}: {one.message}", one.value) for one in refused.problems]
        if problems:
            raise Refused(problems)
    return len(cases)


def publication_page(desk: Desk, period: Period) -> Made:
    """The list of a period as PDF and Word, signed by the chair."""
    paper = _paper(desk, period, _lines(desk, period))
    return own_made("Danh sách công khai kết quả giải quyết", f"{file_name(period)}.pdf", paper)


def print_publications(desk: Desk, period: Period, file_format: str) -> PaperMade:
    """The list of a period as pdf, docx or xlsx; the log is told by who puts it out."""
    lines = _lines(desk, period)
    paper = _paper(desk, period, lines)
    if file_format != "xlsx":
        return paper_made(FORM, paper, file_format)
    return PaperMade(FORM, paper.title, _book(desk, period, lines), file_format, paper.missing)


def write_publications(desk: Desk, period: Period, path: Path) -> int:
    """The list of a period as Excel; gives how many it holds. The log is told. Raises OSError where the file can't be
    written."""
    lines = _lines(desk, period)
    write_whole(path, _book(desk, period, lines))
    note_published_list(desk, period, "excel")
    return len(lines)


def _lines(desk: Desk, period: Period) -> list[PublicLine]:
    return public_lines(publications(desk, period))


def _paper(desk: Desk, period: Period, lines: Sequence[PublicLine]) -> Composed:
    office, sample = office_details(desk), is_sample(desk)
    return publication_paper(
        letterhead(office), span_words(period), lines, desk.today, office.chair, sample=sample
    )  # fmt: skip


def _book(desk: Desk, period: Period, lines: Sequence[PublicLine]) -> bytes:
    from danvan_desk.exchange.publication_book import publication_xlsx

    office, sample = office_details(desk), is_sample(desk)
    return publication_xlsx(office.name, span_words(period), desk.today, lines, office.chair, sample=sample)


def note_published_list(desk: Desk, period: Period, made: str) -> None:
    """Record that the list went to the printer or a file (`made`), and which cases stood in it."""
    cases = [one.case for one in publications(desk, period)]
    with open_book(desk) as book:
        record = f"publication {period.start.isoformat()}/{period.end.isoformat()}"
        book.log(record, "print publication", after={"form": made, "cases": cases})


def public_lines(found: Sequence[Publication]) -> list[PublicLine]:
    """The rows of the paper. It goes up for everybody to read: what is overdue is told on the screen, not here."""
    return [
        PublicLine(
            case=one.case,
            kind=official(Kind(one.kind)),
            field=official(Field(one.field)),
            summary=one.summary,
            document="\n".join(filter(None, (f"Số {one.document_no}" if one.document_no else "",
                                             f"ngày {short_date(one.decided_on)}"))),
            result=result_words(one),
            state=_state(one),
        )
        for one in found
    ]  # fmt: skip


def _state(one: Publication) -> str:
    if one.published_on is None:
        return "Công khai theo danh sách này"
    return f"Đã công khai ngày {short_date(one.published_on)}"


def span_words(period: Period) -> str:
    return f"từ ngày {short_date(period.start)} đến hết ngày {short_date(period.end)}"


def file_name(period: Period) -> str:
    return f"Danh-sach-cong-khai-{period.start:%Y%m%d}-{period.end:%Y%m%d}"
