"""Đã từng đến: who this may be, why we think so, which matter the visit goes on with. Nothing is merged by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from danvan_desk.domain.cases import state_label
from danvan_desk.texts import _
from ui.pages.visit_option import Option, OptionWords
from ui.widgets.dates import full_date, short_date
from ui.widgets.panel import Panel, clear_out
from ui.widgets.states import ChipText, marked
from ui.widgets.words import Icon, Words

if TYPE_CHECKING:
    from danvan_desk.queries.people import KnownCitizen, KnownMatter
    from ui.pages.page import Shell

_WAIT_MS = 200
_MOST = 5


class KnownPanel(Panel):
    """`asked(values)` looks, 200 ms after the last key. `chose_person(values)` fills empty fields; `linked(case)`."""

    chose_person = Signal(object)
    linked = Signal(object)

    def __init__(self, window: Shell) -> None:
        super().__init__(_("Đã từng đến"), padded=False)
        self._shell = window
        self._values: dict[str, Any] = {}
        self._number = 0
        self._found: list[KnownCitizen] = []
        self._person: KnownCitizen | None = None
        self._options: list[tuple[Option, Callable[[], object]]] = []
        self._case: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._look)
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.body.addLayout(self._box)
        self.clear()

    # asking

    def clear(self) -> None:
        """A new visitor."""
        self._timer.stop()
        self._number += 1
        self._found, self._person, self._case, self._values = [], None, None, {}
        self._say_nothing(_("Gõ từ 6 chữ số của giấy tờ, hoặc họ và tên: người đã từng đến hiện ở đây."))

    def asked(self, values: dict[str, Any]) -> None:
        """The person as typed so far; a person already chosen stays unless the number or the name changes."""
        before, self._values = self._values, values
        if self._person is not None:
            same = all((values.get(k) or "") == (before.get(k) or "") for k in ("id_number", "name"))
            if same:
                self._show_person(self._person)
                return
        self._timer.start()

    def show_case(self, case: str | None) -> None:
        """A link kept in a draft or a saved visit."""
        self._case = case
        if case:
            self._clear_box()
            self.set_facts("")
            self._add_option(OptionWords(_("Nối vào {case}").format(case=case)), "Alt+1", lambda: self._link(case))
            self._add_option(OptionWords(_("Việc mới, không nối")), "Alt+0", lambda: self._link(None))
            self._mark()

    def case(self) -> str | None:
        return self._case

    def choose(self, number: int) -> None:
        """Alt+1…: the option so numbered; Alt+0 the last one."""
        at = len(self._options) - 1 if number == 0 else number - 1
        if 0 <= at < len(self._options) and (number == 0 or at < len(self._options) - 1):
            self._options[at][0].click()

    def _look(self) -> None:
        number = str(self._values.get("id_number") or "")
        name = str(self._values.get("name") or "")
        phone = str(self._values.get("phone") or "")
        self._number += 1
        mine, desk = self._number, self._shell.desk
        digits = "".join(ch for ch in number if ch.isalnum())
        if len(digits) < 6 and len(name.split()) < 2:
            if not self._case:
                self.clear()
            return

        def work() -> list[KnownCitizen]:
            from danvan_desk.queries.people import known_citizens

            return known_citizens(desk, id_number=digits, name=name, phone=phone, limit=_MOST)

        def show(found: list[KnownCitizen]) -> None:
            if mine == self._number:
                self._show_found(found)

        self._shell.tasks.run(work, show, lambda _error: self.show_error(_trouble()), owner=self)

    # showing

    def _show_found(self, found: list[KnownCitizen]) -> None:
        self.clear_error()
        self._found, self._person = found, None
        if not found:
            self._say_nothing(_("Chưa từng đến theo số giấy tờ hay họ tên này."))
        elif len(found) == 1:
            self._show_person(found[0])
        else:
            self._show_people()

    def _show_people(self) -> None:
        self._clear_box()
        self.set_facts(_("{n} người có thể là").format(n=len(self._found)))
        for at, one in enumerate(self._found, 1):
            person = one.person
            born = (person.born or "")[:4]
            second = " · ".join(part for part in (born, person.address or "", _past(one)) if part)
            title = f"{person.name} · {person.id_number}" if person.id_number else person.name
            self._add_option(OptionWords(title, second), f"Alt+{at}", self._picker(one))
        self._add_option(OptionWords(_("Người khác, chưa từng đến")), "Alt+0", self._nobody)

    def _show_person(self, one: KnownCitizen) -> None:
        self._clear_box()
        reasons, doubts = _reasons(one), _doubts(one, self._values)
        self.set_facts(one.person.name)
        about = QVBoxLayout()
        about.setContentsMargins(13, 8, 13, 8)
        about.setSpacing(3)
        lines = [(words, "check", "met") for words in reasons]
        lines += [(words, "triangle-alert", "due_soon") for words in doubts]
        for words, icon, role in lines:
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(Icon(icon, role, 14))
            row.addWidget(Words(words, "small", wrap=True), 1)
            about.addLayout(row)
        about.addWidget(Words(_past(one), "small", "muted"))
        holder = QWidget()
        holder.setLayout(about)
        self._box.addWidget(holder)
        for at, matter in enumerate(one.matters[:_MOST], 1):
            option = _matter_words(matter, self._shell.today)
            self._add_option(option, f"Alt+{at}", self._joiner(one, matter))
        self._add_option(OptionWords(_("Việc mới, không nối")), "Alt+0", lambda: self._join(one, None))
        self._mark()

    # choosing

    def _picker(self, one: KnownCitizen) -> Callable[[], object]:
        return lambda: self._pick(one)

    def _joiner(self, one: KnownCitizen, matter: KnownMatter) -> Callable[[], object]:
        return lambda: self._join(one, matter)

    def _pick(self, one: KnownCitizen) -> None:
        self._person = one
        self._fill(one)
        self._show_person(one)

    def _nobody(self) -> None:
        self._say_nothing(_("Người mới: ghi đủ thông tin ở ô bên trái."))

    def _join(self, one: KnownCitizen, matter: KnownMatter | None) -> None:
        self._person = one
        self._fill(one)
        self._link(matter.case if matter else None)

    def _fill(self, one: KnownCitizen) -> None:
        person = one.person
        self.chose_person.emit({
            "id_kind": person.id_kind, "id_number": person.id_number, "id_issued_on": _iso(person.id_issued_on),
            "id_issued_by": person.id_issued_by, "name": person.name, "born": person.born, "gender": person.gender,
            "address": person.address, "phone": person.phone,
        })  # fmt: skip

    def _link(self, case: str | None) -> None:
        self._case = case
        self._mark()
        self.linked.emit(case)

    def _mark(self) -> None:
        for option, _run in self._options:
            title = option.words().title
            option.setChecked(bool(self._case) and self._case in title.split())
        last = self._options[-1][0] if self._options else None
        if last is not None and self._case is None and self._person is not None:
            last.setChecked(True)

    # pieces

    def options(self) -> list[str]:
        """What may be chosen, in words; the chosen one with a star. For tests and screen readers."""
        return [("* " if o.isChecked() else "") + o.words().title for o, _run in self._options]

    def _add_option(self, words: OptionWords, key: str, run: Callable[[], object]) -> None:
        option = Option(words, key)
        option.clicked.connect(lambda _checked=False: self._run(run))
        self._options.append((option, run))
        self._box.addWidget(option)

    def _run(self, run: Callable[[], object]) -> None:
        run()
        self._mark()

    def _say_nothing(self, sentence: str) -> None:
        self._clear_box()
        self.set_facts("")
        words = Words(sentence, "small", "muted", wrap=True)
        words.setContentsMargins(13, 9, 13, 11)
        self._box.addWidget(words)

    def _clear_box(self) -> None:
        self._options = []
        clear_out(self._box)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _past(one: KnownCitizen) -> str:
    return _("{visits} lượt tiếp, {petitions} đơn, lần cuối {day}").format(
        visits=one.visits, petitions=one.petitions, day=full_date(one.last_seen)
    )


def _reasons(one: KnownCitizen) -> list[str]:
    said = {"id_number": _("Trùng số giấy tờ"), "name": _("Trùng họ tên"), "phone": _("Trùng điện thoại"),
            "born": _("Trùng ngày sinh")}  # fmt: skip
    return [said[reason] for reason in one.reasons if reason in said]


def _doubts(one: KnownCitizen, typed: dict[str, Any]) -> list[str]:
    """What was typed and is not what the book holds: said, never overwritten."""
    person, found = one.person, []
    if not one.reasons:
        found.append(_("Mới trùng một phần: hỏi lại trước khi chọn"))
    for name, words in (("name", _("Họ tên")), ("phone", _("Điện thoại")), ("born", _("Ngày sinh"))):
        ours, theirs = str(getattr(person, name) or ""), str(typed.get(name) or "")
        if ours and theirs and ours.replace(" ", "").casefold() != theirs.replace(" ", "").casefold():
            found.append(_("{field} khác lần trước ({before})").format(field=words, before=_shown(ours)))
    return found


def _shown(value: str) -> str:
    try:
        return full_date(date.fromisoformat(value))
    except ValueError:
        return value


def _matter_words(matter: KnownMatter, today: date) -> OptionWords:
    content = " ".join(matter.content.split())
    title = _("Nối vào {case}").format(case=matter.case)
    if not matter.is_open:
        done = full_date(matter.closed_on) if matter.closed_on else ""
        words = f"{state_label(matter.state)} {done}".strip()
        return OptionWords(title, content, ChipText("met", words, "check"))
    if matter.next_due is None:
        return OptionWords(
            title, content, ChipText("running", state_label(matter.state), "clock"), matter.officer or ""
        )
    due = marked(short_date(matter.next_due, today), tentative=matter.provisional)
    if matter.next_due < today:
        chip = ChipText("overdue", _("Quá hạn, {day}").format(day=due), "octagon-alert", bold=True)
    else:
        chip = ChipText("running", _("Hạn {day}").format(day=due), "clock")
    return OptionWords(title, content, chip, matter.officer or "")


def _trouble() -> str:
    return _("Không tìm được người đã từng đến. Vẫn ghi và lưu lượt tiếp này được.")
