"""The one door: mentions, claims and decisions in; people, organisations, places and suggestions out."""

from __future__ import annotations

from collections.abc import Sequence

from aigaq.model.claim import Claim
from aigaq.model.entity import Entity, Resolution
from aigaq.model.mention import Mention
from aigaq.model.review import Decision, Suggestion
from aigaq.resolve.cluster import Clustering, Link
from aigaq.resolve.entities import build
from aigaq.resolve.organisations import organisations
from aigaq.resolve.people import people
from aigaq.resolve.places import places
from aigaq.resolve.profile import profiles
from aigaq.resolve.rulings import rulings


def resolve(mentions: Sequence[Mention], claims: Sequence[Claim], decisions: Sequence[Decision]) -> Resolution:
    """Find who is who, over all sources. The same input, in whatever order, gives the same result."""
    mentions = sorted(mentions, key=lambda m: (m.passage.text.source, m.passage.start, m.passage.end, m.id))
    claims = sorted(claims, key=lambda claim: claim.id)
    ruled = rulings(decisions)
    found = [
        people(profiles(mentions, claims), ruled),
        organisations(mentions, ruled),
        places(mentions, ruled),
    ]
    entities: list[Entity] = []
    for clustering in found:
        entities += build(clustering, mentions, ruled)
    entities.sort(key=lambda entity: (entity.kind, entity.id))
    return Resolution(tuple(entities), _suggestions(found))


def _suggestions(found: Sequence[Clustering]) -> tuple[Suggestion, ...]:
    links = [link for clustering in found for link in clustering.left if link.asked]
    ordered = sorted(links, key=lambda link: (-link.bits, link.left, link.right))
    return tuple(_suggestion(link) for link in ordered)


def _suggestion(link: Link) -> Suggestion:
    subjects = tuple(sorted((link.left, link.right)))
    return Suggestion(link.verdict, subjects, round(link.score, 4), link.reasons)
