"""Before a calendar or a rule is changed: what changes, and every open case whose date moves, from when to when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from danvan_desk.texts import _, of_law
from ui.tables.cells import Cell, Column, Group, Row
from ui.tables.view import RecordsView
from ui.widgets.buttons import Button
from ui.widgets.dates import full_date, weekday_short
from ui.widgets.notice import Notice as Band
from ui.widgets.panel import Panel, action_row
from ui.widgets.states import marked
from ui.widgets.words import Words

if TYPE_CHECKING:
    from danvan_desk.actions.moved_dates import Moved


@dataclass(frozen=True)
class Told:
    """A change in words. `groups`: what is changed itself; `none` says why there is nothing to take, "" where there
    is; `beside`: what the list of cases doesn't show."""

    groups: tuple[Group, ...]
    moved: tuple[Moved, ...]
    ended: tuple[Moved, ...]
    head: str
    none: str = ""
    beside: str = ""


class MovesPreview(QWidget):
    """Shown over a section of the settings. Nothing is written before `take`; `leave` goes back to what was typed."""

    def __init__(self, take: Callable[[], object], leave: Callable[[], object], export: Callable[[], object]) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.panel = Panel(_("Xem trước khi ghi"), padded=False)
        self.band = Band()
        self.panel.body.addWidget(self.band)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.panel.body.addWidget(self.progress)
        self.list = RecordsView(
            [
                Column(_("Ngày, vụ việc"), 150, "text"),
                Column(_("Nội dung"), 0, "two"),
                Column(_("Đang là"), 130, "date"),
                Column(_("Sẽ là"), 130, "date"),
            ],
            tall="two_line_dense",
        )
        self.panel.body.addWidget(self.list, 1)
        bar, row = action_row()
        row.addWidget(Words(_("Chưa có gì được ghi. Mỗi vụ việc bị dời sẽ ghi lại vì sao."), "small", "muted"), 1)
        self.moved: tuple[Moved, ...] = ()
        self.export = Button(_("Xuất Excel"), export, key="Ctrl+E")
        self.leave = Button(_("Thôi"), leave, key="Esc")
        row.addWidget(self.export)
        self.take = Button(_("Ghi"), take, key="Ctrl+S", primary=True)
        row.addWidget(self.leave)
        row.addWidget(self.take)
        self.panel.body.addWidget(bar)
        whole.addWidget(self.panel)

    def start(self, facts: str) -> None:
        """Empty, while the cases are being looked through."""
        self.panel.set_facts(facts)
        self.list.set_groups([])
        self.progress.setRange(0, 0)
        self.progress.show()
        self.band.say(_("Đang xem vụ việc nào bị dời hạn… Esc là thôi, không ghi gì."))
        self.take.setText(_("Ghi"))
        self.leave.refuse("")
        self.take.refuse(_("Chưa xem xong."))
        self.moved = ()
        self.export.refuse(_("Chưa xem xong."))

    def show_progress(self, done: int, of: int) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)
        self.band.say(_("Đã xem {done} trong {of} vụ việc… Esc là thôi, không ghi gì.").format(done=done, of=of))

    def show_writing(self) -> None:
        self.progress.setRange(0, 0)
        self.progress.show()
        self.band.say(_("Đang ghi vào sổ…"))
        for button in (self.take, self.leave, self.export):
            button.refuse(_("Đang ghi vào sổ…"))

    def show_told(self, told: Told) -> None:
        self.progress.hide()
        if told.none:
            self.band.say(escape(told.none))
        else:
            self.band.say(" ".join(filter(None, [told.head, _counted(told), told.beside])))
        moving = _("Hạn sẽ dời")
        ended = _("Việc đã xong, hạn được tính lại")
        self.list.set_groups(
            [
                *told.groups,
                Group("moved", moving, tuple(move_rows(told.moved))),
                Group("ended", ended, tuple(move_rows(told.ended, "ended")), folded=True),
            ]
        )
        count = len(told.moved)
        self.take.setText(_("Ghi và dời {n} hạn").format(n=count) if count else _("Ghi"))
        self.take.refuse(told.none)
        self.moved = told.moved
        self.export.refuse("" if told.moved else _("Không vụ việc nào đổi hạn."))
        self.take.updateGeometry()
        self.list.setFocus()

    def may_take(self) -> bool:
        return self.take.isEnabled()


def _counted(told: Told) -> str:
    if not told.moved and not told.ended:
        return _("Không vụ việc nào đổi hạn.")
    cases = len({move.case for move in told.moved})
    words = _("<b>{n} hạn</b> đang chạy của {cases} vụ việc sẽ dời.").format(n=len(told.moved), cases=cases)
    if told.ended:
        words += " " + _("{n} hạn của việc đã xong cũng được tính lại; số đúng hạn kỳ trước có thể đổi.").format(
            n=len(told.ended)
        )
    return words


def move_rows(moved: Sequence[Moved], key: str = "") -> list[Row]:
    return [
        Row(
            f"{move.case}/{key}{at}",
            (
                Cell(move.case, bold=True),
                Cell(of_law(move.title), second=_by(move), code=move.people if move.secret else ""),
                Cell(written(move.due), role="muted"),
                Cell(written(move.becomes), bold=True),
            ),
            move,
        )
        for at, move in enumerate(moved)
    ]


def _by(move: Moved) -> str:
    days = marked(_("{n} ngày").format(n=f"{(move.becomes - move.due).days:+d}"), tentative=move.provisional)
    return days if move.secret else f"{days} · {move.people}"


def written(day: date) -> str:
    return f"{weekday_short(day)} {full_date(day)}"
