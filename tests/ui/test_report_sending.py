"""Gửi báo cáo: a period goes up and is locked; what changes after it is listed, explained and printed."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from danvan_desk.actions.add import add_records
from danvan_desk.actions.papers import note_printed
from danvan_desk.actions.reports import give_reason, send_report
from danvan_desk.domain.periods import reporting_month
from danvan_desk.tallies.sent import changes, last_line, sent_reports
from ui.dialogs.preview import PreviewDialog
from ui.pages.late_reasons import LateReasons
from ui.pages.report_sending import ReportSending
from ui.pages.reports import ReportsPage

MONTH = reporting_month(2026, 11)
VISIT = {
    "type": "visit", "date": "2026-11-10", "reception": "regular", "kind": "feedback", "outcome": "answered",
    "person": {"name": "Lê Thị Hoa"}, "content": "Hỏi thủ tục",
}  # fmt: skip
PETITION = {
    "type": "petition", "received": "2026-10-02", "channel": "post", "kind": "complaint", "field": "land",
    "people": [{"name": "Trần Văn Lợi"}], "content": "Thu hồi đất làm đường",
}  # fmt: skip


@pytest.fixture
def window(home, shown, qtbot):
    made = shown(home, {"reports": ReportsPage})
    add_records(made.desk, [VISIT])
    made.resize(1366, 728)
    made.go("reports")
    qtbot.waitUntil(lambda: made.page()._figures is not None, timeout=15_000)
    return made


def opened(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F2)
    (dialog,) = [one for one in window.page().findChildren(ReportSending) if one.isVisible()]
    qtbot.waitUntil(lambda: dialog.loaded, timeout=15_000)
    return dialog


def sent(window, qtbot):
    dialog = opened(window, qtbot)
    dialog.number.set_value("12/BC-UBND")
    dialog.day.set_value(date(2026, 11, 17))
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.versions.count() == 1, timeout=15_000)
    return dialog


def test_a_period_goes_up_with_a_number_and_is_locked(window, qtbot):
    dialog = opened(window, qtbot)
    assert "chưa gửi" in dialog.none.text()
    dialog.send()
    assert dialog.number.error() == "Cần ghi số báo cáo."
    dialog.close()
    dialog = sent(window, qtbot)
    assert [one.document_no for one in sent_reports(window.desk, MONTH)] == ["12/BC-UBND"]
    assert not dialog.sending.isEnabled()
    assert QApplication.focusWidget() is dialog.versions  # the fields are shut: the keyboard is on what was sent
    assert "chưa có số nào thay đổi" in dialog.notice.words()
    qtbot.waitUntil(lambda: "Đã gửi bản 1, số 12/BC-UBND" in window.page().exports.due(), timeout=15_000)


def test_what_was_sent_is_printed_and_saved_again(window, qtbot, monkeypatch, tmp_path):
    dialog = sent(window, qtbot)
    add_records(window.desk, [VISIT])
    target = tmp_path / "ban-1.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    dialog.again[2].click()
    qtbot.waitUntil(target.is_file, timeout=15_000)
    document = json.loads(target.read_text(encoding="utf-8"))
    assert (document["version"], document["tables"]["01/TCD"]["rows"][0]["cells"]["1"]) == (1, 1)
    dialog.again[0].click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PreviewDialog)), timeout=15_000)


def test_what_changed_after_is_listed_and_explained(window, qtbot):
    sent(window, qtbot).close()
    add_records(window.desk, [VISIT | {"companions": 2}])
    window.page().reload()
    qtbot.waitUntil(lambda: "số thay đổi sau báo cáo" in window.page().exports.due(), timeout=15_000)
    dialog = opened(window, qtbot)
    panel = dialog.changes
    assert panel.cells.texts()[0].startswith("01/TCD cột 1")
    assert "1 → 2" in panel.cells.texts()[0]
    assert "chưa ghi lý do" in panel.records.texts()[0]
    panel.reason.set_value("Ghi bù sau khi mất điện")
    panel.keep.click()
    qtbot.waitUntil(lambda: "Ghi bù sau khi mất điện" in panel.records.texts()[0], timeout=15_000)
    (report,) = sent_reports(window.desk, MONTH)
    assert {one.reason for cell in changes(window.desk, report.id) for one in cell.records} == {
        "Ghi bù sau khi mất điện"
    }
    dialog.page.click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(PreviewDialog)), timeout=15_000)
    assert dialog.sending.isEnabled()


def test_each_record_is_given_its_own_reason_and_the_rest_one_in_common(window, qtbot):
    sent(window, qtbot).close()
    late = [VISIT | {"date": f"2026-11-{day:02d}"} for day in (10, 11, 12, 13)]
    add_records(window.desk, late)
    window.page().reload()
    dialog = opened(window, qtbot)
    panel, (report,) = dialog.changes, sent_reports(window.desk, MONTH)

    def told():
        return {one.number: one.reason for cell in changes(window.desk, report.id) for one in cell.records}

    numbers = sorted(told())
    assert list(told().values()) == [None] * 4
    for number, words in zip(numbers, ("Mat dien", "So giay ghi sau"), strict=False):
        assert (panel.records.current_key(), panel.reason.value()) == (number, None)
        assert number in panel.reason._label.text()
        panel.reason.line.setFocus()
        QTest.keyClicks(panel.reason.line, words)
        QTest.keyClick(panel.reason.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda number=number, words=words: told()[number] == words, timeout=15_000)
        qtbot.waitUntil(lambda number=number: panel.records.current_key() != number, timeout=15_000)
        assert panel.reason.line.hasFocus()
    assert told() == dict(zip(numbers, ("Mat dien", "So giay ghi sau", None, None), strict=True))
    assert panel.same.text() == "Ghi cho cả 2 hồ sơ chưa có lý do"
    panel.same.click()
    assert panel.reason.error() == "Cần ghi lý do."
    panel.reason.set_value("Ghi bù buổi tiếp lưu động")
    panel.same.click()
    qtbot.waitUntil(lambda: None not in told().values(), timeout=15_000)
    common = "Ghi bù buổi tiếp lưu động"
    assert told() == dict(zip(numbers, ("Mat dien", "So giay ghi sau", common, common), strict=True))
    qtbot.waitUntil(panel.same.isHidden, timeout=15_000)


@pytest.mark.parametrize(("width", "height"), [(1366, 728), (910, 485)])
def test_the_button_that_sends_is_always_in_sight(window, qtbot, width, height):
    window.resize(width, height)
    sent(window, qtbot).close()
    add_records(window.desk, [VISIT])
    window.page().reload()
    dialog = opened(window, qtbot)
    qtbot.waitUntil(dialog.sending.isEnabled)
    assert dialog.height() < height
    for button in (dialog.sending, dialog.changes.keep, dialog.page):
        assert button.visibleRegion().boundingRect() == button.rect()


def test_a_period_that_is_not_over_says_when_it_can_go(window, qtbot):
    window.page().period.go_on()
    dialog = opened(window, qtbot)
    assert not dialog.sending.isEnabled()
    assert "Kỳ chưa hết" in dialog.notice.words()


def test_what_is_written_into_a_sent_period_asks_for_each_reason_there(window, qtbot):
    sent(window, qtbot).close()
    page, desk = window.page(), window.desk
    said = []
    page.write(lambda: add_records(desk, [VISIT]), said.append, changes="visits")
    qtbot.waitUntil(lambda: not page.late_band.isHidden(), timeout=15_000)
    assert "đổi số đã báo cáo: 12/BC-UBND" in page.late_band.words()
    page.write(lambda: add_records(desk, [VISIT, VISIT]), said.append, changes="visits")
    qtbot.waitUntil(lambda: len(said) == 2 and not window.tasks.is_busy(), timeout=15_000)
    page.late_band.explain.click()
    (asking,) = page.findChildren(LateReasons)
    assert len(asking.fields) == 3
    asking.fields[0].set_value("Ghi bù buổi tiếp lưu động")
    asking.fields[1].set_value("Mất điện")
    asking.same.click()
    asking.fields[2].set_value("")
    asking.keep.click()
    qtbot.waitUntil(lambda: not page.findChildren(LateReasons), timeout=15_000)
    (report,) = sent_reports(desk, MONTH)
    told = {one.number: one.reason for cell in changes(desk, report.id) for one in cell.records}
    assert [told[number] for number in sorted(told)] == ["Ghi bù buổi tiếp lưu động", "Mất điện", None]
    assert not page.late_band.isHidden()
    page.write(lambda: add_records(desk, [VISIT | {"date": "2026-11-16"}]), said.append, changes="visits")
    qtbot.waitUntil(lambda: len(said) == 3, timeout=15_000)
    assert page.late_band.isHidden()


def test_what_prints_a_paper_of_the_late_record_leaves_the_question(window, qtbot):
    sent(window, qtbot).close()
    page, desk, said = window.page(), window.desk, []
    page.write(lambda: add_records(desk, [VISIT]), said.append, changes="visits")
    page.write(lambda: note_printed(desk, "02-TCD", "TD-2026-00002"), said.append, changes="visits")
    qtbot.waitUntil(lambda: len(said) == 2 and not window.tasks.is_busy(), timeout=15_000)
    assert not page.late_band.isHidden()
    page.write(lambda: note_printed(desk, "02-TCD", "TD-2026-00002"), said.append, changes="visits")
    qtbot.waitUntil(lambda: len(said) == 3 and not window.tasks.is_busy(), timeout=15_000)
    assert not page.late_band.isHidden()


def test_a_later_change_of_a_record_asks_again_with_what_was_said(window, qtbot):
    sent(window, qtbot).close()
    page, desk = window.page(), window.desk
    add_records(desk, [VISIT])
    (report,) = sent_reports(desk, MONTH)
    number = next(one.number for cell in changes(desk, report.id) for one in cell.records)
    give_reason(desk, report.id, number, "Mất điện")
    told = {one.reason for cell in changes(desk, report.id) for one in cell.records}
    assert told == {"Mất điện"}
    more = {"type": "update", "number": number, "set": {"companions": 3}}
    page.write(lambda: add_records(desk, [more | {"reason": "Đếm sót"}]), lambda _saved: None, changes="visits")
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=15_000)
    assert page.late_band.isHidden()  # the correction has its own reason
    told = {one.reason for cell in changes(desk, report.id) for one in cell.records}
    assert told == {"Mất điện; Đếm sót"}
    page.write(lambda: add_records(desk, [more | {"set": {"note": "Họp"}}]), lambda _saved: None, changes="visits")
    qtbot.waitUntil(lambda: not page.late_band.isHidden(), timeout=15_000)
    page.late_band.explain.click()
    (asking,) = page.findChildren(LateReasons)
    assert [field.value() for field in asking.fields] == ["Mất điện"]


def test_what_is_written_without_changing_a_number_needs_no_reason(window, qtbot):
    sent(window, qtbot).close()
    add_records(window.desk, [VISIT])
    window.page().late_band.tell(last_line(window.desk), sent_reports(window.desk))
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=15_000)
    assert window.page().late_band.isHidden()


def test_one_reason_serves_every_report_the_late_record_changes(window, qtbot):
    page, desk = window.page(), window.desk
    for month, number in ((10, "11/BC-UBND"), (11, "12/BC-UBND")):
        send_report(desk, reporting_month(2026, month), number, date(2026, 11, 17))
    page.write(lambda: add_records(desk, [PETITION]), lambda _saved: None, changes="petitions")
    qtbot.waitUntil(lambda: not window.tasks.is_busy(), timeout=15_000)
    assert "11/BC-UBND, 12/BC-UBND" in page.late_band.words()
    page.late_band.explain.click()
    (asking,) = page.findChildren(LateReasons)
    (field,) = asking.fields
    field.set_value("Đơn gửi nhầm bộ phận")
    asking.keep.click()
    qtbot.waitUntil(lambda: not page.findChildren(LateReasons) and page.late_band.isHidden(), timeout=15_000)
    for report in sent_reports(desk):
        assert {one.reason for cell in changes(desk, report.id) for one in cell.records} == {"Đơn gửi nhầm bộ phận"}


@pytest.mark.parametrize("at_once", [True, False])
def test_a_reason_given_while_the_other_reports_are_looked_into_is_not_asked_again(window, qtbot, monkeypatch, at_once):
    page, desk = window.page(), window.desk
    for month, number in ((10, "11/BC-UBND"), (11, "12/BC-UBND")):
        send_report(desk, reporting_month(2026, month), number, date(2026, 11, 17))
    band, asking = page.late_band, []
    show = band.show_found

    def shown(found):
        show(found)
        if not asking:  # the first report is known, the second still to be looked into
            band.explain.click()
            asking.extend(page.findChildren(LateReasons))
            asking[0].fields[0].set_value("Đơn gửi nhầm bộ phận")
            if at_once:
                asking[0].keep.click()

    monkeypatch.setattr(band, "show_found", shown)
    page.write(lambda: add_records(desk, [PETITION]), lambda _saved: None, changes="petitions")
    qtbot.waitUntil(lambda: bool(asking) and not window.tasks.is_busy(), timeout=15_000)
    if not at_once:
        asking[0].keep.click()
    qtbot.waitUntil(lambda: not page.findChildren(LateReasons) and not window.tasks.is_busy(), timeout=15_000)
    assert not band.isHidden()
    assert "12/BC-UBND" in band.words()
    assert "11/BC-UBND" not in band.words()
    later, earlier = sent_reports(desk)
    told = [{one.reason for cell in changes(desk, sent.id) for one in cell.records} for sent in (earlier, later)]
    assert told == [{"Đơn gửi nhầm bộ phận"}, {None}]
