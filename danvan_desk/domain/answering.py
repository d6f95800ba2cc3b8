"""What a citizen is told of a matter: where it stands, what comes next and by when, in sentences to read aloud.

Always Vietnamese, whatever the language on screen: they are the citizen's words, and are printed as they are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danvan_desk.domain.case_facts import CaseEvent, CaseFacts, Clock
from danvan_desk.domain.rules import WORKING_DAY, RuleBook
from danvan_desk.domain.standing import CaseStanding
from danvan_desk.domain.vocabulary import ClockState
from danvan_desk.domain.working_days import WorkingCalendar

_AWAITED = {
    "complaint.accept": "Trả lời thụ lý hay không thụ lý",
    "complaint.resolve": "Quyết định giải quyết",
    "complaint.send_decision": "Gửi quyết định giải quyết đến ông (bà)",
    "denunciation.triage": "Kiểm tra, phân loại, thụ lý",
    "denunciation.forward": "Chuyển đơn đến cơ quan có thẩm quyền",
    "denunciation.notify": "Thông báo việc thụ lý",
    "denunciation.resolve": "Kết luận nội dung tố cáo",
    "denunciation.send_conclusion": "Gửi kết luận",
    "denunciation.act": "Thực hiện kết luận",
    "denunciation.publish": "Công khai kết luận",
    "feedback.first_answer": "Trả lời lần đầu",
    "feedback.final_answer": "Trả lời kết quả cuối cùng",
    "reception.answer": "Trả lời ông (bà)",
    "reception.refusal_notice": "Thông báo bằng văn bản việc từ chối tiếp",
}
"""The clocks a citizen waits for; the others are the office's own affair."""

_SENDING = {
    "suspended": "Gửi quyết định tạm đình chỉ",
    "resumed": "Gửi quyết định tiếp tục giải quyết",
    "discontinued": "Gửi quyết định đình chỉ",
}
_MAIN = frozenset({"complaint.resolve", "denunciation.resolve", "feedback.final_answer"})
_DECIDED = {
    "right": "khiếu nại đúng",
    "partly_right": "khiếu nại đúng một phần",
    "wrong": "khiếu nại sai",
    "upheld": "công nhận kết quả giải quyết lần đầu",
    "changed": "hủy, sửa kết quả giải quyết lần đầu",
}
_CONCLUDED = {"right": "tố cáo đúng", "partly_right": "tố cáo có đúng có sai", "wrong": "tố cáo sai"}
_CLASSIFIED = {
    "in_authority": "thuộc thẩm quyền của cơ quan",
    "not_in_authority": "không thuộc thẩm quyền của cơ quan",
    "ineligible": "không đủ điều kiện xử lý",
}


@dataclass(frozen=True)
class Step:
    """What comes next, and the state of the date it hangs on, for a chip: as in a Clock."""

    sentence: str
    state: ClockState
    due: date | None
    days_left: int | None
    unit: str
    provisional: bool
    since: date | None = None


@dataclass(frozen=True)
class Told:
    """`state` where it stands; `notes` extensions and lateness of what is done; `rights` what the citizen may do."""

    state: str
    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()
    rights: str = ""

    def sentences(self) -> tuple[str, ...]:
        return (self.state, *self.notes, *(step.sentence for step in self.steps), *filter(None, [self.rights]))


def tell_case(
    facts: CaseFacts,
    where: CaseStanding,
    running: Sequence[Clock],
    rules: RuleBook,
    calendar: WorkingCalendar,
    on: date,
    *,
    plain: bool = True,
    again: date | None = None,
) -> Told:
    """A case on the day `on`; with `plain` False (a denunciation) no words that an officer typed are repeated.

    `again`: the day this citizen's second complaint came in.
    """
    events = [event for event in facts.events if event.date <= on]
    names = {event.n: event.event for event in events}
    steps = [
        _step(clock, awaited, rules)
        for clock in sorted(running, key=lambda one: (one.due is None, one.due or one.start))
        if clock.running and (awaited := _awaited(clock, names))
    ]
    said = _closed(where.closing, plain=plain) if where.closing else _open(where.state, events, plain=plain)
    notes = [*_longer(events, running), *_late(where, running, calendar)]
    rights = f"Ông (bà) đã khiếu nại lần hai, đơn nhận ngày {_day(again)}." if again else ""
    return Told(said, tuple(steps), tuple(notes), rights or _rights(facts, where, running, rules, on))


def tell_visit(
    day: date, outcome: str, guided_to: str | None, running: Sequence[Clock], rules: RuleBook, *, plain: bool = True
) -> Told:
    """A turn at the desk that led to no case."""
    to = f" đến {guided_to}" if guided_to and plain else ""
    said = {
        "received": f"Đã tiếp nhận ngày {_day(day)}, đang xem xét.",
        "guided": f"Đã hướng dẫn ông (bà){to} ngày {_day(day)}.",
        "answered": f"Đã trả lời ngay khi tiếp ông (bà) ngày {_day(day)}.",
        "refused": f"Đã từ chối tiếp ngày {_day(day)}.",
    }.get(outcome, f"Đã ghi sổ ngày {_day(day)}.")
    answered = [c for c in running if c.ended_on is not None and c.clock == "reception.answer"]
    if answered:
        said = f"Đã tiếp nhận ngày {_day(day)}, đã trả lời ngày {_day(answered[0].ended_on)}."
    steps = [_step(clock, _AWAITED[clock.clock], rules) for clock in running if clock.running]
    return Told(said, tuple(steps))


def article(basis: str) -> str:
    """The article alone: without what amended it and without the second source."""
    return re.sub(r"\s*\([^)]*\)", "", basis).partition(";")[0].strip()


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "…"


def _days(count: int, unit: str) -> str:
    return f"{count} ngày làm việc" if unit == WORKING_DAY else f"{count} ngày"


def _paper(event: CaseEvent) -> str:
    return f" số {event.document_no}" if event.document_no else ""


def _awaited(clock: Clock, names: dict[int, str]) -> str:
    if clock.clock.endswith(".send_suspension"):
        return _SENDING.get(names.get(clock.started_by or 0, ""), "")
    return _AWAITED.get(clock.clock, "")


def _step(clock: Clock, awaited: str, rules: RuleBook) -> Step:
    since = next((begun for begun, ended in clock.pauses if ended is None), None)
    basis = _basis(clock)
    if clock.state is ClockState.PAUSED:
        said = _paused(clock, awaited, since, rules)
    elif clock.state is ClockState.OVERDUE:
        said = (
            f"Đã quá hạn {_days(-(clock.days_left or 0), clock.unit)}: hạn {_small(awaited)} là ngày {_day(clock.due)} "
            f"({basis})."
        )
    else:
        said = f"{awaited} chậm nhất ngày {_day(clock.due)} ({basis})."
    if clock.provisional and clock.due:
        said += " Ngày này là tạm tính, vì lịch nghỉ chính thức chưa công bố."
    return Step(said, clock.state, clock.due, clock.days_left, clock.unit, clock.provisional, since)


def _basis(clock: Clock) -> str:
    return article(clock.basis) + ("; số ngày do cơ quan tự đặt" if clock.own or clock.office_since else "")


def _paused(clock: Clock, awaited: str, since: date | None, rules: RuleBook) -> str:
    left = (clock.raw_due - since).days if since else 0
    basis = article(rules.rule(clock.clock, clock.start).pauses_basis or clock.basis)
    said = f"Thời hạn {_small(awaited)} đang tạm dừng từ ngày {_day(since)} ({basis}), chưa có ngày phải xong"
    if left < 0:
        return f"{said}; khi tạm dừng đã quá hạn {_days(-left, 'day')}."
    return f"{said}; khi giải quyết tiếp thì còn {_days(left, 'day')}."


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _open(state: str, events: list[CaseEvent], *, plain: bool) -> str:
    last = {event.event: event for event in events}
    received = _day(events[0].date) if events else "…"
    reopened = last.get("reopened")
    again = f"Vụ việc được mở lại ngày {_day(reopened.date)}" if reopened else ""
    event = last.get(state)
    if state in ("accepted", "verifying"):
        accepted = last.get("accepted")
        since = f" ngày {_day(accepted.date)}" if accepted else ""
        doing = f"đang xác minh từ ngày {_day(event.date)}" if state == "verifying" and event else "đang giải quyết"
        return f"{again}, {doing}." if again else f"Đơn đã được thụ lý{since}, {doing}."
    if state == "suspended" and event:
        why = f" Lý do: {event.reason.rstrip('. ')}." if event.reason and plain else ""
        return f"Việc giải quyết đang tạm đình chỉ từ ngày {_day(event.date)}{_by_paper(event)}.{why}"
    if state == "answered" and event:
        return (
            f"Đã trả lời lần đầu ngày {_day(event.date)}{_by_paper(event)}, đang xem xét để trả lời kết quả cuối cùng."
        )
    if state == "classified" and event:
        found = _CLASSIFIED.get(event.outcome or "", "")
        return f"Đơn đã được phân loại ngày {_day(event.date)}{f': {found}' if found else ''}; đang chờ xử lý tiếp."
    return f"{again}, đang xem xét." if again else f"Đơn đã được nhận ngày {received}, đang xem xét, phân loại."


def _by_paper(event: CaseEvent) -> str:
    return f" (văn bản{_paper(event)})" if event.document_no else ""


def _closed(event: CaseEvent, *, plain: bool) -> str:
    day, paper = _day(event.date), _paper(event)
    to = f" đến {event.to if event.to and plain else 'cơ quan có thẩm quyền'}"
    with_paper = _by_paper(event)
    if event.event == "decided":
        found = _DECIDED.get(event.outcome or "", "")
        return f"Đã có quyết định giải quyết{paper} ngày {day}{f': {found}' if found else ''}."
    if event.event == "concluded":
        found = _CONCLUDED.get(event.outcome or "", "")
        return f"Đã có kết luận nội dung tố cáo{paper} ngày {day}{f': {found}' if found else ''}."
    return {
        "declined": f"Đơn không được thụ lý, có thông báo{paper} ngày {day}.",
        "forwarded": f"Đơn đã được chuyển{to} ngày {day}{with_paper}; nơi nhận đơn giải quyết.",
        "guided": f"Đã hướng dẫn ông (bà) gửi đơn{to} ngày {day}{with_paper}.",
        "returned": f"Đơn đã được trả lại ngày {day}{with_paper}.",
        "filed": f"Đơn được lưu, không xử lý tiếp, từ ngày {day}.",
        "withdrawn": f"Đơn đã được rút ngày {day}.",
        "discontinued": f"Việc giải quyết đã được đình chỉ ngày {day}{with_paper}.",
        "answered": f"Đã trả lời kết quả cuối cùng ngày {day}{with_paper}.",
    }.get(event.event, f"Đã xong ngày {day}.")


def _longer(events: list[CaseEvent], running: Sequence[Clock]) -> list[str]:
    """Why the term is longer than the usual one, while it still runs."""
    main = next((clock for clock in running if clock.clock in _MAIN and clock.running), None)
    if main is None:
        return []
    said = []
    for event in events:
        if event.date < main.start:
            continue
        if event.event == "extended" and event.days:
            said.append(f"Thời hạn đã được gia hạn {event.days} ngày, ngày {_day(event.date)}{_by_paper(event)}.")
        elif event.event == "complex":
            length = _days(main.length, main.unit)
            said.append(f"Vụ việc được xác định là phức tạp ngày {_day(event.date)}: thời hạn là {length}.")
    for begun, ended in main.pauses:
        if ended:
            days = _days((ended - begun).days, "day")
            said.append(f"Thời hạn đã tạm dừng {days}, từ ngày {_day(begun)} đến ngày {_day(ended)}.")
    return said


def _late(where: CaseStanding, running: Sequence[Clock], calendar: WorkingCalendar) -> list[str]:
    closing = where.closing
    if closing is None or where.on_time is not False:
        return []
    ended = [
        clock
        for clock in running
        if clock.ended_by == closing.n and clock.due and clock.due < closing.date and clock.clock in _AWAITED
    ]
    clock = next((one for one in ended if one.clock in _MAIN), ended[0] if ended else None)
    if clock is None or clock.due is None:
        return []
    working = clock.unit == WORKING_DAY
    late = calendar.working_days_between(clock.due, closing.date) if working else (closing.date - clock.due).days
    basis = _basis(clock)
    return [f"Kết quả chậm {_days(late, clock.unit)} so với hạn ngày {_day(clock.due)} ({basis})."]


def _rights(facts: CaseFacts, where: CaseStanding, running: Sequence[Clock], rules: RuleBook, on: date) -> str:
    """Second instance (Luật Khiếu nại Đ.33): until its date, or counted from the day the decision is received."""
    if facts.kind != "complaint" or facts.instance != 1:
        return ""
    last = next((c for c in reversed(running) if c.clock == "complaint.second_instance" and c.due), None)
    if last is not None and last.due is not None:
        basis, day = article(last.basis), _day(last.due)
        if where.is_open:
            said = f"Hết hạn mà chưa có quyết định, ông (bà) được khiếu nại lần hai đến hết ngày {day} ({basis})."
            return said if last.due >= on else ""
        if last.started_by is not None:
            if last.due < on:
                return f"Thời hạn khiếu nại lần hai đã hết ngày {day} ({basis})."
            return f"Nếu không đồng ý, ông (bà) được khiếu nại lần hai đến hết ngày {day} ({basis})."
    decided = where.closing if where.closing and where.closing.event == "decided" else None
    if decided is None:
        return ""
    rule = rules.rule("complaint.second_instance", decided.date)
    length = rule.lengths.get("remote", rule.length) if facts.remote_area else rule.length
    return (
        f"Nếu không đồng ý, ông (bà) được khiếu nại lần hai trong {length} ngày kể từ ngày nhận được quyết định "
        f"({article(rule.basis)})."
    )
