"""Finding an entity by any spelling of its name, in any script that can be read, or by its id."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from aigaq.model.entity import Entity
from aigaq.names.alike import FAR
from aigaq.names.fold import LONGEST, clean
from aigaq.names.pairing import pair_parts
from aigaq.names.parse import parse as parse_name
from aigaq.names.sketch import MOST_PARTS

SHORTEST_ID = 6
"""Digits of an id that are taken for one."""
MISSING = 0.02
"""What each part costs that the name has and the query has not."""


def find(entities: Iterable[Entity], query: str) -> list[Entity]:
    """Give the entities that answer to a name or the beginning of an id, the best first.

    Every part of the query must sound like a part of one of the entity's names. Who bears exactly this
    main name wins outright. Nothing found is an empty list.
    """
    everyone = list(entities)
    by_id = _by_id(everyone, query.strip().casefold())
    if by_id:
        return by_id
    wanted = clean(query).split()
    exact = [entity for entity in everyone if wanted and clean(entity.name).split() == wanted]
    if exact:
        return sorted(exact, key=_order)
    scored = [(likeness, entity) for entity in everyone if (likeness := _best(entity, query[:LONGEST])) > 0]
    return [entity for likeness, entity in sorted(scored, key=lambda found: (-found[0], *_order(found[1])))]


def _order(entity: Entity) -> tuple[int, str, str]:
    return -len({spelling.source for spelling in entity.spellings}), entity.name, entity.id


def _by_id(entities: list[Entity], prefix: str) -> list[Entity]:
    if len(prefix) < SHORTEST_ID or not set(prefix) <= set("0123456789abcdef"):
        return []
    found = [e for e in entities if e.id.startswith(prefix)]
    return sorted(found or [e for e in entities if any(r.startswith(prefix) for r in e.referents)], key=_order)


def _best(entity: Entity, query: str) -> float:
    forms = {entity.name, *(spelling.form for spelling in entity.spellings)}
    return max(_likeness(query, form[:LONGEST]) for form in forms)


@lru_cache(maxsize=1 << 16)
def _likeness(query: str, form: str) -> float:
    """Say how well a form answers to a query: 0 where a part of the query is not in it."""
    asked, there = parse_name(query).all[:MOST_PARTS], parse_name(form).all[:MOST_PARTS]
    if not asked or len(asked) > len(there):
        return 0.0
    pairs = pair_parts(asked, there)
    if any(likeness < FAR for _, _, likeness in pairs):
        return 0.0
    return sum(likeness for _, _, likeness in pairs) / len(pairs) - MISSING * (len(there) - len(asked))
