"""Claims that people wrote or put right: who did so, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterable

from aigaq.casefile.block import ordered
from aigaq.casefile.index import Index, index
from aigaq.casefile.kept import by_verdicts
from aigaq.model.casefile import Handmade
from aigaq.model.claim import Claim
from aigaq.model.material import Material
from aigaq.model.review import Decision


@by_verdicts
def handwritten(material: Material) -> dict[str, Decision]:
    """Give the decision by which each claim was written, by its id."""
    return {d.subjects[-1]: d for d in material.decisions if d.verdict in {"write", "correct"}}


def handmade(ix: Index, claims: Iterable[Claim]) -> tuple[Handmade, ...]:
    """Give those of these claims that people wrote, each with what it was before."""
    made = handwritten(ix.material)
    if not made:
        return ()
    mine = ordered({claim.id: claim for claim in claims if claim.id in made}.values())
    before = _before(ix.material)
    return tuple(_handmade(claim, made[claim.id], before.get(ix.judged[claim.id].other)) for claim in mine)


def _handmade(claim: Claim, taken: Decision, before: Claim | None) -> Handmade:
    return Handmade(claim.id, taken.by, taken.at, taken.reason, taken.id, before)


@by_verdicts
def _before(material: Material) -> dict[str, Claim]:
    """Give the claims that were put right, by id."""
    gone = {name for name, judged in index(material).judged.items() if judged.state == "corrected"}
    return {claim.id: claim for claim in material.claims if claim.id in gone}
