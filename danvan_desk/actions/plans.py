"""Days planned ahead: planned, changed, announced, cancelled with a reason, carried out. Each step is logged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from sqlalchemy import select

from danvan_desk.actions import secrecy
from danvan_desk.actions.book import Book, as_log, open_book
from danvan_desk.context import Desk
from danvan_desk.db.tables import Matter, Plan, PlanQuestion, Reception
from danvan_desk.domain import records as r
from danvan_desk.domain.planning import PlanKind
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _

_DATA = ("what", "date", "time", "place", "hamlet", "host", "by", "topic", "reception_kind", "announced", "notified",
         "note")  # fmt: skip
_TOLD = ("date", "time", "place")  # what people were told, so that changing it needs a reason


def make_plans(desk: Desk, new: Iterable[r.NewPlan]) -> list[str]:
    """Plan one day or several at once; gives their numbers ("plan-3"). Raises Refused, planning none."""
    with open_book(desk) as book:
        return [plan_number(save_plan(book, one)) for one in new]


def plan_number(plan: Plan) -> str:
    return f"plan-{plan.id}"


def find_plan(book: Book, given: str) -> Plan:
    """A plan by its number or a ref of the same file. Raises Refused."""
    text = book.refs.get(given, given).strip().lower()
    found = re.fullmatch(r"plan-(\d{1,18})", text)
    plan = book.session.get(Plan, int(found[1])) if found else None
    if plan is None:
        raise Refused(
            [Problem("plan", _("không có lịch này; nhận số lịch, ví dụ {example}").format(example="plan-3"), given)]
        )
    return plan


def save_plan(book: Book, new: r.NewPlan) -> Plan:
    case = book.find_case(new.case) if new.case else None
    _check(book, new, case)
    plan = Plan(case=case, questions=_questions(new.questions), **{name: getattr(new, name) for name in _DATA})
    book.session.add(plan)
    book.session.flush()
    book.name(new.ref, plan_number(plan))
    _log(book, plan, "plan", after=as_log(new, ref=None))
    return plan


def change_plan(desk: Desk, number: str, new: r.NewPlan, reason: str | None = None) -> None:
    """Put `new` in the plan's place. A day, hour or place people were told of changes only with a reason."""
    with open_book(desk) as book:
        plan = _open_plan(book, number)
        case = book.find_case(new.case) if new.case else None
        told = plan.announced or plan.notified
        if told and not reason and any(getattr(plan, name) != getattr(new, name) for name in _TOLD):
            raise Refused([Problem("reason", _("còn thiếu; đổi ngày, giờ, nơi đã thông báo thì phải ghi lý do"))])
        _check(book, new, case, plan)
        before = {name: getattr(plan, name) for name in _DATA}
        for name in _DATA:
            setattr(plan, name, getattr(new, name))
        plan.case = case
        plan.questions = _questions(new.questions)
        changed = {name: (old, getattr(new, name)) for name, old in before.items() if old != getattr(new, name)}
        _log(
            book, plan, "plan_changed", before={n: _plain(old) for n, (old, _new) in changed.items()},
            after={n: _plain(value) for n, (_old, value) in changed.items()}, reason=reason,
        )  # fmt: skip


def note_told(desk: Desk, numbers: Iterable[str], field: str, day: date) -> None:
    """Several plans were posted, announced or called (`announced`), or people told (`notified`), on a day."""
    with open_book(desk) as book:
        for number in numbers:
            save_told(book, number, field, day)


def save_told(book: Book, number: str, field: str, day: date) -> None:
    plan = _open_plan(book, number)
    problems = _told_problems(book, plan.date, **{field: day})
    if problems:
        raise Refused(problems)
    before = getattr(plan, field)
    setattr(plan, field, day)
    _log(book, plan, "plan_told", before={field: _plain(before)}, after={field: day.isoformat()})


def ask_before(desk: Desk, number: str, questions: Iterable[r.PlanQuestion]) -> None:
    """Keep the questions gathered before the day, in the place of those there were."""
    with open_book(desk) as book:
        plan = _open_plan(book, number)
        before = len(plan.questions)
        plan.questions = _questions(questions)
        _log(book, plan, "plan_questions", before={"questions": before}, after={"questions": len(plan.questions)})


def cancel_plan(desk: Desk, number: str, reason: str | None) -> None:
    """The day won't be held. Raises Refused without a reason, or where it was held or cancelled already."""
    with open_book(desk) as book:
        plan = _open_plan(book, number)
        if not (reason or "").strip():
            raise Refused([Problem("reason", _("còn thiếu; hủy lịch thì phải ghi lý do"))])
        plan.cancelled_on, plan.cancel_reason = book.today, reason
        _log(book, plan, "plan_cancelled", after={"cancelled_on": book.today.isoformat()}, reason=reason)


def hold_reception(desk: Desk, number: str) -> str:
    """A planned reception becomes the session of its day, with the days it was posted and told; gives its date."""
    from danvan_desk.actions.receptions import reception_number, save_reception

    with open_book(desk) as book:
        plan = _open_plan(book, number)
        if not PlanKind(plan.what).receives:
            raise Refused([Problem("plan", _("đối thoại thì ghi biên bản buổi đối thoại"), number)])
        _check_day_came(book, plan)
        kind = plan.reception_kind
        session = book.session.scalars(
            select(Reception).where(Reception.date == plan.date, Reception.kind == kind)
        ).first()
        if session is None or session.made_by_visit:
            mode = "online" if plan.what == PlanKind.ONLINE_RECEPTION else "in_person"
            new = r.NewReception(
                date=plan.date, kind=kind, by=plan.by, mode=mode, host=plan.host, place=plan.place,
                announced=plan.announced, notified=plan.notified, note=plan.note,
            )  # fmt: skip
            session = save_reception(book, new)
        else:
            session.announced = session.announced or plan.announced
            session.notified = session.notified or plan.notified
        carry_out(book, plan, reception_number(session))
        return reception_number(session)


def carry_out(book: Book, plan: Plan, done: str) -> None:
    """`done` is the record the plan became. Raises Refused before its day, or where it was held or cancelled."""
    _still_open(plan)
    _check_day_came(book, plan)
    plan.done = done
    _log(book, plan, "plan_held", after={"done": done})


def _open_plan(book: Book, number: str) -> Plan:
    plan = find_plan(book, number)
    _still_open(plan)
    return plan


def _still_open(plan: Plan) -> None:
    if plan.done or plan.cancelled_on:
        words = _("lịch này đã thực hiện, không đổi được") if plan.done else _("lịch này đã hủy, không đổi được")
        raise Refused([Problem("plan", words, plan_number(plan))])


def _check_day_came(book: Book, plan: Plan) -> None:
    if plan.date > book.today:
        words = _("chưa đến ngày {day:%d/%m/%Y}, chưa ghi là đã tổ chức được").format(day=plan.date)
        raise Refused([Problem("plan", words, plan_number(plan))])


def _check(book: Book, new: r.NewPlan, case: Matter | None, own: Plan | None = None) -> None:
    problems = _told_problems(book, new.date, announced=new.announced, notified=new.notified)
    if new.date < book.today and (own is None or own.date != new.date):
        words = _("đã qua; lịch nhận từ hôm nay {today:%d/%m/%Y} trở đi").format(today=book.today)
        problems.append(Problem("date", words, new.date.isoformat()))
    if new.what == PlanKind.CASE_DIALOGUE and case is None:
        problems.append(Problem("case", _("còn thiếu; ghi số vụ việc sẽ đối thoại")))
    if case is not None and new.what != PlanKind.CASE_DIALOGUE:
        problems.append(Problem("case", _("chỉ ghi khi lên lịch đối thoại trong vụ việc"), case.number))
    elif case is not None and case.kind == "denunciation":
        problems.append(
            Problem("case", _("tố cáo không có đối thoại; chỉ nhận khiếu nại, kiến nghị, phản ánh"), case.number)
        )
    if PlanKind(new.what).receives and _same_session(book, new, own):
        problems.append(Problem("date", _("ngày này đã có lịch tiếp cùng loại"), new.date.isoformat()))
    if problems:
        raise Refused(problems)


def _same_session(book: Book, new: r.NewPlan, own: Plan | None) -> bool:
    receiving = [kind.value for kind in PlanKind if kind.receives]
    query = select(Plan).where(
        Plan.date == new.date, Plan.reception_kind == new.reception_kind, Plan.what.in_(receiving),
        Plan.cancelled_on.is_(None),
    )  # fmt: skip
    return any(found is not own for found in book.session.scalars(query))


def _told_problems(book: Book, held: date, **told: date | None) -> list[Problem]:
    problems = []
    for field, day in told.items():
        if day is not None and day > min(held, book.today):
            words = _("nhận đến hết {day:%d/%m/%Y}").format(day=min(held, book.today))
            problems.append(Problem(field, words, day.isoformat()))
    return problems


def _questions(given: Iterable[r.PlanQuestion]) -> list[PlanQuestion]:
    return [PlanQuestion(position=at, **asdict(one)) for at, one in enumerate(given)]


def _log(
    book: Book,
    plan: Plan,
    action: str,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
    reason: str | None = None,
) -> None:
    """Of a plan in a secret case, the names are struck in the row and only its day and case go into the log."""
    case = plan.case
    if case is not None and case.secret and case.secret_group:
        secrecy.take_in(book, case.secret_group, case)
        before, after = None, {"case": case.number, "date": plan.date.isoformat()}
        reason = secrecy.struck(book, case.secret_group, reason)
    book.log(plan_number(plan), action, before=before, after=after, reason=reason)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
