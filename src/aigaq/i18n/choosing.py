"""Which language a reader gets: the one chosen before, else what the browser asks for, else English."""

from __future__ import annotations

from collections.abc import Sequence

from aigaq.i18n.catalogue import DEFAULT, LANGUAGES

LONGEST = 300
"""Characters of an Accept-Language header that are read; browsers send fewer than a hundred."""


def choose(chosen: str | None, accept: str | None, offered: Sequence[str] = LANGUAGES) -> str:
    """Give the language for a reader: ``chosen`` before (a cookie), else by ``accept`` (RFC 9110, 12.5.4)."""
    if chosen in offered:
        return str(chosen)
    for code in _wanted((accept or "")[:LONGEST]):
        if code in offered:
            return code
    return DEFAULT


def _wanted(accept: str) -> list[str]:
    """Give the languages asked for, best first; those with q=0 are not wanted."""
    found: list[tuple[float, int, str]] = []
    for place, part in enumerate(accept.split(",")):
        tag, _, weight = part.strip().partition(";")
        quality = _quality(weight)
        if quality > 0:
            found.append((-quality, place, tag.strip().lower().partition("-")[0]))
    return [code for _, _, code in sorted(found)]


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
