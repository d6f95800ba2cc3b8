"""Commands and their keys: one list a menu, a status bar, a button's cap and the page of all keys are made from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from danvan_desk.texts import _

MENUS = ("file", "record", "view", "print", "tools", "help")


@dataclass(frozen=True)
class Command:
    """Something a page can do. `key` is portable ("Ctrl+P"); `short` is its word in the status bar ("in giao ban").

    Where `menu` is one of MENUS the command stands there while its page is shown; "" keeps it out of the menus.
    `why_not` says why it can't be done now; such a command is greyed and its reason shown.
    """

    words: str
    run: Callable[[], object]
    key: str = ""
    menu: str = "record"
    short: str = ""
    icon: str = ""
    why_not: str = ""


def native(key: str) -> str:
    """How this platform writes a key: what stands on a key cap. Arrow keys become arrows."""
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
    for name, arrow in (("Left", "←"), ("Right", "→"), ("Up", "↑"), ("Down", "↓"), ("Return", "Enter")):
        text = re.sub(rf"\b{name}\b", arrow, text)  # not the "Up" of PgUp
    return text


def general() -> list[tuple[str, str]]:
    """The keys that mean the same everywhere, for the page of all keys."""
    return [
        ("F1", _("tất cả phím")),
        ("F2", _("ghi mới")),
        ("F3", _("tìm khắp sổ")),
        ("F5", _("đọc lại trang")),
        ("F6", _("sang khung kế")),
        ("F7", _("trả lời công dân")),
        ("Enter", _("mở dòng đang chọn, hoặc sang ô kế")),
        ("Shift+Enter", _("lùi về ô trước")),
        ("Alt+Enter", _("xuống dòng trong ô nhiều dòng")),
        ("Space", _("vì sao là ngày này")),
        ("Esc", _("quay lại, bỏ dở (nháp vẫn giữ)")),
        ("Alt+Left", _("trang trước")),
        ("Ctrl+F", _("lọc danh sách này")),
        ("Ctrl+P", _("in")),
        ("Ctrl+E", _("xuất Excel")),
        ("Ctrl+S", _("lưu")),
        ("Ctrl+D", _("thêm giấy tờ")),
        ("Ctrl+1…9", _("chuyển trang")),
        ("Alt+1…9", _("lựa chọn trên trang")),
    ]
