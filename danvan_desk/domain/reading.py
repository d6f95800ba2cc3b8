"""Reading a record as it comes, from JSON or from a page's fields, into a frozen record; all problems at once."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from danvan_desk.domain import records as r
from danvan_desk.domain import vocabulary as v
from danvan_desk.domain.iso import iso_date
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _

Reader = Callable[[object], object]


class _Wrong(Exception):  # noqa: N818 - carries the sentence for the field being read
    pass


def read_date(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return iso_date(value.strip() if isinstance(value, str) else "")
    except ValueError:
        raise _Wrong(_("không phải ngày có thật; ghi năm-tháng-ngày, ví dụ 2026-11-20")) from None


def _time(value: object) -> str:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", value.strip()) if isinstance(value, str) else None
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise _Wrong(_("không phải giờ; ghi giờ:phút từ 00:00 đến 23:59, ví dụ 08:30"))
    return f"{int(found[1]):02d}:{found[2]}"


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        raise _Wrong(_("phải là chữ, đặt trong ngoặc kép"))
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise _Wrong(_("có ký tự hỏng, không phải chữ; gõ lại đoạn này"))
    return unicodedata.normalize("NFC", value).replace("\x00", "").strip() or None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(_("chỉ nhận true hoặc false"))
    return value


def _whole(low: int, high: int = 1_000_000) -> Reader:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _Wrong(_("phải là số nguyên từ {low} đến {high}").format(low=low, high=high))
        return value

    return read


def _code(vocabulary: type[StrEnum] | tuple[str, ...]) -> Reader:
    accepted = vocabulary if isinstance(vocabulary, tuple) else tuple(code.value for code in vocabulary)

    def read(value: object) -> str:
        given = unicodedata.normalize("NFC", value) if isinstance(value, str) else value
        if given not in accepted:
            raise _Wrong(_("không có mã này; nhận một trong: {accepted}").format(accepted=", ".join(accepted)))
        return str(given)

    return read


def _one_or_two(value: object) -> int:
    if isinstance(value, bool) or value not in (1, 2):
        raise _Wrong(_("chỉ nhận 1 (lần đầu) hoặc 2 (lần hai)"))
    return int(str(value))


def _born(value: object) -> str:
    given = str(value).strip() if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if re.fullmatch(r"(18|19|20)\d{2}", given, re.ASCII):
        return given
    try:
        return read_date(value).isoformat()
    except _Wrong:
        raise _Wrong(_("ghi năm sinh (1969) hoặc ngày sinh (1969-09-02)")) from None


def _phone(value: object) -> str:
    given = _text(value) or ""
    digits = re.sub(r"[\s.\-()]", "", given)
    if not re.fullmatch(r"\+?[0-9]{8,12}", digits):
        raise _Wrong(_("số điện thoại gồm 8 đến 12 chữ số, ví dụ 0912345678"))
    return re.sub(r"^\+?84(?=\d{9}$)", "0", digits)


def _numbers(value: object) -> dict[str, float]:
    if not isinstance(value, Mapping):
        raise _Wrong(_("phải là một nhóm số, ví dụ {example}").format(example='{"state_money": 12}'))
    wrong = [str(k) for k in value if k not in v.ORDER_FIELDS]
    if wrong:
        raise _Wrong(
            _("không có mục {wrong}; nhận: {accepted}").format(wrong=wrong[0], accepted=", ".join(v.ORDER_FIELDS))
        )
    for key, number in value.items():
        if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number < 1e12:
            raise _Wrong(_("mục {key} phải là số không âm").format(key=key))
    return {str(k): number for k, number in value.items()}


def _event_reference(value: object) -> str | int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return _text(value) or ""


def _criteria(value: object) -> tuple[str, ...]:
    read = _code(v.COMPLEX_CRITERIA)
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise _Wrong(_('phải là danh sách chữ cái tiêu chí, ví dụ ["a", "c"]'))
    return tuple(str(read(letter)) for letter in value)


def _free_set(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping) or not value:
        raise _Wrong(_("phải là nhóm các trường và giá trị mới, ít nhất một trường"))
    return {str(k): item for k, item in value.items()}


_PERSON: dict[str, Reader] = {
    "name": _text, "id_kind": _code(v.IdKind), "id_number": _text, "id_issued_on": read_date, "id_issued_by": _text,
    "born": _born, "gender": _code(v.Gender), "address": _text, "phone": _phone, "email": _text,
    "organisation": _text, "represents": _code(v.Represents), "authorisation": _text,
}  # fmt: skip
_DOCUMENT: dict[str, Reader] = {"title": _text, "pages": _whole(0, 100_000), "copy": _code(v.Copy), "state": _text}
_ABSENT: dict[str, Reader] = {"name": _text, "excused": _flag}
_ITEM: dict[str, Reader] = {
    "question": _text, "asked_by": _text, "hamlet": _text, "answer": _text, "commitment": _text, "owner": _text,
    "due": read_date, "done_on": read_date, "result": _text,
}  # fmt: skip
_NESTED: dict[str, tuple[dict[str, Reader], str | None, type[Any]]] = {
    "people": (_PERSON, "name", r.Person),
    "documents": (_DOCUMENT, "title", r.HandedPaper),
    "absent": (_ABSENT, "name", r.Absent),
    "items": (_ITEM, None, r.DialogueItem),
}
_list = object()  # marks a field read as a list of nested records


FIELDS: dict[str, dict[str, Any]] = {
    "visit": {
        "date": read_date, "time": _time, "reception": _code(v.ReceptionKind), "mode": _code(v.Mode), "receiver": _text,
        "by_head": _flag, "people": _list, "companions": _whole(0, 10_000), "kind": _code(v.Kind),
        "field": _code(v.Field), "received_for": _code(v.ReceivedFor), "content": _text,
        "same_matter_people": _whole(0, 1_000_000), "resolved_by": _text, "resolved_stage": _code(v.ResolvedStage),
        "in_authority": _flag, "outcome": _code(v.VisitOutcome), "guided_to": _text, "guide_no": _text,
        "refusal_ground": _code(v.RefusalGround), "notice_no": _text, "notice_on": read_date, "documents": _list,
        "case": _text, "note": _text,
    },
    "reception": {
        "date": read_date, "kind": _code(v.ReceptionKind), "by": _code(v.ReceivedBy), "mode": _code(v.Mode),
        "host": _text, "place": _text, "announced": read_date, "notified": read_date, "attendees": _text,
        "nobody_came": _flag, "postponed_to": read_date, "note": _text,
    },
    "petition": {
        "received": read_date, "dated": read_date, "channel": _code(v.Channel), "kind": _code(v.Kind),
        "field": _code(v.Field), "people": _list, "anonymous": _flag, "respondent": _text, "content": _text,
        "request": _text, "documents": _list, "visit": _text, "forwarded_by": _text, "instance": _one_or_two,
        "appeals": _text, "decision_known_on": read_date, "signed": _flag, "eligible": _flag,
        "ineligible_reason": _text, "in_authority": _flag, "same_as": _text, "split_from": _text, "note": _text,
    },
    "event": {
        "case": _text, "event": _code(tuple(e.value for e in v.EventName if e != v.EventName.RECEIVED)),
        "date": read_date, "document_no": _text, "by": _text, "to": _text, "reason": _text, "days": _whole(1, 3660),
        "until": read_date, "outcome": _text, "of": _event_reference, "criteria": _criteria, "officer": _text,
        "note": _text, "orders": _numbers, "done": _numbers,
    },
    "dialogue": {
        "kind": _code(v.DialogueKind), "date": read_date, "place": _text, "chair": _text, "case": _text,
        "announced": read_date, "asked_by_voters": _flag, "invited": _whole(0), "attended": _whole(0),
        "absent": _list, "front_present": _flag, "agreed": _text, "not_agreed": _text, "items": _list,
        "published": read_date, "note": _text,
    },
    "update": {"number": _text, "set": _free_set, "reason": _text},
    "log": {
        "kind": _code(v.LogKind), "date": read_date, "title": _text, "classes": _whole(0), "people": _whole(0),
        "note": _text,
    },
}  # fmt: skip
_REQUIRED: dict[str, tuple[str, ...]] = {
    "visit": ("date", "reception", "people", "kind", "content", "outcome"),
    "reception": ("date", "kind", "by"),
    "petition": ("received", "channel", "kind", "content"),
    "event": ("case", "event", "date"),
    "dialogue": ("kind", "date"),
    "update": ("number", "set"),
    "log": ("kind", "date"),
}
_CLASSES: dict[str, type[Any]] = {
    "visit": r.NewVisit, "reception": r.NewReception, "petition": r.NewPetition, "event": r.NewEvent,
    "dialogue": r.NewDialogue, "update": r.Update, "log": r.NewLog,
}  # fmt: skip
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
    values = _read_fields(body, {**FIELDS[kind], "ref": _text}, _REQUIRED[kind], "", today, problems)
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
            except _Wrong as why:
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
        raise _Wrong(_("phải là danh sách, đặt trong ngoặc vuông"))
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
                _("căn cước có đúng 12 chữ số (đang có {n}); giấy tờ khác thì ghi thêm id_kind: {accepted}").format(
                    n=len(compact), accepted=", ".join(code.value for code in v.IdKind)
                ),
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


def _check_together(kind: str, values: dict[str, Any], body: Mapping[str, object], problems: list[Problem]) -> None:
    if kind == "petition":
        if values.get("people") and values.get("anonymous"):
            problems.append(Problem("anonymous", _("đơn nặc danh thì không ghi people; bỏ một trong hai"), True))
        if not body.get("people") and not values.get("anonymous"):
            problems.append(
                Problem("people", _("còn thiếu; ghi người đứng đơn, hoặc anonymous: true nếu đơn nặc danh"))
            )
        if values.get("instance") == 2 and values.get("kind") == "feedback":
            problems.append(Problem("instance", _("kiến nghị, phản ánh không có lần hai; chỉ nhận 1"), 2))
        if values.get("appeals") and values.get("instance", 1) != 2:
            problems.append(Problem("appeals", _("chỉ ghi khi instance là 2"), values["appeals"]))
        if values.get("same_as") and values.get("split_from"):
            problems.append(
                Problem("same_as", _("một đơn không thể vừa trùng vừa tách; bỏ một trong hai"), values["same_as"])
            )
        if values.get("dated") and values.get("received") and values["dated"] > values["received"]:
            problems.append(
                Problem(
                    "dated",
                    _("ngày ghi trên đơn phải trước hoặc bằng ngày nhận (received)"),
                    values["dated"].isoformat(),
                )
            )
    if kind == "visit" and values.get("refusal_ground") and values.get("outcome") not in (None, "refused"):
        problems.append(Problem("refusal_ground", _("chỉ ghi khi outcome là refused"), values["refusal_ground"]))


def _unknown(path: str, known: list[str], given: object = None) -> Problem:
    near = difflib.get_close_matches(path.rsplit(".", 1)[-1], known, n=1, cutoff=0.5)
    if near:
        return Problem(path, _("không có trường này; có phải là {near}?").format(near=near[0]), given)
    return Problem(path, _("không có trường này; các trường nhận: {known}").format(known=", ".join(known)), given)
