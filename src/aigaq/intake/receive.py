"""Receiving one file: its bytes are read once, hashed, and never read from the disk again."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path

from aigaq.errors import EmptyFile, TooLarge, Unreadable
from aigaq.intake.media import media_type
from aigaq.intake.walk import unreadable
from aigaq.model.source import Source

LIMIT_MIB = 100
"""Largest file taken, in MiB: about 50,000 pages of text; a reader must hold it in memory several times."""

LONGEST_NAME = 200
"""Characters of a file name that are kept; file systems end at 255 bytes."""
_ENDING = 16
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def receive(path: Path, origin: str, at: str) -> tuple[Source, bytes]:
    """Read a file's bytes once and give them with the source they make, received ``at`` (ISO 8601, UTC).

    Raises `EmptyFile`, `TooLarge` or `Unreadable`.
    """
    data = _bytes_of(path)
    return receive_bytes(data, origin, at), data


def receive_bytes(data: bytes, origin: str, at: str) -> Source:
    """Give the source that bytes make which are in hand already. Raises `EmptyFile` or `TooLarge`."""
    if not data:
        raise EmptyFile
    if len(data) > LIMIT_MIB * 2**20:
        raise TooLarge(limit=LIMIT_MIB)
    name = origin.rsplit("/", 1)[-1]
    return Source.of(data, name=name, media_type=media_type(data, name), received=at, origin=origin)


def safe_name(name: str) -> str:
    """Give the bare file name of an upload, as it can be kept and shown.

    Folders of any system are left out; control characters and those that turn the direction of writing round
    (Unicode TR 36: they make a program look like a text) become “_”.
    """
    bare = re.split(r"[/\\]", name)[-1].strip()
    kept = "".join(c if c.isprintable() and unicodedata.bidirectional(c) not in _TURNING else "_" for c in bare)
    whole = kept.encode("utf-8", "replace").decode("utf-8")
    stem, dot, ending = whole.rpartition(".")
    if len(whole) > LONGEST_NAME:
        whole = (
            f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
            if dot and len(ending) < _ENDING
            else whole[:LONGEST_NAME]
        )
    return whole if whole.strip(".") else "unnamed"


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
