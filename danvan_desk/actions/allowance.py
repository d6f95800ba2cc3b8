"""The allowance sheet: who is on it and how, days added and taken back, the office's own figures; its files."""

from __future__ import annotations

import unicodedata
from datetime import date

from sqlalchemy import select

from danvan_desk.actions.book import Book, open_book
from danvan_desk.actions.forms import without_code
from danvan_desk.actions.office import is_sample, office_details
from danvan_desk.actions.papers import PaperMade, letterhead, paper_made, rendered
from danvan_desk.actions.secrecy_kept import ALLOWANCE
from danvan_desk.context import Desk
from danvan_desk.db.hidden import everybody_hidden
from danvan_desk.db.tables import AllowanceAmount, AllowanceDay, AllowancePerson
from danvan_desk.domain.allowance import MOST_A_DAY, Rate, person_key
from danvan_desk.domain.amounts import dong
from danvan_desk.domain.periods import Period
from danvan_desk.domain.secrecy import redact_named
from danvan_desk.errors import NotFound, Problem, Refused
from danvan_desk.lawbook import shipped_allowance
from danvan_desk.papers.allowance import AllowancePaper, PaidPerson, allowance_paper
from danvan_desk.queries.allowance import AllowanceSheet, OnSheet, allowance_sheet
from danvan_desk.texts import _

FORM = "BD-TCD"
_TOLD = ("title", "rate", "in_sheet")


def say_of_person(desk: Desk, one: OnSheet, *, title: str, rate: Rate, in_sheet: bool) -> None:
    """How a person stands on every sheet from now on. Changing nothing logs nothing."""
    given = {"title": " ".join(title.split()), "rate": rate.value, "in_sheet": in_sheet}
    was = {"title": one.title, "rate": one.rate.value, "in_sheet": one.in_sheet}
    changed = {name: was[name] for name in _TOLD if was[name] != given[name]}
    if not changed:
        return
    with open_book(desk) as book:
        row = _person(book, one.name)
        for name in changed:
            setattr(row, name, given[name])
        book.log(f"{ALLOWANCE} {row.name}", ALLOWANCE, before=changed, after={name: given[name] for name in changed})


def add_day(desk: Desk, name: str, day: date | None, reason: str) -> int:
    """A day a person was on duty that the registers don't tell of; gives its number. Raises Refused without a name, a
    day up to today and a reason, or where that day counts already."""
    name, reason = _tidy(name), reason.strip()
    problems = [
        Problem(field, words, value)
        for field, wrong, words, value in (
            ("name", not name, _("còn thiếu; ghi họ tên người trực"), name),
            ("date", day is None, _("còn thiếu; ghi ngày trực"), None),
            ("reason", not reason, _("còn thiếu; ghi vì sao thêm ngày này"), reason),
        )
        if wrong
    ]
    if day is not None and day > desk.today:
        words = _("ngày ở tương lai; nhận đến hết hôm nay {today:%d/%m/%Y}").format(today=desk.today)
        problems.append(Problem("date", words, day.isoformat()))
    if problems or day is None:
        raise Refused(problems)
    sheet = allowance_sheet(desk, Period(day, day))
    if any(one.key == person_key(name) and one.days for one in sheet.people):
        words = _("ngày này đã tính cho {name} rồi").format(name=name)
        raise Refused([Problem("date", words, day.isoformat())])
    with open_book(desk) as book:
        person = _person(book, name)
        told = redact_named(reason, everybody_hidden(book.session)) or ""
        row = AllowanceDay(person=person.key, date=day, reason=told)
        book.session.add(row)
        book.session.flush()
        after = {"day": row.id, "date": day.isoformat()}
        book.log(f"{ALLOWANCE} {person.name}", f"{ALLOWANCE}_day", after=after, reason=told)
        return row.id


def take_back_day(desk: Desk, number: int, why: str) -> None:
    """An added day no longer counts, and stays readable with the reason. Raises Refused without a reason, or where it
    was taken back already; NotFound for no such day."""
    with open_book(desk) as book:
        row = book.session.get(AllowanceDay, number)
        if row is None:
            raise NotFound([Problem("number", _("không có ngày ghi thêm này"), number)])
        if row.taken_back_on is not None:
            words = _("ngày này đã rút lại ngày {day:%d/%m/%Y}").format(day=row.taken_back_on)
            raise Refused([Problem("number", words, number)])
        if not why.strip():
            raise Refused([Problem("why", _("còn thiếu; rút lại một ngày thì phải ghi lý do"))])
        told = redact_named(why.strip(), everybody_hidden(book.session)) or ""
        row.taken_back_on, row.taken_back_why = book.today, told
        person = book.session.get_one(AllowancePerson, row.person)
        before = {"day": row.id, "date": row.date.isoformat()}
        book.log(f"{ALLOWANCE} {person.name}", f"{ALLOWANCE}_day_taken_back", before=before, reason=told)


def set_amounts(desk: Desk, amounts: dict[Rate, int | None]) -> None:
    """The office's own figures in đồng a day; None, or the circular's, is back to the circular's. Raises Refused."""
    problems = [
        Problem(rate.value, _("nhận từ 1 đến {most} đồng").format(most=dong(MOST_A_DAY)), figure)
        for rate, figure in amounts.items()
        if figure is not None and not 1 <= figure <= MOST_A_DAY
    ]
    if problems:
        raise Refused(problems)
    shipped = shipped_allowance().amounts
    with open_book(desk) as book:
        own = {row.rate: row for row in book.session.scalars(select(AllowanceAmount))}
        before, after = {}, {}
        for rate, figure in amounts.items():
            row = own.get(rate)
            was, now = row.dong if row else shipped[rate], shipped[rate] if figure is None else figure
            if row is not None and now == shipped[rate]:
                book.session.delete(row)
            elif row is not None:
                row.dong = now
            elif now != shipped[rate]:
                book.session.add(AllowanceAmount(rate=rate.value, dong=now))
            if was != now:
                before[rate.value], after[rate.value] = was, now
        if after:
            book.log(f"{ALLOWANCE}_amounts", "update", before=before, after=after)


def allowance_data(desk: Desk, sheet: AllowanceSheet) -> AllowancePaper:
    """The sheet as its paper and its workbook show it."""
    office = office_details(desk)
    return AllowancePaper(
        letterhead=letterhead(office),
        period=sheet.period,
        source=source_words(sheet),
        people=tuple(
            PaidPerson(
                one.name, one.title, sheet.amounts[one.rate].dong, one.days,
                tuple((day.date, without_code(day.reason)) for day in one.added if day.taken_back_on is None),
            )
            for one in sheet.listed
        ),
        drawn_up_on=desk.today,
        drawn_up_by=office.officer,
        chair=office.chair,
        sample=is_sample(desk),
    )  # fmt: skip


def allowance_file(desk: Desk, sheet: AllowanceSheet, ending: str) -> bytes:
    """The sheet as .pdf, .docx or .xlsx."""
    data = allowance_data(desk, sheet)
    if ending == ".xlsx":
        from danvan_desk.exchange.allowance_book import allowance_xlsx

        return allowance_xlsx(data)
    return rendered(allowance_paper(data), ending.removeprefix("."))


def print_allowance(desk: Desk, period: Period, file_format: str) -> PaperMade:
    """The sheet of a period as pdf, docx or xlsx. Raises Refused where nobody is on it."""
    sheet = allowance_sheet(desk, period)
    if not sheet.listed:
        raise Refused([Problem("period", _("Kỳ này chưa có ai trong bảng."))])
    paper = allowance_paper(allowance_data(desk, sheet))
    if file_format == "xlsx":
        return PaperMade(FORM, paper.title, allowance_file(desk, sheet, ".xlsx"), file_format, paper.missing)
    return paper_made(FORM, paper, file_format)


def source_words(sheet: AllowanceSheet) -> str:
    """Where the figures of those listed are from."""
    used = [sheet.amounts[rate] for rate in dict.fromkeys(one.rate for one in sheet.listed)]
    own = [dong(amount.dong) for amount in used if amount.own]
    law = f"Mức chi theo {shipped_allowance().source}."
    if not own:
        return law
    told = f"mức {', '.join(own)} đồng/ngày do đơn vị quy định"
    return f"{law[:-1]}; {told}." if len(own) < len(used) else f"{told[:1].upper()}{told[1:]}."


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _person(book: Book, name: str) -> AllowancePerson:
    """The person's row, made with what holds for those nothing was said of."""
    key = person_key(name)
    row = book.session.get(AllowancePerson, key)
    if row is None:
        row = AllowancePerson(key=key, name=_tidy(name), title=None, rate=Rate.FULL.value, in_sheet=True)
        book.session.add(row)
        book.session.flush()
    return row
