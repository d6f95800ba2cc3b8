"""What was refused, as the window says it: the codes that name a field or a step for the command line left out."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from functools import cache

from danvan_desk.errors import Refused

_FIELDS = ("anonymous", "commitment", "instance", "people", "received", "refused", "split_from", "update")


def without_codes(message: str) -> str:
    """As "chỉ ghi cùng Thi hành xong" of "chỉ ghi cùng Thi hành xong (enforced)"."""
    return _codes().sub("", message)


def in_words(error: Exception) -> Exception:
    """The same refusal without codes; any other error as it is."""
    if not isinstance(error, Refused):
        return error
    said = copy(error)  # of the same family
    said.problems = tuple(replace(one, message=without_codes(one.message)) for one in error.problems)
    return said


@cache
def _codes() -> re.Pattern[str]:
    from danvan_desk.domain.vocabulary import EventName

    names = sorted({*(one.value for one in EventName), *_FIELDS}, key=len, reverse=True)
    return re.compile(rf" \((?:{'|'.join(names)}|id_kind: [a-z_, ]+)\)")
