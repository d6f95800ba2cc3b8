"""A paper before it is paper: its pages, the printer, and a file instead of a printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from danvan_desk.whole_file import write_whole
from ui import printing
from ui.dialogs.preview_pages import PagesView
from ui.dialogs.printer_choice import PrinterChoice
from ui.folders import offered
from ui.printing import PageShape, PrintHost, PrintTrouble
from ui.widgets.buttons import Button
from ui.widgets.fields import ComboField
from ui.widgets.flow import FlowRow
from ui.widgets.notice import Notice
from ui.widgets.words import ElidedWords, Words

OnOutput = Callable[[str], object]


@dataclass(frozen=True)
class Layouts:
    """Other layouts of the same paper, by code and words, the one shown, and how to make one: its PDF and what is to be
    said of it, in the worker thread."""

    choices: dict[str, str]
    now: str
    make: Callable[[str], tuple[bytes, str]]


class PreviewDialog(QDialog):
    """`PreviewDialog(pdf, "Giấy biên nhận", "Giay-bien-nhan-TD-2026-01210.pdf", on_output, window).open()`.

    `on_output("print" | "pdf" | "docx")` is called once the pages have gone to the printer, or the file stands on the
    disk; the dialog then closes, so that a second copy is asked for anew and can say "Bản in lại". `warning` stands
    above the pages ("Còn để trống: …"). `layouts` are offered at the top; without `ask_copies` the pages go out once.
    `word` makes the same paper as a Word file, to be edited before it is signed, in the worker thread.
    """

    def __init__(
        self,
        pdf: bytes,
        title: str,
        file_name: str,
        on_output: OnOutput | None,
        window: PrintHost,
        *,
        warning: str = "",
        layouts: Layouts | None = None,
        ask_copies: bool = True,
        word: Callable[[], bytes] | None = None,
    ) -> None:
        super().__init__(window if isinstance(window, QWidget) else None)
        self._pdf, self._title, self._file_name = pdf, title, file_name
        self._on_output, self._host, self._word = on_output, window, word
        self._shapes: list[PageShape] = []
        self._stop, self._busy = False, False
        self._warning, self._no_printer, self._layouts = warning, "", layouts
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(ask_copies=ask_copies)
        self._bind_keys()
        self._fit_to_window()
        window.tasks.run(lambda: printing.page_shapes(pdf), self._show_pages, self._fail, owner=self)

    # building

    def _build(self, *, ask_copies: bool) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(self._head())
        self.notice = Notice()
        whole.addWidget(self.notice)
        self.pages = PagesView(self._host.tasks, self._fail)
        self.pages.zoomed.connect(self._say_zoom)
        whole.addWidget(self.pages, 1)
        self.choice = PrinterChoice(self._host, ask_copies=ask_copies)
        whole.addLayout(self._foot())
        self._take_printers(printing.printer_names())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(ElidedWords(self._title, "case"))
        self._facts = ElidedWords("", role="muted")
        row.addWidget(self._facts, 1)
        self._percent = Words("", role="muted")
        row.addWidget(self._percent)
        row.addWidget(Button(_("Nhỏ"), lambda: self.pages.zoom_by(1 / 1.2), key="Ctrl+-", small=True))
        row.addWidget(Button(_("To"), lambda: self.pages.zoom_by(1.2), key="Ctrl++", small=True))
        row.addWidget(Button(_("Vừa bề ngang"), self._fit_width, key="Ctrl+0", small=True))
        return row

    def _foot(self) -> FlowRow:
        row = FlowRow()
        self.layouts = ComboField("layout", _("Bố cục"), self._layouts.choices if self._layouts else {})
        if self._layouts is not None:
            self.layouts.set_value(self._layouts.now)
        self.layouts.edited.connect(self._lay_out)
        row.add(self.layouts, grow=False, least=190)
        self.layouts.setVisible(self._layouts is not None)
        self.choice.put_into(row)
        self.closing = Button(_("Đóng"), self._close_or_stop, key="Esc")
        self.word_saving = Button(_("Lưu Word…"), self.save_word, key="Ctrl+W", icon="download")
        self.word_saving.setVisible(self._word is not None)
        self.saving = Button(_("Lưu PDF…"), self.save, key="Ctrl+S", icon="download")
        self.printing = Button(_("In"), self.print_it, key="Ctrl+P", icon="printer", primary=True)
        together = QWidget()  # in the next line where there is no room beside the fields
        buttons = QHBoxLayout(together)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.closing, self.word_saving, self.saving, self.printing):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        row.add(together)
        return row

    def _take_printers(self, names: list[str]) -> None:
        self.choice.take_printers(names)
        if names:
            self.printing.setFocus()
        else:
            why = _("Máy này chưa có máy in. Lưu PDF rồi in ở máy khác, hoặc cài máy in rồi mở lại tờ này.")
            self.printing.refuse(why)
            self.saving.setFocus()
            self._no_printer = why
        self._say_what_lacks()

    def _say_what_lacks(self) -> None:
        said = "<br>".join(part for part in (*escape(self._warning).split("\n"), self._no_printer) if part)
        self.notice.setVisible(bool(said))
        if said:
            self.notice.warn(said)

    def _bind_keys(self) -> None:
        keys = {
            "Ctrl+P": self.print_it,
            "Ctrl+S": self.save,
            "Ctrl+W": self.save_word,
            "Ctrl++": lambda: self.pages.zoom_by(1.2),
            "Ctrl+=": lambda: self.pages.zoom_by(1.2),
            "Ctrl+-": lambda: self.pages.zoom_by(1 / 1.2),
            "Ctrl+0": self._fit_width,
            "PgDown": lambda: self.pages.turn(1),
            "PgUp": lambda: self.pages.turn(-1),
        }
        for key, run in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(run)

    def _fit_to_window(self) -> None:
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else None
        width, height = (room.width(), room.height()) if room is not None else (1366, 768)
        self.resize(min(980, round(width * 0.86)), round(height * 0.94))

    # pages

    def _fit_width(self) -> None:
        self.pages.fit_width()

    def _show_pages(self, shapes: list[PageShape]) -> None:
        self._shapes = shapes
        kinds = ", ".join(dict.fromkeys(_shape_words(shape) for shape in shapes))
        self._facts.setText(_("{n} trang · {shape}").format(n=len(shapes), shape=kinds))
        self.pages.show_pdf(self._pdf, shapes)
        self.choice.fit_pages(shapes)
        QTimer.singleShot(0, self, self.choice.show_trays)

    def _lay_out(self) -> None:
        """The same paper in the layout chosen, this once."""
        made, code = self._layouts, self.layouts.value()
        if made is None or code is None or self._busy:
            return

        def work() -> tuple[bytes, str, list[PageShape]]:
            pdf, warning = made.make(code)
            return pdf, warning, printing.page_shapes(pdf)

        def show(found: tuple[bytes, str, list[PageShape]]) -> None:
            self._pdf, self._warning, shapes = found
            self._say_what_lacks()
            self._show_pages(shapes)

        self._host.tasks.run(work, show, self._fail, owner=self)

    def _say_zoom(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")

    # out

    def print_it(self) -> None:
        """To the printer; the window says so only after the last page was taken."""
        if not self.printing.isEnabled() or self._busy or not self._shapes:
            return
        job = self.choice.job(self._title)
        if job is None:
            return
        try:
            printer = printing.prepare(job, self._shapes[0])
        except RuntimeError as error:
            self._fail(error)
            return
        pdf, self._stop = self._pdf, False
        self._set_busy(_("Đang gửi tới máy in…"))

        def done(pages: int) -> None:
            self._host.say(_("Đã gửi tới máy in {printer}: {n} trang.").format(printer=job.printer, n=pages))
            self._put_out("print")

        self._host.tasks.run(
            lambda: printing.draw(pdf, printer, job, lambda _done, _of: not self._stop),
            done,
            self._fail,
            owner=self,
        )

    def save(self) -> None:
        """To a file of the officer's choice."""
        pdf = self._pdf
        self._save("pdf", _("Lưu PDF"), _("Tệp PDF (*.pdf)"), lambda: pdf)

    def save_word(self) -> None:
        """The same paper as a Word file, to be edited before it is signed."""
        if self._word is not None:
            self._save("docx", _("Lưu Word"), _("Tệp Word (*.docx)"), self._word)

    def _save(self, kind: str, caption: str, files: str, content: Callable[[], bytes]) -> None:
        if self._busy:
            return
        start = offered(str(Path(self._file_name).with_suffix(f".{kind}")))
        given, _filter = QFileDialog.getSaveFileName(self, caption, start, files)
        if not given:
            return
        path = Path(given if given.lower().endswith(f".{kind}") else f"{given}.{kind}")
        self._set_busy(_("Đang ghi tệp…"))

        def done(_path: Path) -> None:
            self._host.say(_("Đã lưu {file}").format(file=path))
            self._put_out(kind)

        self._host.tasks.run(lambda: write_whole(path, content()), done, self._fail, owner=self)

    def _put_out(self, kind: str) -> None:
        self._busy = False
        if self._on_output is not None:
            self._on_output(kind)
        self.accept()

    def _set_busy(self, words: str) -> None:
        self._busy = True
        self.notice.say(words)
        self.notice.show()
        for button in (self.printing, self.saving, self.word_saving):
            button.setEnabled(False)

    def _fail(self, error: Exception) -> None:
        if self._busy:
            self._busy = False
            self.saving.setEnabled(True)
            self.word_saving.setEnabled(True)
            self.printing.setEnabled(self.choice.printer.isEnabled())
        self.notice.say_error(_words(error))
        self.notice.show()

    def _close_or_stop(self) -> None:
        if self._busy:
            self._stop = True
        else:
            QTimer.singleShot(0, self.reject)

    def reject(self) -> None:
        """Esc: stop the printing under way, else close. Nothing is noted as printed."""
        if self._busy:
            self._stop = True
        else:
            super().reject()


def _shape_words(shape: PageShape) -> str:
    paper = printing.paper_of(shape) or "A4"
    return _("{paper} ngang").format(paper=paper) if shape.across() else _("{paper} dọc").format(paper=paper)


def _words(error: Exception) -> str:
    if isinstance(error, PrintTrouble):
        return escape(str(error))
    if isinstance(error, PermissionError):
        return _("Không có quyền ghi vào thư mục này, hoặc tệp đang mở ở chương trình khác. Hãy chọn tên hay nơi khác.")
    if isinstance(error, OSError):
        return _("Không ghi được tệp ({why}). Hãy chọn nơi khác rồi lưu lại.").format(why=escape(error.strerror or ""))
    return _("Không dựng được tờ này để xem hoặc in. Sổ không bị thay đổi. Hãy đóng rồi mở lại.")
