"""What may stop a paper in the making."""

from __future__ import annotations


class Cancelled(Exception):  # noqa: N818 - asked for, not an error
    """Whoever waited for the paper no longer wants it; nothing was written."""
