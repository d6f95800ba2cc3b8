"""One special day of the working calendar, and the file such days are kept in (resources/law/calendar.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.domain.working_days import WorkingCalendar

OFFICIAL = "official"  # a notice was issued
EXPECTED = "expected"  # computed from the law; the notice isn't out
AS_SHIPPED = "law"  # the office takes back what it said of a day: the shipped calendar speaks again
_FIELDS = {"kind", "name", "basis", "status"}
_SUNDAY = 6


class DayKind(StrEnum):
    OFF = "off"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of rest on what is normally a working weekday; or a day worked: a Saturday in exchange, or a holiday that
    a later notice makes a working day."""

    day: date
    kind: DayKind
    name: str
    basis: str
    status: str


@dataclass(frozen=True, slots=True)
class DayEdit:
    """A day set by hand. `kind` is off, work, or law (as the shipped calendar has it; then nothing else is needed)."""

    day: date
    kind: str
    name: str = ""
    basis: str = ""
    status: str = OFFICIAL

    def as_day(self) -> CalendarDay:
        return CalendarDay(self.day, DayKind(self.kind), self.name.strip(), self.basis.strip(), self.status)


def laid_over(shipped: Iterable[CalendarDay], own: Mapping[date, CalendarDay | None]) -> list[CalendarDay]:
    """The shipped days with the office's own in their place; None makes a day a plain one."""
    return [day for day in shipped if day.day not in own] + [day for day in own.values() if day is not None]


def problems_of_edits(edits: Sequence[DayEdit], law: WorkingCalendar, covered: Collection[int]) -> list[Problem]:
    """Everything wrong with days set by hand, each under its own field; `law` is the shipped calendar."""
    problems: list[Problem] = []
    for edit in edits:
        words = _wrong_day(edit, law, covered)
        if words:
            problems.append(Problem("day", words, edit.day))
        if edit.kind == AS_SHIPPED:
            continue
        problems += [
            Problem(field, _("ngày {day}: cần ghi bằng chữ").format(day=f"{edit.day:%d/%m/%Y}"), text)
            for field, text in (("name", edit.name), ("basis", edit.basis))
            if not text.strip()
        ]
        if edit.status not in (OFFICIAL, EXPECTED):
            problems.append(Problem("status", _("nhận: official, expected"), edit.status))
    return problems


def _wrong_day(edit: DayEdit, law: WorkingCalendar, covered: Collection[int]) -> str:
    day, named = edit.day, f"{edit.day:%d/%m/%Y}"
    if day.year not in covered:
        return _("năm {year} chưa có lịch: hãy nhập thông báo của cả năm trước").format(year=day.year)
    if edit.kind == DayKind.OFF and not law.is_working(day) and law.day(day) is None:
        return _("{day} là cuối tuần, vốn đã nghỉ").format(day=named)
    if edit.kind == DayKind.WORK and day.weekday() == _SUNDAY:
        return _("{day} là Chủ nhật, không thể là ngày làm việc").format(day=named)
    if edit.kind == DayKind.WORK and law.is_working(day):
        return _("{day} vốn là ngày làm việc").format(day=named)
    if edit.kind not in (DayKind.OFF, DayKind.WORK, AS_SHIPPED):
        return _("nhận: off, work, law")
    return ""


def load_calendar(text: str) -> list[CalendarDay]:
    """Every day of a calendar file, in order of date. Raises Refused with all that is wrong in it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(_("Tệp lịch không đúng dạng TOML: {reason}").format(reason=error)) from error
    problems: list[Problem] = []
    days: dict[date, CalendarDay] = {}
    for table, limits in (("day", ("date", "date")), ("span", ("from", "to"))):
        entries = data.get(table, [])
        if not isinstance(entries, list):
            problems.append(Problem(table, _("phải viết là [[{table}]]").format(table=table)))
            continue
        for i, entry in enumerate(entries):
            for found in _read_entry(f"{table}.{i}", entry, limits, problems):
                if found.day in days:
                    problems.append(Problem(f"{table}.{i}", _("ngày này đã khai ở trên"), found.day.isoformat()))
                days[found.day] = found
    if not days and not problems:
        problems.append(Problem("day", _("tệp lịch không có ngày nào; cần ít nhất một mục [[day]] hoặc [[span]]")))
    if problems:
        raise Refused(problems)
    return sorted(days.values(), key=lambda found: found.day)


def _read_entry(
    where: str, entry: Mapping[str, object], limits: tuple[str, str], problems: list[Problem]
) -> list[CalendarDay]:
    before = len(problems)
    problems += [
        Problem(f"{where}.{name}", _("không có mục này; nhận: {names}").format(names=", ".join([*limits, *_FIELDS])))
        for name in entry
        if name not in _FIELDS | set(limits)
    ]
    first, last = (_read_date(f"{where}.{name}", entry.get(name), problems) for name in limits)
    texts = {name: _read_text(f"{where}.{name}", entry.get(name), problems) for name in ("name", "basis")}
    kind = _read_choice(f"{where}.kind", entry.get("kind"), [k.value for k in DayKind], problems)
    status = _read_choice(f"{where}.status", entry.get("status"), [OFFICIAL, EXPECTED], problems)
    if first and last and not 0 <= (last - first).days <= 31:
        problems.append(Problem(f"{where}.{limits[1]}", _("phải từ ngày đầu trở đi và không quá 31 ngày"), str(last)))
    if first is None or last is None or len(problems) > before:
        return []
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if kind == DayKind.WORK and any(day.weekday() == _SUNDAY for day in span):
        problems.append(Problem(f"{where}.{limits[0]}", _("ngày làm việc không thể là Chủ nhật"), str(first)))
        return []
    return [CalendarDay(day, DayKind(kind), texts["name"], texts["basis"], status) for day in span]


def _read_date(field: str, value: object, problems: list[Problem]) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    problems.append(Problem(field, _("phải là ngày dạng 2026-11-24"), None if value is None else str(value)))
    return None


def _read_text(field: str, value: object, problems: list[Problem]) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    problems.append(Problem(field, _("phải ghi bằng chữ, không để trống"), value))
    return ""


def _read_choice(field: str, value: object, accepted: list[str], problems: list[Problem]) -> str:
    if value in accepted:
        return str(value)
    problems.append(Problem(field, _("nhận một trong: {accepted}").format(accepted=", ".join(accepted)), value))
    return ""
