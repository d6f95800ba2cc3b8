"""What is wrong with a call, and how a command is called, are said in the language chosen; JSON output has no part."""

from __future__ import annotations

import pytest

WRONG = [
    (("forms", "--la"), "không nhận ra: --la", "unrecognized arguments: --la"),
    (("show",), "còn thiếu: NUMBER", "the following arguments are required: NUMBER"),
    ((), "còn thiếu: LỆNH", "the following arguments are required: COMMAND"),
    (("backlog", "--state", "x"), "--state: không có 'x', chỉ có ", "argument --state: invalid choice: 'x'"),
    (("khong-co",), "không có 'khong-co', chỉ có ", "invalid choice: 'khong-co'"),
    (("demo", "--seed", "a"), "--seed: giá trị sai: 'a'", "argument --seed: invalid value: 'a'"),
    (("demo", "--petitions", "-1"), "--petitions: ", "argument --petitions: "),
    (("find", "x", "--limit"), "--limit: cần một giá trị", "argument --limit: expected one argument"),
    (("combine", "--out", "a.xlsx"), "còn thiếu: FILE", "the following arguments are required: FILE"),
    (("forms", "--json=1"), "--json: không đi kèm giá trị '1'", "argument --json: ignored explicit argument '1'"),
    (("tally", "--calendar", "--t", "a"), "--t chưa rõ, có thể là ", "ambiguous option: --t could match "),
]  # fmt: skip


@pytest.mark.parametrize(("call", "vietnamese", "english"), WRONG)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_wrong_call_is_answered_in_the_language_chosen(danvan, monkeypatch, call, vietnamese, english, language):
    monkeypatch.setenv("DANVAN_LANGUAGE", language)
    called = danvan(*call)
    assert (called.code, called.out) == (2, "")
    said = called.err.splitlines()
    assert (vietnamese if language == "vi" else english) in said[0]
    assert said[1].startswith("cách gọi: danvan" if language == "vi" else "usage: danvan")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_help_of_a_command_is_in_one_language(danvan, monkeypatch, language):
    monkeypatch.setenv("DANVAN_LANGUAGE", language)
    whole, one = danvan("--help"), danvan("tally", "-h")
    assert (whole.code, one.code) == (0, 0)
    english = ("usage: ", "positional arguments", "options:", "show this help", "show program's version")
    vietnamese = ("cách gọi: ", "ghi lần lượt", "tùy chọn:", "xem cách gọi này rồi thoát", "in số phiên bản rồi thoát")
    there, not_there = (vietnamese, english) if language == "vi" else (english, vietnamese)
    assert [words for words in there if words not in whole.out] == []
    assert [words for words in not_there if words in whole.out + one.out] == []


def test_other_parsers_of_the_process_keep_their_words(danvan):
    import argparse

    danvan("show")
    assert argparse.ArgumentParser(prog="x").format_usage() == "usage: x [-h]\n"
