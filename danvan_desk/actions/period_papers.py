"""The papers of a period, whichever they are: registers, the allowance sheet, the public list, the narrative report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from danvan_desk.actions import allowance, narrative, publication
from danvan_desk.actions.papers import PaperMade, form_named
from danvan_desk.actions.registers import FORM_IDS, print_register
from danvan_desk.context import Desk
from danvan_desk.domain.periods import Period

_MAKERS: dict[str, Callable[[Desk, Period, str], PaperMade]] = {
    **{form: partial(print_register, register=register) for register, form in FORM_IDS.items()},
    allowance.FORM: allowance.print_allowance,
    publication.FORM: publication.print_publications,
    narrative.FORM: narrative.make_report,
}


def print_period(desk: Desk, form: str, period: Period, file_format: str) -> PaperMade:
    """The paper as pdf, docx or xlsx, in one of the formats its form has; what is missing is left as dots and listed.
    Raises Refused where there is nothing to make it of, KeyError for a form that is of no period."""
    return _MAKERS[form_named(form).form](desk, period, file_format)


def note_period_printed(desk: Desk, form: str, period: Period, file_format: str) -> None:
    """Record that the paper went to a file, where the log keeps that of it: what was shown to the public."""
    if form == publication.FORM:
        publication.note_published_list(desk, period, file_format)
