"""A narrow window: filters go on in a next line, spare columns give way to the words."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.pages.backlog_filters import BacklogFilters, fill_combo
from ui.tables.cells import Cell, Column, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.count_strip import CountStrip
from ui.widgets.fields import TextField
from ui.widgets.flow import FlowRow
from ui.widgets.segmented import Choice


@pytest.fixture
def filters(qtbot):
    made = QWidget()
    row = FlowRow()
    made.setLayout(row)
    made.boxes = [QLineEdit() for _ in range(4)]
    for at, box in enumerate(made.boxes):
        row.add(box, least=100, grow=at != 3)
    qtbot.addWidget(made)
    made.show()
    return made


def lines(filters):
    tops = sorted({box.y() for box in filters.boxes})
    return [[box.width() for box in filters.boxes if box.y() == top] for top in tops]


def test_what_finds_no_room_goes_to_the_next_line(filters):
    filters.resize(464, 100)
    assert lines(filters) == [[113, 113, 114, 100]]  # 40 px to spare, shared by those that grow
    filters.resize(330, 100)
    assert [len(line) for line in lines(filters)] == [3, 1]
    assert lines(filters)[1] == [100]
    assert filters.layout().heightForWidth(330) > filters.layout().heightForWidth(464)
    filters.boxes[0].hide()
    filters.layout().activate()
    assert filters.layout().heightForWidth(330) == filters.layout().heightForWidth(464)


def test_an_error_beneath_one_field_moves_no_other(qtbot):
    sheet, row = QWidget(), FlowRow()
    sheet.setLayout(row)
    first, second, button = TextField("a", "Từ ngày"), TextField("b", "đến ngày"), Button("Đọc lại", print)
    for widget in (first, second):
        row.add(widget, least=100)
    row.add(button, grow=False)
    qtbot.addWidget(sheet)
    sheet.resize(600, 200)
    sheet.show()
    before = [(one.pos(), one.size()) for one in (first, button)]
    second.set_error("Phải từ ngày đầu kỳ trở đi.")
    qtbot.waitUntil(lambda: second.height() > first.height())
    assert [(one.pos(), one.size()) for one in (first, button)] == before
    assert second.y() == first.y()
    line = first.line.mapTo(sheet, first.line.rect().bottomLeft()).y()
    assert abs(button.geometry().bottom() - line) <= 1


def test_short_words_of_a_narrow_strip_of_counts_stay_whole(qtbot):
    words = ["Quá hạn", "Chưa xử lý quá 30 ngày", "Chờ ký", "Phức tạp, kéo dài nhiều năm"]
    strip = CountStrip([Choice(str(at), one, count=3) for at, one in enumerate(words)], {})
    qtbot.addWidget(strip)
    strip.resize(300, strip.sizeHint().height())
    least, boxes = strip._least(), strip._boxes()
    assert (boxes[0].left(), boxes[-1].right()) == (0, 298)
    assert [box.width() >= need for box, need in zip(boxes, least, strict=True)] == [True, False, True, False]
    assert abs(boxes[1].width() - boxes[3].width()) <= 1


def test_spare_columns_give_way_to_the_words_and_come_back(qtbot):
    columns = [Column("Hạn", 90), Column("Nội dung"), Column("Ai làm", 120, spare=True), Column("Bàn", 120, spare=True)]
    view = RecordsView(columns)
    qtbot.addWidget(view)
    view.set_rows([Row("a", tuple(Cell("x") for _ in columns))])
    view.show()
    hidden = {}
    for width in (700, 420, 300, 700):
        view.resize(width, 200)
        hidden[width] = [at for at in range(4) if view.header().isSectionHidden(at)]
    assert hidden == {700: [], 420: [3], 300: [2, 3]}


def test_the_words_of_a_button_go_before_its_key(qtbot, monkeypatch):
    painted = []
    monkeypatch.setattr(Button, "_paint_cap", lambda *_given: painted.append(True))
    button = Button("Lưu và in giấy biên nhận", key="Ctrl+P", primary=True)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.grab()
    assert painted == [True]
    button.setMinimumWidth(0)
    button.resize(button.width() - 40, button.height())
    button.grab()
    assert painted == [True]


def test_a_long_name_among_the_filters_takes_no_row_more(qtbot):
    filters = BacklogFilters()
    qtbot.addWidget(filters)
    high = filters.layout().heightForWidth(846)
    fill_combo(filters.boxes["officer"], [("a", "Công Tằng Tôn Nữ Thị Tuyền Như Lệ Thanh Thủy Bích Ngọc Phương Anh")])
    assert filters.layout().heightForWidth(846) == high
