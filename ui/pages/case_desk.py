"""Where the file lies now: whose desk, since when, by which inner day, which proposal waits there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from danvan_desk.texts import _
from ui.pages.case_advice import proposal_words
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.chip import Chip
from ui.widgets.dates import full_date, short_date
from ui.widgets.states import ChipText, chip_of, in_unit
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.case_sheet import CaseSheet, Nearest


def holder_words(sheet: CaseSheet) -> str:
    """As "Chủ tịch, từ 12/11/2026 (8 ngày làm việc)"."""
    card = sheet.card
    who = {"chair": _("Chủ tịch"), "officer": card.officer or ""}.get(card.holder) or _("Bộ phận tiếp công dân")
    if card.holder_since is None:
        return who
    since = _("{who}, từ {day}").format(who=who, day=full_date(card.holder_since))
    return f"{since} ({in_unit(sheet.held_days, 'working_day')})" if sheet.held_days else since


def inner_chip(sheet: CaseSheet) -> ChipText | None:
    """How the inner deadline stands; None where none is waited for."""
    if sheet.inner is None or sheet.card.inner_due is None:
        return None
    chip = _left_chip(sheet.inner, sheet)
    words = _("Hạn nội bộ {day}: {left}").format(
        day=short_date(sheet.card.inner_due, sheet.on), left=chip.words[:1].lower() + chip.words[1:]
    )
    return replace(chip, words=words)


def desk_block(sheet: CaseSheet, answer: Callable[[], object], do: Callable[[str], object]) -> QFrame:
    """`answer` is for the chair; `do(event)` begins an event."""
    card = sheet.card
    block = QFrame()
    column = QVBoxLayout(block)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.addWidget(Words(_("Người phụ trách"), "small", "muted"))
    head.addStretch(1)
    if card.is_open:
        head.addWidget(LinkButton(_("Giao lại") if card.officer else _("Giao"), lambda: do("assigned"), key="F9"))
    column.addLayout(head)
    column.addWidget(Words(card.officer or _("Chưa giao ai"), role="text" if card.officer else "muted", wrap=True))
    if card.is_open:
        column.addSpacing(4)
        column.addWidget(Words(_("Đang ở"), "small", "muted"))
        column.addWidget(Words(holder_words(sheet), wrap=True))
        _add_inner(column, sheet)
        _add_proposal(column, sheet, answer)
    elif sheet.urging is not None:
        _add_urging(column, sheet, do)
    return block


def _left_chip(inner: Nearest, sheet: CaseSheet) -> ChipText:
    return chip_of(inner.state, inner.days_left, inner.unit, due=sheet.card.inner_due, today=sheet.on)


def _add_inner(column: QVBoxLayout, sheet: CaseSheet) -> None:
    if sheet.inner is None or sheet.card.inner_due is None:
        return
    column.addSpacing(4)
    column.addWidget(Words(_("Hạn nội bộ {day}").format(day=full_date(sheet.card.inner_due)), "small", "muted"))
    column.addLayout(_left(Chip(_left_chip(sheet.inner, sheet))))


def _add_proposal(column: QVBoxLayout, sheet: CaseSheet, answer: Callable[[], object]) -> None:
    proposal = sheet.card.proposal
    if proposal is None:
        return
    sent_back = proposal.answer is not None and proposal.answer.outcome == "sent_back"
    if not (proposal.waits or proposal.to_record or sent_back):
        return
    column.addWidget(Words(proposal_words(proposal), "small", "muted", wrap=True))
    if sent_back and proposal.answer is not None:
        words = _("Trả lại ngày {day}: {reason}").format(
            day=full_date(proposal.answer.date), reason=proposal.answer.reason or ""
        )
        column.addWidget(Words(words, "small", "due_soon", wrap=True))
        return
    words = _("Duyệt, trả lại") if proposal.waits else _("Ghi bước đã duyệt")
    column.addSpacing(2)
    column.addLayout(_left(Button(words, answer, key="F8", small=True)))


def _add_urging(column: QVBoxLayout, sheet: CaseSheet, do: Callable[[str], object]) -> None:
    urging = sheet.urging
    if urging is None:
        return
    column.addSpacing(4)
    column.addWidget(Words(_("Đang chờ trả lời"), "small", "muted"))
    words = _("{to}, từ {day} ({days})").format(
        to=urging.to or _("cơ quan khác"), day=full_date(urging.sent_on), days=in_unit(urging.waited, "working_day")
    )
    column.addWidget(Words(words, wrap=True))
    late = urging.left < 0
    told = _("Đã đến ngày đôn đốc: {day}") if late else _("Ngày đôn đốc kế tiếp: {day}")
    column.addWidget(
        Words(told.format(day=full_date(urging.next_on)), "small", "overdue" if late else "muted", wrap=True)
    )
    column.addSpacing(2)
    column.addLayout(_left(Button(_("Đôn đốc"), lambda: do("urged"), small=True)))


def _left(widget: Chip | Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
