"""A date as people type it, checked when the field is left and then written dd/mm/yyyy."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from PySide6.QtGui import QResizeEvent

from danvan_desk.texts import _
from ui.widgets.dates import full_date, parse_date
from ui.widgets.fields import Check, TextField

_YEAR = re.compile(r"(19|20)\d\d")
_DAY_MONTH = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})[/.]?", re.ASCII)
_DAY = re.compile(r"\d{1,2}[/.]?", re.ASCII)
_ROUND_TEXT = 11  # a field's edge, its padding and Qt's own two pixels


class DateField(TextField):
    """Accepts 2/9/1969, 2/9/69, 02091969 and 1969-09-02; `value()` is a `date` or None.

    `allow_year` (dates of birth) also takes a bare year; then ask `iso()`: "1969" or "1969-09-02". `not_after` refuses
    later dates ("No date may lie in the future"). "20/11" is of this year, or of the last where this year's would be
    too late. The text is rewritten once the field is left, never while typing.
    """

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        today: date | None = None,
        not_after: date | None = None,
        allow_year: bool = False,
        check: Check | None = None,
    ) -> None:
        super().__init__(name, label, required=required, max_length=12, check=check)
        self.line.setPlaceholderText(_("nn/tt/nnnn"))
        self._today = today or date.today()
        self._not_after, self._allow_year = not_after, allow_year

    def value(self) -> date | None:
        return parse_date(self.line.text(), self._today)

    def iso(self) -> str | None:
        """The date as ISO, or a bare year where allowed; None when empty or no date."""
        text = self.line.text().strip()
        if self._allow_year and _YEAR.fullmatch(text):
            return text
        day = self.value()
        return day.isoformat() if day else None

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def set_value(self, value: Any) -> None:
        """A `date`, an ISO string, a bare year or None."""
        if isinstance(value, str):
            value = parse_date(value, self._today) or value
        super().set_value(full_date(value) if isinstance(value, date) else value)

    def wrong(self) -> str | None:
        if self.is_empty():
            return None
        day = self.value()
        if day is None:
            if self.iso() is not None:
                return None
            if _DAY_MONTH.fullmatch(self.line.text().strip()) and self._allow_year:
                return _("Thiếu năm. Ghi ngày/tháng/năm, ví dụ 02/09/1969, hoặc chỉ năm 1969.")
            if _DAY.fullmatch(self.line.text().strip()):
                return _("Thiếu tháng. Ghi ngày/tháng hoặc ngày/tháng/năm, ví dụ 23/11/2026.")
            if self._allow_year:
                return _("Không có ngày này. Ghi ngày/tháng/năm, ví dụ 02/09/1969, hoặc chỉ năm 1969.")
            return _("Không có ngày này. Ghi ngày/tháng/năm, ví dụ 23/11/2026.")
        if self._not_after is not None and day > self._not_after:
            return _("Ngày không được sau {day}.").format(day=full_date(self._not_after))
        return self._check(day) if self._check else None

    def check(self, *, whole: bool = True) -> bool:
        """When left or saved, and never while typing, a date is written out whole."""
        day = self.value() or self._of_this_year()
        if day is not None:
            self.line.setText(full_date(day))
        return super().check(whole=whole)

    def _of_this_year(self) -> date | None:
        """The day of a "20/11": of this year, or of the last where this year's would lie ahead and may not."""
        found = _DAY_MONTH.fullmatch(self.line.text().strip())
        if found is None or self._allow_year:  # nobody is born this year because the year was left out
            return None
        day = parse_date(f"{found[1]}/{found[2]}/{self._today.year}", self._today)
        if day is not None and self._not_after is not None and day > self._not_after:
            return parse_date(f"{found[1]}/{found[2]}/{self._today.year - 1}", self._today)
        return day

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = _("ngày/tháng/năm")
        fits = self.line.fontMetrics().horizontalAdvance(words) <= self.width() - 2 * _ROUND_TEXT
        self.line.setPlaceholderText(words if fits else _("nn/tt/nnnn"))
