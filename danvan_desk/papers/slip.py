"""The slip that explains a date, on paper: what the screen shows under a clock, to hand over or to file.

The office's own paper, not an official form; set like a paper of Nghị định 30/2020. It names nobody but the officer:
a matter stands in it by its number and what it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.domain.date_slip import DayMark
from danvan_desk.papers.form_text import Composed, Paragraph, Part
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.own_paper import own_paper
from danvan_desk.papers.parts import DayStrip, Entry, Legend, StripLabel

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


def slip(data: SlipData) -> Composed:
    """The slip: one block a term, running on to further pages."""
    marks = frozenset(mark for term in data.terms for _day, mark in term.days)
    spanned = any(day == data.made_on for term in data.terms for day, _mark in term.days)
    parts: list[Part] = [
        Paragraph(f"Nội dung: {data.title}"),
        Paragraph(f"Các thời hạn dưới đây tính đến hết ngày {short_date(data.made_on)}."),
        *([Legend(marks, spanned)] if marks else []),
    ]
    for term in data.terms:
        parts += _term(term, data.made_on)
    return own_paper(
        f"Phiếu giải thích thời hạn {data.number}",
        data.letterhead,
        "PHIẾU GIẢI THÍCH THỜI HẠN",
        f"{data.number} · {data.kind}",
        parts,
        day=data.made_on,
        signatures=(Signature("", ""), Signature("NGƯỜI LẬP PHIẾU", "(Ký, ghi rõ họ tên)", data.officer)),
        missing=missing(data),
    )


def _term(term: SlipTerm, today: date) -> list[Part]:
    parts: list[Part] = [Entry(term.title, right=_due_words(term), head=True), Entry(_facts(term))]
    if term.days:
        labels = tuple(StripLabel(day, words) for day, words in term.labels)
        due = StripLabel(term.due, short_date(term.due), bold=True) if term.due else None
        parts.append(DayStrip(term.days, labels, due, today))
    last = len(term.steps)
    parts += [
        Entry(words, f"{number}.", short_date(day) if day else "", bold=number == last)
        for number, (words, day) in enumerate(term.steps, 1)
    ]
    return [*parts, *(Paragraph(note, "note") for note in _notes(term))]


def _due_words(term: SlipTerm) -> str:
    return f"{_WEEKDAYS[term.due.weekday()]}, {short_date(term.due)}" if term.due else "chưa có hạn"


def _facts(term: SlipTerm) -> str:
    way = "trước" if term.due and term.due < term.start else "từ"
    parts = [term.state, f"{term.length} {way} {short_date(term.start)}"]
    return " · ".join([*parts, *(["hạn tạm tính"] if term.provisional else [])])


def _notes(term: SlipTerm) -> tuple[str, ...]:
    calendar = f" · lịch làm việc bản {term.calendar}" if term.calendar else ""
    return term.notes or (f"{term.basis}{calendar}.",)
