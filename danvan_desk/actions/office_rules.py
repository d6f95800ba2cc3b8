"""The office's own rules: a number of days is set or withdrawn, what would move is shown, then it is confirmed."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from danvan_desk.actions.book import as_log, open_book
from danvan_desk.actions.moved_dates import Counting, Moved, Moves, Watch, find_moves, record_moves
from danvan_desk.context import Desk
from danvan_desk.db.tables import CaseClock, Matter, OfficeRule
from danvan_desk.domain.own_rules import OwnRule, laid_over, problems_of
from danvan_desk.errors import Problem, Refused
from danvan_desk.lawbook import shipped_rules
from danvan_desk.texts import _


@dataclass(frozen=True)
class RuleChange:
    """A version set or withdrawn, and every date that moves with it: `moved` those still waited for, `ended` those of
    what is done already. `replaces`: the version of the same day it takes the place of."""

    rule: OwnRule
    withdrawn: bool
    replaces: OwnRule | None
    moved: tuple[Moved, ...]
    ended: tuple[Moved, ...]


def preview_rule(desk: Desk, rule: OwnRule, watch: Watch | None = None) -> RuleChange:
    """What setting the number would change; nothing is written. Raises Refused."""
    rule = _checked(rule)
    with desk.reading() as session:
        return _told(rule, _same(desk, session, rule), _moves(desk, session, rule, watch))


def set_rule(desk: Desk, rule: OwnRule) -> RuleChange:
    """Set a number of days from a day on; one set before for the very same day is withdrawn. Raises Refused."""
    rule = _checked(rule)
    with open_book(desk) as book:
        replaces = _same(desk, book.session, rule)
        moves = _moves(desk, book.session, rule)
        if replaces is not None:
            _live(book.session, replaces.id).withdrawn_on = desk.today
        values = {name: value for name, value in asdict(rule).items() if name != "id"}
        row = OfficeRule(**values, set_on=desk.today)
        book.session.add(row)
        book.session.flush()
        before = as_log(replaces) if replaces else None
        book.log("rules", "set", before=before, after=as_log(replace(rule, id=row.id)))
        record_moves(book, moves, _("Quy định của đơn vị thay đổi"))
    return _told(rule, replaces, moves)


def preview_withdrawal(desk: Desk, number: int, watch: Watch | None = None) -> RuleChange:
    """What withdrawing a version would change; nothing is written. Raises Refused."""
    with desk.reading() as session:
        rule = _live(session, number).as_rule()
        return _told(rule, None, _moves(desk, session, rule, watch, withdrawn=True), withdrawn=True)


def withdraw_rule(desk: Desk, number: int) -> RuleChange:
    """The version holds no more; it stays in the book, with the day it was withdrawn. Raises Refused."""
    with open_book(desk) as book:
        row = _live(book.session, number)
        rule = row.as_rule()
        moves = _moves(desk, book.session, rule, withdrawn=True)
        row.withdrawn_on = desk.today
        book.session.flush()
        book.log("rules", "withdraw", before=as_log(rule))
        record_moves(book, moves, _("Quy định của đơn vị thay đổi"))
    return _told(rule, None, moves, withdrawn=True)


def _told(rule: OwnRule, replaces: OwnRule | None, moves: Moves, *, withdrawn: bool = False) -> RuleChange:
    return RuleChange(rule, withdrawn, replaces, moves.moved, moves.ended)


def _checked(rule: OwnRule) -> OwnRule:
    problems = problems_of(rule, shipped_rules())
    if problems:
        raise Refused(problems)
    return replace(rule, basis=rule.basis.strip(), note=rule.note.strip(), id=0)


def _live(session: Session, number: int) -> OfficeRule:
    row = session.get(OfficeRule, number)
    if row is None or row.withdrawn_on is not None:
        raise Refused([Problem("rule", _("không có quy định này, hoặc đã rút rồi"), number)])
    return row


def _same(desk: Desk, session: Session, rule: OwnRule) -> OwnRule | None:
    """The version in force of the same term, variant and day."""
    return next((own for own in desk.own_rules(session) if _place(own) == _place(rule)), None)


def _place(rule: OwnRule) -> tuple[str, str, str, date]:
    return rule.kind, rule.clock, rule.variant, rule.since


def _moves(
    desk: Desk, session: Session, rule: OwnRule, watch: Watch | None = None, *, withdrawn: bool = False
) -> Moves:
    calendar = desk.calendar(session)
    own = [one for one in desk.own_rules(session) if _place(one) != _place(rule)]
    own += [] if withdrawn else [replace(rule, id=_next(session))]
    now, then = desk.rules(session), laid_over(shipped_rules(), own)
    ids = _under(session, rule)
    return find_moves(session, ids, Counting(now, calendar), Counting(then, calendar), desk.today, watch)


def _next(session: Session) -> int:
    """The number the new version will have: the newest of all."""
    newest = session.scalars(select(OfficeRule.id).order_by(OfficeRule.id.desc())).first()
    return (newest or 0) + 1


def _under(session: Session, rule: OwnRule) -> list[int]:
    """The ids of the cases with such a term that started on the version's first day or later."""
    wanted = (
        select(CaseClock.case_id)
        .join(Matter, Matter.id == CaseClock.case_id)
        .where(Matter.kind == rule.kind, CaseClock.clock == rule.clock, CaseClock.start >= rule.since)
        .distinct()
    )
    return sorted(session.scalars(wanted))
