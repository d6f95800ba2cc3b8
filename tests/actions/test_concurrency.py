"""Many writers at once: no number twice, none left out."""

from __future__ import annotations

import subprocess
import sys

from sqlalchemy import select

from danvan_desk.db.tables import Visit

WRITER = """
import sys
from pathlib import Path
from danvan_desk.actions.add import add_records
from danvan_desk.desk import open_desk
desk = open_desk(Path(sys.argv[1]))
for n in range(8):
    add_records(desk, [{"type": "visit", "date": "2026-11-20", "reception": "regular", "person": {"name": "Lê Văn Tám"},
                        "kind": "feedback", "content": f"Lượt {n}", "outcome": "answered"}])
"""


def test_four_writers_leave_no_gap_and_no_double(desk, home):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(home)]) for _n in range(4)]
    assert [writer.wait(timeout=90) for writer in writers] == [0, 0, 0, 0]
    with desk.reading() as session:
        numbers = session.scalars(select(Visit.number).order_by(Visit.id)).all()
    assert numbers == [f"TD-2026-{n:05d}" for n in range(1, 33)]
