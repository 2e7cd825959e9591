"""One source with all its claims that stand, and whom they tell of: the same until something in it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import define, field, frozen

from aigaq.casefile.bond import authors
from aigaq.model.claim import Claim, Participant
from aigaq.model.entity import Entity
from aigaq.model.mention import Geo
from aigaq.model.source import Source
from aigaq.model.text import Text

Key = tuple[str, ...]
"""Who somebody is: ``(entity id,)``, or the words of one source for somebody it does not name."""
View = tuple[str, str, str, Geo | None]
"""What a claim needs to know of a person, body or place: id, main name, kind, point."""
Spelt = Callable[[str, str], Entity | None]


@frozen(eq=False)
class Block:
    """The claims of one source. The same block again means that nothing its claims rest on has changed."""

    source: Source | None
    text: Text | None
    claims: tuple[Claim, ...]
    """Those that stand, in the order of the text."""
    keys: Mapping[str, frozenset[Key]]
    """By claim id: everyone who takes part."""
    people: Mapping[str, tuple[Claim, ...]]
    """By entity id: the claims in which they take part."""
    speakers: Mapping[str, tuple[Claim, ...]]
    """By entity id: the claims that they make."""
    given: tuple[str, ...]
    met: tuple[str, ...]
    seen: tuple[View | None, ...]
    asked: tuple[str, ...]
    spelt: tuple[View | None, ...]


@define(eq=False)
class Blocks:
    """Keeps the blocks of a vault."""

    blocks: dict[str, Block] = field(factory=dict)
    _views: dict[str, View] = field(factory=dict)

    def views(self, entities: Iterable[Entity]) -> dict[str, View]:
        """Give what claims need to know of each referent's person, body or place; of what is as it was the same."""
        before, self._views = self._views, {}
        found: dict[str, View] = {}
        for entity in entities:
            view: View = (entity.id, entity.name, entity.kind, entity.geo)
            known = before.get(entity.id)
            self._views[entity.id] = view = known if known == view else view
            found |= dict.fromkeys(entity.referents, view)
        return found

    def sync(self, sources: Mapping[str, Made], views: Mapping[str, View], spelt: Spelt) -> dict[str, Block]:
        """Give the block of each source, the last one where nothing in it has changed."""
        before, self.blocks = self.blocks, {}
        for name, made in sorted(sources.items()):
            known = before.get(name)
            same = known is not None and _is_same(known, name, made, views, spelt)
            self.blocks[name] = known if same and known else _block(name, made, views, spelt)
        return self.blocks


Made = tuple[Source | None, Text | None, Sequence[Claim]]


def _is_same(known: Block, name: str, made: Made, views: Mapping[str, View], spelt: Spelt) -> bool:
    source, text, claims = made
    return (
        known.given == tuple(claim.id for claim in claims)
        and known.seen == tuple(map(views.get, known.met))
        and (known.source is source or known.source == source)
        and (known.text is text or known.text == text)
        and known.spelt == tuple(_view(spelt(name, part)) for part in known.asked)
    )


def _view(entity: Entity | None) -> View | None:
    return (entity.id, entity.name, entity.kind, entity.geo) if entity else None


def _block(name: str, made: Made, views: Mapping[str, View], spelt: Spelt) -> Block:
    source, text, given = made
    claims = ordered({claim.id: claim for claim in given}.values())
    keys = {c.id: whom(key_of(p, name, views) for p in c.participants) for c in claims}
    people: dict[str, list[Claim]] = defaultdict(list)
    speakers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for person in {key[0] for key in keys[claim.id] if len(key) == 1}:
            people[person].append(claim)
        for person in {view[0] for s in claim.speakers if s.referent and (view := views.get(s.referent))}:
            speakers[person].append(claim)
    met = tuple(sorted({name for claim in claims for name in _referents(claim)}))
    asked = tuple(sorted({part for claim in claims for part in _parts(claim)}))
    return Block(
        source, text, claims, keys, _frozen(people), _frozen(speakers), tuple(claim.id for claim in given),
        met, tuple(map(views.get, met)), asked, tuple(_view(spelt(name, part)) for part in asked),
    )  # fmt: skip


def _frozen(found: Mapping[str, list[Claim]]) -> dict[str, tuple[Claim, ...]]:
    return {name: tuple(claims) for name, claims in found.items()}


def key_of(who: Participant, source: str, views: Mapping[str, View]) -> Key:
    """Say who a participant is: somebody unnamed is the same only in the same words of the same source."""
    view = views.get(who.referent) if who.referent else None
    return (view[0],) if view else (source, who.name.casefold())


def whom(keys: Iterable[Key]) -> frozenset[Key]:
    """Make a set of people; equal sets are one: thousands of claims are about the same few."""
    return _held_once(frozenset(keys))


@lru_cache(maxsize=1 << 16)
def _held_once(found: frozenset[Key]) -> frozenset[Key]:
    return found


def _referents(claim: Claim) -> Iterable[str]:
    found = (*(p.referent for p in claim.participants), *(s.referent for s in claim.speakers), claim.place_referent)
    return (name for name in found if name)


def _parts(claim: Claim) -> tuple[str, ...]:
    """The names of several who speak together (“A and B say”)."""
    last = claim.speakers[-1:]
    parts = authors(last[0].name) if last else ()
    return parts if len(parts) > 1 else ()


def ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give claims in the order of sources and passages; equals by id."""
    return tuple(sorted(claims, key=lambda c: (c.source, c.passage.start, c.passage.end, c.id)))


@define(eq=False)
class People:
    """Keeps the claims of each person, by those who take part and those who speak."""

    _blocks: dict[str, Block] = field(factory=dict)
    _tables: tuple[dict[str, tuple[Claim, ...]], dict[str, tuple[Claim, ...]]] = field(factory=lambda: ({}, {}))

    def sync(self, blocks: dict[str, Block]) -> tuple[dict[str, tuple[Claim, ...]], dict[str, tuple[Claim, ...]]]:
        """Give the claims by person and by speaker; of whom nothing has changed the same as before."""
        old, new = changed(self._blocks, blocks)
        gone = {block.claims[0].source for block in old if block.claims}
        taking_part = _updated(self._tables[0], gone, [b.people for b in old], [b.people for b in new])
        speaking = _updated(self._tables[1], gone, [b.speakers for b in old], [b.speakers for b in new])
        self._blocks, self._tables = blocks, (taking_part, speaking)
        return self._tables


Table = Mapping[str, tuple[Claim, ...]]


def _updated(before: Table, gone: set[str], old: Iterable[Table], new: Iterable[Table]) -> dict[str, tuple[Claim, ...]]:
    """Put the claims of new blocks for those of old ones."""
    after = dict(before)
    fresh: dict[str, list[Claim]] = defaultdict(list)
    for table in old:
        for name in table:
            fresh[name]
    for table in new:
        for name, claims in table.items():
            fresh[name] += claims
    for name, come in fresh.items():
        stay = tuple(c for c in before.get(name, ()) if c.source not in gone)
        if stay or come:
            after[name] = ordered((*stay, *come))
        else:
            after.pop(name, None)
    return after


def changed(before: Mapping[str, Block], after: Mapping[str, Block]) -> tuple[list[Block], list[Block]]:
    """Give the blocks that are no more, and those that are new, in the order of sources."""
    names = sorted(n for n in before.keys() | after.keys() if before.get(n) is not after.get(n))
    return [before[n] for n in names if n in before], [after[n] for n in names if n in after]
