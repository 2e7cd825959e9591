"""Comparing people by names and facts, and taking those of one rare name together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from itertools import product

from aigaq.model.review import Reason
from aigaq.names.alike import NEAR
from aigaq.names.compare import Comparison, compare, probability, score
from aigaq.names.pairing import pair_parts
from aigaq.names.parse import parse as parse_name
from aigaq.names.sketch import MOST_PARTS
from aigaq.resolve.cluster import JOIN, SUGGEST, Link
from aigaq.resolve.context import bits, conflict, reason, shared
from aigaq.resolve.often import Often
from aigaq.resolve.profile import Profile, signature, together
from aigaq.resolve.rulings import Rulings
from aigaq.resolve.stack import Stack, said_of, sides, stack

SUPPORT = 3.0
"""Bits that facts must give before a name of one part, or one initial, joins a full name."""
ASKED = -1.0
"""Bits, at the least, of a single name that stands in a full one: enough to ask, however common the name."""
ONLY_SINGLE = "a single name joins a full one only where other facts agree"
UNSURE = "a person could not tell"
FEW = 5
"""Full names that a single name without support may fit and still be asked about; more are no help."""
CONFLICT = -16.0
"""Bits: two facts that cannot both be true of one person. They may still be a mistake of a report."""
ONE_SOURCE = -5.0
"""Bits: both are named in one source, each by a name of its own."""
FEW_BEAR_IT = 5.0
"""Bits, at the least, of one full name that is rare in a large vault: they join, unless a fact speaks against it."""
NAMES_CONFLICT = 0.05
"""Two full names less likely than this to be one do not stand in one cluster."""


def unit(person: Profile) -> tuple[str, ...]:
    """Give the key of those of one name: how it sounds; a name that sounds like nothing is one's own."""
    key = signature(min(person.names))
    return key if key[0] else ("", person.id)


def stacks(group: Sequence[Profile], ruled: Rulings, often: Often) -> list[Stack]:
    """Take together those of one name, if it is rare enough: all, or where facts or decisions conflict, each side.

    Who bears a name that is common, anywhere or in this vault, is joined only with whom facts are shared, and
    stands alone for now.
    """
    if len(group) == 1 or not joins_alone(min(min(person.names) for person in group), often):
        return [Stack(person) for person in group]
    link = partial(_one_name, often=often)
    if not _any_clash(group, ruled):
        return [stack(group, link)]
    return [stack(side, link) for side in sides(group, ruled, said_of)]


def clash(left: Profile, right: Profile, ruled: Rulings) -> str | None:
    """Say what keeps two people apart: a decision, facts that conflict, names that do."""
    if ruled.forbid(left.ids, right.ids):
        return "a person has decided that they are different"
    if ruled.left_open(left.ids, right.ids):
        return UNSURE
    return conflict(left, right) or _names_clash(left, right)


def _names_clash(left: Profile, right: Profile) -> str | None:
    for ours in left.forms:
        for theirs in right.forms:
            versions = product(left.versions(ours), right.versions(theirs))
            if all(_different(one, other) for one, other in versions):
                return f"“{ours}” and “{theirs}” are different names"
    return None


@lru_cache(maxsize=1 << 16)
def _different(one: str, other: str) -> bool:
    return parse_name(one).full and parse_name(other).full and score(one, other) < NAMES_CONFLICT


def _any_clash(group: Sequence[Profile], ruled: Rulings) -> bool:
    whole = together(group)
    if len(whole.sexes) > 1 or (whole.births and _spread(whole)):
        return True
    ruling = (ruled.forbid, ruled.left_open)
    return any(kept(person.ids, whole.ids - person.ids) for person in group for kept in ruling)


def _spread(person: Profile) -> bool:
    return conflict(person, person) is not None


def _one_name(first: Profile, other: Profile, often: Often) -> Link:
    named = _in_vault(_name_reasons(first, other), often, first, other)
    found = shared(first, other, often.company.known)
    return Link(first.id, other.id, named.bits + max(0.0, bits(found)), (*named.reasons, *found))


def _name_reasons(one: Profile, other: Profile) -> Comparison:
    pairs = product(one.forms, other.forms)
    return max((compare(a, b) for a, b in pairs), key=lambda found: found.bits)


def joins_alone(name: str, often: Often) -> bool:
    """Say whether a full name, met twice, means one person, as common as its parts are anywhere and in the vault."""
    known = _joins_anywhere(name) or (parse_name(name).full and often.rare(name))
    return known and probability(often.limit(name)) >= JOIN


@lru_cache(maxsize=1 << 16)
def _joins_anywhere(name: str) -> bool:
    return parse_name(name).full and compare(name, name).score >= JOIN


def _in_vault(named: Comparison, often: Often, one: Profile, other: Profile) -> Comparison:
    """Let names say no more, and of one sound no less, than is meant by how many in the vault bear their parts."""
    most, what = often.limit(*one.names, *other.names), "parts of this name are common in this vault"
    if named.bits <= most:
        if named.bits >= FEW_BEAR_IT or not (often.rare(*one.names, *other.names) and _one_sound(one, other)):
            return named
        most, what = FEW_BEAR_IT, "common elsewhere, but few in this vault bear parts of this name"
    reasons = (*named.reasons, reason(what, round(most - named.bits, 2)))
    return Comparison(probability(most), reasons, most, named.agrees)


def compare_people(one: Profile, other: Profile, ruled: Rulings, often: Often) -> Link | None:
    """Compare two people by names and facts; ``None`` where a conflict, a decision or the score rules them out."""
    if clash(one, other, ruled):
        return _told_apart(one, other, ruled, often)
    named = _in_vault(_name_reasons(one, other), often, one, other)
    found = shared(one, other, often.company.known)
    reasons = [*named.reasons, *found]
    together_in = bool(one.sources & other.sources) and not _one_sound(one, other)
    if together_in:
        reasons.append(reason("both are named in one source", ONE_SOURCE))
    weight = named.bits + bits(found) + (ONE_SOURCE if together_in else 0.0)
    if _single_in_full(one, other):
        weight = max(weight, ASKED)
    if probability(weight) < SUGGEST:
        return None
    return _limited(Link(one.id, other.id, weight, tuple(reasons)), one, other, supported=bits(found) >= SUPPORT)


def _told_apart(one: Profile, other: Profile, ruled: Rulings, often: Often) -> Link | None:
    """Suggest that two people of one name are different, where facts conflict and nobody has decided."""
    why = UNSURE if ruled.left_open(one.ids, other.ids) else conflict(one, other)
    if why is None or ruled.forbid(one.ids, other.ids):
        return None
    named, found = _name_reasons(one, other), shared(one, other, often.company.known)
    if why == UNSURE:
        reasons = (*named.reasons, *found, Reason(UNSURE, 0.0))
        return Link(one.id, other.id, named.bits + bits(found), reasons, joinable=False, verdict="unsure")
    if named.score < JOIN or not named.agrees:
        return None
    reasons = (*named.reasons, *found, Reason(why, CONFLICT))
    weight = named.bits + bits(found) + CONFLICT
    return Link(one.id, other.id, weight, reasons, joinable=False, verdict="different")


def _limited(link: Link, one: Profile, other: Profile, *, supported: bool) -> Link:
    """Turn the link into a suggestion where more than its weight is needed."""
    if one.sources & other.sources and not _one_sound(one, other):
        return link.but("one source names both, so they are taken for two people")
    if not any(compare(a, b).agrees for a, b in product(one.forms, other.forms)):
        return link.but("a part of their names differs")
    if not supported and not (_has_full(one) and _has_full(other)):
        return link.but(ONLY_SINGLE)
    return link


def _single_in_full(one: Profile, other: Profile) -> bool:
    """Say whether one has a single name only, which stands in a full name of the other, misspelled at most."""
    if _has_full(one) == _has_full(other) or one.sources & other.sources:
        return False
    short, long = (other, one) if _has_full(one) else (one, other)
    singles = (parse_name(name).all for name in short.forms)
    return any(
        pairs[0][2] >= NEAR
        for parts in singles
        for name in long.forms
        if len(parts) == 1 and (pairs := pair_parts(parts, parse_name(name).all[:MOST_PARTS]))
    )


def _has_full(person: Profile) -> bool:
    return any(parse_name(name).full for name in person.forms)


def few_only(links: Iterable[Link]) -> list[Link]:
    """Leave out what a single name without support would ask about, if that is too many to be of help."""
    every = list(links)
    counts = Counter(end for link in every if _unsupported(link) for end in (link.left, link.right))
    return [link for link in every if not (_unsupported(link) and max(counts[link.left], counts[link.right]) > FEW)]


def _unsupported(link: Link) -> bool:
    return not link.joinable and link.reasons[-1].what == ONLY_SINGLE


def _one_sound(one: Profile, other: Profile) -> bool:
    """Say whether both bear one full name in two spellings, which one source may well use for one person."""
    ours, theirs = ({signature(name) for name in person.forms if parse_name(name).full} for person in (one, other))
    return not ours.isdisjoint(theirs)
