"""Selects made of a period alone: making one takes longer than asking it, so that it is made once."""

from __future__ import annotations

from functools import lru_cache

per_period = lru_cache(maxsize=16)
"""Keeps what a function made for the last sixteen periods."""
