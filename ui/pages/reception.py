"""Tiếp công dân: the visits of a period, one visit whole, and the form for the next visitor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from danvan_desk.domain.vocabulary import NOTICE_GROUNDS
from danvan_desk.texts import _
from ui.keys import Command
from ui.pages.page import Page, Shell
from ui.pages.paper_command import print_several_command, write_command
from ui.pages.reception_list import MOST, VisitList
from ui.pages.reception_minutes import MinutesBand
from ui.pages.reception_resume import ResumeBand
from ui.pages.record_papers import RECEIPT, preview_record
from ui.pages.register_output import OutputBand, of_period
from ui.pages.slip_printing import preview_slip, slip_command
from ui.pages.visit_card import VisitCardView
from ui.pages.visit_form import VisitForm
from ui.pages.visit_papers import paper_of_visit
from ui.pages.visit_values import Typed
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.drafts import SavedDraft
    from danvan_desk.queries.receptions import ReceptionShown
    from danvan_desk.queries.visits import VisitCard, VisitRow

LIST, FORM, CARD = 0, 1, 2


class ReceptionPage(Page):
    """`enter("new")`, `enter("TD-…")`, `enter((since, until))`, `enter(draft)`; anything else shows the list."""

    cares: ClassVar[frozenset[str]] = frozenset({"visits"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._just_shown, self._from_elsewhere = False, False
        self._select = ""
        self.resume = ResumeBand(self._resume, self._drop_draft)
        self.list = VisitList(window.today)
        self.list.wanted.connect(self._read_list)
        self.list.opened.connect(self._open_card)
        self.list.new_visit.connect(self._new)
        self.minutes = MinutesBand(self)
        self.list.body.insertWidget(2, self.minutes)
        self.form = VisitForm(self)
        self.form.saved.connect(self._saved)
        self.form.heading.connect(self.refresh_head)
        self.form.left.connect(self._leave_form)
        self.form.fields.edited.connect(lambda _name: self._hide_resume())
        self.card = VisitCardView(window.today)
        self.card.open_record.connect(self.open_record)
        self.card.list_asked.connect(self._print_list)
        self.stack = QStackedWidget()
        for part in (self.list, self.form, self.card):
            self.stack.addWidget(part)
        self.export = OutputBand(self)
        self._build_head()
        self.body.addWidget(self.export)
        self.body.addWidget(self.resume)
        self.body.addWidget(self.stack, 1)
        self.setFocusProxy(self.list.list)

    def _build_head(self) -> None:
        self._draft_words = Words("", "small", "muted")
        self._session_link = LinkButton(_("Đổi buổi tiếp"), self.form.toggle_session, icon="pencil", key="Ctrl+B")
        self._excel = Button(_("Xuất Excel"), self._export_excel, key="Ctrl+E", icon="file-spreadsheet")
        self._new_button = Button(_("Ghi lượt tiếp"), self._new, key="F2", icon="plus", primary=True)
        self._correct_button = Button(_("Bổ sung, đính chính"), self._correct, key="Ctrl+U", icon="pencil")
        self._print_button = Button("", self._print_card, key="Ctrl+P", icon="printer", primary=True)
        for widget in self.head_buttons():
            widget.setParent(self.head)  # shown and hidden by mode: without a parent that would open a window

    # what the page says of itself

    def mode(self) -> int:
        return self.stack.currentIndex()

    def title(self) -> str:
        if self.mode() == FORM:
            return self.form.title()
        if self.mode() == CARD and self.card.card:
            return self.card.card.number
        return _("Tiếp công dân")

    def facts(self) -> str:
        if self.mode() == FORM:
            return self.form.facts()
        if self.mode() == CARD:
            return self.card.facts()
        return " · ".join(part for part in (self.list.words(), self.list.facts()) if part)

    def refresh_head(self) -> None:
        super().refresh_head()
        mode, card = self.mode(), self.card.card
        self._draft_words.setText(self.form.draft_words)
        self._draft_words.setVisible(mode == FORM)
        self._session_link.setVisible(mode == FORM)
        self._excel.setVisible(mode == LIST)
        self._new_button.setVisible(mode == LIST)
        self._correct_button.setVisible(mode == CARD)
        form = paper_of_visit(card) if card else ""
        self._print_button.setText(_("In thông báo từ chối") if form == "01-TCD" else _("In giấy biên nhận"))
        self._print_button.updateGeometry()
        self._print_button.setVisible(mode == CARD and bool(form))

    def head_buttons(self) -> list[QWidget]:
        found = [self._session_link, self._draft_words, self._excel, self._new_button]
        return [*found, self._correct_button, self._print_button]

    def commands(self) -> list[Command]:
        if self.mode() == FORM:
            return self._form_commands()
        if self.mode() == CARD:
            made = [Command(_("Bổ sung, đính chính"), self._correct, "Ctrl+U", short=_("đính chính"), icon="pencil")]
            if self.card.card and paper_of_visit(self.card.card):
                words = self._print_button.text()
                made.append(Command(words, self._print_card, "Ctrl+P", "print", short=_("in"), icon="printer"))
            if self.card.card and len(self.card.card.people) > 1:
                made.append(Command(_("In danh sách đoàn"), self._print_list, "Ctrl+L", "print"))
            if self.card.card and self.card.card.clocks:
                made.append(slip_command(self._print_slip))
            return [*made, write_command(self, self.card.number), print_several_command(self, self.card.number)]
        ranges = (_("Hôm nay"), _("Tuần này"), _("Tháng này"), _("Tự chọn kỳ"))
        codes = ("today", "week", "month", "own")
        return [
            Command(_("In sổ tiếp công dân của kỳ"), self._export_pdf, "Ctrl+P", "print", short=_("in sổ")),
            Command(_("Xuất sổ tiếp công dân ra Excel"), self._export_excel, "Ctrl+E", "file", short=_("Excel")),
            Command(_("Lọc danh sách"), self.list.filter.setFocus, "Ctrl+F", "view", short=_("lọc")),
            *self.minutes.commands(),
            *(
                Command(words, self._chooser(code), f"Alt+{at}", "view")
                for at, (words, code) in enumerate(zip(ranges, codes, strict=True), 1)
            ),
        ]

    def _form_commands(self) -> list[Command]:
        form = self.form
        made = [
            Command(_("Lưu"), lambda: form.save("list"), "Ctrl+S", short=_("lưu")),
            Command(_("Thêm giấy tờ"), form.fields.documents.add_row, "Ctrl+D", short=_("thêm giấy tờ")),
            Command(_("Thêm người cùng đến"), form.fields.add_member, "Ctrl+T", short=_("thêm người")),
            Command(_("Đổi buổi tiếp"), form.toggle_session, "Ctrl+B", short=_("buổi tiếp")),
        ]
        if not form.correcting():
            made.insert(
                0, Command(_("Lưu và in"), lambda: form.save("print"), "Ctrl+P", short=_("lưu và in"), icon="printer")
            )
            made.insert(2, Command(_("Lưu, tiếp người sau"), lambda: form.save("next"), "Ctrl+Return"))
        if self.resume.isVisibleTo(self):
            made.append(Command(_("Mở lượt đang ghi dở"), self.resume.take, "Ctrl+R", short=_("lượt ghi dở")))
        if not form.correcting():
            drop = self.resume.drop if self.resume.isVisibleTo(self) else form.drop
            made.append(Command(_("Bỏ nháp"), drop, "F8", short=_("bỏ nháp")))
        words = _("Chọn người, nối vụ việc đã có")  # one row of the list of keys: they share their words
        return made + [Command(words, self._known_chooser(n), f"Alt+{n}", "") for n in (*range(1, 10), 0)]

    def keys(self) -> list[tuple[str, str]]:
        if self.mode() == FORM:
            return [
                ("Enter", _("ô kế")),
                ("Alt+1…9", _("nối vụ việc")),
                *super().keys(),
                ("Esc", _("bỏ dở, nháp còn giữ")),
            ]
        back = [("Esc", _("về danh sách"))] if self.mode() == CARD else [("F2", _("lượt tiếp")), ("Enter", _("mở"))]
        return [*back, *super().keys()]

    # coming and going

    def showEvent(self, event: QShowEvent) -> None:
        self._just_shown = True
        super().showEvent(event)

    def enter(self, target: object = None) -> None:
        self._from_elsewhere, self._just_shown = self._just_shown, False
        if target == "new":
            self._new()
        elif isinstance(target, str) and target.startswith("TD-"):
            self._open_card(target)
        elif isinstance(target, tuple) and len(target) == 2:
            self._leave_quietly()
            self._show(LIST)
            self.list.show_days(*target)
        elif hasattr(target, "data") and hasattr(target, "saved_at"):
            self._resume(target)  # type: ignore[arg-type] # a SavedDraft, whose class loads the tables
        elif self.mode() == FORM:
            self.form.setFocus()
        else:
            self._show(LIST)

    def may_leave(self) -> bool:
        """What is half typed is kept as a draft before anybody goes."""
        self.form.keeper.flush()
        return self.mode() != FORM or self.form.may_drop()

    def go_back(self) -> bool:
        if self.export.is_running():
            self.export.stop()
            return True
        if self.mode() == FORM:
            if not self.form.fields.session.isHidden():
                self.form.toggle_session()
                return True
            return self._leave_form(by_key=True)
        if self.mode() == CARD:
            self._show(LIST)
            return not self._from_elsewhere
        if self.list.is_filtered():
            self.list.clear_filter()
            return True
        return False

    def _leave_form(self, *, by_key: bool = False) -> bool:
        """Esc: the draft stays. Back to where the visit was begun: this list, or the page before."""
        if not self.form.may_drop():
            return True
        if self.form.correcting():
            self._show(CARD)
            return True
        self._leave_quietly()
        self._show(LIST)
        if not by_key and self._from_elsewhere:
            self.window_.back()
        return not self._from_elsewhere

    def _leave_quietly(self) -> None:
        if self.mode() == FORM:
            self.form.keeper.flush()
            if not self.form.is_empty() and self.form.draft_words:
                self.say.emit(_("Lượt tiếp ghi dở đã giữ làm nháp, mở lại ở Hôm nay."))

    def _show(self, mode: int) -> None:
        self.stack.setCurrentIndex(mode)
        if mode != FORM:
            self.resume.hide()
        self.notice.hide()
        self.setFocusProxy((self.list.list, self.form, self.card)[mode])
        self.refresh_head()
        self.window_.refresh_commands()
        if mode != FORM:
            (self.list.list if mode == LIST else self.card).setFocus()

    # the list

    def reload(self) -> None:
        self._read_list()
        if self.mode() == CARD and self.card.card:
            self._read_card(self.card.card.number)

    def _read_list(self) -> None:
        desk, period = self.window_.desk, self.list.period()

        def work() -> tuple[list[VisitRow], list[ReceptionShown]]:
            from danvan_desk.queries.receptions import without_visits
            from danvan_desk.queries.visits import visits_in

            return visits_in(desk, period, limit=MOST), without_visits(desk, period)

        self.read(work, lambda found: self._show_list(*found), self.list)

    def _show_list(self, visits: list[VisitRow], sessions: list[ReceptionShown]) -> None:
        self.list.show_visits(visits)
        self.minutes.show_sessions(sessions)
        if self._select and self.list.list.select(self._select):
            self._select = ""
        if len(visits) == MOST:
            self.say.emit(_("Chỉ hiện {n} lượt mới nhất của kỳ; in hoặc xuất Excel để có cả kỳ.").format(n=MOST))
        self.refresh_head()

    def _chooser(self, code: str) -> Callable[[], object]:
        return lambda: self.list.choose(code)

    def _known_chooser(self, number: int) -> Callable[[], object]:
        return lambda: self.form.known.choose(number)

    def _export_pdf(self) -> None:
        self.export.start(of_period("visits", self.list.period()), "pdf")

    def _export_excel(self) -> None:
        self.export.start(of_period("visits", self.list.period()), "xlsx")

    # the form

    def _new(self) -> None:
        self._leave_quietly()
        self.stack.setCurrentIndex(FORM)
        self.form.start_new()
        self._show(FORM)
        self.form.setFocus()
        self._offer_drafts()

    def _offer_drafts(self) -> None:
        desk = self.window_.desk

        def work() -> list[SavedDraft]:
            from danvan_desk.queries.drafts import drafts

            return [draft for draft in drafts(desk) if draft.page == "reception"]

        def show(found: list[SavedDraft]) -> None:
            if self.mode() == FORM and self.form.is_empty():
                self.resume.offer(found, self.window_.today)
                self.window_.refresh_commands()

        self.read(work, show)

    def _resume(self, draft: SavedDraft) -> None:
        self._leave_quietly()
        self.stack.setCurrentIndex(FORM)
        self.form.resume(draft)
        self.resume.hide()
        self._show(FORM)
        self.form.setFocus()

    def _hide_resume(self) -> None:
        if not self.resume.isHidden():
            self.resume.hide()
            self.window_.refresh_commands()  # F8 is about what is being typed now

    def _drop_draft(self, draft: SavedDraft) -> None:
        desk = self.window_.desk

        def work() -> None:
            from danvan_desk.actions.drafts import drop_draft

            drop_draft(desk, draft.id)

        self.write(work, lambda _nothing: self.say.emit(_("Đã bỏ bản nháp.")), changes="drafts")
        self.window_.refresh_commands()
        self.form.setFocus()

    def _saved(self, number: str, then: str, typed: Typed) -> None:
        self.say.emit(_("Đã lưu {number}.").format(number=number))
        if then == "next":
            self.form.start_new(same_sitting=True)
            self._show(FORM)
            self.form.setFocus()
            return
        self._select = number
        if then == "card":
            self._open_card(number)
            return
        day = typed.session.day
        self._show(LIST)
        if not self.list.period().start <= day <= self.list.period().end:
            self.list.show_days(day, day)
        if then == "print":
            refused = typed.values.get("outcome") == "refused" and typed.values.get("refusal_ground") in NOTICE_GROUNDS
            QTimer.singleShot(0, lambda: preview_record(self, "01-TCD" if refused else RECEIPT, number))

    # the card

    def _open_card(self, number: str) -> None:
        self._leave_quietly()
        self._read_card(number)

    def _read_card(self, number: str) -> None:
        desk = self.window_.desk

        def work() -> VisitCard:
            from danvan_desk.queries.visits import visit_card

            return visit_card(desk, number)

        def show(card: VisitCard) -> None:
            self.card.show_card(card)
            self._show(CARD)

        self.read(work, show)

    def _correct(self) -> None:
        card = self.card.card
        if card is not None:
            self.stack.setCurrentIndex(FORM)
            self.form.correct(card)
            self._show(FORM)

    def _print_card(self) -> None:
        card = self.card.card
        if card is not None and paper_of_visit(card):
            preview_record(self, paper_of_visit(card), card.number)

    def _print_list(self) -> None:
        if self.card.card is not None:
            preview_record(self, "DS-KT", self.card.card.number)

    def _print_slip(self) -> None:
        if self.card.card is not None:
            preview_slip(self, self.card.card.number)
