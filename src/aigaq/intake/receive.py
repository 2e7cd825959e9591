"""Receiving one file: its bytes are read once, hashed, and never read from the disk again."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from aigaq.errors import EmptyFile, TooLarge, Unreadable
from aigaq.intake.media import media_type
from aigaq.intake.walk import unreadable
from aigaq.model.source import Source

LIMIT_MIB = 100
"""Largest file taken, in MiB: about 50,000 pages of text; a reader must hold it in memory several times."""


def receive(path: Path, origin: str, at: str) -> tuple[Source, bytes]:
    """Read a file's bytes once and give them with the source they make, received ``at`` (ISO 8601, UTC).

    Raises `EmptyFile`, `TooLarge` or `Unreadable`.
    """
    data = _bytes_of(path)
    if not data:
        raise EmptyFile
    name = origin.rsplit("/", 1)[-1]
    return Source.of(data, name=name, media_type=media_type(data, name), received=at, origin=origin), data


def _bytes_of(path: Path) -> bytes:
    """Read without waiting: a named pipe or a device put in the folder must not stop the batch."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise Unreadable(reason="not a regular file")
            data = file.read(LIMIT_MIB * 2**20 + 1)
    except OSError as error:
        raise unreadable(error) from error
    if len(data) > LIMIT_MIB * 2**20:
        raise TooLarge(limit=LIMIT_MIB)
    return data
