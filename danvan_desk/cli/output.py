"""What a command answers: a JSON document and the same as text for a person."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, TextIO

from danvan_desk.domain.iso import iso_date
from danvan_desk.errors import WrongUsage
from danvan_desk.texts import _


@dataclass(frozen=True)
class Answer:
    """`document` for --json; `text` makes the lines for a person; `json_lines` are printed as they are, one a line."""

    document: Any = None
    text: Callable[[], Iterable[str]] = tuple
    warnings: tuple[str, ...] = ()
    exit_code: int = 0
    json_lines: tuple[Any, ...] | None = field(default=None)

    def write(self, out: TextIO, *, as_json: bool) -> None:
        if self.json_lines is not None:
            lines: Iterable[str] = (dumps(line) for line in self.json_lines)
        else:
            lines = [dumps(self.document)] if as_json else self.text()
        out.writelines(line + "\n" for line in lines)
        out.flush()


def dumps(document: Any) -> str:
    return json.dumps(plain(document), ensure_ascii=False)


def plain(value: Any) -> Any:
    """Dates as ISO text, frozen records as objects."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def day(text: str | None, option: str) -> date | None:
    """A date given on the command line. Raises WrongUsage naming the option."""
    if text is None:
        return None
    try:
        return iso_date(text)
    except ValueError:
        words = _("không phải ngày; ghi năm-tháng-ngày, ví dụ 2026-11-20")
        raise WrongUsage(f"{option} {text}: {words}") from None


def shown(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else "–"
