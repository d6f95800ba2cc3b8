"""How rules are told in the settings: kinds, lengths, variants, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from danvan_desk.texts import _
from ui.widgets.states import in_unit

if TYPE_CHECKING:
    from danvan_desk.domain.rules import Rule


def kind_names() -> dict[str, str]:
    return {
        "complaint": _("Khiếu nại"),
        "denunciation": _("Tố cáo"),
        "feedback": _("Kiến nghị, phản ánh"),
        "visit": _("Tiếp công dân"),
        "dialogue": _("Đối thoại"),
    }


def kind_of(rule: Rule) -> str:
    return "visit" if rule.kind == "reception" else rule.kind


def length_words(rule: Rule, variant: str = "") -> str:
    days = in_unit(rule.lengths.get(variant, rule.length), rule.unit)
    return _("trước {days}").format(days=days) if rule.back else days


def variant_names() -> dict[str, str]:
    return {
        "complex": _("phức tạp"),
        "remote": _("vùng xa"),
        "remote_complex": _("vùng xa, phức tạp"),
        "second": _("lần hai"),
        "second_complex": _("lần hai phức tạp"),
        "second_remote": _("lần hai vùng xa"),
        "second_remote_complex": _("lần hai vùng xa, phức tạp"),
        "extended": _("gia hạn"),
    }


def variants_words(lengths: Mapping[str, int]) -> str:
    """The other lengths the same clock may take: "phức tạp 45, vùng xa 45"."""
    names = variant_names()
    return ", ".join(f"{names.get(name, name)} {days}" for name, days in lengths.items())


def sure_words(mark: str) -> str:
    """The mark of law's own list, in words."""
    return {
        "A": _("Đã đọc chính điều luật"),
        "B": _("Theo bản chép, chưa đọc gốc"),
        "C": _("Suy ra hoặc một nguồn"),
    }.get(mark, mark)
