"""The slip of a clock: its strip of days and its numbered sentences, as plain widgets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from danvan_desk.domain.case_facts import Clock
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.texts import _
from ui.widgets.dates import full_date, short_date
from ui.widgets.strip import DateStrip, DayMark, Slip, StripDay, StripLabel

_BASIS = "Căn cứ: "  # slips are written in Vietnamese whatever the language on screen
_PAUSE = "Tạm đình chỉ"
_MOST_LATE = 45


def slip_of_clock(clock: Clock, rest: Mapping[date, str], today: date) -> Slip:
    """`rest` names the days that aren't worked within the clock's span."""
    lead = [at for at, step in enumerate(clock.slip) if step.leads_to or step.sentence.startswith(_PAUSE)]
    sentences = clock.slip[: lead[-1] + 1] if lead else ()
    steps = []
    for number, step in enumerate(sentences, 1):
        words = ""
        if step.leads_to:
            words = full_date(step.leads_to) if number == len(sentences) else short_date(step.leads_to, today)
        steps.append((step.sentence, words))
    notes = [step.sentence.removeprefix(_BASIS) for step in clock.slip[len(sentences) :]]
    return Slip(_strip(clock, rest, today), steps, "\n".join(notes))


def _strip(clock: Clock, rest: Mapping[date, str], today: date) -> DateStrip:
    first, last = _span(clock, today)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    cells = [StripDay(day, _mark(day, clock, rest, today), _words(day, clock, rest)) for day in days]
    return DateStrip(cells, _labels(clock, first, last, today), today)


def _span(clock: Clock, today: date) -> tuple[date, date]:
    due = clock.due or max(clock.raw_due, today)
    if due < clock.start:  # counted back from an event
        return due, clock.start
    ended = clock.ended_on or (today if clock.state in (ClockState.OVERDUE, ClockState.PAUSED) else due)
    return clock.start, max(due, min(ended, due + timedelta(days=_MOST_LATE)))


def _paused(day: date, clock: Clock, today: date) -> bool:
    return any(begun <= day < (ended or today + timedelta(days=1)) for begun, ended in clock.pauses)


def _mark(day: date, clock: Clock, rest: Mapping[date, str], today: date) -> DayMark:
    if _paused(day, clock, today):
        return DayMark.PAUSED
    if clock.due and day > clock.due and day > clock.start:
        return DayMark.LATE
    if day in rest:
        return DayMark.REST
    waiting = clock.state in (ClockState.RUNNING, ClockState.DUE_SOON)
    return DayMark.LEFT if waiting and day > today else DayMark.WORKED


def _words(day: date, clock: Clock, rest: Mapping[date, str]) -> str:
    if any(begun <= day and (ended is None or day < ended) for begun, ended in clock.pauses):
        return _("tạm dừng")
    if day in rest:
        return _("nghỉ: {name}").format(name=rest[day]) if rest[day] else _("nghỉ cuối tuần")
    return ""


def _labels(clock: Clock, first: date, last: date, today: date) -> list[StripLabel]:
    labels = [StripLabel(clock.start, short_date(clock.start, today))]
    for begun, ended in clock.pauses:
        middle = begun + ((ended or today) - begun) / 2
        labels.append(StripLabel(middle, _("tạm dừng")))
    if clock.due:
        labels.append(StripLabel(clock.due, short_date(clock.due, today), bold=True))
    if clock.ended_on and clock.ended_on not in (clock.due, clock.start):
        labels.append(StripLabel(clock.ended_on, _("xong {day}").format(day=short_date(clock.ended_on, today))))
    elif first <= today <= last and clock.running:
        labels.append(StripLabel(today, _("hôm nay")))
    return labels
