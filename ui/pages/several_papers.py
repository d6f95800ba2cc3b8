"""In nhiều giấy tờ: the papers of a record ticked, looked at together, printed in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.settings import HALVES
from danvan_desk.texts import _
from ui import printing
from ui.dialogs.preview import PreviewDialog
from ui.pages.page import error_words
from ui.pages.record_papers import RECEIPT, changes_of, left_open
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.dates import full_date
from ui.widgets.fields import CheckField, NumberField, check_all
from ui.widgets.notice import Notice
from ui.widgets.panel import scrolled
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.actions.several_papers import Printable
    from ui.pages.page import Page

_WIDTH = 620


class SeveralPapers(QDialog):
    """`SeveralPapers(page, "VV-2026-00012").open()`. What was never printed is ticked."""

    def __init__(self, page: Page, number: str) -> None:
        super().__init__(page)
        self._page, self._number = page, number
        self.rows: list[tuple[Printable, CheckField, NumberField]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("In nhiều giấy tờ"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 12)
        whole.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Words(_("Giấy tờ của {number}").format(number=number), "case"), 1)
        head.addWidget(LinkButton(_("Chọn tất cả, bỏ chọn"), self.turn_all, key="Ctrl+A"))
        whole.addLayout(head)
        self.notice = Notice()
        whole.addWidget(self.notice)
        self.notice.hide()
        self._list = QWidget()
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._scroll = scrolled(self._list)
        whole.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._count = Words("", "small", "muted")
        foot.addWidget(self._count, 1)
        foot.addWidget(Button(_("Đóng"), self.reject, key="Esc"))
        self.printing = Button(_("Xem và in"), self.preview, key="Ctrl+P", icon="printer", primary=True)
        foot.addWidget(self.printing)
        whole.addLayout(foot)
        for key, run in (("Ctrl+A", self.turn_all), ("Ctrl+P", self.preview)):
            QShortcut(QKeySequence(key), self).activated.connect(run)
        self.resize(min(_WIDTH, page.window().width() - 40), self.sizeHint().height())
        self._read()

    def _read(self) -> None:
        desk, number = self._page.window_.desk, self._number

        def work() -> list[Printable]:
            from danvan_desk.actions.several_papers import printable_papers

            return printable_papers(desk, number)

        self._page.window_.tasks.run(work, self._show, self._failed, owner=self)

    def _show(self, papers: Sequence[Printable]) -> None:
        self._grid.addWidget(Words(_("Số bản"), "small", "muted"), 0, 1)
        twice = self._page.window_.settings.receipt != HALVES  # the citizen's and the office's stand on one sheet
        for row, one in enumerate(papers):
            tick = CheckField("paper", _name_words(one, self._number))
            tick.set_value(not one.times)
            copies = NumberField("copies", "", least=1, most=99)
            copies.setFixedWidth(64)
            copies.setAccessibleName(_("Số bản của {paper}").format(paper=tick.label_text))
            copies.set_value(2 if one.form == RECEIPT and twice else 1)
            self._grid.addWidget(tick, 2 * row + 1, 0)
            self._grid.addWidget(copies, 2 * row + 1, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
            told = Words(_told(one), "small", "muted")
            told.setContentsMargins(24, 0, 0, 4)
            self._grid.addWidget(told, 2 * row + 2, 0)
            tick.edited.connect(self._say_count)
            self.rows.append((one, tick, copies))
        self._grid.setRowStretch(2 * len(papers) + 1, 1)
        QTimer.singleShot(0, self, self._fit)
        self._say_count()
        if self.rows:
            self.rows[0][1].tick.setFocus()

    def _fit(self) -> None:
        """As high as the list, if the window is."""
        wanted = self.height() - self._scroll.height() + self._grid.sizeHint().height() + 4
        self.resize(self.width(), min(wanted, round(self._page.window().height() * 0.9)))

    def chosen(self) -> list[tuple[Printable, int]]:
        return [(one, copies.value() or 1) for one, tick, copies in self.rows if tick.value()]

    def turn_all(self) -> None:
        every = all(tick.value() for _one, tick, _copies in self.rows)
        for _one, tick, _copies in self.rows:
            tick.set_value(not every)
        self._say_count()

    def _say_count(self) -> None:
        count = len(self.chosen())
        self._count.setText(_("Đã chọn {n} giấy tờ").format(n=count) if count else "")
        self.printing.refuse("" if count else _("Chọn ít nhất một giấy tờ."))

    def preview(self) -> None:
        """All pages together, each paper as often as it is wanted."""
        chosen, desk = self.chosen(), self._page.window_.desk
        if not chosen or not check_all([copies for _one, tick, copies in self.rows if tick.value()]):
            return

        def work() -> tuple[bytes, str]:
            from danvan_desk.actions.several_papers import print_one

            made = [(print_one(desk, one), one, times) for one, times in chosen]
            told = [(_name_words(one, self._number), left_open(paper)) for paper, one, _times in made]
            warning = "\n".join(f"{name}: {words}" for name, words in told if words)
            return printing.joined([(paper.content, times) for paper, _one, times in made]), warning

        def show(found: tuple[bytes, str]) -> None:
            pdf, warning = found
            title = _("{n} giấy tờ của {number}").format(n=len(chosen), number=self._number)
            PreviewDialog(
                pdf, title, f"Giay-to-{self._number}.pdf", lambda _kind: self._note([one for one, _times in chosen]),
                self._page.window_, warning=warning, ask_copies=False,
            ).open()  # fmt: skip

        self._page.window_.tasks.run(work, show, self._failed, owner=self)

    def _note(self, papers: Sequence[Printable]) -> None:
        desk, number = self._page.window_.desk, self._number

        def work() -> None:
            from danvan_desk.actions.papers import note_printed

            for one in papers:
                note_printed(desk, one.form, one.record, one.paper)

        said = _("Đã in {n} giấy tờ của {number}.").format(n=len(papers), number=number)
        self._page.write(work, lambda _nothing: self._page.say.emit(said), changes=changes_of(number))
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.notice.say_error(error_words(error))
        self.notice.show()


def _name_words(one: Printable, number: str) -> str:
    numbers = [one.document_no, one.record if one.record != number else None]
    return " ".join([one.title, *(part for part in numbers if part)])


def _told(one: Printable) -> str:
    issued = _("ban hành ngày {day}").format(day=full_date(one.day)) if one.day else ""
    before = _("đã in {n} lần, tờ này ghi Bản in lại").format(n=one.times) if one.times else _("chưa in")
    told = " · ".join(part for part in (issued, before) if part)
    return told[:1].upper() + told[1:]
