"""What a proposal says for each step and kind, and the law it cites. Source: the articles of each term and ground."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from danvan_desk.domain.vocabulary import Kind
from danvan_desk.papers.form_text import Value

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


def about(kind: Kind, step: str) -> str:
    petition = PETITIONS[kind]
    return _ABOUT[step].format(petition=petition, kind=petition[:1].upper() + petition[1:])


def proposal_values(values: Mapping[str, Value]) -> dict[str, Value]:
    """What the sheet of a case says by the step proposed and the paper's day. Names are given as they stand."""
    kind, step, day = Kind(str(values["kind_code"])), str(values.get("proposed_outcome")), values.get("day")
    called = values.get("citizen_called")
    whose = "không ghi họ tên người gửi" if values.get("anonymous") else f"của {called}" if called else None
    told = basis(kind, step, day) if isinstance(day, date) and step in _ABOUT else None
    lead = f"Sau khi xem xét nội dung đơn và căn cứ quy định của pháp luật ({told}), đề xuất" if told else None
    return {
        "proposal_title": "PHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN" if step == "accepted" else "PHIẾU ĐỀ XUẤT XỬ LÝ ĐƠN",
        "proposal_about": about(kind, step) if step in _ABOUT else None,
        "proposal_whole": f"{PETITIONS[kind]} {whose}" if whose else None,
        "proposal_lead": lead,
        "proposal_plain": "x" if step == "accepted" else None,
        "proposed_by": values.get("case_officer") or values.get("writer"),
    }


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
