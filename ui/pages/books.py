"""Quyển sổ: the two registers as books. What waits for the next one, closing it, and every closed book again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.periods import Period
from danvan_desk.texts import _
from ui.keys import Command
from ui.pages.book_closing import ClosePanel, PeriodPanel
from ui.pages.page import Page, Shell
from ui.pages.register_output import Output, OutputBand, of_period
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date
from ui.widgets.notice import EmptyState
from ui.widgets.panel import GAP, Panel, columns, scrolled
from ui.widgets.segmented import Choice, SegmentedRow

if TYPE_CHECKING:
    from datetime import date

    from danvan_desk.actions.papers import PaperMade
    from danvan_desk.context import Desk
    from danvan_desk.errors import Refused
    from danvan_desk.queries.registers import BookShown, RegisterShown
    from ui.widgets.progress_band import Progress

_SIDE = 380


def register_words() -> dict[str, str]:
    return {"visits": _("Sổ tiếp công dân"), "petitions": _("Sổ tiếp nhận và xử lý đơn")}


class BooksPage(Page):
    """`enter` takes a register ("visits", "petitions"), or days of which to print the reception register."""

    cares: ClassVar[frozenset[str]] = frozenset({"visits", "petitions", "books"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._found: dict[str, RegisterShown] | None = None
        self._corrected: dict[str, int] = {}
        self.register = SegmentedRow([Choice(*one) for one in register_words().items()], "visits", alt_digits=True)
        self.register.chosen.connect(lambda _code: self._show())
        self.output = OutputBand(self)
        self.showing = Button(_("Xem, in quyển này"), self.show_book, key="Ctrl+P", icon="printer", primary=True)
        self.list = RecordsView(
            [
                Column(_("Quyển"), 96),
                Column(_("Ghi các ngày"), 0),
                Column(_("Số dòng"), 76, "number"),
                Column(_("Khóa ngày"), 100, "date", spare=True),
                Column(_("Người khóa"), 170, spare=True),
            ],
            tall="row",
        )
        self.list.setAccessibleName(_("Các quyển đã khóa"))
        self.list.opened.connect(lambda _key: self.show_book())
        self.empty = EmptyState(
            _("Chưa khóa quyển nào. Khóa sổ cuối năm hay khi đủ một quyển: sau dòng cuối, mục mới thuộc quyển sau.")
        )
        self.empty.hide()
        panel = Panel(_("Các quyển đã khóa"), padded=False)
        panel.body.addWidget(self.empty)
        panel.body.addWidget(self.list, 1)
        panel.body.addStretch(0)
        self.closing = ClosePanel(window.today)
        self.closing.previewing.connect(self.preview)
        self.closing.closing.connect(self.close_book)
        self.period = PeriodPanel(window.today)
        self.period.printing.connect(self._print_period)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.closing)
        column.addWidget(self.period)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.register)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.output)
        self.body.addLayout(columns(panel, scrolled(side), _SIDE), 1)
        self.setFocusProxy(self.list)

    # the window asks

    def title(self) -> str:
        return _("Quyển sổ")

    def facts(self) -> str:
        shown = self.shown()
        if shown is None:
            return ""
        return _("{books} quyển đã khóa, {n} dòng chờ quyển sau").format(books=len(shown.books), n=shown.waiting)

    def head_buttons(self) -> list[QWidget]:
        return [self.showing]

    def commands(self) -> list[Command]:
        return [
            Command(_("Xem, in quyển đang chọn"), self.show_book, "Ctrl+P", "print", short=_("xem, in")),
            Command(_("Xuất quyển đang chọn ra Excel"), self.save_book, "Ctrl+E", "file", short=_("Excel")),
            Command(_("Khóa sổ"), self.closing.take_focus, "F2", short=_("khóa sổ"), icon="lock"),
        ]

    def enter(self, target: object = None) -> None:
        if isinstance(target, Period):
            self.period.take(target)
            target = "visits"
        if target in register_words():
            self.register.set_value(str(target))
            self._show()

    def go_back(self) -> bool:
        if self.output.is_running():
            self.output.stop()
            return True
        return self.closing.step_back()

    def kind(self) -> str:
        return self.register.value() or "visits"

    def shown(self) -> RegisterShown | None:
        return self._found[self.kind()] if self._found else None

    # reading

    def reload(self) -> None:
        desk = self.window_.desk

        def work() -> tuple[list[RegisterShown], dict[str, int]]:
            from danvan_desk.queries.register_corrections import corrections_waiting
            from danvan_desk.queries.registers import registers

            return registers(desk), corrections_waiting(desk)

        self.read(work, self._take)

    def _take(self, found: tuple[list[RegisterShown], dict[str, int]]) -> None:
        shown, self._corrected = found
        self._found = {one.register: one for one in shown}
        self._show()

    def _show(self) -> None:
        shown = self.shown()
        if shown is None:
            return
        self.closing.show_register(shown, register_words()[shown.register], self._corrected[shown.register])
        self.showing.refuse("" if shown.books else _no_book())
        self.empty.setVisible(not shown.books)
        self.list.setVisible(bool(shown.books))
        self.list.set_rows([_row(one) for one in shown.books])
        if shown.books and not self.list.current_key():
            self.list.select_first()
        self.refresh_head()

    # out

    def _book(self) -> BookShown | None:
        row = self.list.current_row()
        shown = self.shown()
        return next((one for one in shown.books if row and str(one.id) == row.key), None) if shown else None

    def show_book(self) -> None:
        self._put_out("pdf")

    def save_book(self) -> None:
        self._put_out("xlsx")

    def _put_out(self, file_format: str) -> None:
        book = self._book()
        if book is None:
            self.say.emit(_no_book())
            return
        desk = self.window_.desk

        def make(desk: Desk, file_format: str, progress: Progress) -> PaperMade:
            from danvan_desk.actions.registers import FORM_IDS, print_book
            from danvan_desk.queries.printed import times_printed

            before = times_printed(desk, FORM_IDS[book.register], book.key)
            return print_book(desk, book.id, file_format, progress, reprint=before > 0)

        def printed() -> None:
            def work() -> int:
                from danvan_desk.actions.papers import note_printed
                from danvan_desk.actions.registers import FORM_IDS

                return note_printed(desk, FORM_IDS[book.register], book.key)

            self.write(work, lambda _before: None, changes=())

        self.output.start(Output(f"So-{book.key.replace('/', '-')}", make, printed), file_format)

    def preview(self, until: date) -> None:
        """The next book as it would be closed."""
        register = self.kind()

        def make(desk: Desk, _format: str, progress: Progress) -> PaperMade:
            from danvan_desk.actions.registers import preview_book

            return preview_book(desk, register, until, progress)

        self.output.start(Output(f"So-{register}-xem-truoc", make), "pdf")

    def close_book(self, until: date) -> None:
        desk, register = self.window_.desk, self.kind()

        def work() -> BookShown:
            from danvan_desk.actions.registers import close_book

            return close_book(desk, register, until)

        def done(book: BookShown) -> None:
            self.say.emit(_("Đã khóa quyển {volume}: {n} dòng.").format(volume=book.volume, n=book.entries))
            self.closing.forget()
            self.list.setFocus()

        def refused(error: Refused) -> None:
            self.closing.show_refusal(error.problems)

        self.write(work, done, changes="books", refused=refused)

    def _print_period(self, period: Period, file_format: str) -> None:
        self.output.start(of_period(self.kind(), period), file_format)


def _no_book() -> str:
    return _("Chưa có quyển nào đã khóa để in. Muốn in sổ đang ghi, dùng “In theo kỳ”.")


def _row(book: BookShown) -> Row:
    cells = (
        Cell(book.volume, bold=True),
        Cell(f"{full_date(book.since)} – {full_date(book.until)}"),
        Cell(str(book.entries)),
        Cell(full_date(book.closed_on)),
        Cell(book.closed_by),
    )
    return Row(str(book.id), cells, book)
