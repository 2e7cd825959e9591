"""One search: words and facets together, with passages, their claims and counts; searches that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from aigaq.errors import BadValue
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.search import SavedSearch
from aigaq.model.source import Source
from aigaq.resolve import Matches
from aigaq.store import Hit
from aigaq.workbench import finding
from aigaq.workbench.answers import PassageHit, PersonHit
from aigaq.workbench.asking import passage_hit
from aigaq.workbench.showing import Showing

if TYPE_CHECKING:
    from aigaq.workbench.faceting import Facets, Table

MOST = 100
"""Passages on one page, at the most."""
SOURCES = 2000
"""Sources that answer the words of a search are gone through, the best ones; more are said to be more."""
NEAR = 120
"""A claim belongs to a passage that stands at most so many characters from it."""
LONGEST_NAME = 80
LONGEST_QUERY = 500


@frozen
class Card:
    """A passage that answers, with the claims that rest on it or stand beside it."""

    hit: PassageHit
    claims: tuple[Claim, ...]


@frozen
class FacetValue:
    """One value of a facet, and how many claims have it beside all else that is asked."""

    value: str
    label: str
    """Of ids the name; otherwise the value itself."""
    count: int


@frozen
class Answer:
    """A page of what a search found."""

    cards: tuple[Card, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    """By facet; with words, the claims of all sources that answer are counted."""
    claims: int
    """Claims that fit the facets (and stand in a source that answers the words)."""
    sources: int
    """Sources they stand in; of a search for words alone, sources that answer."""
    people: tuple[PersonHit, ...] = ()
    """People whose name answers the words, in any spelling."""
    others: tuple[Entity, ...] = ()
    after: str | None = None
    """Where the next page begins; ``None`` at the end."""


@frozen(eq=False)
class _Asked:
    """One search."""

    table: Table
    keep: Any
    """For each claim whether it fits."""
    query: str
    has_facets: bool
    ranked: tuple[str, ...]
    """Sources that answer the words, the best first."""
    named: Mapping[str, Sequence[tuple[int, int]]]
    """By source: where those stand whose name was asked for."""


class Searching(Showing):
    """Finding by words, names and facets."""

    def find(
        self, query: str = "", facets: Facets | None = None, *, limit: int = 20, after: str | None = None
    ) -> Answer:
        """Search by words and facets (`aigaq.workbench.faceting.FACETS`); without words, browse by facets.

        All words must stand in a source, and a name is found in every spelling and script. Raises `BadValue` for a
        facet there is not and `BadDate` for a date.
        """
        words = query[:LONGEST_QUERY].strip()
        wanted = {name: tuple(values) for name, values in (facets or {}).items() if values}
        table = self._table()
        keep = table.filtered(wanted)
        matches = finding.directory(self.material()).people(words) if words else None
        named = finding.answering(self.material(), words, matches) if matches else None
        asked = self._asked(table, keep, words, matches, has_facets=bool(wanted))
        base = table.in_sources(asked.ranked) if words else None
        counts = self._counts(table, wanted, keep, base)
        fit = keep if base is None else keep & base
        cards, following = self._page(asked, fit, int(after) if after and after.isdecimal() else 0, limit)
        claims = int(fit.sum())
        sources = len(asked.ranked) if words and not wanted else len(set(table.sources_of(fit)))
        people, others = (named.people, named.others) if named else ((), ())
        return Answer(cards, counts, claims, sources, people, others, following)

    # ── searches that are kept ─────────────────────────────────────────────────────────────────────

    def searches(self) -> tuple[SavedSearch, ...]:
        """Give the searches that are kept, by name."""
        return self._store.searches()

    def save_search(self, name: str, query: str = "", facets: Facets | None = None) -> SavedSearch:
        """Keep a search under a name, encrypted like all else; one of mine with that name is replaced."""
        self._require("documenter")
        shown = " ".join(name.split())
        if not shown or len(shown) > LONGEST_NAME or not shown.isprintable():
            raise BadValue(given="…", what="name of a search", choices=f"1 to {LONGEST_NAME} characters")
        wanted = {key: tuple(values) for key, values in (facets or {}).items() if values}
        self._table().filtered(wanted)
        kept = tuple((key, tuple(sorted(wanted[key]))) for key in sorted(wanted))
        search = SavedSearch(shown, self._by, self._now(), query[:LONGEST_QUERY].strip(), kept)
        with self._store.writing() as writer:
            writer.put_search(search)
            writer.log(search.at, self._by, "search kept", (search.id,))
        return search

    def delete_search(self, search: str) -> None:
        """Forget a search by its id. Raises `BadValue` where there is none."""
        self._require("documenter")
        with self._store.writing() as writer:
            if not writer.drop_search(search):
                raise BadValue(given=search[:40], what="search that is kept", choices="an id of `searches()`")
            writer.log(self._now(), self._by, "search deleted", (search,))

    def warming(self) -> tuple[Callable[[], object], ...]:
        """Give what `warm` makes, in steps: what the dashboard and the lists ask for, and then what a search does."""
        return (*super().warming(), self._table, self._shelf, lambda: finding.directory(self.material()))

    # ── how it is done ─────────────────────────────────────────────────────────────────────────────

    def _table(self) -> Table:
        from aigaq.workbench.faceting import Columns  # loads numpy, which little else here needs

        gathered, columns = self._gathered(), self._lasting("columns", (self._shared,), Columns)
        material = gathered.material
        parts = (material.claims, material.resolution, material.sources)
        table = self._lasting("table", parts, lambda: columns.table(gathered))
        return self._made(lambda _: table.reviewed(self.claim_states()), "facets")

    def _asked(self, table: Table, keep: Any, words: str, matches: Matches | None, *, has_facets: bool) -> _Asked:
        if not words or matches is None:
            return _Asked(table, keep, "", has_facets, (), {})
        ranked = self._store.sources_with(words, SOURCES)
        named = {} if words.startswith('"') else self._named(matches)
        also = sorted(set(named) - set(ranked), key=table.order.index) if named else []
        return _Asked(table, keep, words, has_facets, (*ranked, *also), named)

    def _named(self, matches: Matches) -> dict[str, list[tuple[int, int]]]:
        """Give where those stand whom a name means, by source."""
        found: dict[str, list[tuple[int, int]]] = {}
        for match in matches.meant:
            for spot in self._spots().named(match.person.id):
                if spot.form == "name":
                    found.setdefault(spot.source, []).append((spot.start, spot.end))
        return found

    def _counts(self, table: Table, wanted: Facets, keep: Any, base: Any) -> dict[str, tuple[FacetValue, ...]]:
        """Count each facet among what fits all the others."""
        from aigaq.workbench.faceting import FACETS

        found = {}
        for name in FACETS:
            mine = table.filtered(wanted, without=name) if name in wanted else keep
            rows = table.counted(name, mine if base is None else mine & base)
            found[name] = tuple(FacetValue(value, self._label(name, value), count) for value, count in rows)
        return found

    def _label(self, name: str, value: str) -> str:
        material = self.material()
        if name == "source":
            source: Source = material.sources[value]
            return source.description.value("title") or source.name
        entity = material.entity_of.get(value) if name in {"person", "place", "speaker"} else None
        return entity.name if entity else value

    def _page(self, asked: _Asked, fit: Any, start: int, limit: int) -> tuple[tuple[Card, ...], str | None]:
        most = max(1, min(limit, MOST))
        cards: list[Card] = []
        for seen, card in enumerate(self._cards(asked, fit, start)):
            if seen == most:
                return tuple(cards), str(start + most)
            cards.append(card)
        return tuple(cards), None

    def _cards(self, asked: _Asked, fit: Any, start: int) -> Iterator[Card]:
        if not asked.query:
            yield from self._browsed(asked.table, fit, start)
            return
        seen = 0
        for source in asked.ranked:
            for card in self._answering(asked, fit, source):
                seen += 1
                if seen > start:
                    yield card

    def _browsed(self, table: Table, fit: Any, start: int) -> Iterator[Card]:
        """Give the claims that fit, those on one passage together; ``start`` counts passages."""
        for number, group in enumerate(table.passages(fit)):
            if number >= start:
                first = group[0].passage
                hit = passage_hit(self.material(), first.text.source, (first.start, first.end), NEAR)
                yield Card(hit, tuple(group))

    def _answering(self, asked: _Asked, fit: Any, source: str) -> Iterator[Card]:
        """Give the passages of one source that answer: of claims that fit, or of the words alone."""
        mine = asked.table.claims_of(source, fit)
        if asked.has_facets and not mine:
            return
        hits: list[Hit] = self._store.hits_in(source, asked.query)
        spans = [(hit.start, hit.end) for hit in hits] or list(asked.named.get(source, ()))[:3]
        for span in spans:
            near = tuple(c for c in mine if c.passage.start < span[1] + NEAR and span[0] - NEAR < c.passage.end)
            if near or not asked.has_facets:
                yield Card(passage_hit(self.material(), source, span, NEAR), near)
