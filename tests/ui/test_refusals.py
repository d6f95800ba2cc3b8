"""A refusal of reception from the desk to its notice: the clock in sight, the notice's number and day, the end."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from danvan_desk.actions.add import add_records
from danvan_desk.domain.vocabulary import RefusalGround
from danvan_desk.errors import Refused
from danvan_desk.queries.today import today
from danvan_desk.queries.visits import visit_card
from ui.pages import visit_words
from ui.pages.paper_writer import PaperWriter
from ui.pages.reception import FORM, ReceptionPage

from .meeting_home import fill, petition

CTRL = Qt.KeyboardModifier.ControlModifier
REFUSED = {
    "type": "visit", "date": "2026-11-20", "reception": "regular", "kind": "feedback", "content": "Đòi trả lời lại",
    "outcome": "refused", "refusal_ground": "ND154-4-1-h", "person": {"name": "Lê Thị Mơ"},
}  # fmt: skip


@pytest.fixture
def window(home, shown, monkeypatch):
    for name in ("papers", "issuers", "bodies"):
        monkeypatch.setattr(visit_words, name, list)
    fill(home, [petition("a", "2026-11-13", "Việc cũ"), {**REFUSED, "case": "a"}, REFUSED])
    return shown(home, {"reception": ReceptionPage})


def test_the_form_offers_every_ground_and_no_field_of_a_notice_yet(window, qtbot):
    window.go("reception", "new")
    fields = window.page().form.fields
    fields.by_name["outcome"].set_value("refused")
    for ground in RefusalGround:
        fields.by_name["refusal_ground"].set_value(ground.value)
        fields.follow()
        assert fields.values()["refusal_ground"] == ground.value
        assert not fields.by_name["notice_no"].isVisible()
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=10_000)


def test_both_stand_on_today_also_the_one_of_a_case(window):
    found = today(window.desk)
    items = [one for one in (*found.overdue, *found.this_week) if one.number.startswith("TD-")]
    assert [(one.number, one.due) for one in items] == [
        ("TD-2026-00001", date(2026, 11, 26)), ("TD-2026-00002", date(2026, 11, 26)),
    ]  # fmt: skip


def test_recording_number_and_day_ends_the_clock(window, qtbot):
    window.open_record("TD-2026-00001")
    page = window.page()
    qtbot.waitUntil(lambda: page.card.card is not None and not window.tasks.is_busy(), timeout=8000)
    assert page.card.card.clocks[0].state.value == "due_soon"
    QTest.keyClick(window, Qt.Key.Key_U, CTRL)
    fields = page.form.fields
    assert fields.by_name["notice_no"].isVisible()
    fields.by_name["notice_no"].set_value("12/TB-UBND")
    fields.by_name["notice_on"].set_value("2026-11-23")
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)  # completing asks for no reason
    qtbot.waitUntil(lambda: page.mode() != FORM and not window.tasks.is_busy(), timeout=8000)
    card = visit_card(window.desk, "TD-2026-00001")
    assert (card.notice_no, card.notice_on) == ("12/TB-UBND", date(2026, 11, 23))
    (clock,) = [one for one in card.clocks if one.clock == "reception.refusal_notice"]
    assert (clock.state.value, clock.ended_on) == ("met", date(2026, 11, 23))
    assert "TD-2026-00001" not in [one.number for one in today(window.desk).this_week]


def test_a_notice_from_before_the_visit_is_refused(window):
    early = {**REFUSED, "notice_on": "2026-11-19"}
    with pytest.raises(Refused, match="không thể có trước ngày tiếp 20/11/2026"):
        add_records(window.desk, [early])
    with pytest.raises(Refused, match="không thể có trước ngày tiếp 20/11/2026"):
        add_records(window.desk, [{"type": "update", "number": "TD-2026-00001", "set": {"notice_on": "2026-11-19"}}])


def test_the_notice_is_written_first_for_a_refused_visit_and_printing_it_ends_the_clock(window, qtbot):
    window.open_record("TD-2026-00002")
    page = window.page()
    qtbot.waitUntil(lambda: page.card.card is not None and not window.tasks.is_busy(), timeout=8000)
    QTest.keyClick(window, Qt.Key.Key_M, CTRL)
    (writer,) = window.findChildren(PaperWriter)
    qtbot.waitUntil(lambda: writer._draft is not None, timeout=15_000)
    assert writer.forms.value() == "01-TCD"
    assert "Điều khoản căn cứ từ chối" in writer.notice.words()
    writer._note("01-TCD")  # the preview calls it once the paper is out
    qtbot.waitUntil(lambda: page.card.card.notice_on == date(2026, 11, 23), timeout=15_000)
    writer.reject()
