"""The page for Monday's meeting: what is overdue and whose, what falls due in seven days, what was promised.

The office's own working page, not an official form; set like a paper of Nghị định 30/2020. Always Vietnamese.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danvan_desk.domain.short_words import headline, shortened
from danvan_desk.papers.form_pdf import drawn
from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph, Part
from danvan_desk.papers.letterhead import Letterhead, short_date
from danvan_desk.papers.own_paper import own_paper

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_MOST_LETTERS = 130


@dataclass(frozen=True)
class _Cut:
    """How much of each list stands on the page where not all of it fits. What is then left out, the row of counts says:
    paused cases, the numbers of all cases but a few that wait to be signed."""

    overdue: int | None = None
    week: int | None = None
    promises: int | None = None
    whole: bool = True
    letters: int = 130


_CUTS = tuple(
    _Cut(overdue, overdue * 2 // 3, max(1, overdue // 3), whole=False, letters=48) for overdue in range(15, 0, -1)
)
"""Tried in this order until one page holds it."""


GROUP_TITLES = {
    "overdue": "Quá hạn", "days3": "Hạn trong 3 ngày", "week": "Hạn trong 7 ngày", "sign": "Chờ ký",
    "first30": "Chưa xử lý 30 ngày", "first45": "Chưa xử lý 45 ngày", "long": "Phức tạp, kéo dài", "paused": "Tạm dừng",
}  # fmt: skip
"""What stands over the number of each group (`domain.backlog_groups`)."""
_LOADS = ("Quá hạn", "Sắp đến hạn", "Đang chạy", "Tạm dừng", "Cộng")


@dataclass(frozen=True)
class MatterLine:
    """One case in words. `people` holds the code where the denouncer is masked; `state` as in "Quá 12 ngày"."""

    number: str
    kind: str
    matter: str
    people: str
    step: str
    officer: str | None
    due: date | None
    state: str
    opened: date | None = None
    petitions: tuple[str, ...] = ()


@dataclass(frozen=True)
class OfficerLine:
    name: str
    overdue: int
    due_soon: int
    running: int
    paused: int


@dataclass(frozen=True)
class PromiseLine:
    """A commitment with a date; `late` where it has passed."""

    what: str
    owner: str | None
    due: date | None
    held: date
    dialogue: str
    state: str
    late: bool
    hamlet: str | None = None


@dataclass(frozen=True)
class BacklogPageData:
    """The backlog as of `on`. `week` falls due within seven days; `rests` are the days off in them, in words;
    `settled` and `on_time` count from `since`. `reception_*` None where no duty is known. `groups` are the counts of
    the chair's groups by title; `to_sign`, `first30` and `long` the numbers of their cases.
    """

    letterhead: Letterhead
    on: date
    open_count: int
    overdue: tuple[MatterLine, ...] = ()
    week: tuple[MatterLine, ...] = ()
    paused: tuple[MatterLine, ...] = ()
    officers: tuple[OfficerLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    undated_promises: int = 0
    rests: tuple[str, ...] = ()
    reception_required: int | None = None
    reception_done: int | None = None
    reception_days: tuple[tuple[date, str], ...] = ()
    since: date | None = None
    settled: int = 0
    on_time: int = 0
    edition: str = ""
    drawn_up_by: str | None = None
    to_sign: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    first30: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    next_days: tuple[date, ...] = ()
    nobody_came: tuple[date, ...] = ()


def state_words(
    state: str | None, days_left: int | None, unit: str | None, *, paused_days: int | None = None,
    provisional: bool = False,
) -> str:  # fmt: skip
    """A clock's state as the screen's chip says it, in Vietnamese; the unit is always said."""
    of = "ngày làm việc" if unit == "working_day" else "ngày"
    if state == "paused":
        return "Tạm dừng" if paused_days is None else f"Tạm dừng {paused_days} ngày"
    if days_left is None:
        return "Chưa có hạn"
    words = f"Quá {-days_left} {of}" if days_left < 0 else f"Còn {days_left} {of}" if days_left else "Hạn hôm nay"
    return f"{words}, tạm tính" if provisional else words


def backlog_page(data: BacklogPageData) -> Composed:
    """One A4 page: where there is more than it holds, the most urgent of each list, and how many more there are."""
    page = _composed(data, _Cut())
    for cut in _CUTS:
        if drawn(page).page_number == 1:
            break
        page = _composed(data, cut)
    return page


def _composed(data: BacklogPageData, cut: _Cut) -> Composed:
    rests = f" ({'; '.join(data.rests)})" if data.rests else ""
    late, week = f"1. Quá hạn: {len(data.overdue)}", f"2. Đến hạn trong 7 ngày: {len(data.week)}{rests}"
    parts: list[Part] = [
        *map(Paragraph, _summary(data, cut)),
        *_groups(data.groups),
        *_matters(late, data.overdue, "Không có vụ việc nào quá hạn.", cut.overdue, cut.letters),
        *_matters(week, data.week, "Không có vụ việc nào đến hạn.", cut.week, cut.letters),
    ]
    if cut.whole:
        paused = f"3. Đang tạm dừng: {len(data.paused)}"
        parts += _matters(paused, data.paused, "Không có vụ việc nào tạm dừng.", None, cut.letters)
    return own_paper(
        f"Trang giao ban ngày {short_date(data.on)}",
        data.letterhead,
        "TÌNH HÌNH VỤ VIỆC TỒN ĐỌNG",
        f"Giao ban {_weekday(data.on)}, ngày {short_date(data.on)}",
        (*parts, *_officers(data.officers, whole=cut.whole), *_promises(data, cut), _foot(data)),
        dated=False,
        small=True,
    )


def _table(columns: Sequence[tuple[str, float]], rows: Sequence[tuple[str, ...]]) -> PaperTable:
    """Widths in whatever unit; columns of numbers stand in the middle."""
    whole = sum(width for _title, width in columns)
    return PaperTable(
        tuple(title for title, _width in columns), tuple(width / whole for _title, width in columns), tuple(rows),
        middle=(*_LOADS, *GROUP_TITLES.values()),
    )  # fmt: skip


def _groups(groups: Sequence[tuple[str, int]]) -> list[Part]:
    """All the chair's counts in one row."""
    counts = tuple(str(count) for _title, count in groups)
    return [_table([(title, 1) for title, _count in groups], [counts])] if groups else []


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]


def _summary(data: BacklogPageData, cut: _Cut) -> list[str]:
    running = data.open_count - len(data.overdue) - len(data.week) - len(data.paused)
    parts = [f"quá hạn {len(data.overdue)}", f"đến hạn trong 7 ngày {len(data.week)}"]
    if running > 0:
        parts.append(f"còn hạn {running}")
    parts.append(f"tạm dừng {len(data.paused)}")
    said = [f"Đang mở {data.open_count} vụ việc: {', '.join(parts)}."]
    if data.since and data.settled:
        share = f"{100 * data.on_time / data.settled:.1f}".replace(".", ",")
        done = f"đã giải quyết xong {data.settled} vụ việc, đúng hạn {data.on_time} ({share}%)"
        said[0] += f" Từ {short_date(data.since)} {done}."
    for words, numbers in (
        ("Đề xuất chờ Chủ tịch phê duyệt", data.to_sign),
        ("Chưa có bước xử lý đầu tiên từ 30 ngày", data.first30),
        ("Phức tạp, kéo dài", data.long),
    ):
        if numbers and (cut.whole or numbers is data.to_sign):
            said.append(f"{words}, {len(numbers)} vụ việc: {_some(numbers, 6 if cut.whole else 3)}.")
    if data.reception_required is not None:
        days = "; ".join(f"{day:%d/%m}: {words}" for day, words in data.reception_days)
        said.append(
            f"Chủ tịch trực tiếp tiếp công dân: {data.reception_done} trong {data.reception_required} ngày phải tiếp"
            + (f" ({days})." if days else ".")
        )
        if data.next_days:
            said[-1] += f" Sắp tới: {', '.join(short_date(day) for day in data.next_days)}."
        if data.nobody_came:
            days = ", ".join(f"{day:%d/%m}" for day in data.nobody_came)
            said[-1] += f" Biên bản không có người đến: {len(data.nobody_came)} buổi ({days})."
    return said


def _some(numbers: Sequence[str], most: int) -> str:
    """The first few by number; the rest are in the list."""
    more = f" và {len(numbers) - most} vụ việc nữa" if len(numbers) > most else ""
    return ", ".join(numbers[:most]) + more


def _matters(
    heading: str, lines: Sequence[MatterLine], nothing: str, most: int | None, letters: int
) -> list[Part]:  # fmt: skip
    if not lines:
        return [Paragraph(heading, "section"), Paragraph(nothing, "note")]
    columns = (("STT", 10), ("Còn lại, hạn", 35), ("Vụ việc", 81), ("Bước đang chờ", 26), ("Phụ trách", 23))
    rows = []
    for order, line in enumerate(lines[:most], 1):
        about = " · ".join(part for part in (line.kind, line.number, line.people) if part)
        left = f"{line.state}\n{short_date(line.due)}" if line.due else line.state
        matter = f"{short_matter(line.matter, letters)}\n{about}"
        rows.append((str(order), left, matter, line.step, line.officer or "Chưa giao ai"))
    more = _more(len(lines), most, "vụ việc nữa trong danh sách Tồn đọng")
    return [Paragraph(heading, "section"), _table(columns, rows), *more]


def _more(count: int, most: int | None, words: str) -> list[Part]:
    return [Paragraph(f"Còn {count - most} {words}.", "note")] if most is not None and count > most else []


def _officers(lines: Sequence[OfficerLine], *, whole: bool) -> list[Part]:
    heading = Paragraph(f"{4 if whole else 3}. Theo người phụ trách", "section")
    if not lines:
        return [heading, Paragraph("Không có vụ việc nào đang mở.", "note")]
    rows = []
    for line in lines:
        counts = (line.overdue, line.due_soon, line.running, line.paused)
        rows.append((line.name, *(str(n) if n else "" for n in counts), str(sum(counts))))
    if len(lines) > 1:
        sums = [sum(getattr(line, name) for line in lines) for name in ("overdue", "due_soon", "running", "paused")]
        rows.append(("Cộng", *(str(n) for n in sums), str(sum(sums))))
    return [heading, _table([("Người phụ trách", 65), *((title, 22) for title in _LOADS)], rows)]


def _promises(data: BacklogPageData, cut: _Cut) -> list[Part]:
    """Those late or due in seven days; the others are counted in a sentence."""
    near = [one for one in data.promises if one.due and one.due <= data.on + timedelta(days=7)]
    words = f"{5 if cut.whole else 4}. Lời hứa, cam kết quá hạn hoặc đến hạn trong 7 ngày: {len(near)}"
    parts: list[Part] = [Paragraph(words, "section")]
    rows = []
    for order, one in enumerate(near[: cut.promises], 1):
        where = ", ".join(part for part in (one.dialogue, short_date(one.held), one.hamlet) if part)
        left = f"{one.state}\n{short_date(one.due)}"
        said = f"{short_matter(one.what, cut.letters)}\n{where}"
        rows.append((str(order), left, said, one.owner or "Chưa giao ai"))
    if near:
        parts.append(_table((("STT", 10), ("Còn lại, hạn", 35), ("Đã hứa", 87), ("Ai làm", 43)), rows))
        parts += _more(len(near), cut.promises, "lời hứa nữa như vậy")
    else:
        parts.append(Paragraph("Không có lời hứa nào quá hạn hoặc đến hạn trong 7 ngày.", "note"))
    later = len(data.promises) - len(near)
    rest = [f"{later} lời hứa đến hạn sau đó"] if later else []
    rest += [f"{data.undated_promises} lời hứa không ghi hạn"] if data.undated_promises else []
    return [*parts, Paragraph(f"Còn {', '.join(rest)}.", "note")] if rest else parts


def _foot(data: BacklogPageData) -> Paragraph:
    said = f"Số liệu tính đến hết {_weekday(data.on)}, ngày {short_date(data.on)}"
    said += f"; lịch làm việc bản {data.edition}" if data.edition else ""
    said += f"; người lập: {data.drawn_up_by}" if data.drawn_up_by else ""
    return Paragraph(f"{said}.", "note")


def short_matter(text: str, most: int = _MOST_LETTERS) -> str:
    """A matter in a line or two of its column, its first sentence where that says enough; the case has the whole."""
    return shortened(headline(text), most)
