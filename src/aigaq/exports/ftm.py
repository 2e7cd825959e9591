"""``ftm``: FollowTheMoney entities, as Aleph, OpenAleph and yente read them; one JSON line an entity.

Documents carry their SHA-256 and title; people and organisations their spellings; every event and
relation points at its documents (``proof``), and a note holds each claim's quote, speaker, certainty and
EDTF date, because FollowTheMoney's own dates know prefixes only. Schema: followthemoney.tech.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from aigaq.casefile import events
from aigaq.exports.jsonl import Row, lines
from aigaq.exports.order import Order
from aigaq.model.casefile import Event
from aigaq.model.claim import Claim, Participant
from aigaq.model.edtf import parse
from aigaq.model.entity import Entity
from aigaq.model.identity import content_id
from aigaq.model.schema import event_type
from aigaq.model.source import Source

_PREFIX = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_WEB = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(/\S*)?")
FACTS = ("asserted", "alleged")
"""Only relations told as facts become links; an event always says in its summary how surely it is told."""
_SCHEMA = {"person": "Person", "organisation": "Organization"}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "ftm.toml").read_text("utf-8"))


def write(order: Order) -> bytes:
    """Write the vault's people, organisations, events, relations and documents, or those of one case file."""
    found = _whole(order) if order.case is None else _of_case(order)
    by_id = {row["id"]: row for row in found}
    return lines(by_id[key] for key in sorted(by_id))


def _whole(order: Order) -> Iterator[Row]:
    material = order.material
    yield from map(document_row, material.sources.values())
    yield from (entity_row(e) for e in material.resolution.entities if e.kind in _SCHEMA)
    told = (event for event in events(material) if not event_type(event.type).background)
    yield from _told(order, told, order.kept(material.claims))


def _of_case(order: Order) -> Iterator[Row]:
    case = order.person_case
    claims = order.kept(tuple(c for line in case.relations for c in line.claims))
    told = [order.entity_id(p.referent) or p.referent for e in case.timeline for p in e.participants]
    told += [order.entity_id(p.referent) for claim in claims for p in claim.participants]
    wanted = {case.person.id, *told}
    yield from map(document_row, case.sources)
    yield from (entity_row(e) for e in order.material.resolution.entities if e.id in wanted and e.kind in _SCHEMA)
    yield from _told(order, case.timeline, claims)


def _told(order: Order, found: Iterable[Event], claims: tuple[Claim, ...]) -> Iterator[Row]:
    for event in found:
        kept = order.kept(event.claims)
        if kept:
            yield event_row(order, event, kept)
            yield from (note_row(order, claim, f"evt-{event.id}") for claim in kept)
    for claim in claims:
        if claim.kind == "relation" and claim.certainty in FACTS:
            yield from _link(order, claim)


def row(schema: str, key: str, **properties: Iterable[str | None]) -> Row:
    """Give one entity; empty values are left out, characters that FollowTheMoney drops become spaces."""
    clean = {name: {fit(v) for v in values if v} - {""} for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {k: sorted(v) for k, v in sorted(clean.items()) if v}}


def fit(text: str) -> str:
    """Give a text without control characters, half characters and direction overrides."""
    return " ".join(_UNFIT.sub(" ", text).split())


def document_row(source: Source) -> Row:
    """Give a source as a document: hash, title, author, outlet, date of publication."""
    about = source.description
    url = about.value("url") or ""
    return row(
        "Document",
        f"src-{source.sha256}",
        fileName=[source.name],
        title=[about.value("title")],
        author=[about.value("author")],
        publisher=[about.value("outlet")],
        publishedAt=prefixes(about.value("published")),
        language=[_data()["languages"].get(about.value("language") or "")],
        sourceUrl=[url] if _WEB.fullmatch(url) else [],
        mimeType=[source.media_type],
        fileSize=[str(source.size)],
        contentHash=[source.sha256],
    )


def entity_row(entity: Entity) -> Row:
    """Give a person or organisation with its other spellings as aliases and its sources as proof."""
    forms = {fit(s.form) for s in entity.spellings} - {fit(entity.name)}
    return row(
        _SCHEMA[entity.kind],
        f"ent-{entity.id}",
        name=[entity.name],
        alias=[form for form in forms if " " in form],
        weakAlias=[form for form in forms if " " not in form],
        proof=[f"src-{s.source}" for s in entity.spellings],
    )


def event_row(order: Order, event: Event, claims: tuple[Claim, ...]) -> Row:
    """Give an event; one that is alleged, denied or only feared says so in its summary."""
    label = event_type(event.type).labels.en
    names = ", ".join(dict.fromkeys(p.name for p in event.participants if p.role in {"subject", "target"}))
    when = event.when.edtf if event.when else None
    return row(
        "Event",
        f"evt-{event.id}",
        name=[f"{label}: {names}" if names else label],
        date=prefixes(when),
        location=[event.place],
        involved=[f"ent-{key}" for p in event.participants if (key := _entity(order, p))],
        keywords=[event.type],
        summary=[f"{event.certainty}; {_reach(event)}"],
        description=[claim.passage.quote for claim in claims],
        notes=[f"EDTF {when}"] if when else [],
        proof=[f"src-{claim.source}" for claim in claims],
    )


def _entity(order: Order, who: Participant) -> str | None:
    """Events joined over reports name entities, claims name referents."""
    known = order.entities.get(order.entity_id(who.referent) or who.referent or "")
    return known.id if known and known.kind in _SCHEMA else None


def _reach(event: Event) -> str:
    found = event.corroboration
    return f"sources: {found.sources}, independent: {found.independent}"


def note_row(order: Order, claim: Claim, about: str) -> Row:
    """Give a claim as a note on its event: quote, place in the text, speaker, certainty, EDTF date, who read it."""
    when = f"EDTF {claim.when.edtf} ({claim.when.method})" if claim.when else "no date"
    spot = f"characters {claim.passage.start}–{claim.passage.end}"
    verdict = "accepted by a person" if order.reviewed((claim,)) else "machine-made, not reviewed"
    return row(
        "Note",
        f"clm-{claim.id}",
        name=[f"{claim.type}: {claim.certainty}, {order.speaker(claim)}"],
        description=[claim.passage.quote],
        summary=[f"{when}; {spot}; {verdict}"],
        entity=[about],
        proof=[f"src-{claim.source}"],
    )


def _link(order: Order, claim: Claim) -> Iterator[Row]:
    for one in claim.named("subject"):
        for other in claim.named("object"):
            left, right = (order.material.entity_of.get(p.referent or "") for p in (one, other))
            if left and right and left.id != right.id and {left.kind, right.kind} <= set(_SCHEMA):
                yield link_row(claim, left, right)


def link_row(claim: Claim, left: Entity, right: Entity) -> Row:
    """Give a relation in the schema that fits both sides, or as an unknown link that says what it is."""
    rule = _data()["links"].get(claim.type)
    takes = _data()["takes"]
    fits = rule and all(e.kind in takes.get(rule[side], _SCHEMA) for e, side in ((left, "subject"), (right, "object")))
    if not fits:
        rule = {"schema": "UnknownLink", "subject": "subject", "object": "object", "says": "role", "label": claim.type}
    ends = {rule["subject"]: [f"ent-{left.id}"], rule["object"]: [f"ent-{right.id}"]}
    more = {
        rule["says"]: [rule["label"]],
        "summary": [f"{claim.certainty}, {claim.asserted_by}"],
        "description": [claim.passage.quote],
        "proof": [f"src-{claim.source}"],
    }
    return row(rule["schema"], f"rel-{content_id('link', [claim.id, left.id, right.id])}", **ends, **more)


def prefixes(edtf: str | None) -> list[str | None]:
    """Reduce an EDTF date to what FollowTheMoney takes: a year, month or day, or the first and last of a span."""
    if edtf is None:
        return []
    bare = edtf.rstrip("~?%")
    if _PREFIX.fullmatch(bare):
        return [bare]
    bounds = parse(edtf).bounds
    return [day.isoformat() for day in (bounds.first, bounds.last) if day]
