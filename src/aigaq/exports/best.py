"""Which of several claims of one report speaks for all of them in a single line."""

from __future__ import annotations

from collections.abc import Iterable

from aigaq.model.claim import Claim

FAR = 1_000_000
"""Days that stand for “no date” and “open date” when dates are ranked by precision."""
_SURENESS = {"asserted": 0, "alleged": 1, "denied": 2, "hypothetical": 3}


def date_span(claim: Claim) -> int:
    """Give how many days the claim's date covers; far too many where there is none."""
    if claim.when is None:
        return 2 * FAR
    return claim.when.date.bounds.days or FAR


def best(claims: Iterable[Claim]) -> Claim:
    """Give the surest claim with the most precise date; of equals the one that stands first."""
    return min(claims, key=lambda c: (_SURENESS[c.certainty], date_span(c), c.passage.start, c.id))


def by_source(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Give the claims of each source, in the order of their passages."""
    found: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.source, c.passage.start, c.passage.end, c.id)):
        found.setdefault(claim.source, []).append(claim)
    return {source: tuple(group) for source, group in found.items()}


def also_spans(chosen: Claim, claims: Iterable[Claim]) -> list[dict[str, int]]:
    """Give the other places of the report that tell the same, in order."""
    spans = {(p.start, p.end) for c in claims for p in (c.passage, *c.also)}
    spans.discard((chosen.passage.start, chosen.passage.end))
    return [{"start": start, "end": end} for start, end in sorted(spans)]
