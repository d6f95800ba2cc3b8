"""Commands on time: the clocks of a record, of a case that isn't recorded, the calendar, the duties."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import Any

from danvan_desk.actions.calendar import CalendarChange, import_notice, preview
from danvan_desk.actions.moved_dates import Moved
from danvan_desk.cli.books import read_text
from danvan_desk.cli.opened import no_record, opened
from danvan_desk.cli.output import Answer, day, plain, shown
from danvan_desk.desk import today
from danvan_desk.domain.clocks import Clock
from danvan_desk.domain.numbering import record_type
from danvan_desk.domain.rules import Rule
from danvan_desk.domain.vocabulary import label
from danvan_desk.domain.what_if import answer_what_if
from danvan_desk.domain.working_days import CalendarDay, WorkingCalendar, load_calendar
from danvan_desk.errors import WrongUsage
from danvan_desk.lawbook import shipped_days, shipped_rules
from danvan_desk.queries import duties as duty_queries
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.dialogues import dialogue_card
from danvan_desk.queries.office import calendar_year, rules_in_force
from danvan_desk.queries.visits import visit_card
from danvan_desk.texts import _

_SATURDAY = 5


def clocks(given: argparse.Namespace) -> Answer:
    if given.what_if:
        return _what_if(given.what_if)
    if not given.number:
        raise WrongUsage("NUMBER: " + _("còn thiếu; ghi số vụ việc, đơn, lượt tiếp, đối thoại, hoặc dùng --what-if"))
    asked = day(given.on, "--on")
    desk = opened(given)
    on = asked or desk.today
    number = given.number.strip().upper()
    kind = record_type(number)
    found: Sequence[Clock]
    if kind in ("case", "petition"):
        found = case_card(desk, number, on).clocks
    elif kind == "visit":
        found = visit_card(desk, number, on).clocks
    elif kind == "dialogue":
        found = dialogue_card(desk, number, on).clocks
    else:
        raise no_record(given.number)
    return Answer({"on": on.isoformat(), "clocks": [clock.as_json() for clock in found]}, lambda: _lines(found))


def _lines(found: Sequence[Clock]) -> list[str]:
    lines = []
    for clock in found:
        lines.append(f"{clock.title}: {shown(clock.due)} · {label(clock.state)} · {clock.basis}")
        lines += [f"    {index}. {step}" for index, step in enumerate(clock.steps, 1)]
    return lines or [_("Chưa có thời hạn nào chạy.")]


def _what_if(name: str) -> Answer:
    calendar = WorkingCalendar(shipped_days(), "")
    rules, (now, _stand_in) = shipped_rules(), today()
    answers: list[dict[str, Any]] = []
    for line in read_text(name).split("\n"):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
        except (ValueError, RecursionError):
            answers.append({"error": _("dòng này không phải JSON hợp lệ")})
            continue
        answers.append(answer_what_if(asked, rules, calendar, now))
    return Answer(json_lines=tuple(answers), exit_code=1 if any("error" in answer for answer in answers) else 0)


def calendar(given: argparse.Namespace) -> Answer:
    desk = opened(given)
    if given.what == "import":
        if not given.file:
            raise WrongUsage("FILE: " + _("còn thiếu; ghi tệp lịch .toml cần nhập"))
        days = load_calendar(read_text(given.file))
        change = import_notice(desk, days) if given.yes else preview(desk, days)
        return Answer(_change_document(change, taken=given.yes), lambda: _change_lines(change, taken=given.yes))
    if not given.what.isdigit() or not 1900 <= int(given.what) <= 2199:
        raise WrongUsage(f"YEAR {given.what}: " + _("phải là năm từ 1900 đến 2199, hoặc import"))
    year = calendar_year(desk, int(given.what))
    document = {
        "year": year.year,
        "edition": year.edition,
        "covered": year.covered,
        "days": [
            {"date": d.day, "kind": d.kind, "name": d.name, "basis": d.basis, "status": d.status} for d in year.days
        ],
    }
    expected = _("dự kiến")
    lines = [
        f"{shown(d.day)}  {_day_kind(d)}  {d.name} ({d.basis})" + ("" if d.status == "official" else f" [{expected}]")
        for d in year.days
    ]
    return Answer(
        document, lambda: [_("Lịch năm {year}, bản {edition}").format(year=year.year, edition=year.edition), *lines]
    )


def _day_kind(found: CalendarDay) -> str:
    if found.kind == "off":
        return _("nghỉ")
    return _("làm bù") if found.day.weekday() == _SATURDAY else _("làm việc")


def _change_document(change: CalendarChange, *, taken: bool) -> dict[str, Any]:
    days = [{"date": d.day, "kind": d.kind, "name": d.name, "status": d.status} for d in change.days]
    moved, ended = ([_move(m) for m in moves] for moves in (change.moved, change.ended))
    return {"taken": taken, "days": plain(days), "moved": plain(moved), "ended": plain(ended)}


def _move(moved: Moved) -> dict[str, Any]:
    return {
        "case": moved.case, "clock": moved.clock, "title": moved.title, "from": moved.due, "to": moved.becomes,
        "provisional": moved.provisional,
    }  # fmt: skip


def _change_lines(change: CalendarChange, *, taken: bool) -> list[str]:
    lines = [f"{shown(d.day)}  {d.kind}  {d.name}" for d in change.days] or [_("Lịch không có gì khác.")]
    lines += [f"{m.case}  {m.title}: {shown(m.due)} → {shown(m.becomes)}" for m in change.moved]
    lines.append(_("Số hạn dời: {n}").format(n=len(change.moved)))
    lines.append(_("Đã nhập lịch.") if taken else _("Chưa đổi gì. Thêm --yes để nhập lịch và dời các hạn trên."))
    return lines


def rules(given: argparse.Namespace) -> Answer:
    asked = day(given.on, "--on")
    desk = opened(given)
    on = asked or desk.today
    found = rules_in_force(desk, on)
    return Answer(
        {"on": on.isoformat(), "rules": [_rule(rule) for rule in found]}, lambda: [_rule_line(rule) for rule in found]
    )


def _rule(rule: Rule) -> dict[str, Any]:
    own = [
        {"variant": variant, "since": number.since.isoformat(), "length": number.length, "basis": number.basis}
        for variant, number in rule.office.items()
    ]
    return {
        "clock": rule.clock, "kind": rule.kind, "title": rule.title, "rule": rule.id, "since": rule.since.isoformat(),
        "until": rule.until.isoformat() if rule.until else None, "length": rule.length, "unit": rule.unit,
        "lengths": dict(rule.lengths), "basis": rule.basis, "sure": rule.sure, "office": own,
    }  # fmt: skip


def _rule_line(rule: Rule) -> str:
    unit = _("ngày làm việc") if rule.unit == "working_day" else _("ngày")
    own = "".join(f" · {number.words()}" for number in rule.office.values())
    return f"{rule.clock}  {rule.title}: {rule.length} {unit} · {rule.basis}{own}"


def duties(given: argparse.Namespace) -> Answer:
    asked = day(given.on, "--on")
    desk = opened(given)
    on = asked or desk.today
    found = duty_queries.duties(desk, on)
    lines = [f"{shown(d.due)}  {d.title} ({d.period}): {d.done}/{d.required} · {d.basis}" for d in found]
    return Answer({"on": on.isoformat(), "duties": plain(found)}, lambda: lines)
