from pathlib import Path

import pytest

from danvan_desk import texts
from danvan_desk.safekeeping.selfcheck import run


def test_the_program_passes_its_own_check(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "never"))
    monkeypatch.setenv("DANVAN_TODAY", "2026-11-23")
    assert run(lambda: "a window of 2 pages") == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said] == ["ok"] * 10 + ["selfcheck:"]
    assert said[-2] == "ok      window: a window of 2 pages"
    assert not (tmp_path / "never").exists()
    assert texts.language() == "vi"


def test_a_step_that_fails_is_named_and_ends_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    def no_screen() -> str:
        raise RuntimeError("could not connect to display")

    assert run(no_screen) == 1
    assert "FAILED  window: RuntimeError: could not connect to display" in capsys.readouterr().out
