"""The narrative report: keeping what the officer writes in it, and making the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from danvan_desk.actions.book import open_book
from danvan_desk.actions.forms import office_in_full, without_code
from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import PaperMade, letterhead, paper_made
from danvan_desk.actions.secrecy_kept import REPORT_TEXT
from danvan_desk.actions.wording import own_words
from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import ReportParagraph
from danvan_desk.domain.numbering import document_no
from danvan_desk.domain.periods import Period
from danvan_desk.domain.secrecy import redact_named
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.form_fields import SIGNERS
from danvan_desk.papers.form_text import Composed
from danvan_desk.queries.narrative import own_paragraphs, sent_with
from danvan_desk.tallies.narrative import ReportHead, narrative_paper
from danvan_desk.tallies.narrative_outline import own_parts
from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.tallies.narrative_counts import NarrativeCounts

FORM, SERIES = "BC-02", "BC"


@dataclass(frozen=True)
class ReportGiven:
    """What the officer says of a report beside its paragraphs. `document_no` "" while it has no number: that of the
    tables where they were sent. `sign_as` is one of SIGNERS. `own`: paragraphs as they stand on the screen."""

    document_no: str = ""
    day: date | None = None
    sign_as: str = "committee"
    signer: str = ""
    officers: bool = True
    own: Mapping[str, str] = field(default_factory=dict)


def save_paragraph(desk: Desk, period: Period, section: str, text: str, *, typing: bool = False) -> str:
    """Keep what stands in a section of a period's report, "" where nothing is to stand there; gives it as it is kept,
    a denouncer by the code. While somebody is still `typing` the log is not told. Raises Refused for no such section.
    """
    if section not in own_parts():
        raise Refused([Problem("section", _("báo cáo không có mục này"), section)])
    with open_book(desk) as book:
        kept = redact_named(text.strip(), everybody_hidden(book.session)) or ""
        row = book.session.get(ReportParagraph, (period.start, period.end, section))
        if row is None:
            row = ReportParagraph(start=period.start, end=period.end, section=section, text="", logged="")
            book.session.add(row)
        row.text = kept
        if not typing and row.logged != kept:
            before = {"text": row.logged} if row.logged else None
            record = f"report {period.start.isoformat()}/{period.end.isoformat()}"
            book.log(record, f"{REPORT_TEXT} {section}", before=before, after={"text": kept})
            row.logged = kept
    return kept


def compose_report(desk: Desk, counts: NarrativeCounts, given: ReportGiven) -> Composed:
    """The report of the period counted; sections not `given` are as they are kept."""
    office = office_details(desk)
    with desk.reading() as session:
        secrets = everybody_hidden(session)
        suffix = own_words(session, "").lines["number_suffix"]
    typed = {section: redact_named(text, secrets) or "" for section, text in given.own.items()}
    kept = {one.section: one.text for one in own_paragraphs(desk, counts.period)}
    went = sent_with(desk, counts.period)
    sent = went if went and not went.changed else None
    number = given.document_no or (sent.document_no if sent else "")
    chair_signs = given.sign_as in ("chair", "committee")
    head = ReportHead(
        office=office_in_full(office.name),
        number=f"Số: {number or document_no(SERIES, None, suffix)}",
        numbered=bool(number),
        day=given.day or (sent.day if sent else desk.today),
        capacity=SIGNERS.get(given.sign_as, SIGNERS["committee"]),
        signer=given.signer or (office.chair if chair_signs else None),
        superior=office_in_full(office.superior) if office.superior else None,
    )
    own = {section: without_code(text) for section, text in {**kept, **typed}.items()}
    return narrative_paper(counts, own, head, letterhead(office), officers=given.officers)


def make_report(desk: Desk, period: Period, file_format: str, given: ReportGiven | None = None) -> PaperMade:
    """The narrative report of a period as pdf or docx; what is missing is left as dots and listed."""
    from danvan_desk.tallies.narrative_counts import narrative_counts

    paper = compose_report(desk, narrative_counts(desk, period), given or ReportGiven())
    return paper_made(FORM, paper, file_format)
