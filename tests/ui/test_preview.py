"""The preview: pages drawn, a file saved, a printer that is there or isn't; nothing is called printed that wasn't."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from danvan_desk import settings as settings_file
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.receipt import ReceiptData, halves_pdf, receipt_pdf
from danvan_desk.papers.receipt_word import receipt_docx
from danvan_desk.papers.sheet import A5
from ui import printing
from ui.dialogs.preview import Layouts, PreviewDialog
from ui.printing import OWN, PageShape, PrintJob

DATA = ReceiptData(letterhead=Letterhead(office="UBND phường Bình An"), number="TD-2026-00001")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pdf():
    return receipt_pdf(DATA)


@pytest.fixture
def printed(monkeypatch, tmp_path):
    """A printer whose paper is a file."""
    paper = tmp_path / "giay-in.pdf"
    monkeypatch.setattr(printing, "printer_names", lambda: ["Máy thử", "Máy hai"])
    monkeypatch.setattr(printing, "make_printer", lambda _name: to_file(paper))
    return paper


def to_file(paper):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    return printer


def opened(window, pdf, qtbot, outputs, **more):
    dialog = PreviewDialog(pdf, "Giấy biên nhận", "giay.pdf", outputs.append, window, **more)
    dialog.open()
    qtbot.waitUntil(dialog.pages.has_pictures, timeout=20_000)
    return dialog


def print_out(dialog, outputs, qtbot):
    dialog.print_it()
    assert outputs == []
    qtbot.waitUntil(lambda: outputs == ["print"], timeout=30_000)


def sizes(pdf):
    return [(round(shape.width), round(shape.height)) for shape in printing.page_shapes(pdf)]


def ink(pdf):
    """Where the first page is dark, in points: left, top, right, bottom."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=2).to_pil().convert("L").point(lambda grey: 255 if grey < 128 else 0)
        page.close()
    return tuple(side / 2 for side in picture.getbbox())


def test_without_a_printer_the_file_still_comes_out(shown, home, qtbot, monkeypatch, tmp_path, pdf):
    window, outputs, target = shown(home), [], tmp_path / "ra.pdf"
    monkeypatch.setattr(printing, "printer_names", list)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    dialog = opened(window, pdf, qtbot, outputs, warning="Còn để trống: Giờ nhận\nĐịa danh")
    assert "chưa có máy in" in dialog.notice.words()
    assert "Giờ nhận<br>Địa danh<br>Máy này" in dialog.notice.words()
    dialog.print_it()
    assert outputs == []
    dialog.save()
    qtbot.waitUntil(lambda: outputs == ["pdf"], timeout=10_000)
    assert target.read_bytes() == pdf


def test_printing_is_told_only_once_it_is_out(shown, home, qtbot, printed, pdf):
    window, outputs = shown(home), []
    dialog = opened(window, pdf, qtbot, outputs)
    dialog.choice.copies.set_value(2)
    print_out(dialog, outputs, qtbot)
    assert set(sizes(printed.read_bytes())) == {(595, 842)}
    assert (window.settings.printer, window.settings.copies) == ("Máy thử", 2)


def test_the_paper_is_the_pages_own_whatever_was_chosen_the_last_time(shown, home, qtbot, printed):
    window, outputs = shown(home), []
    window.save_settings(paper="A3")
    assert opened(window, receipt_pdf(DATA), qtbot, []).choice.paper.value() == "A4"
    dialog = opened(window, receipt_pdf(DATA, page=A5), qtbot, outputs)
    assert dialog.choice.paper.value() == "A5"
    print_out(dialog, outputs, qtbot)
    assert sizes(printed.read_bytes()) == [(420, 595)]


def test_a_printer_with_several_trays_is_asked_about_them(shown, home, qtbot, printed, pdf, monkeypatch):
    window, outputs, sources = shown(home), [], []
    told = {"Máy thử": [("OnlyOne", "Khay trên"), ("Lower", "Khay dưới")], "Máy hai": []}
    monkeypatch.setattr(printing, "trays", told.get)
    prepare = printing.prepare
    monkeypatch.setattr(printing, "prepare", lambda job, first: sources.append(job.tray) or prepare(job, first))
    dialog = opened(window, pdf, qtbot, outputs)
    qtbot.waitUntil(dialog.choice.tray.isVisible)
    assert dialog.choice.tray.value() == ""
    dialog.choice.tray.set_value("Lower")
    print_out(dialog, outputs, qtbot)
    assert (sources, settings_file.load(home).tray) == (["Lower"], "Lower")
    again = opened(window, pdf, qtbot, [])
    qtbot.waitUntil(again.choice.tray.isVisible)
    assert again.choice.tray.value() == "Lower"
    again.choice.printer.set_value("Máy hai")
    again.choice.printer.edited.emit()
    assert again.choice.tray.isHidden()
    again.reject()


def test_a_printer_that_tells_no_trays_is_not_asked(monkeypatch, tmp_path):
    printer = to_file(tmp_path / "x.pdf")
    monkeypatch.setattr(printing, "make_printer", lambda _name: printer)
    assert printing.trays("Máy thử") == []


@pytest.mark.parametrize(
    ("told", "codes"), [([0, 1, 3, 6, 14, 259], ["OnlyOne", "Lower", "Manual"]), ([0, 6], []), (None, [])]
)
def test_only_trays_with_a_name_are_offered(monkeypatch, told, codes):
    class Engine:
        def property(self, _key):
            return told

        def printEngine(self):
            return self

    monkeypatch.setattr(printing, "make_printer", lambda _name: Engine())
    assert [code for code, _words in printing.trays("x")] == codes


def test_another_layout_takes_the_place_of_the_first(shown, home, qtbot, printed, pdf):
    window, outputs = shown(home), []
    made = {"halves": (halves_pdf(DATA), "vừa nửa tờ"), "a5": (receipt_pdf(DATA, page=A5), "")}
    layouts = Layouts({"a4": "A4", "halves": "Hai nửa", "a5": "A5"}, "a4", made.get)
    dialog = opened(window, pdf, qtbot, outputs, layouts=layouts)
    for code, size, words in (("halves", (842, 595), "vừa nửa tờ"), ("a5", (420, 595), "")):
        dialog.layouts.set_value(code)
        dialog.layouts.edited.emit()
        qtbot.waitUntil(lambda size=size: sizes_shown(dialog) == [size], timeout=10_000)
        assert words in dialog.notice.words() if words else dialog.notice.isHidden()
    qtbot.waitUntil(dialog.pages.has_pictures, timeout=20_000)
    print_out(dialog, outputs, qtbot)
    assert sizes(printed.read_bytes()) == [(420, 595)]


def sizes_shown(dialog):
    return [(round(shape.width), round(shape.height)) for shape in dialog._shapes]


def test_papers_of_several_sizes_go_each_on_its_own(shown, home, qtbot, printed, pdf):
    window, outputs = shown(home), []
    whole = printing.joined([(pdf, 2), (halves_pdf(DATA), 1), (receipt_pdf(DATA, page=A5), 1)])
    dialog = opened(window, whole, qtbot, outputs, ask_copies=False)
    assert (dialog.choice.paper.value(), dialog.choice.copies.isHidden()) == (OWN, True)
    print_out(dialog, outputs, qtbot)
    assert sizes(printed.read_bytes()) == [(595, 842), (595, 842), (842, 595), (420, 595)]
    assert (window.settings.copies, window.settings.paper) == (1, "A4")


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
        printing.prepare(PrintJob("", "A4", 1, "x"), PageShape(842, 595)).pageLayout().orientation()
        == QPageLayout.Orientation.Landscape
    )


def test_a_paper_that_grows_a_page_stays_where_it_was_scrolled_to(shown, home, qtbot, printed, pdf):
    dialog = opened(shown(home), pdf, qtbot, [])
    dialog.pages.zoom_by(1.5)
    zoom = dialog.pages.zoom()
    dialog.pages.verticalScrollBar().setValue(150)
    longer = printing.joined([(pdf, 3)])
    dialog.pages.show_pdf(longer, printing.page_shapes(longer))
    qtbot.waitUntil(dialog.pages.has_pictures, timeout=20_000)
    assert (dialog.pages.verticalScrollBar().value(), dialog.pages.zoom()) == (150, zoom)
    dialog.reject()


PRINT = """
import sys
from pathlib import Path
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from ui import printing
app = QApplication([])
def to_file(_name):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(sys.argv[2])
    return printer
printing.make_printer = to_file
pdf = Path(sys.argv[1]).read_bytes()
job = printing.PrintJob("", printing.OWN, 1, "Giấy")
printer = printing.prepare(job, printing.page_shapes(pdf)[0])
print("prepared", file=sys.stderr, flush=True)
printing.draw(pdf, printer, job)
print("drawn", file=sys.stderr, flush=True)
print(app.primaryScreen().devicePixelRatio())
"""


def test_the_worker_thread_loads_no_plugin_of_qt(tmp_path, pdf):
    """Loading one takes a lock the main thread may hold while it waits for Python: both would wait for ever."""
    given = tmp_path / "giay.pdf"
    given.write_bytes(pdf)
    done = subprocess.run(
        [sys.executable, "-c", PRINT, str(given), str(tmp_path / "in.pdf")], capture_output=True, text=True, check=True,
        env={**os.environ, "QT_DEBUG_PLUGINS": "1", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    before, drawing = done.stderr.partition("drawn")[0].split("prepared")
    assert "loaded library" in before
    assert [line for line in drawing.splitlines() if line.endswith(" loaded library")] == []


@pytest.mark.parametrize("page", ["a4", "halves", "a5"])
def test_what_is_printed_is_as_large_whatever_the_screens_scale(tmp_path, page):
    made = {"a4": receipt_pdf(DATA), "halves": halves_pdf(DATA), "a5": receipt_pdf(DATA, page=A5)}[page]
    given = tmp_path / "giay.pdf"
    given.write_bytes(made)
    found, scales = [], set()
    for scale in ("1", "1.5"):
        out = tmp_path / f"in-{scale}.pdf"
        environment = {**os.environ, "QT_SCALE_FACTOR": scale, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", PRINT, str(given), str(out)], env=environment, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        scales.add(done.stdout.strip())
        found.append((sizes(out.read_bytes()), ink(out.read_bytes())))
    assert scales == {"1.0", "1.5"}
    assert found[0] == found[1]
    assert found[0][0] == sizes(made)
    assert found[0][1] == pytest.approx(ink(made), abs=1.5)


def test_word_is_offered_where_the_paper_has_it_and_a_failure_is_said(shown, home, qtbot, monkeypatch, tmp_path, pdf):
    window, outputs, target = shown(home), [], tmp_path / "ra"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    plain = opened(window, pdf, qtbot, outputs)
    assert not plain.word_saving.isVisible()
    plain.save_word()
    plain.reject()

    def broken():
        raise OSError(28, "hết chỗ")

    dialog = opened(window, pdf, qtbot, outputs, word=broken)
    assert dialog.word_saving.isVisible()
    dialog.save_word()
    qtbot.waitUntil(lambda: "hết chỗ" in dialog.notice.words(), timeout=10_000)
    assert dialog.word_saving.isEnabled()
    assert (outputs, list(tmp_path.glob("ra*"))) == ([], [])
    dialog.reject()
    word = receipt_docx(DATA)
    dialog = opened(window, pdf, qtbot, outputs, word=lambda: word)
    dialog.save_word()
    qtbot.waitUntil(lambda: outputs == ["docx"], timeout=10_000)
    assert target.with_suffix(".docx").read_bytes() == word
