"""Đúng hạn theo cán bộ, loại đơn: of what TH counts as finished, how much was on time; the late ones, to be opened;
beside it the same period a year earlier; all of it in Excel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.papers.lines import TIE
from danvan_desk.tallies.comparison import percent
from danvan_desk.texts import _
from ui.folders import offered
from ui.keys import Command
from ui.pages.page import Page, Shell
from ui.pages.report_head import PeriodChooser
from ui.pages.report_periods import Asked
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date
from ui.widgets.notice import EmptyState
from ui.widgets.panel import Panel, columns

if TYPE_CHECKING:
    from danvan_desk.tallies.on_time import Finished, FinishedPetition, OnTime

_SIDE = 276
_CODE = "NTC-"
_WHOLE = "*"  # every kind, every officer


@dataclass(frozen=True)
class _Of:
    """What a line is of; None: of all."""

    kind: Kind | None
    officer: str | None


class OnTimePage(Page):
    """`enter` takes a period (`Asked`)."""

    cares: ClassVar[frozenset[str]] = frozenset({"cases", "petitions"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._found: OnTime | None = None
        self.excel = Button("Excel", self.save_excel, key="Ctrl+E", icon="file-spreadsheet")
        self.period = PeriodChooser(window.today)
        self.period.chosen.connect(lambda _asked: self.reload())
        self.days = self.period.own_days()
        self.numbers = RecordsView(
            [
                Column(_("Cán bộ, loại đơn"), 0),
                Column(_("Kết thúc"), 66, "number"),
                Column(_("Đúng hạn"), 74, "number"),
                Column(_("Trễ"), 40, "number"),
                Column(_("Tỷ lệ"), 58, "number"),
                Column(_("Năm trước"), 82, "number"),
            ],
            tall="row",
        )
        self.numbers.setAccessibleName(_("Đơn kết thúc và đúng hạn theo cán bộ, loại đơn"))
        self.numbers.picked.connect(lambda _key: self._show_late())
        self.numbers.opened.connect(lambda _key: self._to_late())
        self.empty = EmptyState(_("Kỳ này không có đơn nào kết thúc."))
        self.empty.hide()
        self.late = RecordsView([Column("", 0, "two"), Column("", 92, "date")], tall="two_line_dense", header=False)
        self.late.setAccessibleName(_("Đơn trễ hạn của dòng đang chọn"))
        self.late.opened.connect(self.open_record)
        self.none_late = EmptyState(_("Không có đơn nào trễ hạn."))
        self.none_late.hide()  # until it is known
        self._panel = Panel(padded=False)
        self._panel.body.addWidget(self.empty)
        self._panel.body.addWidget(self.numbers, 1)
        self._panel.body.addStretch(0)
        self.side = Panel(_("Trễ hạn"), padded=False)
        self.side.body.addWidget(self.late, 1)
        self.side.body.addWidget(self.none_late, 0, Qt.AlignmentFlag.AlignTop)
        self.side.body.addStretch(0)
        self.body.setSpacing(0)
        self.body.addWidget(self.days)
        self.body.addLayout(columns(self._panel, self.side, _SIDE), 1)

    # the window asks

    def title(self) -> str:
        return _("Đúng hạn")

    def facts(self) -> str:
        if self._found is None:
            return ""
        from danvan_desk.tallies.on_time import summed

        finished, in_time = summed(self._found.rows)
        words = _("{n} đơn kết thúc, {m} đúng hạn ({share})") if finished else _("không có đơn nào kết thúc")
        return words.format(n=finished, m=in_time, share=_share(in_time, finished))

    def head_buttons(self) -> list[QWidget]:
        return [self.period, self.excel]

    def commands(self) -> list[Command]:
        return [
            Command("Excel", self.save_excel, "Ctrl+E", "print", short="Excel", icon="file-spreadsheet"),
            Command(_("Tính lại"), self.reload, "F5", "view"),
            *self.period.commands(),
        ]

    def keys(self) -> list[tuple[str, str]]:
        return [("Enter", _("sang đơn trễ, mở đơn")), *super().keys(), ("Esc", _("quay lại"))]

    def enter(self, target: object = None) -> None:
        if isinstance(target, Asked):
            self.period.choose(target)
        self.numbers.setFocus()

    def go_back(self) -> bool:
        """Out of the days being typed, then from the late ones to the numbers."""
        if not self.days.isHidden():
            self.days.hide()
        elif not self.late.hasFocus():
            return False
        self.numbers.setFocus()
        return True

    # reading and showing

    def reload(self) -> None:
        desk, period = self.window_.desk, self.period.asked().period

        def work() -> OnTime:
            from danvan_desk.tallies.on_time import on_time

            return on_time(desk, period)

        self.read(work, self._show, self._panel)

    def _show(self, found: OnTime) -> None:
        self._found = found
        some = bool(found.rows or found.year_ago)
        self.numbers.setVisible(some)
        self.empty.setVisible(not some)
        groups = [self._group(_("Cả cơ quan"), None)]
        groups += [self._group(name or _("Chưa giao ai"), name) for name in found.officers()]
        self.numbers.set_groups(groups if some else [])
        if not self.numbers.current_key():
            self.numbers.select_first()
        self._show_late()
        self.refresh_head()

    def _group(self, title: str, officer: str | None) -> Group:
        from danvan_desk.tallies.on_time import summed

        assert self._found is not None
        kinds = [kind for kind in Kind if _concerned((*self._found.rows, *(self._found.year_ago or ())), kind, officer)]
        several: list[Kind | None] = [None] if len(kinds) > 1 else []
        key = _WHOLE if officer is None else f"={officer}"
        finished, _in_time = summed(self._found.rows, None, officer)
        rows = tuple(self._row(key, kind, officer) for kind in [*several, *kinds])
        return Group(key, title, rows, count=finished)

    def _row(self, key: str, kind: Kind | None, officer: str | None) -> Row:
        from danvan_desk.tallies.on_time import summed

        assert self._found is not None
        finished, in_time = summed(self._found.rows, kind, officer)
        before = summed(self._found.year_ago or (), kind, officer)
        told = _("Cùng kỳ năm trước: {n} đơn kết thúc, {m} đúng hạn").format(n=before[0], m=before[1])
        late = finished - in_time
        cells = (
            Cell(label(kind) if kind else _("Tất cả các loại"), bold=kind is None),
            Cell(str(finished), bold=kind is None),
            Cell(str(in_time)),
            Cell(str(late), role="overdue" if late else ""),
            Cell(_share(in_time, finished), bold=kind is None),
            Cell(_share(before[1], before[0]), role="muted", tip=told if self._found.year_ago is not None else ""),
        )
        return Row(f"{key}/{kind or _WHOLE}", cells, _Of(kind, officer))

    def _show_late(self) -> None:
        wanted = self.numbers.current_data(_Of)
        kind, officer = (wanted.kind, wanted.officer) if wanted is not None else (None, None)
        listed = [
            one
            for one in (self._found.petitions if self._found else ())
            if not one.on_time and kind in (None, one.kind) and officer in (None, one.officer)
        ]
        self.late.set_rows([self._late_row(one) for one in listed])
        self.late.setVisible(bool(listed))
        self.none_late.setVisible(not listed)
        self.side.set_facts(_("{n} đơn").format(n=len(listed)) if listed else "")

    def _late_row(self, one: FinishedPetition) -> Row:
        secret = one.people.startswith(_CODE)
        words = _("đơn trùng, hạn của vụ {day}") if one.repeat else _("hạn {day}")
        due = words.format(day=f"{one.due:%d/%m}") if one.due else ""
        told = (due,) if secret else (due, one.people, one.content)
        second = " · ".join(part for part in told if part)
        first = Cell(one.number, second=second, code=one.people if secret else "", bold=True, tip=one.content)
        return Row(one.number, (first, Cell(full_date(one.closed), role="overdue")), one)

    def _to_late(self) -> None:
        """The keyboard into the late ones of this line."""
        if self.late.isHidden():
            self.say.emit(_("Không có đơn nào trễ hạn."))
            return
        if not self.late.current_key():
            self.late.select_first()
        self.late.setFocus()

    # out

    def save_excel(self) -> None:
        found = self._found
        if found is None:
            return
        name = f"Dung-han-{found.period.start:%Y%m%d}-{found.period.end:%Y%m%d}.xlsx"
        given, _filter = QFileDialog.getSaveFileName(self, _("Xuất bảng đúng hạn"), offered(name), "Excel (*.xlsx)")
        if not given:
            return
        path = Path(given if given.lower().endswith(".xlsx") else f"{given}.xlsx")
        desk = self.window_.desk

        def work() -> None:
            from danvan_desk.actions.office import is_sample, office_details
            from danvan_desk.tallies.on_time_book import on_time_xlsx
            from danvan_desk.whole_file import write_whole

            write_whole(path, on_time_xlsx(office_details(desk).name, found, sample=is_sample(desk)))

        self.write(work, lambda _nothing: self.say.emit(_("Đã ghi {file}").format(file=path)), changes=())


def _share(part: int, whole: int) -> str:
    """As in "98,5 %"; "" of nothing."""
    return percent(part, whole).replace(TIE, "\u00a0")


def _concerned(rows: Iterable[Finished], kind: Kind, officer: str | None) -> bool:
    return any(one.kind == kind and officer in (None, one.officer) for one in rows)
