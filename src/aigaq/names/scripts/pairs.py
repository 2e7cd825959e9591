"""Two renderings compared with each other, syllable by syllable: may both stand for one name?"""

from __future__ import annotations

from functools import cache, lru_cache

from aigaq.names.scripts.data import table
from aigaq.names.scripts.emissions import sounds_of
from aigaq.names.scripts.likeness import VOWELS, idle, lattice, likeness_of

_NEVER = 99.0
SOUNDS = 2
"""Sounds that a syllable of a rendering stands for, on the average."""
FREE = 2.5
"""What costs count more here than against a name: either side may choose what it says."""

CLOSES = 0.1
"""What a syllable may cost as a bare consonant to be one that closes another."""


@lru_cache(maxsize=1 << 16)
def renderings_alike(one: str, other: str) -> float:
    """Say how likely two renderings (characters or pinyin) are of one name, from 0 to 1, as `han_likeness` does.

    Two syllables agree as far as there are sounds that both may stand for; two may stand for what one says
    ("ka-yi" and "kai"); one that only closes a syllable ("er") may be missing.
    """
    ours, theirs = written(one), written(other)
    if not ours or not theirs:
        return 0.0
    if ours == theirs:
        return 1.0
    return likeness_of(_cost(*sorted((ours, theirs))), SOUNDS * max(len(ours), len(theirs)))


@lru_cache(maxsize=1 << 14)
def written(han: str) -> tuple[str, ...]:
    """Give the syllables of a rendering; pinyin written together is cut into the longest syllables there are."""
    choices = lattice(han)
    found, place = [], 0
    while place < len(choices):
        syllable, place = max(choices[place], key=lambda choice: choice[1])
        found.append(syllable)
    return tuple(found)


def _cost(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    rows = [[_NEVER] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    rows[0][0] = 0.0
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            if i or j:
                rows[i][j] = _step(rows, ours[max(0, i - 2) : i], theirs[max(0, j - 2) : j], i, j)
    return rows[-1][-1]


def _step(rows: list[list[float]], ours: tuple[str, ...], theirs: tuple[str, ...], i: int, j: int) -> float:
    """Give the least cost of reaching a place: both last syllables agree, one is missing, or two say what one does."""
    steps = []
    if ours:
        steps.append(rows[i - 1][j] + _missing(ours[-1], first=i == 1))
    if theirs:
        steps.append(rows[i][j - 1] + _missing(theirs[-1], first=j == 1))
    if ours and theirs:
        steps.append(rows[i - 1][j - 1] + _apart(ours[-1], theirs[-1]))
    if len(ours) > 1 and theirs:
        steps.append(rows[i - 2][j - 1] + _together(*ours, theirs[-1]))
    if ours and len(theirs) > 1:
        steps.append(rows[i - 1][j - 2] + _together(*theirs, ours[-1]))
    return min(steps)


@lru_cache(maxsize=1 << 16)
def _apart(one: str, other: str) -> float:
    if one == other:
        return 0.0
    left, right = sounds_of(one), sounds_of(other)
    return FREE * min((left[sounds] + right[sounds] for sounds in left.keys() & right.keys()), default=_NEVER)


@lru_cache(maxsize=1 << 16)
def _together(first: str, second: str, whole: str) -> float:
    """Give the cost of two syllables standing for what another says alone."""
    left, right = sounds_of(first), sounds_of(second)
    return FREE * min(
        left.get(sounds[:cut], _NEVER) + right.get(sounds[cut:], _NEVER) + price
        for sounds, price in sounds_of(whole).items()
        for cut in range(1, len(sounds) + 1)
    )


@cache
def _missing(syllable: str, *, first: bool) -> float:
    """Give the cost of a syllable that the other rendering lacks: little where it only closes another."""
    prices = table("zh", "renderings")["missing"]
    closing = [
        float(prices.get(sounds, prices["else"]))
        for sounds, price in sounds_of(syllable).items()
        if len(sounds) == 1 and sounds not in VOWELS and price <= CLOSES
    ]
    return idle(syllable) if first else min([idle(syllable), *closing])
