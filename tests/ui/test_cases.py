"""The card of a case with the keyboard alone: what happened, what may follow, why each date is what it is."""

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QScrollArea

from ui import theme
from ui.dialogs.preview import PreviewDialog
from ui.pages.case_words import plain
from ui.pages.cases import CasesPage
from ui.pages.petitions import PetitionsPage
from ui.widgets.buttons import LinkButton

from .conftest import ProbePage
from .test_petitions import FEES, LAND, ctrl, enter, keep, key, settled, type_in

PAGES = {"cases": CasesPage, "petitions": PetitionsPage, "reception": ProbePage, "dialogues": ProbePage}


def event(name, day, **more):
    return {"type": "event", "case": more.pop("case", "VV-2026-00001"), "event": name, "date": day, **more}


STAGES = [
    {**LAND, "received": "2026-08-20", "dated": "2026-08-18"},
    event("assigned", "2026-08-21", officer="Phạm Quốc Bảo"),
    event("accepted", "2026-08-27", document_no="12/TB-UBND"),
    event("suspended", "2026-09-10", document_no="30/QĐ-UBND", reason="Chờ đo đạc lại"),
    event("notified", "2026-09-11", of="suspension"),
]


@pytest.fixture
def show_case(home, shown, qtbot):
    def show(records, number="VV-2026-00001"):
        keep(home, records)
        window = shown(home, PAGES)
        window.open_record(number)
        settled(window, qtbot)
        qtbot.waitUntil(lambda: getattr(getattr(window.page(), "card", None), "sheet", None) is not None, timeout=8000)
        return window

    return show


def foreseen(page, qtbot, starts):
    form = page.forms.form()
    qtbot.waitUntil(lambda: any(line.startswith(starts) for line in form.foreseen.texts()), timeout=8000)
    return form.foreseen.texts()


def test_the_terms_take_the_keyboard_as_soon_as_they_are_shown(show_case):
    clocks = show_case([LAND]).page().card.clocks
    clocks.show_sheet(clocks._sheet)
    first = clocks.rows()[0]
    first.setFocus()
    assert QApplication.focusWidget() is first


def test_accepting_a_complaint_with_the_keyboard_starts_its_clock(show_case, qtbot):
    window = show_case([LAND])
    page = window.page()
    key(Qt.Key.Key_F2, widget=window)
    form = page.forms.form()
    assert form.event_name == "accepted"
    enter()  # from the list of events to the date
    assert QApplication.focusWidget() is form.date.line
    enter()
    assert QApplication.focusWidget() is form.fields[0].editor
    type_in("187/TB-UBND")
    told = foreseen(page, qtbot, "Giải quyết khiếu nại")
    assert "Giải quyết khiếu nại: 23/12/2026" in told
    assert "Thụ lý hoặc không thụ lý: xong đúng hạn" in told
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not page.forms.is_open(), timeout=8000)
    settled(window, qtbot)
    clock = next(line for line in page.card.clocks.texts() if "Giải quyết khiếu nại" in line)
    assert clock == "Còn 30 ngày · Giải quyết khiếu nại · 30 ngày từ 23/11 · T4 23/12"
    assert "187/TB-UBND" in " ".join(page.card.course.timeline.texts())
    ctrl(window, Qt.Key.Key_I)
    assert page.card.clocks.slip is not None
    steps = [step.spoken() for step in page.card.sheet.card.clocks[-1].slip]
    assert steps[0] == "Thụ lý 23/11/2026 (187/TB-UBND), không tính; ngày thứ nhất 24/11/2026"
    key(Qt.Key.Key_Escape, widget=window)
    assert page.card.clocks.slip is None


def test_enter_and_space_open_and_close_the_slip_under_its_row(show_case):
    page = show_case([LAND]).page()
    rows = page.card.clocks.rows()
    rows[0].setFocus()
    enter()
    assert rows[0].is_open
    assert page.card.clocks.slip is not None
    key(Qt.Key.Key_Space)
    assert not rows[0].is_open
    key(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is rows[1]


def test_a_suspended_complaint_says_since_when_and_what_is_allowed(show_case):
    page = show_case(STAGES).page()
    assert any(line.startswith("Tạm dừng từ 10/09 · Giải quyết khiếu nại") for line in page.card.clocks.texts())
    assert page.card.course.step_buttons[0].text() == "Tiếp tục giải quyết"
    timeline = page.card.course.timeline.rows()
    assert [row.dashed_below for row in timeline] == [False, False, False, True, True]


def test_the_ground_chosen_becomes_the_reason_and_keeps_what_was_typed(show_case, qtbot):
    window = show_case([LAND, event("accepted", "2026-11-20")])
    page = window.page()
    page.forms.new_event("suspended")
    form = page.forms.form()
    ground, reason = (next(one for one in form.fields if one.name == name) for name in ("ground", "reason"))
    article = "Luật Khiếu nại Đ.11a k1"
    assert article in [words.text() for words in form.findChildren(QLabel) if words.isVisible()]
    reason.set_value("bão số 12")
    first, second = (ground.combo.itemData(at) for at in (1, 2))
    assert first == f"Sự kiện bất khả kháng hoặc trở ngại khách quan ({article})"
    for chosen, written in ((first, f"{first}; bão số 12"), (second, f"{second}; bão số 12"), (None, "bão số 12")):
        ground.set_value(chosen)
        ground.edited.emit()
        assert reason.value() == written
    ground.set_value(second)
    ground.edited.emit()
    assert "ground" not in form.payload()
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not page.forms.is_open(), timeout=8000)
    settled(window, qtbot)
    kept = page.card.sheet.card.events[-1]
    assert (kept.event, kept.reason) == ("suspended", f"{second}; bão số 12")


def test_what_may_not_follow_is_said_before_saving(show_case, qtbot):
    window = show_case(STAGES)
    page = window.page()
    page.forms.new_event("decided")
    told = foreseen(page, qtbot, "Vụ việc đang tạm đình chỉ")
    assert "(resumed)" not in told[0]  # the code is for the command line
    assert "(Luật Khiếu nại Đ.11a)" in told[0]
    page.forms.form().fields[0].set_value("right")
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: "đang tạm đình chỉ" in page.forms.form()._notice.words(), timeout=8000)


def test_a_form_with_something_missing_keeps_it_at_the_field(show_case):
    window = show_case([FEES])
    page = window.page()
    page.forms.new_event("assigned")
    ctrl(window, Qt.Key.Key_S)
    assert page.forms.form().fields[0].error() == "Cần ghi giao cho."
    key(Qt.Key.Key_Escape, widget=window)
    assert not page.forms.is_open()


def test_an_event_left_half_written_is_taken_up_again(show_case, qtbot):
    window = show_case([LAND, FEES])
    page = window.page()
    page.forms.new_event("accepted")
    page.forms.form().fields[0].set_value("55/TB-UBND")
    window.open_record("VV-2026-00002")
    assert not page.forms.is_open()
    window.open_record("VV-2026-00001")
    settled(window, qtbot)
    key(Qt.Key.Key_F2, widget=window)
    assert page.forms.form().event_name == "accepted"
    assert page.forms.form().fields[0].value() == "55/TB-UBND"


def test_a_correction_strikes_the_event_through_and_gives_its_reason(show_case, qtbot):
    window = show_case(STAGES[:3])
    page = window.page()
    row = page.card.course.timeline.rows()[2]
    row.setFocus()
    enter()
    form = page.forms.form()
    form.way.set_value("take_back")
    form.way.edited.emit()
    form.reason.set_value("Ghi nhầm vụ")
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not page.forms.is_open(), timeout=8000)
    settled(window, qtbot)
    told = page.card.course.timeline.texts()
    assert any("Đính chính 23/11/2026: Ghi nhầm vụ" in line for line in told)
    assert page.card.sheet.card.state == "new"


def test_an_event_put_right_says_that_it_still_counts_and_from_which_day(show_case, qtbot):
    window = show_case([LAND, event("accepted", "2026-11-23")])
    page = window.page()
    page.forms.correct(2)
    page.forms.form().changes[0].set_value(date(2026, 11, 21))
    page.forms.form().reason.set_value("Ghi nhầm ngày")
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not page.forms.is_open(), timeout=8000)
    settled(window, qtbot)
    row = page.card.course.timeline.texts()[1]
    assert row.endswith("Đính chính 23/11/2026: Ghi nhầm ngày\nVẫn tính, ngày 21/11/2026.")


def test_a_correction_needs_something_put_right(show_case):
    window = show_case(STAGES[:3])
    page = window.page()
    page.forms.correct(3)
    page.forms.form().reason.set_value("Sai ngày")
    ctrl(window, Qt.Key.Key_S)
    assert "ít nhất một mục" in page.forms.form().changes[0].error()


def test_a_supplement_completes_the_petition_and_the_log_says_who(show_case, qtbot):
    window = show_case([LAND])
    page = window.page()
    ctrl(window, Qt.Key.Key_B)
    form = page.forms.form()
    next(field for field in form.fields if field.name == "request").set_value("Áp giá đất ở")
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not page.forms.is_open(), timeout=8000)
    settled(window, qtbot)
    ctrl(window, Qt.Key.Key_H)
    assert page.card.course.shows_history()
    newest = page.card.course.history.texts()[0]
    assert newest.startswith("Sửa, bổ sung · DT-2026-00001")
    assert "Lê Thị Mai" in newest
    assert "yêu cầu: trống → Áp giá đất ở" in newest


def test_correcting_a_petition_is_in_sight_on_its_case(show_case, qtbot):
    again = {name: value for name, value in LAND.items() if name != "ref"} | {"same_as": "DT-2026-00001"}
    window = show_case([LAND, again | {"received": "2026-11-20"}])
    page, people = window.page(), window.page().card.people
    keys = page.keys()
    assert ("Ctrl+B", "sửa đơn") in keys
    assert people.correcting.visibleRegion().boundingRect() == people.correcting.rect()
    people.correcting.click()
    assert page.forms.form().petition.number == "DT-2026-00001"
    page.forms.close()
    link = next(one for one in people.findChildren(LinkButton) if one.text() == "Bổ sung, sửa DT-2026-00002")
    link.click()
    assert page.forms.form().petition.number == "DT-2026-00002"


def test_a_denouncer_is_a_code_everywhere_on_the_card(show_case):
    page = show_case([FEES]).page()
    assert "Mật" in page.card.head.words
    said = [label.text() for label in page.card.findChildren(type(page.head._title))]
    said += page.card.course.history.texts() + page.card.course.timeline.texts()
    assert "Kín" not in " ".join(said)
    assert page.card.sheet.card.people == "NTC-2026-0001"


def test_a_complex_denunciation_may_be_extended(show_case, qtbot):
    case = [FEES, event("accepted", "2026-11-18", document_no="9/QĐ-UBND")]
    window = show_case(case)
    page = window.page()
    page.forms.new_event("complex")
    ticks = page.forms.form().fields[0]
    ticks.ticks["g"].click()
    ctrl(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not page.forms.is_open(), timeout=8000)
    settled(window, qtbot)
    page.forms.new_event("extended")
    page.forms.form().fields[0].set_value("30")
    page.forms._look_ahead()
    told = foreseen(page, qtbot, "Kết luận nội dung tố cáo")
    assert "→" in told[0]


def test_the_list_opens_a_card_and_esc_goes_back_to_it(home, shown, qtbot):
    keep(home, [LAND, FEES])
    window = shown(home, PAGES)
    window.go("cases")
    page = window.page()
    qtbot.waitUntil(lambda: page.list.view.count() == 2, timeout=8000)
    assert page.facts() == "2 vụ việc đang mở"
    ctrl(window, Qt.Key.Key_F)
    type_in("thu hoi")
    qtbot.waitUntil(lambda: page.list.view.count() == 1)
    enter()
    page.list.view.setFocus()
    enter()
    settled(window, qtbot)
    assert page.card.sheet.card.number == "VV-2026-00001"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page._faces.currentIndex() == 0


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_ctrl_p_shows_the_receipt_and_remembers_it_was_printed(show_case, qtbot, tmp_path, monkeypatch, ending):
    window = show_case([LAND])
    page = window.page()
    ctrl(window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: bool(page.window_.findChildren(PreviewDialog)), timeout=15_000)
    dialog = window.findChildren(PreviewDialog)[0]
    path = tmp_path / f"bien-nhan.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path.with_suffix("")), ""))
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=15_000)
    (dialog.saving if ending == "pdf" else dialog.word_saving).click()
    qtbot.waitUntil(path.is_file, timeout=15_000)
    settled(window, qtbot)
    qtbot.waitUntil(lambda: any("In mẫu 02-TCD" in line for line in page.card.course.history.texts()), timeout=8000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


@pytest.mark.parametrize("opened", [False, True])
def test_the_key_shows_the_slip_of_the_open_term_or_of_all(show_case, qtbot, tmp_path, monkeypatch, opened):
    window = show_case(STAGES)
    page = window.page()
    if opened:
        row = next(row for row in page.card.clocks.rows() if row.title == "Giải quyết khiếu nại")
        key(Qt.Key.Key_Return, widget=row)
        assert page.card.clocks.open_clock() is row.clock
    key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, window)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=15_000)
    dialog = window.findChildren(PreviewDialog)[0]
    path = tmp_path / "giai-thich.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=15_000)
    dialog.save()
    qtbot.waitUntil(path.is_file, timeout=15_000)
    settled(window, qtbot)
    qtbot.waitUntil(lambda: any("In mẫu GT-TH" in line for line in page.card.course.history.texts()), timeout=8000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "Giải quyết khiếu nại" in text
    assert ("Xử lý đơn trong 45 ngày" in text) is not opened


def test_the_number_of_a_petition_opens_its_case(show_case, qtbot):
    window = show_case([LAND], "DT-2026-00001")
    settled(window, qtbot)
    assert isinstance(window.page(), CasesPage)
    assert window.page().number == "VV-2026-00001"


def test_reasons_carry_no_codes():
    assert plain("vụ việc chưa thụ lý; ghi Thụ lý (accepted) trước (Luật Khiếu nại Đ.27)") == (
        "Vụ việc chưa thụ lý; ghi Thụ lý trước (Luật Khiếu nại Đ.27)"
    )


def test_a_complaint_whose_demand_differs_from_the_findings_owes_a_dialogue_before_its_decision(show_case):
    report = event("reported", "2026-09-20", document_no="5/BC", outcome="differ")
    page = show_case([*STAGES[:3], event("verifying", "2026-09-01"), report]).page()
    page.forms.new_event("decided")
    form = page.forms.form()
    assert form.warning.isVisible()
    assert form.warning.text().startswith("Bắt buộc phải đối thoại")
    form._picked("reported")
    outcome = next(field for field in form.fields if field.name == "outcome")
    assert "Nếu yêu cầu" in form.warning.text()
    outcome.set_value("agree")
    outcome.edited.emit()
    assert not form.warning.isVisible()


def test_a_denunciations_report_asks_nothing_of_a_dialogue(show_case):
    page = show_case([LAND | {"kind": "denunciation"}]).page()
    page.forms.new_event("reported")
    assert [field.name for field in page.forms.form().fields] == ["document_no", "by", "note"]
    assert not page.forms.form().warning.isVisible()


@pytest.mark.parametrize("size", ["normal", "large"])
def test_the_numbers_of_a_decision_fit_the_form_in_any_type(show_case, qapp, qtbot, size):
    theme.apply(qapp, "light", size)
    window = show_case([LAND, event("accepted", "2026-11-20")])
    window.resize(1366, 728)
    window.page().forms.new_event("decided")
    (area,) = [one for one in window.page().forms.form().findChildren(QScrollArea) if one.isVisible()]
    qtbot.waitUntil(lambda: area.widget().minimumSizeHint().width() <= area.viewport().width())
