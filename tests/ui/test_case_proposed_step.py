"""What intake proposes is offered by the form of that event: whom it goes to, and why it isn't taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from danvan_desk.actions.add import add_records
from danvan_desk.desk import close_desk, open_desk
from ui.pages.cases import CasesPage

LATE = {
    "type": "petition", "received": "2026-11-20", "dated": "2026-11-18", "channel": "post", "kind": "complaint",
    "people": [{"name": "Trần Văn Lợi", "address": "41 Nguyễn Trung Trực"}], "respondent": "Chủ tịch UBND phường",
    "content": "Thu hồi đất", "decision_known_on": "2026-07-01",
}  # fmt: skip
AGAINST_THE_CHAIR = {
    "type": "petition", "received": "2026-11-20", "dated": "2026-11-18", "channel": "post", "kind": "denunciation",
    "people": [{"name": "Phan Thị Kín", "address": "27 Vắng Vẻ"}], "respondent": "Chủ tịch UBND phường Bình An",
    "content": "Nhận tiền",
}  # fmt: skip


@pytest.mark.parametrize(
    ("petition", "event", "field", "words"),
    [
        (LATE, "declined", "reason", "Luật Khiếu nại Đ.11 k6"),
        (AGAINST_THE_CHAIR, "forwarded", "to", "Chủ tịch UBND"),
    ],
)
def test_the_form_starts_from_what_the_checklist_proposes(home, shown, qtbot, petition, event, field, words):
    desk = open_desk(home)
    add_records(desk, [petition])
    close_desk(desk)
    window = shown(home, {"cases": CasesPage})
    window.go("cases", "VV-2026-00001")
    page = window.page()
    qtbot.waitUntil(lambda: page.card.sheet is not None, timeout=15_000)
    QTest.keyClick(window, Qt.Key.Key_F2)
    form = page.forms.form()
    form.choose(event)
    fields = {one.name: one for one in form.fields}
    assert words in (fields[field].value() or "")
    assert not form.is_touched()
    form.choose("accepted")
    assert not {one.name: one for one in form.fields}.get("to")
