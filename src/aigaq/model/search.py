"""A search that somebody keeps: words and facets under a name."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from aigaq.model.identity import content_id


@frozen
class SavedSearch:
    """A search kept in the vault, encrypted like all else; one of a name replaces the one before."""

    name: str
    by: str
    at: str
    """ISO 8601 in UTC."""
    query: str = ""
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each facet with the values asked for, sorted."""

    @cached_property
    def id(self) -> str:
        """The id, made from its name and whose it is."""
        return content_id("search", [self.by, self.name])
