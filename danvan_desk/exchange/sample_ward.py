"""A believable ward to play in: visits, petitions, cases at every stage, dialogues, told day by day.

Nobody in it is real. The same seed and today give the same ward.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from heapq import heappop, heappush
from itertools import accumulate
from random import Random
from typing import Any

from danvan_desk.exchange.sample_course import Course, Matter, Pace, feedback_course
from danvan_desk.exchange.sample_days import Calendar, Days, years_before
from danvan_desk.exchange.sample_disputes import complaint_course, denunciation_course
from danvan_desk.exchange.sample_extremes import Extremes
from danvan_desk.exchange.sample_meetings import Meetings
from danvan_desk.exchange.sample_people import Citizen, People
from danvan_desk.exchange.sample_petitions import FIELD_WEIGHTS, Desk
from danvan_desk.exchange.sample_visits import Reception
from danvan_desk.exchange.sample_words import Words

Record = dict[str, Any]
_COURSES = {"feedback": feedback_course, "complaint": complaint_course, "denunciation": denunciation_course}
_VISITS_WITHOUT = 0.95  # visits without a petition of their own, for each petition; with the 0.45 that bring one: 1.4
_MONTH = (0.85, 0.8, 1.1, 1.05, 1.0, 1.05, 1.1, 1.1, 1.0, 1.05, 1.1, 0.8)
_REMEMBERED = 110  # days a case is asked about or repeated


def sample_records(
    *, petitions: int, years: int, seed: int, today: date, calendar: Calendar, office: str
) -> Iterator[Record]:
    """Records as `danvan add` takes them (`type`, `ref`, …), oldest first, each after all it points to.

    Just `petitions` of type petition, repeats and splits among them, received in the `years` before `today`.
    """
    yield from _Stream(petitions, max(1, years), seed, today, calendar, office).records()


_THIS_MORNING = 4  # petitions kept for today, so that the first page shows a desk at work


class _Stream:
    """One day after another; what a case does later waits in a heap, so that memory holds a few months."""

    def __init__(self, petitions: int, years: int, seed: int, today: date, calendar: Calendar, office: str) -> None:
        self.rng = rng = Random(seed)  # noqa: S311 - an invented ward, no secret
        self.days = days = Days(calendar, years_before(today, years), today)
        ward = office.removeprefix("UBND ").removeprefix("Ủy ban nhân dân ").strip() or office
        hamlet = "khu phố" if ward.lower().startswith("phường") else "thôn"
        self.people = People(rng, ward, hamlet, today.year)
        words = Words(rng, self.people, days, ward)
        self.ward = ward
        self.pace = Pace(rng, days, years)
        own = Random(f"extremes {seed}")  # noqa: S311
        others = People(own, ward, hamlet, today.year)
        extremes = Extremes(own, others, Words(own, others, days, ward))
        self.desk = Desk(rng, days, self.people, words, self.pace, extremes)
        self.reception = Reception(rng, days, self.people, words, FIELD_WEIGHTS, extremes)
        self.meetings = Meetings(rng, days, self.people, words)
        self.petitions = petitions
        self._waiting: list[tuple[int, int, Record]] = []
        self._sequence = 0
        self._visits = 0
        self._known: list[Matter] = []
        self._appealable: list[Matter] = []

    def records(self) -> Iterator[Record]:
        if self.petitions <= 0:
            return
        weights = self._weights()
        lately = weights[-45:]
        self.pace.lean(sum(weights) / len(weights) * len(lately) / sum(lately))
        kept = min(_THIS_MORNING, self.petitions // 100) if self.days.is_working(self.days.today) else 0
        of_petitions = _spread(self.rng, weights, self.petitions - kept, self.days.first)
        of_petitions[self.days.today] = of_petitions.get(self.days.today, 0) + kept
        turns = [w if self.days.is_working(self.days.first + n) else 0.0 for n, w in enumerate(weights)]
        of_turns = _spread(self.rng, turns, round(self.petitions * _VISITS_WITHOUT), self.days.first)
        meetings = dict[int, list[Record]]()
        for day, found in self.meetings.calendar():
            meetings.setdefault(day, []).extend(found)
        split_owed = 0
        for day in range(self.days.first, self.days.today + 1):
            arriving = of_petitions.get(day, 0)
            made = self._arrive(day, max(0, arriving - split_owed))
            split_owed = split_owed + len(made) - arriving
            yield from self._until(day, 0)
            yield from self._desk_hours(day, made, of_turns.get(day, 0))
            yield from meetings.get(day, ())
            yield from self._until(day, 2)
        yield from self.meetings.ahead()

    def _weights(self) -> list[float]:
        """How much comes in on each day: weekdays, months, the quiet of Tết, a slow growth."""
        days, weights = self.days, []
        for n in range(days.first, days.today + 1):
            on = date.fromordinal(n)
            weight = _MONTH[on.month - 1] * (1.15, 1.0, 0.95, 1.1, 0.9, 1.0, 1.0)[on.weekday()]
            weight *= 0.92 + 0.16 * (n - days.first) / max(1, days.today - days.first)
            if not days.is_working(n):
                weight *= 0.035
            elif days.roll(n - 4) - (n - 4) >= 3 or days.roll(n + 5) - (n + 5) >= 3:
                weight *= 0.55  # around Tết and the long holidays
            weights.append(weight)
        weights[-1] *= 0.5  # today is half over
        return weights

    # -- a day's petitions ----------------------------------------------------------------------------------------

    def _arrive(self, day: int, how_many: int) -> list[Record]:
        """The petitions of a day. A split counts as one more; the next days take one less."""
        made: list[Record] = []
        at_rest = not self.days.is_working(day)
        for _ in range(how_many):
            if made and self.desk.made >= self.petitions:
                break
            again = self._repeat(day, at_rest)
            if again:
                made.append(again)
                continue
            matter, petition = self._fresh(day, at_rest)
            made.append(petition)
            self._open(matter)
            if self.desk.made < self.petitions and self.desk.may_split(matter):
                part, paper = self.desk.split(matter, petition)
                made.append(paper)
                self._open(part)
        return made

    def _repeat(self, day: int, at_rest: bool) -> Record | None:
        if not self._known or not self.pace.turn("repeat", 0.125):
            return None
        earlier = self.rng.choice(self._known)
        if earlier.anonymous or earlier.received + 3 > day:
            return None
        return self.desk.repeat(earlier, day, at_rest)

    def _fresh(self, day: int, at_rest: bool) -> tuple[Matter, Record]:
        self._appealable = [m for m in self._appealable if m.delivered + 28 >= day]
        ready = [m for m in self._appealable if m.delivered + 3 <= day]
        if ready and self.pace.turn("appeal", 0.006):
            decided = ready[0]
            self._appealable.remove(decided)
            return self.desk.appeal(decided, day)
        return self.desk.petition(day, at_rest)

    def _open(self, matter: Matter) -> None:
        course = Course(matter, self.pace, self.ward)
        _COURSES[matter.kind](course)
        for step in course.finish():
            event = {"type": "event", "case": matter.ref, "date": self.days.iso(step.day)} | step.event
            self._later(step.day, event)
            name = step.event["event"]
            if name == "dialogue_held":
                self._later(step.day, {"dialogue_of": matter})
            elif name == "delivered" and matter.kind == "complaint" and matter.instance == 1:
                matter.delivered = step.day
                self._appealable.append(matter)
        self._known.append(matter)

    def _later(self, day: int, record: Record) -> None:
        self._sequence += 1
        heappush(self._waiting, (day * 4 + 1, self._sequence, record))

    def _until(self, day: int, part: int) -> Iterator[Record]:
        while self._waiting and self._waiting[0][0] <= day * 4 + part:
            at, _sequence, record = heappop(self._waiting)
            yield self.meetings.of_case(record["dialogue_of"], at // 4) if "dialogue_of" in record else record

    # -- a day at the desk ----------------------------------------------------------------------------------------

    def _desk_hours(self, day: int, made: list[Record], turns: int) -> Iterator[Record]:
        """Sessions, then visits and petitions by the clock; papers by post and wire first."""
        self._forget(day)
        brought = [petition for petition in made if petition["channel"] == "reception" and "split_from" not in petition]
        if day == self.days.today and self.days.is_working(day):
            turns = max(self.rng.randrange(5, 9) - len(brought), 0 if turns < 12 else turns // 2)
        yield from self.reception.open_day(day, len(brought) + turns)
        parts: dict[str, Record] = {p["split_from"]: p for p in made if "split_from" in p}
        for paper in made:
            if paper["channel"] != "reception":
                yield from self._with_parts(paper, parts)
        order: list[Record | None] = [*brought, *([None] * turns)]
        self.rng.shuffle(order)
        for minute, petition in zip(self.reception.minutes(day, len(order)), order, strict=True):
            self._visits += 1
            ref = f"v{self._visits}"
            if petition is None:
                yield from self._turn(ref, day, minute)
            else:
                matter, crowd = self.desk.brought.pop(petition["ref"])
                yield self.reception.with_petition(ref, day, minute, matter, crowd)
                petition["visit"] = ref
                yield from self._with_parts(petition, parts)

    def _with_parts(self, petition: Record, split: dict[str, Record]) -> Iterator[Record]:
        if "split_from" not in petition:
            yield petition
            if petition["ref"] in split:
                yield split[petition["ref"]]

    def _turn(self, ref: str, day: int, minute: int) -> Iterator[Record]:
        rng = self.rng
        if self._known and rng.random() < 0.37:
            matter = rng.choice(self._known)
            if matter.received + 4 <= day and matter.people:
                yield self.reception.about(ref, day, minute, matter)
                return
        yield from self.reception.walk_in(ref, day, minute, self._walks_in())

    def _walks_in(self) -> Citizen:
        citizen = self.desk.known_citizen(0.2) or self.people.citizen()
        self.desk.remember(citizen)
        return citizen

    def _forget(self, day: int) -> None:
        if self._known and self._known[0].received < day - _REMEMBERED - 15:
            self._known = [matter for matter in self._known if matter.received >= day - _REMEMBERED]


def _spread(rng: Random, weights: list[float], how_many: int, first: int) -> dict[int, int]:
    """`how_many` things over the days by weight, evenly but not to the clock."""
    sums = list(accumulate(weights))
    counts: dict[int, int] = {}
    for n in range(how_many):
        day = first + bisect_left(sums, (n + rng.random()) / how_many * sums[-1])
        counts[day] = counts.get(day, 0) + 1
    return counts
