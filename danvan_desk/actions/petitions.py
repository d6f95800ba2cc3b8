"""Registering a petition: it opens a case, or joins the one it repeats."""

from __future__ import annotations

from dataclasses import dataclass

from danvan_desk.actions import secrecy
from danvan_desk.actions.book import Book, as_log, open_book
from danvan_desk.actions.people import documents_of, parties_of
from danvan_desk.context import Desk
from danvan_desk.db.tables import Event, Matter, Petition
from danvan_desk.domain.competence import competence
from danvan_desk.domain.delegations import group_of, remarks
from danvan_desk.domain.people import people_in_words
from danvan_desk.domain.records import NewPetition
from danvan_desk.domain.vocabulary import EventName, Kind
from danvan_desk.errors import Problem, Refused
from danvan_desk.queries.eligibility import first_limit, office_named
from danvan_desk.texts import _


@dataclass(frozen=True)
class Registered:
    number: str
    case: str
    people: tuple[str, ...]
    secret: bool
    warnings: tuple[str, ...]  # what makes it ineligible or incomplete: told, never refused


def register_petition(desk: Desk, new: NewPetition) -> Registered:
    """Record one petition. Raises Refused, saving nothing, where what it points to isn't in the books."""
    with open_book(desk) as book:
        petition = save_petition(book, new)
        told = warnings_of(book, new)
    return registered(petition, told)


def registered(petition: Petition, warnings: tuple[str, ...] = ()) -> Registered:
    people = tuple(party.name for party in petition.people)
    return Registered(petition.number, petition.case.number, people, petition.secret, warnings)


def warnings_of(book: Book, new: NewPetition) -> tuple[str, ...]:
    """What the officer is told of a petition just saved: what it lacks, that it came late, that another decides."""
    told = list(lacks_of(new))
    limit = first_limit(new, book.calendar, remote_area=book.office.remote_area)
    if limit is not None and not limit.in_time:
        told.append(f"{limit.words()} ({limit.basis()})")
    who = competence(new.kind, new.instance, new.respondent, office_named(book.office))
    if who is not None and not who.in_authority and new.in_authority is not False:
        told.append(f"{who.words} ({who.basis})")
    return tuple(told)


def lacks_of(new: NewPetition) -> tuple[str, ...]:
    """What a petition lacks to be eligible: TT 05/2021/TT-TTCP Đ.6, Luật Khiếu nại Đ.8, Luật Tố cáo Đ.23, Đ.25."""
    lacks = []
    if not new.signed and not new.anonymous:
        lacks.append(_("Đơn không có chữ ký hoặc điểm chỉ của người đứng đơn."))
    if new.anonymous and new.kind == Kind.DENUNCIATION:
        lacks.append(
            _(
                "Tố cáo nặc danh không được thụ lý như tố cáo; nội dung rõ, có chứng cứ "
                "thì xử lý như thông tin (LTC Đ.25)."
            )
        )
    elif new.anonymous:
        lacks.append(_("Đơn không có họ tên, địa chỉ người gửi."))
    elif not any(person.address for person in new.people):
        lacks.append(_("Đơn không ghi địa chỉ người gửi."))
    if not new.respondent and new.kind != Kind.FEEDBACK:
        lacks.append(_("Đơn không ghi cơ quan, người bị khiếu nại hoặc bị tố cáo."))
    if new.dated is None:
        lacks.append(_("Đơn không ghi ngày viết đơn."))
    return (*lacks, *remarks(group_of(new.people)))


def save_petition(book: Book, new: NewPetition) -> Petition:
    visit = book.find_visit(new.visit) if new.visit else None
    same_as = book.find_petition(new.same_as, "same_as") if new.same_as else None
    split_from = book.find_petition(new.split_from, "split_from") if new.split_from else None
    appeals = book.find_case(new.appeals, "appeals") if new.appeals else None
    _check_links(new, same_as, split_from, appeals)
    petition = Petition(
        number=book.next_number("petition", new.received.year),
        received=new.received,
        dated=new.dated,
        channel=new.channel,
        kind=new.kind,
        field=new.field,
        anonymous=new.anonymous,
        respondent=new.respondent,
        content=new.content,
        request=new.request,
        visit=visit,
        forwarded_by=new.forwarded_by,
        instance=new.instance,
        decision_known_on=new.decision_known_on,
        signed=new.signed,
        eligible=new.eligible,
        ineligible_reason=new.ineligible_reason,
        in_authority=new.in_authority,
        hamlet=new.hamlet,
        decision_no=new.decision_no,
        obstacle_days=new.obstacle_days,
        obstacle_reason=new.obstacle_reason,
        checks=new.checks or None,
        same_as=same_as,
        split_from=split_from,
        note=new.note,
        secret=False,
        people=parties_of(new.people),
        documents=documents_of(new.documents),
    )
    case = same_as.case if same_as else _open_case(book, new, appeals)
    petition.case = case
    book.add(petition)
    book.name(new.ref, petition.number)
    if visit and visit.case is None:
        visit.case = case
        book.index(visit)
    book.touch(case)
    linked = [row for row in (visit, split_from and split_from.case, appeals, same_as and case) if row is not None]
    if any(row.secret for row in linked) or (linked and new.kind == Kind.DENUNCIATION):
        secrecy.make_secret(book, case)
    elif new.kind == Kind.DENUNCIATION:
        secrecy.hide_newcomer(book, case, petition)
    written = as_log(new, ref=None, case=case.number)
    book.log(petition.number, "petition", after=secrecy.logged(book, case.secret_group, written))
    book.index(petition)
    return petition


def _open_case(book: Book, new: NewPetition, appeals: Matter | None) -> Matter:
    case = Matter(
        number=book.next_number("case", new.received.year),
        kind=new.kind,
        field=new.field,
        content=new.content,
        opened=new.received,
        channel=new.channel,
        instance=new.instance,
        appeals=appeals,
        in_authority=new.in_authority,
        remote_area=book.office.remote_area,
        secret=False,
        people=people_in_words([person.name for person in new.people]),
        state="new",
        authority="undetermined",
        settled=False,
        events=[Event(n=1, event=EventName.RECEIVED.value, date=new.received)],
    )
    book.add(case)
    return case


def _check_links(
    new: NewPetition, same_as: Petition | None, split_from: Petition | None, appeals: Matter | None
) -> None:
    problems = []
    if same_as and same_as.kind != new.kind:
        problems.append(
            Problem(
                "same_as",
                _("đơn trùng phải cùng loại với đơn trước; khác loại thì ghi là tách từ đơn ấy (split_from)"),
                new.same_as,
            )
        )
    if same_as and same_as.received > new.received:
        problems.append(Problem("same_as", _("đơn trước phải nhận trước hoặc cùng ngày với đơn này"), new.same_as))
    if split_from and split_from.received > new.received:
        problems.append(Problem("split_from", _("đơn gốc phải nhận trước hoặc cùng ngày với đơn tách"), new.split_from))
    if appeals and (appeals.kind != new.kind or appeals.instance != 1):
        problems.append(Problem("appeals", _("phải là vụ việc lần đầu, cùng loại"), new.appeals))
    if problems:
        raise Refused(problems)
