"""A record in words for a person at a terminal: every field by its name in the books, codes and dates as people say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from danvan_desk.domain import vocabulary as v
from danvan_desk.domain.cases import state_label
from danvan_desk.domain.eligibility import Opinion, step_words
from danvan_desk.domain.iso import iso_date
from danvan_desk.texts import _

_CODES: dict[str, type[StrEnum]] = {
    "reception": v.ReceptionKind, "mode": v.Mode, "field": v.Field, "received_for": v.ReceivedFor,
    "resolved_stage": v.ResolvedStage, "refusal_ground": v.RefusalGround, "channel": v.Channel, "id_kind": v.IdKind,
    "gender": v.Gender, "represents": v.Represents, "copy": v.Copy,
}  # fmt: skip


_SAID_EITHER_WAY = ("eligible", "in_authority", "signed")


def record_lines(document: dict[str, Any]) -> list[str]:
    """A visit, petition or dialogue as lines; nothing is said of what isn't known."""
    lines = list(_fields(document, ""))
    for clock in document.get("clocks", ()):
        due = _plain(clock["due"]) or "–"
        lines.append(f"{clock['title']}: {due} · {v.label(v.ClockState(clock['state']))} · {clock['basis']}")
    return lines


def checklist_lines(opinion: Opinion) -> list[str]:
    """The checklist of intake: the proposal, how the last day was reached, then each condition."""
    lines = [_("Điều kiện xử lý") + ": " + step_words(opinion)]
    if opinion.competence:
        lines.append(f"  {opinion.competence.words} ({opinion.competence.basis})")
    if opinion.limit:
        lines.append(f"  {opinion.limit.words()} ({opinion.limit.basis()})")
    marks = {True: _("đạt"), False: _("không đạt"), None: _("chưa xem")}
    for one in opinion.checked:
        words = one.ground.fails if one.met is False else one.ground.words
        lines.append(f"  - {marks[one.met]}: {words} ({one.ground.basis})")
    return lines


def checklist_document(opinion: Opinion) -> dict[str, Any]:
    limit = opinion.limit
    return {
        "eligible": opinion.eligible,
        "reason": opinion.reason,
        "in_authority": opinion.in_authority,
        "step": opinion.step,
        "basis": opinion.basis,
        "to": opinion.competence.to if opinion.competence and opinion.competence.to else None,
        "last_day": limit.last.isoformat() if limit else None,
        "grounds": [
            {"code": one.ground.code, "met": one.met, "computed": one.computed, "basis": one.ground.basis}
            for one in opinion.checked
        ],
    }


def action_words(action: str) -> str:
    """What a line of the log says was done."""
    known = {
        "visit": _("ghi lượt tiếp"), "petition": _("nhận đơn"), "dialogue": _("ghi đối thoại"),
        "split": _("tách đơn"),
        "update": _("bổ sung, đính chính"), "recounted": _("tính lại hạn"), "init": _("tạo sổ"),
        "unjoin": _("tách đơn trùng ra vụ việc riêng"),
        "restore": _("khôi phục sổ"),
    }  # fmt: skip
    if action.startswith("print "):
        return _("in mẫu {form}").format(form=action.removeprefix("print "))
    if action.startswith("issue "):
        return _("ban hành mẫu {form}").format(form=action.removeprefix("issue "))
    return known.get(action) or (v.label(v.EventName(action)) if action in list(v.EventName) else action)


def _fields(document: dict[str, Any], indent: str) -> Iterator[str]:
    names = _names()
    for name, value in document.items():
        if name not in names or value in (None, [], "") or (value is False and name not in _SAID_EITHER_WAY):
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{indent}{names[name]}:"
            for entry in value:
                parts = (_said(key, item) for key, item in entry.items() if item not in (None, "", False))
                yield f"{indent}  - {', '.join(part for part in parts if part)}"
        else:
            yield f"{indent}{names[name]}: {_said(name, value)}"


def _said(name: str, value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_said("", item) for item in value)
    if name == "excused":
        return _("vắng có lý do")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    text = str(value)
    if name == "case_state":
        return state_label(text)
    for vocabulary in _vocabularies(name):
        if text in list(vocabulary):
            return v.label(vocabulary(text))
    return _plain(text)


def _vocabularies(name: str) -> Iterable[type[StrEnum]]:
    if name == "kind":
        return (v.Kind, v.DialogueKind)
    if name == "outcome":
        return (v.VisitOutcome,)
    return (_CODES[name],) if name in _CODES else ()


def _plain(text: Any) -> str:
    """A date as dd/mm/yyyy; anything else as it is."""
    if not text or not re.fullmatch(r"\d{4}-\d\d-\d\d", str(text)):
        return str(text or "")
    return f"{iso_date(str(text)):%d/%m/%Y}"


def _names() -> dict[str, str]:
    return {
        "number": _("Số"), "date": _("Ngày"), "time": _("Giờ"), "reception": _("Loại buổi tiếp"),
        "mode": _("Hình thức"), "receiver": _("Người tiếp"), "by_head": _("Chủ tịch trực tiếp tiếp"),
        "people": _("Người"),
        "companions": _("Số người đi cùng"), "people_count": _("Số người"), "kind": _("Loại"), "field": _("Lĩnh vực"),
        "received_for": _("Tiếp thay mặt"), "content": _("Nội dung"), "same_matter_people": _("Số người cùng nội dung"),
        "resolved_by": _("Cơ quan đã giải quyết"), "resolved_stage": _("Đã giải quyết đến"),
        "in_authority": _("Thuộc thẩm quyền"), "outcome": _("Kết quả"), "guided_to": _("Hướng dẫn đến"),
        "guide_no": _("Số văn bản hướng dẫn"), "refusal_ground": _("Lý do từ chối"), "notice_no": _("Số thông báo"),
        "notice_on": _("Ngày thông báo"), "documents": _("Giấy tờ"), "case": _("Vụ việc"),
        "case_state": _("Tình trạng vụ việc"), "petitions": _("Đơn"), "note": _("Ghi chú"), "received": _("Ngày nhận"),
        "dated": _("Ngày ghi trên đơn"), "channel": _("Nguồn đơn"), "anonymous": _("Nặc danh"),
        "respondent": _("Bị khiếu nại, tố cáo"), "request": _("Yêu cầu"), "visit": _("Lượt tiếp"),
        "forwarded_by": _("Cơ quan chuyển đến"), "instance": _("Lần"), "decision_known_on": _("Ngày biết quyết định"),
        "signed": _("Có chữ ký"), "eligible": _("Đủ điều kiện"), "ineligible_reason": _("Lý do không đủ điều kiện"),
        "hamlet": _("Nơi phát sinh việc"), "decision_no": _("Quyết định bị khiếu nại"),
        "obstacle_days": _("Số ngày trở ngại"), "obstacle_reason": _("Lý do trở ngại"),
        "same_as": _("Trùng với đơn"), "split_from": _("Tách từ đơn"), "split_into": _("Đã tách thành đơn"),
        "processed_on": _("Ngày xử lý"),
        "secret": _("Giữ bí mật danh tính"), "place": _("Địa điểm"), "chair": _("Chủ trì"),
        "announced": _("Ngày thông báo trước"), "asked_by_voters": _("Theo yêu cầu của 10% cử tri"),
        "invited": _("Số người mời"), "attended": _("Số người dự"), "absent": _("Vắng mặt"),
        "front_present": _("Mặt trận dự"), "agreed": _("Thống nhất"), "not_agreed": _("Còn ý kiến khác"),
        "published": _("Ngày công khai"), "items": _("Câu hỏi, trả lời, cam kết"),
    }  # fmt: skip
