"""The tallies of many offices put together: who handed in, what can't be counted and why, and the sums of the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from danvan_desk.domain.periods import Period, sent_by
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.errors import Cancelled
from danvan_desk.tallies.definitions import Definition, definitions
from danvan_desk.tallies.received import Cells, Note, Received, State, receive
from danvan_desk.tallies.reporters import (
    Reporter,
    communes_of,
    known_provinces,
    province_named,
    reporter_of,
    same_name,
)
from danvan_desk.tallies.tally import Check, Heading, Number, Row, Table, Tally, TallyOffice, tidy
from danvan_desk.texts import _

Progress = Callable[[int, int], bool]
"""`(done, of)` answers whether to go on."""


@dataclass(frozen=True)
class Line:
    """One office of the list, or one more file of it. `received` is None where it is missing, `who` where the file
    doesn't say whose it is."""

    who: Reporter | None
    received: Received | None

    def state(self) -> State:
        return self.received.state() if self.received is not None else State.MISSING

    def used(self) -> bool:
        return self.received is not None and self.received.usable()

    def notes(self) -> tuple[Note, ...]:
        return self.received.notes if self.received is not None else ()


@dataclass(frozen=True)
class Combined:
    """`lines`: the most serious first, then by code and name. `tally`: a row per office added up; None where no file
    could be. `due`: the day it was to be handed in by, None where that isn't known. `totals`: by table and column."""

    period: Period | None
    due: date | None
    provinces: tuple[str, ...]
    lines: tuple[Line, ...]
    tally: Tally | None
    totals: dict[str, dict[str, Number]]

    def counts(self) -> dict[State, int]:
        """How many lines are in each state there is, the most serious first."""
        found = Counter(line.state() for line in self.lines)
        return {state: found[state] for state in State if found[state]}

    def used(self) -> int:
        return sum(line.used() for line in self.lines)


def tally_files(given: Iterable[Path], *, but: Path | None = None) -> list[Path]:
    """The files named and the `.json` files of the folders named, each once, without the file `but` to be written.
    Raises Refused where one isn't there or there is none."""
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            found += sorted(one for one in path.iterdir() if one.suffix.lower() == ".json" and one.is_file())
        elif path.is_file():
            found.append(path)
        else:
            raise Refused([Problem("FILE", _("không có tệp hay thư mục này"), str(path))])
    out = but.resolve() if but is not None else None
    files = [file for file in {file.resolve(): file for file in found}.values() if file.resolve() != out]
    if not files:
        raise Refused(_("Không có tệp .json nào để tổng hợp."))
    return files


def combine(
    files: Sequence[Path],
    today: date,
    *,
    period: Period | None = None,
    provinces: Sequence[str] = (),
    listed: Sequence[Reporter] = (),
    due: date | None = None,
    progress: Progress | None = None,
) -> Combined:
    """The files read and added up. `period`: which one, else that of most files. Who must have reported: the offices
    `listed`, else the communes of the `provinces`, else those of the provinces the files come from; where they are
    named, files of others are left out. `due`: the day to hand in by, else the circular's for an official period.

    Raises Refused for an unknown province, Cancelled where `progress` answers no.
    """
    named = tuple(province_named(name).name for name in provinces)
    received = list[Received]()
    for place, file in enumerate(files, 1):
        received.append(receive(file))
        if progress is not None and not progress(place, len(files)):
            raise Cancelled
    period = period or _of_most(received)
    due = due or (sent_by(period) if period else None)
    on_list = {one.key() for one in listed}
    lines = [_judged(one, period, due, named, on_list) for one in received]
    lines = _with_every_table(_newest_only(lines))
    from_where = (line.who.province for line in lines if line.who and line.used())
    held = named or tuple(known_provinces([one.province for one in listed] or from_where))
    there = {line.who.key() for line in lines if line.who}
    lines += [Line(one, None) for one in listed or communes_of(held) if one.key() not in there]
    lines.sort(key=_place)
    tally, totals = _added(lines, period, today, held) if period else (None, {})
    return Combined(period, due, held, tuple(lines), tally, totals)


def _of_most(received: Sequence[Received]) -> Period | None:
    """The period of most files that can be used; of two as frequent, the later one."""
    periods = Counter(one.period for one in received if one.period is not None and one.usable())
    periods = periods or Counter(one.period for one in received if one.period is not None)
    return max(periods, key=lambda one: (periods[one], one.end, one.start), default=None)


def _judged(
    one: Received,
    period: Period | None,
    due: date | None,
    provinces: Sequence[str],
    on_list: Collection[tuple[str, ...]],
) -> Line:
    """What is to be said of a file beside the others: asked of nobody, another period, too early, too late."""
    if one.office is None:
        return Line(None, one)
    who = reporter_of(one.office)
    if not same_name(who.name, one.office.name):
        words = _("tên trong tệp là {name}, mã {code} là của {who}")
        one = one.noting(State.HANDED_IN, words.format(name=one.office.name, code=who.code, who=who.name))
    if on_list and who.key() not in on_list:
        one = one.noting(State.OUTSIDE, _("không có trong danh sách phải nộp"))
    elif not on_list and provinces and who.province not in provinces:
        one = one.noting(State.OUTSIDE, _("thuộc {province}").format(province=who.province))
    made_on = one.made_on
    if one.period is None or made_on is None or period is None:
        return Line(who, one)
    if one.period != period:
        one = one.noting(State.OTHER_PERIOD, _("kỳ {period}").format(period=days(one.period)))
    elif made_on < period.end:
        words = _("lập ngày {day}, khi kỳ chưa hết: số liệu chưa trọn kỳ")
        one = one.noting(State.EARLY, words.format(day=day(made_on)))
    elif due is not None and made_on > due:
        words = _("lập ngày {day}, sau hạn {due}")
        one = one.noting(State.LATE, words.format(day=day(made_on), due=day(due)))
    return Line(who, one)


def _newest_only(lines: Iterable[Line]) -> list[Line]:
    """Of several usable files of one office the newest version stays; the others say which one took their place."""
    found = list[Line]()
    of_office: dict[tuple[str, ...], list[tuple[Received, Reporter]]] = defaultdict(list)
    for line in lines:
        if line.who is not None and line.received is not None and line.used():
            of_office[line.who.key()].append((line.received, line.who))
        else:
            found.append(line)
    for several in of_office.values():
        (newest, chosen), *others = sorted(several, key=lambda one: _issue(one[0]), reverse=True)
        for other, who in others:
            found.append(Line(who, other.noting(State.TWICE, _why_twice(other, newest))))
            newest = newest.noting(State.HANDED_IN, _why_chosen(other, newest))
        found.append(Line(chosen, newest))
    return found


def _with_every_table(lines: Sequence[Line]) -> list[Line]:
    """An office that lacks a table others gave is told so; one whose table can't be added is told already."""
    given = {code for line in lines if line.used() for code in _cells(line)}
    return [_lacking(line, given) if line.used() else line for line in lines]


def _lacking(line: Line, given: set[str]) -> Line:
    assert line.received is not None
    absent = [form.code for form in definitions() if form.code in given - line.received.there]
    if not absent:
        return line
    words = _("không có biểu {codes}").format(codes=", ".join(absent))
    return Line(line.who, line.received.noting(State.INCOMPLETE, words))


def _issue(one: Received) -> tuple[int, date, str]:
    return one.version, one.made_on or date.min, one.name()


def _why_twice(older: Received, newest: Received) -> str:
    if older.sha256 == newest.sha256:
        return _("cùng nội dung với {file}").format(file=newest.name())
    words = _("đã dùng {file}, phiên bản {version} lập ngày {day}")
    return words.format(file=newest.name(), version=newest.version, day=day(newest.made_on))


def _why_chosen(older: Received, newest: Received) -> str:
    """Said of the one that stays; more where it isn't sure that both are one office's, or which is the newer."""
    assert older.office is not None
    assert newest.office is not None
    if not same_name(older.office.name, newest.office.name):
        words = _("cùng mã với {file} nhưng tên khác ({name}): kiểm tra lại mã đơn vị")
        return words.format(file=older.name(), name=older.office.name)
    if _issue(older)[:2] == _issue(newest)[:2] and older.sha256 != newest.sha256:
        words = _("{file} cùng phiên bản, cùng ngày lập nhưng khác nội dung: hỏi lại đơn vị tệp nào đúng")
        return words.format(file=older.name())
    return _("thay cho {file}").format(file=older.name())


def _place(line: Line) -> tuple[int, tuple[str, str, str], str]:
    who = line.who.place() if line.who else ("~", "~", "~")
    return line.state().seriousness(), who, line.received.name() if line.received else ""


def _added(
    lines: Sequence[Line], period: Period, today: date, provinces: Sequence[str]
) -> tuple[Tally | None, dict[str, dict[str, Number]]]:
    used = sorted((line for line in lines if line.used()), key=lambda line: line.who.place() if line.who else ())
    if not used:
        return None, {}
    given = [form for form in definitions() if any(form.code in _cells(line) for line in used)]
    several = len(provinces) > 1
    tables = [_table(form, [line for line in used if form.code in _cells(line)], several=several) for form in given]
    totals = {
        table.code: {column.ms: tidy(sum(row.cells[column.ms] for row in table.rows)) for column in table.columns}
        for table in tables
    }
    reporters = len({line.who.key() for line in lines if line.who and (line.used() or _owes(line))})
    office = _whole(provinces, sample=any(_office(line).sample for line in used))
    return Tally(office, period, today, 1, tuple(tables), reporters=reporters), totals


def _owes(line: Line) -> bool:
    """Whose numbers ought to be in the sums and aren't."""
    if any(note.state == State.OUTSIDE for note in line.notes()):
        return False
    return line.state() in (State.MISSING, State.UNREADABLE, State.CHANGED, State.OTHER_PERIOD)


def _table(form: Definition, lines: Sequence[Line], *, several: bool) -> Table:
    return Table(
        code=form.code,
        title=form.title,
        columns=tuple(Heading(column.ms, column.path, column.formula) for column in form.columns),
        rows=tuple(_row(line, form.code, several=several) for line in lines),
        checks=tuple(_check(form, rule, lines, several=several) for rule in form.checks),
    )


def _row(line: Line, code: str, *, several: bool) -> Row:
    assert line.who is not None
    return Row(_label(line, several=several), _cells(line)[code], line.who.code)


def _label(line: Line, *, several: bool) -> str:
    """Its name, with its province where there are several."""
    name = _office(line).name
    return f"{name} ({line.who.province})" if several and line.who else name


def _check(form: Definition, rule: str, lines: Sequence[Line], *, several: bool) -> Check:
    """An identity of sums holds where each office keeps it; those that don't are its breakers."""
    broken = [line for line in lines if line.received and (form.code, rule) in line.received.broken]
    words = _("{n} đơn vị chưa đạt").format(n=len(broken)) if broken else ""
    return Check(rule, "", not broken, words, tuple(_label(line, several=several) for line in broken))


def _cells(line: Line) -> Cells:
    return line.received.cells if line.received else {}


def _office(line: Line) -> TallyOffice:
    assert line.received is not None
    assert line.received.office is not None
    return line.received.office


def _whole(provinces: Sequence[str], *, sample: bool) -> TallyOffice:
    """Whose tables they are now: the province's committee."""
    if len(provinces) == 1:
        name = province_named(provinces[0]).superior()
        return TallyOffice(name, provinces[0], sample=sample)
    name = f"Tổng hợp {len(provinces)} tỉnh, thành phố" if provinces else "Tổng hợp các đơn vị"
    return TallyOffice(name, "", sample=sample)


def day(value: date | None) -> str:
    return f"{value:%d/%m/}{value.year}" if value else "–"


def days(period: Period) -> str:
    return f"{day(period.start)} – {day(period.end)}"
