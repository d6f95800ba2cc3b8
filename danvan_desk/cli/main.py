"""`danvan`: the work of the window without a screen. Parses, calls an action or a query, prints."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from danvan_desk import __version__, logs, usage
from danvan_desk.cli.arguments import build
from danvan_desk.cli.output import Answer
from danvan_desk.errors import HomeTrouble, Refused, WrongUsage
from danvan_desk.paths import default_home
from danvan_desk.texts import _, use_language

DONE, REFUSED, USAGE, HOME = 0, 1, 2, 3

Command = Callable[[argparse.Namespace], Answer]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        words = _("danvan: sai cách gọi: {message}").format(message=message)
        sys.stderr.write(f"{words}\n{self.format_usage()}")
        raise SystemExit(USAGE)


def main(argv: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 1 input refused, 2 wrong usage, 3 the home can't be used."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    use_language(os.environ.get("DANVAN_LANGUAGE", "vi"))
    with usage.in_words():
        given = build(_Parser, f"Dân Vận Desk {__version__}").parse_args(argv)
    given.home = Path(given.home) if given.home else default_home()
    try:
        return _run(given)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    finally:
        _let_go(given)


def _run(given: argparse.Namespace) -> int:
    try:
        answer = _command(given.command)(given)
        answer.write(sys.stdout, as_json=given.json)
    except BrokenPipeError:
        raise
    except Refused as refused:
        for problem in refused.problems:
            sys.stderr.write(f"{problem}\n")
        return REFUSED
    except HomeTrouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return HOME
    except WrongUsage as wrong:
        sys.stderr.write(_("danvan: sai cách gọi: {message}").format(message=wrong) + "\n")
        return USAGE
    except OSError as error:
        where = error.filename or given.home
        sys.stderr.write(_("Không đọc hoặc ghi được {where}: {why}").format(where=where, why=error.strerror) + "\n")
        return HOME if str(where).startswith(str(given.home)) else REFUSED
    except Exception:  # no traceback reaches a user; it is in the log
        logs.start(given.home)
        logging.getLogger(logs.NAME).exception("danvan %s", given.command)
        logs.stop()
        sys.stderr.write(
            _("Có lỗi ngoài dự tính; chưa có gì được lưu. Chi tiết ở {path}.").format(path=given.home / "logs") + "\n"
        )
        return REFUSED
    for line in answer.warnings:
        sys.stderr.write(f"{line}\n")
    return answer.exit_code


def _let_go(given: argparse.Namespace) -> None:
    if getattr(given, "desk", None) is not None:
        from danvan_desk.cli.opened import let_go

        let_go(given)


def _command(name: str) -> Command:
    """The function behind a command; only its own module is imported, so that each starts as fast as it can."""
    found: Command
    if name in ("init", "demo", "backup", "restore", "check"):
        from danvan_desk.cli import home

        found = getattr(home, name)
    elif name in ("add", "show", "find", "backlog"):
        from danvan_desk.cli import books

        found = getattr(books, name)
    elif name in ("clocks", "calendar", "rules", "duties"):
        from danvan_desk.cli import law

        found = getattr(law, name)
    elif name == "combine":
        from danvan_desk.cli import combine

        found = combine.combine
    else:
        from danvan_desk.cli import office

        found = office.print_form if name == "print" else getattr(office, name.replace("-", "_"))
    return found


if __name__ == "__main__":
    sys.exit(main())
