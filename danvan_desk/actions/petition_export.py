"""The petition register as the screen filters it, written out as an Excel list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from danvan_desk.actions.office import is_sample, office_details
from danvan_desk.context import Desk
from danvan_desk.domain.cases import state_label
from danvan_desk.domain.rules import RuleBook
from danvan_desk.domain.vocabulary import Channel, Field, Kind, official
from danvan_desk.exchange.petition_book import PetitionBook, PetitionEntry, write_petition_book
from danvan_desk.queries.petitions import PetitionFilter, PetitionRow, petition_ids, petition_rows

_PAGE = 300


def export_petitions(
    desk: Desk,
    wanted: PetitionFilter,
    in_words: str,
    path: Path,
    progress: Callable[[int, int], bool] | None = None,
) -> int | None:
    """Write every petition the filter lets through to `path` (.xlsx); gives how many, None where it was stopped.

    Denouncers are their codes, identity numbers are never written. Raises OSError where the file can't be.
    """
    ids = petition_ids(desk, wanted)
    head = PetitionBook(office_details(desk).name, in_words, desk.today, is_sample(desk))
    finished = write_petition_book(path, head, _entries(desk, ids), len(ids), progress)
    return len(ids) if finished else None


def _entries(desk: Desk, ids: Sequence[int]) -> Iterator[PetitionEntry]:
    with desk.reading() as session:
        rules = desk.rules(session)
    for start in range(0, len(ids), _PAGE):
        for row in petition_rows(desk, ids[start : start + _PAGE]):
            yield _entry(rules, row)


def _entry(rules: RuleBook, row: PetitionRow) -> PetitionEntry:
    waits = row.is_open and row.next_due is not None
    step = ""
    if waits and row.next_clock:
        step = rules.rule(row.next_clock, row.received, row.kind).title
    return PetitionEntry(
        number=row.number,
        received=row.received,
        channel=official(Channel(row.channel)),
        sender=row.people,
        kind=official(Kind(row.kind)),
        field=official(Field(row.field)),
        content=row.content,
        case=row.case,
        state=state_label(row.case_state),
        step=step,
        due=row.next_due if waits else None,
        left=_left(row) if waits else "",
        officer=row.officer or "",
        closed_on=row.closed_on,
        on_time="" if row.on_time is None else ("Đúng hạn" if row.on_time else "Trễ hạn"),
        repeat_of=row.repeat_of or "",
    )


def _left(row: PetitionRow) -> str:
    if row.days_left is None:
        return ""
    unit = "ngày làm việc" if row.unit == "working_day" else "ngày"
    words = f"Còn {row.days_left} {unit}" if row.days_left else "Hạn hôm nay"
    if row.days_left < 0:
        words = f"Quá {-row.days_left} {unit}"
    return f"{words}, tạm tính" if row.provisional else words
