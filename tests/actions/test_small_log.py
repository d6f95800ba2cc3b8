"""The small log: entered, corrected with a reason, taken back and no longer counted."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from danvan_desk.actions.add import add_records
from danvan_desk.actions.small_log import correct_log, record_log, take_back_log
from danvan_desk.db.schema import ensure_current
from danvan_desk.db.tables import Change
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period
from danvan_desk.domain.records import NewLog
from danvan_desk.errors import NotFound, Refused
from danvan_desk.queries.small_log import log_entries, log_entry
from danvan_desk.tallies.cells import cell_records
from danvan_desk.tallies.compute import compute
from tests.actions.denouncer import DENUNCIATION, NAME, TOLD, leaks
from tests.older_book import set_back

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
LESSON = NewLog("training", date(2026, 11, 5), title="Luật Tố cáo", classes=2, people=80)
LESSON_RECORD = {"type": "log", "kind": "training", "date": "2026-11-05", "classes": 2, "people": 80}
PLAN = NewLog("directive_issued", date(2026, 11, 6), title="Kế hoạch 12/KH-UBND về tiếp công dân")


def cells(desk):
    row = compute(desk, YEAR, ["06/QLKNTC"]).table("06/QLKNTC").rows[0]
    return [row.cells[ms] for ms in "12345"]


def problems(refused):
    return {problem.field for problem in refused.value.problems}


def test_what_is_entered_is_counted_and_listed_newest_first(desk):
    assert [record_log(desk, one) for one in (LESSON, PLAN)] == ["log-1", "log-2"]
    assert cells(desk) == [1, 0, 0, 2, 80]
    assert [(one.number, one.date) for one in log_entries(desk, YEAR)] == [
        ("log-2", date(2026, 11, 6)),
        ("log-1", date(2026, 11, 5)),
    ]
    assert log_entries(desk, Period(date(2026, 11, 6), date(2026, 11, 6)))[0].title == PLAN.title
    (listed,) = cell_records(desk, YEAR, "06/QLKNTC", "5")
    assert (listed.number, listed.type, listed.kind, listed.content, listed.amount) == (
        "log-1", "log", "training", "Luật Tố cáo", 80,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("new", "fields"),
    [
        (NewLog("training", date(2026, 11, 5)), {"classes", "people"}),
        (NewLog("training", date(2026, 11, 5), classes=0, people=0), {"classes", "people"}),
        (NewLog("directive_issued", date(2026, 11, 5)), {"title"}),
        (NewLog("directive_amended", date(2026, 11, 5), title="Quy chế", classes=1, people=0), {"classes", "people"}),
        (NewLog("directive_cancelled", date(2026, 11, 24), title="Quy chế"), {"date"}),
    ],
)
def test_what_table_06_could_not_count_rightly_is_refused_under_its_field(desk, new, fields):
    with pytest.raises(Refused) as refused:
        record_log(desk, new)
    assert problems(refused) == fields
    assert log_entries(desk, YEAR) == []
    record_log(desk, PLAN)
    with pytest.raises(Refused) as refused:
        correct_log(desk, "log-1", new, "ghi nhầm")
    assert problems(refused) == fields


def test_the_contract_still_takes_an_entry_without_them_and_warns(desk):
    saved = add_records(desk, [{"type": "log", "kind": "training", "date": "2026-11-05"}])
    assert saved[0].number == "log-1"
    assert [words.split(":")[0] for words in saved[0].warnings] == ["classes", "people"]
    assert cells(desk) == [0, 0, 0, 0, 0]


def test_a_correction_keeps_what_stood_there_and_needs_a_reason(desk):
    record_log(desk, LESSON)
    right = NewLog("training", date(2026, 11, 4), title="Luật Tố cáo", classes=2, people=92)
    for reason in (None, "  "):
        with pytest.raises(Refused) as refused:
            correct_log(desk, "log-1", right, reason)
        assert problems(refused) == {"reason"}
    assert cells(desk)[4] == 80
    correct_log(desk, "log-1", right, "Đếm lại danh sách ký")
    assert cells(desk)[4] == 92
    (change,) = log_entry(desk, "log-1").changes
    assert change.before == {"date": "2026-11-05", "people": 80}
    assert change.after == {"date": "2026-11-04", "people": 92}
    assert (change.reason, change.action) == ("Đếm lại danh sách ký", "log_corrected")
    with pytest.raises(Refused, match="chưa sửa gì"):
        correct_log(desk, "log-1", right, "lần nữa")


def test_what_is_taken_back_no_longer_counts_and_stays_readable(desk):
    record_log(desk, LESSON)
    record_log(desk, PLAN)
    with pytest.raises(Refused) as refused:
        take_back_log(desk, "log-1", "")
    assert problems(refused) == {"reason"}
    take_back_log(desk, "log-1", "Lớp hoãn sang tháng sau")
    assert cells(desk) == [1, 0, 0, 0, 0]
    assert cell_records(desk, YEAR, "06/QLKNTC", "5") == []
    shown = log_entry(desk, "log-1")
    assert (shown.title, shown.people) == ("Luật Tố cáo", 80)
    assert (shown.taken_back_on, shown.taken_back_why) == (date(2026, 11, 23), "Lớp hoãn sang tháng sau")
    for act in (lambda: take_back_log(desk, "log-1", "lại"), lambda: correct_log(desk, "log-1", PLAN, "sửa")):
        with pytest.raises(Refused, match="đã rút lại ngày 23/11/2026"):
            act()
    with desk.reading() as session:
        logged = session.execute(select(Change.action, Change.reason).where(Change.record == "log-1")).all()
    assert logged == [("training", None), ("log_taken_back", "Lớp hoãn sang tháng sau")]


@pytest.mark.parametrize("number", ["log-9", "log-x", "VV-2026-00001", "log-99999999999999999999"])
def test_an_entry_that_is_not_there(desk, number):
    for act in (lambda: take_back_log(desk, number, "x"), lambda: log_entry(desk, number)):
        with pytest.raises(NotFound):
            act()


def test_entries_of_an_older_book_still_count(home):
    before = open_desk(home)
    record_log(before, LESSON)
    close_desk(before)
    set_back(home, "0008")
    ensure_current(home)
    after = open_desk(home)
    assert cells(after) == [0, 0, 0, 2, 80]
    take_back_log(after, "log-1", "Ghi nhầm sổ")
    assert cells(after) == [0, 0, 0, 0, 0]
    close_desk(after)


def written_of_her(desk):
    """She is named in every text of the log that is typed."""
    of_her = NewLog("directive_issued", date(2026, 11, 6), title=f"Kế hoạch bảo vệ bà {NAME}", note=TOLD)
    correct_log(
        desk, record_log(desk, of_her), replace(of_her, title=f"Quyết định bảo vệ bà {NAME}"), f"Theo lời {NAME}"
    )
    take_back_log(desk, "log-1", f"Lộ tên bà {NAME}")


def test_a_denouncer_stands_by_the_code_in_what_is_written(desk, home):
    add_records(desk, [DENUNCIATION])
    written_of_her(desk)
    assert leaks(home) == []
    entry = log_entries(desk, YEAR)[0]
    assert (entry.title, entry.taken_back_why) == ("Quyết định bảo vệ bà NTC-2026-0001", "Lộ tên bà NTC-2026-0001")


def test_who_denounces_later_is_struck_out_of_what_was_written_before(desk, home):
    written_of_her(desk)
    case = add_records(desk, [LESSON_RECORD, {**DENUNCIATION, "ref": "p", "kind": "complaint"}])[1].case
    assert leaks(home)
    add_records(desk, [{**DENUNCIATION, "split_from": case}])
    assert leaks(home) == []
    assert [one.people for one in log_entries(desk, YEAR)] == [None, 80]


def test_nor_does_the_list_name_who_denounces_in_a_case_of_their_own(desk):
    number = record_log(desk, replace(LESSON, title=f"Theo đơn của bà {NAME}", note=TOLD))
    correct_log(desk, number, replace(LESSON, title=f"Về bà {NAME}", note=TOLD), TOLD)
    take_back_log(desk, number, TOLD)
    add_records(desk, [DENUNCIATION])
    said = f"{log_entry(desk, number)}{log_entries(desk, YEAR)}"
    assert "NTC-2026-" in said
    assert NAME not in said
