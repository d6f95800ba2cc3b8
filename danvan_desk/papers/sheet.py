"""A paper in the making: a ReportLab canvas, the margins of Nghị định 30/2020 and the place reached on the page."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from danvan_desk.papers.fonts import BOLD, ITALIC, REGULAR, Faces, register_font
from danvan_desk.papers.lines import Line, clean, justify, wrap

MM = 72 / 25.4
REPRINT = "Bản in lại"
_LEADING = 1.2  # of a paragraph
_LEAST_BESIDE_LEAD = 25 * MM  # a paragraph's text goes on beside its bold first words where so much is left


@dataclass(frozen=True)
class PageSize:
    """Width, height and margins in points. What is set on it: `text`, the names at its `head`, the `small` line of
    further pages, room `before` a paragraph and for `signing`, the issuing office's share of the width.

    Half a page is a page with a wide margin.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    text: float = 13.0
    head: float = 12.0
    small: float = 9.0
    before: float = 6.0
    signing: float = 24 * MM
    office_share: float = 0.40  # the nation's name at 12 points needs the rest

    @property
    def inner(self) -> float:
        return self.width - self.left - self.right

    @property
    def centre(self) -> float:
        return self.left + self.inner / 2


PORTRAIT = PageSize(210 * MM, 297 * MM, top=20 * MM, bottom=20 * MM, left=30 * MM, right=15 * MM)
LANDSCAPE = PageSize(297 * MM, 210 * MM, top=20 * MM, bottom=15 * MM, left=20 * MM, right=15 * MM)
WORKING = PageSize(210 * MM, 297 * MM, top=16 * MM, bottom=14 * MM, left=20 * MM, right=15 * MM, text=11.5, before=2)
"""A4 for the office's own working pages: more on it, and it isn't bound."""
A5 = PageSize(
    148 * MM, 210 * MM, top=13 * MM, bottom=9 * MM, left=14 * MM, right=9 * MM,
    text=11, head=11, small=11, before=2, signing=15 * MM, office_share=0.35,
)  # fmt: skip
"""Set in 11 points, the least an older reader manages."""


class Sheet:
    """Draws from the top down; `y` is the lower edge of what was drawn last, in points from the paper's foot.

    The same content gives the same bytes: no date or random id is written into the file.
    """

    def __init__(self, page: PageSize, title: str, author: str = "") -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # bytes as they are: a fifth smaller and faster than base 85
        register_font(REGULAR)
        self.page = page
        self.page_number = 1
        self.running_head = ""
        self.faces = Faces()
        self._buffer = BytesIO()
        first_face: Any = REGULAR  # else every page asks for Helvetica; ReportLab's stubs take it for a number
        self.canvas = Canvas(
            self._buffer, pagesize=(page.width, page.height), invariant=1, lang="vi-VN", initialFontName=first_face
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("Dân Vận Desk")
        self.y = page.height - page.top

    def finish(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()

    def new_page(self) -> None:
        """The next page, its number centred in the upper margin (mục II.5, Phụ lục I); the first page shows none."""
        self.canvas.showPage()
        self.page_number += 1
        self.y = self.page.height - self.page.top
        line = self.page.height - self.page.top + 6 * MM
        self.centred(str(self.page_number), self.page.centre, line, size=self.page.text)
        if self.running_head:
            head, size = self.clean(self.running_head), self.page.small
            x = self.page.width - self.page.right - self.width(head, REGULAR, size)
            self.text(head, x, line, size=size)

    def mark_reprint(self) -> None:
        """Says in the upper corner that this paper was printed before."""
        self.in_corner(REPRINT)

    def in_corner(self, text: str) -> None:
        x = self.page.width - self.page.right - self.width(text, ITALIC, 11)
        self.text(text, x, self.page.height - self.page.top + 5 * MM, font=ITALIC, size=11)

    def room(self) -> float:
        return self.y - self.page.bottom

    def need(self, height: float) -> None:
        """Goes to a new page where `height` points no longer fit on this one."""
        if self.room() < height:
            self.new_page()

    def skip(self, height: float) -> None:
        self.y -= height

    def clean(self, text: str) -> str:
        return clean(text, self.faces[REGULAR])

    def width(self, text: str, font: str, size: float) -> float:
        return self.faces[font].width(text) * size

    def text(self, text: str, x: float, y: float, *, font: str = REGULAR, size: float = 13) -> None:
        self.canvas.setFont(self.faces[font].name, size)
        self.canvas.drawString(x, y, text)

    def centred(self, text: str, x: float, y: float, *, font: str = REGULAR, size: float = 13) -> None:
        self.text(text, x - self.width(text, font, size) / 2, y, font=font, size=size)

    def rule(self, x: float, y: float, length: float, thickness: float = 0.6) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, y, x + length, y)

    def cut_line(self, x: float, height: float) -> None:
        """Dots where a sheet is cut in two from top to bottom."""
        self.canvas.setDash(1, 3)
        self.canvas.line(x, 6 * MM, x, height - 6 * MM)
        self.canvas.setDash()

    def centred_lines(self, text: str, *, font: str = REGULAR, size: float = 14, leading: float = 1.25) -> None:
        for line in wrap(self.clean(text), self.page.inner, self.faces[font], size):
            self.y -= size * leading
            self.centred(line, self.page.centre, self.y + size * (leading - 1), font=font, size=size)

    def paragraph(
        self,
        text: str,
        *,
        font: str = REGULAR,
        size: float | None = None,
        indent: float = 10 * MM,
        before: float | None = None,
        lead: str = "",
    ) -> None:
        """Justified, the first line indented by 10 mm, size and room before it the page's own unless given; flows on
        to the next page. `lead`: its first words, bold."""
        size = self.page.text if size is None else size
        self.y -= self.page.before if before is None else before
        first, on_lead = indent, False
        if lead:
            first = self._lead(self.clean(lead), indent, size)
            on_lead = first < self.page.inner - _LEAST_BESIDE_LEAD
            first = first if on_lead else 0.0
            if not text:
                return
        lines = justify(self.clean(text), self.page.inner, self.faces[font], size, indent=first)
        for place, line in enumerate(lines):
            if place or not on_lead:
                self.need(size * _LEADING)
                self.y -= size * _LEADING
            base = self.y + size * (_LEADING - 1)
            self._draw(line, self.page.left + (0 if place else first), base, font, size)

    def _lead(self, lead: str, indent: float, size: float) -> float:
        """Draws a paragraph's first words, bold, on as many lines as they need. Gives where its text may go on."""
        lines = justify(lead, self.page.inner, self.faces[BOLD], size, indent=indent)
        for place, line in enumerate(lines):
            self.need(size * _LEADING)
            self.y -= size * _LEADING
            left = self.page.left + (0 if place else indent)
            self._draw(line, left, self.y + size * (_LEADING - 1), BOLD, size)
        return (indent if len(lines) == 1 else 0.0) + lines[-1].width + self.width(" ", BOLD, size)

    def paragraph_height(self, text: str) -> float:
        """Of a paragraph as it is by default."""
        size = self.page.text
        lines = justify(self.clean(text), self.page.inner, self.faces[REGULAR], size, indent=10 * MM)
        return self.page.before + len(lines) * size * _LEADING

    def _draw(self, line: Line, x: float, y: float, font: str, size: float) -> None:
        pen = self.canvas.beginText(x, y)
        pen.setFont(self.faces[font].name, size)
        pen.setWordSpace(line.stretch)
        pen.textOut(line.text)
        pen.setWordSpace(0)
        self.canvas.drawText(pen)
