"""Beside the dialogue form: the number and the dates that will follow when it is saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.vocabulary import Kind, label
from danvan_desk.texts import _, of_law
from ui.pages.dialogue_card import term_chip
from ui.widgets.chip import Chip, SecretCode
from ui.widgets.dates import full_date
from ui.widgets.panel import GAP, Panel, clear_out
from ui.widgets.words import Icon, Words

if TYPE_CHECKING:
    from danvan_desk.domain.clocks import Clock
    from danvan_desk.queries.dialogue_outlook import CaseNamed, Outlook

WIDTH = 330


class Outcome(QWidget):
    """`show_outlook` after each change that matters."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        self.case_panel, self.panel = Panel(_("Vụ việc")), Panel(_("Khi lưu"))
        whole.addWidget(self.case_panel)
        whole.addWidget(self.panel)
        whole.addStretch(1)
        self.setFixedWidth(WIDTH)
        self.case_panel.hide()

    def words(self) -> list[str]:
        return [words.text() for words in self.findChildren(Words) if not words.isHidden()]

    def show_outlook(self, found: Outlook, year: int, promises: int, *, wants_case: bool, asked: str = "") -> None:
        clear_out(self.panel.body)
        number = _("Số DTH-{year}-…, cấp khi lưu").format(year=year)
        self._line("file-text", number)
        for clock in found.clocks:
            self._line("calendar-clock", self._sentence(clock), clock)
        if promises:
            self._line("handshake", _("{n} lời hứa vào trang Lời hứa, cam kết, nhắc theo hạn").format(n=promises))
        if not found.clocks and (found.case is not None or not wants_case):
            self._line("info", _("Không có thời hạn nào phải tính"))
        self._show_case(found.case, wants_case=wants_case, asked=asked)

    def _sentence(self, clock: Clock) -> str:
        due = full_date(clock.due) if clock.due else ""
        if clock.clock == "dialogue.publish":
            if clock.ended_on:
                return _("Đã công khai kết quả ngày {day} (hạn {due})").format(day=full_date(clock.ended_on), due=due)
            return _("Công khai, niêm yết, gửi thôn, khu phố trước hết ngày {due}").format(due=due)
        title = of_law(clock.title)
        if clock.ended_on is None:
            return _("{title}: chưa ghi ngày, phải trước hết ngày {due}").format(title=title, due=due)
        return _("{title}: hạn {due}, đã làm {day}").format(title=title, due=due, day=full_date(clock.ended_on))

    def _line(self, icon: str, words: str, clock: Clock | None = None) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(icon, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(Words(words, wrap=True))
        if clock is not None:
            column.addWidget(Chip(term_chip(clock, self._today)))
            column.addWidget(Words(clock.basis, "small", "muted", wrap=True))
        row.addLayout(column, 1)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.panel.body.addWidget(holder)

    def _show_case(self, case: CaseNamed | None, *, wants_case: bool, asked: str) -> None:
        self.case_panel.setVisible(wants_case)
        clear_out(self.case_panel.body)
        if case is None:
            words = _("Gõ số vụ việc, tên hoặc nội dung rồi chọn trong danh sách.")
            if asked:
                words = _("Chưa có vụ việc nào số “{number}”. {how}").format(number=asked, how=words)
            self.case_panel.body.addWidget(Words(words, role="muted", wrap=True))
            return
        self.case_panel.body.addWidget(Words(f"{label(Kind(case.kind))} · {case.number}", bold=True))
        if case.secret:
            self.case_panel.body.addWidget(SecretCode(case.people))
            self.case_panel.body.addWidget(
                Words(
                    _("Người tố cáo được giữ bí mật: đừng ghi tên người ấy vào biên bản này."),
                    "small",
                    "secret",
                    wrap=True,
                )
            )
        else:
            self.case_panel.body.addWidget(Words(case.people))
        self.case_panel.body.addWidget(Words(case.content, "small", "muted", wrap=True))
