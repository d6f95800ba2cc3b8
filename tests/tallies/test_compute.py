"""The hand-counted ward: every cell of every table, whole."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from danvan_desk.context import Desk
from danvan_desk.domain.periods import Period, calendar_month
from danvan_desk.errors import Refused
from danvan_desk.queries.backlog import backlog
from danvan_desk.tallies.cells import cell_records
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.tally import Tally, tidy

TCD = {
    "1": 13, "2": 40, "3": 10, "4": 3,
    # v1 v2 v3 v4 v5 v10 v11 v12 v15 · 6+1+1+2+1+1+5+4+1 people · matters v3 v4 v11 v12 v15 and p3, which the delegate
    # saw too: p1, p2 are with the head · delegations v1 (6), v11 (5)
    "5": 9, "6": 22, "7": 6, "8": 2, "9": 11,
    # announced days 29/10 and 5/11 (two records) · v6 v7 v8 · 2+14+1 · p2, v7, p1 · v7
    "10": 2, "11": 3, "12": 17, "13": 3, "14": 1, "15": 14,
    # 12/11 · v9
    "16": 1, "17": 1, "18": 1, "19": 1, "20": 0, "21": 0,
}  # fmt: skip
XLD = {
    # received in the period: 18 and k7 k8 k9 t4 t5 t6; from before and not processed before: p3, p17
    # not processed by the end: p2 p13 p17
    "1": 26, "2": 23,
    # ineligible: p6 p20 · in authority: p1 p4 p7 p8 p9 p11 p12 p14 p21 p22 p23 and the six, in 15 cases (p11 is p1's,
    # p12 p8's)
    "3": 21, "4": 17, "5": 15,
    # p1 p11 p14 k7 k8 k9 · second instance p14 · land p1 p11 k7, policy p14 k8, other k9
    "6": 6, "7": 5, "8": 1, "9": 3, "10": 2, "11": 1,
    # p4 p22 p23 t4 t5 t6 · again p22 · administrative p4 t4 t6, corruption t5, judicial p22, other p23
    "12": 6, "13": 5, "14": 1, "15": 3, "16": 1, "17": 1, "18": 1,
    # p7 p8 p9 p12 p21 · policy p7, land p8 p12, other p9 p21
    "19": 5, "20": 1, "21": 2, "22": 2,
    # p3 guided, p19 returned, p10 only classified · p5 forwarded
    "23": 4, "24": 3, "25": 1,
}  # fmt: skip
GQKN = {
    # column 6 of 02 · cases: p1 (with p11) p14 k7 k8 k9
    "1": 6, "2": 5,
    # k9 only classified · p1, withdrawn in part only · k8 declined, opened again after the period · p14 withdrawn and
    # k7 discontinued, opened again after the period
    "3": 1, "4": 1, "5": 1, "6": 2,
    # k4 k5 k6 k10 k11; k1 k2 k3 are from before, p24 from after · right k10, wrong k4, partly k11 (corrected)
    # upheld k5, changed k6
    "7": 5, "8": 1, "9": 1, "10": 1, "11": 1, "12": 1,
    # k6 3.25 and 40 · k6 100 and k11 12.5, k10 86.5 · k6 · k10 1 and k11 3
    "13": 3.25, "14": 40, "15": 112.5, "16": 86.5, "17": 1, "18": 4,
    # k10 alone
    "19": 2, "20": 1, "21": 1, "22": 2, "23": 1,
}  # fmt: skip
GQTC = {
    # column 12 of 02, each a case of its own
    "1": 6, "2": 6,
    # t5 · p4 p22 p23 · t4 · t6
    "3": 1, "4": 3, "5": 1, "6": 1,
    # p4 t2 t3 t7 t8 t9 · first: right p4, wrong t7, partly t2 · again: right t8, wrong t3, partly t9
    "7": 6, "8": 1, "9": 1, "10": 1, "11": 1, "12": 1, "13": 1,
    # t9; organisations disciplined t2 and t9
    "14": 5, "15": 10, "16": 2, "17": 3, "18": 1, "19": 1, "20": 2, "21": 2, "22": 1, "23": 1, "24": 1, "25": 1,
}  # fmt: skip
KQTH = {
    # k1 k2 from before, k4 k5 k6 k10 k11 (k3 was sent before and orders nothing) · k2 and k6 enforced, k4 sent;
    # k10 only after the period, k1 sent but it orders something
    "1": 7, "2": 3,
    # ordered: k6 3.25 and 40 · done: k6 3.25 and 20
    "3": 3.25, "4": 40, "5": 3.25, "6": 20,
    # ordered: k2 12.5, k6 100, k11 12.5 and k1 86.5, k10 86.5 · done: k2 12.5, k6 100
    "7": 125, "8": 173, "9": 112.5, "10": 0,
    # k2
    "11": 1, "12": 1, "13": 0, "14": 0, "15": 0,
    # t1 from before, p4 t2 t3 t7 t8 t9 · t1 enforced, t3 sent
    "16": 7, "17": 2,
    # ordered: t1 149, t9 5 and 10 · done: t1 120.75 and 28.25
    "18": 154, "19": 10, "20": 149, "21": 0,
    # ordered: t9
    "22": 2, "23": 3, "24": 0, "25": 0,
    # done: t1, in two goes
    "26": 0, "27": 2, "28": 1, "29": 1, "30": 1, "31": 0,
}  # fmt: skip
QLKNTC = {
    # on the first and the last day; 14/10 is before · amended, cancelled · 1 and 2 classes, 40 and 55 people
    "1": 2, "2": 1, "3": 1, "4": 3, "5": 95,
    # a commune holds no inspections
    **dict.fromkeys(map(str, range(6, 18)), 0),
}  # fmt: skip
TH = {
    "opening": 15,  # p3 p16 p17 p24 p25, k4 k5 k6 k10 k11, t2 t3 t7 t8 t9
    "reopened": 0,
    "received": 24, "complaints": 9, "denunciations": 8, "feedback": 7,
    "in_authority": 17, "not_in_authority": 3,  # p5 p10 p19
    "undetermined": 4,  # p2 p13 not processed, p6 p20 ineligible
    "finished": 22,  # p3 p4 p5 p6 p8 p12 p14 p19, the ten k and t that were open, k7 k8 t4 t6
    "settled": 16,  # p4 p8 p12 p14, the ten, k7 discontinued, t6 withdrawn
    "finished_on_time": 21,  # all but p3: its acceptance was due on 12/10
    "closing": 17,
    "overdue": 6,  # p2 p16 p17 p20 p21 p24
    "visits": 13, "people": 40, "delegations": 3,
}  # fmt: skip
BY_HAND = {
    "01/TCD": TCD, "02/XLD": XLD, "03/GQKN": GQKN, "04/GQTC": GQTC, "05/KQTH": KQTH, "06/QLKNTC": QLKNTC, "TH": TH,
}  # fmt: skip


def test_every_cell_of_the_hand_counted_ward(tally: Tally) -> None:
    assert [table.code for table in tally.tables] == list(BY_HAND)
    for table in tally.tables:
        assert dict(table.rows[0].cells) == BY_HAND[table.code], table.code


def test_every_cell_is_the_sum_of_the_records_it_lists(ward: Desk, month: Period, tally: Tally) -> None:
    for table in tally.tables:
        for ms, value in table.rows[0].cells.items():
            records = cell_records(ward, month, table.code, ms)
            assert tidy(sum(record.amount for record in records)) == value, (table.code, ms)
            assert all(record.amount for record in records), (table.code, ms)


def test_what_the_tally_says_of_itself(tally: Tally, month: Period) -> None:
    assert (tally.office.name, tally.office.code) == ("UBND phường Bình An", "20257")
    assert (tally.period, tally.made_on, tally.version) == (month, date(2026, 11, 20), 1)
    assert month == Period(date(2026, 10, 15), date(2026, 11, 14))


def test_every_identity_holds_and_shows_its_numbers(tally: Tally) -> None:
    assert all(table.holds for table in tally.tables)
    checks = {check.rule: check for check in tally.table("01/TCD").checks}
    assert checks["3=7+13+19"].values == "10 = 6 + 3 + 1"
    assert checks["3=7+13+19"].title == "Tổng số vụ việc tiếp"


def test_the_next_period_opens_with_what_this_one_left(ward: Desk, month: Period, tally: Tally) -> None:
    after = compute(ward, month.after(), ["TH"]).table("TH").rows[0].cells
    assert after["reopened"] == 2  # k7 k8
    assert after["opening"] == tally.table("TH").rows[0].cells["closing"] + 2
    assert after["received"] == 1
    assert after["finished"] == 2  # p24 decided, p10 guided


def test_the_petitions_left_over_are_those_the_next_02_xld_takes_over(ward: Desk, month: Period) -> None:
    after = compute(ward, month.after(), ["02/XLD"]).table("02/XLD").rows[0].cells
    assert after["1"] == 1 + 3  # p18, and p2 p13 p17
    assert after["2"] == 1  # p13


def test_overdue_is_what_the_backlog_of_the_last_day_says(ward: Desk, month: Period) -> None:
    late = {number for row in backlog(ward, on=month.end, state="overdue") for number in row.petitions}
    assert {record.number for record in cell_records(ward, month, "TH", "overdue")} == late


def test_a_period_still_running_counts_what_is_overdue_today_and_no_more(ward: Desk) -> None:
    cells = compute(ward, Period(date(2026, 11, 15), date(2026, 12, 14)), ["TH"]).table("TH").rows[0].cells
    late = {number for row in backlog(ward, state="overdue") for number in row.petitions}
    assert cells["overdue"] == len(late)


def test_an_empty_month_is_all_zeros(ward: Desk) -> None:
    tally = compute(ward, calendar_month(2020, 1))
    assert {value for table in tally.tables for value in table.rows[0].cells.values()} == {0}
    assert all(table.holds for table in tally.tables)


def test_tables_by_either_spelling_each_once_in_the_order_of_the_report(ward: Desk, month: Period) -> None:
    assert [table.code for table in compute(ward, month, ["th", "01-TCD", "01/tcd"]).tables] == ["01/TCD", "TH"]
    with pytest.raises(Refused, match=r"99/XYZ.*01/TCD, 02/XLD, 03/GQKN"):
        compute(ward, month, ["99/XYZ"])


def test_a_failing_identity_names_the_records_that_break_it(ward: Desk, month: Period) -> None:
    with ward.writing() as session:
        session.execute(text("UPDATE visit SET reception = 'lost' WHERE number = 'TD-2026-00003'"))
    try:
        checks = {check.rule: check for check in compute(ward, month, ["01/TCD"]).tables[0].checks}
    finally:
        with ward.writing() as session:
            session.execute(text("UPDATE visit SET reception = 'regular' WHERE number = 'TD-2026-00003'"))
    broken = {rule for rule, check in checks.items() if not check.holds}
    assert broken == {"1=5+11+17", "2=6+12+18", "3=7+13+19"}
    assert checks["1=5+11+17"].breakers == ("TD-2026-00003",)
    assert checks["1=5+11+17"].values == "13, trong khi 8 + 3 + 1 = 12"
    assert checks["4=8+14+20"].breakers == ()
