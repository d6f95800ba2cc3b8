"""Where English is chosen, the window's own words are English. The books here are written without a Vietnamese letter,
so each one seen is the program's, a law or form called by its name, or words that go to citizens as they stand."""

import json
import re
import tomllib
from importlib.resources import files

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QWidget

import resources
from danvan_desk import texts
from danvan_desk.domain.folding import fold
from danvan_desk.settings import Settings
from ui import opening
from ui.opening import NewOffice
from ui.pages.answer_parts import MatterPanel
from ui.pages.catalogue import CLASSES, entries, factories
from ui.pages.settings_wording import WordingSection
from ui.tables.cells import CellRole
from ui.widgets.strip import Slip

from . import meeting_home
from .conftest import TODAY

VIETNAMESE = re.compile(r"[ăâđêôơưà-ãè-ýạ-ỹ]", re.IGNORECASE)
NAMED = re.compile(
    r"(?:Bộ luật|Luật|Nghị định|Nghị quyết|Thông tư|Thông báo|Công văn|Mẫu|NĐ|TT|LTCD) ?\d.*|(?:Bộ luật|Luật) .*|Đ\.\d+"
    r"|\d+/QĐ-UBND|\bđ\b|(?:e\.g\.|[Ff]or example:?) .*|Tiếng Việt|Dân Vận Desk|LTCD|: 0$",
    re.DOTALL,
)
AS_THEY_STAND = (Slip, MatterPanel, WordingSection)
"""The slip of a date and the answer are read to a citizen and printed; the wording is that of the papers."""
PLACES = (
    ("today", None), ("reception", None), ("reception", "new"), ("answer", "VV-2026-00001"), ("petitions", None),
    ("petitions", "new"), ("cases", None), ("cases", "VV-2026-00001"), ("cases", "VV-2026-00004"),
    ("dialogues", None), ("dialogues", "plans"), ("dialogues", "DTH-2026-00001"), ("dialogues", "new"),
    ("backlog", None), ("promises", None), ("reports", None), ("small_log", None), ("allowance", None),
    ("publication", None), ("on_time", None), ("combine", None), ("books", None),
    ("settings", "calendar"), ("settings", "rules"),
)  # fmt: skip


def without_tones(given):
    if isinstance(given, str):
        return "".join(plain.upper() if was.isupper() else plain for was, plain in zip(given, fold(given), strict=True))
    if isinstance(given, dict):
        return {key: without_tones(value) for key, value in given.items()}
    return [without_tones(one) for one in given] if isinstance(given, list) else given


def strings(given):
    if isinstance(given, str):
        yield given
    for one in given.values() if isinstance(given, dict) else given if isinstance(given, list) else ():
        yield from strings(one)


@pytest.fixture(scope="module")
def official():
    """The words of the official tables and the names of the provinces, without commas."""
    found = set()
    for file in (files(resources) / "forms").rglob("*.toml"):
        found |= set(strings(tomllib.loads(file.read_text(encoding="utf-8"))))
    found |= set(strings(json.loads((files(resources) / "communes" / "communes.json").read_text(encoding="utf-8"))))
    return {part for text in found for part in text.lower().split(", ")}


@pytest.fixture
def window(shown, tmp_path, monkeypatch):
    home = tmp_path / "home"
    monkeypatch.setenv("DANVAN_TODAY", TODAY)
    opening.make_home(home, NewOffice("UBND Binh An", "Da Nang", None, None, None, False, "Mai", "Clerk"))
    meeting_home.fill(home, without_tones(meeting_home.RECORDS))
    texts.use_language("en")
    return shown(home, factories(), Settings("en", "light"))


def said(whole):
    """Words, buttons, choices, placeholders, tooltips, menus, headings and rows."""
    for widget in [whole, *whole.findChildren(QWidget)]:
        if any(isinstance(above, AS_THEY_STAND) for above in upwards(widget)):
            continue
        yield from (widget.toolTip(), widget.accessibleName())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from told_by(widget.model())
    for action in whole.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def upwards(widget):
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def told_by(model, *parent):
    for column in range(model.columnCount(*parent)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(min(20, model.rowCount(*parent))):
        for column in range(model.columnCount(*parent)):
            index = model.index(row, column, *parent)
            cell = index.data(CellRole)
            yield cell.spoken() if hasattr(cell, "spoken") else str(index.data() or "")
        first = model.index(row, 0, *parent)
        if not isinstance(model, QAbstractTableModel) and model.rowCount(first):
            yield from told_by(model, first)


def vietnamese(whole, official):
    """What is said in Vietnamese and is no official word; of several in a row, those that aren't."""
    parts = {part for text in said(whole) for part in NAMED.sub("", text).split(", ")}
    return sorted(part for part in parts if VIETNAMESE.search(part) and part.lower() not in official)


def test_every_page_speaks_english(window, qtbot, official):
    found = {}
    for place in PLACES:
        assert window.go(*place)
        qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=20_000)
        found[place] = vietnamese(window.page(), official)
    found["frame"] = vietnamese(window.menu_bar, official) + vietnamese(window.status, official)
    assert {place: words for place, words in found.items() if words} == {}


def test_a_page_of_many_is_named_for_many(window):
    names = {entry.name: entry.words for entry in entries(frozenset(CLASSES))}
    assert {name: names[name] for name in ("petitions", "cases", "dialogues")} == {
        "petitions": "Petitions", "cases": "Cases", "dialogues": "Dialogues",
    }  # fmt: skip
    for name in ("cases", "dialogues"):
        window.go(name)
        assert window.page().title() == names[name]
