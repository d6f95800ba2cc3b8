"""What the checklist says of a petition in its case: where the matter arose, what was found, what is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.eligibility import step_words
from danvan_desk.texts import _
from ui.widgets.panel import Panel
from ui.widgets.words import Icon, Words, rule

if TYPE_CHECKING:
    from danvan_desk.domain.eligibility import Opinion
    from danvan_desk.queries.case_sheet import CaseSheet
    from danvan_desk.queries.petitions import PetitionCard


def checks_panel(sheet: CaseSheet) -> Panel | None:
    """Of the petition that was asked for, else of the one that opened the case; None where there is nothing to tell:
    an old case that nobody checked needs no proposal any more."""
    petition = next((p for p in sheet.card.petitions if p.number == sheet.asked and p.number in sheet.opinions), None)
    petition = petition or next((p for p in sheet.card.petitions if p.number in sheet.opinions), None)
    if petition is None:
        return None
    about = _about(petition)
    checked = petition.processed_on is None or petition.eligible is not None or bool(petition.checks)
    if not checked and not about:
        return None
    panel = Panel(_("Điều kiện xử lý"), petition.number if len(sheet.card.petitions) > 1 else "", padded=False)
    if checked:
        panel.body.addWidget(_outcome(petition, sheet.opinions[petition.number]))
    if about:
        if checked:
            panel.body.addWidget(rule())
        panel.body.addWidget(_lines(about))
    return panel


def _outcome(petition: PetitionCard, opinion: Opinion) -> QWidget:
    block, column = _block()
    said = {
        True: ("circle-check", "met", _("Đủ điều kiện xử lý")),
        False: ("triangle-alert", "due_soon", _("Không đủ điều kiện xử lý")),
        None: ("info", "muted", _("Chưa ghi đủ hay không đủ điều kiện")),
    }
    icon, role, words = said[petition.eligible]
    column.addWidget(_marked(icon, role, words, bold=petition.eligible is not None))
    if petition.ineligible_reason:
        column.addWidget(Words(petition.ineligible_reason, "small", wrap=True))
    if petition.processed_on is None:
        column.addWidget(Words(step_words(opinion), "small", wrap=True))
    if opinion.competence and not opinion.competence.in_authority:
        column.addWidget(Words(f"{opinion.competence.words} ({opinion.competence.basis})", "small", "muted", wrap=True))
    if opinion.limit:
        column.addWidget(Words(f"{opinion.limit.words()} ({opinion.limit.basis()})", "small", "muted", wrap=True))
    for one in opinion.failing():
        if one.ground.code != "LKN-11-6" or opinion.limit is None:
            words = f"{one.ground.fails} ({one.ground.basis})"
            column.addWidget(_marked("triangle-alert", "due_soon", words, use="small"))
    met, unseen = sum(one.met is True for one in opinion.checked), len(opinion.open())
    told = _("{met} trên {all} điều kiện đạt").format(met=met, all=len(opinion.checked))
    told += _(", {n} chưa xem").format(n=unseen) if unseen else ""
    column.addWidget(Words(told, "small", "muted", wrap=True))
    return block


def _about(petition: PetitionCard) -> list[tuple[str, str]]:
    hindered = ""
    if petition.obstacle_days:
        hindered = _("{n} ngày").format(n=petition.obstacle_days)
        hindered = ": ".join(part for part in (hindered, petition.obstacle_reason) if part)
    found = [
        (_("Nơi phát sinh việc"), petition.hamlet or ""),
        (_("Quyết định bị khiếu nại"), petition.decision_no or ""),
        (_("Trở ngại"), hindered),
    ]
    return [(title, words) for title, words in found if words]


def _lines(about: list[tuple[str, str]]) -> QWidget:
    block, column = _block()
    for title, words in about:
        column.addWidget(Words(title, "small", "muted"))
        column.addWidget(Words(words, wrap=True))
    return block


def _marked(icon: str, role: str, words: str, *, use: str = "body", bold: bool = False) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(7)
    row.addWidget(Icon(icon, role, 14), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, use, bold=bold, wrap=True), 1)
    return made


def _block() -> tuple[QFrame, QVBoxLayout]:
    block = QFrame()
    column = QVBoxLayout(block)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(3)
    return block, column
