"""The cover of a case's file, from the case: its papers are those handed in and those its events went out with."""

from __future__ import annotations

from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import PaperMade, form_named, letterhead, paper_made
from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.domain.numbering import check_code
from danvan_desk.domain.vocabulary import EventName, Field, Kind, official
from danvan_desk.papers.file_cover import FileCover, FiledPaper, file_cover
from danvan_desk.queries.cases import find_case

FORM = "BIA-HS"


def print_cover(desk: Desk, number: str, *, file_format: str = "pdf", reprint: bool = False) -> PaperMade:
    """As PDF or Word. Raises NotFound for the number."""
    form, office = form_named(FORM), office_details(desk)
    with desk.reading() as session:
        case = find_case(session, number)
        handed = [
            FiledPaper(paper.title, day=petition.received, pages=paper.pages)
            for petition in case.petitions
            for paper in petition.documents
        ]
        sent = [
            FiledPaper(official(EventName(one.event)), one.document_no, one.date)
            for one in case_facts(case, case.events).events
            if one.document_no
        ]
        data = FileCover(
            letterhead=letterhead(office),
            number=case.number,
            code=check_code(case.number, case.opened),
            kind=official(Kind(case.kind)),
            field=official(Field(case.field)),
            content=case.content,
            opened=case.opened,
            sender="" if case.secret else case.people,
            petitions=", ".join(petition.number for petition in case.petitions),
            officer=case.officer,
            closed_on=case.closed_on,
            papers=(*handed, *sent),
        )
    return paper_made(form.form, file_cover(data), file_format, reprint=reprint, title=form.title)
