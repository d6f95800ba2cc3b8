"""The bar at the top: menus in words with every key beside its command, the search box, who is at the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QMenuBar, QWidget

from danvan_desk.texts import _
from ui import icons, theme
from ui.keys import MENUS, Command
from ui.widgets.search_box import Ask, SearchBox
from ui.widgets.words import Words


class MenuBar(QFrame):
    """`fill(commands)` writes the menus anew: the window's own commands and, after a line, those of the page shown."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menu")
        self.setFixedHeight(theme.height("menu"))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 14, 0)
        row.setSpacing(10)
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(False)
        self.menus = {name: self.bar.addMenu(words) for name, words in _titles().items()}
        self.search = SearchBox(ask)
        self._user, self._title = Words(), Words("", "small", "muted")
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._user)
        row.addWidget(self._title)

    def set_user(self, name: str, title: str) -> None:
        self._user.setText(name)
        self._title.setText(title)

    def fill(self, actions: Mapping[str, Sequence[QAction | QMenu | None]]) -> None:
        """Actions by menu; None is a line. A menu with nothing in it is not shown."""
        for name, menu in self.menus.items():
            menu.clear()
            for one in actions.get(name, ()):
                if one is None:
                    menu.addSeparator()
                elif isinstance(one, QMenu):
                    menu.addMenu(one)
                else:
                    menu.addAction(one)
            menu.menuAction().setVisible(bool(actions.get(name)))


def _titles() -> dict[str, str]:
    titles = (_("&Tệp"), _("&Ghi"), _("&Xem"), _("&In"), _("&Công cụ"), _("&Hướng dẫn"))
    return dict(zip(MENUS, titles, strict=True))


Entries = dict[str, list[QAction | QMenu | None]]


def arranged(own: Sequence[Command], general: Sequence[Command], parent: QWidget) -> tuple[list[QAction], Entries]:
    """Actions of the page's and the window's commands, and the menus they stand in: the page's first, then a line.

    Where both have the same key it is the page's; the window's command keeps its place without the key.
    """
    taken, parted = {command.key for command in own}, {command.menu for command in own}
    actions, filled = list[QAction](), Entries()
    for at, command in enumerate([*own, *general]):
        made = action(command, parent)
        actions.append(made)
        is_general = at >= len(own)
        if is_general and command.key in taken:
            made.setShortcut("")
        if command.menu:
            entries = filled.setdefault(command.menu, [])
            if is_general and command.menu in parted:
                entries.append(None)
                parted.discard(command.menu)
            entries.append(made)
    return actions, filled


def action(command: Command, parent: QWidget) -> QAction:
    """The command as an action of the window: its words, its key, its icon, its reason when it can't be done."""
    made = QAction(command.words, parent)
    if command.key:
        made.setShortcut(QKeySequence(command.key))
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    if command.icon:
        made.setIcon(icons.icon(command.icon, theme.colour("text")))
    if command.why_not:
        made.setText(f"{command.words}: {command.why_not}")
        made.setEnabled(False)
    made.triggered.connect(lambda _checked=False: command.run())
    return made


def choices(
    words: str, options: Sequence[tuple[str, str]], current: str, choose: Callable[[str], object], parent: QWidget
) -> QMenu:
    """A submenu with one tick: theme, text size, language."""
    menu = QMenu(words, parent)
    group = QActionGroup(menu)
    for code, shown in options:
        one = QAction(shown, menu)
        one.setCheckable(True)
        one.setChecked(code == current)
        one.triggered.connect(lambda _checked=False, code=code: choose(code))
        group.addAction(one)
        menu.addAction(one)
    return menu
