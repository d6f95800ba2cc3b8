"""Dates as they go in and out: year-month-day and nothing else."""

from __future__ import annotations

import re
from datetime import date


def iso_date(text: str) -> date:
    """`2026-11-20` as a date. Raises ValueError for any other way of writing one, weeks included."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise ValueError(text)
    return date.fromisoformat(text)
