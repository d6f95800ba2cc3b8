"""Dialogues of the sample ward, what was promised in them, and the small log of directives and trainings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from danvan_desk.exchange.sample_course import DEPUTY, HEAD, Matter
from danvan_desk.exchange.sample_days import Days
from danvan_desk.exchange.sample_people import People
from danvan_desk.exchange.sample_words import Facts, Template, Words

Record = dict[str, Any]
_CITY, _POLICE, _SOCIAL = "Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường", "Phòng Văn hóa – Xã hội"
_PROMISES = (  # the field asked about, what was promised, how it was kept, by whom
    ("construction", "Lắp {n} đèn chiếu sáng {alley}", "Đã lắp và đóng điện", _CITY),
    ("construction", "Vá mặt {street}, đặt lại nắp hố ga", "Đã vá {n}00 m²", _CITY),
    ("environment", "Nạo vét cống {alley}", "Đã nạo vét xong toàn tuyến", _CITY),
    ("environment", "Đặt thêm điểm gom rác ở {alley}", "Đã đặt {n} thùng", _CITY),
    ("environment", "Kiểm tra cơ sở gây ô nhiễm ở {kp}", "Đã kiểm tra, phạt và buộc khắc phục", _CITY),
    ("land", "Trả lời bằng văn bản từng hộ về thửa đất đã hỏi ở {kp}", "Đã gửi văn bản đến từng hộ", _CITY),
    ("finance", "Họp với tiểu thương chợ {wardname} về các khoản thu", "Đã họp, thống nhất mức thu", "Ban Quản lý chợ"),
    ("finance", "Công khai thu chi quỹ {kp}", "Đã niêm yết 30 ngày", "Văn phòng HĐND và UBND"),
    ("order", "Kiểm tra, xử lý điểm mất trật tự ở {kp}", "Đã xử lý, cơ sở ký cam kết", _POLICE),
    ("order", "Lắp camera an ninh {alley}", "Đã bàn giao sử dụng", _POLICE),
    ("order", "Thu hồi vỉa hè bị chiếm trên {street}", "Đã giải tỏa {n} điểm", _POLICE),
    ("policy", "Rà soát danh sách hộ nghèo, cận nghèo {kp}", "Đã rà soát, bổ sung {n} hộ", _SOCIAL),
    (
        "administrative",
        "Mở quầy hỗ trợ người cao tuổi nộp hồ sơ trực tuyến",
        "Đã mở",
        "Trung tâm Phục vụ hành chính công",
    ),
)
_ANSWERS = (
    "UBND tiếp thu, giao kiểm tra thực tế ngay trong tuần.", "Đã có trong kế hoạch, sẽ làm khi được giao vốn.",
    "Nội dung thuộc thẩm quyền cấp tỉnh, UBND sẽ kiến nghị bằng văn bản.", "Đề nghị khu phố phối hợp giám sát.",
)  # fmt: skip
_DIRECTIVES = (
    ("directive_issued", "Kế hoạch thực hiện Chỉ thị 33/CT-TTg về công tác dân vận", 1),
    ("directive_issued", "Văn bản chấn chỉnh công tác tiếp công dân, xử lý đơn", 3),
    ("training", "Tập huấn nghiệp vụ tiếp công dân, giải quyết khiếu nại, tố cáo", 4),
    ("directive_issued", "Quy chế tiếp công dân của phường", 5),
    ("training", "Tuyên truyền Luật Khiếu nại tại khu phố", 7),
    ("directive_amended", "Sửa đổi Nội quy tiếp công dân", 8),
    ("directive_issued", "Kế hoạch đối thoại với Nhân dân", 9),
    ("directive_cancelled", "Bãi bỏ Quy chế tiếp công dân cũ", 10),
    ("training", "Phổ biến Luật Tố cáo cho cán bộ khu phố", 10),
)  # fmt: skip


class Meetings:
    def __init__(self, rng: Random, days: Days, people: People, words: Words) -> None:
        self.rng, self.days, self.people, self.words = rng, days, people, words
        self._count = self._conferences = 0

    def _ref(self) -> str:
        self._count += 1
        return f"d{self._count}"

    def of_case(self, matter: Matter, day: int) -> Record:
        """Đối thoại in a complaint: who came, what was agreed and what wasn't (Mẫu 14)."""
        rng = self.rng
        agreed = rng.random() < 0.45
        dialogue: Record = {
            "type": "dialogue", "ref": self._ref(), "kind": "case", "date": self.days.iso(day), "case": matter.ref,
            "place": f"Phòng họp UBND {self.words.ward}", "chair": HEAD, "front_present": rng.random() < 0.85,
            "invited": 5 + len(matter.people), "attended": 4 + len(matter.people),
        }  # fmt: skip
        if self._count % 3 == 0:  # held where the matter arose
            hamlet = matter.facts.place.hamlet
            dialogue |= {"hamlet": hamlet, "place": f"Nhà văn hóa {hamlet}"}
        if agreed or rng.random() < 0.4:
            dialogue["agreed"] = rng.choice((
                "Hai bên thống nhất đo đạc lại có sự chứng kiến của khu phố.", "Thống nhất số liệu và nguồn gốc hồ sơ.",
                "Người khiếu nại đồng ý với kết quả xác minh về thời điểm sử dụng.",
            ))  # fmt: skip
        if not agreed:
            dialogue["not_agreed"] = rng.choice((
                "Người khiếu nại vẫn yêu cầu tính lại giá bồi thường.", "Chưa thống nhất phần diện tích chênh lệch.",
                "Người khiếu nại giữ yêu cầu hủy toàn bộ quyết định.",
            ))  # fmt: skip
        if rng.random() < 0.12:
            dialogue["absent"] = [{"name": self.people.name(), "excused": rng.random() < 0.7}]
        return dialogue

    def calendar(self) -> list[tuple[int, list[Record]]]:
        """Conferences, procedure dialogues and the log, each with the day it stands on, in order."""
        found: list[tuple[int, list[Record]]] = []
        years = range(date.fromordinal(self.days.first).year, date.fromordinal(self.days.today).year + 1)
        for year in years:
            for month in (4, 11) if year % 2 == 0 else (6,):
                day = self.days.roll(date(year, month, 3 + self.rng.randrange(8)).toordinal())
                found.append((day, []))
            for kind, title, month in _DIRECTIVES:
                day = self.days.roll(date(year, month, 2 + self.rng.randrange(24)).toordinal())
                found.append((day, [self._log(kind, title, year, day)]))
            day = self.days.roll(date(year, 8, 5 + self.rng.randrange(15)).toordinal())
            found.append((day, [{"procedure": True}]))
        inside = [entry for entry in found if self.days.first <= entry[0] <= self.days.today]
        inside.sort(key=lambda entry: entry[0])
        return [(day, list(self._fill(day, records))) for day, records in inside]

    def _fill(self, day: int, records: list[Record]) -> Iterator[Record]:
        if not records:
            yield from self.conference(day)
        elif "procedure" in records[0]:
            yield self._procedure(day)
        else:
            yield from records

    def _log(self, kind: str, title: str, year: int, day: int) -> Record:
        log: Record = {"type": "log", "kind": kind, "date": self.days.iso(day), "title": f"{title} năm {year}"}
        if kind == "training":
            log |= {"classes": self.rng.randrange(1, 4), "people": self.rng.randrange(35, 180)}
        return log

    def ahead(self) -> Iterator[Record]:
        """What is planned: a conference with the questions gathered so far, the next one as no more than a day, the
        chair's days of the coming month.
        """
        days, today = self.days, date.fromordinal(self.days.today)
        questions = [
            {"content": item["question"], "asked_by": item["asked_by"], "hamlet": item["hamlet"], "channel": channel,
             "prepared_by": item.get("owner", _CITY)}
            for channel in ("mailbox", "reception", "mailbox", "online")
            for item in [self._item(days.today)]
        ]  # fmt: skip
        yield {"type": "plan", "what": "conference", "date": days.iso(days.roll(days.today + 140))}
        hamlet = questions[0]["hamlet"]
        yield {
            "type": "plan", "what": "conference", "date": days.iso(days.roll(days.today + 18)), "time": "14:00",
            "place": f"Nhà văn hóa {hamlet}", "hamlet": hamlet, "host": HEAD,
            "topic": "Vệ sinh môi trường, trật tự đô thị và thủ tục hành chính", "questions": questions,
        }  # fmt: skip
        month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        for day in (10, 24):
            yield {
                "type": "plan", "what": "reception", "date": days.iso(days.roll(month.replace(day=day).toordinal())),
                "time": "08:00", "place": f"Phòng tiếp công dân, UBND {self.words.ward}", "host": HEAD,
            }  # fmt: skip

    def conference(self, day: int) -> Iterator[Record]:
        """Hội nghị đối thoại: announced 7 days before, published within 10 (LTCCQ Đ.43); most promises kept."""
        rng, days = self.rng, self.days
        invited = rng.randrange(90, 240)
        dialogue: Record = {
            "type": "dialogue", "ref": self._ref(), "kind": "conference", "date": days.iso(day), "chair": HEAD,
            "place": f"Hội trường UBND {self.words.ward}", "front_present": True, "asked_by_voters": False,
            "announced": days.iso(days.roll_back(day - rng.randrange(8, 15))), "invited": invited,
            "attended": invited - rng.randrange(5, 45), "items": [self._item(day) for _ in range(rng.randrange(8, 16))],
            "absent": [{"name": self.people.name(), "excused": True}] if rng.random() < 0.5 else [],
        }  # fmt: skip
        if self._count % 2 == 0:
            hamlet = dialogue["items"][0]["hamlet"]
            dialogue |= {"hamlet": hamlet, "place": f"Nhà văn hóa {hamlet}"}
        published = days.after(day, rng.randrange(3, 7))
        if published <= days.today and published - day <= 10:
            dialogue["published"] = days.iso(published)
        self._conferences += 1
        if self._conferences % 3 == 1:
            _in_full(dialogue)
        elif self._conferences % 3 == 2:
            _hardly_noted(dialogue)
        yield dialogue
        yield from self._kept_late(day, dialogue)

    def _kept_late(self, day: int, dialogue: Record) -> Iterator[Record]:
        """One promise is ticked off by a later line, as an office does it."""
        on = self.days.roll(day + 20)
        waiting = [n for n, item in enumerate(dialogue["items"]) if "done_on" not in item and "commitment" in item]
        if waiting and on <= self.days.today:
            at = waiting[0]
            done = {f"items.{at}.done_on": self.days.iso(on), f"items.{at}.result": "Đã hoàn thành, khu phố xác nhận"}
            yield {"type": "update", "number": dialogue["ref"], "set": done}

    def _item(self, day: int) -> Record:
        rng, days = self.rng, self.days
        citizen = self.people.citizen()
        facts = self.words.facts(citizen.place, day)
        field, promise, result, owner = rng.choice(_PROMISES)
        item: Record = {
            "asked_by": citizen.name, "hamlet": citizen.place.hamlet, "answer": rng.choice(_ANSWERS),
            "question": f"{self.words.title('feedback', field, facts)}. {self.words.detail('feedback', field, facts)}",
        }  # fmt: skip
        if rng.random() < 0.78:
            due = days.roll(day + rng.randrange(15, 120))
            item |= {"commitment": _filled(promise, facts), "owner": owner, "due": days.iso(due)}
            done = days.roll_back(due - rng.randrange(-6, 14))
            if day < done <= days.today and rng.random() < (0.97 if due < days.today - 200 else 0.8):
                item |= {"done_on": days.iso(done), "result": _filled(result, facts)}
        return item

    def _procedure(self, day: int) -> Record:
        rng = self.rng
        return {
            "type": "dialogue", "ref": self._ref(), "kind": "procedure", "date": self.days.iso(day), "chair": DEPUTY,
            "place": "Trung tâm Phục vụ hành chính công", "invited": 30, "attended": rng.randrange(18, 31),
            "announced": self.days.iso(self.days.after(day, -6)), "front_present": True,
            "items": [{
                "asked_by": self.people.name(),
                "question": "Thủ tục chứng thực và khai sinh trực tuyến còn phải đi lại nhiều lần",
                "answer": "Bố trí người hướng dẫn tại chỗ, rút ngắn thời hạn còn hai ngày.",
            }],
        }  # fmt: skip


def _in_full(dialogue: Record) -> None:
    """Every answer as it was given, everyone who helps, where each promise was made public."""
    for item in dialogue["items"]:
        item |= {"answer": " ".join(_ANSWERS), "field": "environment"}
        if "commitment" in item:
            item |= {"co_owner": f"{_POLICE}; Ban Công tác Mặt trận, Ban điều hành {item['hamlet']}"}
            if "published" in dialogue:
                item |= {"published_on": dialogue["published"], "published_where": f"Nhà văn hóa {item['hamlet']}"}


def _hardly_noted(dialogue: Record) -> None:
    """What was asked and by whom; the rest nobody wrote down."""
    dialogue["items"] = [{"question": item["question"], "asked_by": item["asked_by"]} for item in dialogue["items"][:3]]
    for name in ("hamlet", "announced", "published"):
        dialogue.pop(name, None)


def _filled(text: str, facts: Facts) -> str:
    return Template(text).fill(facts)
