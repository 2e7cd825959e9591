"""How alike two single parts of names sound: from 1 (one sound) to 0 (nothing in common)."""

from __future__ import annotations

from itertools import chain, product

from rapidfuzz.distance import Levenshtein

from aigaq.names.abjad import abjad_likeness
from aigaq.names.card import FAMILY, Card, card
from aigaq.names.fold import echo
from aigaq.names.parse import Part
from aigaq.names.scripts import han_likeness, may_render, renderings_alike
from aigaq.names.sounds import ECHO, FAR, LEAST, NEAR, NEARLY, SAME, SHORT, SIFTED, at_most, sound_alike

TWO_LISTED = 0.5
"""At most so alike are two given names that are listed and share no group (Jamal, Kamal; Hassan, Hussein), unless they
answer each other as well as Slavic spellings do."""
__all__ = [
    "FAR", "LEAST", "NEAR", "NEARLY", "SAME", "SHORT", "alike", "compare_closely", "meet", "met", "refused",
]  # fmt: skip

VARIANT, SHORT_FORM = 0.95, 0.87
"""Alike so are one name in two languages, and a name and its short form."""
RENDERED = 0.06
"""Likeness added to a good rendering in Chinese syllables."""
MOST_PAIRS = 1 << 18
"""Pairs of parts whose likeness is kept."""


class Memo(dict[int, float]):
    """Likenesses of pairs of parts that have met, by their numbers; begun anew when it is full."""

    def keep(self, pair: int, likeness: float) -> float:
        """Keep a likeness, and give it."""
        if len(self) >= MOST_PAIRS:
            self.clear()
        self[pair] = likeness
        return likeness

    def cache_clear(self) -> None:
        """Forget all."""
        self.clear()


met = Memo()


def alike(left: Part, right: Part) -> float:
    """Say how alike two parts are; suffixes may be left out on either side."""
    return meet(card(left), card(right))


def meet(one: Card, other: Card) -> float:
    """Say how alike two parts are, compared only where they have not met."""
    pair = one.number << 32 | other.number
    found = met.get(pair)
    if found is None:
        return 0.0 if refused(pair, one, other) else compare_closely(pair, one, other)
    return found


def refused(pair: int, one: Card, other: Card) -> bool:
    """Say whether a glance tells that two parts that have not met are nothing like each other, and keep that."""
    if _far(one, other):
        met.keep(pair, 0.0)
        return True
    return False


def compare_closely(pair: int, one: Card, other: Card) -> float:
    """Say how alike two parts are that are not refused at a glance, and keep it under the pair of their numbers."""
    return met.keep(pair, _alike(one, other))


def _far(one: Card, other: Card) -> bool:
    """Say whether nothing of one part is anything like the other, which is so of most that meet."""
    if not (one.spoken and other.spoken):
        return (
            one.abjad != other.abjad
            and bool(one.bones and other.bones)
            and not _near(one.bones, other.bones)
            and _no_group(one, other)
        )
    if one.pinyin != other.pinyin and _near(one.heard, other.heard):
        return False
    return not _near(one.wides, other.wides) and one.echoes.isdisjoint(other.echoes) and _no_group(one, other)


def _near(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    for one in ours:
        for other in theirs:
            if Levenshtein.normalized_similarity(one, other, score_cutoff=SIFTED):
                return True
    return False


def _no_group(one: Card, other: Card) -> bool:
    return one.variants.isdisjoint(other.variants) and one.shorts.isdisjoint(other.shorts)


def _alike(one: Card, other: Card) -> float:
    left, right = one.part, other.part
    if left.initial or right.initial:
        return _initials(left, right)
    if left.fold.key == right.fold.key:
        return sound_alike(left.fold, right.fold)
    found = _spoken(one, other)
    if found >= VARIANT:
        return found
    if not one.variants.isdisjoint(other.variants):
        return VARIANT
    if not one.shorts.isdisjoint(other.shorts):
        return max(found, SHORT_FORM)
    return min(found, TWO_LISTED) if found < NEAR and _both_listed(one, other) else found


def _both_listed(one: Card, other: Card) -> bool:
    bare = not (one.part.suffix or other.part.suffix)
    return bare and bool(one.variants or one.shorts) and bool(other.variants or other.shorts)


def _initials(left: Part, right: Part) -> float:
    shorter, longer = sorted((left.fold.wide, right.fold.wide), key=len)
    return NEAR if shorter and longer.startswith(shorter) else 0.0


def _spoken(one: Card, other: Card) -> float:
    left, right = one.part, other.part
    if left.fold.script == "Hani" or right.fold.script == "Hani":
        return _characters(left, right)
    if one.abjad != other.abjad:
        return _abjad(one, other)
    if left.suffix and right.suffix:
        if one.slot == other.slot == FAMILY and _other_family_form(left, right):
            return 0.0
        found = sound_alike(left.root, right.root)
        if found < ECHO and left.suffix == right.suffix and echo(left.fold.wide) == echo(right.fold.wide):
            found = ECHO
    else:
        found = sound_alike(left.fold, right.fold)
        if found < SAME and (left.suffix or right.suffix):
            found = max(found, sound_alike(left.root, right.root))
    for ours, theirs in chain(product(left.others, other.folds), product(one.folds, right.others)):
        if at_most(ours, theirs) > found:
            found = max(found, sound_alike(ours, theirs))
    if found < NEARLY and one.pinyin != other.pinyin and _near(one.heard, other.heard):
        return max(found, _passport(one, other))
    return found


def _other_family_form(left: Part, right: Part) -> bool:
    """Say whether two family names end in different suffixes (-ov, -in, -sky): those are two families."""
    one, other = (part.fold.key.rstrip("aeiou")[-1:] for part in (left, right))
    return one != other and bool({one, other} & {"n", "k"})


def _characters(left: Part, right: Part) -> float:
    """Compare a rendering in Chinese characters with another, or with a word that can be read."""
    if left.fold.script == "Hani" and right.fold.script == "Hani":
        return _rendered(renderings_alike(left.form, right.form))
    han, other = (left, right) if left.fold.script == "Hani" else (right, left)
    if not other.fold.readable:
        return 0.0
    keys = {other.fold.key, other.root.key, *(fold.key for fold in other.others)}
    return _rendered(max(han_likeness(han.form, key) for key in keys))


def _abjad(one: Card, other: Card) -> float:
    """Compare a word in Persian or Arabic letters with one that shows its vowels."""
    written, spoken = (one, other) if one.abjad else (other, one)
    found = max(abjad_likeness(written.part.fold.abjad, fold.wide) for fold in spoken.folds)
    for reading, fold in product(written.part.others, spoken.folds):
        if at_most(reading, fold) > found:
            found = max(found, sound_alike(reading, fold))
    return found


def _passport(one: Card, other: Card) -> float:
    """Compare a word in pinyin, as in a Chinese passport, with one in another spelling."""
    pinyin, spoken = (one.part, other.part) if one.pinyin else (other.part, one.part)
    if not spoken.fold.readable:
        return 0.0
    every = {fold.key for fold in (spoken.fold, spoken.root, *spoken.others)}
    keys = [key for key in sorted(every) if may_render(pinyin.form, key, NEAR)]
    found = max((han_likeness(pinyin.form, key) for key in keys), default=0.0)
    return _rendered(found) if found >= NEAR else 0.0


def _rendered(likeness: float) -> float:
    """Put a rendering by syllables, which never gives all sounds, on the scale of spellings."""
    return min(NEARLY, likeness + RENDERED) if likeness >= NEAR else likeness
