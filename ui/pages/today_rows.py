"""The first page's facts in words: rows, bands and counts, made from `queries.today`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from danvan_desk.domain.delegations import LEAST
from danvan_desk.domain.vocabulary import Kind, VisitOutcome, label
from danvan_desk.texts import _, of_law
from ui.pages.case_list_rows import inner_short
from ui.tables.cells import Cell, Row
from ui.widgets.dates import list_date, short_date, weekday_inside
from ui.widgets.states import chip_of

if TYPE_CHECKING:
    from danvan_desk.context import Desk
    from danvan_desk.queries.drafts import SavedDraft
    from danvan_desk.queries.today import DueItem, Today
    from danvan_desk.queries.visits import VisitRow


@dataclass(frozen=True)
class DueCell(Cell):
    """`day` stands at the right of the second line, so that the first has the whole width for the matter."""

    day: str = ""

    def spoken(self) -> str:
        return f"{super().spoken()} · {self.day}"


OUTCOME_ICONS = {"received": "check", "answered": "check", "guided": "arrow-right", "refused": "x"}


@dataclass(frozen=True)
class Morning:
    """`queries.today` with what the band and the meter need of the calendar and the office."""

    today: Today
    place: str
    working_after_rest: date
    days_to: dict[date, int]  # working days from today to each coming reception day
    due: tuple[Row, ...]  # overdue first, then what falls due by the end of the week

    def facts(self) -> str:
        return " · ".join(part for part in (_("Tiếp thường xuyên"), self.place) if part)


def read_morning(desk: Desk) -> Morning:
    """For the worker thread."""
    from danvan_desk.actions.office import office_details
    from danvan_desk.queries.today import today

    now = today(desk)
    with desk.reading() as session:
        calendar = desk.calendar(session)
    rest = now.next_rest[0] if now.next_rest else now.day
    return Morning(
        today=now,
        place=office_details(desk).reception_place or "",
        working_after_rest=calendar.roll(rest + timedelta(days=1)),
        days_to={
            one.date: calendar.working_days_between(now.day, one.date)
            for one in now.reception_days
            if one.date > now.day
        },
        due=tuple(_due_row(item, now.day) for item in (*now.overdue, *now.this_week)),
    )


def band_words(morning: Morning) -> str:
    """The day of rest that is today or comes within ten days, as rich text; "" where there is none."""
    now = morning.today
    if now.rest_today:
        name = _("cuối tuần") if now.rest_today == "weekend" else of_law(now.rest_today)
        return _("Hôm nay nghỉ: <b>{name}</b>. Ngày làm việc kế tiếp là {day}.").format(
            name=escape(name), day=_day(now.next_working_day)
        )
    if now.next_rest is None:
        return ""
    day, name = now.next_rest
    when = _("Ngày mai, {day},").format(day=_day(day)) if (day - now.day).days == 1 else _day(day)
    return _("{when} nghỉ: <b>{name}</b>. Các hạn đã tính qua ngày này; ngày làm việc kế tiếp là {after}.").format(
        when=when[:1].upper() + when[1:], name=escape(of_law(name)), after=_day(morning.working_after_rest)
    )


def _day(day: date) -> str:
    return f"{weekday_inside(day)} {day:%d/%m}"


def number_tail(number: str) -> str:
    """The running number alone, 1209 of TD-2026-01209: a list of one year needs no more."""
    return number.rpartition("-")[2].lstrip("0") or number


def person_cell(people: str, content: str, *, secret: bool) -> Cell:
    """Two lines: who came and what about; a denouncer is a lock and a code."""
    line = " ".join(content.split())
    return Cell(people, line, icon="lock" if secret else "", role="secret" if secret else "")


def outcome_cell(outcome: str) -> Cell:
    return Cell(label(VisitOutcome(outcome)), icon=OUTCOME_ICONS.get(outcome, ""))


def visit_rows(visits: Sequence[VisitRow]) -> list[Row]:
    return [
        Row(
            visit.number,
            (
                Cell(number_tail(visit.number), role="muted", tip=visit.number),
                Cell(visit.time or "–"),
                person_cell(visit.people, visit.content, secret=visit.secret),
                Cell(label(Kind(visit.kind))),
                outcome_cell(visit.outcome),
                Cell(_("{n} tờ").format(n=visit.pages) if visit.pages else "", role="muted"),
            ),
            visit,
        )
        for visit in visits
    ]


def draft_rows(drafts: Sequence[SavedDraft]) -> list[Row]:
    """Visits being written stand above those in the book; a denouncer's draft shows no name and no words."""
    rows = []
    for draft in drafts:
        if draft.page != "reception":
            continue
        fields: dict[str, Any] = draft.data.get("fields", {})
        kind = fields.get("kind")
        secret = kind == Kind.DENUNCIATION
        name = _("Tố cáo (mật)") if secret else fields.get("name") or _("Chưa ghi tên")
        content = "" if secret else fields.get("content") or _("chưa ghi nội dung")
        cells = (
            Cell("–", role="muted"),
            Cell(str(draft.data.get("session", {}).get("time") or "–")),
            person_cell(str(name), str(content), secret=secret),
            Cell(label(Kind(kind)) if kind in set(Kind) else ""),
            Cell(_("Đang ghi"), icon="pencil", role="due_soon"),
            Cell(""),
        )
        rows.append(Row(f"draft:{draft.id}", cells, draft))
    return rows


def visit_facts(visits: Sequence[VisitRow]) -> str:
    """As "8 lượt · 14 người · 1 đoàn đông người · 5 lượt có giấy tờ"."""
    if not visits:
        return ""
    parts = [
        _("{n} lượt").format(n=len(visits)),
        _("{n} người").format(n=sum(visit.people_count for visit in visits)),
    ]
    delegations = sum(visit.people_count >= LEAST for visit in visits)
    handed = sum(visit.papers > 0 for visit in visits)
    if delegations:
        parts.append(_("{n} đoàn đông người").format(n=delegations))
    if handed:
        parts.append(_("{n} lượt có giấy tờ").format(n=handed))
    return " · ".join(parts)


def _due_row(item: DueItem, today: date) -> Row:
    chip = chip_of(item.state, item.days_left, item.unit or "day", None, item.provisional, item.due, today=today)
    matter = " ".join(item.content.split())
    step = _("Hạn nội bộ") if item.inner else of_law(item.title)
    title = _("{step}: {matter}").format(step=step, matter=matter) if step else matter
    inner = "" if item.inner else inner_short(item.inner_due, today)
    second = " · ".join(part for part in (item.number, inner) if part)
    icon, role = ("lock", "secret") if item.secret and item.number.startswith("TD-") else ("", "")
    return Row(
        item.number,
        (DueCell(title, second, chip=chip, icon=icon, role=role, day=list_date(item.due, today)),),
        item,
    )


def saved_when(draft: SavedDraft, today: date) -> str:
    """As "lưu 10:19" for today's draft, "lưu T6 20/11, 16:48" for an older one."""
    moment = draft.saved_at
    if moment.date() == today:
        return _("lưu {time}").format(time=f"{moment:%H:%M}")
    return _("lưu {day}, {time}").format(day=short_date(moment.date(), today), time=f"{moment:%H:%M}")
