"""What waits for a decision: the queue, two people side by side, differences with both passages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

from aigaq.casefile import say_about
from aigaq.exports.html.labels import Labels
from aigaq.exports.html.readings import said
from aigaq.i18n import catalogue
from aigaq.model.casefile import Difference
from aigaq.model.review import Decision, Reason
from aigaq.model.verdicts import BOTH, UNRESOLVED
from aigaq.web.views.cards import Card, Cards, QuoteLink, passage_href, source_name
from aigaq.workbench import Workbench
from aigaq.workbench.answers import PassageHit
from aigaq.workbench.pairing import Side
from aigaq.workbench.queueing import Waits

MOST = 6
"""Quotes on one side of a difference."""
GRAVITIES = ("grave", "notable", "slight")


@frozen
class Weighed:
    """One thing that speaks for (``pro``) or against something."""

    what: str
    bits: float

    @property
    def pro(self) -> bool:
        """Whether it speaks for it."""
        return self.bits > 0


@frozen
class Context:
    """A passage that names somebody, with what stands around it."""

    href: str
    source: str
    before: str
    match: str
    after: str


@frozen
class OneSide:
    """One of two people who may be one."""

    id: str
    href: str
    name: str
    forms: tuple[tuple[str, int], ...]
    """Each spelling and how often it stands there."""
    sources: int
    claims: int
    contexts: tuple[Context, ...]


@frozen
class PairView:
    """Two people side by side."""

    kind: str
    one: OneSide
    other: OneSide
    score: float
    verdict: str
    pro: tuple[Weighed, ...]
    contra: tuple[Weighed, ...]
    taken: tuple[tuple[str, str, str], ...]
    """What people decided on the two: verdict, who, why."""


def pair(bench: Workbench, one: str, other: str) -> PairView:
    """Put two people (organisations, places) side by side. Raises `UnknownPerson` or `BadValue`."""
    found = bench.pair(one, other)
    reasons = sorted(found.reasons, key=lambda r: -abs(r.weight))
    return PairView(
        found.one.entity.kind,
        _side(found.one),
        _side(found.other),
        found.score,
        found.verdict,
        _weighed(r for r in reasons if r.weight > 0),
        _weighed(r for r in reasons if r.weight <= 0),
        tuple((d.verdict, d.by, d.reason) for d in found.decisions),
    )


def _weighed(reasons: Iterable[Reason]) -> tuple[Weighed, ...]:
    return tuple(Weighed(reason.what, reason.weight) for reason in reasons)


def _side(side: Side) -> OneSide:
    entity = side.entity
    return OneSide(
        entity.id,
        f"/people/{entity.id}" if entity.kind == "person" else "",
        entity.name,
        tuple((form.text, form.count) for form in side.forms),
        side.sources,
        side.claims,
        tuple(map(_context, side.contexts)),
    )


def _context(hit: PassageHit) -> Context:
    href = f"/sources/{hit.source.id}?at={hit.start}-{hit.end}#p{hit.start}"
    return Context(href, source_name(hit.source), hit.before, hit.match, hit.after)


@frozen
class ReadingView:
    """One side of a difference."""

    value: str
    key: str
    """What a form sends for it."""
    quotes: tuple[QuoteLink, ...]
    speakers: tuple[str, ...]
    """Who says so, by quote."""
    more: int
    stands: bool


@frozen
class SettledView:
    """How a person settled a difference."""

    stands: str
    by: str
    at: str
    reason: str
    decision: str


@frozen
class DifferenceView:
    """Where reports differ, side by side."""

    id: str
    kind: str
    nature: str
    """Its key: contradiction, tension, variant or change; the template has the words."""
    note: str
    gravity: str
    gravity_word: str
    about: str
    language: str
    """Language of ``about``."""
    people: tuple[tuple[str, str], ...]
    """Whom it is about: pairs of address and name."""
    sides: tuple[ReadingView, ...]
    settled: SettledView | None


@frozen(eq=False)
class Differences:
    """Makes differences ready to be shown, in one language."""

    bench: Workbench
    language: str

    def view(self, found: Difference) -> DifferenceView:
        """Give one difference."""
        labels, cards = Labels(self.language), Cards(self.bench, self.language)
        return DifferenceView(
            found.id,
            labels.of("difference", found.kind),
            found.nature,
            labels.of("nature_note", found.nature),
            found.gravity,
            labels.of("gravity", found.gravity),
            say_about(found.said, self.language) if found.said else found.about,
            self.language if found.said else "en",
            self._people(found),
            tuple(self._reading(found, n, labels, cards) for n in range(len(found.readings))),
            self._settled(found, labels),
        )

    def _people(self, found: Difference) -> tuple[tuple[str, str], ...]:
        entity_of = self.bench.material().entity_of
        referents = (p.referent for r in found.readings for c in r.claims for p in c.participants if p.referent)
        people = (entity_of[id_] for id_ in referents if id_ in entity_of and entity_of[id_].kind == "person")
        return tuple({person.id: (f"/people/{person.id}", person.name) for person in people}.values())

    def _reading(self, found: Difference, number: int, labels: Labels, cards: Cards) -> ReadingView:
        reading = found.readings[number]
        passages = [(c.passage, c.speakers) for c in reading.claims] + [(p, ()) for p in reading.passages]
        stands = bool(found.settled and found.settled.stands in {reading.value, BOTH})
        return ReadingView(
            said(found.kind, reading.value, reading, labels),
            str(number + 1),
            tuple(cards.quote(passage) for passage, _ in passages[:MOST]),
            tuple(" → ".join(s.name for s in speakers) for _, speakers in passages[:MOST]),
            max(0, len(passages) - MOST),
            stands,
        )

    def _settled(self, found: Difference, labels: Labels) -> SettledView | None:
        how = found.settled
        if how is None:
            return None
        stood = next((r for r in found.readings if r.value == how.stands), None)
        known = how.stands in {BOTH, UNRESOLVED}
        word = labels.of("stands", how.stands) if known else said(found.kind, how.stands, stood, labels)
        at = catalogue(self.language).moment(datetime.fromisoformat(how.at))
        return SettledView(word, how.by, at, how.reason, how.decision)


def by_gravity(found: Iterable[Difference]) -> list[Difference]:
    """Order differences: the open ones first, then the gravest."""
    return sorted(found, key=lambda d: (d.settled is not None, GRAVITIES.index(d.gravity), d.kind, d.about, d.id))


@frozen
class Item:
    """One thing of the queue, ready to be shown; what is not of its kind is ``None``."""

    kind: str
    id: str
    why: tuple[str, ...]
    card: Card | None = None
    pair: PairView | None = None
    difference: DifferenceView | None = None
    decision: Decision | None = None
    at: str = ""
    subjects: tuple[tuple[str, str], ...] = ()
    """Of a decision that waits: pairs of address and name of what it is about."""


def item(bench: Workbench, language: str, waits: Waits) -> Item | None:
    """Make one thing of the queue ready; ``None`` for what is gone meanwhile."""
    if waits.kind == "same":
        return Item(waits.kind, waits.id, waits.why, pair=pair(bench, *waits.subjects))
    if waits.kind == "difference":
        found = Differences(bench, language).view(bench.difference(waits.id))
        return Item(waits.kind, waits.id, waits.why, difference=found)
    if waits.kind == "waiting":
        return _decision(bench, language, waits)
    claim = bench.find_claim(waits.id)
    return Item(waits.kind, waits.id, waits.why, card=Cards(bench, language).card(claim)) if claim else None


def _decision(bench: Workbench, language: str, waits: Waits) -> Item | None:
    found = next((d for d in bench.waiting() if d.id == waits.id), None)
    if found is None:
        return None
    material = bench.material()
    about: dict[str, str] = {}
    for subject in found.subjects:
        entity, claim = material.entity_of.get(subject), bench.find_claim(subject)
        if entity is not None:
            about[f"/people/{entity.id}"] = entity.name
        elif claim is not None:
            about[passage_href(claim.passage)] = Cards(bench, language).card(claim).label
    at = catalogue(language).moment(datetime.fromisoformat(found.at))
    return Item(waits.kind, waits.id, waits.why, decision=found, at=at, subjects=tuple(about.items()))
