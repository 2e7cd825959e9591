"""What authorities said or did about people and topics over time, and where they turned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import define, evolve, field

from aigaq.casefile.events import events
from aigaq.casefile.index import Index, index
from aigaq.casefile.kept import once
from aigaq.casefile.periods import jurisdiction
from aigaq.casefile.powers import Power, Powers
from aigaq.casefile.responses import responses
from aigaq.casefile.turns import with_turns
from aigaq.model.casefile import Event
from aigaq.model.claim import Claim, When
from aigaq.model.entity import Entity
from aigaq.model.identity import content_id
from aigaq.model.material import Material
from aigaq.model.position import Position


@once
def positions(material: Material) -> tuple[Position, ...]:
    """Give what authorities said or did, by date: acts joined over all reports, statements one by one.

    Somebody is an authority by name (a ministry, a court, a country as actor, a capital that speaks); what it is
    about, and what it amounts to, is read from ``responses.toml``. A forecast or a fear of a report is no position.
    """
    ix = index(material)
    return with_turns(ix.kept.of(Taken).sync(ix, events(material)))


@define(eq=False)
class Taken:
    """Keeps the positions of a vault, by the event they were taken in."""

    _lands: object = None
    _of: dict[int, tuple[Event, list[tuple[tuple[object, ...], Position]]]] = field(factory=dict)

    def sync(self, ix: Index, found: Sequence[Event]) -> list[Position]:
        """Give the positions of a material in order, before they are compared; an event is read only once."""
        powers = Powers(ix)
        lands = (powers.lands, _states(ix.material))
        before, self._of = (self._of if self._lands == lands else {}), {}
        for event in found:
            known = before.get(id(event))
            self._of[id(event)] = known or (event, [(order(p), p) for p in _of_event(ix, powers, event)])
        self._lands = lands
        made = {p.id: (at, p) for _, rows in self._of.values() for at, p in rows}
        return [p for _, p in sorted(made.values(), key=lambda row: row[0])]


def positions_on(material: Material, person: Entity) -> tuple[Position, ...]:
    """Give the positions that concern one person, by date."""
    return _by_person(material).get(person.id, ())


@once
def _by_person(material: Material) -> dict[str, tuple[Position, ...]]:
    found: dict[str, list[Position]] = defaultdict(list)
    for position in positions(material):
        for name in position.about:
            found[name].append(position)
    return {name: tuple(group) for name, group in found.items()}


def order(position: Position) -> tuple[object, ...]:
    """Order positions by the day by which each had been taken, those without a date last; of equals as told."""
    span = position.when.date.bounds if position.when else None
    last, first = (span.last or span.first, span.first or span.last) if span else (None, None)
    told = position.claims[0]
    return (last is None, last or 0, first or 0, position.country, told.source, told.passage.start, position.id)


def _of_event(ix: Index, powers: Powers, event: Event) -> Iterator[Position]:
    if event.type in responses().statements:
        for claim in event.claims:
            yield from _statement(ix, powers, event, claim)
        return
    for claim in event.claims:
        if (speaker := powers.speaking(claim)) is not None:
            said = _said(ix, event, claim, speaker)
            if said.response != "says":  # what an authority merely reports of others is no stand that it takes
                yield said
    if event.type in responses().acts and event.certainty != "hypothetical":
        yield from _acts(ix, powers, event)


def _statement(ix: Index, powers: Powers, event: Event, claim: Claim) -> Iterator[Position]:
    """The words of a government, or a report's summary of where it stands."""
    speaker = powers.speaking(claim)
    roles = {p.role for p in claim.participants}
    for power in {*powers.acting(claim), *([speaker] if speaker else [])}:
        how: Literal["said", "described"] = "said" if speaker or "source" in roles else "described"
        made = _said(ix, event, claim, power)
        yield evolve(made, how=how, id=_id(power, how, [claim]))


def _said(ix: Index, event: Event, claim: Claim, power: Power) -> Position:
    known = responses()
    quote = claim.passage.quote
    response = known.of_words(quote)
    if response == "says" and claim.type not in known.statements:
        denied = claim.certainty == "denied"
        response = "denies_act" if denied else "announces" if claim.certainty == "hypothetical" else "says"
    act = known.acts.get(claim.type)
    topic = act.topic if act else known.topic_of(quote)
    return _position(ix, event, [claim], power, "said", response, topic)


def _acts(ix: Index, powers: Powers, event: Event) -> Iterator[Position]:
    """What authorities did, one position for each state: the organ is the one that the most precise claim names."""
    act = responses().acts[event.type]
    by_country: dict[str, list[tuple[Power, Claim]]] = defaultdict(list)
    for claim in event.claims:
        for power in powers.acting(claim) or ():
            by_country[power.country].append((power, claim))
    if not by_country and event.type in responses().only_states:
        countries = {jurisdiction(ix, claim) for claim in event.claims} - {""}
        by_country = {c: [(Power("", c), claim) for claim in event.claims] for c in sorted(countries)}
    response = act.not_done if event.certainty == "denied" else act.done
    for _, told in sorted(by_country.items()):
        power = max((power for power, _ in told), key=lambda p: (len(p.organ), p.organ))
        yield _position(ix, event, event.claims, power, "did", response, act.topic)


def _position(  # noqa: PLR0913, PLR0917
    ix: Index, event: Event, claims: Sequence[Claim], power: Power, how: str, response: str, topic: str
) -> Position:
    mine = event.when if len(claims) > 1 or how == "did" else claims[0].when
    return Position(
        id=_id(power, how, claims),
        country=power.country,
        authority=_states(ix.material).get(power.country) or power.organ or power.country,
        organ=power.organ,
        how="did" if how == "did" else "said",
        response=response,
        stance=responses().stances[response],
        when=_dated(ix, mine, claims[0]) if how != "did" else mine,
        claims=tuple(claims),
        certainty=event.certainty if how == "did" else claims[0].certainty,
        about=_about(ix, claims),
        topic=topic,
        response_label=responses().labels[response],
        topic_label=responses().topic_label(topic),
        event=event.id,
    )


def _id(power: Power, how: str, claims: Sequence[Claim]) -> str:
    return content_id("position", [power.country, power.organ, how, sorted(claim.id for claim in claims)])


@once
def _states(material: Material) -> dict[str, str]:
    """By country: its name in the vault; of several the first by letters."""
    found: dict[str, str] = {}
    for entity in material.resolution.entities:
        if entity.kind == "place" and entity.geo and entity.geo.feature == "country":
            found[entity.geo.country] = min(found.get(entity.geo.country, entity.name), entity.name)
    return found


def _about(ix: Index, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The people and bodies that it concerns: those to whom it happens, no authorities."""
    found: set[str] = set()
    for claim in claims:
        for who in claim.named("subject", "target", "object", "beneficiary"):
            entity = ix.entity(who.referent)
            if (
                entity
                and entity.kind != "place"
                and not (entity.kind == "organisation" and responses().is_authority(entity.name))
            ):
                found.add(entity.id)
    return tuple(sorted(found))


def _dated(ix: Index, when: When | None, claim: Claim) -> When | None:
    """A statement without a date in words was made by the day of its report, and is dated so."""
    if when is not None and when.method != "bound_by_publication":
        return when
    source = ix.material.sources.get(claim.source)
    published = source.description.value("published") if source else None
    return When(published, None, "bound_by_publication", f"published {published}") if published else when
