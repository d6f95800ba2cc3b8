"""Đối thoại: the dialogues by year, one of them whole, and the form that records a new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from danvan_desk.errors import Refused
from danvan_desk.texts import _, _as
from ui.keys import Command
from ui.pages.backlog_slip import why_of
from ui.pages.dialogue_card import CardShown, DialogueSheet, promise_chip
from ui.pages.dialogue_form import DialogueForm
from ui.pages.dialogue_list import DialogueList, Dialogues, kind_words
from ui.pages.dialogue_outcome import WIDTH, Outcome
from ui.pages.page import Page, Shell
from ui.pages.paper_command import write_command
from ui.pages.plans import PlansSheet
from ui.pages.slip_printing import preview_slip, slip_command
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date
from ui.widgets.fields import Field, left_to_fix
from ui.widgets.panel import columns

if TYPE_CHECKING:
    from danvan_desk.actions.dialogues import Held
    from danvan_desk.queries.dialogue_outlook import Outlook
    from danvan_desk.queries.plans import PlanShown
    from danvan_desk.queries.search import Hits

_DRAFT_MS = 900
_PARTS = ("list", "card", "form", "plans")
DRAFT_PAGE = "dialogues"


class DialoguesPage(Page):
    """`enter` takes a number (DTH-…), "new", "new:VV-…" for a dialogue in that case, or a draft."""

    cares: ClassVar[frozenset[str]] = frozenset({"dialogues", "cases", "plans"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        today = window.today
        self.listing = DialogueList(today)
        self.listing.opened.connect(self.show_dialogue)
        self.listing.fresh.connect(self.new)
        self.listing.numbers.connect(self.show_numbers)
        self.sheet = DialogueSheet(today)
        self.sheet.open_case.connect(self.open_record)
        self.sheet.mark.connect(lambda key: self.window_.go("promises", key))
        self.sheet.publish.connect(self._publish)
        self.form = DialogueForm(today, self._find)
        self.form.edited.connect(self._typed)
        self.form.asked.connect(self._foresee)
        self.form.saving.connect(self.save)
        self.outcome = Outcome(today)
        self.plans = PlansSheet(self, self._find)
        self.plans.hold.connect(self._hold)
        self._number, self._draft, self._chair, self._fresh = "", 0, "", True
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.timeout.connect(self._keep_draft)
        self.stack = QStackedLayout()
        self.body.addLayout(self.stack, 1)  # before its parts: without a page around it each would be a window
        for part in (self._list_sheet(), self.sheet, self._form_sheet(), self.plans):
            self.stack.addWidget(part)

    def _list_sheet(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self.listing.filters)
        column.addWidget(self.listing.panel, 1)
        return made

    def _form_sheet(self) -> QWidget:
        made = QWidget()
        row = columns(self.form, self.outcome, WIDTH)
        row.setContentsMargins(0, 0, 0, 0)
        made.setLayout(row)
        return made

    # the window asks

    def title(self) -> str:
        if self._at() == "form":
            return _("Ghi buổi đối thoại")
        if self._at() == "plans":
            return _("Lịch sắp tới")
        return _("Đối thoại {number}").format(number=self._number) if self._at() == "card" else _as("list", "Đối thoại")

    def facts(self) -> str:
        if self._at() == "form":
            return _("Nháp tự lưu khi gõ; Enter sang ô kế, Ctrl+S lưu")
        return self.listing.facts() if self._at() == "list" else _("Esc về danh sách")

    def _at(self) -> str:
        return _PARTS[self.stack.currentIndex()] if hasattr(self, "stack") else "list"

    def head_buttons(self) -> list[QWidget]:
        self._new_button = Button(_("Ghi buổi đối thoại"), self.new, key="F2", icon="plus", primary=True)
        self._plans_button = Button(_("Sắp tới"), self.show_plans, key="Ctrl+L", icon="calendar-clock")
        return [self._plans_button, self._new_button]

    def commands(self) -> list[Command]:
        if self._at() == "plans":
            return [
                Command(_("Lên lịch"), self.plans.new, "F2", short=_("lên lịch"), icon="plus"),
                Command(_("Lưu lịch"), self.plans.save, "Ctrl+S", short=_("lưu")),
                Command(_("Lưu ý kiến gom trước"), self.plans.questions.keeping.emit, "Ctrl+Return"),
                Command(_("In lịch để niêm yết"), self.plans.month.print_it, "Ctrl+P", "print", short=_("in lịch")),
                write_command(self, lambda: self.plans.form.plan.number if self.plans.form.plan else ""),
            ]
        made = [
            Command(_("Ghi buổi đối thoại"), self.new, "F2", short=_("ghi buổi mới"), icon="plus"),
            Command(_("Lịch sắp tới"), self.show_plans, "Ctrl+L", "view", short=_("sắp tới")),
        ]
        if self._at() == "form":
            return [
                Command(_("Lưu buổi đối thoại"), self.save, "Ctrl+S", short=_("lưu")),
                Command(_("Thêm ý kiến"), self.form.items.add_row, "Ctrl+D", short=_("thêm ý kiến")),
            ]
        if self._at() == "list":
            made.append(Command(_("Lọc danh sách"), self.listing.words.take_focus, "Ctrl+F", "view", short=_("lọc")))
            made.append(Command(_("Số liệu đối thoại"), self.show_numbers, "Ctrl+B", "view", short=_("số liệu")))
        elif self.sheet.published is not None:
            made.append(Command(_("Ghi ngày công khai"), self.sheet.ask_publish, "Ctrl+S", short=_("ghi công khai")))
        if self._at() == "card" and self.sheet.has_terms:
            made += [slip_command(lambda: preview_slip(self, self._number)), write_command(self, lambda: self._number)]
        return made

    def keys(self) -> list[tuple[str, str]]:
        own = [("↑ ↓", _("chọn")), ("Enter", _("mở"))] if self._at() in ("list", "plans") else []
        leaving = [] if self._at() == "list" else [("Esc", _("về danh sách"))]
        return [*own, *super().keys(), *leaving]

    def enter(self, target: object = None) -> None:
        if isinstance(target, str) and target.startswith("new"):
            self.new(target.partition(":")[2] or None)
        elif target == "plans":
            self.show_plans()
        elif isinstance(target, str) and target.startswith("DTH-"):
            self.show_dialogue(target)
        elif isinstance(getattr(target, "data", None), dict):
            self._resume(target)
        elif self._at() == "list":
            self.listing.take_focus()
        elif self._at() == "form":
            self.form.take_focus()

    def may_leave(self) -> bool:
        """Always: what was typed is kept as a draft."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep_draft()
        return True

    def go_back(self) -> bool:
        if self._at() != "list":
            self.may_leave()
            self._show("list")
            self.listing.take_focus()
            return True
        if self.listing.is_narrow():
            self.listing.clear()
            return True
        return False

    def reload(self) -> None:
        desk = self.window_.desk

        def work() -> tuple[Dialogues, str, list[PlanShown], list[PlanShown]]:
            from danvan_desk.actions.office import office_details
            from danvan_desk.queries.dialogue_year import dialogue_counts
            from danvan_desk.queries.dialogues import dialogue_list
            from danvan_desk.queries.meeting import matters_of, publishing
            from danvan_desk.queries.plans import unwritten, upcoming

            rows = tuple(dialogue_list(desk))
            year = dialogue_counts(desk, date(desk.today.year, 1, 1), desk.today)
            listed = Dialogues(rows, publishing(desk, rows), matters_of(desk, rows), year)
            return listed, office_details(desk).chair or "", upcoming(desk), unwritten(desk)

        def show(found: tuple[Dialogues, str, list[PlanShown], list[PlanShown]]) -> None:
            self.listing.take(found[0])
            self._chair = found[1]
            self.plans.take(found[2], found[3], self._chair)
            self.refresh_head()
            if self._at() == "card":
                self.show_dialogue(self._number)

        self.read(work, show, self.listing.panel)

    def _show(self, part: str) -> None:
        self.stack.setCurrentIndex(_PARTS.index(part))
        self._new_button.setVisible(part in ("list", "card"))
        self._plans_button.setVisible(part in ("list", "card"))
        self.refresh_head()
        self.window_.refresh_commands()

    def show_numbers(self) -> None:
        """Ctrl+B: what the yearly report asks for, each number with its list."""
        from ui.pages.dialogue_numbers import DialogueNumbers

        made = DialogueNumbers(self, self.window_.today)
        made.open_dialogue.connect(self.show_dialogue)
        made.open()

    # what is planned

    def show_plans(self) -> None:
        """Ctrl+L: the days to come, what each still owes, and the form to plan one."""
        self.may_leave()
        self._show("plans")
        self.plans.take_focus()

    def _hold(self, plan: PlanShown) -> None:
        """A planned dialogue was held: its minutes begin with what was planned."""
        from danvan_desk.queries.plans import dialogue_of_plan

        self.may_leave()
        self._draft, self._fresh = 0, False
        self._show("form")
        self.form.set_record(dialogue_of_plan(plan))
        self.form.take_focus()

    # one dialogue

    def show_dialogue(self, number: str) -> None:
        desk = self.window_.desk

        def work() -> CardShown:
            from danvan_desk.queries.dialogues import dialogue_card, promises

            card = dialogue_card(desk, number)
            states = {one.position: one for one in promises(desk) if one.dialogue == card.number}
            chips = {}
            for item in card.items:
                if item.commitment:
                    open_ = states.get(item.position)
                    state = open_.state if open_ else None
                    chips[item.position] = promise_chip(item, state, open_.days_left if open_ else None, desk.today)
            return CardShown(card, why_of(desk, card.clocks, desk.today), chips)

        def show(shown: CardShown) -> None:
            self._number = shown.card.number
            self.sheet.show_card(shown)
            self._show("card")

        self.read(work, show)

    def _publish(self, day: date) -> None:
        desk, number = self.window_.desk, self._number

        def work() -> str:
            from danvan_desk.actions.updates import update_record
            from danvan_desk.domain.records import Update

            return update_record(desk, Update(number, {"published": day.isoformat()}))

        def done(_number: str) -> None:
            self.say.emit(_("Đã ghi công khai kết quả {number} ngày {day}").format(number=number, day=full_date(day)))

        def refused(error: Refused) -> None:
            if self.sheet.published is not None:
                self.sheet.published.set_error("; ".join(problem.message for problem in error.problems))

        self.write(work, done, changes="dialogues", refused=refused)

    # recording

    def new(self, case: str | None = None) -> None:
        """A clean form; one under way and unsaved is shown again instead of thrown away."""
        if case or self._fresh or self.form.is_empty():
            self.may_leave()
            self._draft, self._fresh = 0, False
            self.form.start(self.window_.desk.today, self._chair, case)
        self._show("form")
        self.form.take_focus()

    def _resume(self, draft: Any) -> None:
        self.may_leave()
        self._draft, self._fresh = int(draft.id), False
        self._show("form")
        self.form.set_record(draft.data)
        self.form.say_kept(_("Tiếp tục bản nháp"))
        self.form.take_focus()

    def _find(self, text: str, show: Callable[[Hits], object]) -> None:
        desk = self.window_.desk

        def work() -> Hits:
            from danvan_desk.queries.search import find

            return find(desk, text, 30)

        self.window_.tasks.run(work, show, owner=self.form)

    def _foresee(self) -> None:
        """What follows, worked out beside the form as it is typed."""
        desk, form = self.window_.desk, self.form
        held = form.date.value()
        kind = form.kind.value() or ""
        if desk is None or held is None or held > desk.today or not kind:
            return
        announced, published = form.fields["announced"].value(), form.fields["published"].value()
        case = form.case.value() if kind == "case" else None

        def work() -> Outlook:
            from danvan_desk.queries.dialogue_outlook import outlook

            return outlook(desk, kind, held, announced, published, case)

        def show(found: Outlook) -> None:
            promised = sum(bool(one.get("commitment")) for one in form.items.records())
            self.outcome.show_outlook(found, held.year, promised, wants_case=kind == "case", asked=case or "")

        self.window_.tasks.run(work, show, owner=self.outcome)

    def _typed(self) -> None:
        self._keeping.start(_DRAFT_MS)

    def _keep_draft(self) -> None:
        if self.form.is_empty():
            return
        desk, data, draft = self.window_.desk, self.form.record(), self._draft or None
        title = _("Buổi đối thoại: {kind}").format(kind=kind_words(str(data.get("kind", "conference"))).lower())

        def work() -> int:
            from danvan_desk.actions.drafts import save_draft

            return save_draft(desk, DRAFT_PAGE, title, data, draft)

        def done(made: int) -> None:
            if draft is None and not self._fresh:
                self._draft = made
            self.form.say_kept(_("Nháp đã tự lưu"))

        self.write(work, done, changes="drafts")

    def _drop_draft(self, draft: int) -> None:
        desk = self.window_.desk

        def work() -> None:
            from danvan_desk.actions.drafts import drop_draft

            drop_draft(desk, draft)

        self.write(work, lambda _nothing: None, changes="drafts")

    def _say_left(self, more: int = 0) -> None:
        asked = [field for field in self.form.findChildren(Field) if field.isVisibleTo(self.form)]
        self.window_.say(left_to_fix(asked, more), wrong=True)

    def save(self) -> None:
        """Ctrl+S: into the books, or the reasons under the fields."""
        form = self.form
        self.notice.hide()
        if not form.check():
            self._say_left()
            return
        self._keeping.stop()
        desk, given, draft = self.window_.desk, form.record(), self._draft

        def work() -> Held:
            from danvan_desk.actions.dialogues import record_dialogue
            from danvan_desk.actions.drafts import drop_draft
            from danvan_desk.domain.reading import read_record
            from danvan_desk.domain.records import NewDialogue

            record = read_record(given, desk.today)
            assert isinstance(record, NewDialogue)
            held = record_dialogue(desk, record)
            if draft:
                drop_draft(desk, draft)
            return held

        def done(held: Held) -> None:
            if self._draft != draft:  # kept while the record was on its way into the books
                self._drop_draft(self._draft)
            self._draft, self._fresh = 0, True
            form.start(desk.today, self._chair)
            self.say.emit(_("Đã lưu buổi đối thoại {number}").format(number=held.number))
            self.show_dialogue(held.number)

        def refused(error: Refused) -> None:
            left = form.show_problems(error.problems)
            self._say_left(len(left))
            if left:
                self.notice.say_error(escape("; ".join(problem.message for problem in left)))
                self.notice.show()

        self.write(work, done, changes=("dialogues", "drafts", "plans"), refused=refused)
