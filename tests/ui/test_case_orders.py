"""What a decision orders and what was done of it: the numbers of tables 03 to 05, typed with the event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from danvan_desk.actions.add import add_records
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period
from danvan_desk.queries.cases import case_card
from danvan_desk.tallies.compute import compute
from tests.ui.conftest import ProbePage
from ui.main_window import MainWindow
from ui.pages.case_correction import CorrectionForm
from ui.pages.case_event_form import EventForm, editors_of
from ui.pages.case_order_fields import DecimalField, OrderFields
from ui.pages.case_words import event_facts, order_groups
from ui.pages.cases import CasesPage
from ui.widgets.fields import Field
from ui.widgets.words import Words

Show = Callable[..., MainWindow]
ORDERS = {"state_money": 12.5, "return_land": 1234567.5, "discipline_people": 2, "discipline_officials": 1}
RECORDS = [
    {
        "type": "petition", "ref": "a", "received": "2026-10-01", "channel": "post", "kind": "complaint",
        "field": "land", "content": "Thu hồi đất", "people": [{"name": "Trần Văn Lợi"}],
    },
    {"type": "event", "case": "a", "event": "accepted", "date": "2026-10-05"},
]  # fmt: skip
DECIDED = {
    "type": "event", "case": "VV-2026-00001", "event": "decided", "date": "2026-11-02", "outcome": "right",
    "orders": ORDERS,
}  # fmt: skip
ENFORCED = {"type": "event", "case": "VV-2026-00001", "event": "enforced", "date": "2026-11-10"}


def opened(qtbot: QtBot, shown: Show, home: Path, event: str, *more: dict[str, object]) -> tuple[MainWindow, EventForm]:
    desk = open_desk(home)
    add_records(desk, RECORDS)
    add_records(desk, more)
    close_desk(desk)
    window = shown(home, {"today": ProbePage, "cases": CasesPage})
    window.go("cases", "VV-2026-00001")
    page = window.page()
    assert isinstance(page, CasesPage)
    qtbot.waitUntil(lambda: page.card.sheet is not None and not window.tasks.is_busy())
    page.forms.new_event(event)
    form = page.forms.form()
    assert isinstance(form, EventForm)
    return window, form


def _has_events(window: MainWindow, wanted: int) -> bool:
    return len(case_card(window.desk, "VV-2026-00001").events) == wanted


def outcome(form: EventForm) -> Field:
    return next(field for field in form.fields if field.name == "outcome")


def numbers(form: EventForm) -> OrderFields:
    field = form.fields[-1]
    assert isinstance(field, OrderFields)
    return field


def test_a_decision_is_saved_with_what_it_orders(qtbot: QtBot, shown: Show, home: Path) -> None:
    window, form = opened(qtbot, shown, home, "decided")
    next(field for field in form.fields if field.name == "outcome").set_value("right")
    parts = numbers(form).parts
    for code, text in {
        "state_money": "1.012,5",
        "return_land": "30",
        "discipline_people": "2",
        "police_cases": "0",
    }.items():
        parts[code].line.setText(text)
    page = window.page()
    assert isinstance(page, CasesPage)
    page.forms.save()
    qtbot.waitUntil(lambda: case_card(window.desk, "VV-2026-00001").events[-1].event == "decided")
    (orders,) = [one.orders for one in case_card(window.desk, "VV-2026-00001").events if one.event == "decided"]
    assert orders == {"state_money": 1012.5, "return_land": 30, "discipline_people": 2}
    period = Period(date(2026, 11, 1), date(2026, 11, 23))
    cells = compute(window.desk, period, ["03/GQKN"]).table("03/GQKN").rows[0].cells
    assert [cells[ms] for ms in ("13", "16", "19")] == [1012.5, 30, 2]


def test_officials_are_among_the_people_and_people_are_whole(qtbot: QtBot, shown: Show, home: Path) -> None:
    window, form = opened(qtbot, shown, home, "decided")
    next(field for field in form.fields if field.name == "outcome").set_value("right")
    field = numbers(form)
    field.parts["discipline_officials"].line.setText("2")
    field.parts["discipline_officials"].line.left.emit()
    assert "quá tổng số cá nhân (0)" in field.parts["discipline_officials"].error()
    field.parts["discipline_people"].line.setText("2")
    field.parts["discipline_people"].line.left.emit()
    assert field.parts["discipline_officials"].error() == ""
    field.parts["discipline_people"].line.setText("1")
    field.parts["police_cases"].line.setText("1,5")
    field.parts["state_money"].line.setText("12.5")
    page = window.page()
    assert isinstance(page, CasesPage)
    page.forms.save()
    assert "quá tổng số cá nhân (1)" in field.parts["discipline_officials"].error()
    assert "Cần một số từ 0" in field.parts["police_cases"].error()
    assert "dấu phẩy" in field.parts["state_money"].error()
    assert [one.event for one in case_card(window.desk, "VV-2026-00001").events] == ["received", "accepted"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", 12.5), ("1.234,5", 1234.5), ("1234", 1234), ("1 234", 1234), ("12.5", None), ("1.23", None),
        ("-3", None), ("nan", None), ("1e5", None), ("١٢", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_written_in_vietnamese(qtbot: QtBot, text: str, value: float | None) -> None:
    field = DecimalField("state_money", "Tiền")
    qtbot.addWidget(field)
    field.line.setText(text)
    assert field.value() == value
    assert field.check() == (value is not None)


def test_carrying_out_shows_what_was_ordered_and_takes_over_what_is_left(qtbot: QtBot, shown: Show, home: Path) -> None:
    window, form = opened(
        qtbot, shown, home, "enforced", DECIDED, ENFORCED | {"done": {"state_money": 5, "discipline_people": 2}}
    )
    field = numbers(form)
    said = [label.text() for label in field.findChildren(type(form._name))]
    assert "Phải thi hành 12,5, đã xong 5" in said
    assert "Phải thi hành 1.234.567,5" in said
    assert field.taking in editors_of([field])
    field.parts["return_land"].line.setText("30")
    field.taking.click()
    assert field.value() == {"state_money": 7.5, "return_land": 30, "discipline_officials": 1}
    assert not field.check()  # the people were dealt with before: the officials of this time go with theirs
    field.parts["discipline_people"].set_value("1")
    page = window.page()
    assert isinstance(page, CasesPage)
    page.forms.save()
    assert outcome(form).error()  # whole or in part is for the officer to say
    outcome(form).set_value("part")
    page.forms.save()
    qtbot.waitUntil(lambda: len(case_card(window.desk, "VV-2026-00001").events) == 5)
    assert case_card(window.desk, "VV-2026-00001").events[-1].done == {
        "state_money": 7.5, "return_land": 30, "discipline_people": 1, "discipline_officials": 1,
    }  # fmt: skip


def test_more_than_was_ordered_and_less_than_all_are_remarked_on(qtbot: QtBot, shown: Show, home: Path) -> None:
    _window, form = opened(
        qtbot, shown, home, "enforced", DECIDED, ENFORCED | {"outcome": "part", "done": {"state_money": 5}}
    )
    field = numbers(form)
    field.parts["state_money"].set_value("8")
    field.parts["state_money"].edited.emit()
    said = [label.text() for label in field.findChildren(type(form._name)) if not label.isHidden()]
    assert "Quá số còn phải thi hành (7,5); vẫn lưu được, nên xem lại." in said
    field.parts["return_money"].set_value("1")  # the decision says nothing of it
    field.parts["return_money"].edited.emit()
    said = [label.text() for label in field.findChildren(type(form._name)) if not label.isHidden()]
    assert "Quá số còn phải thi hành (0); vẫn lưu được, nên xem lại." in said
    assert field.check()
    assert form.warning.isHidden()
    outcome(form).set_value("whole")
    outcome(form).edited.emit()
    assert "Chưa thi hành hết: Trả lại cho tổ chức, cá nhân: đất (m²) 1.234.567,5" in form.warning.text()


def test_giving_back_to_nobody_is_remarked_on(qtbot: QtBot, shown: Show, home: Path) -> None:
    _window, form = opened(qtbot, shown, home, "decided")
    field = numbers(form)
    hint = field._hints["return_people"]
    field.parts["return_land"].set_value("30")
    field.parts["return_land"].edited.emit()
    assert "chưa ghi trả cho ai" in hint.text()
    field.parts["return_organisations"].set_value(1)
    field.parts["return_organisations"].edited.emit()
    assert hint.text() == ""


def test_wrong_numbers_are_put_right_and_put_right_again(qtbot: QtBot, shown: Show, home: Path) -> None:
    window, _form = opened(qtbot, shown, home, "sent", DECIDED)
    page = window.page()
    assert isinstance(page, CasesPage)
    for text, wanted in (("2,5", 2.5), ("", None)):
        page.forms.correct(3)
        form = page.forms.form()
        assert isinstance(form, CorrectionForm)
        field = form.changes[-1]
        assert isinstance(field, OrderFields)
        assert field.parts["state_money"].value() == (12.5 if wanted else 2.5)  # what is written now
        form.reason.set_value("Ghi nhầm")
        page.forms.save()
        assert "Ghi ít nhất một mục đúng" in form.changes[0].error()
        field.parts["state_money"].line.setText(text)
        before = len(case_card(window.desk, "VV-2026-00001").events)
        page.forms.save()
        qtbot.waitUntil(partial(_has_events, window, before + 1))
        qtbot.waitUntil(lambda: not window.tasks.is_busy())
        held = case_card(window.desk, "VV-2026-00001").events[2].held
        assert held is not None
        assert (held.orders or {}).get("state_money") == wanted
    assert "đất (m²) 1.234.567,5" in event_facts(case_card(window.desk, "VV-2026-00001").events[-1])


def test_a_correction_says_the_outcome_written_now_and_what_it_waits_for(qtbot: QtBot, shown: Show, home: Path) -> None:
    window, _form = opened(qtbot, shown, home, "sent", DECIDED)
    page = window.page()
    assert isinstance(page, CasesPage)
    page.forms.correct(3)
    form = page.forms.form()
    assert isinstance(form, CorrectionForm)
    names = {field.name: field.editor.accessibleName() for field in form.changes}
    assert names["outcome"] == "Kết quả đúng (đang ghi khiếu nại đúng)"
    told = [one.text() for one in form.foreseen.findChildren(Words)]
    assert told == ["Khi lưu", "Điền các mục có dấu * để thấy các hạn sẽ bắt đầu, dừng hay dời."]


def test_the_course_says_the_numbers_with_their_units(qtbot: QtBot, shown: Show, home: Path) -> None:
    window, _form = opened(qtbot, shown, home, "enforced", DECIDED)
    decided = case_card(window.desk, "VV-2026-00001").events[-1]
    assert event_facts(decided) == (
        "Thu hồi cho Nhà nước: tiền (triệu đồng) 12,5; Trả lại cho tổ chức, cá nhân: đất (m²) 1.234.567,5; "
        "Kiến nghị xử lý hành chính: số cá nhân 2, trong đó cán bộ, công chức, viên chức 1"
    )


def test_every_number_of_the_contract_has_its_field() -> None:
    from danvan_desk.domain.vocabulary import ORDER_FIELDS

    for done in (False, True):
        assert {code for _head, words in order_groups(done=done) for code in words} == set(ORDER_FIELDS)
