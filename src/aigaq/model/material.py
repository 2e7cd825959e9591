"""All that a vault holds, as values: what case files are a pure function of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import Factory, field, frozen

from aigaq.model.claim import Claim
from aigaq.model.entity import Entity, Resolution
from aigaq.model.mention import Mention
from aigaq.model.review import Decision
from aigaq.model.source import Source
from aigaq.model.text import Text


@frozen
class Repost:
    """Two sources whose texts are nearly the same."""

    left: str
    right: str
    similarity: float
    """Share of word five-grams in common (Jaccard), 0–1."""


@frozen(eq=False)
class Material:
    """Sources, texts, mentions, claims and decisions of a vault, with the people they resolve to."""

    sources: Mapping[str, Source]
    """By SHA-256; descriptions already carry what people have set."""
    texts: Mapping[str, Text]
    """By the SHA-256 of the source."""
    mentions: Sequence[Mention]
    claims: Sequence[Claim]
    """These two never change, and may be read from the vault only when somebody asks for them."""
    decisions: tuple[Decision, ...]
    """Those that stand, in the order they were taken."""
    resolution: Resolution
    reposts: tuple[Repost, ...] = field(default=Factory(tuple))

    @property
    def entity_of(self) -> Mapping[str, Entity]:
        """The person, organisation or place of each referent id."""
        return self.resolution.entity_of

    @property
    def people(self) -> tuple[Entity, ...]:
        """All people, by name."""
        return self.resolution.people
