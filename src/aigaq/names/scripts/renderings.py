"""Renderings as such: told from other words, cut where no dot separates their parts, compared with each other."""

from __future__ import annotations

from functools import cache, lru_cache

from aigaq.names.scripts.emissions import sounds_of
from aigaq.names.scripts.han import is_han, syllables
from aigaq.names.scripts.likeness import han_likeness, lattice, letters_of, pinyin_lattice

RENDERED = 0.72
"""From here on a likeness means that the one may well render the other (`aigaq.names.alike.FAR`)."""
MOST_CUTS = 40
"""Places at which an undivided rendering is cut at most."""


@lru_cache(maxsize=1 << 16)
def pinyin_written(word: str) -> bool:
    """Say whether a word in Latin letters is spelled in pinyin from end to end, as in a Chinese passport."""
    letters = letters_of(word)
    return len(letters) >= 2 and len(letters) == len(word.strip()) and bool(pinyin_lattice(letters))


@lru_cache(maxsize=1 << 14)
def han_cut(han: str, first: str, second: str) -> tuple[str, str] | None:
    """Cut an undivided rendering ("哈斯铁尔木沙汗") into what renders two parts of a name.

    `first` and `second` are keys as for `han_likeness`, in either order; the answer is (renders `first`, renders
    `second`), or ``None`` where no cut makes both likely.
    """
    best, found = 2 * RENDERED, None
    for cut in range(1, min(len(han), MOST_CUTS)):
        head, tail = han[:cut], han[cut:]
        for one, other in ((head, tail), (tail, head)):
            left = han_likeness(one, first)
            right = han_likeness(other, second) if left >= RENDERED else 0.0
            if right >= RENDERED and left + right > best:
                best, found = left + right, (one, other)
    return found


@lru_cache(maxsize=1 << 16)
def renderings_alike(one: str, other: str) -> float:
    """Say how likely two renderings (characters or pinyin) are of one name: what one says, rendered by the other."""
    if one == other or (is_han(one) and syllables(one) == syllables(other)):
        return 1.0 if lattice(one) else 0.0
    return max(_rendered(one, other), _rendered(other, one))


def _rendered(one: str, other: str) -> float:
    return max((han_likeness(one, said) for said in plainest(other)), default=0.0)


@lru_cache(maxsize=1 << 14)
def plainest(han: str) -> tuple[str, ...]:
    """Give what a rendering most plainly says: its syllables as sounds, with and without the vowels that only fill."""
    choices = lattice(han)
    said, place = [], 0
    while place < len(choices):
        syllable, place = max(choices[place], key=lambda choice: choice[1])
        said.append(syllable)
    full = "".join(_shortest(syllable, 0.0) for syllable in said)
    short = "".join(_shortest(syllable, 0.1) for syllable in said)
    return tuple(dict.fromkeys(sounds for sounds in (full, short) if sounds))


@cache
def _shortest(syllable: str, dearest: float) -> str:
    """Give the shortest sounds of a syllable that cost no more than `dearest`."""
    found = sorted((len(sounds), price, sounds) for sounds, price in sounds_of(syllable).items() if price <= dearest)
    return found[0][2] if found else ""
