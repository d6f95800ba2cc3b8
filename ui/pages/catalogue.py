"""The pages there are, in the order of the day's work. A page is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from danvan_desk.texts import _, _as
from ui.pages.page import Page, Shell
from ui.widgets.navigation import Entry

Factory = Callable[[Shell], Page]
CLASSES = {
    "today": "TodayPage",
    "reception": "ReceptionPage",
    "answer": "AnswerPage",
    "petitions": "PetitionsPage",
    "cases": "CasesPage",
    "dialogues": "DialoguesPage",
    "backlog": "BacklogPage",
    "promises": "PromisesPage",
    "reports": "ReportsPage",
    "small_log": "SmallLogPage",
    "allowance": "AllowancePage",
    "publication": "PublicationPage",
    "on_time": "OnTimePage",
    "combine": "CombinePage",
    "books": "BooksPage",
    "settings": "SettingsPage",
}
PAGE_OF_NUMBER = {"VV": "cases", "TD": "reception", "DT": "petitions", "DTH": "dialogues", "log": "small_log"}


def factories() -> dict[str, Factory]:
    """Every page whose module is there, by name."""
    return {name: _maker(name) for name in CLASSES if find_spec(f"ui.pages.{name}") is not None}


def entries(names: set[str] | frozenset[str]) -> list[Entry]:
    """The navigation for the pages named. The small log opens from Ghi and from Báo cáo; the allowance sheet and
    "combine", a province's work, from Báo cáo and Công cụ; what is made public and who was on time from Báo cáo."""
    whole = [
        Entry("today", _("Hôm nay"), "sun"),
        Entry("reception", _as("navigation", "Tiếp công dân"), "id-card"),
        Entry("answer", _("Trả lời công dân"), "message-circle-question-mark"),
        Entry("petitions", _("Đơn thư"), "inbox"),
        Entry("cases", _as("list", "Vụ việc"), "folder-open"),
        Entry("dialogues", _as("list", "Đối thoại"), "messages-square"),
        Entry("backlog", _("Tồn đọng"), "hourglass", section=_("Theo dõi")),
        Entry("promises", _("Lời hứa, cam kết"), "handshake"),
        Entry("reports", _("Báo cáo"), "table-2", section=_("Sổ và biểu")),
        Entry("books", _("Quyển sổ"), "book-open"),
        Entry("settings", _("Thiết lập"), "settings", bottom=True),
    ]
    return [entry for entry in whole if entry.name in names]


def page_of(number: str) -> str:
    """The page that shows a record: VV- cases, TD- reception, DT- petitions, DTH- dialogues, log- the small log; "" for
    no record."""
    return PAGE_OF_NUMBER.get(number.partition("-")[0], "")


def _maker(name: str) -> Factory:
    def make(window: Shell) -> Page:
        made = getattr(import_module(f"ui.pages.{name}"), CLASSES[name])(window)
        if not isinstance(made, Page):
            raise TypeError(name)
        return made

    return make
