"""The commands that are there on every page: every entry of the menus that isn't a page's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from danvan_desk import paths
from danvan_desk.texts import _
from ui import menus, opening
from ui.keys import Command
from ui.waiting import Waiting

_TOLD_EVERY_MS = 300
ANSWER = "answer"

if TYPE_CHECKING:
    from pathlib import Path

    from danvan_desk.safekeeping.backup import BackupMade
    from danvan_desk.safekeeping.checking import CheckReport
    from ui.main_window import MainWindow


def window_commands(window: MainWindow) -> list[Command]:
    """In the order of the menus. What needs an open home is left out until there is one."""
    is_open = window.opened is not None
    commands = [*_writing(window), *_moving(window)] if is_open else []
    commands += _file(window, is_open=is_open)
    if is_open:
        commands.append(Command(_("Bảng bồi dưỡng tiếp công dân…"), lambda: window.go("allowance"), menu="tools"))
        commands.append(Command(_("Tổng hợp nhiều đơn vị…"), lambda: window.go("combine"), menu="tools"))
        commands.append(Command(_("Đối chiếu giấy tờ…"), lambda: check_paper(window), menu="tools"))
        commands.append(Command(_("Kiểm tra sổ"), lambda: check_books(window), menu="tools"))
    return [
        *commands,
        Command(_("Mở thư mục nhật ký"), lambda: _open_folder(window, "logs"), menu="tools"),
        Command(_("Tất cả phím"), lambda: show_keys(window), "F1", "help"),
        Command(_("Giới thiệu"), lambda: about(window), menu="help"),
    ]


def _writing(window: MainWindow) -> list[Command]:
    asked = (
        ("reception", _("Ghi lượt tiếp"), "F2"),
        ("petitions", _("Nhận đơn"), "F4"),
        ("dialogues", _("Ghi buổi đối thoại"), ""),
    )
    names = window.nav.names()
    made = [
        Command(words, partial(window.go, name, "new"), key, "record") for name, words, key in asked if name in names
    ]
    made.append(Command(_("Văn bản chỉ đạo, tập huấn"), lambda: window.go("small_log", "new"), menu="record"))
    if "reports" in names:
        made.append(Command(_("Báo cáo và biểu"), lambda: window.go("reports"), menu="print"))
    return made


def _moving(window: MainWindow) -> list[Command]:
    names = window.nav.names()
    numbered = [name for name in names if name != ANSWER][:9]  # has a key of its own
    made = [
        Command(window.nav.words_of(name), partial(window.go, name), f"Ctrl+{at}", "view")
        for at, name in enumerate(numbered, 1)
    ]
    if ANSWER in names:
        made.append(Command(window.nav.words_of(ANSWER), lambda: window.go(ANSWER, "new"), "F7", "view"))
    return [
        *made,
        Command(_("Trang trước"), window.back, "Alt+Left", "view"),
        Command(_("Đọc lại trang"), lambda: _reload(window), "F5", "view"),
        Command(_("Sang khung kế"), window.next_panel, "F6", "view"),
        Command(_("Tìm khắp sổ"), lambda: _search(window), "F3", "tools"),
        Command(_("Quay lại"), window.escape, "Esc", ""),
    ]


def _file(window: MainWindow, *, is_open: bool) -> list[Command]:
    made = []
    if is_open:
        made.append(Command(_("Sao lưu ngay"), lambda: back_up(window), menu="file"))
        made.append(Command(_("Mở thư mục dữ liệu"), lambda: _open_folder(window, ""), menu="file"))
    if paths.has_books(window.home):  # also where the books can't be opened: then it is needed most
        made.append(Command(_("Khôi phục từ bản sao…"), lambda: _restore(window), menu="file"))
    if window.home != paths.demo_home():
        made.append(Command(_("Mở đơn vị mẫu để tập"), window.open_sample, menu="file"))
    else:
        made.append(Command(_("Về sổ của cơ quan"), lambda: window.use_home(paths.default_home()), menu="file"))
    made.append(Command(_("Thoát"), window.close, "Ctrl+Q", "file"))
    return made


def preferences(window: MainWindow) -> list[QMenu]:
    """Look, text size and language, each a submenu of Xem with one tick."""
    now, save, parent = window.settings, window.save_settings, window.menu_bar
    looks = [("system", _("Theo hệ thống")), ("light", _("Sáng")), ("dark", _("Tối"))]
    sizes = [("normal", _("Thường")), ("large", _("Lớn"))]
    languages = [("vi", "Tiếng Việt"), ("en", "English")]
    return [
        menus.choices(_("Giao diện"), looks, now.theme, lambda code: save(theme=code), parent),
        menus.choices(_("Cỡ chữ"), sizes, now.text_size, lambda code: save(text_size=code), parent),
        menus.choices(_("Ngôn ngữ"), languages, now.language, lambda code: save(language=code), parent),
    ]


def back_up(window: MainWindow) -> None:
    """A verified copy now; said in the status bar, where the time of the last one changes too."""
    home = window.home

    def work() -> BackupMade:
        from danvan_desk.safekeeping.backup import backup

        return backup(home)

    def done(made: BackupMade) -> None:
        window.say(_("Đã sao lưu và kiểm tra: {file}").format(file=made.path))
        window.refresh_frame()

    window.say(_("Đang sao lưu…"))
    window.tasks.run(work, done, owner=window)


def _restore(window: MainWindow) -> None:
    from ui.restoring import restore_copy

    restore_copy(window)


def check_books(window: MainWindow) -> None:
    """Prove the books whole; what is wrong is listed to be read at leisure."""
    home = window.home

    def work() -> CheckReport:
        from danvan_desk.safekeeping.checking import check

        return check(home)

    def done(report: CheckReport) -> None:
        if report.whole:
            window.say(_("Sổ nguyên vẹn: {n} dòng đã kiểm tra.").format(n=sum(report.counted.values())))
            return
        _tell(window, _("Sổ có điểm cần xem lại"), "\n".join(report.problems))

    window.say(_("Đang kiểm tra sổ…"))
    window.tasks.run(work, done, owner=window)


def check_paper(window: MainWindow) -> None:
    """A found paper held against the books."""
    from ui.dialogs.paper_check import PaperCheck
    from ui.pages.page import error_words

    desk = window.desk

    def ask(given: str, show: Any, fail: Any) -> None:
        def work() -> object:
            from danvan_desk.queries.paper_check import check_paper as checked

            return checked(desk, given)

        window.tasks.run(work, show, lambda error: fail(error_words(error)), owner=dialog)

    dialog = PaperCheck(ask, window.open_record, window)
    dialog.open()


def open_sample(window: MainWindow, home: Path) -> None:
    """Make the sample ward in its own folder where there is none, telling how far it is, then open it."""
    if paths.has_books(home):
        window.use_home(home)
        return
    sheet, told = Waiting(window.today, _("Đang làm đơn vị mẫu…")), [0]

    def progress(count: int) -> bool:
        told[0] = count
        return True

    timer = QTimer(sheet)
    timer.timeout.connect(lambda: sheet.head.set_facts(_("Đang làm đơn vị mẫu: đã ghi {n} bản ghi").format(n=told[0])))
    timer.start(_TOLD_EVERY_MS)
    window.wait_for(sheet, lambda: opening.make_sample(home, progress), home)


def show_keys(window: MainWindow) -> None:
    from ui.dialogs.all_keys import AllKeys

    page = window.page()
    dialog = AllKeys(page.title() if page else "", window.page_commands(), window)
    dialog.exec()
    dialog.deleteLater()


def about(window: MainWindow) -> None:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("danvan-desk")
    except PackageNotFoundError:
        number = _("bản chưa đóng gói")
    words = _("Dân Vận Desk {version}\nPython {python}\nDữ liệu: {home}").format(
        version=number, python=platform.python_version(), home=window.home
    )
    _tell(window, _("Giới thiệu"), words)


def _tell(window: MainWindow, title: str, words: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(window)
    box.setWindowTitle(title)
    box.setText(words)
    box.addButton(_("Đóng"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def _reload(window: MainWindow) -> None:
    page = window.page()
    if page is not None:
        page.reload()


def _search(window: MainWindow) -> None:
    window.menu_bar.search.setFocus()
    window.menu_bar.search.selectAll()


def _open_folder(window: MainWindow, inside: str) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    folder = window.home / inside if inside else window.home
    if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        window.say(_("Không mở được {folder}. Hãy mở thư mục này bằng trình quản lý tệp.").format(folder=folder))
