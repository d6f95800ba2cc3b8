"""Which paper a visit gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desk.domain.vocabulary import NOTICE_GROUNDS

if TYPE_CHECKING:
    from danvan_desk.queries.visits import VisitCard


def paper_of_visit(card: VisitCard) -> str:
    """Which paper a saved visit gives: the notice of a refusal that owes one, else the receipt; "" for none."""
    if card.refusal_ground in NOTICE_GROUNDS:
        return "01-TCD"
    return "02-TCD" if card.documents else ""
