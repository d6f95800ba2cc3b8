"""Bringing a copy of the books back from the menu: asked twice, nothing deleted, the window opens again on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from danvan_desk.texts import _
from ui.waiting import Waiting

if TYPE_CHECKING:
    from danvan_desk.safekeeping.backup import Restored
    from ui.main_window import MainWindow


def restore_copy(window: MainWindow) -> None:
    """Ask for a copy and whether it is meant; the books open now are set aside, then the copy is opened."""
    home = window.home
    start = str(home / "backups")
    given, _filter = QFileDialog.getOpenFileName(
        window, _("Chọn bản sao lưu để khôi phục"), start, _("Bản sao lưu (*.sqlite)")
    )
    if not given or not _meant(window, Path(given)):
        return
    made: list[Restored] = []

    def work() -> None:
        from danvan_desk.safekeeping.backup import restore

        made.append(restore(home, Path(given)))

    def told() -> None:
        if made:
            window.say(_("Đã khôi phục. Sổ trước đó được giữ ở {path}.").format(path=made[0].set_aside or home))

    window.usable.connect(told, Qt.ConnectionType.SingleShotConnection)
    window.wait_for(Waiting(window.today, _("Đang khôi phục…")), work, home)


def _meant(window: MainWindow, file: Path) -> bool:
    box = QMessageBox(window)
    box.setWindowTitle(_("Khôi phục sổ"))
    box.setText(_("Đem bản sao {name} về dùng?").format(name=file.name))
    box.setInformativeText(
        _("Những gì ghi sau bản sao này sẽ không còn trong sổ. Sổ đang dùng không bị xóa: nó được giữ trong set-aside.")
    )
    yes = box.addButton(_("Khôi phục"), QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(_("Thôi"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.exec()
    chosen = box.clickedButton() is yes
    box.deleteLater()
    return chosen
