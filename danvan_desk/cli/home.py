"""Commands on a home as a whole: make it, fill it, keep it safe."""

from __future__ import annotations

import argparse
from pathlib import Path

from danvan_desk.actions.office import OfficeDetails, init_home
from danvan_desk.cli.output import Answer
from danvan_desk.errors import Problem, Refused
from danvan_desk.safekeeping import backup as copies
from danvan_desk.safekeeping.checking import check as check_home
from danvan_desk.texts import _


def init(given: argparse.Namespace) -> Answer:
    details = OfficeDetails(
        name=given.office,
        province=given.province,
        superior=given.superior,
        place=given.place,
        code=given.code,
        remote_area=given.remote_area,
    )
    init_home(given.home, details)
    text = _("Đã tạo sổ của {office} ở {home}.").format(office=given.office, home=given.home)
    return Answer({"home": str(given.home), "office": given.office}, lambda: [text])


def demo(given: argparse.Namespace) -> Answer:
    if given.years < 1:
        raise Refused([Problem("--years", _("phải từ 1 trở lên"), given.years)])
    from danvan_desk.actions.demo import fill

    total = fill(given.home, petitions=given.petitions, years=given.years, seed=given.seed)
    text = _("Đã tạo phường mẫu ở {home}: {total} bản ghi.").format(home=given.home, total=total)
    return Answer({"home": str(given.home), "records": total}, lambda: [text])


def backup(given: argparse.Namespace) -> Answer:
    made = copies.backup(given.home, Path(given.to) if given.to else None)
    text = _("Đã sao lưu và kiểm tra: {path} ({size} KB).").format(path=made.path, size=made.size // 1024)
    return Answer({"path": str(made.path), "size": made.size, "sha256": made.sha256}, lambda: [text])


def restore(given: argparse.Namespace) -> Answer:
    restored = copies.restore(given.home, Path(given.file))
    lines = [_("Đã đem {file} về dùng.").format(file=given.file)]
    if restored.set_aside:
        lines.append(_("Sổ trước đó được giữ ở {path}.").format(path=restored.set_aside))
    document = {"home": str(given.home), "set_aside": str(restored.set_aside) if restored.set_aside else None}
    return Answer(document, lambda: lines)


def check(given: argparse.Namespace) -> Answer:
    report = check_home(given.home)
    counted = ", ".join(f"{name}: {count}" for name, count in report.counted.items())
    verdict = _("Sổ toàn vẹn.") if not report.problems else _("Sổ KHÔNG toàn vẹn:")
    return Answer(
        {"whole": not report.problems, "problems": list(report.problems), "counted": report.counted},
        lambda: [verdict, *(f"- {problem}" for problem in report.problems), counted],
        exit_code=3 if report.problems else 0,
    )
