"""One form's words, part by part, with the paper as it comes out beside them, the fields it may use and how they are
written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from danvan_desk.papers.form_wording import tidy
from danvan_desk.texts import _
from ui.dialogs.preview_pages import PagesView
from ui.pages.page import error_words
from ui.pages.settings_wording_words import MANY, grammar, part_name, problem_words
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.editors import TextEditor, is_enter
from ui.widgets.fields import Field, as_sentence, show_problems
from ui.widgets.notice import Notice
from ui.widgets.panel import GAP, Panel, action_row, clear_out, scrolled
from ui.widgets.segmented import SegmentedRow
from ui.widgets.words import ElidedWords, Words

if TYPE_CHECKING:
    from danvan_desk.actions.wording import FormWording, Wording
    from danvan_desk.errors import Refused
    from danvan_desk.papers.form_definition import FieldSpec
    from ui.printing import PageShape
    from ui.tasks import Tasks

WORDS, PAPER, FIELDS, HELP = "words", "paper", "fields", "help"
_WIDE = 820
_WAIT_MS = 500
_AROUND = 20  # an editor's edge, padding and margin


class PartEditor(TextEditor):
    """As high as its text, so that only the sheet scrolls. Where a part has many lines Enter makes a new one."""

    def __init__(self, *, many: bool) -> None:
        super().__init__()
        self._many = many
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._show_cursor)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._many and is_enter(event) and not event.modifiers():
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)

    def replace(self, text: str) -> None:
        """Another text, which Ctrl+Z takes back."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        document = self.document()
        box = document.documentLayout().blockBoundingRect
        lines = sum(box(document.findBlockByNumber(at)).height() for at in range(document.blockCount()))
        least = self.fontMetrics().lineSpacing() * (2 if self._many else 1)
        height = round(max(least, lines)) + _AROUND
        if height != self.height():
            self.setFixedHeight(height)

    def _show_cursor(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        sheet = above.widget() if above is not None else None
        if above is not None and sheet is not None and self.hasFocus():
            at = self.viewport().mapTo(sheet, self.cursorRect().center())
            above.ensureVisible(at.x(), at.y(), 0, 40)


class PartField(Field):
    """A part's text, with the way back to what ships under it while it differs."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.part, part_name(wording.part))
        self.wording = wording
        self.box = PartEditor(many=wording.part in MANY)
        self._put(self.box)
        self._own = QWidget()
        row = QHBoxLayout(self._own)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Words(_("Khác mẫu gốc"), "small", "due_soon"))
        row.addStretch(1)
        self.back = LinkButton(_("Về mẫu gốc"), lambda: self.box.replace(wording.shipped), icon="rotate-cw")
        self.back.setAccessibleName(_("Về mẫu gốc: {part}").format(part=self.label_text))
        row.addWidget(self.back)
        self._whole.addWidget(self._own)
        self.set_value(wording.text)
        self.box.textChanged.connect(self._changed)
        self.box.left.connect(self.left.emit)
        self._tell()

    def value(self) -> str:
        return self.box.toPlainText()

    def set_value(self, value: str) -> None:
        self.box.setPlainText(value)

    def is_changed(self) -> bool:
        return tidy(self.value()) != self.wording.text

    def renew(self, wording: Wording) -> None:
        """As the books have it now; what is being written stays."""
        untouched = not self.is_changed()
        self.wording = wording
        if untouched and self.value() != wording.text:
            self.set_value(wording.text)
        self._tell()

    def undo(self) -> None:
        self.set_value(self.wording.text)

    def _changed(self) -> None:
        self.set_error(None)
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        self._own.setVisible(tidy(self.value()) != self.wording.shipped)


class WordingCard(QWidget):
    """`edited`: some time after the last key, to draw the paper anew where it is seen. `texts()` would be saved."""

    edited = Signal()

    def __init__(
        self, tasks: Tasks, save: Callable[[], object], reset: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__()
        self.shown: FormWording | None = None
        self.fields: list[PartField] = []
        self._last: PartField | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._tell_edited)
        self._undrawn = False  # pages are laid out right only where they are seen
        self.title = ElidedWords("", bold=True)
        self.views = SegmentedRow([(PAPER, _("Văn bản"))], PAPER)
        self.views.setAccessibleName(_("Xem bên cạnh"))
        self.views.chosen.connect(lambda _code: self._arrange())
        self.left = self._words_panel(save, reset, leave)
        self.right = self._side_panel(tasks)
        head = QHBoxLayout()
        head.setContentsMargins(2, 0, 0, 0)
        head.setSpacing(GAP)
        head.addWidget(self.title, 1)
        head.addWidget(self.views)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.left, 1)
        middle.addWidget(self.right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(middle, 1)
        self._wide = True
        self._set_views()

    def _words_panel(
        self, save: Callable[[], object], reset: Callable[[], object], leave: Callable[[], object]
    ) -> Panel:
        panel = Panel(padded=False)
        self.band = Notice()
        self.band.hide()
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(10)
        bar, row = action_row()
        self.state = ElidedWords("", "small", "muted")
        self.reset = Button(_("Về mẫu gốc…"), reset)
        self.save = Button(_("Lưu"), save, key="Ctrl+S", primary=True)
        row.addWidget(self.state, 1)
        row.addWidget(Button(_("Danh sách"), leave, key="Esc"))
        row.addWidget(self.reset)
        row.addWidget(self.save)
        panel.body.addWidget(self.band)
        panel.body.addWidget(scrolled(sheet), 1)
        panel.body.addWidget(bar)
        return panel

    def _side_panel(self, tasks: Tasks) -> Panel:
        panel = Panel(padded=False)
        self.pages = PagesView(tasks, lambda error: self.say_undrawn(error_words(error)))
        self.pages.setAccessibleName(_("Văn bản in ra"))
        self.trouble = Notice()
        self.trouble.hide()
        paper = QWidget()
        column = QVBoxLayout(paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trouble)
        column.addWidget(self.pages, 1)
        self.keys = RecordsView([Column(_("Trường"), 0), Column(_("Là"), 210)], tall="row")
        self.keys.setAccessibleName(_("Trường dùng được"))
        self.keys.opened.connect(self.insert)
        known = QWidget()
        column = QVBoxLayout(known)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.keys, 1)
        column.addWidget(ElidedWords(_("  Enter: chèn trường vào chỗ đang viết"), "small", "muted"))
        self._side = QStackedWidget()
        self.sides = {PAPER: paper, FIELDS: known, HELP: scrolled(_grammar_sheet())}
        for one in self.sides.values():
            self._side.addWidget(one)
        panel.body.addWidget(self._side, 1)
        return panel

    # what is shown

    def show_wording(self, shown: FormWording, specs: Sequence[FieldSpec]) -> None:
        """Another form; or the same as the books have it now, with what is being written left alone."""
        before, self.shown = self.shown, shown
        self.title.setText(f"{shown.form} · {shown.title}" if shown.form else shown.title)
        if before is not None and _parts(before) == _parts(shown):
            for field, wording in zip(self.fields, shown.parts, strict=True):
                field.renew(wording)
        else:
            self._lay_out(shown)
            self.keys.set_groups(_field_groups(shown, specs))
            self._set_views()
        self._changed()

    def _lay_out(self, shown: FormWording) -> None:
        clear_out(self._column)
        self.fields, self._last = [], None
        if shown.note:
            self._column.addWidget(Words(shown.note, "small", "muted", wrap=True))
        for wording in shown.parts:
            field = PartField(wording)
            field.edited.connect(self._changed)
            field.left.connect(partial(self._note_last, field))
            self.fields.append(field)
            self._column.addWidget(field)
        self._column.addStretch(1)

    def undo(self) -> None:
        """Throw away what was written."""
        for field in self.fields:
            field.undo()

    def close_wording(self) -> None:
        self.shown = None
        self._timer.stop()

    def texts(self) -> dict[str, str]:
        return {field.name: field.value() for field in self.fields}

    def is_changed(self) -> bool:
        return self.shown is not None and any(field.is_changed() for field in self.fields)

    def refused(self, error: Refused) -> None:
        """Each part says what is wrong with it; the words come back to the front."""
        if not self._wide:
            self.views.set_value(WORDS)
            self._arrange()
        show_problems(self.fields, error.problems)
        self.band.say_error(escape(" ".join(as_sentence(problem_words(problem)) for problem in error.problems)))
        self.band.show()

    def show_paper(self, pdf: bytes, shapes: Sequence[PageShape]) -> None:
        self._undrawn = not self.pages.isVisible()
        if not self._undrawn:
            self.trouble.hide()
            self.pages.show_pdf(pdf, shapes)

    def say_undrawn(self, why: str) -> None:
        """The paper stands as it last could be drawn."""
        self.trouble.warn(_("Chưa vẽ lại: {why}").format(why=why))
        self.trouble.show()

    def insert(self, key: str) -> None:
        field = self._last or next((one for one in self.fields if one.name == "body"), self.fields[0])
        if not self._wide:
            self.views.set_value(WORDS)
            self._arrange()
        field.box.insertPlainText(f"{{{key}}}")
        field.box.setFocus()

    # going about

    def _note_last(self, field: PartField) -> None:
        self._last = field

    def _changed(self) -> None:
        self._timer.start()
        self._tell()

    def _tell_edited(self) -> None:
        self._undrawn = not self.pages.isVisible()
        if not self._undrawn:
            self.edited.emit()

    def _tell(self) -> None:
        changed, own = self.is_changed(), bool(self.shown and self.shown.changed)
        self.state.setText(_("Chưa lưu.") if changed else _("Chưa sửa gì."))
        if not changed:
            self.band.hide()
        self.save.refuse("" if changed else _("Chưa có gì thay đổi."))
        self.reset.refuse("" if own else _("Đang dùng mẫu gốc."))

    def _set_views(self) -> None:
        """A narrow window shows the words or what helps them, one at a time."""
        has_fields = self.shown is None or bool(self.shown.form)
        side = [(PAPER, _("Văn bản"))]
        side += [(FIELDS, _("Trường")), (HELP, _("Cách viết"))] if has_fields else []
        self.views.setVisible(has_fields or not self._wide)
        before = self.views.value()
        self.views.set_choices(side if self._wide else [(WORDS, _("Lời văn")), *side])
        if before not in dict(side) or (before == PAPER and not self._wide):
            self.views.set_value(PAPER if self._wide else WORDS)
        self._arrange()

    def _arrange(self) -> None:
        view = self.views.value() or PAPER
        self.left.setVisible(self._wide or view == WORDS)
        self.right.setVisible(self._wide or view != WORDS)
        if view in self.sides:
            self._side.setCurrentWidget(self.sides[view])
        if self._undrawn:
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        if wide != self._wide:
            self._wide = wide
            self._set_views()


def _parts(shown: FormWording) -> tuple[str, list[str]]:
    return shown.form, [one.part for one in shown.parts]


def _field_groups(shown: FormWording, specs: Sequence[FieldSpec]) -> list[Group]:
    """Those the form uses, those it could, and the laws."""
    words = "\n".join(part.shipped for part in shown.parts)
    used, rest, laws = list[Row](), list[Row](), list[Row]()
    for spec in specs:
        told = _("{label} ({hint})").format(label=spec.label, hint=spec.hint) if spec.hint else spec.label
        row = Row(spec.key, (Cell(f"{{{spec.key}}}"), Cell(told, tip=told)))
        where = laws if spec.key.startswith("law_") else used if f"{{{spec.key}" in words else rest
        where.append(row)
    return [
        Group("used", _("Đang dùng trong mẫu này"), tuple(used)),
        Group("rest", _("Dùng được thêm"), tuple(rest), folded=bool(used)),
        Group("laws", _("Căn cứ pháp lý dùng chung"), tuple(laws)),
    ]


def _grammar_sheet() -> QWidget:
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(12, 10, 12, 10)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    for at, (written, meant) in enumerate(grammar()):
        grid.addWidget(Words(written, wrap=True), at, 0)
        grid.addWidget(Words(meant, "small", "muted", wrap=True), at, 1)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    grid.setRowStretch(grid.rowCount(), 1)
    return sheet
