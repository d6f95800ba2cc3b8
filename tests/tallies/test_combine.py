"""The tallies of many offices put together: who must hand in, who did, late, twice, for another period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from danvan_desk.communes import provinces
from danvan_desk.domain.periods import Period, official_periods, reporting_month, sent_by
from danvan_desk.errors import Refused
from danvan_desk.tallies.received import State
from danvan_desk.tallies.reporters import listed
from tests.tallies.handed_in import CITY, QUARTER, line_of, of_city, read, row, said
from tests.tallies.made import made_tally, of_commune


def test_who_is_missing_and_who_handed_in(put: Any, tmp_path: Path) -> None:
    for place in range(3):
        put(of_city(place))
    combined = read(tmp_path)
    assert combined.counts() == {State.MISSING: 37, State.HANDED_IN: 3}
    assert [line.who.name for line in combined.lines if line.who][:2] == [
        commune.office() for commune in CITY.communes[3:5]
    ]
    assert combined.tally is not None
    assert (combined.tally.office.name, combined.tally.reporters) == ("UBND thành phố Huế", 40)
    assert (combined.period, combined.due) == (QUARTER, date(2026, 9, 17))


def test_another_period_is_left_out_whichever_most_files_have_or_is_asked_for(put: Any, tmp_path: Path) -> None:
    before = Period(date(2026, 3, 15), date(2026, 6, 14))
    put(of_city(0))
    put(of_city(1))
    put(of_city(2, period=before), "truoc.json")
    line = line_of(read(tmp_path), "truoc.json")
    assert (line.state(), line.used(), said(line)) == (State.OTHER_PERIOD, False, "kỳ 15/03/2026 – 14/06/2026")
    asked = read(tmp_path, period=before)
    assert [line.used() for line in asked.lines if line.received] == [False, False, True]
    assert asked.due == date(2026, 6, 17)


def test_of_two_files_of_one_office_the_newer_version_counts(put: Any, tmp_path: Path) -> None:
    put(of_city(0), "a.json", lambda document: row(document)["cells"].update({"10": 7}))
    put(of_city(0, version=2), "b.json")
    put(of_city(1), "c.json")
    put(of_city(1), "d.json")
    combined = read(tmp_path)
    assert {name: line_of(combined, name).state() for name in ("a.json", "b.json", "c.json", "d.json")} == {
        "a.json": State.TWICE, "b.json": State.HANDED_IN, "c.json": State.TWICE, "d.json": State.HANDED_IN,
    }  # fmt: skip
    assert said(line_of(combined, "a.json")) == "đã dùng b.json, phiên bản 2 lập ngày 16/09/2026"
    assert said(line_of(combined, "b.json")) == "thay cho a.json"
    assert said(line_of(combined, "c.json")) == "cùng nội dung với d.json"
    assert combined.totals["01/TCD"]["10"] == 2 + 4
    assert combined.used() == 2


def test_of_two_files_of_one_version_that_differ_somebody_must_ask(put: Any, tmp_path: Path) -> None:
    put(of_city(0), "a.json", lambda document: row(document)["cells"].update({"10": 7}))
    put(of_city(0), "b.json")
    assert "cùng phiên bản, cùng ngày lập nhưng khác nội dung" in said(line_of(read(tmp_path), "b.json"))


def test_an_office_is_the_same_by_name_where_it_has_no_code(put: Any, tmp_path: Path) -> None:
    name = CITY.communes[0].name.lower()
    put(of_city(0))
    nameless = made_tally(f"Ủy ban nhân dân {name}", province="TP. Huế", code=None)
    put(replace(nameless, period=QUARTER, made_on=date(2026, 9, 16), version=2), "khong-ma.json")
    combined = read(tmp_path)
    assert combined.counts() == {State.MISSING: 39, State.TWICE: 1, State.HANDED_IN: 1}
    assert line_of(combined, "khong-ma.json").used()


def test_two_names_under_one_code_are_said(put: Any, tmp_path: Path) -> None:
    put(of_city(0))
    other = of_city(1)
    put(replace(other, office=replace(other.office, code=CITY.communes[0].code), version=2), "nham-ma.json")
    words = said(line_of(read(tmp_path), "nham-ma.json"))
    assert f"mã {CITY.communes[0].code} là của {CITY.communes[0].office()}" in words
    assert "cùng mã với" in words


def test_late_and_early_files_count_and_are_marked(put: Any, tmp_path: Path) -> None:
    put(of_city(0, made_on=date(2026, 9, 18)), "muon.json")
    put(of_city(1, made_on=date(2026, 9, 17)), "kip.json")
    put(of_city(2, made_on=date(2026, 9, 13)), "som.json")
    combined = read(tmp_path)
    assert {name: line_of(combined, f"{name}.json").state() for name in ("muon", "kip", "som")} == {
        "muon": State.LATE, "kip": State.HANDED_IN, "som": State.EARLY,
    }  # fmt: skip
    assert said(line_of(combined, "muon.json")) == "lập ngày 18/09/2026, sau hạn 17/09/2026"
    assert combined.used() == 3
    assert line_of(read(tmp_path, due=date(2026, 9, 16)), "kip.json").state() is State.LATE


def test_no_day_is_late_where_the_circular_sets_none(put: Any, tmp_path: Path) -> None:
    month = Period(date(2026, 8, 15), date(2026, 9, 14))
    put(of_city(0, period=month, made_on=date(2026, 9, 19)), "a.json")
    combined = read(tmp_path)
    assert (combined.due, line_of(combined, "a.json").state()) == (None, State.HANDED_IN)


def test_a_practice_tally_is_said_wherever_it_is_added(put: Any, tmp_path: Path) -> None:
    sample = of_city(0)
    put(replace(sample, office=replace(sample.office, sample=True)), "mau.json")
    combined = read(tmp_path)
    assert said(line_of(combined, "mau.json")) == "số liệu mẫu để tập, không phải báo cáo thật"
    assert combined.tally is not None
    assert combined.tally.office.sample


def test_a_named_province_leaves_other_provinces_out(put: Any, tmp_path: Path) -> None:
    stray = of_commune(provinces()[0].communes[0], 1)
    put(replace(stray, period=QUARTER, made_on=date(2026, 9, 16)), "la.json")
    put(of_city(0))
    everywhere = read(tmp_path)
    assert everywhere.used() == 2
    assert everywhere.counts()[State.MISSING] == 39 + len(provinces()[0].communes) - 1
    named = read(tmp_path, provinces=["tp hue"])
    assert (line_of(named, "la.json").state(), line_of(named, "la.json").used()) == (State.OUTSIDE, False)
    assert named.counts()[State.MISSING] == 39
    with pytest.raises(Refused, match="không có trong 34 tỉnh, thành phố"):
        read(tmp_path, provinces=["Hà Tây"])


def test_an_office_that_is_no_commune_counts(put: Any, tmp_path: Path) -> None:
    board = made_tally("Sở Xây dựng", province="Thành phố Huế", code=None)
    put(replace(board, period=QUARTER, made_on=date(2026, 9, 16)), "so.json")
    put(of_city(0))
    combined = read(tmp_path)
    assert combined.tally is not None
    assert [one.office for one in combined.tally.tables[0].rows] == [CITY.communes[0].office(), "Sở Xây dựng"]
    assert combined.tally.reporters == 41


def test_an_own_list_says_who_must_report(put: Any, tmp_path: Path) -> None:
    names = tmp_path / "danh-sach.csv"
    first, second, third = CITY.communes[:3]
    names.write_text(
        f'"{first.code}";"tên cũ"\n{second.name.lower()}\n\nSở Xây dựng\n{first.code}\nUBND xã Chưa Có',
        encoding="utf-8-sig",
    )
    board = made_tally("Sở Xây dựng", province="Huế", code=None)
    put(replace(board, period=QUARTER, made_on=date(2026, 9, 16)), "so.json")
    put(of_city(0))
    put(of_city(2), "ngoai.json")
    combined = read(tmp_path, listed=listed(names))
    assert [(line.who.name, line.state()) for line in combined.lines if line.who] == [
        (third.office(), State.OUTSIDE),
        (second.office(), State.MISSING),
        ("UBND xã Chưa Có", State.MISSING),
        (first.office(), State.HANDED_IN),
        ("Sở Xây dựng", State.HANDED_IN),
    ]
    assert said(line_of(combined, "ngoai.json")) == "không có trong danh sách phải nộp"
    assert combined.tally is not None
    assert (combined.tally.reporters, combined.provinces) == (4, ("Thành phố Huế",))
    names.write_bytes("Huế".encode("utf-16"))
    with pytest.raises(Refused, match="không đọc được danh sách"):
        listed(names)
    names.write_text(" ; \n")
    with pytest.raises(Refused, match="danh sách trống"):
        listed(names)


def test_what_is_wrong_with_a_file_stands_before_those_that_are_missing(put: Any, tmp_path: Path) -> None:
    def spoil(document: dict[str, Any]) -> None:
        document["tables"]["01/TCD"]["rows"][0]["cells"]["5"] += 1

    put(of_city(0))
    put(of_city(1, made_on=date(2026, 9, 18)), "muon.json")
    put(of_city(2, period=QUARTER.before()), "ky-khac.json")
    put(of_city(3, period=QUARTER.before()), "chua-khop-ky-khac.json", spoil)
    for name in ("truoc.json", "sau.json"):
        put(of_city(4), name)
    (tmp_path / "nop" / "hong.json").write_text("{", encoding="utf-8")
    combined = read(tmp_path, provinces=["Huế"])
    assert combined.counts() == {
        State.UNREADABLE: 1, State.TWICE: 1, State.OTHER_PERIOD: 2, State.LATE: 1, State.MISSING: 35,
        State.HANDED_IN: 2,
    }  # fmt: skip
    both = line_of(combined, "chua-khop-ky-khac.json")
    assert (both.used(), both.notes()[0].state) == (False, State.BROKEN)
    assert [line.state() for line in combined.lines] == sorted(
        (line.state() for line in combined.lines), key=State.seriousness
    )


def test_a_code_alone_does_not_make_an_office_another_provinces(put: Any, tmp_path: Path) -> None:
    """Codes of another numbering, as a trial may have them: two files of one code are still one office's."""
    other = made_tally("UBND xã Thử Một", province="Tỉnh Thử", code=CITY.communes[0].code)
    put(replace(other, period=QUARTER, made_on=date(2026, 9, 16)), "a.json")
    put(replace(other, period=QUARTER, made_on=date(2026, 9, 17)), "b.json")
    combined = read(tmp_path)
    assert [(line.who.name, line.state()) for line in combined.lines if line.who] == [
        ("UBND xã Thử Một", State.TWICE),
        ("UBND xã Thử Một", State.HANDED_IN),
    ]
    assert combined.provinces == ()


def test_every_period_of_the_circular_is_sent_on_the_17th() -> None:
    sent = {name: sent_by(period) for name, period in official_periods(2026).items()}
    assert sent == {
        "Quý I": date(2026, 3, 17), "Quý II": date(2026, 6, 17), "6 tháng": date(2026, 6, 17),
        "Quý III": date(2026, 9, 17), "9 tháng": date(2026, 9, 17), "Quý IV": date(2026, 12, 17),
        "Năm": date(2026, 12, 17),
    }  # fmt: skip
    assert sent_by(reporting_month(2026, 9)) is None
