"""What is left for people to decide: of the links between two clusters the strongest, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aigaq.model.review import Suggestion
from aigaq.resolve.cluster import Link


def suggestions(links: Iterable[Link], home: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """Give one suggestion for each two clusters that links join; ``home`` gives the cluster of a referent."""
    best: dict[tuple[str, str], Link] = {}
    for link in links:
        one, other = sorted((home[link.left], home[link.right]))
        before = best.get((one, other))
        if one != other and link.asked and (before is None or _order(link) < _order(before)):
            best[one, other] = link
    return tuple(_suggestion(link) for link in sorted(best.values(), key=_order))


def _order(link: Link) -> tuple[bool, float, str, str, str]:
    return link.strong, -link.bits, link.left, link.right, link.reasons[-1].what if link.reasons else ""


def _suggestion(link: Link) -> Suggestion:
    return Suggestion(link.verdict, tuple(sorted((link.left, link.right))), round(link.score, 4), link.reasons)
