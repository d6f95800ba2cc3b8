"""The desk: what every action and query is handed. Made once by `desk.open_desk`, never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from danvan_desk.db.engine import FILE_NAME
from danvan_desk.db.office import Office, OfficeDay, OfficeRule
from danvan_desk.db.schema import damaged
from danvan_desk.errors import HomeTrouble
from danvan_desk.texts import _

if TYPE_CHECKING:
    from danvan_desk.domain.calendar_day import CalendarDay
    from danvan_desk.domain.own_rules import OwnRule
    from danvan_desk.domain.rules import RuleBook
    from danvan_desk.domain.working_days import WorkingCalendar


@dataclass(frozen=True)
class Desk:
    """`today` is the day the office believes it is; `stand_in` says it isn't the machine's own."""

    home: Path
    writes: sessionmaker[Session]
    reads: sessionmaker[Session]
    today: date
    stand_in: bool
    user: str

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with _plain_trouble(self.home), self.reads.begin() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: all of it is saved, or none."""
        with _plain_trouble(self.home), self.writes.begin() as session:
            yield session

    def rules(self, session: Session) -> RuleBook:
        """The rules as the office counts today: the law's versions with its own laid over them. Ask once, not once a
        case."""
        from danvan_desk.domain.own_rules import laid_over
        from danvan_desk.lawbook import shipped_rules

        return laid_over(shipped_rules(), self.own_rules(session))

    def own_rules(self, session: Session) -> list[OwnRule]:
        """The numbers the office set itself and hasn't withdrawn."""
        rows = session.scalars(select(OfficeRule).where(OfficeRule.withdrawn_on.is_(None)))
        return [row.as_rule() for row in rows]

    def calendar(self, session: Session) -> WorkingCalendar:
        """The working calendar as the office keeps it today: the shipped days with its own laid over them."""
        return self.calendar_with(self.own_days(session), self.calendar_edition(session))

    def calendar_with(self, own: Mapping[date, CalendarDay | None], edition: str) -> WorkingCalendar:
        """The calendar as it would be with these days of the office's own; None is a plain day."""
        from danvan_desk.domain.calendar_day import laid_over
        from danvan_desk.domain.holidays import expected_days
        from danvan_desk.domain.working_days import WorkingCalendar
        from danvan_desk.lawbook import shipped_days

        shipped = list(shipped_days())
        known = {day.day.year for day in shipped}
        for year in sorted({day.year for day in own} - known):  # what a notice leaves out rests as the law expects
            shipped += expected_days(year)
        return WorkingCalendar(laid_over(shipped, own), edition)

    def own_days(self, session: Session) -> dict[date, CalendarDay | None]:
        """What the office itself says of days."""
        from danvan_desk.domain.calendar_day import AS_SHIPPED, CalendarDay, DayKind

        return {
            row.day: None
            if row.kind == "normal"
            else CalendarDay(row.day, DayKind(row.kind), row.name, row.basis, row.status)
            for row in session.scalars(select(OfficeDay).where(OfficeDay.kind != AS_SHIPPED))
        }

    def calendar_edition(self, session: Session) -> str:
        """The day the calendar was last brought up to date, as it is shown beside dates."""
        from danvan_desk.lawbook import CALENDAR_EDITION

        imported = session.scalar(select(func.max(OfficeDay.__table__.c.imported_on)))
        return f"{max(CALENDAR_EDITION, imported or CALENDAR_EDITION):%d/%m/%Y}"

    def office(self, session: Session) -> Office:
        return session.scalars(select(Office)).one()

    def signboard(self, session: Session) -> tuple[str, str | None, str | None, bool]:
        """Name of the office, who sits here and as what, and whether it is a practice ward: all a window's frame
        shows, asked for past the mapper so that the first page doesn't wait for it."""
        columns = Office.__table__.c
        row = session.execute(select(columns.name, columns.officer, columns.officer_title, columns.sample)).one()
        return str(row[0]), row[1], row[2], bool(row[3])

    def on(self, today: date) -> Desk:
        """The same desk on another day."""
        return replace(self, today=today, stand_in=True)


@contextmanager
def _plain_trouble(home: Path) -> Iterator[None]:
    """Turns what SQLite says about the file into what an officer can do about it."""
    try:
        yield
    except OperationalError as error:
        said = str(error.orig).lower()
        if "readonly" in said or "read-only" in said:
            raise HomeTrouble(
                _(
                    "Thư mục {home} chỉ cho đọc, không lưu được. Kiểm tra quyền ghi rồi thử lại; chưa có gì bị mất."
                ).format(home=home)
            ) from error
        if "locked" in said or "busy" in said:
            raise HomeTrouble(
                _("Sổ đang bị một chương trình khác giữ. Đợi một phút rồi thử lại; chưa có gì được lưu.")
            ) from error
        if "full" in said or "disk i/o" in said:
            raise HomeTrouble(_("Ổ đĩa đầy hoặc hỏng, không lưu được. Giải phóng chỗ trống rồi thử lại.")) from error
        if "no such table" in said or "malformed" in said:
            raise HomeTrouble(damaged(home / FILE_NAME)) from error
        raise
    except DatabaseError as error:
        if "malformed" in str(error.orig) or "not a database" in str(error.orig):
            raise HomeTrouble(damaged(home / FILE_NAME)) from error
        raise
