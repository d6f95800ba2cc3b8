"""Every table of the books."""

from danvan_desk.db.base import Base
from danvan_desk.db.office import Change, Counter, Draft, Office, OfficeDay, OfficeRule
from danvan_desk.db.tables.allowances import AllowanceAmount, AllowanceDay, AllowancePerson
from danvan_desk.db.tables.matters import (
    CaseClock,
    Dialogue,
    DialogueItem,
    EarlierClosing,
    Enforcement,
    Event,
    Matter,
    Ruling,
    SearchEntry,
)
from danvan_desk.db.tables.papers import ClosedBook, IssuedPaper, OfficeWording
from danvan_desk.db.tables.people import Identity, Party
from danvan_desk.db.tables.plans import Plan, PlanQuestion
from danvan_desk.db.tables.registers import HandedDocument, LogEntry, Petition, Reception, Visit
from danvan_desk.db.tables.repeats import RepeatKey
from danvan_desk.db.tables.reports import EXPLAIN, ChangeReason, PublicSummary, ReportParagraph, SentReport

__all__ = [
    "EXPLAIN",
    "AllowanceAmount",
    "AllowanceDay",
    "AllowancePerson",
    "Base",
    "CaseClock",
    "Change",
    "ChangeReason",
    "ClosedBook",
    "Counter",
    "Dialogue",
    "DialogueItem",
    "Draft",
    "EarlierClosing",
    "Enforcement",
    "Event",
    "HandedDocument",
    "Identity",
    "IssuedPaper",
    "LogEntry",
    "Matter",
    "Office",
    "OfficeDay",
    "OfficeRule",
    "OfficeWording",
    "Party",
    "Petition",
    "Plan",
    "PlanQuestion",
    "PublicSummary",
    "Reception",
    "RepeatKey",
    "ReportParagraph",
    "Ruling",
    "SearchEntry",
    "SentReport",
    "Visit",
]  # fmt: skip
