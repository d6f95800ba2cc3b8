"""What the program puts down while it previews, prints and saves is gone afterwards, and never lay outside its home."""

from __future__ import annotations

import os
import tempfile
from datetime import date

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from danvan_desk.actions.add import add_records
from danvan_desk.actions.papers import print_record
from danvan_desk.actions.registers import print_register
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period
from danvan_desk.paths import leave_temporary_folder, use_temporary_folder
from ui import printing
from ui.pages.reception import ReceptionPage
from ui.pages.record_papers import RECEIPT, preview_record

VISIT = {
    "type": "visit", "date": "2026-11-23", "reception": "regular", "person": {"name": "Trần Văn Lợi"},
    "kind": "complaint", "content": "Quyết định thu hồi đất", "outcome": "received",
    "documents": [{"title": "Đơn khiếu nại", "pages": 2, "copy": "original"}],
}  # fmt: skip
NUMBER = "TD-2026-00001"


@pytest.fixture
def system(tmp_path, monkeypatch):
    """The system's folder for such files, empty. Qt and Python both take it from the environment."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def books(home):
    desk = open_desk(home)
    add_records(desk, [VISIT])
    close_desk(desk)
    return home


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_receipt_printed_and_saved_leaves_nothing(books, shown, system, qtbot, monkeypatch, tmp_path):
    out = tmp_path / "ra"
    out.mkdir()
    before = {name for name in names(books) if not name.startswith("danvan.sqlite")}

    def to_file(_name):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out / "in.pdf"))
        return printer

    monkeypatch.setattr(printing, "printer_names", lambda: ["Máy thử"])
    monkeypatch.setattr(printing, "make_printer", to_file)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(out / "luu.pdf"), ""))
    window = shown(books, {"reception": ReceptionPage})
    window.go("reception", NUMBER)
    for put_out in ("print_it", "save"):
        preview_record(window.page(), RECEIPT, NUMBER)
        qtbot.waitUntil(lambda: previews(window) != [], timeout=15_000)
        (dialog,) = previews(window)
        qtbot.waitUntil(dialog.pages.has_pictures, timeout=20_000)
        getattr(dialog, put_out)()
        qtbot.waitUntil(lambda: previews(window) == [] and not window.tasks.is_busy(), timeout=30_000)
    window.close()
    assert names(out) == ["in.pdf", "luu.pdf"]
    assert names(system) == []
    left = {name for name in names(books) if not name.startswith("danvan.sqlite")} - before
    assert left <= {"settings.json", "logs"}


def previews(window):
    from ui.dialogs.preview import PreviewDialog

    return [one for one in window.findChildren(PreviewDialog) if one.isVisible()]


def test_what_a_workbook_puts_down_lies_in_the_home(books, system, monkeypatch):
    """Its sheets stand in files until they are packed."""
    where = []
    make = tempfile.mkstemp
    monkeypatch.setattr(tempfile, "mkstemp", lambda *a, **k: where.append(tempfile.gettempdir()) or make(*a, **k))
    desk = open_desk(books)
    use_temporary_folder(books)
    try:
        print_register(desk, Period(date(2026, 11, 1), date(2026, 11, 23)), "xlsx")
        print_record(desk, RECEIPT, NUMBER)
    finally:
        close_desk(desk)
        leave_temporary_folder(books)
    assert set(where) == {str(books / "tam")}
    assert names(system) == []
    assert "tam" not in names(books)


def test_what_a_power_cut_left_is_thrown_away_and_what_another_window_needs_is_kept(books, system):
    old, fresh = books / "tam" / "cu.tmp", books / "tam" / "moi.tmp"
    old.parent.mkdir()
    for file in (old, fresh):
        file.write_bytes(b"x")
    os.utime(old, (0, 0))
    use_temporary_folder(books)
    assert names(books / "tam") == ["moi.tmp"]
    leave_temporary_folder(books)
    assert fresh.exists()
    assert tempfile.tempdir is None
