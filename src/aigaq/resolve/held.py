"""What resolution holds of one source: its mentions and claims, and what they say of each referent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from attrs import frozen

from aigaq.model.claim import Claim
from aigaq.model.mention import Geo, Mention
from aigaq.resolve import organisations, places
from aigaq.resolve.profile import Profile, profiles, publication_dates


@frozen(eq=False)
class Held:
    """One source."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    mentions_of: Mapping[str, tuple[Mention, ...]]
    """By referent."""
    profiles: Mapping[str, Mapping[str, Profile]]
    """By kind and referent."""
    points: Mapping[str, Geo]
    """The points on the map of place referents."""

    @property
    def in_order(self) -> tuple[list[Mention], list[Claim]]:
        """Give what the source says, in order."""
        return list(self.mentions), list(self.claims)


def in_order(mentions: Iterable[Mention], claims: Iterable[Claim]) -> tuple[list[Mention], list[Claim]]:
    """Put what one source says into the order in which it is held."""
    ordered = sorted(mentions, key=lambda m: (m.passage.start, m.passage.end, m.passage.text.id, m.kind, m.referent.id))
    return ordered, sorted(claims, key=lambda claim: claim.id)


def hold(mentions: Iterable[Mention], claims: Iterable[Claim]) -> Held:
    """Read what one source says. The order of what is given does not matter."""
    ordered, said = in_order(mentions, claims)
    of: dict[str, list[Mention]] = defaultdict(list)
    for mention in ordered:
        of[mention.referent.id].append(mention)
    return Held(
        tuple(ordered),
        tuple(said),
        {id_: tuple(found) for id_, found in of.items()},
        _profiles(ordered, said),
        places.points(ordered),
    )


def _profiles(mentions: list[Mention], claims: list[Claim]) -> dict[str, dict[str, Profile]]:
    country = organisations.main_country(mentions)
    published = next((b.first.isoformat() for b in publication_dates(claims).values() if b.first), "")
    points = places.points(mentions)
    referents = {mention.referent.id: mention.referent for mention in mentions}
    bodies = {id_: r for id_, r in referents.items() if r.kind == "organisation"}
    spots = {id_: r for id_, r in referents.items() if r.kind == "place"}
    return {
        "person": {min(one.ids): one for one in profiles(mentions, claims)},
        "organisation": {id_: organisations.profile_of(r, country) for id_, r in bodies.items()},
        "place": {id_: places.profile_of(r, points.get(id_), published) for id_, r in spots.items()},
    }
