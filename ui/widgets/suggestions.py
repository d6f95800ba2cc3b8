"""Suggestions in a popup under a field: found anywhere in the words, with or without tones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from danvan_desk.domain.folding import fold

_FOLDED = Qt.ItemDataRole.UserRole


class _Words(QStringListModel):
    """The words as they are shown, and folded under a role of their own to match against."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(list(words), parent)
        self._folded = [fold(one) for one in words]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role == _FOLDED:
            return self._folded[index.row()]
        return super().data(index, role)


class Suggestions(QCompleter):
    """Matches what is typed against the folded words; what is taken is the word with its tones."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(_Words(words, parent), parent)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(10)

    def splitPath(self, path: str) -> list[str]:
        return [fold(path.strip())]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
