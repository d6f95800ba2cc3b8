"""The order of things in a case: what may come after what, replayed from its events.

Only what the law or plain sequence forbids is refused; an office may record late, and events on days of rest are fine.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts
from danvan_desk.domain.holding import ANSWERS
from danvan_desk.domain.vocabulary import EventName, Kind, label
from danvan_desk.errors import Problem
from danvan_desk.texts import _

FIRST_STEPS = ("accepted", "declined", "forwarded", "guided", "returned", "filed", "answered")
SUSPENSION_OF_COMPLAINTS_SINCE = date(2026, 7, 1)
LONGEST_EXTENSION = 30
_NOT_TAKEN = ("declined", "forwarded", "guided", "returned", "filed")
_AFTERMATH = {"sent", "delivered", "notified", "published", "enforced", "urged", "replied"}
_AFTER_CLOSING: dict[str, set[str]] = {
    "decided": _AFTERMATH | {"dialogue_called", "dialogue_held", "execution_suspended", "execution_resumed"},
    "concluded": _AFTERMATH | {"acted"},
    "answered": _AFTERMATH,
    "withdrawn": {"notified", "discontinued"},
    "discontinued": {"notified"},
    "forwarded": {"notified", "sent", "delivered", "urged", "replied"},
    "declined": {"notified", "sent", "delivered"},
    "guided": {"notified", "sent", "delivered"},
    "returned": {"notified", "sent", "delivered"},
    "filed": {"notified", "sent", "delivered"},
}
_ALWAYS = {"assigned", "reopened"}


def event_label(name: str) -> str:
    return label(EventName(name))


def closes(kind: str, event: CaseEvent) -> bool:
    """Whether this event closes a case of that kind (data contract, 'Closed')."""
    name = event.event
    if name in ("forwarded", "guided", "returned", "filed"):
        return True
    if name == "withdrawn":
        return event.outcome in (None, "whole")
    if kind == Kind.FEEDBACK:
        return name == "answered" and event.outcome == "final"
    return name in ("declined", "discontinued") or name == ("decided" if kind == Kind.COMPLAINT else "concluded")


class History:
    """A case replayed event by event: `fault` says why the next may not come, `take` lets it."""

    def __init__(self, facts: CaseFacts) -> None:
        self.kind = facts.kind
        self.seen: dict[str, CaseEvent] = {}
        self.closing: CaseEvent | None = None
        self.suspended: CaseEvent | None = None
        self.proposal: CaseEvent | None = None  # that waits for the chair
        self.execution_suspended = False
        self.criteria: set[str] = set()
        self.extensions = 0

    def replay(self, events: Iterable[CaseEvent]) -> tuple[CaseEvent, Problem] | None:
        """Takes all events in turn; the first that may not come, with the reason."""
        for event in events:
            problem = self.fault(event)
            if problem is not None:
                return event, problem
            self.take(event)
        return None

    def take(self, event: CaseEvent) -> None:
        name = event.event
        if name == "proposed":
            self.proposal = event
        elif name in ANSWERS:
            self.proposal = None
        if name == "complex":
            self.criteria |= set(event.criteria)
        elif name == "extended" and "accepted" in self.seen:
            self.extensions += 1
        elif name == "suspended":
            self.suspended = event
        elif name == "resumed":
            self.suspended = None
        elif name in ("execution_suspended", "execution_resumed"):
            self.execution_suspended = name == "execution_suspended"
        elif name == "reopened":
            self.closing = self.suspended = None
        if self.closing is None and closes(self.kind, event):
            self.closing = event
        self.seen[name] = event

    def fault(self, event: CaseEvent) -> Problem | None:
        name = event.event
        if self.closing is not None and name not in _ALWAYS | _AFTER_CLOSING[self.closing.event]:
            return _refuse(
                event,
                _("vụ việc đã kết thúc ({closing} ngày {day}), không ghi tiếp được việc này; còn ghi được: {accepted}"),
                closing=event_label(self.closing.event),
                day=_day(self.closing.date),
                accepted=", ".join(
                    f"{event_label(n)} ({n})" for n in sorted(_ALWAYS | _AFTER_CLOSING[self.closing.event])
                ),
            )
        check = getattr(self, f"_fault_{name}", None)
        found: Problem | None = check(event) if check is not None else None
        return found

    def _fault_received(self, event: CaseEvent) -> Problem | None:
        if not self.seen:
            return None
        return _refuse(event, _("vụ việc chỉ nhận một lần; đơn nộp lại là một đơn (petition) với same_as"))

    def _fault_classified(self, event: CaseEvent) -> Problem | None:
        return self._only_before_first_step(event)

    def _fault_accepted(self, event: CaseEvent) -> Problem | None:
        return self._once(event)

    def _fault_declined(self, event: CaseEvent) -> Problem | None:
        if "accepted" in self.seen:
            return _refuse(
                event,
                _("đã thụ lý ngày {day}, không thể không thụ lý; nhận: Đình chỉ giải quyết (discontinued)"),
                day=_day(self.seen["accepted"].date),
            )
        return None

    def _fault_approved(self, event: CaseEvent) -> Problem | None:
        if event.outcome == "sent_back" and self.proposal is None:
            return _refuse(event, _("không có đề xuất nào đang chờ phê duyệt để trả lại"))
        return None

    def _fault_forwarded(self, event: CaseEvent) -> Problem | None:
        if self.kind == Kind.DENUNCIATION and "forwarded" in self.seen:
            return _refuse(event, _("tố cáo chỉ được chuyển một lần (Luật Tố cáo Đ.24)"))
        return None

    def _fault_extended(self, event: CaseEvent) -> Problem | None:
        if "accepted" not in self.seen:
            if "extended" in self.seen:
                return _refuse(
                    event, _("trước khi thụ lý chỉ gia hạn một lần, đến 10 ngày làm việc (Luật Tố cáo Đ.24 k1)")
                )
            return None
        if "complex" not in self.seen:
            return _refuse(
                event,
                _("chỉ gia hạn khi vụ việc đã được xác định phức tạp bằng văn bản; ghi Xác định phức tạp (complex) "
                  "trước (Luật Tố cáo Đ.30)"),
            )  # fmt: skip
        most = 2 if len(self.criteria) > 1 else 1
        if self.extensions >= most:
            return _refuse(
                event,
                _("đã gia hạn {times} lần; phức tạp được gia hạn một lần, đặc biệt phức tạp (từ hai tiêu chí) hai lần, "
                  "mỗi lần không quá 30 ngày (Luật Tố cáo Đ.30)"),
                times=self.extensions,
            )  # fmt: skip
        return None

    def _fault_suspended(self, event: CaseEvent) -> Problem | None:
        if self.kind == Kind.COMPLAINT and event.date < SUSPENSION_OF_COMPLAINTS_SINCE:
            return Problem(
                "date",
                _("trước 01/7/2026 luật chưa cho tạm đình chỉ giải quyết khiếu nại (Luật Khiếu nại Đ.11a có hiệu lực "
                  "từ 01/7/2026); nhận từ ngày 01/7/2026"),
                event.date.isoformat(),
            )  # fmt: skip
        if self.suspended is not None:
            return _refuse(
                event,
                _("đang tạm đình chỉ từ {day}; phải Tiếp tục giải quyết (resumed) trước"),
                day=_day(self.suspended.date),
            )
        return self._needs_acceptance(event)

    def _fault_resumed(self, event: CaseEvent) -> Problem | None:
        if self.suspended is None:
            return _refuse(event, _("vụ việc không đang tạm đình chỉ nên không có gì để tiếp tục"))
        return None

    def _fault_execution_suspended(self, event: CaseEvent) -> Problem | None:
        if self.execution_suspended:
            return _refuse(event, _("quyết định bị khiếu nại đang tạm đình chỉ thi hành rồi"))
        return None

    def _fault_execution_resumed(self, event: CaseEvent) -> Problem | None:
        if not self.execution_suspended:
            return _refuse(event, _("chưa tạm đình chỉ thi hành quyết định (execution_suspended)"))
        return None

    def _fault_discontinued(self, event: CaseEvent) -> Problem | None:
        if self.closing is not None and "discontinued" in self.seen:
            return _refuse(event, _("vụ việc đã được đình chỉ"))
        return None

    def _fault_notified(self, event: CaseEvent) -> Problem | None:
        of = event.of or "acceptance"
        needed: tuple[str, ...] = {
            "acceptance": ("accepted", *_NOT_TAKEN),
            "suspension": ("suspended",),
            "resumption": ("resumed",),
            "discontinuance": ("discontinued",),
        }.get(str(of), ())
        if not needed or any(name in self.seen for name in needed):
            return None
        return Problem(
            "of",
            _("chưa có việc để thông báo; ghi {event} trước").format(event=f"{event_label(needed[0])} ({needed[0]})"),
            of,
        )

    def _fault_replied(self, event: CaseEvent) -> Problem | None:
        if "forwarded" in self.seen or "urged" in self.seen:
            return None
        return _refuse(event, _("chưa chuyển đơn hoặc đôn đốc cơ quan nào để có trả lời"))

    def _fault_decided(self, event: CaseEvent) -> Problem | None:
        return self._needs_acceptance(event) or self._not_while_suspended(event)

    def _fault_concluded(self, event: CaseEvent) -> Problem | None:
        return self._needs_acceptance(event) or self._not_while_suspended(event)

    def _fault_sent(self, event: CaseEvent) -> Problem | None:
        if any(name in self.seen for name in ("decided", "concluded", "answered", *_NOT_TAKEN)):
            return None
        return _refuse(event, _("chưa có kết quả để gửi; ghi {needed} trước"), needed=self._result())

    def _fault_delivered(self, event: CaseEvent) -> Problem | None:
        return self._fault_sent(event)

    def _fault_acted(self, event: CaseEvent) -> Problem | None:
        return self._needs_result(event)

    def _fault_published(self, event: CaseEvent) -> Problem | None:
        return self._needs_result(event)

    def _fault_enforced(self, event: CaseEvent) -> Problem | None:
        return self._needs_result(event)

    def _fault_reopened(self, event: CaseEvent) -> Problem | None:
        if self.closing is None:
            return _refuse(event, _("vụ việc chưa kết thúc nên không có gì để mở lại"))
        return None

    def _needs_result(self, event: CaseEvent) -> Problem | None:
        if any(name in self.seen for name in ("decided", "concluded", "answered")):
            return None
        return _refuse(event, _("chưa có kết quả giải quyết; ghi {needed} trước"), needed=self._result())

    def _result(self) -> str:
        name = {"complaint": "decided", "denunciation": "concluded"}.get(self.kind, "answered")
        return f"{event_label(name)} ({name})"

    def _needs_acceptance(self, event: CaseEvent) -> Problem | None:
        if "accepted" in self.seen:
            return None
        article = _("Luật Khiếu nại Đ.27") if self.kind == Kind.COMPLAINT else _("Luật Tố cáo Đ.29")
        return _refuse(event, _("vụ việc chưa thụ lý; ghi Thụ lý (accepted) trước ({article})"), article=article)

    def _not_while_suspended(self, event: CaseEvent) -> Problem | None:
        if self.suspended is None:
            return None
        return _refuse(
            event,
            _("vụ việc đang tạm đình chỉ từ {day}; ghi Tiếp tục giải quyết (resumed) trước"),
            day=_day(self.suspended.date),
        )

    def _once(self, event: CaseEvent) -> Problem | None:
        before = self.seen.get(event.event)
        if before is None:
            return None
        return _refuse(
            event,
            _("đã ghi việc này ngày {day}; mỗi vụ việc chỉ một lần, ghi sai thì Đính chính (corrected)"),
            day=_day(before.date),
        )

    def _only_before_first_step(self, event: CaseEvent) -> Problem | None:
        done = next((name for name in FIRST_STEPS if name in self.seen), None)
        if done is None:
            return None
        return _refuse(
            event,
            _("đã {step} ngày {day}; phân loại chỉ ghi trước bước xử lý đầu tiên"),
            step=event_label(done),
            day=_day(self.seen[done].date),
        )


def _refuse(event: CaseEvent, message: str, **parts: object) -> Problem:
    return Problem("event", message.format(**parts), event.event)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
