"""`danvan` called as a script would call it: arguments in; exit code, output and errors out."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from danvan_desk.cli.main import main


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def danvan(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DANVAN_TODAY", "2026-11-23")
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, given: str = "") -> Called:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        try:
            code = main(list(arguments))
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Called(code, captured.out, captured.err)

    return call


@pytest.fixture
def office(danvan, tmp_path, copied):
    def make(home):
        office = ("--office", "UBND phường Bình An", "--province", "Hải Phòng", "--place", "phường Bình An")
        assert danvan("--home", str(home), "init", *office).code == 0

    copied("office of the command line", make, tmp_path / "home")
    return danvan
