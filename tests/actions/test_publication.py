"""The list of results made public: what it tells, whom it never names, by when, and that it is on record."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date

import openpyxl
import pytest
from pypdf import PdfReader

from danvan_desk.actions.add import add_lines
from danvan_desk.actions.publication import (
    note_published_list,
    publication_page,
    record_published,
    save_summary,
    write_publications,
)
from danvan_desk.db.tables import Office
from danvan_desk.domain.folding import fold
from danvan_desk.domain.periods import Period
from danvan_desk.domain.publication import LONGEST, in_short, people_named, public_text
from danvan_desk.errors import Refused
from danvan_desk.papers.letterhead import SAMPLE
from danvan_desk.queries.publication import owing_before, publications
from tests.actions import denouncer
from tests.records import event

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
HER = {
    "name": "Trương Mỹ Lệ Quyên", "phone": "0977 123 456", "id_number": "079181000123", "address": "15/8 đường Bến Sỏi",
    "email": "lequyen@example.vn", "organisation": "Hợp tác xã Sen Hồng",
}  # fmt: skip
SAID = (
    "Bà Trương Mỹ Lệ Quyên (TRUONG MY LE QUYEN), Hợp tác xã Sen Hồng, ngụ 15/8 đường Bến Sỏi, điện thoại 0977.123.456, "
    "số 079181000123, thư lequyen@example.vn, khiếu nại diện tích thửa 12; bà Quyên gọi thêm số 0905 444 555"
)
HERS = ("quyen", "ben soi", "sen hong", "0977", "123456", "123.456", "079181000123", "0905", "444 555")
DENOUNCED = ("kin dao", "vang ve", "0911", "222333", "222 333", denouncer.NUMBER, "kindao@", "ntc-")


def petition(kind, people, content, **more):
    return {
        "type": "petition", "received": "2026-09-01", "channel": "post", "kind": kind, "people": people,
        "content": content, "field": "land", **more,
    }  # fmt: skip


def lines(*records):
    return [json.dumps(record) for record in records]


@pytest.fixture
def books(desk):
    """A complaint decided, a denunciation concluded, feedback answered; each told with everybody's names."""
    told = f"{denouncer.TOLD}; {SAID}"
    everywhere = {
        "request": told, "respondent": told, "hamlet": told, "forwarded_by": told, "note": told,
        "documents": [{"title": told, "state": told}],
    }  # fmt: skip
    said = {"note": told, "by": told, "to": told, "reason": told, "officer": told}
    add_lines(
        desk,
        lines(
            petition("complaint", [HER], told, ref="c", **everywhere),
            event("c", "accepted", "2026-09-04", **said),
            event("c", "decided", "2026-10-05", outcome="partly_right", document_no=f"45/QĐ-UBND {told}", **said),
            petition("denunciation", [denouncer.WHO], told, ref="d", **everywhere),
            event("d", "accepted", "2026-09-08", **said),
            event("d", "concluded", "2026-10-06", outcome="wrong", document_no=f"7/KL-UBND {denouncer.TOLD}", **said),
            petition("feedback", [HER], told, ref="f", **{**everywhere, "field": "environment"}),
            event("f", "answered", "2026-11-19", outcome="final", document_no="9/UBND-VP", **said),
        ),
    )
    return desk


def case_of(desk, kind):
    return next(one for one in publications(desk, YEAR) if one.kind == kind)


def everything(desk, folder):
    """All that goes out, folded: the PDF, the Word file, the workbook, and what the log says of the list."""
    made = publication_page(desk, YEAR)
    pdf = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages)
    with zipfile.ZipFile(io.BytesIO(made.word())) as word:
        docx = " ".join(word.read(name).decode("utf-8", "ignore") for name in word.namelist() if name.endswith(".xml"))
    write_publications(desk, YEAR, folder / "list.xlsx")
    with zipfile.ZipFile(folder / "list.xlsx") as book:
        xlsx = " ".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist())
    note_published_list(desk, YEAR, "pdf")
    with closing(sqlite3.connect(desk.home / "danvan.sqlite")) as kept:
        told = kept.execute(
            "SELECT record, action, before, after, reason FROM change WHERE record LIKE 'publication %' "
            "OR action = 'public_summary'"
        ).fetchall()
    log = " ".join(str(json.loads(part) if part and part[0] == "{" else part) for line in told for part in line)
    summaries = " ".join(one.summary for one in publications(desk, YEAR))
    return {"pdf": pdf, "docx": docx, "xlsx": xlsx, "log": log, "screen": summaries}


def found_in(texts, secrets):
    folded = {where: fold(" ".join(text.split())) for where, text in texts.items()}
    return [(where, secret) for where, text in folded.items() for secret in secrets if secret in text]


def test_nobody_is_named_in_any_file_or_in_the_log(books, tmp_path):
    texts = everything(books, tmp_path)
    assert found_in(texts, (*HERS, *DENOUNCED)) == []
    for where in ("pdf", "docx", "xlsx"):
        assert [number for number in ("45/QĐ-UBND", "7/KL-UBND", "9/UBND-VP") if number not in texts[where]] == []
        assert "khiếu nại diện tích thửa 12" in " ".join(texts[where].split()), where
    assert "VV-2026-00001" in texts["log"]


def test_nobody_is_named_by_what_an_officer_writes(books, tmp_path):
    for kind, told in (("complaint", SAID), ("denunciation", "Ông Tấn nhận tiền"), ("feedback", SAID)):
        save_summary(books, case_of(books, kind).case, f"Xem lại việc cũ. {denouncer.TOLD}; {told}")
    texts = everything(books, tmp_path)
    assert found_in(texts, (*HERS, *DENOUNCED)) == []
    assert texts["screen"].count("Xem lại việc cũ.") == 3
    with closing(sqlite3.connect(books.home / "danvan.sqlite")) as kept:
        assert found_in({"kept": str(kept.execute("SELECT text FROM public_summary").fetchall())},
                        (*HERS, *DENOUNCED)) == []  # fmt: skip


def test_of_a_secret_case_only_kind_and_field_are_told(books):
    secret = case_of(books, "denunciation")
    assert secret.summary == "Tố cáo, lĩnh vực đất đai"
    assert not secret.own
    kept = save_summary(books, secret.case, "Tố cáo việc quản lý đất công tại khu dân cư")
    assert kept == case_of(books, "denunciation").summary == "Tố cáo việc quản lý đất công tại khu dân cư"
    save_summary(books, secret.case, "")
    assert case_of(books, "denunciation").summary == "Tố cáo, lĩnh vực đất đai"


def test_a_summary_written_before_the_case_became_secret_is_not_told(books, tmp_path):
    complaint = case_of(books, "complaint")
    save_summary(books, complaint.case, "Hộ duy nhất cuối đường đề nghị đo lại thửa 12")
    add_lines(
        books,
        lines(petition("denunciation", [HER], "Tố cáo cán bộ đo đạc", split_from="DT-2026-00001", received="2026-11-20",
                       ref="n")),
    )  # fmt: skip
    now = case_of(books, "complaint")
    assert now.secret
    assert now.summary == "Khiếu nại, lĩnh vực đất đai"
    assert found_in(everything(books, tmp_path), ("duy nhat",)) == [("log", "duy nhat")]  # the office's own log of it


def test_who_denounces_later_is_struck_out_of_summaries_kept_and_logged(books):
    complaint = case_of(books, "complaint").case
    save_summary(books, complaint, "Đo lại thửa 12 theo lời ông Hồ Viễn Xứ và các hộ")
    known = {"name": "Hồ Viễn Xứ", "phone": "0988777666"}
    (his,) = add_lines(books, lines(petition("complaint", [known], "Khiếu nại", received="2026-11-19")))
    told = petition("denunciation", [known], "Tố cáo", received="2026-11-20", split_from=his.number)
    add_lines(books, lines(told))
    with closing(sqlite3.connect(books.home / "danvan.sqlite")) as kept:
        held = str(kept.execute("SELECT text FROM public_summary").fetchall())
        rows = kept.execute("SELECT after FROM change WHERE action = 'public_summary'").fetchall()
    logged = str([json.loads(row[0]) for row in rows])
    assert "Đo lại thửa 12" in held
    assert "Đo lại thửa 12" in logged
    assert found_in({"held": held, "logged": logged, "told": case_of(books, "complaint").summary}, ("vien xu",)) == []


def test_each_result_is_due_by_the_law_of_its_field(books):
    due = {one.kind: (one.decided_on, one.due, one.basis) for one in publications(books, YEAR)}
    assert due["denunciation"] == (date(2026, 10, 6), date(2026, 10, 15), "Luật Tố cáo Đ.40; NĐ 31/2019 Đ.6")
    assert due["complaint"][1] == date(2026, 10, 12)  # five working days
    assert due["feedback"][1] == date(2026, 11, 27)  # Tuesday 24/11 is a day of rest
    assert "Luật Khiếu nại Đ.41" in due["complaint"][2]
    assert "Đ.35" in due["feedback"][2]


def test_what_is_overdue_stands_first_and_what_was_posted_last(books):
    assert [one.kind for one in publications(books, YEAR)] == ["complaint", "denunciation", "feedback"]
    assert [one.overdue(books.today) for one in publications(books, YEAR)] == [True, True, False]
    record_published(books, [case_of(books, "complaint").case], date(2026, 11, 20), "3/BB-UBND")
    listed = publications(books, YEAR)
    assert [one.kind for one in listed] == ["denunciation", "feedback", "complaint"]
    assert (listed[2].published_on, listed[2].late()) == (date(2026, 11, 20), True)


def test_posting_several_cases_is_all_or_nothing(books):
    add_lines(
        books, lines(petition("complaint", [HER], "Chưa giải quyết", ref="o"), event("o", "accepted", "2026-09-04"))
    )
    done, not_yet = case_of(books, "complaint").case, "VV-2026-00004"
    with pytest.raises(Refused) as refused:
        record_published(books, [done, not_yet], date(2026, 11, 20))
    assert [problem.message.partition(":")[0] for problem in refused.value.problems] == [not_yet]
    assert case_of(books, "complaint").published_on is None
    assert record_published(books, [done, case_of(books, "denunciation").case], date(2026, 11, 20)) == 2
    assert [one.published_on is None for one in publications(books, YEAR)] == [True, False, False]


def test_a_result_taken_back_or_undone_is_not_listed(books):
    complaint = case_of(books, "complaint").case
    add_lines(books, lines(event(complaint, "reopened", "2026-10-20", reason="Có tình tiết mới")))
    assert "complaint" not in {one.kind for one in publications(books, YEAR)}
    add_lines(books, lines(event(complaint, "decided", "2026-11-10", outcome="right", document_no="50/QĐ-UBND")))
    again = case_of(books, "complaint")
    assert (again.decided_on, again.document_no, again.outcome) == (date(2026, 11, 10), "50/QĐ-UBND", "right")


def test_the_period_is_that_of_the_decision_as_it_was_corrected(books):
    complaint = case_of(books, "complaint").case
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    september = Period(date(2026, 9, 1), date(2026, 9, 30))
    assert complaint in {one.case for one in publications(books, october)}
    add_lines(books, lines(event(complaint, "corrected", "2026-11-20", of=3, until="2026-09-28", reason="Ghi nhầm")))
    assert complaint not in {one.case for one in publications(books, october)}
    assert [one.case for one in publications(books, september)] == [complaint]


def test_what_an_earlier_period_still_owes_is_known(books):
    assert {one.kind for one in owing_before(books, date(2026, 11, 1))} == {"complaint", "denunciation"}
    record_published(books, [case_of(books, "complaint").case], date(2026, 11, 20))
    assert {one.kind for one in owing_before(books, date(2026, 11, 1))} == {"denunciation"}


def test_the_workbook_holds_a_row_a_case_and_the_articles(books, tmp_path):
    assert write_publications(books, YEAR, tmp_path / "list.xlsx") == 3
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[4][:5] == ["STT", "Vụ việc", "Loại", "Lĩnh vực", "Nội dung tóm tắt"]
    assert rows[5][5].startswith("Số 45/QĐ-UBND")
    assert rows[5][5].endswith("\nngày 05/10/2026")
    assert rows[5][6:] == ["Khiếu nại đúng một phần", "Công khai theo danh sách này"]
    told = " ".join(" ".join(row) for row in rows)
    assert "Luật Tố cáo Đ.40" in told
    assert "CHỦ TỊCH" in told


def test_what_goes_up_for_everybody_does_not_tell_what_is_overdue(books, tmp_path):
    late = case_of(books, "complaint")
    record_published(books, [late.case], date(2026, 11, 20))
    found = publications(books, YEAR)
    assert any(one.overdue(books.today) for one in found)
    assert any(one.late() for one in found)
    write_publications(books, YEAR, tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    excel = " ".join(str(cell or "") for row in sheet.iter_rows(values_only=True) for cell in row)
    paper = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(publication_page(books, YEAR).content)).pages)
    for told in (excel, " ".join(paper.split())):
        assert "quá hạn" not in told
        assert "trễ hạn" not in told
        assert "Đã công khai" in told
        assert "Hạn " not in told


def test_a_practice_wards_list_says_that_it_is_one(books, tmp_path):
    def told():
        write_publications(books, YEAR, tmp_path / "list.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
        made = publication_page(books, YEAR)
        paper = " ".join(PdfReader(io.BytesIO(made.content)).pages[0].extract_text().split())
        with zipfile.ZipFile(io.BytesIO(made.word())) as word:
            return [
                SAMPLE in str(sheet["A4"].value),
                SAMPLE in paper,
                SAMPLE in word.read("word/document.xml").decode(),
            ]

    assert told() == [False, False, False]
    with books.writing() as session:
        session.get_one(Office, 1).sample = True
    assert told() == [True, True, True]


@pytest.mark.parametrize(
    ("said", "public"),
    [
        ("Ông Nguyễn Văn Bình xin cấp giấy", "Người khiếu nại xin cấp giấy"),
        ("Nhà số 12 Hàng Sơn bị lấn, gọi 0912-345-678", "Nhà số […] bị lấn, gọi […]"),
        ("Quyết định 45/QĐ-UBND ngày 05/10/2026, 120000000 đồng, 05.10.2026 10 giờ",
         "Quyết định 45/QĐ-UBND ngày 05/10/2026, 120000000 đồng, 05.10.2026 10 giờ"),
        ("Căn cước 079181000124 của hàng xóm", "Căn cước […] của hàng xóm"),
        ("Bồi thường 1.200.000.000 đồng cho thửa 123456789", "Bồi thường 1.200.000.000 đồng cho thửa […]"),
        ("Ông NTC-2026-0001 trình bày", "Người khiếu nại trình bày"),
    ],
)  # fmt: skip
def test_texts_without_people_stay_readable(said, public):
    people = [{"name": "Nguyễn Văn Bình", "phone": "0912345678", "address": "12 Hàng Sơn, phường Bình An"}]
    assert public_text(said, "complaint", people) == public


@pytest.mark.parametrize(
    ("said", "told", "names"),
    [
        ("Hộ bà Đỗ Tuyết Phương có đất liền kề", "Hộ bà […] có đất liền kề", ["Đỗ Tuyết Phương"]),
        ("Ông Lương Văn Tấn nhận tiền của anh Bảy", "Ông […] nhận tiền của anh […]", ["Lương Văn Tấn", "Bảy"]),
        ("Đường Bà Triệu ngập, bà con khổ", "Đường Bà Triệu ngập, bà con khổ", []),
    ],
)
def test_others_a_case_names_are_left_out_until_an_officer_writes_them(said, told, names):
    assert in_short(said) == told
    assert people_named(said) == names
    assert people_named(told) == []


def test_a_long_content_is_told_by_its_first_sentences():
    sentence = "Nhà bên cạnh xây lấn ra ngõ chung 20 cm. "
    told = in_short(sentence * 20)
    assert 0 < len(told) <= LONGEST
    assert told == (sentence * 20)[: len(told)]
    assert told.endswith("20 cm.")
    assert in_short("dài " * 200).endswith("…")
