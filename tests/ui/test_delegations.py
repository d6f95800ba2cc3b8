"""A delegation written down at the desk: typed, pasted, held against the law, saved whole, corrected."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from danvan_desk.db.tables import Identity
from danvan_desk.queries.visits import visit_card, visits_on
from ui.pages import visit_words
from ui.pages.petitions import PetitionsPage
from ui.pages.reception import FORM, ReceptionPage

from .conftest import ProbePage

PAGES = {"reception": ReceptionPage, "petitions": PetitionsPage, "cases": ProbePage}
CTRL = Qt.KeyboardModifier.ControlModifier
LIST = (
    "STT\tHọ và tên\tNăm sinh\tCCCD\tĐịa chỉ\n1\tNguyễn Thị Hoa\t1971\t48171000123\tTổ 5\n2\tLê Văn Tám\n"
    "3\tPhạm Thị Bé\n4\tĐỗ Hữu Phước\t1950\n"
)


@pytest.fixture
def window(home, shown, qtbot, monkeypatch):
    for name in ("papers", "issuers", "bodies"):
        monkeypatch.setattr(visit_words, name, list)
    made = shown(home, PAGES)
    made.go("reception", "new")
    qtbot.waitUntil(lambda: not made.tasks.is_busy(), timeout=10_000)
    return made


def begin(window, kind="complaint"):
    """One who speaks for twelve."""
    fields = window.page().form.fields
    for name, value in (("name", "Trần Văn Lợi"), ("represents", "group"), ("companions", 11), ("kind", kind),
                        ("content", "Đòi bồi thường đất của Trần Văn Lợi và Lê Văn Tám"),
                        ("outcome", "received")):  # fmt: skip
        fields.by_name[name].set_value(value)
        fields.by_name[name].edited.emit()
    return fields


def paste(window, text):
    QTest.keyClick(window, Qt.Key.Key_T, CTRL)
    QApplication.clipboard().setText(text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)


def save(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.page().mode() != FORM and not window.tasks.is_busy(), timeout=10_000)
    return visit_card(window.desk, visits_on(window.desk, date(2026, 11, 23))[0].number)


def test_a_pasted_list_is_counted_once_and_saved_whole(window, qtbot):
    fields = begin(window)
    paste(window, LIST)
    assert fields.value("companions") == 7  # eleven came along, four of them are listed now
    fields.members._rows[0].speaks.setChecked(True)
    after = window.page().form.after
    qtbot.waitUntil(lambda: any("5 người đã ghi tên, 2 người đại diện" in one for one in after.texts()), timeout=8000)
    assert any("Đoàn đông người: 12 người" in one for one in after.texts())
    assert "Chưa ghi giấy cử người đại diện (NĐ 154/2026 Đ.4 k1 e)." in after.texts()
    card = save(window, qtbot)
    assert (card.people_count, card.companions) == (12, 7)
    assert [(one.name, one.represents) for one in card.people] == [
        ("Trần Văn Lợi", "group"), ("Nguyễn Thị Hoa", "group"), ("Lê Văn Tám", None), ("Phạm Thị Bé", None),
        ("Đỗ Hữu Phước", None),
    ]  # fmt: skip
    assert (card.people[1].id_number, card.people[1].id_kind) == ("048171000123", "citizen_id")


def test_the_card_says_what_whoever_presides_does(window, qtbot):
    begin(window)
    paste(window, LIST)
    number = save(window, qtbot).number
    window.open_record(number)
    qtbot.waitUntil(lambda: window.page().card.card is not None and window.page().mode() != 0, timeout=8000)
    said = [label.text() for label in window.page().card.findChildren(QLabel)]
    assert "Báo Chủ tịch để phối hợp xử lý vụ đông người (LTCD Đ.15 k2 d)." in said
    assert "4. Phạm Thị Bé" in said


def test_a_wrong_number_in_the_list_keeps_the_form_and_says_whose(window, qtbot):
    fields = begin(window)
    paste(window, LIST)
    fields.members._rows[1].id_number.setText("0480690003")
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    assert fields.members_wrong.text() == "Người thứ 3: căn cước có 12 chữ số, đang có 10 ký tự."
    assert window.page().mode() == FORM
    fields.members._rows[1].id_number.setText("048069000321")
    assert save(window, qtbot).people[2].id_number == "048069000321"


def test_a_correction_keeps_the_members_and_what_is_not_in_their_cells(window, qtbot):
    fields = begin(window)
    paste(window, LIST)
    number = save(window, qtbot).number
    window.open_record(number)
    qtbot.waitUntil(lambda: window.page().card.card is not None, timeout=8000)
    QTest.keyClick(window, Qt.Key.Key_U, CTRL)
    assert [one["name"] for one in fields.values()["members"]][-1] == "Đỗ Hữu Phước"
    fields.by_name["authorisation"].set_value("Giấy cử đại diện ngày 20/11/2026")
    fields.reason.set_value("Nộp bổ sung giấy cử đại diện")
    card = save(window, qtbot)
    assert card.people[0].authorisation == "Giấy cử đại diện ngày 20/11/2026"
    assert len(card.people) == 5
    assert card.people_count == 12


def test_every_member_of_a_denouncing_delegation_goes_to_the_vault(window, qtbot):
    begin(window, "denunciation")
    paste(window, LIST + "5\tLê Văn Tám\n")  # two of one name: two people
    card = save(window, qtbot)
    assert len({one.code for one in card.people}) == 6
    assert all(one.name == one.code and one.id_number is None for one in card.people)
    with window.desk.reading() as session:
        names = sorted(one.person["name"] for one in session.query(Identity))
    assert names == ["Lê Văn Tám", "Lê Văn Tám", "Nguyễn Thị Hoa", "Phạm Thị Bé", "Trần Văn Lợi", "Đỗ Hữu Phước"]
    assert "Tám" not in repr(card)
    assert "Lợi" not in repr(card)


def test_a_petition_signed_by_many_takes_the_same_list(window, qtbot):
    window.go("petitions")
    page = window.page()
    page.new_petition()
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=10_000)
    fields = page.form.fields
    fields.by_name["kind"].set_value("feedback")
    fields.by_name["content"].set_value("Đề nghị sửa cống")
    fields.people.first().set_values({"name": "Trần Văn Lợi"})
    fields.follow()
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    QApplication.clipboard().setText(LIST)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)
    assert len(fields.values()["people"]) == 5
    told = "Chưa ghi ai là người đại diện: đoàn 5 đến 10 người cử 1 hoặc 2 người đại diện (LTCD Đ.29)."
    qtbot.waitUntil(lambda: told in page.form.aside.texts(), timeout=8000)
    kept = fields.values()
    fields.set_values(kept)  # as a draft is taken up again
    assert fields.values()["people"] == kept["people"]
