"""Assigning, proposing, approving and sending back with the keyboard; where the file lies; corrections seen twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from danvan_desk.desk import close_desk, open_desk
from danvan_desk.queries.cases import case_card
from ui.dialogs.preview import PreviewDialog
from ui.pages.case_desk import holder_words, inner_chip
from ui.pages.case_event_form import EventForm
from ui.pages.cases_assign import AssignDialog

from .test_cases import PAGES, event, foreseen
from .test_cases import show_case as show_case  # noqa: PLC0414 - the fixture
from .test_petitions import DRAIN, FEES, LAND, ctrl, keep, key, settled, type_in

PROPOSED = [
    LAND,
    event("assigned", "2026-11-20", officer="Phạm Quốc Bảo"),
    event("proposed", "2026-11-20", outcome="accepted", reason="Đủ điều kiện", by="Phạm Quốc Bảo"),
]


def field(page, name):
    return next(one for one in page.forms.form().all_fields() if one.name == name)


def saved(window, qtbot):
    page = window.page()
    before = page.forms.form()
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.forms.form() is not before, timeout=8000)
    settled(window, qtbot)


def test_f9_offers_an_inner_day_before_the_legal_one(show_case, qtbot):
    window = show_case([{**LAND, "received": "2026-11-23"}])
    page = window.page()
    key(Qt.Key.Key_F9, widget=window)
    form = page.forms.form()
    assert form.event_name == "assigned"
    assert f"{field(page, 'until').value():%d/%m/%Y}" == "01/12/2026"
    assert form.advice() == "Hạn luật định gần nhất: 03/12/2026."
    field(page, "officer").set_value("Phạm Quốc Bảo")
    saved(window, qtbot)
    sheet = page.card.sheet
    assert holder_words(sheet) == "Phạm Quốc Bảo, từ 23/11/2026"
    assert inner_chip(sheet).words.startswith("Hạn nội bộ ")
    assert "hạn nội bộ 01/12/2026" in " ".join(page.card.course.timeline.texts())


def test_an_inner_day_after_the_legal_one_is_warned_of_and_kept(show_case, qtbot):
    window = show_case([LAND])
    page = window.page()
    page.forms.new_event("assigned")
    field(page, "officer").set_value("Phạm Quốc Bảo")
    until = field(page, "until")
    until.setFocus()
    until.line.selectAll()
    type_in("31/12/2026")
    assert "sau hạn luật định" in page.forms.form().advice()
    saved(window, qtbot)
    assert page.card.sheet.card.inner_due.isoformat() == "2026-12-31"


def test_a_proposal_asks_only_for_what_its_step_needs(show_case, qtbot):
    window = show_case([DRAIN])
    page = window.page()
    page.forms.new_event("proposed")
    form = page.forms.form()

    def asked(step):
        field(page, "outcome").set_value(step)
        form._fit()
        return {one.name for one in form.all_fields()} & {"to", "days", "criteria", "officer"}

    assert asked("forwarded") == {"to"}
    assert asked("verifying") == {"officer"}
    assert asked("answered") == set()
    assert "extended" not in [form.fields[0].combo.itemData(at) for at in range(form.fields[0].combo.count())]
    asked("forwarded")
    field(page, "to").set_value("Sở Xây dựng")
    asked("answered")
    assert "to" not in form.payload()  # what is hidden isn't saved


def test_f8_agrees_and_one_more_save_records_the_step(show_case, qtbot):
    window = show_case(PROPOSED)
    page = window.page()
    assert holder_words(page.card.sheet) == "Chủ tịch, từ 20/11/2026 (1 ngày làm việc)"
    key(Qt.Key.Key_F8, widget=window)
    assert page.forms.form().event_name == "approved"
    assert "Phạm Quốc Bảo: thụ lý" in page.forms.form().advice()
    saved(window, qtbot)
    qtbot.waitUntil(page.forms.is_open, timeout=8000)
    form = page.forms.form()
    assert isinstance(form, EventForm)
    assert form.event_name == "accepted"
    assert page.card.sheet.card.proposal.to_record
    saved(window, qtbot)
    assert page.card.sheet.card.state == "accepted"
    assert not page.card.sheet.card.proposal.to_record


def test_an_agreed_extension_brings_its_days_and_reason(show_case, qtbot):
    window = show_case([
        FEES,
        event("accepted", "2026-11-18", document_no="9/QĐ-UBND"),
        event("complex", "2026-11-19", criteria=["g"]),
        event("proposed", "2026-11-20", outcome="extended", days=15, reason="Chờ giám định"),
        event("approved", "2026-11-20"),
    ])  # fmt: skip
    page = window.page()
    key(Qt.Key.Key_F8, widget=window)
    assert page.forms.form().event_name == "extended"
    assert (field(page, "days").value(), field(page, "reason").value()) == (15, "Chờ giám định")


def test_a_decision_agreed_to_waits_for_its_outcome(show_case, qtbot):
    window = show_case([
        {**LAND, "received": "2026-10-01", "dated": "2026-09-30"},
        event("accepted", "2026-10-05"),
        event("proposed", "2026-11-20", outcome="decided", by="Phạm Quốc Bảo"),
    ])  # fmt: skip
    page = window.page()
    key(Qt.Key.Key_F8, widget=window)
    saved(window, qtbot)
    qtbot.waitUntil(page.forms.is_open, timeout=8000)
    assert page.forms.form().event_name == "decided"
    assert QApplication.focusWidget() is field(page, "outcome").focusProxy()


def test_sent_back_needs_a_reason_and_the_file_is_the_officers_again(show_case, qtbot):
    window = show_case(PROPOSED)
    page = window.page()
    key(Qt.Key.Key_F8, widget=window)
    key(Qt.Key.Key_2)  # the second choice, by its digit
    assert field(page, "outcome").value() == "sent_back"
    ctrl(window, Qt.Key.Key_S)
    assert field(page, "reason").error()
    field(page, "reason").set_value("Bổ sung biên bản")
    saved(window, qtbot)
    assert not page.forms.is_open()
    assert holder_words(page.card.sheet) == "Phạm Quốc Bảo, từ 23/11/2026"
    assert "Trả lại đề xuất" in " ".join(page.card.course.timeline.texts())
    page.forms.new_event("proposed")
    assert field(page, "outcome").value() == "accepted"
    assert "Bổ sung biên bản" in page.forms.form().advice()


def test_without_a_proposal_the_key_says_so(show_case, qtbot):
    window = show_case([LAND])
    key(Qt.Key.Key_F8, widget=window)
    assert not window.page().forms.is_open()


@pytest.mark.parametrize("name", ["proposed", "urged"])
def test_the_paper_is_looked_at_before_it_is_saved(show_case, qtbot, name):
    window = show_case([DRAIN, event("forwarded", "2026-10-12", to="Sở Xây dựng")] if name == "urged" else [LAND])
    page = window.page()
    page.forms.new_event(name)
    ctrl(window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=15_000)
    dialog = window.findChildren(PreviewDialog)[0]
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=15_000)
    dialog.reject()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert page.forms.is_open()
    assert [e.event for e in page.card.sheet.card.events if e.event == name] == []


def listed(home, shown, qtbot, records):
    keep(home, records)
    window = shown(home, PAGES)
    window.go("cases")
    settled(window, qtbot)
    qtbot.waitUntil(lambda: window.page().list.view.count() > 0, timeout=8000)
    return window


def test_one_key_shows_what_waits_for_the_chair(home, shown, qtbot):
    window = listed(home, shown, qtbot, [*PROPOSED, FEES])
    page = window.page()
    assert page.list.view.count() == 2
    ctrl(window, Qt.Key.Key_K)
    assert page.list.view.count() == 1
    assert "Chờ Chủ tịch ký" in " ".join(page.list.view.texts())
    ctrl(window, Qt.Key.Key_K)
    assert page.list.view.count() == 2
    page.enter(("list", "sign"))
    assert page.list.view.count() == 1
    key(Qt.Key.Key_Escape, widget=window)
    assert page.list.view.count() == 2


def test_forwarded_without_an_answer_by_its_key(home, shown, qtbot):
    window = listed(home, shown, qtbot, [LAND, DRAIN, event("forwarded", "2026-10-12", case="VV-2026-00002",
                                                            to="Sở Xây dựng")])  # fmt: skip
    page = window.page()
    ctrl(window, Qt.Key.Key_L)
    settled(window, qtbot)
    told = " ".join(page.list.view.texts())
    assert "Chờ 30 ngày làm việc" in told
    assert "Sở Xây dựng" in told
    assert "VV-2026-00001" not in told
    page.list.open_current()
    settled(window, qtbot)
    assert page.card.sheet.urging.left < 0
    page.forms.new_event("urged")
    assert field(page, "to").value() == "Sở Xây dựng"
    assert f"{field(page, 'until').value():%d/%m}" == "08/12"


def test_past_the_inner_day_stands_in_the_list_in_its_colour(home, shown, qtbot):
    window = listed(home, shown, qtbot, [LAND, event("assigned", "2026-11-20", officer="Mai", until="2026-11-20")])
    page = window.page()
    cell = page.list.view.current_row().cells[-1]
    assert (cell.text, cell.role) == ("Quá hạn nội bộ 20/11", "overdue")
    page.list.show_desk("officer:Mai")
    assert page.list.view.count() == 1


def test_several_cases_go_to_one_officer(home, shown, qtbot):
    window = listed(home, shown, qtbot, [LAND, FEES, DRAIN])
    page = window.page()
    page.list.view.setFocus()
    page.list.view.selectAll()
    key(Qt.Key.Key_F9, widget=window)
    qtbot.waitUntil(lambda: bool(page.findChildren(AssignDialog)), timeout=8000)
    dialog = page.findChildren(AssignDialog)[0]
    dialog.save()
    assert dialog.officer.error()
    dialog.officer.set_value("Phạm Quốc Bảo")
    dialog.save()
    settled(window, qtbot)
    qtbot.waitUntil(lambda: "Chưa giao ai" not in " ".join(page.list.view.texts()), timeout=8000)
    desk = open_desk(home)
    try:
        assert {case_card(desk, f"VV-2026-0000{n}").officer for n in (1, 2, 3)} == {"Phạm Quốc Bảo"}
    finally:
        close_desk(desk)


def test_a_corrected_day_moves_the_clock_and_history_shows_both(show_case, qtbot):
    window = show_case([
        {**LAND, "received": "2026-11-02", "dated": "2026-11-01"},
        event("accepted", "2026-11-05", document_no="12/TB-UBND"),
    ])  # fmt: skip
    page = window.page()
    due = {clock.clock: clock.due.isoformat() for clock in page.card.sheet.card.clocks}
    assert due["complaint.resolve"] == "2026-12-07"
    page.forms.correct(2)
    form = page.forms.form()
    assert "05/11/2026" in form.changes[0].label_text  # what is written now stands beside
    form.changes[0].set_value("2026-11-09")
    form.reason.set_value("Ghi nhầm ngày")
    page.forms._look_ahead()
    told = foreseen(page, qtbot, "Giải quyết khiếu nại")
    assert "09/12/2026" in " ".join(told)
    saved(window, qtbot)
    due = {clock.clock: clock.due.isoformat() for clock in page.card.sheet.card.clocks}
    assert due["complaint.resolve"] == "2026-12-09"
    told = page.card.course.timeline.texts()
    assert any(line.startswith("05/11 Thụ lý") and "Ghi nhầm ngày" in line for line in told)
    assert any("Đính chính thụ lý" in line and "ngày đúng 09/11/2026" in line for line in told)
    page.card.course.turn()
    newest = page.card.course.history.texts()[0]
    assert newest.startswith("Đính chính")
    assert "thụ lý, 05/11/2026" in newest
    assert "09/11/2026" in newest


def test_a_corrected_outcome_is_told_in_words_not_in_codes(show_case, qtbot):
    window = show_case([
        {**LAND, "received": "2026-10-01", "dated": "2026-09-30"},
        event("accepted", "2026-10-05"),
        event("decided", "2026-11-02", outcome="wrong"),
        event("corrected", "2026-11-20", of=3, outcome="partly_right", reason="Ghi nhầm kết quả"),
    ])  # fmt: skip
    page = window.page()
    told = " ".join(page.card.course.timeline.texts() + page.card.course.history.texts())
    assert "kết quả đúng: khiếu nại đúng một phần" in told
    assert "kết quả: khiếu nại đúng một phần" in told
    assert "partly_right" not in told


def test_taking_back_an_acceptance_brings_the_first_clock_back(show_case, qtbot):
    window = show_case([
        {**LAND, "received": "2026-11-16", "dated": "2026-11-15"},
        event("accepted", "2026-11-18", document_no="12/TB-UBND"),
    ])  # fmt: skip
    page = window.page()
    page.forms.correct(2)
    form = page.forms.form()
    form.way.set_value("take_back")
    form.way.edited.emit()
    form.reason.set_value("Ghi nhầm vụ")
    saved(window, qtbot)
    clocks = {clock.clock: clock for clock in page.card.sheet.card.clocks}
    assert "complaint.resolve" not in clocks
    assert clocks["complaint.accept"].ended_on is None
    told = page.card.course.timeline.texts()
    assert any("Đính chính 23/11/2026: Ghi nhầm vụ" in line for line in told)
    assert any("rút lại việc này" in line for line in told)
