"""The registers as books in the window: previewed, closed in two steps, printed again."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.registers import close_book
from danvan_desk.actions.updates import update_record
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.records import Update
from danvan_desk.queries.registers import registers
from ui.dialogs.preview import PreviewDialog
from ui.pages.books import BooksPage

VISIT = {
    "type": "visit", "date": "2026-11-02", "reception": "regular", "kind": "feedback", "outcome": "answered",
    "person": {"name": "Trần Một"}, "content": "Hỏi thủ tục",
}  # fmt: skip


@pytest.fixture
def window(home, shown, qtbot):
    desk = open_desk(home)
    add_records(desk, [VISIT, VISIT | {"date": "2026-11-12"}])
    close_book(desk, "visits", date(2026, 11, 10))
    add_records(desk, [VISIT | {"date": "2026-11-03"}])
    close_desk(desk)
    made = shown(home, {"books": BooksPage})
    made.go("books")
    qtbot.waitUntil(lambda: made.page().shown() is not None)
    return made


def opened_preview(window, qtbot):
    found = []

    def there():
        found[:] = [one for one in window.findChildren(PreviewDialog) if one.isVisible() and one._shapes]
        return bool(found)

    qtbot.waitUntil(there, timeout=20_000)
    return found[0]


def test_the_page_says_what_waits_and_what_came_late(window):
    page = window.page()
    assert page.facts() == "1 quyển đã khóa, 2 dòng chờ quyển sau"
    assert page.list.texts() == ["01/2026 | 02/11/2026 – 10/11/2026 | 1 | 23/11/2026 | Lê Thị Mai"]
    said = page.closing._facts_line.text()
    assert "2 dòng chưa khóa, tính từ 11/11/2026" in said
    assert "1 dòng ghi muộn" in said


def test_the_page_says_how_many_corrections_the_next_book_will_tell(window, qtbot):
    page = window.page()
    assert "chỗ sửa" not in page.closing._facts_line.text()
    update_record(window.desk, Update("TD-2026-00001", {"content": "Việc khác"}, reason="Ghi nhầm"))
    page.reload()
    said = "1 chỗ sửa ở các quyển đã khóa sẽ được kê trong quyển này."
    qtbot.waitUntil(lambda: said in page.closing._facts_line.text())
    page.register.set_value("petitions")
    page._show()
    assert "chỗ sửa" not in page.closing._facts_line.text()


def test_a_book_is_closed_only_after_a_second_word(window, qtbot):
    page = window.page()
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert page.closing.until.line.hasFocus()
    page.closing.button.click()
    assert "không mở lại" in page.closing.notice.words()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.closing.sure.isHidden()
    page.closing.button.click()
    page.closing.sure.click()
    qtbot.waitUntil(lambda: len(page.shown().books) == 2)
    assert page.list.texts()[0] == "02/2026 | 11/11/2026 – 23/11/2026 | 2 | 23/11/2026 | Lê Thị Mai"
    assert not page.closing.button.isEnabled()


def test_days_that_cant_be_are_refused_at_the_field(window, qtbot):
    page = window.page()
    page.closing.until.set_value(date(2026, 11, 10))
    page.closing.button.click()
    page.closing.sure.click()
    qtbot.waitUntil(lambda: bool(page.closing.until.error()))
    assert "phải sau 10/11/2026" in page.closing.until.error()
    assert len(registers(window.desk)[0].books) == 1


def test_a_second_print_of_a_book_says_so(window, qtbot, tmp_path, monkeypatch):
    page = window.page()
    page.list.select_first()
    page.show_book()
    first = opened_preview(window, qtbot)
    target = str(tmp_path / "so.pdf")
    monkeypatch.setattr("ui.dialogs.preview.QFileDialog.getSaveFileName", lambda *_given: (target, ""))
    first.save()
    qtbot.waitUntil(lambda: not window.findChildren(PreviewDialog), timeout=20_000)

    def noted():
        from danvan_desk.queries.printed import times_printed

        return times_printed(window.desk, "03-TCD", "visits-01/2026") == 1

    qtbot.waitUntil(noted, timeout=10_000)
    page.show_book()
    second = opened_preview(window, qtbot)
    from io import BytesIO

    from pypdf import PdfReader

    assert "Bản in lại" in PdfReader(BytesIO(second._pdf)).pages[0].extract_text()
    second.reject()


def test_a_period_is_printed_whatever_book_it_stands_in(window, qtbot):
    page = window.page()
    page.period.start.set_value(date(2026, 11, 20))
    page.period.end.set_value(date(2026, 11, 1))
    page.period._pdf()
    assert "20/11/2026" in page.period.end.error()
    page.period.start.set_value(date(2026, 11, 1))
    page.period.end.set_value(date(2026, 11, 30))
    page.period._pdf()
    opened_preview(window, qtbot).reject()
