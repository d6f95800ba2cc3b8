"""The order of things in a case: what may come after what, replayed from its events.

Only what the law or plain sequence forbids is refused; an office may record late, and events on days of rest are fine.
The articles stand in order.py; a refusal that rests on one names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts
from danvan_desk.domain.holding import ANSWERS
from danvan_desk.domain.order import AFTER_CLOSING, ALLOWED_BY, ALWAYS, allowed_by, forbidden_by
from danvan_desk.domain.vocabulary import EventName, Kind, label
from danvan_desk.errors import Problem
from danvan_desk.texts import _

FIRST_STEPS = ("accepted", "declined", "forwarded", "guided", "returned", "filed", "answered")
SUSPENSION_OF_COMPLAINTS_SINCE = date(2026, 7, 1)
LONGEST_EXTENSION = 30
_RESULTS = ("decided", "concluded", "answered")
_NOT_TAKEN = ("declined", "forwarded", "guided", "returned", "filed")


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
        self.kind, self.instance = facts.kind, facts.instance
        self.seen: dict[str, CaseEvent] = {}
        self.since_reopening: set[str] = set()
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
            self.since_reopening.clear()
        if self.closing is None and closes(self.kind, event):
            self.closing = event
        self.seen[name] = event
        self.since_reopening.add(name)

    def fault(self, event: CaseEvent) -> Problem | None:
        name = event.event
        if self.closing is not None and name not in ALWAYS | AFTER_CLOSING[self.closing.event]:
            return self._refuse_after_closing(event, self.closing)
        check = getattr(self, f"_fault_{name}", None)
        found: Problem | None = check(event) if check is not None else None
        return found

    def _refuse_after_closing(self, event: CaseEvent, closing: CaseEvent) -> Problem:
        accepted = sorted(name for name in ALWAYS | AFTER_CLOSING[closing.event] if self.kind in ALLOWED_BY[name])
        message = _(
            "vụ việc đã kết thúc ({closing} ngày {day}), không ghi tiếp được việc này; còn ghi được: {accepted}"
        )
        said = message.format(
            closing=event_label(closing.event),
            day=_day(closing.date),
            accepted=", ".join(f"{event_label(name)} ({name})" for name in accepted),
        )
        return Problem("event", _cited(said, allowed_by(self.kind, closing.event, self.instance).article), event.event)

    def _refuse(self, event: CaseEvent, message: str, reason: str = "", **parts: object) -> Problem:
        """`reason` is one of order.FORBIDDEN_BY: its article ends the sentence."""
        return Problem("event", _cited(message.format(**parts), forbidden_by(reason, self.kind).article), event.event)

    def _fault_received(self, event: CaseEvent) -> Problem | None:
        if not self.seen:
            return None
        return self._refuse(event, _("vụ việc chỉ nhận một lần; đơn nộp lại là một đơn (petition) với same_as"))

    def _fault_classified(self, event: CaseEvent) -> Problem | None:
        done = next((name for name in FIRST_STEPS if name in self.seen), None)
        if done is None:
            return None
        message = _("đã {step} ngày {day}; phân loại chỉ ghi trước bước xử lý đầu tiên")
        return self._refuse(event, message, step=event_label(done), day=_day(self.seen[done].date))

    def _fault_accepted(self, event: CaseEvent) -> Problem | None:
        before = self.seen.get("accepted")
        if before is None:
            return None
        message = _("đã ghi việc này ngày {day}; mỗi vụ việc chỉ một lần, ghi sai thì Đính chính (corrected)")
        return self._refuse(event, message, "accepted_twice", day=_day(before.date))

    def _fault_declined(self, event: CaseEvent) -> Problem | None:
        before = self.seen.get("accepted")
        if before is None:
            return None
        message = _("đã thụ lý ngày {day}, không thể không thụ lý; nhận: Đình chỉ giải quyết (discontinued)")
        return self._refuse(event, message, "already_accepted", day=_day(before.date))

    def _fault_approved(self, event: CaseEvent) -> Problem | None:
        if event.outcome == "sent_back" and self.proposal is None:
            return self._refuse(event, _("không có đề xuất nào đang chờ phê duyệt để trả lại"))
        return None

    def _fault_forwarded(self, event: CaseEvent) -> Problem | None:
        if self.kind == Kind.DENUNCIATION and "forwarded" in self.seen:
            return self._refuse(event, _("tố cáo chỉ được chuyển một lần"), "forwarded_twice")
        return None

    def _fault_extended(self, event: CaseEvent) -> Problem | None:
        if "accepted" not in self.seen:
            if "extended" not in self.seen:
                return None
            message = _("trước khi thụ lý chỉ gia hạn một lần, đến 10 ngày làm việc")
            return self._refuse(event, message, "extended_before_acceptance")
        if "complex" not in self.seen:
            message = _(
                "chỉ gia hạn khi vụ việc đã được xác định phức tạp bằng văn bản; ghi Xác định phức tạp (complex) trước"
            )
            return self._refuse(event, message, "not_complex")
        most = 2 if len(self.criteria) > 1 else 1
        if self.extensions < most:
            return None
        message = _(
            "đã gia hạn {times} lần; phức tạp được gia hạn một lần, đặc biệt phức tạp (từ hai tiêu chí) hai lần, "
            "mỗi lần không quá 30 ngày"
        )
        return self._refuse(event, message, "too_many_extensions", times=self.extensions)

    def _fault_suspended(self, event: CaseEvent) -> Problem | None:
        if self.kind == Kind.COMPLAINT and event.date < SUSPENSION_OF_COMPLAINTS_SINCE:
            message = _("trước 01/7/2026 luật chưa cho tạm đình chỉ giải quyết khiếu nại; nhận từ ngày 01/7/2026")
            article = forbidden_by("suspended_before_the_law", self.kind).article
            return Problem("date", _cited(message, article), event.date.isoformat())
        if self.suspended is not None:
            message = _("đang tạm đình chỉ từ {day}; phải Tiếp tục giải quyết (resumed) trước")
            return self._refuse(event, message, "still_suspended", day=_day(self.suspended.date))
        return self._needs_acceptance(event)

    def _fault_resumed(self, event: CaseEvent) -> Problem | None:
        if self.suspended is not None:
            return None
        return self._refuse(event, _("vụ việc không đang tạm đình chỉ nên không có gì để tiếp tục"), "never_suspended")

    def _fault_execution_suspended(self, event: CaseEvent) -> Problem | None:
        if not self.execution_suspended:
            return None
        return self._refuse(event, _("quyết định bị khiếu nại đang tạm đình chỉ thi hành rồi"), "execution")

    def _fault_execution_resumed(self, event: CaseEvent) -> Problem | None:
        if self.execution_suspended:
            return None
        return self._refuse(event, _("chưa tạm đình chỉ thi hành quyết định (execution_suspended)"), "execution")

    def _fault_discontinued(self, event: CaseEvent) -> Problem | None:
        """After a whole withdrawal a case may still be discontinued, once."""
        if self.closing is not None and "discontinued" in self.since_reopening:
            return self._refuse(event, _("vụ việc đã được đình chỉ"), "discontinued_twice")
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
        words = f"{event_label(needed[0])} ({needed[0]})"
        said = _("chưa có việc để thông báo; ghi {event} trước").format(event=words)
        return Problem("of", _cited(said, forbidden_by("nothing_to_notify", self.kind).article), of)

    def _fault_replied(self, event: CaseEvent) -> Problem | None:
        if "forwarded" in self.seen or "urged" in self.seen:
            return None
        return self._refuse(event, _("chưa chuyển đơn hoặc đôn đốc cơ quan nào để có trả lời"))

    def _fault_decided(self, event: CaseEvent) -> Problem | None:
        return self._needs_acceptance(event) or self._not_while_suspended(event)

    def _fault_concluded(self, event: CaseEvent) -> Problem | None:
        return self._fault_decided(event)

    def _fault_sent(self, event: CaseEvent) -> Problem | None:
        if any(name in self.seen for name in (*_RESULTS, *_NOT_TAKEN)):
            return None
        return self._refuse(event, _("chưa có kết quả để gửi; ghi {needed} trước"), "no_result", needed=self._result())

    def _fault_delivered(self, event: CaseEvent) -> Problem | None:
        return self._fault_sent(event)

    def _fault_acted(self, event: CaseEvent) -> Problem | None:
        if any(name in self.seen for name in _RESULTS):
            return None
        message = _("chưa có kết quả giải quyết; ghi {needed} trước")
        return self._refuse(event, message, "no_result", needed=self._result())

    def _fault_published(self, event: CaseEvent) -> Problem | None:
        return self._fault_acted(event)

    def _fault_enforced(self, event: CaseEvent) -> Problem | None:
        return self._fault_acted(event)

    def _fault_reopened(self, event: CaseEvent) -> Problem | None:
        if self.closing is not None:
            return None
        return self._refuse(event, _("vụ việc chưa kết thúc nên không có gì để mở lại"))

    def _result(self) -> str:
        name = {"complaint": "decided", "denunciation": "concluded"}.get(self.kind, "answered")
        return f"{event_label(name)} ({name})"

    def _needs_acceptance(self, event: CaseEvent) -> Problem | None:
        if "accepted" in self.seen:
            return None
        return self._refuse(event, _("vụ việc chưa thụ lý; ghi Thụ lý (accepted) trước"), "not_accepted")

    def _not_while_suspended(self, event: CaseEvent) -> Problem | None:
        if self.suspended is None:
            return None
        message = _("vụ việc đang tạm đình chỉ từ {day}; ghi Tiếp tục giải quyết (resumed) trước")
        return self._refuse(event, message, "still_suspended", day=_day(self.suspended.date))


def _cited(message: str, article: str) -> str:
    return f"{message} ({article})" if article else message


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
