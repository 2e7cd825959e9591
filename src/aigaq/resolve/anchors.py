"""Decisions that outlive a new reading: a referent that has another id by now is found again by where it stood.

The id of a referent depends on its fullest name in a report. When a better extractor reads a longer or shorter
name, the id changes; the passage and the name by which somebody decided do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import evolve

from aigaq.model.mention import Mention
from aigaq.model.review import Anchor, Decision
from aigaq.names.compare import compare
from aigaq.resolve.organisations import organisation_key

OVER_PAIRS = ("same", "different", "unsure")


def anchored(decision: Decision, mentions: Iterable[Mention]) -> Decision:
    """Give a decision on referents with where they stand; one of another sort as it is."""
    if decision.verdict not in OVER_PAIRS:
        return decision
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.referent.id in decision.subjects:
            found[mention.referent.id].append(mention)
    return evolve(decision, anchors=tuple(_anchor(found[id_]) for id_ in decision.subjects if id_ in found))


def _anchor(mentions: Sequence[Mention]) -> Anchor:
    """Take the first passage that bears the fullest name, or else the first that bears any."""
    rank = {"name": 1, "part": 2, "descriptor": 3, "pronoun": 4}
    first = min(
        mentions,
        key=lambda m: (0 if m.passage.quote == m.referent.name else rank[m.form], m.passage.start, m.passage.end),
    )
    who, where = first.referent, first.passage
    return Anchor(who.id, who.source, who.kind, who.name, where.text.id, where.start, where.end)


MentionsOf = Callable[[str], Mapping[str, Sequence[Mention]]]
"""Gives the mentions of a source, by referent."""


def reanchored(decisions: Sequence[Decision], mentions_of: MentionsOf) -> dict[str, tuple[str, ...]]:
    """Give the subjects, as they are now, of the decisions that name a lost referent; by the decision's id.

    A referent for which nobody or more than one could stand now keeps its old id, and the decision takes effect
    when it is there again.
    """
    found: dict[str, tuple[str, ...]] = {}
    for decision in decisions:
        moved = {a.referent: now for a in decision.anchors if (now := _lost(a, mentions_of(a.source)))}
        if moved:
            found[decision.id] = tuple(moved.get(id_, id_) for id_ in decision.subjects)
    return found


def _lost(anchor: Anchor, there: Mapping[str, Sequence[Mention]]) -> str | None:
    return None if anchor.referent in there else _now(anchor, there)


def _now(anchor: Anchor, there: Mapping[str, Sequence[Mention]]) -> str | None:
    """Find who stands in the passage now, or bears the name now; ``None`` unless that is one."""
    alike = {id_: found for id_, found in there.items() if found[0].kind == anchor.kind}
    in_place = {id_ for id_, found in alike.items() if any(_overlaps(anchor, mention) for mention in found)}
    by_name = {id_ for id_, found in alike.items() if _one_name(anchor, found[0].referent.name)}
    for found in (in_place & by_name, in_place, by_name):
        if len(found) == 1:
            return found.pop()
    return None


def _overlaps(anchor: Anchor, mention: Mention) -> bool:
    where = mention.passage
    return where.text.id == anchor.text and where.start < anchor.end and anchor.start < where.end


def _one_name(anchor: Anchor, name: str) -> bool:
    if anchor.kind == "person":
        return compare(anchor.name, name).agrees
    return organisation_key(anchor.name) == organisation_key(name)
