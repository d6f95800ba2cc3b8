"""PDF pages as pictures, and onto paper at their true size whatever the screen's scale.

pdfium isn't made for several threads: everything that reads a PDF here is called from the one worker thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintEngine, QPrinter, QPrinterInfo

from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.settings import Settings
    from ui.tasks import Tasks

DPI = 300
"""Sharp enough for a seal and for the QR code; what office laser printers draw natively or a whole fraction of it."""
POINTS = 72.0
PAPERS = {"A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3, "A5": QPageSize.PageSizeId.A5}
OWN = ""
"""In the place of a paper: each page on paper of its own size."""
_NEAR = 3.0  # points; pages of a paper's size, but for rounding


class PrintTrouble(Exception):  # noqa: N818 - said to the officer as it stands
    """The paper didn't come out. The text says what to do."""


class PrintHost(Protocol):
    """What printing needs of the window."""

    tasks: Tasks
    settings: Settings

    def say(self, text: str) -> None: ...
    def save_settings(self, **changes: object) -> None: ...


@dataclass(frozen=True)
class PageShape:
    """A page's width and height in points."""

    width: float
    height: float

    def across(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True)
class PrintJob:
    """`paper` is one of PAPERS or OWN; `copies` counts from 1; `tray` "" as the printer likes."""

    printer: str
    paper: str
    copies: int
    title: str
    tray: str = ""


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_shapes(pdf: bytes) -> list[PageShape]:
    """The pages of a PDF, in order. Worker thread only."""
    with _opened(pdf) as document:
        return [PageShape(*document.get_page_size(number)) for number in range(len(document))]


def joined(papers: Sequence[tuple[bytes, int]]) -> bytes:
    """One PDF of several, each as often as it says. Worker thread only."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    try:
        for pdf, times in papers:
            with _opened(pdf) as document:
                for _time in range(times):
                    whole.import_pages(document)
        made = BytesIO()
        whole.save(made)
        return made.getvalue()
    finally:
        whole.close()


def page_images(pdf: bytes, numbers: list[int], scale: float) -> list[QImage]:
    """Pages (from 0) as pictures, `scale` pixels to a point. Worker thread only."""
    with _opened(pdf) as document:
        return [_picture(document, number, scale) for number in numbers]


def _picture(document: Any, number: int, scale: float) -> QImage:
    page = document[number]
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    made = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
    bitmap.close()
    page.close()
    return made


def printer_names() -> list[str]:
    """The printers of this machine, the system's own first choice first. Main thread."""
    first = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: (name != first, name))


def make_printer(name: str) -> QPrinter:
    """The printer at its own resolution. Main thread."""
    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


def trays(name: str) -> list[tuple[str, str]]:
    """Code and words of each tray of a printer where it has several and the system tells them. Main thread."""
    told = make_printer(name).printEngine().property(QPrintEngine.PrintEnginePropertyKey.PPK_PaperSources)
    known = {source.value: source.name for source in QPrinter.PaperSource}
    words = _tray_words()
    names = dict.fromkeys(known.get(number, "") for number in told or ())
    found = [(one, words[one]) for one in names if one in words]
    return found if len(found) > 1 else []


def _tray_words() -> dict[str, str]:
    return {
        "OnlyOne": _("Khay trên"), "Lower": _("Khay dưới"), "Middle": _("Khay giữa"), "Manual": _("Đưa giấy bằng tay"),
        "Envelope": _("Khay phong bì"), "EnvelopeManual": _("Phong bì đưa bằng tay"), "Tractor": _("Giấy liên tục"),
        "SmallFormat": _("Khay giấy nhỏ"), "LargeFormat": _("Khay giấy lớn"), "LargeCapacity": _("Khay nhiều giấy"),
        "Cassette": _("Hộp giấy"), "FormSource": _("Khay giấy in sẵn"),
    }  # fmt: skip


def paper_of(shape: PageShape) -> str | None:
    """Which of PAPERS a page is as large as."""
    sides = sorted((shape.width, shape.height))
    for name, size in PAPERS.items():
        paper = QPageSize(size).sizePoints()
        if abs(sides[0] - paper.width()) < _NEAR and abs(sides[1] - paper.height()) < _NEAR:
            return name
    return None


def prepare(job: PrintJob, first: PageShape) -> QPrinter:
    """A printer set up for the job, pages drawn from edge to edge so that margins are the paper's own. Main thread."""
    QImageWriter.supportedImageFormats()  # loads Qt's plugins here: in the worker that could lock both threads
    printer = make_printer(job.printer)
    printer.setDocName(job.title)
    printer.setFullPage(True)
    if job.tray:
        printer.setPaperSource(QPrinter.PaperSource[job.tray])
    printer.setPageLayout(_layout(job.paper, first))
    printer.setCopyCount(job.copies)
    return printer


def _layout(paper: str, page: PageShape) -> QPageLayout:
    way = QPageLayout.Orientation.Landscape if page.across() else QPageLayout.Orientation.Portrait
    size = PAPERS.get(paper or paper_of(page) or "A4", QPageSize.PageSizeId.A4)
    layout = QPageLayout(QPageSize(size), way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def draw(pdf: bytes, printer: QPrinter, job: PrintJob, progress: Callable[[int, int], bool] | None = None) -> int:
    """Send the PDF to the printer; gives the number of pages drawn. Raises PrintTrouble. Worker thread only.

    `progress(done, of)` answers whether to go on; its False stops the printer. A printer that can't count copies
    itself is sent the pages again. Each page turns the paper as it needs.
    """
    shapes = page_shapes(pdf)
    rounds = 1 if printer.supportsMultipleCopies() else job.copies
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintTrouble(_("Máy in không nhận lệnh. Hãy xem máy in đã bật, còn giấy và nối với máy này, rồi in lại."))
    try:
        with _opened(pdf) as document:
            count = len(document) * rounds
            for done in range(count):
                if done:
                    printer.setPageLayout(_layout(job.paper, shapes[done % len(document)]))
                if done and not printer.newPage():
                    raise PrintTrouble(_("Máy in dừng giữa chừng. Hãy xem giấy và mực rồi in lại."))
                _draw_page(painter, printer, document, done % len(document))
                if progress is not None and not progress(done + 1, count):
                    printer.abort()
                    raise PrintTrouble(_("Đã dừng in theo lệnh của bạn."))
    finally:
        painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise PrintTrouble(_("Máy in báo lỗi, tờ giấy có thể chưa ra. Hãy xem máy in rồi in lại."))
    return count


def _draw_page(painter: QPainter, printer: QPrinter, document: Any, number: int) -> None:
    picture = _picture(document, number, DPI / POINTS)
    true_size = QSizeF(picture.width(), picture.height()) * (printer.resolution() / DPI)
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    room = min(1.0, paper.width() / true_size.width(), paper.height() / true_size.height())
    if room > 0.98:  # the same paper, but for rounding: nothing is shrunk
        room = 1.0
    painter.drawImage(QRectF(0, 0, true_size.width() * room, true_size.height() * room), picture)
