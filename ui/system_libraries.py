"""What the window needs of a Linux machine, looked at before Qt is: Qt itself would abort without a word for people."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

PACKAGES = (
    "libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-shape0 libdbus-1-3 libfontconfig1 fonts-noto-core"
)
_ALWAYS = ("libEGL.so.1", "libGL.so.1", "libxkbcommon.so.0", "libfontconfig.so.1", "libdbus-1.so.3")
_FOR_X11 = (
    "libxkbcommon-x11.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
)
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def trouble(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """One line saying what is missing and what to install, "" where the window can open.

    Vietnamese without `_()`: the language isn't known yet.
    """
    if platform != "linux":
        return ""
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    missing = [name for name in _ALWAYS if not _loads(name)]
    if not missing and chosen not in _WITHOUT_SCREEN:
        if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
            return (
                "danvan-desk: máy này không có màn hình (DISPLAY và WAYLAND_DISPLAY đều trống). Hãy chạy từ phiên làm "
                "việc có màn hình, hoặc dùng dòng lệnh `danvan`, hoặc đặt QT_QPA_PLATFORM=offscreen."
            )
        if chosen == "xcb" or not environment.get("WAYLAND_DISPLAY"):
            missing = [name for name in _FOR_X11 if not _loads(name)]
    return lacking(missing) if missing else ""


def lacking(missing: list[str]) -> str:
    """The line for libraries that can't be loaded."""
    return (
        f"danvan-desk: máy thiếu thư viện {', '.join(missing)} nên chưa mở được cửa sổ. Trên Debian, Ubuntu hãy chạy: "
        f"sudo apt install {PACKAGES}. Không cần màn hình thì dùng dòng lệnh `danvan` (hoặc QT_QPA_PLATFORM=offscreen)."
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
