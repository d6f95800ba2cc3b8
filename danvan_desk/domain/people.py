"""People in words for one line of a list."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_desk.texts import _


def people_in_words(names: Sequence[str], companions: int = 0) -> str:
    """The first name and how many more; "Đơn nặc danh" where nobody is named."""
    if not names:
        return _("Nặc danh")
    more = len(names) - 1 + companions
    if not more:
        return names[0]
    return _("{name} và {more} người").format(name=names[0], more=more)
