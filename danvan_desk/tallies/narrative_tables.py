"""The report's tables and charts: this period beside the others, who was on time, kinds, fields, months, delay."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_desk.domain.vocabulary import Kind, official
from danvan_desk.papers.form_text import PaperTable, Paragraph
from danvan_desk.papers.parts import Chart
from danvan_desk.tallies.comparison import BEFORE, YEAR_AGO, change, percent
from danvan_desk.tallies.narrative_counts import Counted, NarrativeCounts
from danvan_desk.tallies.narrative_sentences import OF_KIND, field_words
from danvan_desk.tallies.on_time import officer_key
from danvan_desk.tallies.wording import figure

_ROWS = (
    ("Lượt tiếp công dân", "01/TCD", "1"),
    ("Người được tiếp", "01/TCD", "2"),
    ("Vụ việc tiếp", "01/TCD", "3"),
    ("Đoàn đông người", "01/TCD", "4"),
    ("Đơn tiếp nhận trong kỳ", "TH", "received"),
    ("Đơn khiếu nại", "TH", "complaints"),
    ("Đơn tố cáo", "TH", "denunciations"),
    ("Đơn kiến nghị, phản ánh", "TH", "feedback"),
    ("Đơn đã xử lý", "02/XLD", "2"),
    ("Đơn thuộc thẩm quyền", "02/XLD", "4"),
    ("Quyết định giải quyết khiếu nại ban hành", "03/GQKN", "7"),
    ("Kết luận nội dung tố cáo ban hành", "04/GQTC", "7"),
    ("Đơn kết thúc trong kỳ", "TH", "finished"),
    ("Đơn kết thúc đúng hạn", "TH", "finished_on_time"),
    ("Đơn còn lại cuối kỳ", "TH", "closing"),
    ("Đơn còn lại đã quá hạn", "TH", "overdue"),
)
_NOW, _ON_TIME, _LATE = "Kỳ này", "Đúng hạn", "Quá hạn"
_FIGURES = ("Kết thúc", _ON_TIME, _LATE, "Tỷ lệ đúng hạn")


def comparison(counts: NarrativeCounts) -> Iterator[Paragraph | PaperTable]:
    """Nothing where the books hold no other period."""
    held = [(then, words) for then, words in ((counts.before, BEFORE), (counts.year_ago, YEAR_AGO)) if then is not None]
    if not held:
        return
    titles = ["STT", "Chỉ tiêu", _NOW]
    for _then, words in held:
        titles += [words[:1].upper() + words[1:], f"Tăng, giảm so với {words}"]
    rest = (0.16, 0.18) if len(held) == 1 else (0.12, 0.15)
    first = 1 - 0.07 - 0.12 - sum(rest) * len(held)
    rows = tuple(
        (str(place), words, *_compared(counts, [then for then, _words in held], table, ms))
        for place, (words, table, ms) in enumerate(_ROWS, 1)
    )
    yield Paragraph(f"So sánh số liệu với {' và '.join(words for _then, words in held)}:")
    yield PaperTable(tuple(titles), (0.07, first, 0.12, *rest * len(held)), rows, tuple(titles[2:]))


def _compared(counts: NarrativeCounts, held: list[Counted], table: str, ms: str) -> Iterator[str]:
    now = counts.now.cell(table, ms)
    yield figure(now)
    for then in held:
        yield figure(then.cell(table, ms))
        yield change(now, then.cell(table, ms))


def on_time(counts: NarrativeCounts, *, officers: bool = True) -> Iterator[Paragraph | PaperTable]:
    """Petitions finished in the period, by kind and, where asked for, by the officer charged with their case."""
    if not counts.finished:
        return
    yield Paragraph("Đơn kết thúc trong kỳ và tỷ lệ đúng hạn, theo loại đơn:")
    rows = [(official(kind), *counts.on_time(kind)) for kind in Kind]
    yield _on_time("Loại đơn", [*(row for row in rows if row[1]), ("Cộng", *counts.on_time())])
    if officers and any(one.officer for one in counts.finished):
        yield Paragraph("Theo người được giao:")
        names = dict.fromkeys(one.officer for one in counts.finished)
        by = {name: [one for one in counts.finished if one.officer == name] for name in sorted(names, key=officer_key)}
        yield _on_time(
            "Người được giao",
            [
                (name or "Không giao người phụ trách", sum(o.finished for o in rows), sum(o.on_time for o in rows))
                for name, rows in by.items()
            ],
        )


def _on_time(what: str, rows: list[tuple[str, int, int]]) -> PaperTable:
    return PaperTable(
        (what, *_FIGURES), (0.4, 0.15, 0.15, 0.13, 0.17),
        tuple(
            (words, figure(finished), figure(met), figure(finished - met), percent(met, finished))
            for words, finished, met in rows
        ),
        _FIGURES,
    )  # fmt: skip


# charts


def kinds(counts: NarrativeCounts) -> Chart | None:
    rows = tuple(
        (official(kind), tuple(int(one.cell("TH", OF_KIND[kind])) for one in _periods(counts))) for kind in Kind
    )
    return _chart("Đơn tiếp nhận trong kỳ theo loại đơn", counts, rows)


def fields(counts: NarrativeCounts) -> Chart | None:
    now = counts.now.by_field()
    then = counts.year_ago.by_field() if counts.year_ago is not None else {}
    names = sorted(now.keys() | then.keys(), key=lambda field: (-now[field], field_words(field)))
    rows = tuple((field_words(field), tuple(one.by_field()[field] for one in _periods(counts))) for field in names)
    return _chart("Đơn tiếp nhận trong kỳ theo lĩnh vực", counts, rows)


def _periods(counts: NarrativeCounts) -> tuple[Counted, ...]:
    """The period, and the same a year ago where the books know it."""
    return tuple(one for one in (counts.now, counts.year_ago) if one is not None)


def _chart(caption: str, counts: NarrativeCounts, rows: tuple[tuple[str, tuple[int, ...]], ...]) -> Chart | None:
    series = (_NOW,) if counts.year_ago is None else (_NOW, YEAR_AGO[:1].upper() + YEAR_AGO[1:])
    return Chart(caption, series, rows) if any(n for _words, numbers in rows for n in numbers) else None


def months(counts: NarrativeCounts) -> Chart | None:
    rows = tuple((f"{one.month}/{one.year}", (one.received, one.finished)) for one in counts.months)
    caption = "Đơn tiếp nhận và kết thúc theo tháng, tính đến hết kỳ"
    return (
        Chart(caption, ("Tiếp nhận", "Kết thúc"), rows, upright=True) if any(sum(two) for _one, two in rows) else None
    )


def delay(counts: NarrativeCounts) -> Chart | None:
    """Finished petitions of each kind, on time and late."""
    found = [(official(kind), *counts.on_time(kind)) for kind in Kind]
    rows = tuple((words, (met, finished - met)) for words, finished, met in found if finished)
    return Chart("Đơn kết thúc trong kỳ, đúng hạn và quá hạn", (_ON_TIME, _LATE), rows) if rows else None
