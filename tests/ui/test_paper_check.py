"""A found paper held against the books: what agrees, what was altered, what isn't the office's."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.issuing import issue_form
from danvan_desk.actions.papers import note_printed
from danvan_desk.domain.numbering import check_code
from ui.dialogs.paper_check import PaperCheck
from ui.pages.reception import ReceptionPage
from ui.window_commands import check_paper

DAY = date(2026, 11, 19)
VISIT = {
    "type": "visit", "date": DAY.isoformat(), "reception": "regular", "kind": "complaint", "outcome": "received",
    "person": {"name": "Trần Văn Lợi"}, "content": "Đất",
}  # fmt: skip


@pytest.fixture
def dialog(home, shown, qtbot):
    window = shown(home, {"reception": ReceptionPage})
    add_records(window.desk, [VISIT])
    note_printed(window.desk, "02-TCD", "TD-2026-00001")
    issue_form(window.desk, "BB-TCD", "TD-2026-00001", {"document_no": "07/BB-UBND", "day": DAY}, leave_blank=True)
    check_paper(window)
    made = window.findChild(PaperCheck)
    qtbot.waitUntil(made.isVisible)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("given", "said", "opens"),
    [
        (f"TD-2026-00001 {check_code('TD-2026-00001', DAY)}", "khớp số, ngày và mã kiểm tra; đã in 1 lần", True),
        (f"td-2026-00001 {check_code('TD-2026-00001', DAY).lower()}", "khớp số, ngày và mã kiểm tra", True),
        ("TD-2026-00001 AAAAAA", "mã kiểm tra KHÔNG khớp", True),
        ("TD-2026-00001", "chưa đối chiếu mã kiểm tra", True),
        ("TD-2026-00777 AAAAAA", "sổ không có số này", False),
        ("07/bb-ubnd", "số 07/BB-UBND, ngày 19/11/2026: có trong sổ, soạn từ TD-2026-00001", True),
        ("08/BB-UBND", "sổ không có văn bản nào số này", False),
        ("xin chào", "nhận mã QR hoặc số trên giấy biên nhận", False),
    ],
)
def test_a_paper_is_told_apart(dialog, qtbot, given, said, opens):
    dialog.paper.line.setText(given)
    QTest.keyClick(dialog.paper.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.notice.isHidden(), timeout=10_000)
    assert said in dialog.notice.words()
    assert "Lợi" not in dialog.notice.words()
    assert dialog.open_record.isHidden() is not opens
    assert dialog.paper.line.hasFocus()
    assert dialog.paper.line.selectedText() == given
