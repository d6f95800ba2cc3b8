"""The case a dialogue is about, found by number, by name or by what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, QTimer
from PySide6.QtWidgets import QCompleter

from danvan_desk.texts import _
from ui.widgets.fields import TextField

if TYPE_CHECKING:
    from danvan_desk.queries.search import Hits

Find = Callable[[str, Callable[["Hits"], object]], object]
_TYPING_MS = 250
_PART = " · "


class CaseField(TextField):
    """Suggests cases under the field as it is typed into; `value()` is the number alone."""

    def __init__(self, name: str, label: str, find: Find) -> None:
        super().__init__(name, label, placeholder=_("ví dụ VV-2026-00075, hoặc tên người gửi đơn"))
        self._find = find
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        completer.activated.connect(lambda _text: self.edited.emit())
        self.line.setCompleter(completer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self.line.textEdited.connect(lambda _text: self._timer.start(_TYPING_MS))

    def value(self) -> Any:
        text = self.line.text().partition(_PART)[0].strip()
        return text.upper() if text.upper().startswith(("VV-", "DT-")) else text or None

    def _look(self) -> None:
        text = self.line.text().strip()
        if len(text) >= 2 and _PART not in text:
            self._find(text, self._suggest)

    def _suggest(self, hits: Hits) -> None:
        found: dict[str, str] = {}
        for hit in hits.hits:
            if hit.case and hit.case not in found:
                people = hit.people if hit.type != "dialogue" else ""
                found[hit.case] = _PART.join(part for part in (hit.case, people, hit.content[:70]) if part)
        self._model.setStringList(list(found.values()))
        if found and self.line.hasFocus():
            self.line.completer().complete()
