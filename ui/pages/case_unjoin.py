"""Taking a petition out of a case it was wrongly joined to: what will follow, a reason, and a deliberate save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from danvan_desk.texts import _, of_law
from ui.pages.case_form import CaseForm
from ui.widgets.dates import full_date, list_date
from ui.widgets.fields import Field, TextBox, check_all
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.domain.case_facts import Clock
    from danvan_desk.queries.case_sheet import CaseSheet
    from danvan_desk.queries.petitions import PetitionCard


class UnjoinForm(CaseForm):
    def __init__(
        self, sheet: CaseSheet, petition: PetitionCard, *, save: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__(_("Tách khỏi vụ việc"), petition.number)
        self.sheet, self.petition = sheet, petition
        self.reason = TextBox("reason", _("Lý do tách"), required=True, lines=3)
        told = _("{petition} được ghi là trùng {earlier} và đang nằm trong {case}.").format(
            petition=petition.number, earlier=petition.same_as or sheet.card.number, case=sheet.card.number
        )
        self.column.addWidget(Words(told, bold=True, wrap=True))
        self.column.addWidget(Words(petition.content, "small", wrap=True))
        self.column.addWidget(Words(self._what_follows(), wrap=True))
        self._clocks = Words("", wrap=True)
        self.column.addWidget(self._clocks)
        self.column.addWidget(self.reason)
        kept = _("Số đơn không đổi. Việc tách ghi vào “Ai sửa gì” của cả hai vụ việc, kèm lý do.")
        self.column.addWidget(Words(kept, "small", "muted", wrap=True))
        self.end(_("Tách ra vụ việc riêng"), save, leave)

    def _what_follows(self) -> str:
        day = full_date(self.petition.received)
        words = _("Sau khi tách, đơn có vụ việc riêng, mở từ ngày nhận {day}, và các hạn chạy từ ngày đó.")
        visit = _(" Lượt tiếp {visit} đi theo đơn.").format(visit=self.petition.visit) if self.petition.visit else ""
        return words.format(day=day) + visit

    def show_clocks(self, clocks: Sequence[Clock]) -> None:
        """The terms that will run in the case of its own; one that is over already is said to be."""
        lines = []
        for clock in clocks:
            if clock.due is not None:
                late = _(" (đã quá hạn)") if clock.due < self.sheet.on else ""
                lines.append(f"{of_law(clock.title)}: {list_date(clock.due, self.sheet.on)}{late}")
        self._clocks.setText("\n".join(lines))
        over = any(clock.due is not None and clock.due < self.sheet.on for clock in clocks)
        self._clocks.set_role("overdue" if over else "text")

    def begin(self) -> None:
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def editors(self) -> list[QWidget]:
        return [self.reason.editor]

    def all_fields(self) -> list[Field]:
        return [self.reason]

    def check(self) -> bool:
        return check_all([self.reason])
