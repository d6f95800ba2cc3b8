"""In nhiều giấy tờ: ticked, looked at as one, printed as one, and each noted on its own record."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from danvan_desk import settings as settings_file
from danvan_desk.actions.add import add_records
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.queries.printed import times_printed
from danvan_desk.settings import HALVES, Settings
from ui.dialogs.all_keys import own_keys
from ui.dialogs.preview import PreviewDialog
from ui.pages.cases import CasesPage
from ui.pages.reception import ReceptionPage
from ui.pages.several_papers import SeveralPapers

CASE, PETITION, VISIT = "VV-2026-00001", "DT-2026-00001", "TD-2026-00001"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PEOPLE = [{"name": "Trần Văn Lợi", "address": "41 Nguyễn Trung Trực"}, {"name": "Lê Thị Na"}]
RECORDS = [
    {"type": "petition", "received": "2026-11-02", "channel": "post", "kind": "complaint", "people": PEOPLE,
     "respondent": "UBND phường Bình An", "content": "Quyết định thu hồi đất"},
    {"type": "visit", "date": "2026-11-02", "reception": "regular", "people": PEOPLE, "kind": "complaint",
     "content": "Quyết định thu hồi đất", "outcome": "received",
     "documents": [{"title": "Đơn khiếu nại", "pages": 2, "copy": "original"}]},
]  # fmt: skip


@pytest.fixture
def asked(home, shown, qtbot, monkeypatch, tmp_path):
    """asked(number, settings) → the dialog over the page of that record; what is saved goes to tmp_path / "ra.pdf"."""
    desk = open_desk(home)
    add_records(desk, RECORDS)
    close_desk(desk)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "ra.pdf"), ""))

    def ask(number, settings=None):
        if settings:
            settings_file.save(home, settings)
        window = shown(home, {"cases": CasesPage, "reception": ReceptionPage}, settings)
        window.open_record(number)
        ready = (lambda: window.page().card.sheet) if number == CASE else (lambda: window.page().card.card)
        qtbot.waitUntil(lambda: ready() is not None, timeout=15_000)
        QTest.keyClick(window, Qt.Key.Key_M, CTRL | SHIFT)
        (dialog,) = window.findChildren(SeveralPapers)
        qtbot.waitUntil(lambda: bool(dialog.rows), timeout=15_000)
        dialog.shell = window
        return dialog

    return ask


def saved(dialog, qtbot, tmp_path):
    """The pages as text, once what is chosen was looked at and saved."""
    dialog.preview()
    qtbot.waitUntil(lambda: bool(dialog.shell.findChildren(PreviewDialog)), timeout=15_000)
    (preview,) = dialog.shell.findChildren(PreviewDialog)
    qtbot.waitUntil(preview.pages.has_pictures, timeout=20_000)
    assert preview.choice.copies.isHidden()
    preview.save()
    qtbot.waitUntil(lambda: not dialog.shell.findChildren(SeveralPapers), timeout=15_000)
    qtbot.waitUntil(lambda: not dialog.shell.tasks.is_busy(), timeout=15_000)
    pages = PdfReader(BytesIO((tmp_path / "ra.pdf").read_bytes())).pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pages]


def forms(dialog):
    return [(one.form, one.record, tick.value(), copies.value()) for one, tick, copies in dialog.rows]


def test_the_papers_of_a_case_go_out_together(asked, qtbot, tmp_path):
    dialog = asked(CASE)
    assert forms(dialog) == [
        ("02-TCD", PETITION, True, 2), ("DS-KT", PETITION, True, 1), ("GT-TH", CASE, True, 1),
        ("XLD-01", CASE, True, 1), ("BIA-HS", CASE, True, 1),
    ]  # fmt: skip
    dialog.rows[2][1].set_value(False)
    dialog.rows[1][2].set_value(3)
    pages = saved(dialog, qtbot, tmp_path)
    titles = ["GIẤY BIÊN NHẬN"] * 2 + ["DANH SÁCH"] * 3 + ["PHIẾU ĐỀ XUẤT", "BÌA HỒ SƠ"]
    assert len(pages) == len(titles)
    assert all(title in page for title, page in zip(titles, pages, strict=True))
    assert not any("Bản in lại" in page for page in pages)
    desk = dialog.shell.desk
    records = (("02-TCD", PETITION), ("DS-KT", PETITION), ("GT-TH", CASE), ("XLD-01", CASE), ("BIA-HS", CASE))
    assert [times_printed(desk, form, record) for form, record in records] == [1, 1, 0, 1, 1]


def test_what_was_printed_before_is_not_ticked_and_says_so(asked, qtbot, tmp_path):
    dialog = asked(VISIT)
    assert [row[0] for row in forms(dialog)] == ["02-TCD", "DS-KT", "GT-TH"]
    for _one, tick, _copies in dialog.rows[1:]:
        tick.set_value(False)
    assert len(saved(dialog, qtbot, tmp_path)) == 2
    next(one for one in dialog.shell.page().commands() if one.key == "Ctrl+Shift+M").run()
    (again,) = dialog.shell.findChildren(SeveralPapers)
    again.shell = dialog.shell
    qtbot.waitUntil(lambda: bool(again.rows), timeout=15_000)
    assert [row[2] for row in forms(again)] == [False, True, True]
    again.turn_all()
    pages = saved(again, qtbot, tmp_path)
    assert ["Bản in lại" in page for page in pages] == [True, True, False, False]


def test_a_receipt_for_both_sides_on_one_sheet_is_wanted_once(asked):
    assert forms(asked(VISIT, Settings(theme="light", receipt=HALVES)))[0] == ("02-TCD", VISIT, True, 1)


def test_with_nothing_ticked_there_is_nothing_to_print(asked, qtbot):
    dialog = asked(CASE)
    dialog.turn_all()
    assert dialog.chosen() == []
    assert not dialog.printing.isEnabled()
    dialog.preview()
    qtbot.wait(50)
    assert dialog.shell.findChildren(PreviewDialog) == []


def test_the_key_stands_among_all_keys(asked):
    window = asked(CASE).shell
    assert "In nhiều giấy tờ" in [words for _key, words in own_keys(window.page().commands())]
