"""The slip that explains a date, on paper: what the screen shows under a clock, to hand over or to file.

The office's own paper, not an official form; set like a paper of Nghị định 30/2020. It names nobody but the officer:
a matter stands in it by its number and what it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danvan_desk.domain.date_slip import DayMark
from danvan_desk.papers.day_strip import StripLabel, draw_legend, draw_strip, strip_height
from danvan_desk.papers.fonts import BOLD, ITALIC, REGULAR
from danvan_desk.papers.heading import (
    Signature,
    draw_place_and_date,
    draw_signatures,
    draw_title,
    open_sheet,
    signatures_height,
)
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.lines import wrap
from danvan_desk.papers.sheet import MM, Sheet

_SIZE, _SMALL = 12.0, 10.5
_LEADING = 1.22
_BEFORE_SIGNING = 14.0
_NUMBER_WIDTH, _DATE_WIDTH = 7 * MM, 25 * MM
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class SlipTerm:
    """One term. `state` and `length` in words ("Còn 2 ngày", "30 ngày"); `due` None while paused. `steps` are the
    sentences with the date each leads to; `notes` the articles and what else is to be known; `days` the strip.
    """

    title: str
    state: str
    start: date
    due: date | None
    length: str
    steps: tuple[tuple[str, date | None], ...]
    basis: str
    calendar: str = ""
    provisional: bool = False
    notes: tuple[str, ...] = ()
    days: tuple[tuple[date, DayMark], ...] = ()
    labels: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True)
class SlipData:
    """A slip as of `made_on`. `title`: what the matter is about, as stored; `kind` in words. No field holds a person
    of the matter.
    """

    letterhead: Letterhead
    number: str
    title: str
    kind: str
    terms: tuple[SlipTerm, ...]
    made_on: date
    officer: str | None = None


def missing(data: SlipData) -> list[str]:
    """What is left as dots, in the paper's order."""
    asked = [
        ("Tên cơ quan", data.letterhead.office.strip()),
        ("Địa danh", data.letterhead.place),
        ("Họ tên người lập phiếu", data.officer),
    ]
    return [name for name, value in asked if not value]


def slip_pdf(data: SlipData, *, reprint: bool = False) -> bytes:
    """The slip as PDF, A4 upright; one block a term, running on to further pages."""
    title = f"Phiếu giải thích thời hạn {data.number}"
    sheet = open_sheet(title, data.letterhead, reprint=reprint, running=True)
    draw_place_and_date(sheet, data.letterhead, data.made_on)
    sheet.skip(4 * MM)
    draw_title(sheet, "PHIẾU GIẢI THÍCH THỜI HẠN", f"{data.number} · {data.kind}")
    sheet.skip(2)
    sheet.paragraph(f"Nội dung: {data.title}", before=4)
    sheet.paragraph(f"Các thời hạn dưới đây tính đến hết ngày {short_date(data.made_on)}.", before=4)
    marks = {mark for term in data.terms for _day, mark in term.days}
    if marks:
        sheet.skip(8)
        draw_legend(sheet, marks, today=any(_spans(term, data.made_on) for term in data.terms))
    for place, term in enumerate(data.terms, 1):
        if place == len(data.terms) > 1:  # no page with nothing but a signature
            sheet.need(_term_height(sheet, term) + _BEFORE_SIGNING + signatures_height())
        _draw_term(sheet, term, data.made_on)
    sheet.skip(_BEFORE_SIGNING)
    draw_signatures(sheet, (Signature("", ""), Signature("NGƯỜI LẬP PHIẾU", "(Ký, ghi rõ họ tên)", data.officer or "")))
    return sheet.finish()


def _spans(term: SlipTerm, today: date) -> bool:
    return any(day == today for day, _mark in term.days)


def _draw_term(sheet: Sheet, term: SlipTerm, today: date) -> None:
    """Heading, strip and first sentence stay together; the other sentences flow."""
    heads = _head_lines(sheet, term)
    first = _sentence_lines(sheet, term.steps[0][0], last=len(term.steps) == 1) if term.steps else []
    sheet.skip(12)
    sheet.need(_top_height(heads) + (len(first) + 1) * _SIZE * _LEADING)
    sheet.rule(sheet.page.left, sheet.y, sheet.page.inner, 0.5)
    sheet.skip(4)
    for place, line in enumerate(heads):
        sheet.y -= 13 * 1.25
        sheet.text(line, sheet.page.left, sheet.y + 2, font=BOLD, size=13)
        if not place:
            _right(sheet, _due_words(term), sheet.y + 2, font=BOLD, size=13)
    _draw_facts(sheet, term)
    if term.days:
        sheet.skip(5)
        labels = [StripLabel(day, words) for day, words in term.labels]
        due_label = StripLabel(term.due, short_date(term.due), bold=True) if term.due else None
        draw_strip(sheet, term.days, labels, due_label, today)
    sheet.skip(3)
    for number, (sentence, leads_to) in enumerate(term.steps, 1):
        _draw_step(sheet, number, sentence, leads_to, last=number == len(term.steps))
    _draw_notes(sheet, _notes(term))


def _head_lines(sheet: Sheet, term: SlipTerm) -> list[str]:
    room = sheet.page.inner - sheet.width(_due_words(term), BOLD, 13) - 6 * MM
    return wrap(sheet.clean(term.title), room, sheet.faces[BOLD], 13)


def _top_height(heads: list[str]) -> float:
    return 4 + len(heads) * 13 * 1.25 + _SIZE * _LEADING + 5 + strip_height() + 3


def _term_height(sheet: Sheet, term: SlipTerm) -> float:
    """The whole block, its facts taken for one line."""
    last = len(term.steps)
    steps = [_sentence_lines(sheet, words, last=at == last) for at, (words, _day) in enumerate(term.steps, 1)]
    notes = sum(len(_note_lines(sheet, note)) for note in _notes(term))
    counted = sum(3 + len(lines) * _SIZE * _LEADING for lines in steps)
    return 12 + _top_height(_head_lines(sheet, term)) + counted + 3 + notes * _SMALL * _LEADING


def _due_words(term: SlipTerm) -> str:
    return f"{_WEEKDAYS[term.due.weekday()]}, {short_date(term.due)}" if term.due else "chưa có hạn"


def _draw_facts(sheet: Sheet, term: SlipTerm) -> None:
    way = "trước" if term.due and term.due < term.start else "từ"
    parts = [term.state, f"{term.length} {way} {short_date(term.start)}"]
    if term.provisional:
        parts.append("hạn tạm tính")
    for line in wrap(sheet.clean(" · ".join(parts)), sheet.page.inner, sheet.faces[REGULAR], _SIZE):
        sheet.y -= _SIZE * _LEADING
        sheet.text(line, sheet.page.left, sheet.y + 2, size=_SIZE)


def _sentence_lines(sheet: Sheet, sentence: str, *, last: bool) -> list[str]:
    face = sheet.faces[BOLD if last else REGULAR]
    return wrap(sheet.clean(sentence), sheet.page.inner - _NUMBER_WIDTH - _DATE_WIDTH, face, _SIZE)


def _draw_step(sheet: Sheet, number: int, sentence: str, leads_to: date | None, *, last: bool) -> None:
    font = BOLD if last else REGULAR
    lines = _sentence_lines(sheet, sentence, last=last)
    sheet.skip(3)
    sheet.need(min(len(lines), 3) * _SIZE * _LEADING)
    for place, line in enumerate(lines):
        sheet.need(_SIZE * _LEADING)
        sheet.y -= _SIZE * _LEADING
        if not place:
            sheet.text(f"{number}.", sheet.page.left, sheet.y + 2, font=font, size=_SIZE)
            if leads_to:
                _right(sheet, short_date(leads_to), sheet.y + 2, font=font, size=_SIZE)
        sheet.text(line, sheet.page.left + _NUMBER_WIDTH, sheet.y + 2, font=font, size=_SIZE)


def _notes(term: SlipTerm) -> Sequence[str]:
    if term.notes:
        return term.notes
    return (f"{term.basis}{f' · lịch làm việc bản {term.calendar}' if term.calendar else ''}.",)


def _draw_notes(sheet: Sheet, notes: Sequence[str]) -> None:
    sheet.skip(3)
    for note in notes:
        for line in _note_lines(sheet, note):
            sheet.need(_SMALL * _LEADING)
            sheet.y -= _SMALL * _LEADING
            sheet.text(line, sheet.page.left + _NUMBER_WIDTH, sheet.y + 2, font=ITALIC, size=_SMALL)


def _note_lines(sheet: Sheet, note: str) -> list[str]:
    return wrap(sheet.clean(note), sheet.page.inner - _NUMBER_WIDTH, sheet.faces[ITALIC], _SMALL)


def _right(sheet: Sheet, words: str, y: float, *, font: str, size: float) -> None:
    x = sheet.page.width - sheet.page.right - sheet.width(words, font, size)
    sheet.text(words, x, y, font=font, size=size)
