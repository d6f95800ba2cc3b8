"""How this user likes the program, and what the program is made of."""

from __future__ import annotations

import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from danvan_desk.settings import Settings
from danvan_desk.texts import _
from ui.widgets.fields import ChoiceField
from ui.widgets.panel import Panel
from ui.widgets.words import Words

Save = Callable[..., None]


class LookSection(QWidget):
    """Each choice is used and kept at once; none of it is the office's record."""

    def __init__(self, settings: Settings, save: Save) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        panel = Panel(_("Giao diện"), _("của người dùng máy này, dùng ngay khi chọn"))
        self.language = ChoiceField("language", _("Ngôn ngữ"), [("vi", "Tiếng Việt"), ("en", "English")])
        self.theme = ChoiceField(
            "theme", _("Nền"), [("system", _("Theo hệ thống")), ("light", _("Sáng")), ("dark", _("Tối"))]
        )
        self.text_size = ChoiceField("text_size", _("Cỡ chữ"), [("normal", _("Thường")), ("large", _("Lớn"))])
        for field in (self.language, self.theme, self.text_size):
            field.set_value(getattr(settings, field.name))
            field.edited.connect(lambda field=field: save(**{field.name: field.value()}))
            panel.body.addWidget(field)
        note = _("Giấy tờ, sổ và biểu in ra luôn bằng tiếng Việt, cỡ chữ theo thể thức văn bản.")
        panel.body.addSpacing(4)
        panel.body.addWidget(Words(note, "small", "muted", wrap=True))
        panel.body.addStretch(1)
        whole.addWidget(panel)

    def show_settings(self, settings: Settings) -> None:
        for field in (self.language, self.theme, self.text_size):
            field.set_value(getattr(settings, field.name))


class AboutSection(QWidget):
    def __init__(self, home: Path) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        panel = Panel(_("Về chương trình"))
        panel.body.addWidget(Words(_("Dân Vận Desk {version}").format(version=program_version()), "case"))
        told = [
            _("Sổ tiếp công dân, đơn thư, vụ việc và đối thoại cho UBND cấp xã; giấy phép Apache 2.0."),
            _("Python {python}. Sổ đang mở: {home}").format(python=platform.python_version(), home=home),
        ]
        for line in told:
            panel.body.addWidget(Words(line, wrap=True))
        panel.body.addSpacing(8)
        panel.body.addWidget(Words(_("Những phần của người khác"), bold=True))
        for name, what, licence in parts():
            panel.body.addWidget(Words(f"{name} · {what} · {licence}", role="muted", wrap=True))
        panel.body.addStretch(1)
        whole.addWidget(panel)


def program_version() -> str:
    try:
        return version("danvan-desk")
    except PackageNotFoundError:
        return _("(chạy từ mã nguồn)")


def parts() -> list[tuple[str, str, str]]:
    """What is shipped that others made: name, what for, licence."""
    return [
        ("Tinos", _("chữ trên giấy tờ in ra"), "SIL OFL 1.1"),
        ("Lucide", _("biểu tượng"), "ISC, MIT"),
        ("vietnamese-provinces-database", _("danh mục 34 tỉnh, 3.321 xã, phường, đặc khu"), "MIT"),
        ("Qt, PySide6", _("cửa sổ"), "LGPL 3"),
        ("SQLite, SQLAlchemy, Alembic", _("sổ"), _("phạm vi công cộng, MIT")),
        ("ReportLab, pypdfium2, segno, XlsxWriter", _("PDF, xem trước, mã QR, Excel"), "BSD, Apache 2.0"),
    ]
