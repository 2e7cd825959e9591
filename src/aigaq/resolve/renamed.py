"""Places that were renamed, from ``resolve/places.toml``: which place a name meant on a day."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files

from attrs import frozen

from aigaq.names.fold import fold


@frozen
class Spell:
    """The time for which a name was the name of a place; days as in ISO 8601, ``""`` where open."""

    place: str
    since: str
    until: str
    reused: bool
    """Whether the name came to mean something else too."""


@cache
def spells() -> dict[str, tuple[Spell, ...]]:
    """Read the file once: for a folded name, the places it named and when."""
    raw = tomllib.loads((files("aigaq.resolve") / "places.toml").read_text("utf-8"))
    found: dict[str, list[Spell]] = defaultdict(list)
    for place in raw["place"]:
        for row in place["names"]:
            found[place_key(row["name"])].append(
                Spell(place["key"], row.get("from", ""), row.get("until", ""), row.get("reused", False))
            )
    return {name: tuple(rows) for name, rows in found.items()}


def place_key(name: str) -> str:
    """Give the folded words of a place's name."""
    return " ".join(word.key for word in fold(name))


def renamed(name: str, day: str) -> tuple[str, bool] | None:
    """Give the place that a name stands for, and whether surely; ``None`` for places that were never renamed.

    ``day`` is the report's day of publication (``""``: not known). A name that came to mean something else too
    stands for the place surely in its own time alone.
    """
    rows = spells().get(place_key(name), ())
    if not rows or len({row.place for row in rows}) > 1:
        return None
    if not any(row.reused for row in rows):
        return rows[0].place, True
    then = bool(day) and any((row.since or day) <= day and (not row.until or day < row.until) for row in rows)
    return rows[0].place, then
