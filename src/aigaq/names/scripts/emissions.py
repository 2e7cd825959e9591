"""What one syllable of pinyin may stand for, and at what cost."""

from __future__ import annotations

from functools import cache

from aigaq.names.scripts.data import table

LONGEST_SOUNDS = 4
"""Sounds that one syllable stands for at most; the tables hold none longer."""


@cache
def valid(syllable: str) -> bool:
    """Say whether this is a syllable of pinyin."""
    return syllable in every_syllable()


@cache
def every_syllable() -> frozenset[str]:
    """Give the syllables of pinyin, without tones."""
    return frozenset(table("zh", "pinyin")["syllables"].split())


@cache
def sounds_of(syllable: str) -> dict[str, float]:
    """Give the sequences of sounds that a syllable may stand for, each with its cost; 0 for the usual one."""
    data = table("zh", "renderings")
    whole: dict[str, float] | None = data["syllables"].get(syllable)
    if whole is not None:
        return whole
    initial, final = _split(syllable)
    found: dict[str, float] = {}
    for consonant, first in data["initials"].get(initial, {}).items():
        for rest, second in data["finals"].get(final, {}).items():
            sounds = consonant + rest
            if len(sounds) <= LONGEST_SOUNDS:
                found[sounds] = min(found.get(sounds, 9.0), first + second)
    return found


def _split(syllable: str) -> tuple[str, str]:
    """Split a syllable into its initial and its final; after j, q and x an u is an ü."""
    width = 2 if syllable[:2] in ("zh", "ch", "sh") else 1
    initial, final = syllable[:width], syllable[width:]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    return initial, {"van": "uan"}.get(final, final)
