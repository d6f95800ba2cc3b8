"""What was written before, or beside, a denunciation is struck too, whichever step joins them."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.plans import change_plan, make_plans
from danvan_desk.actions.splitting import Part, split_petition
from danvan_desk.actions.unjoining import unjoin
from danvan_desk.actions.updates import update_record
from danvan_desk.domain.field_reading import read_text
from danvan_desk.domain.reading import FIELDS, read_record
from danvan_desk.domain.records import Update
from danvan_desk.errors import Refused
from danvan_desk.safekeeping.checking import check
from tests.actions.denouncer import ADDRESS, DENUNCIATION, NAME, NUMBER, TOLD, VISIT, WHO, leaks

OTHER = {"name": "Trần Văn Khác", "address": "9 đường Lớn"}
COMPLAINT = DENUNCIATION | {"ref": "c", "kind": "complaint"}
EVENT = {"type": "event", "case": "c", "event": "assigned", "date": "2026-11-19", "officer": "Mai", "note": TOLD}
QUESTION = {"content": TOLD, "asked_by": NAME, "hamlet": ADDRESS, "prepared_by": NAME}
PLAN = {
    "type": "plan", "ref": "k", "what": "case_dialogue", "date": "2026-11-23", "case": "c", "topic": TOLD,
    "note": TOLD, "host": NAME, "place": ADDRESS, "hamlet": ADDRESS, "questions": [QUESTION],
}  # fmt: skip
_SAID = "question asked_by hamlet answer commitment owner co_owner result published_where"
ITEM = dict.fromkeys(_SAID.split(), TOLD)
DIALOGUE = {
    "type": "dialogue", "ref": "t", "kind": "case", "case": "c", "date": "2026-11-23", "agreed": TOLD, "chair": TOLD,
    "place": TOLD, "hamlet": TOLD, "items": [ITEM], "absent": [{"name": NAME}],
}  # fmt: skip


def left_in_pages(home):
    """What a copy of the file without the identities still holds of the person: rows, indexes, free pages."""
    with closing(sqlite3.connect(home / "danvan.sqlite")) as books, closing(sqlite3.connect(home / "copy")) as copy:
        books.backup(copy)
        copy.execute("PRAGMA secure_delete = ON")
        copy.execute("DELETE FROM identity")
        copy.commit()
    held = (home / "copy").read_bytes().lower()
    words = ("kín đáo", "k\\u00edn", "kin dao", "0911222333", "0911 222 333", NUMBER, "vắng vẻ", "vang ve", "kindao")
    return [word for word in words if word.encode() in held]


def whole(home):
    assert leaks(home) == []
    assert left_in_pages(home) == []
    assert check(home).problems == []


def test_the_search_index_forgets_the_words_of_a_name(desk, home):
    rare = {"name": "Quách Xuyến Uyển", "address": "1 đường B"}
    add_records(desk, [VISIT | {"person": rare, "content": "Quách Xuyến Uyển trình bày"}])
    update_record(desk, Update("TD-2026-00001", {"kind": "denunciation"}, reason="Ghi nhầm"))
    with closing(sqlite3.connect(home / "danvan.sqlite")) as books:
        blocks = books.execute("SELECT block FROM names_fts_data UNION ALL SELECT block FROM text_fts_data").fetchall()
    held = b"".join(block for (block,) in blocks)
    assert [part for part in (b"quac", b"xuy", b"uyen") if part in held] == []
    assert check(home).problems == []


def free_texts(kind):
    """The fields of a record anybody may type anything into."""
    links = {"case", "visit", "same_as", "split_from", "appeals", "plan", "number", "outcome"}
    return [name for name, reader in FIELDS[kind].items() if reader is read_text and name not in links]


@pytest.mark.parametrize("kind", ["complaint", "denunciation"])
def test_every_free_text_is_struck_when_written_and_afterwards(desk, home, kind):
    records = [
        COMPLAINT | {"kind": kind} | dict.fromkeys(free_texts("petition"), TOLD),
        VISIT | {"case": "c"} | dict.fromkeys(free_texts("visit"), TOLD),
        EVENT | dict.fromkeys(free_texts("event"), TOLD) | {"case": "c"},
        DIALOGUE | dict.fromkeys(free_texts("dialogue"), TOLD),
        DENUNCIATION | {"split_from": "c"},
    ]
    add_records(desk, records)
    whole(home)


def test_plans_questions_and_their_log_are_struck_when_a_split_makes_them_secret(desk, home):
    add_records(desk, [COMPLAINT, PLAN])
    split_petition(desk, "DT-2026-00001", [Part("denunciation", TOLD, respondent=TOLD)])
    whole(home)


def test_a_known_person_found_in_another_case_is_struck_there_too(desk, home):
    add_records(desk, [DENUNCIATION, VISIT, COMPLAINT | {"visit": "v"}, EVENT, PLAN, DIALOGUE])
    update_record(desk, Update("TD-2026-00001", {"case": "VV-2026-00001"}, reason="Cùng người"))
    whole(home)


@pytest.mark.parametrize("number", ["DT-2026-00001", "TD-2026-00001"])
def test_a_corrected_name_is_struck_everywhere(desk, home, number):
    typed = WHO | {"name": "Phan Thị Nhầm", "phone": "0922333444", "id_number": "087069004500", "address": "1 xa"}
    wrong = {"people": [typed]}
    first = [DENUNCIATION | wrong | {"ref": "c"}, VISIT | {"person": typed, "case": "c"}]
    add_records(desk, [*first, EVENT, DIALOGUE | {"date": "2026-11-20"}])
    update_record(desk, Update(number, {"people": [WHO]}, reason="Ghi nhầm tên"))
    whole(home)


def test_a_name_corrected_before_it_became_secret_leaves_nothing_in_the_log(desk, home):
    typed = WHO | {"name": "Fan Thị Kín Đào"}
    add_records(desk, [VISIT | {"person": typed | {"phone": "0933444555"}, "content": "a"}])
    update_record(desk, Update("TD-2026-00001", {"people": [WHO | {"name": "Đặng Thị Ngay"}]}, reason="Sửa"))
    update_record(desk, Update("TD-2026-00001", {"kind": "denunciation"}, reason="Sửa"))
    with closing(sqlite3.connect(home / "danvan.sqlite")) as books:
        log = " ".join(str(row) for row in books.execute("SELECT before, after, reason FROM change"))
    assert "0933444555" not in log
    assert "Fan" not in log
    whole(home)


def test_a_dialogue_joined_later_to_a_secret_case_brings_no_name(desk, home):
    add_records(desk, [DENUNCIATION, DIALOGUE | {"case": None, "kind": "conference"}])
    update_record(desk, Update("DTH-2026-00001", {"case": "VV-2026-00001", "agreed": "Khác"}, reason=TOLD))
    whole(home)


def test_a_plan_joined_later_to_a_secret_case_brings_no_name(desk, home):
    add_records(desk, [COMPLAINT, DENUNCIATION | {"split_from": "c"}])
    plan = {name: value for name, value in PLAN.items() if name not in ("ref", "case")} | {"what": "conference"}
    (number,) = make_plans(desk, [read_record(plan, desk.today)])
    joined = read_record(plan | {"what": "case_dialogue", "case": "VV-2026-00001"}, desk.today)
    change_plan(desk, number, joined, "Chuyển")
    whole(home)


def test_minutes_begun_from_a_plan_belong_to_its_case(desk, home):
    add_records(desk, [COMPLAINT, PLAN, DENUNCIATION | {"split_from": "c"}])
    given = {name: value for name, value in DIALOGUE.items() if name != "case"}
    (saved,) = add_records(desk, [given | {"plan": "plan-1"}])
    assert saved.case == "VV-2026-00001"
    whole(home)


def test_the_reason_of_an_unjoining_is_struck_on_both_sides(desk, home):
    add_records(desk, [COMPLAINT, COMPLAINT | {"ref": "r", "people": [OTHER], "content": "Việc khác", "same_as": "c"}])
    unjoin(desk, "DT-2026-00002", f"Không phải của {TOLD}")
    split_petition(desk, "DT-2026-00001", [Part("denunciation", "Tố cáo")])
    whole(home)


def test_an_unjoined_case_stays_struck_when_groups_become_one(desk, home):
    repeat = DENUNCIATION | {"ref": "r", "same_as": "d"}
    first = DENUNCIATION | {"ref": "e", "people": [OTHER], "content": "Việc khác"}
    add_records(desk, [first, DENUNCIATION, repeat, VISIT | {"case": "d"}])
    unjoin(desk, "DT-2026-00003", "Nhầm")
    update_record(desk, Update("TD-2026-00001", {"case": "DT-2026-00001"}, reason="Nhầm"))
    add_records(desk, [DENUNCIATION | {"visit": "TD-2026-00001", "split_from": "DT-2026-00002"}])
    add_records(desk, [EVENT | {"case": "DT-2026-00003"}])
    whole(home)


@pytest.mark.parametrize(
    "spoilt", [EVENT | {"of": TOLD}, COMPLAINT | {"ref": "x", "checks": {TOLD: True}}, EVENT | {"outcome": TOLD}]
)
def test_what_should_be_a_code_takes_no_text(desk, home, spoilt):
    with pytest.raises(Refused):
        add_records(desk, [COMPLAINT, spoilt])


def test_another_phone_and_spelling_of_the_same_person_is_struck_too(desk, home):
    other = WHO | {"name": "Phan Thị Kim Đạo", "phone": "0988777666", "address": "5/6 đường Kín Kẽ"}
    add_records(desk, [DENUNCIATION | {"people": [other], "content": "a"}])
    told = "Bà Phan Thị Kim Đạo, 0988 777 666, ở 5/6 đường Kín Kẽ. " + TOLD
    add_records(desk, [DENUNCIATION | {"ref": "r", "same_as": "DT-2026-00001", "content": told}])
    add_records(desk, [EVENT | {"case": "VV-2026-00001", "note": told}])
    with closing(sqlite3.connect(home / "danvan.sqlite")) as books:
        kept = " ".join(str(row) for row in books.execute("SELECT content FROM petition UNION SELECT note FROM event"))
    assert [secret for secret in ("Kim Đạo", "0988", "Kín Kẽ") if secret in kept] == []
    assert kept.count("NTC-2026-0001") > 4
    split_petition(desk, "DT-2026-00001", [Part("feedback", told)])
    whole(home)
