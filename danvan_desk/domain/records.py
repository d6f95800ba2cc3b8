"""What can be entered in the books: frozen records, one class per type of the data contract.

Dates are `date`, times "HH:MM", codes are vocabulary members' values. A record is made by `reading.read_record`
(from JSON or a page's fields), which reports every problem at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as day


@dataclass(frozen=True)
class Person:
    name: str
    id_kind: str | None = None
    id_number: str | None = None
    id_issued_on: day | None = None
    id_issued_by: str | None = None
    born: str | None = None  # "1969" or "1969-09-02"
    gender: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    organisation: str | None = None
    represents: str | None = None
    authorisation: str | None = None


@dataclass(frozen=True)
class HandedPaper:
    """A document handed in: title, number of pages, original or copy, condition."""

    title: str
    pages: int | None = None
    copy: str | None = None
    state: str | None = None


@dataclass(frozen=True)
class NewVisit:
    date: day
    reception: str
    kind: str
    content: str
    outcome: str
    people: tuple[Person, ...]
    ref: str | None = None
    time: str | None = None
    mode: str = "in_person"
    receiver: str | None = None
    by_head: bool | None = None
    companions: int = 0
    field: str = "other"
    received_for: str = "committee"
    same_matter_people: int | None = None
    resolved_by: str | None = None
    resolved_stage: str | None = None
    in_authority: bool | None = None
    guided_to: str | None = None
    guide_no: str | None = None
    refusal_ground: str | None = None
    notice_no: str | None = None
    notice_on: day | None = None
    documents: tuple[HandedPaper, ...] = ()
    case: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class NewReception:
    date: day
    kind: str
    by: str
    ref: str | None = None
    mode: str = "in_person"
    host: str | None = None
    place: str | None = None
    announced: day | None = None
    notified: day | None = None
    attendees: str | None = None
    nobody_came: bool = False
    postponed_to: day | None = None
    note: str | None = None


@dataclass(frozen=True)
class NewPetition:
    received: day
    channel: str
    kind: str
    content: str
    ref: str | None = None
    dated: day | None = None
    field: str = "other"
    people: tuple[Person, ...] = ()
    anonymous: bool = False
    respondent: str | None = None
    request: str | None = None
    documents: tuple[HandedPaper, ...] = ()
    visit: str | None = None
    forwarded_by: str | None = None
    instance: int = 1
    appeals: str | None = None
    decision_known_on: day | None = None
    signed: bool = True
    eligible: bool | None = None
    ineligible_reason: str | None = None
    in_authority: bool | None = None
    hamlet: str | None = None
    decision_no: str | None = None
    obstacle_days: int | None = None
    obstacle_reason: str | None = None
    checks: dict[str, bool] | None = None  # ground of the checklist: whether it is met
    same_as: str | None = None
    split_from: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class NewEvent:
    case: str
    event: str
    date: day
    ref: str | None = None
    document_no: str | None = None
    by: str | None = None
    to: str | None = None
    reason: str | None = None
    days: int | None = None
    until: day | None = None
    outcome: str | None = None
    of: str | int | None = None
    criteria: tuple[str, ...] = ()
    officer: str | None = None
    note: str | None = None
    orders: dict[str, float] = field(default_factory=dict)
    done: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Absent:
    name: str
    excused: bool = False


@dataclass(frozen=True)
class DialogueItem:
    """One question at a dialogue, its answer, and what was promised by whom until when."""

    question: str | None = None
    asked_by: str | None = None
    hamlet: str | None = None
    answer: str | None = None
    commitment: str | None = None
    owner: str | None = None
    due: day | None = None
    done_on: day | None = None
    result: str | None = None
    field: str | None = None
    co_owner: str | None = None
    published_on: day | None = None
    published_where: str | None = None


@dataclass(frozen=True)
class NewDialogue:
    kind: str
    date: day
    ref: str | None = None
    place: str | None = None
    chair: str | None = None
    case: str | None = None
    announced: day | None = None
    asked_by_voters: bool = False
    invited: int | None = None
    attended: int | None = None
    absent: tuple[Absent, ...] = ()
    front_present: bool | None = None
    agreed: str | None = None
    not_agreed: str | None = None
    items: tuple[DialogueItem, ...] = ()
    published: day | None = None
    note: str | None = None
    hamlet: str | None = None
    plan: str | None = None


@dataclass(frozen=True)
class PlanQuestion:
    """A question gathered before the day, and who prepares its answer."""

    content: str
    asked_by: str | None = None
    hamlet: str | None = None
    field: str | None = None
    channel: str | None = None
    prepared_by: str | None = None


@dataclass(frozen=True)
class NewPlan:
    """A day to come. `announced`: posted, announced or the parties called; `notified`: told of an online session."""

    what: str
    date: day
    ref: str | None = None
    time: str | None = None
    place: str | None = None
    hamlet: str | None = None
    host: str | None = None
    by: str = "head"
    topic: str | None = None
    reception_kind: str = "periodic"
    case: str | None = None
    announced: day | None = None
    notified: day | None = None
    questions: tuple[PlanQuestion, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Update:
    """A later fact about a record: `set` holds field names and new values as given in JSON."""

    number: str
    set: dict[str, object]
    ref: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class NewLog:
    kind: str
    date: day
    ref: str | None = None
    title: str | None = None
    classes: int | None = None
    people: int | None = None
    note: str | None = None


Record = NewVisit | NewReception | NewPetition | NewEvent | NewDialogue | NewPlan | Update | NewLog
