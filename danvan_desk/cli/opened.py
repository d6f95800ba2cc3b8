"""The desk a command works at, opened once and let go of when the command is over."""

from __future__ import annotations

import argparse

from danvan_desk.context import Desk
from danvan_desk.desk import close_desk, open_desk
from danvan_desk.errors import NotFound, Problem
from danvan_desk.paths import leave_temporary_folder, use_temporary_folder
from danvan_desk.texts import _


def opened(given: argparse.Namespace) -> Desk:
    """The desk of the home the call names. Raises HomeTrouble where it can't be opened."""
    if getattr(given, "desk", None) is None:
        given.desk = open_desk(given.home)
        use_temporary_folder(given.desk.home)
    desk: Desk = given.desk
    return desk


def let_go(given: argparse.Namespace) -> None:
    if getattr(given, "desk", None) is not None:
        close_desk(given.desk)
        leave_temporary_folder(given.desk.home)
        given.desk = None


def no_record(number: str) -> NotFound:
    """What to raise for a number of none of the kinds."""
    words = _("không phải số của lượt tiếp (TD), đơn (DT), vụ việc (VV) hay đối thoại (DTH)")
    return NotFound([Problem("NUMBER", words, number)])
