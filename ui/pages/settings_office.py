"""What the office says of itself on papers and tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.communes import commune_of, provinces
from danvan_desk.domain.periods import CALENDAR, REPORTING
from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui import theme
from ui.receipts import receipt_layouts
from ui.widgets.buttons import Button
from ui.widgets.fields import CheckField, ComboField, Field, NumberField, TextField, check_all, show_problems
from ui.widgets.panel import Panel, scrolled
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.actions.office import OfficeDetails
    from danvan_desk.communes import Commune, Province


class OfficeSection(QWidget):
    """`edited` at every change; `values()` is what would be saved. The layout of receipts isn't in the books but among
    the settings: `layout_chosen()`."""

    edited = Signal()

    def __init__(self, save: Callable[[], object], layout: str) -> None:
        super().__init__()
        self._kept: OfficeDetails | None = None
        self._layout_kept = layout
        self._make_fields()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        panel = Panel(_("Cơ quan"), _("đứng đầu mọi giấy tờ, sổ và biểu in ra"))
        sheet = QWidget()
        form = QGridLayout(sheet)
        form.setContentsMargins(0, 0, 4, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        groups: list[tuple[str, list[list[Field]]]] = [
            (_("Tên và nơi"), [[self.name, self.province], [self.superior, self.place], [self.code, self.remote]]),
            (_("Trên giấy tờ"), [[self.head_line, self.reception_place], [self.receipt]]),
            (_("Người"), [[self.chair], [self.officer, self.officer_title]]),
            (_("Báo cáo"), [[self.report_day], [self.month_report, self.month_report_day]]),
        ]
        row = 0
        for title, lines in groups:
            form.addWidget(Words(title, "small", bold=True), row, 0)
            for line in lines:
                for at, field in enumerate(line):
                    form.addWidget(field, row, 1 + at)
                row += 1
        form.setColumnMinimumWidth(0, 104)
        form.setColumnStretch(1, 1)
        form.setColumnStretch(2, 1)
        form.setRowStretch(row, 1)
        panel.body.addWidget(scrolled(sheet), 1)
        panel.body.addWidget(self._actions(save))
        whole.addWidget(panel)

    def _make_fields(self) -> None:
        self.name = TextField("name", _("Tên cơ quan, như trên văn bản"), required=True, max_length=200)
        names = [one.name for one in provinces()]
        self.province = TextField("province", _("Tỉnh, thành phố"), required=True, suggestions=names)
        self.superior = TextField("superior", _("Cơ quan cấp trên"), placeholder=_("ví dụ: UBND thành phố Đà Nẵng"))
        self.place = TextField("place", _("Địa danh ghi trước ngày tháng"), placeholder=_("ví dụ: Bình An"))
        self.code = TextField("code", _("Mã đơn vị hành chính"), max_length=20)
        self.remote = CheckField("remote_area", _("Vùng sâu, vùng xa đi lại khó khăn"))
        self.head_line = TextField(
            "head_line", _("Dòng trên tên cơ quan, nếu có"), placeholder=_("để trống là theo Nghị định 30/2020")
        )
        self.reception_place = TextField("reception_place", _("Nơi tiếp công dân"))
        self.receipt = ComboField("receipt", _("Giấy biên nhận in trên"), receipt_layouts(), value=self._layout_kept)
        self.receipt.setToolTip(_("Khi xem trước còn đổi được cho riêng tờ đang in."))
        self.chair = TextField("chair", _("Chủ tịch, người ký"))
        self.officer = TextField("officer", _("Người ghi sổ ở máy này"))
        self.officer_title = TextField("officer_title", _("Chức danh"))
        self.report_day = NumberField("report_day", _("Báo cáo định kỳ gửi ngày"), least=15, most=17)
        self.report_day.setToolTip(
            _("Quý, 6, 9 tháng, năm: để trống là ngày 17 theo Thông tư 06/2025; tỉnh được đặt sớm hơn.")
        )
        months = [("", _("Không")), (REPORTING, _("Từ ngày 15 đến 14")), (CALENDAR, _("Tháng dương lịch"))]
        self.month_report = ComboField("month_report", _("Báo cáo tháng"), months, value="")
        self.month_report.setToolTip(_("Thông tư 06/2025 không có báo cáo tháng; ghi nếu tỉnh yêu cầu."))
        self.month_report_day = NumberField("month_report_day", _("Gửi ngày"), least=1, most=28)
        self.fields: list[Field] = [
            self.name, self.province, self.superior, self.place, self.code, self.remote, self.head_line,
            self.reception_place, self.chair, self.officer, self.officer_title, self.report_day, self.month_report,
            self.month_report_day,
        ]  # fmt: skip
        self.remote.setToolTip(_("Một số thời hạn dài hơn theo luật; tính cho vụ việc mở từ nay về sau."))
        for field in (*self.fields, self.receipt):
            field.edited.connect(self._changed)

    def _actions(self, save: Callable[[], object]) -> QFrame:
        bar = QFrame()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 6, 0, 2)
        row.setSpacing(8)
        self.state = Words("", "small", "muted")
        self.listed = Button(_("Theo danh mục"), self.take_listed)
        self.undo = Button(_("Bỏ thay đổi"), self.undo_changes)
        self.save = Button(_("Lưu"), save, key="Ctrl+S", primary=True)
        bar.setMinimumHeight(theme.height("actions"))
        row.addWidget(self.state, 1)
        row.addWidget(self.listed)
        row.addWidget(self.undo)
        row.addWidget(self.save)
        return bar

    def show_details(self, details: OfficeDetails) -> None:
        """What the books say; what is being typed is not overwritten."""
        if self._kept is not None and self.is_changed():
            return
        self._kept = details
        for field in self.fields:
            kept = getattr(details, field.name)
            field.set_value("" if field is self.month_report and kept is None else kept)
        self._changed()

    def values(self) -> dict[str, Any]:
        """What would be saved, by the names of `OfficeDetails`."""
        given = {field.name: field.value() for field in self.fields}
        given["month_report"] = given["month_report"] or None
        return given | {"name": given["name"] or "", "province": given["province"] or ""}

    def layout_chosen(self) -> str:
        return self.receipt.value() or self._layout_kept

    def is_changed(self) -> bool:
        return self.details_changed() or self.layout_chosen() != self._layout_kept

    def details_changed(self) -> bool:
        kept = self._kept
        return kept is not None and any(
            (field.value() or None) != (getattr(kept, field.name) or None) for field in self.fields
        )

    def may_save(self) -> bool:
        return self._kept is not None and check_all(self.fields)

    def saved(self, details: OfficeDetails) -> None:
        self._kept, self._layout_kept = details, self.layout_chosen()
        self._changed()

    def refused(self, error: Refused) -> list[str]:
        """Put what was refused under its fields; the sentences that belong to no field."""
        return [problem.message for problem in show_problems(self.fields, error.problems)]

    def undo_changes(self) -> None:
        kept = self._kept
        if kept is not None:
            for field in self.fields:
                field.set_value(getattr(kept, field.name))
            self.receipt.set_value(self._layout_kept)
            self._changed()

    def take_listed(self) -> None:
        """The head of papers as the country's list of communes has it; nothing is saved yet."""
        found = self._listed()
        if found is None:
            return
        province, commune = found
        told = {
            self.name: commune.office(), self.province: province.name, self.superior: province.superior(),
            self.place: commune.place(), self.code: commune.code, self.head_line: None,
        }  # fmt: skip
        for field, words in told.items():
            field.set_value(words)
        self._changed()

    def _listed(self) -> tuple[Province, Commune] | None:
        return commune_of(self.code.value(), self.province.value() or "", self.name.value() or "")

    def _changed(self) -> None:
        listed = self._listed() is not None
        unknown = _("Ghi đúng mã, hoặc tên cơ quan và tỉnh, để tìm trong danh mục xã, phường.")
        self.listed.refuse("" if listed else unknown)
        if listed:
            self.listed.setToolTip(_("Tên, địa danh, mã, cấp trên như danh mục xã, phường; bỏ dòng trên tên cơ quan"))
        changed = self.is_changed()
        why = "" if changed else _("Chưa có gì thay đổi.")
        self.state.setText(_("Có thay đổi chưa lưu.") if changed else why)
        self.undo.refuse(why)
        self.edited.emit()
