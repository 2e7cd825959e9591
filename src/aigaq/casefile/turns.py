"""Where an authority turns: from one stance to another on the same person or topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import evolve

from aigaq.casefile.about import about
from aigaq.casefile.conflicts import difference
from aigaq.casefile.responses import responses
from aigaq.model.casefile import Difference, Reading
from aigaq.model.position import Position

_Key = tuple[str, int, str]


def with_turns(found: Sequence[Position]) -> tuple[Position, ...]:
    """Give positions in order, each with the turn it is, if it departs from the last before it.

    Words are compared with words on one topic, deeds with deeds on one person. What lies on no certain day
    before or after the other is compared with nothing.
    """
    last: dict[_Key, Position] = {}
    made: list[Position] = []
    for position in found:
        keys = _keys(position) if position.when else []
        before = _nearest([last[key] for key in keys if key in last])
        turned = position
        if before is not None and before.stance != position.stance and _is_after(before, position):
            turned = evolve(position, turn=_sentence(before, position), before=before.id)
        made.append(turned)
        last |= dict.fromkeys(keys, position)
    return tuple(made)


def _keys(position: Position) -> list[_Key]:
    """By what it is compared: its state, the axis of its stance, and the topic (of words) or a person (of deeds)."""
    axes = responses().axes
    number = next((n for n, axis in enumerate(axes) if position.stance in axis), None)
    if number is None or not position.country:
        return []
    if number == 0:
        return [(position.country, number, position.topic)] if position.topic else []
    return [(position.country, number, name) for name in position.about]


def _nearest(found: list[Position]) -> Position | None:
    return max(found, key=_last_day, default=None)


def _last_day(position: Position) -> tuple[str, str]:
    last = position.when.date.bounds.last if position.when else None
    return (last.isoformat() if last else "", position.id)


def _is_after(before: Position, position: Position) -> bool:
    """Whether one can only have come after the other, by their dates or, of words, as one report tells them."""
    one, other = (p.when.date.bounds if p.when else None for p in (before, position))
    if one is None or other is None:
        return False
    if one.last is not None and other.first is not None and one.last < other.first:
        return True
    first, second = before.claims[0], position.claims[0]
    in_words = before.stance in responses().axes[0]
    return in_words and first.source == second.source and first.passage.start < second.passage.start


def _sentence(before: Position, now: Position) -> str:
    """“Before (2018-07): denies that it happened; now: gives another explanation.”"""
    when = f" ({before.when.edtf})" if before.when else ""
    return f"before{when}: {before.response_label}; now: {now.response_label}"


def changes(found: Sequence[Position]) -> Iterator[Difference]:
    """Give the turns of words as changes over time, each with the passages of both sides."""
    by_id = {position.id: position for position in found}
    by_topic: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in found:
        if position.before and position.stance in responses().axes[0]:
            by_topic[position.country, position.topic].append(position)
    for _, turned in sorted(by_topic.items()):
        for now in turned:
            sides = [_side(by_id[now.before or ""]), _side(now)]
            what = about("line_over_time", name=now.authority, topic=f"topic:{now.topic}")
            yield difference("position", "slight", what, sides, now.event, "change")


def _side(position: Position) -> Reading:
    when = f"{position.when.edtf}: " if position.when else ""
    return Reading(f"{when}{position.response_label}", position.claims)
