"""The whole text of each form that isn't a complaint's, every field filled with its own name: a changed word shows.

A new or changed form's text is written with DANVAN_GOLDEN=1 and read before it is kept.
"""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from danvan_desk.actions.forms import fields_of
from danvan_desk.papers.form_definition import shared_lines, shipped_forms
from danvan_desk.papers.form_fields import known_fields
from danvan_desk.papers.form_text import as_text, compose
from danvan_desk.papers.letterhead import Letterhead

GOLDEN = Path(__file__).parent / "golden"
LETTERHEAD = Letterhead("UBND phường Bình An", place="phường Bình An")
DAY = date(2026, 11, 24)
OTHERS = [pytest.param(one, id=one.form) for one in shipped_forms() if one.kinds != ("complaint",) or "XLD" in one.form]


def filled(form):
    """A value for every field: a day, a number, a choice, a row, else the field's own words in marks."""
    values = {"document_no": "05/TB-UBND", "day": DAY, "signer_capacity": "CHỦ TỊCH"}
    for key, spec in {**known_fields(), **{ask.key: ask for ask in fields_of(form)}}.items():
        if key in values:
            continue
        if spec.kind == "date":
            values[key] = DAY
        elif spec.kind == "number":
            values[key] = 15
        elif spec.kind == "time":
            values[key] = "08:30"
        elif spec.choices:
            values[key] = next(iter(spec.choices))
        elif spec.kind == "rows":
            values[key] = ({column: f"‹{title}›" for column, title in spec.columns.items()},)
        else:
            values[key] = f"‹{spec.label}›"
    return values


def only_without(form):
    """The fields whose lack brings other lines: `!declined_on| …`; not what the program itself says of a record."""
    keys = dict.fromkeys(re.findall(r"^!([a-z_]+)\|", form.body, re.MULTILINE))
    return [key for key in keys if key not in ("secret", "anonymous", "proposal_plain")]


@pytest.mark.parametrize("form", OTHERS)
def test_the_words_of_the_form(form):
    for without in ("", *only_without(form)):
        values = {key: value for key, value in filled(form).items() if key != without}
        paper = compose(form, values, LETTERHEAD, known_fields(), shared_lines())
        file = GOLDEN / f"{form.form}{'-without-' if without else ''}{without}.txt"
        if os.environ.get("DANVAN_GOLDEN"):
            file.write_text(as_text(paper), encoding="utf-8")
        assert as_text(paper) == file.read_text(encoding="utf-8")
        assert paper.missing == ()
