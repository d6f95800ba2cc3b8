"""A state of a deadline in words, icon and colour: the one place where they are chosen, for lists, cards and papers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from danvan_desk.texts import _
from ui.widgets.dates import short_date

ICONS = {
    "met": "check",
    "met_late": "check",
    "running": "clock",
    "due_soon": "triangle-alert",
    "overdue": "octagon-alert",
    "paused": "pause",
    "secret": "lock",
    "date": "calendar-days",
}


@dataclass(frozen=True)
class ChipText:
    """What a chip says and how: `dashed` for the provisional or not begun, `struck` for what no longer counts."""

    state: str
    words: str
    icon: str = ""
    bold: bool = False
    hatched: bool = False
    dashed: bool = False
    struck: bool = False


def chip_of(
    clock_state: str,
    days_left: int | None = None,
    unit: str = "day",
    ended_on: date | None = None,
    provisional: bool = False,
    due: date | None = None,
    *,
    since: date | None = None,
    paused_days: int | None = None,
    today: date | None = None,
) -> ChipText:
    """The chip of a clock: `clock_state` as in the data contract, `days_left` in `unit` (day, working_day).

    `since` or `paused_days` say how long a pause has lasted. The unit is always said.
    """
    today = today or date.today()
    if clock_state == "met":
        words = _("Đúng hạn, {day}").format(day=short_date(ended_on, today)) if ended_on else _("Đúng hạn")
    elif clock_state == "met_late":
        words = _late(days_left, unit, ended_on, due, today)
    elif clock_state == "paused":
        words = _paused(since, paused_days, today)
    elif clock_state == "dropped":
        words = _("Không còn tính")
    elif clock_state == "date":
        words = _("Ngày {day}").format(day=short_date(due, today)) if due else _("Mốc thời gian")
    else:
        words = _left(clock_state, days_left, unit)
    chip = ChipText(
        clock_state,
        words,
        ICONS.get(clock_state, ""),
        bold=clock_state == "overdue",
        hatched=clock_state == "paused",
        struck=clock_state == "dropped",
    )
    if provisional and clock_state in {"running", "due_soon", "overdue", "date"}:
        return replace(chip, words=marked(words, tentative=True), dashed=True)
    return chip


def marked(words: str, *, tentative: bool) -> str:
    """The one mark of a date that leans on a day of rest not yet officially announced."""
    return _("{words}, tạm tính").format(words=words) if tentative else words


def not_started() -> ChipText:
    return ChipText("not_started", _("Chưa bắt đầu"), dashed=True)


def in_unit(count: int, unit: str) -> str:
    if unit == "working_day":
        return (_("1 ngày làm việc") if count == 1 else _("{n} ngày làm việc")).format(n=count)
    return (_("1 ngày") if count == 1 else _("{n} ngày")).format(n=count)


def _left(state: str, days_left: int | None, unit: str) -> str:
    if days_left is None:
        return {"running": _("Đang chạy"), "due_soon": _("Sắp đến hạn"), "overdue": _("Quá hạn")}.get(state, state)
    if days_left < 0:
        return _("Quá {days}").format(days=in_unit(-days_left, unit))
    if days_left == 0:
        return _("Quá hạn") if state == "overdue" else _("Hạn hôm nay")
    return _("Còn {days}").format(days=in_unit(days_left, unit))


def _late(days_left: int | None, unit: str, ended_on: date | None, due: date | None, today: date) -> str:
    if days_left is not None and days_left < 0:
        return _("Xong, trễ {days}").format(days=in_unit(-days_left, unit))
    if unit == "day" and ended_on and due:
        return _("Xong, trễ {days}").format(days=in_unit((ended_on - due).days, unit))
    return _("Xong trễ, {day}").format(day=short_date(ended_on, today)) if ended_on else _("Xong, trễ hạn")


def _paused(since: date | None, days: int | None, today: date) -> str:
    if days is not None:
        return _("Tạm dừng {days}").format(days=in_unit(days, "day"))
    return _("Tạm dừng từ {day}").format(day=short_date(since, today)) if since else _("Tạm dừng")
