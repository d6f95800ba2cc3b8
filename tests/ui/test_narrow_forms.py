"""In the window of a small screen the two long forms keep every field in sight."""

import pytest
from PySide6.QtWidgets import QScrollArea

from danvan_desk import texts
from ui.pages.petitions import PetitionsPage
from ui.pages.reception import ReceptionPage
from ui.pages.visit_section import FormSection

PAGES = {"petitions": PetitionsPage, "reception": ReceptionPage}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["petitions", "reception"])
def test_no_field_of_a_form_lies_beside_the_narrow_window(home, shown, qtbot, name, language):
    texts.use_language(language)
    window = shown(home, PAGES)
    window.resize(910, 485)
    window.go(name, "new")
    qtbot.waitUntil(lambda: not window.tasks.is_busy())
    sections = [one for one in window.findChildren(FormSection) if one.isVisible()]
    room = next(one for one in window.findChildren(QScrollArea) if one.isAncestorOf(sections[0]))
    assert room.widget().width() <= room.viewport().width()
    window.resize(1366, 740)
    side, first = sections[0]._side, sections[0].rows.itemAt(0).widget()
    qtbot.waitUntil(lambda: side.geometry().right() < first.x())  # in a wide one its name is beside again
