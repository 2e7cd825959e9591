"""How alike two folded words sound: from 1 (one sound) to 0 (nothing in common)."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from aigaq.names.customs import customs
from aigaq.names.distance import HEARD, distance
from aigaq.names.fold import Fold, echo, fold_word

SAME, NEARLY, NEAR, FAR = 1.0, 0.96, 0.84, 0.72
"""Same sounds; sounds that are often one; a misspelling; perhaps a misspelling. Below `FAR`: not alike.
From the pairs of DOMAIN notes 6.4 and the development lists (see decision record 0031)."""
BOTH_KNOWN = 0.6
"""At most so alike are two well-known names that differ by more than a misspelling (Kanat, Kairat)."""
SHORTEST_REST = 3
"""Letters that one of two rests must have to be judged by themselves."""
SHORT = 5
"""Letters up to which a mistake weighs half as much again: short names differ by little."""
SHORTEST_ECHO = 5
"""Letters a word must have to be judged by its echo, which makes many sounds one."""
LEAST = 0.5
"""Likeness a part must have to one of the other name's to count as perhaps the same; less counts as none."""
SIFTED = 0.4
"""Share of equal letters below which two words are not looked at more closely."""
ECHO = 0.92
"""Alike so are Slavic spellings that answer each other."""


def sound_alike(left: Fold, right: Fold) -> float:
    """Say how alike two folded words are."""
    if left.key == right.key:
        return SAME if left.key else 0.0
    if not (left.readable and right.readable and left.key and right.key):
        return 0.0
    if left.wide == right.wide:
        return NEARLY
    if Levenshtein.normalized_similarity(left.wide, right.wide) >= SIFTED:
        return _nearly_alike(left, right)
    return max(0.0, _echoed(left.wide, right.wide)) if echo(left.wide) == echo(right.wide) else 0.0


def at_most(left: Fold, right: Fold) -> float:
    """Give what `sound_alike` may give at the most, much faster: no mistake costs less than one heard alike."""
    if left.wide == right.wide:
        return SAME
    one, other = echo(left.wide), echo(right.wide)
    plain = 1.0 - HEARD * Levenshtein.distance(left.wide, right.wide) / max(len(left.wide), len(right.wide))
    if one == other:
        return max(plain, ECHO)
    return max(plain, 1.0 - HEARD * Levenshtein.distance(one, other) / max(len(one), len(other)) - (NEARLY - ECHO))


def _nearly_alike(left: Fold, right: Fold) -> float:
    if _of_either_sex(left.wide, right.wide):
        return BOTH_KNOWN
    found = _close(left.wide, right.wide)
    if found < ECHO:
        found = max(found, _echoed(left.wide, right.wide, max(found, LEAST)))
    if found < LEAST:
        return 0.0
    found = min(found, _without_shared_element(left.wide, right.wide))
    if (left.wide in listed() and right.wide in listed()) or (left.key in known() and right.key in known()):
        return min(found, BOTH_KNOWN) if found < NEAR or left.wide in listed() else found
    return found


def _of_either_sex(left: str, right: str) -> bool:
    """Say whether two words differ by the vowel that makes a man's name a woman's (Alim, Alima; Mario, Maria)."""
    if left[:-1] == right[:-1]:
        apart = {left[-1], right[-1]} == {"a", "o"}
    else:
        apart = left == right + "a" or right == left + "a"
    return apart and min(len(left), len(right)) >= SHORTEST_REST and (left in listed() or right in listed())


def _echoed(left: str, right: str, least: float = 0.0) -> float:
    """Compare what is left where the sounds of East Slavic languages that answer each other are made one.

    0 where letters tell that it is below `least`: no mistake costs less than one heard alike.
    """
    if min(len(left), len(right)) < SHORTEST_ECHO:
        return 0.0
    one, other = echo(left), echo(right)
    if one == other:
        return ECHO
    if one == left and other == right:
        return 0.0
    most = 1.0 - HEARD * Levenshtein.distance(one, other) / max(len(one), len(other)) - (NEARLY - ECHO)
    return _close(one, other) - (NEARLY - ECHO) if most >= least else 0.0


@cache
def listed() -> frozenset[str]:
    """Give the wide keys of all given names in the lists of variants and short forms.

    Two of them that are in no common group are two names, however alike (Maria, Mario).
    """
    groups = customs().variants + customs().short_forms
    return frozenset(fold_word(word).wide for group in groups for word in group)


@cache
def known() -> frozenset[str]:
    """Give the keys of the names and elements that very many people bear."""
    return frozenset(fold_word(word).key for word in customs().common | customs().elements)


def _close(left: str, right: str) -> float:
    longest = max(len(left), len(right))
    if min(len(left), len(right)) < 3:
        return 0.0
    cost = distance(left, right) * (1.5 if longest <= SHORT else 1.0)
    return max(0.0, min(NEARLY - 0.01, 1.0 - cost / longest))


@cache
def _elements() -> tuple[str, ...]:
    folded = {fold_word(element).wide for element in customs().elements}
    return tuple(sorted((e for e in folded if len(e) > 1), key=lambda e: (-len(e), e)))


@lru_cache(maxsize=1 << 17)
def _ends(word: str) -> tuple[frozenset[str], frozenset[str]]:
    every, none = _elements(), frozenset[str]()
    starts = frozenset(e for e in every if word.startswith(e)) if word.startswith(every) else none
    return starts, frozenset(e for e in every if word.endswith(e)) if word.endswith(every) else none


def _without_shared_element(left: str, right: str) -> float:
    """Compare what is left when a part that many names share (-khan, -bek, Serik-) is taken off both.

    Where one is the other with such an element added (Alim, Alimkhan), they are different names.
    """
    (left_starts, left_ends), (right_starts, right_ends) = _ends(left), _ends(right)
    if not (left_starts or left_ends or right_starts or right_ends):
        return 1.0
    found = 1.0
    for element in left_starts & right_starts:
        found = min(found, _rest(left[len(element) :], right[len(element) :]))
    for element in left_ends & right_ends:
        found = min(found, _rest(left[: -len(element)], right[: -len(element)]))
    added = _one_added(left, right, left_starts | left_ends) or _one_added(right, left, right_starts | right_ends)
    if added or _other_end(left, right, left_ends, right_ends):
        return 0.5
    return found


def _one_added(longer: str, shorter: str, elements: frozenset[str]) -> bool:
    return any(longer in (shorter + element, element + shorter) for element in elements)


def _other_end(left: str, right: str, left_ends: frozenset[str], right_ends: frozenset[str]) -> bool:
    """Say whether two names begin alike and end in different elements (Alimzhan, Alimkhan)."""
    return any(
        len(one) > 2 and len(other) > 2 and one[-3:] != other[-3:] and left[: -len(one)] == right[: -len(other)]
        for one in left_ends
        for other in right_ends
    )


def _rest(left: str, right: str) -> float:
    if not left or not right:
        return 0.5
    if left == right or max(len(left), len(right)) < SHORTEST_REST:
        return 1.0
    return max(0.0, 1.0 - distance(left, right) / max(len(left), len(right)) * (1.0 if len(left) > 3 else 1.2))
