"""“Đơn tôi đến đâu rồi?” answered from the keyboard alone: a name, a number, a scanned receipt, a slip."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from danvan_desk.domain.numbering import check_code
from ui.dialogs.preview import PreviewDialog
from ui.pages.answer import AnswerPage

from .conftest import ProbePage
from .meeting_home import event, fill, petition

PAGES = {
    "today": ProbePage, "reception": ProbePage, "answer": AnswerPage, "petitions": ProbePage, "cases": ProbePage
}  # fmt: skip
CTRL = Qt.KeyboardModifier.ControlModifier
LOI = {"name": "Tran Van Loi", "id_number": "087069004512", "born": "1969"}
RECORDS = [
    {**petition("a", "2026-11-13", "Thu hồi 86 m² đất", kind="complaint"), "people": [LOI]},
    event("a", "accepted", "2026-11-20", document_no="12/TB"),
    {**petition("b", "2026-11-20", "Đèn hỏng"), "people": [{"name": "Tran Van Loi", "born": "1985"}]},
    petition("s", "2026-11-18", "Thu tiền sai", "Nguyen Thi Mat", "denunciation"),
]
SECRET = f"DT-2026-00003 {check_code('DT-2026-00003', date(2026, 11, 18))}"


@pytest.fixture
def window(home, shown):
    fill(home, RECORDS)
    made = shown(home, PAGES)
    QTest.keyClick(made, Qt.Key.Key_F7)
    return made


def ask(window, text, qtbot):
    page = window.page()
    assert QApplication.focusWidget() is page.field
    QTest.keyClicks(page.field, text)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.tasks.is_busy())
    return page


def said(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def test_f7_and_a_number_read_out_with_the_date_and_the_article(window, qtbot):
    assert window._current == "answer"
    assert window.page().empty.isVisible()
    page = ask(window, LOI["id_number"], qtbot)
    qtbot.waitUntil(lambda: "Đơn đã được thụ lý ngày 20/11/2026, đang giải quyết." in said(page))
    texts = said(page)
    assert "Tran Van Loi" in texts
    assert "sinh năm 1969, giấy tờ …4512" in texts
    assert "Đơn đã được thụ lý ngày 20/11/2026, đang giải quyết." in texts
    assert "Quyết định giải quyết chậm nhất ngày 21/12/2026 (Luật Khiếu nại Đ.28)." in texts
    assert not page.check.isVisible()
    QTest.keyClick(window, Qt.Key.Key_O, CTRL)
    assert window._current == "cases"
    assert window.page().told == ["VV-2026-00001"]


def test_several_with_one_name_are_chosen_with_the_arrows(window, qtbot):
    page = ask(window, "tran van loi", qtbot)
    assert page.people.hasFocus()
    assert page.people.count() == 2
    assert not page.print_button.isEnabled()
    QTest.keyClick(page.people, Qt.Key.Key_Down)
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page._matters))
    assert "sinh năm 1969, giấy tờ …4512" in said(page)
    assert page.check.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.people.isVisible)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.field.text() == ""
    assert QApplication.focusWidget() is page.field


def test_no_match_and_a_wrong_code_are_said_in_words(window, qtbot):
    page = ask(window, "khong co ai", qtbot)
    assert page.refusal.words().startswith("Không thấy ai khớp")
    QTest.keyClick(window, Qt.Key.Key_F7)
    ask(window, "DT-2026-00003 000000", qtbot)
    assert page.refusal.words() == "Mã kiểm tra không khớp với số DT-2026-00003: xem lại giấy biên nhận."
    QTest.keyClick(window, Qt.Key.Key_F7)
    ask(window, "nguyen thi mat", qtbot)
    assert page._matters == []
    assert page.refusal.isVisible()


def test_a_scanned_receipt_of_a_denouncer_shows_only_the_code(window, qtbot):
    page = ask(window, SECRET, qtbot)
    assert page._answer.who.name == "NTC-2026-0001"
    qtbot.waitUntil(lambda: "Kiểm tra, phân loại, thụ lý chậm nhất ngày 30/11/2026" in " ".join(said(page)))
    texts = " ".join(said(page))
    assert "Mat" not in texts
    assert "Thu tiền" not in texts


def test_f7_forgets_the_citizen_before(window, qtbot):
    page = ask(window, LOI["id_number"], qtbot)
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert page._answer is None
    assert page.field.text() == ""
    assert page._matters == []


@pytest.mark.parametrize(("pressed", "ending", "starts"), [("S", "pdf", b"%PDF"), ("W", "docx", b"PK")])
def test_ctrl_p_shows_the_slip_and_saving_it_is_noted(window, qtbot, tmp_path, monkeypatch, pressed, ending, starts):
    from danvan_desk.queries.printed import times_printed

    page = ask(window, LOI["id_number"], qtbot)
    out = tmp_path / f"phieu.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PreviewDialog)), timeout=10_000)
    preview = page.window().findChildren(PreviewDialog)[0]
    qtbot.waitUntil(lambda: bool(preview._shapes), timeout=10_000)
    QTest.keyClick(preview, Qt.Key[f"Key_{pressed}"], CTRL)
    qtbot.waitUntil(lambda: Path(out).exists() and times_printed(window.desk, "TL-CD", "VV-2026-00001") == 1)
    assert out.read_bytes().startswith(starts)
    qtbot.waitUntil(lambda: not window.tasks.is_busy())


def test_a_receipt_scanned_into_the_search_box_opens_its_record(window, qtbot):
    search = window.menu_bar.search
    QTest.keyClick(window, Qt.Key.Key_F3)
    QTest.keyClicks(search, SECRET)
    QTest.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window._current == "petitions", timeout=5000)
    assert window.page().told == ["DT-2026-00003"]
    assert search.text() == ""


def test_a_wrong_code_in_the_search_box_is_said(window, qtbot):
    search = window.menu_bar.search
    QTest.keyClick(window, Qt.Key.Key_F3)
    QTest.keyClicks(search, "DT-2026-00003 000000")
    QTest.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(search.results_open, timeout=5000)
    assert "không khớp" in search._popup._foot.text()
    assert window._current == "answer"


def test_the_other_pages_keep_their_digits(window):
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window._current == "petitions"
