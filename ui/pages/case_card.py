"""The card of one case: its head, who stands in it, what happened, what the law allows now, and every clock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from danvan_desk.domain.standing import state_label
from danvan_desk.domain.vocabulary import Field, Kind, label
from danvan_desk.texts import _, of_law
from ui import theme
from ui.keys import Command
from ui.pages.case_clocks import CaseClocks, clock_chip, most_urgent
from ui.pages.case_desk import inner_chip
from ui.pages.case_history import CaseHistory
from ui.pages.case_people import CasePeople
from ui.pages.case_timeline import CaseTimeline
from ui.pages.case_words import event_words
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.chip import Chip, TagLabel
from ui.widgets.panel import GAP, Panel
from ui.widgets.states import ChipText, chip_of
from ui.widgets.words import Words, rule

if TYPE_CHECKING:
    from danvan_desk.queries.case_sheet import CaseSheet
    from danvan_desk.queries.cases import CaseCard
    from ui.pages.page import Page

LEFT, MIDDLE = 268, 330
_ROOMY, _CRAMPED = 1100, 0.88
_BUTTONS = 4
_LOW = 26
"""In lines of text: where the card is lower, its parts give way to the fields of a form."""
_NEVER_LIKELY = {"corrected", "assigned", "reopened"}


class CaseCardView(QWidget):
    """`event_asked(name)` ("" for a choice), `correction_asked(n)`, `answer_asked` (the chair's to a proposal),
    `unjoin_asked(petition)`, `supplement_asked(petition)` ("" for the one the case was opened by)."""

    event_asked = Signal(str)
    correction_asked = Signal(int)
    answer_asked = Signal()
    unjoin_asked = Signal(str)
    supplement_asked = Signal(str)

    def __init__(self, page: Page, commands: list[Command]) -> None:
        super().__init__()
        self.sheet: CaseSheet | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        self.head = CaseHead(commands)
        whole.addWidget(self.head)
        self.people = CasePeople(
            page.open_record.emit,
            self.answer_asked.emit,
            self.event_asked.emit,
            self.unjoin_asked.emit,
            self.supplement_asked.emit,
        )
        self.course = _Course(self)
        self.clocks = CaseClocks()
        self._form_place = QStackedWidget()
        self._form_place.hide()
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self.people)
        columns.addWidget(self.course)
        columns.addWidget(self._form_place)
        columns.addWidget(self.clocks, 1)
        whole.addLayout(columns, 1)
        self._share_width(_ROOMY)

    def _share_width(self, width: int) -> None:
        """The clocks need the room most: with large type or a small window the other columns give way."""
        scale = (1 + theme.line("body") / 18) / 2 * (1 if width >= _ROOMY else _CRAMPED)
        self.people.setFixedWidth(round(LEFT * scale))
        self.course.setFixedWidth(round(MIDDLE * scale))
        self._form_place.setFixedWidth(round((LEFT + MIDDLE) * scale) + GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width(self.width())
        self.head.set_low(low=self.height() < _LOW * theme.line("body"))

    def show_sheet(self, sheet: CaseSheet) -> None:
        self.sheet = sheet
        self.head.show_card(sheet)
        self.people.show_sheet(sheet)
        self.course.show_sheet(sheet)
        self.clocks.show_sheet(sheet)

    def open_form(self, form: QWidget) -> None:
        """The form takes the place of people and course; the clocks stay in sight."""
        self.close_form()
        self._form_place.addWidget(form)
        self.people.hide()
        self.course.hide()
        self.head.show_buttons(shown=False)
        self._form_place.show()

    def form(self) -> QWidget | None:
        return self._form_place.currentWidget() if self._form_place.count() else None

    def close_form(self) -> None:
        form = self.form()
        if form is not None:
            self._form_place.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._form_place.hide()
        self.head.show_buttons(shown=True)
        self.people.show()
        self.course.show()


class CaseHead(QWidget):
    """Two lines: number, tags, chips and buttons; then what the case is about."""

    def __init__(self, commands: list[Command]) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(2)
        self._first = QHBoxLayout()
        self._first.setSpacing(10)
        self._tags = QWidget()
        self._first.addWidget(self._tags, 1)
        self._buttons = [Button.of(command, primary=at == len(commands) - 1) for at, command in enumerate(commands)]
        for button in self._buttons:
            self._first.addWidget(button)
        self._first.addStrut(theme.height("button"))  # as high without them
        whole.addLayout(self._first)
        self.title = _Title()
        whole.addWidget(self.title)
        self._low = self._beside_form = False
        self.words: list[str] = []

    def show_buttons(self, *, shown: bool) -> None:
        """A form has its own primary button; there is one on a page. Its fields need the room in a low window."""
        for button in self._buttons:
            button.setVisible(shown)
        self._beside_form = not shown
        self._fit_title()

    def set_low(self, *, low: bool) -> None:
        self._low = low
        self._fit_title()

    def _fit_title(self) -> None:
        self.title.set_most(1 if self._low and self._beside_form else 2)

    def show_card(self, sheet: CaseSheet) -> None:
        card = sheet.card
        tags = QWidget()
        row = QHBoxLayout(tags)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        number = Words(card.number, bold=True)
        wide = QFontMetrics(theme.font("body", bold=True)).horizontalAdvance(card.number) + 2
        number.setMinimumWidth(wide)  # the chips give way, a number is never cut
        row.addWidget(number)
        second = _("lần hai") if card.instance == 2 else ""
        kind = " ".join(part for part in (label(Kind(card.kind)), second) if part)
        for words in (kind, label(Field(card.field))):
            row.addWidget(TagLabel(words))
        chips = head_chips(sheet)
        for chip in chips:
            row.addWidget(Chip(chip))
        row.addStretch(1)
        self._first.replaceWidget(self._tags, tags)
        self._tags.deleteLater()
        self._tags = tags
        self.words = [card.number, kind, *(chip.words for chip in chips)]
        self.title.set_text(card.content)


class _Title(QWidget):
    """What the case is about: at most two lines, or as few as are said; the whole in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._most = "", 2
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self._fit()

    def set_most(self, lines: int) -> None:
        self._most = lines
        self._fit()

    def _lines(self) -> list[str]:
        metrics = QFontMetrics(theme.font("case"))
        if self._most == 1:
            return [metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())]
        layout = QTextLayout(self._text, theme.font("case"))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        cuts: list[int] = []
        while len(cuts) < 2:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(100, self.width()))
            cuts.append(line.textStart())
        layout.endLayout()
        if len(cuts) < 2:
            return [self._text]
        rest = metrics.elidedText(self._text[cuts[1] :], Qt.TextElideMode.ElideRight, self.width())
        return [self._text[: cuts[1]].rstrip(), rest]

    def _fit(self) -> None:
        lines = self._lines()
        self.setFixedHeight(len(lines) * theme.line("case") + 2)
        self.setToolTip(self._text if lines[-1].endswith("…") else "")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("case"))
        painter.setPen(theme.colour("text"))
        for at, line in enumerate(self._lines()):
            box = QRect(0, at * theme.line("case"), self.width() + 2, theme.line("case"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)


def head_chips(sheet: CaseSheet) -> list[ChipText]:
    """Whether it is secret, and the most urgent clock; once closed, how and when. Then what waits inside the office."""
    card, chips = sheet.card, []
    if card.secret:
        chips.append(ChipText("secret", _("Mật"), "lock"))
    urgent = most_urgent(card.clocks)
    if not card.is_open:
        state = "met_late" if card.on_time is False else "met"
        day = f", {card.closed_on:%d/%m/%Y}" if card.closed_on else ""
        chips.append(ChipText(state, f"{state_label(card.state)}{day}", "check"))
    if urgent is not None:
        chip = clock_chip(urgent, sheet.on)
        words = f"{of_law(urgent.title)}: {chip.words[:1].lower()}{chip.words[1:]}"
        chips.append(ChipText(chip.state, words, chip.icon, bold=chip.bold, dashed=chip.dashed))
    elif card.is_open and card.state == "suspended":
        paused = next((clock for clock in card.clocks if clock.state == "paused"), None)
        chips.append(clock_chip(paused, sheet.on) if paused else chip_of("paused"))
    elif card.is_open:
        chips.append(ChipText("running", state_label(card.state), "clock"))
    if card.is_open and card.proposal is not None and card.proposal.waits:
        chips.append(ChipText("due_soon", _("Chờ Chủ tịch ký"), "pencil"))
    inner = inner_chip(sheet)
    if inner is not None and inner.state == "overdue":
        chips.append(inner)
    return chips


class _Course(Panel):
    """The middle column: the timeline or the log of changes, and the steps the law allows now."""

    def __init__(self, view: CaseCardView) -> None:
        super().__init__(_("Diễn biến"), " ", padded=False)
        self._view = view
        self.link = LinkButton(_("Ai sửa gì"), self.turn)
        self.title_row.addWidget(self.link)
        self.timeline, self.history = CaseTimeline(), CaseHistory()
        self.timeline.correct.connect(view.correction_asked)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.timeline)
        self._faces.addWidget(self.history)
        self.body.addWidget(self._faces, 1)
        self._steps = QFrame()
        self.body.addWidget(rule())
        self.body.addWidget(self._steps)

    def turn(self) -> None:
        """From what happened to who changed what, and back."""
        history = self._faces.currentIndex() == 0
        self._faces.setCurrentIndex(1 if history else 0)
        self.link.setText(_("Diễn biến") if history else _("Ai sửa gì"))
        self.link.updateGeometry()
        self.set_title(_("Ai sửa gì") if history else _("Diễn biến"))
        if self._view.sheet is not None:
            self._tell_facts(self._view.sheet.card)

    def shows_history(self) -> bool:
        return self._faces.currentIndex() == 1

    def _tell_facts(self, card: CaseCard) -> None:
        if self.shows_history():
            self.set_facts(_("{n} lần ghi").format(n=len(card.history)))
        else:
            count = sum(event.event != "corrected" for event in card.events)
            years = sorted({event.date.year for event in card.events})
            told = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
            self.set_facts(_("{n} việc · năm {year}").format(n=count, year=told))

    def show_sheet(self, sheet: CaseSheet) -> None:
        self._tell_facts(sheet.card)
        self.timeline.show_sheet(sheet)
        self.history.show_card(sheet.card)
        self._show_steps(sheet.card)

    def _show_steps(self, card: CaseCard) -> None:
        steps = QFrame()
        column = QVBoxLayout(steps)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        likely = [name for name in card.allowed if name not in _NEVER_LIKELY][:_BUTTONS]
        title = _("Bước luật cho phép lúc này") if likely else _("Vụ việc không còn bước nào phải ghi")
        column.addWidget(Words(title, "small", "muted"))
        buttons = [Button(event_words(name), partial(self._view.event_asked.emit, name), small=True) for name in likely]
        for line in _in_lines(buttons, self.maximumWidth() - 26):
            row = QHBoxLayout()
            row.setSpacing(6)
            for button in line:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self.body.replaceWidget(self._steps, steps)
        self._steps.hide()
        self._steps.deleteLater()
        self._steps = steps
        self.step_buttons = buttons


def _in_lines(buttons: list[Button], width: int) -> list[list[Button]]:
    lines: list[list[Button]] = [[]]
    used = 0
    for button in buttons:
        wide = button.sizeHint().width() + 6
        if lines[-1] and used + wide > width:
            lines.append([])
            used = 0
        lines[-1].append(button)
        used += wide
    return lines
