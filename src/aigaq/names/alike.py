"""How alike two single parts of names sound: from 1 (one sound) to 0 (nothing in common)."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import count
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from aigaq.names.abjad import abjad_likeness
from aigaq.names.customs import customs
from aigaq.names.distance import distance
from aigaq.names.fold import Fold, echo, fold_word
from aigaq.names.parse import Part
from aigaq.names.scripts import han_likeness, may_render, pinyin_written, renderings_alike
from aigaq.names.variants import short_groups, variant_groups

SAME, NEARLY, NEAR, FAR = 1.0, 0.96, 0.84, 0.72
"""Same sounds; sounds that are often one; a misspelling; perhaps a misspelling. Below `FAR`: not alike.
From the pairs of DOMAIN notes 6.4 and the development lists (see decision record 0031)."""
BOTH_KNOWN = 0.6
"""At most so alike are two well-known names that differ by more than a misspelling (Kanat, Kairat)."""
TWO_LISTED = 0.56
"""At most so alike are two given names that are listed and share no group (Jamal, Kamal; Hassan, Hussein), unless they
answer each other as well as Slavic spellings do."""
SHORTEST_REST = 3
"""Letters that one of two rests must have to be judged by themselves."""
VARIANT, SHORT_FORM, ECHO = 0.95, 0.87, 0.92
"""Alike so are one name in two languages, a name and its short form, and Slavic spellings that answer each other."""
SHORTEST_ECHO = 5
"""Letters a word must have to be judged by its echo, which makes many sounds one."""
RENDERED = 0.06
"""Likeness added to a good rendering in Chinese syllables."""
SHORTEST_PINYIN = 5
"""Letters a word must have to be taken for a name as a Chinese passport spells it."""
LEAST = 0.5
"""Likeness a part must have to one of the other name's to count as perhaps the same; less counts as none."""
SIFTED = 0.4
"""Share of equal letters below which two words are not looked at more closely."""
MOST_PAIRS = 1 << 18
"""Pairs of parts whose likeness is kept."""
SHORT = 5
"""Letters up to which a mistake weighs half as much again: short names differ by little."""


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
def number(part: Part) -> int:  # noqa: ARG001 - the cache keeps the part
    """Give a part's number in this process. None is given twice, so that forgetting one does no harm."""
    return next(_numbers)


def alike(left: Part, right: Part) -> float:
    """Say how alike two parts are; suffixes may be left out on either side."""
    pair = number(left) << 32 | number(right)
    found = met.get(pair)
    return meet(pair, left, right) if found is None else found


def meet(pair: int, left: Part, right: Part) -> float:
    """Say how alike two parts are that have not met, and keep it under the pair of their numbers."""
    one, other = _card(left), _card(right)
    return met.keep(pair, 0.0 if _far(one, other) else _alike(left, right, one, other))


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
            found = max(found, sound_alike(left.root, right.root))
    for other in left.others:
        found = max([found, *(sound_alike(other, fold) for fold in _folds(right))])
    for other in right.others:
        found = max([found, *(sound_alike(fold, other) for fold in _folds(left))])
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


def _nearly_alike(left: Fold, right: Fold) -> float:
    if _of_either_sex(left.wide, right.wide):
        return BOTH_KNOWN
    found = _close(left.wide, right.wide)
    if found < ECHO:
        found = max(found, _echoed(left.wide, right.wide))
    if found < LEAST:
        return 0.0
    found = min(found, _without_shared_element(left.wide, right.wide))
    if (left.wide in listed() and right.wide in listed()) or (left.key in known() and right.key in known()):
        return min(found, BOTH_KNOWN) if found < NEAR or left.wide in listed() else found
    return found


def _of_either_sex(left: str, right: str) -> bool:
    """Say whether two words differ by the vowel that makes a man's name a woman's (Alim, Alima; Mario, Maria)."""
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < SHORTEST_REST or not (left in listed() or right in listed()):
        return False
    return longer == shorter + "a" or (left[:-1] == right[:-1] and {left[-1], right[-1]} == {"a", "o"})


def _echoed(left: str, right: str) -> float:
    """Compare what is left where the sounds of East Slavic languages that answer each other are made one."""
    if min(len(left), len(right)) < SHORTEST_ECHO:
        return 0.0
    one, other = echo(left), echo(right)
    if one == other:
        return ECHO
    return _close(one, other) - (NEARLY - ECHO) if (one, other) != (left, right) else 0.0


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
    starts = frozenset(e for e in _elements() if word.startswith(e))
    return starts, frozenset(e for e in _elements() if word.endswith(e))


def _without_shared_element(left: str, right: str) -> float:
    """Compare what is left when a part that many names share (-khan, -bek, Serik-) is taken off both.

    Where one is the other with such an element added (Alim, Alimkhan), they are different names.
    """
    (left_starts, left_ends), (right_starts, right_ends) = _ends(left), _ends(right)
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
