"""Commands that make files: papers and tallies."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_desk.actions.office import is_sample, office_details
from danvan_desk.actions.papers import form_named, note_printed, print_record
from danvan_desk.cli.opened import opened
from danvan_desk.cli.output import Answer, day, plain, shown
from danvan_desk.domain.periods import YEARS, Period, calendar_month, countable, reporting_month
from danvan_desk.domain.vocabulary import label
from danvan_desk.errors import Problem, Refused, WrongUsage
from danvan_desk.papers.catalogue import all_forms
from danvan_desk.papers.lines import TIE
from danvan_desk.texts import _
from danvan_desk.whole_file import write_whole

if TYPE_CHECKING:
    from danvan_desk.tallies.on_time import OnTime

_SHOWN = {"usual": "", "fullest": "-day-du", "barest": "-toi-thieu"}
"""What the gallery's files are called, after their form."""


def forms(_given: argparse.Namespace) -> Answer:
    lines = [f"{form.form}  {form.title} (.{', .'.join(form.formats)}) · {form.basis}" for form in all_forms()]
    return Answer({"forms": plain(all_forms())}, lambda: lines)


def print_form(given: argparse.Namespace) -> Answer:
    from danvan_desk.actions.period_papers import note_period_printed, print_period

    out = Path(given.out)
    ending = out.suffix.lower().lstrip(".")
    form = form_named(given.form)
    if ending not in form.formats:
        accepted = ", ".join(f".{one}" for one in form.formats)
        raise Refused(
            [Problem("--out", _("mẫu {form} có dạng: {accepted}").format(form=form.form, accepted=accepted), given.out)]
        )
    period = _period(given) if form.of_period() else None
    if period is not None:
        desk = opened(given)
        made = print_period(desk, form.form, period, ending)
    else:
        if not given.number:
            raise WrongUsage("NUMBER: " + _("còn thiếu; ghi số hồ sơ cần in"))
        desk = opened(given)
        number = _number(given.number)
        made = print_record(desk, form.form, number, file_format=ending)
    if made.missing and given.complete:
        raise Refused([Problem(name, _("còn thiếu")) for name in made.missing])
    write_file(out, made.content)
    if period is not None:
        note_period_printed(desk, form.form, period, ending)
    else:
        note_printed(desk, form.form, number)
    left = tuple(_("để trống: {name}").format(name=name) for name in made.missing)
    text = _("Đã ghi {out}.").format(out=out)
    return Answer({"form": form.form, "out": str(out), "missing": list(made.missing)}, lambda: [text], left)


def _number(given: str) -> str:
    """As the books write it: VV-2026-00012, plan-3, reception-12."""
    low = given.strip().lower()
    return low if low.startswith(("plan-", "reception-")) else low.upper()


def gallery(given: argparse.Namespace) -> Answer:
    from danvan_desk.actions.gallery import gallery as papers

    folder = Path(given.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = _("không tạo được thư mục: {why}").format(why=error.strerror)
        raise Refused([Problem("--out", words, str(folder))]) from error
    desk = opened(given)
    written, none = [], []
    for sample in papers(desk):
        for made in sample.made:
            file = folder / f"{sample.form}{_SHOWN[sample.which]}.{made.format}"
            write_file(file, made.content)
            told = {"form": sample.form, "which": sample.which, "record": sample.record, "out": str(file)}
            written.append(told | {"missing": list(made.missing)})
        if not sample.made and sample.which == "usual":
            none.append(sample.form)
    lines = [_("Đã ghi {n} tệp vào {out}.").format(n=len(written), out=folder)]
    left = (_("chưa có hồ sơ để in: {forms}").format(forms=", ".join(none)),) if none else ()
    return Answer({"papers": written, "without_record": none}, lambda: lines, left)


def tally(given: argparse.Namespace) -> Answer:
    from danvan_desk.tallies.compute import compute
    from danvan_desk.tallies.export import write

    out = Path(given.out)
    period = _period(given)
    desk = opened(given)
    counted = compute(desk, period, given.table)
    write(counted, out)
    broken = [check for table in counted.tables for check in table.checks if not check.holds]
    warnings = tuple(_("phép kiểm chưa đạt: {rule}").format(rule=check.rule) for check in broken)
    text = _("Đã ghi {out}, kỳ {start:%d/%m/%Y} đến {end:%d/%m/%Y}.").format(
        out=out, start=period.start, end=period.end
    )
    document = {"out": str(out), "from": period.start, "to": period.end, "broken": [check.rule for check in broken]}
    return Answer(plain(document), lambda: [text], warnings)


def on_time(given: argparse.Namespace) -> Answer:
    from danvan_desk.tallies.on_time import on_time as counted
    from danvan_desk.tallies.on_time import summed

    out = Path(given.out) if given.out else None
    if out is not None and out.suffix.lower() != ".xlsx":
        words = _("đuôi tệp phải là một trong {accepted}").format(accepted=".xlsx")
        raise Refused([Problem("--out", words, given.out)])
    period = _period(given)
    desk = opened(given)
    found = counted(desk, period)
    if out is not None:
        from danvan_desk.tallies.on_time_book import on_time_xlsx

        write_file(out, on_time_xlsx(office_details(desk).name, found, sample=is_sample(desk)))
    finished, in_time = summed(found.rows)
    document = {
        "from": period.start, "to": period.end, "finished": finished, "on_time": in_time, "rows": found.rows,
        "year_ago": found.year_ago, "petitions": found.petitions, "out": str(out) if out else None,
    }  # fmt: skip
    return Answer(plain(document), lambda: _on_time_lines(found, out))


def _on_time_lines(found: OnTime, out: Path | None) -> Iterator[str]:
    """A line for each officer and kind, the sum, then each late petition."""
    from danvan_desk.tallies.comparison import percent
    from danvan_desk.tallies.on_time import officer_key, summed

    words = _("{n} đơn kết thúc, {m} đúng hạn ({share})")
    for row in sorted(found.rows, key=lambda row: officer_key(row.officer)):
        who = f"{row.officer or _('Chưa giao ai')} · {label(row.kind)}: "
        share = percent(row.on_time, row.finished).replace(TIE, " ")
        yield who + words.format(n=row.finished, m=row.on_time, share=share)
    finished, in_time = summed(found.rows)
    if not finished:
        yield _("Kỳ này không có đơn nào kết thúc.")
    else:
        share = percent(in_time, finished).replace(TIE, " ")
        whole = _("Cộng: {n} đơn kết thúc, {m} đúng hạn ({share})")
        yield whole.format(n=finished, m=in_time, share=share)
    for one in found.petitions:
        if not one.on_time:
            late = _("trễ hạn, hạn {due}, kết thúc {closed}").format(due=shown(one.due), closed=shown(one.closed))
            yield f"  {one.number}  {one.people}: {late}"
    if out is not None:
        yield _("Đã ghi {out}.").format(out=out)


def _period(given: argparse.Namespace) -> Period:
    month = getattr(given, "month", None)
    start, end = day(given.start, "--from"), day(given.end, "--to")
    on = day(getattr(given, "on", None), "--on")
    if month:
        found = re.fullmatch(r"(\d{4})-(\d{2})", month)
        if not found or not 1 <= int(found[2]) <= 12:
            raise WrongUsage(f"--month {month}: " + _("ghi năm-tháng, ví dụ 2026-11"))
        if start or end:
            raise WrongUsage(f"--month {month}: " + _("chỉ ghi --month hoặc --from và --to"))
        if not YEARS[0] < int(found[1]) <= YEARS[1]:
            raise Refused([Problem("--month", _years(), month)])
        make = calendar_month if given.calendar_month else reporting_month
        return make(int(found[1]), int(found[2]))
    start, end = start or on, end or on
    if not start or not end:
        raise WrongUsage("--from: " + _("còn thiếu kỳ; ghi --from và --to (hoặc --month với biểu)"))
    return days_between(start, end)


def days_between(start: date, end: date) -> Period:
    """Raises Refused where the last day comes before the first, or the years are none a period can have."""
    if end < start:
        words = _("ngày cuối phải sau hoặc bằng ngày đầu {start:%d/%m/%Y}").format(start=start)
        raise Refused([Problem("--to", words, end.isoformat())])
    if not countable(start, end):
        raise Refused([Problem("--from, --to", _years(), f"{start.isoformat()}, {end.isoformat()}")])
    return Period(start, end)


def _years() -> str:
    return _("kỳ phải nằm trong các năm từ {first} đến {last}").format(first=YEARS[0], last=YEARS[1])


def write_file(out: Path, content: bytes) -> None:
    """Write whole or not at all. Raises Refused where the folder can't be written."""
    try:
        write_whole(out, content)
    except OSError as error:
        raise Refused(
            [Problem("--out", _("không ghi được tệp: {why}").format(why=error.strerror), str(out))]
        ) from error
