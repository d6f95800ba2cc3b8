"""The clocks of a case as the page of deadlines has them, written out by hand for the plain counter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

JULY_2026 = date(2026, 7, 1)
LONG_AGO = date(1900, 1, 1)
CLOSINGS = ("withdrawn:whole", "discontinued", "forwarded", "guided", "returned", "filed", "declined")
FIRST_STEPS = ("accepted", "declined", "forwarded", "guided", "returned", "filed", "answered:first", "answered:final")


@dataclass(frozen=True)
class Line:
    """One line of the table. `again`: when a reopened case starts it anew ("" never)."""

    clock: str
    starts: str
    stops: tuple[str, ...]
    length: int
    unit: str
    dropped_by: tuple[str, ...] = CLOSINGS
    pauses_from: date | None = None
    extends: bool = False
    again: str = ""


def lines(kind: str, start: date) -> list[Line]:
    """The lines for a kind of case that hold for a term starting on that day."""
    if kind == "complaint":
        return [*(COMPLAINT_NEW if start >= JULY_2026 else COMPLAINT_OLD), *COMPLAINT]
    return DENUNCIATION if kind == "denunciation" else FEEDBACK


_TAKEN_OR_NOT = ("accepted", "declined", "forwarded", "guided", "returned", "filed")
_UNPROCESSED = Line("petition.unprocessed", "received", (*FIRST_STEPS, "classified"), 45, "day")

COMPLAINT_OLD = [Line("complaint.accept", "received", _TAKEN_OR_NOT, 10, "day", again="never accepted")]
COMPLAINT_NEW = [Line("complaint.accept", "received", _TAKEN_OR_NOT, 7, "working_day", again="never accepted")]
COMPLAINT = [
    # 30, 45, 45, 60; second instance 45, 60, 60, 70: see `resolving`
    Line("complaint.resolve", "accepted", ("decided",), 0, "day", pauses_from=JULY_2026, again="accepted before"),
    Line("complaint.send_decision", "decided", ("sent",), 3, "working_day"),
    Line("complaint.send_suspension", "suspended", ("notified:suspension",), 3, "working_day", ()),
    Line("complaint.send_suspension", "resumed", ("notified:resumption",), 3, "working_day", ()),
    Line("complaint.send_suspension", "discontinued", ("notified:discontinuance",), 3, "working_day", ()),
    _UNPROCESSED,
]
DENUNCIATION = [
    # 10 where checked in several places: see `triage`
    Line(
        "denunciation.triage", "received", ("accepted", "declined", "forwarded", "guided", "filed"), 7, "working_day",
        again="never accepted",
    ),
    # what the office accepts is its own after all: nothing is left to forward
    Line("denunciation.forward", "received", ("forwarded",), 5, "working_day", (*CLOSINGS, "accepted")),
    Line("denunciation.notify", "accepted", ("notified:acceptance",), 5, "working_day"),
    Line(
        "denunciation.resolve", "accepted", ("concluded",), 30, "day", pauses_from=LONG_AGO, extends=True,
        again="accepted before",
    ),
    Line("denunciation.send_suspension", "suspended", ("notified:suspension",), 5, "working_day", ()),
    Line("denunciation.send_suspension", "resumed", ("notified:resumption",), 5, "working_day", ()),
    Line("denunciation.send_suspension", "discontinued", ("notified:discontinuance",), 5, "working_day", ()),
    Line("denunciation.send_conclusion", "concluded", ("sent",), 5, "working_day"),
    Line("denunciation.act", "concluded", ("acted",), 7, "working_day"),
    Line("denunciation.publish", "concluded", ("published",), 7, "working_day"),
    _UNPROCESSED,
]  # fmt: skip
FEEDBACK = [
    Line(
        "feedback.first_answer", "received",
        ("answered:first", "answered:final", "forwarded", "guided", "returned", "filed"), 10, "working_day",
        again="never answered",
    ),
    Line("feedback.final_answer", "received", ("answered:final",), 30, "day", again="always"),
    _UNPROCESSED,
]  # fmt: skip


def resolving(instance: int, *, remote: bool, complex_: bool) -> int:
    """Days to resolve a complaint: LKN Đ.28, Đ.37; in all, from acceptance, not added up."""
    if instance == 2:
        return 70 if remote and complex_ else 60 if remote or complex_ else 45
    return 60 if remote and complex_ else 45 if remote or complex_ else 30


def remedy(*, remote: bool) -> int:
    """Days until a first decision takes effect, and for going to second instance: LKN Đ.33(1), Đ.44(1)."""
    return 45 if remote else 30
