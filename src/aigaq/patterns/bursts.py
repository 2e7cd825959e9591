"""Candidates near in time: incidents against different people on a few days, in one place or far apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from aigaq.model.casefile import Event
from aigaq.model.claim import Claim
from aigaq.model.pattern import Candidate, Incident, Remark
from aigaq.model.schema import Labels
from aigaq.patterns import near, words
from aigaq.patterns.candidate import make
from aigaq.patterns.doubts import doubts
from aigaq.patterns.groups import Groups
from aigaq.patterns.rules import rules
from aigaq.patterns.words import against, for_

MOST = 40
"""Incidents looked at together in one stretch of days: more than so many are a wave, shown by its first ones."""

SHOWN = 3
"""So many things that people share are named, the rarest first."""


def bursts(incidents: Sequence[Incident], groups: Groups, said: Sequence[Event]) -> Iterator[Candidate]:
    """Give every set of incidents within a few days, against different people, that something else links as well."""
    dated = [one for one in incidents if near.days(one) and not one.step]
    used: set[str] = set()
    for number, one in enumerate(dated):
        if one.id in used:
            continue
        close = [one, *_close(one, dated[number + 1 :], used)]
        linked = _component(one, close, groups)
        if len(linked) > 1:
            used.update(i.id for i in linked)
            yield _candidate(linked, groups, said)


def _close(one: Incident, later: Sequence[Incident], used: set[str]) -> list[Incident]:
    """Those that certainly lie within the window of the first one, against other people."""
    mine = near.days(one)
    found: list[Incident] = []
    for other in later:
        theirs = near.days(other)
        if (
            mine is None
            or theirs is None
            or (theirs[0] - mine[0]).days > rules().windows.near_days
            or len(found) >= MOST
        ):
            break
        near_by = near.gap(mine, theirs)[1] <= rules().windows.near_days
        if near_by and other.id not in used and not set(one.victims) & set(other.victims):
            found.append(other)
    return found


def _component(one: Incident, close: Sequence[Incident], groups: Groups) -> list[Incident]:
    """Those that hang together with the first one by a link of any kind; no two against the same person."""
    found, hit = [one], set(one.victims)
    for other in close[1:]:
        if not hit & set(other.victims) and any(_linked(other, mine, groups) for mine in found):
            found.append(other)
            hit |= set(other.victims)
    return found


def _linked(one: Incident, other: Incident, groups: Groups) -> bool:
    if one.means_class == other.means_class or set(one.doers) & set(other.doers):
        return True
    distance = near.apart(one, other)
    near_by = distance is not None and distance[1] <= rules().windows.near_km
    return near_by or bool(groups.shared_by(one.victims, other.victims))


def _candidate(found: Sequence[Incident], groups: Groups, said: Sequence[Event]) -> Candidate:
    distances = [near.apart(a, b) for a, b in combinations(found, 2)]
    close = all(d is not None and d[1] <= rules().windows.near_km for d in distances)
    shared = _group(found, groups)
    remarks = [_when(found), *_where(distances, close=close), *shared, *_how(found), *_who(found), *_said(found, said)]
    doubted = [*doubts(found), against("no_clock")]
    if not shared:
        doubted.append(against("no_group"))
    if all(rules().procedure(i.type) for i in found):
        doubted.append(against("one_procedure"))
    tests = ("near_in_both", "neighbours", "cluster") if close else ()
    group = ("same_group",) if shared else ()
    means = ("same_means",) if len({i.means_class for i in found}) == 1 else ()
    return make("together" if close else "apart", found, (), [*remarks, *doubted], (*tests, *group, *means))


def _when(found: Sequence[Incident]) -> Remark:
    firsts, lasts = {i.first for i in found}, {i.last for i in found}
    if firsts == lasts and len(firsts) == 1:
        return for_("same_day", day=str(next(iter(firsts))))
    return for_("near_days", days=rules().windows.near_days)


def _where(distances: Sequence[tuple[float, float] | None], *, close: bool) -> Iterator[Remark]:
    known = [d for d in distances if d is not None]
    if close:
        yield for_("near_place", km=round(max(d[1] for d in known)))
    elif known and (least := max(d[0] for d in known)) >= rules().windows.far_km:
        yield for_("far_apart", km=round(least))


def _group(found: Sequence[Incident], groups: Groups) -> list[Remark]:
    """What the people hit have in common: the rarest thing that all of them share, or else some of them."""
    by_pair = [groups.shared_by(a.victims, b.victims) for a, b in combinations(found, 2)]
    common = [g for g in by_pair[0] if all(g in other for other in by_pair)] or [g for some in by_pair for g in some]
    if not common:
        return []
    rarest = sorted(set(common), key=lambda g: (g.share, g.label.en))[:SHOWN]
    code = "group_rare" if rarest[0].share <= rules().raw["groups"]["rare"] else "group"
    return [for_(code, group=words.listed(*(g.label for g in rarest)), share=f"{rarest[0].share:.0%}")]


def _how(found: Sequence[Incident]) -> Iterator[Remark]:
    if len({i.means_class for i in found}) == 1:
        yield for_("same_type", type=words.types(*(i.type for i in found)))
    tools = set.intersection(*(set(i.instruments) for i in found))
    if tools:
        yield for_("same_instrument", means=words.listed(*(words.instrument(name) for name in sorted(tools))))
    else:
        yield against("differ_means")


def _who(found: Sequence[Incident]) -> Iterator[Remark]:
    doers = [set(i.doers) for i in found]
    both = set.intersection(*doers)
    if both:
        names = sorted({p.name for i in found for p in i.event.participants if p.referent in both})
        yield for_("same_doer", names=", ".join(names))
    elif all(doers):
        yield against("differ_doer")
    elif not any(doers):
        yield against("no_doer")


def _said(found: Sequence[Incident], said: Sequence[Event]) -> Iterator[Remark]:
    """Whether a source itself says that they belong together, and who says so there."""
    hit = [set(i.victims) for i in found]
    days = [day for i in found if (day := near.days(i))]
    for event in said:
        named = {p.referent for p in event.participants}
        span = event.when.date.bounds if event.when else None
        apart = span and span.first and all(span.first > last or (span.last or last) < first for first, last in days)
        if sum(bool(named & victims) for victims in hit) > 1 and not apart:
            yield for_("said_linked", who=words.listed(*(_speaker(c) for c in event.claims)))
            return


def _speaker(claim: Claim) -> Labels:
    """Who says it: a name, or the report itself."""
    return words.shared("name", value=claim.asserted_by) if claim.speakers else words.shared("report")
