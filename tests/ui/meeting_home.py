"""A small office on Monday 23/11/2026: cases late, soon due, running and paused, a conference with promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from danvan_desk.actions.add import add_records
from danvan_desk.desk import close_desk, open_desk
from tests.records import event


def petition(ref: str, day: str, content: str, name: str = "Trần Văn Lợi", kind: str = "feedback") -> dict[str, Any]:
    return {
        "type": "petition", "ref": ref, "received": day, "channel": "reception", "kind": kind, "content": content,
        "people": [{"name": name}], "in_authority": True,
    }  # fmt: skip


RECORDS: list[dict[str, Any]] = [
    petition("late", "2026-10-20", "Cống thoát nước hẻm 27 Lê Lợi bị tắc. Mưa là ngập."),
    event("late", "assigned", "2026-10-21", officer="Phạm Quốc Bảo"),
    petition("soon", "2026-11-12", "Thu phí vệ sinh hai lần tại chợ Bình An", "Tạ Văn Nghĩa"),
    event("soon", "assigned", "2026-11-13", officer="Đỗ Thanh Sơn"),
    event("soon", "proposed", "2026-11-18", by="Đỗ Thanh Sơn"),
    petition("far", "2026-11-20", "Quán karaoke gây ồn sau 22 giờ, khu phố 4", "Lý Hoàng Phúc"),
    petition("stopped", "2026-09-01", "Thu hồi 86 m² đất làm đường", "Ngô Thị Sương", "complaint"),
    event("stopped", "accepted", "2026-09-07", document_no="12/TB-UBND"),
    event("stopped", "assigned", "2026-09-07", officer="Phạm Quốc Bảo"),
    event("stopped", "suspended", "2026-09-20", reason="Chờ kết quả đo đạc lại", document_no="15/QĐ-UBND"),
    event("stopped", "notified", "2026-09-22", of="suspension"),
    petition("hidden", "2026-11-18", "Công chức thu tiền ngoài quy định", "Nguyễn Thị Mật", "denunciation"),
    {
        "type": "dialogue", "kind": "conference", "date": "2026-11-10", "place": "Hội trường phường",
        "chair": "Nguyễn Văn Hùng", "announced": "2026-10-30", "invited": 100, "attended": 80,
        "items": [
            {"question": "Bao giờ lắp đèn?", "asked_by": "Ông Tư", "hamlet": "khu phố 2",
             "commitment": "Lắp 6 đèn hẻm 14", "owner": "Phòng Kinh tế", "due": "2026-11-15"},
            {"question": "Giá đất thế nào?", "answer": "Sẽ trả lời bằng văn bản"},
            {"question": "Chợ bẩn", "commitment": "Họp với tiểu thương chợ", "owner": "Ban Quản lý chợ",
             "due": "2026-12-05"},
        ],
    },
]  # fmt: skip


def type_text(widget: QWidget, text: str) -> None:
    """Vietnamese letter by letter, as an input method gives them: QTest only knows the keys of Latin-1."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def fill(home: Path, records: list[dict[str, Any]] | None = None) -> Path:
    """The home with these records in its books, closed again."""
    desk = open_desk(home)
    try:
        add_records(desk, RECORDS if records is None else records)
    finally:
        close_desk(desk)
    return home
