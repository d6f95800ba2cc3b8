"""The slip of a clock: its strip of days and its numbered sentences, as plain widgets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from danvan_desk.domain.case_facts import Clock
from danvan_desk.domain.date_slip import days_shown, mark_of, steps_and_notes
from danvan_desk.texts import _, of_law
from ui.widgets.dates import full_date, short_date
from ui.widgets.strip import DateStrip, Slip, StripDay, StripLabel


def slip_of_clock(clock: Clock, rest: Mapping[date, str], today: date) -> Slip:
    """`rest` names the days that aren't worked within the clock's span."""
    sentences, notes = steps_and_notes(clock)
    steps = []
    for number, step in enumerate(sentences, 1):
        words = ""
        if step.leads_to:
            words = full_date(step.leads_to) if number == len(sentences) else short_date(step.leads_to, today)
        steps.append((step.sentence, words))
    return Slip(_strip(clock, rest, today), steps, "\n".join(notes))


def _strip(clock: Clock, rest: Mapping[date, str], today: date) -> DateStrip:
    days = days_shown(clock, today)
    cells = [StripDay(day, mark_of(day, clock, rest, today), _words(day, clock, rest)) for day in days]
    return DateStrip(cells, _labels(clock, days[0], days[-1], today), today)


def _words(day: date, clock: Clock, rest: Mapping[date, str]) -> str:
    if any(begun <= day and (ended is None or day < ended) for begun, ended in clock.pauses):
        return _("tạm dừng")
    if day in rest:
        return _("nghỉ: {name}").format(name=of_law(rest[day])) if rest[day] else _("nghỉ cuối tuần")
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
