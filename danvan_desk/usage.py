"""The parser's own words ("usage", "unrecognized arguments") in the language chosen."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from danvan_desk.texts import _


@contextmanager
def in_words() -> Iterator[None]:
    """While a parser is made and used. Its words pass through the module's gettext, which is put back after."""
    words, module = _words(), vars(argparse)
    before = module["_"]
    module["_"] = lambda message: words.get(message, message)
    try:
        yield
    finally:
        module["_"] = before


def _words() -> dict[str, str]:
    """The messages our commands can meet."""
    return {
        "usage: ": _("cách gọi: "),
        "positional arguments": _("ghi lần lượt"),
        "options": _("tùy chọn"),
        "show this help message and exit": _("xem cách gọi này rồi thoát"),
        "argument %(argument_name)s: %(message)s": _("%(argument_name)s: %(message)s"),
        "%(prog)s: error: %(message)s\n": _("%(prog)s: sai cách gọi: %(message)s\n"),
        "unrecognized arguments: %s": _("không nhận ra: %s"),
        "the following arguments are required: %s": _("còn thiếu: %s"),
        "expected one argument": _("cần một giá trị"),
        "expected at most one argument": _("chỉ nhận một giá trị"),
        "expected at least one argument": _("cần ít nhất một giá trị"),
        "ignored explicit argument %r": _("không đi kèm giá trị %r"),
        "ambiguous option: %(option)s could match %(matches)s": _("%(option)s chưa rõ, có thể là %(matches)s"),
        "invalid %(type)s value: %(value)r": _("giá trị sai: %(value)r"),
        "invalid choice: %(value)r (choose from %(choices)s)": _("không có %(value)r, chỉ có %(choices)s"),
    }
