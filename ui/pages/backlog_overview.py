"""The backlog at a glance: each group by officer, kind, field or hamlet; by age; by week of due date; by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.backlog_groups import DIMENSIONS, GROUPS, by_dimension, counts, sum_of
from danvan_desk.texts import _
from ui.pages.backlog_rows import age_columns, month_pairs, week_columns
from ui.pages.backlog_words import dimension_words, group_tip, group_words, value_words
from ui.tables.count_table import CountColumn, CountRow, CountTable
from ui.widgets.bars import PairBars, WeekBars
from ui.widgets.panel import GAP, Panel
from ui.widgets.segmented import SegmentedRow
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from danvan_desk.queries.backlog import BacklogRow
    from danvan_desk.queries.case_flow import MonthFlow

_STATES = {"overdue": "overdue", "first45": "overdue", "days3": "due_soon"}
_CHARTS = 92


class BacklogOverview(QWidget):
    """`cell(dimension, value, group)`: a number was chosen, value "" in the row of sums, group "" for the whole row.
    `age(band)`, `week(monday)`, `month(key)`: a bar. `turned()` when another dimension is asked for.
    """

    cell = Signal(str, str, str)
    age = Signal(str)
    week = Signal(str)
    month = Signal(str)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        self.table_panel = Panel(padded=False)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 12, 4)
        head.setSpacing(8)
        self.by = SegmentedRow([(one, dimension_words(one)) for one in DIMENSIONS], DIMENSIONS[0])
        self.by.setAccessibleName(_("Tổng hợp theo"))
        self.by.chosen.connect(lambda _code: self.turned.emit())
        head.addWidget(Words(_("Tổng hợp theo"), bold=True))
        head.addWidget(self.by)
        head.addStretch(1)
        self.table = CountTable()
        self.table.setAccessibleName(_("Số vụ việc theo nhóm; Enter mở danh sách"))
        self.table.chosen.connect(lambda value, group: self.cell.emit(self.dimension(), value, group))
        self.table_panel.body.addLayout(head)
        self.table_panel.body.addWidget(rule())
        self.table_panel.body.addWidget(self.table, 1)
        whole.addWidget(self.table_panel, 1)
        charts = QHBoxLayout()
        charts.setSpacing(GAP)
        self.ages, self.weeks = WeekBars(tall=_CHARTS), WeekBars(tall=_CHARTS)
        self.months = PairBars((_("Vụ việc mới"), _("Đã khép")), tall=_CHARTS)
        self.ages.chosen.connect(self.age.emit)
        self.weeks.chosen.connect(self.week.emit)
        self.months.chosen.connect(self.month.emit)
        self.months.setToolTip(_("Mọi vụ việc trong sổ, không theo bộ lọc; vụ việc mở lại tính theo lần khép sau cùng"))
        for title, facts, chart, share in (
            (_("Đang mở theo số ngày"), "", self.ages, 6),
            (_("Đến hạn theo tuần"), "", self.weeks, 5),
            (_("Mới và khép theo tháng"), _("cả sổ"), self.months, 9),
        ):
            panel = Panel(title, facts)
            panel.body.addWidget(chart)
            charts.addWidget(panel, share)
        whole.addLayout(charts)

    def dimension(self) -> str:
        return self.by.value() or DIMENSIONS[0]

    def show_cases(
        self, rows: Sequence[BacklogRow], aged: Sequence[BacklogRow], due: Sequence[BacklogRow], on: date
    ) -> None:
        """What the filters leave: `rows` but for the one on the dimension shown, `aged` on age, `due` on the week."""
        dimension = self.dimension()
        found = {value: counts(own, on) for value, own in by_dimension(rows, dimension).items()}
        made = [CountRow("", _("Cộng"), sum_of(found.values()), total=True)]
        made += [CountRow(value, value_words(dimension, value), counted) for value, counted in found.items()]
        columns = [
            CountColumn(group, group_words(group), group_tip(group), _STATES.get(group, "")) for group in ("", *GROUPS)
        ]
        self.table.fill(dimension_words(dimension), columns, made)
        self.ages.set_columns(age_columns(aged, on))
        self.weeks.set_columns(week_columns(due, on))

    def show_flow(self, flow: Sequence[MonthFlow]) -> None:
        self.months.set_pairs(month_pairs(flow))
