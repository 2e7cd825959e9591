"""People over all sources: first those of one name, then those of like names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import combinations, pairwise, product

from aigaq.model.review import Reason
from aigaq.names.alike import NEAR
from aigaq.names.compare import MOST_PARTS, Comparison, compare, pair_parts, probability
from aigaq.names.parse import parse as parse_name
from aigaq.resolve.block import candidates
from aigaq.resolve.cluster import JOIN, SUGGEST, Clustering, Link, cluster
from aigaq.resolve.context import bits, conflict, shared
from aigaq.resolve.profile import Profile, signature, together
from aigaq.resolve.rulings import Rulings, bonded

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
NAMES_CONFLICT = 0.05
"""Two full names less likely than this to be one do not stand in one cluster."""
ALL_PAIRS = 40
"""People of one common name up to whom each is compared with each; beyond, only those who share facts."""


def people(profiles: Sequence[Profile], ruled: Rulings) -> Clustering:
    """Find who is who among the people of all sources."""
    nodes = bonded(profiles, ruled)
    clusters = [node for node in nodes if len(node.ids) > 1]
    held: list[Link] = []
    left: list[Link] = []
    for group in _of_one_name(node for node in nodes if len(node.ids) == 1):
        found = _one_name(group, ruled)
        clusters += found.clusters
        held += found.held
        left += found.left
    clusters.sort(key=lambda person: person.id)
    links = [link for one, other in candidates(clusters) if (link := compare_people(one, other, ruled))]
    found = cluster(clusters, _few_only(links), partial(clash, ruled=ruled))
    return Clustering(found.clusters, (*held, *found.held), (*found.left, *_still_apart(left, found)))


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


@lru_cache(maxsize=1 << 18)
def _different(one: str, other: str) -> bool:
    return parse_name(one).full and parse_name(other).full and compare(one, other).score < NAMES_CONFLICT


def _of_one_name(profiles: Iterable[Profile]) -> Iterator[list[Profile]]:
    groups: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for person in sorted(profiles, key=lambda p: p.id):
        groups[signature(min(person.names))].append(person)
    for key in sorted(groups):
        if key[0]:
            yield groups[key]
        else:
            yield from ([person] for person in groups[key])


def _one_name(group: list[Profile], ruled: Rulings) -> Clustering:
    """Cluster people of one name: all of them, if the name is rare enough and nothing conflicts.

    Otherwise by their facts: who bears a common name is joined only with whom facts are shared.
    """
    if len(group) == 1:
        return Clustering(tuple(group), (), ())
    name = min(min(person.names) for person in group)
    strong = parse_name(name).full and compare(name, name).score >= JOIN
    if strong and not _any_clash(group, ruled):
        return Clustering((together(group),), tuple(_star(group)), ())
    return cluster(group, _links(group, ruled), partial(clash, ruled=ruled))


def _any_clash(group: list[Profile], ruled: Rulings) -> bool:
    whole = together(group)
    if len(whole.sexes) > 1 or (whole.births and _spread(whole)):
        return True
    ruling = (ruled.forbid, ruled.left_open)
    return any(kept(person.ids, whole.ids - person.ids) for person in group for kept in ruling)


def _spread(person: Profile) -> bool:
    return conflict(person, person) is not None


def _star(group: Sequence[Profile]) -> Iterator[Link]:
    first = group[0]
    for other in group[1:]:
        reasons = (*_name_reasons(first, other).reasons, *shared(first, other))
        yield Link(first.id, other.id, _name_reasons(first, other).bits + max(0.0, bits(shared(first, other))), reasons)


def _name_reasons(one: Profile, other: Profile) -> Comparison:
    pairs = product(one.forms, other.forms)
    return max((compare(a, b) for a, b in pairs), key=lambda found: found.bits)


def _links(group: list[Profile], ruled: Rulings) -> list[Link]:
    pairs = combinations(group, 2) if len(group) <= ALL_PAIRS else _pairs_by_facts(group)
    return [link for one, other in pairs if (link := compare_people(one, other, ruled))]


def _pairs_by_facts(group: list[Profile]) -> list[tuple[Profile, Profile]]:
    """Pair those who share a fact, and neighbours, so that nobody is left out of every comparison."""
    by_fact: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, person in enumerate(group):
        for fact in person.facts:
            by_fact[fact].append(number)
    pairs = set(pairwise(range(len(group))))
    for numbers in by_fact.values():
        pairs.update(combinations(numbers, 2) if len(numbers) <= ALL_PAIRS else pairwise(numbers))
    return [(group[i], group[j]) for i, j in sorted(pairs)]


def compare_people(one: Profile, other: Profile, ruled: Rulings) -> Link | None:
    """Compare two people by names and facts; ``None`` where a conflict, a decision or the score rules them out."""
    if clash(one, other, ruled):
        return _told_apart(one, other, ruled)
    named = _name_reasons(one, other)
    found = shared(one, other)
    reasons = [*named.reasons, *found]
    together_in = bool(one.sources & other.sources) and not _one_sound(one, other)
    if together_in:
        reasons.append(Reason("both are named in one source", ONE_SOURCE))
    weight = named.bits + bits(found) + (ONE_SOURCE if together_in else 0.0)
    if _single_in_full(one, other):
        weight = max(weight, ASKED)
    if probability(weight) < SUGGEST:
        return None
    return _limited(Link(one.id, other.id, weight, tuple(reasons)), one, other, supported=bits(found) >= SUPPORT)


def _told_apart(one: Profile, other: Profile, ruled: Rulings) -> Link | None:
    """Suggest that two people of one name are different, where facts conflict and nobody has decided."""
    why = UNSURE if ruled.left_open(one.ids, other.ids) else conflict(one, other)
    if why is None or ruled.forbid(one.ids, other.ids):
        return None
    named, found = _name_reasons(one, other), shared(one, other)
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


def _few_only(links: list[Link]) -> list[Link]:
    """Leave out what a single name without support would ask about, if that is too many to be of help."""
    counts = Counter(end for link in links if _unsupported(link) for end in (link.left, link.right))
    return [link for link in links if not (_unsupported(link) and max(counts[link.left], counts[link.right]) > FEW)]


def _unsupported(link: Link) -> bool:
    return not link.joinable and link.reasons[-1].what == ONLY_SINGLE


def _one_sound(one: Profile, other: Profile) -> bool:
    """Say whether both bear one full name in two spellings, which one source may well use for one person."""
    ours, theirs = ({signature(name) for name in person.forms if parse_name(name).full} for person in (one, other))
    return not ours.isdisjoint(theirs)


def _still_apart(links: Iterable[Link], found: Clustering) -> Iterator[Link]:
    """Give the links of the first round that the second one has neither followed nor looked at."""
    home = {id_: person.id for person in found.clusters for id_ in person.ids}
    seen = {frozenset((home[link.left], home[link.right])) for link in found.left}
    for link in links:
        pair = frozenset((home[link.left], home[link.right]))
        if len(pair) == 2 and pair not in seen:
            seen.add(pair)
            yield link
