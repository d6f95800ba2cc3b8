"""The register half of the petitions page: filters above, fifty thousand rows beneath, read a page at a time."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from danvan_desk.texts import _
from ui.pages.petition_filters import PetitionFilters, Wanted
from ui.pages.petition_rows import register_row
from ui.pages.petition_view import PetitionView
from ui.tables.cells import Row
from ui.widgets.buttons import Button
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel, at_top
from ui.widgets.words import rule

if TYPE_CHECKING:
    from danvan_desk.queries.petitions import PetitionFilter
    from ui.pages.page import Page


class PetitionRegister(QWidget):
    """`counted` when the number of petitions shown is known anew; `opened(case)` and `new_asked` are the user's."""

    counted = Signal()
    opened = Signal(str)
    new_asked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.shown, self.total, self.wanted = 0, 0, Wanted()
        self.ids: array[int] = array("q")
        self.panel = Panel(padded=False)
        self.filters = PetitionFilters(page.window_.today)
        self.view = PetitionView()
        self.nothing = EmptyState("", Button(_("Bỏ lọc"), self.filters.clear, key="Esc"))
        self.empty = EmptyState(
            _("Sổ chưa có đơn nào. Đơn nhận tại nơi tiếp, qua bưu chính hay cơ quan khác chuyển đến đều vào đây."),
            Button(_("Nhận đơn"), self.new_asked.emit, key="F4", icon="plus"),
        )
        self._stack = QStackedWidget()
        for widget in (self.view, at_top(self.nothing), at_top(self.empty)):
            self._stack.addWidget(widget)
        self.panel.body.addWidget(self.filters)
        self.panel.body.addWidget(rule())
        self.panel.body.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panel, 1)
        self.filters.changed.connect(self.reload)
        self.filters.go_down.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.view.left_upwards.connect(lambda: self.filters.words.setFocus(Qt.FocusReason.OtherFocusReason))
        self.view.opened.connect(self.opened)
        self.view.sorted_by.connect(self.filters.sort_by)
        self.view.rows.wanted.connect(self._read_page)

    def reload(self) -> None:
        """The ids the filter lets through, in the worker; rows follow as they come into sight."""
        desk, wanted = self._page.window_.desk, self.filters.wanted()

        def work() -> tuple[array[int], int, list[str]]:
            from danvan_desk.queries.petitions import (
                PetitionFilter,
                officers,
                petition_ids,
            )

            ids = petition_ids(desk, as_query(wanted))
            total = len(petition_ids(desk, PetitionFilter())) if wanted.is_narrow() else len(ids)
            return ids, total, officers(desk)

        def show(answer: tuple[array[int], int, list[str]]) -> None:
            self.ids, self.total, names = answer
            self.shown, self.wanted = len(self.ids), wanted
            self.filters.set_officers(names)
            self.view.show_sort(wanted.sort, descending=wanted.descending)
            self.view.show_ids(self.ids)
            self._choose_face()
            self.counted.emit()

        self._page.read(work, show, self.panel)

    def _choose_face(self) -> None:
        if self.shown:
            self._stack.setCurrentIndex(0)
        elif self.total:
            self.nothing.say(_("Không có đơn nào khớp: {filter}.").format(filter=self.wanted.in_words()))
            self._stack.setCurrentIndex(1)
        else:
            self._stack.setCurrentIndex(2)

    def _read_page(self, generation: int, number: int) -> None:
        page, model = self._page, self.view.rows
        desk, ids, today = page.window_.desk, model.page_ids(number), page.window_.today

        def work() -> list[Row]:
            from danvan_desk.queries.petitions import petition_rows

            return [register_row(row, today) for row in petition_rows(desk, ids)]

        def failed(error: Exception) -> None:
            model.forget(number)
            page.show_error(error, self.panel, self.reload)

        page.window_.tasks.run(work, lambda rows: model.put(generation, number, rows), failed, owner=self)

    def facts(self) -> str:
        """As "1.204 đơn" or, narrowed, "37 trong 1.204 đơn: khiếu nại, quá hạn"."""
        whole = f"{self.total:,}".replace(",", ".")
        if not self.wanted.is_narrow():
            return _("{n} đơn trong sổ").format(n=whole)
        part = f"{self.shown:,}".replace(",", ".")
        return _("{n} trong {total} đơn: {filter}").format(n=part, total=whole, filter=self.wanted.in_words())


def as_query(wanted: Wanted) -> PetitionFilter:
    """For the worker thread: the filter as the register's query takes it."""
    from danvan_desk.queries.petitions import PetitionFilter

    return PetitionFilter(**{name: getattr(wanted, name) for name in Wanted.__dataclass_fields__})
