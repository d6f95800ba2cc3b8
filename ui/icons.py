"""Lucide icons drawn in any colour of the palette, at the screen's own resolution.

A picture is kept by (name, colour, size, ratio): a change of theme asks for another colour and so gets another picture.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

SIZE = 16
STROKE, CHIP_STROKE = 1.75, 2.25


def svg(name: str, colour: str, stroke: float = STROKE) -> str:
    """The icon's SVG with its colour and stroke in place. Raises FileNotFoundError for an icon we don't carry."""
    return _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke:g}"')


def pixmap(name: str, colour: QColor, size: int = SIZE, ratio: float = 1.0, stroke: float = STROKE) -> QPixmap:
    return _drawn(name, colour.name(), size, ratio, stroke)


def icon(name: str, colour: QColor) -> QIcon:
    """For Qt's own widgets (menus); widgets of ours paint `paint_icon` and so follow the theme by themselves."""
    from PySide6.QtGui import QIcon  # its enums take 6 ms the first paint does without

    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, ratio=ratio))
    return made


def program() -> QIcon:
    """The program's own picture, for the window's frame and the task bar."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for size in (16, 32, 48, 128):
        made.addPixmap(_drawn("danvan-desk", "#000000", size, 1.0, STROKE))
    return made


def paint_icon(
    painter: QPainter, name: str, colour: QColor, x: float, y: float, size: int = SIZE, *, stroke: float = STROKE
) -> None:
    """Draw the icon with its top left corner at (x, y), sharp at any scale."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(QRectF(x, y, size, size), pixmap(name, colour, size, ratio, stroke), QRectF())


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (files(resources) / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, ratio: float, stroke: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg(name, colour, stroke).encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
