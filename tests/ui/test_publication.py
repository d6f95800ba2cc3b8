"""Danh sách công khai: reached from Báo cáo, overdue first; the text told is written beside, posting is recorded for
several cases at once, the list goes out with nobody named."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from danvan_desk.actions.add import add_lines
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.publication import publications
from tests.actions.denouncer import TOLD, WHO
from tests.actions.test_publication import DENOUNCED, HER, HERS, SAID, YEAR, found_in, petition
from tests.records import event
from tests.ui.conftest import ProbePage
from tests.ui.hands import idle, press
from tests.ui.meeting_home import fill
from ui.main_window import MainWindow
from ui.pages.publication import PublicationPage
from ui.pages.publication_side import PostedDialog
from ui.pages.report_periods import own
from ui.pages.reports import ReportsPage

PAGES = {"today": ProbePage, "cases": ProbePage, "reports": ReportsPage, "publication": PublicationPage}
CTRL = Qt.KeyboardModifier.ControlModifier
ASKED = own(YEAR.start, YEAR.end)
Show = Callable[..., MainWindow]


@pytest.fixture
def ward(home: Path) -> Path:
    records = [
        petition("complaint", [HER], SAID, ref="c"),
        event("c", "accepted", "2026-09-04"),
        event("c", "decided", "2026-10-05", outcome="partly_right", document_no="45/QĐ-UBND"),
        petition("denunciation", [WHO], TOLD, ref="d"),
        event("d", "accepted", "2026-09-08"),
        event("d", "concluded", "2026-10-06", outcome="wrong", document_no="7/KL-UBND"),
        petition("feedback", [HER], "Đèn đường hỏng", ref="f", field="environment"),
        event("f", "answered", "2026-11-19", outcome="final", document_no="9/UBND-VP"),
    ]
    return fill(home, records)


def opened(qtbot: QtBot, window: MainWindow) -> PublicationPage:
    window.go("publication", ASKED)
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, PublicationPage)
    return page


def summaries(window: MainWindow) -> dict[str, str]:
    return {one.kind: one.summary for one in publications(window.desk, YEAR)}


def test_from_the_reports_the_period_is_listed_overdue_first(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    window.go("reports", ASKED)
    idle(qtbot, window)
    press(window, Qt.Key.Key_D, CTRL)
    idle(qtbot, window)
    page = window.page()
    assert isinstance(page, PublicationPage)
    assert page.period.asked() == ASKED
    assert page.facts() == "3 kết quả, 2 quá hạn, 3 chưa công khai"
    texts = page.list.texts()
    assert [line for line in texts if line.startswith("#")] == ["# Quá hạn công khai 2", "# Chưa công khai 1"]
    assert texts[2] == "VV-2026-00002 · Tố cáo · Tố cáo, lĩnh vực đất đai | 15/10/2026 | "
    assert found_in({"list": " ".join(texts)}, (*HERS, *DENOUNCED)) == []
    assert page.list.hasFocus()


def test_enter_opens_the_case_and_an_empty_period_says_so(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    press(window, Qt.Key.Key_Return)
    idle(qtbot, window)
    assert window.page().told == ["VV-2026-00001"]  # type: ignore[attr-defined]
    page = opened(qtbot, window)
    page.period.choose(own(YEAR.start, YEAR.start))
    idle(qtbot, window)
    assert page.list.isHidden()
    assert page.empty.isVisible()


def test_nothing_is_recorded_or_printed_before_the_list_is_read(
    qtbot: QtBot, shown: Show, ward: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from danvan_desk.queries import publication

    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    assert page.posting.isEnabled()
    assert page.printing.isEnabled()
    read, go_on = publication.publications, threading.Event()

    def slow(*given: Any) -> Any:
        go_on.wait(20)
        return read(*given)

    monkeypatch.setattr(publication, "publications", slow)
    page.period.choose(own(YEAR.start, YEAR.start))
    page.list.selectAll()
    press(window, Qt.Key.Key_F2)
    press(window, Qt.Key.Key_P, CTRL)
    awaited = [(button.isEnabled(), button.toolTip()) for button in (page.posting, page.printing)]
    opened_ones = [one for one in window.findChildren(QDialog) if one.isVisible()]
    go_on.set()
    idle(qtbot, window)
    assert (awaited, opened_ones) == ([(False, "Chờ đọc xong danh sách.")] * 2, [])
    assert page.printing.isEnabled()
    assert page.posting.toolTip() == "Chọn vụ việc chưa công khai để ghi."


def test_what_is_typed_is_kept_and_nobody_is_named_by_it(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    page.side.text.box.setFocus()
    page.side.text.box.setPlainText("Đo lại thửa 12 của bà Trương Mỹ Lệ Quyên")
    press(window, Qt.Key.Key_S, CTRL)
    idle(qtbot, window)
    assert page.side.text.value() == "Đo lại thửa 12 của người khiếu nại"
    assert summaries(window)["complaint"] == "Đo lại thửa 12 của người khiếu nại"
    assert page.side.again.isVisible()
    assert page.side.named.isHidden()
    page.side.text.box.setPlainText("Viết lại lần nữa, có ông Lương Văn Tấn")
    assert page.side.named.text() == "Còn nêu tên: Lương Văn Tấn. Xem lại trước khi công khai."
    page.side.text.box.setPlainText("Viết lại lần nữa")
    page.list.select("VV-2026-00002")  # going to another case keeps it
    idle(qtbot, window)
    assert summaries(window)["complaint"] == "Viết lại lần nữa"
    assert page.side.text.value() == "Tố cáo, lĩnh vực đất đai"
    assert "giữ kín" in page.side.left_out.text()
    page.list.select("VV-2026-00001")
    page.side.again.click()
    idle(qtbot, window)
    assert summaries(window)["complaint"].startswith("Người khiếu nại")
    assert page.side.again.isHidden()


def test_what_is_typed_is_kept_when_the_page_is_left(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    page.side.text.box.setFocus()
    page.side.text.box.setPlainText("Lời ghi dở")
    window.go("today")
    idle(qtbot, window)
    assert summaries(window)["complaint"] == "Lời ghi dở"


def test_several_cases_are_recorded_as_made_public(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    page.list.selectAll()
    press(window, Qt.Key.Key_F2)
    dialog = page.findChild(PostedDialog)
    assert dialog is not None
    dialog.day.set_value("2026-11-18")
    dialog.save()  # feedback was answered a day later
    assert dialog.isVisible()
    dialog.day.set_value("2026-11-20")
    dialog.document_no.set_value("3/BB-UBND")
    dialog.save()
    idle(qtbot, window)
    assert page.list.texts()[0] == "# Đã công khai 3"
    assert [one.published_on.isoformat() for one in publications(window.desk, YEAR) if one.published_on] == [
        "2026-11-20"
    ] * 3
    last = case_card(window.desk, "VV-2026-00002").events[-1]
    assert (last.event, last.document_no) == ("published", "3/BB-UBND")
    assert not page.posting.isEnabled()


def test_the_order_of_things_holds_for_posting_too(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    page.list.selectAll()
    page.ask_posted()
    dialog = page.findChild(PostedDialog)
    assert dialog is not None
    desk = open_desk(ward)  # meanwhile somebody corrects the day of a decision
    moved = event("VV-2026-00001", "corrected", "2026-11-23", of=3, until="2026-11-22", reason="Ghi nhầm ngày")
    add_lines(desk, [json.dumps(moved)])
    close_desk(desk)
    dialog.day.set_value("2026-11-20")
    dialog.save()
    idle(qtbot, window)
    assert page.notice.isVisible()
    assert "VV-2026-00001" in page.notice.words()
    assert all(one.published_on is None for one in publications(window.desk, YEAR))


def test_the_list_goes_out_on_paper_and_as_excel(
    qtbot: QtBot, shown: Show, ward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    press(window, Qt.Key.Key_P, CTRL)
    idle(qtbot, window)
    assert page.preview_dialog.word_saving.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_of: (str(tmp_path / "list.docx"), ""))
    page.preview_dialog.save_word()
    idle(qtbot, window)
    assert (tmp_path / "list.docx").exists()
    file = tmp_path / "cong-khai"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_of: (str(file), ""))
    page.save_excel()
    idle(qtbot, window)
    sheet = openpyxl.load_workbook(f"{file}.xlsx").active
    told = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert "45/QĐ-UBND" in told
    assert found_in({"xlsx": told}, (*HERS, *DENOUNCED)) == []
    with closing(sqlite3.connect(ward / "danvan.sqlite")) as kept:
        rows = kept.execute("SELECT record, after FROM change WHERE action = 'print publication'").fetchall()
    cases = [f"VV-2026-0000{n}" for n in (1, 2, 3)]
    assert [(record, json.loads(after)) for record, after in rows] == [
        ("publication 2026-01-01/2026-12-31", {"form": form, "cases": cases}) for form in ("docx", "excel")
    ]


@pytest.mark.parametrize("size", [(910, 485), (1280, 760)])
def test_nothing_is_cut_where_the_window_is_low(qtbot: QtBot, shown: Show, ward: Path, size: tuple[int, int]) -> None:
    window = shown(ward, PAGES)
    window.resize(*size)
    page = opened(qtbot, window)
    for button in (page.posting, page.side.save):
        assert button.width() >= button.sizeHint().width()
        place = button.mapTo(window, button.rect().bottomRight())
        assert window.rect().contains(place)


def test_what_earlier_periods_owe_is_one_click_away(qtbot: QtBot, shown: Show, ward: Path) -> None:
    window = shown(ward, PAGES)
    page = opened(qtbot, window)
    page.period.choose(own(YEAR.end.replace(month=11, day=1), YEAR.end))
    idle(qtbot, window)
    assert page.earlier.text().startswith("2 kết quả trước kỳ này")
    page.earlier.click()
    idle(qtbot, window)
    assert page.facts() == "3 kết quả, 2 quá hạn, 3 chưa công khai"
