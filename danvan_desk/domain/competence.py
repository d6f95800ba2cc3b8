"""Who decides: the commune's chair, or the province's. What the register proposes at intake; the officer decides."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from danvan_desk.domain.folding import fold
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.texts import _

_TITLE = re.compile(r"\b(?:pho\s+)?(?:chu\s+tich|ct(?=\s+(?:ubnd|xa\b|phuong\b)))\b(?:\s+thuong\s+truc)?")
_SHORT = re.compile(r"\bpct\b(?:\s+thuong\s+truc)?")
_COMMITTEE = r"(?:ubnd|ub\s*nd|uy\s+ban\s+nhan\s+dan|uy\s+ban)"
_HIGHER = r"(?:cap\s+(?:tinh|huyen)|tinh|thanh\s+pho|tp\b\.?|huyen|quan|thi\s+xa|trung\s+uong)"
_ELSEWHERE = re.compile(
    rf"\s*(?:(?:cua|cac)\s+)?(?:{_COMMITTEE}\s+)?(?:{_HIGHER}\b|hoi\b|hdnd\b|hd\s*nd\b|hdqt\b|hoi\s+dong\b|quoc\s+hoi\b"
    r"|nuoc\b|(?:ub\s*)?mttq\b|ubmt\b|ub\s+mttq\b|mat\s+tran\b|cong\s+doan\b|lien\s+doan\b|nghiep\s+doan\b|cong\s+ty\b"
    r"|hop\s+tac\s+xa\b|htx\b|tap\s+doan\b|lien\s+minh\b|cau\s+lac\s+bo\b|clb\b|hiep\s+hoi\b)"
)
_BESIDE = re.compile(
    r"\b(?:thu\s+ky|lai\s+xe|tro\s+ly|con\s+trai|con\s+gai|con\s+ruot|vo|chong|em\s+trai|em\s+gai|anh\s+trai|chi\s+gai"
    r"|em\s+ruot|anh\s+ruot|nguoi\s+nha|nguoi\s+than|than\s+nhan)\s+(?:rieng\s+)?(?:cua\s+)?(?:(?:ong|ba|dong\s+chi)\s+)?$"
)
_OWN_PEOPLE = re.compile(r"\b(?:cong\s+chuc|chuyen\s+vien|truong\s+phong|pho\s+phong|nhan\s+vien\s+bo\s+phan)\b")
_OWN_COMMITTEE = re.compile(r"\b(?:ubnd|uy\s+ban\s+nhan\s+dan)\s+(?:phuong|xa|dac\s+khu)\b")
_OTHER_BODY = re.compile(
    rf"\b(?:{_HIGHER}|so\s+(?!\d)|cong\s+an|quan\s+su|toa\s+an|vien\s+kiem\s+sat|thi\s+hanh\s+an|thue|kho\s+bac"
    r"|dang\s+uy|bi\s+thu|hdnd|hoi\s+dong|mat\s+tran|mttq|hoi\s+\w+|cong\s+ty|ngan\s+hang)"
)
_CITIES = frozenset({"ha noi", "hai phong", "hue", "da nang", "ho chi minh", "can tho"})
_COMMUNE = re.compile(r"\b(?:phường|xã|đặc khu)\s+(?:[^\W\d_]|\d)", re.IGNORECASE)


@dataclass(frozen=True)
class OfficeNamed:
    """What is needed of the office to tell who decides."""

    name: str
    province: str
    chair: str | None = None

    def province_chair(self) -> str:
        """As "Chủ tịch UBND tỉnh Tây Ninh", whether the office wrote the rank of its province or not."""
        name = " ".join(self.province.split())
        if re.match(r"(?:tinh|thanh pho)\b", fold(name)):
            name = name[:1].lower() + name[1:]
        elif not re.match(r"tp\b", fold(name)):
            name = f"thành phố {name}" if fold(name) in _CITIES else f"tỉnh {name}"
        return f"Chủ tịch UBND {name}"

    def ward(self) -> str:
        """The commune's name, folded, without "UBND"."""
        return fold(self.name).removeprefix("ubnd ").removeprefix("uy ban nhan dan ").strip()


@dataclass(frozen=True)
class Competence:
    """Whether it is ours; where not, `to` decides it. `words` say why, with the article in `basis`."""

    in_authority: bool
    to: str
    words: str
    basis: str


def names_leader(respondent: str | None, chair: str | None = None) -> bool:
    """Whether the text names a commune's chair or a vice-chair, by the title or by the own chair's name.

    Chairs of associations, councils, companies and of higher committees are others; so are people beside a chair.
    """
    told = fold(" ".join((respondent or "").split()))
    for pattern in (_TITLE, _SHORT):
        for found in pattern.finditer(told):
            if not _ELSEWHERE.match(told, found.end()) and not _BESIDE.search(told[: found.start()]):
                return True
    name = fold(" ".join((chair or "").split()))
    if len(name.split()) < 2:
        return False
    named = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told)
    return named is not None and not _BESIDE.search(told[: named.start()])


def competence(kind: str, instance: int, respondent: str | None, office: OfficeNamed) -> Competence | None:
    """What the respondent and the instance say of who decides; None where they say nothing."""
    if kind == Kind.COMPLAINT:
        return _of_complaint(instance, respondent, office)
    if kind == Kind.DENUNCIATION:
        return _of_denunciation(instance, respondent, office)
    return None


def _of_complaint(instance: int, respondent: str | None, office: OfficeNamed) -> Competence | None:
    if instance == 2:
        words = _("Khiếu nại lần hai do {to} giải quyết.").format(to=office.province_chair())
        return Competence(False, office.province_chair(), words, _("Luật Khiếu nại Đ.21 k2"))
    told = respondent or ""
    own = names_leader(told, office.chair) or _is_own_people(told, office) or bool(_OWN_COMMITTEE.search(fold(told)))
    if own and not _of_another_commune(told, office):
        words = _("Khiếu nại lần đầu về quyết định, hành vi của mình và của công chức do mình quản lý: Chủ tịch UBND "
                  "cấp xã giải quyết.")  # fmt: skip
        return Competence(True, "", words, _("Luật Khiếu nại Đ.17"))
    return None


def _of_denunciation(instance: int, respondent: str | None, office: OfficeNamed) -> Competence | None:
    told = respondent or ""
    if names_leader(told, office.chair):
        words = _(
            "Tố cáo Chủ tịch, Phó Chủ tịch UBND cấp xã do {to} giải quyết; chuyển đơn trong 5 ngày làm việc (Đ.24 k2)."
        ).format(to=office.province_chair())
        return Competence(False, office.province_chair(), words, _("Luật Tố cáo Đ.13"))
    if instance == 2:
        words = _("Tố cáo tiếp do người đứng đầu cơ quan cấp trên trực tiếp, {to}, xem xét.").format(
            to=office.province_chair()
        )
        return Competence(False, office.province_chair(), words, _("Luật Tố cáo Đ.37"))
    if _is_own_people(told, office) and not _of_another_commune(told, office):
        words = _("Tố cáo công chức do Chủ tịch UBND cấp xã quản lý trực tiếp: Chủ tịch UBND cấp xã giải quyết.")
        return Competence(True, "", words, _("Luật Tố cáo Đ.13"))
    return None


def _is_own_people(respondent: str, office: OfficeNamed) -> bool:
    told = fold(respondent)
    return bool(_OWN_PEOPLE.search(told)) and not _OTHER_BODY.search(told.replace(office.ward(), " "))


def _of_another_commune(respondent: str, office: OfficeNamed) -> bool:
    text = unicodedata.normalize("NFC", respondent)
    if office.ward() in fold(text):
        return False
    named = _COMMUNE.search(text)
    return named is not None and (text[named.end() - 1].isupper() or text[named.end() - 1].isdigit())
