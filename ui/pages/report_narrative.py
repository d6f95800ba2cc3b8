"""Báo cáo lời (Mẫu số 02): the officer's paragraphs at the left, the whole report with its numbers and charts at the
right as it will be printed; saved as Word, seen, printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.texts import _
from danvan_desk.whole_file import write_whole
from ui import printing
from ui.dialogs.preview_pages import PagesView
from ui.folders import offered
from ui.pages.narrative_sections import NarrativeSections
from ui.pages.page import error_words
from ui.pages.report_periods import span_dash
from ui.printing import PageShape
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import CheckField, ComboField, Field, TextField
from ui.widgets.notice import Notice
from ui.widgets.panel import scrolled
from ui.widgets.words import ElidedWords, Words

if TYPE_CHECKING:
    from danvan_desk.actions.narrative import ReportGiven
    from danvan_desk.domain.periods import Period
    from danvan_desk.papers.form_text import Composed
    from danvan_desk.queries.narrative import OwnParagraph, SentWith
    from danvan_desk.tallies.narrative_counts import NarrativeCounts
    from ui.pages.page import Page

_SAVE_MS, _DRAW_MS = 900, 500
_SIDE, _SHARE, _WIDEST = 470, 0.5, 1240


class ReportNarrative(QDialog):
    """`ReportNarrative(page, period).open()`. What is typed is kept without being asked for."""

    def __init__(self, page: Page, period: Period) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Báo cáo lời (Mẫu 02)"))
        self._page, self._period = page, period
        self._counts: NarrativeCounts | None = None
        self._paper: Composed | None = None
        self._unsaved: dict[str, bool] = {}  # section → whether it was left
        self._touched: set[str] = set()  # sections typed in and not left since
        self._closing = False
        self._asked = 0
        self._saving, self._drawing = self._timer(_SAVE_MS, self._save), self._timer(_DRAW_MS, self._refresh)
        self._build()
        self._read()

    def _timer(self, wait: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(run)
        return timer

    # building

    def _build(self) -> None:
        most = self._page.window().size()
        self.resize(min(_WIDEST, most.width() - 24), round(most.height() * 0.96))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 10)
        whole.setSpacing(6)
        self.notice = Notice()
        self.notice.say(_("Đang tính số liệu…"))
        whole.addWidget(self.notice)
        side = scrolled(self._column())
        side.setFixedWidth(min(_SIDE, round(self.width() * _SHARE)))
        self.pages = PagesView(self._page.window_.tasks, self._failed)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(side)
        middle.addWidget(self.pages, 1)
        whole.addLayout(middle, 1)
        whole.addLayout(self._foot())

    def _column(self) -> QWidget:
        today = self._page.window_.today
        self.document_no = TextField("document_no", _("Số báo cáo"), placeholder="12/BC-UBND", max_length=60)
        self.day = DateField("day", _("Ngày báo cáo"), today=today, not_after=today)
        signers = {
            "committee": _("TM. UBND, Chủ tịch"), "committee_vice": _("TM. UBND, KT. Chủ tịch"),
            "chair": _("Chủ tịch"), "vice": _("KT. Chủ tịch, Phó Chủ tịch"),
        }  # fmt: skip
        self.sign_as = ComboField("sign_as", _("Người ký"), list(signers.items()))
        self.signer = TextField("signer", _("Họ tên người ký"))
        self.officers = CheckField("officers", _("Kèm bảng đúng hạn theo cán bộ"))
        self.officers.set_value(True)
        self.sections = NarrativeSections()
        self.sections.typed.connect(self._typed)
        self.sections.left.connect(self._left)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(8)
        head: list[Field] = [self.document_no, self.day, self.sign_as, self.signer]
        for at in (0, 2):
            line = QHBoxLayout()
            line.setSpacing(8)
            for field in head[at : at + 2]:
                line.addWidget(field, 1)
            column.addLayout(line)
        column.addWidget(self.officers)
        column.addWidget(Words(_("Lời của cán bộ"), "small", "muted", bold=True))
        column.addWidget(self.sections)
        column.addStretch(1)
        for field in (*head, self.officers):
            field.edited.connect(self._drawing.start)
        return made

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Button(_("Đóng"), self.reject, key="Esc"))
        self.kept = ElidedWords("", "small", "muted")
        foot.addWidget(self.kept, 1)
        self.word = Button(_("Lưu Word…"), self.save_word, key="Ctrl+W", icon="download")
        self.show_pages = Button(_("Xem và in"), self.preview, key="Ctrl+P", icon="printer", primary=True)
        for button, key, run in ((self.word, "Ctrl+W", self.save_word), (self.show_pages, "Ctrl+P", self.preview)):
            foot.addWidget(button)
            button.setEnabled(False)
            QShortcut(QKeySequence(key), self).activated.connect(run)
        return foot

    # reading

    def _run(self, work: Any, done: Any) -> None:
        self._page.window_.tasks.run(work, done, self._failed, owner=self)

    def _read(self) -> None:
        """The paragraphs at once, then the numbers, which take longer."""
        desk, period = self._page.window_.desk, self._period

        def written() -> tuple[list[OwnParagraph], SentWith | None]:
            from danvan_desk.queries.narrative import own_paragraphs, sent_with

            return own_paragraphs(desk, period), sent_with(desk, period)

        def counted() -> NarrativeCounts:
            from danvan_desk.tallies.narrative_counts import narrative_counts

            return narrative_counts(desk, period)

        self._run(written, self._show_written)
        self._run(counted, self._show_counts)

    def _show_written(self, found: tuple[list[OwnParagraph], SentWith | None]) -> None:
        paragraphs, sent = found
        begun = not self.document_no.is_empty()  # somebody was quicker
        if not begun:
            self.day.set_value(sent.day if sent and not sent.changed else self._page.window_.today)
            self.document_no.set_value(sent.document_no if sent and not sent.changed else None)
        if sent and sent.changed:
            words = _("Số liệu nay khác báo cáo {number} đã gửi: ghi số mới.")
            self.kept.setText(words.format(number=sent.document_no))
        self.sections.show_paragraphs(paragraphs)
        if not begun:
            next(iter(self.sections.boxes.values())).box.box.setFocus()

    def _show_counts(self, counts: NarrativeCounts) -> None:
        self._counts = counts
        self._refresh()

    # writing

    def _typed(self, section: str) -> None:
        self._touched.add(section)
        self._unsaved.setdefault(section, False)
        self.kept.setText(_("Đang ghi…"))
        self._saving.start()
        self._drawing.start()

    def _left(self, section: str) -> None:
        """The log is told what was written in a section once it is left."""
        if section in self._touched:
            self._touched.discard(section)
            self._unsaved[section] = True
            self._save()

    def _save(self) -> None:
        self._saving.stop()
        desk, period = self._page.window_.desk, self._period
        texts, unsaved = self.sections.texts(), self._unsaved
        self._unsaved = {}
        if not unsaved:
            return

        def work() -> dict[str, str]:
            from danvan_desk.actions.narrative import save_paragraph

            return {
                section: save_paragraph(desk, period, section, texts[section], typing=not left)
                for section, left in unsaved.items()
            }

        def failed(error: Exception) -> None:
            self._unsaved = unsaved | self._unsaved
            self._closing = False
            self.kept.setText(_("Chưa ghi được"))
            self._failed(error)

        def done(kept: dict[str, str]) -> None:
            self.kept.setText(_("Đã ghi lúc {time}").format(time=f"{datetime.now().astimezone():%H:%M}"))
            self._show_struck(texts, kept, unsaved)
            if self._closing:
                super(ReportNarrative, self).reject()

        self._page.window_.tasks.run(work, done, failed, owner=self)

    def _show_struck(self, texts: dict[str, str], kept: dict[str, str], unsaved: dict[str, bool]) -> None:
        """Who may not be named stands by the code in the box too, once nobody types there."""
        for section, text in kept.items():
            box = self.sections.boxes[section]
            if unsaved[section] and text != texts[section] and box.text() == texts[section]:
                box.box.set_value(text)
                self._drawing.start()
                self.kept.setText(_("Tên, số của người tố cáo đã thay bằng mã"))

    def reject(self) -> None:
        """Closes once what was typed is on the disk; stays where it can't be written."""
        for section in self._touched:
            self._unsaved[section] = True
        self._touched.clear()
        self._closing = bool(self._unsaved)
        if self._closing:
            self._save()
        else:
            super().reject()

    # the paper

    def given(self) -> ReportGiven:
        from danvan_desk.actions.narrative import ReportGiven

        return ReportGiven(
            document_no=str(self.document_no.value() or ""), day=self.day.value(),
            sign_as=str(self.sign_as.value()), signer=str(self.signer.value() or ""),
            officers=bool(self.officers.value()), own=self.sections.texts(),
        )  # fmt: skip

    def _refresh(self) -> None:
        desk, counts, given = self._page.window_.desk, self._counts, self.given()
        if counts is None:
            return
        self._asked += 1
        asked = self._asked

        def work() -> tuple[Composed, bytes, list[PageShape]]:
            from danvan_desk.actions.narrative import compose_report
            from danvan_desk.actions.papers import rendered

            paper = compose_report(desk, counts, given)
            pdf = rendered(paper, "pdf")
            return paper, pdf, printing.page_shapes(pdf)

        def show(found: tuple[Composed, bytes, list[PageShape]]) -> None:
            if asked == self._asked:
                self._show(*found)

        self._run(work, show)

    def _show(self, paper: Composed, pdf: bytes, shapes: list[PageShape]) -> None:
        self._paper = paper
        self.pages.show_pdf(pdf, shapes)
        self.signer.line.setPlaceholderText(paper.signatures[0][0].name or "")
        for button in (self.word, self.show_pages):
            button.setEnabled(True)
        warnings = self._warnings(paper)
        if warnings:
            self.notice.warn("<br>".join(map(escape, warnings)))
        else:
            self.notice.say(_("Đủ mục theo Mẫu số 02, Thông tư 06/2025/TT-TTCP."))

    def _warnings(self, paper: Composed) -> list[str]:
        told = []
        if paper.missing:
            many = len(paper.missing)
            first = ", ".join(paper.missing[:3])
            words = _("Còn để trống: {fields}") if many <= 3 else _("Còn để trống {n} mục: {fields}…")
            told.append(words.format(n=many, fields=first))
        old = self.sections.not_looked_at()
        if old:
            words = _("Còn nguyên lời kỳ trước ở {n} mục, đọc lại trước khi gửi: {fields}")
            told.append(words.format(n=len(old), fields=", ".join(old[:3]) + ("…" if len(old) > 3 else "")))
        return told

    # out

    def _file(self, ending: str) -> str:
        return f"Bao-cao-loi-{self._period.start:%Y%m%d}-{self._period.end:%Y%m%d}{ending}"

    def preview(self) -> None:
        """The report as it stands in the boxes, to look at, print, or save as PDF or Word."""
        self._make("pdf", self._open_preview)

    def _make(self, file_format: str, use: Callable[[Composed, bytes], object]) -> None:
        """The paper with the words as they are now, not as they were last drawn."""
        desk, counts, given = self._page.window_.desk, self._counts, self.given()
        if counts is None:
            return
        self._save()

        def work() -> tuple[Composed, bytes]:
            from danvan_desk.actions.narrative import compose_report
            from danvan_desk.actions.papers import rendered

            paper = compose_report(desk, counts, given)
            return paper, rendered(paper, file_format)

        self._run(work, lambda made: use(*made))

    def _open_preview(self, paper: Composed, pdf: bytes) -> None:
        from danvan_desk.actions.papers import rendered
        from ui.dialogs.preview import PreviewDialog

        title = _("Báo cáo lời kỳ {period}").format(period=span_dash(self._period))
        warning = "\n".join(self._warnings(paper))
        word = partial(rendered, paper, "docx")
        PreviewDialog(pdf, title, self._file(".pdf"), None, self._page.window_, warning=warning, word=word).open()

    def save_word(self) -> None:
        if self._counts is None:
            return
        name = offered(self._file(".docx"))
        named, _filter = QFileDialog.getSaveFileName(self, _("Lưu Word"), name, _("Tệp Word (*.docx)"))
        if named:
            path = Path(named if named.lower().endswith(".docx") else named + ".docx")
            self._make("docx", lambda _paper, data: self._write(data, path))

    def _write(self, data: bytes, path: Path) -> None:
        def done(_nothing: None) -> None:
            self.kept.setText(_("Đã lưu {file}").format(file=path))

        self._run(lambda: write_whole(path, data), done)

    def _failed(self, error: Exception) -> None:
        self.notice.say_error(error_words(error))
