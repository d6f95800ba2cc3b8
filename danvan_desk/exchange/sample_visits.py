"""Reception in the sample ward: the days the chair sits, the turns of citizens, what they hand in."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from danvan_desk.exchange.sample_course import DEPUTY, GUIDE_TO, HEAD, OFFICERS, Matter
from danvan_desk.exchange.sample_days import SEVEN_DAY_RULE, Days
from danvan_desk.exchange.sample_extremes import Extremes
from danvan_desk.exchange.sample_people import Citizen, People
from danvan_desk.exchange.sample_words import Words

Record = dict[str, Any]
_MORNING, _NOON, _AFTERNOON, _EVENING = 455, 685, 815, 985

_PAPERS = {
    "land": ("Giấy chứng nhận quyền sử dụng đất", "Giấy mua bán viết tay", "Biên lai thuế đất",
             "Trích đo bản đồ địa chính", "Biên bản hòa giải khu phố", "Ảnh chụp hiện trạng"),
    "construction": ("Giấy phép xây dựng", "Biên bản kiểm tra hiện trạng", "Ảnh chụp vết nứt", "Bản vẽ mặt bằng"),
    "policy": ("Giấy ra viện", "Giấy xác nhận khuyết tật", "Sổ hộ nghèo", "Quyết định trợ cấp",
               "Huân chương kháng chiến"),
    "environment": ("Ảnh chụp hiện trường", "Danh sách hộ dân ký tên", "Video ghi hình (USB)"),
    "finance": ("Biên lai thu phí", "Phiếu thu viết tay", "Thông báo nộp thuế"),
    "administrative": ("Phiếu hẹn trả kết quả", "Giấy khai sinh", "Giấy chứng nhận kết hôn", "Tờ khai"),
    "housing": ("Hợp đồng mua bán căn hộ", "Biên bản hội nghị nhà chung cư", "Ảnh chụp hư hỏng"),
    "judicial": ("Bản án sơ thẩm", "Giấy vay tiền", "Biên bản hòa giải không thành"),
}  # fmt: skip
_ANY_PAPERS = ("Đơn trình bày", "Ảnh chụp", "Bản sao căn cước", "Biên bản làm việc", "Danh sách người ký tên")
_STATES = ("Nguyên vẹn", "Nguyên vẹn", "Nguyên vẹn", "Cũ, mờ chữ", "Rách góc, đọc được", "Có vết ố")
_ANSWERED = (
    "Công dân được giải thích ngay, đã hiểu và ra về.", "Đã trả lời theo hồ sơ đang giải quyết.",
    "Đã cho xem phiếu theo dõi và hẹn ngày trả kết quả.", "Đã hướng dẫn thành phần hồ sơ.",
)  # fmt: skip
_ASKS_AGAIN = (
    "Hỏi kết quả giải quyết đơn: {title}.", "Đến hỏi đơn đã đến đâu: {title}.", "Bổ sung giấy tờ cho đơn: {title}.",
    "Hỏi ngày có văn bản trả lời về việc: {title}.", "Trình bày thêm chứng cứ mới về việc: {title}.",
)  # fmt: skip
_REFUSED = (
    ("LTCD-9-1", "Người đến trong tình trạng say rượu, không làm chủ được hành vi."),
    ("LTCD-9-2", "Người đến lớn tiếng xúc phạm, đập bàn, không chấp hành nội quy."),
    ("LTCD-9-3", "Vụ việc đã có quyết định giải quyết, đã kiểm tra, rà soát, thông báo; công dân vẫn kéo dài."),
    ("ND154-4-1-c", "Phát trực tiếp buổi tiếp dù đã được yêu cầu dừng."),
    ("ND154-4-1-e", "Đến thay người khác nhưng không có giấy ủy quyền."),
    ("ND154-4-1-h", "Phản ánh đã được trả lời bằng văn bản, không có tình tiết mới."),
    ("ND154-4-1-i", "Việc đã có bản án có hiệu lực pháp luật."),
    ("ND154-4-1-k", "Nội dung đang do Công an giải quyết."),
)  # fmt: skip

_ATTENDING = (
    "Phó Chủ tịch UBND Võ Thị Minh Châu; Chủ tịch Ủy ban MTTQ Huỳnh Công Thành; Trưởng Công an Trần Quốc Đạt; "
    "Chánh Văn phòng HĐND và UBND Phan Thị Ngọc Ánh; Trưởng phòng Kinh tế, Hạ tầng và Đô thị Lâm Hoàng Nam; "
    "Trưởng phòng Văn hóa – Xã hội Bùi Thị Kim Liên; công chức tư pháp – hộ tịch Lê Thị Mai"
)


class Reception:
    """The desk of one day: sessions first, then turns in the order of the clock."""

    def __init__(
        self, rng: Random, days: Days, people: People, words: Words, weights: dict[str, list[Any]], extremes: Extremes
    ) -> None:
        self.rng, self.days, self.people, self.words, self._weights = rng, days, people, words, weights
        self._extremes = extremes
        self.head_days = self._head_days()
        self._session: Record | None = None
        self.place = f"Trụ sở tiếp công dân {words.ward}"

    def _head_days(self) -> frozenset[int]:
        """Every Thursday to 30/6/2026, then the second and fourth of the month (Luật Tiếp công dân Đ.15)."""
        found = set()
        for day in range(self.days.first, self.days.today + 1):
            on = date.fromordinal(day)
            if on.weekday() == 3 and (day < SEVEN_DAY_RULE or (on.day - 1) // 7 in (1, 3)):
                found.add(self.days.roll(day))
        return frozenset(found)

    def open_day(self, day: int, expected: int) -> list[Record]:
        """The sessions of a day, to be written before its visits."""
        rng, days = self.rng, self.days
        self._session = None
        if day in self.head_days:
            # the chair in person since the law of 2026; before it, now and then a deputy
            by = "delegate" if day < SEVEN_DAY_RULE and rng.random() < 0.14 else "head"
            self._session = {
                "type": "reception", "date": days.iso(day), "kind": "periodic", "by": by,
                "host": HEAD if by == "head" else DEPUTY, "place": self.place,
                "announced": days.iso(days.after(day, -rng.randrange(5, 9))),
                "attendees": ", ".join(rng.sample(OFFICERS, 2)),
            }  # fmt: skip
            if expected == 0 or rng.random() < 0.06:
                session = self._session | {"nobody_came": True, "note": "Lập biên bản không có công dân đến"}
                self._session = None
                if date.fromordinal(day).month % 2:
                    session["attendees"] = _ATTENDING
                else:
                    session.pop("attendees")
                return [session]
        elif expected and rng.random() < 0.012:
            self._session = {"type": "reception", "date": days.iso(day), "kind": "unscheduled", "by": "head",
                             "host": HEAD, "place": self.place,
                             "note": "Tiếp đột xuất theo yêu cầu của bà con"}  # fmt: skip
        elif expected and rng.random() < 0.008:
            self._session = {"type": "reception", "date": days.iso(day), "kind": "unscheduled", "by": "head",
                             "host": HEAD, "mode": "online", "place": "Phòng họp trực tuyến",
                             "notified": days.iso(days.after(day, -rng.randrange(5, 9)))}  # fmt: skip
        return [self._session] if self._session else []

    def minutes(self, day: int, how_many: int) -> list[int]:
        """Times of the turns, in order; today only the morning is past."""
        end = _NOON - 50 if day == self.days.today else _NOON + _EVENING - _AFTERNOON
        drawn = sorted(self.rng.randrange(_MORNING, end) for _ in range(how_many))
        return [m if m < _NOON else m - _NOON + _AFTERNOON for m in drawn]

    def visit(self, ref: str, day: int, minute: int, *, alone: bool = False) -> Record:
        """What every visit has: when, in which session, before whom."""
        rng, session = self.rng, self._session
        visit: Record = {
            "type": "visit",
            "ref": ref,
            "date": self.days.iso(day),
            "time": f"{minute // 60:02d}:{minute % 60:02d}",
        }
        if session and rng.random() < (0.62 if session["kind"] == "periodic" else 0.3):
            visit |= {"reception": session["kind"], "receiver": session["host"]}
            if session["by"] == "head":
                visit["by_head"] = True
            if session.get("mode") == "online":
                visit["mode"] = "online"
        else:
            visit |= {
                "reception": "regular",
                "receiver": OFFICERS[0] if rng.random() < 0.72 else rng.choice(OFFICERS[1:]),
            }
        chance = rng.random()
        if chance < 0.05:
            visit["received_for"] = "council" if chance < 0.025 else "party"
        if alone and rng.random() < 0.14:
            visit["companions"] = rng.randrange(1, 4)
        return visit

    def with_petition(self, ref: str, day: int, minute: int, matter: Matter, crowd: int) -> Record:
        visit = self.visit(ref, day, minute)
        spoke = 1 if len(matter.people) < 5 else 2
        visit |= {"kind": matter.kind, "field": matter.field, "outcome": "received", "people": matter.people[:spoke]}
        companions = max(crowd - spoke, 0)
        if companions:
            visit["companions"] = companions
            visit["same_matter_people"] = crowd
        visit["content"] = f"{matter.title}. {self.words.detail(matter.kind, matter.field, matter.facts)}"
        if matter.kind != "feedback" and self.rng.random() < 0.4:
            visit["resolved_stage"] = "none" if matter.instance == 1 else "first"
        if matter.instance == 2:
            visit["resolved_by"] = f"Chủ tịch UBND {self.words.ward}"
        if matter.in_authority is not None:
            visit["in_authority"] = matter.in_authority
        visit["documents"] = self.documents(matter.field, most=3)
        self._extremes.brought(visit, matter)
        return visit

    def about(self, ref: str, day: int, minute: int, matter: Matter) -> Record:
        """Somebody comes back to ask about a case."""
        visit = self.visit(ref, day, minute, alone=True)
        asked = self.rng.choice(_ASKS_AGAIN)
        title = matter.title[0].lower() + matter.title[1:]
        visit |= {"kind": matter.kind, "field": matter.field, "outcome": "answered", "people": matter.people[:1]}
        visit |= {"content": asked.format(title=title), "case": matter.ref}
        if asked.startswith("Bổ sung"):
            visit["documents"] = self.documents(matter.field, most=2)
            visit["note"] = "Đã lập giấy biên nhận, chuyển người phụ trách."
        else:
            visit["note"] = self.rng.choice(_ANSWERED[:3])
        return visit

    def walk_in(self, ref: str, day: int, minute: int, citizen: Citizen) -> list[Record]:
        """A visit without a petition: answered or guided on the spot, seldom refused; then the refusal's notice."""
        rng = self.rng
        kind = rng.choices(("feedback", "complaint", "denunciation"), (86, 12, 2))[0]
        field = rng.choices(*self._weights[kind])[0]
        facts = self.words.facts(citizen.place, day)
        visit = self.visit(ref, day, minute, alone=True)
        title = self.words.title(kind, field, facts)
        content = f"{title}. {self.words.detail(kind, field, facts)}"
        visit |= {"kind": kind, "field": field, "people": [citizen.record], "content": content}
        chance = rng.random()
        made = [visit]
        if chance < 0.018:
            made = self._refused(visit, day)
        elif chance < 0.50 or kind != "feedback":
            to = GUIDE_TO.get(field, "Bộ phận một cửa {ward}").replace("{ward}", self.words.ward)
            visit |= {"outcome": "guided", "guided_to": to, "in_authority": False}
            if rng.random() < 0.5:
                visit["guide_no"] = f"{1 + day % 365}/HD-TCD"
        else:
            visit |= {"outcome": "answered", "in_authority": True, "note": rng.choice(_ANSWERED[::3])}
        self._extremes.walked_in(visit, facts, title)
        return made

    def _refused(self, visit: Record, day: int) -> list[Record]:
        rng, days = self.rng, self.days
        after_decree = day >= SEVEN_DAY_RULE
        ground, why = rng.choice(_REFUSED if after_decree else _REFUSED[:3])
        visit |= {"outcome": "refused", "refusal_ground": ground, "note": why}
        if ground in ("LTCD-9-3", "ND154-4-1-h"):
            on = days.after(day, rng.randrange(1, 4))
            if on <= days.today:
                notice = {"notice_no": f"{2 + day % 90}/TB-UBND", "notice_on": days.iso(on)}
                return [visit, {"type": "update", "number": visit["ref"], "set": notice}]
        return [visit]

    def documents(self, field: str, most: int) -> list[Record]:
        rng = self.rng
        titles = rng.sample(_PAPERS.get(field, _ANY_PAPERS), rng.randrange(1, most + 1))
        kinds = ("photocopy", "photocopy", "original", "certified")
        return [{"title": title, "pages": rng.randrange(1, 7), "copy": rng.choice(kinds), "state": rng.choice(_STATES)}
                for title in titles]  # fmt: skip
