"""The course a case of the sample ward takes, step by step, and the flow of kiến nghị, phản ánh."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from random import Random
from typing import Any

from danvan_desk.exchange.sample_days import Days
from danvan_desk.exchange.sample_steering import steer

HEAD = "Nguyễn Văn Hùng"
DEPUTY = "Võ Thị Minh Châu"
OFFICERS = ("Lê Thị Mai", "Phạm Quốc Bảo", "Đỗ Thanh Sơn", "Nguyễn Thị Hồng Vân", "Trần Hữu Phước")
_DESK_OF = {
    "land": (1, 1, 1, 4), "construction": (2, 2, 4), "housing": (2, 4), "environment": (4, 2, 0), "order": (0, 4),
    "policy": (0, 3), "finance": (2, 3), "judicial": (3,), "administrative": (3, 0),
}  # fmt: skip
_RECENT = 75
_STALL_WINDOW = 21

Event = dict[str, Any]


@dataclass
class Step:
    day: int
    event: Event
    due: int = 0  # the day the clock this step stops runs out; 0 where it stops none


@dataclass
class Matter:
    """What later lines need to know of a case: the petition's ref, its people, its words."""

    ref: str
    kind: str
    field: str
    received: int
    title: str
    people: list[dict[str, Any]]
    respondent: str | None
    facts: Any
    channel: str
    anonymous: bool = False
    in_authority: bool | None = None
    instance: int = 1
    extreme: str = ""  # full or bare, where the record was stretched or stripped
    steps: list[Step] = dataclasses.field(default_factory=list)
    dialogue: int = 0  # the day of its case dialogue
    decided: int = 0
    delivered: int = 0


class Pace:
    """How fast the office works, and how much of it late; `years` sets it so that 1.5 to 3 % stay open."""

    def __init__(self, rng: Random, days: Days, years: int) -> None:
        self.rng, self.days = rng, days
        self._recent = min(0.92, 0.29 * years)
        self._counts: dict[str, float] = {}

    def lean(self, quiet: float) -> None:
        """After quiet weeks (`quiet` above 1) the young cases take longer, or too little would stay open."""
        self._recent = min(0.92, self._recent * quiet)

    def used(self, received: int) -> float:
        """What part of a term is used up, 0 to 1; of recent cases so much that a believable backlog remains."""
        chance = self.rng.random()
        if received <= self.days.today - _RECENT:
            return 0.3 + 0.5 * chance
        quick = 1.45 - 1.64 * self._recent  # the part done early; the rest runs almost to its end, so that weeks fill
        return 0.1 + 0.35 * chance if self.rng.random() < quick else 0.8 + 0.17 * chance

    def turn(self, what: str, share: float) -> bool:
        """True for `share` of the calls, evenly spread, so that small samples hold their share too."""
        total = self._counts.get(what, self.rng.random() * 0.9) + share
        self._counts[what] = total % 1
        return total >= 1


class Course:
    """Builds the steps of one case in lawful order: no step stands before the one it follows."""

    def __init__(self, matter: Matter, pace: Pace, chair_office: str) -> None:
        self.matter, self.pace, self.rng, self.days = matter, pace, pace.rng, pace.days
        self.chair_office = chair_office
        self.at = matter.received
        self.steps: list[Step] = []
        self.officer = self._officer()
        self.rapid = pace.used(matter.received)

    def step(self, event: str, day: int, due: int = 0, **fields: Any) -> int:
        self.at = max(self.at, self.days.roll(day))
        self.steps.append(Step(self.at, {"event": event, **fields}, due))
        return self.at

    def soon(self, most: int) -> int:
        """A working day from the last step's to `most` working days later."""
        return self.days.after(self.at - 1, 1 + self.rng.randrange(most + 1))

    def by(self, due: int, late: float = 0.0, part: float | None = None) -> int:
        """A day before `due`, or with the chance `late` some days after it."""
        if late and self.pace.turn("late", late):
            return self.days.roll(due + 1 + int(11 * self.rng.random() ** 2))
        part = self.pace.used(self.matter.received) if part is None else part
        return max(self.at, self.days.roll_back(self.at + int((due - self.at) * part)))

    def document(self, kind: str, day: int) -> str:
        number = 1 + (day % 365) * (7 if kind.startswith("TB") else 5) + self.rng.randrange(5)
        return f"{number}/{kind}"

    def paper(self, event: str, day: int, kind: str, due: int = 0, **fields: Any) -> int:
        """A step that issues a document."""
        day = max(self.at, self.days.roll(day))
        return self.step(event, day, due, document_no=self.document(kind, day), **fields)

    def assigned(self) -> None:
        self.step("assigned", self.soon(1), officer=self.officer, by=HEAD)

    def _officer(self) -> str:
        chosen = _DESK_OF.get(self.matter.field)
        if chosen is None or self.rng.random() < 0.15:
            return self.rng.choice(OFFICERS)
        return OFFICERS[self.rng.choice(chosen)]

    # -- what chance does to a finished course ------------------------------------------------------------------

    def finish(self) -> list[Step]:
        steer(self, HEAD)
        self._stall()
        if self.rng.random() < 0.008:
            self._correct()
        return [step for step in self.steps if step.day <= self.days.today]

    def _stall(self) -> None:
        """Some work due in the last three weeks isn't done yet: the overdue part of the backlog."""
        today = self.days.today
        for at, step in enumerate(self.steps):
            if step.due and today - _STALL_WINDOW <= step.due < today:
                if self.pace.turn("stall", 0.085):
                    del self.steps[at:]
                    if self.steps and self.steps[-1].event["event"] == "approved":
                        self.steps.pop()  # it lies with the chair
                return

    def _correct(self) -> None:
        for at, step in enumerate(self.steps):
            if "document_no" in step.event and step.event["event"] not in ("decided", "concluded", "suspended"):
                right = step.event["document_no"]
                step.event["document_no"] = right.replace("/", "a/", 1) if self.rng.random() < 0.5 else f"1{right}"
                event = {"event": "corrected", "of": at + 2, "document_no": right,
                         "reason": "Ghi nhầm số văn bản, sửa theo bản lưu"}  # fmt: skip
                self.steps.insert(at + 1, Step(step.day, event))
                return


FORWARD_TO = {
    "land": "Văn phòng Đăng ký đất đai", "environment": "Công ty Môi trường đô thị",
    "construction": "Sở Xây dựng", "housing": "Sở Xây dựng", "order": "Công an {ward}", "policy": "Sở Nội vụ",
    "finance": "Thuế cơ sở", "administrative": "Công an {ward}", "judicial": "Cơ quan Thi hành án dân sự",
    "party": "Đảng ủy {ward}", "corruption": "Thanh tra cấp tỉnh", "conduct": "Sở Nội vụ", "other": "Điện lực khu vực",
}  # fmt: skip
GUIDE_TO = {
    "land": "Tòa án nhân dân khu vực", "judicial": "Tòa án nhân dân khu vực", "policy": "Bảo hiểm xã hội cơ sở",
    "housing": "Sở Xây dựng", "finance": "Thuế cơ sở", "party": "Đảng ủy {ward}",
    "construction": "Sở Xây dựng", "environment": "Sở Nông nghiệp và Môi trường", "order": "Công an {ward}",
}  # fmt: skip
ANSWERS = (
    "Đã kiểm tra thực tế, yêu cầu khắc phục xong trong 15 ngày.", "Đã khắc phục, người phản ánh đồng ý.",
    "Giải thích chính sách, gửi kèm hướng dẫn thủ tục.", "Đưa vào kế hoạch quý sau, đã thông báo cho khu phố.",
    "Nội dung phản ánh không đúng thực tế, đã lập biên bản xác minh.", "Đã xử phạt và buộc cam kết không tái diễn.",
)  # fmt: skip
_FILED = ("Đơn không có họ tên, địa chỉ người gửi", "Đơn trùng nội dung đã được trả lời bằng văn bản",
          "Đơn không có chữ ký, không liên hệ được người gửi")  # fmt: skip


def feedback_course(course: Course) -> None:
    """Luật Tiếp công dân Đ.28: a first answer in 10 working days; the office's own 30 days for the final one."""
    rng, days, matter = course.rng, course.days, course.matter
    first_due, final_due = days.after(matter.received, 10), days.roll(matter.received + 30)
    if rng.random() < 0.72:
        course.assigned()
    chance = rng.random()
    if (matter.anonymous and chance < 0.6) or chance < 0.025:
        course.step("filed", course.by(first_due), first_due, by=HEAD,
                    reason=_FILED[0] if matter.anonymous else _FILED[1 + int(rng.random() * 2)])  # fmt: skip
    elif chance < 0.15:
        forwarded(course, first_due, late=0.045)
    elif chance < 0.27:
        guided(course, first_due, late=0.045)
    elif chance < 0.295:
        course.paper("returned", course.by(first_due), "CV-UBND", first_due, reason="Đơn gửi không đúng cơ quan")
    elif chance < 0.315:
        course.step("classified", course.soon(2), first_due, outcome="in_authority", by=course.officer)
        course.step("withdrawn", course.by(first_due), outcome="whole", reason="Người gửi đơn xin rút")
    else:
        _answered(course, first_due, final_due)


def _answered(course: Course, first_due: int, final_due: int) -> None:
    rng = course.rng
    if rng.random() < 0.18:
        course.step("classified", course.soon(2), first_due, outcome="in_authority", by=course.officer)
        course.steps[-1].due = 0
    at_once = rng.random() < 0.42
    if not at_once:
        course.paper("answered", course.by(first_due, 0.02), "CV-UBND", first_due, outcome="first", by=course.officer,
                     note="Đã tiếp nhận, đang kiểm tra thực tế.")  # fmt: skip
        if rng.random() < 0.6:
            course.step("verifying", course.soon(2), officer=course.officer)
            course.step("reported", course.by(final_due, part=0.4 * course.rapid), by=course.officer)
    due = first_due if at_once else final_due
    last = course.by(due, 0.065)
    if rng.random() < 0.5:
        course.step("proposed", max(course.at, last - rng.randrange(1, 3)), by=course.officer)
        course.step("approved", last, by=HEAD)
    course.paper("answered", last, "CV-UBND", due, outcome="final", by=HEAD, note=rng.choice(ANSWERS))
    if rng.random() < 0.12:
        course.step("published", course.soon(4), note="Niêm yết tại nhà văn hóa khu phố")


def forwarded(course: Course, due: int, late: float = 0.0) -> None:
    rng, days = course.rng, course.days
    to = FORWARD_TO.get(course.matter.field, "UBND cấp tỉnh").replace("{ward}", course.chair_office)
    course.paper("forwarded", course.by(due, late), "PC-UBND", due, to=to, by=HEAD)
    if rng.random() < 0.15:
        course.paper("urged", days.roll(course.at + rng.randrange(16, 30)), "CV-UBND", to=to)
    if rng.random() < 0.55:
        course.step(
            "replied", days.roll(course.at + rng.randrange(8, 40)), by=to, note="Đã trả lời công dân bằng văn bản"
        )


def guided(course: Course, due: int, late: float = 0.0, to: str | None = None) -> None:
    to = to or GUIDE_TO.get(course.matter.field, "UBND cấp tỉnh").replace("{ward}", course.chair_office)
    course.paper("guided", course.by(due, late), "HD-UBND", due, to=to)
