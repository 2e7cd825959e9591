"""Comparing two names part by part, and saying why.

The score is the probability that two names, met in reports of one field, mean one person, by the sum of
what each part says in log-odds (Fellegi and Sunter, 1969): a rare name that agrees says much, a common one
little, one that is missing nothing, one that contradicts speaks against. Constants: decision records 0031 and 0073.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from aigaq.model.review import Reason
from aigaq.names.alike import FAR, NEAR, NEARLY, SAME
from aigaq.names.evidence import PRIOR, Found, Said, evidence, weighed
from aigaq.names.pairing import pair_parts
from aigaq.names.parse import Part, Parts, is_patronymic, parse
from aigaq.names.sketch import MOST_PARTS, Sketch, may_be_alike, of_parts, sketch, sketch_parts, sketches
from aigaq.names.weights import is_common

__all__ = ["MOST_PARTS", "Comparison", "compare", "compare_parts", "pair_parts", "probability", "score", "scores"]


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
    return _compared(sketch(left), sketch(right))


def score(left: str, right: str) -> float:
    """Give the probability alone: what `compare` gives, without the reasons, and fast.

    Where no part of one name can be like any of the other, 0 is given at once (`aigaq.names.gate`).
    """
    one, other = sketches[left], sketches[right]
    if one.one_will_do or other.one_will_do:
        if not may_be_alike(one, other):
            return 0.0
    else:  # `may_be_alike`, which most pairs do not pass, without a call
        by_kind = one.patronymic and other.patronymic
        here, ours = one.kin if by_kind else one.gate
        there, theirs = other.kin if by_kind else other.gate
        for bits in ours:
            if not bits & there:
                return 0.0
        for bits in theirs:
            if not bits & here:
                return 0.0
    return _score(other, one) if right < left else _score(one, other)


def score_found(query: str, name: str) -> float:
    """Give the `score` of two names of which parts are known to be alike, so that no gate need be asked.

    Names of two parts are made ready for this one comparison, which takes half the time. Where fewer parts are alike
    than was thought, some score below one in ten thousand may take the place of 0.
    """
    known, read = sketches.get(name), parse(name)
    one = sketches[query]
    if not (one.pair and len(read.all) == 2):
        return score(query, name)
    other = known or of_parts(read, read.all, gated=False)
    return _score(other, one) if name < query else _score(one, other)


def scores(query: str, names: Sequence[str]) -> list[float]:
    """Give the `score` of one name with each of many."""
    return [score(query, name) for name in names]


def _score(left: Sketch, right: Sketch) -> float:
    bits = weighed(left, right)
    return 0.0 if bits is None else probability(bits)


def probability(bits: float) -> float:
    """Turn log-odds (base 2) into a probability."""
    return float(1.0 / (1.0 + 2.0 ** -max(-50.0, min(50.0, bits))))


def compare_parts(left: Parts, right: Parts) -> Comparison:
    """Compare two names that have been read."""
    return _compared(sketch_parts(left), sketch_parts(right))


def _compared(left: Sketch, right: Sketch) -> Comparison:
    if not left.parts or not right.parts:
        return Comparison(0.0, (Reason("a name without letters is like no other", PRIOR),), 2 * PRIOR)
    found = evidence(left, right)
    if found is None:
        return Comparison(0.0, (Reason("too few parts of one name are like any of the other", 2 * PRIOR),), 3 * PRIOR)
    agrees = all(said.likeness >= FAR for said in found.said if said.ours)
    return Comparison(probability(found.bits), tuple(_explained(found)), found.bits, agrees)


def _explained(found: Found) -> list[Reason]:
    """Put what two names say into words."""
    reasons = [Reason(_WORDS[said.kind] if said.ours is None else _of_parts(said), said.weight) for said in found.said]
    alone = [part for i, part in enumerate(found.ours) if i not in {i for i, _, _ in found.pairs}]
    alone += [part for j, part in enumerate(found.theirs) if j not in {j for _, j, _ in found.pairs}]
    ordinary = [said for said in found.said if said.ours]
    lone = [Reason(f"“{part.form}” stands in one name only", 0.0) for part in alone]
    return reasons[: len(ordinary)] + lone + reasons[len(ordinary) :]


_WORDS = {
    "chance": "the longer name has more parts that may agree by chance",
    "exchanged": "the parts stand in another order",
    "fathers": "each one's given name is the other's father's name",
    "sexes": "one suffix is a man's, the other a woman's",
    "generations": "one says senior, the other junior, or another rank",
}


def _of_parts(said: Said) -> str:
    ours, theirs = said.ours, said.theirs
    if ours is None or theirs is None:
        return _WORDS[said.kind]
    pair = f"“{ours.form}” and “{theirs.form}”"
    if said.kind == "initial":
        return f"{pair} have one initial" if said.likeness else f"{pair} differ"
    if said.kind == "slots":
        return f"{pair} name father and family, which may both be right"
    if said.kind == "nickname":
        return f"{pair} differ, but a name in brackets agrees"
    return f"{pair} {_alike(said.likeness)}{_often(ours, theirs) if said.likeness >= FAR else ''}"


def _often(ours: Part, theirs: Part) -> str:
    often = any(is_common(part) or is_patronymic(part) for part in (ours, theirs))
    return ", a common name" if often else ""


def _alike(likeness: float) -> str:
    if likeness == SAME:
        return "are one name"
    if likeness >= NEARLY:
        return "are spellings of one sound"
    if likeness >= NEAR:
        return "differ like a misspelling"
    return "are somewhat alike" if likeness >= FAR else "differ"
