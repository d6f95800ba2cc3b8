"""A petition of several kinds becomes several, all of them or none, and a denouncer among them stays unnamed."""

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.splitting import Part, split_petition
from danvan_desk.errors import Refused
from danvan_desk.queries.cases import case_card
from danvan_desk.queries.petitions import PetitionFilter, petition_card, petition_ids

from .test_secrecy import DENUNCIATION, NAME, TOLD, WHO, leaks

MIXED = {
    "type": "petition", "received": "2026-11-19", "dated": "2026-11-18", "channel": "post", "kind": "complaint",
    "field": "land", "people": [WHO], "respondent": "Chủ tịch UBND phường", "content": TOLD, "hamlet": "khu phố 4",
    "documents": [{"title": "Quyết định 120/QĐ-UBND", "pages": 2}],
}  # fmt: skip
DRAIN = Part("feedback", "Cống hẻm 27 bị tắc", "environment")
MONEY = Part("denunciation", TOLD, "conduct", respondent="Lương Văn Tấn", request=TOLD)


def test_each_part_is_a_petition_and_a_case_with_what_the_paper_has(desk):
    add_records(desk, [MIXED])
    made = split_petition(desk, "DT-2026-00001", [DRAIN, Part("feedback", "Đèn đường hỏng")])
    assert [(one.number, one.case) for one in made] == [
        ("DT-2026-00002", "VV-2026-00002"),
        ("DT-2026-00003", "VV-2026-00003"),
    ]
    whole, part = petition_card(desk, "DT-2026-00001"), petition_card(desk, "DT-2026-00002")
    assert whole.split_into == ("DT-2026-00002", "DT-2026-00003")
    assert (part.split_from, part.kind, part.field, part.content) == (
        "DT-2026-00001", "feedback", "environment", "Cống hẻm 27 bị tắc",
    )  # fmt: skip
    assert part.people == whole.people
    assert part.documents == whole.documents
    assert (part.received, part.dated, part.channel, part.hamlet) == (
        whole.received, whole.dated, whole.channel, "khu phố 4",
    )  # fmt: skip
    assert {one.relation for one in case_card(desk, "VV-2026-00001").related} == {"split"}
    assert [one.relation for one in case_card(desk, "VV-2026-00002").related] == ["split_from"]
    logged = [(line.action, line.after) for line in case_card(desk, "VV-2026-00001").history]
    assert logged[-1] == ("split", {"split_into": ["DT-2026-00002", "DT-2026-00003"]})


def test_all_parts_or_none(desk):
    add_records(desk, [MIXED])
    with pytest.raises(Refused) as refused:
        split_petition(desk, "DT-2026-00001", [DRAIN, Part("denunciation", "")])
    assert [problem.field for problem in refused.value.problems] == ["parts.1.content"]
    assert len(petition_ids(desk, PetitionFilter())) == 1
    with pytest.raises(Refused):
        split_petition(desk, "DT-2026-00001", [])
    with pytest.raises(Refused):
        split_petition(desk, "DT-2026-00009", [DRAIN])


def test_a_denunciation_split_off_hides_its_sender_everywhere(desk, home):
    add_records(desk, [MIXED])
    made = split_petition(desk, "DT-2026-00001", [MONEY, DRAIN])
    assert all(one.people == ("NTC-2026-0001",) for one in made)
    assert petition_card(desk, "DT-2026-00001").people[0].name == "NTC-2026-0001"
    assert leaks(home) == []


def test_what_is_split_from_a_denunciation_keeps_its_code(desk, home):
    add_records(desk, [DENUNCIATION])
    made = split_petition(desk, "DT-2026-00001", [Part("feedback", f"{NAME} phản ánh cống tắc")])
    part = petition_card(desk, made[0].number)
    assert [person.name for person in part.people] == ["NTC-2026-0001"]
    assert part.content == "NTC-2026-0001 phản ánh cống tắc"
    assert leaks(home) == []


def test_an_anonymous_paper_splits_into_anonymous_ones(desk):
    add_records(desk, [{**DENUNCIATION, "people": [], "anonymous": True}])
    made = split_petition(desk, "DT-2026-00001", [DRAIN])
    assert petition_card(desk, made[0].number).anonymous
