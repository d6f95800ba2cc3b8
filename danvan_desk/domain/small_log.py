"""What an entry of the small log must say to be counted rightly. Source: Thông tư 06/2025/TT-TTCP, biểu 06/QLKNTC, cột
1 to 5."""

from __future__ import annotations

from danvan_desk.domain.records import NewLog
from danvan_desk.domain.vocabulary import LogKind
from danvan_desk.errors import Problem
from danvan_desk.texts import _


def log_problems(new: NewLog) -> list[Problem]:
    """What an entry lacks or has too much of: a class has its number of classes and of people, a directive its title
    and neither number."""
    if new.kind == LogKind.TRAINING:
        words = {
            "classes": _("ghi số lớp, từ 1 trở lên; cột 4 biểu 06 cộng số này"),
            "people": _("ghi số người dự, từ 1 trở lên; cột 5 biểu 06 cộng số này"),
        }
        return [Problem(name, said, getattr(new, name)) for name, said in words.items() if not getattr(new, name)]
    found = [] if new.title else [Problem("title", _("ghi số, ngày và trích yếu của văn bản"))]
    words = {
        "classes": _("số lớp chỉ ghi khi tập huấn, tuyên truyền"),
        "people": _("số người dự chỉ ghi khi tập huấn, tuyên truyền"),
    }
    return found + [Problem(n, said, getattr(new, n)) for n, said in words.items() if getattr(new, n) is not None]
