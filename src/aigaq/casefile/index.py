"""All claims of a vault, ordered and found by person, read once and shared by everything in this room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache

from attrs import define, field, frozen

from aigaq.casefile.block import Block, Blocks, Key, Made, People, View, key_of, whom
from aigaq.casefile.bond import authors, fold
from aigaq.casefile.kept import BY_VERDICTS, Kept
from aigaq.law import bounds
from aigaq.model.casefile import StatusPeriod
from aigaq.model.claim import Claim, Participant
from aigaq.model.edtf import Bounds, parse
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.source import Source
from aigaq.model.verdicts import Judged
from aigaq.review import Lookup, states

OPEN = Bounds(None, None)


@frozen(eq=False)
class Index:
    """The claims of a vault that count, by person and kind: not rejected, and if only proposed, accepted."""

    material: Material
    kept: Kept = field(factory=Kept)
    """What earlier materials of the same vault have left."""
    results: dict[object, object] = field(factory=dict)
    """What has been made once of this material."""

    periods: dict[str, tuple[Entity, tuple[StatusPeriod, ...]]] = field(factory=dict)
    """The statuses of the people who have been asked about, by id."""

    @cached_property
    def judged(self) -> dict[str, Judged]:
        """How each claim stands that anybody has judged, and those that wait as proposals."""
        return states(self.lookup, self.material.decisions)

    @property
    def lookup(self) -> Lookup:
        """The claims of the vault by id, those that do not count among them."""
        return self.kept.of(_Looked).up(self.material.claims)

    @cached_property
    def rejected(self) -> frozenset[str]:
        """Ids of the claims that do not count: rejected, put right by another, or proposals that wait."""
        return frozenset(name for name, judged in self.judged.items() if not judged.counts)

    @cached_property
    def rejected_of(self) -> dict[str, int]:
        """How many claims of each person, organisation or place were rejected, by entity id."""
        gone = [name for name, judged in self.judged.items() if judged.state == "rejected"]
        out = [claim for name in gone if (claim := self.lookup.ids.get(name)) and not claim.proposed]
        return Counter(key[0] for claim in out for key in self.keys(claim) if len(key) == 1)

    @cached_property
    def views(self) -> dict[str, View]:
        """What claims need to know of each referent's person, body or place."""
        return self.kept.of(Blocks).views(self.material.resolution.entities)

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """Each source with its claims that stand, sorted; the same block as before where nothing in it has changed."""
        found: dict[str, list[Claim]] = {name: [] for name in (*self.material.sources, *self.material.texts)}
        for claim in self.material.claims:
            if claim.id not in self.rejected:
                found.setdefault(claim.source, []).append(claim)
        sources, texts = self.material.sources, self.material.texts
        made: dict[str, Made] = {name: (sources.get(name), texts.get(name), group) for name, group in found.items()}
        return self.kept.of(Blocks).sync(made, self.views, self.spelt)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that stands, once, in the order of sources and passages."""
        return tuple(claim for block in self.blocks.values() for claim in block.claims)

    @cached_property
    def _tables(self) -> tuple[dict[str, tuple[Claim, ...]], dict[str, tuple[Claim, ...]]]:
        return self.kept.of(People).sync(self.blocks)

    @property
    def by_person(self) -> dict[str, tuple[Claim, ...]]:
        """The claims that each person, organisation or place takes part in, by entity id."""
        return self._tables[0]

    @property
    def by_speaker(self) -> dict[str, tuple[Claim, ...]]:
        """The claims that each person or organisation makes, by entity id."""
        return self._tables[1]

    @cached_property
    def by_source(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of each source, in the order of its text."""
        return {name: block.claims for name, block in self.blocks.items() if block.claims}

    @cached_property
    def authors(self) -> frozenset[str]:
        """The folded names of all authors of sources: they tell of people, they are not told of."""
        lines = (source.description.value("author") for source in self.material.sources.values())
        return frozenset(fold(name) for line in lines for name in authors(line))

    def entity(self, referent: str | None) -> Entity | None:
        """Give the person, organisation or place of a referent, if it is known."""
        return self.material.entity_of.get(referent) if referent else None

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Every person, organisation and place by id."""
        return {entity.id: entity for entity in self.material.resolution.entities}

    @cached_property
    def _spelt(self) -> dict[tuple[str, str], Entity | None]:
        """Who is written so in one source; ``None`` where several people or bodies are."""
        found: dict[tuple[str, str], Entity | None] = {}
        for entity in self.material.resolution.entities:
            for spelling in entity.spellings:
                key = (spelling.source, fold(spelling.form))
                found[key] = entity if found.get(key, entity) == entity else None
        return found

    def spelt(self, source: str, form: str) -> Entity | None:
        """Give whom a source writes so, where it can only be one."""
        return self._spelt.get((source, fold(form)))

    def entity_in(self, name: str, source: str) -> Entity | None:
        """Give the person, organisation or place of this id if the source names it."""
        found = self.by_id.get(name)
        named = found is not None and any(spelling.source == source for spelling in found.spellings)
        return found if named else None

    def key(self, who: Participant, source: str) -> Key:
        """Say who a participant is: somebody unnamed is the same only in the same words of the same source."""
        return key_of(who, source, self.views)

    def keys(self, claim: Claim, *roles: str) -> frozenset[Key]:
        """Give everyone who takes part in these roles (all roles if none is given)."""
        if not roles and (block := self.blocks.get(claim.source)) and (known := block.keys.get(claim.id)) is not None:
            return known
        return whom(self.key(p, claim.source) for p in claim.participants if not roles or p.role in roles)

    def takes_part(self, claim: Claim, person: Entity, *roles: str) -> bool:
        """Say whether the person takes part in these roles (any role if none is given)."""
        return (person.id,) in self.keys(claim, *roles)

    def source(self, claim: Claim) -> Source:
        """Give the source a claim stands in."""
        return self.material.sources[claim.source]

    @cached_property
    def _published(self) -> dict[str, Bounds]:
        found = {}
        for name, source in self.material.sources.items():
            said = source.description.published
            found[name] = bounds(parse(said.value)) if said else OPEN
        return found

    def published(self, source: str) -> Bounds:
        """Give the first and last day on which a source can have been published."""
        return self._published.get(source, OPEN)

    def span(self, claim: Claim) -> Bounds:
        """Give the days a claim can be about: a fact without a date lies before its publication."""
        if claim.when is not None:
            return bounds(claim.when.date)
        is_fact = claim.certainty in {"asserted", "alleged"}
        return Bounds(None, self.published(claim.source).last) if is_fact else OPEN

    @cached_property
    def last_day(self) -> date | None:
        """Give the day up to which the file reaches: the last day of publication."""
        days = [span.last for span in self._published.values() if span.last]
        return max(days, default=None)


@define(eq=False)
class _Looked:
    """Keeps how claims are looked up, as long as they are the same."""

    _found: Lookup = field(factory=lambda: Lookup(()))

    def up(self, claims: Sequence[Claim]) -> Lookup:
        """Give the look-up of these claims."""
        if self._found.claims is not claims:
            self._found = Lookup(claims)
        return self._found


_NEAR = 2
"""Materials whose index is remembered: those as known on other days stand beside that of today."""
_carried: dict[Material, Index] = {}
"""The index of the next material, begun from that of the last."""
_DERIVED = ("views", "blocks", "claims", "_tables", "by_source", "authors", "by_id", "_spelt", "_published", "last_day")
"""What an index makes of claims that count, people and sources: the same where these are the same."""


@lru_cache(maxsize=_NEAR)
def index(material: Material) -> Index:
    """Give the index of a vault's material; the last ones are remembered."""
    return _carried.pop(material) if material in _carried else Index(material)


def forget() -> None:
    """Let go of every vault's material that case files were made of."""
    index.cache_clear()
    _carried.clear()


def judged(material: Material) -> dict[str, Judged]:
    """Give how each claim stands that anybody has judged, and those that wait as proposals."""
    return index(material).judged


def lookup(material: Material) -> Lookup:
    """Give the claims of a vault by id, those that do not count among them."""
    return index(material).lookup


def extend(before: Material | None, after: Material) -> None:
    """Let the case files of a material be made from those of an earlier one: only what has changed is derived again.

    The files are the same, byte for byte, as without it. Neither is changed; ``before`` may be any material. Where
    the two differ only in verdicts that leave every claim counting as before (accepted, graded, settled …), all
    that is derived is taken over as it is.
    """
    if before is not None and before is not after:
        old = index(before)
        new = Index(after, old.kept)
        if _alike(old, new):
            new.results.update((key, made) for key, made in old.results.items() if key not in BY_VERDICTS)
            new.periods.update(old.periods)
            for name in _DERIVED:
                _take_over(old, new, name)
        _carried.clear()
        _carried[after] = new


def _alike(old: Index, new: Index) -> bool:
    """Say whether the same claims count, about the same people, from the same sources, of the same events."""
    one, other = old.material, new.material
    parts = ("sources", "texts", "claims", "mentions", "resolution", "reposts")
    if not all(getattr(one, name) is getattr(other, name) for name in parts):
        return False
    pairs = [[d for d in m.decisions if d.verdict in {"same", "different"}] for m in (one, other)]
    return pairs[0] == pairs[1] and old.rejected == new.rejected and old.rejected_of == new.rejected_of


def _take_over(old: Index, new: Index, name: str) -> None:
    """Take over a value that the old index has made already; what it has not made, neither has the new one."""
    try:
        made = object.__getattribute__(old, name)
    except AttributeError:
        return
    object.__setattr__(new, name, made)
