"""Folding the write-ahead log into the book while nobody waits, so that no save ever has to."""

from __future__ import annotations

from danvan_desk.context import Desk


def fold_log(desk: Desk) -> None:
    """Call it when the desk has been idle: it yields to readers and writers, and does what it can."""
    with desk.reads.kw["bind"].connect() as connection:
        connection.exec_driver_sql("COMMIT")  # a checkpoint can't run inside the transaction that begins by itself
        connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
