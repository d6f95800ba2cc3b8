"""The sample ward: lawful to the last event, the same for the same seed, and alive on any day it is made."""

from collections import Counter, defaultdict
from datetime import date
from functools import lru_cache
from importlib.resources import files

import pytest

import resources
from danvan_desk.domain.case_facts import CaseEvent, CaseFacts
from danvan_desk.domain.cases import check_event, effective, standing
from danvan_desk.domain.clocks import clocks
from danvan_desk.domain.holding import holding
from danvan_desk.domain.reading import read_record
from danvan_desk.domain.rules import load_rules
from danvan_desk.domain.working_days import WorkingCalendar, load_calendar
from danvan_desk.exchange.sample_days import Days
from danvan_desk.exchange.sample_people import People
from danvan_desk.exchange.sample_ward import sample_records
from danvan_desk.exchange.sample_words import KINDS, Words, alternatives

LAW = files(resources) / "law"
CALENDAR = WorkingCalendar(load_calendar((LAW / "calendar.toml").read_text(encoding="utf-8")))
RULES = load_rules(
    path.read_text(encoding="utf-8") for path in sorted(LAW.iterdir(), key=str)
    if path.name.endswith(".toml") and path.name != "calendar.toml"
)  # fmt: skip
SUNDAY, MONDAY, SPRING = date(2026, 11, 22), date(2026, 11, 23), date(2027, 3, 1)


def made(petitions=2000, years=2, seed=1, today=MONDAY, office="UBND phường Bình An"):
    return list(
        sample_records(petitions=petitions, years=years, seed=seed, today=today, calendar=CALENDAR, office=office)
    )


ward = lru_cache(maxsize=12)(made)
"""To be read: the same for whoever asks for the same."""


def day(text):
    return date.fromisoformat(text) if text else None


def replayed(records, today):
    """Every case's facts, each event checked as the register would; and what was refused."""
    petitions = {r["ref"]: r for r in records if r["type"] == "petition"}
    events = {ref: [CaseEvent(1, "received", day(p["received"]))] for ref, p in petitions.items() if "same_as" not in p}
    refused = []
    for record in (r for r in records if r["type"] == "event"):
        history = events[record["case"]]
        new = CaseEvent(
            len(history) + 1, record["event"], day(record["date"]), record.get("document_no"), record.get("by"),
            record.get("to"), record.get("reason"), record.get("days"), day(record.get("until")),
            record.get("outcome"), record.get("of"), tuple(record.get("criteria", ())), record.get("officer"),
            record.get("note"),
        )  # fmt: skip
        problems = check_event(facts_of(petitions[record["case"]], history), new, today)
        refused += [(record, str(problem)) for problem in problems]
        history.append(new)
    return {ref: facts_of(petitions[ref], history) for ref, history in events.items()}, refused


@lru_cache(maxsize=12)
def lived(seed, today):
    return replayed(ward(seed=seed, today=today), today)


def facts_of(petition, history):
    return CaseFacts(
        petition["kind"], effective(history), petition.get("instance", 1), in_authority=petition.get("in_authority"),
        channel=petition["channel"],
    )  # fmt: skip


def shares(seed, today):
    cases, _refused = lived(seed, today)
    found = Counter()
    for facts in cases.values():
        stands = standing(facts, RULES, CALENDAR, today)
        found["cases"] += 1
        if not stands.is_open:
            found["closed"] += 1
            found["closed in time"] += stands.on_time is not False
            continue
        found["open"] += 1
        running = clocks(facts, RULES, CALENDAR, today, explain=False)
        states = {clock.state.value for clock in running}
        found["overdue"] += "overdue" in states
        found["paused"] += "paused" in states
        found["this week"] += any(c.due and 0 <= (c.due - today).days <= 7 and c.ended_on is None for c in running)
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_event_is_refused(seed):
    _cases, refused = lived(seed, MONDAY)
    assert refused == []


@pytest.mark.parametrize("today", [SUNDAY, MONDAY, SPRING])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_believable_part_is_open_and_late(today, seed):
    found = shares(seed, today)
    assert 0.013 < found["open"] / 2000 < 0.035, found
    assert 0.05 < found["overdue"] / found["open"] < 0.22, found
    assert found["this week"] >= 2
    assert 0.93 < found["closed in time"] / found["closed"] < 0.985
    assert found["paused"] >= 1


@pytest.mark.parametrize("today", [SUNDAY, MONDAY])
def test_every_record_reads_and_points_backwards(today):
    named = set()
    for record in ward(seed=1, today=today):
        read_record(record, today)
        for field in ("case", "visit", "same_as", "split_from", "appeals"):
            assert record.get(field) is None or record[field] in named
        if record["type"] == "update":
            assert record["number"] in named
        if record["type"] == "plan":  # what is planned lies ahead
            assert record["date"] > today.isoformat()
            continue
        for field in ("date", "received", "dated", "announced", "published"):
            assert record.get(field, "") <= today.isoformat()
        named.add(record.get("ref"))


def test_the_same_seed_and_today_give_the_same_ward():
    assert made(300, seed=5) == made(300, seed=5)
    assert made(300, seed=5) != made(300, seed=6)


@pytest.mark.parametrize("petitions", [1, 7, 60, 500])
def test_it_holds_as_many_petitions_as_asked(petitions):
    records = ward(petitions, seed=petitions)
    assert sum(r["type"] == "petition" for r in records) == petitions
    assert replayed(records, MONDAY)[1] == []
    assert ward(0) == []


def test_kinds_repeats_and_visits_hold_their_shares():
    records = ward(seed=1, today=MONDAY)
    petitions = [r for r in records if r["type"] == "petition"]
    visits = [r for r in records if r["type"] == "visit"]
    kinds = Counter(p["kind"] for p in petitions)
    assert 440 < kinds["complaint"] < 580
    assert 110 < kinds["denunciation"] < 170
    assert 190 < sum("same_as" in p for p in petitions) < 280
    assert 2650 < len(visits) < 2950
    assert 800 < sum("visit" in p for p in petitions) < 1020
    assert len({p["field"] for p in petitions}) == 13
    assert len({p["channel"] for p in petitions}) == 6
    assert {"appeals", "split_from", "anonymous", "forwarded_by"} <= {name for p in petitions for name in p}
    assert any(len(p.get("people", ())) >= 5 for p in petitions)
    assert len({p["content"] for p in petitions}) > 1950


def test_every_event_and_outcome_of_the_contract_happens():
    seen = defaultdict(set)
    for seed in (1, 2, 3):
        for record in ward(seed=seed, today=MONDAY):
            if record["type"] == "event":
                seen[record["event"]].add(record.get("outcome"))
    assert len(seen) >= 33
    assert {"right", "partly_right", "wrong"} <= seen["decided"] & seen["concluded"]
    assert {"whole", "part"} <= seen["withdrawn"]
    assert {"agreed", "sent_back"} <= seen["approved"]
    assert {"accepted", "forwarded", "guided", "answered", "decided"} <= seen["proposed"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_some_files_wait_for_the_chair_and_some_are_past_their_inner_day(seed):
    cases, _refused = lived(seed, MONDAY)
    lie = [holding(facts.events) for facts in cases.values() if standing(facts).is_open]
    assert any(one.proposed_on for one in lie)
    assert any(one.inner_due for one in lie)


def test_the_morning_of_today_and_the_rest_of_a_sunday():
    turns = [r["time"] for r in ward(seed=1, today=MONDAY) if r["type"] == "visit" and r["date"] == MONDAY.isoformat()]
    assert 5 <= len(turns) <= 8
    assert turns == sorted(turns)
    assert turns[-1] < "11:30"
    assert not [r for r in ward(seed=1, today=SUNDAY) if r["type"] == "visit" and r["date"] == SUNDAY.isoformat()]


def test_the_chair_sits_twice_a_month_and_posts_it_five_working_days_ahead():
    periodic = [r for r in ward(seed=1, today=MONDAY) if r["type"] == "reception" and r["kind"] == "periodic"]
    months = Counter(r["date"][:7] for r in periodic if r["by"] == "head" and r["date"] >= "2026-07")
    assert all(months[f"2026-{month:02d}"] == 2 for month in (7, 8, 9, 10))
    assert all(CALENDAR.working_days_between(day(r["announced"]), day(r["date"])) >= 5 for r in periodic)
    assert any(r.get("nobody_came") for r in periodic)


def test_identity_numbers_agree_with_sex_and_year():
    for petition in (r for r in ward(400) if r["type"] == "petition"):
        for person in petition.get("people", ()):
            if number := person.get("id_number"):
                year = int(person["born"][:4])
                assert len(number) == 12
                assert int(number[3]) == (person["gender"] == "female") + (2 if year >= 2000 else 0)
                assert number[4:6] == f"{year % 100:02d}"


def test_every_field_has_forty_matters_of_its_own():
    from random import Random

    rng, days = Random(1), Days(CALENDAR, date(2026, 1, 1), MONDAY)
    words = Words(rng, People(rng, "phường Bình An", "khu phố", 2026), days, "phường Bình An")
    counts = Counter()
    for kind in KINDS:
        for field in words.fields(kind):
            counts[field] += words.count(kind, field)
            for _ in range(40):
                facts = words.facts(People(rng, "phường Bình An", "khu phố", 2026).place(), days.today)
                assert "{" not in words.title(kind, field, facts) + words.detail(kind, field, facts, 2)
    assert {field: n for field, n in counts.items() if n < 40} == {}


def test_a_commune_has_hamlets_and_alternatives_write_themselves_out():
    records = ward(40, office="UBND xã Đông Hòa")
    assert any("thôn " in p["address"] for r in records for p in r.get("people", ()))
    assert alternatives("[a|b] c [d|e]") == ["a c d", "a c e", "b c d", "b c e"]


def test_intake_writes_down_the_hamlet_the_decision_and_a_few_obstacles():
    petitions = [r for r in ward(seed=1, today=MONDAY) if r["type"] == "petition"]
    hamlets = Counter(p.get("hamlet") for p in petitions)
    assert 150 < hamlets.pop(None) < 350
    assert len(hamlets) >= 8
    assert all(p["hamlet"] in p["people"][0]["address"] for p in petitions if p.get("hamlet") and p.get("people"))
    complaints = [p for p in petitions if p["kind"] == "complaint"]
    assert 0.5 < sum("decision_no" in p for p in complaints) / len(complaints) < 0.8
    hindered = [p for p in complaints if "obstacle_days" in p]
    assert 3 <= len(hindered) <= 30
    assert all((day(p["received"]) - day(p["decision_known_on"])).days > 90 for p in hindered)
    known = [p for p in complaints if {"decision_no", "decision_known_on"} <= p.keys()]
    made = [day("-".join(reversed(p["decision_no"].rsplit(" ", 1)[1].split("/")))) for p in known]
    assert all(on <= day(p["decision_known_on"]) <= day(p["received"]) for on, p in zip(made, known, strict=True))
    assert not any("decision_no" in p for p in petitions if p["kind"] != "complaint")


@pytest.mark.parametrize("kind", ["complaint", "denunciation", "feedback"])
def test_some_petitions_are_as_full_as_they_come_and_some_say_hardly_anything(kind):
    petitions = [r for r in ward(900, years=3, seed=7) if r["type"] == "petition" and r["kind"] == kind]
    petitions = [p for p in petitions if not {"same_as", "split_from", "appeals"} & p.keys()]
    full = [p for p in petitions if len(p.get("people", [{}])[0].get("name", "")) >= 60]
    bare = [p for p in petitions if "people" in p and p["people"][0].keys() <= {"name", "address"}]
    assert 0.01 < len(full) / len(petitions) < 0.2
    assert 0.01 < len(bare) / len(petitions) < 0.2
    assert all(len(p["content"]) > 800 and len(p["people"][0]["address"]) > 120 for p in full)
    assert all(len(p["people"]) == (1 if kind == "denunciation" else 14) for p in full)
    assert not any({"request", "dated", "documents"} & p.keys() for p in bare)


def test_refused_people_come_alone_and_in_crowds_with_a_pile_of_papers():
    refused = [r for r in ward(900, years=3, seed=7) if r["type"] == "visit" and r.get("outcome") == "refused"]
    assert any(len(v["people"]) == 14 and len(v["documents"]) >= 12 for v in refused)
    assert any(v["people"][0].keys() <= {"name", "address"} and "documents" not in v for v in refused)
