"""Soạn văn bản: a form filled from its record, what is missing asked for in place, seen as it is typed; then printed,
written as a Word file, or issued with its number, which records what it proves."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.errors import Problem, Refused
from danvan_desk.texts import _
from danvan_desk.whole_file import write_whole
from ui import printing
from ui.dialogs.preview_pages import PagesView
from ui.folders import offered
from ui.pages.paper_fields import PaperFields
from ui.pages.record_papers import show_made
from ui.printing import PageShape
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date
from ui.widgets.fields import ComboField, TextField, check_all, show_problems
from ui.widgets.notice import Notice
from ui.widgets.panel import clear_out, scrolled
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.actions.forms import FormDraft, OfferedForm
    from danvan_desk.actions.issuing import Issued
    from danvan_desk.actions.papers import PaperMade
    from danvan_desk.papers.form_text import Value
    from ui.pages.page import Page

_WAIT_MS = 500
_SIDE = 470


class PaperWriter(QDialog):
    """`PaperWriter(page, "VV-2026-00012").open()`; `named` is what an officer calls a record without a number."""

    def __init__(self, page: Page, number: str, named: str = "") -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Soạn văn bản {number}").format(number=named or number))
        self._page, self._number, self._named = page, number, named or number
        self._today = page.window_.today
        self._draft: FormDraft | None = None
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._refresh)
        self._build()
        self.resize(min(1240, page.window().width() - 40), round(page.window().height() * 0.94))
        self._read()

    # building

    def _build(self) -> None:
        self.forms = ComboField("form", _("Văn bản"), [])
        self.document_no = TextField("document_no", _("Số văn bản"), placeholder="05/TB-UBND")
        self.day = DateField("day", _("Ngày văn bản"), today=self._today, not_after=self._today)
        self.day.set_value(self._today)
        signers = {
            "chair": _("Chủ tịch"), "committee": _("TM. UBND, Chủ tịch"), "vice": _("KT. Chủ tịch, Phó Chủ tịch"),
            "committee_vice": _("TM. UBND, KT. Chủ tịch"), "by_order": _("TL. Chủ tịch, Chánh Văn phòng"),
        }  # fmt: skip
        self.sign_as = ComboField("sign_as", _("Người ký"), list(signers.items()))
        self.signer = TextField("signer", _("Họ tên người ký"))
        self.notice = Notice()
        self.notice.hide()
        self.fields = PaperFields(self._today)
        self._issued = QVBoxLayout()
        self._issued.setSpacing(2)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.forms)
        for row in (((self.document_no, 3), (self.day, 2)), ((self.sign_as, 3), (self.signer, 3))):
            line = QHBoxLayout()
            line.setSpacing(8)
            for field, share in row:
                line.addWidget(field, share)
            left.addLayout(line)
        left.addWidget(scrolled(self.fields), 1)
        left.addLayout(self._issued)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(_SIDE)
        self.pages = PagesView(self._page.window_.tasks, self._failed)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(side)
        middle.addWidget(self.pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(self.notice)
        whole.addLayout(middle, 1)
        whole.addLayout(self._foot())
        self.forms.edited.connect(self._choose)
        for field in (self.document_no, self.day, self.sign_as, self.signer):
            field.edited.connect(self._timer.start)
        self.fields.edited.connect(self._timer.start)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Button(_("Đóng"), self.reject, key="Esc"))
        foot.addStretch(1)
        foot.addWidget(Button(_("Lưu Word…"), self.save_word, key="Ctrl+W", icon="download"))
        foot.addWidget(Button(_("Xem và in"), self.preview, key="Ctrl+P", icon="printer"))
        self.issuing = Button(_("Ban hành"), self.issue, key="Ctrl+Return", icon="check", primary=True)
        foot.addWidget(self.issuing)
        for key, run in (("Ctrl+W", self.save_word), ("Ctrl+P", self.preview), ("Ctrl+Return", self.issue)):
            QShortcut(QKeySequence(key), self).activated.connect(run)
        return foot

    # reading

    def _run(self, work: Any, done: Any) -> None:
        self._page.window_.tasks.run(work, done, self._failed, owner=self)

    def _read(self) -> None:
        desk, number = self._page.window_.desk, self._number

        def work() -> tuple[list[OfferedForm], list[Issued]]:
            from danvan_desk.actions.forms import offered_forms
            from danvan_desk.actions.issuing import issued_from

            return offered_forms(desk, number), issued_from(desk, number)

        self._run(work, self._take)

    def _take(self, found: tuple[list[OfferedForm], list[Issued]]) -> None:
        offers, issued = found
        chosen = self.forms.value()
        self.forms.set_choices([(one.form, _offer_words(one)) for one in offers])
        if chosen:
            self.forms.set_value(chosen)
        clear_out(self._issued)
        if issued:
            self._issued.addWidget(Words(_("Đã ban hành từ hồ sơ này"), "small", "muted"))
        for one in issued[:4]:
            words = _("{no} ngày {day}: {title}").format(
                no=one.document_no or _("không số"), day=full_date(one.day), title=one.title
            )
            self._issued.addWidget(LinkButton(words, partial(self._show_issued, one)))
        if self._draft is None and offers:
            self._choose()
        if not offers:
            self.notice.say(_("Hồ sơ này chưa có mẫu văn bản nào để soạn."))
            self.notice.show()

    def _choose(self) -> None:
        """Another form: its fields, and the number the next of its kind would get."""
        self._draft = None
        form, desk, number = self.forms.value(), self._page.window_.desk, self._number
        if not form:
            return

        def work() -> str:
            from danvan_desk.actions.issuing import next_document_no

            return next_document_no(desk, form, number)

        def show(numbered: str) -> None:
            self.document_no.set_value(numbered)
            self.document_no.setVisible(bool(numbered))
            self._refresh()

        self._run(work, show)

    def given(self) -> dict[str, Value]:
        head: dict[str, Value] = {
            "document_no": self.document_no.value(), "day": self.day.value(), "sign_as": self.sign_as.value(),
            "signer": self.signer.value(),
        }  # fmt: skip
        return head | (self.fields.given() if self._draft is not None else {})

    def _refresh(self) -> None:
        form, desk, number, given = self.forms.value(), self._page.window_.desk, self._number, self.given()
        if not form:
            return
        self._asked += 1
        asked = self._asked

        def work() -> tuple[FormDraft, bytes, list[PageShape]]:
            from danvan_desk.actions.forms import draft_form
            from danvan_desk.actions.papers import rendered

            draft = draft_form(desk, form, number, given)
            pdf = rendered(draft.paper, "pdf")
            return draft, pdf, printing.page_shapes(pdf)

        def show(found: tuple[FormDraft, bytes, list[PageShape]]) -> None:
            if asked == self._asked:
                self._show(*found)

        self._run(work, show)

    def _show(self, draft: FormDraft, pdf: bytes, shapes: list[PageShape]) -> None:
        fresh = self._draft is None
        self._draft = draft
        if fresh:
            self.fields.show_fields(draft.fields, dict(draft.values), draft.paper.missing)
        self.pages.show_pdf(pdf, shapes)
        signer = draft.values.get("signer")
        self.signer.line.setPlaceholderText(str(signer or ""))
        self.issuing.setText(_("Ban hành") if draft.form.series else _("Ghi đã lập"))
        self._tell(draft)

    def _tell(self, draft: FormDraft) -> None:
        """What is missing, what the paper's day misses, and what the form says of itself."""
        told = [*draft.warnings]
        if draft.paper.missing:
            told.insert(0, _("Còn thiếu: {fields}").format(fields=", ".join(draft.paper.missing)))
        if draft.form.note:
            told.append(draft.form.note)
        if draft.paper.missing or draft.warnings:
            self.notice.warn(escape("\n".join(told)).replace("\n", "<br>"))
        else:
            told.insert(0, _("Đủ mục. Mẫu: {basis}").format(basis=draft.form.basis))
            self.notice.say(escape("\n".join(told)).replace("\n", "<br>"))
        self.notice.show()

    # out

    def preview(self) -> None:
        """The pages to look at and print, as they stand: dots where something is missing."""
        if self._draft is not None:
            from danvan_desk.actions.papers import PaperMade, rendered

            form, paper = self._draft.form, self._draft.paper
            word = partial(rendered, paper, "docx")
            made = PaperMade(form.form, form.title, self.pages.pdf, "pdf", paper.missing, word=word)
            show_made(self._page, self._number, made, named=self._named)

    def _file(self) -> str:
        return self._named.replace("/", "-").replace(" ", "-")

    def _note(self, form: str) -> None:
        desk, number = self._page.window_.desk, self._number

        def work() -> int:
            from danvan_desk.actions.papers import note_printed

            return note_printed(desk, form, number)

        self._page.write(work, lambda _before: None, changes="visits")  # a refusal's notice is out once it is printed

    def save_word(self) -> None:
        """The same paper as a Word file, to be edited before it is signed."""
        if self._draft is None:
            return
        form, number, given, desk = self._draft.form.form, self._number, self.given(), self._page.window_.desk
        start = offered(f"{form}-{self._file()}.docx")
        named, _filter = QFileDialog.getSaveFileName(self, _("Lưu Word"), start, _("Tệp Word (*.docx)"))
        if not named:
            return
        path = Path(named if named.lower().endswith(".docx") else named + ".docx")

        def work() -> None:
            from danvan_desk.actions.forms import make_form

            write_whole(path, make_form(desk, form, number, "docx", given).content)

        def done(_nothing: None) -> None:
            self.notice.say(_("Đã lưu {file}").format(file=escape(str(path))))
            self._note(form)

        self._run(work, done)

    def issue(self) -> None:
        """Number, day and event in one step; nothing is kept where something is missing or can't be."""
        if self._draft is None or not check_all([self.day]):
            return
        first = self.fields.mark_missing(self._draft.paper.missing)
        if first is not None:
            first.setFocus()
            return
        form, number, given, desk = self._draft.form.form, self._number, self.given(), self._page.window_.desk

        def work() -> Issued:
            from danvan_desk.actions.issuing import issue_form

            return issue_form(desk, form, number, given)

        def done(made: Issued) -> None:
            self._page.say.emit(
                _("Đã ban hành {title} số {no}").format(title=made.title, no=made.document_no)
                if made.document_no
                else _("Đã ghi {title}").format(title=made.title)
            )
            self._show_issued(made)
            self._read()
            self._choose()

        self._page.write(work, done, changes=("cases", "dialogues", "plans", "visits"), refused=self._refused)

    def _show_issued(self, one: Issued) -> None:
        """To the letter, whatever the book says today; a reprint only where this very paper was printed before."""
        desk = self._page.window_.desk

        def work() -> tuple[PaperMade, bool]:
            from danvan_desk.actions.issuing import print_issued
            from danvan_desk.queries.printed import times_printed

            again = times_printed(desk, one.form, one.record, one.id) > 0
            return print_issued(desk, one.id, reprint=again), again

        def show(found: tuple[PaperMade, bool]) -> None:
            show_made(self._page, one.record, found[0], again=found[1], paper=one.id, named=self._named)

        self._run(work, show)

    def _refused(self, error: Refused) -> None:
        left = show_problems([self.document_no, self.day], error.problems)
        if left:
            self.notice.say_error(escape("; ".join(_refusal_words(one) for one in left)))
            self.notice.show()

    def _failed(self, error: Exception) -> None:
        from ui.pages.page import error_words

        self.notice.say_error(error_words(error))
        self.notice.show()


def _refusal_words(problem: Problem) -> str:
    """What is missing comes with the field's words for its name; other problems name what they are about."""
    return problem.message if problem.field.isascii() else f"{problem.field}: {problem.message}"


def _offer_words(one: OfferedForm) -> str:
    return f"{'★ ' if one.likely else ''}{one.title} ({one.form})"
