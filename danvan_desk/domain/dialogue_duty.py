"""When the law requires a dialogue before a complaint is decided. Source: Luật Khiếu nại Đ.30(1), Đ.39."""

from __future__ import annotations

from collections.abc import Collection

from danvan_desk.texts import _


def dialogue_owed(kind: str, instance: int, done: Collection[str], found: str | None = None) -> str:
    """A sentence for the officer, empty where none is owed. `done`: the names of the case's events not taken back.

    `found` is the outcome of the report: whether the demand and what verifying found "differ" or "agree"; None unsaid.
    """
    if kind != "complaint" or "dialogue_held" in done:
        return ""
    if instance == 2:
        return _("Chưa đối thoại. Giải quyết khiếu nại lần hai bắt buộc phải đối thoại (Luật Khiếu nại Đ.39).")
    if "reported" not in done or found == "agree":
        return ""
    if found == "differ":
        return _(
            "Bắt buộc phải đối thoại trước khi ra quyết định: báo cáo xác minh ghi yêu cầu của người khiếu nại và kết "
            "quả xác minh còn khác nhau. Mời trước ít nhất 5 ngày (Luật Khiếu nại Đ.30 khoản 1)."
        )
    return _(
        "Chưa đối thoại. Nếu yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau thì bắt buộc phải đối "
        "thoại, mời trước ít nhất 5 ngày (Luật Khiếu nại Đ.30 khoản 1)."
    )
