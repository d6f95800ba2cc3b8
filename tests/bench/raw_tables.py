"""The counts of tables 01 to 06 written by hand in SQL over sqlite3: what the program's counting is measured against.

Six statements, one a kind of record, each reading its rows once. Cells go by table and MS, as in the program.
"""

from __future__ import annotations

import sqlite3

VISITS = """
SELECT count(*), total(people_count), count(*) FILTER (WHERE people_count >= 5), category,
       total(people_count) FILTER (WHERE people_count >= 5)
FROM (SELECT people_count, CASE WHEN reception = 'regular' THEN 'regular' WHEN by_head THEN 'head' ELSE 'delegate' END
      AS category FROM visit WHERE date BETWEEN :start AND :end)
GROUP BY category
"""
MATTERS = """
SELECT total(head), total(regular AND NOT head), total(delegate)
FROM (SELECT max(reception <> 'regular' AND by_head) AS head, max(reception = 'regular') AS regular,
             max(reception <> 'regular' AND NOT by_head) AS delegate
      FROM visit WHERE date BETWEEN :start AND :end GROUP BY coalesce(case_id, -id))
"""
DAYS = """
SELECT count(DISTINCT date) FILTER (WHERE by = 'head'), count(DISTINCT date) FILTER (WHERE by = 'delegate')
FROM reception WHERE date BETWEEN :start AND :end AND kind <> 'regular' AND announced IS NOT NULL
"""
PETITIONS = """
WITH counted AS (
  SELECT p.case_id, p.kind, p.instance, p.field, p.processed_on <= :end AS processed,
    CASE WHEN p.processed_on <= :end THEN
      CASE WHEN m.first_step_on <= :end THEN
        CASE WHEN m.first_step IN ('accepted', 'declined', 'answered') THEN 'yes'
             WHEN m.first_step = 'filed' THEN 'ineligible' ELSE 'no' END
      ELSE CASE m.classified WHEN 'in_authority' THEN 'yes' WHEN 'not_in_authority' THEN 'no' ELSE 'ineligible' END
      END
    END AS class,
    m.first_step_on <= :end AND m.first_step = 'forwarded' AS forwarded,
    CASE WHEN e.id IS NOT NULL THEN e.closing WHEN m.closed_on <= :end THEN m.closing END AS closing,
    m.accepted_on <= :end AS accepted
  FROM petition p JOIN matter m ON m.id = p.case_id
  LEFT JOIN earlier_closing e ON e.case_id = m.id AND e.closed_on <= :end AND e.reopened_on > :end
  WHERE p.received BETWEEN :start AND :end
     OR (p.received < :start AND p.processed_on IS NULL) OR (p.received < :start AND p.processed_on >= :start)
)
SELECT count(*), total(processed), count(*) FILTER (WHERE class IN ('yes', 'no')),
  count(*) FILTER (WHERE class = 'yes'), count(DISTINCT CASE WHEN class = 'yes' THEN case_id END),
  {kinds},
  count(*) FILTER (WHERE class = 'no'), count(*) FILTER (WHERE class = 'no' AND NOT coalesce(forwarded, 0)),
  count(*) FILTER (WHERE class = 'no' AND forwarded),
  {stands}
FROM counted
"""
_SUBJECTS = {
    "complaint": (
        "instance = 1", "instance = 2", "field = 'land'", "field = 'policy'", "field NOT IN ('land', 'policy')",
    ),
    "denunciation": (
        "instance = 1", "instance = 2", "field NOT IN ('corruption', 'judicial', 'party', 'other')",
        "field = 'corruption'", "field = 'judicial'", "field IN ('party', 'other')",
    ),
    "feedback": ("field = 'policy'", "field = 'land'", "field NOT IN ('land', 'policy')"),
}  # fmt: skip
_ENDED = "closing IN ('withdrawn', 'discontinued')"
_STANDS = (
    "1", f"NOT coalesce({_ENDED} OR closing = 'declined', 0) AND NOT coalesce(accepted, 0)",
    f"NOT coalesce({_ENDED} OR closing = 'declined', 0) AND accepted", "closing = 'declined'", _ENDED,
)  # fmt: skip
RULINGS = """
SELECT m.kind, count(*), count(*) FILTER (WHERE r.date >= :start),
  {outcomes},
  count(*) FILTER (WHERE r.carried_out_on <= :end),
  {issued},
  {due}
FROM ruling r JOIN matter m ON m.id = r.case_id
WHERE r.date BETWEEN :start AND :end
   OR (r.date < :start AND r.carried_out_on IS NULL) OR (r.date < :start AND r.carried_out_on >= :start)
GROUP BY m.kind
"""
_OUTCOMES = ("right", "wrong", "partly_right", "upheld", "changed")
_ORDERS = (
    "state_money", "state_land", "return_money", "return_land", "return_organisations", "return_people",
    "discipline_organisations", "discipline_people", "discipline_officials", "police_cases", "police_people",
    "police_officials",
)  # fmt: skip
_DUE = ("state_money", "state_land", "return_money", "return_land")
_LEFT = """CASE WHEN r.date >= :start OR r.orders IS NULL THEN coalesce(json_extract(r.orders, '$.{one}'), 0)
  ELSE max(round(coalesce(json_extract(r.orders, '$.{one}'), 0) - (SELECT total(json_extract(e.done, '$.{one}'))
    FROM enforcement e WHERE e.ruling_id = r.id AND e.date < :start), 6), 0) END"""
_DONE = (*_DUE, *_ORDERS[6:])
ENFORCED = """
SELECT m.kind, {done}
FROM enforcement e JOIN ruling r ON r.id = e.ruling_id JOIN matter m ON m.id = r.case_id
WHERE e.date BETWEEN :start AND :end GROUP BY m.kind
"""
LOG = """
SELECT count(*) FILTER (WHERE kind = 'directive_issued'), count(*) FILTER (WHERE kind = 'directive_amended'),
  count(*) FILTER (WHERE kind = 'directive_cancelled'), total(classes) FILTER (WHERE kind = 'training'),
  total(people) FILTER (WHERE kind = 'training')
FROM log_entry WHERE date BETWEEN :start AND :end
"""
Cells = dict[str, dict[str, float]]


def raw_tables(books: sqlite3.Connection, start: str, end: str) -> Cells:
    """Tables 01 to 06 of the days `start` to `end` (ISO), both counted, but the columns of 06 that count nothing."""
    days = {"start": start, "end": end}
    return {
        "01/TCD": _receiving(books, days),
        **_petitions(books, days),
        **_rulings(books, days),
        "06/QLKNTC": _numbered(books.execute(LOG, days).fetchone()),
    }


def _numbered(values: tuple[float, ...], first: int = 1) -> dict[str, float]:
    return {str(first + place): value for place, value in enumerate(values)}


def _receiving(books: sqlite3.Connection, days: dict[str, str]) -> dict[str, float]:
    by = {row[3]: row for row in books.execute(VISITS, days)}
    head, regular, delegate = books.execute(MATTERS, days).fetchone()
    of_head, delegated = books.execute(DAYS, days).fetchone()
    empty = (0, 0, 0, "", 0)
    cells: dict[str, float] = {"10": of_head, "16": delegated}
    for name, matters, first in (("regular", regular, 5), ("head", head, 11), ("delegate", delegate, 17)):
        turns, people, groups, _name, grouped = by.get(name, empty)
        cells |= _numbered((turns, people, matters, groups, grouped), first)
    for total, parts in (("1", (5, 11, 17)), ("2", (6, 12, 18)), ("3", (7, 13, 19)), ("4", (8, 14, 20))):
        cells[total] = sum(cells[str(part)] for part in parts)
    return cells


def _petitions(books: sqlite3.Connection, days: dict[str, str]) -> Cells:
    kinds = [
        f"count(*) FILTER (WHERE class = 'yes' AND kind = '{kind}' AND {which})"
        for kind, parts in _SUBJECTS.items()
        for which in ("1", *parts)
    ]
    stands = [
        f"count(DISTINCT CASE WHEN class = 'yes' AND kind = '{kind}' AND {stand} THEN case_id END)"
        for kind in ("complaint", "denunciation")
        for stand in _STANDS
    ]
    row = books.execute(PETITIONS.format(kinds=", ".join(kinds), stands=", ".join(stands)), days).fetchone()
    xld = _numbered(row[:25])
    return {
        "02/XLD": xld,
        "03/GQKN": {"1": xld["6"], **_numbered(row[25:30], 2)},
        "04/GQTC": {"1": xld["12"], **_numbered(row[30:35], 2)},
    }


def _rulings(books: sqlite3.Connection, days: dict[str, str]) -> Cells:
    """Columns 7 on of 03 and 04, and 05; given under names of their own, as 03 and 04 stand above already."""
    instances = [(1, one) for one in _OUTCOMES[:3]] + [(2, one) for one in _OUTCOMES]
    outcomes = [
        f"count(*) FILTER (WHERE r.date >= :start AND m.instance = {instance} AND r.outcome = '{outcome}')"
        for instance, outcome in instances
    ]
    issued = [f"total(json_extract(r.orders, '$.{one}')) FILTER (WHERE r.date >= :start)" for one in _ORDERS]
    due = [f"total({_LEFT.format(one=one)})" for one in _DUE]
    done = [f"total(json_extract(e.done, '$.{one}'))" for one in _DONE]
    asked = RULINGS.format(outcomes=", ".join(outcomes), issued=", ".join(issued), due=", ".join(due))
    ruled = {row[0]: row[1:] for row in books.execute(asked, days)}
    enforced = {row[0]: row[1:] for row in books.execute(ENFORCED.format(done=", ".join(done)), days)}
    nothing = (0,) * 27
    complaints, denunciations = ruled.get("complaint", nothing), ruled.get("denunciation", nothing)
    c_done, d_done = enforced.get("complaint", nothing), enforced.get("denunciation", nothing)
    c_orders, d_orders = complaints[11:23], denunciations[11:23]
    return {
        "03/GQKN, decided": _numbered((*complaints[1:5], *complaints[8:10], *c_orders[:6], *c_orders[7:]), 7),
        "04/GQTC, concluded": _numbered((*denunciations[1:8], *d_orders), 7),
        "05/KQTH": _numbered(
            (
                complaints[0], complaints[10], complaints[23], complaints[24], c_done[0], c_done[1], complaints[25],
                complaints[26], c_done[2], c_done[3], *c_done[5:10],
                denunciations[0], denunciations[10], denunciations[23], denunciations[24], d_done[0], d_done[1],
                denunciations[25], denunciations[26], d_done[2], d_done[3], *d_done[4:10],
            )
        ),
    }  # fmt: skip
