"""Passages that name or mean a person, organisation or place, tied together inside one source."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from attrs import field, frozen, validators

from aigaq.model.identity import content_id
from aigaq.model.record import sharing
from aigaq.model.text import Passage

EntityKind = Literal["person", "organisation", "place"]
Form = Literal["name", "part", "descriptor", "pronoun"]
"""``name``: a full name; ``part``: a surname or given name alone; ``descriptor``: "the lawyer"; ``pronoun``."""


@sharing
@frozen
class Geo:
    """A place on the map, with how far off the point may be."""

    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    precision_km: float
    """Radius of the circle in which the place lies, in kilometres."""
    country: str
    """ISO 3166-1 alpha-2."""
    gazetteer: str
    """Where the point comes from: ``geonames:1526384`` …"""
    feature: Literal["country", "region", "city", "village", "site"]


@sharing
@frozen
class Referent:
    """Whom or what one source means: all its mentions of one person, organisation or place.

    The id depends on the source, the kind and the fullest name in that source, not on the reader's or
    extractor's version, so that people's decisions outlive a new reading.
    """

    source: str
    kind: EntityKind
    name: str
    """The fullest form of the name in this source."""

    @cached_property
    def id(self) -> str:
        """The id of this referent."""
        return content_id("referent", [self.source, self.kind, self.name])


@frozen
class Mention:
    """A passage that names or means a person, organisation or place."""

    passage: Passage
    kind: EntityKind = field(validator=validators.in_(("person", "organisation", "place")))
    referent: Referent
    form: Form = "name"
    language: str = "en"
    geo: Geo | None = None
    """For places found in the gazetteer."""

    @property
    def id(self) -> str:
        """The id: one mention of one kind at one passage."""
        return content_id("mention", [self.passage.text.id, self.passage.start, self.passage.end, self.kind])
