"""A denouncer who must not be named, records that name them everywhere, and the search for what leaked."""

from __future__ import annotations

import sqlite3
from contextlib import closing

NAME, PHONE, NUMBER, ADDRESS = "Phan Thị Kín Đáo", "0911222333", "087069004599", "27/4 hẻm Vắng Vẻ"
WHO = {"name": NAME, "phone": PHONE, "id_number": NUMBER, "address": ADDRESS, "email": "kindao@example.vn"}
TOLD = f"Bà {NAME} (PHAN THI KIN DAO), điện thoại 0911 222 333, số {NUMBER}, ở {ADDRESS}, trình bày"
DENUNCIATION = {
    "type": "petition", "ref": "d", "received": "2026-11-19", "channel": "post", "kind": "denunciation",
    "people": [WHO], "respondent": "Ông Lương Văn Tấn", "content": TOLD,
}  # fmt: skip
VISIT = {
    "type": "visit", "ref": "v", "date": "2026-11-19", "reception": "regular", "person": WHO, "kind": "complaint",
    "content": TOLD, "outcome": "received",
}  # fmt: skip


def leaks(home):
    """Every table but the one the identities stand in, as text, searched for what may not be there."""
    found = []
    with closing(sqlite3.connect(home / "danvan.sqlite")) as books:
        tables = [row[0] for row in books.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table == "identity" or table.endswith(("_data", "_idx", "_docsize", "_config", "_content")):
                continue
            for row in books.execute(f"SELECT * FROM {table}"):
                text = " ".join(map(str, row)).lower()
                folded = ("kín đáo", "kin dao", "k\\u00edn", "0911222333", "0911 222 333", NUMBER, "vắng vẻ", "vang ve")
                found += [(table, secret, text) for secret in (*folded, "kindao@") if secret in text]
    return found
