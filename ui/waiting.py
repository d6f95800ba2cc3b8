"""What stands in the window before its pages: the day while the books open, or why they don't."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.widgets.buttons import Button
from ui.widgets.dates import long_date
from ui.widgets.notice import Notice
from ui.widgets.page_head import PageHead
from ui.widgets.panel import GAP, MARGIN, Panel
from ui.widgets.words import Words

_SAID_AFTER_MS = 300


class Waiting(QWidget):
    """The head of the day; "Đang mở sổ…" only where it takes longer than a moment."""

    def __init__(self, today: date, words: str = "") -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        self.head = PageHead(long_date(today))
        whole.addWidget(self.head)
        whole.addStretch(1)
        if words:
            self.head.set_facts(words)
        else:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self.head.set_facts(_("Đang mở sổ…")))
            timer.start(_SAID_AFTER_MS)


class Trouble(QWidget):
    """The books could not be opened: what is wrong, what to do, try again or another folder."""

    def __init__(self, words: str, again: Callable[[], object], elsewhere: Callable[[Path], object]) -> None:
        super().__init__()
        self._elsewhere = elsewhere
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        whole.setSpacing(GAP)
        whole.addWidget(PageHead(_("Chưa mở được sổ")))
        panel = Panel(padded=False)
        self.notice = Notice()
        self.notice.say_error(words)
        panel.body.addWidget(self.notice)
        row = QHBoxLayout()
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(8)
        row.addWidget(Words(_("Dữ liệu trên đĩa không bị thay đổi."), role="muted"))
        row.addStretch(1)
        row.addWidget(Button(_("Chọn thư mục khác…"), self._choose, icon="folder"))
        self.again = Button(_("Thử lại"), again, icon="rotate-cw", primary=True)
        row.addWidget(self.again)
        panel.body.addLayout(row)
        whole.addWidget(panel)
        self.setFocusProxy(self.again)
        whole.addStretch(1)

    def _choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(self, _("Chọn thư mục có sổ"))
        if folder:
            self._elsewhere(Path(folder))
