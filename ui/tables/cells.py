"""What a list shows: columns, groups, rows and cells, as plain values a page makes from a query's answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from ui.widgets.states import ChipText

CellRole = Qt.ItemDataRole.UserRole + 10
KeyRole = Qt.ItemDataRole.UserRole + 11
GroupRole = Qt.ItemDataRole.UserRole + 12


@dataclass(frozen=True)
class Cell:
    """One cell. What is set is shown; how, the column's kind says.

    `second` is the muted second line; `code` a denouncer's code, shown with its lock after it. `chip` stands alone in
    a chip column, or before `second` on the second line of a "two" column. `icon` stands before `text`; `role` colours
    the text and the icon (a palette role or a state). `tip` replaces the tooltip, which is else the text when cut.
    """

    text: str = ""
    second: str = ""
    code: str = ""
    chip: ChipText | None = None
    icon: str = ""
    role: str = ""
    bold: bool = False
    tip: str = ""

    def spoken(self) -> str:
        """All its words, for a screen reader and for tests."""
        parts = [self.text, self.chip.words if self.chip else "", self.second, self.code]
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Row:
    """`key` is what `opened` tells: the record's number. `data` is the page's own."""

    key: str
    cells: tuple[Cell, ...]
    data: object = None


@dataclass(frozen=True)
class Group:
    """A folding group: "Quá hạn" 4. `folded` is how it starts; later the user's own folding is kept by `key`. `count`:
    what stands beside the title where it isn't the number of rows."""

    key: str
    title: str
    rows: tuple[Row, ...]
    facts: str = ""
    folded: bool = False
    count: int | None = None

    def counted(self) -> int:
        return len(self.rows) if self.count is None else self.count


@dataclass(frozen=True)
class Column:
    """`kind`: text, two (lines), chip, code (lock + code), number, date (right). `width` px at 100 %; 0 stretches.
    `spare`: goes first where a narrow window lacks room."""

    title: str
    width: int = 0
    kind: str = "text"
    right: bool = field(default=False)
    spare: bool = False

    def is_right(self) -> bool:
        return self.right or self.kind in {"number", "date"}
