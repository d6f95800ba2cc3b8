"""Commands that make files: papers and tallies."""

from __future__ import annotations

import argparse
import os
import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from danvan_desk.actions.papers import form_named, note_printed, print_record
from danvan_desk.actions.registers import FORM_IDS, print_register
from danvan_desk.cli.opened import opened
from danvan_desk.cli.output import Answer, day, plain
from danvan_desk.domain.periods import Period, calendar_month, reporting_month
from danvan_desk.errors import Problem, Refused, WrongUsage
from danvan_desk.papers.catalogue import all_forms
from danvan_desk.texts import _

_REGISTERS = {form: register for register, form in FORM_IDS.items()}
_SHOWN = {"usual": "", "fullest": "-day-du", "barest": "-toi-thieu"}
"""What the gallery's files are called, after their form."""


def forms(_given: argparse.Namespace) -> Answer:
    lines = [f"{form.form}  {form.title} (.{', .'.join(form.formats)}) · {form.basis}" for form in all_forms()]
    return Answer({"forms": plain(all_forms())}, lambda: lines)


def print_form(given: argparse.Namespace) -> Answer:
    out = Path(given.out)
    ending = out.suffix.lower().lstrip(".")
    form = form_named(given.form)
    if ending not in form.formats:
        accepted = ", ".join(f".{one}" for one in form.formats)
        raise Refused(
            [Problem("--out", _("mẫu {form} có dạng: {accepted}").format(form=form.form, accepted=accepted), given.out)]
        )
    if "register" in form.of:
        period = _period(given)
        desk = opened(given)
        made = print_register(desk, period, ending, register=_REGISTERS[form.form])
    else:
        if not given.number:
            raise WrongUsage("NUMBER: " + _("còn thiếu; ghi số hồ sơ cần in"))
        desk = opened(given)
        number = _number(given.number)
        made = print_record(desk, form.form, number, file_format=ending)
    if made.missing and given.complete:
        raise Refused([Problem(name, _("còn thiếu")) for name in made.missing])
    write_file(out, made.content)
    if given.number and "register" not in form.of:
        note_printed(desk, form.form, _number(given.number))
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
    for shown in papers(desk):
        for made in shown.made:
            file = folder / f"{shown.form}{_SHOWN[shown.which]}.{made.format}"
            write_file(file, made.content)
            told = {"form": shown.form, "which": shown.which, "record": shown.record, "out": str(file)}
            written.append(told | {"missing": list(made.missing)})
        if not shown.made and shown.which == "usual":
            none.append(shown.form)
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
        make = calendar_month if given.calendar_month else reporting_month
        return make(int(found[1]), int(found[2]))
    start, end = start or on, end or on
    if not start or not end:
        raise WrongUsage("--from: " + _("còn thiếu kỳ; ghi --from và --to (hoặc --month với biểu)"))
    return days_between(start, end)


def days_between(start: date, end: date) -> Period:
    """Raises Refused where the last day comes before the first."""
    if end < start:
        words = _("ngày cuối phải sau hoặc bằng ngày đầu {start:%d/%m/%Y}").format(start=start)
        raise Refused([Problem("--to", words, end.isoformat())])
    return Period(start, end)


def write_file(out: Path, content: bytes) -> None:
    """Write whole or not at all. Raises Refused where the folder can't be written."""
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(out)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise Refused(
            [Problem("--out", _("không ghi được tệp: {why}").format(why=error.strerror), str(out))]
        ) from error
