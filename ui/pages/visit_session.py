"""Đổi buổi tiếp: at which sitting the visit is recorded; opened over the form, folded away again."""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import Signal

from danvan_desk.domain import vocabulary as v
from danvan_desk.texts import _
from ui.pages import visit_words
from ui.pages.visit_section import FormSection
from ui.pages.visit_values import Session
from ui.widgets.date_field import DateField
from ui.widgets.dates import full_date, weekday_long
from ui.widgets.fields import CheckField, ChoiceField, Field, TextField


def now_session(today: date) -> Session:
    """A visit that begins now, at the regular reception."""
    return Session(today, f"{datetime.now().astimezone():%H:%M}")


class SessionRows(FormSection):
    """`session()` as it stands; `edited` when the user changed it."""

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__("0", _("Buổi tiếp"), _("Sổ: cột 2"), first=True)
        self.day = DateField("date", _("Ngày tiếp"), required=True, today=today, not_after=today)
        self.time = TextField("time", _("Giờ"), check=visit_words.check_time, max_length=5)
        self.reception = ChoiceField("reception", _("Loại buổi"), list(v.labels(v.ReceptionKind).items()))
        self.mode = ChoiceField("mode", _("Hình thức"), list(v.labels(v.Mode).items()))
        self.receiver = TextField("receiver", _("Người tiếp (để trống là người đang ngồi máy)"))
        self.by_head = CheckField("by_head", _("Chủ tịch trực tiếp tiếp"))
        self.notified = DateField("notified", _("Đã báo các bên ngày"), today=today, not_after=today)
        self.add_row([(self.reception, 0), (self.mode, 0), (self.time, 1)])
        self.add_row([(self.day, 130), (self.receiver, 330), (self.notified, 130), (self.by_head, 190)])
        self._new = True
        self._offered, self._offered_for = "", today
        self._fields: list[Field] = [self.reception, self.mode, self.day, self.time, self.by_head, self.receiver]
        self._fields.append(self.notified)
        self.mode.edited.connect(self._follow_mode)
        self.reception.edited.connect(self._follow)  # before the page is told, so that it hears of the chair too
        self.day.edited.connect(self._follow_day)
        for field in self._fields:
            field.edited.connect(self.edited)

    def fields(self) -> list[Field]:
        return self._fields

    def show_session(self, session: Session, *, new: bool = True) -> None:
        """In a correction of a saved visit the notice of an online session isn't asked for again."""
        self._new = new
        self.day.set_value(session.day)
        self.time.set_value(session.time)
        self._offered, self._offered_for = session.time, session.day
        self.reception.set_value(session.reception)
        self.mode.set_value(session.mode)
        self.by_head.set_value(session.by_head)
        self.receiver.set_value(session.receiver)
        self.by_head.setVisible(session.reception != "regular")
        self.notified.set_value(session.notified)
        self._follow_mode()

    def _follow_day(self) -> None:
        """A visit of another day began at another time than now: nobody has said when."""
        if self._new and self.time.value() == self._offered and self.day.value() not in (None, self._offered_for):
            self.time.set_value("")

    def session(self, instead: date) -> Session:
        time = re.sub(r"[hg.]", ":", str(self.time.value() or ""))
        return Session(
            day=self.day.value() or instead,
            time=time.zfill(5) if time else "",
            reception=self.reception.value() or "regular",
            mode=self.mode.value() or "in_person",
            by_head=bool(self.by_head.value()) and self.reception.value() != "regular",
            receiver=self.receiver.value(),
            notified=self.notified.value() if self.mode.value() == "online" else None,
        )

    def _follow_mode(self) -> None:
        self.notified.setVisible(self._new and self.mode.value() == "online")

    def _follow(self) -> None:
        """The chair sits at the periodic reception unless somebody says otherwise."""
        regular = self.reception.value() == "regular"
        self.by_head.setVisible(not regular)
        self.by_head.set_value(not regular)


def session_words(session: Session) -> str:
    """As "Thứ Hai 23/11/2026, 10:24 · thường xuyên · trực tiếp"."""
    kind = v.label(v.ReceptionKind(session.reception)).lower()
    head = _("Chủ tịch tiếp") if session.by_head else ""
    day = f"{weekday_long(session.day)} {full_date(session.day)}"
    when = f"{day}, {session.time}" if session.time else day
    return " · ".join(part for part in (when, kind, head, v.label(v.Mode(session.mode)).lower()) if part)
