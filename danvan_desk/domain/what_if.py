"""Clocks of a case nobody recorded: one JSON object of `danvan clocks --what-if`, checked as a real case would be.

Any day may be asked about, so dates ahead of today are not refused; events dated after `on` are simply not known yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts
from danvan_desk.domain.cases import check_event, effective
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.event_fields import known_event
from danvan_desk.domain.iso import iso_date
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.vocabulary import Channel, Kind
from danvan_desk.domain.working_days import WorkingCalendar
from danvan_desk.errors import Problem
from danvan_desk.texts import _

_FIELDS = ("kind", "instance", "remote_area", "in_authority", "channel", "events", "on")
_TEXTS = ("document_no", "by", "to", "reason", "outcome", "officer", "note")
_EVENT_FIELDS = ("event", "date", *_TEXTS, "days", "until", "of", "criteria", "orders", "done")
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2150, 12, 31)


def answer_what_if(asked: object, rules: RuleBook, calendar: WorkingCalendar, today: date) -> dict[str, Any]:
    """`{"on", "clocks"}` for one object, or `{"error"}`: Vietnamese words quoting each field's name and value."""
    problems: list[Problem] = []
    read = _read(asked, today, problems)
    if read is None or problems:
        return {"error": "; ".join(map(str, problems))}
    facts, on = read
    found = clocks(facts, rules, calendar, on)
    return {"on": on.isoformat(), "clocks": [clock.as_json() for clock in found]}


def _read(asked: object, today: date, problems: list[Problem]) -> tuple[CaseFacts, date] | None:
    if not isinstance(asked, Mapping):
        problems.append(Problem("", _("mỗi dòng phải là một đối tượng JSON {…}"), asked))
        return None
    _unknown_fields("", asked, _FIELDS, problems)
    kind = _one_of("kind", asked.get("kind"), [kind.value for kind in Kind], problems)
    instance = asked.get("instance", 1)
    if isinstance(instance, bool) or instance not in (1, 2):
        problems.append(Problem("instance", _("nhận: 1 (lần đầu) hoặc 2 (lần hai)"), instance))
    remote = asked.get("remote_area", False)
    if not isinstance(remote, bool):
        problems.append(Problem("remote_area", _("nhận: true hoặc false"), remote))
    authority = asked.get("in_authority", True)
    if authority is not None and not isinstance(authority, bool):
        problems.append(Problem("in_authority", _("nhận: true, false hoặc null"), authority))
    channel = asked.get("channel")
    if channel is not None:
        _one_of("channel", channel, [known.value for known in Channel], problems)
    on = _day("on", asked["on"], problems) if asked.get("on") is not None else today
    events = _events(asked.get("events"), problems)
    if problems or on is None:
        return None
    empty = CaseFacts(str(kind), (), int(instance), bool(remote), authority, channel)
    return _replay(empty, events, on, problems), on


def _events(given: object, problems: list[Problem]) -> list[CaseEvent]:
    if not isinstance(given, Sequence) or isinstance(given, str) or not given:
        problems.append(Problem("events", _("phải là danh sách có ít nhất một việc, đầu tiên là received"), given))
        return []
    read = [_event(f"events.{i}", i + 1, entry, problems) for i, entry in enumerate(given)]
    first = read[0]
    if first is not None and first.event != "received":
        problems.append(Problem("events.0.event", _("việc đầu tiên phải là received (nhận đơn)"), first.event))
    return [event for event in read if event is not None]


def _replay(facts: CaseFacts, events: list[CaseEvent], on: date, problems: list[Problem]) -> CaseFacts:
    """Admits the events one by one, each against those before it, as the register does; stops at the first refused.
    Gives the case as it was known on `on`: a correction made later is not known yet either."""
    told: list[CaseEvent] = []
    for i, event in enumerate(events):
        now = _with_events(facts, effective(told))
        refused = check_event(now, event, _LAST_DAY) if i else []
        if refused:
            problems += [
                Problem(f"events.{i}.{found.field}" if found.field else f"events.{i}", found.message, found.value)
                for found in refused
            ]
            return now
        told.append(event)
    return _with_events(facts, effective([event for event in told if event.date <= on]))


def _with_events(facts: CaseFacts, events: tuple[CaseEvent, ...]) -> CaseFacts:
    return CaseFacts(facts.kind, events, facts.instance, facts.remote_area, facts.in_authority, facts.channel)


def _event(where: str, number: int, entry: object, problems: list[Problem]) -> CaseEvent | None:
    if not isinstance(entry, Mapping):
        problems.append(Problem(where, _("mỗi việc phải là một đối tượng JSON {…}"), entry))
        return None
    before = len(problems)
    _unknown_fields(f"{where}.", entry, _EVENT_FIELDS, problems)
    name = entry.get("event")
    if not isinstance(name, str):
        problems.append(Problem(f"{where}.event", _("cần ghi tên việc, như received, accepted, decided"), name))
    else:
        unknown = known_event(name)
        if unknown is not None:
            problems.append(Problem(f"{where}.event", unknown.message, name))
    day = _day(f"{where}.date", entry.get("date"), problems)
    until = _day(f"{where}.until", entry["until"], problems) if entry.get("until") is not None else None
    texts = {field: _text(f"{where}.{field}", entry.get(field), problems) for field in _TEXTS}
    days = entry.get("days")
    if days is not None and (isinstance(days, bool) or not isinstance(days, int)):
        problems.append(Problem(f"{where}.days", _("phải là số nguyên, như 30"), days))
    of = entry.get("of")
    if of is not None and (isinstance(of, bool) or not isinstance(of, str | int)):
        problems.append(Problem(f"{where}.of", _("phải là số thứ tự của một việc hoặc tên việc được thông báo"), of))
    criteria = _criteria(f"{where}.criteria", entry.get("criteria"), problems)
    problems += [
        Problem(f"{where}.{field}", _("phải là một đối tượng các con số"), entry[field])
        for field in ("orders", "done")
        if entry.get(field) is not None and not isinstance(entry[field], Mapping)
    ]
    if len(problems) > before or day is None:
        return None
    return CaseEvent(
        number, str(name), day, until=until, days=days, of=of, criteria=criteria, orders=entry.get("orders"),
        done=entry.get("done"), **texts,
    )  # fmt: skip


def _criteria(field: str, value: object, problems: list[Problem]) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(letter, str) for letter in value):
        return tuple(value)
    problems.append(Problem(field, _('phải là danh sách chữ cái, như ["a", "đ"]'), value))
    return ()


def _day(field: str, value: object, problems: list[Problem]) -> date | None:
    if isinstance(value, str):
        try:
            day = iso_date(value)
        except ValueError:
            day = None
        if day is not None and _FIRST_DAY <= day <= _LAST_DAY:
            return day
        if day is not None:
            problems.append(Problem(field, _("nhận ngày từ năm 1990 đến 2150"), value))
            return None
    problems.append(Problem(field, _("phải là ngày có thật, dạng 2026-11-22"), value))
    return None


def _text(field: str, value: object, problems: list[Problem]) -> str | None:
    if value is None or isinstance(value, str):
        return value
    problems.append(Problem(field, _("phải là chữ trong ngoặc kép"), value))
    return None


def _one_of(field: str, value: object, accepted: list[str], problems: list[Problem]) -> str | None:
    if isinstance(value, str) and value in accepted:
        return value
    problems.append(Problem(field, _("nhận một trong: {accepted}").format(accepted=", ".join(accepted)), value))
    return None


def _unknown_fields(where: str, given: Mapping[Any, Any], known: Sequence[str], problems: list[Problem]) -> None:
    for name in given:
        if name in known:
            continue
        near = get_close_matches(str(name), known, n=1)
        meant = _("có phải {near}? ").format(near=near[0]) if near else ""
        accepted = _("không có mục này; nhận: {names}").format(names=", ".join(known))
        problems.append(Problem(f"{where}{name}", meant + accepted, given[name]))
