"""The program's own log in `home/logs`: what failed and where, never what a citizen said."""

from __future__ import annotations

import logging
from pathlib import Path

NAME = "danvan"
logging.getLogger(NAME).addHandler(logging.NullHandler())  # a log not started is silent, not on the screen
_SIZE, _KEPT = 500_000, 3


def start(home: Path) -> Path:
    """Log to `home/logs/danvan.log` (three old files kept); returns the file. Does without where it can't write."""
    from logging.handlers import RotatingFileHandler

    path = home / "logs" / "danvan.log"
    logger = logging.getLogger(NAME)
    stop()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError:
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return path


def stop() -> None:
    """Close the log's file, so that its folder can be moved or removed."""
    logger = logging.getLogger(NAME)
    for handler in list(logger.handlers):
        if not isinstance(handler, logging.NullHandler):
            logger.removeHandler(handler)
            handler.close()
