"""Parts of a name put together where the other name has them as one word (Ali-Reza, Alireza)."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter

from rapidfuzz.distance import Levenshtein

from aigaq.names.alike import NEAR, alike
from aigaq.names.card import Card, bones_of
from aigaq.names.gate import whole_bit
from aigaq.names.parse import Part, bare_part
from aigaq.names.sketch import Sketch, mask_of, of_parts

LIKE_JOINED = 0.6
"""Share of equal letters (of consonants, where vowels are not written) that two words written together must have with
the one of the other name."""
WELL_RENDERED = 0.8
"""Likeness from which on two parts are taken for one word in letters without vowels."""


def put_together(ours: Sketch, theirs: Sketch) -> Sketch:
    """Put two of our parts together where the other name has them as one word (Ali-Reza, Alireza)."""
    if not ours.joins & theirs.mask:
        return ours
    if not ours.made.isdisjoint(theirs.wides):
        return _with_one(ours, ours.joined[min(ours.made & theirs.wides)])
    for part, bits in zip(theirs.cards, theirs.masks, strict=True) if len(ours.parts) > len(theirs.parts) else ():
        places = _written_by(part, ours) if ours.joins & bits else None
        if places:
            return _with_one(ours, places)
    return ours


@lru_cache(maxsize=1 << 14)
def _with_one(name: Sketch, places: tuple[int, ...]) -> Sketch:
    rest = tuple(part for at, part in enumerate(name.parts) if at not in places)
    return of_parts(name.read, (_as_one(name, places), *rest))


def _as_one(name: Sketch, places: tuple[int, ...]) -> Part:
    return bare_part("".join(name.parts[at].form for at in places))


@lru_cache(maxsize=1 << 15)
def _written_by(card_: Card, name: Sketch) -> tuple[int, ...] | None:
    """Give the places of the parts that the one part of a name in other letters stands for (احمدرضا, Ahmad Reza)."""
    part, bits = card_.part, mask_of(card_.part)
    unvoiced = bool(part.fold.abjad) or name.abjad
    words = card_.bones if unvoiced else (part.fold.wide,)
    hopeful = [
        places
        for wide, places in name.joined.items()
        if whole_bit(wide) & bits and (not words or _near(words, bones_of(wide) if unvoiced else wide))
    ]
    if not hopeful:
        return None
    least = WELL_RENDERED if unvoiced else NEAR
    alike_ = ((alike(part, _as_one(name, places)), places) for places in sorted(hopeful))
    likely = [(likeness, places) for likeness, places in alike_ if likeness > least]
    if not likely:
        return None
    best = max(alike(part, other) for other in name.parts)
    likeness, found = max(likely, key=itemgetter(0))
    return found if likeness > best else None


def _near(words: tuple[str, ...], joined: str) -> bool:
    return any(Levenshtein.normalized_similarity(word, joined) >= LIKE_JOINED for word in words)
