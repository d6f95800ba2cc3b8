"""Lists and sentences of the visit form: what is offered while typing, what is said when a field is left."""

from __future__ import annotations

import re
from typing import Any

from danvan_desk.texts import _


def issuers() -> list[str]:
    return ["Cục Cảnh sát quản lý hành chính về trật tự xã hội", "Bộ Công an", "Cục Quản lý xuất nhập cảnh"]


def papers() -> list[str]:
    """Names of papers people bring, as the receipt writes them."""
    return [
        "Đơn khiếu nại", "Đơn tố cáo", "Đơn kiến nghị, phản ánh", "Căn cước (bản sao)", "Giấy ủy quyền",
        "Giấy chứng nhận quyền sử dụng đất", "Quyết định hành chính bị khiếu nại", "Quyết định xử phạt",
        "Quyết định thu hồi đất", "Biên bản làm việc", "Biên bản hòa giải", "Hợp đồng chuyển nhượng",
        "Ảnh hiện trạng", "Trích lục bản đồ", "Hóa đơn, chứng từ", "Bản án", "Giấy khai sinh", "Giấy mời",
    ]  # fmt: skip


def bodies() -> list[str]:
    """Where people are most often sent on to."""
    return [
        "UBND tỉnh", "UBND thành phố", "Thanh tra tỉnh", "Tòa án nhân dân khu vực", "Viện kiểm sát nhân dân khu vực",
        "Công an phường", "Công an xã", "Chi nhánh Văn phòng đăng ký đất đai", "Sở Nông nghiệp và Môi trường",
        "Sở Xây dựng", "Bảo hiểm xã hội cơ sở", "Thi hành án dân sự",
    ]  # fmt: skip


def authority() -> list[tuple[str, str]]:
    return [("yes", _("Thuộc thẩm quyền")), ("no", _("Không thuộc"))]


def who_sees() -> str:
    return _(
        "Tố cáo: khi lưu, họ tên, giấy tờ, địa chỉ, điện thoại được cất riêng. Sổ, danh sách, tìm kiếm và bản in "
        "chỉ hiện mã NTC; người tiếp, người giải quyết cũng chỉ thấy mã này."
    )


def check_id_number(kind: str | None, text: str) -> str | None:
    """What a number of that kind of paper looks like, said when the field is left."""
    compact = re.sub(r"[\s.\-]", "", text)
    if "|" in text:
        return _("Chưa đọc được mã quét. Quét lại, hoặc gõ 12 chữ số của căn cước.")
    if kind in ("citizen_id", "personal_number", "id_certificate") and not re.fullmatch(r"\d{12}", compact):
        words = _("Cần đúng 12 chữ số, đang có {n} ký tự. Giấy tờ khác thì chọn lại loại giấy tờ.")
        return words.format(n=len(compact))
    if kind == "passport" and not re.fullmatch(r"[A-Za-z0-9]{6,12}", compact):
        return _("Số hộ chiếu gồm 6 đến 12 chữ và số.")
    return None


def check_phone(text: Any) -> str | None:
    digits = re.sub(r"[\s.\-()]", "", str(text))
    return None if re.fullmatch(r"\+?\d{8,12}", digits) else _("Số điện thoại gồm 8 đến 12 chữ số, ví dụ 0912345678.")


def check_time(text: Any) -> str | None:
    found = re.fullmatch(r"(\d{1,2})[:hg.](\d{2})", str(text).strip())
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return None
    return _("Ghi giờ:phút từ 00:00 đến 23:59, ví dụ 08:30.")
