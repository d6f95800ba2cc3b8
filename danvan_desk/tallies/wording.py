"""What stands on a printed table besides its numbers. Official papers are always in Vietnamese.

Source: the forms of Thông tư 06/2025/TT-TTCP; signatures as in Nghị định 30/2020/NĐ-CP.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from danvan_desk.papers.letterhead import long_date, place_and_date, short_date
from danvan_desk.tallies.definitions import Definition, definition
from danvan_desk.tallies.rules import BEFORE, Sum, first_sum, in_words
from danvan_desk.tallies.tally import Number, Table, Tally

UNIT = "Đơn vị"
MS = "MS"
_SIGNS = str.maketrans(",.", ".,")
_NAME = re.compile(r"[\w/:]+")  # a column's name, or another table's column: 02/XLD:6


@dataclass(frozen=True)
class Wording:
    """The lines above and below one table."""

    office: str
    code: str
    title: str
    period: str
    attached: str
    note: str
    place_and_date: str
    left: tuple[str, str, str]  # capacity, how to sign, name
    right: tuple[str, str, str]
    warning: str  # why this is no report to send as it stands; empty where nothing is wrong


def wording(tally: Tally, table: Table) -> Wording:
    form = definition(table.code)
    office = tally.office
    return Wording(
        office=in_capitals(office.name),
        code=table.code,
        title=table.title,
        period=f"Số liệu tính từ ngày {short_date(tally.period.start)} đến ngày {short_date(tally.period.end)}",
        attached=_attached(tally),
        note=form.note_line,
        place_and_date=place_and_date(office.place or "…………", tally.made_on),
        left=("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)", office.officer or ""),
        right=("CHỦ TỊCH", "(Ký, đóng dấu, ghi rõ họ tên)", office.chair or ""),
        warning=". ".join(_warnings(tally, table)),
    )


def in_capitals(office: str) -> str:
    """As at the head of a table: UBND xã … is ỦY BAN NHÂN DÂN XÃ …, in one line."""
    return office.upper().replace("UBND ", "ỦY BAN NHÂN DÂN ")


def _attached(tally: Tally) -> str:
    sent = tally.sent
    report = f"{sent.document_no} {long_date(sent.day)}" if sent else "……… ngày …… tháng …… năm ………"
    return f"(Kèm theo Báo cáo số: {report} của {tally.office.name})"


def ms_words(table: Table) -> dict[str, str]:
    """What the MS row shows: "1=5+11+17", "5"; the named cells of TH go by their place in the row."""
    form = definition(table.code)
    places = {column.ms: _shown(form, column.ms) for column in form.columns}
    return {
        column.ms: places[column.ms] + (f"={_in_places(column.formula, places)}" if column.formula else "")
        for column in table.columns
    }


def rule_words(code: str, rule: str) -> str:
    """A rule of a table as it reads on a page, its named columns by their place: "12 = 1 + 2 − 9"."""
    form = definition(code)
    return in_words(_NAME.sub(lambda found: _in_place(form, found.group()), rule))


def _in_place(form: Definition, term: str) -> str:
    code, colon, ms = term.rpartition(":")
    return f"{code}{colon}{_shown(form, ms)}" if code in ("", BEFORE) else term


def figure(value: Number) -> str:
    """A cell as it is written in Vietnamese: 1.234 or 1.234,5."""
    return f"{value:,}".translate(_SIGNS)


def standing_warnings(tally: Tally) -> list[str]:
    """Why a period's numbers are none to send, whatever the table."""
    found = []
    if tally.office.sample:
        found.append("SỐ LIỆU MẪU ĐỂ TẬP, KHÔNG PHẢI BÁO CÁO THẬT")
    if tally.period.end > tally.made_on:
        found.append(f"KỲ CHƯA KẾT THÚC, SỐ LIỆU ĐẾN NGÀY {short_date(tally.made_on)}")
    return found


def _warnings(tally: Tally, table: Table) -> list[str]:
    found = standing_warnings(tally)
    lacking = (tally.reporters or 0) - len(table.rows)
    if lacking > 0:
        found.append(f"CÒN {lacking} ĐƠN VỊ CHƯA CÓ SỐ LIỆU TRONG BIỂU")
    failed = sum(not check.holds for check in table.checks)
    if failed:
        found.append(f"BẢN NHÁP, CÒN {failed} PHÉP KIỂM CHƯA ĐẠT")
    return found


def place_of(code: str, ms: str) -> str:
    """What a column goes by on a page: its number, a named one's place in the row."""
    return _shown(definition(code), ms)


def _shown(form: Definition, ms: str) -> str:
    return ms if ms.isdigit() else str([column.ms for column in form.columns].index(ms) + 1)


def _in_places(formula: str, places: dict[str, str]) -> str:
    return "=".join(_sum_in_places(first_sum(part), places) for part in formula.split("="))


def _sum_in_places(total: Sum, places: dict[str, str]) -> str:
    words = "".join(("+" if sign > 0 else "-") + places[ms] for sign, ms in total.terms)
    return words.removeprefix("+")
