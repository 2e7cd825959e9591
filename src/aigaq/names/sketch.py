"""A name made ready for comparing: its first parts, and the bits by which most other names are told apart at once."""

from __future__ import annotations

import re
from functools import lru_cache, reduce
from itertools import permutations
from operator import or_

from attrs import field, frozen
from rapidfuzz.distance import Levenshtein

from aigaq.names.abjad import ways
from aigaq.names.alike import NEAR, alike, in_pinyin, number
from aigaq.names.fold import Fold, fold_latin, fold_word
from aigaq.names.gate import ALL, group_bit, mask, whole_bit
from aigaq.names.parse import Part, Parts, bare_part, is_patronymic, parse
from aigaq.names.variants import short_groups, variant_groups
from aigaq.names.weights import rarity

MOST_PARTS = 5
"""Parts of a name that are compared; further ones are passed over."""
SHORTEST_JOINED = 4
"""Letters that two words written together must have."""


_MEETING = re.compile(r"[aeiou]{2}|[cdgknpstzZ][cghjkszJZSC]")
"""Letters that may stand for one sound where two words are written together."""
_SYLLABIC = re.compile(r"x[iu]|q[iu]|zh|ie|uo|ei|ao|ua|er|ui|eng|ong|ang")
"""What is seldom but in pinyin; how it renders a consonant (Xielike, Serik) the masks cannot tell."""
LIKE_JOINED = 0.6
"""Share of equal letters that two words written together must have with the one of the other name."""
WELL_RENDERED = 0.8
"""Likeness from which on two parts are taken for one word in letters without vowels."""


@frozen(eq=False)
class Sketch:
    """A name ready for comparing."""

    read: Parts
    parts: tuple[Part, ...]
    keyed: tuple[tuple[int, int, int, bool], ...]
    """Of each part, its place, its number (`aigaq.names.alike.number`), its mask, and whether it is a patronymic."""
    masks: tuple[int, ...]
    """Of each part, the bits it shares with every part it can be alike to."""
    gates: tuple[int, ...]
    """The same with the bits of what each part gives together with a neighbour."""
    mask: int
    """All these bits."""
    starts: int
    """Bits of the letters that full parts begin with."""
    initials: int
    """Bits of the letters that stand as initials."""
    wides: frozenset[str]
    """The wide keys of the parts."""
    lenient: bool
    """Whether one part may be enough: initials, nicknames, or `loose`."""
    loose: bool
    """Whether it is a given name and a patronymic only, which no family name contradicts."""
    abjad: bool
    """Whether it is written without short vowels."""
    joined: dict[str, tuple[int, ...]] = field(factory=dict)
    """What two parts or all give written together, by its key, and their places."""
    one_will_do: bool = False
    """Whether it is lenient, or has one part only."""
    made: frozenset[str] = frozenset()
    """The keys of these words that are no part's by itself."""
    joins: int = 0
    """The bits of these words."""
    patronymics: tuple[bool, ...] = ()
    """Of each part, whether it is a Russian patronymic."""
    patronymic: bool = False
    """Whether any is."""
    weights: tuple[float, ...] = ()
    """Of each part, the bits it says when it agrees."""
    countable: int = 0
    """How many parts stand for themselves: a patronymic may always be left out."""


def sketch_parts(read: Parts) -> Sketch:
    """Make a name that has been read ready for comparing."""
    return of_parts(read, read.all[:MOST_PARTS])


def of_parts(read: Parts, parts: tuple[Part, ...]) -> Sketch:
    """Make some parts of a name ready for comparing."""
    masks = tuple(map(mask_of, parts))
    full = [part for part in (*parts, *read.nicknames) if not part.initial]
    joined = _joined(parts)
    gates = _with_joined(masks, joined)
    both = reduce(or_, gates, 0) | reduce(or_, map(mask_of, read.nicknames), 0)
    starts = reduce(or_, (_letter(part) for part in full), 0)
    initials = reduce(or_, (_letter(part) for part in parts if part.initial), 0)
    wides = frozenset(fold.wide for part in parts for fold in (part.fold, *part.others))
    patronymics = tuple(map(is_patronymic, parts))
    loose = len(parts) == 2 and any(patronymics)
    lenient = bool(initials or read.nicknames or loose)
    abjad = any(part.fold.abjad for part in parts)
    enough, made = lenient or len(parts) < 2, frozenset(joined) - wides
    joins = reduce(or_, map(whole_bit, joined), 0)
    keyed = tuple((i, number(p), m, k) for i, (p, m, k) in enumerate(zip(parts, masks, patronymics, strict=True)))
    return Sketch(
        read, parts, keyed, masks, gates, both, starts, initials, wides, lenient, loose, abjad, joined, enough, made,
        joins, patronymics, any(patronymics), tuple(map(rarity, parts)), patronymics.count(False),
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def sketch(name: str) -> Sketch:
    """Read a name as written and make it ready for comparing."""
    return sketch_parts(parse(name))


@lru_cache(maxsize=1 << 17)
def mask_of(part: Part) -> int:
    """Give the bits that a part shares with every part it can be alike to."""
    if part.initial:
        return 0
    if in_pinyin(part) and _SYLLABIC.search(part.form):
        return ALL
    folds: set[Fold] = {part.root, *part.others, *map(fold_latin, ways(part.fold.abjad))}
    whole = mask(part.fold, whole=part.suffix is not None)
    groups = {group_bit(group) for group in variant_groups(part)}
    groups |= {group_bit("short " + group) for group in short_groups(part.fold)}
    return whole | reduce(or_, map(mask, folds), 0) | reduce(or_, groups, 0)


def _with_joined(masks: tuple[int, ...], joined: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Add to each part's bits those of the words it makes with others (Ali Reza)."""
    gates = list(masks)
    for wide, places in joined.items():
        for at in places:
            gates[at] |= whole_bit(wide)
    return tuple(gates)


def _letter(part: Part) -> int:
    return 1 << (ord(part.fold.wide[0]) % 256) if part.fold.wide else 0


def _joined(parts: tuple[Part, ...]) -> dict[str, tuple[int, ...]]:
    """Give the wide key of each two parts, and of all of them, written together, and their places."""
    found: dict[str, tuple[int, ...]] = {}
    for i, j in permutations(range(len(parts)), 2):
        one, other = parts[i], parts[j]
        if one.suffix or one.initial or other.initial or not (one.fold.readable and other.fold.readable):
            continue
        if len(one.form) + len(other.form) >= SHORTEST_JOINED:
            found.setdefault(_written_together(one, other), (i, j))
    for places in _in_one_breath(parts):
        found.setdefault(_breath(parts, places), places)
    return found


def _breath(parts: tuple[Part, ...], places: tuple[int, ...]) -> str:
    if len(places) == 2:
        return _written_together(parts[places[0]], parts[places[1]])
    return fold_word("".join(parts[at].form for at in places)).wide


def _in_one_breath(parts: tuple[Part, ...]) -> tuple[tuple[int, ...], ...]:
    """Give the orders in which a whole name may be written as one word (Khinmaunghtwe, Brodovvladimir)."""
    if not 2 <= len(parts) <= 4 or any(part.initial or not part.fold.readable for part in parts):
        return ()
    written = (0, *range(2, len(parts)), 1)
    if len(parts) > 2:
        return (written,)
    return ((0, 1), (1, 0)) if any(part.suffix for part in parts) else ()


def _written_together(one: Part, other: Part) -> str:
    """Give the wide key of two parts as one word, folded anew only where the letters that meet may be one sound."""
    left, right = one.fold.wide, other.fold.wide
    meeting = left[-1:] + right[:1]
    if _MEETING.match(meeting) or left.startswith("abd"):
        return fold_word(one.form + other.form).wide
    return left + right[1:] if meeting[:1] == meeting[1:] else left + right


def put_together(ours: Sketch, theirs: Sketch) -> Sketch:
    """Put two of our parts together where the other name has them as one word (Ali-Reza, Alireza)."""
    if not ours.joins & theirs.mask:
        return ours
    if not ours.made.isdisjoint(theirs.wides):
        return _with_one(ours, ours.joined[min(ours.made & theirs.wides)])
    for part in theirs.parts if len(ours.parts) > len(theirs.parts) else ():
        places = _written_by(part, ours)
        if places:
            return _with_one(ours, places)
    return ours


@lru_cache(maxsize=1 << 14)
def _with_one(name: Sketch, places: tuple[int, ...]) -> Sketch:
    rest = tuple(part for at, part in enumerate(name.parts) if at not in places)
    return of_parts(name.read, (_as_one(name, places), *rest))


def _as_one(name: Sketch, places: tuple[int, ...]) -> Part:
    return bare_part("".join(name.parts[at].form for at in places))


def _written_by(part: Part, name: Sketch) -> tuple[int, ...] | None:
    """Give the places of the parts that the one part of a name in other letters stands for (احمدرضا, Ahmad Reza)."""
    bits = mask_of(part)
    if not name.joins & bits:
        return None
    letters = "" if part.fold.abjad or name.abjad else part.fold.wide
    hopeful = [
        places
        for wide, places in name.joined.items()
        if whole_bit(wide) & bits and (not letters or Levenshtein.normalized_similarity(letters, wide) >= LIKE_JOINED)
    ]
    if not hopeful:
        return None
    best, found = max((alike(part, other) for other in name.parts), default=0.0), None
    for places in sorted(hopeful):
        likeness = alike(part, _as_one(name, places))
        if likeness > max(best, WELL_RENDERED if part.fold.abjad or name.abjad else NEAR):
            best, found = likeness, places
    return found


def may_be_alike(one: Sketch, other: Sketch) -> bool:
    """Say whether enough parts of two names can be alike: two of each, or one where a name has no more."""
    if one.mask & other.mask:
        if one.one_will_do or other.one_will_do:
            return True
        return two_meet(one.gates, other.mask) and two_meet(other.gates, one.mask)
    return bool(one.initials & (other.starts | other.initials) or other.initials & one.starts)


def two_meet(gates: tuple[int, ...], there: int) -> bool:
    """Say whether two parts at least have a bit in common with another name."""
    found = False
    for bits in gates:
        if bits & there:
            if found:
                return True
            found = True
    return False
