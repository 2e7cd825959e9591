"""Differences side by side, by nature: what is open first, then how people settled the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from aigaq.casefile import say_about
from aigaq.exports.html.cited import Brief, Link
from aigaq.exports.html.cites import Cites
from aigaq.exports.html.readings import said
from aigaq.model.casefile import Difference, Reading
from aigaq.model.verdicts import BOTH, UNRESOLVED

NATURES = ("contradiction", "tension", "variant", "change")
GRAVITIES = ("grave", "notable", "slight")
MOST = 4
"""Quotes on one side; of more, only the numbers follow."""


@frozen
class Side:
    """One side of a difference."""

    value: str
    quotes: tuple[Brief, ...]
    more: tuple[Link, ...]
    stands: bool
    """Whether a person settled that this reading stands."""


@frozen
class Settled:
    """How a person settled it."""

    stands: str
    by: str
    at: str
    reason: str


@frozen
class Contrast:
    """One difference as it is printed."""

    id: str
    kind: str
    gravity: str
    about: str
    language: str
    event: int | None
    sides: tuple[Side, ...]
    settled: Settled | None


@frozen
class Group:
    """Differences of one nature, open or settled."""

    title: str
    note: str
    items: tuple[Contrast, ...]


def contrasts(found: Iterable[Difference], events: dict[str, int], cites: Cites) -> tuple[Group, ...]:
    """Give all differences in groups; ``events``: the number of each event in the timeline."""
    return tuple(_groups(list(found), events, cites))


def _groups(found: list[Difference], events: dict[str, int], cites: Cites) -> Iterator[Group]:
    for is_open in (True, False):
        for nature in NATURES:
            mine = [d for d in found if d.nature == nature and (d.settled is None) == is_open]
            if mine:
                mine.sort(key=lambda d: (GRAVITIES.index(d.gravity), d.kind, d.about, d.id))
                state = cites.labels("is_open" if is_open else "is_settled")
                title = f"{state}: {cites.labels.of('nature', nature)} ({len(mine)})"
                note = cites.labels.of("nature_note", nature) if is_open else ""
                yield Group(title, note, tuple(_contrast(d, events, cites) for d in mine))


def _contrast(found: Difference, events: dict[str, int], cites: Cites) -> Contrast:
    language = cites.labels.language
    return Contrast(
        id=found.id,
        kind=cites.labels.of("difference", found.kind),
        gravity=found.gravity,
        about=say_about(found.said, language) if found.said else found.about,
        language=language if found.said else "en",
        event=events.get(found.event or ""),
        sides=tuple(_side(found, reading, cites) for reading in found.readings),
        settled=_settled(found, cites),
    )


def _side(found: Difference, reading: Reading, cites: Cites) -> Side:
    claims = cites.in_order(reading.claims)
    quotes = [cites.brief(c.passage, c) for c in claims[:MOST]]
    quotes += [cites.brief(passage) for passage in reading.passages[: MOST - len(quotes)]]
    stands = bool(found.settled and found.settled.stands in {reading.value, BOTH})
    value = said(found.kind, reading.value, reading, cites.labels)
    return Side(value, tuple(quotes), cites.links(claims[MOST:]), stands)


def _settled(found: Difference, cites: Cites) -> Settled | None:
    how = found.settled
    if how is None:
        return None
    stood = next((r for r in found.readings if r.value == how.stands), None)
    if how.stands in {BOTH, UNRESOLVED}:
        stands = cites.labels.of("stands", how.stands)
    else:
        stands = said(found.kind, how.stands, stood, cites.labels)
    return Settled(stands, how.by, how.at[:10], how.reason)
