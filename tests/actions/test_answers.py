"""The answer slip from a record's number, as the command line prints it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from danvan_desk.actions.add import add_records
from danvan_desk.actions.answers import print_answer
from danvan_desk.actions.papers import note_printed, print_record
from danvan_desk.domain.numbering import check_code
from danvan_desk.errors import Refused
from danvan_desk.queries.printed import times_printed

RECORDS = [
    {"type": "petition", "received": "2026-11-13", "channel": "post", "kind": kind, "content": "Thu sai",
     "people": [{"name": name}]}
    for kind, name in (("complaint", "Trần Văn Lợi"), ("denunciation", "Phan Thị Kín"))
]  # fmt: skip
SECRET = f"DT-2026-00002 {check_code('DT-2026-00002', date(2026, 11, 13))}"


@pytest.fixture
def filled(desk):
    add_records(desk, RECORDS)
    return desk


def text_of(content):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


@pytest.mark.parametrize("number", ["DT-2026-00001", "VV-2026-00001"])
def test_from_a_petition_or_a_case(filled, number):
    made = print_record(filled, "tl/cd", number)
    assert (made.form, made.format) == ("TL-CD", "pdf")
    text = text_of(made.content)
    assert "ông (bà) Trần Văn Lợi" in text
    assert "Trả lời thụ lý hay không thụ lý chậm nhất ngày 25/11/2026 (Luật Khiếu nại Đ.27)." in text


def test_a_secret_one_only_with_the_check_code_and_under_the_code(filled):
    for number in ("DT-2026-00002", "VV-2026-00002"):
        with pytest.raises(Refused, match="mã kiểm tra"):
            print_record(filled, "TL-CD", number)
    text = text_of(print_record(filled, "TL-CD", SECRET).content)
    assert "NTC-2026-0001" in text
    assert "Thị Kín" not in text
    assert "Thu sai" not in text
    note_printed(filled, "TL-CD", SECRET)
    assert times_printed(filled, "TL-CD", "DT-2026-00002") == 1


def test_not_from_a_name_or_a_dialogue(filled):
    for number in ("Trần Văn Lợi", "DTH-2026-00001", "NTC-2026-0001"):
        with pytest.raises(Refused, match="TL-CD"):
            print_record(filled, "TL-CD", number)


def test_nobody_or_several_cannot_be_printed(filled):
    with pytest.raises(Refused, match="không thấy ai"):
        print_answer(filled, "Không Có Ai")
    add_records(filled, [{**RECORDS[0], "people": [{"name": "Trần Văn Lợi", "born": "1985"}]}])
    with pytest.raises(Refused, match="nhiều người khớp"):
        print_answer(filled, "Trần Văn Lợi")
