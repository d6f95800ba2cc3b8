"""The visit form: one page in the order of the paper, at right the known citizen and what saving will bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.vocabulary import NOTICE_GROUNDS
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _
from ui import theme
from ui.pages.form_columns import FormColumns
from ui.pages.visit_after import AfterPanel
from ui.pages.visit_draft import DraftKeeper
from ui.pages.visit_fields import VisitFields
from ui.pages.visit_known import KnownPanel
from ui.pages.visit_session import now_session, session_words
from ui.pages.visit_values import Session, Typed, card_values, changes_of, draft_title, paper_of, records_of
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import as_sentence, check_all, left_to_fix, reveal
from ui.widgets.panel import GAP, Panel, scrolled
from ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from danvan_desk.actions.add import Saved
    from danvan_desk.queries.drafts import SavedDraft
    from danvan_desk.queries.visits import VisitCard
    from ui.pages.page import Page


class VisitForm(QWidget):
    """`start_new`, `resume(draft)` or `correct(card)`; then `save(then)` with then "list", "next" or "print".

    `saved(number, then, typed)` once it stands in the book; `heading` when title, facts or draft time changed.
    """

    saved = Signal(str, str, object)
    heading = Signal()
    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._shell = page, page.window_
        self._card: VisitCard | None = None
        self._session = now_session(self._shell.today)
        self._saving, self._warned, self._drop_asked = False, False, False
        self.draft_words = ""
        self.keeper = DraftKeeper(self._shell, self._draft)
        self.keeper.kept.connect(self._draft_kept)
        self.keeper.failed.connect(self._draft_failed)
        self._build()

    def _build(self) -> None:
        self.fields = VisitFields(self._shell.today)
        self.fields.edited.connect(self._edited)
        self.fields.scanned.connect(lambda: QTimer.singleShot(0, self._after_scan))
        self.pane = scrolled(self.fields)
        panel = Panel(padded=False)
        panel.body.addWidget(self.pane)
        actions = self._actions()
        self.known, self.after = KnownPanel(self._shell), AfterPanel(self._shell)
        self.known.chose_person.connect(self._fill_person)
        self.known.linked.connect(lambda _case: self._edited("case"))
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        right.addWidget(self.known)
        right.addWidget(self.after)
        right.addStretch(1)
        side_scroll = scrolled(side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(FormColumns(panel, side_scroll), 1)
        whole.addWidget(actions)
        self.setFocusProxy(self.fields.id_number)
        before: QWidget = self.fields.reason.editor
        for button in (self.print_button, self.save_button, self.next_button, self.leave_button, self.drop_button):
            QWidget.setTabOrder(before, button)
            before = button

    def _actions(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(theme.height("actions"))
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 0, 0)
        row.setSpacing(8)
        self.print_button = Button("", lambda: self.save("print"), key="Ctrl+P", icon="printer", primary=True)
        self.save_button = Button(_("Lưu"), lambda: self.save("list"), key="Ctrl+S")
        self.next_button = Button(_("Lưu, tiếp người sau"), lambda: self.save("next"), key="Ctrl+Return")
        self.leave_button = LinkButton(_("Bỏ dở"), self.left.emit, key="Esc")
        self.drop_button = LinkButton(_("Bỏ nháp"), self.drop, key="F8")
        self.hint = ElidedWords("", "small", "muted")
        row.addWidget(self.leave_button)
        row.addWidget(self.drop_button)
        row.addSpacing(8)
        row.addWidget(self.hint, 1)
        for button in (self.next_button, self.save_button, self.print_button):
            row.addWidget(button)
        return bar

    # opening

    def start_new(self, *, same_sitting: bool = False) -> None:
        """A new visitor; the kind of sitting, who receives and the mode stay as they were in the same sitting."""
        fresh = now_session(self._shell.today)
        if same_sitting or self._session.day == fresh.day:
            kept = self._session
            fresh = Session(kept.day, fresh.time, kept.reception, kept.mode, kept.by_head, kept.receiver)
        self._open(fresh, {}, (), None)
        self.keeper.begin()

    def resume(self, draft: SavedDraft) -> None:
        """A draft as it was left, half-typed dates too."""
        data = draft.data
        given = data.get("session", {})
        try:
            day = date.fromisoformat(str(given.get("day")))
        except ValueError:
            day = self._shell.today
        session = Session(
            day,
            str(given.get("time") or ""),
            str(given.get("reception") or "regular"),
            str(given.get("mode") or "in_person"),
            bool(given.get("by_head")),
            given.get("receiver"),
        )
        papers = tuple(paper_of(one) for one in data.get("documents", []) if isinstance(one, dict))
        self._open(session, dict(data.get("fields", {})), papers, data.get("case"))
        self.keeper.begin(draft.id)
        self.draft_words = _("Nháp lưu {time}").format(time=f"{draft.saved_at:%H:%M, %d/%m}")
        self.known.asked(self.fields.values())
        self.heading.emit()

    def correct(self, card: VisitCard) -> None:
        """A saved visit, to be completed or corrected."""
        session = Session(card.date, card.time or "", card.reception, card.mode, card.by_head, card.receiver)
        papers = tuple(paper_of(asdict(paper)) for paper in card.documents)
        self._open(session, card_values(card), papers, card.case, card)
        self.keeper.begin()

    def _open(
        self,
        session: Session,
        values: dict[str, Any],
        papers: tuple[Any, ...],
        case: str | None,
        card: VisitCard | None = None,
    ) -> None:
        self._card, self._session = card, session
        self._saving, self._warned, self._drop_asked = False, False, False
        self.draft_words = ""
        fields = self.fields
        fields.session.show_session(session, new=card is None)
        fields.session.hide()
        fields.reason_section.setVisible(card is not None)
        fields.reason.set_value(None)
        fields.people.setVisible(not (card is not None and card.secret))
        fields.show_values(values)
        fields.documents.set_documents(papers)
        self.known.clear()
        self.known.show_case(case)
        for button in (self.next_button, self.print_button, self.drop_button):
            button.setVisible(card is None)
        self.pane.verticalScrollBar().setValue(0)
        self._follow()
        self.heading.emit()
        first = fields.content if card is not None and card.secret else fields.id_number
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # what stands here

    def title(self) -> str:
        if self._card is not None:
            return _("Bổ sung, đính chính {number}").format(number=self._card.number)
        return _("Lượt tiếp mới")

    def facts(self) -> str:
        return session_words(self._session)

    def typed(self) -> Typed:
        fields = self.fields
        return Typed(
            values=fields.values(),
            session=self._session,
            documents=fields.documents.documents(),
            case=self.known.case(),
            petition=fields.wants_petition(),
        )

    def is_empty(self) -> bool:
        """Nothing worth keeping was typed."""
        raw = self.fields.raw()
        chosen_by_itself = {"id_kind", "received_for"}
        return not (set(raw) - chosen_by_itself or self.fields.documents.documents() or self.known.case())

    def correcting(self) -> bool:
        return self._card is not None

    def may_drop(self) -> bool:
        """A new visit has its draft; a correction has none, so the first Esc only says what would be lost."""
        if self._card is None or self._warned or not changes_of(self._card, self.typed()):
            return True
        self._warned = True
        self._page.notice.warn(_("Chưa lưu đính chính này. Ctrl+S để lưu; Esc lần nữa để bỏ các thay đổi."))
        self._page.notice.show()
        return False

    def toggle_session(self) -> None:
        """Đổi buổi tiếp: open the row over the form, or fold it away."""
        rows = self.fields.session
        rows.setVisible(rows.isHidden())
        (rows.reception if rows.isVisible() else self.fields.id_number).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, words: str) -> None:
        self._page.notice.say_error(words)
        self._page.notice.show()

    # following what is typed

    def _edited(self, name: str) -> None:
        if self._drop_asked:
            self._drop_asked = False
            self._page.notice.hide()
        if name == "session":
            self._session = self.fields.session.session(self._shell.today)
            self.heading.emit()
        if name in ("id_number", "name", "phone", "born") and self.fields.people.isVisibleTo(self):
            self.known.asked(self.fields.values())
        self._follow()
        if self._card is None:
            self.keeper.touch()

    def _follow(self) -> None:
        typed = self.typed()
        self.after.setVisible(self._card is None)
        if self._card is None:
            self.after.ask(typed)
        sheets = sum(paper.pages or 0 for paper in typed.documents)
        gutter = [_("Biên nhận"), "Mẫu 02/TCD"]
        self.fields.papers.columns.setText("\n".join([*gutter, _("{n} tờ").format(n=sheets)] if sheets else gutter))
        words = _("Lưu và in thông báo") if self._paper_form(typed) == "01-TCD" else _("Lưu và in giấy biên nhận")
        if self.print_button.text() != words:
            self.print_button.setText(words)
            self.print_button.updateGeometry()
        self.hint.setText(_("Enter sang ô kế · Shift+Enter lùi · Ctrl+D thêm giấy tờ · Ctrl+T thêm người"))

    def _paper_form(self, typed: Typed) -> str:
        """Which paper Ctrl+P prints: the refusal notice where one is owed, else the receipt of what was handed in."""
        if typed.values.get("outcome") == "refused" and typed.values.get("refusal_ground") in NOTICE_GROUNDS:
            return "01-TCD"
        return "02-TCD" if typed.documents else ""

    def paper_form(self) -> str:
        return self._paper_form(self.typed())

    def _fill_person(self, values: dict[str, Any]) -> None:
        self.fields.fill_empty(values)
        self._edited("person")

    def _after_scan(self) -> None:
        self.fields.by_name["phone"].setFocus(Qt.FocusReason.OtherFocusReason)

    # drafts

    def _draft(self) -> tuple[str, dict[str, Any]] | None:
        if self._card is not None or self._saving or self.is_empty():
            return None
        raw, session = self.fields.raw(), asdict(self._session)
        session |= {"day": self._session.day.isoformat(), "notified": None}
        data = {
            "fields": raw,
            "session": session,
            "documents": [asdict(paper) for paper in self.fields.documents.documents()],
            "case": self.known.case(),
        }
        return draft_title(self._session, raw), data

    def drop(self) -> None:
        """Bỏ nháp: the first time only says what would be lost, the second throws it away."""
        if self._card is not None or self._saving:
            return
        if not self.is_empty() and not self._drop_asked:
            self._drop_asked = True
            self._page.notice.warn(_("Bỏ hẳn lượt đang ghi? F8 lần nữa để bỏ, không lấy lại được; gõ tiếp là giữ."))
            self._page.notice.show()
            return
        self.keeper.drop()
        self.start_new()
        self.left.emit()
        self._page.say.emit(_("Đã bỏ bản nháp."))

    def _draft_kept(self, moment: datetime) -> None:
        self.draft_words = _("Nháp tự lưu {time}").format(time=f"{moment:%H:%M}")
        self.heading.emit()

    def _draft_failed(self, _error: Exception) -> None:
        self.draft_words = _("Chưa lưu được nháp")
        self.heading.emit()

    # saving

    def save(self, then: str) -> None:
        """Check, write in one transaction with the draft's end, and tell. What was typed stays when refused."""
        if self._saving:
            return
        self._page.notice.hide()
        if not self._check():
            return
        typed = self.typed()
        if self._card is not None:
            self._save_correction(self._card, typed)
            return
        if then == "print" and not self._paper_form(typed):
            self.show_problem(_("Chưa ghi giấy tờ nào nên không có giấy biên nhận. Ghi giấy tờ, hoặc lưu bằng Ctrl+S."))
            self.fields.documents.add_row()
            return
        self._saving = True
        desk, holder = self._shell.desk, self.keeper.id_holder()

        def work() -> list[Saved]:
            from danvan_desk.actions.add import add_records
            from danvan_desk.actions.drafts import drop_draft

            saved = add_records(desk, records_of(typed))
            if holder[0] is not None:
                drop_draft(desk, holder[0])
            return saved

        changes = ("visits", "drafts", *(("petitions", "cases") if typed.petition or typed.case else ()))
        self._write(work, lambda saved: self._done(saved[0].number, then, typed), changes)

    def _save_correction(self, card: VisitCard, typed: Typed) -> None:
        changed, desk = changes_of(card, typed), self._shell.desk
        if not changed:
            self.show_problem(_("Chưa có gì thay đổi so với sổ."))
            return
        reason, number = self.fields.reason.value(), card.number
        self._saving = True

        def work() -> str:
            from danvan_desk.actions.updates import update_record
            from danvan_desk.domain.records import Update

            return update_record(desk, Update(number=number, set=changed, reason=reason))

        self._write(work, lambda number: self._done(number, "card", typed), ("visits", "cases"))

    def _write(self, work: Callable[[], Any], done: Callable[[Any], Any], changes: tuple[str, ...]) -> None:
        def failed(error: Exception) -> None:
            self._saving = False
            if isinstance(error, Refused):
                self._refused(error)
            else:
                self._page.show_error(error)

        self._page.watch(work, done, failed, owner=self, changes=changes)

    def _done(self, number: str, then: str, typed: Typed) -> None:
        self._saving = False
        self.keeper.forget()
        self.saved.emit(number, then, typed)

    def _check(self) -> bool:
        wrong, asked = self.fields.check_tables(), self.fields.fields()
        right = check_all(asked)
        if right and wrong:
            reveal(wrong[0])
        if wrong or not right:
            self._page.window_.say(left_to_fix(asked, len(wrong)), wrong=True)
        return right and not wrong

    def _refused(self, error: Refused) -> None:
        left = self.fields.show_refused([Problem(p.field, as_sentence(p.message), p.value) for p in error.problems])
        self._page.window_.say(left_to_fix([], len(error.problems)), wrong=True)
        if left:
            from html import escape

            self.show_problem(escape(" ".join(p.message for p in left)))
