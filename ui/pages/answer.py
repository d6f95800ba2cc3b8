"""Trả lời công dân: “Đơn tôi đến đâu rồi?” One field, and the answer in sentences to read aloud and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui import theme
from ui.keys import Command
from ui.pages.answer_parts import MatterPanel, candidate_row, who_words
from ui.pages.page import Page, Shell, error_words
from ui.tables.cells import Column
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.chip import SecretCode
from ui.widgets.dates import long_date
from ui.widgets.notice import EmptyState, Notice
from ui.widgets.panel import GAP, Panel, clear_out
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.actions.papers import PaperMade
    from danvan_desk.queries.citizen_answer import Answer


class AnswerPage(Page):
    """`enter` takes "new" (an empty field for the next citizen), a text to ask for, or nothing (as it was left)."""

    cares: ClassVar[frozenset[str]] = frozenset({"visits", "petitions", "cases"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._asked, self._chosen = "", ""
        self._answer: Answer | None = None
        self._matters: list[MatterPanel] = []
        self.print_button = Button(_("In phiếu trả lời"), self.print_slip, key="Ctrl+P", icon="printer", primary=True)
        self.body.addWidget(self._search())
        self.empty = EmptyState(
            _("Gõ họ tên, số giấy tờ tùy thân hoặc số trên giấy biên nhận, rồi Enter. Quét mã QR cũng được.")
        )
        self.body.addWidget(self.empty)
        self.body.addWidget(self._people())
        self.body.addWidget(self._result(), 1)
        self.body.addStretch(0)
        for part in (self.panel, self.empty, self.people_panel):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.field)
        self._clear()

    # building

    def _search(self) -> QWidget:
        self.panel = Panel()
        words = _("Họ và tên, số giấy tờ tùy thân, số TD-…, DT-…, VV-…, hoặc mã QR trên giấy biên nhận")
        self.field = QLineEdit()
        self.field.setFont(theme.font("case", bold=False))
        self.field.setStyleSheet(f"font-size: {theme.font('case').pointSizeF():g}pt")
        self.field.setFixedHeight(theme.line("case") + 16)
        self.field.setAccessibleName(words)
        self.field.setPlaceholderText(_("Ví dụ: Trần Văn Lợi, 087069004512, TD-2026-00012"))
        self.field.returnPressed.connect(self.ask)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(Button(_("Tìm"), self.ask, key="Return", icon="search"))
        self.panel.body.addWidget(Words(words, "small", "muted"))
        self.panel.body.addLayout(row)
        self.refusal = Notice()
        self.refusal.hide()
        self.panel.body.addWidget(self.refusal)
        return self.panel

    def _people(self) -> QWidget:
        self.people_panel = Panel(_("Chọn đúng người"), _("theo năm sinh, giấy tờ, nơi ở"), padded=False)
        self.people = RecordsView(
            [
                Column(_("Họ và tên"), 0),
                Column(_("Năm sinh"), 100),
                Column(_("Bốn số cuối giấy tờ"), 170),
                Column(_("Thôn, tổ, khu phố"), 200),
                Column(_("Gặp gần nhất"), 130, "date"),
            ],
            tall="row",
            fit=True,
        )
        self.people.setAccessibleName(_("Chọn đúng người"))
        self.people.opened.connect(self.choose)
        self.more_people = Words(_("Còn nhiều người nữa: gõ đủ họ tên, hoặc số giấy tờ tùy thân."), "small", "muted")
        self.more_people.setContentsMargins(12, 6, 12, 8)
        self.people_panel.body.addWidget(self.people)
        self.people_panel.body.addWidget(self.more_people)
        return self.people_panel

    def _result(self) -> QWidget:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.who, self.who_facts = Words("", "case"), Words("", role="muted")
        self._code = QHBoxLayout()
        head.addLayout(self._code)
        head.addWidget(self.who)
        head.addWidget(self.who_facts)
        head.addStretch(1)
        self._column.addLayout(head)
        self.check = Notice(_("Tìm theo tên: đối chiếu giấy tờ tùy thân trước khi trả lời."))
        self._column.addWidget(self.check)
        self.nothing = EmptyState(_("Trong sổ không có vụ việc nào của người này được trả lời ở đây."))
        self._column.addWidget(self.nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        self._column.addLayout(self._list)
        self.older = Words("", role="muted")
        self._column.addWidget(self.older)
        self._column.addStretch(1)
        self.reading = QScrollArea()
        self.reading.setWidgetResizable(True)
        self.reading.setFrameShape(QFrame.Shape.NoFrame)
        self.reading.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reading.setAccessibleName(_("Câu trả lời"))
        self.reading.setWidget(inside)
        return self.reading

    # the window asks

    def title(self) -> str:
        return _("Trả lời công dân")

    def facts(self) -> str:
        return _("“Đơn tôi đến đâu rồi?”, tính đến {day}").format(day=long_date(self.window_.today))

    def head_buttons(self) -> list[QWidget]:
        return [self.print_button]

    def commands(self) -> list[Command]:
        return [
            Command(_("In phiếu trả lời"), self.print_slip, "Ctrl+P", "print", short=_("in phiếu"), icon="printer",
                    why_not=self._why_not_print()),
            Command(_("Mở vụ việc đầu tiên"), self.open_first, "Ctrl+O", short=_("mở vụ việc"), icon="folder-open"),
            Command(_("Hỏi lại"), self._to_field, "Ctrl+F", "view"),
        ]  # fmt: skip

    def keys(self) -> list[tuple[str, str]]:
        keys = [("Enter", _("tìm, chọn")), ("F7", _("người kế"))]
        return [*keys, *super().keys()] if self._answered() else keys

    def enter(self, target: object = None) -> None:
        if isinstance(target, str) and target:
            self._clear()
            self.field.setText("" if target == "new" else target)
            self.ask()
        if not self._answered():
            self._to_field()

    def reload(self) -> None:
        if self._asked:
            self._read()

    def go_back(self) -> bool:
        """Esc: from the person to those who match, then to an empty field."""
        if self._chosen:
            self._chosen = ""
            self._read()
            return True
        if self._asked or self.field.text():
            self._clear()
            self._to_field()
            return True
        return False

    # asking

    def ask(self) -> None:
        """Enter, of an officer or of a scanner."""
        wanted = self.field.text().strip()
        if wanted:
            self._asked, self._chosen = wanted, ""
            self._read()

    def choose(self, key: str) -> None:
        if key:
            self._chosen = key
            self._read()

    def open_first(self) -> None:
        number = next((one.number for one in self._answer.matters), "") if self._answer else ""
        if number:
            self.open_record.emit(number)

    def _to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _read(self) -> None:
        desk, asked, chosen = self.window_.desk, self._asked, self._chosen

        def work() -> Answer | Refused:
            from danvan_desk.queries.citizen_answer import citizen_answer

            try:
                return citizen_answer(desk, asked, chosen)
            except Refused as refused:
                return refused

        self.read(work, self._show, self.panel)

    # showing

    def _clear(self) -> None:
        self._asked = self._chosen = ""
        self.field.clear()
        self._show(None)

    def _answered(self) -> bool:
        return self._answer is not None and self._answer.who is not None

    def _show(self, got: Answer | Refused | None) -> None:
        self._answer = None if isinstance(got, Refused) else got
        answer = self._answer
        self.empty.setVisible(got is None)
        self.refusal.hide()
        if isinstance(got, Refused):
            words = error_words(got)
            self._refuse(words[:1].upper() + words[1:] + ".")
        elif answer is not None and answer.who is None and not answer.candidates:
            self._refuse(_("Không thấy ai khớp trong sổ. Xem lại chữ và số, hoặc hỏi số trên giấy biên nhận."))
        self._show_people(answer)
        self._show_answer(answer)
        self.print_button.refuse(self._why_not_print())
        self.window_.refresh_commands()

    def _refuse(self, words: str) -> None:
        self.refusal.warn(words)
        self.refusal.show()
        self._to_field()

    def _show_people(self, answer: Answer | None) -> None:
        some = answer is not None and bool(answer.candidates)
        self.people_panel.setVisible(some)
        if answer is not None and some:
            self.people.set_rows([candidate_row(one) for one in answer.candidates])
            self.more_people.setVisible(answer.more_people)
            self.people.select_first()
            self.people.setFocus()

    def _show_answer(self, answer: Answer | None) -> None:
        for old in self._matters:
            old.hide()
            old.deleteLater()
        self._matters = []
        clear_out(self._code)
        who = answer.who if answer is not None else None
        self.reading.setVisible(who is not None)
        if answer is None or who is None:
            return
        secret = who.secret and bool(who.name)
        if secret:
            self._code.addWidget(SecretCode(who.name))
        self.who.setText("" if secret else who.name or _("Người giữ giấy biên nhận"))
        self.who_facts.setText(who_words(who))
        self.check.setVisible(answer.by == "name")
        self.nothing.setVisible(not answer.matters)
        self.older.setText(_("Ngoài ra còn {n} vụ việc đã xong trước đó.").format(n=answer.more_closed))
        self.older.setVisible(answer.more_closed > 0)
        for matter in answer.matters:
            panel = MatterPanel(matter, self.window_.today, self.open_record.emit)
            self._matters.append(panel)
            self._list.addWidget(panel)
        self.reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows and PgDn read on
        self.reading.verticalScrollBar().setValue(0)
        self.reading.setFocus()

    # printing

    def _why_not_print(self) -> str:
        return "" if self._answered() else _("chưa có câu trả lời để in")

    def print_slip(self) -> None:
        """The slip of what is on the screen, through the preview."""
        desk, answer = self.window_.desk, self._answer
        if answer is None or answer.who is None:
            return

        def work() -> PaperMade:
            from danvan_desk.actions.answers import slip_of

            return slip_of(desk, answer)

        self.read(work, self._preview)

    def _preview(self, made: PaperMade) -> None:
        from ui.dialogs.preview import PreviewDialog

        numbers = [one.number for one in self._answer.matters] if self._answer else []
        lacking = _("Còn để trống: {fields}.").format(fields=", ".join(made.missing)) if made.missing else ""
        name = f"Phieu-tra-loi-{numbers[0]}.pdf" if numbers else "Phieu-tra-loi.pdf"
        PreviewDialog(
            made.content, made.title, name, lambda _kind: self._note(made.form, numbers), self.window_, warning=lacking,
            word=made.word,
        ).open()  # fmt: skip

    def _note(self, form: str, numbers: list[str]) -> None:
        desk = self.window_.desk

        def work() -> int:
            from danvan_desk.actions.papers import note_printed

            return sum(note_printed(desk, form, number) for number in numbers)

        self.write(work, lambda _n: self.say.emit(_("Đã in phiếu trả lời.")), changes="cases")
