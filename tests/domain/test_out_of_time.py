"""Until when a complaint is in time, and the sentence that shows it. Luật Khiếu nại Đ.9, Đ.33."""

from datetime import date

from danvan_desk.domain.out_of_time import complaint_limit

from .lawbook import calendar

MONDAY = date(2026, 11, 23)


def test_ninety_days_from_learning_of_it_the_day_itself_not_counted():
    limit = complaint_limit(date(2026, 8, 25), MONDAY, calendar())
    assert (limit.raw_end, limit.last, limit.in_time, limit.moved) == (MONDAY, MONDAY, True, False)
    late = complaint_limit(date(2026, 8, 24), date(2026, 11, 24), calendar())  # ends on Sunday 22, moved to 23
    assert (late.raw_end, late.last, late.in_time) == (date(2026, 11, 22), MONDAY, False)


def test_a_term_that_ends_on_a_sunday_ends_on_the_monday_and_says_so():
    limit = complaint_limit(date(2026, 8, 24), MONDAY, calendar())
    assert limit.in_time
    assert limit.words() == (
        "Biết quyết định ngày 24/08/2026, 90 ngày hết ngày 22/11/2026, trúng ngày nghỉ → 23/11/2026; nhận đơn ngày "
        "23/11/2026: còn trong thời hiệu."
    )


def test_the_days_of_an_obstacle_are_not_counted():
    without = complaint_limit(date(2026, 8, 1), MONDAY, calendar())
    assert not without.in_time
    limit = complaint_limit(date(2026, 8, 1), MONDAY, calendar(), obstacle_days=24)
    assert limit.last == MONDAY
    assert limit.words() == (
        "Biết quyết định ngày 01/08/2026, 90 ngày hết ngày 30/10/2026, trừ 24 ngày trở ngại → 23/11/2026; nhận đơn "
        "ngày 23/11/2026: còn trong thời hiệu."
    )
    assert complaint_limit(date(2026, 8, 1), MONDAY, calendar(), obstacle_days=20).words().endswith("quá 4 ngày.")
    assert limit.basis() == "Luật Khiếu nại Đ.9"


def test_second_instance_has_thirty_days_and_forty_five_in_a_remote_area():
    near = complaint_limit(date(2026, 10, 20), MONDAY, calendar(), instance=2)
    far = complaint_limit(date(2026, 10, 20), MONDAY, calendar(), instance=2, remote_area=True)
    assert (near.last, near.in_time) == (date(2026, 11, 19), False)
    assert (far.last, far.in_time) == (date(2026, 12, 4), True)
    assert near.words().startswith("Được khiếu nại lần hai từ ngày 20/10/2026, 30 ngày hết ngày 19/11/2026;")
    assert near.basis() == "Luật Khiếu nại Đ.33 k1"
