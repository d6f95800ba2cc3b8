from __future__ import annotations

from pathlib import Path

from danvan_desk import paths, settings
from danvan_desk.communes import provinces


def test_settings_keep_and_what_is_unsound_takes_its_default(tmp_path):
    settings.save(tmp_path, settings.Settings(theme="dark", copies=2))
    assert settings.load(tmp_path) == settings.Settings(theme="dark", copies=2)
    (tmp_path / "settings.json").write_text('{"theme": "pink", "copies": "3", "printer": "HP"}', encoding="utf-8")
    assert settings.load(tmp_path) == settings.Settings(printer="HP")
    (tmp_path / "settings.json").write_text('{"receipt": "a6"}', encoding="utf-8")
    assert settings.load(tmp_path).receipt == "a4"
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    assert settings.load(tmp_path) == settings.Settings()
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


def test_home_is_the_environments_else_the_platforms_and_the_sample_is_apart(monkeypatch):
    monkeypatch.setenv("DANVAN_HOME", "/x/y")
    assert paths.default_home() == Path("/x/y")
    monkeypatch.delenv("DANVAN_HOME")
    assert paths.default_home().name == "DanVanDesk"
    assert paths.demo_home() != paths.default_home()
    assert paths.default_home() not in paths.demo_home().parents


def test_synchronised_folders_are_warned_of():
    assert "OneDrive" in (paths.is_network_or_synced(Path("/home/mai/OneDrive - UBND/so")) or "")
    assert paths.is_network_or_synced(Path("/var/lib/danvan")) is None


def test_all_provinces_and_communes():
    assert len(provinces()) == 34
    assert sum(len(p.communes) for p in provinces()) == 3321
    offices = {c.office() for p in provinces() for c in p.communes}
    assert "UBND phường Bạc Liêu" in offices
    assert "UBND đặc khu Phú Quốc" in offices
