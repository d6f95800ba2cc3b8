"""The office's own days, set beside the legal ones: an officer's inner deadline, the day another body is asked for."""

from __future__ import annotations

from datetime import date, timedelta

from danvan_desk.domain.working_days import WorkingCalendar

BEFORE_LEGAL = 2
"""Working days an inner deadline is proposed ahead of the legal one, so that the chair has time to sign."""
NEAR = 1
"""Working days left from which an inner deadline counts as near."""
REPLY_WITHIN = 10
"""Working days another body is given to answer, and after which it is urged again: no number in law."""


def inner_deadline(legal_due: date | None, calendar: WorkingCalendar, today: date) -> date | None:
    """Two working days before the legal due date, never before the next working day; None where none runs."""
    if legal_due is None:
        return None
    return max(calendar.take_working_days(legal_due, BEFORE_LEGAL), calendar.roll(today + timedelta(days=1)))


def asked_by(since: date, calendar: WorkingCalendar) -> date:
    """By when an answer is asked for, of a body that is written to on `since`."""
    return calendar.add_working_days(since, REPLY_WITHIN)
