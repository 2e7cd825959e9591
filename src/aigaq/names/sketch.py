"""A name made ready for comparing: its first parts, and the bits by which most other names are told apart at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import permutations
from operator import or_
from typing import NamedTuple

from attrs import field, frozen

from aigaq.names.abjad import ways
from aigaq.names.card import Card, card, in_pinyin
from aigaq.names.fold import Fold, fold_latin, fold_word
from aigaq.names.gate import ALL, WIDTH, group_bit, mask, whole_bit
from aigaq.names.parse import Part, Parts, is_patronymic, parse
from aigaq.names.variants import short_groups, variant_groups
from aigaq.names.weights import rarity

MOST_PARTS = 5
"""Parts of a name that are compared; further ones are passed over."""
MOST_NAMES = 1 << 16
"""Names that are kept ready."""
TURNED = WIDTH // 3
"""Places by which the bits of patronymics are moved."""
SHORTEST_JOINED = 4
"""Letters that two words written together must have."""


_MEETING = re.compile(r"[aeiou]{2}|[cdgknpstzZ][cghjkszJZSC]")
"""Letters that may stand for one sound where two words are written together."""
_SYLLABIC = re.compile(r"x[iu]|q[iu]|zh|ie|uo|ei|ao|ua|er|ui|eng|ong|ang")
"""What is seldom but in pinyin; how it renders a consonant (Xielike, Serik) the masks cannot tell."""


class Gate(NamedTuple):
    """The bits by which it is told whether two parts of each of two names may be alike."""

    mask: int
    """The bits of all parts, of what each gives together with a neighbour, and of nicknames."""
    rest: tuple[int, ...]
    """For each part, the bits of all others, the fewest first: a name that shares bits with each of these shares them
    with two parts at least."""


@frozen(eq=False)
class Sketch:
    """A name ready for comparing."""

    read: Parts
    parts: tuple[Part, ...]
    keyed: tuple[tuple[int, int, int, bool], ...]
    """Of each part, its place, its number (`aigaq.names.card`), its mask, and whether it is a patronymic."""
    cards: tuple[Card, ...]
    nicknames: tuple[Card, ...]
    masks: tuple[int, ...]
    """Of each part, the bits it shares with every part it can be alike to."""
    gate: Gate
    kin: Gate
    """The same for meeting a name with a patronymic, where this has one too: those meet each other alone."""
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
    pair: bool
    """Whether it has two parts, as most names do."""
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


def of_parts(read: Parts, parts: tuple[Part, ...], *, gated: bool = True) -> Sketch:
    """Make some parts of a name ready for comparing.

    Two names of two parts that are known to be alike can be weighed without what opens their gates, which takes half
    of the time.
    """
    masks = tuple(map(mask_of, parts))
    full = [part for part in (*parts, *read.nicknames) if not part.initial]
    joined = _joined(parts) if gated else {}
    gates = _with_joined(masks, joined)
    patronymics = tuple(map(is_patronymic, parts))
    by_kind = [_turned(bits) if kind else bits for bits, kind in zip(masks, patronymics, strict=True)]
    aside = reduce(or_, map(mask_of, read.nicknames), 0)
    starts = reduce(or_, (_letter(part) for part in full), 0)
    initials = reduce(or_, (_letter(part) for part in parts if part.initial), 0)
    wides = frozenset(fold.wide for part in parts for fold in (part.fold, *part.others))
    loose = len(parts) == 2 and any(patronymics)
    lenient = bool(initials or read.nicknames or loose)
    abjad = any(part.fold.abjad for part in parts)
    enough, made = lenient or len(parts) < 2, frozenset(joined) - wides
    joins = reduce(or_, map(whole_bit, joined), 0)
    gate = _gate(gates, aside) if gated else Gate(0, ())
    kin = _gate(_with_joined(by_kind, joined), aside) if gated and any(patronymics) else gate
    cards = tuple(map(card, parts))
    keyed = tuple((i, c.number, m, k) for i, (c, m, k) in enumerate(zip(cards, masks, patronymics, strict=True)))
    return Sketch(
        read, parts, keyed, cards, tuple(map(card, read.nicknames)), masks, gate, kin, gate.mask, starts, initials,
        wides, lenient, len(parts) == 2, loose, abjad, joined, enough, made,
        joins, patronymics, any(patronymics), tuple(map(rarity, parts)), patronymics.count(False),
    )  # fmt: skip


class Sketches(dict[str, Sketch]):
    """Names as written, ready for comparing, each made when it is first asked for; begun anew when it is full."""

    def __missing__(self, name: str) -> Sketch:
        if len(self) >= MOST_NAMES:
            self.clear()
        made = self[name] = sketch_parts(parse(name))
        return made

    def cache_clear(self) -> None:
        """Forget all."""
        self.clear()


sketches = Sketches()


def sketch(name: str) -> Sketch:
    """Read a name as written and make it ready for comparing."""
    return sketches[name]


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


def _gate(bits: Sequence[int], aside: int) -> Gate:
    rest = [reduce(or_, (*bits[:at], *bits[at + 1 :]), 0) for at in range(len(bits))]
    return Gate(reduce(or_, bits, aside), tuple(sorted(rest, key=int.bit_count)))


def _turned(mask: int) -> int:
    """Move bits to others, so that those of patronymics meet each other alone."""
    return ((mask << TURNED) | (mask >> (WIDTH - TURNED))) & ALL


def _with_joined(masks: Sequence[int], joined: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
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


def may_be_alike(one: Sketch, other: Sketch) -> bool:
    """Say whether enough parts of two names can be alike: two of each, or one where a name has no more."""
    if one.one_will_do or other.one_will_do:
        if one.mask & other.mask:
            return True
        return bool(one.initials & (other.starts | other.initials) or other.initials & one.starts)
    here, there = (one.kin, other.kin) if one.patronymic and other.patronymic else (one.gate, other.gate)
    return all(bits & there.mask for bits in here.rest) and all(bits & here.mask for bits in there.rest)
