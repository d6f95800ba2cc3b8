"""The narrative report of the hand-counted ward, whole; of a ward with a year before; of a period without anything."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest

from danvan_desk.actions.add import add_records
from danvan_desk.actions.narrative import ReportGiven, compose_report, make_report
from danvan_desk.context import Desk
from danvan_desk.domain.periods import Period, official_periods, reporting_month
from danvan_desk.papers.chart import draw_chart
from danvan_desk.papers.form_text import Composed, PaperTable, Paragraph, as_text
from danvan_desk.papers.lines import TIE
from danvan_desk.papers.parts import Chart
from danvan_desk.papers.picture import chart_room, picture
from danvan_desk.tallies.narrative import period_words
from danvan_desk.tallies.narrative_counts import narrative_counts
from danvan_desk.tallies.narrative_outline import outline, own_parts
from danvan_desk.tallies.narrative_sentences import chair, in_full
from tests.records import event, petition, visit

GOLDEN = Path(__file__).parent / "golden" / "narrative.txt"


def told(paper: Composed) -> str:
    return as_text(paper)


def report(desk: Desk, period: Period, **given: object) -> Composed:
    return compose_report(desk, narrative_counts(desk, period), ReportGiven(**given))  # type: ignore[arg-type]


def test_the_report_of_the_hand_counted_ward(ward: Desk, month: Period) -> None:
    """Each number stands in the tables counted by hand in test_compute; fields, months and officers are of the same
    records, listed in conftest."""
    paper = report(ward, month)
    assert told(paper) == GOLDEN.read_text(encoding="utf-8")
    assert paper.missing == ("Số báo cáo", "So sánh với cùng kỳ năm trước", *(p.label for p in own_parts().values()))


def test_what_the_tables_do_not_hold_adds_up_to_them(ward: Desk, month: Period) -> None:
    """Cases opened again after the period (k7, k8) are closed in it here as they are there."""
    for period in (month, month.before(), month.after()):
        counts = narrative_counts(ward, period)
        th = counts.now.tally.table("TH").rows[0].cells
        assert counts.on_time() == (th["finished"], th["finished_on_time"])
        assert sum(counts.now.by_field().values()) == sum(counts.now.by_channel().values()) == th["received"]
        assert (counts.months[-1].received, counts.months[-1].finished) == (th["received"], th["finished"])


def test_headings_stand_in_the_order_of_the_circular(ward: Desk, month: Period) -> None:
    headings = [
        part.text for part in report(ward, month).parts if isinstance(part, Paragraph) and part.style == "heading"
    ]
    assert headings == [part.heading for part in outline() if part.heading]
    assert [one for one in headings if re.match(r"[IV]+\.", one)] == [
        "I. TÌNH HÌNH KHIẾU NẠI, TỐ CÁO",
        "II. KẾT QUẢ CÔNG TÁC TIẾP CÔNG DÂN, XỬ LÝ ĐƠN, GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO",
        "III. NHẬN XÉT, ĐÁNH GIÁ",
        "IV. DỰ BÁO TÌNH HÌNH",
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU TRONG KỲ TIẾP THEO",
        "VI. KIẾN NGHỊ, ĐỀ XUẤT",
    ]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (official_periods(2026)["Quý I"], "quý I năm 2026"),
        (official_periods(2026)["6 tháng"], "6 tháng đầu năm 2026"),
        (official_periods(2026)["9 tháng"], "9 tháng năm 2026"),
        (official_periods(2026)["Năm"], "năm 2026"),
        (reporting_month(2026, 1), "tháng 1 năm 2026"),
        (Period(date(2026, 3, 1), date(2026, 3, 31)), "tháng 3 năm 2026"),
        (Period(date(2026, 3, 2), date(2026, 3, 31)), "từ ngày 02/03/2026 đến ngày 31/03/2026"),
    ],
)
def test_a_period_is_called_as_people_call_it(period: Period, words: str) -> None:
    assert period_words(period) == words


# a ward of which more than a year is known


@pytest.fixture
def old_ward(desk: Desk) -> Desk:
    """In the month to 14/11/2025 two complaints and a visit; to 14/10/2026 one complaint; to 14/11/2026 three
    complaints, one denunciation of which is handled by an officer."""
    days = ["2025-10-15", "2025-11-14", "2026-09-20", "2026-10-15", "2026-10-16", "2026-10-17"]
    records = [petition(f"c{n}", day, "complaint", "land" if n % 2 else "policy") for n, day in enumerate(days)]
    numbers = add_records(desk, [*records, petition("d", "2026-10-19", "denunciation", "conduct"), visit("2025-10-20")])
    case = next(one.case for one in numbers if one.ref == "d")
    assert case
    given = {"event": "assigned", "date": "2026-10-19", "officer": "Võ Minh Tâm"}
    forwarded = {"event": "forwarded", "date": "2026-10-22", "to": "Công an"}
    add_records(desk, [{"type": "event", "case": case, **one} for one in (given, forwarded)])
    return desk


def test_a_period_is_held_against_the_one_before_and_the_same_a_year_ago(old_ward: Desk, month: Period) -> None:
    paper = report(old_ward, month)
    text = told(paper)
    assert (
        "Trong kỳ tiếp nhận 4 đơn, gồm 3 đơn khiếu nại, 1 đơn tố cáo; tổng số tăng 3 đơn (300 %) so với kỳ trước; tăng "
        "2 đơn (100 %) so với cùng kỳ năm trước.\n"
    ) in text
    assert (
        "Theo lĩnh vực: đất đai 2 đơn (66,7 %); chế độ, chính sách 1 đơn (33,3 %). Cùng kỳ năm trước: chế độ, chính "
        "sách 1 đơn (50 %); đất đai 1 đơn (50 %).\n"
    ) in text
    assert (
        "- Trong kỳ không tiếp lượt công dân nào, không tăng, không giảm so với kỳ trước; giảm 1 lượt (100 %) so"
        in text
    )
    assert "So sánh với cùng kỳ năm trước" not in paper.missing
    table = next(one for one in paper.parts if isinstance(one, PaperTable) and "Chỉ tiêu" in one.titles)
    rows = {row[1]: tuple(cell.replace(TIE, " ") for cell in row[2:]) for row in table.rows}
    assert rows["Đơn khiếu nại"] == ("3", "1", "+2 (200 %)", "2", "+1 (50 %)")
    assert rows["Đơn tố cáo"] == ("1", "0", "+1", "0", "+1")
    assert rows["Lượt tiếp công dân"] == ("0", "0", "0", "1", "−1 (100 %)")
    kinds = next(one for one in paper.parts if isinstance(one, Chart))
    assert (kinds.series, kinds.rows[0]) == (("Kỳ này", "Cùng kỳ năm trước"), ("Khiếu nại", (3, 2)))


def test_who_was_on_time_stands_by_officer_unless_it_is_not_wanted(old_ward: Desk, month: Period) -> None:
    assert "Võ Minh Tâm | 1 | 1 | 0 | 100 %" in told(report(old_ward, month))
    assert "Võ Minh Tâm" not in told(report(old_ward, month, officers=False))


def test_six_months_are_held_against_the_same_of_the_year_before_only(old_ward: Desk) -> None:
    counts = narrative_counts(old_ward, official_periods(2026)["6 tháng"])
    assert (counts.before, counts.year_ago) == (None, None)  # the books begin after 15/12/2024
    counts = narrative_counts(old_ward, Period(date(2026, 11, 15), date(2027, 5, 14)))
    assert counts.before is None
    assert counts.year_ago is not None
    assert counts.year_ago.tally.period == Period(date(2025, 11, 15), date(2026, 5, 14))


def test_months_before_the_books_began_are_no_months_without_petitions(old_ward: Desk) -> None:
    counts = narrative_counts(old_ward, reporting_month(2026, 1))
    assert [(one.month, one.received) for one in counts.months] == [(11, 2), (12, 0), (1, 0)]
    assert len(narrative_counts(old_ward, reporting_month(2026, 11)).months) == 12


def test_a_period_in_which_the_books_began_says_what_is_not_in_them(old_ward: Desk) -> None:
    year = official_periods(2025)["Năm"]
    counts = narrative_counts(old_ward, year)
    assert counts.since == date(2025, 10, 15)
    assert min(one.span.start for one in counts.chair) == date(2025, 10, 13)
    assert "Số liệu trước ngày 15/10/2025, khi chưa có sổ" in report(old_ward, year).missing
    assert not any("khi chưa có sổ" in one for one in report(old_ward, reporting_month(2025, 11)).missing)


def test_a_conclusion_not_carried_out_yet_is_said_in_plain_words(desk: Desk, month: Period) -> None:
    day = (month.start + timedelta(days=3)).isoformat()
    made = [
        petition("a", day, "denunciation", "conduct", respondent="Trưởng khu phố"),
        event("a", "accepted", day),
        event("a", "concluded", month.end.isoformat(), outcome="right", orders={"return_money": 5}),
    ]
    add_records(desk, made)
    assert (
        "Thực hiện Kết luận nội dung tố cáo: phải thực hiện trong kỳ 1 kết luận (gồm 1 kết luận ban hành trong kỳ); "
        "chưa thực hiện xong kết luận nào." in told(report(desk, month))
    )


def test_what_is_collected_beyond_what_was_due_is_no_part_of_nothing(desk: Desk) -> None:
    made = [
        petition("a", "2026-08-03", "complaint", "land"),
        event("a", "accepted", "2026-08-06"),
        event("a", "decided", "2026-09-04", outcome="right", orders={"return_money": 5, "return_land": 20}),
        event("a", "enforced", "2026-10-12", outcome="part", done={"return_money": 5.5}),
        event("a", "enforced", "2026-11-03", outcome="part", done={"return_money": 1.25, "return_land": 30}),
    ]
    add_records(desk, made)
    assert "Đã trả lại cho tổ chức, cá nhân 1,25 triệu đồng, 30/20 m²." in told(report(desk, reporting_month(2026, 11)))


def test_a_period_without_anything_says_so(old_ward: Desk) -> None:
    text = told(report(old_ward, reporting_month(2026, 3)))
    for words in (
        "Trong kỳ không tiếp nhận đơn nào, không tăng, không giảm so với kỳ trước.",
        "a) Về khiếu nại: Trong kỳ không tiếp nhận đơn khiếu nại nào",
        "- Trong kỳ không tiếp lượt công dân nào",
        "- Số đơn khiếu nại: không có đơn nào",
        "- Trong kỳ không có đơn tố cáo thuộc thẩm quyền.",
        "- Trong kỳ không ban hành quyết định giải quyết khiếu nại nào",
        "- Thi hành Quyết định giải quyết khiếu nại: trong kỳ không có quyết định nào phải thi hành.",
        "hủy bỏ: không có văn bản nào.",
        "Trong kỳ không kết thúc đơn nào. Cuối kỳ còn 2 đơn, trong đó quá hạn 2 đơn (100 %).",
    ):
        assert words in text
    assert " 0 %" not in text.replace("| 0", "")


# the chair's days


def test_the_chairs_days_are_held_against_the_rule_of_their_time(desk: Desk) -> None:
    days = {"2026-06-16": "head", "2026-06-23": "delegate", "2026-07-07": "head"}
    days |= {"2026-08-04": "head", "2026-08-18": "head"}
    receptions = [
        {"type": "reception", "date": day, "kind": "periodic", "by": by, "announced": day} for day, by in days.items()
    ]
    add_records(desk, receptions)
    (said,) = chair(narrative_counts(desk, Period(date(2026, 6, 15), date(2026, 9, 14))))
    assert said.text == (
        "- So với quy định của Luật Tiếp công dân: số ngày thực tế Chủ tịch trực tiếp tiếp công dân định kỳ, đột xuất "
        "trong kỳ: 4 ngày. Quy định ít nhất 01 ngày trong một tuần (Luật Tiếp công dân, Điều 15 khoản 2 điểm c): 1/3 "
        "tuần kết thúc trong kỳ bảo đảm quy định, 2 tuần không có ngày tiếp. Quy định ít nhất 02 ngày trong một tháng "
        "(Luật Tiếp công dân, Điều 15 khoản 2 điểm c, sửa đổi bởi Luật 136/2025, Điều 1 khoản 7): 1/2 tháng kết thúc "
        "trong kỳ bảo đảm quy định; chưa bảo đảm: tháng 7/2026 tiếp 1 ngày."
    )


def test_a_month_that_is_not_over_is_not_judged(ward: Desk, month: Period) -> None:
    (one,) = narrative_counts(ward, month).chair
    assert (one.span.start, one.done) == (date(2026, 10, 1), 3)
    assert not narrative_counts(ward, Period(month.end - timedelta(days=2), month.end)).chair


def test_an_article_is_cited_in_full() -> None:
    assert in_full("Luật Tiếp công dân Đ.24 k4") == "Luật Tiếp công dân, Điều 24 khoản 4"


# on paper


def test_pdf_and_word_say_the_same(ward: Desk, month: Period) -> None:
    given = ReportGiven(own={"I.1": "Tình hình ổn định.\n- Không phát sinh điểm nóng.", "IV": "Giảm."})
    pdf, word = (make_report(ward, month, kind, given).content for kind in ("pdf", "docx"))
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    printed = " ".join(page.extract_text().removeprefix(f"{n}\n") for n, page in enumerate(pages, 1))
    document = docx.Document(BytesIO(word))
    written = " ".join(one.text for one in document.element.body.iter() if one.tag.endswith("}p"))

    def words(text: str) -> list[str]:
        return sorted(re.sub(r"[.…_]{2,}|[^\w%.,/+−²-]", " ", text).split())

    charts = [one for one in report(ward, month).parts if isinstance(one, Chart)]
    drawn = " ".join(
        " ".join((label, *map(str, numbers))) for chart in charts for label, numbers in chart.rows
    ) + " " + " ".join(" ".join(chart.series) for chart in charts if len(chart.series) > 1)  # fmt: skip
    assert words(printed) == words(f"{written} {drawn}")


def test_every_chart_is_in_word_as_a_picture_with_its_numbers_in_words(ward: Desk, month: Period) -> None:
    document = docx.Document(BytesIO(make_report(ward, month, "docx").content))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(told) == 4
    assert told[0] == "Khiếu nại: 9\nTố cáo: 8\nKiến nghị, phản ánh: 7"
    assert told[3].startswith("Khiếu nại: Đúng hạn 9, Quá hạn 1")


@pytest.mark.parametrize("upright", [False, True])
def test_nothing_of_a_chart_is_cut_off(upright: bool) -> None:
    from PIL import Image

    label = "12/2026" if upright else "Kiến nghị, phản ánh về một lĩnh vực có tên dài quá một dòng của biểu đồ"
    rows = tuple((label, (123_456, n)) for n in range(12))
    chart = Chart("x", ("Kỳ này", "Cùng kỳ năm trước"), rows, upright)
    room = chart_room(chart)
    drawn = Image.open(BytesIO(picture(lambda sheet: draw_chart(sheet, chart, room.inner), room)))
    assert drawn.width == pytest.approx(room.width / 72 * 300, abs=2)
    wide, high = drawn.size
    edges = [(0, 0, 1, high), (wide - 1, 0, wide, high), (0, 0, wide, 1), (0, high - 1, wide, high)]
    assert all(min(drawn.crop(edge).tobytes()) > 200 for edge in edges)
