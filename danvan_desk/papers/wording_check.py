"""Whether words written for a form hold together: its fields, its grammar, what the event it proves needs.

Every message names the line it is about; `Problem.field` is the part. The grammar is that of `form_definition`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from danvan_desk.errors import Problem
from danvan_desk.papers.form_definition import FormDefinition, shared_lines
from danvan_desk.papers.form_fields import known_fields, snippets
from danvan_desk.papers.form_text import BY_PEN, CLAUSE, EACH, FIELD, LEAD, STYLES, WHEN, Value, compose
from danvan_desk.papers.form_wording import parts_of, worded
from danvan_desk.papers.letterhead import Letterhead
from danvan_desk.texts import _

FLAGS = ("secret", "anonymous")
"""What a record is, for a line that depends on it."""
LAW = "law_"
_FREE = ("body", "grounds")  # parts with the whole grammar
_PER_LINE = ("addressed", "recipients")  # parts whose lines may depend on what there is
_PLAIN = ("title",)  # stands as it is written
_ONE_LINE = ("title", "heading", "about")
_NEEDED = ("title", "heading", "body", "signatures")
_LONGEST = 20_000
_BROKEN = re.compile(r"\{[^{}]*\}?|\}")
_SUFFIX = re.compile(r"[^\W_](?:[\w.&-]*[^\W_])?")
_MOST_SIGN = 3  # side by side


@dataclass(frozen=True)
class Use:
    """A field where it stands. `when` are the conditions of its line (`!secret`); `spare`: nothing is left to fill by
    pen where it is empty."""

    part: str
    line: int
    key: str
    when: tuple[str, ...] = ()
    spare: bool = False


@dataclass(frozen=True)
class _Read:
    """One line: what is wrong with it, what it uses."""

    wrong: list[str]
    uses: list[Use]


def wording_problems(form: FormDefinition, own: Mapping[str, str], lines: Mapping[str, str]) -> list[Problem]:
    """All that is wrong with `own` (part → text) for a form as it ships; `lines` are the shared lines as they are."""
    known = parts_of(form)
    problems = [Problem(part, _("mẫu này không có mục này"), part) for part in own if part not in known]
    for part, text in own.items():
        if part in known:
            problems += [Problem(part, words) for words in _wrong_in(form, part, text)]
    if problems:
        return problems
    tried = worded(form, own)
    problems = _lost_proofs(form, tried, own)
    if not problems and not _composes(tried, lines):
        problems = [Problem("", _("không ghép được văn bản theo lời văn này"))]
    return problems


def line_problems(key: str, text: str) -> list[Problem]:
    """The same for a line every form shares: the name of a law, or what ends a document's number."""
    if not text:
        return [Problem(key, _("không được để trống"))]
    if key == "number_suffix" and not _SUFFIX.fullmatch(text):
        return [Problem(key, _("chỉ nhận chữ, số và dấu nối, không có khoảng trắng, ví dụ UBND"), text)]
    if any(mark in text for mark in ("{", "}", "[[", "]]", "\n")):
        return [Problem(key, _("chỉ nhận chữ trên một dòng, không có ngoặc nhọn hay ngoặc vuông đôi"))]
    return []


def uses(form: FormDefinition) -> list[Use]:
    """Every field the form's words use."""
    told = parts_of(form)
    return [
        use for part, text in told.items() for at, line in enumerate(text.splitlines(), 1)
        for use in _read(form, part, at, line).uses
    ]  # fmt: skip


def _wrong_in(form: FormDefinition, part: str, text: str) -> Iterator[str]:
    if not text.strip():
        if part in _NEEDED:
            yield _("không được để trống")
        return
    if len(text) > _LONGEST:
        yield _("dài quá {most} chữ").format(most=_LONGEST)
        return
    if part in _ONE_LINE and "\n" in text:
        yield _("chỉ nhận một dòng")
    allowed = _allowed(form)
    for at, line in enumerate(text.splitlines(), 1):
        read = _read(form, part, at, line)
        unknown = [f"{{{use.key}}}" for use in read.uses if use.key not in allowed]
        wrong = [*read.wrong, *(_("không có trường {field}").format(field=one) for one in dict.fromkeys(unknown))]
        for words in wrong:
            yield _("dòng {n}: {words}").format(n=at, words=words) if "\n" in text else words
    if part == "signatures" and any(len(row) > _MOST_SIGN for row in worded(form, {part: text}).signatures):
        yield _("mỗi hàng có nhiều nhất {most} chữ ký; để một dòng trống giữa hai hàng").format(most=_MOST_SIGN)


def _allowed(form: FormDefinition) -> set[str]:
    laws = {key for key in shared_lines() if key.startswith(LAW)}
    return {*known_fields(), *(ask.key for ask in form.asks), *(use.key for use in uses(form)), *laws, *FLAGS}


def _read(form: FormDefinition, part: str, at: int, line: str) -> _Read:
    if part in _PLAIN:
        marked = re.search(r"[{}]|\[\[|\]\]", line)
        return _Read([_("mục này chỉ nhận chữ, không nhận trường trong ngoặc nhọn")] if marked else [], [])
    text, found = line.strip(), _Read([], [])
    if part in _FREE and text.startswith("@"):
        return _snippet(form, part, at, text[1:])
    when: list[str] = []
    if part in (*_FREE, *_PER_LINE):
        while (met := WHEN.match(text)) and (part in _FREE or not when):
            when.append(met[1] + met[2])
            found.uses.append(Use(part, at, met[2], spare=True))
            text = met[4].strip()
    if text[:1] in ("?", "!", "@") and text[1:2] != " ":
        found.wrong.append(_condition_words(part, text))
        return found
    row_keys: set[str] = set()
    if part in _FREE:
        text, row_keys = _shape(form, part, at, text, found)
    _words(part, at, text, tuple(when), row_keys, found)
    return found


def _condition_words(part: str, text: str) -> str:
    if text.startswith("@"):
        return _("đoạn dùng chung @… phải đứng một mình trên dòng")
    if part not in (*_FREE, *_PER_LINE):
        return _("mục này không nhận dòng có điều kiện (? hoặc ! ở đầu)")
    return _("dòng có điều kiện viết như “?others| …” (khi có) hoặc “!secret| …” (khi không)")


def _snippet(form: FormDefinition, part: str, at: int, name: str) -> _Read:
    lines = snippets().get(name)
    if lines is None:
        there = ", ".join(f"@{one}" for one in snippets())
        return _Read([_("không có đoạn dùng chung @{name}; có: {there}").format(name=name, there=there)], [])
    return _Read([], [use for line in lines.splitlines() for use in _read(form, part, at, line).uses])


def _shape(form: FormDefinition, part: str, at: int, text: str, found: _Read) -> tuple[str, set[str]]:
    """What the start of a line makes of it; gives the words left to read and, of a line for each row, its columns."""
    row_keys: set[str] = set()
    if text.startswith("| "):
        if text[2:].strip() not in form.tables:
            words = _("không có bảng “{name}”; có: {there}") if form.tables else _("mẫu này không có bảng nào")
            found.wrong.append(words.format(name=text[2:].strip(), there=", ".join(form.tables)))
        return "", row_keys
    if text.startswith("+"):
        each = EACH.match(text)
        specs = {**known_fields(), **{ask.key: ask for ask in form.asks}}
        if each is None or each[1] not in specs or not specs[each[1]].columns:
            lists = ", ".join(key for key, spec in specs.items() if spec.columns)
            found.wrong.append(
                _("dòng lặp viết như “+ members| - {{name}}”, với một trong: {lists}").format(lists=lists)
            )
            return "", row_keys
        found.uses.append(Use(part, at, each[1], spare=specs[each[1]].optional))
        text, row_keys = each[2], {*specs[each[1]].columns, "n"}
    if text[:1] in STYLES and text[:1] != "-" and text[1:2] != " ":
        found.wrong.append(_("sau dấu {mark} ở đầu dòng phải có một khoảng trắng").format(mark=text[:1]))
    elif text[:1] in STYLES and text[1:2] == " ":
        text = text[2:]
    lead = LEAD.match(text)
    if lead:
        text = f"{lead[1]} {text[lead.end() :]}"
    if "**" in text:
        found.wrong.append(_("chữ đậm chỉ ở đầu dòng, giữa hai dấu **, ví dụ **Điều 1.** …"))
    return text, row_keys


def _words(part: str, at: int, text: str, when: tuple[str, ...], row_keys: set[str], found: _Read) -> None:
    left = CLAUSE.sub(lambda clause: clause[1] if "[[" not in clause[1] else clause[0], text)
    if "[[" in left or "]]" in left:
        found.wrong.append(_("dấu [[ và ]] phải đi thành cặp trên một dòng, không lồng nhau"))
    broken = _BROKEN.search(FIELD.sub("", text).replace(BY_PEN, ""))
    if broken:
        words = _("“{found}” không phải một trường; trường viết như {{citizen}} hoặc {{day:long}}")
        found.wrong.append(words.format(found=broken[0]))
    spans = [clause.span() for clause in CLAUSE.finditer(text)]
    for field in FIELD.finditer(text):
        inside = any(start <= field.start() < end for start, end in spans)
        if field[1] not in row_keys:
            found.uses.append(Use(part, at, field[1], when, inside or bool(field[2])))


def _lost_proofs(form: FormDefinition, tried: FormDefinition, own: Mapping[str, str]) -> list[Problem]:
    """What the event needs has to stay on the paper: nobody would be told that it is missing."""
    needed = set(form.proves.fields.values()) if form.proves else set()
    before, now = uses(form), {use.key for use in uses(tried)}
    labels = {**known_fields(), **{ask.key: ask for ask in form.asks}}
    lost = {use.key: use.part for use in reversed(before) if use.key in needed - now and use.part in own}
    words = _("phải còn trường {field} ({label}): sổ ghi từ đó khi ban hành")
    return [
        Problem(part, words.format(field=f"{{{key}}}", label=labels[key].label if key in labels else key))
        for key, part in lost.items()
    ]


def _composes(form: FormDefinition, lines: Mapping[str, str]) -> bool:
    """With nothing known, and with something in every field."""
    specs = {**known_fields(), **{ask.key: ask for ask in form.asks}}
    filled: dict[str, Value] = {
        key: (dict.fromkeys(spec.columns, "x"),) if spec.columns else "x" for key, spec in specs.items()
    }
    try:
        for values in ({}, filled):
            compose(form, values, Letterhead("UBND"), known_fields(), lines)
    except (KeyError, ValueError, TypeError):
        return False
    return True
