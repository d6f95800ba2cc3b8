from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_desk import logs
from ui import system_libraries
from ui.app import main
from ui.crash import CrashGuard


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, "-m", "ui.app", *arguments],
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )


def test_without_a_screen_one_line_and_exit_3(tmp_path):
    done = run("--home", str(tmp_path / "h"))
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert "màn hình" in done.stderr or "thiếu thư viện" in done.stderr


def test_missing_libraries_are_named_with_their_packages(monkeypatch):
    monkeypatch.setattr(system_libraries, "_loads", lambda name: "cursor" not in name)
    line = system_libraries.trouble({"DISPLAY": ":0"}, "linux")
    assert "libxcb-cursor.so.0" in line
    assert "libxcb-cursor0" in line
    assert system_libraries.trouble({"QT_QPA_PLATFORM": "offscreen"}, "linux") == ""
    assert system_libraries.trouble({}, "win32") == ""


def test_paints_and_reports_its_times(tmp_path):
    done = run("--home", str(tmp_path / "h"), "--quit-after", "paint", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["paint"] > 0


def test_what_nobody_foresaw_goes_to_the_log_and_people_get_a_sentence(tmp_path, qtbot, monkeypatch):
    file = logs.start(tmp_path)
    guard = CrashGuard(file)
    told = []
    monkeypatch.setattr(guard, "tell", lambda: told.append(guard.words()))
    guard.happened.disconnect()
    guard.happened.connect(guard.tell)
    try:
        {}["x"]
    except KeyError as error:
        guard.caught(KeyError, error, error.__traceback__)
    logs.stop()
    assert "Traceback" in file.read_text(encoding="utf-8")
    assert len(told) == 1
    assert "Traceback" not in told[0]


def test_a_wrong_call_is_answered_in_vietnamese(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--la"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == "danvan-desk: sai cách gọi: không nhận ra: --la"
