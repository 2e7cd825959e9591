"""How alike two single parts of names sound: from 1 (one sound) to 0 (nothing in common)."""

from __future__ import annotations

from functools import lru_cache
from itertools import count, product
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from aigaq.names.abjad import abjad_likeness
from aigaq.names.fold import Fold, echo
from aigaq.names.parse import Part
from aigaq.names.scripts import han_likeness, may_render, pinyin_written, renderings_alike
from aigaq.names.sounds import ECHO, FAR, LEAST, NEAR, NEARLY, SAME, SHORT, SIFTED, at_most, sound_alike
from aigaq.names.variants import short_groups, variant_groups

TWO_LISTED = 0.5
"""At most so alike are two given names that are listed and share no group (Jamal, Kamal; Hassan, Hussein), unless they
answer each other as well as Slavic spellings do."""
__all__ = [
    "FAR", "LEAST", "NEAR", "NEARLY", "SAME", "SHORT", "alike", "compare_closely", "in_pinyin", "meet", "met",
    "number", "refused", "sounding",
]  # fmt: skip

VARIANT, SHORT_FORM = 0.95, 0.87
"""Alike so are one name in two languages, and a name and its short form."""
RENDERED = 0.06
"""Likeness added to a good rendering in Chinese syllables."""
MOST_PAIRS = 1 << 18
"""Pairs of parts whose likeness is kept."""
SHORTEST_PINYIN = 5
"""Letters a word must have to be taken for a name as a Chinese passport spells it."""


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


_SOUNDING = str.maketrans("hgqcxSJCzZdbfryvwoe", "kkkkkssssstppliuuua")
_UNWRITTEN = str.maketrans("", "", "aiu")
met = Memo()
_numbers = count()


@lru_cache(maxsize=1 << 17)
def number(part: Part) -> int:
    """Give a part's number in this process: one for all parts of which everything that is compared is the same.

    Александр and Aleksandr have one. None is given twice, so that forgetting one does no harm.
    """
    telling = part.form if part.fold.script == "Hani" or in_pinyin(part) else ""
    return _numbered((_told(part.fold), _told(part.root), part.suffix, part.initial, telling, *map(_told, part.others)))


def _told(fold: Fold) -> tuple[str, str, bool, str]:
    return fold.key, fold.wide, fold.readable, fold.abjad


@lru_cache(maxsize=1 << 17)
def _numbered(told: tuple[object, ...]) -> int:  # noqa: ARG001 - the cache keeps what was told
    return next(_numbers)


def alike(left: Part, right: Part) -> float:
    """Say how alike two parts are; suffixes may be left out on either side."""
    pair = number(left) << 32 | number(right)
    found = met.get(pair)
    return meet(pair, left, right) if found is None else found


def meet(pair: int, left: Part, right: Part) -> float:
    """Say how alike two parts are that have not met, and keep it under the pair of their numbers."""
    return 0.0 if refused(pair, left, right) else compare_closely(pair, left, right)


def refused(pair: int, left: Part, right: Part) -> bool:
    """Say whether a glance tells that two parts that have not met are nothing like each other, and keep that."""
    if _far(_card(left), _card(right)):
        met.keep(pair, 0.0)
        return True
    return False


def compare_closely(pair: int, left: Part, right: Part) -> float:
    """Say how alike two parts are that are not refused at a glance, and keep it."""
    return met.keep(pair, _alike(left, right, _card(left), _card(right)))


class _Card(NamedTuple):
    """What of a part tells at a glance that another is nothing like it."""

    spoken: bool
    """Whether its vowels are written, in letters that can be read."""
    pinyin: bool
    abjad: bool
    heard: tuple[str, ...]
    """Its sounds in very few letters (`sounding`)."""
    bones: tuple[str, ...]
    """The same without vowels that may go unwritten."""
    wides: tuple[str, ...]
    echoes: frozenset[str]
    variants: frozenset[str]
    shorts: frozenset[str]


@lru_cache(maxsize=1 << 17)
def _card(part: Part) -> _Card:
    folds = (part.fold, part.root, *part.others)
    spoken = not (part.initial or part.fold.script == "Hani" or part.fold.abjad)
    wides = tuple(dict.fromkeys(fold.wide for fold in folds))
    groups = variant_groups(part), short_groups(part.fold)
    heard = tuple(map(sounding, wides))
    bones = tuple(word.translate(_UNWRITTEN) for word in heard)
    telling = spoken or (bool(part.fold.abjad) and not part.initial)
    return _Card(
        spoken, in_pinyin(part), bool(part.fold.abjad), heard, bones if telling else (), wides,
        frozenset(map(echo, wides)), *groups,
    )  # fmt: skip


def sounding(wide: str) -> str:
    """Write sounds in very few letters, so that renderings in Chinese syllables come near what they render."""
    return wide.translate(_SOUNDING)


def _far(one: _Card, other: _Card) -> bool:
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


def _no_group(one: _Card, other: _Card) -> bool:
    return one.variants.isdisjoint(other.variants) and one.shorts.isdisjoint(other.shorts)


def _alike(left: Part, right: Part, one: _Card, other: _Card) -> float:
    if left.initial or right.initial:
        return _initials(left, right)
    if left.fold.key == right.fold.key:
        return sound_alike(left.fold, right.fold)
    found = _spoken(left, right)
    if found >= VARIANT:
        return found
    if not one.variants.isdisjoint(other.variants):
        return VARIANT
    if not one.shorts.isdisjoint(other.shorts):
        return max(found, SHORT_FORM)
    return min(found, TWO_LISTED) if found < NEAR and _both_listed(left, right, one, other) else found


def _both_listed(left: Part, right: Part, one: _Card, other: _Card) -> bool:
    bare = not (left.suffix or right.suffix)
    return bare and bool(one.variants or one.shorts) and bool(other.variants or other.shorts)


def _initials(left: Part, right: Part) -> float:
    shorter, longer = sorted((left.fold.wide, right.fold.wide), key=len)
    return NEAR if shorter and longer.startswith(shorter) else 0.0


def _spoken(left: Part, right: Part) -> float:
    if left.fold.script == "Hani" or right.fold.script == "Hani":
        return _characters(left, right)
    if bool(left.fold.abjad) != bool(right.fold.abjad):
        return _abjad(left, right)
    if left.suffix and right.suffix:
        if _other_family_form(left, right):
            return 0.0
        same_echo = left.suffix == right.suffix and echo(left.fold.wide) == echo(right.fold.wide)
        found = max(sound_alike(left.root, right.root), ECHO if same_echo else 0.0)
    else:
        found = sound_alike(left.fold, right.fold)
        if left.suffix or right.suffix:
            found = max(found, sound_alike(left.root, right.root)) if found < SAME else found
    for ours, theirs in (*product(left.others, _folds(right)), *product(_folds(left), right.others)):
        if at_most(ours, theirs) > found:
            found = max(found, sound_alike(ours, theirs))
    return max(found, _passport(left, right)) if found < NEARLY and in_pinyin(left) != in_pinyin(right) else found


def _folds(part: Part) -> tuple[Fold, ...]:
    return (part.fold, part.root) if part.suffix else (part.fold,)


def _other_family_form(left: Part, right: Part) -> bool:
    """Say whether two family names end in different suffixes (-ov, -in, -sky): those are two families."""
    if not (left.suffix or "").startswith("family") or not (right.suffix or "").startswith("family"):
        return False
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


def _abjad(left: Part, right: Part) -> float:
    """Compare a word in Persian or Arabic letters with one that shows its vowels."""
    written, other = (left, right) if left.fold.abjad else (right, left)
    found = [abjad_likeness(written.fold.abjad, fold.wide) for fold in _folds(other)]
    return max([*found, *(sound_alike(reading, fold) for reading in written.others for fold in _folds(other))])


def _passport(left: Part, right: Part) -> float:
    """Compare a word in pinyin, as in a Chinese passport, with one in another spelling."""
    pinyin, other = (left, right) if in_pinyin(left) else (right, left)
    if not other.fold.readable:
        return 0.0
    every = {fold.key for fold in (other.fold, other.root, *other.others)}
    keys = [key for key in sorted(every) if may_render(pinyin.form, key, NEAR)]
    found = max((han_likeness(pinyin.form, key) for key in keys), default=0.0)
    return _rendered(found) if found >= NEAR else 0.0


def _rendered(likeness: float) -> float:
    """Put a rendering by syllables, which never gives all sounds, on the scale of spellings."""
    return min(NEARLY, likeness + RENDERED) if likeness >= NEAR else likeness


@lru_cache(maxsize=1 << 17)
def in_pinyin(part: Part) -> bool:
    """Say whether a part may be a name as a Chinese passport spells it."""
    return part.script == "Latn" and len(part.form) >= SHORTEST_PINYIN and pinyin_written(part.form)
