"""The papers a citizen hands in, as rows to type into: title, pages, copy, condition."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from danvan_desk.domain.records import HandedPaper
from danvan_desk.domain.vocabulary import Copy, labels
from danvan_desk.texts import _
from ui import theme
from ui.widgets.cell_rows import CellRow, CellRows, bare_line, head_of
from ui.widgets.editors import ComboEditor
from ui.widgets.fields import popup_completer

_PAGES, _COPY, _STATE = 64, 128, 104


class DocumentsTable(CellRows["_Row"]):
    """Rows STT, Tên tài liệu, Số tờ, Bản, Tình trạng, ×; the last row is always empty and waits for a name.

    `add_row()` is what Ctrl+D calls: give it to the page's commands. `documents()` gives `HandedPaper`s, without the
    empty row. `suggestions` are names of papers, in a popup.
    """

    def __init__(self, suggestions: Sequence[str] = (), parent: QWidget | None = None) -> None:
        self._suggestions = tuple(suggestions)
        pages = _("Số tờ")
        titles = [(_("Tên tài liệu"), 0), (pages, _PAGES), (_("Bản"), _COPY), (_("Tình trạng"), _STATE)]
        super().__init__(head_of(titles, right=[pages]), parent)

    def documents(self) -> tuple[HandedPaper, ...]:
        return tuple(row.paper() for row in self.begun())

    def set_documents(self, papers: Sequence[HandedPaper]) -> None:
        self._clear()
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

    def _make_row(self) -> _Row:
        return _Row(self._suggestions)


class _Row(CellRow):
    def __init__(self, suggestions: Sequence[str]) -> None:
        self.title, self.pages = bare_line(_("Tên tài liệu")), bare_line(_("Số tờ"), right=True)
        self.copy, self.state = ComboEditor(), bare_line(_("Tình trạng"))
        super().__init__([(self.title, 0), (self.pages, _PAGES), (self.copy, _COPY), (self.state, _STATE)])
        self.title.setPlaceholderText(_("Gõ tên hoặc chọn từ danh mục…"))
        if suggestions:
            self.title.setCompleter(popup_completer(suggestions, self))
        self.copy.setObjectName("bare")
        self.copy.setAccessibleName(_("Bản"))
        self.copy.setFixedHeight(theme.height("field") - 2)
        self.copy.addItem("", None)
        for code, words in labels(Copy).items():
            self.copy.addItem(words, code)
        self.copy.activated.connect(lambda _at: self.edited.emit())
        for line in (self.title, self.pages, self.state):
            line.textChanged.connect(lambda _text: self.edited.emit())

    def is_empty(self) -> bool:
        return not (self.title.text().strip() or self.pages.text().strip() or self.state.text().strip())

    def wrong(self) -> str:
        pages = self.pages.text().strip()
        if self.is_empty():
            return ""
        if not self.title.text().strip():
            return _("Dòng {n}: cần ghi tên tài liệu.").format(n=self.number())
        if pages and not (pages.isascii() and pages.isdigit()):
            return _("Dòng {n}: số tờ là một số, ví dụ 2.").format(n=self.number())
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
