"""The window names a field as its form does; only the command line is told the code."""

from danvan_desk.actions.add import add_records
from danvan_desk.errors import NotFound, Problem
from ui.refusals import in_words

from .conftest import ProbePage
from .meeting_home import event, petition


def test_a_refusal_that_comes_home_to_the_window_has_no_codes(home, shown, qtbot):
    window = shown(home, {"today": ProbePage})
    done = event("a", "assigned", "2026-11-23", officer="Mai", done={"return_money": 1})
    told = []
    window.tasks.run(lambda: add_records(window.desk, [petition("a", "2026-11-20", "Cống tắc"), done]), told.append,
                     lambda error: told.extend(one.message for one in error.problems))  # fmt: skip
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["chỉ ghi cùng việc: Thi hành"]


def test_what_stands_in_brackets_for_people_stays():
    error = in_words(NotFound([Problem("of", "chưa thụ lý (xem Luật); ghi Thụ lý (accepted) trước", 3)]))
    assert isinstance(error, NotFound)
    assert error.problems == (Problem("of", "chưa thụ lý (xem Luật); ghi Thụ lý trước", 3),)
