"""The slip that explains the dates of a case, a visit or a dialogue, from its clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import PaperMade, form_named, letterhead, paper_made
from danvan_desk.context import Desk
from danvan_desk.domain.case_facts import Clock
from danvan_desk.domain.date_slip import days_shown, mark_of, steps_and_notes
from danvan_desk.domain.numbering import record_type
from danvan_desk.domain.short_words import shortened
from danvan_desk.domain.vocabulary import ClockState, DialogueKind, Kind, official
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.backlog_page import state_words
from danvan_desk.papers.letterhead import short_date
from danvan_desk.papers.slip import SlipData, SlipTerm, slip
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.dialogues import dialogue_card
from danvan_desk.queries.visits import visit_card
from danvan_desk.texts import _

FORM = "GT-TH"
_MOST_LETTERS = 400
_RANK = {ClockState.PAUSED: 1, ClockState.DATE: 2, ClockState.MET: 3, ClockState.MET_LATE: 3, ClockState.DROPPED: 4}


@dataclass(frozen=True)
class _Matter:
    kind: str
    title: str
    clocks: tuple[Clock, ...]


def print_slip(
    desk: Desk, number: str, clock: str | None = None, *, since: date | None = None, file_format: str = "pdf",
    reprint: bool = False,
) -> PaperMade:  # fmt: skip
    """The started terms of a case (or a petition's case), a visit or a dialogue as PDF or Word, or only the term
    `clock`, and of those the one that started `since`. Raises Refused where there is none, NotFound for the number.
    """
    form = form_named(FORM)
    matter = _matter(desk, number)
    clocks = [one for one in matter.clocks if clock in (None, one.clock) and since in (None, one.start)]
    if not clocks:
        raise Refused([Problem("number", _("hồ sơ này chưa có thời hạn nào bắt đầu để giải thích"), number)])
    with desk.reading() as session:
        calendar = desk.calendar(session)
    office = office_details(desk)
    data = SlipData(
        letterhead=letterhead(office),
        number=number,
        title=shortened(matter.title, _MOST_LETTERS),
        kind=matter.kind,
        terms=tuple(_term(one, calendar, desk.today) for one in sorted(clocks, key=_place)),
        made_on=desk.today,
        officer=office.officer,
    )
    return paper_made(form.form, slip(data), file_format, reprint=reprint, title=form.title)


def _matter(desk: Desk, number: str) -> _Matter:
    kind = record_type(number)
    if kind == "visit":
        visit = visit_card(desk, number)
        return _Matter(f"Lượt tiếp công dân: {official(Kind(visit.kind)).lower()}", visit.content, visit.clocks)
    if kind == "dialogue":
        dialogue = dialogue_card(desk, number)
        words = official(DialogueKind(dialogue.kind))
        about = ", ".join(part for part in (words, f"ngày {short_date(dialogue.date)}", dialogue.place) if part)
        return _Matter(words, about, dialogue.clocks)
    case = case_card(desk, number)
    words = official(Kind(case.kind)) + (" lần hai" if case.instance == 2 else "")
    return _Matter(words, case.content, case.clocks)


def _place(clock: Clock) -> tuple[int, int]:
    """What is waited for by its date, then the paused, mere dates, what is done (latest first), what was dropped."""
    day = clock.ended_on or clock.due or clock.raw_due
    return _RANK.get(clock.state, 0), -day.toordinal() if clock.ended_on else day.toordinal()


def _term(clock: Clock, calendar: WorkingCalendar, today: date) -> SlipTerm:
    days = days_shown(clock, today)
    rest = frozenset(day for day in days if not calendar.is_working(day))
    steps, notes = steps_and_notes(clock)
    return SlipTerm(
        title=clock.title,
        state=_state(clock, calendar),
        start=clock.start,
        due=clock.due,
        length=_in_unit(clock.length, clock.unit) + _whose(clock),
        steps=tuple((step.sentence, step.leads_to) for step in steps),
        basis=clock.basis,
        calendar=clock.calendar,
        provisional=clock.provisional and (clock.running or clock.state is ClockState.DATE),
        notes=notes,
        days=tuple((day, mark_of(day, clock, rest, today)) for day in days),
        labels=tuple(_labels(clock, days, today)),
    )


def _whose(clock: Clock) -> str:
    if clock.office_since:
        return f" (quy định của đơn vị, từ {short_date(clock.office_since)})"
    return " (cơ quan tự đặt)" if clock.own else ""


def _in_unit(count: int, unit: str) -> str:
    return f"{count} ngày làm việc" if unit == "working_day" else f"{count} ngày"


def _state(clock: Clock, calendar: WorkingCalendar) -> str:
    ended = clock.ended_on
    if clock.state is ClockState.MET and ended:
        return f"Đúng hạn, xong ngày {short_date(ended)}"
    if clock.state is ClockState.MET_LATE and ended and clock.due:
        late = calendar.working_days_between(clock.due, ended) if clock.unit == "working_day" else 0
        late = late or (ended - clock.due).days
        return f"Xong ngày {short_date(ended)}, trễ {_in_unit(late, clock.unit)}"
    if clock.state is ClockState.PAUSED:
        since = next((begun for begun, resumed in clock.pauses if resumed is None), None)
        return f"Tạm dừng từ ngày {short_date(since)}" if since else "Tạm dừng"
    if clock.state in (ClockState.DROPPED, ClockState.DATE):
        return official(clock.state)
    return state_words(clock.state, clock.days_left, clock.unit)


def _labels(clock: Clock, days: list[date], today: date) -> list[tuple[date, str]]:
    labels = [(clock.start, short_date(clock.start))]
    if clock.ended_on and clock.ended_on not in (clock.due, clock.start):
        labels.append((clock.ended_on, f"xong {short_date(clock.ended_on)}"))
    elif days[0] <= today <= days[-1] and clock.running:
        labels.append((today, "hôm nay"))
    labels += [(begun + ((ended or today) - begun) / 2, "tạm dừng") for begun, ended in clock.pauses]
    return labels
