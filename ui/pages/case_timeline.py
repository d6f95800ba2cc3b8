"""What happened in a case, in order: a dot a day, the paper, who; what was taken back stays, struck through."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from danvan_desk.domain.vocabulary import Channel, label
from danvan_desk.texts import _, of_law
from ui import theme
from ui.pages.case_clocks import most_urgent
from ui.pages.case_words import event_facts, event_title
from ui.widgets import painting
from ui.widgets.buttons import LinkButton
from ui.widgets.dates import full_date
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.queries.case_sheet import CaseSheet
    from danvan_desk.queries.cases import CaseCard, EventShown

_DOT, _PAUSED = 9, "paused"


class TimelineRow(QWidget):
    """One event. Enter or its link asks to correct it; arrows go to the next."""

    chosen = Signal(int)

    def __init__(self, event: EventShown | None, day: str, dot: str, title: tuple[str, str], facts: str) -> None:
        super().__init__()
        self.event_, self.year = event, ""
        self._day, self._dot, self.dashed_above, self.dashed_below = day, dot, False, False
        self.first = self.last = False
        self._struck = bool(event and event.taken_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(self.gutter(), 3, 8, 9)
        row.setSpacing(4)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title(title))
        if facts:
            column.addWidget(Words(facts, "small", "muted", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
        self.link: LinkButton | None = None
        if event is not None and event.event != "received" and event.held is not None:
            self.link = LinkButton(_("Đính chính"), lambda: self.chosen.emit(event.n))
            self.link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            keep = self.link.sizePolicy()
            keep.setRetainSizeWhenHidden(False)
            self.link.setSizePolicy(keep)
            self.link.hide()
            row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        if event is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(" ".join(part for part in (day, *title, facts) if part))

    def gutter(self) -> int:
        return round(86 * theme.line("body") / 18)

    def _title(self, title: tuple[str, str]) -> QWidget:
        bold, rest = escape(title[0]), escape(title[1])
        if self._struck:
            made = Words(" ".join(part for part in title if part), role="muted", wrap=True)
            font = theme.font("body")
            font.setStrikeOut(True)
            made.setFont(font)
            return made
        label = QLabel(f"<b>{bold}</b> {rest}" if self.event_ is not None else bold)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setProperty("role", "text" if self.event_ is not None else "muted")
        return label

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_link(shown=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_link(shown=False)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_link(shown=True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_link(shown=self.hasFocus())

    def _show_link(self, *, shown: bool) -> None:
        if self.link is not None:
            self.link.setVisible(shown)
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        if self.event_ is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.link is not None:
            self.link.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(240, max(hint.height(), theme.line("body") + 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.fillRect(self.rect(), theme.colour("selection"))
        middle = 3 + theme.line("body") / 2
        x = self.gutter() - 20.0
        self._line(painter, x, 0 if not self.first else middle, middle, dashed=self.dashed_above)
        if not self.last:
            self._line(painter, x, middle, self.height(), dashed=self.dashed_below)
        day = QRect(0, 3, self.gutter() - 30, theme.line("body"))
        painting.text(painter, day, self._day, theme.font("body"), theme.colour("muted"), right=True)
        if self.year:
            under = QRect(0, day.bottom() + 1, day.width(), theme.line("tiny"))
            painting.text(painter, under, self.year, theme.font("tiny"), theme.colour("muted"), right=True)
        self._paint_dot(painter, QRectF(x - _DOT / 2, middle - _DOT / 2, _DOT, _DOT))

    @staticmethod
    def _line(painter: QPainter, x: float, top: float, bottom: float, *, dashed: bool) -> None:
        pen = QPen(theme.any_colour("paused") if dashed else theme.colour("line"), 2)
        if dashed:
            pen.setDashPattern([1.5, 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _paint_dot(self, painter: QPainter, box: QRectF) -> None:
        panel = theme.colour("panel")
        if self._dot == _PAUSED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.state_colours("paused")[0])
            painter.drawRect(box)
        elif self._dot in ("met", "met_late"):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.state_colours(self._dot)[0])
            painter.drawEllipse(box)
        else:
            pen = QPen(theme.colour("muted" if self._dot == "next" or self._struck else "accent"), 2)
            if self._dot == "next":
                pen.setDashPattern([1.4, 1.2])
            painter.setPen(pen)
            painter.setBrush(panel)
            painter.drawEllipse(box)


class CaseTimeline(QScrollArea):
    """`correct(n)` when an event is to be put right."""

    correct = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows: list[TimelineRow] = []

    def show_sheet(self, sheet: CaseSheet) -> None:
        """The newest is shown at the end, in sight; an event that was in hand stays so."""
        held = next((row.event_.n for row in self._rows if row.hasFocus() and row.event_), None)
        self._rows = [self._row(event, sheet) for event in _by_day(sheet.card)]
        urgent = most_urgent(sheet.card.clocks)
        if urgent is not None:
            owed = of_law(urgent.title)
            ahead = _("Kế tiếp: {what}").format(what=owed[:1].lower() + owed[1:])
            self._rows.append(TimelineRow(None, "", "next", (ahead, ""), ""))
        self._dash_pauses()
        self._say_years()
        self._rows[0].first, self._rows[-1].last = True, True
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            row.chosen.connect(self.correct)
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(whole)
        again = next((row for row in self._rows if row.event_ and row.event_.n == held), None)
        if again is not None:
            again.setFocus()

    def _row(self, event: EventShown, sheet: CaseSheet) -> TimelineRow:
        day = f"{event.date:%d/%m}"
        target = next((e for e in sheet.card.events if event.event == "corrected" and str(e.n) == str(event.of)), None)
        title, facts = event_title(event, target), event_facts(event, target)
        if event.event == "received":
            first = sheet.card.petitions[0] if sheet.card.petitions else None
            title, facts = (title[0], first.number if first else ""), _entered(sheet.card)
        if event.taken_back:
            facts = _corrected_words(event, sheet.card)
        return TimelineRow(event, day, _dot(event, sheet.card), title, facts)

    def _dash_pauses(self) -> None:
        """The line is dashed from a suspension to the resumption that ends it."""
        paused = False
        for row in self._rows:
            row.dashed_above = paused
            event = row.event_
            if event is not None and not event.taken_back:
                if event.event == "suspended":
                    paused = True
                elif event.event in ("resumed", "discontinued", "withdrawn", "reopened"):
                    paused = False
            row.dashed_below = paused

    def _say_years(self) -> None:
        """Only where the case ran over a New Year: under the first day of each year."""
        years = [row.event_.date.year if row.event_ else 0 for row in self._rows]
        if len(set(years) - {0}) > 1:
            for at, row in enumerate(self._rows):
                row.year = str(years[at]) if years[at] and (at == 0 or years[at] != years[at - 1]) else ""

    def texts(self) -> list[str]:
        return [row.accessibleName() for row in self._rows]

    def rows(self) -> list[TimelineRow]:
        return list(self._rows)


def _by_day(card: CaseCard) -> list[EventShown]:
    return sorted(card.events, key=lambda event: (event.date, event.n))


def _dot(event: EventShown, card: CaseCard) -> str:
    if event.event == "suspended":
        return _PAUSED
    ended = [clock for clock in card.clocks if clock.ended_by == event.n and clock.ended_on]
    if event.taken_back or not ended:
        return "plain"
    return "met_late" if any(clock.state == "met_late" for clock in ended) else "met"


def _corrected_words(event: EventShown, card: CaseCard) -> str:
    """The facts as first written, each correction with its day and reason; last, where it still counts, its day."""
    corrections = [e for e in card.events if e.event == "corrected" and str(e.of) == str(event.n)]
    said = [
        _("Đính chính {day}: {reason}").format(day=f"{one.date:%d/%m/%Y}", reason=one.reason or "")
        for one in corrections
    ]
    if event.held is not None:
        said.append(_("Vẫn tính, ngày {day}.").format(day=full_date(event.held.date)))
    return "\n".join(part for part in (event_facts(event), *said) if part)


def _entered(card: CaseCard) -> str:
    first = card.petitions[0] if card.petitions else None
    log = next((change for change in card.history if change.action == "petition"), None)
    said = [label(Channel(first.channel)) if first else ""]
    said.append(_("{who} vào sổ").format(who=log.who) if log else "")
    return " · ".join(part for part in said if part)
