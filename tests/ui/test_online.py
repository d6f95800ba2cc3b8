"""An online reception: five working days' notice, said before saving and on the visit (NĐ 154/2026 Đ.23(1))."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from danvan_desk.queries.visits import visit_card, visits_on
from ui.pages import visit_words
from ui.pages.reception import FORM, ReceptionPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(home, shown, qtbot, monkeypatch):
    for name in ("papers", "issuers", "bodies"):
        monkeypatch.setattr(visit_words, name, list)
    made = shown(home, {"reception": ReceptionPage})
    made.go("reception", "new")
    qtbot.waitUntil(lambda: not made.tasks.is_busy(), timeout=10_000)
    return made


def online(window):
    fields = window.page().form.fields
    QTest.keyClick(window, Qt.Key.Key_B, CTRL)
    assert not fields.session.notified.isVisible()
    fields.session.mode.set_value("online")
    fields.session.mode.edited.emit()
    assert fields.session.notified.isVisible()
    for name, value in (("name", "Lê Thị Hoa"), ("kind", "feedback"), ("content", "Hỏi chế độ"),
                        ("outcome", "answered")):  # fmt: skip
        fields.by_name[name].set_value(value)
        fields.by_name[name].edited.emit()
    return fields


def save(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.page().mode() != FORM and not window.tasks.is_busy(), timeout=10_000)
    return visit_card(window.desk, visits_on(window.desk, date(2026, 11, 23))[0].number)


def test_a_late_notice_is_warned_of_and_recorded_all_the_same(window, qtbot):
    fields = online(window)
    after = window.page().form.after
    told = "Chưa ghi ngày báo các bên (Ctrl+B)."
    qtbot.waitUntil(lambda: told in after.texts(), timeout=8000)
    fields.session.notified.set_value(date(2026, 11, 18))
    fields.session.notified.edited.emit()
    qtbot.waitUntil(lambda: "Báo các bên chậm hơn hạn này." in after.texts(), timeout=8000)
    card = save(window, qtbot)
    (clock,) = [one for one in card.clocks if one.clock == "online.notice"]
    assert (clock.due, clock.state.value, clock.ended_on) == (date(2026, 11, 16), "met_late", date(2026, 11, 18))
    assert card.mode == "online"


def test_a_notice_in_time_says_nothing_and_holds_for_the_next_of_the_session(window, qtbot):
    fields = online(window)
    fields.session.notified.set_value(date(2026, 11, 13))
    fields.session.notified.edited.emit()
    assert [one.state.value for one in save(window, qtbot).clocks if one.clock == "online.notice"] == ["met"]
    window.go("reception", "new")
    qtbot.waitUntil(lambda: window.page().mode() == FORM and not window.tasks.is_busy(), timeout=8000)
    fields = window.page().form.fields
    for name, value in (("name", "Ngô Văn Ba"), ("kind", "feedback"), ("content", "Hỏi"), ("outcome", "answered")):
        fields.by_name[name].set_value(value)
        fields.by_name[name].edited.emit()
    card = save(window, qtbot)
    assert (card.mode, [one.state.value for one in card.clocks]) == ("online", ["met"])
