"""Given names that are one name in several languages, and short forms: which groups a part belongs to."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from aigaq.names.customs import customs
from aigaq.names.fold import Fold, fold_word
from aigaq.names.parse import Part

_VOWELS = "aeiou"
_SERVANT = "abdul"
"""How all spellings of "servant of the" begin in the keys: what follows tells whose (Abdulkarim, Abdulrahim)."""
SHORTEST_STEM = 3
"""Letters a patronymic must have without its suffix and last vowels to be told by its stem."""


@lru_cache(maxsize=1 << 17)
def variant_groups(part: Part) -> frozenset[str]:
    """Give the names of the groups of one name in several languages that a part, or the name it was made of, is in."""
    exact, stems = _variants()
    wide = part.fold.wide
    found = exact.get(wide, frozenset())
    if not found and wide.startswith(_SERVANT):
        found = frozenset(_SERVANT + group for group in exact.get(wide.removeprefix(_SERVANT), ()))
    if part.suffix is None or not part.root.readable:
        return found
    stem = part.root.wide.rstrip(_VOWELS)
    return found | exact.get(part.root.wide, frozenset()) | stems.get(stem, frozenset())


@lru_cache(maxsize=1 << 17)
def short_groups(fold: Fold) -> frozenset[str]:
    """Give the names of the groups of a full name and its short forms that a word is in."""
    return _shorts().get(fold.wide, frozenset())


@cache
def _variants() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    exact = _table(customs().variants)
    stems: dict[str, set[str]] = defaultdict(set)
    for wide, groups in exact.items():
        stem = wide.rstrip(_VOWELS)
        if len(stem) >= SHORTEST_STEM:
            stems[stem] |= groups
    return exact, {stem: frozenset(groups) for stem, groups in stems.items()}


@cache
def _shorts() -> dict[str, frozenset[str]]:
    """Give the groups of each word: a short form of a name is one of its other spellings too (Mo for Mohamed)."""
    spellings = {group[0]: group for group in reversed(customs().variants)}
    return _table(tuple((*group, *spellings.get(group[0], ())) for group in customs().short_forms))


def _table(groups: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for word in group:
            found[fold_word(word).wide].add(group[0])
    return {wide: frozenset(names) for wide, names in found.items()}
