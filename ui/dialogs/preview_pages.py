"""The pages of a paper one under the other; only those in view are drawn, at the zoom and sharpness needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import printing, theme
from ui.printing import POINTS, PageShape
from ui.tasks import Tasks
from ui.widgets.panel import clear_out

_SCREEN_DPI = 96.0
_LEAST, _MOST, _WIDEST_FIT = 0.3, 5.0, 1.9
_GAP = 12
_WAIT_MS = 60


class PagesView(QScrollArea):
    """`show_pdf(pdf, shapes)`, again for each other paper or other words; the pictures are drawn in the worker thread,
    `failed(error)` where they can't be. Zoom is logical pixels to a point."""

    zoomed = Signal(int)

    def __init__(self, tasks: Tasks, failed: Callable[[Exception], object]) -> None:
        super().__init__()
        self._tasks, self._failed = tasks, failed
        self.pdf = b""
        self._zoom, self._fit = 1.0, True
        self._sheets: list[_Sheet] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._whole = QWidget()
        self._box = QVBoxLayout(self._whole)
        self._box.setContentsMargins(8, 4, 8, 4)
        self._box.setSpacing(_GAP)
        self.setWidget(self._whole)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._fetch)
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._timer.start())

    def show_pdf(self, pdf: bytes, shapes: Sequence[PageShape]) -> None:
        """In the place of the pages before, left where they were scrolled and zoomed to; `shapes` are its pages'."""
        self.pdf = pdf
        if [sheet.shape_ for sheet in self._sheets] == list(shapes):  # as while words are typed: each page stays until
            for sheet in self._sheets:  # its new picture is there
                sheet.outdate()
            self._timer.start()
            return
        clear_out(self._box)
        self._sheets = []
        for shape in shapes:
            sheet = _Sheet(shape)
            self._sheets.append(sheet)
            self._box.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._box.addStretch(1)
        if self._fit:
            self.fit_width()
        else:
            self._set_zoom(self._zoom)

    def zoom(self) -> float:
        return self._zoom

    def zoom_by(self, factor: float) -> None:
        self._fit = False
        self._set_zoom(self._zoom * factor)

    def fit_width(self) -> None:
        """As wide as there is room beside the scroll bar, shown or not: a page that just fits made it come and go.

        A small paper is not blown up beyond easy reading.
        """
        self._fit = True
        if self._sheets:
            widest = max(sheet.shape_.width for sheet in self._sheets)
            room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * 8 - 4
            self._set_zoom(min(_WIDEST_FIT, room / widest))

    def turn(self, pages: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * round(self.viewport().height() * 0.9))

    def has_pictures(self) -> bool:
        """Every page in view is drawn as sharp as the screen is."""
        return bool(self._sheets) and not self._missing()

    def _scale(self) -> float:
        return self._zoom * self.devicePixelRatioF()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = max(_LEAST, min(_MOST, zoom))
        for sheet in self._sheets:
            sheet.set_zoom(self._zoom)
        self.zoomed.emit(round(self._zoom * POINTS / _SCREEN_DPI * 100))
        self._timer.start()

    def _missing(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom, scale = top + self.viewport().height(), self._scale()
        return [
            number
            for number, sheet in enumerate(self._sheets)
            if sheet.y() < bottom and sheet.y() + sheet.height() > top and not sheet.is_drawn(scale)
        ]

    def _fetch(self) -> None:
        """Pictures of a paper or of a zoom left behind are dropped."""
        wanted, scale, pdf = self._missing(), self._scale(), self.pdf
        if not wanted:
            return

        def show(pictures: list[QImage]) -> None:
            if self.pdf is pdf and abs(scale - self._scale()) < 1e-6:
                for number, picture in zip(wanted, pictures, strict=True):
                    self._sheets[number].show_picture(picture, scale)

        self._tasks.run(lambda: printing.page_images(pdf, wanted, scale), show, self._failed, owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit:
            QTimer.singleShot(0, self, self._fit_again)  # within a resize Qt would not lay the pages out anew
        self._timer.start()

    def _fit_again(self) -> None:
        if self._fit:
            self.fit_width()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            event.accept()
            return
        super().wheelEvent(event)


class _Sheet(QWidget):
    """One page. Until its picture is there it is white paper, as a page in the drawer is."""

    def __init__(self, shape: PageShape) -> None:
        super().__init__()
        self.shape_ = shape
        self._picture: QImage | None = None
        self._drawn_at = 0.0

    def set_zoom(self, zoom: float) -> None:
        self.setFixedSize(QSize(round(self.shape_.width * zoom) + 2, round(self.shape_.height * zoom) + 2))

    def show_picture(self, picture: QImage, scale: float) -> None:
        self._picture, self._drawn_at = picture, scale
        self.update()

    def outdate(self) -> None:
        """Its picture is of words that are others now."""
        self._drawn_at = 0.0

    def is_drawn(self, scale: float) -> bool:
        return self._picture is not None and abs(self._drawn_at - scale) < 1e-6

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillRect(box, Qt.GlobalColor.white)
        if self._picture is not None:
            painter.drawImage(box, self._picture)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
