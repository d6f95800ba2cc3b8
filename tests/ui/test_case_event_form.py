"""The form of an event: what is left unfinished is offered again as it was; its fields are in sight in a low window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea

from .test_cases import event, foreseen, show_case  # noqa: F401 - the fixture
from .test_petitions import LAND, key


def test_what_was_typed_and_is_no_number_is_offered_again_as_it_was(show_case, qtbot):  # noqa: F811
    window = show_case([LAND, event("accepted", "2026-11-20")])
    page = window.page()

    def left_and_opened_again(name, typed):
        page.forms.new_event(name)
        for place, words in typed.items():
            fields = {field.name: field for field in page.forms.form().all_fields()}
            name_, _dot, code = place.partition(".")
            (fields[name_].parts[code] if code else fields[name_]).line.setText(words)
        key(Qt.Key.Key_Escape, widget=window)
        assert not page.forms.is_open()
        key(Qt.Key.Key_F2, widget=window)
        fields = {field.name: field for field in page.forms.form().all_fields()}
        found = {}
        for place in typed:
            name_, _dot, code = place.partition(".")
            found[place] = (fields[name_].parts[code] if code else fields[name_]).line.text()
        assert (page.forms.form().event_name, found) == (name, typed)
        page.forms.close()

    left_and_opened_again("extended", {"days": "3o"})
    left_and_opened_again("dialogue_called", {"until": "31/11/202"})
    left_and_opened_again("decided", {"orders.return_money": "12,5x", "orders.discipline_people": "2"})


def test_in_a_low_window_with_a_band_several_fields_are_in_sight(show_case, qtbot):  # noqa: F811
    window = show_case([LAND | {"content": LAND["content"] + " và các thửa liền kề" * 8}])
    page = window.page()
    window.resize(910, 485)
    page.late_band.warn("Việc vừa ghi làm đổi số đã báo cáo: 12/BC-UBND.")
    page.late_band.show()
    page.forms.new_event("accepted")
    form = page.forms.form()
    (area,) = [one for one in form.findChildren(QScrollArea) if one.isVisible()]

    def in_sight():
        view = area.viewport().rect()
        placed = [one.rect().translated(one.mapTo(area.viewport(), QPoint())) for one in form.all_fields()]
        return sum(view.contains(place) for place in placed)

    foreseen(page, qtbot, "Giải quyết khiếu nại")
    qtbot.waitUntil(lambda: in_sight() >= 3)
    assert page.card.head.title.toolTip() == page.card.sheet.card.content
    assert form.foreseen.isVisible()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: in_sight() == len(form.all_fields()))
    assert not area.isAncestorOf(form.foreseen)
