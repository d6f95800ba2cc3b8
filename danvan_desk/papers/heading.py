"""The head and the foot of a paper: Quốc hiệu, issuing office, place and date, title; signatures.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II. Sizes in points as in its table of examples.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.fonts import BOLD, ITALIC, REGULAR
from danvan_desk.papers.letterhead import Letterhead, place_and_date
from danvan_desk.papers.lines import SHORT_BLANK, wrap
from danvan_desk.papers.sheet import MM, PORTRAIT, PageSize, Sheet

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_STEP = 15.5 / 12  # of the head's size, from line to line
_SIZE = 13.0  # of what stands below it


def open_sheet(
    title: str, letterhead: Letterhead, *, reprint: bool = False, running: bool = False, by_citizen: bool = False,
    page: PageSize = PORTRAIT,
) -> Sheet:  # fmt: skip
    """A4 with its head drawn, upright unless said. `title` is the file's; it is on further pages too where `running`.

    A citizen's own paper has the nation's name alone, in the middle.
    """
    sheet = Sheet(page, title, " ".join(letterhead.office.split()))
    if running:
        sheet.running_head = title
    if reprint:
        sheet.mark_reprint()
    if by_citizen:
        sheet.y = _nation_block(sheet, sheet.y, sheet.page.centre)
    else:
        draw_head(sheet, letterhead)
    return sheet


def office_centre(sheet: Sheet) -> float:
    return sheet.page.left + sheet.page.inner * sheet.page.office_share / 2


def nation_centre(sheet: Sheet) -> float:
    return sheet.page.left + sheet.page.inner * (1 + sheet.page.office_share) / 2


def draw_head(sheet: Sheet, letterhead: Letterhead) -> None:
    """Both blocks side by side from the top margin; afterwards `y` is below the taller one."""
    top = sheet.y
    left = _office_block(sheet, letterhead, top)
    right = _nation_block(sheet, top, nation_centre(sheet))
    sheet.y = min(left, right)


def draw_number(sheet: Sheet, text: str) -> float:
    """Under the office's name, on the line of place and date, which is drawn after it; gives the line's height."""
    y = sheet.y - _SIZE * 1.5 + 4
    sheet.centred(sheet.clean(text), office_centre(sheet), y)
    return y


def draw_place_and_date(sheet: Sheet, letterhead: Letterhead, day: date | None, *, centred: bool = False) -> None:
    """In italics under the nation's name, which stands in the middle of a citizen's own paper; the date on a line of
    its own where a long place name fills the first."""
    size = sheet.page.text
    sheet.y -= size * 1.5
    line = sheet.clean(place_and_date(letterhead.place, day)).replace(SHORT_BLANK, "......")
    centre = sheet.page.centre if centred else nation_centre(sheet)
    where, comma, when = line.rpartition(", ")
    room = 2 * (sheet.page.width - sheet.page.right - centre)
    parts = [where + comma, when] if comma and sheet.width(line, ITALIC, size) > room else [line]
    for place, part in enumerate(parts):
        sheet.y -= size * 1.2 if place else 0
        sheet.centred(part.strip(), centre, sheet.y + size * 0.3, font=ITALIC, size=size)


def draw_title(sheet: Sheet, kind: str, about: str, *, ruled: bool = False) -> None:
    """Kind of paper in capitals, what it is about in bold below, and the short rule where the paper has one."""
    size = sheet.page.head + 2
    sheet.centred_lines(kind, font=BOLD, size=size)
    sheet.centred_lines(about, font=BOLD, size=size)
    if ruled:
        length = min(sheet.width(about, BOLD, size), sheet.page.inner) * 0.4
        sheet.skip(3)
        sheet.rule(sheet.page.centre - length / 2, sheet.y, length)


def draw_section(sheet: Sheet, words: str, least: float = 60) -> None:
    """The heading of a part of a longer paper; at least so much of the part stands on the same page."""
    sheet.skip(8)
    sheet.need(least)
    sheet.y -= _SIZE
    sheet.text(sheet.clean(words), sheet.page.left, sheet.y, font=BOLD, size=11.5)
    sheet.skip(5)


@dataclass(frozen=True)
class Signature:
    """One column: capacity in capitals, how to sign, the name under the signature where it is known."""

    capacity: str
    how: str
    name: str | None = None


def signatures_height(page: PageSize = PORTRAIT) -> float:
    """Of a row whose signers aren't known yet: five lines beside the room to sign in."""
    return page.text * 1.25 * 5 + page.signing


def row_height(sheet: Sheet, signatures: tuple[Signature, ...]) -> float:
    """Of these signatures side by side; a name to be written by hand has its line too."""
    page, width = sheet.page, sheet.page.inner / len(signatures) - 4 * MM

    def lines(texts: Iterable[str], font: str, size: float) -> int:
        return max(len(wrap(sheet.clean(text), width, sheet.faces[font], size)) for text in texts)

    heads = lines((one.capacity for one in signatures), BOLD, page.text) * page.text * 1.25
    hows = lines((one.how for one in signatures), ITALIC, page.head) * page.head * 1.2
    names = lines((one.name or "" for one in signatures), BOLD, page.text) * page.text * 1.2
    return heads + hows + page.signing + names


def draw_signatures(sheet: Sheet, signatures: tuple[Signature, ...]) -> None:
    """Columns of equal width side by side, kept on one page."""
    sheet.need(min(row_height(sheet, signatures), signatures_height(sheet.page)))
    size, top, share = sheet.page.text, sheet.y, sheet.page.inner / len(signatures)
    feet = []
    heads = [wrap(sheet.clean(one.capacity), share - 4 * MM, sheet.faces[BOLD], size) for one in signatures]
    below = top - max(map(len, heads)) * size * 1.25
    for place, (one, head) in enumerate(zip(signatures, heads, strict=True)):
        feet.append(_signature(sheet, one, head, top, below, sheet.page.left + share * (place + 0.5), share))
    sheet.y = min(feet)


def _signature(
    sheet: Sheet, one: Signature, head: list[str], top: float, below: float, centre: float, share: float
) -> float:
    size, small = sheet.page.text, sheet.page.head
    y = top
    for line in head:
        y -= size * 1.25
        sheet.centred(line, centre, y, font=BOLD, size=size)
    y = below
    for line in wrap(sheet.clean(one.how), share - 4 * MM, sheet.faces[ITALIC], small):
        y -= size * 1.2
        sheet.centred(line, centre, y, font=ITALIC, size=small)
    y -= sheet.page.signing
    for line in wrap(sheet.clean(one.name or ""), share - 4 * MM, sheet.faces[BOLD], size):
        y -= size * 1.2
        sheet.centred(line, centre, y, font=BOLD, size=size)
    return y


def _nation_block(sheet: Sheet, top: float, centre: float) -> float:
    size = sheet.page.head
    sheet.centred(NATION, centre, top - size, font=BOLD, size=size)
    y = top - size * (1 + _STEP)
    sheet.centred(MOTTO, centre, y, font=BOLD, size=size + 1)
    length = sheet.width(MOTTO, BOLD, size + 1)
    sheet.rule(centre - length / 2, y - 4, length)
    return y - 6


def _office_block(sheet: Sheet, letterhead: Letterhead, top: float) -> float:
    size = sheet.page.head
    y = top - size * (1 - _STEP)
    width = sheet.page.inner * sheet.page.office_share - 2 * MM
    blocks = [(letterhead.superior_lines(), REGULAR), (letterhead.issuer_lines(), BOLD)]
    last = 0.0
    for texts, font in blocks:
        for text in texts:
            for line in wrap(sheet.clean(text), width, sheet.faces[font], size):
                y -= size * _STEP
                last = sheet.width(line, font, size)
                sheet.centred(line, office_centre(sheet), y, font=font, size=size)
    length = min(max(last * 0.45, 10 * MM), 28 * MM)
    sheet.rule(office_centre(sheet) - length / 2, y - 4, length)
    return y - 6
