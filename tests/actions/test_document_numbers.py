"""A number is used once a year, whether a paper took it here or somebody typed it into the books."""

from datetime import date

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.issuing import issue_form, next_document_no
from danvan_desk.domain.numbering import number_in
from danvan_desk.errors import Refused

COMPLAINT = {
    "type": "petition", "received": "2026-11-02", "channel": "post", "kind": "complaint", "content": "Thu hồi đất",
    "people": [{"name": "Trần Văn Lợi", "address": "41 Nguyễn Trung Trực"}], "respondent": "UBND phường",
}  # fmt: skip
VISIT = {
    "type": "visit", "date": "2026-11-20", "reception": "regular", "kind": "feedback", "content": "Đường làng",
    "outcome": "guided", "guided_to": "Tòa án", "person": {"name": "Lê Thị Mơ"},
}  # fmt: skip
DAY, FIRST, SECOND = date(2026, 11, 12), "VV-2026-00001", "VV-2026-00002"


@pytest.fixture
def two(desk):
    add_records(desk, [COMPLAINT, {**COMPLAINT, "content": "Bồi thường"}, {**COMPLAINT, "content": "Tái định cư"}])
    return desk


def event(case, name, document_no, day="2026-11-10", **more):
    return {"type": "event", "case": case, "event": name, "date": day, "document_no": document_no, **more}


def issue(desk, form, number, document_no, **given):
    return issue_form(desk, form, number, {"document_no": document_no, "day": DAY, **given}, leave_blank=True)


@pytest.mark.parametrize(
    ("text", "series", "count"),
    [
        ("05/TB-UBND", "TB", 5), (" 5 / tb-ubnd ", "TB", 5), ("120/QĐ-UBND", "QĐ", 120), ("15/UBND", "CV", 15),
        ("15/UBND-VP", "CV", 15), ("05/TB-UBND", "CV", None), ("05/TB-STP", "TB", None), ("TB-UBND", "TB", None),
        ("05/2026/QĐ-UBND", "QĐ", None), ("05/TB-UBND-VP", "TB", None), ("05/UBND", "", None),
    ],
)  # fmt: skip
def test_a_number_belongs_to_its_series_however_it_is_typed(text, series, count):
    assert number_in(text, series, "UBND") == count


def test_a_number_typed_into_an_event_is_neither_proposed_nor_taken_again(two):
    add_records(two, [event(1, "accepted", "7/TB-UBND") | {"case": FIRST}])
    assert next_document_no(two, "KN-03") == "08/TB-UBND"
    assert next_document_no(two, "KN-15") == "01/QĐ-UBND"
    words = "số này đã ghi cho “Thụ lý” ngày 10/11/2026 của hồ sơ VV-2026-00001"
    with pytest.raises(Refused, match=words):
        issue(two, "KN-03", SECOND, "07/TB-UBND")
    issue(two, "KN-03", SECOND, "06/TB-UBND")  # below the last one, and free
    with pytest.raises(Refused, match="số này đã cấp cho mẫu KN-03"):
        issue(two, "KN-03", "VV-2026-00003", "6/TB-UBND")


def test_the_number_typed_for_the_very_event_is_the_papers_own(two):
    add_records(two, [event(FIRST, "accepted", "07/TB-UBND")])
    assert next_document_no(two, "KN-03", FIRST) == "07/TB-UBND"
    assert next_document_no(two, "KN-03", SECOND) == "08/TB-UBND"
    issue(two, "KN-03", FIRST, "07/TB-UBND")
    assert next_document_no(two, "KN-03", FIRST) == "08/TB-UBND"


def test_a_number_that_was_corrected_is_free_again_and_the_right_one_used(two):
    add_records(two, [event(FIRST, "accepted", "07/TB-UBND"), event(SECOND, "accepted", "30/TB-UBND")])
    right = {"of": 2, "document_no": "09/TB-UBND", "reason": "ghi nhầm số"}
    add_records(two, [{"type": "event", "case": FIRST, "event": "corrected", "date": "2026-11-11", **right}])
    add_records(two, [{"type": "event", "case": SECOND, "event": "corrected", "date": "2026-11-11", "of": 2,
                       "reason": "ghi nhầm vụ"}])  # fmt: skip
    assert next_document_no(two, "KN-03") == "10/TB-UBND"
    with pytest.raises(Refused, match="số này đã ghi cho “Thụ lý”"):
        issue(two, "KN-03", SECOND, "09/TB-UBND")
    issue(two, "KN-03", SECOND, "07/TB-UBND")


def test_numbers_of_visits_count_and_those_of_other_bodies_and_years_dont(two):
    add_records(
        two,
        [
            {**VISIT, "guide_no": "21/UBND"},
            {**VISIT, "outcome": "refused", "refusal_ground": "ND154-4-1-h", "guided_to": None,
             "notice_no": "33/TB-UBND", "notice_on": "2026-11-23"},
            {**VISIT, "date": "2025-11-20", "guide_no": "900/UBND"},
            event(FIRST, "forwarded", "40/PC-UBND", to="Sở Xây dựng"),
            event(FIRST, "replied", "400/UBND", day="2026-11-16", by="UBND tỉnh"),
        ],
    )  # fmt: skip
    assert next_document_no(two, "XLD-02") == "22/UBND"
    assert next_document_no(two, "KN-03") == "34/TB-UBND"
    assert next_document_no(two, "XLD-03") == "41/PC-UBND"
    with pytest.raises(Refused, match="thông báo từ chối tiếp ngày 23/11/2026 của hồ sơ TD-2026-00002"):
        issue(two, "KN-03", SECOND, "33/TB-UBND")
