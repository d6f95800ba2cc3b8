"""The papers a citizen hands in, as rows to type into: title, pages, copy, condition."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.records import HandedPaper
from danvan_desk.domain.vocabulary import Copy, labels
from danvan_desk.texts import _
from ui import icons, theme
from ui.widgets.editors import ComboEditor, LineEditor
from ui.widgets.fields import popup_completer
from ui.widgets.words import Words

_WIDTHS = {"number": 32, "pages": 64, "copy": 128, "state": 104, "remove": 28}


class RemoveButton(QAbstractButton):
    """A bare × that takes a row away."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter and Tab pass it by: Ctrl+Delete does the same
        self.setFixedSize(QSize(_WIDTHS["remove"], theme.height("field") - 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint_icon(painter, "x", theme.colour("muted"), self.width() / 2 - 7, self.height() / 2 - 7, 14)


class DocumentsTable(QFrame):
    """Rows STT, Tên tài liệu, Số tờ, Bản, Tình trạng, ×; the last row is always empty and waits for a name.

    Enter goes from the last cell to the next row's name, from an empty name on to what follows the table. Ctrl+Delete
    takes the row away. `add_row()` is what Ctrl+D calls: give it to the page's commands. `documents()` gives
    `HandedPaper`s, without the empty row. `edited` on any change. `suggestions` are names of papers, in a popup.
    """

    edited = Signal()

    def __init__(self, suggestions: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cells")
        self._suggestions = tuple(suggestions)
        self._rows: list[_Row] = []
        self._filling = False
        self._before: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(0)
        self._box.addWidget(_head())
        self._append()

    def come_after(self, editor: QWidget) -> None:
        """Enter in `editor` goes on to the first row, whenever that row was made."""
        self._before = editor

    def documents(self) -> tuple[HandedPaper, ...]:
        return tuple(row.paper() for row in self._rows if not row.is_empty())

    def set_documents(self, papers: Sequence[HandedPaper]) -> None:
        for row in list(self._rows):
            self._drop(row)
        self._filling = True
        for paper in papers:
            self._append().show_paper(paper)
        self._filling = False
        self._append()

    def pages(self) -> int:
        """Sheets in all, for the receipt."""
        return sum(paper.pages or 0 for paper in self.documents())

    def problems(self) -> list[str]:
        """What is wrong, a sentence a row; empty when all is well."""
        return [sentence for row in self._rows if (sentence := row.wrong())]

    def add_row(self) -> None:
        """Go to the empty row at the end (Ctrl+D)."""
        if not self._rows or not self._rows[-1].is_empty():
            self._append()
        self._rows[-1].title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def editors(self) -> list[QWidget]:
        """Every editor in the order they are filled in, for the page's tab order."""
        return [one for row in self._rows for one in row.cells()]

    def _append(self) -> _Row:
        row = _Row(self._suggestions)
        row.edited.connect(lambda: self._changed(row))
        row.removed.connect(lambda: self._remove(row))
        before = self._rows[-1].state if self._rows else self._before
        self._rows.append(row)
        self._box.addWidget(row)
        for widget in row.cells():
            if before is not None:  # a row made later still comes before what stands below the table
                QWidget.setTabOrder(before, widget)
            before = widget
        self._renumber()
        return row

    def _changed(self, row: _Row) -> None:
        if self._filling:
            return
        if row is self._rows[-1] and not row.is_empty():
            self._append()
        self._renumber()
        self.edited.emit()

    def _remove(self, row: _Row) -> None:
        if row is self._rows[-1] and row.is_empty():
            return
        at = self._rows.index(row)
        self._drop(row)
        if not self._rows or not self._rows[-1].is_empty():
            self._append()
        self._renumber()
        self._rows[min(at, len(self._rows) - 1)].title.setFocus()
        self.edited.emit()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        self.setFixedHeight(theme.height("header") + 2 + theme.height("field") * len(self._rows))
        for number, row in enumerate(self._rows, 1):
            row.set_number(number, waits=row is self._rows[-1] and row.is_empty())


class _Row(QFrame):
    edited = Signal()
    removed = Signal()

    def __init__(self, suggestions: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("row")
        self.setFixedHeight(theme.height("field"))
        row = _columns(self)
        self._number = Words("", "body", "muted")
        self.title = self._line(_("Tên tài liệu"))
        self.title.setPlaceholderText(_("Gõ tên hoặc chọn từ danh mục…"))
        if suggestions:
            self.title.setCompleter(popup_completer(suggestions, self))
        self.pages, self.state = self._line(_("Số tờ")), self._line(_("Tình trạng"))
        self.pages.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.copy = ComboEditor()
        self.copy.setObjectName("bare")
        self.copy.setAccessibleName(_("Bản"))
        self.copy.setFixedHeight(theme.height("field") - 2)
        self.copy.addItem("", None)
        for code, words in labels(Copy).items():
            self.copy.addItem(words, code)
        self.copy.activated.connect(lambda _at: self.edited.emit())
        self.remove = RemoveButton(_("Bỏ dòng này (Ctrl+Delete trong dòng)"))
        self.remove.clicked.connect(self.removed.emit)
        _place(row, self._number, self.title, self.pages, self.copy, self.state, self.remove)
        for cell in self.cells():
            cell.installEventFilter(self)

    def cells(self) -> tuple[QWidget, ...]:
        """What is filled in, from left to right."""
        return self.title, self.pages, self.copy, self.state

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            asked = event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if asked:
                self.removed.emit()
                return True
        return super().eventFilter(watched, event)

    def _line(self, name: str) -> LineEditor:
        line = LineEditor()
        line.setObjectName("bare")
        line.setAccessibleName(name)
        line.setFixedHeight(theme.height("field") - 2)
        line.textChanged.connect(lambda _text: self.edited.emit())
        return line

    def is_empty(self) -> bool:
        return not (self.title.text().strip() or self.pages.text().strip() or self.state.text().strip())

    def set_number(self, number: int, *, waits: bool) -> None:
        self._number.setText(str(number))
        for widget in (self.pages, self.copy, self.state, self.remove):
            widget.setVisible(not waits)

    def wrong(self) -> str:
        pages = self.pages.text().strip()
        if self.is_empty():
            return ""
        if not self.title.text().strip():
            return _("Dòng {n}: cần ghi tên tài liệu.").format(n=self._number.text())
        if pages and not (pages.isascii() and pages.isdigit()):
            return _("Dòng {n}: số tờ là một số, ví dụ 2.").format(n=self._number.text())
        return ""

    def paper(self) -> HandedPaper:
        pages = self.pages.text().strip()
        return HandedPaper(
            title=self.title.text().strip(),
            pages=int(pages) if pages.isascii() and pages.isdigit() else None,
            copy=self.copy.currentData(),
            state=self.state.text().strip() or None,
        )

    def show_paper(self, paper: HandedPaper) -> None:
        self.title.setText(paper.title)
        self.pages.setText("" if paper.pages is None else str(paper.pages))
        self.copy.setCurrentIndex(max(0, self.copy.findData(paper.copy)))
        self.state.setText(paper.state or "")


def _head() -> QFrame:
    head = QFrame()
    head.setObjectName("alt")
    row = _columns(head)
    texts = [_("STT"), _("Tên tài liệu"), _("Số tờ"), _("Bản"), _("Tình trạng"), ""]
    labels_ = [Words(text, "small", "muted") for text in texts]
    labels_[2].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    _place(row, *labels_)
    head.setFixedHeight(theme.height("header"))
    return head


def _columns(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(8, 0, 4, 0)
    row.setSpacing(8)
    return row


def _place(row: QHBoxLayout, *cells: QWidget) -> None:
    for cell, width in zip(cells, ("number", "", "pages", "copy", "state", "remove"), strict=True):
        if width:
            cell.setFixedWidth(round(_WIDTHS[width] * theme.line("body") / 18))
            keep = cell.sizePolicy()
            keep.setRetainSizeWhenHidden(True)
            cell.setSizePolicy(keep)
        row.addWidget(cell, 0 if width else 1)
