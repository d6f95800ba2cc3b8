"""The office's own words for its forms and for the laws they cite: read, written, put back to what ships.

What is issued later is composed with them; what was issued stands as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from danvan_desk.actions.book import Book, open_book
from danvan_desk.context import Desk
from danvan_desk.db.tables import OfficeWording
from danvan_desk.domain.vocabulary import Kind
from danvan_desk.errors import Problem, Refused
from danvan_desk.papers.form_definition import FieldSpec, FormDefinition, shared_lines, shipped_forms
from danvan_desk.papers.form_fields import record_fields
from danvan_desk.papers.form_wording import OwnWords, parts_of, tidy, worded
from danvan_desk.papers.wording_check import LAW, Use, line_problems, uses, wording_problems
from danvan_desk.queries.form_values import PEOPLE
from danvan_desk.texts import _

SHARED = ""
"""Stands for a form's name where the lines every form shares are meant."""
_CALLED = ("citizen", "citizens", "citizen_called")  # `unnamed` says "công dân" there
_CITIZEN = "citizen"


@dataclass(frozen=True)
class Wording:
    """A part as it is used and as it ships. `cited_by`: of a shared line, the forms it stands in."""

    part: str
    text: str
    shipped: str
    cited_by: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        return self.text != self.shipped


@dataclass(frozen=True)
class FormWording:
    """A form's parts in the order of the paper, or the shared lines (`form` SHARED)."""

    form: str
    title: str
    group: str
    basis: str
    note: str
    parts: tuple[Wording, ...]

    @property
    def changed(self) -> int:
        return sum(1 for one in self.parts if one.changed)


def definition(form: str) -> FormDefinition:
    """A form as it ships. Raises Refused, naming the forms there are."""
    found = next((one for one in shipped_forms() if one.form == form.strip().upper()), None)
    if found is None:
        accepted = ", ".join(one.form for one in shipped_forms())
        words = _("không có mẫu này; nhận một trong: {accepted}").format(accepted=accepted)
        raise Refused([Problem("form", words, form)])
    return found


def wordings(desk: Desk) -> tuple[list[FormWording], FormWording]:
    """Every form with its parts, in the order they ship; then the lines they share."""
    with desk.reading() as session:
        rows = session.scalars(select(OfficeWording)).all()
    own: dict[str, dict[str, str]] = {}
    for row in rows:
        own.setdefault(row.form, {})[row.part] = row.text
    forms = [_form_wording(one, own.get(one.form, {})) for one in shipped_forms()]
    return forms, _shared_wording(own.get(SHARED, {}))


def own_words(session: Session, form: str) -> OwnWords:
    """What the office says otherwise in a form, and in the lines it shares with others."""
    rows = session.scalars(select(OfficeWording).where(OfficeWording.form.in_((SHARED, form)))).all()
    return OwnWords(
        {row.part: row.text for row in rows if row.form == form},
        {**shared_lines(), **{row.part: row.text for row in rows if row.form == SHARED}},
    )


def own_titles(session: Session) -> dict[str, str]:
    """The forms the office calls otherwise."""
    rows = session.scalars(select(OfficeWording).where(OfficeWording.part == "title"))
    return {row.form: row.text for row in rows}


def fields_for(form: str) -> list[FieldSpec]:
    """The fields a form's words may use: its own and those it uses already, then what any record gives, then laws."""
    wanted = definition(form)
    own = {ask.key: ask for ask in wanted.asks}
    known = record_fields()
    used = [use.key for use in uses(wanted) if use.key in known and use.key not in own]
    rest = [key for key in known if not (key.startswith(_CITIZEN) and _hides_all(wanted))]
    keys = dict.fromkeys([*own, *used, *rest])
    laws = [FieldSpec(key, line) for key, line in shared_lines().items() if key.startswith(LAW)]
    return [*({**known, **own}[key] for key in keys), *laws]


def save_wording(desk: Desk, form: str, texts: Mapping[str, str]) -> int:
    """Keep the office's own text of some parts of a form (of shared lines: `form` SHARED); gives how many changed.

    A text equal to what ships is forgotten. Raises Refused, changing nothing, naming each part and line that can't be.
    """
    wanted = {part: tidy(text) for part, text in texts.items()}
    with open_book(desk) as book:
        return _write(book, form if form == SHARED else definition(form).form, wanted)


def reset_wording(desk: Desk, form: str, parts: Iterable[str] | None = None) -> int:
    """Back to what ships: some parts, or the whole form (all shared lines); gives how many changed."""
    with open_book(desk) as book:
        rows = book.session.scalars(select(OfficeWording).where(OfficeWording.form == form)).all()
        shipped = _shipped(form)
        wanted = [row.part for row in rows] if parts is None else list(parts)
        for row in rows:  # words for a part that no longer ships
            if row.part in wanted and row.part not in shipped:
                book.session.delete(row)
        book.session.flush()
        return _write(book, form, {part: shipped[part] for part in wanted if part in shipped})


def check_wording(form: str, own: OwnWords) -> None:
    """Raises Refused where the office's words for a form don't hold together, or ask for who may not be named."""
    if not own.parts:
        return
    wanted = definition(form)
    problems = wording_problems(wanted, own.parts, own.lines) or _who_is_asked_for(wanted, own.parts)
    if problems:
        raise Refused(problems)


def _write(book: Book, form: str, texts: Mapping[str, str]) -> int:
    shipped = _shipped(form)
    kept = own_words(book.session, form)
    now = {**shipped, **(kept.lines if form == SHARED else kept.parts)}
    unknown = [Problem(part, _("mẫu này không có mục này"), part) for part in texts if part not in shipped]
    if unknown:
        raise Refused(unknown)
    changed = {part: text for part, text in texts.items() if text != now[part]}
    if not changed:
        return 0
    if form == SHARED:
        problems = [problem for part, text in changed.items() for problem in line_problems(part, text)]
        if problems:
            raise Refused(problems)
    else:
        mine = {part: text for part, text in {**kept.parts, **changed}.items() if text != shipped.get(part)}
        check_wording(form, OwnWords(mine, kept.lines))
    for part, text in changed.items():
        where = (OfficeWording.form == form, OfficeWording.part == part)
        book.session.execute(delete(OfficeWording).where(*where))
        if text != shipped[part]:
            book.session.add(OfficeWording(form=form, part=part, text=text))
    before = {part: now[part] for part in changed}
    book.log("office", f"wording {form}".strip(), before=before, after=changed)
    return len(changed)


def _shipped(form: str) -> dict[str, str]:
    return dict(shared_lines()) if form == SHARED else parts_of(definition(form))


def _form_wording(form: FormDefinition, own: Mapping[str, str]) -> FormWording:
    parts = tuple(Wording(part, own.get(part, text), text) for part, text in parts_of(form).items())
    return FormWording(form.form, own.get("title", form.title), form.group, form.basis, form.note, parts)


def _shared_wording(own: Mapping[str, str]) -> FormWording:
    used = {one.form: {use.key for use in uses(one)} for one in shipped_forms()}
    numbered = tuple(one.form for one in shipped_forms() if one.series)
    parts = tuple(
        Wording(
            key, own.get(key, line), line,
            tuple(form for form, keys in used.items() if key in keys) if key.startswith(LAW) else numbered,
        )
        for key, line in shared_lines().items()
    )  # fmt: skip
    return FormWording(SHARED, "", "", "", "", parts)


def _hides_all(form: FormDefinition) -> bool:
    """A paper of a denunciation that may not say who denounced has no place for a citizen at all."""
    return form.kinds == (Kind.DENUNCIATION,) and not form.names_denouncer


def _who_is_asked_for(form: FormDefinition, own: Mapping[str, str]) -> list[Problem]:
    """Fields of a citizen that a form which must not name a denouncer would print, or leave to be filled by pen."""
    if form.names_denouncer:
        return []
    shipped = {use.key for use in uses(form)}
    problems = []
    for use in uses(worded(form, own)):
        if use.part not in own or not use.key.startswith(_CITIZEN):
            continue
        if _hides_all(form) and use.key not in shipped:
            words = _("mẫu này không được nêu người tố cáo; bỏ trường {field}")
        elif use.key in PEOPLE and not _is_struck(use):
            words = _("{field} để chỗ điền về người phải giữ bí mật; đặt “!secret|” ở đầu dòng, hoặc đặt trong [[ … ]]")
        else:
            continue
        said = _("dòng {n}: {words}").format(n=use.line, words=words.format(field=f"{{{use.key}}}"))
        problems.append(Problem(use.part, said))
    return problems


def _is_struck(use: Use) -> bool:
    """Nothing stands there, and no dots to fill, where the record hides who denounced."""
    return use.key in _CALLED or use.spare or "!secret" in use.when
