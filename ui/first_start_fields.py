"""The fields of a new office that know the country's provinces and communes."""

from __future__ import annotations

from danvan_desk.communes import Commune, Province, provinces
from danvan_desk.domain.folding import words
from danvan_desk.texts import _
from ui.widgets.fields import TextField

_KINDS = (["thanh", "pho"], ["tp"], ["tinh"], ["phuong"], ["xa"], ["dac", "khu"])


class ProvinceField(TextField):
    """One of the 34: "da nang" becomes "Thành phố Đà Nẵng" when the field is left, never while it is typed."""

    def __init__(self) -> None:
        super().__init__(
            "province",
            _("Tỉnh, thành phố"),
            required=True,
            placeholder=_("Gõ vài chữ rồi chọn trong danh sách"),
            suggestions=[one.name for one in provinces()],
        )

    def province(self) -> Province | None:
        named = _named(str(self.value() or ""), [one.name for one in provinces()])
        return next((one for one in provinces() if one.name == named), None)

    def wrong(self) -> str | None:
        if self.is_empty() or self.province() is not None:
            return None
        return _("Không có trong 34 tỉnh, thành phố. Gõ vài chữ, không dấu cũng được, rồi chọn trong danh sách.")

    def check(self, *, whole: bool = True) -> bool:
        found = self.province()
        if found is not None and self.value() != found.name:
            self.set_value(found.name)
        return super().check(whole=whole)


class CommuneField(TextField):
    """A commune of the province chosen before; any other name is taken as it was typed."""

    def __init__(self) -> None:
        super().__init__("commune", _("Xã, phường, đặc khu"), placeholder=_("Chọn tỉnh trước, rồi gõ vài chữ"))
        self._communes: dict[str, Commune] = {}

    def offer(self, province: Province) -> None:
        communes = {one.name: one for one in province.communes}
        if communes != self._communes:
            self._communes = communes
            self.set_suggestions(list(communes))

    def commune(self) -> Commune | None:
        return self._communes.get(_named(str(self.value() or ""), list(self._communes)) or "")

    def check(self, *, whole: bool = True) -> bool:
        found = self.commune()
        if found is not None and self.value() != found.name:
            self.set_value(found.name)
        return super().check(whole=whole)


def _named(typed: str, names: list[str]) -> str | None:
    """The one name that was meant: as written, or else without tones and with or without its kind ("Tỉnh", "Xã")."""
    exact = [name for name in names if name.casefold() == typed.strip().casefold()]
    if len(exact) == 1:
        return exact[0]
    wanted = words(typed)
    if not wanted:
        return None
    for part in (words, _bare):
        found = [name for name in names if part(name) == part(typed)]
        if len(found) == 1:
            return found[0]
    return None


def _bare(name: str) -> list[str]:
    parts = words(name)
    for kind in _KINDS:
        if parts[: len(kind)] == kind and len(parts) > len(kind):
            return parts[len(kind) :]
    return parts
