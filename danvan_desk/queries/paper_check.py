"""Holding a found paper against the books: is its number there, of that day, with that check code? Nobody is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from danvan_desk.context import Desk
from danvan_desk.db.tables import Change, IssuedPaper, Matter, Petition, Visit
from danvan_desk.domain.numbering import check_code, record_type
from danvan_desk.errors import NotFound, Problem, Refused
from danvan_desk.papers.catalogue import find_form
from danvan_desk.texts import _

_RECEIPT, _COVER = "02-TCD", "BIA-HS"


@dataclass(frozen=True)
class PaperFound:
    """What the books say of a paper. `record` is the record it was made from, `number` what stands on the paper, `day`
    its day; `genuine` False where the check code is another, None where none was given; `printed`: how often.
    """

    title: str
    record: str
    number: str
    day: date
    genuine: bool | None = None
    printed: int = 0


def check_paper(desk: Desk, given: str) -> list[PaperFound]:
    """A receipt or a file's cover by its QR text ("TD-2026-00012 A1B2C3") or its number alone; an issued paper by its
    number ("05/TB-UBND"), of every year that has it. Raises Refused for anything else, NotFound for what isn't there.
    """
    words = given.split()
    with desk.reading() as session:
        if words and record_type(words[0]) in ("visit", "petition", "case"):
            return [_receipt(session, words[0].upper(), "".join(words[1:]).upper())]
        if not re.search(r"\d.*/", given):
            accepted = _("nhận mã QR hoặc số trên giấy biên nhận (TD-2026-00012 A1B2C3), hoặc số văn bản (05/TB-UBND)")
            raise Refused([Problem("paper", accepted, given)])
        wanted = func.upper(IssuedPaper.document_no) == "".join(words).upper()
        found = session.scalars(select(IssuedPaper).where(wanted).order_by(IssuedPaper.day.desc())).all()
        if not found:
            raise NotFound([Problem("paper", _("sổ không có văn bản nào số này do phần mềm ban hành"), given)])
        return [
            PaperFound(
                title=str(row.paper["title"]), record=row.record, number=row.document_no or "", day=row.day,
                printed=_printed(session, row.record, row.form),
            )
            for row in found
        ]  # fmt: skip


def _receipt(session: Session, number: str, code: str) -> PaperFound:
    days = (
        select(Visit.date).where(Visit.number == number),
        select(Petition.received).where(Petition.number == number),
        select(Matter.opened).where(Matter.number == number),
    )
    day = next((found for found in map(session.scalar, days) if found is not None), None)
    if day is None:
        raise NotFound([Problem("paper", _("sổ không có số này; giấy không do đơn vị cấp hoặc số bị sửa"), number)])
    kept = _COVER if record_type(number) == "case" else _RECEIPT
    form = find_form(kept)
    return PaperFound(
        title=form.title if form else kept,
        record=number,
        number=number,
        day=day,
        genuine=code == check_code(number, day) if code else None,
        printed=_printed(session, number, kept),
    )


def _printed(session: Session, record: str, form: str) -> int:
    query = select(func.count()).where(Change.record == record, Change.action == f"print {form}")
    return int(session.scalar(query) or 0)
