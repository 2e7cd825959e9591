"""What mentions add up to over all sources: people, organisations and places."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from aigaq.model.mention import EntityKind, Geo
from aigaq.model.review import Reason, Suggestion


@frozen
class Spelling:
    """One form of a name, and where it stands first in one source."""

    source: str
    form: str
    start: int
    end: int
    count: int = 1
    """How often the form stands in that source."""


@frozen
class Join:
    """Why two referents count as one: a machine's reasons, or the decision of a person."""

    left: str
    right: str
    score: float
    """Estimated probability, 0–1; 1.0 for a person's decision."""
    reasons: tuple[Reason, ...] = ()
    decision: str | None = None
    """Id of the decision, if a person said so."""


@frozen
class Entity:
    """One person, organisation or place over all sources, under every spelling."""

    id: str
    """The smallest id of its referents."""
    kind: EntityKind
    name: str
    """The main name: the fullest of the forms that most sources use."""
    referents: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    joins: tuple[Join, ...] = ()
    geo: Geo | None = None


@frozen
class Crowd:
    """People of one name, too many to compare each with each: only those were compared who share a fact."""

    name: str
    """A spelling of the name."""
    people: int
    """How many bear it or one that sounds like it, as far as they are not joined by their name alone."""


@frozen
class Resolution:
    """What resolution makes of all referents: the entities, and the suggestions it leaves to people."""

    entities: tuple[Entity, ...]
    suggestions: tuple[Suggestion, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    """The largest first."""

    @cached_property
    def entity_of(self) -> dict[str, Entity]:
        """The entity of each referent id."""
        return {referent: entity for entity in self.entities for referent in entity.referents}

    @cached_property
    def people(self) -> tuple[Entity, ...]:
        """All people, by name."""
        return tuple(sorted((e for e in self.entities if e.kind == "person"), key=lambda e: (e.name, e.id)))
