"""A file that appears whole or not at all: a cut of power or a full disk leaves what stood there before."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> Path:
    """Write beside, then rename over, and look whether it is all there; gives the path. Raises OSError. Any thread."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
    if path.stat().st_size != len(content):
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
    return path
