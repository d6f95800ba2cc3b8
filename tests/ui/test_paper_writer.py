"""Soạn văn bản: a form of a case filled in the window, saved for Word, and issued with the event it proves."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from danvan_desk.actions.add import add_records
from danvan_desk.actions.issuing import issue_form, issued_from
from danvan_desk.actions.office import change_office, office_details
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.printed import times_printed
from ui.dialogs.preview import PreviewDialog
from ui.pages.cases import CasesPage
from ui.pages.paper_writer import PaperWriter

CASE = "VV-2026-00001"
CTRL = Qt.KeyboardModifier.ControlModifier
COMPLAINT = {
    "type": "petition", "received": "2026-11-02", "dated": "2026-10-30", "channel": "post", "kind": "complaint",
    "people": [{"name": "Trần Văn Lợi", "id_kind": "citizen_id", "id_number": "048069004512",
                "id_issued_on": "2022-05-01", "id_issued_by": "Cục CSQLHC về TTXH"}],
    "respondent": "UBND phường Bình An", "content": "Quyết định thu hồi 86 m² đất",
}  # fmt: skip


@pytest.fixture
def writer(home, shown, qtbot):
    desk = open_desk(home)
    change_office(desk, replace(office_details(desk), place="phường Bình An", chair="Nguyễn Văn Hùng"))
    add_records(desk, [COMPLAINT])
    close_desk(desk)
    window = shown(home, {"cases": CasesPage})
    window.resize(1366, 728)
    window.go("cases", CASE)
    qtbot.waitUntil(lambda: window.page().card.sheet is not None, timeout=15_000)
    QTest.keyClick(window, Qt.Key.Key_M, CTRL)
    (made,) = window.findChildren(PaperWriter)
    qtbot.waitUntil(lambda: made._draft is not None, timeout=15_000)
    made.window_ = window
    return made


def choose(writer, qtbot, form):
    writer.forms.set_value(form)
    writer._choose()
    qtbot.waitUntil(lambda: writer._draft is not None and writer._draft.form.form == form, timeout=15_000)


def test_what_is_missing_stands_first_and_is_asked_for_in_place(writer, qtbot):
    choose(writer, qtbot, "KN-03")
    assert writer.document_no.value() == "01/TB-UBND"
    assert "Địa chỉ" in writer.notice.words()
    assert next(iter(writer.fields.fields)) == "citizen_address"
    QTest.keyClick(writer, Qt.Key.Key_Return, CTRL)
    assert writer.fields.fields["citizen_address"].error() == "còn thiếu"
    assert issued_from(writer.window_.desk, CASE) == []
    writer.fields.fields["citizen_address"].set_value("41 Nguyễn Trung Trực")
    writer.fields.edited.emit()
    qtbot.waitUntil(lambda: "Đủ mục" in writer.notice.words(), timeout=15_000)
    assert "41 Nguyễn Trung Trực" in str(writer._draft.paper)


def test_the_paper_stays_where_it_was_scrolled_to_while_words_are_typed(writer, qtbot):
    choose(writer, qtbot, "KN-03")
    qtbot.waitUntil(writer.pages.has_pictures, timeout=15_000)
    writer.pages.zoom_by(1.3)
    qtbot.waitUntil(writer.pages.has_pictures, timeout=15_000)
    before, zoom, bar = writer.pages.pdf, writer.pages.zoom(), writer.pages.verticalScrollBar()
    bar.setValue(120)
    writer.fields.fields["citizen_address"].set_value("41 Nguyễn Trung Trực")
    writer.fields.edited.emit()
    qtbot.waitUntil(lambda: writer.pages.pdf != before, timeout=15_000)
    assert not writer.pages.has_pictures()  # those are of the words before
    qtbot.waitUntil(writer.pages.has_pictures, timeout=15_000)
    assert (bar.value(), writer.pages.zoom()) == (120, zoom)


def test_issuing_records_the_acceptance_and_shows_the_paper_to_print(writer, qtbot):
    choose(writer, qtbot, "KN-03")
    writer.fields.fields["citizen_address"].set_value("41 Nguyễn Trung Trực")
    writer.day.set_value(date(2026, 11, 10))
    writer.fields.edited.emit()
    qtbot.waitUntil(lambda: "Đủ mục" in writer.notice.words(), timeout=15_000)
    QTest.keyClick(writer, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(writer.window_.findChildren(PreviewDialog)), timeout=15_000)
    (paper,) = writer.window_.findChildren(PreviewDialog)
    assert "(bản in lại)" not in paper.windowTitle()
    event = case_card(writer.window_.desk, CASE).events[-1]
    assert (event.event, event.date, event.document_no) == ("accepted", date(2026, 11, 10), "01/TB-UBND")
    (made,) = issued_from(writer.window_.desk, CASE)
    assert made.document_no == "01/TB-UBND"
    qtbot.waitUntil(lambda: writer.document_no.value() == "02/TB-UBND", timeout=15_000)


def test_a_number_used_before_is_refused_under_its_field(writer, qtbot):
    choose(writer, qtbot, "KN-03")
    writer.fields.fields["citizen_address"].set_value("41 Nguyễn Trung Trực")
    writer.fields.edited.emit()
    qtbot.waitUntil(lambda: "Đủ mục" in writer.notice.words(), timeout=15_000)
    QTest.keyClick(writer, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(issued_from(writer.window_.desk, CASE)) == 1, timeout=15_000)
    for dialog in writer.window_.findChildren(PreviewDialog):
        dialog.reject()
    qtbot.waitUntil(lambda: writer.document_no.value() == "02/TB-UBND" and writer._draft is not None, timeout=15_000)
    writer.document_no.set_value("01/TB-UBND")
    writer.fields.fields["citizen_address"].set_value("41 Nguyễn Trung Trực")
    writer.fields.edited.emit()
    qtbot.waitUntil(lambda: "Đủ mục" in writer.notice.words(), timeout=15_000)
    writer.issue()
    qtbot.waitUntil(lambda: "số này đã cấp" in (writer.document_no.error() or ""), timeout=15_000)


def test_the_same_words_go_into_a_word_file(writer, qtbot, tmp_path, monkeypatch):
    docx = pytest.importorskip("docx")
    choose(writer, qtbot, "KN-03")
    file = tmp_path / "thu-ly.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(file), ""))
    QTest.keyClick(writer, Qt.Key.Key_W, CTRL)
    qtbot.waitUntil(file.exists, timeout=15_000)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)
    assert "Quyết định thu hồi 86 m² đất" in words


def test_a_day_later_than_the_law_asks_for_is_warned_of_beside_what_is_missing(writer, qtbot):
    choose(writer, qtbot, "GM-DT")
    writer.fields.fields["held_on"].set_value(date(2026, 11, 27))
    writer.fields.edited.emit()
    qtbot.waitUntil(lambda: "chậm nhất ngày" in writer.notice.words(), timeout=15_000)
    assert "Còn thiếu" in writer.notice.words()
    assert "Gửi trước ngày đối thoại ít nhất 05 ngày" in writer.notice.words()  # what the form says of itself
    assert writer.issuing.isEnabled()
    writer.fields.fields["held_on"].set_value(date(2026, 11, 30))
    writer.fields.edited.emit()
    qtbot.waitUntil(lambda: "chậm nhất ngày" not in writer.notice.words(), timeout=15_000)


def shown_again(writer, qtbot, paper):
    """The preview of an issued paper."""
    writer._show_issued(paper)
    dialogs = writer.window_.findChildren
    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialogs(PreviewDialog)), timeout=15_000)
    return next(one for one in dialogs(PreviewDialog) if one.isVisible())


def test_only_a_paper_that_was_out_before_is_a_reprint(writer, qtbot, monkeypatch, tmp_path):
    """Looked at and closed: not printed. Saved: printed. Another of the same form: not yet."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "ra.pdf"), ""))
    desk = writer.window_.desk
    days = (date(2026, 11, 10), date(2026, 11, 12))
    one, other = (issue_form(desk, "KN-06", CASE, {"day": day}, leave_blank=True) for day in days)
    dialog = shown_again(writer, qtbot, one)
    assert "(bản in lại)" not in dialog.windowTitle()
    dialog.reject()
    dialog = shown_again(writer, qtbot, one)
    assert "(bản in lại)" not in dialog.windowTitle()
    dialog.save()
    qtbot.waitUntil(lambda: times_printed(desk, "KN-06", CASE, one.id) == 1, timeout=15_000)
    dialog = shown_again(writer, qtbot, one)
    assert "(bản in lại)" in dialog.windowTitle()
    dialog.reject()
    assert "(bản in lại)" not in shown_again(writer, qtbot, other).windowTitle()
