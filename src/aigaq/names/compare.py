"""Comparing two names part by part, and saying why.

The score is the probability that two names, met in reports of one field, mean one person, by the sum of
what each part says in log-odds (Fellegi and Sunter, 1969): a rare name that agrees says much, a common one
little, one that is missing nothing, one that contradicts speaks against. Constants: decision record 0031.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, permutations

from attrs import frozen

from aigaq.model.review import Reason
from aigaq.names.alike import FAR, NEAR, NEARLY, SAME, alike, known
from aigaq.names.fold import fold_word
from aigaq.names.parse import Part, Parts, bare_part, parse

PRIOR = -8.0
"""Bits: how much less likely than not it is that two people of whom nothing is known are one."""
RARE, COMMON, INITIAL = 9.0, 5.0, 2.0
"""Bits that an agreeing part gives: a rare name, a common one (or a patronymic), an initial."""
AGAINST, DOUBTFUL = -7.0, -2.0
"""Bits that a part gives which contradicts the other name's, or is hardly alike."""
EXCHANGED, FATHERS_SWAPPED = -1.5, -7.0
"""Bits: the parts stand in another order; suffixes say that each is the other's father's name."""
OTHER_SEX = -16.0
"""Bits: one suffix says "son of", the other "daughter of"."""
MOST_PARTS = 5
"""Parts of a name that are compared; further ones are passed over."""


@frozen
class Comparison:
    """What comparing two names gives."""

    score: float
    """Probability that the names mean one person, 0–1, if nothing else is known."""
    reasons: tuple[Reason, ...]
    """Part by part, in log-odds base 2."""
    bits: float = 0.0
    """The sum of the reasons and of the prior, log-odds base 2."""
    agrees: bool = False
    """Whether no part contradicts one of the other name's."""


@lru_cache(maxsize=1 << 17)
def compare(left: str, right: str) -> Comparison:
    """Compare two names as written. The order of the two does not matter."""
    if right < left:
        return compare(right, left)
    return compare_parts(parse(left), parse(right))


def score(left: str, right: str) -> float:
    """Give the probability alone."""
    return compare(left, right).score


def probability(bits: float) -> float:
    """Turn log-odds (base 2) into a probability."""
    return float(1.0 / (1.0 + 2.0 ** -max(-50.0, min(50.0, bits))))


def compare_parts(left: Parts, right: Parts) -> Comparison:
    """Compare two names that have been read."""
    if not left.all or not right.all:
        return Comparison(0.0, (Reason("a name without letters is like no other", PRIOR),), 2 * PRIOR)
    ours, theirs = left.all[:MOST_PARTS], right.all[:MOST_PARTS]
    if max(len(ours), len(theirs)) > 2 or len(ours) != len(theirs):
        ours, theirs = _written_together(ours, theirs)
        theirs, ours = _written_together(theirs, ours)
    pairs = pair_parts(ours, theirs)
    reasons = [_agreement(ours[i], theirs[j], likeness, common=left.han or right.han) for i, j, likeness in pairs]
    reasons += _unpaired(ours, theirs, pairs)
    reasons += _order(left, right)
    reasons += _sexes(left, right)
    bits = PRIOR + sum(reason.weight for reason in reasons)
    return Comparison(probability(bits), tuple(reasons), bits, all(likeness >= FAR for _, _, likeness in pairs))


def _written_together(ours: tuple[Part, ...], theirs: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Put two of our parts together where they have them as one word (Ali-Reza, Alireza)."""
    if len(ours) < 2:
        return ours, theirs
    wanted = {part.fold.wide for part in theirs} - {part.fold.wide for part in ours}
    for one, other in permutations(ours, 2):
        if one.fold.readable and fold_word(one.form + other.form).wide in wanted:
            rest = tuple(part for part in ours if part is not one and part is not other)
            return (bare_part(one.form + other.form), *rest), theirs
    return ours, theirs


def pair_parts(ours: tuple[Part, ...], theirs: tuple[Part, ...]) -> list[tuple[int, int, float]]:
    """Pair the parts so that the likeness is greatest: given with given, or crosswise."""
    table = [[alike(a, b) for b in theirs] for a in ours]
    if len(ours) > len(theirs):
        flipped = [list(column) for column in zip(*table, strict=True)]
        return sorted((i, j, likeness) for j, i, likeness in _best(flipped))
    return _best(table)


def _best(table: list[list[float]]) -> list[tuple[int, int, float]]:
    columns = range(len(table[0]))
    best = max(
        permutations(columns, len(table)),
        key=lambda order: (sum(table[i][j] for i, j in enumerate(order)), tuple(-j for j in order)),
    )
    return [(i, j, table[i][j]) for i, j in enumerate(best)]


def _agreement(ours: Part, theirs: Part, likeness: float, *, common: bool) -> Reason:
    pair = f"“{ours.form}” and “{theirs.form}”"
    if ours.initial or theirs.initial:
        return Reason(f"{pair} have one initial", INITIAL) if likeness else Reason(f"{pair} differ", AGAINST)
    often = common or any(is_common(part) or _is_patronymic(part) for part in (ours, theirs))
    weight = _weight(likeness, COMMON if often else RARE)
    if likeness < FAR and _other_slot(ours, theirs):
        return Reason(f"{pair} name father and family, which may both be right", 0.0)
    words = _words(likeness) + (", a common name" if often and likeness >= FAR else "")
    return Reason(f"{pair} {words}", weight)


def _words(likeness: float) -> str:
    if likeness == SAME:
        return "are one name"
    if likeness >= NEARLY:
        return "are spellings of one sound"
    if likeness >= NEAR:
        return "differ like a misspelling"
    return "are somewhat alike" if likeness >= FAR else "differ"


def _weight(likeness: float, full: float) -> float:
    """Read the weight off a line through the bounds of `aigaq.names.alike`."""
    line = ((0.5, AGAINST), (0.62, DOUBTFUL), (FAR, full / 4), (NEAR, full * 2 / 3), (NEARLY, full - 1), (SAME, full))
    if likeness <= line[0][0]:
        return AGAINST
    for (low, at_low), (high, at_high) in pairwise(line):
        if likeness <= high:
            return round(at_low + (at_high - at_low) * (likeness - low) / (high - low), 2)
    return full


def is_common(part: Part) -> bool:
    """Say whether very many people bear this part."""
    return not known().isdisjoint({part.fold.key, part.root.key}) or len(part.fold.key) < 3


def _is_patronymic(part: Part) -> bool:
    return (part.suffix or "").startswith("patronymic")


def _other_slot(ours: Part, theirs: Part) -> bool:
    """Say whether one part is a patronymic and the other a family name, so that one person may have both."""
    slots = {(part.suffix or "").partition("_")[0] for part in (ours, theirs)}
    return slots == {"patronymic", "family"}


def _unpaired(ours: tuple[Part, ...], theirs: tuple[Part, ...], pairs: list[tuple[int, int, float]]) -> list[Reason]:
    left = [part for i, part in enumerate(ours) if i not in {p[0] for p in pairs}]
    left += [part for j, part in enumerate(theirs) if j not in {p[1] for p in pairs}]
    return [Reason(f"“{part.form}” stands in one name only", 0.0) for part in left]


def _order(left: Parts, right: Parts) -> list[Reason]:
    """Say whether given name and second part have changed places."""
    if not (left.given and left.second and right.given and right.second):
        return []
    straight = alike(left.given, right.given) + alike(left.second, right.second)
    crosswise = (alike(left.given, right.second), alike(left.second, right.given))
    if min(crosswise) < FAR or sum(crosswise) <= straight:
        return []
    if left.second.suffix and right.second.suffix:
        return [Reason("each one's given name is the other's father's name", FATHERS_SWAPPED)]
    return [Reason("the parts stand in another order", EXCHANGED)]


def _sexes(left: Parts, right: Parts) -> list[Reason]:
    if left.sex and right.sex and left.sex != right.sex:
        return [Reason("one suffix is a man's, the other a woman's", OTHER_SEX)]
    return []
