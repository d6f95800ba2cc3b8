"""An event of a case, a change in its log, a reason for refusing one: in the words of an officer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from danvan_desk.domain.eligibility import ground_words
from danvan_desk.domain.vocabulary import (
    Channel,
    EventName,
    Field,
    Kind,
    label,
    outcome_label,
)
from danvan_desk.tallies.tally import tidy
from danvan_desk.tallies.wording import figure
from danvan_desk.texts import _
from ui.refusals import without_codes

if TYPE_CHECKING:
    from danvan_desk.queries.cases import ChangeShown, EventShown

_REPEATED = {
    "answered": "trả lời ",
    "withdrawn": "rút ",
    "enforced": "thi hành ",
}  # the outcome's words begin as the event's do


def event_words(name: str) -> str:
    return label(EventName(name))


def plain(message: str) -> str:
    """A rule's reason without the codes it names for the command line."""
    said = without_codes(message)
    return said[:1].upper() + said[1:]


def event_title(event: EventShown, target: EventShown | None = None) -> tuple[str, str]:
    """What happened (bold) and what belongs in the same line. `target` is the event a correction corrects."""
    name = event_words(event.event)
    if event.event == "extended" and event.days:
        return name, _("{n} ngày").format(n=event.days)
    if event.event == "notified":
        return _("Thông báo"), outcome_label("notified", str(event.of or "acceptance"))
    if event.event == "corrected":
        return name, event_words(target.event).lower() if target else _("việc {n}").format(n=event.of)
    if event.event == "approved":
        return (_("Trả lại đề xuất") if event.outcome == "sent_back" else name), ""
    if event.event == "assigned" and event.officer:
        return _("Giao"), event.officer
    outcome = event.outcome or ("whole" if event.event == "enforced" else None)
    if outcome:
        words = outcome_label(event.event, outcome)
        said = _REPEATED.get(event.event)
        return name, words.removeprefix(said) if said else words
    return name, ""


def event_facts(event: EventShown, target: EventShown | None = None) -> str:
    """The muted line: paper, who, to whom, why; of a correction, what is right now or that it takes the event back."""
    said = [event.document_no]
    if event.event == "corrected":
        changed = (
            event.document_no,
            event.to,
            event.officer,
            event.criteria,
            event.until,
            event.days,
            event.outcome,
            event.orders,
            event.done,
        )
        said = [_("số đúng {number}").format(number=event.document_no) if event.document_no else None]
        said += [] if any(changed) else [_("rút lại việc này")]
        if event.outcome:
            words = outcome_label(target.event, event.outcome) if target else event.outcome
            said.append(_("kết quả đúng: {outcome}").format(outcome=words))
    if event.to:
        said.append(_("gửi {to}").format(to=event.to))
    if event.officer and event.event != "assigned":
        said.append(_("giao {officer}").format(officer=event.officer))
    if event.criteria:
        said.append(_("tiêu chí {letters}").format(letters=", ".join(event.criteria)))
    if event.until:
        said.append(_until_words(event.event).format(day=f"{event.until:%d/%m/%Y}"))
    if event.event in ("corrected", "proposed") and event.days:
        said.append(_("{n} ngày").format(n=event.days))
    said += [event.reason, event.note]
    if event.by:
        said.append(event.by)
    orders = order_words(event.orders) or order_words(event.done, done=True)
    if (event.orders or event.done) and not orders:
        orders = _("không có số nào")
    return " · ".join(part for part in (*said, orders) if part)


def _until_words(event: str) -> str:
    return {
        "corrected": _("ngày đúng {day}"),
        "assigned": _("hạn nội bộ {day}"),
        "approved": _("hạn nội bộ mới {day}"),
        "forwarded": _("đề nghị trả lời chậm nhất {day}"),
        "urged": _("đề nghị trả lời chậm nhất {day}"),
    }.get(event, _("ngày {day}"))


def order_groups(*, done: bool = False) -> list[tuple[str, dict[str, str]]]:
    """The numbers of an order, or of what was done of it, under the headings of tables 03 to 05, with their units."""
    heads = (
        (_("Đã thu về Nhà nước"), _("Đã trả lại tổ chức, cá nhân"), _("Đã xử lý hành chính"), _("Đã khởi tố"))
        if done
        else (
            _("Thu hồi cho Nhà nước"), _("Trả lại cho tổ chức, cá nhân"), _("Kiến nghị xử lý hành chính"),
            _("Chuyển cơ quan điều tra"),
        )
    )  # fmt: skip
    money, land, officials = _("Tiền (triệu đồng)"), _("Đất (m²)"), _("Trong đó cán bộ, công chức, viên chức")
    organisations, people = _("Số tổ chức"), _("Số cá nhân")
    fields: tuple[dict[str, str], ...] = (
        {"state_money": money, "state_land": land},
        {
            "return_money": money, "return_land": land, "return_organisations": organisations,
            "return_people": people,
        },
        {
            "discipline_organisations": organisations, "discipline_people": people,
            "discipline_officials": officials,
        },
        {"police_cases": _("Số vụ"), "police_people": people, "police_officials": officials},
    )  # fmt: skip
    return list(zip(heads, fields, strict=True))


def order_words(numbers: dict[str, Any], *, done: bool = False) -> str:
    """As "Thu hồi cho Nhà nước: tiền (triệu đồng) 12,5, đất (m²) 30; …"."""
    said = []
    for heading, words in order_groups(done=done):
        parts = [f"{w[:1].lower()}{w[1:]} {figure(tidy(numbers[n]))}" for n, w in words.items() if numbers.get(n)]
        said += [f"{heading}: {', '.join(parts)}"] if parts else []
    return "; ".join(said)


def criteria_words() -> dict[str, str]:
    """NĐ 124/2020 Đ.3a, the same list in NĐ 31/2019 Đ.3."""
    return {
        "a": _("một nội dung phải xác minh từ hai nơi trở lên"),
        "b": _("từ hai nội dung trở lên"),
        "c": _("nhiều người đứng đơn, nhiều người liên quan"),
        "d": _("có yếu tố nước ngoài"),
        "đ": _("thuộc trách nhiệm của nhiều cơ quan"),
        "e": _("ý kiến các cơ quan còn khác nhau"),
        "g": _("chứng cứ mâu thuẫn"),
    }


def change_title(change: ChangeShown) -> str:
    action = change.action
    if action.startswith("print "):
        return _("In mẫu {form}").format(form=action.removeprefix("print "))
    if action.startswith("issue "):
        return _("Ban hành mẫu {form}").format(form=action.removeprefix("issue "))
    known = {
        "petition": _("Vào sổ đơn"),
        "visit": _("Ghi lượt tiếp"),
        "update": _("Sửa, bổ sung"),
        "clocks": _("Đổi hạn theo lịch mới"),
        "split": _("Tách đơn"),
        "unjoin": _("Tách đơn trùng ra vụ việc riêng"),
    }
    if action in known:
        return known[action]
    return event_words(action) if action in {event.value for event in EventName} else action


def field_words() -> dict[str, str]:
    return {
        "received": _("ngày nhận"), "dated": _("ngày viết đơn"), "channel": _("nguồn đơn"), "kind": _("loại"),
        "field": _("lĩnh vực"), "people": _("người đứng đơn"), "respondent": _("người bị khiếu nại, tố cáo"),
        "content": _("nội dung"), "request": _("yêu cầu"), "documents": _("giấy tờ"), "date": _("ngày"),
        "document_no": _("số văn bản"), "by": _("người ký"), "to": _("nơi nhận"), "reason": _("lý do"),
        "days": _("số ngày"), "until": _("ngày hẹn, hạn, ngày đúng"), "outcome": _("kết quả"), "of": _("về việc"),
        "criteria": _("tiêu chí"), "officer": _("người được giao"), "note": _("ghi chú"), "case": _("vụ việc"),
        "signed": _("có chữ ký"), "in_authority": _("thuộc thẩm quyền"), "forwarded_by": _("cơ quan chuyển"),
        "decision_known_on": _("ngày biết quyết định"), "instance": _("lần"), "visit": _("lượt tiếp"),
        "same_as": _("trùng đơn"), "split_from": _("tách từ đơn"), "anonymous": _("nặc danh"),
        "eligible": _("đủ điều kiện"), "ineligible_reason": _("lý do không đủ điều kiện"), "copy": _("bản in thứ"),
        "hamlet": _("nơi phát sinh việc"), "decision_no": _("quyết định bị khiếu nại"),
        "obstacle_days": _("số ngày trở ngại"), "obstacle_reason": _("lý do trở ngại"),
        "checks": _("danh mục kiểm tra"), "split_into": _("tách thành"),
        "form": _("mẫu"), "petition": _("đơn"), "orders": _("xử lý"), "done": _("đã thi hành"),
        "appeals": _("vụ lần đầu"),
    }  # fmt: skip


def change_lines(change: ChangeShown, target: EventShown | None = None) -> list[str]:
    """As "nội dung: cũ → mới" for a correction, "nội dung: mới" for what was entered. `target`: see `event_title`."""
    names, before = field_words(), change.before or {}
    lines = []
    for name, value in (change.after or {}).items():
        if name in ("n", "event", "form") or (name == "case" and change.action != "unjoin") or name not in names:
            continue
        if name == "outcome" or (name == "of" and change.action == "notified"):
            lines.append(f"{names[name]}: {outcome_label(target.event if target else change.action, str(value))}")
            continue
        if name == "of" and target is not None:
            lines.append(f"{names[name]}: {event_words(target.event).lower()}, {target.date:%d/%m/%Y}")
            continue
        new, old = _value(name, value), _value(name, before.get(name))
        empty = _("trống")
        lines.append(f"{names[name]}: {old or empty} → {new or empty}" if name in before else f"{names[name]}: {new}")
    return lines


def _value(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return ", ".join(_value("", item) for item in value)
    if isinstance(value, dict) and name == "checks":
        return "; ".join(ground_words(code, met=met) for code, met in value.items())
    if isinstance(value, dict):
        return str(value.get("name") or value.get("title") or order_words(value, done=name == "done"))
    text = str(value)
    codes: dict[str, Any] = {"kind": Kind, "field": Field, "channel": Channel}
    if name in codes and text in {code.value for code in codes[name]}:
        return label(codes[name](text))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return f"{text[8:]}/{text[5:7]}/{text[:4]}"
    return text
