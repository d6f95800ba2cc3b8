"""The page for Monday's meeting and the backlog in Excel, made from what the chair sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from danvan_desk.actions.office import office_details
from danvan_desk.actions.papers import letterhead, rendered
from danvan_desk.context import Desk
from danvan_desk.domain.backlog_groups import GROUPS
from danvan_desk.domain.vocabulary import ClockState, Kind, official
from danvan_desk.papers.backlog_page import (
    GROUP_TITLES,
    BacklogPageData,
    MatterLine,
    OfficerLine,
    PromiseLine,
    backlog_page,
    state_words,
)
from danvan_desk.papers.form_text import Composed
from danvan_desk.queries.backlog import BacklogRow, loads
from danvan_desk.queries.dialogues import Promise
from danvan_desk.queries.duties import ReceptionDay
from danvan_desk.queries.meeting import Meeting, meeting
from danvan_desk.whole_file import write_whole


@dataclass(frozen=True)
class Made:
    """A paper as a PDF's bytes, with the name to save it under; `word` makes its Word file."""

    title: str
    file_name: str
    content: bytes
    word: Callable[[], bytes]


def own_made(title: str, file_name: str, paper: Composed) -> Made:
    return Made(title, file_name, rendered(paper, "pdf"), partial(rendered, paper, "docx"))


def meeting_page(desk: Desk, on: date | None = None, *, owing: bool = False) -> Made:
    """The page for the meeting of a day (today), as PDF and Word. It is not an official form."""
    found = meeting(desk, on, owing=owing)
    return own_made("Trang giao ban", f"Trang-giao-ban-{found.on:%Y-%m-%d}.pdf", backlog_page(page_data(desk, found)))


def page_data(desk: Desk, found: Meeting) -> BacklogPageData:
    office = office_details(desk)
    duty = found.duty
    return BacklogPageData(
        letterhead=letterhead(office),
        on=found.on,
        open_count=sum(row.is_open for row in found.rows),
        overdue=tuple(matter_line(row, found.on, found.waits) for row in found.group("overdue")),
        week=tuple(matter_line(row, found.on, found.waits) for row in found.group("week")),
        paused=tuple(matter_line(row, found.on, found.waits) for row in found.group("paused")),
        officers=tuple(
            OfficerLine(load.officer or "Chưa giao ai", load.overdue, load.due_soon, load.running, load.paused)
            for load in loads(found.rows)
        ),
        promises=tuple(promise_line(one, found.on) for one in found.promises if one.due),
        undated_promises=sum(one.due is None for one in found.promises),
        rests=tuple(f"{day:%d/%m} nghỉ {name}" for day, name in found.rests),
        reception_required=duty.required if duty else None,
        reception_done=duty.done if duty else None,
        reception_days=tuple(_reception(day, found.on) for day in found.days if day.postponed_to is None),
        since=found.on_time.since,
        settled=found.on_time.settled,
        on_time=found.on_time.on_time,
        edition=found.edition,
        drawn_up_by=office.officer,
        groups=tuple((GROUP_TITLES[name], len(found.group(name))) for name in GROUPS),
        first30=tuple(row.case for row in found.group("first30")),
        long=tuple(row.case for row in found.group("long")),
        next_days=found.next_dates,
        nobody_came=found.nobody_came,
        to_sign=tuple(sorted(row.case for row in found.group("sign"))),
    )  # fmt: skip


def matter_line(row: BacklogRow, on: date, waits: Mapping[str, str] | None = None) -> MatterLine:
    """A case as papers and Excel show it: always in Vietnamese; the denouncer only as a code."""
    paused = (on - row.paused_since).days if row.paused_since else None
    waiting = (waits or {}).get(row.case) if row.state == "paused" else row.title
    if row.ended_on and row.due is None:
        waiting = "Đã khép"
    step = waiting or ("Đang tạm đình chỉ" if row.state == "paused" else "Xử lý bước kế tiếp")
    return MatterLine(
        number=row.case,
        kind=official(Kind(row.kind)),
        matter=row.content,
        people=row.people,
        step=step if row.is_open or row.due is None else f"Đã khép, còn: {step[:1].lower()}{step[1:]}",
        officer=row.officer,
        due=row.due,
        state=_closed_words(row)
        if row.ended_on and row.due is None
        else state_words(row.state, row.days_left, row.unit, paused_days=paused, provisional=row.provisional),
        opened=row.opened,
        petitions=row.petitions,
    )


def _closed_words(row: BacklogRow) -> str:
    how = {ClockState.MET: "Đã khép đúng hạn", ClockState.MET_LATE: "Đã khép trễ"}.get(row.state) if row.state else None
    return f"{how or 'Đã khép'}, {row.ended_on:%d/%m/%Y}"


def save_backlog_book(
    desk: Desk, found: Meeting, rows: Sequence[BacklogRow], path: Path, *, narrowed: str = "", backlog: bool = True
) -> Path:
    """Write the rows given to `path` as .xlsx; `narrowed` says in words what they were narrowed to, `backlog` False
    that closed cases are among them. Raises OSError."""
    from danvan_desk.exchange.backlog_book import BACKLOG_TITLE, CASES_TITLE, backlog_xlsx

    data = page_data(desk, found)
    lines, title = [matter_line(row, found.on, found.waits) for row in rows], BACKLOG_TITLE if backlog else CASES_TITLE
    return write_whole(path, backlog_xlsx(data.letterhead, found.on, lines, narrowed, data.drawn_up_by, title))


def promise_line(one: Promise, on: date) -> PromiseLine:
    return PromiseLine(
        what=one.commitment, owner=one.owner, due=one.due, held=one.held, dialogue=one.dialogue, hamlet=one.hamlet,
        state=state_words(one.state, one.days_left, "day"), late=one.due is not None and one.due < on,
    )  # fmt: skip


def _reception(day: ReceptionDay, on: date) -> tuple[date, str]:
    if day.date > on:
        return day.date, "sẽ tiếp"
    if day.by != "head":
        return day.date, f"ủy quyền, {day.visits} lượt"
    return day.date, "không ai đến" if day.nobody_came else f"đã tiếp, {day.visits} lượt"
