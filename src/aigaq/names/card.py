"""What of a part is looked at when it meets another, worked out once: number, sounds in few letters, groups."""

from __future__ import annotations

from functools import lru_cache
from itertools import count

from attrs import frozen

from aigaq.names.fold import Fold, echo
from aigaq.names.parse import Part, is_patronymic
from aigaq.names.scripts import pinyin_written
from aigaq.names.variants import short_groups, variant_groups

SHORTEST_PINYIN = 5
"""Letters a word must have to be taken for a name as a Chinese passport spells it."""
PATRONYMIC, FAMILY = 1, 2
"""Slots of a Russian name that a suffix tells."""
_SOUNDING = str.maketrans("hgqcxSJCzZdbfryvwoe", "kkkkkssssstppliuuua")
_UNWRITTEN = str.maketrans("", "", "aiu")
_numbers = count()


@frozen(eq=False)
class Card:
    """What of a part tells at a glance that another is nothing like it."""

    part: Part
    number: int
    """`number` of the part."""
    folds: tuple[Fold, ...]
    """The keys of the word, and of its root where a suffix is taken off."""
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
    slot: int
    """`PATRONYMIC`, `FAMILY`, or 0 where no suffix tells either."""


@lru_cache(maxsize=1 << 17)
def card(part: Part) -> Card:
    """Give what of a part is looked at when it meets another."""
    folds = (part.fold, part.root, *part.others)
    spoken = not (part.initial or part.fold.script == "Hani" or part.fold.abjad)
    wides = tuple(dict.fromkeys(fold.wide for fold in folds))
    heard = tuple(map(sounding, wides))
    telling = spoken or (bool(part.fold.abjad) and not part.initial)
    bones = tuple(map(bones_of, wides)) if telling else ()
    own = folds[:2] if part.suffix else folds[:1]
    slot = PATRONYMIC if is_patronymic(part) else FAMILY if (part.suffix or "").startswith("family") else 0
    return Card(
        part, number(part), own, spoken, in_pinyin(part), bool(part.fold.abjad), heard, bones, wides,
        frozenset(map(echo, wides)), variant_groups(part), short_groups(part.fold), slot,
    )  # fmt: skip


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


def sounding(wide: str) -> str:
    """Write sounds in very few letters, so that renderings in Chinese syllables come near what they render."""
    return wide.translate(_SOUNDING)


def bones_of(wide: str) -> str:
    """Write sounds in the same few letters, without vowels that may go unwritten."""
    return sounding(wide).translate(_UNWRITTEN)


@lru_cache(maxsize=1 << 17)
def in_pinyin(part: Part) -> bool:
    """Say whether a part may be a name as a Chinese passport spells it."""
    return part.script == "Latn" and len(part.form) >= SHORTEST_PINYIN and pinyin_written(part.form)
