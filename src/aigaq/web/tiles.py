"""A map file on this disk, for detail: PMTiles, read by byte ranges and never from a tile server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from litestar import Response, get
from litestar.enums import MediaType

from aigaq.errors import NoSuchPage, UsageError
from aigaq.web.page import Screen

MAGIC = b"PMTiles\x03"
"""How a PMTiles file of version 3 begins: github.com/protomaps/PMTiles, spec v3."""
MOST_AT_ONCE = 16 * 1024 * 1024
"""Bytes of one answer; the reader asks for directories and tiles, which are far smaller."""
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")


def require_tiles(path: Path) -> None:
    """Raise `UsageError` if this is no PMTiles file of version 3 that can be read."""
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise UsageError(reason="The map file cannot be read.") from error
    if head != MAGIC:
        raise UsageError(reason="The map file is no PMTiles file of version 3.")


@get("/tiles/detail.pmtiles", sync_to_thread=True, include_in_schema=False, opt={"background": True})
def tiles(screen: Screen) -> Response[Any]:
    """Give a range of the map file; without a range only its first bytes."""
    path = screen.request.app.state.desk.settings.tiles
    if path is None:
        raise NoSuchPage
    size = path.stat().st_size
    first, last = _wanted(screen.request.headers.get("range", ""), size)
    if first >= size:
        return Response(b"", status_code=416, media_type=MediaType.TEXT, headers={"Content-Range": f"bytes */{size}"})
    with path.open("rb") as file:
        file.seek(first)
        held = file.read(last - first + 1)
    head = {"Content-Range": f"bytes {first}-{first + len(held) - 1}/{size}", "Accept-Ranges": "bytes"}
    return Response(held, status_code=206, media_type="application/octet-stream", headers=head)


def _wanted(given: str, size: int) -> tuple[int, int]:
    found = _RANGE.fullmatch(given)
    first = int(found[1]) if found else 0
    last = int(found[2]) if found and found[2] else first + MOST_AT_ONCE - 1
    return first, max(first, min(last, size - 1, first + MOST_AT_ONCE - 1))


ROUTES = (tiles,)
