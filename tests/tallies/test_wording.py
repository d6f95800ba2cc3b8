from __future__ import annotations

from dataclasses import replace
from datetime import date

from danvan_desk.tallies.wording import ms_words, rule_words, wording
from tests.tallies.made import made_tally


def test_named_columns_go_by_their_place_on_paper() -> None:
    words = ms_words(made_tally().table("TH"))
    assert [words[ms] for ms in ("opening", "received", "closing")] == ["1", "3=4+5+6=7+8+9", "13=1+3-10"]
    assert rule_words("TH", "overdue<=closing") == "14 ≤ 13"
    assert rule_words("TH", "closing=opening+received-finished") == "13 = 1 + 3 − 10"
    assert rule_words("TH", "opening=before:closing+reopened") == "1 = kỳ trước (13) + 2"
    assert rule_words("05/KQTH", "03/GQKN:7<=1") == "03/GQKN (7) ≤ 1"
    assert rule_words("02/XLD", "6=7+8=9+10+11") == "6 = 7 + 8 = 9 + 10 + 11"


def test_nothing_is_warned_of_in_a_sound_tally_of_a_period_that_is_over() -> None:
    tally = made_tally()
    assert [wording(tally, table).warning for table in tally.tables] == [""] * 7


def test_a_practice_ward_a_running_period_and_a_failed_check_are_said_on_the_paper() -> None:
    tally = made_tally(broken=True)
    tally = replace(tally, office=replace(tally.office, sample=True), made_on=date(2026, 11, 5))
    assert wording(tally, tally.table("01/TCD")).warning == (
        "SỐ LIỆU MẪU ĐỂ TẬP, KHÔNG PHẢI BÁO CÁO THẬT. KỲ CHƯA KẾT THÚC, SỐ LIỆU ĐẾN NGÀY 05/11/2026. "
        "BẢN NHÁP, CÒN 2 PHÉP KIỂM CHƯA ĐẠT"
    )


def test_place_and_date_follow_the_decree() -> None:
    tally = replace(made_tally(), made_on=date(2027, 1, 5))
    assert wording(tally, tally.tables[0]).place_and_date == "Bình An, ngày 05 tháng 01 năm 2027"
    bare = replace(tally, office=replace(tally.office, place=None, chair=None))
    assert wording(bare, bare.tables[0]).place_and_date.startswith("…………, ngày")
    assert wording(bare, bare.tables[0]).right[2] == ""
