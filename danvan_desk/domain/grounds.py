"""The grounds the law lists for suspending and discontinuing a case: offered, never forced."""

from __future__ import annotations

from typing import NamedTuple

from danvan_desk.domain.vocabulary import Kind
from danvan_desk.texts import _


class Ground(NamedTuple):
    """`words` are what the reason begins with, `article` the place in the law."""

    words: str
    article: str

    def as_reason(self) -> str:
        return f"{self.words} ({self.article})"


def grounds(kind: str, event: str) -> list[Ground]:
    """The law's own list for that event of that kind of case, in its order; [] where it has none.

    Luật Khiếu nại Đ.11a (A); Luật Tố cáo Đ.34 (B).
    """
    listed = {
        (Kind.COMPLAINT, "suspended"): _suspending_a_complaint,
        (Kind.COMPLAINT, "discontinued"): _discontinuing_a_complaint,
        (Kind.DENUNCIATION, "suspended"): _suspending_a_denunciation,
        (Kind.DENUNCIATION, "discontinued"): _discontinuing_a_denunciation,
    }.get((Kind(kind), event))
    return listed() if listed else []


def _suspending_a_complaint() -> list[Ground]:
    article = "Luật Khiếu nại Đ.11a k1"
    return [
        Ground(_("Sự kiện bất khả kháng hoặc trở ngại khách quan"), article),
        Ground(_("Chờ kết quả giải quyết của cơ quan khác"), article),
    ]


def _discontinuing_a_complaint() -> list[Ground]:
    article = "Luật Khiếu nại Đ.11a k2"
    return [
        Ground(_("Người khiếu nại rút toàn bộ khiếu nại"), article),
        Ground(_("Người khiếu nại chết, tổ chức chấm dứt mà không có người thừa kế"), article),
        Ground(_("Không còn đối tượng để giải quyết"), article),
        Ground(_("Tòa án đã thụ lý hoặc đã giải quyết"), article),
    ]


def _suspending_a_denunciation() -> list[Ground]:
    return [
        Ground(_("Đợi kết quả của cơ quan, người khác hoặc của vụ việc liên quan"), "Luật Tố cáo Đ.34 k1 a"),
        Ground(_("Đợi kết quả giám định bổ sung, giám định lại"), "Luật Tố cáo Đ.34 k1 b"),
    ]


def _discontinuing_a_denunciation() -> list[Ground]:
    return [
        Ground(_("Người tố cáo rút toàn bộ nội dung tố cáo"), "Luật Tố cáo Đ.34 k3 a"),
        Ground(_("Người bị tố cáo chết và nội dung chỉ liên quan đến người đó"), "Luật Tố cáo Đ.34 k3 b"),
        Ground(_("Đã có bản án hoặc quyết định có hiệu lực về việc này"), "Luật Tố cáo Đ.34 k3 c"),
    ]
