from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.states import chip_of


def row(key, chip=None):
    return Row(key, (Cell(chip=chip or chip_of("running", 4)), Cell("Vụ " + key, "Khiếu nại", "NTC-2026-0017")))


@pytest.fixture
def view(qtbot):
    made = RecordsView([Column("Còn lại", 178, "chip"), Column("Nội dung", 0, "two")])
    qtbot.addWidget(made)
    made.tester = QAbstractItemModelTester(made.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.resize(600, 400)
    made.show()
    return made


def groups(*folded):
    return [
        Group("late", "Quá hạn", (row("a"), row("b"))),
        Group("run", "Đang chạy", (row("c"),), folded=True),
        Group("none", "Trống", ()),
    ]


def test_groups_fold_empty_ones_are_left_out_and_all_rows_are_read(view):
    view.set_groups(groups())
    assert view.texts() == [
        "# Quá hạn 2",
        "Còn 4 ngày | Vụ a · Khiếu nại · NTC-2026-0017",
        "Còn 4 ngày | Vụ b · Khiếu nại · NTC-2026-0017",
        "# Đang chạy 1",
        "Còn 4 ngày | Vụ c · Khiếu nại · NTC-2026-0017",
    ]
    assert view.count() == 3
    assert not view.isExpanded(view.model().index(1, 0))


def test_selection_and_folding_survive_a_reload(view, qtbot):
    view.set_groups(groups())
    assert view.select("b")
    view._toggle(view.model().index(1, 0))
    view.set_groups(groups())
    assert view.current_key() == "b"
    assert view.isExpanded(view.model().index(1, 0))


def test_enter_opens_space_asks_why(view, qtbot):
    view.set_rows([row("a"), row("b")])
    view.select_first()
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.why) as why:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert (opened.args, why.args) == (["a"], ["a"])


def test_a_chip_is_never_cut(view):
    long = chip_of("running", 14, "working_day", provisional=True)
    view.set_rows([row("a", long)])
    from ui.widgets.painting import chip_width

    assert view.columnWidth(0) >= chip_width(long) + 16


def test_headings_numbers_and_dates_are_never_cut(qtbot):
    from PySide6.QtGui import QFontMetrics

    from ui import theme

    view = RecordsView([Column("Nội dung"), Column("Previous year", 40, "number"), Column("Hạn", 40, "date")])
    qtbot.addWidget(view)
    assert view.columnWidth(1) >= QFontMetrics(theme.font("small")).horizontalAdvance("Previous year") + 16
    view.set_rows([Row("a", (Cell("x"), Cell("1.000.000.000.000 đồng"), Cell("28/08/2028")))])
    body = QFontMetrics(theme.font("body"))
    assert view.columnWidth(1) > body.horizontalAdvance("1.000.000.000.000 đồng") + 16
    assert view.columnWidth(2) > body.horizontalAdvance("28/08/2028") + 16


def test_paints_in_both_themes(view, qapp):
    from ui import theme

    view.set_groups(groups())
    for choice in ("dark", "light"):
        theme.apply(qapp, choice)
        assert not view.grab().isNull()
