"""The tallies of a folder put together in the window: who handed in, what is wrong, the workbook, stopping."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from danvan_desk.domain.periods import Period
from danvan_desk.tallies.document import digest, to_json
from danvan_desk.tallies.reporters import province_named
from tests.tallies.made import of_commune
from ui.pages.combine import CombinePage
from ui.pages.reports import ReportsPage
from ui.widgets.buttons import LinkButton

CITY = province_named("Huế")
QUARTER = Period(date(2026, 6, 15), date(2026, 9, 14))


def file_of(folder: Path, place: int, **changes):
    made = replace(of_commune(CITY.communes[place], place), period=QUARTER, made_on=date(2026, 9, 16))
    file = folder / f"{place:02}.json"
    file.write_bytes(to_json(replace(made, **changes)))
    return file


@pytest.fixture
def folder(tmp_path):
    """38 communes: one late, one changed after its digest, one that breaks an identity; two are missing."""
    made = tmp_path / "nop"
    made.mkdir()
    for place in range(35):
        file_of(made, place)
    file_of(made, 35, made_on=date(2026, 9, 21))
    changed, broken = file_of(made, 36), file_of(made, 37)
    changed.write_text(changed.read_text(encoding="utf-8").replace('"5": 1800', '"5": 1801'), encoding="utf-8")
    document = json.loads(broken.read_text(encoding="utf-8"))
    document["tables"]["01/TCD"]["rows"][0]["cells"]["5"] += 1
    broken.write_text(json.dumps(document | {"sha256": digest(document)}), encoding="utf-8")
    return made


@pytest.fixture
def window(home, shown, qtbot):
    made = shown(home, {"reports": ReportsPage, "combine": CombinePage})
    qtbot.waitUntil(lambda: made.page().table() is not None, timeout=20_000)
    return made


@pytest.fixture
def page(window, folder, qtbot, monkeypatch):
    window.go("combine")
    monkeypatch.setattr("ui.pages.combine.QFileDialog.getExistingDirectory", lambda *_given: str(folder))
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    made = window.page()
    qtbot.waitUntil(lambda: not made.band.is_running() and made.list.count() > 0, timeout=20_000)
    return made


def save_as(monkeypatch, path, kind="Excel (*.xlsx)"):
    monkeypatch.setattr("ui.pages.combine.QFileDialog.getSaveFileName", lambda *_given: (str(path), kind))


def test_it_is_reached_from_the_reports_and_from_the_menu(window):
    link = next(one for one in window.page().findChildren(LinkButton) if one.text() == "Tổng hợp nhiều đơn vị…")
    link.click()
    assert isinstance(window.page(), CombinePage)
    assert not window.page().saving.isEnabled()
    assert window.page().saving.toolTip() == "Chọn thư mục trước."
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.page(), ReportsPage)
    tools = window.menu_bar.menus["tools"].actions()
    next(one for one in tools if one.text() == "Tổng hợp nhiều đơn vị…").trigger()
    assert isinstance(window.page(), CombinePage)


def test_who_handed_in_the_worst_first(page):
    texts = page.list.texts()
    assert [text for text in texts if text.startswith("#")] == [
        "# Sai mã kiểm tra 1", "# Chưa khớp 1", "# Nộp muộn 1", "# Thiếu 2", "# Đã nộp 35",
    ]  # fmt: skip
    assert texts[7].startswith(f"{CITY.communes[38].office()} · Thành phố Huế | Thiếu | ")
    assert texts[5] == (
        f"{CITY.communes[35].office()} · 35.json · lập ngày 21/09/2026, sau hạn 17/09/2026 | Nộp muộn | 21/09/2026 | "
        f"{CITY.communes[35].code} | 2"
    )
    assert page.facts() == "kỳ 15/06/2026 → 14/09/2026: đã cộng 37 trên 40 đơn vị"
    assert page.list.hasFocus()


def test_what_is_wrong_with_a_file_stands_beside_it_and_enter_opens_it(page, folder, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "ui.pages.combine.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    assert page.line().received.file.name == "36.json"
    assert page.told.text().splitlines()[0] == "Số liệu không được cộng vào biểu."
    assert "Mã kiểm tra (sha256) không khớp nội dung" in page.told.text()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert opened == [str(folder / "36.json")]
    page.kinds.setFocus()
    QTest.keyClick(page.window(), Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert page.told.text() == "Chưa có tệp nào của đơn vị này trong thư mục."
    assert page.opening.isHidden()


def test_the_kinds_are_counted_and_one_of_them_is_seen_alone(page):
    counts = {code: page.kinds.count_of(code) for code in page.kinds.codes()}
    assert counts == {
        "all": 40, "damaged": 1, "broken": 1, "twice": 0, "other_period": 0, "outside": 0, "late": 1, "missing": 2,
        "handed_in": 35,
    }  # fmt: skip
    page.kinds.setFocus()
    QTest.keyClick(page.kinds, Qt.Key.Key_Right)
    assert [text for text in page.list.texts() if text.startswith("#")] == ["# Sai mã kiểm tra 1"]
    assert page.line().received.file.name == "36.json"
    for _step in range(2):
        QTest.keyClick(page.kinds, Qt.Key.Key_Right)
    assert page.list.texts() == []
    assert page.none._sentence.text() == "Không có đơn vị nào: Trùng."
    assert not page.none.isHidden()
    assert page.told.text() == "Chọn một dòng để xem vì sao."
    QTest.keyClick(page.window(), Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert page.list.count() == 35
    assert page.line() is not None
    QTest.keyClick(page.window(), Qt.Key.Key_Escape)
    assert (page.kinds.value(), page.list.count()) == ("all", 40)


def test_the_workbook_is_saved_and_its_place_is_said(page, tmp_path, qtbot, monkeypatch):
    save_as(monkeypatch, tmp_path / "gop")
    QTest.keyClick(page.window(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.band.is_running(), timeout=20_000)
    assert page.saved.words() == f"Đã ghi {tmp_path / 'gop.xlsx'}"
    sheet = openpyxl.load_workbook(tmp_path / "gop.xlsx", data_only=True)["TH"]
    names = [sheet.cell(at, 1).value for at in range(1, sheet.max_row + 1)]
    assert names.index("Tổng cộng") - names.index("MS") == 38
    save_as(monkeypatch, tmp_path / "gop", "JSON (*.json)")
    page.save()
    qtbot.waitUntil(lambda: (tmp_path / "gop.json").is_file() and not page.band.is_running(), timeout=20_000)
    assert len(json.loads((tmp_path / "gop.json").read_text(encoding="utf-8"))["offices"]) == 40


def test_a_place_that_cannot_be_written_is_said_and_the_list_stays(page, tmp_path, qtbot, monkeypatch):
    save_as(monkeypatch, tmp_path / "khong-co" / "gop.xlsx")
    page.save()
    qtbot.waitUntil(lambda: not page.notice.isHidden(), timeout=20_000)
    assert "Không ghi được" in page.notice.words()
    assert page.list.count() == 40
    assert page.saving.isEnabled()


def test_period_due_day_and_province_are_asked_for(page, qtbot):
    page.end.set_value(date(2026, 6, 14))
    page.reload()
    assert page.start.error() == "Ghi cả hai ngày, hoặc bỏ trống cả hai."
    page.start.set_value(date(2026, 6, 20))
    page.reload()
    assert page.end.error() == "Phải từ ngày đầu kỳ trở đi."
    assert not page.band.is_running()
    page.start.set_value(date(2026, 3, 15))
    page.reload()
    qtbot.waitUntil(lambda: not page.band.is_running(), timeout=20_000)
    assert page.facts() == "không có tệp nào cộng được"
    assert page.saving.toolTip() == "Không có tệp nào cộng được."
    page.start.set_value(None)
    page.end.set_value(None)
    page.due.set_value(date(2026, 9, 15))
    page.province.set_value("Thành phố Đà Nẵng")
    page.reload()
    qtbot.waitUntil(lambda: not page.band.is_running(), timeout=20_000)
    assert [text for text in page.list.texts() if text.startswith("#")] == [
        "# Sai mã kiểm tra 1", "# Ngoài danh sách 37", "# Thiếu 94",
    ]  # fmt: skip


def test_esc_stops_reading_and_the_old_list_stays(page, qtbot, monkeypatch):
    from danvan_desk.tallies import combine as core

    begun, go_on, receive = threading.Event(), threading.Event(), core.receive

    def slow(file):
        begun.set()
        go_on.wait(20)
        return receive(file)

    monkeypatch.setattr(core, "receive", slow)
    before = page.list.texts()
    QTest.keyClick(page.window(), Qt.Key.Key_F5)
    assert begun.wait(20)
    assert page.saving.toolTip() == "Đang làm, chờ xong hoặc bấm Esc để dừng."
    QTest.keyClick(page.window(), Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: not page.band.is_running(), timeout=20_000)
    assert page.list.texts() == before
    assert isinstance(page.window().page(), CombinePage)
    assert page.saving.isEnabled()


def test_a_folder_without_tallies_is_said(page, tmp_path, qtbot):
    (tmp_path / "trong").mkdir()
    page.enter(tmp_path / "trong")
    qtbot.waitUntil(lambda: not page.notice.isHidden(), timeout=20_000)
    assert page.notice.words() == "Không có tệp .json nào để tổng hợp."


def test_nothing_is_cut_on_a_small_screen(page, qtbot):
    window = page.window()
    window.resize(910, 485)
    qtbot.waitUntil(lambda: window.width() == 910)
    for widget in (page.choosing, page.saving, page.again, page.start, page.end, page.due, page.opening, page.list):
        place = widget.mapTo(window, widget.rect().bottomRight())
        if widget.isVisible():
            assert place.x() < 910, widget
            assert place.y() < 485, widget
            assert widget.width() >= widget.minimumSizeHint().width(), widget
    assert page.list.height() > 150


def test_an_own_list_of_who_must_report(page, tmp_path, qtbot, monkeypatch):
    names = tmp_path / "danh-sach.txt"
    names.write_text(f"{CITY.communes[0].name}\n{CITY.communes[39].code}\n", encoding="utf-8")
    given = [str(names)]
    monkeypatch.setattr("ui.pages.combine.QFileDialog.getOpenFileName", lambda *_given: (given[0], ""))
    page.province.set_value("own")
    page.province.edited.emit()
    qtbot.waitUntil(lambda: not page.band.is_running(), timeout=20_000)
    assert page.facts() == "kỳ 15/06/2026 → 14/09/2026: đã cộng 1 trên 2 đơn vị"
    given[0] = ""
    page.province.edited.emit()
    assert page.province.value() is None
    qtbot.waitUntil(lambda: page.facts().endswith("37 trên 40 đơn vị"), timeout=20_000)
