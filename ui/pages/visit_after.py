"""Khi lưu: the number, the dates and the papers that will follow, said before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.delegations import remarks
from danvan_desk.domain.vocabulary import NOTICE_GROUNDS, ClockState, Kind
from danvan_desk.texts import _, of_law
from ui.pages.visit_values import Typed, group_typed
from ui.widgets.dates import full_date, weekday_short
from ui.widgets.panel import Panel, clear_out
from ui.widgets.states import in_unit, marked
from ui.widgets.words import Icon, Words, rule

if TYPE_CHECKING:
    from danvan_desk.context import Desk
    from danvan_desk.domain.clocks import Clock
    from ui.pages.page import Shell

_WAIT_MS = 150
_MOST_CLOCKS = 3
_SKIPPED = "Không tính "  # how the slip of a date names the days of rest it passes over


@dataclass(frozen=True)
class After:
    """What saving would bring, as the worker found it."""

    visit: str
    petition: str
    case: str
    clocks: tuple[Clock, ...]


def read_after(desk: Desk, typed: Typed) -> After:
    """For the worker thread; nothing is written and no number is taken."""
    from danvan_desk.domain.clocks import CaseEvent, CaseFacts, VisitFacts, clocks, reception_clocks, visit_clocks
    from danvan_desk.queries.printed import coming_number
    from danvan_desk.queries.visits import notified_on

    values, day = typed.values, typed.session.day
    with desk.reading() as session:
        calendar, rules = desk.calendar(session), desk.rules(session)
        remote = bool(desk.office(session).remote_area)
        told = typed.session.notified or notified_on(session, day, typed.session.reception)
    facts = VisitFacts(
        date=day,
        mode=typed.session.mode,
        outcome=values.get("outcome") or "",
        refusal_ground=values.get("refusal_ground"),
    )
    found = reception_clocks(day, typed.session.mode, told, rules, calendar, desk.today)
    found += visit_clocks(facts, rules, calendar, desk.today)
    if typed.petition and values.get("kind") and not typed.case:
        case = CaseFacts(
            kind=values["kind"],
            events=(CaseEvent(1, "received", day),),
            remote_area=remote,
            in_authority=values.get("in_authority"),
            channel="reception",
        )
        found += [clock for clock in clocks(case, rules, calendar, desk.today) if clock.running]
    return After(
        visit=coming_number(desk, "visit", day.year),
        petition=coming_number(desk, "petition", day.year),
        case=coming_number(desk, "case", day.year),
        clocks=tuple(found),
    )


class AfterPanel(Panel):
    """`ask(typed)` reads a moment after the last change."""

    def __init__(self, window: Shell) -> None:
        super().__init__(_("Khi lưu"), padded=False)
        self._shell = window
        self._typed: Typed | None = None
        self._number = 0
        self._parts: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._look)
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.body.addLayout(self._box)

    def ask(self, typed: Typed) -> None:
        self._typed = typed
        self._timer.start()

    def texts(self) -> list[str]:
        return list(self._parts)

    def _look(self) -> None:
        typed, desk = self._typed, self._shell.desk
        if typed is None:
            return
        self._number += 1
        mine = self._number

        def show(after: After) -> None:
            if mine == self._number:
                self._show(after, typed)

        self._shell.tasks.run(lambda: read_after(desk, typed), show, self._fail, owner=self)

    def _fail(self, _error: Exception) -> None:
        self.show_error(_("Chưa tính được hạn. Vẫn lưu được; hạn sẽ có trong thẻ lượt tiếp."))

    def _show(self, after: After, typed: Typed) -> None:
        self.clear_error()
        self._clear()
        self._number_part(after, typed)
        self._group_part(typed)
        for clock in after.clocks[:_MOST_CLOCKS]:
            self._clock_part(clock)
        if len(after.clocks) > _MOST_CLOCKS:
            self._part(_("và {n} thời hạn nữa của vụ việc").format(n=len(after.clocks) - _MOST_CLOCKS), "", "")
        self._paper_part(typed)
        self._lacking_part(typed)

    def _number_part(self, after: After, typed: Typed) -> None:
        joined = _(", nối {case}").format(case=typed.case) if typed.case else ""
        head = _("Lượt {number}{joined}").format(number=after.visit, joined=joined)
        if typed.petition and typed.case:
            second = _("Vào sổ đơn {petition}, gộp vào vụ việc này.").format(petition=after.petition)
        elif typed.petition:
            second = _("Vào sổ đơn {petition}, mở vụ việc {case}.").format(petition=after.petition, case=after.case)
        else:
            second = _("Không mở vụ việc mới; biểu 01 đếm 1 lượt.")
        self._part(head, "", second, bold=True)
        if typed.secret() and typed.case:
            self._warn(_("Nối với tố cáo thì cả vụ việc {case} cũng được giữ bí mật.").format(case=typed.case), "lock")

    def _group_part(self, typed: Typed) -> None:
        """How many came, who speaks for them, and what the law says of it."""
        group = group_typed(typed.values)
        if not group.is_delegation():
            return
        listed = _("{listed} người đã ghi tên, {n} người đại diện").format(listed=group.listed, n=group.representatives)
        self._part(_("Đoàn đông người: {n} người").format(n=group.people), "", listed, bold=True)
        for words in remarks(group):
            self._warn(words, "triangle-alert")

    def _clock_part(self, clock: Clock) -> None:
        due = clock.due
        day = f"{weekday_short(due)} {full_date(due)}" if due else ""
        passed = [step.sentence.removeprefix(_SKIPPED) for step in clock.slip if step.sentence.startswith(_SKIPPED)]
        passed = [_("bỏ {days}").format(days=_short(words)) for words in passed if words[:1].isdigit()]
        length = in_unit(clock.length, clock.unit)
        second = marked(" · ".join([*[", ".join([length, *passed])], clock.basis]), tentative=clock.provisional)
        self._part(of_law(clock.title), day, second)
        if clock.clock == "online.notice" and clock.state != ClockState.MET:
            late = clock.ended_on is not None
            words = _("Báo các bên chậm hơn hạn này.") if late else _("Chưa ghi ngày báo các bên (Ctrl+B).")
            self._warn(words, "triangle-alert")

    def _paper_part(self, typed: Typed) -> None:
        outcome, ground = typed.values.get("outcome"), typed.values.get("refusal_ground")
        if typed.documents:
            sheets = sum(paper.pages or 0 for paper in typed.documents)
            words = _("{n} tài liệu, {sheets} tờ · Mẫu 02/TCD, có mã tra cứu").format(
                n=len(typed.documents), sheets=sheets
            )
            self._part(_("Giấy biên nhận"), "", words)
        if outcome == "refused" and ground in NOTICE_GROUNDS:
            self._part(
                _("Thông báo từ chối tiếp"),
                "",
                _("Mẫu 01/TCD: lý do này phải thông báo bằng văn bản (NĐ 154/2026 Đ.4 k3)"),
            )
        elif outcome == "refused" and ground:
            self._part(_("Không phải ra thông báo"), "", _("Lý do này chỉ cần giải thích trực tiếp (NĐ 154/2026 Đ.4)."))

    def _lacking_part(self, typed: Typed) -> None:
        """Not required by the book, but missed on the paper: told before the citizen is gone."""
        asked = [("id_number", _("số giấy tờ")), ("address", _("địa chỉ"))]
        if typed.values.get("outcome") == "guided":
            asked.append(("guided_to", _("cơ quan hướng dẫn đến")))
        if typed.values.get("outcome") == "refused":
            asked.append(("refusal_ground", _("lý do từ chối")))
        if typed.petition and typed.values.get("kind") != Kind.FEEDBACK:
            asked.append(("respondent", _("người bị khiếu nại, tố cáo")))
        lacking = [words for name, words in asked if not typed.values.get(name)]
        if typed.values.get("name") and lacking:
            self._warn(_("Còn để trống: {fields}.").format(fields=", ".join(lacking)), "triangle-alert")

    # pieces

    def _part(self, head: str, right: str, second: str, *, bold: bool = False) -> None:
        holder = self._holder()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Words(head, bold=bold, wrap=not right), 1)
        if right:
            row.addWidget(Words(right, bold=True))
        box = holder.layout()
        if isinstance(box, QVBoxLayout):
            box.addLayout(row)
            if second:
                box.addWidget(Words(second, "small", "muted", wrap=True))
        self._parts.append(" | ".join(part for part in (head, right, second) if part))

    def _warn(self, words: str, icon: str) -> None:
        holder = self._holder()
        role = "secret" if icon == "lock" else "due_soon"
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Icon(icon, role, 14))
        row.addWidget(Words(words, "small", role, wrap=True), 1)
        box = holder.layout()
        if isinstance(box, QVBoxLayout):
            box.addLayout(row)
        self._parts.append(words)

    def _holder(self) -> QWidget:
        if self._box.count():
            self._box.addWidget(rule())
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(13, 8, 13, 8)
        box.setSpacing(1)
        self._box.addWidget(holder)
        return holder

    def _clear(self) -> None:
        self._parts = []
        clear_out(self._box)


def _short(words: str) -> str:
    """`24/11/2026: nghỉ Ngày Văn hóa Việt Nam, NQ 28/2026/QH16.` without its article."""
    return words.partition(",")[0].replace(": nghỉ", "").rstrip(".")
