"""What the claims of one event come to: type, best date, place, people, how sure, how well supported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aigaq.casefile import places
from aigaq.casefile.block import ordered
from aigaq.casefile.independence import weigh
from aigaq.casefile.index import Index
from aigaq.law import bounds
from aigaq.model.casefile import Event
from aigaq.model.claim import Certainty, Claim, Participant, When

SURENESS: dict[Certainty, int] = {"asserted": 0, "alleged": 1, "denied": 2, "hypothetical": 3}
"""From the surest to the least sure."""
_ROLES = ("subject", "target", "perpetrator", "suspected", "agent", "source", "beneficiary", "object")
_DOERS = frozenset({"perpetrator", "suspected", "agent"})
_GUESSED = frozenset({"bound_by_publication", "bound_by_event", "inherited_from_paragraph", "ongoing_at_publication"})
"""Ways of dating that say less than the words of a text do."""


def digest(ix: Index, own: Sequence[Claim], shared: Sequence[Claim] = ()) -> Event:
    """Sum up the claims of one event; ``shared`` tell it of more people at once, who are not part of this event.

    Where several people are told of at once, the place may be that of another of them, so it is not taken from there;
    nor is the place where a journey began taken for the one where it led, or the other way round.
    """
    claims = ordered((*own, *shared))
    kind = main_type(claims)
    return Event(
        id=min(claim.id for claim in own),
        type=kind,
        when=best_when(own, "when") or best_when(shared, "when"),
        place=_place(ix, [claim for claim in ordered(own) if not places.other_end(kind, claim.type)]),
        participants=participants(ix, ordered(own), ordered(shared)),
        claims=claims,
        certainty=min((claim.certainty for claim in claims), key=SURENESS.__getitem__),
        corroboration=weigh(ix, claims),
    )


def main_type(claims: Sequence[Claim]) -> str:
    """Give the type that most claims have; of equals the first by name."""
    return min(Counter(claim.type for claim in claims).items(), key=lambda pair: (-pair[1], pair[0]))[0]


def best_when(claims: Sequence[Claim], side: str) -> When | None:
    """Give the most precise date that no claim contradicts, or else the one that most sources support.

    A date without a first or a last day (“by July”) is taken only where there is no other.
    ``side`` is ``when`` or ``until``. Of equals, words of a text win over what was inferred, then the earlier.
    """
    dated = [(claim, when) for claim in claims if (when := getattr(claim, side)) is not None]
    if not dated:
        return None
    distinct = {when.edtf: bounds(when.date) for _, when in dated}

    def rank(pair: tuple[Claim, When]) -> tuple[object, ...]:
        claim, when = pair
        span = distinct[when.edtf]
        against = {c.source for c, other in dated if not span.meets(distinct[other.edtf])}
        backing = {c.source for c, other in dated if span.meets(distinct[other.edtf])}
        precision = (span.days or 10**7, when.method in _GUESSED, when.date.approximate)
        return (span.days is None, bool(against), -len(backing) if against else 0, *precision, when.edtf, claim.id)

    return min(_representatives(dated), key=rank)[1]


def _representatives(dated: list[tuple[Claim, When]]) -> list[tuple[Claim, When]]:
    """One claim for each date and way of dating, so that a thousand equal claims are weighed once."""
    found: dict[tuple[str, bool], tuple[Claim, When]] = {}
    for claim, when in sorted(dated, key=lambda pair: pair[0].id):
        found.setdefault((when.edtf, when.method in _GUESSED), (claim, when))
    return list(found.values())


def _place(ix: Index, claims: Sequence[Claim]) -> str | None:
    """The place that most sources support: one that they name, or that lies in what they name.

    Of equals the smaller one on the map, then by name.
    """
    named: dict[str, list[Claim]] = {}
    for claim in claims:
        if name := places.name(ix, claim):
            named.setdefault(name, []).append(claim)

    def rank(name: str) -> tuple[int, float, str]:
        point = places.geo(ix, named[name][0])
        size = point.precision_km if point else float("inf")
        return (-len({c.source for other in named for c in named[other] if _inside(ix, named[name][0], c)}), size, name)

    return min(named, key=rank, default=None)


def _inside(ix: Index, claim: Claim, other: Claim) -> bool:
    """Whether the place of a claim is that of the other, or a smaller one that can lie in it."""
    if places.name(ix, claim) == places.name(ix, other):
        return True
    here, there = places.geo(ix, claim), places.geo(ix, other)
    return bool(here and there and here.precision_km < there.precision_km and places.near(here, there))


def participants(ix: Index, own: Sequence[Claim], shared: Sequence[Claim] = ()) -> tuple[Participant, ...]:
    """Give everyone who takes part, once in each role, under main names; of ``shared`` only those it was done by."""
    found: dict[tuple[str, str], Participant] = {}
    said = [*(p for c in own for p in c.participants), *(p for c in shared for p in c.participants if p.role in _DOERS)]
    for who in said:
        entity = ix.entity(who.referent)
        shown = Participant(who.role, entity.name, entity.id) if entity else Participant(who.role, who.name)
        found.setdefault((who.role, shown.referent or _described(shown.name)), shown)
    return tuple(sorted(found.values(), key=lambda p: (_ROLES.index(p.role), p.name, p.referent or "")))


def _described(name: str) -> str:
    """The key of somebody unnamed: “[Police]” and “[the police]” are one."""
    return name.casefold().replace("[the ", "[")
