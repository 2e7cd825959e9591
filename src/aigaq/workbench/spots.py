"""Where people, organisations and places are named: places in texts as numbers, so that a million take little room."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from typing import get_args

from attrs import frozen

from aigaq.model.material import Material
from aigaq.model.mention import Form

Numbers = tuple[int, int, int, int]
FORMS: tuple[Form, ...] = get_args(Form)
_EACH = 4
"""Numbers of one spot: source, start, end, form."""


@frozen
class Spot:
    """One mention: where it stands, and as what."""

    source: str
    start: int
    end: int
    form: Form


@frozen(eq=False)
class Spots:
    """All mentions of a vault, by whom they mean."""

    sources: tuple[str, ...]
    """The sources, sorted: a spot has the number of its source."""
    of: Mapping[str, bytes]
    """By entity id: numbers of 4 bytes, least first; ordered by source, then by place in the text."""

    def named(self, entity: str) -> Iterator[Spot]:
        """Give where a person, organisation or place is named, by source and place in the text."""
        numbers = array("I", self.of.get(entity, b""))
        for at in range(0, len(numbers), _EACH):
            source, start, end, form = numbers[at : at + _EACH]
            yield Spot(self.sources[source], start, end, FORMS[form])


def spots(material: Material) -> Spots:
    """Find where everybody is named."""
    names = tuple(sorted(material.sources))
    source, form = {name: n for n, name in enumerate(names)}, {name: n for n, name in enumerate(FORMS)}
    found: dict[str, list[Numbers]] = {entity.id: [] for entity in material.resolution.entities}
    for mention in material.mentions:
        entity = material.entity_of.get(mention.referent.id)
        if entity is not None:
            at = mention.passage
            found[entity.id].append((source[at.text.source], at.start, at.end, form[mention.form]))
    return Spots(names, {name: _packed(rows) for name, rows in found.items()})


def _packed(rows: list[Numbers]) -> bytes:
    return array("I", [number for row in sorted(rows) for number in row]).tobytes()
