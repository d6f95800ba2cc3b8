"""Every number of the chair's page is the length of the list it opens: tiles, cells, bars, today and on a past day."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from danvan_desk.domain.backlog_groups import DIMENSIONS, Filter
from ui.pages.backlog import BacklogPage
from ui.pages.backlog_filters import TILES

from .conftest import ProbePage
from .meeting_home import RECORDS, event, fill, petition

PAGES = {"cases": ProbePage, "backlog": BacklogPage, "promises": ProbePage, "reception": ProbePage}
MORE = [
    {**petition("waits", "2026-10-01", "Xin xác nhận ranh đất", kind="complaint"), "field": "land"},
    {**petition("waits2", "2026-10-20", "Hỏi hỗ trợ hộ nghèo", kind="complaint"), "field": "policy"},
    {**petition("hard", "2026-07-06", "Tranh chấp đường đi chung", kind="complaint"), "field": "land"},
    event("hard", "accepted", "2026-07-13", document_no="9/TB-UBND"),
    event("hard", "complex", "2026-07-20", document_no="3/BC-UBND", criteria=["a"]),
    petition("done", "2026-10-05", "Xe rác đi trễ"),
    event("done", "assigned", "2026-10-05", officer="Đỗ Thanh Sơn"),
    event("done", "answered", "2026-10-12", outcome="final", document_no="5/UBND"),
]


@pytest.fixture
def page(home, shown, qtbot):
    fill(home, RECORDS + MORE)
    window = shown(home, PAGES)
    window.go("backlog")
    made = window.page()
    qtbot.waitUntil(lambda: made._found is not None)
    return made


def rest(qtbot, page):
    qtbot.waitUntil(lambda: not page.window_.tasks.is_busy())
    QApplication.processEvents()


def starts(page):
    """The filters each number is tried under."""
    return [Filter(), Filter(kind="complaint"), Filter(officer="Phạm Quốc Bảo"), Filter(field="land", words="dat")]


def begin(page, wanted):
    page.filters.set_filter(wanted)
    page._turn_to("overview")


@pytest.fixture(params=["2026-11-23", "2026-10-28"])
def on_a_day(page, request, qtbot):
    day = date.fromisoformat(request.param)
    page._take_day(day)
    qtbot.waitUntil(lambda: page._found.on == day)
    return page


def test_every_tile(on_a_day, qtbot):
    page, told = on_a_day, 0
    for wanted in starts(page):
        for at, code in enumerate(TILES):
            begin(page, wanted)
            count = page.filters.tiles.count_of(code)
            QTest.keyClick(page.window_, Qt.Key(Qt.Key.Key_0 + (at + 1) % 10), Qt.KeyboardModifier.AltModifier)
            assert page.list.count() == count, (wanted, code)
            assert page.faces.currentWidget() is page.panel
            told += count
    assert told > 20


def test_every_cell_by_every_dimension(on_a_day):
    page, told = on_a_day, 0
    for wanted in starts(page)[:2]:
        for dimension in DIMENSIONS:
            begin(page, wanted)
            page.overview.by.set_value(dimension)
            page._show()
            cells = [
                (row.key, column.key, row.counts[column.key])
                for row in page.overview.table.counted.rows
                for column in page.overview.table.counted.columns
                if row.counts[column.key] or row.total
            ]
            for value, group, count in cells:
                page.filters.set_filter(wanted)
                page.overview.table.chosen.emit(value, group)
                assert page.list.count() == count, (wanted, dimension, value, group)
                told += count
    assert told > 50


def test_every_bar_of_every_chart(on_a_day, qtbot):
    page = on_a_day
    for wanted in starts(page):
        begin(page, wanted)
        bars = [(page.overview.ages, one.key, one.count) for one in page.overview.ages._columns]
        bars += [(page.overview.weeks, one.key, one.count) for one in page.overview.weeks._columns]
        bars += [(page.side.officers, one.key, one.total()) for one in page.side._bars]
        bars += [
            (page.overview.months, key, count)
            for one in page.overview.months._pairs
            for key, count in zip(one.keys, one.counts, strict=True)
        ]
        assert sum(count for chart, _key, count in bars if chart is page.overview.months) >= len(page._found.rows)
        for chart, key, count in bars:
            page.filters.set_filter(wanted if chart is not page.side.officers else wanted.but(officer=""))
            chart.chosen.emit(key)
            rest(qtbot, page)
            assert page.list.count() == count, (wanted, key)


def test_the_groups_hold_what_they_say(page):
    def numbers(part):
        begin(page, Filter(part=part))
        return {row.case for row in page.shown_rows()}

    by_content = {row.content: row.case for row in page._found.rows}
    assert numbers("first45") == {by_content["Xin xác nhận ranh đất"]}
    assert numbers("first30") == {by_content["Xin xác nhận ranh đất"], by_content["Hỏi hỗ trợ hộ nghèo"]} | {
        by_content["Cống thoát nước hẻm 27 Lê Lợi bị tắc. Mưa là ngập."]
    }
    assert numbers("long") == {by_content["Tranh chấp đường đi chung"]}
    assert numbers("sign") == {by_content["Thu phí vệ sinh hai lần tại chợ Bình An"]}


def test_promises_due_are_listed_and_open_their_own_page(page):
    QTest.keyClick(page.window_, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert [line.split(" | ")[2][:17] for line in page.list.texts()[1:]] == ["Lắp 6 đèn hẻm 14 "]
    page.list.setFocus()
    page.list.select_first()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.window_.page().told[0].startswith("DTH-")


def test_a_closed_case_says_how_it_was_closed(page, qtbot):
    page._turn_to("overview")
    page.overview.months.chosen.emit("closed:2026-10")
    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert page.list.texts()[0] == "# Vụ việc khép trong tháng 10/2026 1"
    assert page.list.texts()[1].startswith("Đúng hạn, 12/10 | – | Xe rác đi trễ")
    QTest.keyClick(page.window_, Qt.Key.Key_Escape)
    assert page.list.count() == len(page._found.rows)


def test_the_overview_is_walked_with_the_keyboard(page):
    QTest.keyClick(page.window_, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    table = page.overview.table
    assert QApplication.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.filters.filter().part == "overdue"
    assert page.list.isVisible()
    QTest.keyClick(page.window_, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    reached = set()
    for _step in range(14):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {page.overview.ages, page.overview.weeks, page.overview.months} <= reached
