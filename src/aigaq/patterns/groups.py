"""What those who were hit share: status, origin, an organisation, family, something they went through together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from aigaq.casefile.index import index
from aigaq.model.casefile import Event
from aigaq.model.claim import Claim
from aigaq.model.material import Material
from aigaq.model.schema import Labels, event_type, status_type, types
from aigaq.patterns.incidents import FACTS, VICTIMS, people
from aigaq.patterns.rules import rules
from aigaq.patterns.words import shared

Key = tuple[str, ...]


@frozen
class Group:
    """People who share something, and what."""

    label: Labels
    members: frozenset[str]
    share: float
    """Of the people on file, 0–1."""


@frozen(eq=False)
class Groups:
    """All groups that at least two and not most people on file belong to."""

    groups: Mapping[Key, Group]
    of: Mapping[str, frozenset[Key]]
    """The groups of each person or organisation, by entity id."""
    ties: Mapping[str, frozenset[str]]
    """The people of each organisation, by its id."""

    def shared_by(self, one: Iterable[str], other: Iterable[str]) -> list[Group]:
        """Give what somebody of one side shares with somebody of the other, the rarest first."""
        mine, theirs = self._all(one), self._all(other)
        return sorted((self.groups[key] for key in mine & theirs), key=lambda g: (g.share, g.label.en))

    def _all(self, whom: Iterable[str]) -> set[Key]:
        return {key for who in whom for key in self.of.get(who, ())}


def find(material: Material, events: Iterable[Event]) -> Groups:
    """Give the groups of a vault: from statuses, details and relations on file, and from what people did together."""
    members: dict[Key, set[str]] = defaultdict(set)
    labels: dict[Key, Labels] = {}
    for key, label, who in (*_claimed(material), *_together(events)):
        members[key] |= who
        labels.setdefault(key, label)
    known = {entity.id for entity in material.people}
    ties = {key[1]: frozenset(m & known) for key, m in members.items() if key[0] == "organisation"}
    return Groups(*_kept(members, labels, max(1, len(known))), ties)


def _kept(
    members: Mapping[Key, set[str]], labels: Mapping[Key, Labels], known: int
) -> tuple[dict[Key, Group], dict[str, frozenset[Key]]]:
    most = rules().raw["groups"]["most"]
    made = {
        key: Group(labels[key], frozenset(who), len(who) / known)
        for key, who in sorted(members.items())
        if len(who) > 1 and len(who) / known <= most
    }
    of: dict[str, set[Key]] = defaultdict(set)
    for key, group in made.items():
        for who in group.members:
            of[who].add(key)
    return made, {who: frozenset(keys) for who, keys in of.items()}


def _claimed(material: Material) -> Iterator[tuple[Key, Labels, set[str]]]:
    for claim in index(material).claims:
        if claim.certainty in FACTS and claim.kind in {"status", "attribute", "relation"}:
            ids = [e.id for p in claim.participants if (e := material.entity_of.get(p.referent or ""))]
            yield from _one(material, claim, ids)


def _one(material: Material, claim: Claim, ids: list[str]) -> Iterator[tuple[Key, Labels, set[str]]]:
    said = rules().raw["groups"]
    if claim.kind == "status" and status_type(claim.type).track in said["tracks"]:
        yield ("status", claim.type), shared("status", value=status_type(claim.type).labels), set(ids[:1])
    elif claim.kind == "attribute" and claim.type in said["attributes"] and claim.value:
        label = shared("attribute", type=types("attribute")[claim.type].labels, value=claim.value)
        yield ("attribute", claim.type, claim.value.casefold()), label, set(ids[:1])
    elif claim.kind == "relation" and len(ids) > 1:
        yield from _related(material, claim, ids)


def _related(material: Material, claim: Claim, ids: list[str]) -> Iterator[tuple[Key, Labels, set[str]]]:
    if claim.type in rules().raw["groups"]["family"]:
        label = shared("family", value=types("relation")[claim.type].labels)
        yield ("family", *sorted(ids)), label, set(ids)
        return
    for one in (material.entity_of[one] for one in ids):
        if one.kind == "organisation":
            yield ("organisation", one.id), shared("organisation", value=one.name), set(ids)


def _together(events: Iterable[Event]) -> Iterator[tuple[Key, Labels, set[str]]]:
    for event in events:
        kind = event_type(event.type)
        who = {p.referent for p in people(event, VICTIMS) if p.referent}
        if event.certainty in FACTS and kind.group in rules().raw["groups"]["events"] and len(who) > 1:
            when = shared("event", type=kind.labels, value=event.when.edtf) if event.when else None
            yield ("event", event.id), when or shared("undated", type=kind.labels), who
