"""Where the books lie, their copies, and whether they are whole."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.pages.settings_reading import DataFacts, in_size
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.safekeeping.backup import BackupMade
    from danvan_desk.safekeeping.checking import CheckReport

_NAMED = 6
Act = Callable[[], object]


class DataSection(QWidget):
    def __init__(self, backup: Act, elsewhere: Act, check: Act, folder: Act) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        panel = Panel(_("Dữ liệu"), _("một thư mục trên máy này, không gửi đi đâu"))
        self._pressed: Button | None = None
        self.warning, self.result = Notice(), Notice()
        self.warning.hide()
        self.result.hide()
        panel.body.addWidget(self.warning)
        self._facts = [Words("", wrap=True) for _line in range(4)]
        self._facts[0].setTextInteractionFlags(self._facts[0].textInteractionFlags().TextSelectableByMouse)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        names = (_("Thư mục"), _("Dung lượng sổ"), _("Sao lưu gần nhất"), _("Bản sao đang giữ"))
        for at, (name, words) in enumerate(zip(names, self._facts, strict=True)):
            grid.addWidget(Words(name, role="muted"), at, 0)
            grid.addWidget(words, at, 1)
        panel.body.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.backup = Button(_("Sao lưu ngay"), backup, key="Ctrl+B", icon="shield-check", primary=True)
        self.elsewhere = Button(_("Sao lưu ra nơi khác…"), elsewhere, icon="download")
        self.check = Button(_("Kiểm tra sổ"), check, icon="check")
        self.folder = Button(_("Mở thư mục"), folder, icon="folder-open")
        for button in (self.check, self.folder, self.elsewhere, self.backup):
            row.addWidget(button)
        row.addStretch(1)
        panel.body.addSpacing(4)
        panel.body.addLayout(row)
        panel.body.addWidget(self.result)
        note = _("Mỗi bản sao được đọc lại và so với sổ trước khi được giữ. Nên có thêm một bản ở ngoài máy này.")
        panel.body.addWidget(Words(note, "small", "muted", wrap=True))
        panel.body.addStretch(1)
        whole.addWidget(panel)

    def show_facts(self, facts: DataFacts) -> None:
        made = facts.last_backup
        told = (
            str(facts.home),
            in_size(facts.size),
            f"{made:%H:%M, %d/%m/%Y}" if made else _("Chưa sao lưu lần nào"),
            str(facts.copies),
        )
        for words, line in zip(self._facts, told, strict=True):
            words.setText(line)
        self.warning.warn(escape(facts.warning or ""))
        self.warning.setVisible(bool(facts.warning))

    def set_busy(self, words: str) -> None:
        buttons = (self.backup, self.elsewhere, self.check)
        if words:
            self._pressed = next((button for button in buttons if button.hasFocus()), None)
        for button in buttons:
            button.refuse(words)
        if not words and self._pressed is not None:
            self._pressed.setFocus()  # a greyed button gives the keyboard away
        if words:
            self.result.say(words)
            self.result.show()

    def say_backup(self, made: BackupMade) -> None:
        told = _("Đã sao lưu và kiểm tra: <b>{file}</b><br>{size}, {rows} dòng như trong sổ, SHA-256 {sum}…")
        self.result.say(
            told.format(
                file=escape(str(made.path)),
                size=in_size(made.size),
                rows=sum(made.counted.values()),
                sum=made.sha256[:16],
            ),
            "shield-check",
        )
        self.result.show()

    def say_check(self, report: CheckReport) -> None:
        if report.whole:
            self.result.say(
                _("Sổ nguyên vẹn: {n} dòng đã kiểm tra (tệp, liên kết, số thứ tự, tra cứu, mã bảo mật, hạn).").format(
                    n=sum(report.counted.values())
                ),
                "check",
            )
        else:
            lines = "<br>".join(escape(problem) for problem in report.problems[:_NAMED])
            more = len(report.problems) - _NAMED
            tail = "<br>" + _("và {n} điểm nữa").format(n=more) if more > 0 else ""
            self.result.say_error(
                _("Sổ có điểm cần xem lại; sao lưu ngay rồi báo người quản trị:") + f"<br>{lines}{tail}"
            )
        self.result.show()

    def say_error(self, words: str) -> None:
        self.result.say_error(words)
        self.result.show()
