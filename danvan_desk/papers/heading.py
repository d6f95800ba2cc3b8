"""The head and the foot of a paper: Quốc hiệu, issuing office, place and date, title; signatures.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II. Sizes in points as in its table of examples.
"""

from __future__ import annotations

from dataclasses import dataclass

from danvan_desk.papers.fonts import BOLD, ITALIC, REGULAR
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.papers.lines import SHORT_BLANK, wrap
from danvan_desk.papers.sheet import MM, Sheet

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_LEFT_SHARE = 0.40  # of the width between the margins; the nation's name at 12 points needs the rest
_STEP = 15.5  # from line to line of the head
_DOTS = "..............."


def office_centre(sheet: Sheet) -> float:
    return sheet.page.left + sheet.page.inner * _LEFT_SHARE / 2


def nation_centre(sheet: Sheet) -> float:
    return sheet.page.left + sheet.page.inner * (1 + _LEFT_SHARE) / 2


def draw_head(sheet: Sheet, letterhead: Letterhead) -> None:
    """Both blocks side by side from the top margin; afterwards `y` is below the taller one."""
    top = sheet.y
    left = _office_block(sheet, letterhead, top)
    right = _nation_block(sheet, top)
    sheet.y = min(left, right)


def draw_place_and_date(sheet: Sheet, text: str, *, size: float = 13) -> None:
    """In italics under the nation's name."""
    sheet.y -= size * 1.5
    line = sheet.clean(text).replace(SHORT_BLANK, "......")
    sheet.centred(line, nation_centre(sheet), sheet.y + size * 0.3, font=ITALIC, size=size)


def draw_title(sheet: Sheet, kind: str, about: str, *, ruled: bool = False) -> None:
    """Kind of paper in capitals, what it is about in bold below, and the short rule where the paper has one."""
    sheet.centred_lines(kind, font=BOLD)
    sheet.centred_lines(about, font=BOLD)
    if ruled:
        length = sheet.width(about, BOLD, 14) * 0.4
        sheet.skip(3)
        sheet.rule(sheet.page.centre - length / 2, sheet.y, length)


@dataclass(frozen=True)
class Signature:
    """One column: capacity in capitals, how to sign, the name under the signature where it is known."""

    capacity: str
    how: str
    name: str | None = None


SIGNATURE_SPACE = 24 * MM


def signatures_height(size: float = 13) -> float:
    return size * 1.25 * 5 + SIGNATURE_SPACE


def draw_signatures(sheet: Sheet, signatures: tuple[Signature, ...], *, size: float = 13) -> None:
    """Columns of equal width side by side, kept on one page."""
    sheet.need(signatures_height(size))
    top, share = sheet.y, sheet.page.inner / len(signatures)
    feet = []
    heads = [wrap(sheet.clean(one.capacity), share - 4 * MM, sheet.faces[BOLD], size) for one in signatures]
    below = top - max(map(len, heads)) * size * 1.25
    for place, (one, head) in enumerate(zip(signatures, heads, strict=True)):
        feet.append(_signature(sheet, one, head, top, below, sheet.page.left + share * (place + 0.5), share, size))
    sheet.y = min(feet)


def _signature(
    sheet: Sheet, one: Signature, head: list[str], top: float, below: float, centre: float, share: float, size: float
) -> float:
    y = top
    for line in head:
        y -= size * 1.25
        sheet.centred(line, centre, y, font=BOLD, size=size)
    y = below
    for line in wrap(sheet.clean(one.how), share - 4 * MM, sheet.faces[ITALIC], size - 1):
        y -= size * 1.2
        sheet.centred(line, centre, y, font=ITALIC, size=size - 1)
    y -= SIGNATURE_SPACE
    for line in wrap(sheet.clean(one.name or ""), share - 4 * MM, sheet.faces[BOLD], size):
        y -= size * 1.2
        sheet.centred(line, centre, y, font=BOLD, size=size)
    return y


def _nation_block(sheet: Sheet, top: float) -> float:
    centre = nation_centre(sheet)
    sheet.centred(NATION, centre, top - 12, font=BOLD, size=12)
    sheet.centred(MOTTO, centre, top - 12 - _STEP, font=BOLD, size=13)
    length = sheet.width(MOTTO, BOLD, 13)
    sheet.rule(centre - length / 2, top - 12 - _STEP - 4, length)
    return top - 12 - _STEP - 6


def _office_block(sheet: Sheet, letterhead: Letterhead, top: float) -> float:
    y = top - 12 + _STEP
    blocks = [(letterhead.superior_lines(), REGULAR), (letterhead.office_lines() or (_DOTS,), BOLD)]
    last = 0.0
    for texts, font in blocks:
        for text in texts:
            for line in wrap(sheet.clean(text), sheet.page.inner * _LEFT_SHARE - 2 * MM, sheet.faces[font], 12):
                y -= _STEP
                last = sheet.width(line, font, 12)
                sheet.centred(line, office_centre(sheet), y, font=font, size=12)
    length = min(max(last * 0.45, 10 * MM), 28 * MM)
    sheet.rule(office_centre(sheet) - length / 2, y - 4, length)
    return y - 6
