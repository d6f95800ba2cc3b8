"""Making a paper from the record it is of. What the record doesn't hold is left as dots and listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from danvan_desk import settings
from danvan_desk.actions.book import open_book
from danvan_desk.actions.office import OfficeDetails, office_details
from danvan_desk.context import Desk
from danvan_desk.db.tables import IssuedPaper
from danvan_desk.domain.delegations import LEAST, speakers_first
from danvan_desk.domain.numbering import check_code, record_type
from danvan_desk.domain.vocabulary import Copy, IdKind, Kind, Represents, official
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.catalogue import FORMS, Form, all_forms, find_form
from danvan_desk.papers.identity import Identity
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.members_list import ListedMember, MembersList
from danvan_desk.papers.receipt import ReceiptData, ReceiptDocument
from danvan_desk.papers.receipt import missing as receipt_missing
from danvan_desk.queries.people import PaperHanded, PersonShown
from danvan_desk.queries.petitions import PetitionCard, petition_card
from danvan_desk.queries.printed import printed_before
from danvan_desk.queries.visits import VisitCard, visit_card
from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.papers.form_text import Composed


@dataclass(frozen=True)
class PaperMade:
    """A paper as a file's bytes; `missing` names, in the form's words, what was left as dots. `note`: what else the
    officer should know of it before it is printed. `word` makes the Word file of the very same paper."""

    form: str
    title: str
    content: bytes
    format: str
    missing: tuple[str, ...]
    note: str = ""
    word: Callable[[], bytes] | None = None


def paper_made(
    form: str, paper: Composed, file_format: str = "pdf", *, reprint: bool = False, title: str = ""
) -> PaperMade:  # fmt: skip
    """A composed paper as pdf or docx; what is missing is left as dots and listed. `title`: the form's, else its own.

    A Word file is to be edited yet and never says "Bản in lại".
    """
    content = rendered(paper, file_format, reprint=reprint)
    word = partial(rendered, paper, "docx")
    return PaperMade(form, title or paper.title, content, file_format, paper.missing, word=word)


def rendered(paper: Composed, file_format: str, *, reprint: bool = False) -> bytes:
    if file_format == "docx":
        from danvan_desk.papers.form_docx import form_docx

        return form_docx(paper)
    from danvan_desk.papers.form_pdf import form_pdf

    return form_pdf(paper, reprint=reprint)


def form_named(form: str) -> Form:
    """Raises Refused, naming the forms there are."""
    found = find_form(form)
    if found is None:
        accepted = ", ".join(one.form for one in all_forms())
        raise Refused(
            [Problem("form", _("không có mẫu này; nhận một trong: {accepted}").format(accepted=accepted), form)]
        )
    return found


def print_record(
    desk: Desk, form: str, number: str, *, file_format: str = "pdf", reprint: bool = False, layout: str = ""
) -> PaperMade:  # fmt: skip
    """A paper of one record as PDF or as Word. Raises Refused where it isn't of such one.

    `layout` is a receipt's, one of settings.RECEIPTS; "" as the office has chosen; its Word file is A4.

    The answer slip of a secret matter is printed by the receipt's number and its check code ("TD-2026-00012 A1B2C3").
    """
    wanted = form_named(form)
    kind = record_type(number.partition(" ")[0] if wanted.form == "TL-CD" else number)  # its check code may follow
    if wanted.form in ("XLD-01", "CV-DD") and kind in ("case", "petition"):
        from danvan_desk.actions.steering_papers import print_proposal, print_urging

        make = print_proposal if wanted.form == "XLD-01" else print_urging
        return make(desk, number, file_format=file_format, reprint=reprint)
    if wanted not in FORMS:
        from danvan_desk.actions.forms import make_form

        return make_form(desk, wanted.form, number, file_format, reprint=reprint)
    if kind not in wanted.of:
        names = {
            "visit": _("lượt tiếp (TD-…)"),
            "petition": _("đơn (DT-…)"),
            "case": _("vụ việc (VV-…)"),
            "dialogue": _("đối thoại (DTH-…)"),
            "register": _("một kỳ"),
            "period": _("một kỳ"),
        }
        of = ", ".join(names[one] for one in wanted.of)
        raise Refused([Problem("number", _("mẫu {form} in cho {of}").format(form=wanted.form, of=of), number)])
    if wanted.form == "TL-CD":
        from danvan_desk.actions.answers import print_answer

        return print_answer(desk, number, file_format=file_format, reprint=reprint)
    if wanted.form == "BIA-HS":
        from danvan_desk.actions.file_covers import print_cover

        return print_cover(desk, number, file_format=file_format, reprint=reprint)
    if wanted.form == "GT-TH":
        from danvan_desk.actions.slips import print_slip

        return print_slip(desk, number, file_format=file_format, reprint=reprint)
    office = office_details(desk)
    if wanted.form == "DS-KT":
        from danvan_desk.papers.members_list import members_list

        listed = _members(office, visit_card(desk, number) if kind == "visit" else petition_card(desk, number))
        return paper_made(wanted.form, members_list(listed), file_format, reprint=reprint, title=wanted.title)
    data = _receipt(office, visit_card(desk, number)) if kind == "visit" else _petition_receipt(desk, office, number)
    if file_format == "docx":
        content = _receipt_word(data)
        return PaperMade(wanted.form, wanted.title, content, file_format, tuple(receipt_missing(data)))
    return _receipt_made(wanted, data, layout or settings.load(desk.home).receipt, reprint=reprint)


def _receipt_made(form: Form, data: ReceiptData, layout: str, *, reprint: bool) -> PaperMade:
    from danvan_desk.papers.receipt import halves_pdf, receipt_pdf
    from danvan_desk.papers.sheet import A5, PORTRAIT

    content = halves_pdf(data, reprint=reprint) if layout == settings.HALVES else None
    note = ""
    if content is None:
        content = receipt_pdf(data, page=A5 if layout == settings.SMALL else PORTRAIT, reprint=reprint)
        if layout == settings.HALVES:
            note = _("Giấy biên nhận này dài, không vừa nửa tờ A4 nên để cả tờ A4, một bản một tờ.")
    left = tuple(receipt_missing(data))
    return PaperMade(form.form, form.title, content, "pdf", left, note, partial(_receipt_word, data))


def _receipt_word(data: ReceiptData) -> bytes:
    from danvan_desk.papers.receipt_word import receipt_docx

    return receipt_docx(data)


def note_printed(desk: Desk, form: str, number: str, paper: int | None = None) -> int:
    """Record that a paper, or the issued `paper`, went to the printer or a file; gives how often it had before. A
    refusal notice printed for the first time ends its clock (NĐ 154/2026 Đ.4(3))."""
    number = number.partition(" ")[0]  # without the check code
    with open_book(desk) as book:
        earlier = printed_before(book.session, form, number, paper)
        row = None if paper is None else book.session.get(IssuedPaper, paper)
        issued = {"paper": row.id, "document_no": row.document_no} if row is not None else {}
        book.log(number, f"print {form}", after={"form": form, "copy": earlier + 1, **issued})
        if form == "01-TCD":
            visit = book.find_visit(number, "number")
            if visit.notice_on is None:
                book.log(number, "update", before={"notice_on": None}, after={"notice_on": desk.today.isoformat()})
                visit.notice_on = desk.today
        return earlier


def letterhead(office: OfficeDetails) -> Letterhead:
    return Letterhead(office=office.name, superior=office.head_line, place=office.place)


def identity_of(person: PersonShown | None) -> Identity:
    if person is None:
        return Identity()
    if person.code:
        return Identity(name=person.code, withheld=True)
    return Identity(
        name=person.name,
        id_number=person.id_number,
        id_label=official(IdKind(person.id_kind)) if person.id_kind else None,
        id_issued_on=person.id_issued_on,
        id_issued_by=person.id_issued_by,
        address=person.address,
        phone=person.phone,
    )


def _members(office: OfficeDetails, record: VisitCard | PetitionCard) -> MembersList:
    day, others = (record.date, record.companions) if isinstance(record, VisitCard) else (record.received, 0)
    members = tuple(
        ListedMember(one.name, (one.born or "")[:4], one.id_number or "", one.address or "",
                     speaks=one.represents == Represents.GROUP)
        for one in speakers_first(record.people)
    )  # fmt: skip
    return MembersList(
        letterhead=letterhead(office),
        number=record.number,
        day=day,
        members=members,
        others=others,
        secret=record.secret,
        officer=office.officer,
    )


def _documents(papers: tuple[PaperHanded, ...]) -> tuple[ReceiptDocument, ...]:
    return tuple(
        ReceiptDocument(paper.title, paper.pages, official(Copy(paper.copy)) if paper.copy else None, paper.state)
        for paper in papers
    )


def _receipt(office: OfficeDetails, visit: VisitCard) -> ReceiptData:
    receiver = visit.receiver or office.officer
    return ReceiptData(
        letterhead=letterhead(office),
        number=visit.number,
        day=visit.date,
        time=visit.time,
        received_at=office.reception_place or office.name,
        receiver=receiver,
        receiver_title=_title_of(office, receiver),
        person=identity_of(next(iter(speakers_first(visit.people)), None)),
        others=visit.people_count - 1,
        listed=len(visit.people) >= LEAST,
        documents=_documents(visit.documents),
        qr=f"{visit.number} {check_code(visit.number, visit.date)}",
    )


def _title_of(office: OfficeDetails, receiver: str | None) -> str | None:
    """Of the two people whose office is known."""
    return {office.officer: office.officer_title, office.chair: "Chủ tịch"}.get(receiver) if receiver else None


def _petition_receipt(desk: Desk, office: OfficeDetails, number: str) -> ReceiptData:
    petition = petition_card(desk, number)
    documents = petition.documents or (PaperHanded(_petition_title(petition.kind), None, "original", None),)
    return ReceiptData(
        letterhead=letterhead(office),
        number=petition.number,
        day=petition.received,
        received_at=office.reception_place or office.name,
        receiver=office.officer,
        receiver_title=office.officer_title,
        person=identity_of(next(iter(speakers_first(petition.people)), None)),
        others=max(0, len(petition.people) - 1),
        listed=len(petition.people) >= LEAST,
        documents=_documents(documents),
        qr=f"{petition.number} {check_code(petition.number, petition.received)}",
    )


def _petition_title(kind: str) -> str:
    return {Kind.COMPLAINT: "Đơn khiếu nại", Kind.DENUNCIATION: "Đơn tố cáo"}.get(Kind(kind), "Đơn kiến nghị, phản ánh")
