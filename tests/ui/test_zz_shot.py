from danvan_desk.settings import Settings
from ui.pages.dialogues import DialoguesPage
from ui.pages.dialogue_numbers import DialogueNumbers
from .conftest import ProbePage
from .meeting_home import fill
import pytest
import os
from pathlib import Path

@pytest.mark.parametrize("theme,size", [("light","normal"),("dark","large")])
def test_shot(shown, qtbot, theme, size):
    home = Path("/tmp/d2home")
    import ui.theme
    from PySide6.QtWidgets import QApplication
    ui.theme.apply(QApplication.instance(), theme, size)
    w = shown(home, {"cases": ProbePage, "dialogues": DialoguesPage, "promises": ProbePage}, Settings(theme=theme))
    w.resize(1366,728)
    w.go("dialogues")
    p = w.page()
    qtbot.waitUntil(lambda: p.listing._found is not None)
    qtbot.wait(300)
    w.grab().save(f"/tmp/d2-list-{theme}.png")
    p.show_numbers()
    d = p.findChild(DialogueNumbers)
    qtbot.waitUntil(lambda: bool(d.lists))
    d.numbers.select("promised")
    qtbot.wait(200)
    d.grab().save(f"/tmp/d2-numbers-{theme}.png")
    d.reject()
    p.show_plans(); qtbot.wait(300)
    w.grab().save(f"/tmp/d2-plans-{theme}.png")
    key = p.listing.list.current_key()
    p.show_dialogue(key); qtbot.wait(600)
    w.grab().save(f"/tmp/d2-card-{theme}.png")
    ui.theme.apply(QApplication.instance(), "light", "normal")
