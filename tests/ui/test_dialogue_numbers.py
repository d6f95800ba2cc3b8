"""The year's numbers of dialogues: each is the length of the list it opens, and Excel says the same."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from ui import theme
from ui.pages.dialogue_numbers import DialogueNumbers
from ui.pages.dialogues import DialoguesPage
from ui.tables.delegates import SIDE

from .conftest import ProbePage
from .meeting_home import fill

PAGES = {"cases": ProbePage, "dialogues": DialoguesPage, "promises": ProbePage}
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(home, shown, qtbot):
    fill(home)
    made = shown(home, PAGES)
    made.go("dialogues")
    qtbot.waitUntil(lambda: made.page().listing._found is not None)
    return made


@pytest.fixture
def numbers(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_B, CTRL)
    made = window.page().findChild(DialogueNumbers)
    qtbot.waitUntil(lambda: bool(made.lists))
    return made


def test_every_number_is_the_length_of_its_list(numbers):
    said = [line.split(" | ") for line in numbers.numbers.texts()]
    shown = {}
    for name, (words, number) in zip(numbers.lists, said, strict=True):
        assert numbers.numbers.select(name)
        rows = numbers.rows.texts() if numbers.rows.isVisibleTo(numbers) else []
        assert sum(int(row.split(" | ")[-1]) for row in rows) == int(number), words
        shown[name] = int(number)
    assert (shown["conferences"], shown["attended"], shown["questions"], shown["answered"]) == (1, 80, 3, 1)
    assert (shown["promised"], shown["not_yet"], shown["at_seat"]) == (2, 2, 1)


@pytest.mark.parametrize(("size", "width", "height"), [("normal", 910, 485), ("large", 910, 485), ("large", 1366, 728)])
def test_the_names_of_the_numbers_are_whole(window, qtbot, size, width, height):
    theme.apply(QApplication.instance(), "light", size)
    window.resize(width, height)
    made = DialogueNumbers(window.page(), date(2026, 11, 23))
    made.show()
    qtbot.waitUntil(lambda: bool(made.lists))
    names = [line.split(" | ")[0] for line in made.numbers.texts()]
    metrics = QFontMetrics(theme.font("body"))
    assert max(map(metrics.horizontalAdvance, names)) <= made.numbers.columnWidth(0) - 2 * SIDE
    made.close()


def test_other_days_count_anew_and_a_wrong_span_is_refused(numbers, qtbot):
    numbers.start.set_value(date(2026, 11, 11))
    QTest.keyClick(numbers, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: not numbers.lists["conferences"])
    assert numbers.nothing.isVisible()
    numbers.end.set_value(date(2026, 11, 1))
    numbers.count()
    assert "11/11/2026" in numbers.end.error()


def test_a_line_opens_its_dialogue(window, numbers, qtbot):
    QTest.keyClick(numbers.numbers, Qt.Key.Key_Return)
    QTest.keyClick(numbers.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page()._at() == "card")
    assert window.page()._number == "DTH-2026-00001"


def test_excel_says_the_same(numbers, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "so-lieu.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    QTest.keyClick(numbers, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(path.is_file)
    book = load_workbook(path)
    told = {row[0]: row[1] for row in book["Số liệu"].iter_rows(min_row=5, values_only=True)}
    assert told["Lượt người dự"] == 80
    listed = list(book["Danh sách"].iter_rows(min_row=2, values_only=True))
    for words, number in told.items():
        assert sum(row[-1] for row in listed if row[0] == words) == number
