"""Who stands on a paper: name and identity papers, or the code that stands for a denouncer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.letterhead import or_blank, short_date

WITHHELD = "(được giữ bí mật theo Luật Tố cáo)"
"""Printed in place of a denouncer's papers and address, so that nobody writes them in by pen."""


@dataclass(frozen=True)
class Identity:
    """The citizen as papers name him or her; None is left as dots.

    For a denouncer `name` is the code and `withheld` is True: then nothing else of this record is printed.
    Source: Luật Tố cáo 2018, Điều 9, 47, 56.
    """

    name: str | None = None
    withheld: bool = False
    id_label: str | None = None
    id_number: str | None = None
    id_issued_on: date | None = None
    id_issued_by: str | None = None
    address: str | None = None
    phone: str | None = None

    def asked(self, name: str, number: str) -> list[tuple[str, object]]:
        """Each thing the forms ask for, by the given names for the person and the number, with what is known."""
        if self.withheld:
            return [(name, self.name)]
        return [
            (name, self.name),
            (number, self.id_number),
            ("Ngày cấp giấy tờ tùy thân", self.id_issued_on),
            ("Nơi cấp giấy tờ tùy thân", self.id_issued_by),
            ("Địa chỉ", self.address),
        ]

    def papers_sentence(self, asked: str) -> str:
        """`asked` is the form's own wording before the number."""
        if self.withheld:
            return f"{asked}: {WITHHELD}"
        number = or_blank(self.id_number)
        label = f" ({self.id_label})" if self.id_number and self.id_label else ""
        issued = f"ngày cấp {short_date(self.id_issued_on)}, nơi cấp: {or_blank(self.id_issued_by)}"
        return f"{asked}: {number}{label}, {issued}"

    def address_sentence(self) -> str:
        return f"Địa chỉ: {WITHHELD if self.withheld else or_blank(self.address)}"
