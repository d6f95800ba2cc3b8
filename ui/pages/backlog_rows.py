"""The backlog as groups of rows: what stands where, what a filter keeps, what the charts beside it count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from danvan_desk.domain.folding import fold
from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.texts import _
from ui.pages.case_list_rows import inner_short
from ui.tables.cells import Cell, Group, Row
from ui.widgets.bars import Bar, Column
from ui.widgets.dates import full_date, list_date, weekday_short
from ui.widgets.states import ChipText, chip_of

if TYPE_CHECKING:
    from danvan_desk.queries.backlog import BacklogRow
    from danvan_desk.queries.meeting import Meeting

PARTS = ("overdue", "week", "running", "paused")
LATER, SIGN = "later", "sign"
NOBODY = "-"
_ENOUGH = 24  # letters
_SHOWN_WEEKS = 4


@dataclass(frozen=True)
class Filter:
    """What the list is narrowed to. `part` "" is all, SIGN those whose proposal waits for the chair; `officer` NOBODY
    those given to no one; `week` a Monday as ISO, or LATER.
    """

    part: str = ""
    kind: str = ""
    officer: str = ""
    words: str = ""
    week: str = ""

    def but(self, **changes: str) -> Filter:
        return replace(self, **changes)

    def is_all(self) -> bool:
        return self == Filter()


def kept(rows: Iterable[BacklogRow], wanted: Filter, on: date, to_sign: frozenset[str]) -> list[BacklogRow]:
    """The rows a filter leaves; words match people, content, numbers and officers, with tones or without."""
    asked = fold(wanted.words).split()
    return [
        row
        for row in rows
        if (not wanted.part or (row.case in to_sign if wanted.part == SIGN else part_of(row, on) == wanted.part))
        and (not wanted.kind or row.kind == wanted.kind)
        and (not wanted.officer or (row.officer or NOBODY) == wanted.officer)
        and (not wanted.week or week_of(row, on) == wanted.week)
        and (not asked or all(word in _told(row) for word in asked))
    ]


def _told(row: BacklogRow) -> str:
    return fold(" ".join([row.content, row.people, row.case, *row.petitions, row.officer or "", row.title or ""]))


def part_of(row: BacklogRow, on: date) -> str:
    """As `queries.meeting.part_of`, which the window cannot import before it has painted."""
    if row.state in {"paused", "overdue"}:
        return str(row.state)
    return "week" if row.due is not None and row.due <= on + timedelta(days=7) else "running"


def week_of(row: BacklogRow, on: date) -> str:
    """The Monday of the week a case falls due in, LATER beyond the weeks shown, "" where it is overdue or has none."""
    if row.due is None or row.due < on:
        return ""
    monday = row.due - timedelta(days=row.due.weekday())
    last = on - timedelta(days=on.weekday()) + timedelta(weeks=_SHOWN_WEEKS - 1)
    return monday.isoformat() if monday <= last else LATER


def chip(row: BacklogRow, on: date) -> ChipText:
    if row.state is None:
        return ChipText("not_started", _("Chưa có hạn"), dashed=True)
    paused = (on - row.paused_since).days if row.paused_since else None
    return chip_of(
        row.state, row.days_left, row.unit or "day", provisional=row.provisional, due=row.due, paused_days=paused,
        today=on,
    )  # fmt: skip


def groups(found: Meeting, rows: Sequence[BacklogRow]) -> list[Group]:
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
            part if not only else f"only-{part}", titles[part], tuple(_row(found, row) for row in own),
            facts=_facts(part, own, found), folded=part == "running" and not only,
        )
        for part, own in by_part.items()
    ]  # fmt: skip


def _facts(part: str, rows: Sequence[BacklogRow], found: Meeting) -> str:
    if part == "week":
        rests = [
            _("{weekday} {day} nghỉ {name}").format(weekday=weekday_short(day), day=f"{day:%d/%m}", name=name)
            for day, name in found.rests
        ]
        return "; ".join(rests)
    days = sorted(row.due for row in rows if row.due)
    if part == "running" and days:
        if days[0] == days[-1]:
            return _("hạn {day}").format(day=full_date(days[0]))
        return _("hạn từ {first} đến {last}").format(first=full_date(days[0]), last=full_date(days[-1]))
    return ""


def _row(found: Meeting, row: BacklogRow) -> Row:
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
            Cell(chip=chip(row, found.on)),
            Cell(list_date(row.due, found.on)),
            matter,
            Cell(step(row, found.waits), _whose(row, found.on)),
        ),
        row,
    )


def _whose(row: BacklogRow, on: date) -> str:
    inner = inner_short(row.inner_due, on)
    if not inner:
        return row.officer or _("Chưa giao ai")
    return f"{short_name(row.officer or _('Chưa giao ai'))} · {inner}"


def headline(text: str) -> str:
    """The matter in one line: its first sentence, where that says enough."""
    flat = " ".join(text.split())
    first, dot, _rest = flat.partition(". ")
    return first if dot and len(first) >= _ENOUGH else flat


def step(row: BacklogRow, waits: dict[str, str]) -> str:
    """What the case waits for."""
    if row.state == "paused":
        return waits.get(row.case) or _("Đang tạm đình chỉ")
    words = row.title or _("Xử lý bước kế tiếp")
    return words if row.is_open else _("Đã khép, còn: {duty}").format(duty=words[:1].lower() + words[1:])


def short_name(name: str) -> str:
    """Phạm Quốc Bảo as P. Q. Bảo, where room lacks."""
    *before, last = name.split() or [""]
    return " ".join([*(f"{part[0]}." for part in before), last])


def officer_bars(rows: Sequence[BacklogRow]) -> list[Bar]:
    """By officer, the heaviest first."""
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        own = counts.setdefault(row.officer or NOBODY, {})
        state = row.state.value if row.state in {"overdue", "due_soon", "paused"} and row.state else "running"
        own[state] = own.get(state, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    return [Bar(key, _("Chưa giao") if key == NOBODY else short_name(key), parts) for key, parts in ordered]


def week_columns(rows: Sequence[BacklogRow], on: date) -> list[Column]:
    """How many fall due in each of the coming weeks, this one in the colour of what is due soon."""
    monday = on - timedelta(days=on.weekday())
    keys = [(monday + timedelta(weeks=n)).isoformat() for n in range(_SHOWN_WEEKS)] + [LATER]
    counts = dict.fromkeys(keys, 0)
    for row in rows:
        key = week_of(row, on)
        if key:
            counts[key] += 1
    words = [f"{date.fromisoformat(key):%d/%m}" for key in keys[:-1]] + [_("sau đó")]
    return [
        Column(key, word, counts[key], "due_soon" if at == 0 else "running")
        for at, (key, word) in enumerate(zip(keys, words, strict=True))
    ]


def week_words(week: str, on: date) -> str:
    """The week a filter is set to, in words."""
    if week == LATER:
        last = on - timedelta(days=on.weekday()) + timedelta(weeks=_SHOWN_WEEKS) - timedelta(days=1)
        return _("đến hạn sau {day}").format(day=full_date(last))
    monday = date.fromisoformat(week)
    return _("đến hạn trong tuần {first} đến {last}").format(
        first=f"{monday:%d/%m}", last=full_date(monday + timedelta(days=6))
    )


def filter_words(wanted: Filter, on: date) -> str:
    """The filter as an officer would say it; "" where everything is shown."""
    quick = {"overdue": _("quá hạn"), "week": _("trong 7 ngày"), "paused": _("tạm dừng"), SIGN: _("chờ ký")}
    said = [quick.get(wanted.part, "")]
    if wanted.kind:
        said.append(label(Kind(wanted.kind)).lower())
    if wanted.officer:
        who = wanted.officer
        said.append(_("chưa giao ai") if who == NOBODY else _("phụ trách {name}").format(name=who))
    if wanted.week:
        said.append(week_words(wanted.week, on))
    if wanted.words:
        said.append(_("có “{words}”").format(words=wanted.words))
    return ", ".join(part for part in said if part)
