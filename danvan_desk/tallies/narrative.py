"""The narrative report (Mẫu số 02) as one paper: what the books tell, and the officer's own paragraphs in their places.

Source: Thông tư 06/2025/TT-TTCP Đ.4, Đ.8 and Mẫu số 02; laid out after Nghị định 30/2020/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from danvan_desk.domain.periods import Period, calendar_month, official_periods, reporting_month
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.papers.form_text import Composed, Paragraph, Part
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.lines import BLANK
from danvan_desk.papers.parts import Chart
from danvan_desk.tallies import narrative_results as results
from danvan_desk.tallies import narrative_sentences as sentences
from danvan_desk.tallies import narrative_tables as tables
from danvan_desk.tallies.narrative_counts import NarrativeCounts
from danvan_desk.tallies.narrative_outline import OutlinePart, outline
from danvan_desk.tallies.wording import standing_warnings
from danvan_desk.texts import _

_DOTTED_LINES = 2  # more of them, where the officer has written nothing
_SAYS: Mapping[str, Callable[[NarrativeCounts], Iterable[Part]]] = {
    "situation": sentences.situation,
    "complaints": lambda counts: sentences.of_kind(counts, Kind.COMPLAINT),
    "denunciations": lambda counts: sentences.of_kind(counts, Kind.DENUNCIATION),
    "reception": sentences.reception,
    "chair": sentences.chair,
    "channels": sentences.channels,
    "processed": sentences.processed,
    "in_authority": sentences.in_authority,
    "not_in_authority": sentences.not_in_authority,
    "decisions": results.decisions,
    "conclusions": results.conclusions,
    "carried_out": results.carried_out,
    "management": results.management,
    "comparison": tables.comparison,
    "rates": results.rates,
}
_CHARTS: Mapping[str, Callable[[NarrativeCounts], Chart | None]] = {
    "kinds": tables.kinds, "fields": tables.fields, "months": tables.months, "delay": tables.delay,
}  # fmt: skip


@dataclass(frozen=True)
class ReportHead:
    """What stands around the report. `office` in running text; `number` with dots where it has none yet, `numbered`
    whether it has; `superior` receives it."""

    office: str
    number: str
    numbered: bool
    day: date | None
    capacity: str
    signer: str | None
    superior: str | None


def narrative_paper(
    counts: NarrativeCounts, own: Mapping[str, str], head: ReportHead, letterhead: Letterhead, *, officers: bool = True
) -> Composed:
    """`own` are the officer's paragraphs by section; dots stand where there is none. `officers`: with the table of who
    finished what on time."""
    missing: dict[str, None] = {} if head.numbered else {_("Số báo cáo"): None}
    parts = tuple(_parts(counts, own, head, missing, officers=officers))
    return Composed(
        title="Báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo",
        letterhead=letterhead,
        layout="paper",
        number=head.number,
        dated=True,
        across=False,
        day=head.day,
        heading="BÁO CÁO",
        about=f"Công tác tiếp công dân, giải quyết khiếu nại, tố cáo {period_words(counts.period)}",
        addressed=(),
        parts=parts,
        recipients=(
            *([f"{head.superior} (để báo cáo)"] if head.superior else []),
            "Thường trực Đảng ủy, Thường trực HĐND (để báo cáo)",
            "Lưu: VT",
        ),
        signatures=((Signature(head.capacity, "(Chữ ký, dấu)", head.signer),),),
        missing=tuple(missing),
    )


def period_words(period: Period) -> str:
    """As it is called in running text: "quý I năm 2026", "tháng 11 năm 2026", else its days."""
    year, month = period.end.year, period.end.month
    named = {found: name for name, found in official_periods(year).items()}.get(period)
    if named == "Năm":
        return f"năm {year}"
    if named is not None:
        return f"{sentences.lowered(named)} {'đầu ' if named == '6 tháng' else ''}năm {year}"
    if period in (reporting_month(year, month), calendar_month(year, month)):
        return f"tháng {month} năm {year}"
    return f"từ ngày {short_date(period.start)} đến ngày {short_date(period.end)}"


def _parts(
    counts: NarrativeCounts, own: Mapping[str, str], head: ReportHead, missing: dict[str, None], *, officers: bool
) -> Iterator[Part]:
    tally, charts = counts.now.tally, 0
    if not counts.whole:
        first = short_date(counts.since) if counts.since else "…"
        missing[f"Số liệu trước ngày {first}, khi chưa có sổ"] = None
    yield from (Paragraph(words, "centred") for words in standing_warnings(tally))
    for part in outline():
        if part.heading:
            yield Paragraph(part.heading, "heading")
        elif part.chart:
            chart = _CHARTS[part.chart](counts)
            if chart is not None:
                charts += 1
                yield replace(chart, caption=f"Biểu đồ {charts}. {chart.caption}")
        elif part.own:
            yield from _under(part.item, _own(part, own.get(part.own, ""), missing))
        elif part.says == "opening":
            yield from sentences.opening(counts, head.office, period_words(counts.period))
        elif part.says == "on_time":
            yield from tables.on_time(counts, officers=officers)
        else:
            yield from _under(part.item, list(_SAYS[part.says](counts)))
            if part.says == "situation" and counts.year_ago is None:
                missing["So sánh với cùng kỳ năm trước"] = None


def _under(item: str, told: Sequence[Part]) -> Iterator[Part]:
    """An item of the outline, bold, with its first sentence beside it where that is no item of a list."""
    first = told[0] if told else None
    if item and isinstance(first, Paragraph) and first.style == "text" and not first.lead:
        yield replace(first, lead=f"{item}:")
        told = told[1:]
    elif item:
        yield Paragraph("", lead=item)
    yield from told


def _own(part: OutlinePart, text: str, missing: dict[str, None]) -> list[Part]:
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not lines:
        missing[part.label] = None
        return [Paragraph(BLANK, lead=part.lead), *[Paragraph(BLANK, "plain")] * _DOTTED_LINES]
    told = [Paragraph(line, "item" if line.startswith("- ") else "text") for line in lines]
    if part.lead and told[0].style == "text":
        told[0] = replace(told[0], lead=part.lead)
    elif part.lead:
        told.insert(0, Paragraph("", lead=part.lead))
    return list(told)
