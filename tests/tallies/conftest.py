"""A small ward whose tables were worked out by hand, record by record. Period: 15/10 to 14/11/2026, asked on 20/11."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.office import OfficeDetails, init_home
from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.domain.periods import Period, reporting_month
from danvan_desk.tallies.compute import compute
from danvan_desk.tallies.document import digest, to_json
from danvan_desk.tallies.tally import Tally
from tests.records import event, petition, visit
from tests.tallies.handed_in import Document

TODAY = "2026-11-20"
Copied = Callable[[str, Callable[[Path], object], Path], Path]

OFFICE = OfficeDetails(
    name="UBND phường Bình An",
    province="Thành phố Đà Nẵng",
    place="Bình An",
    code="20257",
    chair="Trần Quốc Hùng",
    officer="Phan Thị Lan",
)


PETITIONS = [
    # complaints
    petition("p1", "2026-10-20", "complaint", "land"),  # accepted in time, open
    petition("p2", "2026-10-23", "complaint", "policy"),  # nothing done: acceptance was due on 3/11
    petition("p3", "2026-10-01", "complaint", "housing"),  # from before; guided in the period, late
    petition("p11", "2026-11-01", "complaint", "land", same_as="p1"),  # repeats p1
    petition("p14", "2026-10-19", "complaint", "policy", instance=2),  # accepted, withdrawn
    petition("p19", "2026-10-20", "complaint", "policy"),  # returned
    petition("p20", "2026-10-20", "complaint", "land"),  # classified ineligible; acceptance was due on 29/10
    petition("p24", "2026-10-01", "complaint", "land"),  # accepted 8/10, due 9/11, decided after the period
    petition("p25", "2026-10-01", "complaint", "land"),  # accepted 8/10, complex: due 22/11
    petition("p18", "2026-11-16", "complaint", "land"),  # after the period: in no table
    # denunciations
    petition("p4", "2026-10-15", "denunciation", "conduct"),  # concluded in time
    petition("p5", "2026-10-16", "denunciation", "party"),  # forwarded
    petition("p6", "2026-10-16", "denunciation", "corruption", people=[], anonymous=True),  # filed
    petition("p22", "2026-10-20", "denunciation", "judicial", instance=2),  # accepted
    petition("p23", "2026-10-20", "denunciation", "party"),  # accepted
    # feedback
    petition("p7", "2026-10-17", "feedback", "policy"),  # answered, a final answer due on 16/11
    petition("p8", "2026-10-18", "feedback", "land"),  # answered for good
    petition("p9", "2026-11-10", "feedback", "environment"),  # classified only: in authority
    petition("p10", "2026-11-10", "feedback", "order"),  # classified only: not in authority; guided after the period
    petition("p12", "2026-11-05", "feedback", "land", same_as="p8"),  # repeats p8, closed already
    petition("p13", "2026-11-14", "feedback", "land"),  # accepted after the period
    petition("p21", "2026-10-19", "feedback", "finance"),  # in authority; classified anew after the period; no answer
    petition("p15", "2026-09-01", "feedback", "land"),  # over before the period: in no table
    petition("p16", "2026-09-01", "feedback", "land"),  # answered before the period; the final answer is overdue
    petition("p17", "2026-10-01", "feedback", "policy"),  # from before, nothing done
    # complaints, more
    petition("k1", "2026-08-03", "complaint", "land"),  # decided before with orders, sent, nothing carried out yet
    petition("k2", "2026-08-03", "complaint", "policy"),  # decided before with orders, carried out in the period
    petition("k3", "2026-08-03", "complaint", "housing"),  # decided before without orders, sent before: in no table
    petition("k4", "2026-09-21", "complaint", "land"),  # decided without orders, sent
    petition("k5", "2026-09-21", "complaint", "land", instance=2),  # upheld, not sent
    petition("k6", "2026-09-28", "complaint", "policy", instance=2),  # changed, carried out in part
    petition("k10", "2026-09-22", "complaint", "land"),  # decided with orders, carried out after the period
    petition("k11", "2026-09-22", "complaint", "policy"),  # decided with orders, not carried out
    petition("k7", "2026-10-20", "complaint", "land"),  # discontinued; opened again after the period
    petition("k8", "2026-10-21", "complaint", "policy"),  # not accepted; opened again after the period
    petition("k9", "2026-11-05", "complaint", "housing"),  # classified only: in authority
    # denunciations, more
    petition("t1", "2026-08-03", "denunciation", "finance"),  # concluded before, carried out twice in the period
    petition("t2", "2026-09-21", "denunciation", "conduct"),  # concluded with an order, not carried out
    petition("t3", "2026-09-21", "denunciation", "conduct", instance=2),  # concluded without orders, sent
    petition("t7", "2026-09-21", "denunciation", "land"),  # concluded without orders, not sent
    petition("t8", "2026-09-21", "denunciation", "land", instance=2),  # the same
    petition("t9", "2026-09-21", "denunciation", "corruption", instance=2),  # concluded with orders of every kind
    petition("t4", "2026-10-20", "denunciation", "conduct"),  # not accepted
    petition("t5", "2026-11-09", "denunciation", "corruption"),  # classified only: in authority
    petition("t6", "2026-10-20", "denunciation", "finance"),  # accepted, withdrawn whole
]
EVERYTHING = {
    "state_money": 5, "state_land": 10, "return_money": 2, "return_land": 3, "return_organisations": 1,
    "return_people": 1, "discipline_organisations": 1, "discipline_people": 2, "discipline_officials": 1,
    "police_cases": 1, "police_people": 1, "police_officials": 1,
}  # fmt: skip
EVENTS = [
    event("p1", "accepted", "2026-10-26"),
    event("p3", "classified", "2026-10-20", outcome="not_in_authority"),
    event("p3", "guided", "2026-10-22", to="UBND tỉnh"),
    event("p14", "accepted", "2026-10-20"),
    event("p14", "withdrawn", "2026-10-30"),
    event("p19", "returned", "2026-10-22", reason="Đã hướng dẫn"),
    event("p20", "classified", "2026-10-22", outcome="ineligible"),
    event("p24", "accepted", "2026-10-08"),
    event("p24", "decided", "2026-11-18", outcome="wrong"),
    event("p25", "accepted", "2026-10-08"),
    event("p25", "complex", "2026-11-06", document_no="12/TB-UBND", criteria=["a"]),
    event("p25", "reported", "2026-11-16"),
    event("p4", "accepted", "2026-10-20"),
    event("p4", "notified", "2026-10-21"),
    event("p4", "concluded", "2026-11-13", outcome="right"),
    event("p5", "forwarded", "2026-10-20", to="Công an tỉnh"),
    event("p6", "filed", "2026-10-21", reason="Nặc danh"),
    event("p22", "accepted", "2026-10-26"),
    event("p22", "notified", "2026-10-27"),
    event("p23", "accepted", "2026-10-26"),
    event("p23", "notified", "2026-10-27"),
    event("p7", "answered", "2026-10-20", outcome="first"),
    event("p8", "answered", "2026-10-30", outcome="final"),
    event("p9", "classified", "2026-11-12", outcome="in_authority"),
    event("p10", "classified", "2026-11-12", outcome="not_in_authority"),
    event("p10", "guided", "2026-11-17", to="Công an phường"),
    event("p13", "accepted", "2026-11-16"),
    event("p21", "classified", "2026-10-20", outcome="in_authority"),
    event("p21", "classified", "2026-11-17", outcome="not_in_authority"),
    event("p15", "answered", "2026-09-10", outcome="final"),
    event("p16", "answered", "2026-09-05", outcome="first"),
    event("p1", "withdrawn", "2026-11-02", outcome="part"),  # goes on with the rest
    event("k1", "accepted", "2026-08-10"),
    event("k1", "decided", "2026-09-08", outcome="right", orders={"return_land": 86.5, "return_people": 1}),
    event("k1", "sent", "2026-09-09"),
    event("k2", "accepted", "2026-08-07"),
    event(
        "k2",
        "decided",
        "2026-09-04",
        outcome="partly_right",
        orders={"return_money": 12.5, "return_people": 2, "discipline_people": 1, "discipline_officials": 1},
    ),
    event(
        "k2",
        "enforced",
        "2026-11-04",
        done={"return_money": 12.5, "discipline_people": 1, "discipline_officials": 1},
    ),
    event("k3", "accepted", "2026-08-07"),
    event("k3", "decided", "2026-09-04", outcome="wrong"),
    event("k3", "sent", "2026-09-07"),
    event("k4", "accepted", "2026-09-25"),
    event("k4", "decided", "2026-10-23", outcome="wrong"),
    event("k4", "sent", "2026-10-26"),
    event("k5", "accepted", "2026-09-25"),
    event("k5", "decided", "2026-10-30", outcome="upheld"),
    event("k6", "accepted", "2026-10-02"),
    event(
        "k6",
        "decided",
        "2026-11-12",
        outcome="changed",
        orders={"state_money": 3.25, "state_land": 40, "return_money": 100, "return_organisations": 1},
    ),
    event("k6", "enforced", "2026-11-13", done={"state_money": 3.25, "state_land": 20, "return_money": 100}),
    event("k10", "accepted", "2026-09-28"),
    event(
        "k10",
        "decided",
        "2026-10-22",
        outcome="right",
        orders={
            "return_land": 86.5,
            "return_people": 1,
            "discipline_people": 2,
            "discipline_officials": 1,
            "police_cases": 1,
            "police_people": 2,
            "police_officials": 1,
        },
    ),
    event("k10", "enforced", "2026-11-18", done={"return_land": 86.5}),
    event("k11", "accepted", "2026-09-28"),
    event("k11", "decided", "2026-10-19", outcome="right", orders={"return_money": 12.5, "return_people": 3}),
    event("k11", "corrected", "2026-10-20", of=3, outcome="partly_right", reason="Ghi nhầm kết quả"),
    event("k7", "accepted", "2026-10-26"),
    event("k7", "discontinued", "2026-11-05", reason="Tòa án đã thụ lý"),
    event("k7", "reopened", "2026-11-18", reason="Tòa án trả lại đơn"),
    event("k8", "declined", "2026-10-27", reason="Quá thời hiệu"),
    event("k8", "reopened", "2026-11-17", reason="Có trở ngại khách quan"),
    event("k9", "classified", "2026-11-09", outcome="in_authority"),
    event("t1", "accepted", "2026-08-10"),
    event(
        "t1",
        "concluded",
        "2026-09-08",
        outcome="right",
        orders={
            "state_money": 149,
            "discipline_people": 2,
            "discipline_officials": 1,
            "police_cases": 1,
            "police_people": 1,
        },
    ),
    event(
        "t1",
        "enforced",
        "2026-10-20",
        done={"state_money": 120.75, "discipline_people": 2, "discipline_officials": 1},
    ),
    event("t1", "enforced", "2026-11-10", done={"state_money": 28.25, "police_cases": 1, "police_people": 1}),
    event("t2", "accepted", "2026-09-29"),
    event("t2", "concluded", "2026-10-20", outcome="partly_right", orders={"discipline_organisations": 1}),
    event("t3", "accepted", "2026-09-29"),
    event("t3", "concluded", "2026-10-21", outcome="wrong"),
    event("t3", "sent", "2026-10-22"),
    event("t7", "accepted", "2026-09-29"),
    event("t7", "concluded", "2026-10-28", outcome="wrong"),
    event("t8", "accepted", "2026-09-29"),
    event("t8", "concluded", "2026-10-26", outcome="right"),
    event("t9", "accepted", "2026-09-29"),
    event("t9", "concluded", "2026-10-27", outcome="partly_right", orders=EVERYTHING),
    event("t4", "declined", "2026-10-26", reason="Không có cơ sở xác định người vi phạm"),
    event("t5", "classified", "2026-11-11", outcome="in_authority"),
    event("t6", "accepted", "2026-10-26"),
    event("t6", "withdrawn", "2026-11-03"),
]
LOG = [
    {"type": "log", "date": "2026-10-15", "kind": "directive_issued", "title": "Kế hoạch tiếp công dân"},
    {"type": "log", "date": "2026-11-14", "kind": "directive_issued", "title": "Nội quy tiếp công dân"},
    {"type": "log", "date": "2026-10-14", "kind": "directive_issued", "title": "Trước kỳ"},
    {"type": "log", "date": "2026-11-02", "kind": "directive_amended", "title": "Sửa quy chế"},
    {"type": "log", "date": "2026-11-03", "kind": "directive_cancelled", "title": "Bỏ quy chế cũ"},
    {"type": "log", "date": "2026-10-22", "kind": "training", "title": "Luật Tố cáo", "classes": 1, "people": 40},
    {"type": "log", "date": "2026-11-12", "kind": "training", "title": "Luật Khiếu nại", "classes": 2, "people": 55},
    {"type": "log", "date": "2026-11-15", "kind": "training", "title": "Sau kỳ", "classes": 1, "people": 30},
]
VISITS = [
    visit("2026-10-20", companions=5, case="p1"),  # v1: six people
    visit("2026-10-21", case="p1"),  # v2
    visit("2026-10-22"),  # v3: no case, a matter of its own
    visit("2026-10-22", people=[{"name": "Đỗ Văn Ba"}, {"name": "Đỗ Văn Tư"}], person=None),  # v4: two people
    visit("2026-10-23", case="p2"),  # v5: p2 is seen by the head on 5/11
    visit("2026-11-05", "periodic", companions=1, by_head=True, case="p2"),  # v6
    visit("2026-11-05", "periodic", companions=13, by_head=True),  # v7: a delegation of fourteen
    visit("2026-11-10", "unscheduled", by_head=True, case="p1"),  # v8: p1 goes to the head too
    visit("2026-11-12", "periodic", by_head=False, case="p3"),  # v9: delegated
    visit("2026-11-13", case="p3"),  # v10: p3 counts with the delegate
    visit("2026-11-13", companions=4, kind="denunciation"),  # v11: exactly five people
    visit("2026-11-14", companions=3),  # v12: four people, on the last day
    visit("2026-10-15"),  # v15: on the first day
    visit("2026-10-14", companions=9),  # before
    visit("2026-11-15", companions=9),  # after
]
RECEPTIONS = [
    {"type": "reception", "date": "2026-11-05", "kind": "periodic", "by": "head", "announced": "2026-10-20"},
    {"type": "reception", "date": "2026-11-05", "kind": "unscheduled", "by": "head", "announced": "2026-11-04"},
    {
        "type": "reception", "date": "2026-10-29", "kind": "periodic", "by": "head", "announced": "2026-10-20",
        "nobody_came": True,
    },  # announced and sat, nobody came: still a day
    {"type": "reception", "date": "2026-11-12", "kind": "periodic", "by": "delegate", "announced": "2026-10-20"},
    {"type": "reception", "date": "2026-10-30", "kind": "unscheduled", "by": "head"},  # not made public: no day
    {"type": "reception", "date": "2026-10-12", "kind": "periodic", "by": "head", "announced": "2026-10-01"},  # before
]  # fmt: skip


def make_office(home: Path) -> None:
    init_home(home, OFFICE)


def make_ward(home: Path) -> None:
    make_office(home)
    desk = open_desk(home)
    add_records(desk, [*PETITIONS, *EVENTS, *RECEPTIONS, *LOG, *VISITS])
    close_desk(desk)


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory, copied: Copied) -> Iterator[Desk]:
    """The ward's books, to be read; what is recorded in a test is recorded in `ward_home`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DANVAN_TODAY", TODAY)
        desk = open_desk(copied("ward of the tables", make_ward, tmp_path_factory.mktemp("ward") / "home"))
    yield desk
    close_desk(desk)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copied: Copied) -> Path:
    """The home of an office that has written nothing yet."""
    monkeypatch.setenv("DANVAN_TODAY", TODAY)
    return copied("office of the tables", make_office, tmp_path / "home")


@pytest.fixture
def ward_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copied: Copied) -> Path:
    """The ward's home, one test's own."""
    monkeypatch.setenv("DANVAN_TODAY", TODAY)
    return copied("ward of the tables", make_ward, tmp_path / "home")


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    opened = open_desk(home)
    yield opened
    close_desk(opened)


@pytest.fixture(scope="module")
def month() -> Period:
    return reporting_month(2026, 11)


@pytest.fixture(scope="module")
def tally(ward: Desk, month: Period) -> Tally:
    return compute(ward, month)


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """put(tally, name) writes its file; put(tally, name, change) after `change` of the document, with a true digest."""
    folder = tmp_path / "nop"
    folder.mkdir()

    def write_file(tally: Tally, name: str = "", change: Callable[[Document], object] | None = None) -> Path:
        file = folder / (name or f"{tally.office.code}.json")
        document = json.loads(to_json(tally))
        if change is not None:
            change(document)
            document["sha256"] = digest(document)
        file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return file

    return write_file
