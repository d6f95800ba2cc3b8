"""The reception book, Mẫu số 03/TCD, as it goes to paper or to Excel: one place for its 13 columns and its sentences.

Source: Nghị định 154/2026/NĐ-CP, Điều 25 khoản 2 and Điều 27.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.letterhead import Letterhead, short_date

TITLE = "SỔ TIẾP CÔNG DÂN"
FORM_LINE = "Mẫu số 03/TCD (Nghị định số 154/2026/NĐ-CP)"
ROUTE_GROUP = "Hướng xử lý"
COLUMN_TITLES = (
    "STT",
    "Ngày tiếp",
    "Họ tên, địa chỉ",
    "CCCD/ Hộ chiếu",
    "Nội dung vụ việc",
    "Phân loại đơn",
    "Số người",
    "Cơ quan đã giải quyết",
    "Thuộc thẩm quyền",
    "Hướng dẫn",
    "Chuyển đơn",
    "Theo dõi kết quả",
    "Ghi chú",
)
_KINDS = ("Khiếu nại", "Tố cáo", "Kiến nghị, phản ánh")
GROUPED = range(8, 11)
"""Places (from 0) of the columns under "Hướng xử lý": 9, 10 and 11 of the form."""


@dataclass(frozen=True)
class RegisterRow:
    """One turn at the desk, in the order of the form's columns. For a denunciation `person` and `id_number` hold the
    code; a line feed in `person` parts name and address.
    """

    order: int
    day: date
    person: str
    id_number: str
    content: str
    kind: str
    same_matter_people: int | None = None
    resolved_by: str = ""
    in_authority: bool = False
    guided: str = ""
    forwarded: str = ""
    follow_up: str = ""
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """The 13 columns as printed."""
        people = "" if self.same_matter_people is None else str(self.same_matter_people)
        return (
            str(self.order),
            short_date(self.day),
            self.person,
            self.id_number,
            self.content,
            self.kind,
            people,
            self.resolved_by,
            "x" if self.in_authority else "",
            self.guided,
            self.forwarded,
            self.follow_up,
            self.note,
        )


@dataclass(frozen=True)
class RegisterData:
    """The book of a period, `since` and `until` both counted. `opened_on`, `closed_on`, `volume`, names: None is left
    as dots to fill by pen. `head_capacity` is what the head signs as.
    """

    letterhead: Letterhead
    since: date
    until: date
    rows: tuple[RegisterRow, ...] = ()
    volume: str | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    keeper: str | None = None
    keeper_capacity: str = "NGƯỜI GHI SỔ"
    head: str | None = None
    head_capacity: str = "CHỦ TỊCH"
    note: str | None = None

    def period(self) -> str:
        return f"Từ ngày {short_date(self.since)} đến ngày {short_date(self.until)}"

    def name_of_period(self) -> str:
        """As in "Năm 2026", "Tháng 11 năm 2026", or "" where the period is neither."""
        if (self.since.month, self.since.day, self.until) == (1, 1, date(self.since.year, 12, 31)):
            return f"Năm {self.since.year}"
        last = monthrange(self.since.year, self.since.month)[1]
        if self.since.day == 1 and self.until == self.since.replace(day=last):
            return f"Tháng {self.since.month} năm {self.since.year}"
        return ""

    def count_sentence(self) -> str:
        """How many turns, and of which kinds as column 6 names them."""
        kinds = Counter(row.kind for row in self.rows if row.kind)
        ordered = sorted(kinds, key=lambda kind: _KINDS.index(kind) if kind in _KINDS else len(_KINDS))
        parts = "; ".join(f"{kind[:1].lower()}{kind[1:]}: {kinds[kind]}" for kind in ordered)
        return f"{len(self.rows)} lượt tiếp công dân" + (f" ({parts})" if parts else "")

    def empty_sentence(self) -> str:
        return f"{self.period()} không có lượt tiếp công dân nào."
