"""Every state of every kind of case against every event: what may follow, what may not, and by which article.

The table is written by hand (worked/order.toml). `may` names all that may be recorded next; each other event the kind
knows has to be refused: those under `refused` with that article, the rest with `otherwise` ("" with none).
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from danvan_desk.domain.cases import allowed_events, check_event
from danvan_desk.domain.order import allowed_by
from danvan_desk.domain.vocabulary import NOTIFIED_OF, EventName, Kind
from tests.domain.lawbook import case, event, written

TABLE = tomllib.loads((Path(__file__).parent / "worked" / "order.toml").read_text(encoding="utf-8"))
STATES = [pytest.param(state, id=f"{state['kind']}: {state['name']}") for state in TABLE["state"]]
COMPLAINT, DENUNCIATION, FEEDBACK = (kind.value for kind in (Kind.COMPLAINT, Kind.DENUNCIATION, Kind.FEEDBACK))
TODAY = date(2026, 11, 22)

ANY_KIND = """received assigned proposed approved:agreed approved:sent_back classified accepted forwarded guided
  returned filed urged replied verifying reported withdrawn dialogue_called dialogue_held notified:acceptance sent
  delivered published enforced reopened"""
OF_KIND = {
    COMPLAINT: "declined complex suspended resumed execution_suspended execution_resumed discontinued decided",
    DENUNCIATION: "declined complex extended suspended resumed discontinued concluded acted",
    FEEDBACK: "answered:first answered:final",
}
SUSPENDABLE = "notified:suspension notified:resumption notified:discontinuance"
FILLED: dict[str, dict[str, Any]] = {
    "classified": {"outcome": "in_authority"},
    "decided": {"outcome": "right"},
    "concluded": {"outcome": "right"},
    "extended": {"days": 30},
    "complex": {"criteria": ["g"]},
    "reopened": {"reason": "x"},
    "approved": {"reason": "x"},
}
"""What an event has to carry, so that only its place in the order can be refused."""


def known(kind: str) -> list[str]:
    return [*ANY_KIND.split(), *OF_KIND[kind].split(), *([] if kind == FEEDBACK else SUSPENDABLE.split())]


def facts_of(state: dict[str, Any]) -> Any:
    return case(state["kind"], *map(written, state["course"]), instance=state.get("instance", 1))


def said(state: dict[str, Any], key: str) -> str:
    """What is said against the event in this state; "" where it may be recorded."""
    name, _, detail = key.partition(":")
    more = dict(FILLED.get(name, {}))
    if name == "decided" and state.get("instance") == 2:
        more["outcome"] = "upheld"
    if detail:
        more["of" if name == "notified" else "outcome"] = detail
    on = state.get("on", date(2026, 8, 20)).isoformat()
    if name == "dialogue_called":
        more["until"] = on
    problems = check_event(facts_of(state), event(0, name, on, **more), TODAY)
    return " ".join(problem.message for problem in problems)


@pytest.mark.parametrize("state", STATES)
def test_what_may_follow_and_by_which_article_not(state: dict[str, Any]) -> None:
    articles = {key: article for article, keys in state.get("refused", {}).items() for key in keys.split()}
    may = state["may"].split()
    assert set(may) | set(articles) <= set(known(state["kind"]))
    assert not set(may) & set(articles)
    for key in known(state["kind"]):
        words = said(state, key)
        if key in may:
            assert words == "", key
            continue
        article = articles.get(key, state.get("otherwise", ""))
        assert words, key
        assert words.endswith(f" ({article})") if article else "Đ." not in words, (key, words)


@pytest.mark.parametrize("state", STATES)
def test_the_window_offers_what_the_table_allows(state: dict[str, Any]) -> None:
    may = {key.partition(":")[0] for key in state["may"].split()}
    assert set(allowed_events(facts_of(state), state.get("on", date(2026, 8, 20)))) == may | {"corrected"}


@pytest.mark.parametrize("kind", Kind)
def test_what_a_kind_does_not_know_never_follows(kind: str) -> None:
    names = {key.partition(":")[0] for key in known(kind)}
    states = [param.values[0] for param in STATES if param.values[0]["kind"] == kind]
    for name in {name.value for name in EventName} - names - {"corrected"}:
        assert all("không có trong vụ" in said(state, name) for state in states), name


@pytest.mark.parametrize("kind", Kind)
def test_the_article_that_lets_each_event_come(kind: str) -> None:
    for name in {key.partition(":")[0] for key in known(kind)}:
        assert allowed_by(kind, name).article == TABLE["allowed"][kind].get(name, ""), name


def test_the_table_reaches_every_event_and_every_notice() -> None:
    for kind in Kind:
        keys = {key for state in TABLE["state"] if state["kind"] == kind for key in state["may"].split()}
        assert set(known(kind)) - keys <= {"received"} | ({"approved:sent_back"} if kind != COMPLAINT else set())
    assert {f"notified:{of}" for of in NOTIFIED_OF} <= set(known(COMPLAINT))
