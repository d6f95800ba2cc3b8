"""Opening an office's home: the one place where the parts are joined."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from danvan_desk.context import Desk
from danvan_desk.db.engine import FILE_NAME, make_engine
from danvan_desk.db.office import Office
from danvan_desk.db.schema import ensure_current
from danvan_desk.domain.iso import iso_date
from danvan_desk.errors import Refused
from danvan_desk.texts import _


def today() -> tuple[date, bool]:
    """Today's date and whether it is a stand-in: `$DANVAN_TODAY` (ISO) takes the machine's place."""
    told = os.environ.get("DANVAN_TODAY", "").strip()
    if not told:
        return date.today(), False
    try:
        return iso_date(told), True
    except ValueError:
        raise Refused(
            _("DANVAN_TODAY = {told}: không phải ngày; ghi năm-tháng-ngày, ví dụ 2026-11-20").format(told=told)
        ) from None


def open_desk(home: Path) -> Desk:
    """The desk of the books in `home`. Raises HomeTrouble where they can't be opened, with what to do."""
    ensure_current(home)
    day, stand_in = today()
    file = home / FILE_NAME
    desk = Desk(
        home=home,
        writes=sessionmaker(make_engine(file, writes=True), expire_on_commit=False, autoflush=False),
        reads=sessionmaker(make_engine(file, writes=False), expire_on_commit=False, autoflush=False),
        today=day,
        stand_in=stand_in,
        user="",
    )
    with desk.reading() as session:
        officer = session.scalar(select(Office.__table__.c.officer))  # not through the mapper: it isn't needed yet
    return replace(desk, user=officer or _machine_user())


def close_desk(desk: Desk) -> None:
    """Let go of the file; the last connection folds the write-ahead log back into it."""
    for maker in (desk.reads, desk.writes):
        maker.kw["bind"].dispose()


def _machine_user() -> str:
    return os.environ.get("USERNAME") or os.environ.get("USER") or _("Không rõ tên")
