"""The first page of a new office: which office, who I am, begin; or a sample ward to practise in."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk import paths
from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui import opening
from ui.first_start_fields import CommuneField, ProvinceField
from ui.opening import NewOffice
from ui.pages.page import error_words
from ui.tasks import Tasks
from ui.widgets.buttons import Button
from ui.widgets.fields import CheckField, Field, TextField, check_all, show_problems
from ui.widgets.notice import Notice
from ui.widgets.page_head import PageHead
from ui.widgets.panel import GAP, MARGIN, Panel
from ui.widgets.words import Words

_OURS = frozenset({"logs", "settings.json", ".dang-tao"})  # what the program itself leaves in a home without books


class Host(Protocol):
    home: Path
    tasks: Tasks

    def use_home(self, home: Path) -> None: ...
    def open_sample(self) -> None: ...


class FirstStart(QWidget):
    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._home = host.home
        self._guessed: dict[str, str] = {}
        self._fields_made()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        whole.setSpacing(GAP)
        whole.addWidget(
            PageHead(_("Bắt đầu"), _("Chưa có sổ trên máy này. Ghi tên cơ quan và tên người dùng là xong."))
        )
        self.notice = Notice()
        self.notice.hide()
        whole.addWidget(self.notice)
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        inside.addWidget(self._office_panel())
        inside.addWidget(self._me_panel())
        inside.addWidget(self._home_panel())
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._buttons())
        self._show_home()
        self.setFocusProxy(self.province)
        for one, after in pairwise((self.officer_title.line, self.start, self.sample, self.choose)):
            QWidget.setTabOrder(one, after)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._begin)

    def _fields_made(self) -> None:
        self.province, self.commune = ProvinceField(), CommuneField()
        self.office = TextField("office", _("Tên cơ quan, như trên văn bản"), required=True)
        self.superior = TextField("superior", _("Cơ quan cấp trên"))
        self.place = TextField("place", _("Địa danh ghi trên văn bản"))
        self.code = TextField("code", _("Mã đơn vị hành chính"), max_length=20)
        self.remote = CheckField(
            "remote_area", _("Vùng sâu, vùng xa đi lại khó khăn (một số thời hạn dài hơn theo luật)")
        )
        self.officer = TextField("officer", _("Họ và tên"), required=True)
        self.officer_title = TextField("officer_title", _("Chức danh"), placeholder=_("ví dụ: Công chức tiếp công dân"))
        self.province.left.connect(self._province_chosen)
        self.commune.left.connect(self._commune_chosen)

    def fields(self) -> list[Field]:
        return [
            self.province,
            self.commune,
            self.office,
            self.superior,
            self.place,
            self.code,
            self.remote,
            self.officer,
            self.officer_title,
        ]

    def _office_panel(self) -> Panel:
        panel = Panel(_("Cơ quan"), _("tên này đứng đầu mọi giấy tờ in ra; sửa được sau trong Thiết lập"))
        panel.body.addLayout(_row(self.province, self.commune))
        panel.body.addLayout(_row(self.office, self.superior))
        panel.body.addLayout(_row(self.place, self.code))
        panel.body.addWidget(self.remote)
        return panel

    def _me_panel(self) -> Panel:
        panel = Panel(_("Tôi là"), _("người ghi sổ trên máy này"))
        panel.body.addLayout(_row(self.officer, self.officer_title))
        return panel

    def _home_panel(self) -> Panel:
        panel = Panel()
        row = QHBoxLayout()
        self._where = Words("", role="muted", wrap=True)
        row.addWidget(self._where, 1)
        self.choose = Button(_("Chọn thư mục khác…"), self._choose_folder, icon="folder", small=True)
        row.addWidget(self.choose)
        panel.body.addLayout(row)
        self._about_home = Notice()
        panel.body.addWidget(self._about_home)
        return panel

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.sample = Button(_("Mở đơn vị mẫu để tập"), self._host.open_sample, icon="book-open")
        self.start = Button(_("Bắt đầu"), self._begin, key="Ctrl+Return", icon="arrow-right", primary=True)
        row.addWidget(self.sample)
        row.addWidget(self.start)
        return row

    # what one field tells another

    def _province_chosen(self) -> None:
        province = self.province.province()
        if province is None:
            return
        self.commune.offer(province)
        self._guess(self.superior, province.superior())

    def _commune_chosen(self) -> None:
        commune = self.commune.commune()
        if commune is None:
            return
        self._guess(self.office, commune.office())
        self._guess(self.code, commune.code)
        self._guess(self.place, commune.place())

    def _guess(self, field: TextField, words: str) -> None:
        """Fill what is still empty or was only our own guess; never what somebody typed."""
        if field.value() in (None, self._guessed.get(field.name)):
            field.set_value(words)
            self._guessed[field.name] = words

    # beginning

    def asked(self) -> NewOffice:
        return NewOffice(
            office=self.office.value() or "",
            province=self.province.value() or "",
            superior=self.superior.value(),
            place=self.place.value(),
            code=self.code.value(),
            remote_area=self.remote.value(),
            officer=self.officer.value() or "",
            officer_title=self.officer_title.value(),
        )

    def _begin(self) -> None:
        if not self.start.isEnabled() or not check_all(self.fields()):
            return
        home, asked = self._home, self.asked()
        self._set_busy(busy=True)
        self._host.tasks.run(
            lambda: opening.make_home(home, asked), lambda _made: self._host.use_home(home), self._failed, owner=self
        )

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, Refused):
            left = show_problems(self.fields(), error.problems)
            if not left:
                return
            self._say_error("; ".join(escape(problem.message) for problem in left), None)
        else:
            self._say_error(error_words(error), self._begin)

    def _say_error(self, words: str, again: Callable[[], object] | None) -> None:
        self.notice.say_error(words, again)
        self.notice.show()

    def _set_busy(self, *, busy: bool) -> None:
        self.start.refuse(_("Đang tạo sổ…") if busy else "")
        self.sample.refuse(_("Đang tạo sổ…") if busy else "")

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Chọn thư mục giữ sổ"))
        if not folder:
            return
        if paths.has_books(Path(folder)):
            self._host.use_home(Path(folder))
            return
        self._home = Path(folder)  # what was typed stays
        self._show_home()
        self.start.setFocus()

    def _show_home(self) -> None:
        """Where the books will lie, and what speaks against it."""
        self._where.setText(_("Sổ sẽ nằm ở {home}").format(home=self._home))
        against = [paths.is_network_or_synced(self._home) or ""]
        if _holds_files(self._home):
            against.append(_("Thư mục này đã có tệp khác và không có sổ nào: sổ sẽ nằm lẫn giữa các tệp ấy."))
        self._about_home.warn(escape(" ".join(words for words in against if words)))
        self._about_home.setVisible(any(against))


def _holds_files(folder: Path) -> bool:
    """Whether others keep something there."""
    try:
        return any(one.name not in _OURS for one in folder.iterdir())
    except OSError:
        return False


def _row(*fields: Field) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 1)
    return row
