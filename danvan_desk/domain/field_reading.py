"""Reading one field's value as it comes, from JSON or a page: each reader gives the value as kept, or says what is
wrong and what is accepted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from danvan_desk.domain import vocabulary as v
from danvan_desk.domain.iso import iso_date
from danvan_desk.texts import _

Reader = Callable[[object], object]


class Wrong(Exception):  # noqa: N818 - carries the sentence for the field being read
    pass


def read_date(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return iso_date(value.strip() if isinstance(value, str) else "")
    except ValueError:
        raise Wrong(_("không phải ngày có thật; ghi năm-tháng-ngày, ví dụ 2026-11-20")) from None


def read_time(value: object) -> str:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", value.strip()) if isinstance(value, str) else None
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Wrong(_("không phải giờ; ghi giờ:phút từ 00:00 đến 23:59, ví dụ 08:30"))
    return f"{int(found[1]):02d}:{found[2]}"


def read_text(value: object) -> str | None:
    if not isinstance(value, str):
        raise Wrong(_("phải là chữ, đặt trong ngoặc kép"))
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise Wrong(_("có ký tự hỏng, không phải chữ; gõ lại đoạn này"))
    return unicodedata.normalize("NFC", value).replace("\x00", "").strip() or None


def read_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Wrong(_("chỉ nhận true hoặc false"))
    return value


def whole(low: int, high: int = 1_000_000) -> Reader:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise Wrong(_("phải là số nguyên từ {low} đến {high}").format(low=low, high=high))
        return value

    return read


def code(vocabulary: type[StrEnum] | tuple[str, ...]) -> Reader:
    accepted = vocabulary if isinstance(vocabulary, tuple) else tuple(one.value for one in vocabulary)

    def read(value: object) -> str:
        given = unicodedata.normalize("NFC", value) if isinstance(value, str) else value
        if given not in accepted:
            raise Wrong(_("không có mã này; nhận một trong: {accepted}").format(accepted=", ".join(accepted)))
        return str(given)

    return read


def one_or_two(value: object) -> int:
    if isinstance(value, bool) or value not in (1, 2):
        raise Wrong(_("chỉ nhận 1 (lần đầu) hoặc 2 (lần hai)"))
    return int(str(value))


def read_born(value: object) -> str:
    given = str(value).strip() if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if re.fullmatch(r"(18|19|20)\d{2}", given, re.ASCII):
        return given
    try:
        return read_date(value).isoformat()
    except Wrong:
        raise Wrong(_("ghi năm sinh (1969) hoặc ngày sinh (1969-09-02)")) from None


def read_phone(value: object) -> str:
    given = read_text(value) or ""
    digits = re.sub(r"[\s.\-()]", "", given)
    if not re.fullmatch(r"\+?[0-9]{8,12}", digits):
        raise Wrong(_("số điện thoại gồm 8 đến 12 chữ số, ví dụ 0912345678"))
    return re.sub(r"^\+?84(?=\d{9}$)", "0", digits)


def read_numbers(value: object) -> dict[str, float]:
    if not isinstance(value, Mapping):
        raise Wrong(_("phải là một nhóm số, ví dụ {example}").format(example='{"state_money": 12}'))
    wrong = [str(k) for k in value if k not in v.ORDER_FIELDS]
    if wrong:
        raise Wrong(
            _("không có mục {wrong}; nhận: {accepted}").format(wrong=wrong[0], accepted=", ".join(v.ORDER_FIELDS))
        )
    for key, number in value.items():
        if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number < 1e12:
            raise Wrong(_("mục {key} phải là số không âm").format(key=key))
        if not key.endswith(v.DECIMALS) and number != int(number):
            raise Wrong(_("mục {key} là số người, tổ chức hoặc vụ: phải là số nguyên").format(key=key))
    return {str(k): number for k, number in value.items()}


def event_reference(value: object) -> str | int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return read_text(value) or ""


def read_criteria(value: object) -> tuple[str, ...]:
    read = code(v.COMPLEX_CRITERIA)
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise Wrong(_('phải là danh sách chữ cái tiêu chí, ví dụ ["a", "c"]'))
    return tuple(str(read(letter)) for letter in value)


def free_set(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping) or not value:
        raise Wrong(_("phải là nhóm các trường và giá trị mới, ít nhất một trường"))
    return {str(k): item for k, item in value.items()}


def read_checks(value: object) -> dict[str, bool]:
    """Answers of the checklist: the ground's code, and whether the petition meets it."""
    if not isinstance(value, Mapping) or not all(isinstance(met, bool) for met in value.values()):
        raise Wrong(
            _("phải là nhóm điều kiện với true hoặc false, ví dụ {example}").format(example='{"LKN-11-5": true}')
        )
    return {str(ground): bool(met) for ground, met in value.items()}
