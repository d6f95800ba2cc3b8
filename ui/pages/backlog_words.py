"""The groups, dimensions and filters of the backlog in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from danvan_desk.domain.backlog_groups import AGES, LATER, NONE, OLD, PROMISED, Case, Filter, weeks_shown
from danvan_desk.domain.vocabulary import Field, Kind, label
from danvan_desk.texts import _
from ui.widgets.dates import full_date, weekday_inside


def group_words(group: str) -> str:
    """A group's short name, as its tile says it, which in a narrow window says only its beginning; "" is all of the
    list."""
    return {
        "": _("Tất cả"),
        "overdue": _("Quá hạn"),
        "days3": _("Hạn 3 ngày"),
        "week": _("Hạn 7 ngày"),
        "running": _("Đang chạy"),
        "sign": _("Chờ ký"),
        "first30": _("30 ngày chưa xử lý"),
        "first45": _("45 ngày chưa xử lý"),
        "long": _("Phức tạp, kéo dài"),
        "paused": _("Tạm dừng"),
        PROMISED: _("Cam kết đến hạn"),
    }[group]


def group_tip(group: str) -> str:
    """What just is counted, in a sentence."""
    return {
        "": _("Mọi vụ việc trong danh sách"),
        "overdue": _("Vụ việc có thời hạn đã qua"),
        "days3": _("Vụ việc chưa quá hạn, đến hạn hôm nay hoặc trong 3 ngày tới (cả ngày nghỉ)"),
        "week": _("Vụ việc chưa quá hạn, đến hạn hôm nay hoặc trong 7 ngày tới (cả ngày nghỉ)"),
        "sign": _("Cán bộ đã đề xuất, Chủ tịch chưa duyệt hoặc ký"),
        "first30": _("Nhận từ 30 ngày trở lên mà chưa phân loại, chưa có bước xử lý đầu tiên"),
        "first45": _("Nhận từ 45 ngày trở lên mà chưa phân loại, chưa có bước xử lý đầu tiên (NĐ 154/2026 Đ.41 k3 b)"),
        "long": _("Đã xác định phức tạp bằng văn bản, hoặc mở quá {n} ngày").format(n=OLD),
        "paused": _("Vụ việc đang tạm đình chỉ"),
        PROMISED: _("Lời hứa, cam kết khi đối thoại chưa xong, quá hạn hoặc đến hạn trong 7 ngày"),
    }[group]


def dimension_words(dimension: str) -> str:
    return {
        "officer": _("Người phụ trách"), "kind": _("Loại"), "field": _("Lĩnh vực"), "hamlet": _("Khu phố"),
    }[dimension]  # fmt: skip


def value_words(dimension: str, value: str) -> str:
    """An officer, kind, field or hamlet as it is shown; NONE in words."""
    if value == NONE:
        return _("Chưa giao ai") if dimension == "officer" else _("Chưa ghi")
    if dimension == "kind":
        return label(Kind(value))
    return label(Field(value)) if dimension == "field" else value


def week_words(week: str, on: date) -> str:
    """The week a filter is set to, in words."""
    last_shown = date.fromisoformat(weeks_shown(on)[-1]) + timedelta(days=6)
    if week == LATER:
        return _("đến hạn sau {day}").format(day=full_date(last_shown))
    monday = date.fromisoformat(week)
    return _("đến hạn trong tuần {first} đến {last}").format(
        first=f"{monday:%d/%m}", last=full_date(monday + timedelta(days=6))
    )


def age_words(band: str) -> str:
    """The band of age a filter is set to, in words."""
    if band == LATER:
        return _("mở trên {n} ngày").format(n=AGES[-1])
    at = [str(most) for most in AGES].index(band)
    if not at:
        return _("mở đến {n} ngày").format(n=AGES[0])
    return _("mở từ {first} đến {last} ngày").format(first=AGES[at - 1] + 1, last=AGES[at])


def month_words(month: str) -> str:
    """The month whose cases are listed ("closed:2026-10"), in words."""
    way, _colon, which = month.partition(":")
    words = _("Vụ việc mới trong tháng {month}") if way == "opened" else _("Vụ việc khép trong tháng {month}")
    return words.format(month=f"{which[5:]}/{which[:4]}")


def facts_words(rows: Iterable[Case], on: date) -> str:
    """How many are open as of a day, and how many closed ones still owe something."""
    told = [row.is_open for row in rows]
    facts = _("{n} vụ việc đang mở, tính đến {weekday} {day}").format(
        n=sum(told), weekday=weekday_inside(on), day=full_date(on)
    )
    owed = len(told) - sum(told)
    return facts + _(", {n} vụ đã khép còn nợ việc").format(n=owed) if owed else facts


def filter_words(wanted: Filter, on: date) -> str:
    """The filter as an officer would say it; "" where everything is shown."""
    said = [_lower(month_words(wanted.month))] if wanted.month else []
    if wanted.part:
        said.append(_lower(group_words(wanted.part)))
    if wanted.kind:
        said.append(label(Kind(wanted.kind)).lower())
    if wanted.field:
        said.append(_("lĩnh vực {name}").format(name=_lower(value_words("field", wanted.field))))
    if wanted.hamlet:
        unknown = _("chưa ghi khu phố")
        said.append(unknown if wanted.hamlet == NONE else wanted.hamlet)
    if wanted.officer:
        who = wanted.officer
        said.append(_("chưa giao ai") if who == NONE else _("phụ trách {name}").format(name=who))
    if wanted.week:
        said.append(week_words(wanted.week, on))
    if wanted.age:
        said.append(age_words(wanted.age))
    if wanted.words:
        said.append(_("có “{words}”").format(words=wanted.words))
    return ", ".join(said)


def _lower(words: str) -> str:
    """With a small first letter, to stand inside a sentence; "thứ Hai" keeps its own capital."""
    return words[:1].lower() + words[1:]
