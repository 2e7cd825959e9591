"""How much a part says when it agrees: little where very many people bear it, much where few do."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from aigaq.names.parse import Part
from aigaq.names.sounds import known

RARE, COMMON, INITIAL = 9.4, 5.5, 2.0
"""Bits that an agreeing part gives: a rare name, a common one (or a patronymic), an initial."""


SHORT = {1: 5.5, 2: 5.5, 3: 5.5, 4: 7.5}
"""Bits at most that a part of so many letters gives: short names are soon the same by chance."""


@cache
def _learnt() -> dict[str, float]:
    raw = tomllib.loads((files("aigaq.names") / "weights.toml").read_text("utf-8"))
    return {key: float(bits) for key, bits in raw["bits"].items()}


@lru_cache(maxsize=1 << 17)
def rarity(part: Part) -> float:
    """Give the bits a part says when it agrees, as learnt from lists of names (weights.toml) or listed in lang/."""
    learnt = _learnt()
    found = min(learnt.get(part.fold.wide, RARE), learnt.get(part.root.wide, RARE))
    found = min(found, SHORT.get(len(part.fold.wide), RARE))
    return min(found, COMMON) if is_common(part) else found


def is_common(part: Part) -> bool:
    """Say whether very many people bear this part."""
    return not known().isdisjoint({part.fold.key, part.root.key}) or len(part.fold.key) < 3
