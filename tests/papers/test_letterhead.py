from datetime import date

from danvan_desk.papers.letterhead import Letterhead, long_date, place_and_date, short_date


def test_a_committee_stands_on_two_lines_in_capitals():
    head = Letterhead("UBND xã Tân Hưng", superior="Ủy ban nhân dân tỉnh Hưng Yên")
    assert head.office_lines() == ("ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG")
    assert head.superior_lines() == ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN")


def test_other_offices_stand_as_written():
    assert Letterhead("Ban Tiếp công dân\n xã  Tân Hưng").office_lines() == ("BAN TIẾP CÔNG DÂN", "XÃ TÂN HƯNG")
    assert Letterhead("Văn phòng HĐND và UBND xã").office_lines() == ("VĂN PHÒNG HĐND VÀ UBND XÃ",)
    assert Letterhead("").office_lines() == ()


def test_dates_take_zeros_as_the_decree_asks():
    assert long_date(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert long_date(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"
    assert place_and_date("Tân Hưng", date(2026, 11, 9)) == "Tân Hưng, ngày 09 tháng 11 năm 2026"
    assert short_date(date(2026, 3, 5)) == "05/03/2026"
