"""The slip of a date names all that led to it: start, days passed over, pauses, extensions, final move, articles."""

from tests.domain.lawbook import all_of, case, day, the


def counted(version: str) -> str:
    """How a slip ends: the way of counting, the version of the rule, the edition of the calendar."""
    return f"Bộ luật Dân sự 2015 Đ.147, Đ.148 · bản quy định từ {version} · lịch làm việc bản 22/11/2026."


def test_a_make_up_saturday_is_counted_and_named() -> None:
    clock = the("complaint.accept", case("complaint", ("received", "2026-08-20")), "2026-08-21")
    assert clock.steps[:4] == (
        "Nhận đơn 20/08/2026, không tính; ngày làm việc thứ nhất 21/08/2026",
        "Không tính thứ Bảy, Chủ nhật: 23/08/2026.",
        "Có tính thứ Bảy 22/08/2026: làm bù cho ngày 31/8/2026, Thông báo 9441/TB-BNV.",
        "Đủ 7 ngày làm việc → 28/08/2026",
    )
    assert clock.slip[-1].sentence.endswith(counted("01/07/2026"))


def test_tet_is_named_day_by_day_and_provisional() -> None:
    clock = the(
        "feedback.first_answer", case("feedback", ("received", "2027-01-27"), channel="reception"), "2027-01-28"
    )
    assert (clock.due, clock.provisional) == (day("2027-02-17"), True)
    said = [step.sentence for step in clock.slip]
    assert said[1] == "Không tính thứ Bảy, Chủ nhật: 30/01, 31/01, 13/02, 14/02/2027."
    assert said[2].startswith("Không tính 04/02, 05/02, 06/02, 07/02, 08/02, 09/02, 10/02/2027: nghỉ Tết Nguyên đán")
    assert said[-1].startswith("Hạn tạm tính: lịch nghỉ năm 2027 mới là dự kiến")
    assert said[-1].endswith("Hạn có thể đổi khi có thông báo chính thức.")


def test_every_paper_that_began_lengthened_or_stopped_a_term_is_named() -> None:
    facts = case(
        "complaint",
        ("received", "2026-07-06"),
        ("accepted", "2026-07-10", {"document_no": "31/TB-UBND"}),
        ("complex", "2026-07-20", {"document_no": "40/BC-UBND", "criteria": ["c", "đ"]}),
        ("suspended", "2026-07-30", {"document_no": "12/QĐ-UBND"}),
        ("resumed", "2026-08-20", {"document_no": "15/QĐ-UBND"}),
        ("suspended", "2026-09-01", {"document_no": "16/QĐ-UBND"}),
        ("resumed", "2026-09-10", {"document_no": "18/QĐ-UBND"}),
        remote_area=True,
    )
    clock = the("complaint.resolve", facts, "2026-09-11")
    assert clock.steps[:4] == (
        "Thụ lý 10/07/2026 (31/TB-UBND), không tính; ngày thứ nhất 11/07/2026",
        (
            "Thời hạn 60 ngày (vùng sâu, vùng xa, đi lại khó khăn; vụ việc phức tạp, 40/BC-UBND ngày 20/07/2026), tính "
            "cả ngày nghỉ → 08/09/2026"
        ),
        "Tạm đình chỉ 30/07/2026 đến 20/08/2026: dời 21 ngày, 12/QĐ-UBND và 15/QĐ-UBND → 29/09/2026",
        "Tạm đình chỉ 01/09/2026 đến 10/09/2026: dời 9 ngày, 16/QĐ-UBND và 18/QĐ-UBND → 08/10/2026",
    )
    assert clock.slip[4].sentence == f"Căn cứ: Luật Khiếu nại Đ.28; Luật Khiếu nại Đ.11a; {counted('01/07/2012')}"
    sent = all_of("complaint.send_suspension", facts, "2026-09-11")
    assert sent[1].slip[0].sentence.startswith("Tiếp tục giải quyết 20/08/2026 (15/QĐ-UBND), không tính")


def test_a_suspension_still_running_leaves_no_date_and_says_so() -> None:
    facts = case(
        "complaint", ("received", "2026-07-06"), ("accepted", "2026-07-10"),
        ("suspended", "2026-07-30", {"document_no": "12/QĐ-UBND"}),
    )  # fmt: skip
    clock = the("complaint.resolve", facts, "2026-09-11")
    assert clock.due is None
    told = "Tạm đình chỉ từ 30/07/2026, 12/QĐ-UBND, chưa tiếp tục: đồng hồ dừng, chưa có hạn."
    assert told in [step.sentence for step in clock.slip]


def test_the_day_of_the_event_is_not_counted_and_makes_no_term_provisional() -> None:
    in_tet = case(
        "complaint", ("received", "2027-01-11"), ("accepted", "2027-01-12"),
        ("dialogue_called", "2027-01-20", {"until": "2027-02-04"}),
    )  # fmt: skip
    notice = the("complaint.dialogue_notice", in_tet, "2027-01-20")  # 04/02/2027 is only expected to rest
    assert (notice.raw_due, notice.due, notice.provisional) == (day("2027-01-30"), day("2027-01-29"), False)
    received = the("complaint.accept", case("complaint", ("received", "2024-12-31")), "2025-01-02")
    assert (received.due, received.provisional) == (day("2025-01-10"), False)  # no calendar for 2024, one for 2025
    assert not [step for clock in (notice, received) for step in clock.steps if step.startswith("Hạn tạm tính")]
