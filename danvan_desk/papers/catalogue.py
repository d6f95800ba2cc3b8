"""The papers the program makes: number (a short name for its own), what they are made of, formats, basis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from danvan_desk.papers.form_definition import shipped_forms


@dataclass(frozen=True)
class Form:
    """`form`: the official number with "-" for "/". `of`: the records it prints, "register" or "period" where it is
    of a period. `names_denouncer`: whether it may
    carry the denouncer's name, with the vault open; without it, it carries the code.
    """

    form: str
    title: str
    of: tuple[str, ...]
    formats: tuple[str, ...]
    basis: str
    names_denouncer: bool

    def of_period(self) -> bool:
        return "register" in self.of or "period" in self.of


FORMS: tuple[Form, ...] = (  # each with a module of its own
    Form(
        form="02-TCD",
        title="Giấy biên nhận thông tin, tài liệu",
        of=("visit", "petition"),
        formats=("pdf", "docx"),
        basis="Nghị định 154/2026/NĐ-CP, Điều 15 khoản 4",
        names_denouncer=True,
    ),
    Form(
        form="03-TCD",
        title="Sổ tiếp công dân",
        of=("register",),
        formats=("pdf", "xlsx"),
        basis="Nghị định 154/2026/NĐ-CP, Điều 25 khoản 2, Điều 27",
        names_denouncer=False,
    ),
    Form(
        form="GT-TH",
        title="Phiếu giải thích thời hạn",
        of=("case", "petition", "visit", "dialogue"),
        formats=("pdf", "docx"),
        basis="Bộ luật Dân sự 2015 Đ.147, Đ.148",
        names_denouncer=False,
    ),
    Form(
        form="TL-CD",
        title="Phiếu trả lời tình trạng giải quyết",
        of=("visit", "petition", "case"),
        formats=("pdf", "docx"),
        basis="Mẫu của phần mềm, không phải mẫu Nhà nước ban hành",
        names_denouncer=False,
    ),
    Form(
        form="DS-KT",
        title="Danh sách người kèm theo",
        of=("visit", "petition"),
        formats=("pdf", "docx"),
        basis="Mẫu của phần mềm, không phải mẫu Nhà nước ban hành",
        names_denouncer=False,
    ),
    Form(
        form="BIA-HS",
        title="Bìa hồ sơ vụ việc",
        of=("case", "petition"),
        formats=("pdf", "docx"),
        basis="Mẫu của phần mềm, không phải mẫu Nhà nước ban hành",
        names_denouncer=False,
    ),
    Form(
        form="SO-DON",
        title="Sổ tiếp nhận và xử lý đơn",
        of=("register",),
        formats=("pdf", "xlsx"),
        basis="Mẫu của phần mềm, không phải mẫu Nhà nước ban hành",
        names_denouncer=False,
    ),
    Form(
        form="BC-02",
        title="Báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo",
        of=("period",),
        formats=("pdf", "docx"),
        basis="Thông tư 06/2025/TT-TTCP, Mẫu số 02",
        names_denouncer=False,
    ),
    Form(
        form="DS-CK",
        title="Danh sách vụ việc công khai kết quả giải quyết",
        of=("period",),
        formats=("pdf", "docx", "xlsx"),
        basis="Luật Tố cáo Đ.40; Luật Khiếu nại Đ.41; Luật Thực hiện dân chủ ở cơ sở Đ.12, Đ.13",
        names_denouncer=False,
    ),
    Form(
        form="BD-TCD",
        title="Bảng thanh toán tiền bồi dưỡng tiếp công dân",
        of=("period",),
        formats=("pdf", "docx", "xlsx"),
        basis="Thông tư 320/2016/TT-BTC, sửa đổi bởi Thông tư 65/2026/TT-BTC",
        names_denouncer=False,
    ),
)


@cache
def all_forms() -> tuple[Form, ...]:
    """Every paper: those with a module of their own, then those defined in data."""
    defined = (
        Form(one.form, one.title, one.of, ("pdf", "docx"), one.basis, one.names_denouncer) for one in shipped_forms()
    )
    return (*FORMS, *defined)


def find_form(form: str) -> Form | None:
    """The form of that id, whatever its capitals and with "/" or "-"."""
    wanted = form.strip().upper().replace("/", "-")
    return next((one for one in all_forms() if one.form == wanted), None)
