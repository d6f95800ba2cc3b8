"""Bồi dưỡng tiếp công dân: reached from Báo cáo and Công cụ; people, days, rates, figures and files by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from danvan_desk.domain.allowance import Rate
from danvan_desk.domain.periods import calendar_month
from danvan_desk.queries.allowance import AllowanceSheet, allowance_sheet
from danvan_desk.settings import Settings
from tests.records import visit
from tests.ui.conftest import ProbePage
from tests.ui.hands import idle, press, write
from tests.ui.meeting_home import fill
from ui import theme
from ui.dialogs.preview import PreviewDialog
from ui.main_window import MainWindow
from ui.pages.allowance import AllowancePage
from ui.pages.allowance_amounts import AllowanceAmounts
from ui.pages.reception import ReceptionPage
from ui.pages.reports import ReportsPage

PAGES = {"today": ProbePage, "reception": ProbePage, "reports": ReportsPage, "allowance": AllowancePage}
CTRL = Qt.KeyboardModifier.ControlModifier
OCTOBER = calendar_month(2026, 10)
DENOUNCER = "Phan Thị Kín Đáo"
Show = Callable[..., MainWindow]


@pytest.fixture
def ward(home: Path) -> Path:
    return fill(
        home,
        [
            visit("2026-10-05", receiver="Lê Thị Mai", kind="denunciation", person={"name": DENOUNCER}),
            visit("2026-10-05", receiver="LÊ THỊ MAI"),
            visit("2026-10-06", receiver="Lê Thị Mai"),
            visit("2026-10-07", receiver="Vũ An"),
            visit("2026-10-08"),
            visit("2026-09-08", receiver="Vũ An"),
        ],
    )


def opened(qtbot: QtBot, window: MainWindow) -> AllowancePage:
    window.go("allowance")
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, AllowancePage)
    return page


def sheet(window: MainWindow) -> AllowanceSheet:
    return allowance_sheet(window.desk, OCTOBER)


def choose(qtbot: QtBot, page: AllowancePage, name: str) -> None:
    assert page._sheet is not None
    assert page.list.select(next(one.key for one in page._sheet.people if one.name == name))
    idle(qtbot, page.window())  # type: ignore[arg-type]


def test_from_reports_the_sheet_of_the_last_month_opens(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    window.go("reports")
    idle(qtbot, window)
    reports = window.page()
    assert isinstance(reports, ReportsPage)
    next(link for link in reports.exports.links if "bồi dưỡng" in link.text()).click()
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, AllowancePage)
    assert page.period.dates.text() == "01/10/2026 → 31/10/2026"
    assert page.list.texts() == [
        "Vũ An · Toàn mức | 1 | 200.000 | 200.000",
        "Lê Thị Mai · Tiếp công dân · Toàn mức | 2 | 200.000 | 400.000",
        "Chưa ghi người tiếp · 1 ngày có lượt tiếp không rõ ai tiếp, chưa tính cho ai |  |  | ",
    ]
    assert page.facts() == "2 người, 3 ngày"
    assert page.total.text() == "Cộng 600.000 đ"
    press(window, Qt.Key.Key_PageUp)
    idle(qtbot, window)
    assert page.period.dates.text() == "01/09/2026 → 30/09/2026"
    assert page.list.texts() == ["Vũ An · Toàn mức | 1 | 200.000 | 200.000"]


def test_the_menu_has_it_too(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    command = next(one for one in window.menu_bar.menus["tools"].actions() if "bồi dưỡng" in one.text())
    command.trigger()
    idle(qtbot, window)
    assert isinstance(window.page(), AllowancePage)


def test_each_day_opens_what_it_was_counted_from(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    choose(qtbot, page, "Lê Thị Mai")
    assert page.person.days.texts() == [
        "05/10/2026 | 2 lượt tiếp · Thường xuyên",
        "06/10/2026 | TD-2026-00003 · Thường xuyên",
    ]
    press(window, Qt.Key.Key_Return)
    assert page.person.days.hasFocus()
    page.person.days.select("2026-10-06")
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    reception = window.page()
    assert isinstance(reception, ProbePage)
    assert reception.told[-1] == "TD-2026-00003"
    window.go("allowance")
    idle(qtbot, window)
    page.person.days.select("2026-10-05")
    page.person.days.setFocus()
    press(window, Qt.Key.Key_Return)
    assert reception.told[-1] == (date(2026, 10, 5), date(2026, 10, 5))


def test_a_day_of_several_visits_opens_their_list(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES | {"reception": ReceptionPage})
    page = opened(qtbot, window)
    choose(qtbot, page, "Lê Thị Mai")
    page.person._open("2026-10-05")
    idle(qtbot, window)
    reception = window.page()
    assert isinstance(reception, ReceptionPage)
    assert [line.partition(" · ")[0] for line in reception.list.list.texts()] == [
        "2 | T2 05/10 | Lê Thị Hoa",
        "1 | T2 05/10 | NTC-2026-0001",
    ]


def test_visits_that_name_nobody_are_listed_to_be_corrected(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    page.list.select("unnamed")
    idle(qtbot, window)
    assert page.person.days.texts() == ["08/10/2026 | TD-2026-00005 · Thường xuyên"]
    assert page.person._person.isHidden()
    assert "ghi người tiếp" in page.person.hint.text()


def test_a_day_on_duty_is_added_and_taken_back_without_the_mouse(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    choose(qtbot, page, "Lê Thị Mai")
    press(window, Qt.Key.Key_F2)
    assert page.person.day.line.hasFocus()
    write(window, "12/10/2026")
    press(window, Qt.Key.Key_Return)
    write(window, "Truc, khong ai den")
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    mai = next(one for one in sheet(window).people if one.name == "Lê Thị Mai")
    assert [(one.date, one.reason) for one in mai.added] == [(date(2026, 10, 12), "Truc, khong ai den")]
    assert page.person.days.texts()[-1] == "12/10/2026 | Truc, khong ai den · Ghi thêm ngoài sổ"
    assert page.total.text() == "Cộng 800.000 đ"
    assert not page.person.begun()
    assert not page.person.take_back.isEnabled()
    page.person.days.select(f"added-{mai.added[0].id}")
    assert page.person.take_back.isEnabled()
    page.person.take_back.click()
    assert "lý do" in page.person.reason.error()
    page.person.reason.set_value("Nghỉ phép")
    page.person.take_back.click()
    idle(qtbot, window)
    assert page.total.text() == "Cộng 600.000 đ"
    assert "Đã rút lại" in page.person.days.texts()[-1]
    assert "Nghỉ phép" in page.person.days.texts()[-1]
    assert not page.person.take_back.isEnabled()


def test_somebody_the_books_do_not_know_is_added_by_name(qtbot: QtBot, shown: Show, home: Path) -> None:
    window = shown(home, PAGES)
    page = opened(qtbot, window)
    assert "thêm ngày" in page.person.hint.text()
    assert not page.printing.isEnabled()
    press(window, Qt.Key.Key_F2)
    assert page.person.name.line.hasFocus()
    write(window, "Nguyen An")
    page.person.day.set_value(date(2026, 10, 5))
    page.person.reason.set_value("Trực")
    page.add_day()
    idle(qtbot, window)
    assert page.list.texts() == []
    assert page.person.asked["name"].text() == (
        "Nguyen An chưa có trong sổ của cơ quan: người nơi khác đến giúp, hay gõ nhầm tên?"
    )
    assert page.person.asked["date"].isHidden()
    assert page.person.add.text() == "Đúng, thêm ngày"
    page.person.add.click()
    idle(qtbot, window)
    assert page.list.texts() == ["Nguyen An · Toàn mức | 1 | 200.000 | 200.000"]
    assert page.person.add.text() == "Thêm ngày"
    assert page.person.asked["name"].isHidden()
    assert page.printing.isEnabled()


def test_a_day_of_rest_and_an_unknown_name_are_asked_about_not_refused(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    form = page.person
    choose(qtbot, page, "Lê Thị Mai")
    press(window, Qt.Key.Key_F2)
    write(window, "11/10/2026")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not form.asked["date"].isHidden(), timeout=10_000)
    assert form.asked["date"].text() == "Ngày 11/10/2026 là ngày nghỉ (Chủ nhật): hôm đó có trực thật không?"
    write(window, "Truc bao lu")
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    assert [one.added for one in sheet(window).people if one.name == "Lê Thị Mai"] == [()]
    assert (form.add.text(), form.reason.value()) == ("Đúng, thêm ngày", "Truc bao lu")
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    assert [day.date for one in sheet(window).people for day in one.added] == [date(2026, 10, 11)]
    form.name.set_value("Lê Thị Mải")
    form.day.set_value(date(2026, 10, 9))
    form.reason.set_value("Giúp")
    page.add_day()
    idle(qtbot, window)
    assert "hay gõ nhầm tên? Trong sổ có Lê Thị Mai." in form.asked["name"].text()
    form.name.set_value("Lê Thị Mai")
    form.name.edited.emit()
    assert form.asked["name"].isHidden()
    page.add_day()
    idle(qtbot, window)
    assert [day.date for one in sheet(window).people for day in one.added] == [date(2026, 10, 9), date(2026, 10, 11)]


def test_what_is_wrong_is_said_under_its_field(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    choose(qtbot, page, "Lê Thị Mai")
    press(window, Qt.Key.Key_S, CTRL)  # nothing typed yet: to the field, nothing is wrong
    assert page.person.day.line.hasFocus()
    assert page.person.reason.error() == ""
    page.person.day.set_value(date(2026, 10, 5))
    page.add_day()
    assert "lý do" in page.person.reason.error()
    page.person.reason.set_value("Trực")
    page.add_day()
    idle(qtbot, window)
    assert "đã tính cho Lê Thị Mai" in page.person.day.error()
    assert page.total.text() == "Cộng 600.000 đ"


def test_rate_title_and_place_on_the_sheet_are_kept_as_chosen(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    choose(qtbot, page, "Vũ An")
    page.person.rate.combo.setFocus()
    press(window, Qt.Key.Key_Down)
    idle(qtbot, window)
    assert page.total.text() == "Cộng 550.000 đ"
    page.person.title.line.setFocus()
    write(window, "Thanh tra")
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert page.list.texts()[0] == "Vũ An · Thanh tra · Có phụ cấp nghề | 1 | 150.000 | 150.000"
    page.person.in_sheet.tick.setFocus()
    press(window, Qt.Key.Key_Space)
    idle(qtbot, window)
    assert page.list.texts()[0] == "Vũ An · Không lên bảng · Thanh tra · Có phụ cấp nghề | 1 |  | "
    assert page.total.text() == "Cộng 400.000 đ"
    one = sheet(window).people[0]
    assert (one.title, one.rate, one.in_sheet) == ("Thanh tra", Rate.PROFESSION, False)


def test_the_offices_own_figures_are_told_and_reset(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    assert page.told.isHidden()

    def dialog() -> AllowanceAmounts:
        page.open_amounts()
        return page.findChild(AllowanceAmounts)

    made = dialog()
    made.fields[Rate.FULL].set_value("0")
    made.save()
    assert "từ 1 đến" in made.fields[Rate.FULL].error()
    made.fields[Rate.FULL].set_value("180.000")
    made.save()
    idle(qtbot, window)
    assert page.total.text() == "Cộng 540.000 đ"
    assert "Toàn mức 180.000 đ" in page.told.words()
    qtbot.waitUntil(lambda: page.findChild(AllowanceAmounts) is None)
    again = dialog()
    assert again.fields[Rate.FULL].value() == 180_000
    again.reset.click()
    again.save()
    idle(qtbot, window)
    assert page.total.text() == "Cộng 600.000 đ"
    assert page.told.isHidden()


def test_a_month_before_the_circular_is_warned_of(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    for _n in range(10):
        page.period.go_back()
    idle(qtbot, window)
    assert page.period.dates.text() == "01/12/2025 → 31/12/2025"
    assert "trước năm 2026" in page.told.words()


def test_the_sheet_is_seen_and_saved_as_word_and_excel(
    qtbot: QtBot, shown: Show, ward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import docx
    import openpyxl

    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    for ending, save in ((".xlsx", page.save_excel), (".docx", page.save_word)):
        offered: list[str] = []
        given = tmp_path / "bang"

        def ask(*asked: object, offered: list[str] = offered, given: Path = given) -> tuple[str, str]:
            offered.append(str(asked[2]))
            return str(given), ""

        monkeypatch.setattr("ui.pages.allowance.QFileDialog.getSaveFileName", ask)
        save()
        idle(qtbot, window)
        assert offered[0].endswith(f"Bang-boi-duong-20261001-20261031{ending}")
    book = openpyxl.load_workbook(tmp_path / "bang.xlsx")
    cells = [str(cell.value) for one in book.worksheets for row in one.iter_rows() for cell in row]
    assert "Bằng chữ: Sáu trăm nghìn đồng." in cells
    document = docx.Document(str(tmp_path / "bang.docx"))
    words = [paragraph.text for paragraph in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Bằng chữ: Sáu trăm nghìn đồng." in words
    for told in (cells, words):
        assert not [one for one in told if "Kín Đáo" in one or "NTC-" in one]
    press(window, Qt.Key.Key_P, CTRL)
    idle(qtbot, window)
    preview = window.findChild(PreviewDialog)
    assert preview.word_saving.isVisible()
    assert preview._pdf.startswith(b"%PDF")
    preview.reject()


def test_a_file_that_cannot_be_written_is_said(
    qtbot: QtBot, shown: Show, ward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    nowhere = str(tmp_path / "none" / "a.xlsx")
    monkeypatch.setattr("ui.pages.allowance.QFileDialog.getSaveFileName", lambda *_given: (nowhere, ""))
    page.save_excel()
    idle(qtbot, window)
    assert page.notice.isVisible()


@pytest.mark.parametrize("size", ["normal", "large"])
def test_nothing_is_clipped_in_the_smallest_window(
    qtbot: QtBot, qapp: QApplication, shown: Show, ward: Path, size: str
) -> None:
    theme.apply(qapp, "light", size)
    window = shown(ward, PAGES, Settings(theme="light", text_size=size))
    window.resize(910, 485)
    page = opened(qtbot, window)
    choose(qtbot, page, "Lê Thị Mai")
    assert (window.width(), window.height()) == (910, 485)
    inside: list[QWidget] = [page.excel, page.printing, page.amounts, page.person.add, page.person.take_back]
    for button in inside:
        assert isinstance(button, QAbstractButton)
        assert button.width() >= button.sizeHint().width(), button.text()
        corner = button.mapTo(page, QPoint(button.width(), button.height()))
        assert corner.x() <= page.width()
        assert corner.y() <= page.height()
    assert page.total.width() >= page.total.sizeHint().width()
    page.person.begin()
    qtbot.wait(20)
    shown_at = page.person.day.mapTo(page.person, QPoint(0, 0)).y()
    assert 0 <= shown_at < page.person.height() - page.person.day.height()
