"""Records as they are filed, each with what a test doesn't care about filled in."""

from __future__ import annotations

from typing import Any


def visit(date: str, reception: str = "regular", companions: int = 0, **more: Any) -> dict[str, Any]:
    """One turn of Lê Thị Hoa's, unless it is said otherwise; None takes a field out."""
    record = {
        "type": "visit", "date": date, "reception": reception, "companions": companions, "kind": "feedback",
        "content": "Trình bày vụ việc", "outcome": "received", "person": {"name": "Lê Thị Hoa"},
    } | more  # fmt: skip
    return {name: value for name, value in record.items() if value is not None}


def petition(ref: str, received: str, kind: str, field: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "petition", "ref": ref, "received": received, "channel": "post", "kind": kind, "field": field,
        "content": f"Nội dung đơn {ref}", "people": [{"name": "Lê Văn An", "address": "Tổ 3"}],
    } | more  # fmt: skip


def event(case: str, name: str, date: str, **more: Any) -> dict[str, Any]:
    return {"type": "event", "case": case, "event": name, "date": date} | more
