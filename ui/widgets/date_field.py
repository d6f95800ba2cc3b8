"""A date as people type it, checked when the field is left and then written dd/mm/yyyy."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from danvan_desk.texts import _
from ui.widgets.dates import full_date, parse_date
from ui.widgets.fields import Check, TextField

_YEAR = re.compile(r"(19|20)\d\d")


class DateField(TextField):
    """Accepts 2/9/1969, 2/9/69, 02091969 and 1969-09-02; `value()` is a `date` or None.

    `allow_year` (dates of birth) also takes a bare year; then ask `iso()`: "1969" or "1969-09-02". `not_after` refuses
    later dates ("No date may lie in the future"). The text is rewritten once the field is left, never while typing.
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
        super().__init__(name, label, required=required, placeholder=_("ngày/tháng/năm"), max_length=12, check=check)
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
            if self._allow_year:
                return _("Không có ngày này. Ghi ngày/tháng/năm, ví dụ 02/09/1969, hoặc chỉ năm 1969.")
            return _("Không có ngày này. Ghi ngày/tháng/năm, ví dụ 23/11/2026.")
        if self._not_after is not None and day > self._not_after:
            return _("Ngày không được sau {day}.").format(day=full_date(self._not_after))
        return self._check(day) if self._check else None

    def _leave(self) -> None:
        day = self.value()
        if day is not None:
            self.line.setText(full_date(day))
        super()._leave()
