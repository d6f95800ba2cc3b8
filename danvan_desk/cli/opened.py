"""The desk a command works at, opened once and let go of when the command is over."""

from __future__ import annotations

import argparse

from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk


def opened(given: argparse.Namespace) -> Desk:
    """The desk of the home the call names. Raises HomeTrouble where it can't be opened."""
    if getattr(given, "desk", None) is None:
        given.desk = open_desk(given.home)
    desk: Desk = given.desk
    return desk


def let_go(given: argparse.Namespace) -> None:
    if getattr(given, "desk", None) is not None:
        close_desk(given.desk)
        given.desk = None
