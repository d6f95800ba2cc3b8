"""How the file of a home is opened, in a process of its own: the tests themselves wait for no disk."""

import subprocess
import sys
from pathlib import Path

ASKED = """
import sys
from pathlib import Path
from danvan_desk.db.engine import make_engine
with make_engine(Path(sys.argv[1]), writes=True).begin() as books:
    print(*(books.exec_driver_sql(f"PRAGMA {name}").scalar() for name in sys.argv[2:]))
"""
FULL = "2"


def test_what_is_acknowledged_is_on_the_disk(tmp_path: Path) -> None:
    names = ("synchronous", "journal_mode", "secure_delete", "foreign_keys")
    told = subprocess.run(
        [sys.executable, "-c", ASKED, str(tmp_path / "books.sqlite"), *names],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.split() == [FULL, "wal", "1", "1"]
