"""What stands on a form where a field is empty, and where what was typed in brings its own full stop."""

from datetime import date

import pytest

from danvan_desk.papers.form_definition import read_form
from danvan_desk.papers.form_fields import known_fields
from danvan_desk.papers.form_text import Paragraph, as_text, compose
from danvan_desk.papers.letterhead import Letterhead

FORM = """
form = "THU"
title = "Mẫu thử"
of = ["case"]
basis = ""
heading = ""
seen = "PROPOSED"
body = '''{body}'''
"""


def parts(body, **values):
    form = read_form(FORM.format(body=body))
    return compose(form, values, Letterhead("UBND phường Bình An"), known_fields(), {}).parts


def said(body, **values):
    return [part.text for part in parts(body, **values)]


def test_a_line_that_is_all_of_an_empty_field_takes_no_room():
    assert said("Một\n[[Số điện thoại: {citizen_phone}]]\nHai") == ["Một", "Hai"]
    assert said("[[Số điện thoại: {citizen_phone}]]", citizen_phone="0911") == ["Số điện thoại: 0911"]


def test_a_day_to_be_filled_in_begins_its_sentence_with_a_capital():
    assert said("{accepted_on:long:first}, Chủ tịch thụ lý.")[0].startswith("Ngày ")
    assert said("Từ {accepted_on:long}.")[0].startswith("Từ ngày ")
    assert said("{accepted_on:long:first}.", accepted_on=date(2026, 11, 5)) == ["Ngày 05 tháng 11 năm 2026."]


@pytest.mark.parametrize(
    ("body", "typed", "stands"),
    [
        ("Vì: {declined_reason}; thông báo.", "không đủ điều kiện.", "Vì: không đủ điều kiện; thông báo."),
        ("Cho {citizen}./.", "bà Mơ.", "Cho bà Mơ./."),
        ("Tại {citizen}.", "số 3.", "Tại số 3."),
        ("Gồm {citizen}; hết.", "đất, nhà, v.v.", "Gồm đất, nhà, v.v.; hết."),
        ("Còn {citizen}... và", "nữa", "Còn nữa... và"),
    ],
)
def test_no_mark_stands_twice(body, typed, stands):
    assert said(body, citizen=typed, declined_reason=typed) == [stands]


@pytest.mark.parametrize("typed", ["Đơn gửi không đúng cơ quan", "Đơn gửi không đúng cơ quan."])
def test_a_long_text_ends_with_a_full_stop(typed):
    assert said("Nội dung: {content}", content=typed) == ["Nội dung: Đơn gửi không đúng cơ quan."]
    assert said("Kính gửi {citizen}", citizen="bà Mơ") == ["Kính gửi bà Mơ"]
    assert said("Một\n{content?}\n- {content?}") == ["Một"]


def test_an_empty_form_has_dots_and_no_broken_marks():
    paper = as_text(
        compose(
            read_form(FORM.format(body="Ông (bà) {citizen}, địa chỉ: {citizen_address}.")),
            {}, Letterhead("UBND phường Bình An"), known_fields(), {},
        )
    )  # fmt: skip
    assert "Ông (bà) …, địa chỉ: …." in paper
    assert parts("# I. Nội dung\n[[{citizen_phone}]]") == (Paragraph("I. Nội dung", "heading"),)
