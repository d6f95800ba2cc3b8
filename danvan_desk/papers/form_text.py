"""A form's wording with a record's values in it: paragraphs, tables and signatures, and what was left as dots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.form_definition import FieldSpec, FormDefinition, TableSpec
from danvan_desk.papers.form_fields import snippets
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import Letterhead, long_date, short_date
from danvan_desk.papers.lines import BLANK, DOTS, SHORT_BLANK, TIE
from danvan_desk.papers.parts import Chart, Drawn

Row = Mapping[str, "Value"]
Value = str | int | date | None | Sequence[Row]
"""What a field holds: words, a number, a day, or rows of a table."""

FIELD = re.compile(r"\{([a-z][a-z0-9_]*)(\?)?((?::(?:long|hour|upper|lower|first))*)\}")
CLAUSE = re.compile(r"\[\[(.*?)\]\]")
WHEN = re.compile(r"([?!])([a-z][a-z0-9_]*)(?:=([^|]*))?\|\s?(.*)", re.DOTALL)
EACH = re.compile(r"\+ ([a-z][a-z0-9_]*)\|\s?(.*)", re.DOTALL)
LEAD = re.compile(r"\*\*(.+?)\*\*\s?")
BY_PEN = "{…}"
STYLES = {"#": "heading", ">": "basis", "^": "centred", "~": "plain", "-": "item"}
_MORE_DOTTED_LINES = 2  # for a long text to be written by pen
_TWICE = re.compile(r"[.;,]+(?=\./\.)|(?<!\.)\.(?=\.(?!\.))|(?<![.v])\.(?=[;,])")
"""The full stop a text typed in brings along where the form's own mark follows: "….;", "…../."."""
_NUMBERS = ("STT", "TT", "Ý kiến số", "Số trang", "Số người")
_LARGE, _SMALL, _MANY_COLUMNS = 11.5, 10.0, 9


@dataclass(frozen=True)
class Paragraph:
    """`style`: text, heading, basis, centred, plain, item, section (the heading of a part) or note. `lead`: its first
    words, bold."""

    text: str
    style: str = "text"
    lead: str = ""


@dataclass(frozen=True)
class PaperTable:
    """Titles, shares of the width (they add up to 1) and rows of cells; its letters in points are `size`. `middle`: the
    titles of columns set in their middle beside those of numbers, `right` of sums; `row_height`: the least of a row in
    mm, to write in by pen; `sum`: the last row adds up the others, in bold."""

    titles: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    middle: tuple[str, ...] = ()
    row_height: float = 0.0
    right: tuple[str, ...] = ()
    sum: bool = False

    @property
    def size(self) -> float:
        return _SMALL if len(self.titles) > _MANY_COLUMNS else _LARGE

    def centred(self, title: str) -> bool:
        """Whether a column holds nothing but a number, or is one of `middle`."""
        return title in _NUMBERS or title in self.middle


Part = Paragraph | PaperTable | Drawn


@dataclass(frozen=True)
class Composed:
    """A paper, ready to be drawn. `missing` are labels of fields left as dots, in their order on the paper. `running`:
    its title stands on further pages too; `small`: a working page, in smaller letters between narrower margins; `annex`
    stands on pages of its own under the signatures."""

    title: str
    letterhead: Letterhead
    layout: str
    number: str
    dated: bool
    across: bool
    day: date | None
    heading: str
    about: str
    addressed: tuple[str, ...]
    parts: tuple[Part, ...]
    recipients: tuple[str, ...]
    signatures: tuple[tuple[Signature, ...], ...]
    missing: tuple[str, ...]
    running: bool = False
    small: bool = False
    annex: tuple[Part, ...] = ()


class _Filling:
    """Puts values in the place of fields and remembers which were empty."""

    def __init__(self, values: Mapping[str, Value], labels: Mapping[str, FieldSpec], lines: Mapping[str, str]) -> None:
        self.values, self.labels, self.lines = values, labels, lines
        self.missing: dict[str, str] = {}

    def fill(self, text: str, row: Row | None = None) -> str:
        """The text on one line, with every field in its place; [[ … ]] goes where a field in it is empty."""
        return _TWICE.sub("", " ".join(self.filled(text, row).split()))

    def filled(self, text: str, row: Row | None = None) -> str:
        """The same, with the line feeds of the text and of its values."""
        text = CLAUSE.sub(lambda found: self._clause(found[1], row), self._cited(text)).replace(BY_PEN, BLANK)
        return FIELD.sub(lambda found: self._field(found, row), text)

    def _cited(self, text: str) -> str:
        """The shared names of laws, which may not hold fields of their own."""
        for key in set(re.findall(r"\{(law_[a-z0-9_]+)\}", text)):
            text = text.replace(f"{{{key}}}", self.lines[key])
        return text

    def _clause(self, inner: str, row: Row | None) -> str:
        keys = [found[1] for found in FIELD.finditer(inner)]
        return inner if all(self.has(key, row) for key in keys) else ""

    def has(self, key: str, row: Row | None = None) -> bool:
        return self.value(key, row) not in (None, "", (), [])

    def value(self, key: str, row: Row | None = None) -> Value:
        return row[key] if row is not None and key in row else self.values.get(key)

    def _field(self, found: re.Match[str], row: Row | None) -> str:
        key, may_be_empty, how = found[1], bool(found[2]), found[3].split(":")
        value = self.value(key, row)
        if not self.has(key, row):
            spec = self.labels.get(key)
            if may_be_empty or (spec is not None and spec.optional):
                return ""
            if row is None or key not in row:
                self.missing.setdefault(key, spec.label if spec else key)
            blank = _blank(how, spec)
            return blank[:1].upper() + blank[1:] if "first" in how else blank
        spec = self.labels.get(key)
        if spec is not None and spec.choices and isinstance(value, str):
            codes = value.split(", ") if spec.kind == "choices" else [value]
            value = "; ".join(spec.choices.get(code, code) for code in codes)
        return _shown(value, how)


def _blank(how: Sequence[str], spec: FieldSpec | None) -> str:
    if "long" in how:
        return long_date(None)
    if "hour" in how:
        return _hour("")
    kind = spec.kind if spec else "text"
    if kind == "date":
        return short_date(None)
    return SHORT_BLANK if kind in ("time", "number") else BLANK


def _shown(value: Value, how: Sequence[str] = ()) -> str:
    """`how`: long (a date in words), hour (a time in words), upper, lower, first (a capital at the start)."""
    text = (long_date(value) if "long" in how else short_date(value)) if isinstance(value, date) else str(value)
    if "hour" in how:
        text = _hour(text)
    if "upper" in how:
        text = text.upper()
    if "lower" in how:
        text = text.lower()
    return text[:1].upper() + text[1:] if "first" in how else text


def _hour(text: str) -> str:
    """08:30 as "08 giờ 30 phút"; whatever isn't a time stays."""
    hour, colon, minute = text.partition(":") if text else (SHORT_BLANK, ":", SHORT_BLANK)
    return f"{hour} giờ {minute} phút" if colon else text


def compose(
    form: FormDefinition,
    values: Mapping[str, Value],
    letterhead: Letterhead,
    labels: Mapping[str, FieldSpec],
    lines: Mapping[str, str],
    *,
    draft_number: str = "",
) -> Composed:
    """The form filled with `values`. `labels` name every field it may ask for; `lines` are the cited names of laws.

    `draft_number` stands where the paper has no number yet ("......./TB-UBND").
    """
    filling = _Filling(values, {**labels, **{ask.key: ask for ask in form.asks}}, lines)
    number = ""
    if form.series:
        number = f"Số: {values.get('document_no') or draft_number or DOTS}"
        if not values.get("document_no"):
            filling.missing["document_no"] = "Số văn bản"
    if not letterhead.office.strip():
        filling.missing["office"] = "Tên cơ quan"
    day = values.get("day")
    dated = day if isinstance(day, date) else None
    if form.dated and not letterhead.place:
        filling.missing["place"] = "Địa danh"
    if form.dated and dated is None:
        filling.missing["day"] = "Ngày văn bản"
    about = filling.fill(form.about)
    addressed = tuple(filter(None, (_recipient(line, filling) for line in form.addressed.splitlines())))
    parts = tuple(_parts(f"{form.grounds}\n{form.body}", form.tables, filling))
    recipients = tuple(filter(None, (_recipient(line, filling) for line in form.recipients)))
    signatures = tuple(
        tuple(Signature(_lined(one.capacity, filling), one.how, filling.fill(one.name) or None) for one in row)
        for row in form.signatures
    )
    return Composed(
        title=form.title,
        letterhead=letterhead,
        layout=form.layout,
        number=number,
        dated=form.dated,
        across=form.across,
        day=dated,
        heading=filling.fill(form.heading),
        about=about,
        addressed=addressed,
        parts=parts,
        recipients=recipients,
        signatures=_named(signatures),
        missing=tuple(filling.missing.values()),
    )


def _named(signatures: tuple[tuple[Signature, ...], ...]) -> tuple[tuple[Signature, ...], ...]:
    """A name left as dots stays empty under a signature: the signer writes it."""
    return tuple(
        tuple(Signature(one.capacity, one.how, None if one.name == BLANK else one.name) for one in row)
        for row in signatures
    )


def _lined(text: str, filling: _Filling) -> str:
    """A capacity may stand on several lines: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH."""
    return "\n".join(" ".join(line.split()) for line in filling.filled(text).split("\n"))


def _recipient(line: str, filling: _Filling) -> str | None:
    found = WHEN.match(line)
    if found is None:
        return filling.fill(line)
    return filling.fill(found[4]) if _holds(found, filling) else None


def _holds(found: re.Match[str], filling: _Filling) -> bool:
    has = filling.has(found[2]) if found[3] is None else str(filling.value(found[2]) or "") == found[3]
    return has if found[1] == "?" else not has


def _parts(wording: str, tables: Mapping[str, TableSpec], filling: _Filling) -> Iterator[Paragraph | PaperTable]:
    for line in _with_snippets(wording):
        text: str | None = line
        while text and (found := WHEN.match(text)):
            text = found[4].strip() if _holds(found, filling) else None
        if not text:
            continue
        if each := EACH.match(text):
            yield from _each(each[1], each[2], filling)
        elif text.startswith("| "):
            yield _table(tables[text[2:].strip()], filling)
        else:
            yield from _lines_of(text, filling)


def _each(key: str, text: str, filling: _Filling) -> Iterator[Paragraph]:
    """The line once for each row; where there is none and one is asked for, a line to write on."""
    rows = filling.value(key)
    if isinstance(rows, Sequence) and not isinstance(rows, str) and rows:
        for n, row in enumerate(rows, 1):
            yield _paragraph(text, filling, {"n": n, **row})
        return
    spec = filling.labels.get(key)
    if spec is None or not spec.optional:
        filling.missing.setdefault(key, spec.label if spec else key)
        yield Paragraph(f"- {BLANK}")


def _with_snippets(wording: str) -> Iterator[str]:
    for line in wording.splitlines():
        if line.strip().startswith("@"):
            yield from _with_snippets(snippets()[line.strip()[1:]])
        elif line.strip():
            yield line.strip()


def _lines_of(text: str, filling: _Filling) -> Iterator[Paragraph]:
    """One paragraph; where it is a single field of several lines, one for each of them."""
    found = FIELD.fullmatch(text)
    value = filling.value(found[1]) if found else None
    if isinstance(value, str) and "\n" in value.strip():
        for line in value.splitlines():
            if line.strip():
                yield Paragraph(" ".join(line.split()))
        return
    paragraph = _paragraph(text, filling, None)
    if not paragraph.lead and paragraph.text in ("", "- "):  # all of it was of a field that is empty
        return
    yield paragraph
    spec = filling.labels.get(found[1]) if found else None
    if found and spec and spec.kind == "long" and not spec.optional and not filling.has(found[1]):
        yield from [Paragraph(BLANK, "plain")] * _MORE_DOTTED_LINES


def _paragraph(text: str, filling: _Filling, row: Row | None) -> Paragraph:
    style = STYLES.get(text[:1], "text") if text[1:2] == " " else "text"
    if style != "text":
        text = text[2:]
    lead = LEAD.match(text)
    said = _ended(text, filling.fill(text[lead.end() :] if lead else text, row), filling)
    if style == "item":
        said = f"- {said}"
    return Paragraph(said, style, filling.fill(lead[1], row) if lead else "")


def _ended(text: str, said: str, filling: _Filling) -> str:
    """A long text at the end of a line ends with a full stop, typed in or not."""
    last = next((found for found in FIELD.finditer(text) if found.end() == len(text)), None)
    spec = filling.labels.get(last[1]) if last else None
    open_ended = bool(said) and (said[-1].isalnum() or said[-1] in ')"”')
    return f"{said}." if open_ended and spec and spec.kind == "long" else said


def _table(spec: TableSpec, filling: _Filling) -> PaperTable:
    rows = filling.value(spec.rows)
    told = list(rows) if isinstance(rows, Sequence) and not isinstance(rows, str) else []
    if not told:
        asked = filling.labels.get(spec.rows)
        if asked is None or not asked.optional:
            filling.missing.setdefault(spec.rows, asked.label if asked else spec.rows)
    cells = [
        tuple("" if (value := row.get(key)) is None else _shown(value) for key, _title, _share in spec.columns)
        for row in ({"n": n, **row} for n, row in enumerate(told, 1))
    ]
    cells += [("",) * len(spec.columns)] * (0 if told else spec.least)
    whole = sum(share for _key, _title, share in spec.columns)
    return PaperTable(
        titles=tuple(title for _key, title, _share in spec.columns),
        shares=tuple(share / whole for _key, _title, share in spec.columns),
        rows=tuple(cells),
    )


def as_text(paper: Composed) -> str:
    """A form's whole paper as lines of text, in the order it is read: for a look-up, a comparison, a proof."""
    offices = (*paper.letterhead.superior_lines(), *paper.letterhead.issuer_lines())
    if paper.layout == "citizen":
        offices = ()
    lines = [*offices, paper.number, paper.heading, paper.about]
    lines += [f"Kính gửi: {one}" for one in paper.addressed]
    lines += _told(paper.parts)
    lines += [f"Nơi nhận: {one}" for one in paper.recipients]
    for row in paper.signatures:
        lines += [" / ".join(filter(None, (*one.capacity.split("\n"), one.how, one.name))) for one in row]
    lines += _told(paper.annex)
    plain = (line.replace(BLANK, "…").replace(SHORT_BLANK, "…").replace(TIE, " ") for line in lines)
    return "\n".join(line for line in plain if line.strip()) + "\n"


def _told(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Paragraph):
            yield " ".join(filter(None, (part.lead, part.text)))
        elif isinstance(part, PaperTable):
            yield from (" | ".join(part.titles), *(" | ".join(row) for row in part.rows))
        elif isinstance(part, Chart):
            yield from (part.in_words(), part.caption)
