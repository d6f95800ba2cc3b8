"""What the books tell of the period in the report's own sentences: situation, reception, petitions, office's work.

Only numbers and what follows from them: causes, judgements and plans are the officer's.
Source: Thông tư 06/2025/TT-TTCP, Mẫu số 02.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from danvan_desk.domain.vocabulary import Channel, Field, Kind, official
from danvan_desk.papers.form_text import Paragraph
from danvan_desk.papers.letterhead import long_date, short_date
from danvan_desk.papers.lines import BLANK
from danvan_desk.tallies.chair_days import ChairDays
from danvan_desk.tallies.comparison import BEFORE, YEAR_AGO, amounts, compared, counted, listed, with_share
from danvan_desk.tallies.narrative_counts import Counted, NarrativeCounts
from danvan_desk.tallies.tally import Number
from danvan_desk.tallies.wording import figure

KINDS = {Kind.COMPLAINT: "khiếu nại", Kind.DENUNCIATION: "tố cáo", Kind.FEEDBACK: "kiến nghị, phản ánh"}
OF_KIND = {Kind.COMPLAINT: "complaints", Kind.DENUNCIATION: "denunciations", Kind.FEEDBACK: "feedback"}
"""Columns of TH."""


_CIRCULAR = long_date(date(2025, 9, 29))


def item(text: str) -> Paragraph:
    return Paragraph(f"- {text}", "item")


def against(counts: NarrativeCounts, table: str, ms: str, unit: str) -> str:
    """How one cell has changed: ", tăng … so với kỳ trước; giảm … so với cùng kỳ năm trước"; "" where the books reach
    back to neither."""
    now = counts.now.cell(table, ms)
    held = ((counts.before, BEFORE), (counts.year_ago, YEAR_AGO))
    words = [compared(now, then.cell(table, ms), unit, than) for then, than in held if then is not None]
    return "".join(f"{', ' if not at else '; '}{one}" for at, one in enumerate(words))


def opening(counts: NarrativeCounts, office: str, period_words: str) -> Iterator[Paragraph]:
    """`office` and the period as they stand in running text."""
    period = counts.period
    yield Paragraph(
        f"Thực hiện Thông tư số 06/2025/TT-TTCP {_CIRCULAR} của Thanh tra Chính phủ, {office} báo cáo công "
        f"tác tiếp công dân, giải quyết khiếu nại, tố cáo {period_words}, số liệu tính từ ngày "
        f"{short_date(period.start)} đến ngày {short_date(period.end)}, như sau:"
    )


def situation(counts: NarrativeCounts) -> Iterator[Paragraph]:
    total = counts.now.cell("TH", "received")
    changed = against(counts, "TH", "received", "đơn")
    if total:
        kinds = [(counts.now.cell("TH", OF_KIND[kind]), f"đơn {words}") for kind, words in KINDS.items()]
        told = ", ".join(amounts(kinds))
        yield Paragraph(f"Trong kỳ tiếp nhận {figure(total)} đơn, gồm {told}{_after(changed)}.")
    else:
        yield Paragraph(f"Trong kỳ không tiếp nhận đơn nào{changed}.")
    if counts.year_ago is None:
        yield Paragraph(f"So với {YEAR_AGO}: {BLANK}")


def _after(changed: str, what: str = "tổng số") -> str:
    """A comparison of what wasn't named last."""
    return f"; {what} {changed.removeprefix(', ')}" if changed else ""


def of_kind(counts: NarrativeCounts, kind: Kind) -> Iterator[Paragraph]:
    """Petitions of one kind, and the share of each field in them."""
    words, ms = KINDS[kind], OF_KIND[kind]
    total, changed = counts.now.cell("TH", ms), against(counts, "TH", ms, "đơn")
    if not total:
        yield Paragraph(f"Trong kỳ không tiếp nhận đơn {words} nào{changed}.")
        return
    yield Paragraph(f"Trong kỳ tiếp nhận {figure(total)} đơn {words}{changed}.")
    told = f"Theo lĩnh vực: {_fields(counts.now, kind)}."
    if counts.year_ago is not None:
        told += f" {YEAR_AGO[:1].upper()}{YEAR_AGO[1:]}: {_fields(counts.year_ago, kind) or 'không có đơn nào'}."
    yield Paragraph(told)


def _fields(counted: Counted, kind: Kind) -> str:
    """Each field with its share, the largest first."""
    found = counted.by_field(kind)
    fields = sorted(found, key=lambda one: (-found[one], field_words(one)))
    whole = sum(found.values())
    return "; ".join(f"{lowered(field_words(one))} {with_share(found[one], whole, 'đơn')}" for one in fields)


def field_words(field: str) -> str:
    return official(Field(field)) if field in set(Field) else field


def lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


# II.1


def reception(counts: NarrativeCounts) -> Iterator[Paragraph]:
    now = counts.now
    if not now.cell("01/TCD", "1"):
        yield item(f"Trong kỳ không tiếp lượt công dân nào{against(counts, '01/TCD', '1', 'lượt')}.")
    else:
        people = sum(now.cell("01/TCD", ms) for ms in ("9", "15", "21"))
        changed = _after(against(counts, "01/TCD", "1", "lượt"), "số lượt tiếp")
        yield item(f"Tổng số: {_received(now, ('1', '2', '3', '4'), people)}{changed}.")
        yield item(f"Tiếp thường xuyên: {_received(now, ('5', '6', '7', '8'), now.cell('01/TCD', '9'))}.")
    head = _received(now, ("11", "12", "13", "14"), now.cell("01/TCD", "15"))
    delegate = _received(now, ("17", "18", "19", "20"), now.cell("01/TCD", "21"))
    yield item(
        f"Tiếp định kỳ và đột xuất của Thủ trưởng. Trực tiếp tiếp: {_days(now, '10')}, {head}. Ủy quyền tiếp: "
        f"{_days(now, '16')}, {delegate}."
    )


def _days(now: Counted, ms: str) -> str:
    """Columns 10 and 16 count the days that were made public."""
    days = now.cell("01/TCD", ms)
    return f"{figure(days)} ngày được thông báo công khai" if days else "không có ngày được thông báo công khai"


def _received(now: Counted, columns: tuple[str, str, str, str], people: Number) -> str:
    turns, persons, matters, delegations = (now.cell("01/TCD", ms) for ms in columns)
    if not turns:
        return "không có lượt tiếp nào"
    told = f"{figure(turns)} lượt, {figure(persons)} người, {figure(matters)} vụ việc"
    if not delegations:
        return f"{told}, không có đoàn đông người"
    return f"{told}, {figure(delegations)} đoàn đông người ({figure(people)} người)"


def chair(counts: NarrativeCounts) -> Iterator[Paragraph]:
    """The chair's own days, against each rule that was in force."""
    if not counts.chair:
        return
    bases = dict.fromkeys(one.duty.basis for one in counts.chair)
    told = [_duty([one for one in counts.chair if one.duty.basis == basis]) for basis in bases]
    held = f"{counts.chair_held} ngày" if counts.chair_held else "không có ngày nào"
    yield item(
        "So với quy định của Luật Tiếp công dân: số ngày thực tế Chủ tịch trực tiếp tiếp công dân định kỳ, đột xuất "
        f"trong kỳ: {held}. {' '.join(told)}"
    )


def _duty(held: list[ChairDays]) -> str:
    duty = held[0].duty
    unit = {"week": "tuần", "month": "tháng"}[duty.period]
    rule = f"Quy định ít nhất {duty.required:02d} ngày trong một {unit} ({in_full(duty.basis)})"
    short = [one for one in held if one.done < duty.required]
    if len(held) == 1:
        lacking = f"thiếu {duty.required - held[0].done} ngày" if short else "bảo đảm quy định"
        return f"{rule}: {_span_words(held[0])} tiếp {held[0].done} ngày, {lacking}."
    if not short:
        return f"{rule}: cả {len(held)} {unit} kết thúc trong kỳ bảo đảm quy định."
    enough = f"{len(held) - len(short)}/{len(held)} {unit} kết thúc trong kỳ bảo đảm quy định"
    if duty.period == "week":
        return f"{rule}: {enough}, {len(short)} tuần không có ngày tiếp."
    return f"{rule}: {enough}; chưa bảo đảm: {', '.join(f'{_span_words(one)} tiếp {one.done} ngày' for one in short)}."


def in_full(basis: str) -> str:
    """An article as a paper cites it: "Luật … Đ.15 k2 c (sửa đổi …)" is "Luật …, Điều 15 khoản 2 điểm c, sửa đổi …"."""
    flat = basis.replace(" (", ", ").replace(")", "")
    cited = re.sub(
        r"\bk(\d+)( [a-zđ]\b)?", lambda found: f"khoản {found[1]}" + (f" điểm{found[2]}" if found[2] else ""), flat
    )
    return re.sub(r" Đ\.(\d+)", r", Điều \1", cited)


def _span_words(one: ChairDays) -> str:
    start, end = one.span.start, one.span.end
    if one.duty.period == "month":
        return f"tháng {start.month}/{start.year}"
    return f"tuần từ ngày {short_date(start)} đến ngày {short_date(end)}"


# II.2


def channels(counts: NarrativeCounts) -> Iterator[Paragraph]:
    by = counts.now.by_channel()
    total = sum(by.values())
    if not total:
        return
    at_desk = by.pop(Channel.RECEPTION, 0)
    others = sum(by.values())
    detail = listed(((lowered(official(Channel(one))), by[one]) for one in Channel if by[one]), "đơn")
    inside = f" ({detail})" if others else ""
    yield Paragraph(
        f"Trong {figure(total)} đơn tiếp nhận trong kỳ: {with_share(at_desk, total, 'đơn')} nhận qua tiếp công dân, "
        f"{with_share(others, total, 'đơn')} từ các nguồn khác{inside}."
    )


def processed(counts: NarrativeCounts) -> Iterator[Paragraph]:
    now = counts.now
    total, received = now.cell("02/XLD", "1"), now.cell("TH", "received")
    if not total:
        yield Paragraph("không có đơn nào.")
        return
    carried = total - received
    over = f", {figure(carried)} đơn chưa xử lý kỳ trước chuyển sang" if carried else ""
    yield Paragraph(
        f"{figure(total)} đơn, gồm {figure(received)} đơn tiếp nhận trong kỳ{over}"
        f"{_after(against(counts, '02/XLD', '1', 'đơn'))}."
    )
    yield item(f"Số đơn đã xử lý: {with_share(now.cell('02/XLD', '2'), total, 'đơn')}.")
    yield item(f"Số đơn đủ điều kiện xử lý: {with_share(now.cell('02/XLD', '3'), total, 'đơn')}.")
    yield item(f"Số đơn thuộc thẩm quyền: {with_share(now.cell('02/XLD', '4'), total, 'đơn')}.")
    yield item(f"Số vụ việc thuộc thẩm quyền: {_none_or(now.cell('02/XLD', '5'), 'vụ việc')}.")


def _none_or(number: Number, unit: str) -> str:
    return f"{figure(number)} {unit}" if number else f"không có {unit} nào"


def in_authority(counts: NarrativeCounts) -> Iterator[Paragraph]:
    yield item(_class(counts, "khiếu nại", "6", {"khiếu nại lần đầu": "7", "khiếu nại lần 2": "8"},
                      {"đất đai": "9", "chế độ, chính sách": "10", "khác": "11"}))  # fmt: skip
    yield item(_class(counts, "tố cáo", "12", {"tố cáo lần đầu": "13", "tố cáo tiếp": "14"},
                      {"hành chính": "15", "tham nhũng": "16", "tư pháp": "17", "khác": "18"}))  # fmt: skip
    yield item(_class(counts, "kiến nghị, phản ánh", "19", {},
                      {"chế độ, chính sách": "20", "đất đai": "21", "khác": "22"}))  # fmt: skip


def _class(counts: NarrativeCounts, kind: str, total: str, stages: dict[str, str], fields: dict[str, str]) -> str:
    def cell(ms: str) -> Number:
        return counts.now.cell("02/XLD", ms)

    told = f"Số đơn {kind}: {_none_or(cell(total), 'đơn')}{against(counts, '02/XLD', total, 'đơn')}."
    if not cell(total):
        return told
    if stages:
        told += f" Theo thẩm quyền giải quyết: {counted(((one, cell(ms)) for one, ms in stages.items()), 'đơn')}."
    return f"{told} Theo lĩnh vực: {listed(((one, cell(ms)) for one, ms in fields.items()), 'đơn')}."


def not_in_authority(counts: NarrativeCounts) -> Iterator[Paragraph]:
    total = counts.now.cell("02/XLD", "23")
    yield Paragraph(f"{_none_or(total, 'đơn')}{against(counts, '02/XLD', '23', 'đơn')}.")
    if total:
        yield item(f"Số đơn đã hướng dẫn công dân gửi đơn: {_none_or(counts.now.cell('02/XLD', '24'), 'đơn')}.")
        yield item(
            "Số đơn đã chuyển đơn đến cơ quan có thẩm quyền giải quyết: "
            f"{_none_or(counts.now.cell('02/XLD', '25'), 'đơn')}."
        )
