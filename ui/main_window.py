"""The window: frame, navigation, pages and the way between them. It paints first; the books open behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from danvan_desk import paths
from danvan_desk import settings as settings_file
from danvan_desk.settings import Settings
from danvan_desk.texts import _, use_language
from ui import menus, opening, qt_words, theme
from ui.keys import Command
from ui.opening import Opened
from ui.pages.catalogue import Factory, entries, page_of
from ui.pages.page import Page, error_words
from ui.tasks import Tasks
from ui.waiting import Trouble, Waiting
from ui.widgets.navigation import Navigation
from ui.widgets.panel import Panel
from ui.widgets.search_box import Answer
from ui.widgets.status_bar import StatusBar
from ui.window_commands import open_sample, preferences, window_commands

if TYPE_CHECKING:
    from danvan_desk.context import Desk

_NARROW_BELOW = 1280


class MainWindow(QMainWindow):
    """`pages` makes each page when it is first opened. `painted` once, after the first paint; `usable` once the first
    page (or the first-start page) stands."""

    painted = Signal()
    usable = Signal()

    def __init__(self, home: Path, settings: Settings, pages: dict[str, Factory], today: date) -> None:
        super().__init__()
        self.home, self.settings, self.today = home, settings, today
        self.desk: Desk = None  # type: ignore[assignment] # open before any page is made
        self.opened: Opened | None = None
        self.tasks = Tasks(self)
        self.tasks.changed.connect(self._tell_pages)
        self.tasks.unhandled.connect(self.show_trouble)
        self.painted.connect(self.refresh_commands)  # the first paint does without them
        self._factories, self._pages = pages, dict[str, Page]()
        self._current, self._was, self._painted = "", list[tuple[str, object]](), False
        self._counts: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._actions: list[QAction | QMenu] = []
        self.setMinimumSize(800, 440)  # at 150 % an office screen leaves 910 × 485
        self.resize(1366, 768)
        self._build()
        theme.dress(self)

    # the frame

    def _build(self) -> None:
        self.setWindowTitle(_("Dân Vận Desk"))
        self.menu_bar = menus.MenuBar(self._ask)
        self.menu_bar.search.chosen.connect(self.open_record)
        self.setMenuWidget(self.menu_bar)
        self.nav = Navigation(entries(frozenset(self._factories)))
        self.nav.chosen.connect(self.go)
        self.stack = QStackedWidget()
        self.status = StatusBar()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.nav)
        middle.addWidget(self.stack, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self._show_only(Waiting(self.today))
        self._fit_navigation()

    def rebuild(self) -> None:
        """After a change of language or text size: the same office and page, every word and height anew."""
        current, self._current = self._current, ""
        self._pages.clear()
        self._build()
        self.refresh_commands()
        if self.opened is not None:
            self._show_opened(self.opened)
            self.nav.set_counts(*self._counts)
            self.go(current or self._first())

    def _show_only(self, widget: QWidget) -> None:
        """A sheet over everything: waiting, first start, trouble. What stood there before is let go."""
        for at in reversed(range(self.stack.count())):
            old = self.stack.widget(at)
            if old is not None:
                self.stack.removeWidget(old)
                old.deleteLater()
        self._pages.clear()
        self._current = ""
        self.nav.set_current("")
        self.nav.setEnabled(False)
        self.stack.addWidget(widget)
        widget.setFocus()

    # opening the books

    def begin(self) -> None:
        """Open the home in the worker thread; call it once the window has painted."""
        home = self.home
        self.tasks.run(lambda: opening.open_home(home), self._home_opened, self._home_troubled, owner=self)

    def _home_opened(self, opened: Opened | None) -> None:
        if opened is None:
            from ui.first_start import FirstStart

            self._show_only(FirstStart(self))
            self.refresh_commands()
            self.usable.emit()
            return
        self.desk, self.opened, self.today = opened.desk, opened, opened.desk.today
        self._show_opened(opened)
        self.go(self._first())
        self.usable.emit()

    def _home_troubled(self, error: Exception) -> None:
        self._show_only(Trouble(error_words(error), self.begin, self.use_home))
        self.refresh_commands()
        self.usable.emit()

    def open_sample(self) -> None:
        """The sample ward, made first where there is none."""
        open_sample(self, paths.demo_home())

    def wait_for(self, sheet: Waiting, work: Callable[[], object], home: Path) -> None:
        """Close the books open now, do `work` behind `sheet`, then open `home`."""
        if self._all_may_leave():
            self._let_go()
            self._show_only(sheet)
            self.refresh_commands()
            self.tasks.run(work, lambda _made: self.use_home(home), self._home_troubled, owner=self)

    def use_home(self, home: Path) -> None:
        """Leave this home (if any is open) and open another."""
        if not self._all_may_leave():
            return
        self._let_go()
        self.home = home
        self.settings = settings_file.load(home)
        self._show_only(Waiting(self.today))
        self.begin()

    def _let_go(self) -> None:
        if self.opened is not None:
            opening.close(self.opened.desk)
            self.opened = None

    def _show_opened(self, opened: Opened) -> None:
        self.opened = opened
        mark = _(" (đơn vị mẫu để tập)") if opened.sample else ""
        self.setWindowTitle(_("Dân Vận Desk — {office}{mark}").format(office=opened.office, mark=mark))
        self.menu_bar.set_user(opened.user, opened.user_title)
        made = opened.backup
        copied = _("Sao lưu {when}").format(when=f"{made:%H:%M, %d/%m/%Y}") if made else _("Chưa sao lưu lần nào")
        self.status.set_facts(
            [("calendar-days", _("Lịch: bản {day}").format(day=opened.edition)), ("shield-check", copied)]
        )
        self.nav.setEnabled(True)

    def refresh_frame(self) -> None:
        """Read again the office's name, the calendar's edition and the last backup."""
        desk = self.desk
        self.tasks.run(lambda: opening.describe(desk), self._show_opened, owner=self)

    # from page to page

    def _first(self) -> str:
        return next(iter(self.nav.names()), "")

    def page(self) -> Page | None:
        return self._pages.get(self._current)

    def go(self, name: str, target: object = None) -> bool:
        """Show a page, telling it what to open. False where there is no such page or the present one wants to stay."""
        if self.opened is None or name not in self._factories:
            return False
        now = self.page()
        if now is not None and name != self._current:
            if not now.may_leave():
                self.nav.set_current(self._current)
                return False
            self._was.append((self._current, None))
        self._show(name, target)
        return True

    def back(self) -> None:
        """Alt+Left: the page before this one."""
        now = self.page()
        if self._was and (now is None or now.may_leave()):
            name, target = self._was.pop()
            self._show(name, target)

    def _show(self, name: str, target: object) -> None:
        if name not in self._pages:
            self._pages[name] = self._made(name)
        page = self._pages[name]
        self._current = name
        self.nav.set_current(name)
        self.stack.setCurrentWidget(page)
        if self.focusWidget() is None or not page.isAncestorOf(self.focusWidget()):
            page.setFocus()
        page.enter(target)
        self.refresh_commands()

    def _made(self, name: str) -> Page:
        page = self._factories[name](self)
        page.open_record.connect(self.open_record)
        page.say.connect(self.say)
        page.dress()
        self.stack.addWidget(page)
        return page

    def open_record(self, number: str) -> None:
        """Open the record with this number on the page that shows its kind."""
        self.go(page_of(number), number)

    def _tell_pages(self, kind: str) -> None:
        for page in self._pages.values():
            page.note_change(kind)
        if kind == "office":
            self.refresh_frame()

    def set_counts(self, counts: dict[str, int], overdue: dict[str, int]) -> None:
        """Renew the counts of the pages named; those of the others stay."""
        self._counts = ({**self._counts[0], **counts}, {**self._counts[1], **overdue})
        self.nav.set_counts(*self._counts)

    # words and keys

    def say(self, text: str, *, wrong: bool = False) -> None:
        self.status.say(text, wrong=wrong)

    def show_trouble(self, error: Exception) -> None:
        """An error nobody took: the band of the page, or the status bar where there is no page."""
        if (page := self.page()) is not None:
            page.show_error(error)
            return
        self.status.say(error_words(error))

    def page_commands(self) -> list[Command]:
        page = self.page()
        return page.commands() if page else []

    def refresh_commands(self) -> None:
        """Menus, shortcuts and the status bar from the commands of the window and of the page shown."""
        for old in self._actions:
            if isinstance(old, QAction):
                self.removeAction(old)
            old.deleteLater()
        actions, filled = menus.arranged(self.page_commands(), window_commands(self), self)
        for made in actions:
            self.addAction(made)
        liked = preferences(self)
        self._actions = [*actions, *liked]
        filled.setdefault("view", []).extend([None, *liked])
        self.menu_bar.fill(filled)
        page = self.page()
        self.status.set_keys([*(page.keys() if page else []), ("F1", _("tất cả phím"))])

    def save_settings(self, **changes: object) -> None:
        """Keep and use the user's preferences; what can't be written is said and used all the same."""
        before, self.settings = self.settings, self.settings.but(**changes)
        if self.opened is not None:
            try:
                settings_file.save(self.home, self.settings)
            except OSError as error:
                self.status.say(error_words(error))
        now = self.settings
        if (before.theme, before.text_size) != (now.theme, now.text_size):
            theme.apply_to_program(now.theme, now.text_size)
        if (before.language, before.text_size) != (now.language, now.text_size):
            use_language(now.language)
            qt_words.speak()
            QTimer.singleShot(0, self.rebuild)
        else:
            self.refresh_commands()

    # the search box

    def _ask(self, text: str, show: Callable[[Answer], Any], fail: Callable[[str], Any]) -> None:
        desk = self.desk
        if self.opened is not None:
            self.tasks.run(lambda: opening.find(desk, text), show, lambda error: fail(error_words(error)), owner=self)

    # keys that move about

    def escape(self) -> None:
        """Esc: out of the search, else the smallest thing open on the page, else the page before."""
        search, page = self.menu_bar.search, self.page()
        if search.hasFocus():
            search.close_results()
            search.clear()
            if page is not None:
                page.setFocus()
        elif page is not None and not page.go_back():
            self.back()

    def next_panel(self) -> None:
        """F6: the first field or list of the next panel."""
        page = self.page()
        panels = [p for p in page.findChildren(Panel) if p.isVisible()] if page else []
        focus = QApplication.focusWidget()
        at = next((i for i, p in enumerate(panels) if focus is not None and p.isAncestorOf(focus)), -1)
        for panel in panels[at + 1 :] + panels[: at + 1]:
            first = next((w for w in panel.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & 1), None)
            if first is not None:
                first.setFocus()
                return

    # Qt's own

    def _fit_navigation(self) -> None:
        self.nav.set_narrow(self.width() < _NARROW_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_navigation()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _all_may_leave(self) -> bool:
        return all(page.may_leave() for page in self._pages.values())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._all_may_leave():
            event.ignore()
            return
        self.tasks.close()
        self._let_go()
        event.accept()
