"""The "Nơi nhận" block at the left of a paper's foot. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9."""

from __future__ import annotations

from danvan_desk.papers.fonts import BOLD_ITALIC, REGULAR
from danvan_desk.papers.lines import wrap
from danvan_desk.papers.sheet import Sheet


def draw_recipients(sheet: Sheet, recipients: tuple[str, ...]) -> float:
    """Draws beside the signatures that follow: `y` stays where it was. Gives the lower edge."""
    y, left = sheet.y - 14, sheet.page.left
    sheet.text("Nơi nhận:", left, y, font=BOLD_ITALIC, size=12)
    for place, recipient in enumerate(recipients, 1):
        end = "." if place == len(recipients) else ";"
        for line in wrap(sheet.clean(f"- {recipient}{end}"), sheet.page.inner * 0.45, sheet.faces[REGULAR], 11):
            y -= 13.5
            sheet.text(line, left, y, size=11)
    return y


def recipients_height(sheet: Sheet, recipients: tuple[str, ...]) -> float:
    lines = [wrap(sheet.clean(f"- {one}."), sheet.page.inner * 0.45, sheet.faces[REGULAR], 11) for one in recipients]
    return 14 + 13.5 * sum(map(len, lines))
