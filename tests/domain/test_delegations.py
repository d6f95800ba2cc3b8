"""A delegation and those who speak for it: Luật Tiếp công dân Đ.29; a list pasted from a spreadsheet."""

import pytest

from danvan_desk.domain.delegations import Group, Member, duties, group_of, read_lines, remarks, speakers_first
from danvan_desk.domain.records import Person

SMALL = "đoàn 5 đến 10 người cử 1 hoặc 2 người đại diện (LTCD Đ.29)"
LARGE = "đoàn trên 10 người cử nhiều nhất 5 người đại diện (LTCD Đ.29)"


@pytest.mark.parametrize(
    ("people", "speak", "said"),
    [
        (4, 0, []), (4, 3, []), (5, 1, []), (5, 2, []), (10, 2, []), (11, 5, []), (40, 1, []),
        (5, 0, [f"Chưa ghi ai là người đại diện: {SMALL}."]),
        (11, 0, [f"Chưa ghi ai là người đại diện: {LARGE}."]),
        (10, 3, [f"3 người đại diện là quá số luật định: {SMALL}."]),
        (11, 6, [f"6 người đại diện là quá số luật định: {LARGE}."]),
    ],
)  # fmt: skip
def test_how_many_may_speak(people, speak, said):
    assert remarks(Group(people, people, speak, authorised=True)) == said


def test_speakers_without_their_paper_are_remarked_on():
    assert remarks(Group(6, 6, 2)) == ["Chưa ghi giấy cử người đại diện (NĐ 154/2026 Đ.4 k1 e)."]


def test_what_whoever_presides_does_about_a_delegation():
    assert duties(Group(4, 1, 0)) == []
    assert duties(Group(12, 1, 0))[0] == "Yêu cầu đoàn cử nhiều nhất 5 người đại diện (LTCD Đ.29)."
    assert any("LTCD Đ.15 k2 d" in one for one in duties(Group(5, 1, 0)))


def test_the_group_counts_the_listed_and_those_who_only_came_along():
    people = [Person("A"), Person("B", represents="group", authorisation="Giấy ngày 3/11"), Person("C")]
    assert group_of(people, 9) == Group(12, 3, 1, authorised=True)
    assert [one.name for one in speakers_first(people)] == ["B", "A", "C"]
    assert group_of([Person("A", authorisation="x")]).authorised is False


def test_lines_of_a_spreadsheet_become_people():
    text = (
        "STT\tHọ và tên\tNăm sinh\tSố CCCD\tĐịa chỉ\n"
        "1\tNguyễn Thị  Hoa\t1971\t48171000123\tTổ 5\n"
        "2\tLê Văn Tám\tNam\t2/9/1969\t048 069 000 321\t12 Lê Lai, khu phố 3\n"
        "\n"
        "3\tPhạm Thị Bé\t0911222333\n"
        "Đỗ Hữu Phước; 201234567; Tổ 7\n"
        "4\t\t\n"
    )
    assert read_lines(text) == [
        Member("Nguyễn Thị Hoa", "1971", "048171000123", "Tổ 5"),
        Member("Lê Văn Tám", "1969-09-02", "048069000321", "12 Lê Lai, khu phố 3"),
        Member("Phạm Thị Bé"),
        Member("Đỗ Hữu Phước", None, "201234567", "Tổ 7"),
    ]
