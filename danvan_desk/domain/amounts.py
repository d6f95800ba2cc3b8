"""Sums of money as papers write them: in digits and in Vietnamese words."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000


def dong(amount: int) -> str:
    """As "1.200.000"."""
    return f"{amount:,}".replace(",", ".")


def dong_in_words(amount: int) -> str:
    """As "Một triệu hai trăm nghìn đồng". Raises ValueError below 0."""
    if amount < 0:
        raise ValueError(amount)
    said = f"{number_in_words(amount)} đồng"
    return said[:1].upper() + said[1:]


def number_in_words(number: int) -> str:
    """A number from 0 on as it is read aloud: "một trăm linh năm", "hai mươi mốt". Groups of nothing aren't read; a
    group under a hundred that follows another is, with its "không trăm"."""
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    said = [number_in_words(billions), "tỷ"] if billions else []
    for worth, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group, rest = divmod(rest, worth)
        if group:
            said += [*_group(group, whole=bool(said)), *([name] if name else [])]
    return " ".join(said)


def _group(number: int, *, whole: bool) -> list[str]:
    """Up to three digits; `whole`: the hundreds are read though there are none."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    said = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    if tens > 1:
        said += [_DIGITS[tens], "mươi"]
    elif tens:
        said.append("mười")
    elif units and said:
        said.append("linh")
    if units:
        said.append(_unit(tens, units))
    return said


def _unit(tens: int, units: int) -> str:
    if units == 5 and tens:
        return "lăm"
    return {1: "mốt", 4: "tư"}.get(units, _DIGITS[units]) if tens > 1 else _DIGITS[units]
