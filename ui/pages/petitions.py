"""Đơn thư: the register of petitions, and the form that takes a new one in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from danvan_desk.texts import _
from ui.keys import Command, native
from ui.pages import petition_work
from ui.pages.case_people import SUPPLEMENT
from ui.pages.page import Page, Shell
from ui.pages.petition_checks import KEY_APPLY, KEY_OPEN
from ui.pages.petition_export import PetitionExport
from ui.pages.petition_form import PetitionForm
from ui.pages.petition_register import PetitionRegister
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from danvan_desk.actions.petitions import Registered
    from danvan_desk.queries.drafts import SavedDraft

_LIST, _FORM = 0, 1


class PetitionsPage(Page):
    """`enter("new")` opens an empty form, `enter(SavedDraft)` an unfinished one, `enter("DT-…")` goes to its case."""

    cares: ClassVar[frozenset[str]] = frozenset({"petitions", "cases"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.register = PetitionRegister(self)
        self.register.counted.connect(self.refresh_head)
        self.register.opened.connect(self.open_record)
        self.register.new_asked.connect(self.new_petition)
        self.register.view.menu_asked.connect(self._row_menu)
        self.export = PetitionExport(self, self.register)
        self.form = PetitionForm(self)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self.go_back)
        self._offer = _Offer(self._continue, self._drop)
        self._draft: SavedDraft | None = None
        self.body.addWidget(self._offer)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.register)
        self._faces.addWidget(self.form)
        self.body.addWidget(self._faces, 1)

    # what it says of itself

    def title(self) -> str:
        return _("Đơn mới") if self.has_form() else _("Đơn thư")

    def facts(self) -> str:
        if self.has_form():
            return _("Đơn vào sổ, mở vụ việc và bắt đầu các hạn khi lưu")
        return self.register.facts()

    def head_buttons(self) -> list[QWidget]:
        self._list_buttons = [
            Button(_("Xuất Excel"), self.export.ask, key="Ctrl+E", icon="file-spreadsheet"),
            Button(_("Nhận đơn"), self.new_petition, key="F4", icon="plus", primary=True),
        ]
        return list(self._list_buttons)

    def commands(self) -> list[Command]:
        if self.has_form():
            form = self.form
            return [
                Command(_("Lưu"), form.save_to_case, "Ctrl+S", "record", short=_("lưu")),
                Command(_("Lưu, nhận đơn kế"), form.save_to_next, "Ctrl+Return", "record", short=_("lưu, kế")),
                Command(_("Lưu và in biên nhận"), form.save_to_print, "Ctrl+P", "print", short=_("lưu và in")),
                Command(_("Thêm giấy tờ"), form.fields.documents.add_row, "Ctrl+D", "record", short=_("giấy tờ")),
                Command(_("Thêm người gửi"), form.fields.people.add, "Ctrl+T", "record", short=_("thêm người")),
                Command(_("Danh sách cùng ký"), form.fields.people.add_listed, "Ctrl+L", "record", short=_("cùng ký")),
                Command(_("Danh mục kiểm tra"), form.fields.checklist.toggle, KEY_OPEN, "view", short=_("kiểm tra")),
                Command(_("Áp dụng đề xuất"), form.fields.checklist.apply, KEY_APPLY, "record"),
                Command(_("Tới các đơn có thể trùng"), form.repeats.go_there, "Ctrl+R", "view", short=_("đơn trùng")),
                *(
                    Command(_("Trùng vụ việc đã có"), partial(form.aside.choose, number), f"Alt+{number}", "")
                    for number in range(1, 10)
                ),
            ]
        return [
            Command(_("Nhận đơn"), self.new_petition, "F4", "record", short=_("nhận đơn"), icon="plus"),
            *self._row_commands(),
            Command(_("Lọc danh sách này"), self._filter, "Ctrl+F", "view", short=_("lọc")),
            Command(_("Xuất Excel danh sách này"), self.export.ask, "Ctrl+E", "print", short=_("xuất Excel")),
        ]

    def _row_commands(self) -> list[Command]:
        """What can be done with the petition of the row chosen; its menu has them too."""
        return [
            Command(_("Mở vụ việc của đơn đang chọn"), self.register.view.open_current, "", "record"),
            Command(
                _("Bổ sung, sửa đơn đang chọn"), self._supplement, SUPPLEMENT, "record", short=_("sửa đơn"),
                icon="pencil",
            ),
        ]  # fmt: skip

    def _supplement(self) -> None:
        """Ctrl+B: the petition chosen, completed or put right in its case."""
        row = self.register.view.current_row()
        if row is None:
            self.say.emit(_("Chọn trước một đơn trong sổ."))
        else:
            self.window_.go("cases", ("supplement", row.key))

    def _row_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for command in self._row_commands():
            one = menu.addAction(f"{command.words}\t{native(command.key or 'Return')}")
            one.triggered.connect(lambda _on=False, run=command.run: run())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.register.view.viewport().mapToGlobal(place))

    def keys(self) -> list[tuple[str, str]]:
        own = super().keys()
        return (
            [("Enter", _("ô kế")), *own, ("Esc", _("bỏ dở, nháp còn giữ"))]
            if self.has_form()
            else [("Enter", _("mở vụ việc")), *own]
        )

    # coming and going

    def has_form(self) -> bool:
        return self._faces.currentIndex() == _FORM

    def enter(self, target: object = None) -> None:
        if target == "new":
            self.new_petition()
        elif isinstance(target, str) and target.startswith("DT-"):
            QTimer.singleShot(0, lambda: self.window_.go("cases", target))
        elif isinstance(target, dict):
            self._show_list()
            self.register.filters.apply(**target)
        elif target is not None and hasattr(target, "data"):
            if self.has_form():
                self.form.keep_draft()
            self._show_form(target)  # type: ignore[arg-type]
        elif not self.has_form():
            self.register.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """A form stays as it is; what was typed is kept as a draft too."""
        if self.has_form():
            self.form.keep_draft()
        return True

    def go_back(self) -> bool:
        """Out of the form (its draft is kept), else the filter is taken away."""
        if self.has_form():
            touched = self.form.fields.is_touched()
            self.form.keep_draft()
            self._show_list()
            if touched:
                self.say.emit(_("Đơn đang nhập đã giữ làm nháp; F4 để làm tiếp."))
            return True
        if self.register.filters.wanted().is_narrow():
            self.register.filters.clear()
            return True
        return False

    def reload(self) -> None:
        self.register.reload()

    def _filter(self) -> None:
        self.register.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.register.filters.words.selectAll()

    def _show_list(self) -> None:
        self._offer.hide()
        self._faces.setCurrentIndex(_LIST)
        self._dress_head()
        self.register.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, draft: SavedDraft | None = None) -> None:
        self._offer.hide()
        self._faces.setCurrentIndex(_FORM)
        self.form.begin(draft)
        self._dress_head()

    def _dress_head(self) -> None:
        for button in getattr(self, "_list_buttons", []):
            button.setVisible(not self.has_form())
        self.refresh_head()
        self.window_.refresh_commands()

    # a new petition

    def new_petition(self) -> None:
        """An empty form; what was left unfinished is offered above it. A form in hand stays as it is."""
        if self.has_form():
            return
        self._show_form()
        desk = self.window_.desk

        def offer(draft: SavedDraft | None) -> None:
            self._draft = draft
            if draft is not None and self.has_form() and self.form.draft_id is None:
                self._offer.show_draft(draft)

        self.window_.tasks.run(lambda: petition_work.latest_draft(desk), offer, owner=self)

    def _continue(self) -> None:
        if self._draft is not None:
            self._show_form(self._draft)

    def _drop(self) -> None:
        draft, desk = self._draft, self.window_.desk
        self._offer.hide()
        if draft is not None:
            said = lambda _nothing: self.say.emit(_("Đã bỏ bản nháp."))  # noqa: E731 - one sentence
            self.window_.tasks.run(lambda: petition_work.drop_draft(desk, draft.id), said, owner=self, changes="drafts")

    def _saved(self, registered: Registered, then: str) -> None:
        words = _("Đã vào sổ {number}, vụ việc {case}.").format(number=registered.number, case=registered.case)
        if then == "next":
            self.form.begin()
        else:
            self._show_list()
            self.window_.go("cases", registered.number)
        if then == "print":
            from ui.pages.record_papers import RECEIPT, preview_record

            preview_record(self, RECEIPT, registered.number)
        self.say.emit(words)


class _Offer(QWidget):
    """The band that offers an unfinished petition again."""

    def __init__(self, go_on: Callable[[], object], drop: Callable[[], object]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.notice = Notice(icon="pencil")
        row.addWidget(self.notice, 1)
        self.button = Button(_("Làm tiếp"), go_on, small=True)
        row.addWidget(self.button)
        row.addWidget(Button(_("Bỏ nháp"), drop, small=True))
        self.hide()

    def show_draft(self, draft: SavedDraft) -> None:
        when = f"{draft.saved_at:%H:%M %d/%m/%Y}"
        words = _("Có đơn đang nhập dở, giữ lúc {when}: <b>{title}</b>.").format(when=when, title=escape(draft.title))
        self.notice.say(words, "pencil")
        self.show()
