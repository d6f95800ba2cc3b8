"""A saved visit, whole: what stands in the register, the papers, the dates that follow and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.domain import vocabulary as v
from danvan_desk.domain.cases import state_label
from danvan_desk.domain.delegations import LEAST, Group, duties, group_of, remarks
from danvan_desk.texts import _, of_law
from ui.pages.visit_section import FormSection
from ui.pages.visit_session import session_words
from ui.pages.visit_values import Session
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.chip import Chip, SecretCode
from ui.widgets.dates import full_date
from ui.widgets.panel import GAP, Panel, clear_out
from ui.widgets.states import chip_of
from ui.widgets.strip import Slip
from ui.widgets.words import Icon, Words, rule

if TYPE_CHECKING:
    from danvan_desk.domain.clocks import Clock
    from danvan_desk.queries.people import PersonShown
    from danvan_desk.queries.visits import VisitCard

SIDE = 404
_WHOLE = 1  # of a delegation only the one who speaks is shown whole, the others a line each


class VisitCardView(QWidget):
    """`open_record(number)` for the case or a petition, `list_asked` for the list of a delegation."""

    open_record = Signal(str)
    list_asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.card: VisitCard | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(GAP)

    def show_card(self, card: VisitCard) -> None:
        self.card = card
        clear_out(self._whole)
        main, side = _scrolled(self._main(card)), _scrolled(self._side(card))
        panel = Panel(padded=False)
        panel.body.addWidget(main)
        side.setFixedWidth(SIDE)
        self._whole.addWidget(panel, 1)
        self._whole.addWidget(side)

    def session(self) -> Session | None:
        card = self.card
        if card is None:
            return None
        return Session(card.date, card.time or "", card.reception, card.mode, card.by_head, card.receiver)

    def number(self) -> str:
        return self.card.number if self.card else ""

    def facts(self) -> str:
        session = self.session()
        return session_words(session) if session else ""

    # left: the register

    def _main(self, card: VisitCard) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._people(card))
        box.addWidget(self._matter(card))
        if card.documents:
            box.addWidget(self._papers(card))
        box.addWidget(self._outcome(card))
        box.addStretch(1)
        return made

    def _people(self, card: VisitCard) -> FormSection:
        section = FormSection("1", _("Người đến"), _("Sổ: cột 3, 4"), first=True)
        section.set_secret(secret=card.secret)
        for person in card.people[:_WHOLE] if len(card.people) >= LEAST else card.people:
            if person.code:
                section.rows.addWidget(SecretCode(person.code))
                if person.represents:
                    _rows(section, [(_("Tư cách"), v.label(v.Represents(person.represents)))])
            else:
                section.rows.addWidget(Words(person.name, bold=True))
                _rows(section, _about(person))
        if len(card.people) >= LEAST:
            section.rows.addWidget(rule())
            for number, person in enumerate(card.people[_WHOLE:], _WHOLE + 1):
                _rows(section, [(f"{number}. {person.name}", _in_short(person) or "–")], width=190)
        if card.secret:
            words = _("Danh tính được cất riêng; ở đây chỉ có mã. Người xem thẻ này không thấy họ tên, địa chỉ.")
            section.rows.addWidget(Words(words, "small", "secret", wrap=True))
        with_them = _("{n} người").format(n=card.people_count)
        if card.people_count > 1:
            _rows(section, [(_("Cả đoàn"), with_them)])
        return section

    def _matter(self, card: VisitCard) -> FormSection:
        section = FormSection("2", _("Nội dung"), _("Sổ: cột 5–9"))
        section.rows.addWidget(_chosen(Words(card.content, wrap=True)))
        stage = v.label(v.ResolvedStage(card.resolved_stage)) if card.resolved_stage else ""
        resolved = " · ".join(part for part in (stage, card.resolved_by or "") if part)
        authority = {True: _("Thuộc thẩm quyền"), False: _("Không thuộc"), None: ""}[card.in_authority]
        same = _("{n} người").format(n=card.same_matter_people) if card.same_matter_people else ""
        kind = f"{v.label(v.Kind(card.kind))} · {v.label(v.Field(card.field))}"
        _rows(section, [
            (_("Loại, lĩnh vực"), kind), (_("Tiếp thay mặt"), v.label(v.ReceivedFor(card.received_for))),
            (_("Đã giải quyết"), resolved), (_("Thẩm quyền"), authority), (_("Cùng nội dung"), same),
        ])  # fmt: skip
        return section

    def _papers(self, card: VisitCard) -> FormSection:
        sheets = sum(paper.pages or 0 for paper in card.documents)
        section = FormSection("3", _("Giấy tờ"), _("{n} tờ").format(n=sheets) if sheets else "")
        for number, paper in enumerate(card.documents, 1):
            copy = v.label(v.Copy(paper.copy)) if paper.copy else ""
            pages = _("{n} tờ").format(n=paper.pages) if paper.pages else ""
            about = " · ".join(part for part in (pages, copy, paper.state or "") if part)
            _rows(section, [(f"{number}. {paper.title}", about)], width=0)
        return section

    def _outcome(self, card: VisitCard) -> FormSection:
        section = FormSection("4", _("Kết quả"), _("Sổ: cột 10–13"))
        ground = v.label(v.RefusalGround(card.refusal_ground)) if card.refusal_ground else ""
        guided = " · ".join(part for part in (card.guided_to or "", card.guide_no or "") if part)
        notice = full_date(card.notice_on) if card.notice_on else ""
        section.rows.addWidget(Words(v.label(v.VisitOutcome(card.outcome)), bold=True))
        _rows(section, [
            (_("Hướng dẫn đến"), guided), (_("Lý do từ chối"), ground),
            (_("Thông báo từ chối"), " · ".join(p for p in (card.notice_no or "", notice) if p)),
            (_("Người tiếp"), card.receiver or ""), (_("Ghi chú"), card.note or ""),
        ])  # fmt: skip
        return section

    # right: what follows

    def _side(self, card: VisitCard) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        group = group_of(card.people, card.companions)
        if group.is_delegation():
            box.addWidget(self._delegation(group))
        box.addWidget(self._links(card))
        for clock in card.clocks:
            box.addWidget(self._clock(clock))
        box.addStretch(1)
        return made

    def _delegation(self, group: Group) -> Panel:
        """What the law asks of whoever presides, and what is missing of it."""
        facts = _("{n} người, {k} người đại diện").format(n=group.people, k=group.representatives)
        panel = Panel(_("Đoàn đông người"), facts)
        for words in remarks(group):
            panel.body.addLayout(_with_icon("triangle-alert", "due_soon", words))
        for words in duties(group):
            panel.body.addLayout(_with_icon("arrow-right", "muted", words))
        if group.listed > 1:
            link = LinkButton(_("In danh sách đoàn"), self.list_asked.emit, icon="printer", key="Ctrl+L")
            panel.body.addWidget(link)
        return panel

    def _links(self, card: VisitCard) -> Panel:
        panel = Panel(_("Vụ việc"))
        if card.case is None:
            panel.body.addWidget(Words(_("Lượt này không nối vào vụ việc nào."), role="muted", wrap=True))
        else:
            row = QHBoxLayout()
            row.addWidget(Button(_("Mở {case}").format(case=card.case), self._opener(card.case), icon="folder-open"))
            state = state_label(card.case_state) if card.case_state else ""
            row.addWidget(Words(state, "small", "muted"), 1)
            panel.body.addLayout(row)
        for petition in card.petitions:
            panel.body.addWidget(LinkButton(_("Đơn {number}").format(number=petition), self._opener(petition)))
        return panel

    def _opener(self, number: str) -> Any:
        return lambda: self.open_record.emit(number)

    def _clock(self, clock: Clock) -> Panel:
        panel = Panel(of_law(clock.title), padded=False)
        row = QHBoxLayout()
        row.setContentsMargins(12, 9, 12, 9)
        chip = chip_of(
            clock.state, clock.days_left, clock.unit, clock.ended_on, clock.provisional, clock.due, today=self._today
        )
        row.addWidget(Chip(chip))
        row.addStretch(1)
        if clock.due:
            row.addWidget(Words(_("hạn {day}").format(day=full_date(clock.due)), bold=True))
        panel.body.addLayout(row)
        if clock.clock == "reception.refusal_notice" and clock.running:
            words = _("In thông báo (Ctrl+P); đã ra rồi thì ghi số và ngày thông báo (Ctrl+U).")
            told = Words(words, "small", "muted", wrap=True)
            told.setContentsMargins(12, 0, 12, 9)
            panel.body.addWidget(told)
        panel.body.addWidget(rule())
        steps = [(step.sentence, full_date(step.leads_to) if step.leads_to else "") for step in clock.slip]
        counted = [step for step in steps if not step[0].startswith("Căn cứ:")]
        basis = " ".join(sentence for sentence, _day in steps if sentence.startswith("Căn cứ:"))
        panel.body.addWidget(Slip(None, counted, basis))
        return panel


def _in_short(person: PersonShown) -> str:
    speaks = _("người đại diện") if person.represents == v.Represents.GROUP else ""
    return " · ".join(
        part for part in (speaks, _day(person.born), person.id_number or "", person.address or "") if part
    )


def _with_icon(icon: str, role: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon(icon, role, 14), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, "small", role if role != "muted" else "text", wrap=True), 1)
    return row


def _about(person: PersonShown) -> list[tuple[str, str]]:
    number = person.id_number or ""
    if number and person.id_kind:
        number = f"{number} ({v.label(v.IdKind(person.id_kind)).lower()})"
    issued = full_date(person.id_issued_on) if person.id_issued_on else ""
    issued = ", ".join(part for part in (issued, person.id_issued_by or "") if part)
    gender = v.label(v.Gender(person.gender)) if person.gender else ""
    born = " · ".join(part for part in (_day(person.born), gender) if part)
    represents = v.label(v.Represents(person.represents)) if person.represents else ""
    return [
        (_("Số giấy tờ"), number), (_("Cấp"), issued), (_("Sinh"), born),
        (_("Địa chỉ"), person.address or ""), (_("Điện thoại"), person.phone or ""),
        (_("Tổ chức"), person.organisation or ""),
        (_("Tư cách"), " · ".join(p for p in (represents, person.authorisation or "") if p)),
    ]  # fmt: skip


def _day(born: str | None) -> str:
    try:
        return full_date(date.fromisoformat(born or ""))
    except ValueError:
        return born or ""


def _rows(section: FormSection, rows: Sequence[tuple[str, str]], *, width: int = 128) -> None:
    """Label and value, those with a value only."""
    for name, value in rows:
        if width and not value:
            continue
        row = QHBoxLayout()
        row.setSpacing(12)
        words = Words(name, role="muted" if width else "text", wrap=not width)
        if width:
            words.setFixedWidth(width)
        row.addWidget(words, 0 if width else 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_chosen(Words(value, role="text" if width else "muted", wrap=bool(width))), 1 if width else 0)
        section.rows.addLayout(row)


def _chosen(words: Words) -> Words:
    """Text that may be marked and copied."""
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
