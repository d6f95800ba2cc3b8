"""What the checklist says of a petition, with what the books know: the office, the calendar, the first decision."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.facts import case_facts
from danvan_desk.db.office import Office
from danvan_desk.db.tables import Matter, Petition
from danvan_desk.domain.competence import OfficeNamed
from danvan_desk.domain.eligibility import Opinion, consider
from danvan_desk.domain.out_of_time import Limit, complaint_limit
from danvan_desk.domain.records import NewPetition
from danvan_desk.domain.vocabulary import ClockState, Kind
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.errors import NotFound, Problem
from danvan_desk.queries.cases import case_clocks, find_case
from danvan_desk.texts import _


def opinion_of_new(desk: Desk, new: NewPetition) -> Opinion:
    """Of a petition as far as it is typed; a number that isn't in the books is passed over."""
    with desk.reading() as session:
        appealed = _case(session, new.appeals)
        earlier = appealed or _case(session, new.same_as)
        limit = _limit(desk, session, new, appealed)
        twice = _decided_twice(session, earlier)
        return consider(new, office_named(desk.office(session)), limit, decided_twice=twice)


def opinion_of(desk: Desk, session: Session, petition: Petition) -> Opinion:
    """Of a petition in the books, as it stands now."""
    limit = _limit(desk, session, petition, petition.case.appeals)
    office = office_named(desk.office(session))
    twice = _decided_twice(session, petition.case.appeals, before=petition)
    return consider(petition, office, limit, decided_twice=twice, names_hidden=petition.secret)


def petition_opinion(desk: Desk, number: str) -> Opinion:
    """Of a petition by its number. Raises NotFound."""
    with desk.reading() as session:
        petition = session.scalars(select(Petition).where(Petition.number == number.strip().upper())).first()
        if petition is None:
            raise NotFound([Problem("number", _("không có đơn số này"), number)])
        return opinion_of(desk, session, petition)


def office_named(office: Office) -> OfficeNamed:
    return OfficeNamed(office.name, office.province, office.chair)


def first_limit(new: NewPetition | Petition, calendar: WorkingCalendar, *, remote_area: bool) -> Limit | None:
    """From the day the petition itself names; None for other kinds, or where it names none."""
    if new.kind != Kind.COMPLAINT or new.decision_known_on is None:
        return None
    return complaint_limit(
        new.decision_known_on,
        new.received,
        calendar,
        instance=new.instance,
        obstacle_days=new.obstacle_days or 0,
        remote_area=remote_area,
    )


def _limit(desk: Desk, session: Session, paper: NewPetition | Petition, appealed: Matter | None) -> Limit | None:
    """At second instance from the day the books' own clock starts, where the first case is in them."""
    if paper.kind != Kind.COMPLAINT:
        return None
    calendar, remote = desk.calendar(session), desk.office(session).remote_area
    if paper.instance == 2 and appealed is not None:
        starts = [c.start for c in case_clocks(desk, session, appealed, desk.today) if c.clock == _SECOND]
        if starts:
            return complaint_limit(
                starts[-1],
                paper.received,
                calendar,
                instance=2,
                obstacle_days=paper.obstacle_days or 0,
                remote_area=remote,
            )
    return first_limit(paper, calendar, remote_area=remote)


_SECOND = "complaint.second_instance"
_FIRST = "complaint.resolve"


def early_appeal(desk: Desk, new: NewPetition) -> str | None:
    """What speaks against going to second instance now: the first is neither decided nor out of its days.
    Source: Luật Khiếu nại Đ.33 k1."""
    if new.kind != Kind.COMPLAINT or new.instance != 2:
        return None
    with desk.reading() as session:
        first = _case(session, new.appeals)
        if first is None or any(event.event == "decided" for event in case_facts(first, first.events).events):
            return None
        waits = [clock for clock in case_clocks(desk, session, first, new.received) if clock.clock == _FIRST]
    if not waits or not waits[-1].running or waits[-1].state is ClockState.OVERDUE:
        return None
    due = waits[-1].due
    if due is None:
        words = _("Vụ việc lần đầu {case} đang tạm đình chỉ, chưa có quyết định: chưa đến lượt khiếu nại lần hai")
    else:
        words = _("Vụ việc lần đầu {case} chưa có quyết định, còn hạn đến {due}: chưa đến lượt khiếu nại lần hai")
    return words.format(case=first.number, due=f"{due:%d/%m/%Y}" if due else "") + " (Luật Khiếu nại Đ.33 k1)."


def _case(session: Session, number: str | None) -> Matter | None:
    if not number:
        return None
    try:
        return find_case(session, number)
    except NotFound:
        return None


def _decided_twice(session: Session, earlier: Matter | None, before: Petition | None = None) -> bool | None:
    """Whether a second decision in the matter is in the books; None where the books don't know the matter, or know
    none: it may have been made elsewhere."""
    if earlier is None:
        return None
    appeals = session.scalars(select(Matter).where(Matter.appeals_id == earlier.id)).all()
    seconds = [earlier] if earlier.instance == 2 else [row for row in appeals if row is not (before and before.case)]
    decided = any(event.event == "decided" for case in seconds for event in case.events)
    return True if decided else None


def hamlets(desk: Desk) -> list[str]:
    """Every hamlet ever written down, the most used first."""
    query = select(Petition.hamlet).where(Petition.hamlet.is_not(None)).group_by(Petition.hamlet)
    with desk.reading() as session:
        return [name for name in session.scalars(query.order_by(func.count().desc()).limit(200)) if name]
