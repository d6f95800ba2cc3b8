"""The backlog as groups of rows: what stands where, what a filter keeps, what the charts beside it count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from danvan_desk.domain.backlog_groups import (
    AGES,
    LATER,
    NONE,
    PARTS,
    age_band,
    by_dimension,
    part_of,
    week_of,
    weeks_shown,
)
from danvan_desk.domain.short_words import headline
from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.texts import _, of_law
from ui.pages.backlog_words import month_words
from ui.pages.case_list_rows import inner_short
from ui.tables.cells import Cell, Group, Row
from ui.widgets.bars import Bar, Column, Pair
from ui.widgets.dates import full_date, list_date, short_date, weekday_short
from ui.widgets.states import ChipText, chip_of

if TYPE_CHECKING:
    from danvan_desk.context import Desk
    from danvan_desk.queries.backlog import BacklogRow
    from danvan_desk.queries.case_flow import MonthFlow
    from danvan_desk.queries.dialogues import Promise
    from danvan_desk.queries.meeting import Meeting


def chip(row: BacklogRow, on: date) -> ChipText:
    if row.ended_on and row.due is None:
        if row.state is None:
            return ChipText("running", _("Đã khép, {day}").format(day=short_date(row.ended_on, on)))
        late = _("Xong trễ, {day}").format(day=short_date(row.ended_on, on))
        return (
            ChipText("met_late", late, "check")
            if row.state == "met_late"
            else chip_of(row.state, ended_on=row.ended_on, today=on)
        )
    if row.state is None:
        return ChipText("not_started", _("Chưa có hạn"), dashed=True)
    paused = (on - row.paused_since).days if row.paused_since else None
    return chip_of(
        row.state, row.days_left, row.unit or "day", provisional=row.provisional, due=row.due, paused_days=paused,
        today=on,
    )  # fmt: skip


@dataclass(frozen=True)
class Month:
    """The cases opened or closed in a month ("closed:2026-10"), and the list's rows of them."""

    month: str = ""
    rows: tuple[BacklogRow, ...] = ()
    shown: dict[str, Row] = field(default_factory=dict)


def read_month(desk: Desk, month: str, found: Meeting) -> Month:
    """For the worker thread."""
    from danvan_desk.queries.case_flow import flow_cases

    way, _colon, which = month.partition(":")
    rows = flow_cases(desk, which, way, found.on)
    return Month(month, tuple(rows), rows_by_case(rows, found.on, found.waits))


def rows_by_case(rows: Iterable[BacklogRow], on: date, waits: dict[str, str]) -> dict[str, Row]:
    """The list's rows, each made once however often the filter changes."""
    day = cache(lambda due: list_date(due, on))  # many fall due on few days
    return {row.case: _row(row, on, waits, day(row.due)) for row in rows}


def groups(found: Meeting, rows: Sequence[BacklogRow], made: dict[str, Row]) -> list[Group]:
    """Overdue, due in seven days, running (folded for the chair), paused."""
    titles = {
        "overdue": _("Quá hạn"), "week": _("Trong 7 ngày"), "running": _("Đang chạy"), "paused": _("Tạm dừng"),
    }  # fmt: skip
    by_part: dict[str, list[BacklogRow]] = {part: [] for part in PARTS}
    for row in rows:
        by_part[part_of(row, found.on)].append(row)
    only = sum(bool(own) for own in by_part.values()) == 1
    return [
        Group(
            part if not only else f"only-{part}", titles[part], tuple(made[row.case] for row in own),
            facts=_facts(part, own, found), folded=part == "running" and not only,
        )
        for part, own in by_part.items()
    ]  # fmt: skip


def month_group(rows: Sequence[BacklogRow], made: dict[str, Row], month: str) -> list[Group]:
    """The cases of a month, open and closed, in the order given."""
    return [Group(month, month_words(month), tuple(made[row.case] for row in rows))]


def promised_group(promised: Sequence[Promise], on: date) -> list[Group]:
    """What was promised and is late or due within seven days, as rows of the same list."""
    rows = tuple(_promise_row(one, on) for one in promised)
    return [Group("promised", _("Lời hứa, cam kết quá hạn hoặc đến hạn trong 7 ngày"), rows)]


def promise_key(one: Promise) -> str:
    return f"{one.dialogue}/{one.position}"


def _promise_row(one: Promise, on: date) -> Row:
    about = [_("Hứa ngày {day}").format(day=full_date(one.held)), one.dialogue, one.hamlet or ""]
    cells = (
        Cell(chip=chip_of(one.state or "running", one.days_left, "day", due=one.due, today=on)),
        Cell(list_date(one.due, on)),
        Cell(one.commitment, " · ".join(part for part in about if part), tip=one.commitment),
        Cell(_("Thực hiện lời hứa"), one.owner or _("Chưa giao ai")),
    )
    return Row(promise_key(one), cells, one)


def _facts(part: str, rows: Sequence[BacklogRow], found: Meeting) -> str:
    if part == "week":
        rests = [
            _("{weekday} {day} nghỉ {name}").format(weekday=weekday_short(day), day=f"{day:%d/%m}", name=of_law(name))
            for day, name in found.rests
        ]
        return "; ".join(rests)
    days = sorted(row.due for row in rows if row.due)
    if part == "running" and days:
        if days[0] == days[-1]:
            return _("hạn {day}").format(day=full_date(days[0]))
        return _("hạn từ {first} đến {last}").format(first=full_date(days[0]), last=full_date(days[-1]))
    return ""


def _row(row: BacklogRow, on: date, waits: dict[str, str], due: str) -> Row:
    about = [label(Kind(row.kind)), row.case]
    if len(row.petitions) > 1:
        about.append(_("{n} đơn").format(n=len(row.petitions)))
    masked = row.secret and row.people.startswith("NTC-")
    if not masked:
        about.append(row.people)
    second = " · ".join(part for part in about if part)
    matter = Cell(headline(row.content), second, code=row.people if masked else "", tip=row.content)
    return Row(
        row.case,
        (
            Cell(chip=chip(row, on)),
            Cell(due),
            matter,
            Cell(step(row, waits), _whose(row, on)),
        ),
        row,
    )


def _whose(row: BacklogRow, on: date) -> str:
    inner = inner_short(row.inner_due, on)
    if not inner:
        return row.officer or _("Chưa giao ai")
    return f"{short_name(row.officer or _('Chưa giao ai'))} · {inner}"


def step(row: BacklogRow, waits: dict[str, str]) -> str:
    """What the case waits for."""
    if row.state == "paused":
        return waits.get(row.case) or _("Đang tạm đình chỉ")
    if row.ended_on and row.due is None:
        return _("Đã khép")
    words = of_law(row.title or "") or _("Xử lý bước kế tiếp")
    return words if row.is_open else _("Đã khép, còn: {duty}").format(duty=words[:1].lower() + words[1:])


def short_name(name: str) -> str:
    """Phạm Quốc Bảo as P. Q. Bảo, where room lacks."""
    *before, last = name.split() or [""]
    return " ".join([*(f"{part[0]}." for part in before), last])


def officer_bars(rows: Sequence[BacklogRow]) -> list[Bar]:
    """By officer, the heaviest first."""
    made = []
    for key, own in by_dimension(rows, "officer").items():
        parts: dict[str, int] = {}
        for row in own:
            state = row.state.value if row.state in {"overdue", "due_soon", "paused"} and row.state else "running"
            parts[state] = parts.get(state, 0) + 1
        made.append(Bar(key, _("Chưa giao") if key == NONE else short_name(key), parts))
    return made


def week_columns(rows: Sequence[BacklogRow], on: date) -> list[Column]:
    """How many fall due in each of the coming weeks, this one in the colour of what is due soon."""
    keys = [*weeks_shown(on), LATER]
    told = [week_of(row, on) for row in rows]
    words = [f"{date.fromisoformat(key):%d/%m}" for key in keys[:-1]] + [_("sau đó")]
    return [
        Column(key, word, told.count(key), "due_soon" if at == 0 else "running")
        for at, (key, word) in enumerate(zip(keys, words, strict=True))
    ]


def age_columns(rows: Sequence[BacklogRow], on: date) -> list[Column]:
    """Open cases by how many days ago they were opened."""
    told = [age_band(row, on) for row in rows]
    ends = [("", 0), *((str(most), most) for most in AGES)]
    words = [f"{before + 1}–{most}" if before else f"≤ {most}"
             for (_key, before), (_own, most) in pairwise(ends)]  # fmt: skip
    keys = [*(str(most) for most in AGES), LATER]
    words.append(f"> {AGES[-1]}")
    return [Column(key, word, told.count(key)) for key, word in zip(keys, words, strict=True)]


def month_pairs(flow: Sequence[MonthFlow]) -> list[Pair]:
    """Cases opened and closed by month."""
    return [
        Pair(f"{one.month[5:]}/{one.month[2:4]}", (f"opened:{one.month}", f"closed:{one.month}"),
             (one.opened, one.closed))
        for one in flow
    ]  # fmt: skip
