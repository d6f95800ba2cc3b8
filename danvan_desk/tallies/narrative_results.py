"""What came of complaints and denunciations, in the report's sentences: rulings, their orders, how they were carried
out, the office's own work, and how much of it was on time. Source: Thông tư 06/2025/TT-TTCP, Mẫu số 02."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from danvan_desk.papers.form_text import Paragraph
from danvan_desk.tallies.comparison import amounts, counted, percent
from danvan_desk.tallies.narrative_counts import NarrativeCounts
from danvan_desk.tallies.narrative_sentences import against, item
from danvan_desk.tallies.tally import Number
from danvan_desk.tallies.wording import figure

_MONEY, _LAND = "triệu đồng", "m²"
_OFFICIALS = "cán bộ, công chức, viên chức"
_NO_ORDERS = "không có kiến nghị thu hồi, trả lại, xử lý hành chính hoặc chuyển cơ quan điều tra"
_Cell = Callable[[str], Number]


@dataclass(frozen=True)
class _Ruled:
    """Where 03/GQKN and 04/GQTC hold the same things, by MS ("" where one has no such column)."""

    table: str
    kind: str
    unit: str
    about: str
    stages: Mapping[str, Mapping[str, str]]
    state: tuple[str, str]
    given_back: tuple[str, str, str, str]
    discipline: tuple[str, str, str]
    police: tuple[str, str, str]


_DECISIONS = _Ruled(
    "03/GQKN", "khiếu nại", "quyết định", "giải quyết khiếu nại",
    {"Giải quyết lần đầu": {"khiếu nại đúng": "8", "khiếu nại sai": "9", "khiếu nại đúng một phần": "10"},
     "Giải quyết lần 2": {"công nhận kết quả lần đầu": "11", "hủy, sửa kết quả lần đầu": "12"}},
    ("13", "14"), ("15", "16", "17", "18"), ("", "19", "20"), ("21", "22", "23"),
)  # fmt: skip
_CONCLUSIONS = _Ruled(
    "04/GQTC", "tố cáo", "kết luận", "nội dung tố cáo",
    {"Tố cáo lần đầu": {"tố cáo đúng": "8", "tố cáo sai": "9", "tố cáo có đúng có sai": "10"},
     "Tố cáo tiếp": {"tố cáo tiếp đúng": "11", "tố cáo tiếp sai": "12", "tố cáo tiếp có đúng có sai": "13"}},
    ("14", "15"), ("16", "17", "18", "19"), ("20", "21", "22"), ("23", "24", "25"),
)  # fmt: skip
_STANDS = {
    "đã thụ lý": "4", "không thụ lý": "5", "rút đơn, đình chỉ giải quyết": "6", "đang xem xét điều kiện thụ lý": "3",
}  # fmt: skip


def decisions(counts: NarrativeCounts) -> Iterator[Paragraph]:
    return _ruled(counts, _DECISIONS)


def conclusions(counts: NarrativeCounts) -> Iterator[Paragraph]:
    return _ruled(counts, _CONCLUSIONS)


def _ruled(counts: NarrativeCounts, of: _Ruled) -> Iterator[Paragraph]:
    cell = _cells(counts, of.table)
    if cell("1"):
        told = counted(((words, cell(ms)) for words, ms in _STANDS.items()), "vụ việc")
        yield item(
            f"Số đơn {of.kind} thuộc thẩm quyền: {figure(cell('1'))} đơn, {figure(cell('2'))} vụ việc"
            f"{f', trong đó: {told}' if told else ''}."
        )
    else:
        yield item(f"Trong kỳ không có đơn {of.kind} thuộc thẩm quyền.")
    changed = against(counts, of.table, "7", of.unit)
    if not cell("7"):
        yield item(f"Trong kỳ không ban hành {of.unit} {of.about} nào{changed}.")
        return
    outcomes = [f"{stage}: {told}." for stage, parts in of.stages.items() if (told := _outcomes(parts, cell))]
    ruled = f"Trong kỳ ban hành {figure(cell('7'))} {of.unit} {of.about}{changed}."
    yield item(" ".join([ruled, *outcomes]))
    yield item(f"Kết quả giải quyết: {_orders(of, cell) or _NO_ORDERS}.")


def _cells(counts: NarrativeCounts, table: str) -> _Cell:
    return lambda ms: counts.now.cell(table, ms) if ms else 0


def _outcomes(parts: Mapping[str, str], cell: _Cell) -> str:
    return counted(((words, cell(ms)) for words, ms in parts.items()), "vụ việc")


def _orders(of: _Ruled, cell: _Cell) -> str:
    money, land, organisations, people = of.given_back
    whom = amounts([(cell(organisations), "tổ chức"), (cell(people), "cá nhân")])
    back = amounts([(cell(money), _MONEY), (cell(land), _LAND)])
    righted = f" ({', '.join(whom)} được trả lại quyền lợi)" if whom else ""
    told = [
        _with("kiến nghị thu hồi cho Nhà nước", amounts(zip(map(cell, of.state), (_MONEY, _LAND), strict=True))),
        f"trả lại cho tổ chức, cá nhân {', '.join(back)}{righted}" if back or whom else "",
        _with("kiến nghị xử lý hành chính", _people(of.discipline, cell, ("tổ chức", "người"))),
        _with("chuyển cơ quan điều tra", _people(of.police, cell, ("vụ", "người"))),
    ]
    return "; ".join(filter(None, told))


def _people(columns: tuple[str, str, str], cell: _Cell, units: tuple[str, str]) -> list[str]:
    """Organisations or cases, people, and those of them who are officials."""
    first, people, officials = (cell(ms) for ms in columns)
    inside = f" (trong đó {figure(officials)} {_OFFICIALS})" if officials else ""
    return amounts([(first, units[0]), (people, f"{units[1]}{inside}")])


def _with(words: str, told: list[str]) -> str:
    return f"{words} {', '.join(told)}" if told else ""


# II.4


def carried_out(counts: NarrativeCounts) -> Iterator[Paragraph]:
    """Rulings to carry out and carried out; money and land as "done of what was to be done"."""
    cell = _cells(counts, "05/KQTH")
    yield item(
        "Thi hành Quyết định giải quyết khiếu nại: "
        + _enforced(cell, ("1", "2"), counts.now.cell("03/GQKN", "7"), "quyết định", "thi hành")
        + _done(cell, ("3", "4", "5", "6"), ("7", "8", "9", "10"), ("", "11", "12"), ("13", "14", "15"))
    )
    yield item(
        "Thực hiện Kết luận nội dung tố cáo: "
        + _enforced(cell, ("16", "17"), counts.now.cell("04/GQTC", "7"), "kết luận", "thực hiện")
        + _done(cell, ("18", "19", "20", "21"), ("22", "23", "24", "25"), ("26", "27", "28"), ("29", "30", "31"))
    )


def _enforced(cell: _Cell, columns: tuple[str, str], issued: Number, unit: str, verb: str) -> str:
    owed, done = (cell(ms) for ms in columns)
    if not owed:
        return f"trong kỳ không có {unit} nào phải {verb}."
    carried = owed - issued
    over = amounts(
        [(carried, f"{unit} chưa {verb} xong của kỳ trước chuyển sang"), (issued, f"{unit} ban hành trong kỳ")]
    )
    share = f"đã {verb} xong {figure(done)} {unit} ({percent(done, owed)})" if done else f"chưa {verb} xong {unit} nào"
    return f"phải {verb} trong kỳ {figure(owed)} {unit} (gồm {', '.join(over)}); {share}."


def _done(
    cell: _Cell, state: tuple[str, ...], back: tuple[str, ...], discipline: tuple[str, str, str],
    police: tuple[str, str, str],
) -> str:  # fmt: skip
    told = [
        _with("đã thu hồi cho Nhà nước", _of(cell, state)),
        _with("đã trả lại cho tổ chức, cá nhân", _of(cell, back)),
        _with("đã xử lý hành chính", _people(discipline, cell, ("tổ chức", "người"))),
        _with("đã khởi tố", _people(police, cell, ("vụ", "người"))),
    ]
    words = "; ".join(filter(None, told))
    return f" {words[:1].upper()}{words[1:]}." if words else ""


def _of(cell: _Cell, columns: tuple[str, ...]) -> list[str]:
    """Money and land done, of what had to be: "3,25/3,25 triệu đồng"; where nothing had to be, what was done alone."""
    money, land, money_done, land_done = (cell(ms) for ms in columns)
    pairs = ((money_done, money, _MONEY), (land_done, land, _LAND))
    told = [(figure(done), f"/{figure(owed)}" if owed else "", unit) for done, owed, unit in pairs if done or owed]
    return [f"{done}{of} {unit}" for done, of, unit in told]


# II.6.b


def management(counts: NarrativeCounts) -> Iterator[Paragraph]:
    cell = _cells(counts, "06/QLKNTC")
    names = {"ban hành mới": "1", "sửa đổi, bổ sung": "2", "hủy bỏ": "3"}
    papers = counted(((words, cell(ms)) for words, ms in names.items()), "văn bản")
    yield item(f"Số văn bản ban hành mới, sửa đổi, bổ sung, hủy bỏ: {papers or 'không có văn bản nào'}.")
    classes = ", ".join(amounts([(cell("4"), "lớp"), (cell("5"), "người")]))
    yield item(
        "Tập huấn, tuyên truyền, phổ biến, giáo dục pháp luật về tiếp công dân, khiếu nại, tố cáo: "
        f"{classes or 'không có lớp nào'}."
    )


# III.1


def rates(counts: NarrativeCounts) -> Iterator[Paragraph]:
    """The rates the circular wants judged; the judgement is the officer's."""
    th, kqth = _cells(counts, "TH"), _cells(counts, "05/KQTH")
    told = []
    if finished := th("finished"):
        told.append(
            f"Trong kỳ kết thúc {figure(finished)} đơn, trong đó đúng hạn {figure(th('finished_on_time'))} đơn "
            f"({percent(th('finished_on_time'), finished)})."
        )
    else:
        told.append("Trong kỳ không kết thúc đơn nào.")
    if closing := th("closing"):
        late = th("overdue")
        overdue = f"trong đó quá hạn {figure(late)} đơn ({percent(late, closing)})" if late else "không có đơn quá hạn"
        told.append(f"Cuối kỳ còn {figure(closing)} đơn, {overdue}.")
    else:
        told.append("Cuối kỳ không còn đơn nào.")
    for owed, done, words in (
        ("1", "2", "thi hành xong quyết định giải quyết khiếu nại"),
        ("16", "17", "thực hiện xong kết luận nội dung tố cáo"),
    ):
        if kqth(owed):
            told.append(
                f"Tỷ lệ {words}: {figure(kqth(done))}/{figure(kqth(owed))} ({percent(kqth(done), kqth(owed))})."
            )
    yield Paragraph(" ".join(told))
