"""Numbers held against each other, in the words of a Vietnamese report."""

from __future__ import annotations

from collections.abc import Iterable

from danvan_desk.papers.lines import TIE
from danvan_desk.tallies.tally import Number, tidy
from danvan_desk.tallies.wording import figure

BEFORE, YEAR_AGO = "kỳ trước", "cùng kỳ năm trước"
_SAME = "không tăng, không giảm"


def compared(now: Number, then: Number, unit: str, than: str) -> str:
    """As in "tăng 12 đơn (15,4 %) so với cùng kỳ năm trước"; there is no percentage of nothing."""
    difference = tidy(now - then)
    if not difference:
        return f"{_SAME} so với {than}"
    word = "tăng" if difference > 0 else "giảm"
    changed = f"{word} {figure(abs(difference))} {unit}"
    if not then:
        return f"{changed} so với {than} ({than} không có)"
    return f"{changed} ({percent(abs(difference), then)}) so với {than}"


def change(now: Number, then: Number) -> str:
    """For a cell: "+12 (15,4 %)", "−3 (20 %)", "0", "+12" where there was nothing before."""
    difference = tidy(now - then)
    if not difference:
        return "0"
    sign = "+" if difference > 0 else "−"
    share = f" ({percent(abs(difference), then)})" if then else ""
    return f"{sign}{figure(abs(difference))}{share}"


def percent(part: Number, whole: Number) -> str:
    """One decimal at most, a comma before it; "" of nothing. What isn't quite nothing or all never says it is."""
    if not whole:
        return ""
    share = round(part * 100 / whole, 1)
    if part and share < 0.1:
        return f"dưới 0,1{TIE}%"
    if part < whole and share >= 100:
        return f"trên 99,9{TIE}%"
    return f"{figure(tidy(share))}{TIE}%"


def with_share(part: Number, whole: Number, unit: str) -> str:
    """As in "3 đơn (37,5 %)"; no share of nothing, "không có đơn nào" for none."""
    if not part:
        return f"không có {unit} nào"
    return f"{figure(part)} {unit} ({percent(part, whole)})"


def amounts(parts: Iterable[tuple[Number, str]]) -> list[str]:
    """Each amount there is with its words: (3, "tổ chức") is "3 tổ chức"; what is 0 is left out."""
    return [f"{figure(number)} {words}" for number, words in parts if number]


def listed(parts: Iterable[tuple[str, Number]], unit: str) -> str:
    """As in "đất đai 3 đơn; khác 1 đơn": what there is, each with its words before it."""
    return "; ".join(f"{words} {figure(number)} {unit}" for words, number in parts if number)


def counted(parts: Iterable[tuple[str, Number]], unit: str) -> str:
    """As in "5 đơn khiếu nại lần đầu; 1 đơn khiếu nại lần 2": the same, each with its words after it."""
    return "; ".join(amounts((number, f"{unit} {words}") for words, number in parts))
