"""The left column of a case: who stands in it, its papers, and the cases that hang together with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.domain.standing import state_label
from danvan_desk.domain.vocabulary import Channel, DialogueKind, IdKind, Kind, Represents, label
from danvan_desk.texts import _
from ui import theme
from ui.pages.case_checks import checks_panel
from ui.pages.case_desk import desk_block
from ui.widgets.buttons import LinkButton
from ui.widgets.chip import Chip, SecretCode
from ui.widgets.dates import full_date
from ui.widgets.panel import GAP, Panel
from ui.widgets.states import ChipText, chip_of
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.case_sheet import CaseSheet, Nearest
    from danvan_desk.queries.cases import CaseCard, RelatedCase
    from danvan_desk.queries.people import PersonShown

SUPPLEMENT = "Ctrl+B"
"""Completes a petition or puts it right, from its case and from its row in the register."""
_SHOWN = 4  # signers named before "và n người"


class CasePeople(QScrollArea):
    """`open_record(number)` is called for every link, `answer()` and `do(event)` by the desk the file lies on,
    `unjoin(number)` for a repeat to be taken out of the case, `supplement(number)` for a petition to be completed or
    put right ("" for the one the case was opened by).

    Nothing here ever knows a denouncer's name.
    """

    def __init__(
        self,
        open_record: Callable[[str], object],
        answer: Callable[[], object],
        do: Callable[[str], object],
        unjoin: Callable[[str], object],
        supplement: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._open, self._answer, self._do, self._unjoin = open_record, answer, do, unjoin
        self._supplement = supplement
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_sheet(self, sheet: CaseSheet) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._people(sheet))
        related = self._related(sheet)
        if related is not None:
            column.addWidget(related)
        checked = checks_panel(sheet)
        if checked is not None:
            column.addWidget(checked)
        column.addWidget(self._papers(sheet.card))
        column.addStretch(1)
        self.setWidget(whole)

    # who

    def _people(self, sheet: CaseSheet) -> Panel:
        card = sheet.card
        panel = Panel(_("Người trong vụ việc"), padded=False)
        people = distinct_people(card)
        panel.body.addWidget(self._sender(card, people))
        if card.petitions:
            self.correcting = LinkButton(
                _("Bổ sung, sửa đơn"), lambda: self._supplement(""), icon="pencil", key=SUPPLEMENT
            )
            line = _block("", "")
            _add_left(line, self.correcting)
            panel.body.addWidget(line)
        respondents = list(dict.fromkeys(p.respondent for p in card.petitions if p.respondent))
        if respondents:
            title = _("Người bị tố cáo") if card.kind == Kind.DENUNCIATION else _("Bị khiếu nại, phản ánh")
            panel.body.addWidget(rule())
            panel.body.addWidget(_block(title, "; ".join(respondents)))
        panel.body.addWidget(rule())
        panel.body.addWidget(desk_block(sheet, self._answer, self._do))
        return panel

    def _sender(self, card: CaseCard, people: Sequence[PersonShown]) -> QWidget:
        titles = {Kind.DENUNCIATION: _("Người tố cáo"), Kind.COMPLAINT: _("Người khiếu nại")}
        title = titles.get(Kind(card.kind), _("Người kiến nghị, phản ánh"))
        if card.secret:
            return _secret_block(title, [person.code for person in people if person.code])
        if not people:
            return _block(title, _("Đơn nặc danh"), muted=True)
        block = _block(title, "")
        for person in people[:_SHOWN]:
            _put(block, Words(person.name, bold=True, wrap=True))
            for line in _details(person):
                _put(block, Words(line, "small", "muted", wrap=True))
        if len(people) > _SHOWN:
            more = _("và {n} người khác").format(n=len(people) - _SHOWN)
            _put(block, Words(more, "small", "muted"))
        return block

    # what hangs together

    def _related(self, sheet: CaseSheet) -> Panel | None:
        if not sheet.card.related:
            return None
        relations = {other.relation for other in sheet.card.related}
        facts = _("tách từ cùng đơn") if relations <= {"split", "split_from"} else ""
        panel = Panel(_("Liên quan"), facts, padded=False)
        for at, other in enumerate(sheet.card.related):
            if at:
                panel.body.addWidget(rule())
            panel.body.addWidget(self._related_block(other, sheet.near.get(other.case), sheet.on))
        return panel

    def _related_block(self, other: RelatedCase, near: Nearest | None, today: date) -> QWidget:
        block = _block("", "")
        _add_left(block, LinkButton(other.case, lambda: self._open(other.case)))
        said = (label(Kind(other.kind)), _relation(other.relation))
        _put(block, Words(" · ".join(part for part in said if part), "small", "muted", wrap=True))
        _add_left(block, Chip(related_chip(other, near, today)))
        return block

    def _papers(self, card: CaseCard) -> Panel:
        panel = Panel(_("Đơn, lượt tiếp, đối thoại"), padded=False)
        block = _block("", "")
        for at, petition in enumerate(card.petitions):
            facts = [label(Channel(petition.channel)), _("nhận {day}").format(day=full_date(petition.received))]
            facts += [_("trùng {number}").format(number=petition.same_as)] if petition.same_as else []
            facts += [_("tách từ {number}").format(number=petition.split_from)] if petition.split_from else []
            if petition.split_into:
                facts.append(_("đã tách thành {numbers}").format(numbers=", ".join(petition.split_into)))
            facts += [_("{n} giấy tờ").format(n=len(petition.documents))] if petition.documents else []
            _put(block, Words(petition.number, bold=True))
            _put(block, Words(" · ".join(facts), "small", "muted", wrap=True))
            for paper in petition.documents:
                pages = _(", {n} tờ").format(n=paper.pages) if paper.pages else ""
                _put(block, Words(f"– {paper.title}{pages}", "small", wrap=True))
            if len(card.petitions) > 1:
                words = _("Bổ sung, sửa {number}").format(number=petition.number)
                _add_left(block, LinkButton(words, partial(self._supplement, petition.number)))
            if at and petition.same_as:
                _add_left(block, LinkButton(_("Tách khỏi vụ việc"), partial(self._unjoin, petition.number)))
        for number, day, _content in card.visits:
            _add_left(block, LinkButton(f"{number}, {full_date(day)}", partial(self._open, number)))
        for number, day, kind in card.dialogues:
            words = f"{number}, {full_date(day)}"
            _add_left(block, LinkButton(words, partial(self._open, number)))
            _put(block, Words(label(DialogueKind(kind)), "small", "muted"))
        panel.body.addWidget(block)
        panel.body.addWidget(rule())
        panel.body.addWidget(_block(_("Nội dung"), card.content))
        requests = [petition.request for petition in card.petitions if petition.request]
        if requests:
            panel.body.addWidget(rule())
            panel.body.addWidget(_block(_("Yêu cầu"), requests[0]))
        return panel


class _Secret(QFrame):
    """The tint behind a denouncer, with a bar at its left."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, tint = theme.state_colours("secret")
        painter.fillRect(self.rect(), tint)
        painter.fillRect(QRect(0, 0, 3, self.height()), ink)


def _secret_block(title: str, codes: Sequence[str]) -> QWidget:
    block = _Secret()
    column = QVBoxLayout(block)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(3)
    column.addWidget(Words(title, "small", "secret"))
    for code in codes:
        column.addWidget(SecretCode(code))
    if not codes:
        column.addWidget(Words(_("Đơn nặc danh"), role="muted"))
    column.addWidget(
        Words(
            _(
                "Họ tên, địa chỉ, điện thoại, số giấy tờ để riêng, không trang nào của chương trình mở ra. "
                "Màn hình, phiếu in, tìm kiếm và tệp xuất chỉ có mã."
            ),
            "small",
            wrap=True,
        )
    )
    column.addWidget(Words(_("Luật Tố cáo Đ.9, Đ.56"), "small", "muted"))
    return block


def distinct_people(card: CaseCard) -> list[PersonShown]:
    """Everybody who signed any of the petitions, once."""
    found: dict[str, PersonShown] = {}
    for petition in card.petitions:
        for person in petition.people:
            found.setdefault(person.id_number or person.name, person)
    return list(found.values())


def _details(person: PersonShown) -> list[str]:
    lines = []
    if person.represents and person.represents != Represents.SELF:
        lines.append(", ".join(p for p in (label(Represents(person.represents)), person.organisation) if p))
    if person.id_number:
        kind = label(IdKind(person.id_kind)) if person.id_kind else ""
        lines.append(f"{kind} {person.id_number}".strip())
    lines += [person.address] if person.address else []
    lines += [_("Điện thoại {number}").format(number=person.phone)] if person.phone else []
    return lines


def _relation(code: str) -> str:
    return {
        "split": _("Tách từ đơn của vụ này"),
        "split_from": _("Vụ này tách từ đó"),
        "appeals": _("Vụ lần đầu bị khiếu nại tiếp"),
        "appealed_by": _("Khiếu nại lần hai"),
    }.get(code, "")


def related_chip(other: RelatedCase, near: Nearest | None, today: date) -> ChipText:
    if other.closed_on:
        words = f"{state_label(other.state)}, {other.closed_on:%d/%m/%Y}"
        return ChipText("met", words, "check")
    if other.state == "suspended":
        return chip_of("paused")
    if near is None:
        return ChipText("running", state_label(other.state), "clock")
    return chip_of(near.state, near.days_left, near.unit, provisional=near.provisional, today=today)


def _block(title: str, words: str, *, muted: bool = False) -> QFrame:
    block = QFrame()
    column = QVBoxLayout(block)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(2)
    if title:
        column.addWidget(Words(title, "small", "muted"))
    if words:
        column.addWidget(Words(words, role="muted" if muted else "text", wrap=True))
    return block


def _put(block: QFrame, widget: QWidget) -> None:
    column = block.layout()
    if column is not None:
        column.addWidget(widget)


def _add_left(block: QFrame, widget: QWidget) -> None:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    column = block.layout()
    if isinstance(column, QVBoxLayout):
        column.addLayout(row)
