"""The command of a province: the tallies of its communes added up. It needs no home."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from danvan_desk.cli.office import days_between
from danvan_desk.cli.output import Answer, day, plain
from danvan_desk.desk import today
from danvan_desk.domain.periods import Period
from danvan_desk.errors import Problem, Refused, WrongUsage
from danvan_desk.tallies.combine import Combined, Line, days, tally_files
from danvan_desk.tallies.combine import combine as put_together
from danvan_desk.tallies.combined_book import check_ending, line_document, write
from danvan_desk.tallies.received import State, state_words
from danvan_desk.tallies.reporters import listed
from danvan_desk.texts import _

_NAMED = 20
"""How many missing offices are named one by one; all of them stand in the file."""


def combine(given: argparse.Namespace) -> Answer:
    out = Path(given.out)
    check_ending(out)
    period, due = _period(given), day(given.due, "--due")
    files = tally_files(map(Path, given.files), but=out)
    own_list = listed(Path(given.own_list)) if given.own_list else ()
    combined = put_together(
        files, today()[0], period=period, provinces=given.province, listed=own_list, due=due
    )  # fmt: skip
    if combined.tally is None:
        raise Refused([*_problems(combined), Problem("", _("Không có tệp nào cộng được, nên không ghi gì."))])
    write(combined, out)
    return Answer(plain(_document(combined, out)), lambda: _lines(combined, out))


def _period(given: argparse.Namespace) -> Period | None:
    start, end = day(given.start, "--from"), day(given.end, "--to")
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise WrongUsage("--from, --to: " + _("ghi cả hai ngày, hoặc không ghi ngày nào"))
    return days_between(start, end)


def _problems(combined: Combined) -> list[Problem]:
    return [
        Problem("", f"{line.received.path()}: {'; '.join(note.words for note in line.notes())}")
        for line in combined.lines
        if line.received is not None
    ]


def _document(combined: Combined, out: Path) -> dict[str, Any]:
    assert combined.tally is not None
    return {
        "out": str(out),
        "from": combined.tally.period.start,
        "to": combined.tally.period.end,
        "due": combined.due,
        "provinces": combined.provinces,
        "reporters": combined.tally.reporters,
        "used": combined.used(),
        "counts": {state.value: count for state, count in combined.counts().items()},
        "offices": [line_document(line) for line in combined.lines],
        "totals": combined.totals,
        "broken": [
            {"table": table.code, "rule": check.rule, "offices": check.breakers}
            for table in combined.tally.tables
            for check in table.checks
            if not check.holds
        ],
    }


def _lines(combined: Combined, out: Path) -> Iterator[str]:
    assert combined.tally is not None
    yield _("Đã ghi {out}, kỳ {period}: cộng {used} trên {reporters} đơn vị.").format(
        out=out, period=days(combined.tally.period), used=combined.used(), reporters=combined.tally.reporters
    )
    for state, lines in groupby(combined.lines, key=Line.state):
        several = list(lines)
        if state == State.MISSING:
            yield f"{state_words(state)} ({len(several)}): {_names(several)}"
        else:
            yield f"{state_words(state)}: {len(several)}"
            yield from (f"  {_file_words(line)}" for line in several if line.notes())


def _names(lines: list[Line]) -> str:
    names = [line.who.name for line in lines if line.who is not None]
    more = _(" và {n} đơn vị khác, xem tờ đầu của tệp").format(n=len(names) - _NAMED) if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _file_words(line: Line) -> str:
    file = line.received.name() if line.received is not None else ""
    name = f", {line.who.name}" if line.who is not None else ""
    return f"{file}{name}: {'; '.join(note.words for note in line.notes())}"
