"""People in words for one line of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan_desk.domain.folding import fold
from danvan_desk.texts import _

_HAMLET = re.compile(r"(to|to dan pho|tdp|khu pho|kp|khu vuc|thon|ap|xom|ban|buon|lang|khom|khoi)\b")


def people_in_words(names: Sequence[str], companions: int = 0) -> str:
    """The first name and how many more; "Đơn nặc danh" where nobody is named."""
    if not names:
        return _("Nặc danh")
    more = len(names) - 1 + companions
    if not more:
        return names[0]
    return _("{name} và {more} người").format(name=names[0], more=more)


def hamlet_of(address: str | None) -> str:
    """The parts of an address that name a hamlet, "Tổ 5, khu phố 3": enough to tell namesakes apart, no house."""
    parts = [part.strip() for part in (address or "").split(",")]
    return ", ".join(part for part in parts if _HAMLET.match(fold(part)))
