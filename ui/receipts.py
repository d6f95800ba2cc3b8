"""The layouts a receipt can be printed in, by their words."""

from __future__ import annotations

from danvan_desk.settings import HALVES, SMALL, WHOLE
from danvan_desk.texts import _


def receipt_layouts() -> dict[str, str]:
    return {
        WHOLE: _("A4, một bản một tờ"),
        HALVES: _("A4 hai nửa"),
        SMALL: _("A5"),
    }
