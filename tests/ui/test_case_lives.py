"""Three matters lived through in the real window, from the paper to the last thing owed, each event on its own day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ui.pages.answer import AnswerPage
from ui.pages.backlog import BacklogPage
from ui.pages.cases import CasesPage
from ui.pages.petitions import PetitionsPage

from .conftest import ProbePage

PAGES = {"answer": AnswerPage, "petitions": PetitionsPage, "cases": CasesPage, "backlog": BacklogPage,
         "reception": ProbePage, "dialogues": ProbePage}  # fmt: skip
LOI = {"name": "Trần Văn Lợi", "id_number": "048069004512", "born": "1969", "address": "Tổ 5, khu phố 3"}
CTRL = Qt.KeyboardModifier.ControlModifier


class Life:
    """The window as an officer uses it: a petition written down, events recorded, the card read."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.window.tasks.is_busy(), timeout=15_000)

    def register(self, person, **values):
        """Through the form of a new petition; gives the case's number."""
        self.window.go("petitions")
        page = self.window.page()
        page.new_petition()
        self.settle()
        fields = page.form.fields
        for name, value in values.items():
            fields.by_name[name].set_value(value)
            fields.follow()
        fields.people.first().set_values(person)
        QTest.keyClick(self.window, Qt.Key.Key_S, CTRL)
        self.qtbot.waitUntil(lambda: self.window._current == "cases", timeout=15_000)
        self.qtbot.waitUntil(lambda: self.window.page().card.sheet is not None, timeout=15_000)
        self.settle()
        return self.window.page().number

    def record(self, name, day, **values):
        """F2, the event, its day and fields, Ctrl+S; what was allowed and what was not is the window's own say."""
        page = self.window.page()
        QTest.keyClick(self.window, Qt.Key.Key_F2)
        form = page.forms.form()
        form.choose(name)
        assert name in form.sheet.card.allowed, form.sheet.card.allowed
        form.date.set_value(day)
        fields = {field.name: field for field in form.fields}
        for field, value in values.items():
            fields[field].set_value(value)
        QTest.keyClick(self.window, Qt.Key.Key_S, CTRL)
        self.qtbot.waitUntil(lambda: not page.forms.is_open(), timeout=15_000)
        self.settle()
        self.qtbot.waitUntil(lambda: any(e.event == name for e in page.card.sheet.card.events), timeout=15_000)

    def clock(self, name):
        found = [one for one in self.window.page().card.sheet.card.clocks if one.clock == name]
        assert found, [one.clock for one in self.window.page().card.sheet.card.clocks]
        return found[-1]

    def slip(self, name):
        return [step.sentence for step in self.clock(name).slip]

    def row(self, title):
        return next(text for text in self.window.page().card.clocks.texts() if f"· {title} ·" in text)

    def answer(self, asked):
        """F7: what is read aloud to the citizen, everything on the page."""
        QTest.keyClick(self.window, Qt.Key.Key_F7)
        page = self.window.page()
        QTest.keyClicks(page.field, asked)
        QTest.keyClick(page.field, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: page._answer is not None, timeout=15_000)
        self.qtbot.waitUntil(lambda: bool(page._matters) and page._matters[-1].isVisible(), timeout=15_000)
        return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.fixture
def life(home, shown, qtbot):
    window = shown(home, PAGES)
    window.resize(1366, 728)
    return Life(window, qtbot)


def test_a_complaint_to_its_second_instance(life):
    case = life.register(
        LOI, channel="post", received="2026-07-06", kind="complaint", field="land", respondent="UBND phường Bình An",
        content="Khiếu nại quyết định thu hồi 86 m² đất", dated="2026-07-03",
    )  # fmt: skip
    assert life.clock("complaint.accept").due.isoformat() == "2026-07-15"
    life.record("accepted", "2026-07-10", document_no="31/TB-UBND")
    assert life.clock("complaint.resolve").due.isoformat() == "2026-08-10"  # 9/8 is a Sunday
    life.record("complex", "2026-07-20", document_no="40/BC-UBND", criteria=["c", "đ"])
    assert life.clock("complaint.resolve").due.isoformat() == "2026-08-24"
    life.record("suspended", "2026-07-30", document_no="12/QĐ-UBND", reason="Chờ kết quả đo đạc lại")
    assert life.clock("complaint.resolve").due is None
    assert life.row("Giải quyết khiếu nại").startswith("Tạm dừng từ 30/07")
    told = " ".join(life.answer(LOI["id_number"]))
    assert "Việc giải quyết đang tạm đình chỉ từ ngày 30/07/2026 (văn bản số 12/QĐ-UBND)." in told
    life.window.open_record(case)
    life.settle()
    life.record("notified", "2026-08-03", document_no="50/TB-UBND")
    life.record("dialogue_called", "2026-08-05", document_no="09/GM-UBND", until="2026-08-12")
    life.record("dialogue_held", "2026-08-12", document_no="02/BB-UBND")
    life.record("resumed", "2026-08-20", document_no="15/QĐ-UBND")
    clock = life.clock("complaint.resolve")
    assert clock.due.isoformat() == "2026-09-14"  # 24/8 and the 21 days it stood still
    slip = " ".join(life.slip("complaint.resolve"))
    for named in ("31/TB-UBND", "40/BC-UBND", "12/QĐ-UBND", "15/QĐ-UBND", "Luật Khiếu nại Đ.28"):
        assert named in slip
    life.record("decided", "2026-09-11", document_no="88/QĐ-UBND", outcome="partly_right")
    assert life.row("Giải quyết khiếu nại").startswith("Đúng hạn")
    life.record("sent", "2026-09-15", document_no="88/QĐ-UBND")
    life.record("delivered", "2026-09-16")
    assert life.clock("complaint.second_instance").due.isoformat() == "2026-10-16"
    second = life.register(
        LOI, channel="post", received="2026-10-12", kind="complaint", field="land", instance="2", appeals=case,
        respondent="UBND phường Bình An", content="Không đồng ý Quyết định 88/QĐ-UBND", dated="2026-10-10",
    )  # fmt: skip
    assert second != case
    life.record("forwarded", "2026-10-15", to="UBND thành phố Đà Nẵng", document_no="61/PC-UBND")
    said = " ".join(life.answer(LOI["id_number"]))
    assert "Đơn đã được chuyển đến UBND thành phố Đà Nẵng ngày 15/10/2026 (văn bản số 61/PC-UBND)" in said
    assert "Đã có quyết định giải quyết số 88/QĐ-UBND ngày 11/09/2026: khiếu nại đúng một phần." in said
    assert "Ông (bà) đã khiếu nại lần hai, đơn nhận ngày 12/10/2026." in said


def test_a_denunciation_through_two_extensions_to_its_publication(life):
    case = life.register(
        LOI, channel="post", received="2026-06-01", kind="denunciation", field="finance",
        respondent="Trưởng khu phố 3", content="Ông Trần Văn Lợi tố cáo việc thu tiền sai", dated="2026-05-30",
    )  # fmt: skip
    life.record("accepted", "2026-06-08", document_no="07/QĐ-UBND")
    life.record("notified", "2026-06-10", document_no="20/TB-UBND")
    life.record("complex", "2026-06-25", document_no="22/BC-UBND", criteria=["a", "đ"])
    life.record("extended", "2026-07-03", days=30, document_no="09/QĐ-UBND")
    assert life.clock("denunciation.resolve").due.isoformat() == "2026-08-07"
    life.record("extended", "2026-08-05", days=30, document_no="14/QĐ-UBND")
    assert life.clock("denunciation.resolve").due.isoformat() == "2026-09-07"  # 6/9 is a Sunday
    slip = " ".join(life.slip("denunciation.resolve"))
    for named in ("07/QĐ-UBND", "09/QĐ-UBND", "14/QĐ-UBND", "Đ.30"):
        assert named in slip
    life.record("concluded", "2026-09-04", document_no="02/KL-UBND", outcome="partly_right")
    for name, day in (("sent", "2026-09-08"), ("acted", "2026-09-10"), ("published", "2026-09-14")):
        life.record(name, day, document_no="30/TB-UBND")
    clocks = {one.clock: one for one in life.window.page().card.sheet.card.clocks}
    assert {one.state.value for one in clocks.values()} == {"met"}
    for clock in ("send_conclusion", "act", "publish"):
        assert clocks[f"denunciation.{clock}"].ended_on is not None
    shown = " ".join(label.text() for label in life.window.findChildren(QLabel) if label.isVisible())
    assert "NTC-2026-0001" in shown
    assert "Lợi" not in shown
    QTest.keyClick(life.window, Qt.Key.Key_F7)
    page = life.window.page()
    for asked in (LOI["id_number"], "tran van loi", case):
        page.field.setText(asked)
        QTest.keyClick(page.field, Qt.Key.Key_Return)
        life.qtbot.waitUntil(page.refusal.isVisible, timeout=15_000)
        life.settle()
        assert page._matters == []
        QTest.keyClick(life.window, Qt.Key.Key_F7)


def test_feedback_answered_late(life):
    case = life.register(
        LOI, channel="reception", received="2026-10-05", kind="feedback", field="environment",
        content="Rác tồn ở hẻm 41 ba tuần chưa dọn", dated="2026-10-05",
    )  # fmt: skip
    assert life.clock("feedback.first_answer").due.isoformat() == "2026-10-19"
    assert life.row("Trả lời lần đầu").startswith("Quá")
    life.record("answered", "2026-10-22", document_no="70/UBND-KT")
    late = life.clock("feedback.first_answer")
    assert (late.state.value, late.ended_on.isoformat()) == ("met_late", "2026-10-22")
    told = " ".join(life.answer(LOI["id_number"]))
    assert "Đã trả lời lần đầu ngày 22/10/2026 (văn bản số 70/UBND-KT)" in told
    life.window.open_record(case)
    life.settle()
    life.record("answered", "2026-11-20", outcome="final", document_no="91/UBND-KT")
    assert life.clock("feedback.final_answer").state.value == "met_late"
    told = " ".join(life.answer(LOI["id_number"]))
    assert "Đã trả lời kết quả cuối cùng ngày 20/11/2026 (văn bản số 91/UBND-KT)." in told
    assert "Kết quả chậm 16 ngày so với hạn ngày 04/11/2026 (Luật Thực hiện dân chủ ở cơ sở Đ.35 k2 b; " in told
    assert "số ngày do cơ quan tự đặt)." in told
