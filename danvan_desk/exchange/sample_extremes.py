"""The two ends of what a desk meets: a delegation with long names and a pile of papers; a line with a name under it.

A ward without them is too tidy to try lists, screens and papers on. Drawn from a source of their own: the rest stays
as it was.
"""

from __future__ import annotations

from random import Random
from typing import Any

from danvan_desk.domain.delegations import LEAST
from danvan_desk.exchange.sample_course import Matter
from danvan_desk.exchange.sample_people import People, Place
from danvan_desk.exchange.sample_words import Facts, Template, Words

Record = dict[str, Any]
_EVERY = {"complaint": 14, "denunciation": 8, "feedback": 40, "refused": 9, "guided": 40, "answered": 40}
"""Of so many of a kind one is full and one is bare."""
_FULL, _BARE = 3, 2  # which of them
_SIGNING, _SENTENCES = 14, 12
_LEFT_OUT = ("dated", "request", "hamlet", "decision_no", "decision_known_on", "obstacle_days", "obstacle_reason")
_COPIES = ("photocopy", "photocopy", "original", "certified")
_PAPERS = (
    ("Đơn trình bày toàn bộ sự việc qua các thời kỳ, có xác nhận của các hộ liền kề và của khu phố", 4),
    ("Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất", 4),
    ("Danh sách các hộ ký tên kèm theo", 3), ("Văn bản ủy quyền của các thành viên trong hộ, có chứng thực", 6),
    ("Biên bản làm việc tại khu phố lần thứ nhất", 3), ("Biên bản làm việc lần thứ hai, có ý kiến khác nhau", 5),
    ("Ảnh chụp hiện trạng từ nhiều phía, có ghi ngày chụp", 26), ("USB chứa video ghi hình", 1),
    ("Các đơn đã gửi từ năm 2019", 18), ("Văn bản trả lời của các cơ quan", 11), ("Biên bản kiểm tra hiện trạng", 12),
    ("Trích lục bản đồ địa chính", 2), ("Biên lai thu tiền các năm", 31), ("Giấy ra viện", 1),
)  # fmt: skip
_HISTORY = Template(
    "Sự việc kéo dài từ năm {lastyear}; khu phố đã hai lần mời các bên đến làm việc, có lập biên bản nhưng không ghi "
    "đủ ý kiến của những người có mặt. Trước đây đã có đơn gửi đến nhiều cơ quan và được hướng dẫn gửi đến cơ quan có "
    "thẩm quyền. Kèm theo đơn là ảnh chụp hiện trạng, giấy tờ gốc và bản sao; những điều trình bày là đúng sự thật. "
    "Kính mong được mời đến làm việc, được xem tài liệu dùng làm căn cứ giải quyết và được trả lời riêng từng nội dung."
)
_STATES = ("Nguyên vẹn", "Cũ, mờ chữ ở một số trang, còn đọc được", "Rách góc, đọc được", "Có vết ố, mất trang bìa")


class Extremes:
    """Stretches or strips a record that was just written; most it leaves alone."""

    def __init__(self, rng: Random, people: People, words: Words) -> None:
        self._rng, self._people, self._words = rng, people, words
        self._count: dict[str, int] = {}

    def petition(self, matter: Matter, petition: Record, crowd: int) -> int:
        """Gives how many came: a full petition is signed by many, but for a denunciation."""
        turn = "" if matter.anonymous else self._turn(matter.kind)
        if turn == "bare":
            matter.people = petition["people"] = [_barely(matter.people[0])]
            petition["content"] = f"{matter.title}."
            for name in _LEFT_OUT:
                petition.pop(name, None)
        elif turn:
            alone = matter.kind == "denunciation"
            matter.people = petition["people"] = self._signing(matter.facts.place, 1 if alone else _SIGNING)
            petition["content"] = self._told(matter.title, matter.kind, matter.field, matter.facts)
            if matter.channel != "reception":
                petition["documents"] = self._pile()
        matter.extreme = turn
        return len(matter.people) if turn else crowd

    def brought(self, visit: Record, matter: Matter) -> None:
        """The visit that brings such a petition."""
        if matter.extreme == "full":
            visit |= {"people": matter.people, "documents": self._pile()}
            visit.pop("companions", None)
        elif matter.extreme:
            visit |= {"documents": [], "content": f"{matter.title}."}

    def walked_in(self, visit: Record, facts: Facts, title: str) -> None:
        turn = self._turn(visit["outcome"])
        if not turn:
            return
        visit.pop("companions", None)
        if turn == "bare":
            visit |= {"people": [_barely(visit["people"][0])], "content": f"{title}."}
            return
        content = self._told(title, visit["kind"], visit["field"], facts)
        visit |= {"people": self._signing(facts.place, _SIGNING), "content": content, "documents": self._pile()}

    def _turn(self, what: str) -> str:
        count = self._count[what] = self._count.get(what, 0) + 1
        return {_FULL: "full", _BARE: "bare"}.get(count % _EVERY[what], "")

    def _signing(self, place: Place, how_many: int) -> list[Record]:
        """Neighbours; two speak for the others, and the first of them could not be written at greater length."""
        first = self._people.at_length(place)
        signing = [first, *(self._people.neighbour_of(first) for _ in range(how_many - 1))]
        speak = 2 if how_many >= LEAST else 0
        return [one.record | ({"represents": "group"} if n < speak else {}) for n, one in enumerate(signing)]

    def _told(self, title: str, kind: str, field: str, facts: Facts) -> str:
        own = facts.apart(self._words)
        details, asks = self._words.detail(kind, field, own, _SENTENCES), self._words.asks(kind, own)
        return f"{title}. {details} {_HISTORY.fill(own)} {asks}"

    def _pile(self) -> list[Record]:
        rng = self._rng
        return [{"title": title, "pages": pages, "copy": rng.choice(_COPIES), "state": rng.choice(_STATES)}
                for title, pages in _PAPERS]  # fmt: skip


def _barely(person: Record) -> Record:
    """What an officer must have of who comes: a name and an address."""
    return {name: person[name] for name in ("name", "address") if name in person}
