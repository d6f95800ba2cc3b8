"""The first page of a new office: which office, who I am, begin; or a sample ward to practise in."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from danvan_desk import paths
from danvan_desk.communes import Commune, Province, provinces
from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui import opening
from ui.opening import NewOffice
from ui.pages.page import error_words
from ui.tasks import Tasks
from ui.widgets.buttons import Button
from ui.widgets.fields import CheckField, Field, TextField, check_all, show_problems
from ui.widgets.notice import Notice
from ui.widgets.page_head import PageHead
from ui.widgets.panel import GAP, MARGIN, Panel
from ui.widgets.words import Words


class Host(Protocol):
    home: Path
    tasks: Tasks

    def use_home(self, home: Path) -> None: ...
    def open_sample(self) -> None: ...


class FirstStart(QWidget):
    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._communes: dict[str, Commune] = {}
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
        self._warn_of_folder()
        self.setFocusProxy(self.province)

    def _fields_made(self) -> None:
        self.province = TextField(
            "province",
            _("Tỉnh, thành phố"),
            required=True,
            placeholder=_("Gõ vài chữ rồi chọn, hoặc gõ đủ tên"),
            suggestions=[one.name for one in provinces()],
        )
        self.commune = TextField("commune", _("Xã, phường, đặc khu"), placeholder=_("Chọn tỉnh trước, rồi gõ vài chữ"))
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
        row.addWidget(Button(_("Chọn thư mục khác…"), self._choose_folder, icon="folder", small=True))
        panel.body.addLayout(row)
        self._where.setText(_("Sổ sẽ nằm ở {home}").format(home=self._host.home))
        return panel

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.sample = Button(_("Mở đơn vị mẫu để tập"), self._host.open_sample, icon="book-open")
        self.start = Button(_("Bắt đầu"), self._begin, icon="arrow-right", primary=True)
        row.addWidget(self.sample)
        row.addWidget(self.start)
        return row

    # what one field tells another

    def _chosen_province(self) -> Province | None:
        wanted = (self.province.value() or "").casefold()
        return next((one for one in provinces() if one.name.casefold() == wanted), None)

    def _province_chosen(self) -> None:
        province = self._chosen_province()
        if province is None:
            return
        self._communes = {one.name: one for one in province.communes}
        self.commune.set_suggestions(list(self._communes))
        self._guess(self.superior, province.superior())

    def _commune_chosen(self) -> None:
        wanted = (self.commune.value() or "").casefold()
        commune = next((one for name, one in self._communes.items() if name.casefold() == wanted), None)
        if commune is None:
            return
        self._guess(self.office, commune.office())
        self._guess(self.code, commune.code)
        self._guess(
            self.place, commune.name.partition(" ")[2] if not commune.name.startswith("Đặc") else commune.name[9:]
        )

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
        if not check_all(self.fields()):
            return
        home, asked = self._host.home, self.asked()
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
        if folder:
            self._host.use_home(Path(folder))

    def _warn_of_folder(self) -> None:
        warning = paths.is_network_or_synced(self._host.home)
        if warning:
            self.notice.warn(escape(warning))
            self.notice.show()


def _row(*fields: Field) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 1)
    return row
