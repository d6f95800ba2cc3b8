"""The forms of a case's card: a new event, a correction, a later fact. Opens, looks ahead, saves, closes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from danvan_desk.errors import Refused
from danvan_desk.texts import _
from ui.keys import Command
from ui.pages.case_correction import CorrectionForm
from ui.pages.case_event_form import EventForm, commands
from ui.pages.case_foreseen import OWN_FIELDS
from ui.pages.case_papers import PAPERS, preview_draft
from ui.pages.case_split import KEY_ADD, SplitForm
from ui.pages.case_supplement import SupplementForm
from ui.pages.case_unjoin import UnjoinForm
from ui.pages.case_words import event_words, plain
from ui.widgets.fields import show_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desk.actions.petitions import Registered
    from danvan_desk.actions.unjoining import Unjoined
    from danvan_desk.context import Desk
    from danvan_desk.domain.case_facts import Clock
    from danvan_desk.queries.case_sheet import CaseSheet
    from danvan_desk.queries.foresight import Foreseen
    from danvan_desk.queries.petitions import PetitionCard
    from ui.pages.case_card import CaseCardView
    from ui.pages.page import Page

Form = EventForm | CorrectionForm | SupplementForm | SplitForm | UnjoinForm


class CaseForms:
    """One form at a time, in the card of the case."""

    def __init__(self, page: Page, card: CaseCardView) -> None:
        self._page, self._card = page, card
        self._officers: list[str] = []
        self._unfinished: dict[str, tuple[str, dict[str, Any]]] = {}  # by case: the event and what was typed
        self._asked = 0
        self._agreed = ""  # the case whose proposal was just agreed to

    def form(self) -> Form | None:
        form = self._card.form()
        return form if isinstance(form, Form) else None

    def is_open(self) -> bool:
        return self.form() is not None

    def commands(self) -> list[Command]:
        form = self.form()
        if form is None:
            return []
        made = commands(self.save, self.preview if isinstance(form, EventForm) else None)
        if isinstance(form, SplitForm):
            made.append(Command(_("Thêm phần tách"), form.add, KEY_ADD, "record", short=_("thêm phần")))
        return made

    def close(self) -> bool:
        """False where none was open."""
        form = self.form()
        if form is None:
            return False
        if isinstance(form, EventForm) and form.is_touched():
            self._unfinished[form.sheet.card.number] = (form.event_name, form.typed())
        self._card.close_form()
        self._page._clear_error(None)  # noqa: SLF001 - the band under the head belongs to the form
        self._page.window_.refresh_commands()
        rows = self._card.clocks.rows()
        if rows:
            rows[0].setFocus()
        return True

    # opening

    def new_event(self, name: str) -> None:
        """F2, or one of the steps the law allows."""
        sheet = self._card.sheet
        if sheet is None:
            return
        form = EventForm(
            sheet,
            self._officers,
            save=self.save,
            leave=self.close,
            look_ahead=self._look_ahead,
            preview=self.preview,
        )
        self._show(form)
        event, typed = self._unfinished.pop(sheet.card.number, ("", {}))
        form.choose(name or event)
        if typed and form.event_name == event:
            form.take_up(typed)
            self._page.say.emit(_("Đã lấy lại phần đang ghi dở của việc này."))
        self._know_officers()

    def answer_proposal(self) -> None:
        """F8: agree to the proposal that waits or send it back; once agreed to, record its step."""
        sheet = self._card.sheet
        proposal = sheet.card.proposal if sheet else None
        if sheet is None or proposal is None or not (proposal.waits or proposal.to_record):
            self._page.say.emit(_("Vụ việc không có đề xuất nào đang chờ phê duyệt."))
            return
        if proposal.to_record:
            self._record_agreed(sheet)
            return
        self.new_event("approved")
        form = self.form()
        if isinstance(form, EventForm):
            next(field for field in form.fields if field.name == "outcome").setFocus()

    def _record_agreed(self, sheet: CaseSheet) -> None:
        """The step the chair agreed to, everything the proposal said filled in: one save records it."""
        proposal = sheet.card.proposal
        if proposal is None or proposal.step is None:
            return
        self.new_event(proposal.step)
        form = self.form()
        if isinstance(form, EventForm):
            form.take_up(proposal.prefill())
            lacking = next((field for field in form.all_fields() if field.required and field.is_empty()), None)
            (lacking or form.save_button).setFocus()

    def sheet_shown(self, sheet: CaseSheet) -> None:
        """The card was read anew: after an approval the step agreed to is offered at once."""
        agreed, self._agreed = self._agreed, ""
        proposal = sheet.card.proposal
        if agreed == sheet.card.number and proposal is not None and proposal.to_record and not self.is_open():
            self._record_agreed(sheet)

    def preview(self) -> None:
        """Ctrl+P in the form: the paper of a proposal or of a letter, as it would be once saved."""
        form = self.form()
        if not isinstance(form, EventForm) or form.event_name not in PAPERS:
            self._page.say.emit(_("Việc này không có văn bản để xem trước."))
        elif form.check():
            preview_draft(self._page, form.event_name, form.payload())

    def correct(self, n: int) -> None:
        sheet = self._card.sheet
        event = next((e for e in sheet.card.events if e.n == n), None) if sheet else None
        if sheet is None or event is None:
            return
        form = CorrectionForm(sheet, event, save=self.save, leave=self.close, look_ahead=self._look_ahead)
        self._show(form)
        form.begin()

    def supplement(self, number: str = "") -> None:
        """Ctrl+B: what was not known when the petition came in, or was written down wrong; of the petition named, else
        of the one the case was opened by."""
        sheet = self._card.sheet
        if sheet is not None and sheet.card.petitions:
            named = next((one for one in sheet.card.petitions if one.number == number), _petition(sheet))
            form = SupplementForm(sheet, named, save=self.save, leave=self.close)
            self._show(form)
            form.begin()

    def split(self) -> None:
        """Ctrl+T: a petition of several kinds becomes several."""
        sheet = self._card.sheet
        if sheet is not None and sheet.card.petitions:
            form = SplitForm(sheet, _petition(sheet), save=self.save, leave=self.close)
            self._show(form)
            form.begin()

    def unjoin(self, number: str = "") -> None:
        """Take a repeat out of the case: the one named, else the one the case was asked for by, else the newest."""
        sheet = self._card.sheet
        repeats = [petition for petition in sheet.card.petitions[1:] if petition.same_as] if sheet else []
        if sheet is None or not repeats:
            self._page.say.emit(_("Vụ việc này không có đơn trùng nào để tách."))
            return
        petition = next((p for p in repeats if p.number == (number or sheet.asked)), repeats[-1])
        form = UnjoinForm(sheet, petition, save=self.save, leave=self.close)
        self._show(form)
        form.begin()
        desk = self._page.window_.desk

        def work() -> Sequence[Clock]:
            from danvan_desk.queries.foresight import coming_petition

            return coming_petition(
                desk, kind=petition.kind, received=petition.received, channel=petition.channel,
                instance=petition.instance, in_authority=petition.in_authority,
            ).clocks  # fmt: skip

        self._page.window_.tasks.run(work, form.show_clocks, owner=form)

    def _show(self, form: Form) -> None:
        self._card.open_form(form)
        self._page.window_.refresh_commands()

    def _know_officers(self) -> None:
        """Names for the completer, read once; a form already open takes them too."""
        if self._officers:
            return
        desk = self._page.window_.desk

        def work() -> list[str]:
            from danvan_desk.queries.petitions import officers

            return officers(desk)

        def know(names: list[str]) -> None:
            self._officers[:] = names

        self._page.window_.tasks.run(work, know, owner=self._page)

    # looking ahead

    def _look_ahead(self) -> None:
        form = self.form()
        if form is None or isinstance(form, SupplementForm | SplitForm | UnjoinForm) or form.date.value() is None:
            return
        desk, payload = self._page.window_.desk, form.payload()
        guess = form.guess() if isinstance(form, EventForm) else payload
        self._asked += 1
        asked = self._asked

        def work() -> Foreseen:
            found = look_ahead(desk, payload)
            waits_only = bool(found.problems) and all(problem.field in OWN_FIELDS for problem in found.problems)
            return look_ahead(desk, guess, only_problems=True) if waits_only else found

        def show(foreseen: Foreseen) -> None:
            if asked == self._asked and self.form() is form:
                form.foreseen.show_foreseen(foreseen)

        self._page.window_.tasks.run(work, show, owner=self._page)

    # saving

    def save(self) -> None:
        form = self.form()
        if form is None or not form.check():
            return
        if isinstance(form, SupplementForm):
            self._save_update(form)
        elif isinstance(form, SplitForm):
            self._save_split(form)
        elif isinstance(form, UnjoinForm):
            self._save_unjoin(form)
        else:
            self._save_event(form, form.payload())

    def _save_event(self, form: EventForm | CorrectionForm, payload: dict[str, Any]) -> None:
        desk, sheet = self._page.window_.desk, form.sheet

        def work() -> None:
            from danvan_desk.actions.events import record_event
            from danvan_desk.domain.reading import read_record
            from danvan_desk.domain.records import NewEvent

            record = read_record(payload, desk.today)
            if isinstance(record, NewEvent):
                record_event(desk, record)

        def done(_nothing: object) -> None:
            self.close()
            self._unfinished.pop(sheet.card.number, None)
            if payload["event"] == "approved" and payload.get("outcome") != "sent_back":
                self._agreed = sheet.card.number
            words = _("Đã lưu: {event} vào {case}.")
            self._page.say.emit(words.format(event=event_words(payload["event"]), case=sheet.card.number))

        self._page.write(work, done, changes="cases", refused=lambda error: self._refused(form, error))

    def _save_update(self, form: SupplementForm) -> None:
        desk, number, changed = self._page.window_.desk, form.petition.number, form.changed()
        if not changed:
            form.say_nothing_changed()
            return
        reason = form.reason.value()

        def work() -> str:
            from danvan_desk.actions.updates import update_record
            from danvan_desk.domain.records import Update

            return update_record(desk, Update(number, changed, reason=reason))

        def done(_number: str) -> None:
            self.close()
            self._page.say.emit(_("Đã lưu phần bổ sung của {number}.").format(number=number))

        changes = ("cases", "petitions")
        self._page.write(work, done, changes=changes, refused=lambda error: self._refused(form, error))

    def _save_split(self, form: SplitForm) -> None:
        desk, number, parts = self._page.window_.desk, form.petition.number, form.parts()

        def work() -> list[Registered]:
            from danvan_desk.actions.splitting import split_petition

            return split_petition(desk, number, parts)

        def done(made: list[Registered]) -> None:
            self.close()
            numbers = ", ".join(f"{one.number} ({one.case})" for one in made)
            self._page.say.emit(_("Đã tách {number} thành {numbers}.").format(number=number, numbers=numbers))

        changes = ("cases", "petitions")
        self._page.write(work, done, changes=changes, refused=lambda error: self._refused(form, error))

    def _save_unjoin(self, form: UnjoinForm) -> None:
        desk, number, reason = self._page.window_.desk, form.petition.number, form.reason.value() or ""

        def work() -> Unjoined:
            from danvan_desk.actions.unjoining import unjoin

            return unjoin(desk, number, reason)

        def done(out: Unjoined) -> None:
            self.close()
            words = _("Đã tách {petition} khỏi {left}; vụ việc riêng là {case}.")
            self._page.say.emit(words.format(petition=out.petition, left=out.left, case=out.case))

        changes = ("cases", "petitions", "visits")
        self._page.write(work, done, changes=changes, refused=lambda error: self._refused(form, error))

    def _refused(self, form: Form, error: Refused) -> None:
        """At the fields where there is one; the rest in the band of the form."""
        left = show_problems(form.all_fields(), [_in_words(problem) for problem in error.problems])
        if left:
            from html import escape

            form.show_error(escape(" ".join(plain(problem.message) + "." for problem in left)))
        else:
            form.clear_error()


def _petition(sheet: CaseSheet) -> PetitionCard:
    """The one the case was opened by, else its first."""
    return next((p for p in sheet.card.petitions if p.number == sheet.asked), sheet.card.petitions[0])


def look_ahead(desk: Desk, payload: dict[str, Any], *, only_problems: bool = False) -> Foreseen:
    """For the worker thread: what the record would do, or why it may not be made."""
    from danvan_desk.domain.reading import read_record
    from danvan_desk.domain.records import NewEvent
    from danvan_desk.queries.foresight import Foreseen, after_event

    try:
        record = read_record(payload, desk.today)
    except Refused as refused:
        return Foreseen(refused.problems)
    if not isinstance(record, NewEvent):
        return Foreseen(())
    found = after_event(desk, record)
    return Foreseen(found.problems, waits=not found.problems) if only_problems else found


def _in_words(problem: Any) -> Any:
    from dataclasses import replace

    return replace(problem, field=problem.field.removeprefix("set."), message=plain(problem.message))
