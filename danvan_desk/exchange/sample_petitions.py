"""The petitions of the sample ward: who writes, by which way, about what; repeats, splits, second complaints."""

from __future__ import annotations

from random import Random
from typing import Any

from danvan_desk.exchange.sample_course import Matter, Pace
from danvan_desk.exchange.sample_days import Days
from danvan_desk.exchange.sample_extremes import Extremes
from danvan_desk.exchange.sample_intake import Intake
from danvan_desk.exchange.sample_people import Citizen, People
from danvan_desk.exchange.sample_words import Facts, Words

Record = dict[str, Any]


def _weights(text: str) -> list[Any]:
    pairs = [entry.split(":") for entry in text.split()]
    return [[name for name, _w in pairs], [float(weight) for _n, weight in pairs]]


FIELD_WEIGHTS: dict[str, list[Any]] = {
    "feedback": _weights(
        "environment:20 construction:16 order:14 land:13 policy:13 administrative:8 housing:4 other:4 finance:3 "
        "conduct:3 judicial:1.2 party:0.7 corruption:0.5"
    ),
    "complaint": _weights(
        "land:48 construction:14 policy:13 administrative:9 finance:6 housing:4 environment:2 order:2 conduct:2"
    ),
    "denunciation": _weights(
        "conduct:21 land:18 finance:15 corruption:9 construction:9 policy:8 administrative:5 order:4 environment:3 "
        "judicial:3 party:2 housing:2 other:1.5"
    ),
}
_CHANNELS = ("reception", "post", "online", "mailbox", "hotline", "forwarded")
_CHANNEL_WEIGHTS = {
    "feedback": (49, 13, 16, 6, 11, 5), "complaint": (49, 32, 6, 2, 0, 11), "denunciation": (22, 50, 6, 12, 0, 10),
}  # fmt: skip
_FROM = ("Ban Tiếp công dân cấp tỉnh", "Văn phòng UBND cấp tỉnh", "Ủy ban Mặt trận Tổ quốc phường",
         "Đoàn đại biểu Quốc hội", "Báo địa phương", "Thường trực HĐND phường", "Công an cấp tỉnh")  # fmt: skip
_POSTS = (("công chức địa chính", 5), ("trưởng khu phố", 4), ("công chức tư pháp – hộ tịch", 2), ("kế toán", 2),
          ("cán bộ đô thị", 3), ("công chức văn hóa – xã hội", 2), ("nhân viên bộ phận một cửa", 2))  # fmt: skip
_UNITS = {
    "environment": "Công ty Môi trường đô thị", "construction": "Đơn vị thi công", "order": "Chủ cơ sở kinh doanh",
    "housing": "Ban quản trị chung cư", "other": "Điện lực khu vực", "administrative": "Bộ phận một cửa phường",
}  # fmt: skip
_AGAIN = ("Gửi lại đơn ngày {day}, đến nay chưa thấy trả lời", "Đơn lần hai, nội dung như đơn ngày {day}",
          "Bổ sung và đề nghị sớm giải quyết đơn ngày {day}")  # fmt: skip


class Desk:
    """Writes petition records. `made` counts them; `brought` holds what was handed in at reception, by its ref."""

    def __init__(self, rng: Random, days: Days, people: People, words: Words, pace: Pace, extremes: Extremes) -> None:
        self.rng, self.days, self.people, self.words, self.pace = rng, days, people, words, pace
        self.made = 0
        self.brought: dict[str, tuple[Matter, int]] = {}
        self._citizens: list[Citizen] = []
        self._intake = Intake(rng, days)
        self._extremes = extremes

    # -- people who come more than once ---------------------------------------------------------------------------

    def known_citizen(self, share: float) -> Citizen | None:
        return self.rng.choice(self._citizens) if self._citizens and self.rng.random() < share else None

    def remember(self, citizen: Citizen) -> None:
        self._citizens.append(citizen)
        if len(self._citizens) > 900:
            del self._citizens[:300]

    # -- petitions -------------------------------------------------------------------------------------------------

    def petition(self, day: int, at_rest: bool) -> tuple[Matter, Record]:
        rng, turn = self.rng, self.pace.turn
        kind = "complaint" if turn("complaint", 0.25) else "denunciation" if turn("denunciation", 0.093) else "feedback"
        names, weights = FIELD_WEIGHTS[kind]
        field = rng.choices(names, weights)[0]
        citizen = self.known_citizen(0.07) or self.people.citizen()
        self.remember(citizen)
        channel = "reception" if day == self.days.today and not at_rest else self._channel(kind, at_rest)
        anonymous = channel != "reception" and turn(f"anonymous {kind}", _ANONYMOUS[kind])
        facts = self.words.facts(citizen.place, day)
        matter = Matter(self._ref(), kind, field, day, self.words.title(kind, field, facts), [], None, facts, channel,
                        anonymous=anonymous)  # fmt: skip
        crowd = 0 if anonymous else self._signers(matter, citizen)
        self._respond(matter)
        petition = self._record(matter, self._content(matter, facts))
        crowd = self._extremes.petition(matter, petition, crowd)
        if channel == "reception":
            self.brought[matter.ref] = (matter, crowd)
        return matter, petition

    def _signers(self, matter: Matter, citizen: Citizen) -> int:
        """Fills in who signs; gives how many came. Five or more are a delegation."""
        rng = self.rng
        matter.people = [citizen.record]
        if matter.kind == "denunciation" or not self.pace.turn("together", 0.055):
            return 1 if rng.random() < 0.9 else 2
        signing = rng.choices((2, 3, 4, 5, 6, 7), (40, 18, 10, 14, 10, 8))[0]
        matter.people = [citizen.record | {"represents": "group"} if signing > 4 else citizen.record]
        matter.people += [self.people.neighbour_of(citizen).record for _ in range(signing - 1)]
        return signing if signing < 5 or rng.random() < 0.4 else signing + rng.randrange(1, 14)

    def _respond(self, matter: Matter) -> None:
        rng, ward = self.rng, self.words.ward
        if matter.kind == "complaint":
            matter.respondent = f"Chủ tịch UBND {ward}" if rng.random() < 0.72 else f"Công chức chuyên môn UBND {ward}"
            matter.in_authority = True if rng.random() < 0.5 else None
        elif matter.kind == "denunciation":
            # the chair and vice-chairs are the province's business (Luật Tố cáo Đ.13)
            if self.pace.turn("of the chair", 0.14):
                matter.respondent, matter.in_authority = f"Phó Chủ tịch UBND {ward}", False
                if rng.random() < 0.5:
                    matter.respondent = f"Chủ tịch UBND {ward}"
            else:
                posts = [post for post, _w in _POSTS]
                post = rng.choices(posts, [w for _p, w in _POSTS])[0]
                matter.respondent = f"{self.people.name()}, {post}"
                matter.in_authority = True if rng.random() < 0.4 else None
        elif rng.random() < 0.35:
            matter.respondent = _UNITS.get(matter.field)

    def _content(self, matter: Matter, facts: Facts) -> str:
        rng = self.rng
        how_many = 1 if rng.random() < 0.55 else 2
        return f"{matter.title}. {self.words.detail(matter.kind, matter.field, facts, how_many)}"

    def _record(self, matter: Matter, content: str) -> Record:
        rng, days = self.rng, self.days
        petition: Record = {
            "type": "petition", "ref": matter.ref, "received": days.iso(matter.received), "channel": matter.channel,
            "kind": matter.kind, "field": matter.field, "content": content,
        }  # fmt: skip
        if matter.anonymous:
            petition["anonymous"] = True
        else:
            petition["people"] = matter.people
        if rng.random() < 0.85 and matter.channel != "hotline":
            petition["dated"] = days.iso(matter.received - rng.randrange(7))
        if matter.respondent:
            petition["respondent"] = matter.respondent
        if matter.in_authority is not None:
            petition["in_authority"] = matter.in_authority
        if rng.random() < 0.62:
            petition["request"] = self.words.ask(matter.kind, matter.facts)
        if matter.channel == "forwarded":
            petition["forwarded_by"] = rng.choice(_FROM)
        if matter.kind == "complaint" and rng.random() < 0.5:
            petition["decision_known_on"] = days.iso(matter.received - rng.randrange(5, 80))
        if matter.channel in ("post", "mailbox") and rng.random() < 0.03:
            petition |= {"signed": False, "eligible": False, "ineligible_reason": "Đơn không có chữ ký"}
        self._intake.complete(matter, petition)
        return petition

    def repeat(self, earlier: Matter, day: int, at_rest: bool) -> Record:
        """The same people write again; it joins their case and starts no clocks."""
        again = Matter(self._ref(), earlier.kind, earlier.field, day, earlier.title, earlier.people, earlier.respondent,
                       earlier.facts, self._channel(earlier.kind, at_rest), in_authority=earlier.in_authority,
                       instance=earlier.instance)  # fmt: skip
        opening = self.rng.choice(_AGAIN).format(day=self.days.words(earlier.received))
        petition = self._record(again, f"{opening}: {again.title[0].lower()}{again.title[1:]}. "
                                       f"{self.words.detail(again.kind, again.field, again.facts)}")  # fmt: skip
        petition["same_as"] = earlier.ref
        if again.channel == "reception":
            self.brought[again.ref] = (again, len(again.people))
        return petition

    def may_split(self, matter: Matter) -> bool:
        return (
            not matter.anonymous
            and matter.instance == 1
            and matter.kind != "feedback"
            and self.pace.turn("split", 0.03)
        )

    def split(self, whole: Matter, petition: Record) -> tuple[Matter, Record]:
        """A petition of two kinds is split, one case each (Nghị định 154/2026 Đ.14(4))."""
        kind = "complaint" if whole.kind == "denunciation" and self.rng.random() < 0.5 else "feedback"
        field = whole.field if self.words.count(kind, whole.field) else "land"
        title = self.words.title(kind, field, whole.facts)
        part = Matter(self._ref(), kind, field, whole.received, title, whole.people, None, whole.facts, whole.channel)
        record = self._record(part, self._content(part, whole.facts))
        record |= {"split_from": whole.ref, "note": "Tách từ đơn có nhiều loại nội dung"}
        record.pop("dated", None)
        if "dated" in petition:
            record["dated"] = petition["dated"]
        if kind == "complaint":
            record["respondent"] = f"Chủ tịch UBND {self.words.ward}"
        return part, record

    def appeal(self, decided: Matter, day: int) -> tuple[Matter, Record]:
        """A second complaint, which is the province chair's to settle (Luật Khiếu nại Đ.21(2))."""
        channel = self._channel("complaint", at_rest=False)
        title = f"Không đồng ý quyết định giải quyết lần đầu: {decided.title[0].lower()}{decided.title[1:]}"
        matter = Matter(self._ref(), "complaint", decided.field, day, title, decided.people,
                        f"Chủ tịch UBND {self.words.ward}", decided.facts, channel, in_authority=False,
                        instance=2)  # fmt: skip
        petition = self._record(matter, self._content(matter, decided.facts))
        petition |= {"instance": 2, "appeals": decided.ref, "decision_known_on": self.days.iso(decided.delivered)}
        if channel == "reception":
            self.brought[matter.ref] = (matter, len(matter.people))
        return matter, petition

    def _channel(self, kind: str, at_rest: bool) -> str:
        if at_rest:
            return "online" if kind != "feedback" or self.rng.random() < 0.6 else "hotline"
        return self.rng.choices(_CHANNELS, _CHANNEL_WEIGHTS[kind])[0]

    def _ref(self) -> str:
        self.made += 1
        return f"p{self.made}"


_ANONYMOUS = {"feedback": 0.03, "complaint": 0.012, "denunciation": 0.2}
