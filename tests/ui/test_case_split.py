"""Splitting a saved petition on the card of its case, and what the card shows of the checklist."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.widgets.words import Words

from .test_cases import show_case  # noqa: F401 - the fixture
from .test_petitions import LAND, ctrl, settled

MIXED = {
    **LAND, "decision_known_on": "2026-08-01", "hamlet": "khu phố 4", "decision_no": "120/QĐ-UBND", "eligible": False,
    "ineligible_reason": "Hết thời hiệu", "obstacle_days": 3, "obstacle_reason": "Ốm", "checks": {"LKN-11-1": True},
}  # fmt: skip


def told(window):
    return "\n".join(words.text() for words in window.page().card.people.findChildren(Words))


def test_the_card_shows_what_was_checked(show_case):  # noqa: F811
    window = show_case([MIXED])
    shown = told(window)
    assert "Không đủ điều kiện xử lý\nHết thời hiệu" in shown
    assert "90 ngày hết ngày 30/10/2026, trừ 3 ngày trở ngại → 02/11/2026" in shown
    assert "Nơi phát sinh việc\nkhu phố 4" in shown
    assert "Quyết định bị khiếu nại\n120/QĐ-UBND" in shown
    assert "3 ngày: Ốm" in shown
    window.page().card.course.turn()
    history = "\n".join(words.text() for words in window.page().card.course.findChildren(Words))
    assert "anh mục kiểm tra: Không phải quyết định nội bộ" in history


def test_a_petition_is_split_with_the_keyboard(show_case, qtbot):  # noqa: F811
    window = show_case([MIXED])
    page = window.page()
    ctrl(window, Qt.Key.Key_T)
    form = page.forms.form()
    first = form.rows()[0].fields
    assert QApplication.focusWidget() is first["kind"].editor
    assert first["kind"].value() == "denunciation"
    assert form._secret.isVisible()
    first["content"].set_value("Tố cáo công chức địa chính nhận tiền")
    ctrl(window, Qt.Key.Key_T)
    second = form.rows()[1].fields
    assert second["kind"].value() == "feedback"
    ctrl(window, Qt.Key.Key_S)
    assert second["content"].error()
    assert page.forms.form() is form
    second["content"].set_value("Cống hẻm 27 bị tắc")
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.forms.form() is None, timeout=8000)
    settled(window, qtbot)
    qtbot.waitUntil(lambda: len(page.card.sheet.card.related) == 2, timeout=8000)
    card = page.card.sheet.card
    assert card.petitions[0].split_into == ("DT-2026-00002", "DT-2026-00003")
    assert "đã tách thành DT-2026-00002, DT-2026-00003" in told(window)
    assert "Lợi" not in told(window)
    assert card.secret
    window.open_record("DT-2026-00003")
    qtbot.waitUntil(lambda: page.card.sheet.card.number == "VV-2026-00003", timeout=8000)
    assert "tách từ DT-2026-00001" in told(window)


def test_a_part_taken_away_leaves_the_others(show_case):  # noqa: F811
    window = show_case([MIXED])
    page = window.page()
    page.forms.split()
    form = page.forms.form()
    assert form.rows()[0].remover.isHidden()
    form.add()
    form.rows()[0].removed.emit()
    assert [row.title.text() for row in form.rows()] == ["Phần tách 1"]
    assert [field.name for field in form.all_fields()][:2] == ["parts.0.kind", "parts.0.field"]


def test_later_facts_of_intake_are_written_down_on_the_card(show_case, qtbot):  # noqa: F811
    window = show_case([{**MIXED, "obstacle_days": None, "obstacle_reason": None}])
    page = window.page()
    page.forms.supplement()
    form = page.forms.form()
    by_name = {field.name: field for field in form.all_fields()}
    by_name["obstacle_days"].set_value(30)
    by_name["obstacle_reason"].set_value("Nằm viện")
    page.forms.save()
    settled(window, qtbot)
    qtbot.waitUntil(lambda: page.card.sheet.card.petitions[0].obstacle_days == 30, timeout=8000)
    assert page.card.sheet.opinions["DT-2026-00001"].limit.in_time


def test_an_old_case_nobody_checked_is_not_told_what_to_do(show_case):  # noqa: F811
    old = {**LAND, "ref": "a", "hamlet": "khu phố 2"}
    window = show_case([old, {"type": "event", "case": "a", "event": "accepted", "date": "2026-11-23"}])
    shown = told(window)
    assert "Nơi phát sinh việc\nkhu phố 2" in shown
    assert "Đề xuất" not in shown
    assert "điều kiện đạt" not in shown
