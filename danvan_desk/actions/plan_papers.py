"""The chair's reception schedule of a month, on paper to post, from the days planned."""

from __future__ import annotations

from datetime import date

from danvan_desk.actions.book import open_book
from danvan_desk.actions.meeting import Made, own_made
from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import letterhead
from danvan_desk.context import Desk
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.reception_schedule import ScheduleData, ScheduleDay, schedule
from danvan_desk.queries.plans import upcoming
from danvan_desk.texts import _


def print_schedule(desk: Desk, month: date) -> Made:
    """PDF and Word of the chair's days planned in the month of `month`, still to come. Raises Refused where there
    is none."""
    days = [
        ScheduleDay(plan.date, plan.time, plan.place, plan.host, plan.what == "online_reception", plan.topic)
        for plan in upcoming(desk)
        if plan.what in ("reception", "online_reception")
        and plan.by == "head"
        and (plan.date.year, plan.date.month) == (month.year, month.month)
    ]
    if not days:
        raise Refused([Problem("month", _("tháng này chưa có ngày tiếp nào trong lịch; lên lịch trước rồi in"))])
    office = office_details(desk)
    data = ScheduleData(letterhead(office), month.replace(day=1), tuple(days), desk.today, office.chair)
    made = own_made("Lịch tiếp công dân", f"Lich-tiep-cong-dan-{month:%Y-%m}.pdf", schedule(data))
    with open_book(desk) as book:
        book.log(f"schedule-{month:%Y-%m}", "print", after={"days": len(days)})
    return made
