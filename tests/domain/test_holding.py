"""Whose desk a case lies on, event by event."""

from datetime import date

from danvan_desk.domain.case_facts import CaseEvent
from danvan_desk.domain.holding import Desk, Holding, holding


def _course(*steps: tuple[str, int, dict[str, object]]) -> Holding:
    return holding(
        [
            CaseEvent(n=n, event=event, date=date(2026, 11, day), **more)  # type: ignore[arg-type]
            for n, (event, day, more) in enumerate(steps, 1)
        ]
    )


def test_a_new_case_lies_at_reception():
    assert _course(("received", 2, {})) == Holding(Desk.RECEPTION, None, date(2026, 11, 2))


def test_assigned_it_lies_with_the_officer_until_the_day_the_chair_set():
    until = date(2026, 11, 9)
    assert _course(("received", 2, {}), ("assigned", 3, {"officer": "Lê Thị Mai", "until": until})) == Holding(
        Desk.OFFICER, "Lê Thị Mai", date(2026, 11, 3), inner_due=until
    )


def test_a_proposal_brings_it_to_the_chair_and_meets_the_inner_day():
    found = _course(
        ("received", 2, {}), ("assigned", 3, {"officer": "Mai", "until": date(2026, 11, 9)}), ("proposed", 5, {})
    )
    assert found == Holding(Desk.CHAIR, "Mai", date(2026, 11, 5), proposed_on=date(2026, 11, 5))


def test_approved_it_goes_back_to_the_officer():
    found = _course(("received", 2, {}), ("assigned", 3, {"officer": "Mai"}), ("proposed", 5, {}), ("approved", 6, {}))
    assert found == Holding(Desk.OFFICER, "Mai", date(2026, 11, 6))


def test_the_step_the_proposal_asked_for_answers_it_too():
    found = _course(("received", 2, {}), ("proposed", 5, {}), ("accepted", 6, {}))
    assert found == Holding(Desk.RECEPTION, None, date(2026, 11, 6))


def test_assigned_to_another_while_the_chair_has_it_it_stays_on_the_chairs_desk():
    found = _course(("received", 2, {}), ("proposed", 5, {}), ("assigned", 6, {"officer": "Nam"}))
    assert found == Holding(Desk.CHAIR, "Nam", date(2026, 11, 5), proposed_on=date(2026, 11, 5))
