from __future__ import annotations

import threading
import time

import pytest
import shiboken6
from PySide6.QtCore import QObject

from ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot):
    made = Tasks()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_answered_here(tasks, qtbot):
    seen = {}
    tasks.run(threading.get_ident, lambda where: seen.update(work=where, answer=threading.get_ident()))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen["work"] != threading.get_ident() == seen["answer"]


def test_answers_come_in_the_order_of_the_questions(tasks, qtbot):
    told = []
    for number in range(20):
        tasks.run(lambda number=number: number, told.append)
    qtbot.waitUntil(lambda: len(told) == 20)
    assert told == list(range(20))


def test_an_error_comes_home_to_failed_or_unhandled(tasks, qtbot):
    told = []
    tasks.run(lambda: 1 / 0, told.append, lambda error: told.append(type(error)))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [ZeroDivisionError]
    with qtbot.waitSignal(tasks.unhandled):
        tasks.run(lambda: 1 / 0, told.append)


def test_a_write_tells_what_changed_only_after_success(tasks, qtbot):
    told = []
    tasks.changed.connect(told.append)
    tasks.run(lambda: 1 / 0, lambda _: None, lambda _: None, changes="cases")
    with qtbot.waitSignal(tasks.changed):
        tasks.run(lambda: 1, lambda _: told.append("done"), changes="visits")
    assert told == ["done", "visits"]


def test_an_answer_for_a_gone_receiver_is_dropped(tasks, qtbot):
    owner, told = QObject(), []
    tasks.run(lambda: time.sleep(0.05), told.append, owner=owner)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert told == []


def test_close_waits_and_leaves_no_thread(tasks):
    ended = []
    tasks.run(lambda: (time.sleep(0.1), ended.append(1)), lambda _: ended.append(2))
    tasks.close()
    assert ended == [1]
    assert not [t for t in threading.enumerate() if t.name.startswith("danvan")]
    tasks.run(lambda: 1, lambda _: ended.append(3))
    assert ended == [1]
