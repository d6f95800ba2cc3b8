"""Paper and indigo ink: every colour and every size of the window, in one table for QPalette, QSS and painters.

Colours are asked for by role at the moment of painting (`colour("muted")`), so that a change of theme needs no
second visit to any widget: a repaint is enough. The values and their contrasts are those of the look's palette.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass, field
from importlib.resources import files
from string import Template

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources

_ROLES = {  # role: light, dark
    "window": ("#F3F2EE", "#1A1C20"),
    "panel": ("#FFFFFF", "#22252A"),
    "alt": ("#FAF9F6", "#262A30"),
    "head": ("#EFEDE7", "#2B2F36"),
    "nav": ("#EAE8E2", "#1E2126"),
    "line": ("#DFDCD4", "#383D46"),
    "edge": ("#8C887D", "#7A8190"),
    "text": ("#1D2330", "#E7E8EB"),
    "muted": ("#5A6070", "#A6ACB8"),
    "accent": ("#2A5088", "#3C6CB0"),
    "accent_text": ("#FFFFFF", "#FFFFFF"),
    "tint": ("#E6ECF5", "#28354A"),
    "tint_text": ("#23467A", "#A9C6F0"),
    "selection": ("#DDE6F3", "#2B3D59"),
    "link": ("#23467A", "#9CC0F2"),
    "focus": ("#2A5088", "#8FB5EC"),
    "bar_running": ("#6F8CB3", "#6B8FC4"),
    "bar_paused": ("#858C98", "#727986"),
    "bar_due_soon": ("#BD7A18", "#D9A441"),
    "bar_overdue": ("#B8352D", "#E0675C"),
}
_STATES_LIGHT = {
    "met": ("#1E6B3A", "#E2F0E5"),
    "running": ("#3D5573", "#E9EEF4"),
    "due_soon": ("#8A5200", "#FCEFD3"),
    "overdue": ("#A3211B", "#FBE6E3"),
    "paused": ("#4A5260", "#E8E9EC"),
    "secret": ("#7A2E63", "#F5E8F0"),
}
_STATES_DARK = {
    "met": ("#86D09B", "#1F372A"),
    "running": ("#A9C2E2", "#27323F"),
    "due_soon": ("#F0BE63", "#3D311B"),
    "overdue": ("#FFA299", "#4A2521"),
    "paused": ("#BCC2CC", "#31353C"),
    "secret": ("#EAAAD7", "#412739"),
}
_SIZES = {"body": (13, 15), "small": (12, 14), "tiny": (11, 13), "panel": (13, 15), "case": (17, 19), "page": (19, 22)}
_BOLD = frozenset({"panel", "case", "page"})


@dataclass(frozen=True)
class Look:
    """One theme: hex by role, (text, tint) by state."""

    name: str
    roles: dict[str, str]
    states: dict[str, tuple[str, str]]


LIGHT = Look("light", {role: pair[0] for role, pair in _ROLES.items()}, _STATES_LIGHT)
DARK = Look("dark", {role: pair[1] for role, pair in _ROLES.items()}, _STATES_DARK)


@dataclass
class _Worn:
    """What the program wears now; like the language, it belongs to the running program."""

    look: Look = LIGHT
    large: bool = False
    choice: str = "light"
    sheet: str = ""
    lines: dict[tuple[str, bool], int] = field(default_factory=dict)


_worn = _Worn()


def apply(app: QApplication, choice: str = "system", text_size: str = "normal") -> None:
    """Dress the program: `choice` is system, light or dark; `text_size` normal or large."""
    _worn.choice, _worn.large = choice, text_size == "large"
    _worn.look = DARK if _dark_wanted(choice) else LIGHT
    _worn.lines.clear()
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_qpalette())
    app.setFont(font("body"))
    _worn.sheet = _style_sheet()
    for window in app.topLevelWidgets():
        if window.styleSheet():
            dress(window)


def dress(window: QWidget) -> None:
    """Give a window the sheet worn now; its dialogs, menus and tips take it from there.

    A window's, not the program's: under a sheet of the program each widget would be styled anew, with all it holds,
    every time one is put into another, which made a page three times as slow to build.
    """
    window.setStyleSheet(_worn.sheet)


def measured(widget: QWidget) -> QSize:
    """The size it will ask for once it is in a window, and so dressed."""
    dress(widget)
    asked = widget.sizeHint()
    widget.setStyleSheet("")
    return asked


def apply_to_program(choice: str, text_size: str) -> None:
    """Dress the program that runs, where there is one."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply(app, choice, text_size)


def follow_system(app: QApplication) -> None:
    """Change with the desktop while the user's choice is "system"."""

    def changed() -> None:
        if _worn.choice == "system":
            apply(app, "system", "large" if _worn.large else "normal")

    app.styleHints().colorSchemeChanged.connect(changed)


def is_dark() -> bool:
    return _worn.look is DARK


def is_large() -> bool:
    return _worn.large


def colour(role: str) -> QColor:
    """A colour by its role in the palette table: window, panel, alt, head, nav, line, edge, text, muted, accent, …"""
    return QColor(_worn.look.roles[role])


def state_colours(state: str) -> tuple[QColor, QColor]:
    """(text, tint) of a state; met_late wears due_soon's, anything without a state of its own is muted on nothing."""
    pair = _worn.look.states.get("due_soon" if state == "met_late" else state)
    if pair is None:
        return colour("muted"), QColor(Qt.GlobalColor.transparent)
    return QColor(pair[0]), QColor(pair[1])


def any_colour(name: str) -> QColor:
    """A palette role's colour, or a state's text colour where `name` is a state."""
    return colour(name) if name in _worn.look.roles else state_colours(name)[0]


def family() -> str:
    return "Segoe UI" if sys.platform == "win32" else "Noto Sans"


def font(use: str = "body", *, bold: bool | None = None) -> QFont:
    """The font for a use: body, small, tiny, panel (title), case (title), page (title). Sizes are points."""
    made = QFont(family())
    made.setStyleHint(QFont.StyleHint.SansSerif)
    made.setPointSizeF(_SIZES[use][_worn.large] * 0.75)  # 13 px at 96 dpi is 9.75 pt
    made.setBold(use in _BOLD if bold is None else bold)
    return made


def line(use: str = "body") -> int:
    """Height of one line of text in logical px: the font's own, never under 1.3 × its size (Ễ, Ặ, ỹ need it)."""
    key = (use, _worn.large)
    if key not in _worn.lines:
        made = font(use)
        size = _SIZES[use][_worn.large]
        _worn.lines[key] = max(round(QFontMetricsF(made).height()), math.ceil(1.3 * size - 0.5))
    return _worn.lines[key]


HEIGHTS = {
    "row": (("body",), 14),
    "two_line": (("body", "small"), 10),
    "two_line_dense": (("body", "small"), 4),
    "chip_two_line": (("body", "small"), 20),
    "group": (("small",), 9),
    "header": (("small",), 12),
    "panel_title": (("body",), 18),
    "field": (("body",), 12),
    "button": (("body",), 12),
    "button_small": (("body",), 8),
    "nav": (("body",), 16),
    "chip": (("small",), 6),
    "page_head": (("page",), 22),
    "menu": (("body",), 18),
    "status": (("small",), 8),
    "actions": (("body",), 30),
}


def height(thing: str) -> int:
    """Height of a thing of the measures table, from its lines and what stands around them."""
    uses, around = HEIGHTS[thing]
    return sum(line(use) for use in uses) + around


def _dark_wanted(choice: str) -> bool:
    if choice == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return choice == "dark"


def _qpalette() -> QPalette:
    role, given = QPalette.ColorRole, _worn.look.roles
    pairs = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "panel",
        role.AlternateBase: "alt",
        role.Text: "text",
        role.Button: "panel",
        role.ButtonText: "text",
        role.BrightText: "accent_text",
        role.PlaceholderText: "muted",
        role.Highlight: "selection",
        role.HighlightedText: "text",
        role.Accent: "accent",
        role.Link: "link",
        role.LinkVisited: "link",
        role.ToolTipBase: "panel",
        role.ToolTipText: "text",
        role.Light: "panel",
        role.Midlight: "line",
        role.Mid: "line",
        role.Dark: "edge",
        role.Shadow: "edge",
    }
    palette = QPalette()
    for where, name in pairs.items():
        palette.setColor(where, QColor(given[name]))
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(given["muted"]))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, QColor(given["window"]))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Button, QColor(given["window"]))
    return palette


def _style_sheet() -> str:
    text = (files(resources) / "styles" / "window.qss").read_text(encoding="utf-8")
    values = dict(_worn.look.roles)
    for state, (ink, tint) in _worn.look.states.items():
        values[state], values[state + "_tint"] = ink, tint
    styles = files(resources) / "styles"
    values["arrow"] = _url(styles / f"arrow-{_worn.look.name}.svg")
    values["tick"] = _url(styles / "tick.svg")
    values["button_h"] = str(height("button") - 2)
    for use, sizes in _SIZES.items():
        values[f"{use}_pt"] = f"{sizes[_worn.large] * 0.75:g}"
    return Template(text).substitute(values)


def _url(path: object) -> str:
    return str(path).replace("\\", "/")
