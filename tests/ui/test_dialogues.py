"""Recording a dialogue with the keyboard, finding it again, publishing it later."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from danvan_desk.queries.dialogues import dialogue_card, dialogue_list
from danvan_desk.queries.drafts import drafts
from ui.pages.dialogues import DialoguesPage
from ui.pages.promises import PromisesPage

from .conftest import ProbePage
from .meeting_home import RECORDS, fill, type_text

PAGES = {"cases": ProbePage, "dialogues": DialoguesPage, "promises": PromisesPage}


@pytest.fixture
def window(home, shown, qtbot):
    fill(home)
    made = shown(home, PAGES)
    made.go("dialogues")
    qtbot.waitUntil(lambda: made.page().listing._found is not None)
    return made


def typed(*texts):
    """Type each text and go on with Enter; None only goes on."""
    for text in texts:
        widget = QApplication.focusWidget()
        if text:
            widget.selectAll() if hasattr(widget, "selectAll") else None
            type_text(widget, text)
        QTest.keyClick(widget, Qt.Key.Key_Return)


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window, key, modifier)


def test_the_list_says_who_came_and_what_was_promised(window):
    rows = window.page().listing.list.texts()
    assert rows[0] == "# Năm 2026 1"
    assert rows[1].startswith("T3 10/11 | Hội nghị đối thoại với Nhân dân · DTH-2026-00001 · Hội trường phường")
    assert "| 80 | 3 | 0/2 đã xong | Quá 3 ngày" in rows[1]  # owed by 20/11, the tenth day


def test_enter_opens_the_card_with_its_slips_and_esc_goes_back(window, qtbot):
    page = window.page()
    page.listing.list.setFocus()
    QTest.keyClick(page.listing.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._at() == "card")
    assert page.title() == "Đối thoại DTH-2026-00001"
    told = [label.text() for label in page.sheet.findChildren(type(page.listing.unmatched._sentence))]
    assert "Lắp 6 đèn hẻm 14" in told
    assert "mời 100, dự 80" in told
    assert any("Thời hạn 10 ngày" in line for line in told)
    press(window, Qt.Key.Key_Escape)
    assert page._at() == "list"


def test_ctrl_s_on_the_card_notes_the_publishing(window, qtbot):
    page = window.page()
    page.show_dialogue("DTH-2026-00001")
    qtbot.waitUntil(lambda: page._at() == "card")
    page.sheet.published.set_value(date(2026, 11, 18))
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.sheet.published is None)
    assert dialogue_card(window.desk, "DTH-2026-00001").published == date(2026, 11, 18)
    qtbot.waitUntil(lambda: "Đúng hạn, 18/11" in page.listing.list.texts()[1])


def test_a_publishing_before_the_conference_is_refused_at_its_field(window, qtbot):
    page = window.page()
    page.show_dialogue("DTH-2026-00001")
    qtbot.waitUntil(lambda: page._at() == "card")
    page.sheet.published.set_value("31/02/2026")
    page.sheet.ask_publish()
    assert "Không có ngày này" in page.sheet.published.error()


def test_a_conference_by_keyboard_alone(window, qtbot):
    page = window.page()
    press(window, Qt.Key.Key_F2)
    assert page._at() == "form"
    assert QApplication.focusWidget() is page.form.kind.editor
    QTest.keyClick(page.form.kind.editor, Qt.Key.Key_2)
    page.form.date.setFocus()
    typed("20/11/2026", "Nhà văn hóa khu phố 3", "khu phố 3", "Nguyễn Văn Hùng", "10/11/2026", "60", "45")
    page.form.items.rows()[0].fields["asked_by"].setFocus()
    typed(
        "Bà Năm",
        "khu phố 3",
        "Đường ngập",
        "Sẽ nạo vét",
        "Nạo vét cống hẻm 9",
        "Phòng Kinh tế",
        "Tổ dân phố",
        "15/12/2026",
    )
    press(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(page.form.items.rows()) == 2
    qtbot.waitUntil(lambda: any("trước hết ngày 30/11/2026" in line for line in page.outcome.words()))
    assert any("DTH-2026-…" in line for line in page.outcome.words())
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page._at() == "card")
    card = dialogue_card(window.desk, "DTH-2026-00002")
    assert (card.kind, card.date, card.place, card.invited, card.attended) == (
        "conference", date(2026, 11, 20), "Nhà văn hóa khu phố 3", 60, 45,
    )  # fmt: skip
    item = card.items[0]
    assert (item.asked_by, item.commitment, item.due) == ("Bà Năm", "Nạo vét cống hẻm 9", date(2026, 12, 15))
    assert (card.hamlet, item.co_owner) == ("khu phố 3", "Tổ dân phố")
    qtbot.waitUntil(lambda: not window.tasks.is_busy())
    assert drafts(window.desk) == []


def test_what_is_wrong_stands_under_its_field_and_nothing_is_saved(window, qtbot):
    page = window.page()
    page.new()
    page.form.date.set_value("31/02/2026")
    page.form.items.rows()[0].fields["answer"].set_value("chỉ có câu trả lời")
    page.save()
    assert "Không có ngày này" in page.form.date.error()
    assert page.form.items.rows()[0].fields["question"].error() == "Cần ghi câu hỏi, hoặc điều đã hứa."
    page.form.date.set_value(date(2026, 11, 20))
    page.form.fields["announced"].set_value(date(2026, 11, 22))
    page.form.items.set_records([])
    page.save()
    assert "phải trước" in page.form.fields["announced"].error()
    assert len(dialogue_list(window.desk)) == 1


def test_a_case_dialogue_finds_its_case_and_an_unknown_one_is_refused(window, qtbot):
    page = window.page()
    page.new()
    page.form.kind.segments.setFocus()
    QTest.keyClick(page.form.kind.segments, Qt.Key.Key_1)
    assert page.form.case.isVisible()
    page.form.case.setFocus()
    type_text(page.form.case.line, "nghia")
    qtbot.waitUntil(lambda: page.form.case._model.rowCount() == 1)
    assert page.form.case._model.stringList()[0].startswith("VV-2026-00002 · Tạ Văn Nghĩa")
    page.form.case.line.completer().popup().hide()
    page.form.case.set_value("VV-2026-00099")
    page.save()
    qtbot.waitUntil(lambda: bool(page.form.case.error()))
    page.form.case.set_value("vv-2026-00002")
    page.save()
    qtbot.waitUntil(lambda: page._at() == "card")
    assert dialogue_card(window.desk, "DTH-2026-00002").case == "VV-2026-00002"


def test_the_form_warns_that_a_denouncer_is_not_to_be_named(window, qtbot):
    page = window.page()
    page.new("VV-2026-00005")
    qtbot.waitUntil(lambda: any("giữ bí mật" in line for line in page.outcome.words()))
    assert not any("Nguyễn Thị Mật" in line for line in page.outcome.words())


def test_a_draft_is_kept_as_it_is_typed_and_offered_again(window, qtbot):
    page = window.page()
    page.new()
    page.form.fields["place"].setFocus()
    type_text(page.form.fields["place"].line, "Đình làng")
    page.form.absent.rows()[0].name.setFocus()
    type_text(page.form.absent.rows()[0].name.line, "Ông Vắng")
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(page._draft))
    kept = drafts(window.desk)
    assert [one.page for one in kept] == ["dialogues"]
    assert kept[0].data["place"] == "Đình làng"
    page.form.start(date(2026, 11, 23), None)
    window.go("dialogues", kept[0])
    assert page.form.fields["place"].value() == "Đình làng"
    assert page.form.absent.records() == [{"name": "Ông Vắng", "excused": False}]
    page.save()
    qtbot.waitUntil(lambda: page._at() == "card")
    qtbot.waitUntil(lambda: not window.tasks.is_busy())
    assert drafts(window.desk) == []


def test_choices_and_words_filter_the_list(window):
    page = window.page()
    press(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert page.listing.unmatched.isVisible()
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(page.listing.words, "hoi truong")
    QTest.keyClick(page.listing.words, Qt.Key.Key_Return)
    assert page.listing.list.count() == 1


def test_an_office_without_dialogues_is_told_why(home, shown, qtbot):
    fill(home, RECORDS[:1])
    window = shown(home, PAGES)
    window.go("dialogues")
    qtbot.waitUntil(window.page().listing.empty.isVisible)
