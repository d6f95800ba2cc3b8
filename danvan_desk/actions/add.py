"""Many records in one transaction: every line is saved, or none is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from danvan_desk.actions.book import Book, open_book
from danvan_desk.actions.dialogues import save_dialogue
from danvan_desk.actions.events import save_event
from danvan_desk.actions.petitions import save_petition, warnings_of
from danvan_desk.actions.plans import plan_number, save_plan
from danvan_desk.actions.receptions import reception_number, save_reception
from danvan_desk.actions.small_log import log_number, save_log
from danvan_desk.actions.updates import save_update
from danvan_desk.actions.visits import save_visit
from danvan_desk.context import Desk
from danvan_desk.domain import records as r
from danvan_desk.domain.delegations import group_of, remarks
from danvan_desk.domain.reading import read_record
from danvan_desk.domain.small_log import log_problems
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _


@dataclass(frozen=True)
class Saved:
    line: int
    type: str
    ref: str | None
    number: str
    case: str | None
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        answer: dict[str, object] = {
            "line": self.line, "type": self.type, "ref": self.ref, "number": self.number, "case": self.case,
        }  # fmt: skip
        return answer | ({"warnings": list(self.warnings)} if self.warnings else {})


def add_lines(desk: Desk, lines: Iterable[str]) -> list[Saved]:
    """Save JSON Lines. Raises Refused with every line's problems; then nothing of the file is saved."""
    return _add(desk, ((number, _parse(text)) for number, text in enumerate(lines, 1) if text.strip()))


def add_records(desk: Desk, records: Iterable[object], refs: dict[str, str] | None = None) -> list[Saved]:
    """Save records given as JSON objects (dicts); `refs` carries names over from an earlier batch."""
    return _add(desk, enumerate(records, 1), refs)


def _parse(text: str) -> object:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        shown = text.strip()
        return Refused(
            [
                Problem(
                    "",
                    _("không phải JSON hợp lệ; mỗi dòng là một đối tượng {example}").format(example='{"type": …}'),
                    shown[:80],
                )
            ]
        )


def _add(desk: Desk, numbered: Iterable[tuple[int, object]], refs: dict[str, str] | None = None) -> list[Saved]:
    saved: list[Saved] = []
    problems: list[Problem] = []
    lost: set[str] = set()  # refs of refused lines: what points to them is not a second mistake
    spoiled: set[str] = set()  # cases with a refused event: the rest of it would only be refused for that
    with open_book(desk, refs) as book:
        for line, given in numbered:
            try:
                if isinstance(given, Refused):
                    raise given
                record = read_record(given, book.today)
                _check_ref(book, record.ref, lost)
                saved.append(_save(book, line, record))
            except Refused as refused:
                if isinstance(given, dict):
                    if _points_to(given, lost | spoiled):
                        lost |= _ref_of(given)
                        continue
                    lost |= _ref_of(given)
                    spoiled |= _spoiled_case(given)
                problems += [problem.at_line(line) for problem in refused.problems]
        if problems:
            raise Refused(problems)
    return saved


def _ref_of(given: dict[str, object]) -> set[str]:
    ref = given.get("ref")
    return {ref} if isinstance(ref, str) else set()


def _spoiled_case(given: dict[str, object]) -> set[str]:
    case = given.get("case")
    return {case} if given.get("type") == "event" and isinstance(case, str) else set()


def _points_to(given: dict[str, object], lost: set[str]) -> bool:
    return any(
        given.get(name) in lost
        for name in ("case", "visit", "same_as", "split_from", "appeals", "number")
        if isinstance(given.get(name), str)
    )


def _check_ref(book: Book, ref: str | None, lost: set[str]) -> None:
    if ref is not None and (ref in book.refs or ref in lost):
        raise Refused([Problem("ref", _("ref này đã dùng ở dòng trước; mỗi ref chỉ dùng một lần"), ref)])
    if ref is not None and re.fullmatch(r"(TD|DT|VV|DTH|NTC)-\d{4}-\d+", ref.upper()):
        raise Refused([Problem("ref", _("ref không được giống một số trong sổ"), ref)])


def _save(book: Book, line: int, record: r.Record) -> Saved:
    ref = record.ref
    if isinstance(record, r.NewVisit):
        visit = save_visit(book, record)
        told = tuple(remarks(group_of(record.people, record.companions)))
        return Saved(line, "visit", ref, visit.number, visit.case.number if visit.case else None, told)
    if isinstance(record, r.NewPetition):
        petition = save_petition(book, record)
        return Saved(line, "petition", ref, petition.number, petition.case.number, warnings_of(book, record))
    if isinstance(record, r.NewEvent):
        event = save_event(book, record)
        return Saved(line, "event", ref, event.case.number, event.case.number)
    if isinstance(record, r.NewDialogue):
        dialogue = save_dialogue(book, record)
        return Saved(line, "dialogue", ref, dialogue.number, dialogue.case.number if dialogue.case else None)
    if isinstance(record, r.NewPlan):
        plan = save_plan(book, record)
        return Saved(line, "plan", ref, plan_number(plan), plan.case.number if plan.case else None)
    if isinstance(record, r.NewReception):
        return Saved(line, "reception", ref, reception_number(save_reception(book, record)), None)
    if isinstance(record, r.Update):
        number, case = save_update(book, record)
        return Saved(line, "update", ref, number, case)
    entry = save_log(book, record)
    lacking = tuple(map(str, log_problems(record)))
    return Saved(line, "log", ref, log_number(entry), None, lacking)
