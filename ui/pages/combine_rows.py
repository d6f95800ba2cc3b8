"""The offices of a combination as rows, and what is said of one of them. No widget stands here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desk.tallies.received import LEFT_OUT, State, state_words
from danvan_desk.texts import _
from ui.pages.report_periods import span
from ui.tables.cells import Cell, Column, Group, Row
from ui.widgets.dates import full_date
from ui.widgets.segmented import Choice
from ui.widgets.states import ICONS, ChipText

if TYPE_CHECKING:
    from danvan_desk.tallies.combine import Combined, Line


def columns() -> list[Column]:
    return [
        Column(_("Đơn vị"), 0, "two"),
        Column(_("Tình trạng"), 150, "chip"),
        Column(_("Ngày lập"), 96, "date", spare=True),
        Column(_("Mã"), 66, spare=True),
        Column(_("Bản"), 48, "number", spare=True),
    ]


ALL = "all"
_KINDS: dict[str, tuple[State, ...]] = {
    "damaged": (State.UNREADABLE, State.CHANGED),
    "broken": (State.BROKEN, State.INCOMPLETE),
    "twice": (State.TWICE,),
    "other_period": (State.OTHER_PERIOD,),
    "outside": (State.OUTSIDE,),
    "late": (State.EARLY, State.LATE),
    "missing": (State.MISSING,),
    "handed_in": (State.HANDED_IN,),
}


def kinds(combined: Combined | None) -> list[Choice]:
    """What an officer looks for, the most serious first, each with how many there are."""
    words = {
        ALL: _("Tất cả"), "damaged": _("Hỏng, bị sửa"), "broken": _("Chưa khớp"), "twice": _("Trùng"),
        "other_period": _("Kỳ khác"), "outside": _("Ngoài danh sách"), "late": _("Sớm, muộn"), "missing": _("Thiếu"),
        "handed_in": _("Đã nộp"),
    }  # fmt: skip
    counts = combined.counts() if combined is not None else {}
    made = [Choice(ALL, words[ALL], len(combined.lines) if combined is not None else 0)]
    for code, states in _KINDS.items():
        n = sum(counts.get(state, 0) for state in states)
        left_out = any(state in LEFT_OUT for state in states)
        look = "" if not n or code == "handed_in" else "overdue" if left_out else "due_soon"
        made.append(Choice(code, words[code], n, state=look))
    return made


def tips() -> dict[str, str]:
    """By kind, the states it gathers, in their own words."""
    told = {code: ", ".join(state_words(state) for state in states) for code, states in _KINDS.items()}
    return told | {ALL: _("Mọi đơn vị và tệp")}


def groups(combined: Combined, kind: str = ALL) -> list[Group]:
    """The most serious state first, all or those of one kind; those that handed in well are folded where others need
    looking at."""
    wanted = _KINDS.get(kind, tuple(State))
    rows: dict[State, list[Row]] = {}
    for at, line in enumerate(combined.lines):
        if line.state() in wanted:
            rows.setdefault(line.state(), []).append(_row(at, line))
    return [
        Group(state.value, state_words(state), tuple(found), folded=state == State.HANDED_IN and len(rows) > 1)
        for state, found in rows.items()
    ]


def facts(combined: Combined) -> str:
    if combined.period is None or combined.tally is None:
        return _("không có tệp nào cộng được")
    words = _("kỳ {period}: đã cộng {used} trên {reporters} đơn vị")
    return words.format(period=span(combined.period), used=combined.used(), reporters=combined.tally.reporters)


def told(line: Line) -> str:
    """Whether it is counted, and what is to be said of it, a sentence a line."""
    if line.received is None:
        return _("Chưa có tệp nào của đơn vị này trong thư mục.")
    said = [f"{note.words[:1].upper()}{note.words[1:]}." for note in line.notes()]
    counted = _("Số liệu được cộng vào biểu.") if line.used() else _("Số liệu không được cộng vào biểu.")
    return "\n".join([counted, *said])


def name_of(line: Line) -> str:
    if line.who is not None:
        return line.who.name
    return line.received.name() if line.received is not None else ""


def chip(state: State) -> ChipText:
    look = "met" if state == State.HANDED_IN else "overdue" if state in LEFT_OUT else "due_soon"
    return ChipText(look, state_words(state), ICONS[look])


def _row(at: int, line: Line) -> Row:
    got, who = line.received, line.who
    notes = "; ".join(note.words for note in line.notes())
    file = got.name() if got is not None and who is not None else ""
    second = " · ".join(part for part in (file, notes) if part) or (who.province if who else "")
    cells = (
        Cell(name_of(line), second=second, tip="\n".join(note.words for note in line.notes())),
        Cell(chip=chip(line.state())),
        Cell(full_date(got.made_on) if got is not None and got.made_on is not None else ""),
        Cell((who.code or "") if who else ""),
        Cell(str(got.version) if got is not None and got.version else ""),
    )
    return Row(str(at), cells, line)
