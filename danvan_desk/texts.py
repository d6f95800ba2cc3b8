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


def _(message: str) -> str:
    catalogue = _current["catalogue"]
    return catalogue.gettext(message) if isinstance(catalogue, gettext.NullTranslations) else message
