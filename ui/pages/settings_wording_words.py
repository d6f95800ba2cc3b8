"""The words of the wording section: what each part is called, and how a form's text is written."""

from __future__ import annotations

import re

from danvan_desk.errors import Problem
from danvan_desk.texts import _

MANY = ("addressed", "grounds", "body", "recipients", "signatures")
"""Parts of several lines; of the others Enter goes on."""


def part_names() -> dict[str, str]:
    return {
        "title": _("Tên mẫu trong danh sách"),
        "heading": _("Tên loại văn bản"),
        "about": _("Trích yếu"),
        "addressed": _("Kính gửi (mỗi dòng một nơi)"),
        "grounds": _("Căn cứ ban hành"),
        "body": _("Nội dung (mỗi dòng một đoạn)"),
        "recipients": _("Nơi nhận (mỗi dòng một nơi)"),
        "signatures": _("Chữ ký (mỗi dòng một người: chức danh | cách ký | họ tên)"),
        "number_suffix": _("Đuôi số văn bản, sau dấu / hoặc sau loại văn bản"),
    }


def part_name(part: str) -> str:
    return part_names().get(part, _("Cách ghi trong văn bản"))


def short_name(part: str) -> str:
    """Without how its lines are written."""
    return re.split(r" \(|,", part_name(part))[0]


def problem_words(problem: Problem) -> str:
    """What is wrong, and in which part."""
    return f"{short_name(problem.field)}, {problem.message}" if problem.field else problem.message


def grammar() -> list[tuple[str, str]]:
    """How a line is written, and what it becomes."""
    return [
        ("{content}", _("trường: thay bằng điều hồ sơ ghi; chưa có thì in dấu chấm để điền")),
        ("{others?}", _("chưa có thì bỏ trống, không in dấu chấm")),
        ("[[, địa chỉ: {citizen_address}]]", _("cả cụm bỏ đi khi trường trong cụm chưa có")),
        ("{day:long}", _("ngày viết bằng chữ: ngày 05 tháng 02 năm 2026")),
        ("{held_at:hour}", _("giờ viết bằng chữ: 08 giờ 30 phút")),
        ("{citizen_called:first}", _("viết hoa chữ đầu; :upper viết hoa tất cả; :lower viết thường")),
        ("# I. NỘI DUNG", _("đề mục, chữ đậm")),
        ("> Căn cứ …", _("căn cứ, chữ nghiêng")),
        ("^ QUYẾT ĐỊNH:", _("giữa dòng, chữ đậm")),
        ("~ …", _("không thụt đầu dòng")),
        ("- …", _("gạch đầu dòng")),
        ("**Điều 1.** …", _("những chữ đầu dòng in đậm")),
        ("?others| …", _("dòng chỉ in khi trường ấy có; “?others=x|” khi trường bằng x")),
        ("!secret| …", _("dòng chỉ in khi trường ấy không có; secret: phải giữ bí mật người tố cáo")),
        ("+ documents| - {title}", _("mỗi dòng của danh sách in một đoạn")),
        ("| papers", _("bảng của mẫu này")),
        ("@address", _("đoạn nhiều mẫu dùng chung: @address, @identity, @complainant")),
        ("CHỦ TỊCH | (Ký, đóng dấu) | {signer}", _("chữ ký; “ / ” xuống dòng, dòng trống sang hàng chữ ký sau")),
    ]
