"""The slip that answers a citizen, made from what the books hold on the day."""

from __future__ import annotations

from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import PaperMade, form_named, letterhead, paper_made
from danvan_desk.context import Desk
from danvan_desk.domain.numbering import record_type
from danvan_desk.domain.vocabulary import Kind, official
from danvan_desk.errors import Problem, Refused
from danvan_desk.queries.citizen_answer import Answer, citizen_answer
from danvan_desk.texts import _

FORM = "TL-CD"


def print_answer(desk: Desk, asked: str, *, file_format: str = "pdf", reprint: bool = False) -> PaperMade:
    """The slip as PDF or Word, asked for as in `citizen_answer`. Raises Refused where nobody, or nobody alone, is
    found."""
    answer = citizen_answer(desk, asked)
    if answer.who is None:
        words = _("nhiều người khớp, phải chọn một người") if answer.candidates else _("không thấy ai khớp trong sổ")
        raise Refused([Problem("asked", words, asked)])
    return slip_of(desk, answer, file_format=file_format, reprint=reprint)


def slip_of(desk: Desk, answer: Answer, *, file_format: str = "pdf", reprint: bool = False) -> PaperMade:
    """The slip of an answer as it was shown. Raises Refused where it answers nobody."""
    from danvan_desk.papers.answer_slip import AnswerSlip, SlipMatter, answer_slip

    if answer.who is None:
        raise Refused([Problem("asked", _("không thấy ai khớp trong sổ"), answer.asked)])
    office = office_details(desk)
    who = answer.who
    slip = AnswerSlip(
        letterhead=letterhead(office),
        day=answer.on,
        name=who.name or None,
        born=who.born,
        id_shown=who.id_shown,
        more=who.more,
        secret=who.secret,
        matters=tuple(
            SlipMatter(
                name=_called(matter.number),
                kind=official(Kind(matter.kind)),
                received=matter.received,
                content=matter.content,
                sentences=matter.told.sentences(),
            )
            for matter in answer.matters
        ),
        more_closed=answer.more_closed,
        officer=office.officer,
        edition=answer.edition,
    )
    form = form_named(FORM)
    return paper_made(form.form, answer_slip(slip), file_format, reprint=reprint, title=form.title)


def _called(number: str) -> str:
    return f"{'Lượt tiếp' if record_type(number) == 'visit' else 'Vụ việc'} {number}"
