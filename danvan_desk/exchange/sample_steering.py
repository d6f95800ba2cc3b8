"""How a case of the sample ward is steered inside the office: inner deadlines, proposals, some of them sent back.

It draws from chances of its own, so that the rest of the ward stays as it is.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from danvan_desk.exchange.sample_course import Course, Step

_RECENT = 400
_STEPS = ("accepted", "declined", "forwarded", "guided", "returned", "filed", "answered", "decided", "concluded")
_REASONS = {
    "accepted": "Đơn đủ điều kiện, thuộc thẩm quyền của Chủ tịch UBND.",
    "declined": "Đơn không đủ điều kiện thụ lý.",
    "forwarded": "Nội dung thuộc thẩm quyền của cơ quan khác.",
    "guided": "Nội dung không thuộc thẩm quyền, cần hướng dẫn người gửi.",
    "returned": "Đơn gửi không đúng cơ quan.",
    "filed": "Đơn không đủ điều kiện xử lý.",
    "answered": "Đã kiểm tra, có đủ cơ sở trả lời.",
    "decided": "Đã có kết quả xác minh, hồ sơ đầy đủ.",
    "concluded": "Tổ xác minh đã báo cáo, hồ sơ đầy đủ.",
}
_SENT_BACK = (
    "Bổ sung biên bản làm việc với người gửi đơn", "Nêu rõ căn cứ pháp luật của đề xuất",
    "Hỏi thêm ý kiến công chức địa chính rồi trình lại", "Thiếu bản sao quyết định trước đó",
)  # fmt: skip


def steer(course: Course, head: str) -> None:
    """Adds to the finished steps of one case; their order and days stay."""
    matter, steps = course.matter, course.steps
    if matter.received < course.days.today - _RECENT or not any(s.event["event"] == "assigned" for s in steps):
        return
    rng = Random(f"{matter.ref} {matter.received} {matter.title}")  # noqa: S311 - a sample, the same each time
    for step in [one for one in steps if one.event["event"] == "assigned"]:
        _inner_deadline(course, step, rng)
    if any(step.event["event"] == "proposed" for step in steps):
        _name_steps(steps)
        return
    at = next((at for at, step in enumerate(steps) if step.event["event"] in _STEPS), None)
    if at and rng.random() < (0.45 if steps[at].day <= course.days.today else 0.75):
        _propose(course, at, head, rng)


def _inner_deadline(course: Course, assigned: Step, rng: Random) -> None:
    due = next((step.due for step in course.steps if step.due and step.day >= assigned.day), 0)
    inner = course.days.after(due, rng.choice((-2, -2, -3, -4))) if due else 0
    if rng.random() < 0.35:  # the chair wants it soon
        inner = min(inner, course.days.after(assigned.day, rng.randrange(3, 6)))
    if inner > assigned.day and rng.random() < 0.8:
        assigned.event["until"] = course.days.iso(inner)


def _name_steps(steps: list[Step]) -> None:
    for at, step in enumerate(steps):
        if step.event["event"] == "proposed":
            asked = next((s.event["event"] for s in steps[at + 1 :] if s.event["event"] in _STEPS), None)
            if asked:
                step.event |= {"outcome": asked, "reason": _REASONS[asked]}


def _propose(course: Course, at: int, head: str, rng: Random) -> None:
    """A proposal up to three working days before the step at `at`, agreed to on its day; one in six sent back first.
    Where that step is still to come, the proposal may already lie with the chair."""
    days, step = course.days, course.steps[at]
    first = course.steps[at - 1].day
    day = max(first, days.after(step.day, -rng.randrange(1, 4)))
    if step.day > days.today >= first and rng.random() < 0.5:
        day = min(day, max(first, days.after(days.today + 1, -rng.randrange(1, 4))))
    asked: dict[str, Any] = {"event": "proposed", "outcome": step.event["event"], "by": course.officer}
    asked["reason"] = _REASONS[asked["outcome"]]
    if "to" in step.event:
        asked["to"] = step.event["to"]
    added = [(day, asked)]
    if rng.random() < 0.17:
        back = {"event": "approved", "outcome": "sent_back", "by": head, "reason": rng.choice(_SENT_BACK)}
        again = min(step.day, days.after(day, 1))
        added += [(day, back), (again, asked)]
    added.append((step.day, {"event": "approved", "outcome": "agreed", "by": head}))
    course.steps[at:at] = [type(step)(on, dict(event)) for on, event in added]
