"""Mẫu văn bản: the words of each form and of the laws forms cite, as this office wants them: a list, or one opened."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from danvan_desk.domain.folding import fold
from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui import printing
from ui.pages.backlog_filters import FilterField
from ui.pages.page import error_words
from ui.pages.settings_wording_card import WordingCard
from ui.pages.settings_wording_words import problem_words, short_name
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.panel import Panel
from ui.widgets.segmented import Choice, SegmentedRow
from ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from danvan_desk.actions.wording import FormWording, Wording
    from danvan_desk.papers.form_definition import FieldSpec
    from danvan_desk.papers.form_wording import OwnWords
    from ui.pages.page import Page
    from ui.printing import PageShape

FORMS, LINES = "forms", "lines"
Read = tuple["list[FormWording]", "FormWording", "dict[str, list[FieldSpec]]"]


class WordingSection(QStackedWidget):
    """`turned`: from the list to a card, or back."""

    turned = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._forms: list[FormWording] = []
        self._shared: FormWording | None = None
        self._specs: dict[str, list[FieldSpec]] = {}
        self._asked = 0
        self.addWidget(self._list_sheet())
        self.card = WordingCard(page.window_.tasks, self.save, self.reset, self.leave_card)
        self.card.edited.connect(self._draw)
        self.addWidget(self.card)

    def _list_sheet(self) -> QWidget:
        sheet = QWidget()
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        self.panel = Panel(_("Mẫu văn bản"), padded=False)
        self.kinds = SegmentedRow([Choice(FORMS, _("Mẫu")), Choice(LINES, _("Căn cứ pháp lý dùng chung"))], FORMS)
        self.kinds.setAccessibleName(_("Loại"))
        self.kinds.chosen.connect(lambda _code: self._fill())
        self.words = FilterField()
        self.words.asked.connect(lambda _text: self._fill())
        self.words.to_list.connect(self._to_list)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(self.kinds)
        bar.addStretch(1)
        bar.addWidget(self.words)
        self.panel.body.addLayout(bar)
        self.list = RecordsView([Column(_("Mẫu"), 0, "two"), Column(_("Lời văn"), 168)], tall="two_line")
        self.list.opened.connect(self.open)
        self.panel.body.addWidget(self.list, 1)
        self.none = ElidedWords(_("  Không có mẫu nào khớp với chữ đang lọc."), "small", "muted")
        self.none.hide()
        self.panel.body.addWidget(self.none)
        whole.addWidget(self.panel)
        return sheet

    # reading

    def reload(self) -> None:
        desk = self._page.window_.desk

        def work() -> Read:
            from danvan_desk.actions.wording import fields_for, wordings

            forms, shared = wordings(desk)
            return forms, shared, {one.form: fields_for(one.form) for one in forms}

        self._page.read(work, self._take, self.panel)

    def _take(self, found: Read) -> None:
        self._forms, self._shared, self._specs = found
        own = sum(1 for one in self._forms if one.changed)
        self.panel.set_facts(
            _("{n} mẫu, {own} mẫu có lời văn riêng; văn bản đã ban hành không đổi theo").format(
                n=len(self._forms), own=own
            )
        )
        self._fill()
        if self.is_card():
            self._show_card(self._key())

    def _fill(self) -> None:
        wanted = fold(self.words.text().strip())
        if self.kinds.value() == LINES:
            self.list.name_columns([_("Căn cứ, như văn bản ghi"), _("Lời văn")])
            parts = self._shared.parts if self._shared else ()
            rows = [_line_row(one) for one in parts if _fits(wanted, one.text, one.part)]
            self.list.set_rows(rows)
        else:
            self.list.name_columns([_("Mẫu"), _("Lời văn")])
            groups: dict[str, list[Row]] = {}
            for one in self._forms:
                if _fits(wanted, one.title, one.form, one.basis, *(part.text for part in one.parts)):
                    groups.setdefault(one.group, []).append(_form_row(one))
            self.list.set_groups([Group(name, name or _("Khác"), tuple(rows)) for name, rows in groups.items()])
        self.none.setVisible(bool(wanted) and not self.list.count())
        if not self.list.current_key():
            self.list.select_first()

    def _to_list(self) -> None:
        self.list.setFocus()

    # the card

    def is_card(self) -> bool:
        return self.currentWidget() is self.card

    def is_changed(self) -> bool:
        return self.is_card() and self.card.is_changed()

    def open(self, key: str) -> None:
        """A form by its number, or a shared line by its key."""
        self._show_card(key)
        if self.card.shown is None:
            return
        self.setCurrentWidget(self.card)
        self.card.fields[0].box.setFocus()
        self.turned.emit()

    def _show_card(self, key: str) -> None:
        found = next((one for one in self._forms if one.form == key), None)
        if found is not None:
            self.card.show_wording(found, self._specs[key])
        elif self._shared is not None:
            parts = tuple(one for one in self._shared.parts if one.part == key)
            if parts:
                self.card.show_wording(replace(self._shared, title=_line_name(parts[0]), parts=parts), ())

    def _key(self) -> str:
        shown = self.card.shown
        return (shown.form or shown.parts[0].part) if shown else ""

    def leave_card(self) -> None:
        if not self.may_leave():
            return
        self.card.close_wording()
        self.setCurrentIndex(0)
        self.list.setFocus()
        self.turned.emit()

    def may_leave(self) -> bool:
        """What was written is saved, thrown away, or stayed with."""
        if not self.is_changed():
            return True
        left = leaves_unsaved(self, _("Lời văn đã sửa mà chưa lưu."))
        if left:
            self.card.undo()
        return left

    def save(self) -> None:
        shown, texts = self.card.shown, self.card.texts()
        if shown is None:
            return
        if not self.card.is_changed():
            self._page.say.emit(_("Không có gì thay đổi để lưu."))
            return
        desk = self._page.window_.desk

        def work() -> Read:
            from danvan_desk.actions.wording import save_wording, wordings

            save_wording(desk, shown.form, texts)
            return (*wordings(desk), self._specs)

        said = _("Đã lưu; văn bản soạn từ nay theo lời văn này.")
        self._page.write(work, lambda found: self._written(found, said), changes="office", refused=self.card.refused)

    def reset(self) -> None:
        """Back to what ships, once the officer is sure."""
        shown = self.card.shown
        if shown is None or not _is_sure(self, shown):
            return
        desk = self._page.window_.desk
        parts = None if shown.form else [part.part for part in shown.parts]

        def work() -> Read:
            from danvan_desk.actions.wording import reset_wording, wordings

            reset_wording(desk, shown.form, parts)
            return (*wordings(desk), self._specs)

        def done(found: Read) -> None:
            self.card.undo()
            self._written(found, _("Đã về mẫu gốc."))

        self._page.write(work, done, changes="office", refused=self.card.refused)

    def _written(self, found: Read, said: str) -> None:
        self._forms, self._shared, self._specs = found
        self._show_card(self._key())
        self._page.say.emit(said)

    # the paper beside the words

    def _draw(self) -> None:
        shown = self.card.shown
        if shown is None or self._shared is None:
            return
        self._asked += 1
        if not shown.form and not shown.parts[0].cited_by:
            self.card.say_undrawn(_("chưa mẫu nào ghi căn cứ này."))
            return
        form, own = self._tried(shown, self._shared)
        asked, desk = self._asked, self._page.window_.desk

        def work() -> tuple[bytes, list[PageShape]]:
            from danvan_desk.actions.gallery import sample
            from danvan_desk.actions.papers import rendered

            pdf = rendered(sample(desk, form, own), "pdf")
            return pdf, printing.page_shapes(pdf)

        def show(found: tuple[bytes, list[PageShape]]) -> None:
            if asked == self._asked:
                self.card.show_paper(*found)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self.card.say_undrawn(_why(error))

        self._page.window_.tasks.run(work, show, failed, owner=self)

    def _tried(self, shown: FormWording, shared: FormWording) -> tuple[str, OwnWords]:
        """The form to draw and its words as they are typed; of a shared line, the first form that cites it."""
        from danvan_desk.papers.form_wording import OwnWords

        lines, typed = {one.part: one.text for one in shared.parts}, self.card.texts()
        if shown.form:
            parts = {one.part: typed[one.part] for one in shown.parts}
            return shown.form, OwnWords(_differing(parts, shown), lines)
        cited = next(one for one in self._forms if one.form in shown.parts[0].cited_by)
        return cited.form, OwnWords(_differing({one.part: one.text for one in cited.parts}, cited), lines | typed)


def leaves_unsaved(parent: QWidget, words: str) -> bool:
    """Asks whether to throw away what was typed and not saved."""
    role = QMessageBox.ButtonRole.DestructiveRole
    return _asked(parent, (_("Thiết lập"), words, ""), _("Ở lại sửa tiếp"), (_("Bỏ thay đổi"), role))


def _is_sure(parent: QWidget, shown: FormWording) -> bool:
    names = ", ".join(short_name(part.part) for part in shown.parts if part.changed)
    words = _("Bỏ lời văn riêng của “{title}” ({parts}), dùng lại lời văn gốc?").format(title=shown.title, parts=names)
    said = (_("Về mẫu gốc"), words, _("Lời văn cũ còn trong nhật ký thay đổi."))
    return _asked(parent, said, _("Giữ lời văn riêng"), (_("Về mẫu gốc"), QMessageBox.ButtonRole.AcceptRole))


def _asked(parent: QWidget, said: tuple[str, str, str], stay: str, go: tuple[str, QMessageBox.ButtonRole]) -> bool:
    """A question with two answers; `said` is its title, its words and what is to be known beside them. Enter and Esc
    keep things as they are."""
    box = QMessageBox(parent)
    box.setWindowTitle(said[0])
    box.setText(said[1])
    box.setInformativeText(said[2])
    staying = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    going = box.addButton(*go)
    box.setDefaultButton(staying)
    box.setEscapeButton(staying)
    box.exec()
    went = box.clickedButton() is going
    box.deleteLater()
    return went


def _differing(texts: dict[str, str], form: FormWording) -> dict[str, str]:
    return {one.part: texts[one.part] for one in form.parts if texts[one.part].strip() != one.shipped}


def _why(error: Exception) -> str:
    if not isinstance(error, Refused):
        return error_words(error)
    return escape("; ".join(map(problem_words, error.problems)))


def _fits(wanted: str, *texts: str) -> bool:
    return not wanted or any(wanted in fold(text) for text in texts)


def _line_name(one: Wording) -> str:
    return short_name(one.part) if one.part == "number_suffix" else one.shipped


def _form_row(one: FormWording) -> Row:
    second = f"{one.form} · {one.basis}"
    return Row(one.form, (Cell(one.title, second=second, tip=f"{one.title}. {second}"), _state(one.changed)))


def _line_row(one: Wording) -> Row:
    where = _("trong {n} mẫu").format(n=len(one.cited_by)) if one.cited_by else _("chưa mẫu nào ghi")
    name, how = one.text, f"{{{one.part}}}"
    if one.part == "number_suffix":
        name, how = f"{_line_name(one)}: {one.text}", _("ví dụ 05/TB-{suffix}").format(suffix=one.text)
    second = f"{how} · {where}"
    return Row(one.part, (Cell(name, second=second, tip=one.text), _state(int(one.changed))))


def _state(changed: int) -> Cell:
    if not changed:
        return Cell(_("Mẫu gốc"), role="muted")
    return Cell(_("Sửa {n} mục").format(n=changed), icon="pencil", role="due_soon")
