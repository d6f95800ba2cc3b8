"""What a proposal says for each step and kind, and the law it cites. Source: the articles of each term and ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.domain.vocabulary import Kind
from danvan_desk.papers.letterhead import or_blank

NEW_TEXTS_SINCE = date(2026, 7, 1)
"""Luật 136/2025/QH15, Nghị định 154, 155 and 156/2026 take effect."""

PETITIONS = {
    Kind.COMPLAINT: "đơn khiếu nại",
    Kind.DENUNCIATION: "đơn tố cáo",
    Kind.FEEDBACK: "đơn kiến nghị, phản ánh",
}

_ABOUT = {
    "accepted": "{kind}", "declined": "Không thụ lý giải quyết {petition}", "forwarded": "Chuyển {petition}",
    "guided": "Hướng dẫn người gửi {petition}", "returned": "Trả lại {petition}", "filed": "Lưu {petition}",
    "answered": "Trả lời {petition}", "verifying": "Giao xác minh {petition}",
    "complex": "Xác định vụ việc phức tạp", "extended": "Gia hạn giải quyết {petition}",
    "suspended": "Tạm đình chỉ giải quyết {petition}", "resumed": "Tiếp tục giải quyết {petition}",
    "discontinued": "Đình chỉ giải quyết {petition}", "decided": "Ban hành quyết định giải quyết khiếu nại",
    "concluded": "Ban hành kết luận nội dung tố cáo",
}  # fmt: skip
_PROPOSED = {
    "accepted": "thụ lý để giải quyết {whole}",
    "declined": "không thụ lý giải quyết {whole} và thông báo để công dân biết",
    "forwarded": "chuyển {whole} đến {to} để xem xét, giải quyết theo thẩm quyền",
    "guided": "hướng dẫn người gửi {whole} đến {to} để được giải quyết theo thẩm quyền",
    "returned": "trả lại {whole}",
    "filed": "lưu {whole} theo quy định",
    "answered": "trả lời bằng văn bản {whole}",
    "verifying": "giao {officer} xác minh nội dung {whole}",
    "complex": "xác định {whole} là vụ việc phức tạp{criteria}",
    "extended": "gia hạn thời hạn giải quyết {whole} thêm {days} ngày",
    "suspended": "tạm đình chỉ giải quyết {whole}",
    "resumed": "tiếp tục giải quyết {whole}",
    "discontinued": "đình chỉ giải quyết {whole}",
    "decided": "ban hành quyết định giải quyết {whole}",
    "concluded": "ban hành kết luận nội dung {whole}",
}
_LAW_ARTICLES: dict[Kind, dict[str, str]] = {
    Kind.COMPLAINT: {
        "accepted": "27", "declined": "11", "complex": "28", "suspended": "11a", "resumed": "11a",
        "discontinued": "11a",
    },
    Kind.DENUNCIATION: {
        "accepted": "29", "declined": "24", "forwarded": "24", "extended": "30", "suspended": "34", "resumed": "34",
        "discontinued": "34", "concluded": "35",
    },
    Kind.FEEDBACK: {"answered": "28", "accepted": "28"},
}  # fmt: skip
_DECREE_ARTICLES = {(Kind.COMPLAINT, "complex"): "3a", (Kind.DENUNCIATION, "complex"): "3"}
_TRIAGE = {"accepted", "declined", "forwarded", "guided", "returned", "filed", "answered"}


@dataclass(frozen=True)
class Step:
    """A step as proposed: the event and what it needs said."""

    event: str
    to: str | None = None
    officer: str | None = None
    days: int | None = None
    criteria: tuple[str, ...] = ()


def about(kind: Kind, step: str) -> str:
    petition = PETITIONS[kind]
    return _ABOUT[step].format(petition=petition, kind=petition[:1].upper() + petition[1:])


def proposed(step: Step, whole: str) -> str:
    """What is asked for, of the petition `whole` ("đơn khiếu nại của ông (bà) …")."""
    return _PROPOSED[step.event].format(
        whole=whole,
        to=or_blank(step.to),
        officer=or_blank(step.officer),
        days=step.days or "......",
        criteria=f" (tiêu chí {', '.join(step.criteria)})" if step.criteria else "",
    )


def basis(kind: Kind, step: str, day: date) -> str:
    """The texts in force on that day, with the article where the step has one of its own."""
    new = day >= NEW_TEXTS_SINCE
    article = _LAW_ARTICLES[kind].get(step)
    if kind is Kind.COMPLAINT:
        law, decree, amended = "Luật Khiếu nại năm 2011", "124/2020", "155/2026"
    elif kind is Kind.DENUNCIATION:
        law, decree, amended = "Luật Tố cáo năm 2018", "31/2019", "156/2026"
    else:
        law, decree, amended = "Luật Tiếp công dân năm 2013", "154/2026" if new else "64/2014", ""
    texts = [(f"Điều {article} " if article else "") + law + (", sửa đổi, bổ sung năm 2025" if new else "")]
    place = _DECREE_ARTICLES.get((kind, step))
    texts.append(
        (f"Điều {place} " if place else "")
        + f"Nghị định số {decree}/NĐ-CP"
        + (f", sửa đổi, bổ sung bởi Nghị định số {amended}/NĐ-CP" if new and amended else "")
    )
    if step in _TRIAGE:
        texts.append("Thông tư số 05/2021/TT-TTCP")
    return "; ".join(texts)
