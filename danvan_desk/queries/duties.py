"""What the office owes by the calendar: reception days of the chair, the yearly dialogue, reports, schedules."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import Dialogue, Office, Plan, Reception, SentReport, Visit
from danvan_desk.domain.periods import ReportDays, official_periods, sent_by
from danvan_desk.domain.planning import SCHEDULE_BASIS, plan_words, schedule_last_day
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.queries.plans import upcoming
from danvan_desk.tallies.chair_days import DUTY, duty_span, held
from danvan_desk.texts import _, of_law

_PLANNED_DAYS = 14  # a planned day shows among the duties this long before the last day to tell of it
Day = date  # where a field is itself called date


@dataclass(frozen=True)
class DutyShown:
    """`done` of `required` in `period` ("2026-11", "2026-W47", "2026", "Quý IV/2026"), owed by `due`; `title` in the
    current language."""

    duty: str
    title: str
    period: str
    required: int
    done: int
    due: Day
    basis: str


@dataclass(frozen=True)
class ReceptionDay:
    """A day the chair received, or was to receive."""

    date: Day
    kind: str
    by: str
    announced: Day | None
    nobody_came: bool
    visits: int
    postponed_to: Day | None


def duties(desk: Desk, on: date | None = None) -> list[DutyShown]:
    """The duties that stand on a day, the one due first, first."""
    day = on or desk.today
    with desk.reading() as session:
        calendar = desk.calendar(session)
        found = [_reception_days(desk, session, calendar, day), _yearly_dialogue(desk, session, day)]
        found += _reports(session, calendar, day, desk.office(session))
        found += _schedule(desk, session, calendar, day)
    found += _planned(desk, day)
    return sorted(found, key=lambda duty: (duty.due, duty.duty))


def _reception_days(desk: Desk, session: Session, calendar: WorkingCalendar, day: date) -> DutyShown:
    """LTCD Đ.15(2)(c): two days a month in person from 01/7/2026; one day a week before."""
    duty = desk.rules(session).duty(DUTY, day)
    span = duty_span(duty, day)
    year, week, _weekday = day.isocalendar()
    period = f"{year}-W{week:02d}" if duty.period == "week" else f"{day:%Y-%m}"
    done = held(session, span.start, min(span.end, day))
    return DutyShown(
        duty.duty, of_law(duty.title), period, duty.required, done, calendar.roll_back(span.end), duty.basis
    )  # fmt: skip


def _yearly_dialogue(desk: Desk, session: Session, day: date) -> DutyShown:
    """LTCCQ Đ.43, LDC Đ.32: at least one conference a year; one more where a tenth of the voters asked."""
    duty = desk.rules(session).duty("dialogue.yearly", day)
    start, end = date(day.year, 1, 1), date(day.year, 12, 31)
    query = (
        select(func.count())
        .select_from(Dialogue)
        .where(Dialogue.kind == "conference", Dialogue.date.between(start, min(end, day)))
    )
    title, done = of_law(duty.title), session.scalar(query) or 0
    return DutyShown(duty.duty, title, str(day.year), duty.required, done, end, duty.basis)


def _reports(session: Session, calendar: WorkingCalendar, day: date, office: Office) -> list[DutyShown]:
    """TT 06/2025/TT-TTCP Đ.7: tables to the province by the 17th of the period's last month, or the day the province
    sets; a month's report where it asks for one. Done where the tables of that very period were sent by the day."""
    own = report_days(office)
    sent = {(row.start, row.end) for row in session.scalars(select(SentReport).where(SentReport.day <= day))}
    wanted = [
        (_period_words(name), f"{name}/{year}", period, "Thông tư 06/2025/TT-TTCP Đ.7")
        for year in (day.year, day.year + 1)
        for name, period in official_periods(year).items()
    ]
    month = own.last_month(day)
    if month is not None:
        named = _("tháng {n}").format(n=f"{month.end:%m/%Y}")
        wanted.append((named, f"{month.end:%Y-%m}", month, "Yêu cầu của cấp tỉnh"))
    found = []
    for name, period_name, period, basis in wanted:
        last = sent_by(period, own)
        due = calendar.roll_back(last) if last else None
        if due is not None and period.end - timedelta(days=31) <= day <= due:
            title = _("Báo cáo {period} gửi {body}").format(period=name, body=office.superior or _("UBND cấp tỉnh"))
            done = int((period.start, period.end) in sent)
            found.append(DutyShown("report.tables", title, period_name, 1, done, due, basis))
    return found


def _period_words(name: str) -> str:
    """A national period by its name in `official_periods`."""
    return {
        "Quý I": _("Quý I"), "Quý II": _("Quý II"), "Quý III": _("Quý III"), "Quý IV": _("Quý IV"),
        "6 tháng": _("6 tháng"), "9 tháng": _("9 tháng"), "Năm": _("Năm"),
    }[name]  # fmt: skip


def report_days(office: Office) -> ReportDays:
    return ReportDays(office.report_day, office.month_report, office.month_report_day)


def _schedule(desk: Desk, session: Session, calendar: WorkingCalendar, day: date) -> list[DutyShown]:
    """LTCD Đ.24(4): the chair's schedule is posted five working days ahead of the first day of the coming month."""
    following = _next_month(day)
    planned = _chair_plans(session, following)
    due = schedule_last_day(calendar, planned[0].date if planned else calendar.roll(following))
    basis = next((d.basis for d in desk.rules(session).duties() if d.duty == "head.schedule_posted"), SCHEDULE_BASIS)
    posted = session.scalar(
        select(func.count()).select_from(Reception).where(Reception.date >= following, Reception.announced.is_not(None))
    )
    if planned:
        posted = all(plan.announced for plan in planned)
    if day < due - timedelta(days=10):
        return []
    words = _("Niêm yết lịch tiếp công dân của Chủ tịch tháng {month}")
    title = words.format(month=f"{following:%m/%Y}")
    return [DutyShown("head.schedule_posted", title, f"{following:%Y-%m}", 1, min(1, posted or 0), due, basis)]


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _chair_plans(session: Session, month: date) -> list[Plan]:
    """The chair's periodic days planned in a month and not cancelled, the first first."""
    query = select(Plan).where(
        Plan.date.between(month, _next_month(month) - timedelta(days=1)), Plan.by == "head",
        Plan.what.in_(("reception", "online_reception")), Plan.reception_kind == "periodic",
        Plan.cancelled_on.is_(None),
    )  # fmt: skip
    return list(session.scalars(query.order_by(Plan.date)))


def _planned(desk: Desk, day: date) -> list[DutyShown]:
    """What planned days still owe within two weeks; next month's schedule of the chair is a duty of its own."""
    found = []
    for plan in upcoming(desk, day):
        for owed in plan.owed:
            schedule = owed.code == "head.schedule_posted" and plan.by == "head" and plan.date >= _next_month(day)
            if owed.open and not schedule and owed.last_day <= day + timedelta(days=_PLANNED_DAYS):
                title = f"{of_law(owed.title)}: {plan_words(plan.what)} {plan.date:%d/%m}"
                found.append(DutyShown(owed.code, title, plan.date.isoformat(), 1, 0, owed.last_day, owed.basis))
    return found


def reception_days(desk: Desk, year: int, month: int) -> list[ReceptionDay]:
    """The periodic and unscheduled reception days of a month, in order."""
    start, end = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    visits = select(func.count()).select_from(Visit).where(Visit.reception_id == Reception.id).scalar_subquery()
    query = select(Reception, visits).where(Reception.date.between(start, end), Reception.kind != "regular")
    with desk.reading() as session:
        return [
            ReceptionDay(r.date, r.kind, r.by, r.announced, r.nobody_came, count, r.postponed_to)
            for r, count in session.execute(query.order_by(Reception.date, Reception.id))
        ]


def next_dates(session: Session, on: date) -> list[date]:
    """The days after `on` the chair receives: planned, or moved to by a reception known by then."""
    moved = select(Reception.postponed_to).where(Reception.postponed_to > on, Reception.date <= on)
    planned = select(Plan.date).where(Plan.date > on, Plan.by == "head", Plan.cancelled_on.is_(None))
    planned = planned.where(Plan.what.in_(("reception", "online_reception")))
    found = {*session.scalars(moved.where(Reception.kind != "regular")), *session.scalars(planned)}
    return sorted(day for day in found if day is not None)


def nobody_came(session: Session, on: date) -> list[date]:
    """The days of the month, up to `on`, for which minutes were made because nobody came."""
    query = select(Reception.date).where(Reception.date.between(on.replace(day=1), on), Reception.nobody_came)
    return list(session.scalars(query.distinct().order_by(Reception.date)))
