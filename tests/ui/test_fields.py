from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.domain.records import HandedPaper
from danvan_desk.errors import Problem
from ui import theme
from ui.widgets.date_field import DateField
from ui.widgets.dates import list_date, parse_date
from ui.widgets.documents import DocumentsTable
from ui.widgets.fields import (
    ChoiceField,
    ComboField,
    NumberField,
    TextBox,
    TextField,
    check_all,
    left_to_fix,
    show_problems,
)

TODAY = date(2026, 11, 23)


def form(qtbot, *fields):
    sheet = QWidget()
    box = QVBoxLayout(sheet)
    for field in fields:
        box.addWidget(field)
        field.sheet = sheet  # kept alive as long as its fields
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    fields[0].setFocus()
    return sheet


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2/9/1969", date(1969, 9, 2)),
        ("02/09/69", date(1969, 9, 2)),
        ("23/11/26", date(2026, 11, 23)),
        ("02091969", date(1969, 9, 2)),
        ("020969", date(1969, 9, 2)),
        ("1969-09-02", date(1969, 9, 2)),
        (" 2.9.1969 ", date(1969, 9, 2)),
        ("31/02/2026", None),
        ("hôm qua", None),
        ("", None),
        ("²/9/1969", None),
    ],
)
def test_dates_as_people_type_them(text, day):
    assert parse_date(text, TODAY) == day


def test_list_dates_say_the_weekday_this_year_only():
    assert list_date(date(2026, 11, 25), TODAY) == "T4 25/11"
    assert list_date(date(2025, 11, 25), TODAY) == "25/11/2025"
    assert list_date(None, TODAY) == "–"


def test_a_date_is_checked_when_left_and_rewritten_only_then(qtbot):
    field, other = DateField("date", "Ngày", today=TODAY, not_after=TODAY), TextField("x", "Khác")
    form(qtbot, field, other)
    qtbot.keyClicks(field.line, "5/11/26")
    assert field.line.text() == "5/11/26"
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "05/11/2026"
    field.line.setText("24/11/2026")
    field.check()
    assert field.error() == "Ngày không được sau 23/11/2026."
    field.line.setText("abc")
    assert not field.check()
    assert "ngày/tháng/năm" in field.error()


def test_a_year_alone_where_allowed(qtbot):
    field = DateField("born", "Ngày sinh", today=TODAY, allow_year=True)
    qtbot.addWidget(field)
    field.set_value("1969")
    assert field.check()
    assert (field.value(), field.iso()) == (None, "1969")
    field.set_value("1969-09-02")
    assert field.line.text() == "02/09/1969"
    assert field.iso() == "1969-09-02"


def test_enter_goes_on_shift_enter_back_alt_enter_breaks_the_line(qtbot):
    first, box, last = TextField("a", "A"), TextBox("b", "B"), TextField("c", "C")
    sheet = form(qtbot, first, box, last)
    qtbot.keyClick(first.line, Qt.Key.Key_Return)
    assert sheet.focusWidget() is box.box
    qtbot.keyClicks(box.box, "mot")
    qtbot.keyClick(box.box, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(box.box, "hai")
    assert box.value() == "mot\nhai"
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    assert sheet.focusWidget() is last.line
    qtbot.keyClick(last.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.focusWidget() is box.box


def test_required_is_asked_on_save_not_on_leaving(qtbot):
    name, other = TextField("name", "Họ và tên", required=True), TextField("x", "Khác")
    form(qtbot, name, other)
    qtbot.keyClick(name.line, Qt.Key.Key_Return)
    assert name.error() == ""
    assert not check_all([name, other])
    assert name.error() == "Cần ghi họ và tên."


def test_unikey_backspace_and_letters_reach_the_field_untouched(qtbot):
    field = TextField("name", "Họ và tên", suggestions=["Trần Văn Lợi"])
    form(qtbot, field)
    qtbot.keyClicks(field.line, "Tra")
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    typed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "ầ")
    QApplication.sendEvent(field.line, typed)
    assert field.line.text() == "Trầ"
    assert field.line.completer().completionMode() == field.line.completer().CompletionMode.PopupCompletion


def test_problems_go_under_their_fields_and_the_rest_come_back(qtbot):
    name, content = TextField("name", "Họ và tên"), TextBox("content", "Nội dung")
    form(qtbot, name, content)
    stray = Problem("visit", "lạ")
    left = show_problems([name, content], [Problem("people.0.name", "còn thiếu"), stray])
    assert left == [stray]
    assert (name.error(), content.error()) == ("còn thiếu", "")


def test_number_combo_and_choice_values(qtbot):
    number = NumberField("pages", "Số tờ", least=1, most=99)
    combo = ComboField("field", "Lĩnh vực", [("land", "Đất đai"), ("other", "Khác")], empty="–")
    choice = ChoiceField("kind", "Loại", [("complaint", "Khiếu nại"), ("denunciation", "Tố cáo")])
    form(qtbot, choice, number, combo)
    number.line.setText("hai")
    assert not number.check()
    number.set_value(2)
    assert number.value() == 2
    assert combo.value() is None
    combo.set_value("other")
    assert combo.value() == "other"
    with qtbot.waitSignal(choice.edited):
        qtbot.keyClick(choice.segments, Qt.Key.Key_2)
    assert choice.value() == "denunciation"


def test_documents_keep_an_empty_row_at_the_end_and_leave_it_out(qtbot):
    table = DocumentsTable()
    form(qtbot, table)
    papers = (HandedPaper("Giấy chứng nhận", 2, "certified", "Rõ"), HandedPaper("Ảnh", 4, "photocopy", None))
    table.set_documents(papers)
    assert table.documents() == papers
    assert (len(table._rows), table.pages()) == (3, 6)
    table._rows[2].title.setText("Đơn")
    assert len(table._rows) == 4
    table._rows[0].remove.click()
    assert [paper.title for paper in table.documents()] == ["Ảnh", "Đơn"]
    table._rows[0].pages.setText("x")
    assert table.problems() == ["Dòng 1: số tờ là một số, ví dụ 2."]


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    """To what has the keyboard now: an open popup first, as Qt does it."""
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    QTest.keyClick(target, key, modifier)


def test_enter_walks_the_rows_of_papers_and_never_rests_on_the_remove_button(qtbot):
    table, after = DocumentsTable(), TextField("x", "Khác")
    form(qtbot, table, after)
    table.add_row()
    qtbot.keyClicks(QApplication.focusWidget(), "Don")
    qtbot.waitUntil(table._rows[1].isVisible)
    for _cell in range(4):
        press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is table._rows[1].title
    press(Qt.Key.Key_Space)
    assert [paper.title for paper in table.documents()] == ["Don"]
    table._rows[1].title.clear()
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is after.line


def test_ctrl_delete_takes_a_row_of_papers_away_but_never_the_waiting_one(qtbot):
    table = DocumentsTable()
    form(qtbot, table)
    table.set_documents((HandedPaper("Đơn", 1, None, None), HandedPaper("Ảnh", 4, None, None)))
    table._rows[0].pages.setFocus()
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [paper.title for paper in table.documents()] == ["Ảnh"]
    assert QApplication.focusWidget() is table._rows[0].title
    table._rows[1].title.setFocus()
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(table._rows) == 2


def suggested(field):
    popup = field.line.completer().popup()
    model = popup.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())] if popup.isVisible() else []


def test_suggestions_are_found_without_tones_and_lie_below_the_field(qtbot):
    field = TextField("where", "Nơi", suggestions=["Thành phố Đà Nẵng", "Tỉnh Cà Mau", "Tỉnh Đắk Lắk"])
    form(qtbot, field)
    qtbot.keyClicks(field.line, "da na")
    assert suggested(field) == ["Thành phố Đà Nẵng"]
    assert field.line.text() == "da na"
    popup = field.line.completer().popup()
    assert popup.objectName() == "completer"
    assert popup.y() >= field.line.mapToGlobal(field.line.rect().bottomLeft()).y() + 1
    assert popup.grab().toImage().pixelColor(0, 0) == theme.colour("edge")  # though it is a window of its own
    popup.hide()


def test_suggestions_that_come_while_somebody_is_in_the_field_look_the_same(qtbot):
    field = TextField("hamlet", "Khu phố")
    qtbot.addWidget(field)
    field.show()
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    field.set_suggestions(["Tổ 4", "Tổ 5"])
    QTest.keyClicks(field.line, "t")
    popup = field.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.grab().toImage().pixelColor(0, 0) == theme.colour("edge")
    theme.apply(QApplication.instance(), "dark")
    assert popup.grab().toImage().pixelColor(0, 0) == theme.colour("edge")
    popup.hide()


def test_enter_leaves_an_open_popup_with_what_was_typed(qtbot):
    field, other = TextField("where", "Nơi", suggestions=["Thành phố Đà Nẵng"]), TextField("x", "Khác")
    form(qtbot, field, other)
    qtbot.keyClicks(field.line, "da")
    assert suggested(field)
    press(Qt.Key.Key_Return)
    assert not field.line.completer().popup().isVisible()
    assert (field.line.text(), field.sheet.focusWidget()) == ("da", other.line)


def test_enter_takes_the_chosen_suggestion_and_goes_on(qtbot):
    field, other = TextField("where", "Nơi", suggestions=["Thành phố Đà Nẵng"]), TextField("x", "Khác")
    form(qtbot, field, other)
    qtbot.keyClicks(field.line, "da")
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(field.edited):
        press(Qt.Key.Key_Return)
    assert (field.line.text(), field.sheet.focusWidget()) == ("Thành phố Đà Nẵng", other.line)


@pytest.mark.parametrize(("typed", "not_after", "text"), [
    ("20/11", TODAY, "20/11/2026"), ("24/11", TODAY, "24/11/2025"), ("24/11", None, "24/11/2026"),
    ("31/2", TODAY, "31/2"), ("20", TODAY, "20"),
])  # fmt: skip
def test_a_day_without_its_year_is_of_this_year_once_left(qtbot, typed, not_after, text):
    field, other = DateField("date", "Ngày", today=TODAY, not_after=not_after), TextField("x", "Khác")
    form(qtbot, field, other)
    qtbot.keyClicks(field.line, typed)
    assert (field.line.text(), field.value()) == (typed, None)
    press(Qt.Key.Key_Return)
    assert field.line.text() == text
    assert bool(field.error()) is (text == typed)


def test_what_is_missing_in_a_date_is_said(qtbot):
    field = DateField("date", "Ngày", today=TODAY)
    born = DateField("born", "Ngày sinh", today=TODAY, allow_year=True)
    form(qtbot, field, born)
    field.line.setText("20")
    born.line.setText("20/11")
    assert not field.check()
    assert not born.check()
    assert field.error().startswith("Thiếu tháng.")
    assert born.error().startswith("Thiếu năm.")


def test_a_narrow_date_field_has_a_short_placeholder(qtbot):
    narrow, wide = DateField("a", "Ngày", today=TODAY), DateField("b", "Ngày", today=TODAY)
    form(qtbot, narrow, wide)
    narrow.setFixedWidth(100)
    qtbot.waitUntil(lambda: narrow.line.placeholderText() == "nn/tt/nnnn")
    assert wide.line.placeholderText() == "ngày/tháng/năm"


def test_the_first_wrong_field_is_scrolled_into_sight_with_its_sentence(qtbot):
    fields = [TextField(f"f{at}", f"Ô {at}", required=at == 29) for at in range(30)]
    sheet = QWidget()
    box = QVBoxLayout(sheet)
    for field in fields:
        box.addWidget(field)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    assert not check_all(fields)
    assert left_to_fix(fields, 2) == "Còn 3 chỗ cần sửa."
    last = fields[-1]
    qtbot.waitUntil(
        lambda: (
            area.viewport().rect().contains(last.rect().translated(last.mapTo(area.viewport(), last.rect().topLeft())))
        )
    )
