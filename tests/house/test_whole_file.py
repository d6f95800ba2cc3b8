"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_desk.whole_file import write_whole


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "so.xlsx"
    out.write_bytes(b"x" * 100_000)
    assert write_whole(out, b"%PDF") == out
    assert out.read_bytes() == b"%PDF"
    assert [entry.name for entry in tmp_path.iterdir()] == ["so.xlsx"]


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "ra.pdf").mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "ra.pdf", b"%PDF")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "khong-co" / "ra.pdf", b"%PDF")
    assert [entry.name for entry in tmp_path.iterdir()] == ["ra.pdf"]
