"""From field to field in the order of the paper, whatever order the widgets were made in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def step(editors: Sequence[QWidget], *, forward: bool) -> bool:
    """Go to the next (or the one before) of the editors that can be used now; False past either end.

    For `focusNextPrevChild`: fields that appear while typing (another signer, another paper, the fields of another
    event) stand last in Qt's own chain.
    """
    usable = [one for one in editors if one.isVisible() and one.isEnabled()]
    focus = QApplication.focusWidget()
    at = next(
        (n for n, one in enumerate(usable) if focus is not None and (one is focus or one.isAncestorOf(focus))), None
    )
    if at is None or not 0 <= at + (1 if forward else -1) < len(usable):
        return False
    wanted = usable[at + 1] if forward else usable[at - 1]
    wanted.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    show(wanted)
    return True


def show(widget: QWidget) -> None:
    """Scroll it into sight."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, 40)
