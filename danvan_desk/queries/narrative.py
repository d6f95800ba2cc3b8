"""What the officer wrote in a period's narrative report, section by section; where nothing yet, what the last report
said there, to start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import ReportParagraph
from danvan_desk.domain.periods import Period
from danvan_desk.domain.secrecy import redact_named
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.kept import told
from danvan_desk.tallies.narrative_outline import own_parts
from danvan_desk.tallies.sent import last_sent


@dataclass(frozen=True)
class OwnParagraph:
    """`label` and `hint` are for the screen. `offered`: the period of the report the text was taken from, until the
    officer has changed it or let it stand."""

    section: str
    label: str
    hint: str
    text: str
    offered: Period | None = None


@dataclass(frozen=True)
class SentWith:
    """The report the period's tables went up with; `changed`: the books count something else by now, so that its
    number isn't the number of what would be written today."""

    document_no: str
    day: date
    changed: bool


def own_paragraphs(desk: Desk, period: Period) -> list[OwnParagraph]:
    """Every section of the officer's, in the order of the report; no denouncer is named in them."""
    with desk.reading() as session:
        secrets = everybody_hidden(session)
        rows = session.scalars(
            select(ReportParagraph)
            .where(ReportParagraph.end <= period.end)
            .order_by(ReportParagraph.end.desc(), ReportParagraph.start.desc())
        ).all()
    found = []
    for section, part in own_parts().items():
        mine = [row for row in rows if row.section == section]
        row = next((one for one in mine if (one.start, one.end) == (period.start, period.end)), None)
        earlier = next((one for one in mine if one.text), None) if row is None else None
        source = row or earlier
        text = (redact_named(source.text, secrets) or "") if source is not None else ""
        offered = Period(earlier.start, earlier.end) if earlier is not None else None
        found.append(OwnParagraph(section, part.label, part.hint, text, offered))
    return found


def sent_with(desk: Desk, period: Period) -> SentWith | None:
    with desk.reading() as session:
        row = last_sent(session, period)
        if row is None:
            return None
        then, number, day = told(row.content), row.document_no, row.day
    now = compute(desk, period, [table.code for table in then.tables])
    changed = any(table.rows[0].cells != now.table(table.code).rows[0].cells for table in then.tables)
    return SentWith(number, day, changed)
