"""Reading a record as it comes, from JSON or from a page's fields, into a frozen record; all problems at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from danvan_desk.domain import records as r
from danvan_desk.domain import vocabulary as v
from danvan_desk.domain.eligibility import unknown_checks
from danvan_desk.domain.field_reading import (
    Reader,
    Wrong,
    code,
    event_reference,
    free_set,
    one_or_two,
    read_born,
    read_checks,
    read_criteria,
    read_date,
    read_flag,
    read_numbers,
    read_phone,
    read_text,
    read_time,
    whole,
)  # fmt: skip
from danvan_desk.domain.planning import PlanKind
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _

_PERSON: dict[str, Reader] = {
    "name": read_text, "id_kind": code(v.IdKind), "id_number": read_text, "id_issued_on": read_date,
    "id_issued_by": read_text,
    "born": read_born, "gender": code(v.Gender), "address": read_text, "phone": read_phone, "email": read_text,
    "organisation": read_text, "represents": code(v.Represents), "authorisation": read_text,
}  # fmt: skip
_DOCUMENT: dict[str, Reader] = {
    "title": read_text,
    "pages": whole(0, 100_000),
    "copy": code(v.Copy),
    "state": read_text,
}
_ABSENT: dict[str, Reader] = {"name": read_text, "excused": read_flag}
_ITEM: dict[str, Reader] = {
    "question": read_text, "asked_by": read_text, "hamlet": read_text, "answer": read_text, "commitment": read_text,
    "owner": read_text,
    "due": read_date, "done_on": read_date, "result": read_text, "field": code(v.Field), "co_owner": read_text,
    "published_on": read_date, "published_where": read_text,
}  # fmt: skip
_QUESTION: dict[str, Reader] = {
    "content": read_text, "asked_by": read_text, "hamlet": read_text, "field": code(v.Field),
    "channel": code(v.Channel), "prepared_by": read_text,
}  # fmt: skip
_NESTED: dict[str, tuple[dict[str, Reader], str | None, type[Any]]] = {
    "people": (_PERSON, "name", r.Person),
    "documents": (_DOCUMENT, "title", r.HandedPaper),
    "absent": (_ABSENT, "name", r.Absent),
    "items": (_ITEM, None, r.DialogueItem),
    "questions": (_QUESTION, "content", r.PlanQuestion),
}
_list = object()  # marks a field read as a list of nested records


FIELDS: dict[str, dict[str, Any]] = {
    "visit": {
        "date": read_date, "time": read_time, "reception": code(v.ReceptionKind), "mode": code(v.Mode),
        "receiver": read_text,
        "by_head": read_flag, "people": _list, "companions": whole(0, 10_000), "kind": code(v.Kind),
        "field": code(v.Field), "received_for": code(v.ReceivedFor), "content": read_text,
        "same_matter_people": whole(0, 1_000_000), "resolved_by": read_text, "resolved_stage": code(v.ResolvedStage),
        "in_authority": read_flag, "outcome": code(v.VisitOutcome), "guided_to": read_text, "guide_no": read_text,
        "refusal_ground": code(v.RefusalGround), "notice_no": read_text, "notice_on": read_date, "documents": _list,
        "case": read_text, "note": read_text,
    },
    "reception": {
        "date": read_date, "kind": code(v.ReceptionKind), "by": code(v.ReceivedBy), "mode": code(v.Mode),
        "host": read_text, "place": read_text, "announced": read_date, "notified": read_date, "attendees": read_text,
        "nobody_came": read_flag, "postponed_to": read_date, "note": read_text,
    },
    "petition": {
        "received": read_date, "dated": read_date, "channel": code(v.Channel), "kind": code(v.Kind),
        "field": code(v.Field), "people": _list, "anonymous": read_flag, "respondent": read_text, "content": read_text,
        "request": read_text, "documents": _list, "visit": read_text, "forwarded_by": read_text, "instance": one_or_two,
        "appeals": read_text, "decision_known_on": read_date, "signed": read_flag, "eligible": read_flag,
        "ineligible_reason": read_text, "in_authority": read_flag, "hamlet": read_text, "decision_no": read_text,
        "obstacle_days": whole(1, 3660), "obstacle_reason": read_text, "checks": read_checks, "same_as": read_text,
        "split_from": read_text, "note": read_text,
    },
    "event": {
        "case": read_text, "event": code(tuple(e.value for e in v.EventName if e != v.EventName.RECEIVED)),
        "date": read_date, "document_no": read_text, "by": read_text, "to": read_text, "reason": read_text,
        "days": whole(1, 3660),
        "until": read_date, "outcome": read_text, "of": event_reference, "criteria": read_criteria,
        "officer": read_text,
        "note": read_text, "orders": read_numbers, "done": read_numbers,
    },
    "dialogue": {
        "kind": code(v.DialogueKind), "date": read_date, "place": read_text, "chair": read_text, "case": read_text,
        "announced": read_date, "asked_by_voters": read_flag, "invited": whole(0), "attended": whole(0),
        "absent": _list, "front_present": read_flag, "agreed": read_text, "not_agreed": read_text, "items": _list,
        "published": read_date, "note": read_text, "hamlet": read_text, "plan": read_text,
    },
    "plan": {
        "what": code(PlanKind), "date": read_date, "time": read_time, "place": read_text, "hamlet": read_text,
        "host": read_text, "by": code(v.ReceivedBy), "topic": read_text, "reception_kind": code(v.ReceptionKind),
        "case": read_text, "announced": read_date, "notified": read_date, "questions": _list, "note": read_text,
    },
    "update": {"number": read_text, "set": free_set, "reason": read_text},
    "log": {
        "kind": code(v.LogKind), "date": read_date, "title": read_text, "classes": whole(0), "people": whole(0),
        "note": read_text,
    },
}  # fmt: skip
_REQUIRED: dict[str, tuple[str, ...]] = {
    "visit": ("date", "reception", "people", "kind", "content", "outcome"),
    "reception": ("date", "kind", "by"),
    "petition": ("received", "channel", "kind", "content"),
    "event": ("case", "event", "date"),
    "dialogue": ("kind", "date"),
    "plan": ("what", "date"),
    "update": ("number", "set"),
    "log": ("kind", "date"),
}
_CLASSES: dict[str, type[Any]] = {
    "visit": r.NewVisit, "reception": r.NewReception, "petition": r.NewPetition, "event": r.NewEvent,
    "dialogue": r.NewDialogue, "plan": r.NewPlan, "update": r.Update, "log": r.NewLog,
}  # fmt: skip
_CORRECTED = ("outcome", "days", "criteria", "document_no", "to", "officer", "orders", "done", "until")
"""What a correction puts right."""
_MAY_LIE_AHEAD = {"until", "due", "postponed_to"}


def read_record(given: object, today: date) -> r.Record:
    """The record in a JSON object or a page's fields. Raises Refused with every problem of the record's own fields
    (types, codes, required, unknown names, dates ahead of `today`); what needs the books is checked by the action."""
    if not isinstance(given, Mapping):
        raise Refused(
            [
                Problem(
                    "", _("mỗi dòng phải là một đối tượng JSON, ví dụ {example}").format(example='{"type": "visit", …}')
                )
            ]
        )
    record_type = given.get("type")
    if record_type not in FIELDS:
        raise Refused(
            [
                Problem(
                    "type",
                    _("không có loại bản ghi này; nhận một trong: {accepted}").format(accepted=", ".join(FIELDS)),
                    record_type,
                )
            ]
        )
    kind = str(record_type)
    body = {str(k): value for k, value in given.items() if k != "type"}
    problems: list[Problem] = []
    if "person" in body and kind == "visit":
        person = body.pop("person")
        if "people" in body:
            problems.append(Problem("person", _("chỉ ghi person hoặc people, không ghi cả hai")))
        else:
            body["people"] = [person]
    latest = date.max if kind == "plan" else today  # a plan lies ahead; the action checks what was done already
    values = _read_fields(body, {**FIELDS[kind], "ref": read_text}, _REQUIRED[kind], "", latest, problems)
    _check_together(kind, values, body, problems)
    if problems:
        raise Refused(problems)
    record: r.Record = _CLASSES[kind](**values)
    return record


def read_field(record_type: str, field: str, value: object, today: date) -> tuple[object, list[Problem]]:
    """One field of a record, as an `update` sets it: the value as stored and the problems found (None clears it)."""
    readers = _ITEM if field.startswith("items.") else FIELDS[record_type]
    name = field.rsplit(".", 1)[-1] if field.startswith("items.") else field
    problems: list[Problem] = []
    if name not in readers:
        problems.append(_unknown(field, list(readers)))
        return None, problems
    values = _read_fields({name: value}, readers, (), field.removesuffix(name), today, problems)
    return values.get(name), problems


def _read_fields(
    body: Mapping[str, object],
    readers: Mapping[str, Any],
    required: tuple[str, ...],
    prefix: str,
    today: date,
    problems: list[Problem],
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    wrong: set[str] = set()
    for name, given in body.items():
        if name not in readers:
            problems.append(_unknown(prefix + name, list(readers), given))
        elif given is not None:
            try:
                if readers[name] is _list:
                    values[name] = _read_list(name, given, today, problems)
                else:
                    values[name] = readers[name](given)
            except Wrong as why:
                problems.append(Problem(prefix + name, str(why), given))
                wrong.add(name)
            _check_day(prefix + name, name, values.get(name), today, problems)
    problems += [
        Problem(prefix + name, _("còn thiếu; trường này bắt buộc"), body.get(name))
        for name in required
        if values.get(name) in (None, ()) and name not in wrong and not _has_own_problem(prefix + name, problems)
    ]
    return {name: value for name, value in values.items() if value is not None}


def _has_own_problem(path: str, problems: list[Problem]) -> bool:
    """Whether something inside a list was wrong, so that the list isn't also called missing."""
    return any(problem.field.startswith(path + ".") for problem in problems)


def _read_list(name: str, given: object, today: date, problems: list[Problem]) -> tuple[Any, ...]:
    readers, required, made = _NESTED[name]
    if isinstance(given, str) or not isinstance(given, list | tuple):
        raise Wrong(_("phải là danh sách, đặt trong ngoặc vuông"))
    result = []
    for index, item in enumerate(given):
        if isinstance(item, made):
            result.append(item)
            continue
        prefix = f"{name}.{index}."
        if not isinstance(item, Mapping):
            problems.append(Problem(prefix.rstrip("."), _("phải là một đối tượng JSON"), item))
            continue
        before = len(problems)
        fields = {str(k): value for k, value in item.items()}
        values = _read_fields(fields, readers, (required,) if required else (), prefix, today, problems)
        if made is r.Person:
            _check_identity(values, prefix, problems)
        if len(problems) == before:
            result.append(made(**values))
    return tuple(result)


def _check_identity(values: dict[str, Any], prefix: str, problems: list[Problem]) -> None:
    number = values.get("id_number")
    if not number:
        return
    compact = re.sub(r"[\s.\-]", "", number)
    kind = values.get("id_kind")
    if kind is None:
        kind = "citizen_id" if re.fullmatch(r"[0-9]{12}", compact) else None
        if kind is None and re.fullmatch(r"[A-Za-z][0-9]{7,8}", compact):
            kind = "passport"
    if kind is None:
        problems.append(
            Problem(
                prefix + "id_number",
                _(
                    "căn cước có đúng 12 chữ số (đang có {n}); giấy tờ khác thì ghi thêm loại (id_kind: {accepted})"
                ).format(n=len(compact), accepted=", ".join(one.value for one in v.IdKind)),
                number,
            )
        )
    elif kind in ("citizen_id", "personal_number", "id_certificate") and not re.fullmatch(r"[0-9]{12}", compact):
        problems.append(
            Problem(prefix + "id_number", _("phải có đúng 12 chữ số, đang có {n} ký tự").format(n=len(compact)), number)
        )
    elif kind == "passport" and not re.fullmatch(r"[A-Za-z0-9]{6,12}", compact):
        problems.append(Problem(prefix + "id_number", _("số hộ chiếu gồm 6 đến 12 chữ và số"), number))
    values["id_kind"], values["id_number"] = kind, compact.upper() if kind != "other" else number


def _check_day(path: str, name: str, value: object, today: date, problems: list[Problem]) -> None:
    if name == "born" and isinstance(value, str) and value > today.isoformat()[: len(value)]:
        problems.append(
            Problem(path, _("ngày ở tương lai; nhận đến hết hôm nay {today:%d/%m/%Y}").format(today=today), value)
        )
    if isinstance(value, date) and name not in _MAY_LIE_AHEAD and value > today:
        problems.append(
            Problem(
                path,
                _("ngày ở tương lai; nhận đến hết hôm nay {today:%d/%m/%Y}").format(today=today),
                value.isoformat(),
            )
        )
    elif isinstance(value, date) and value.year < 1900:
        problems.append(Problem(path, _("năm quá xa; nhận từ năm 1900"), value.isoformat()))


def _is_blank(value: object) -> bool:
    return value in ({}, [], ()) or (isinstance(value, str) and not value.strip())


def _check_together(kind: str, values: dict[str, Any], body: Mapping[str, object], problems: list[Problem]) -> None:
    if kind == "event" and values.get("event") == "corrected":  # all empty, it would take the whole event back
        words = _("ghi nội dung đúng (số nào thôi không còn thì ghi 0), hoặc bỏ mục này để rút lại cả việc")
        wrong = {problem.field for problem in problems}
        blank = [name for name in _CORRECTED if name in body and name not in wrong and _is_blank(body[name])]
        problems += [Problem(name, words, body[name]) for name in blank]
    if kind == "petition":
        if values.get("people") and values.get("anonymous"):
            problems.append(
                Problem("anonymous", _("đơn nặc danh thì không ghi người đứng đơn (people); bỏ một trong hai"), True)
            )
        if not body.get("people") and not values.get("anonymous"):
            problems.append(
                Problem("people", _("còn thiếu; ghi người đứng đơn, hoặc đánh dấu đơn nặc danh (anonymous)"))
            )
        if values.get("instance") == 2 and values.get("kind") == "feedback":
            problems.append(Problem("instance", _("kiến nghị, phản ánh không có lần hai; chỉ nhận 1"), 2))
        if values.get("appeals") and values.get("instance", 1) != 2:
            problems.append(Problem("appeals", _("chỉ ghi khi khiếu nại lần hai (instance)"), values["appeals"]))
        if values.get("same_as") and values.get("split_from"):
            problems.append(
                Problem("same_as", _("một đơn không thể vừa trùng vừa tách; bỏ một trong hai"), values["same_as"])
            )
        if values.get("checks") and values.get("kind"):
            problems += [
                Problem(f"checks.{ground}", _("không có điều kiện này với loại đơn ấy"), ground)
                for ground in unknown_checks(values["kind"], values["checks"])
            ]
        if values.get("dated") and values.get("received") and values["dated"] > values["received"]:
            problems.append(
                Problem(
                    "dated",
                    _("ngày ghi trên đơn phải trước hoặc bằng ngày nhận (received)"),
                    values["dated"].isoformat(),
                )
            )
    if kind == "visit" and values.get("refusal_ground") and values.get("outcome") not in (None, "refused"):
        problems.append(
            Problem("refusal_ground", _("chỉ ghi khi kết quả là Từ chối tiếp (refused)"), values["refusal_ground"])
        )
    if kind == "visit" and values.get("date"):
        problems += notice_problems(values["date"], values.get("notice_on"))


def notice_problems(day: date, notice_on: date | None, path: str = "") -> list[Problem]:
    """A refusal is notified after the visit it refused, not before."""
    if notice_on is None or notice_on >= day:
        return []
    words = _("thông báo từ chối không thể có trước ngày tiếp {day:%d/%m/%Y}").format(day=day)
    return [Problem(f"{path}notice_on", words, notice_on.isoformat())]


def _unknown(path: str, known: list[str], given: object = None) -> Problem:
    near = difflib.get_close_matches(path.rsplit(".", 1)[-1], known, n=1, cutoff=0.5)
    if near:
        return Problem(path, _("không có trường này; có phải là {near}?").format(near=near[0]), given)
    return Problem(path, _("không có trường này; các trường nhận: {known}").format(known=", ".join(known)), given)
