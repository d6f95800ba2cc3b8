"""The preview: pages drawn, a file saved, a printer that is there or isn't; nothing is called printed that wasn't."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.receipt import ReceiptData, receipt_pdf
from ui import printing
from ui.dialogs.preview import PreviewDialog


@pytest.fixture
def pdf():
    return receipt_pdf(ReceiptData(letterhead=Letterhead(office="UBND phường Bình An"), number="TD-2026-00001"))


def opened(window, pdf, qtbot, outputs):
    dialog = PreviewDialog(pdf, "Giấy biên nhận", "giay.pdf", outputs.append, window)
    dialog.open()
    qtbot.waitUntil(dialog.pages.has_pictures, timeout=20_000)
    return dialog


def test_without_a_printer_the_file_still_comes_out(shown, home, qtbot, monkeypatch, tmp_path, pdf):
    window, outputs, target = shown(home), [], tmp_path / "ra.pdf"
    monkeypatch.setattr(printing, "printer_names", list)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    dialog = opened(window, pdf, qtbot, outputs)
    assert "chưa có máy in" in dialog.notice.words()
    dialog.print_it()
    assert outputs == []
    dialog.save()
    qtbot.waitUntil(lambda: outputs == ["pdf"], timeout=10_000)
    assert target.read_bytes() == pdf


def test_printing_is_told_only_once_it_is_out(shown, home, qtbot, monkeypatch, tmp_path, pdf):
    window, outputs, paper = shown(home), [], tmp_path / "giay-in.pdf"
    monkeypatch.setattr(printing, "printer_names", lambda: ["Máy thử"])

    def to_file(_name):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        return printer

    monkeypatch.setattr(printing, "make_printer", to_file)
    dialog = opened(window, pdf, qtbot, outputs)
    dialog.choice.copies.set_value(2)
    dialog.print_it()
    assert outputs == []
    qtbot.waitUntil(lambda: outputs == ["print"], timeout=30_000)
    assert paper.stat().st_size > 0
    shape = printing.page_shapes(paper.read_bytes())[0]
    assert (round(shape.width), round(shape.height)) == (595, 842)
    assert (window.settings.printer, window.settings.copies) == ("Máy thử", 2)


def test_zoom_and_pages(shown, home, qtbot, pdf, monkeypatch):
    window = shown(home)
    monkeypatch.setattr(printing, "printer_names", list)
    dialog = opened(window, pdf, qtbot, [])
    before = dialog.pages.zoom()
    dialog.pages.zoom_by(1.2)
    assert dialog.pages.zoom() > before
    qtbot.waitUntil(dialog.pages.has_pictures, timeout=20_000)
    dialog.reject()
    assert (
        printing.prepare(printing.PrintJob("", "A4", 1, "x"), printing.PageShape(842, 595)).pageLayout().orientation()
        == QPageLayout.Orientation.Landscape
    )
