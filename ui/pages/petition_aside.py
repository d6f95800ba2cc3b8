"""Beside the form of a new petition: what saving will do, what the paper lacks, what this person brought before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.domain.short_words import shortened
from danvan_desk.domain.standing import state_label
from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.texts import _, of_law
from ui.keys import native
from ui.pages.petition_checks import KEY_APPLY
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date, list_date
from ui.widgets.panel import GAP, Panel
from ui.widgets.states import in_unit, marked
from ui.widgets.words import Icon, Words, rule

if TYPE_CHECKING:
    from danvan_desk.domain.case_facts import Clock
    from danvan_desk.domain.competence import Competence
    from danvan_desk.domain.eligibility import Opinion
    from danvan_desk.queries.foresight import ComingPetition
    from danvan_desk.queries.people import KnownCitizen

_MOST = 120  # letters of an earlier matter's content


@dataclass(frozen=True)
class Outlook:
    """What the worker found for the form as it stands."""

    coming: ComingPetition | None
    warnings: tuple[str, ...]
    known: tuple[KnownCitizen, ...]
    joined: str | None
    opinion: Opinion | None = None


class PetitionAside(QScrollArea):
    """`same_as(case)` is called when an earlier matter is taken for this one. `above` stays over what is foreseen."""

    def __init__(self, today: date, same_as: Callable[[str], object], above: QWidget) -> None:
        super().__init__()
        self._today, self._same_as = today, same_as
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(above)
        self._outlook = QWidget()
        self._column.addWidget(self._outlook)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._texts: list[str] = []
        self._choices: list[Button] = []
        self._shown: tuple[Outlook, str | None] | None = None
        self._spoken_for: frozenset[str] = frozenset()

    def texts(self) -> list[str]:
        return list(self._texts)

    def show_outlook(self, outlook: Outlook, *, kind: str | None) -> None:
        self._texts, self._choices = [], []
        self._shown = (outlook, kind)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        who = outlook.opinion.competence if outlook.opinion else None
        if who is not None and not who.in_authority:
            column.addWidget(self._decided_above(who))
        if outlook.known:
            column.addWidget(self._known(outlook.known, kind))
        column.addWidget(self._coming(outlook))
        if outlook.warnings:
            column.addWidget(self._lacks(outlook.warnings))
        self._column.replaceWidget(self._outlook, whole)
        self._outlook.hide()
        self._outlook.deleteLater()
        self._outlook = whole

    def leave_out(self, cases: frozenset[str]) -> None:
        """Cases that are offered, or were turned down, as likely repeats: here they are only named."""
        if cases != self._spoken_for:
            self._spoken_for = cases
            if self._shown is not None:
                self.show_outlook(self._shown[0], kind=self._shown[1])

    def choose(self, number: int) -> None:
        """Alt+1…: the earlier matter so numbered is the one this petition repeats."""
        if 1 <= number <= len(self._choices):
            self._choices[number - 1].click()

    def _say(self, words: str) -> str:
        self._texts.append(words)
        return words

    # what the province decides

    def _decided_above(self, who: Competence) -> Panel:
        panel = Panel(_("Thẩm quyền của cấp trên"))
        words = self._say(f"{who.words} ({who.basis})")
        panel.body.addWidget(_with_icon("triangle-alert", "due_soon", words))
        told = _("{key} ghi thẩm quyền “Không thuộc”; sau khi lưu, ghi việc chuyển hoặc hướng dẫn.")
        panel.body.addWidget(Words(told.format(key=native(KEY_APPLY)), "small", "muted", wrap=True))
        return panel

    # who came before

    def _known(self, known: Sequence[KnownCitizen], kind: str | None) -> Panel:
        panel = Panel(_("Đã từng đến"), _reasons(known[0].reasons), padded=False)
        first = True
        for citizen in known[:3]:
            if not first:
                panel.body.addWidget(rule())
            first = False
            panel.body.addWidget(self._citizen(citizen, kind))
        return panel

    def _citizen(self, citizen: KnownCitizen, kind: str | None) -> QWidget:
        block, column = matter_block()
        person = citizen.person
        about = ", ".join(part for part in (person.born and person.born[:4], person.address) if part)
        column.addWidget(Words(self._say(person.name), bold=True))
        if about:
            column.addWidget(Words(about, "small", "muted", wrap=True))
        seen = _("{visits} lượt tiếp, {petitions} đơn, lần cuối {day}.").format(
            visits=citizen.visits, petitions=citizen.petitions, day=full_date(citizen.last_seen)
        )
        column.addWidget(Words(seen, "small", "muted", wrap=True))
        for matter in citizen.matters[:3]:
            line = f"{matter.case} · {label(Kind(matter.kind))} · {state_label(matter.state)}"
            column.addWidget(Words(self._say(line), "small", bold=matter.is_open, wrap=True))
            if matter.case in self._spoken_for:
                continue
            column.addWidget(Words(shortened(matter.content, _MOST), "small", wrap=True))
            if matter.kind == kind:
                row = QHBoxLayout()
                case = matter.case
                key = f"Alt+{len(self._choices) + 1}"
                button = Button(_("Trùng vụ này"), partial(self._same_as, case), key=key, small=True)
                self._choices.append(button)
                row.addWidget(button)
                row.addStretch(1)
                column.addLayout(row)
        return block

    # what saving will do

    def _coming(self, outlook: Outlook) -> Panel:
        panel = Panel(_("Khi lưu"), padded=False)
        coming = outlook.coming
        block, column = matter_block()
        panel.body.addWidget(block)
        if coming is None:
            column.addWidget(Words(_("Chọn loại đơn để thấy số và các hạn sẽ bắt đầu."), "small", "muted", wrap=True))
            return panel
        joins = _("vào {case}") if coming.joins else _("mở {case}")
        words = f"{coming.number}, " + joins.format(case=coming.case)
        column.addWidget(Words(self._say(words), bold=True, wrap=True))
        if coming.joins:
            column.addWidget(Words(_("Đơn trùng không bắt đầu hạn mới."), "small", "muted", wrap=True))
        if coming.secret:
            told = _("Người tố cáo mang mã NTC ngay từ lúc lưu.")
            column.addWidget(_with_icon("lock", "secret", self._say(told), "small"))
        for clock in coming.clocks:
            panel.body.addWidget(rule())
            panel.body.addWidget(self._clock(clock))
        return panel

    def _clock(self, clock: Clock) -> QWidget:
        block, column = matter_block()
        row = QHBoxLayout()
        row.addWidget(Words(of_law(clock.title), wrap=True), 1)
        due = list_date(clock.due, self._today) if clock.due else ""
        row.addWidget(Words(due, bold=True), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        second = marked(f"{in_unit(clock.length, clock.unit)} · {clock.basis}", tentative=clock.provisional)
        column.addWidget(Words(second, "small", "muted", wrap=True))
        self._say(f"{of_law(clock.title)}: {due}")
        return block

    def _lacks(self, warnings: Sequence[str]) -> Panel:
        panel = Panel(_("Đơn còn thiếu"), _("vẫn nhận, có ghi lại"))
        for words in warnings:
            panel.body.addWidget(_with_icon("triangle-alert", "due_soon", self._say(words), "small"))
        return panel


def _reasons(reasons: Sequence[str]) -> str:
    words = {
        "id_number": _("trùng số giấy tờ"),
        "name": _("trùng họ tên"),
        "phone": _("trùng điện thoại"),
        "born": _("trùng năm sinh"),
    }
    return ", ".join(words[code] for code in reasons if code in words)


def matter_block() -> tuple[QFrame, QVBoxLayout]:
    """One matter among those told beside the form."""
    made = QFrame()
    column = QVBoxLayout(made)
    column.setContentsMargins(12, 8, 12, 9)
    column.setSpacing(2)
    return made, column


def _with_icon(icon: str, role: str, words: str, use: str = "body") -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon(icon, role, 15), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, use, wrap=True), 1)
    return made
