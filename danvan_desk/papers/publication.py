"""The list of results made public, set like a paper of Nghị định 30/2020; always Vietnamese, and nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danvan_desk.papers.form_fields import SIGNERS
from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph
from danvan_desk.papers.heading import Signature
from danvan_desk.papers.letterhead import SAMPLE, Letterhead, short_date
from danvan_desk.papers.own_paper import own_paper

TITLE = "DANH SÁCH VỤ VIỆC CÔNG KHAI KẾT QUẢ GIẢI QUYẾT"
COLUMNS = (
    ("STT", 10.0), ("Vụ việc", 30.0), ("Loại", 22.0), ("Lĩnh vực", 24.0), ("Nội dung tóm tắt", 74.0),
    ("Số, ngày quyết định, kết luận, trả lời", 38.0), ("Kết quả", 28.0), ("Tình trạng công khai", 36.0),
)  # fmt: skip
"""Titles and widths in mm."""

BASIS = (
    "Căn cứ: Luật Tố cáo Đ.40 và Nghị định 31/2019 Đ.6 (kết luận nội dung tố cáo); Luật Khiếu nại Đ.41 (quyết định "
    "giải quyết khiếu nại); Luật Thực hiện dân chủ ở cơ sở Đ.12, Đ.13, Đ.35 (công khai; trả lời kiến nghị, phản ánh)."
)
LEFT = (
    "Họ tên, địa chỉ, số giấy tờ, số điện thoại của người khiếu nại, người kiến nghị, phản ánh đã được lược bỏ ([…]); "
    "thông tin về người tố cáo được giữ bí mật (Luật Tố cáo Đ.9)."
)
NOTES = (BASIS, LEFT)


@dataclass(frozen=True)
class PublicLine:
    """A row in the order of COLUMNS, without its number."""

    case: str
    kind: str
    field: str
    summary: str
    document: str
    result: str
    state: str

    def cells(self) -> tuple[str, ...]:
        return self.case, self.kind, self.field, self.summary, self.document, self.result, self.state


def publication_paper(
    letterhead: Letterhead, span: str, lines: Sequence[PublicLine], on: date, chair: str | None, *, sample: bool = False
) -> Composed:
    """`span`: the period in words. Dots where there is no name of the chair. `sample`: of a practice ward."""
    whole = sum(width for _title, width in COLUMNS)
    rows = tuple((str(at), *line.cells()) for at, line in enumerate(lines, 1))
    table = PaperTable(
        tuple(title for title, _width in COLUMNS), tuple(width / whole for _title, width in COLUMNS), rows,
        middle=("Vụ việc", "Loại"),
    )  # fmt: skip
    nothing = Paragraph("Trong kỳ không có quyết định, kết luận, trả lời nào phải công khai.", "plain")
    return own_paper(
        f"Danh sách công khai kết quả giải quyết, {span}",
        letterhead,
        TITLE,
        f"Quyết định, kết luận, trả lời ban hành {span}; tình trạng đến ngày {short_date(on)}",
        (
            *([Paragraph(SAMPLE, "centred")] if sample else []),
            table if rows else nothing,
            *(Paragraph(note, "note") for note in NOTES),
        ),
        day=on,
        signatures=(Signature(SIGNERS["chair"], "(Ký, đóng dấu, ghi rõ họ tên)", chair),),
        across=True,
    )
