"""The slip of a date: the sentences that lead an officer, or a citizen, from the event to the day.

Always Vietnamese, like the papers it is printed on. Each sentence says which date it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from danvan_desk.domain.case_facts import SlipStep
from danvan_desk.domain.rules import WORKING_DAY
from danvan_desk.domain.term import Move, Term
from danvan_desk.domain.working_days import EXPECTED, CalendarDay, DayKind, WorkingCalendar

_ONE_DAY = timedelta(days=1)
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_COUNTING = "Bộ luật Dân sự 2015 Đ.147, Đ.148"


def slip_of(term: Term, raw: date, due: date | None, calendar: WorkingCalendar) -> tuple[SlipStep, ...]:
    """The whole slip: start, length, what moved it, days passed over, articles, and whether it is provisional."""
    if term.rule.back:
        steps = [*_back(term, raw, due or raw, calendar)]
    elif term.rule.unit == WORKING_DAY:
        steps = [*_in_working_days(term, calendar), *_moves(term, raw), *_roll(raw, due, calendar)]
    else:
        steps = [*_in_days(term), *_moves(term, raw), *_roll(raw, due, calendar)]
    return (*steps, *_notes(term, due or raw, calendar))


def _in_days(term: Term) -> Iterator[SlipStep]:
    first = term.start + _ONE_DAY
    yield SlipStep(f"{_opened(term)}, không tính; ngày thứ nhất {_full(first)}.", first)
    end = term.start + timedelta(days=term.length)
    yield SlipStep(f"Thời hạn {term.length} ngày{_why(term)}, tính cả ngày nghỉ.", end)


def _in_working_days(term: Term, calendar: WorkingCalendar) -> Iterator[SlipStep]:
    first = calendar.add_working_days(term.start, 1)
    end = calendar.add_working_days(term.start, term.length)
    yield SlipStep(f"{_opened(term)}, không tính; ngày làm việc thứ nhất {_full(first)}.", first)
    yield from _passed_over(term.start, end, calendar)
    yield SlipStep(f"Đủ {term.length} ngày làm việc{_why(term)}.", end)


def _back(term: Term, raw: date, due: date, calendar: WorkingCalendar) -> Iterator[SlipStep]:
    yield SlipStep(f"{_opened(term)}, không tính; đếm lùi từ ngày trước đó.", term.start - _ONE_DAY)
    if term.rule.unit == WORKING_DAY:
        yield from _passed_over(raw - _ONE_DAY, term.start - _ONE_DAY, calendar)
        yield SlipStep(f"Lùi đủ {term.length} ngày làm việc.", raw)
        return
    yield SlipStep(f"Lùi {term.length} ngày, tính cả ngày nghỉ.", raw)
    if due != raw:
        rests = _rests(due + _ONE_DAY, raw, calendar)
        yield SlipStep(f"{rests}: lùi về ngày làm việc liền trước.", due)


def _moves(term: Term, raw: date) -> Iterator[SlipStep]:
    reached = raw - timedelta(days=sum(move.days for move in term.moves))
    extensions = 0
    for move in term.moves:
        reached += timedelta(days=move.days)
        if not move.pause:
            extensions += 1
            yield SlipStep(f"Gia hạn lần {extensions} thêm {move.days} ngày{_paper(move)}.", reached)
        elif move.ended is None:
            yield SlipStep(
                f"Tạm đình chỉ từ {_full(move.begun.date)}{_papers(move)}, chưa tiếp tục: đồng hồ dừng, chưa có hạn.",
            )
        else:
            span = f"{_full(move.begun.date)} đến {_full(move.ended.date)}"
            yield SlipStep(f"Tạm đình chỉ {span}: dời {move.days} ngày{_papers(move)}.", reached)


def _roll(raw: date, due: date | None, calendar: WorkingCalendar) -> Iterator[SlipStep]:
    if due is None:
        return
    if due != raw:
        yield SlipStep(f"{_rests(raw, due - _ONE_DAY, calendar)}: dời sang ngày làm việc kế tiếp.", due)
    special = calendar.day(due)
    if special is not None and special.kind is DayKind.WORK:
        made_up = f"{_full(due)} là {_worked(special)}, {special.basis}"
        yield SlipStep(f"{made_up}: hạn vẫn hết vào ngày này.", due)


def _notes(term: Term, due: date, calendar: WorkingCalendar) -> Iterator[SlipStep]:
    rule = term.rule
    if term.office:
        yield SlipStep(f"Số ngày theo {term.office.words()}.")
        if term.office.note:
            yield SlipStep(term.office.note)
    elif rule.own:
        yield SlipStep("Luật không ấn định số ngày: đây là thời hạn do cơ quan tự đặt.")
    if rule.note:
        yield SlipStep(rule.note)
    articles = [term.basis, _COUNTING]
    if rule.pauses_basis and any(move.pause for move in term.moves):
        articles.insert(1, rule.pauses_basis)
    edition = f" · lịch làm việc bản {calendar.edition}" if calendar.edition else ""
    version = "" if term.office else f" · bản quy định từ {_full(rule.since)}"
    yield SlipStep(f"Căn cứ: {'; '.join(articles)}{version}{edition}.")
    uncertain = list(_uncertain(*term.counted(due), calendar))
    if uncertain:
        yield SlipStep(f"Hạn tạm tính: {'; '.join(uncertain)}. Hạn có thể đổi khi có thông báo chính thức.")


def _uncertain(first: date, last: date, calendar: WorkingCalendar) -> Iterator[str]:
    """What isn't certain of the days from `first` to `last`, both counted."""
    for year in range(first.year, last.year + 1):
        inside = [day for day in calendar.days_of(year) if first <= day.day <= last and day.status == EXPECTED]
        if year not in calendar.covered_years():
            yield f"chưa có lịch làm việc năm {year}, tính theo ngày lễ trong luật và Tết âm lịch"
        elif inside:
            yield f"lịch nghỉ năm {year} mới là dự kiến ({', '.join(_named_groups(inside))})"


def _passed_over(after: date, until: date, calendar: WorkingCalendar) -> Iterator[SlipStep]:
    """What lies in (after, until] and isn't counted, by name; and the days a notice makes worked, which are."""
    weekend: list[date] = []
    off: list[CalendarDay] = []
    made_up: list[CalendarDay] = []
    for day in _days(after + _ONE_DAY, until):
        special = calendar.day(day)
        if special is not None:
            (off if special.kind is DayKind.OFF else made_up).append(special)
        elif not calendar.is_working(day):
            weekend.append(day)
    if weekend:
        yield SlipStep(f"Không tính thứ Bảy, Chủ nhật: {_listed(weekend)}.")
    for group in _groups(off):
        days = _listed([day.day for day in group])
        yield SlipStep(f"Không tính {days}: {_resting(group[0].name)}, {group[0].basis}.")
    for made in made_up:
        yield SlipStep(f"Có tính {_weekday(made.day)} {_full(made.day)}: {_lower(made.name)}, {made.basis}.")


def _worked(day: CalendarDay) -> str:
    """`thứ Bảy làm bù…`, or the weekday that a later notice made a working day."""
    return f"{_weekday(day.day)} {_lower(day.name)}"


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]


def _rests(first: date, last: date, calendar: WorkingCalendar) -> str:
    """`24/11/2026 nghỉ Ngày Văn hóa Việt Nam, NQ 28/2026/QH16` for each stretch of rest in [first, last]."""
    said: list[str] = []
    for named, days in groupby(_days(first, last), key=lambda day: _rest_words(day, calendar)):
        said.append(f"{_listed(list(days))} {named}")
    return "; ".join(said)


def _rest_words(day: date, calendar: WorkingCalendar) -> str:
    special = calendar.day(day)
    return f"là {_weekday(day)}" if special is None else f"{_resting(special.name)}, {special.basis}"


def _groups(days: list[CalendarDay]) -> list[list[CalendarDay]]:
    return [list(group) for _name, group in groupby(days, key=lambda day: (day.name, day.basis))]


def _named_groups(days: list[CalendarDay]) -> list[str]:
    return [f"{_listed([day.day for day in group])} {group[0].name}" for group in _groups(days)]


def _days(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def _listed(days: list[date]) -> str:
    """`05/09, 06/09/2026`: the year once for each year."""
    parts = []
    for i, day in enumerate(days):
        last_of_year = i + 1 == len(days) or days[i + 1].year != day.year
        parts.append(f"{day:%d/%m/%Y}" if last_of_year else f"{day:%d/%m}")
    return ", ".join(parts)


def _opened(term: Term) -> str:
    """`Thụ lý 11/09/2026 (12/TB-UBND)`."""
    return f"{term.opening} {_full(term.start)}" + (f" ({term.paper})" if term.paper else "")


def _paper(move: Move) -> str:
    number = move.begun.document_no
    return f", {number} ngày {_full(move.begun.date)}" if number else f", ngày {_full(move.begun.date)}"


def _papers(move: Move) -> str:
    ended = move.ended.document_no if move.ended else None
    numbers = [number for number in (move.begun.document_no, ended) if number]
    return f", {' và '.join(numbers)}" if numbers else ""


def _why(term: Term) -> str:
    return f" ({term.why})" if term.why else ""


def _resting(name: str) -> str:
    """`nghỉ Quốc khánh`, but `nghỉ bù Giỗ Tổ…` and `nghỉ hoán đổi…` for names that begin so."""
    if name.startswith("Nghỉ "):
        return _lower(name)
    return f"nghỉ {_lower(name) if name.startswith('Hoán đổi') else name}"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _full(day: date) -> str:
    return f"{day:%d/%m/%Y}"
