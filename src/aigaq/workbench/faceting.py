"""Facets: all claims of a vault as columns of numbers, so that half a million are filtered and counted at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import Any

import numpy as np
from attrs import define, field, frozen

from aigaq.errors import BadValue
from aigaq.law import bounds
from aigaq.model.claim import Claim
from aigaq.model.edtf import parse
from aigaq.model.material import Material
from aigaq.model.verdicts import Judged
from aigaq.workbench.gathering import Gathered

Facets = Mapping[str, Sequence[str]]
"""Values asked for, by facet. Of one facet any value will do; of several facets each must fit."""
FACETS = (
    "type", "status", "person", "place", "date", "source", "language", "reviewed", "certainty", "speaker", "kind",
)  # fmt: skip
"""``type``: of event, relation or detail; ``status``: of legal status; ``person`` and ``place``: ids; ``date``: EDTF,
whatever overlaps it; ``reviewed``: how the claim stands (`ClaimState`); ``speaker``: the innermost, an id or a name."""
ALIKE = ("type", "status", "certainty", "kind")
SHOWN = 30
"""Values of a facet that are counted and given, the most frequent first."""
NARRATION = "narration"
_EARLY, _LATE, _NONE = 0, 10**7, -1
Numbers = Any
"""A NumPy array of whole numbers."""


@frozen(eq=False)
class Chunk:
    """The claims of one source as columns."""

    claims: tuple[Claim, ...]
    alike: Numbers
    """A row for each of `ALIKE`: the number of its value, -1 where it has none."""
    days: Numbers
    """First and last day (ordinals) that each can be about; -1 without a date."""
    who: Numbers
    """Pairs: place of a claim, and the number of a referent who takes part."""
    where: Numbers
    """For each claim the number of its place's referent or words, -1 without."""
    said: Numbers
    """For each claim the number of its innermost speaker's referent or name."""


@define(eq=False)
class Names:
    """Numbers for words, given out once."""

    number: dict[str, int] = field(factory=dict)

    def of(self, word: str) -> int:
        """Give the number of a word."""
        return self.number.setdefault(word, len(self.number))


@define(eq=False)
class Columns:
    """All claims as columns; a source whose claims have not changed is not looked at again."""

    names: Names = field(factory=Names)
    _chunks: dict[str, tuple[object, object, Chunk]] = field(factory=dict)

    def table(self, gathered: Gathered) -> Table:
        """Give the table of all that is gathered, as yet without how claims stand."""
        before, self._chunks = self._chunks, {}
        for name, said in gathered.said.items():
            hand, known = gathered.hand.get(name), before.get(name)
            if known is None or known[0] is not said or known[1] != hand:
                claims = (*said.claims, *said.proposals, *(hand.home.claims if hand else ()))
                known = (said, hand, self._chunk(tuple(sorted(claims, key=lambda c: (c.passage.start, c.id)))))
            self._chunks[name] = known
        order = sorted(self._chunks, key=lambda name: _newest(gathered.material, name))
        return Table(gathered.material, self.names, order, [self._chunks[name][2] for name in order])

    def _chunk(self, claims: tuple[Claim, ...]) -> Chunk:
        number = self.names.of
        alike = [[_value(name, c) for c in claims] for name in ALIKE]
        rows = [[number(v) if v else _NONE for v in row] for row in alike]
        who = [(n, number(p.referent)) for n, c in enumerate(claims) for p in c.participants if p.referent]
        where = [number(c.place_referent or c.place or "") if c.place_referent or c.place else _NONE for c in claims]
        return Chunk(
            claims,
            np.array(rows, np.int32).reshape(len(ALIKE), len(claims)),
            np.array([_days(c) for c in claims], np.int32).reshape(len(claims), 2),
            np.array(who, np.int32).reshape(len(who), 2),
            np.array(where, np.int32),
            np.array([number(_speaker(c)) for c in claims], np.int32),
        )


def _value(name: str, claim: Claim) -> str:
    if name == "status":
        return claim.type if claim.kind == "status" else ""
    if name == "type":
        return "" if claim.kind == "status" else claim.type
    return str(getattr(claim, name))


def _speaker(claim: Claim) -> str:
    return (claim.speakers[-1].referent or claim.speakers[-1].name) if claim.speakers else NARRATION


def _days(claim: Claim) -> tuple[int, int]:
    if claim.when is None:
        return (_NONE, _NONE)
    span = bounds(claim.when.date)
    return (span.first.toordinal() if span.first else _EARLY, span.last.toordinal() if span.last else _LATE)


def _newest(material: Material, name: str) -> tuple[object, ...]:
    """Order sources by publication or receipt, the newest first."""
    source = material.sources[name]
    said = source.description.published
    first = bounds(parse(said.value)).first if said else None
    day = first.toordinal() if first else 0
    return (-day, source.origin, name)


class Table:
    """All claims of one state of the vault, to be filtered and counted."""

    def __init__(
        self,
        material: Material,
        names: Names,
        order: Sequence[str],
        chunks: Sequence[Chunk],
    ) -> None:
        self.material, self.names, self.order = material, names, order
        self._place = {source: n for n, source in enumerate(order)}
        self.claims = tuple(claim for chunk in chunks for claim in chunk.claims)
        sizes = [len(chunk.claims) for chunk in chunks]
        starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        self.starts = starts
        self.words = list(names.number)
        """Every word by its number."""
        self._by: dict[str, Numbers] = {"source": np.repeat(np.arange(len(chunks), dtype=np.int32), sizes)}
        alike = _joined([chunk.alike for chunk in chunks], (len(ALIKE), 0), 1)
        self._by |= {name: alike[n] for n, name in enumerate(ALIKE)}
        self.days = _joined([chunk.days for chunk in chunks], (0, 2), 0)
        who = [chunk.who + np.array([starts[n], 0]) for n, chunk in enumerate(chunks)]
        pairs = _joined(who, (0, 2), 0).astype(np.int64)
        entity = self._entities()
        self.pairs = _unique(pairs[:, 0], entity[pairs[:, 1]], len(self.words))
        for name, part in (("place", "where"), ("speaker", "said")):
            numbers = _joined([getattr(chunk, part) for chunk in chunks], (0,), 0)
            self._by[name] = np.where(numbers >= 0, entity[numbers], _NONE) if len(numbers) else numbers
        self._by["language"] = self._of_sources(lambda s: s.description.value("language") or "")
        self._rows: dict[str, int] = {}
        self._by["reviewed"] = np.full(len(self.claims), names.of("unreviewed"), np.int32)
        self.words = list(names.number)

    def reviewed(self, states: Mapping[str, Judged]) -> Table:
        """Give the same table with how claims stand."""
        if not states:
            return self
        if not self._rows:
            self._rows.update((claim.id, n) for n, claim in enumerate(self.claims))
        found = copy(self)
        column = np.full(len(self.claims), self.names.of("unreviewed"), np.int32)
        for claim, judged in states.items():
            if claim in self._rows:
                column[self._rows[claim]] = self.names.of(judged.state)
        found._by = self._by | {"reviewed": column}
        found.words = list(self.names.number)
        return found

    def filtered(self, facets: Facets, without: str = "") -> Numbers:
        """Give for each claim whether it fits all facets but one. Raises `BadValue` or `BadDate`."""
        keep = np.ones(len(self.claims), bool)
        for name, values in facets.items():
            if name not in FACETS:
                raise BadValue(given=name, what="facet", choices=", ".join(FACETS))
            if name != without and values:
                keep &= self._fits(name, values)
        return keep

    def counted(self, name: str, keep: Numbers) -> list[tuple[str, int]]:
        """Count the values of a facet among some claims, the most frequent first; of dates the years."""
        if name == "date":
            return self._years(keep)
        numbers = self.pairs[keep[self.pairs[:, 0]], 1] if name == "person" else self._by[name][keep]
        counts = np.bincount(numbers[numbers >= 0])
        best = np.argsort(-counts, kind="stable")[:SHOWN]
        return [(self.word(name, int(n)), int(counts[n])) for n in best if counts[n]]

    def word(self, name: str, number: int) -> str:
        """Give the value of a facet by its number."""
        return self.order[number] if name == "source" else self.words[number]

    def in_sources(self, sources: Iterable[str]) -> Numbers:
        """Give for each claim whether it stands in one of these sources."""
        return self._fits("source", tuple(sources))

    def sources_of(self, keep: Numbers) -> list[str]:
        """Give the sources in which some claims stand."""
        return [self.order[n] for n in np.unique(self._by["source"][keep])]

    def claims_of(self, source: str, keep: Numbers) -> list[Claim]:
        """Give the claims of one source that are among some, in the order of its text."""
        place = self._place.get(source)
        if place is None:
            return []
        low, high = int(self.starts[place]), int(self.starts[place + 1])
        return [self.claims[low + int(n)] for n in np.nonzero(keep[low:high])[0]]

    def passages(self, keep: Numbers) -> Iterator[list[Claim]]:
        """Give some claims, those that rest on one passage together, newest source first."""
        group: list[Claim] = []
        for n in np.nonzero(keep)[0]:
            claim = self.claims[int(n)]
            if group and not claim.passage.overlaps(group[0].passage):
                yield group
                group = []
            group.append(claim)
        if group:
            yield group

    def _fits(self, name: str, values: Sequence[str]) -> Numbers:
        if name == "date":
            return np.logical_or.reduce([self._overlaps(value) for value in values])
        if name == "source":
            wanted = np.zeros(len(self.order) + 1, bool)
            wanted[[self._place[v] for v in values if v in self._place]] = True
            return wanted[self._by["source"]]
        numbers = [self.names.number[v] for v in values if v in self.names.number]
        if name == "person":
            fits = np.zeros(len(self.claims), bool)
            fits[self.pairs[np.isin(self.pairs[:, 1], numbers), 0]] = True
            return fits
        return np.isin(self._by[name], numbers)

    def _overlaps(self, value: str) -> Numbers:
        span = bounds(parse(value))
        first = span.first.toordinal() if span.first else _EARLY
        last = span.last.toordinal() if span.last else _LATE
        return (self.days[:, 0] != _NONE) & (self.days[:, 0] <= last) & (self.days[:, 1] >= first)

    def _years(self, keep: Numbers) -> list[tuple[str, int]]:
        days = self.days[keep, 0]
        years = (days[days > 0] / 365.2425).astype(np.int64) + 1
        counts = np.bincount(years)
        return [(f"{int(year):04}", int(counts[year])) for year in np.nonzero(counts)[0]]

    def _entities(self) -> Numbers:
        """Give for each word's number that of the person, organisation or place it is a referent of, or its own."""
        found = np.arange(len(self.names.number) + 1)
        for word, number in list(self.names.number.items()):
            entity = self.material.entity_of.get(word)
            if entity is not None and entity.id != word:
                found[number] = self.names.of(entity.id)
        self.words = list(self.names.number)
        return found

    def _of_sources(self, say: Any) -> Numbers:
        said = [say(self.material.sources[name]) for name in self.order]
        numbers = np.array([self.names.of(word) if word else _NONE for word in said] or [_NONE], np.int32)
        self.words = list(self.names.number)
        return numbers[self._by["source"]]


def _joined(parts: Sequence[Numbers], empty: tuple[int, ...], axis: int) -> Numbers:
    return np.concatenate(parts, axis=axis) if parts else np.zeros(empty, np.int32)


def _unique(left: Numbers, right: Numbers, size: int) -> Numbers:
    """Give the pairs, each once: one person may take part in two roles."""
    both = np.unique(left * (size + 1) + right)
    return np.stack([both // (size + 1), both % (size + 1)], axis=1)
