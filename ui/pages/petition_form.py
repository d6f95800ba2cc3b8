"""A new petition: the form at left, what will follow at right; a draft while it is typed, saved with one key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _
from ui.pages import petition_work as work
from ui.pages.form_columns import FormColumns
from ui.pages.petition_aside import Outlook, PetitionAside
from ui.pages.petition_fields import NumberSearch, PetitionFields
from ui.pages.petition_repeats import PetitionRepeats
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import as_sentence, check_all, left_to_fix, reveal
from ui.widgets.panel import Panel
from ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from danvan_desk.actions.petitions import Registered
    from danvan_desk.queries.drafts import SavedDraft
    from ui.pages.page import Page

_LOOK_MS, _DRAFT_MS = 350, 1500
_LOOKED_AT = {
    "kind", "received", "channel", "instance", "in_authority", "link", "linked", "name", "id_number", "phone",
    "anonymous", "signed", "dated", "respondent", "address", "people", "represents", "authorisation", "appeals",
    "decision_known_on", "obstacle_days", "checks", "eligible",
}  # fmt: skip


class PetitionForm(QWidget):
    """`saved(number, case, next)`: what to show next is "case", "next" or "print". `left` when it is put aside."""

    saved = Signal(object, str)
    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._today = page, page.window_.today
        self.draft_id: int | None = None
        self._asked = 0
        self._paper = 0  # which petition is on the form: an answer about an earlier one is not this one's
        self._saving = False
        self.fields = PetitionFields(self._today)
        self.repeats = PetitionRepeats(page, self.fields.values, self._take_as_repeat, self._take_as_new)
        self.aside = PetitionAside(self._today, self._take_as_repeat, self.repeats)
        self.repeats.spoken_for.connect(self.aside.leave_out)
        self.draft_words = ElidedWords("", "small", "muted")
        self._build()
        self._look, self._keep = _timer(self, self._look_ahead), _timer(self, self.keep_draft)
        self.fields.edited.connect(self._edited)
        self.fields.finished.connect(self.save_button.setFocus)
        for search in self.fields.searches():
            search.looked_for.connect(lambda text, search=search: self._find(search, text))

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.fields)
        scroll.setWidgetResizable(True)
        self.panel = Panel(padded=False)
        self.panel.body.addWidget(scroll, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(FormColumns(self.panel, self.aside), 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 0, 0)
        bar.setSpacing(8)
        bar.addWidget(LinkButton(_("Bỏ dở"), self.left.emit, key="Esc"))
        bar.addWidget(self.draft_words, 1)
        bar.addWidget(Button(_("Lưu, nhận đơn kế"), self.save_to_next, key="Ctrl+Enter"))
        bar.addWidget(Button(_("Lưu và in biên nhận"), self.save_to_print, key="Ctrl+P", icon="printer"))
        self.save_button = Button(_("Lưu"), self.save_to_case, key="Ctrl+S", primary=True)
        bar.addWidget(self.save_button)
        whole.addLayout(bar)

    # beginning

    def begin(self, draft: SavedDraft | None = None) -> None:
        """An empty form, or the one that was left unfinished."""
        self._paper += 1
        self.draft_id = draft.id if draft else None
        self.fields.set_values(draft.data) if draft else self.fields.clear()
        self.panel.clear_error()
        self.draft_words.setText(_("Enter sang ô kế · Shift+Enter lùi · Ctrl+D thêm giấy tờ · Ctrl+T thêm người"))
        self._look_ahead()
        self._know_hamlets()
        self.repeats.begin()
        self.fields.focus_first()

    def _edited(self, name: str) -> None:
        self._keep.start(_DRAFT_MS)
        self.repeats.note_edit(name)
        if name in _LOOKED_AT:
            self._look.start(_LOOK_MS)

    def _take_as_repeat(self, case: str) -> None:
        self.fields.by_name["link"].set_value("same_as")
        self.fields.by_name["linked"].set_value(case)
        self.fields.follow()
        self._edited("linked")

    def _take_as_new(self) -> None:
        self.fields.by_name["link"].set_value("new")
        self.fields.by_name["linked"].set_value(None)
        self.fields.follow()
        self._edited("linked")

    # looking ahead

    def _know_hamlets(self) -> None:
        """The hamlets written down before, offered where one is typed."""
        desk = self._page.window_.desk
        self._page.window_.tasks.run(lambda: work.hamlets(desk), self.fields.checklist.know_hamlets, owner=self)

    def _look_ahead(self) -> None:
        desk, values = self._page.window_.desk, self.fields.values()
        self._asked += 1
        asked, kind = self._asked, self.fields.by_name["kind"].value()

        def show(outlook: Outlook) -> None:
            if asked == self._asked:
                self.aside.show_outlook(outlook, kind=kind)
                self.fields.checklist.show_opinion(outlook.opinion)

        self._page.window_.tasks.run(lambda: work.outlook(desk, values), show, owner=self)

    def _find(self, search: NumberSearch, text: str) -> None:
        desk = self._page.window_.desk
        show = lambda lines: search.offer(text, lines)  # noqa: E731 - an answer for one field
        self._page.window_.tasks.run(lambda: work.find_numbers(desk, text, search.wants), show, owner=search)

    # the draft

    def draft_title(self) -> str:
        """What it is called among unfinished work; a denouncer is never named."""
        kind = self.fields.by_name["kind"].value()
        name = self.fields.people.first().values().get("name")
        secret = kind == Kind.DENUNCIATION or not name
        words = label(Kind(kind)) if kind else _("Đơn mới")
        return words if secret else f"{words}: {name}"

    def keep_draft(self) -> None:
        """Keep what is typed; nothing where nothing was."""
        self._keep.stop()
        if self._saving or not self.fields.is_touched():
            return
        paper = self._paper
        desk, title, values, known = self._page.window_.desk, self.draft_title(), self.fields.values(), self.draft_id

        def kept(identifier: int) -> None:
            if paper != self._paper:
                return
            self.draft_id = identifier
            self.draft_words.setText(_("Nháp tự lưu {time}").format(time=f"{datetime.now().astimezone():%H:%M}"))

        self._page.window_.tasks.run(
            lambda: work.keep_draft(desk, title, values, known), kept, owner=self, changes="drafts"
        )

    # saving

    def save_to_case(self) -> None:
        self.save("case")

    def save_to_next(self) -> None:
        self.save("next")

    def save_to_print(self) -> None:
        self.save("print")

    def save(self, then: str) -> None:
        """Check, save in one transaction, then the case, the next petition or the receipt."""
        if self._saving:
            return
        asked, papers_right = self.fields.fields(), self.fields.check_papers()
        listed_wrong = self.fields.people.check_listed()
        if not check_all(asked) or not papers_right or listed_wrong:
            more = len(self.fields.documents.problems()) + len(listed_wrong)
            if not any(field.error() for field in asked):
                reveal(self.fields.people.members_wrong if listed_wrong else self.fields.papers_wrong)
            self._page.window_.say(left_to_fix(asked, more), wrong=True)
            return
        self._saving = True
        self._keep.stop()
        desk, values, draft = self._page.window_.desk, self.fields.values(), self.draft_id

        def done(registered: Registered) -> None:
            self._saving = False
            late, self.draft_id = self.draft_id, None
            if late is not None and late != draft:  # kept while the petition was on its way into the book
                self._page.window_.tasks.run(lambda: work.drop_draft(desk, late), _nothing, changes="drafts")
            self.panel.clear_error()
            self.saved.emit(registered, then)

        self._page.watch(
            lambda: work.save(desk, values, draft),
            done,
            self._failed,
            owner=self,
            changes=("petitions", "cases", "drafts"),
        )

    def _failed(self, error: Exception) -> None:
        self._saving = False
        if isinstance(error, Refused):
            self._refused(error)
        else:
            self._page.show_error(error, self.panel)

    def _refused(self, error: Refused) -> None:
        """Each at its field; what belongs to none in the band above the form."""
        from html import escape

        left, first = [], None
        for problem in error.problems:
            field = self._field_of(problem)
            if field is None:
                left.append(problem)
                continue
            field.set_error(as_sentence(problem.message))
            first = first or field
        if first is not None:
            first.setFocus()
            reveal(first)
        self._page.window_.say(left_to_fix(self.fields.fields(), len(left)), wrong=True)
        if left:
            self.panel.show_error(escape(" ".join(as_sentence(problem.message) for problem in left)))

    def _field_of(self, problem: Problem) -> Any:
        name = problem.field
        if name.startswith("people"):
            return self.fields.people.field_at(name)
        linked = {"same_as": "linked", "split_from": "linked"}
        return self.fields.by_name.get(linked.get(name, name))


def _nothing(_answer: object) -> None:
    """Nothing is left to show."""


def _timer(parent: QWidget, call: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(call)
    return timer
