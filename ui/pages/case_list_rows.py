"""The list of cases in words: which rows a choice keeps, and what each says of its dates and of where its file lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from danvan_desk.domain.inner_deadlines import NEAR
from danvan_desk.domain.vocabulary import ClockState, Kind, label
from danvan_desk.texts import _, of_law
from ui.tables.cells import Cell, Group, Row
from ui.widgets.dates import list_date, short_date
from ui.widgets.states import ChipText, chip_of, in_unit

if TYPE_CHECKING:
    from danvan_desk.queries.backlog import BacklogRow
    from danvan_desk.queries.forwarded import ForwardedRow

SIGN, INNER, NOBODY, FORWARDED, OFFICER = "sign", "inner", "nobody", "forwarded", "officer:"
"""What the list can be narrowed to: waiting for the chair, past the inner deadline, given to nobody, forwarded without
an answer; OFFICER and a name: on that officer's desk."""

_GROUPS = (ClockState.OVERDUE, ClockState.DUE_SOON, ClockState.RUNNING, ClockState.PAUSED)


def on_desk(row: BacklogRow, wanted: str) -> bool:
    if wanted.startswith(OFFICER):
        return row.holder == "officer" and row.officer == wanted.removeprefix(OFFICER)
    return {
        SIGN: row.proposed_on is not None,
        INNER: row.inner_left is not None and row.inner_left < 0,
        NOBODY: row.officer is None,
    }.get(wanted, True)


def desk_choices(rows: Sequence[BacklogRow]) -> list[tuple[str, str]]:
    """[(code, words)] with how many each would leave."""

    def counted(words: str, code: str) -> tuple[str, str]:
        return code, f"{words} ({sum(on_desk(row, code) for row in rows)})"

    held = Counter(row.officer for row in rows if row.officer and row.holder == "officer")
    officers = sorted({row.officer for row in rows if row.officer})
    return [
        counted(_("Chờ Chủ tịch ký"), SIGN),
        counted(_("Quá hạn nội bộ"), INNER),
        counted(_("Chưa giao ai"), NOBODY),
        (FORWARDED, _("Đã chuyển, chưa có trả lời")),
        *((f"{OFFICER}{name}", f"{name} ({held[name]})") for name in officers),
    ]


def column_titles(*, forwarded: bool) -> list[str]:
    if forwarded:
        return [_("Đã chờ"), _("Đôn đốc"), _("Vụ việc"), _("Đã chuyển đến"), _("Người theo dõi")]
    return [_("Còn lại"), _("Hạn"), _("Vụ việc"), _("Bước đang chờ"), _("Hồ sơ đang ở")]


def desk_words(code: str) -> str:
    return {
        SIGN: _("chờ Chủ tịch ký"),
        INNER: _("quá hạn nội bộ"),
        NOBODY: _("chưa giao ai"),
        FORWARDED: _("đã chuyển, chưa có trả lời"),
    }.get(code, code.removeprefix(OFFICER))


def rows_by_case(rows: Sequence[BacklogRow], today: date) -> dict[str, Row]:
    """The list's rows, each made once however often the filter changes."""
    return {row.case: _row(row, today) for row in rows}


def groups(rows: Sequence[BacklogRow], made: dict[str, Row]) -> list[Group]:
    """By the state of the clock that bites first."""
    by_state: dict[ClockState | None, list[Row]] = {state: [] for state in (*_GROUPS, None)}
    for row in rows:
        by_state[_state(row)].append(made[row.case])
    return [Group(state or "none", _group_title(state), tuple(own)) for state, own in by_state.items()]


def _state(row: BacklogRow) -> ClockState | None:
    return row.state if row.state in _GROUPS else None


def _group_title(state: ClockState | None) -> str:
    return {
        ClockState.OVERDUE: _("Quá hạn"),
        ClockState.DUE_SOON: _("Sắp đến hạn"),
        ClockState.RUNNING: _("Còn hạn"),
        ClockState.PAUSED: _("Tạm đình chỉ"),
    }.get(state, _("Không còn hạn chờ")) if state else _("Không còn hạn chờ")  # fmt: skip


def _row(row: BacklogRow, today: date) -> Row:
    chip = (
        chip_of(row.state, row.days_left, row.unit or "day", provisional=row.provisional, due=row.due,
                since=row.paused_since, today=today)
        if row.state
        else ChipText("not_started", _("Không còn hạn"), dashed=True)
    )  # fmt: skip
    step = of_law(row.title or "") or (_("Chờ tiếp tục giải quyết") if row.paused_since else _("Theo dõi"))
    day = Cell(list_date(row.due, today) if row.due else "")
    return Row(
        row.case,
        (Cell(chip=chip), day, _matter(row), Cell(step, row.officer or _("Chưa giao ai")), desk_cell(row, today)),
        short_date(row.opened, today),
    )


def _matter(row: BacklogRow | ForwardedRow) -> Cell:
    known = f"{label(Kind(row.kind))} · {row.case}"
    content = " ".join(row.content.split())
    code, _rest, others = row.people.partition(" ")
    return Cell(content, f"{known} {others}".strip(), code) if row.secret else Cell(content, f"{known} · {row.people}")


def inner_words(due: date | None, left: int | None, today: date) -> str:
    """As "hạn nội bộ 19/11" or "quá hạn nội bộ 19/11"; "" where none runs. The legal date has words of its own."""
    if due is None or left is None:
        return ""
    words = _("quá hạn nội bộ {day}") if left < 0 else _("hạn nội bộ {day}")
    return words.format(day=short_date(due, today))


def inner_short(due: date | None, today: date) -> str:
    """As "nội bộ 19/11", where room lacks."""
    return _("nội bộ {day}").format(day=short_date(due, today)) if due else ""


def desk_cell(row: BacklogRow, today: date) -> Cell:
    """Whose desk and since when; the inner deadline above it where one runs, in its colour once past or near."""
    holder = {"chair": _("Chủ tịch"), "officer": _("Người phụ trách")}.get(row.holder, _("Bộ phận tiếp công dân"))
    since = _("từ {day}").format(day=short_date(row.holder_since, today)) if row.holder_since else ""
    words = inner_words(row.inner_due, row.inner_left, today)
    if not words or row.inner_left is None:
        waits = row.proposed_on is not None
        return Cell(_("Chờ Chủ tịch ký") if waits else holder, since, role="link" if waits else "")
    late = row.inner_left < 0
    role = "overdue" if late else "due_soon" if row.inner_left <= NEAR else ""
    words = words[:1].upper() + words[1:]
    return Cell(words, f"{holder} {since}".strip(), icon="octagon-alert" if late else "", role=role)


def forwarded_groups(rows: Sequence[ForwardedRow], today: date) -> list[Group]:
    """Those to be urged now, then those whose day is still to come."""
    late = tuple(_forwarded_row(row, today) for row in rows if row.urging.left < 0)
    coming = tuple(_forwarded_row(row, today) for row in rows if row.urging.left >= 0)
    return [
        Group("urge", _("Đã đến ngày đôn đốc"), late),
        Group("wait", _("Đang chờ trả lời"), coming),
    ]


def _forwarded_row(row: ForwardedRow, today: date) -> Row:
    urging = row.urging
    state = "overdue" if urging.left < 0 else "running"
    words = _("Chờ {days}").format(days=in_unit(urging.waited, "working_day"))
    chip = ChipText(state, words, "octagon-alert" if state == "overdue" else "clock", bold=state == "overdue")
    urged = _("chuyển {day}").format(day=short_date(urging.sent_on, today))
    if urging.urged_on:
        urged += _(", đôn đốc {n} lần").format(n=len(urging.urged_on))
    return Row(
        row.case,
        (
            Cell(chip=chip),
            Cell(list_date(urging.next_on, today)),
            _matter(row),
            Cell(urging.to or _("Cơ quan khác"), urged),
            Cell(row.officer or _("Chưa giao ai"), urging.document_no or ""),
        ),
    )
