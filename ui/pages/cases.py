"""Vụ việc: the list of open cases, and the card of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from danvan_desk.texts import _, _as
from ui.keys import Command
from ui.pages.case_card import CaseCardView
from ui.pages.case_forms import CaseForms
from ui.pages.case_list import CaseList
from ui.pages.case_list_rows import FORWARDED, SIGN
from ui.pages.case_papers import PAPERS
from ui.pages.case_people import SUPPLEMENT
from ui.pages.cases_assign import assign_cases
from ui.pages.page import Page, Shell
from ui.pages.paper_command import cover_command, print_several_command, write_command
from ui.pages.record_papers import RECEIPT, preview_record
from ui.pages.slip_printing import KEY, preview_slip, slip_command

if TYPE_CHECKING:
    from danvan_desk.queries.case_sheet import CaseSheet

_LIST, _CARD = 0, 1


class CasesPage(Page):
    """`enter("VV-…")` or `enter("DT-…")` opens a card; without a target the list of open cases, or the card in hand.

    `enter(("list", code))` opens the list narrowed to one desk, by the codes of case_list_rows: SIGN, FORWARDED …
    `enter(("supplement", "DT-…"))` opens the card and the form that completes or corrects that petition.
    """

    cares: ClassVar[frozenset[str]] = frozenset({"cases", "petitions", "visits", "dialogues"})

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.number = ""
        self._from_list = False
        self._supplementing = ""  # the petition whose form opens once its case is read
        self.list = CaseList(self)
        self.list.opened.connect(self._open_from_list)
        self.list.counted.connect(self.refresh_head)
        self.card = CaseCardView(self, self._card_commands()[:2][::-1])
        self.forms = CaseForms(self, self.card)
        self.card.event_asked.connect(self.forms.new_event)
        self.card.correction_asked.connect(self.forms.correct)
        self.card.answer_asked.connect(self.forms.answer_proposal)
        self.card.unjoin_asked.connect(self.forms.unjoin)
        self.card.supplement_asked.connect(self.forms.supplement)
        self.card.clocks.print_asked.connect(self.print_slip)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.list)
        self._faces.addWidget(self.card)
        self.body.addWidget(self._faces, 1)

    # what it says of itself

    def title(self) -> str:
        return _as("list", "Vụ việc")

    def facts(self) -> str:
        return self.list.facts()

    def head_buttons(self) -> list[QWidget]:
        return []

    def commands(self) -> list[Command]:
        if self._faces.currentIndex() == _LIST:
            return [
                Command(_("Lọc danh sách này"), self.list.filter_asked, "Ctrl+F", "view", short=_("lọc")),
                Command(_("Chờ Chủ tịch ký"), self._waiting, "Ctrl+K", "view", short=_("chờ ký")),
                Command(_("Đã chuyển, chưa có trả lời"), self._forwarded, "Ctrl+L", "view", short=_("chưa trả lời")),
                Command(_("Giao các vụ việc đang chọn"), self._assign_chosen, "F9", "record", short=_("giao")),
                Command(_("Mở vụ việc đang chọn"), self.list.open_current, "", "record"),
            ]
        form = self.forms.commands()
        return form or self._card_commands()

    def keys(self) -> list[tuple[str, str]]:
        if self._faces.currentIndex() == _LIST:
            return [("Enter", _("mở")), *super().keys()]
        if self.forms.is_open():
            return super().keys()
        return [
            ("F2", _("ghi việc")),
            ("Enter", _("mở, đóng giải thích")),
            ("Ctrl+I", _("hạn gần nhất")),
            (SUPPLEMENT, _("sửa đơn")),
            ("Ctrl+P", _("in")),
            (KEY, _("in giải thích")),
            ("Esc", _("về danh sách") if self._from_list else _("quay lại")),
        ]

    def _case_number(self) -> str:
        return self.card.sheet.card.number if self.card.sheet else ""

    def _card_commands(self) -> list[Command]:
        return [
            Command(_("Ghi việc mới"), lambda: self.forms.new_event(""), "F2", "record", icon="plus"),
            Command(_("In phiếu"), self.print_receipt, "Ctrl+P", "print", icon="printer"),
            slip_command(self.print_slip),
            Command(_("Duyệt, trả lại đề xuất"), self._answer_proposal, "F8", "record", icon="check"),
            Command(_("Giao người phụ trách"), self._assign, "F9", "record"),
            Command(_("Bổ sung, sửa đơn"), self._supplement, SUPPLEMENT, "record", icon="pencil"),
            Command(_("Tách đơn có nhiều loại nội dung"), self._split, "Ctrl+T", "record"),
            write_command(self, self._case_number),
            print_several_command(self, self._case_number),
            cover_command(self, self._case_number),
            Command(_("In phiếu đề xuất"), lambda: self._print_paper("proposed"), "", "print"),
            Command(_("In công văn đôn đốc"), lambda: self._print_paper("urged"), "", "print"),
            Command(_("Tách đơn trùng ra vụ việc riêng"), self._unjoin, "", "record"),
            Command(_("Vì sao là ngày này: hạn gần nhất"), self.explain_urgent, "Ctrl+I", "view"),
            Command(_("Ai sửa gì"), self._turn, "Ctrl+H", "view"),
        ]

    # coming and going

    def enter(self, target: object = None) -> None:
        if isinstance(target, tuple) and len(target) == 2 and target[0] == "supplement":
            self._from_list = False
            self.show_case(str(target[1]))
            self._supplementing = str(target[1])
        elif isinstance(target, tuple) and len(target) == 2 and target[0] == "list":
            self.number = ""
            self._face(_LIST)
            self.list.show_desk(str(target[1]))
        elif isinstance(target, str) and target:
            self._from_list = False
            self.show_case(target)
        elif self.number:
            self._face(_CARD)
        else:
            self._face(_LIST)

    def may_leave(self) -> bool:
        return True

    def go_back(self) -> bool:
        """A form, then a slip, then the list the card was opened from."""
        if self._faces.currentIndex() == _LIST:
            return self.list.go_back()
        if self.forms.close():
            return True
        if self.card.clocks.fold():
            return True
        if self.card.course.shows_history():
            self.card.course.turn()
            return True
        was_listed, self.number = self._from_list, ""
        self._face(_LIST)
        if was_listed:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_listed

    def _face(self, face: int) -> None:
        turned = self._faces.currentIndex() != face
        self._faces.setCurrentIndex(face)
        if turned and face == _LIST:  # what was recorded on the card may have changed the list
            self.list.reload()
        self.show_head(shown=face == _LIST)
        self.window_.refresh_commands()

    def _waiting(self) -> None:
        self.list.turn_desk(SIGN)

    def _forwarded(self) -> None:
        self.list.turn_desk(FORWARDED)

    def _assign_chosen(self) -> None:
        """F9 on the list: one officer for every case selected."""
        numbers = self.list.chosen()
        if not numbers or self.list.wanted() == FORWARDED:
            self.say.emit(_("Chọn trước các vụ việc đang mở cần giao."))
            return
        assign_cases(self, numbers)

    def _open_from_list(self, number: str) -> None:
        self._from_list = True
        self.show_case(number)

    # the card

    def show_case(self, number: str) -> None:
        """Open the case with this number, or of the petition with this number."""
        self.forms.close()
        self._supplementing = ""
        self.number = number
        self._face(_CARD)
        self._read_card(fresh=True)

    def reload(self) -> None:
        if self._faces.currentIndex() == _CARD and self.number:
            self._read_card(fresh=False)
        else:
            self.list.reload()

    def _read_card(self, *, fresh: bool) -> None:
        desk, number = self.window_.desk, self.number

        def work() -> CaseSheet:
            from danvan_desk.queries.case_sheet import case_sheet

            return case_sheet(desk, number)

        def show(sheet: CaseSheet) -> None:
            if self.number != number:
                return
            self.number = sheet.card.number
            self.card.show_sheet(sheet)
            self.forms.sheet_shown(sheet)
            wanted, self._supplementing = self._supplementing, ""
            if wanted:
                self.forms.supplement(wanted)
            if fresh and not self.forms.is_open():
                self._focus_first()

        self.read(work, show, self.card.clocks)

    def _focus_first(self) -> None:
        rows = self.card.clocks.rows()
        if rows and self.isVisible():
            rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def explain_urgent(self) -> None:
        """Open the slip of the date that bites first."""
        self.card.clocks.fold_out_urgent()

    def _answer_proposal(self) -> None:
        self.forms.answer_proposal()

    def _assign(self) -> None:
        self.forms.new_event("assigned")

    def _supplement(self) -> None:
        self.forms.supplement()

    def _split(self) -> None:
        self.forms.split()

    def _unjoin(self) -> None:
        self.forms.unjoin()

    def _turn(self) -> None:
        self.card.course.turn()

    def print_receipt(self) -> None:
        """Mẫu 02/TCD of the newest petition of the case, through the preview."""
        sheet = self.card.sheet
        if sheet is None or not sheet.card.petitions:
            self.say.emit(_("Vụ việc chưa mở xong, chưa in được."))
            return
        preview_record(self, RECEIPT, sheet.card.petitions[-1].number)

    def _print_paper(self, event: str) -> None:
        """The paper of the newest event of that name in the book, or one to fill by pen."""
        if self.card.sheet is not None:
            preview_record(self, PAPERS[event], self.card.sheet.card.number)

    def print_slip(self) -> None:
        """The slip of the term that stands open, or of all terms, through the preview."""
        sheet = self.card.sheet
        if sheet is None or not sheet.card.clocks:
            self.say.emit(_("Vụ việc chưa có thời hạn nào bắt đầu, chưa có gì để giải thích."))
            return
        preview_slip(self, sheet.card.number, self.card.clocks.open_clock())
