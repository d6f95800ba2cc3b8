from datetime import date

from danvan_desk.actions.add import add_records
from danvan_desk.queries.dialogue_year import DialogueCounts, dialogue_counts, year_lists


def test_the_year_counts_who_came_what_was_asked_promised_and_kept(desk):
    promise = {"commitment": "Lắp đèn", "owner": "Phòng Kinh tế"}
    items = [
        {"question": "Giá đất?", "answer": "Đã trả lời tại chỗ"},
        {"question": "Bao giờ lắp đèn?", **promise, "due": "2026-10-01", "done_on": "2026-10-01"},
        {**promise, "due": "2026-10-01", "done_on": "2026-10-02", "published_on": "2026-09-20"},
        {**promise, "due": "2026-10-01"},
    ]
    held = {"type": "dialogue", "kind": "conference", "date": "2026-09-10", "attended": 80, "items": items}
    add_records(desk, [held, {"type": "dialogue", "kind": "conference", "date": "2025-09-10", "attended": 50}])
    found = dialogue_counts(desk, date(2026, 1, 1), date(2026, 12, 31))
    assert found == DialogueCounts(1, 0, 1, 0, 80, 2, 1, 3, 1, 1, 1, 1)
    lists = year_lists(desk, date(2026, 1, 1), date(2026, 12, 31))
    assert [row.position for row in lists["kept_late"]] == [2]
    assert [row.position for row in lists["promised"]] == [1, 2, 3]
    assert {name: sum(row.amount for row in rows) for name, rows in lists.items()} == vars(found)
