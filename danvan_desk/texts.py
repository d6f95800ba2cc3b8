"""Words for people, through gettext. The source language is Vietnamese; English is a translation.

Call `_()` where the text is used, never at import: the language may change while the program runs.
"""

from __future__ import annotations

import gettext
from importlib.resources import as_file, files
from pathlib import Path

import resources

LANGUAGES = ("vi", "en")
_DOMAIN = "danvan"
_current: dict[str, gettext.NullTranslations | str] = {"language": "vi", "catalogue": gettext.NullTranslations()}


def use_language(language: str) -> None:
    """Switch every later `_()` to `vi` or `en`. An unknown or missing catalogue falls back to Vietnamese."""
    catalogue: gettext.NullTranslations = gettext.NullTranslations()
    if language != "vi":
        with as_file(files(resources) / "locale") as folder:
            catalogue = gettext.translation(_DOMAIN, Path(folder), [language], fallback=True)
    _current["language"], _current["catalogue"] = language, catalogue


def language() -> str:
    return str(_current["language"])


def of_law(words: str) -> str:
    """Words of the law's data (the title of a rule or duty, the name of a day) in the current language; what the office
    wrote itself stands as it is."""
    return _said(words) if words else ""


def _(message: str) -> str:
    return _said(message)


def _as(use: str, message: str) -> str:
    """Where one Vietnamese text has two in English: `use` tells them apart ("list": a page or heading of many)."""
    catalogue = _current["catalogue"]
    return catalogue.pgettext(use, message) if isinstance(catalogue, gettext.NullTranslations) else message


def _said(message: str) -> str:
    catalogue = _current["catalogue"]
    return catalogue.gettext(message) if isinstance(catalogue, gettext.NullTranslations) else message
