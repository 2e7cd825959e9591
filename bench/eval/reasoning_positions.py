"""Government positions: whether the tracker has what an authority said or did, as the gold lists it.

A position is found if one of ours rests on a claim at the passage of the gold's event, is of the country that the
event or the entry names, and has a date that agrees with the entry's or the event's (``score.dates_agree``; where ours
has none, the day of the report). What the tracker has beyond the gold's list is not judged: the list names the turning
points, not every position.
"""

from __future__ import annotations

from typing import Any

from aigaq.casefile.positions import positions
from aigaq.model.position import Position
from bench.eval.reasoning_statuses import Tally
from bench.eval.reasoning_world import World, spans, touches

Row = dict[str, Any]


def of_world(world: World) -> Tally:
    """Measure the government positions."""
    given = positions(world.material)
    rows = [(row, world.events[row["event"]]) for row in world.gold["government_positions"]]
    missed = [row for row, event in rows if not any(_is_it(world, row, event, position) for position in given)]
    misses = tuple(f"{row['event']} {row['government']} {row['date']}: {row['position']}" for row in missed)
    return Tally(len(rows), len(rows) - len(missed), 0, misses)


def _is_it(world: World, row: Row, event: Row, position: Position) -> bool:
    source = world.sources.get(event["doc"])
    if not any(c.source == source and touches(c, spans(event)) for c in position.claims):
        return False
    published = next(d["date_published"] for d in world.gold["documents"] if d["key"] == event["doc"])
    when = position.when.edtf if position.when else published
    dated = world.score.dates_agree(row["date"], when) or world.score.dates_agree(event["date"], when)
    return bool(dated) and position.country in _countries(world, row, event)


def _countries(world: World, row: Row, event: Row) -> set[str]:
    """The countries of the bodies that the event names, and of the government that the entry names."""
    document = next(d for d in world.gold["documents"] if d["key"] == event["doc"])
    bodies = {w["name"] for w in event["who"]}
    named = {o.get("country") for o in document["organisations"] if o["canonical"] in bodies}
    every = [p for d in world.gold["documents"] for p in d["places"]]
    return (named | {p["country"] for p in every if p["canonical"] in row["government"]}) - {None}
