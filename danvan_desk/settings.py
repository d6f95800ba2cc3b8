"""How this user likes the program: language, theme, text size, last printer, layout of receipts. None of it is the
office's record."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

FILE_NAME = "settings.json"
LANGUAGES = ("vi", "en")
THEMES = ("system", "light", "dark")
TEXT_SIZES = ("normal", "large")
WHOLE, HALVES, SMALL = RECEIPTS = ("a4", "halves", "a5")
"""How a receipt is laid out: a page of A4, twice on one A4 cut in two, a page of A5."""
_ALLOWED = {"language": LANGUAGES, "theme": THEMES, "text_size": TEXT_SIZES, "receipt": RECEIPTS}


@dataclass(frozen=True)
class Settings:
    """`printer`, its `tray` ("" as it likes) and `paper` are the last ones used; `copies` counts from 1."""

    language: str = "vi"
    theme: str = "system"
    text_size: str = "normal"
    printer: str = ""
    tray: str = ""
    paper: str = "A4"
    copies: int = 1
    receipt: str = WHOLE
    user: str = ""

    def but(self, **changes: object) -> Settings:
        return replace(self, **changes)  # type: ignore[arg-type]


def load(home: Path) -> Settings:
    """The settings in `home`; what is missing, unknown or unreadable takes its default."""
    try:
        given = json.loads((home / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return Settings(**_sound(given)) if isinstance(given, dict) else Settings()


def save(home: Path, settings: Settings) -> None:
    """Write beside, then rename over: a power cut leaves the old file or the new one. Raises OSError."""
    target = home / FILE_NAME
    part = target.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part.replace(target)


def _sound(given: dict[str, Any]) -> dict[str, Any]:
    sound = {}
    for field in fields(Settings):
        value = given.get(field.name)
        if type(value) is not type(field.default):
            continue
        if value in _ALLOWED.get(field.name, (value,)):
            sound[field.name] = value
    return sound
