"""What speaks against any candidate, or must be known of it: certainty, dates, places, how many say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aigaq.model.casefile import Event
from aigaq.model.pattern import Incident, Remark
from aigaq.patterns import words
from aigaq.patterns.near import placed
from aigaq.patterns.words import against, for_


def doubts(incidents: Sequence[Incident], around: Sequence[Event] = ()) -> Iterator[Remark]:
    """Give what must be known of the incidents and of what they are held against."""
    events = [*(i.event for i in incidents), *around]
    yield from _support(events)
    alleged = [e.type for e in events if e.certainty == "alleged"]
    if alleged:
        yield against("alleged", types=words.types(*alleged))
    unsure = [e.type for e in events if not _exact(e)]
    if unsure:
        yield against("date_unsure", types=words.types(*unsure))
    unplaced = [i.type for i in incidents if not placed(i)]
    if unplaced:
        yield against("place_unsure", types=words.types(*unplaced))


def _support(events: Sequence[Event]) -> Iterator[Remark]:
    lines = [{frozenset(line.sources) for line in e.corroboration.lines} for e in events]
    sources = {source for mine in lines for line in mine for source in line}
    if all(e.corroboration.independent > 1 for e in events):
        yield for_("well_supported")
    elif len(sources) == 1 or (all(len(mine) == 1 for mine in lines) and len(set.union(*lines)) == 1):
        yield against("one_line")


def _exact(event: Event) -> bool:
    span = event.when.date.bounds if event.when else None
    return span is not None and span.days == 1 and not (event.when and event.when.date.approximate)
