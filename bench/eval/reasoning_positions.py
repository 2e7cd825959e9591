"""Government positions: whether what an authority said or did, as the gold lists it, is on file under that authority.

A position is found if a claim of ours on the passage of its event has a date that agrees with the gold's
(``score.dates_agree``; where the claim has none, the day of its report) and the authority in it: as speaker or
participant, by name, or – as reports say “Ankara” and “Kazakhstan” for governments – by a name that means its country.
"""

from __future__ import annotations

from typing import Any

from aigaq.casefile.bond import fold
from aigaq.model.claim import Claim
from bench.eval.reasoning_statuses import Tally
from bench.eval.reasoning_world import World, named, spans

Row = dict[str, Any]


def of_world(world: World) -> Tally:
    """Measure the government positions."""
    rows = [(row, world.events[row["event"]]) for row in world.gold["government_positions"]]
    missed = [(row, event) for row, event in rows if not any(_says(world, row, event, c) for c in _there(world, event))]
    misses = tuple(f"{row['event']} {row['government']} {row['date']}: {row['position']}" for row, _ in missed)
    return Tally(len(rows), len(rows) - len(missed), 0, misses)


def _there(world: World, event: Row) -> list[Claim]:
    return [c for c in world.at(event["doc"], spans(event)) if c.kind in {"event", "status"}]


def _says(world: World, row: Row, event: Row, claim: Claim) -> bool:
    published = next(d["date_published"] for d in world.gold["documents"] if d["key"] == event["doc"])
    when = claim.when.edtf if claim.when else published
    if not world.score.dates_agree(row["date"], when) and not world.score.dates_agree(event["date"], when):
        return False
    return bool({fold(name) for name in _names(world, claim)} & _authorities(world, event))


def _names(world: World, claim: Claim) -> list[str]:
    """Everyone in a claim, by main name and as the report writes it; and the country of a place."""
    shown = [(p.name, p.referent) for p in claim.participants] + [(s.name, s.referent) for s in claim.speakers]
    entities = [world.material.entity_of.get(r) for _, r in shown if r]
    return [name for name, _ in shown] + [e.name for e in entities if e] + ([claim.place] if claim.place else [])


def _authorities(world: World, event: Row) -> set[str]:
    """The bodies of the gold event, under every spelling of its document, and the countries they are of."""
    document = next(d for d in world.gold["documents"] if d["key"] == event["doc"])
    bodies = {w["name"] for w in event["who"] if named(w["name"])}
    listed = [o for o in document["organisations"] if o["canonical"] in bodies]
    lands = {o.get("country") for o in listed} - {None}
    forms = {f for o in listed for f in (o["canonical"], *map(_form, o["spellings"]))}
    places = [p for p in document["places"] if p["country"] in lands]
    forms |= {f for p in places for f in (p["canonical"], *map(_form, p["spellings"]))}
    people = {p["canonical"] for p in document["people"]}
    return {fold(form) for form in forms | (bodies - people)}


def _form(spelling: Any) -> str:
    return str(spelling["form"] if isinstance(spelling, dict) else spelling)
