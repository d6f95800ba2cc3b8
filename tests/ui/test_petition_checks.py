"""The checklist in the petition form: computed while typed, answered with digits, taken with one key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.pages.cases import CasesPage
from ui.pages.petition_ground import GroundRow

from .test_petitions import DRAIN, FEES, LAND, ctrl, enter, keep, key, opened, settled, type_in

COMPLAINT = {
    "kind": "complaint", "received": "2026-11-23", "dated": "2026-11-20", "channel": "post",
    "content": "Khiếu nại quyết định thu hồi đất", "respondent": "Chủ tịch UBND phường",
    "people": [{"name": "Trần Văn Lợi", "address": "41 Nguyễn Trung Trực"}], "decision_known_on": "2026-08-01",
}  # fmt: skip


@pytest.fixture
def form(home, shown, qtbot):
    keep(home, [LAND, {**FEES, "hamlet": "khu phố 4"}, DRAIN])
    window = opened(home, shown, qtbot)
    key(Qt.Key.Key_F4, widget=window)
    return window.page().form


def looked(form, qtbot, values=None):
    if values is not None:
        form.fields.set_values(values)
    form._look_ahead()
    window = form._page.window_
    qtbot.waitUntil(lambda: not window.tasks.is_busy() and form.fields.checklist.opinion is not None, timeout=8000)
    return form.fields.checklist


def test_the_arithmetic_and_the_articles_stand_under_the_proposal(form, qtbot):
    part = looked(form, qtbot, COMPLAINT)
    assert part.proposal.text() == "Đề xuất không thụ lý, thông báo lý do cho người gửi (Luật Khiếu nại Đ.11 k6)."
    assert "90 ngày hết ngày 30/10/2026; nhận đơn ngày 23/11/2026: quá 24 ngày." in part.why.text()
    assert part.opener.text() == "Danh mục kiểm tra: 15 điều kiện, 1 không đạt, 8 chưa xem"
    assert not part.is_open()


def test_obstacles_typed_bring_it_back_in_time(form, qtbot):
    part = looked(form, qtbot, COMPLAINT)
    form.fields.by_name["obstacle_days"].setFocus()
    type_in("40")
    qtbot.waitUntil(lambda: "trừ 40 ngày trở ngại → 09/12/2026" in part.why.text(), timeout=8000)
    assert part.proposal.text().startswith("Đề xuất thụ lý")
    assert form.fields.by_name["obstacle_reason"].required
    form.save("case")
    assert form.fields.by_name["obstacle_reason"].error()


def test_one_key_takes_the_proposal_and_it_is_saved(form, qtbot):
    window = form._page.window_
    looked(form, qtbot, {**COMPLAINT, "hamlet": "khu phố 9", "decision_no": "120/QĐ-UBND"})
    ctrl(window, Qt.Key.Key_J)
    reason = "Thời hiệu, thời hạn khiếu nại đã hết mà không có lý do chính đáng (Luật Khiếu nại Đ.11 k6)"
    assert form.fields.by_name["eligible"].value() == "no"
    assert form.fields.by_name["ineligible_reason"].value() == reason
    assert form.fields.by_name["in_authority"].value() == "yes"
    looked(form, qtbot)
    assert not form.fields.checklist.apply_button.isEnabled()
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: isinstance(window.page(), CasesPage))
    settled(window, qtbot)
    sheet = window.page().card.sheet
    petition = sheet.card.petitions[0]
    assert (petition.eligible, petition.ineligible_reason, petition.in_authority) == (False, reason, True)
    assert (petition.hamlet, petition.decision_no) == ("khu phố 9", "120/QĐ-UBND")
    assert petition.checks["LKN-11-6"] is False
    assert petition.checks["TT05-6-address"] is True


def test_grounds_are_answered_with_digits_and_the_rest_at_once(form, qtbot):
    window = form._page.window_
    part = looked(form, qtbot, {**COMPLAINT, "decision_known_on": "2026-11-01"})
    ctrl(window, Qt.Key.Key_K)
    assert part.is_open()
    focus = QApplication.focusWidget()
    assert isinstance(focus.parentWidget(), GroundRow)
    assert focus.parentWidget().code == "LKN-11-7"
    key(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: "Đ.11 k7" in part.proposal.text(), timeout=8000)
    assert "không thụ lý" in part.proposal.text()
    key(Qt.Key.Key_1)
    enter()
    assert QApplication.focusWidget().parentWidget().code == "LKN-11-1"
    part.all_met.click()
    qtbot.waitUntil(lambda: part.opinion is not None and part.opinion.eligible is True, timeout=8000)
    ctrl(window, Qt.Key.Key_J)
    assert form.fields.by_name["eligible"].value() == "yes"
    ctrl(window, Qt.Key.Key_K)
    assert not part.is_open()


def test_a_folded_checklist_is_passed_over_by_enter(form, qtbot):
    looked(form, qtbot, COMPLAINT)
    form.fields.by_name["note"].setFocus()
    enter()
    names = []
    for _ in range(3):
        names.append(QApplication.focusWidget().accessibleName())
        enter()
    assert names == ["Nơi phát sinh việc (thôn, tổ)", "Quyết định bị khiếu nại (số, ngày)", "Số ngày trở ngại"]
    assert QApplication.focusWidget() is form.save_button


def test_a_denounced_vice_chair_is_for_the_province_when_the_officer_says_so(form, qtbot):
    values = {**COMPLAINT, "kind": "denunciation", "respondent": "Phó Chủ tịch UBND phường"}
    del values["decision_known_on"]
    part = looked(form, qtbot, values)
    assert part.proposal.text().startswith("Đề xuất chuyển đơn đến Chủ tịch UBND thành phố Đà Nẵng")
    assert form.fields.by_name["in_authority"].value() == "unknown"
    ctrl(form._page.window_, Qt.Key.Key_J)
    assert form.fields.by_name["in_authority"].value() == "no"
    looked(form, qtbot)
    assert any(line.startswith("Chuyển tố cáo") for line in form.aside.texts()), form.aside.texts()
    part = looked(form, qtbot, {**values, "respondent": "Chủ tịch Hội Nông dân"})
    assert "thành phố Đà Nẵng" not in part.proposal.text()


def test_a_draft_keeps_the_answers_and_the_fields(form, qtbot):
    kept = {
        **COMPLAINT, "hamlet": "khu phố 2", "decision_no": "12/QĐ", "obstacle_days": 5, "obstacle_reason": "Ốm",
        "checks": {"LKN-11-1": True, "LKN-11-9": False}, "eligible": False, "ineligible_reason": "Tòa đã thụ lý",
    }  # fmt: skip
    looked(form, qtbot, kept)
    given = form.fields.values()
    assert {name: given.get(name) for name in kept} == {**kept, "people": given["people"]}
    form.fields.clear()
    assert "checks" not in form.fields.values()
    form.fields.set_values(given)
    assert form.fields.values() == given


def test_hamlets_written_before_are_offered(form, qtbot):
    line = form.fields.by_name["hamlet"].line
    qtbot.waitUntil(lambda: line.completer() is not None, timeout=8000)
    assert line.completer().model().data(line.completer().model().index(0, 0)) == "khu phố 4"


def test_another_kind_has_other_grounds(form, qtbot):
    part = looked(form, qtbot, COMPLAINT)
    assert "LKN-11-2" in part._rows
    part = looked(form, qtbot, {**COMPLAINT, "kind": "feedback"})
    assert set(part._rows) == {
        "TT05-6-name", "TT05-6-address", "TT05-6-date", "TT05-6-signed", "TT05-6-content", "TT05-6-once",
    }  # fmt: skip
    assert form.fields.by_name["decision_no"].isHidden()


def test_the_form_starts_by_saying_what_it_waits_for(form):
    assert form.fields.checklist.proposal.text() == "Chọn loại đơn để thấy các điều kiện luật định."
