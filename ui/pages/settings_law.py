"""What the settings page does with the calendar and the rules: each change is looked at first, then taken or left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from danvan_desk.texts import _, of_law
from ui.pages.page import error_words
from ui.pages.settings_days import change_groups
from ui.pages.settings_moves import Told
from ui.pages.settings_proposal import Proposal, Proposals
from ui.pages.settings_reading import read_notice
from ui.pages.settings_rule_card import change_group

if TYPE_CHECKING:
    from danvan_desk.actions.calendar import CalendarChange
    from danvan_desk.actions.moved_dates import Watch
    from danvan_desk.actions.office_rules import RuleChange
    from danvan_desk.domain.calendar_day import DayEdit
    from danvan_desk.domain.rules import Rule
    from danvan_desk.queries.office import RuleVersion
    from ui.pages.settings import SettingsPage


class LawChanges(QObject):
    def __init__(self, page: SettingsPage, proposals: Proposals) -> None:
        super().__init__(page)
        self._page, self._proposals = page, proposals

    # the calendar

    def choose_notice(self) -> None:
        """A notice as a file; nothing is written before its effects were seen."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        given, _filter = QFileDialog.getOpenFileName(
            self._page, _("Nhập thông báo ngày nghỉ, ngày làm bù"), folder, _("Tệp lịch (*.toml)")
        )
        if given:
            self._look_at_notice(Path(given))

    def _look_at_notice(self, file: Path) -> None:
        desk, panel = self._page.window_.desk, self._page.calendar.panel

        def look(watch: Watch) -> CalendarChange:
            from danvan_desk.actions.calendar import preview

            return preview(desk, read_notice(file), watch)

        def take() -> CalendarChange:
            from danvan_desk.actions.calendar import import_notice

            return import_notice(desk, read_notice(file))

        none = _("Lịch của cơ quan đã có đủ các ngày trong tệp này. Không có gì để nhập.")
        self._proposals.look(
            Proposal(
                facts=file.name,
                look=look,
                take=take,
                told=partial(_calendar_told, none=none),
                said=_calendar_said,
                refused=lambda error: panel.show_error(error_words(error)),
                taken=panel.clear_error,
            )
        )
        panel.clear_error()

    def look_at_days(self) -> None:
        """The days gathered by hand."""
        editing, desk = self._page.calendar.editing, self._page.window_.desk
        if not editing.gather():
            return
        edits: tuple[DayEdit, ...] = tuple(editing.edits())

        def look(watch: Watch) -> CalendarChange:
            from danvan_desk.actions.calendar import preview_edits

            return preview_edits(desk, edits, watch)

        def take() -> CalendarChange:
            from danvan_desk.actions.calendar import change_days

            return change_days(desk, edits)

        none = _("Lịch của cơ quan đã đúng như các ngày này. Không có gì để ghi.")
        self._proposals.look(
            Proposal(
                facts=_("{n} ngày sửa tay").format(n=len(edits)),
                look=look,
                take=take,
                told=partial(_calendar_told, none=none),
                said=_calendar_said,
                refused=editing.refused,
                taken=self._page.calendar.leave_editing,
            )
        )

    # the rules

    def open_rule(self, rule: Rule) -> None:
        desk, section = self._page.window_.desk, self._page.rules

        def work() -> list[RuleVersion]:
            from danvan_desk.queries.office import rule_versions

            return rule_versions(desk, rule.kind, rule.clock)

        self._page.read(work, lambda versions: section.show_card(rule, versions), section.panel)

    def look_at_rule(self) -> None:
        """The number typed in the card."""
        desk, own = self._page.window_.desk, self._page.rules.card.proposed()
        if own is None:
            return

        def look(watch: Watch) -> RuleChange:
            from danvan_desk.actions.office_rules import preview_rule

            return preview_rule(desk, own, watch)

        def take() -> RuleChange:
            from danvan_desk.actions.office_rules import set_rule

            return set_rule(desk, own)

        said = _("Đã đặt quy định của đơn vị, dời {n} hạn; mỗi vụ việc đã ghi lại.")
        self._look_at(look, take, said, self._page.rules.card.clear)

    def look_at_withdrawal(self) -> None:
        """The own version the list stands on."""
        desk, card = self._page.window_.desk, self._page.rules.card
        version, rule = card.chosen(), card.rule
        if version is None or rule is None:
            return
        number = version.number

        def look(watch: Watch) -> RuleChange:
            from danvan_desk.actions.office_rules import preview_withdrawal

            return preview_withdrawal(desk, number, watch)

        def take() -> RuleChange:
            from danvan_desk.actions.office_rules import withdraw_rule

            return withdraw_rule(desk, number)

        said = _("Đã rút quy định của đơn vị, dời {n} hạn; mỗi vụ việc đã ghi lại.")
        self._look_at(look, take, said, lambda: None)

    def _look_at(
        self,
        look: Callable[[Watch], RuleChange],
        take: Callable[[], RuleChange],
        said: str,
        taken: Callable[[], object],
    ) -> None:
        card = self._page.rules.card
        rule = card.rule
        if rule is None:
            return
        self._proposals.look(
            Proposal(
                facts=of_law(rule.title),
                look=look,
                take=take,
                told=partial(_rule_told, rule),
                said=lambda change: said.format(n=len(change.moved)),
                refused=card.refused,
                taken=taken,
            )
        )


def _calendar_told(change: CalendarChange, none: str) -> Told:
    count = len(change.days) + len(change.back)
    return Told(
        groups=change_groups(change),
        moved=change.moved,
        ended=change.ended,
        head=_("<b>{days} ngày</b> thêm hoặc đổi;").format(days=count),
        none=none if change.is_empty() else "",
    )


def _calendar_said(change: CalendarChange) -> str:
    said = _("Đã ghi {days} ngày, dời {n} hạn; mỗi vụ việc đã ghi lại.")
    return said.format(days=len(change.days) + len(change.back), n=len(change.moved))


def _rule_told(rule: Rule, change: RuleChange) -> Told:
    beside = ""
    if rule.kind in ("reception", "dialogue"):
        beside = _("Hạn của lượt tiếp và đối thoại tính lại mỗi khi mở, không nằm trong danh sách này.")
    group = change_group(rule, change.rule, withdrawn=change.withdrawn, replaces=change.replaces)
    return Told(groups=(group,), moved=change.moved, ended=change.ended, head="", beside=beside)
