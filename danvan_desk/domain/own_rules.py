"""Numbers the office sets itself: a shorter term than the law's, or its own where the law has none.

A number holds for the terms that start from its day on, until the next one, or until the law's text changes. Nothing
is overwritten: a version that is no longer wanted is withdrawn, and stays to be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from danvan_desk.errors import Problem
from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.domain.rules import Rule, RuleBook

MOST_DAYS = 3660
_LAST_DAY = date(2150, 12, 31)


@dataclass(frozen=True)
class OwnRule:
    """`variant` is the one of the rule's lengths it stands for (complex, extended…), "" for the plain one; `length`
    is in the rule's own unit; `basis` is the paper it rests on."""

    kind: str
    clock: str
    variant: str
    since: date
    length: int
    basis: str = ""
    note: str = ""
    id: int = 0

    def words(self) -> str:
        """As slips and papers say it, always in Vietnamese."""
        paper = f": {self.basis}" if self.basis else ""
        return f"quy định của đơn vị, từ {self.since:%d/%m/%Y}{paper}"


def laid_over(law: RuleBook, own: Iterable[OwnRule]) -> RuleBook:
    """The book after the office set its numbers. One of a clock the law no longer has is passed over."""
    book = law
    for number in sorted(own, key=lambda one: (one.since, one.id)):
        try:
            now = book.rule(number.clock, number.since, number.kind)
        except KeyError:
            continue
        book = book.amended(_with_number(now, number))
    return book


def _with_number(rule: Rule, own: OwnRule) -> Rule:
    office = {**rule.office, own.variant: own}
    if own.variant:
        return replace(rule, since=own.since, lengths={**rule.lengths, own.variant: own.length}, office=office)
    return replace(rule, since=own.since, length=own.length, office=office)


def problems_of(own: OwnRule, law: RuleBook) -> list[Problem]:
    """Everything that keeps the number from being set; nothing where it may be."""
    versions = next((found for found in law.of_kind(own.kind) if found[0].clock == own.clock), None)
    if versions is None:
        return [Problem("clock", _("không có thời hạn này"), own.clock)]
    first = versions[0].since
    if not first < own.since <= _LAST_DAY:
        words = _("nhận ngày sau {first} (ngày quy định đầu tiên có hiệu lực) và không quá {last}")
        return [Problem("since", words.format(first=f"{first:%d/%m/%Y}", last=f"{_LAST_DAY:%d/%m/%Y}"), own.since)]
    rule = law.rule(own.clock, own.since, own.kind)
    if own.variant and own.variant not in rule.lengths:
        return [Problem("variant", _("thời hạn này không có trường hợp ấy"), own.variant)]
    if isinstance(own.length, bool) or not 1 <= own.length <= MOST_DAYS:
        return [Problem("length", _("nhận số ngày từ 1 đến {most}").format(most=MOST_DAYS), own.length)]
    lawful = rule.lengths[own.variant] if own.variant else rule.length
    if own.basis.strip() or rule.own or not _departs(rule, own.length, lawful):
        return []
    words = _("luật định {days} ngày; muốn đặt {given} ngày phải ghi văn bản sửa luật ở mục căn cứ")
    if rule.back:
        words = _(
            "luật định báo trước ít nhất {days} ngày; muốn đặt {given} ngày phải ghi văn bản sửa luật ở mục căn cứ"
        )
    return [Problem("basis", words.format(days=lawful, given=own.length), own.basis or None)]


def _departs(rule: Rule, length: int, lawful: int) -> bool:
    """Whether the office would take more than the law gives it: a longer term, a shorter notice, another right."""
    if rule.is_date:
        return length != lawful
    return length < lawful if rule.back else length > lawful
