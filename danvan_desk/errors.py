"""What can go wrong, in three families: the input, the home, the program's use."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one field, in words a reception officer can act on.

    `field` is the field's name in the record (`people.0.id_number`), "" where the whole record is meant.
    `value` is what was given, quoted back unchanged; `line` counts from 1 in a file, None on a page.
    """

    field: str
    message: str
    value: object = None
    line: int | None = None

    def at_line(self, line: int) -> Problem:
        return replace(self, line=line)

    def __str__(self) -> str:
        parts = []
        if self.line is not None:
            parts.append(f"dòng {self.line}")
        if self.field:
            parts.append(self.field if self.value is None else f"{self.field} = {_quoted(self.value)}")
        parts.append(self.message)
        return ": ".join(parts)


def _quoted(value: object) -> str:
    """A value as it was given: the way JSON writes it."""
    return json.dumps(value, ensure_ascii=False, default=str)


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The input was refused; nothing was saved. Carries every problem found, not just the first."""

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        self.problems = (Problem("", problems),) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class NotFound(Refused):
    """No record has that number."""


class WrongUsage(Exception):  # noqa: N818 - an answer to the caller
    """The command line's words are off."""


class HomeTrouble(Exception):  # noqa: N818 - said to the officer as it stands
    """The home is missing, locked, damaged, read-only or newer than the program. The text says what to do."""
