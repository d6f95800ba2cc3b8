"""Commands on the registers: file records, look one up, search, list what is open."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from danvan_desk.actions.add import add_lines
from danvan_desk.cli.opened import no_record, opened
from danvan_desk.cli.output import Answer, day, plain, shown
from danvan_desk.cli.words import action_words, checklist_document, checklist_lines, record_lines
from danvan_desk.domain.cases import state_label
from danvan_desk.domain.numbering import record_type
from danvan_desk.domain.vocabulary import EventName, Kind, label, outcome_label
from danvan_desk.errors import Problem, Refused
from danvan_desk.queries import backlog as backlog_queries
from danvan_desk.queries import search
from danvan_desk.queries.cases import CaseCard, case_card, record_history
from danvan_desk.queries.dialogues import dialogue_card
from danvan_desk.queries.eligibility import petition_opinion
from danvan_desk.queries.petitions import petition_card
from danvan_desk.queries.visits import visit_card
from danvan_desk.texts import _


def add(given: argparse.Namespace) -> Answer:
    saved = add_lines(opened(given), read_text(given.file).split("\n"))
    lines = [
        f"{s.line}: {s.type} {s.number}" + (f" ({s.case})" if s.case and s.case != s.number else "") for s in saved
    ]
    warnings = tuple(_("dòng {line}: lưu ý: {words}").format(line=s.line, words=w) for s in saved for w in s.warnings)
    return Answer({"saved": [s.as_json() for s in saved]}, lambda: lines or [_("Tệp không có bản ghi nào.")], warnings)


def read_text(name: str) -> str:
    """A file's text, or standard input for `-`. Raises Refused where it isn't UTF-8 or can't be read."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Refused([Problem("FILE", _("không đọc được tệp: {why}").format(why=error.strerror), name)]) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Refused([Problem("", _("không phải chữ UTF-8; lưu tệp lại với bảng mã UTF-8"), None, line)]) from error


def show(given: argparse.Namespace) -> Answer:
    desk = opened(given)
    number = given.number.strip().upper()
    kind = record_type(number)
    if kind == "case":
        card = case_card(desk, number)
        opinion = petition_opinion(desk, card.petitions[0].number)
        document = _case_document(card) | {"proposal": checklist_document(opinion)}
        return Answer(document, lambda: [*_case_lines(card), "", *checklist_lines(opinion)])
    if kind == "petition":
        opinion = petition_opinion(desk, number)
        document = _without_code(plain(petition_card(desk, number))) | {"proposal": checklist_document(opinion)}
        document["history"] = plain(record_history(desk, number))
        return Answer({"type": kind, **document}, lambda: [*record_lines(document), "", *checklist_lines(opinion)])
    if kind == "visit":
        document = _without_code(plain(visit_card(desk, number)))
    elif kind == "dialogue":
        document = plain(dialogue_card(desk, number))
        document["absent"] = [{"name": name, "excused": excused} for name, excused in document["absent"]]
    else:
        raise no_record(given.number)
    if "clocks" in document:
        record = visit_card(desk, number) if kind == "visit" else dialogue_card(desk, number)
        document["clocks"] = [clock.as_json() for clock in record.clocks]
    document["history"] = plain(record_history(desk, number))
    return Answer({"type": kind, **document}, lambda: record_lines(document))


def _without_code(document: dict[str, Any]) -> dict[str, Any]:
    for person in document.get("people", ()):
        person.pop("code", None)
    return document


def _case_document(card: CaseCard) -> dict[str, Any]:
    document = plain(card)
    petitions = document.pop("petitions")
    events = [
        {k: v for k, v in e.items() if k != "held" and v not in (None, [], {}, False)} for e in document.pop("events")
    ]
    head = {
        "case": card.number,
        "kind": card.kind,
        "state": card.state,
        "petitions": [p.number for p in card.petitions],
    }
    document.pop("number")
    asked = card.proposal
    document["proposal"] = asked and {
        "n": asked.event.n, "outcome": asked.step, "waits": asked.waits, "recorded": asked.recorded,
    }  # fmt: skip
    return {
        **document,
        **head,
        "visits": [number for number, _day, _content in card.visits],
        "dialogues": [number for number, _day, _kind in card.dialogues],
        "events": events,
        "clocks": [clock.as_json() for clock in card.clocks],
        "petition_records": [_without_code(petition) for petition in petitions],
    }


def _case_lines(card: CaseCard) -> list[str]:
    lines = [f"{card.number} · {label(Kind(card.kind))} · {state_label(card.state)}", card.content, card.people]
    lines += [_("Người phụ trách: {name}").format(name=card.officer or _("chưa giao"))]
    lines += [_("Đơn: {numbers}").format(numbers=", ".join(p.number for p in card.petitions)), "", _("Diễn biến")]
    for event in card.events:
        parts = [
            f"{event.n:>3}. {shown(event.date)} {label(EventName(event.event))}",
            outcome_label(event.event, event.outcome or ""),
            event.document_no,
        ]
        parts += [event.officer, event.to, event.reason, event.note, _("(đã đính chính)") if event.taken_back else None]
        lines.append(" · ".join(str(part) for part in parts if part))
    lines += ["", _("Thời hạn")]
    for clock in card.clocks:
        lines.append(f"  {clock.title}: {shown(clock.due)} · {label(clock.state)} · {clock.basis}")
    lines += ["", _("Ai sửa gì")]
    for change in card.history:
        lines.append(f"  {change.at[:16].replace('T', ' ')} {change.who}: {action_words(change.action)}")
    return lines


def find(given: argparse.Namespace) -> Answer:
    hits = search.find(opened(given), given.text, given.limit, given.offset)
    lines = [f"{h.number}  {shown(h.date)}  {h.people}  {h.content[:90]}" for h in hits.hits]
    none = _("Không có bản ghi nào khớp “{text}”.").format(text=given.text)
    document = {"total": hits.total, "hits": plain(hits.hits)}
    return Answer(document, lambda: [*lines, _("Tổng số: {total}").format(total=hits.total)] if hits.total else [none])


def backlog(given: argparse.Namespace) -> Answer:
    asked = day(given.on, "--on")
    desk = opened(given)
    on = asked or desk.today
    rows = backlog_queries.backlog(desk, on, given.officer, given.state, duties=given.duties)
    fields = (
        "case", "petitions", "kind", "content", "people", "officer", "clock", "due", "days_left", "state", "holder",
        "holder_since", "inner_due", "proposed_on",
    )  # fmt: skip
    cases = [
        {name: plain(getattr(row, name)) for name in fields} | {"title": row.title, "open": row.is_open} for row in rows
    ]
    lines = [_backlog_line(row) for row in rows]
    return Answer({"on": on.isoformat(), "cases": cases}, lambda: lines or [_("Không có vụ việc nào tồn đọng.")])


def _backlog_line(row: backlog_queries.BacklogRow) -> str:
    state = label(row.state) if row.state else "–"
    left = "" if row.days_left is None else f" ({row.days_left})"
    officer = row.officer or _("chưa giao")
    return (
        f"{row.case}  {shown(row.due)}  {state}{left}  {row.title or '–'}  {officer}  {row.people}: {row.content[:60]}"
    )
