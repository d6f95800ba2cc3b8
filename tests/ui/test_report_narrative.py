"""Báo cáo lời: the officer's paragraphs beside the live report, kept as they are typed, offered to the next period."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from sqlalchemy import select

from danvan_desk.actions import narrative
from danvan_desk.actions.add import add_records
from danvan_desk.db.tables import Change
from danvan_desk.domain.periods import reporting_month
from danvan_desk.errors import HomeTrouble
from danvan_desk.queries.narrative import own_paragraphs
from ui.dialogs.preview import PreviewDialog
from ui.pages.report_narrative import ReportNarrative
from ui.pages.reports import ReportsPage

OCTOBER, NOVEMBER = reporting_month(2026, 10), reporting_month(2026, 11)
CTRL = Qt.KeyboardModifier.ControlModifier
DENUNCIATION = {
    "type": "petition", "received": "2026-11-10", "channel": "post", "kind": "denunciation", "content": "Thu sai phí",
    "people": [{"name": "Phan Thị Kín Đáo", "phone": "0911222333"}], "respondent": "Ông Lương Văn Tấn",
}  # fmt: skip


@pytest.fixture
def window(home, shown, qtbot):
    made = shown(home, {"reports": ReportsPage})
    add_records(made.desk, [DENUNCIATION])
    narrative.save_paragraph(made.desk, OCTOBER, "IV", "Đơn đất đai sẽ tăng.")
    made.resize(1366, 728)
    made.go("reports")
    qtbot.waitUntil(lambda: made.page()._figures is not None, timeout=15_000)
    return made


def opened(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_M, CTRL)
    dialog = next(one for one in window.page().findChildren(ReportNarrative) if one.isVisible())
    qtbot.waitUntil(lambda: dialog._paper is not None, timeout=15_000)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def dialog(window, qtbot):
    return opened(window, qtbot)


def box(dialog, section):
    return dialog.sections.boxes[section].box.box


def kept(window, section, period=NOVEMBER):
    return next(one for one in own_paragraphs(window.desk, period) if one.section == section)


def log(window):
    with window.desk.reading() as session:
        lines = session.scalars(
            select(Change).where(Change.action.startswith("narrative"), Change.record.contains("-15/2026-11"))
        )
        return [(line.action, line.after["text"]) for line in lines]


def shown_text(dialog):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(dialog.pages.pdf)).pages).split())


def closed(window, dialog, qtbot):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.page().findChildren(ReportNarrative), timeout=15_000)


def test_the_first_paragraph_takes_the_keyboard_unless_somebody_is_typing_the_number(window, qtbot, monkeypatch):
    found, show = [], ReportNarrative._show_written
    monkeypatch.setattr(ReportNarrative, "_show_written", lambda _self, given: found.append(given))
    for typed in ("", "15/BC-UBND"):
        dialog = opened(window, qtbot)
        dialog.document_no.line.setFocus()
        QTest.keyClicks(dialog.document_no.line, typed)
        show(dialog, found.pop())
        first = next(iter(dialog.sections.boxes.values())).box.box
        assert dialog.focusWidget() is (dialog.document_no.line if typed else first)
        assert dialog.document_no.line.text() == typed
        closed(window, dialog, qtbot)


def test_what_is_typed_shows_on_the_pages_and_is_kept_without_being_asked_for(window, dialog, qtbot):
    assert "Tố cáo 1" in shown_text(dialog)  # the chart of kinds
    box(dialog, "III.2").setFocus()
    QTest.keyClicks(dialog.focusWidget(), "Con cham")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(dialog.focusWidget(), "Thieu nguoi")
    qtbot.waitUntil(lambda: "Thieu nguoi" in shown_text(dialog), timeout=15_000)
    assert "Con cham" in shown_text(dialog)
    qtbot.waitUntil(lambda: kept(window, "III.2").text == "Con cham\nThieu nguoi", timeout=15_000)
    assert log(window) == []
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: log(window) == [("narrative III.2", "Con cham\nThieu nguoi")], timeout=15_000)
    qtbot.waitUntil(lambda: "Đã ghi lúc" in dialog.kept.text(), timeout=15_000)


def test_closing_at_once_loses_nothing(window, dialog, qtbot):
    box(dialog, "V").setFocus()
    QTest.keyClicks(dialog.focusWidget(), "Tiep tuc")
    closed(window, dialog, qtbot)
    assert kept(window, "V").text == "Tiep tuc"
    assert log(window) == [("narrative V", "Tiep tuc")]
    assert box(opened(window, qtbot), "V").toPlainText() == "Tiep tuc"


def test_the_last_reports_words_are_marked_until_they_are_let_stand(window, dialog, qtbot):
    one = dialog.sections.boxes["IV"]
    assert one.text() == "Đơn đất đai sẽ tăng."
    assert one.mark.isVisibleTo(dialog)
    assert "Còn nguyên lời kỳ trước ở 1 mục" in dialog.notice.words()
    assert "Đơn đất đai sẽ tăng." in shown_text(dialog)
    one.keep.click()
    qtbot.waitUntil(lambda: kept(window, "IV").offered is None, timeout=15_000)
    assert not one.mark.isVisibleTo(dialog)
    qtbot.waitUntil(lambda: "Còn nguyên lời" not in dialog.notice.words(), timeout=15_000)
    closed(window, dialog, qtbot)
    assert not opened(window, qtbot).sections.boxes["IV"].mark.isVisibleTo(window)
    assert kept(window, "IV", OCTOBER).text == "Đơn đất đai sẽ tăng."


def test_the_last_reports_words_become_ones_own_by_changing_them(window, dialog, qtbot):
    one = dialog.sections.boxes["IV"]
    one.box.box.setFocus()
    QTest.keyClicks(one.box.box, "Nay ")
    assert not one.mark.isVisibleTo(dialog)
    qtbot.waitUntil(lambda: kept(window, "IV").text == "Nay Đơn đất đai sẽ tăng.", timeout=15_000)


def test_a_denouncers_name_becomes_the_code_once_the_box_is_left(window, dialog, qtbot):
    edit = box(dialog, "I.1")
    edit.setFocus()
    edit.insertPlainText("Bà Phan Thị Kín Đáo gửi nhiều đơn")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: edit.toPlainText() == "Bà NTC-2026-0001 gửi nhiều đơn", timeout=15_000)
    assert kept(window, "I.1").text == "Bà NTC-2026-0001 gửi nhiều đơn"
    qtbot.waitUntil(lambda: "người tố cáo gửi nhiều đơn" in shown_text(dialog), timeout=15_000)
    assert "Kín Đáo" not in shown_text(dialog)


def test_what_cannot_be_written_keeps_the_dialog_open(window, dialog, qtbot, monkeypatch):
    def refuse(*_args, **_more):
        raise HomeTrouble("Ổ đĩa đầy")

    monkeypatch.setattr(narrative, "save_paragraph", refuse)
    box(dialog, "V").setFocus()
    QTest.keyClicks(dialog.focusWidget(), "Tiep tuc")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Ổ đĩa đầy" in dialog.notice.words(), timeout=15_000)
    assert dialog.isVisible()
    monkeypatch.undo()
    closed(window, dialog, qtbot)
    assert kept(window, "V").text == "Tiep tuc"


def test_the_report_goes_to_word_and_to_the_printer(window, dialog, qtbot, monkeypatch, tmp_path):
    file = tmp_path / "bao-cao.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(file), ""))
    dialog.document_no.set_value("15/BC-UBND")
    box(dialog, "VI").insertPlainText("Sửa mẫu biểu.")
    QTest.keyClick(dialog, Qt.Key.Key_W, CTRL)
    qtbot.waitUntil(file.is_file, timeout=15_000)
    document = docx.Document(str(file))
    assert "Sửa mẫu biểu." in [one.text for one in document.paragraphs]
    assert "Số: 15/BC-UBND" in [one.text for one in document.tables[0].rows[0].cells[0].paragraphs]
    assert len(document.inline_shapes) >= 2
    QTest.keyClick(dialog, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PreviewDialog)), timeout=15_000)
    preview = next(one for one in window.findChildren(PreviewDialog) if one.isVisible())
    assert "Sửa mẫu biểu." in " ".join(page.extract_text() for page in PdfReader(BytesIO(preview._pdf)).pages)
    preview.reject()


def test_nothing_is_cut_off_in_the_smallest_window(window, qtbot):
    window.resize(910, 485)
    dialog = opened(window, qtbot)
    assert dialog.width() <= window.width()
    assert dialog.height() <= window.height()
    for button in dialog.findChildren(QPushButton):
        if button.isVisible() and button.parent() is dialog:
            assert button.width() >= button.sizeHint().width()
            corner = button.mapTo(dialog, QPoint(button.width(), button.height()))
            assert corner.x() <= dialog.width()
            assert corner.y() <= dialog.height()
    side = dialog.sections.parentWidget()
    assert side.width() <= side.parentWidget().width()
    assert dialog.pages.width() > 300
    for section in dialog.sections.boxes.values():
        assert section.mapTo(side, QPoint(section.width(), 0)).x() <= side.width()
