"""A session nobody came to: seen over the list of its day, its minutes written, issued, and in the book."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.issuing import issued_from
from danvan_desk.actions.office import change_office, office_details
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.queries.duties import reception_days
from ui.dialogs.preview import PreviewDialog
from ui.pages.paper_writer import PaperWriter
from ui.pages.reception import ReceptionPage

CTRL = Qt.KeyboardModifier.ControlModifier
RECEPTION = {
    "type": "reception", "date": "2026-11-12", "kind": "periodic", "by": "head", "host": "Nguyễn Văn Hùng",
    "place": "Phòng tiếp công dân", "announced": "2026-11-04",
}  # fmt: skip
VISIT = {
    "type": "visit", "date": "2026-11-13", "reception": "regular", "kind": "feedback", "content": "Đường làng",
    "outcome": "answered", "person": {"name": "Lê Thị Mơ"},
}  # fmt: skip
DAY = date(2026, 11, 12)


@pytest.fixture
def page(home, shown, qtbot):
    desk = open_desk(home)
    change_office(desk, replace(office_details(desk), place="phường Bình An", chair="Nguyễn Văn Hùng"))
    add_records(desk, [RECEPTION, {**RECEPTION, "date": "2026-11-05"}, VISIT])
    close_desk(desk)
    window = shown(home, {"reception": ReceptionPage})
    window.resize(1366, 728)
    window.go("reception", (DAY, DAY))
    made = window.page()
    qtbot.waitUntil(lambda: len(made.minutes.sessions) == 1, timeout=15_000)
    return made


def written(window, qtbot):
    (made,) = window.findChildren(PaperWriter)
    qtbot.waitUntil(lambda: made._draft is not None, timeout=15_000)
    return made


def test_the_minutes_are_offered_on_the_day_and_issuing_them_is_kept_in_the_book(page, qtbot):
    window = page.window_
    assert page.minutes.isVisible()
    assert page.minutes.words.text() == "Buổi tiếp định kỳ 12/11/2026: chưa có lượt tiếp nào."
    QTest.keyClick(window, Qt.Key.Key_M, CTRL)
    writer = written(window, qtbot)
    assert writer.windowTitle() == "Soạn văn bản buổi tiếp 12/11/2026"
    assert (writer.forms.value(), writer.document_no.value()) == ("BB-KCD", "01/BB-UBND")
    assert "Giờ bắt đầu" in writer.notice.words()
    for key, hour in (("held_at", "07:30"), ("ended_at", "11:30")):
        writer.fields.fields[key].set_value(hour)
    writer.fields.edited.emit()
    qtbot.waitUntil(lambda: "Đủ mục" in writer.notice.words(), timeout=15_000)
    QTest.keyClick(writer, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=15_000)
    (made,) = issued_from(window.desk, writer._number)
    assert made.document_no == "01/BB-UBND"
    assert [one.nobody_came for one in reception_days(window.desk, 2026, 11)] == [False, True]
    qtbot.waitUntil(lambda: "đã ghi không có công dân đến" in page.minutes.words.text(), timeout=15_000)


def test_of_several_sessions_each_has_its_day(page, qtbot):
    page.list.choose("month")
    qtbot.waitUntil(lambda: len(page.minutes.sessions) == 2, timeout=15_000)
    assert page.minutes.words.text() == "2 buổi tiếp trong kỳ không có lượt nào"
    assert [one.date.day for one in page.minutes.sessions] == [12, 5]


def test_nothing_is_offered_on_a_day_somebody_came(page, qtbot):
    page.list.show_days(date(2026, 11, 13), date(2026, 11, 13))
    qtbot.waitUntil(lambda: page.minutes.sessions == [], timeout=15_000)
    assert not page.minutes.isVisible()
    assert "Ctrl+M" not in {command.key for command in page.commands()}
