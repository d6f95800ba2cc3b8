"""The course of complaints and denunciations in the sample ward, by the two laws."""

from __future__ import annotations

from random import Random
from typing import Any

from danvan_desk.exchange.sample_course import DEPUTY, HEAD, Course, forwarded, guided
from danvan_desk.exchange.sample_days import SEVEN_DAY_RULE

_DECLINED = (
    "quyết định không liên quan trực tiếp đến quyền, lợi ích hợp pháp của người khiếu nại (khoản 2)",
    "thời hiệu 90 ngày đã hết mà không có lý do chính đáng (khoản 6)",
    "đơn không có chữ ký hoặc điểm chỉ của người khiếu nại (khoản 5)",
    "việc khiếu nại đã được Tòa án thụ lý (khoản 9)",
    "người đại diện không hợp pháp (khoản 4)",
    "quyết định trong nội bộ cơ quan (khoản 1)",
)
_SUSPENDED = (
    "Chờ kết quả đo đạc lại của Văn phòng Đăng ký đất đai", "Chờ ý kiến của Sở Nông nghiệp và Môi trường",
    "Người khiếu nại nằm viện, có giấy xác nhận", "Chờ kết luận giám định chữ ký", "Chờ kết quả của cơ quan khác",
)  # fmt: skip
_STOPPED = ("Người đứng đơn chết, không có người thừa kế quyền", "Không còn đối tượng để giải quyết",
            "Tòa án đã thụ lý vụ việc")  # fmt: skip


def complaint_course(course: Course) -> None:
    rng, matter = course.rng, course.matter
    due = course.days.accept_due(matter.received)
    if rng.random() < 0.8:
        course.assigned()
    if matter.instance == 2:
        guided(course, due, to="Chủ tịch UBND cấp tỉnh")
        return
    if rng.random() < 0.25:
        course.step("classified", course.soon(1), outcome="in_authority", by=course.officer)
    chance = rng.random()
    if matter.anonymous:
        course.step("filed", course.by(due), due, reason="Đơn không có họ tên, địa chỉ người khiếu nại", by=HEAD)
    elif chance < 0.09:
        course.paper("declined", course.by(due, 0.03), "TB-UBND", due, reason=rng.choice(_DECLINED), by=HEAD)
    elif chance < 0.20:
        _outside(course)
        guided(course, due, 0.03)
    elif chance < 0.25:
        _outside(course)
        forwarded(course, due, 0.03)
    elif chance < 0.28:
        course.paper(
            "returned", course.by(due), "CV-UBND", due, reason="Khiếu nại không thuộc thẩm quyền, đã hướng dẫn"
        )
    elif chance < 0.30:
        course.step("classified", course.soon(2), due, outcome="in_authority", by=course.officer)
        course.step("withdrawn", course.by(due), outcome="whole", reason="Hai bên tự thỏa thuận xong")
    else:
        _complaint_accepted(course, due)


def _outside(course: Course) -> None:
    """Guided and forwarded papers weren't ours: a step that said otherwise doesn't stand before them."""
    course.steps = [step for step in course.steps if step.event["event"] != "classified"]
    course.at = course.steps[-1].day if course.steps else course.matter.received


def _complaint_accepted(course: Course, due: int) -> None:
    rng, days = course.rng, course.days
    accepted = course.paper("accepted", course.by(due, 0.02), "TB-UBND", due, by=HEAD)
    course.step("notified", course.soon(2), of="acceptance")
    course.paper("verifying", course.soon(3), "QĐ-UBND", officer=course.officer, by=HEAD)
    term = 30
    if rng.random() < 0.11:
        term = 45
        course.paper("complex", course.soon(5), "BC-UBND", criteria=sorted(rng.sample("abceg", rng.randrange(1, 3))))
    due = days.roll(accepted + term)
    if rng.random() < 0.02:
        course.paper("execution_suspended", course.soon(2), "QĐ-UBND", reason="Thi hành sẽ gây hậu quả khó khắc phục")
        course.paper("execution_resumed", course.soon(8), "QĐ-UBND")
    paused = _paused(course, "QĐ-UBND", 3, SEVEN_DAY_RULE) if course.at + 4 >= SEVEN_DAY_RULE else 0
    due = days.roll(accepted + term + paused)
    chance = rng.random()
    if chance < 0.055:
        course.step(
            "withdrawn", course.by(due, part=0.5), outcome="whole", reason="Đồng ý với phần giải thích, xin rút"
        )
        return
    if chance < 0.075:
        course.paper("discontinued", course.by(due, part=0.6), "QĐ-UBND", due, reason=rng.choice(_STOPPED), by=HEAD)
        course.step("notified", course.soon(2), of="discontinuance")
        return
    if chance < 0.10:
        course.step("withdrawn", course.by(due, part=0.3), outcome="part", reason="Rút phần yêu cầu bồi thường")
    course.step("reported", course.by(due, part=0.55 * course.rapid), by=course.officer)
    if rng.random() < 0.42:
        _dialogue(course, due)
    _decided(course, due)


def _dialogue(course: Course, due: int) -> None:
    """Luật Khiếu nại Đ.30; called five days before (Nghị định 124/2020 Đ.28)."""
    days = course.days
    called = course.soon(1)
    held = days.roll(called + 6)
    if held + 2 > due:
        return
    course.paper("dialogue_called", called, "GM-UBND", until=days.iso(held), by=HEAD)
    course.matter.dialogue = course.step("dialogue_held", held, by=HEAD)


def _decided(course: Course, due: int) -> None:
    rng, days, matter = course.rng, course.days, course.matter
    day = course.by(due, 0.08)
    course.step("proposed", max(course.at, day - rng.randrange(1, 4)), by=course.officer)
    if rng.random() < 0.7:
        course.step("approved", day, by=HEAD)
    outcome = rng.choices(("wrong", "partly_right", "right"), (56, 27, 17))[0]
    orders = _orders(rng, matter.field) if outcome != "wrong" and rng.random() < 0.6 else {}
    fields = {"outcome": outcome, "by": HEAD} | ({"orders": orders} if orders else {})
    matter.decided = course.paper("decided", day, "QĐ-UBND", due, **fields)
    if _forgotten(course):
        return
    sent_by = days.after(course.at, 3)
    course.step("sent", days.after(sent_by, rng.randrange(1, 4)) if rng.random() < 0.03 else course.soon(2), sent_by)
    matter.delivered = course.step("delivered", course.soon(4))
    if rng.random() < 0.85:
        course.step("published", course.soon(6), note="Niêm yết tại trụ sở và cổng thông tin")
    if orders and rng.random() < 0.9:
        course.step("enforced", days.roll(course.at + rng.randrange(12, 70)), **_carried_out(rng, orders))


def _forgotten(course: Course) -> bool:
    """Of what was closed lately, some decisions lie unsent on a desk: the list of duties is not empty."""
    return course.at > course.days.today - 25 and course.rng.random() < 0.12


def _paused(course: Course, kind: str, notice: int, since: int = 0) -> int:
    """Suspends and resumes now and then; gives the days the term moves. More of the young cases are paused."""
    rng, days = course.rng, course.days
    young = course.at > days.today - 55
    if not course.pace.turn("pause young" if young else "pause", 0.3 if young else 0.045):
        return 0
    start = course.paper("suspended", max(since, course.soon(5)), kind, reason=rng.choice(_SUSPENDED), by=HEAD)
    told = course.step("notified", course.soon(notice - 1), of="suspension")
    end = course.paper("resumed", days.roll(max(told, start + rng.randrange(9, 45))), kind, by=HEAD)
    course.step("notified", course.soon(notice - 1), of="resumption")
    return end - start


def denunciation_course(course: Course) -> None:
    rng, days, matter = course.rng, course.days, course.matter
    due = days.after(matter.received, 7)
    if matter.anonymous:
        course.step("filed", course.by(due), due, reason="Tố cáo nặc danh, không đủ căn cứ để kiểm tra, xử lý", by=HEAD)
        return
    if matter.in_authority is False:
        by = days.after(matter.received, 5)
        course.paper("forwarded", course.by(by, 0.03), "PC-UBND", by, to="Chủ tịch UBND cấp tỉnh", by=DEPUTY)
        if rng.random() < 0.5:
            course.step("replied", days.roll(course.at + rng.randrange(20, 60)), by="Thanh tra cấp tỉnh")
        return
    course.assigned()
    if rng.random() < 0.10:
        course.step("extended", course.soon(3), days=3, reason="Kiểm tra, xác minh tại nhiều địa điểm", by=HEAD)
        due = days.after(matter.received, 10)
    chance = rng.random()
    if chance < 0.16:
        course.paper("declined", course.by(due), "TB-UBND", due, by=HEAD,
                     reason="không có cơ sở để xác định hành vi vi phạm pháp luật")  # fmt: skip
    elif chance < 0.24:
        course.paper("guided", course.by(due), "HD-UBND", due, to="Cơ quan Cảnh sát điều tra")
    elif chance < 0.28:
        course.step("filed", course.by(due), due, reason="Người tố cáo dùng tên không có thật", by=HEAD)
    else:
        _denunciation_accepted(course, due)


def _denunciation_accepted(course: Course, due: int) -> None:
    rng, days, matter = course.rng, course.days, course.matter
    accepted = course.paper("accepted", course.by(due, 0.02), "QĐ-UBND", due, by=HEAD)
    notify_by = days.after(accepted, 5)
    course.step("notified", course.soon(3), notify_by, of="acceptance")
    course.paper("verifying", course.soon(1), "QĐ-UBND", officer=course.officer, by=HEAD, note="Thành lập tổ xác minh")
    more = _extended(course, accepted)
    more += _paused(course, "QĐ-UBND", 5)
    due = days.roll(accepted + 30 + more)
    chance = rng.random()
    if chance < 0.05:
        course.step("withdrawn", course.by(due, part=0.5), outcome="whole", reason="Người tố cáo rút toàn bộ nội dung")
        return
    if chance < 0.075:
        course.paper("discontinued", course.by(due, part=0.6), "QĐ-UBND", due, reason="Người bị tố cáo chết", by=HEAD)
        course.step("notified", course.soon(4), of="discontinuance")
        return
    if chance < 0.105:
        course.step("withdrawn", course.by(due, part=0.4), outcome="part", reason="Rút một nội dung tố cáo")
    course.paper("reported", course.by(due, part=0.8 * course.rapid), "BC-TXM", by=course.officer)
    outcome = rng.choices(("wrong", "partly_right", "right"), (46, 33, 21))[0]
    orders = _discipline(rng) if outcome != "wrong" else {}
    fields = {"outcome": outcome, "by": HEAD} | ({"orders": orders} if orders else {})
    matter.decided = course.paper("concluded", course.by(due, 0.08), "KL-UBND", due, **fields)
    if _forgotten(course):
        return
    closed = course.at
    course.step("sent", course.soon(3), days.after(closed, 5))
    course.step("acted", days.after(course.at, 1), days.after(closed, 7), note="Giao các bộ phận thực hiện kết luận")
    course.step("published", course.at, days.after(closed, 7), note="Niêm yết 15 ngày tại trụ sở")
    if orders and rng.random() < 0.88:
        course.step("enforced", days.roll(course.at + rng.randrange(10, 60)), **_carried_out(rng, orders))


def _extended(course: Course, accepted: int) -> int:
    """Luật Tố cáo Đ.30: once if complex, twice if specially, at most 30 days each."""
    rng, days = course.rng, course.days
    if rng.random() >= 0.24:
        return 0
    special = rng.random() < 0.35
    criteria = sorted(rng.sample("abceg", 2 if special else 1))
    course.paper("complex", course.soon(4), "BC-UBND", criteria=criteria)
    more = rng.choice((15, 20, 30))
    course.paper("extended", days.roll_back(accepted + rng.randrange(20, 29)), "QĐ-UBND", days=more, by=HEAD,
                 reason="Vụ việc phức tạp, chứng cứ mâu thuẫn")  # fmt: skip
    if special and rng.random() < 0.6:
        course.paper("extended", days.roll_back(accepted + 30 + more - rng.randrange(3, 9)), "QĐ-UBND", days=15,
                     reason="Vụ việc đặc biệt phức tạp", by=HEAD)  # fmt: skip
        more += 15
    return more


def _orders(rng: Random, matter_field: str) -> dict[str, int]:
    if matter_field == "land":
        return {"return_land": rng.randrange(4, 160), "return_people": 1}
    if matter_field in ("policy", "finance"):
        return {"return_money": rng.randrange(1, 40), "return_people": rng.randrange(1, 5)}
    return {"return_money": rng.randrange(2, 60), "return_people": 1}


def _discipline(rng: Random) -> dict[str, int]:
    orders = {"discipline_people": rng.randrange(1, 3)}
    orders["discipline_officials"] = 1
    if rng.random() < 0.5:
        orders["state_money"] = rng.randrange(3, 180)
    if rng.random() < 0.12:
        orders |= {"police_cases": 1, "police_people": 1}
    return orders


def _carried_out(rng: Random, orders: dict[str, int]) -> dict[str, Any]:
    """Whole, or of the money and land a part."""
    if rng.random() < 0.8:
        return {"outcome": "whole", "done": dict(orders)}
    done = {
        name: max(1, value * 2 // 3) if "money" in name or "land" in name else value for name, value in orders.items()
    }
    return {"outcome": "whole" if done == orders else "part", "done": done}
