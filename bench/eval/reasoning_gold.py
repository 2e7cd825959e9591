"""The gold's own claims as a vault's material, so that reasoning is measured apart from extraction.

Input are the documents' descriptions, events, statuses, personal details and relations with their passages, and who
is who. The sections that are measured (timelines, contradictions, confirmed facts …) are never read here. Two rules:

- A status that no row of the annotation carries, but that an annotated event tells (“convicted”), becomes a claim by
  the rules of the schema's status files, read off the event's own quote; see `_told_by_events`.
- ``date_text_only`` that cannot be one day with ``date`` is what that passage says; ``date`` then is what the event's
  other passages say. An end that the annotator counted (``derived_expiry``) is left for the engine to count: the claim
  carries the term that its document states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from aigaq.extract.events.words import lemmas
from aigaq.extract.statuses.rules import Rule, rules
from aigaq.extract.tree import Doc
from aigaq.lang.en import pipeline
from aigaq.model.claim import Claim, DateMethod, Extractor, Participant, Role, Speaker, When
from aigaq.model.entity import Entity, Resolution, Spelling
from aigaq.model.material import Material
from aigaq.model.mention import EntityKind, Geo, Referent
from aigaq.model.schema import type_exists
from aigaq.model.source import Description, Found, Source
from aigaq.model.text import Furniture, Passage, Text
from bench.eval.reasoning_world import OTHER_NAMES, Gold, World, check

Row = dict[str, Any]
METHODS: dict[str, DateMethod] = {
    "publication_time": "bound_by_publication", "bound_by_events": "bound_by_event",
    "derived_from_members": "bound_by_event", "inferred_cross_doc": "user", "upper_bound": "explicit",
    "cross_checked": "explicit", "inferred_in_doc": "relative_to_publication",
}  # fmt: skip
"""Ways of dating of the annotation under the names of the model."""
SIZES: dict[str, tuple[Any, float]] = {
    "country": ("country", 1500.0), "region": ("region", 700.0), "border": ("region", 900.0), "city": ("city", 20.0),
    "metonym": ("city", 20.0), "village": ("village", 8.0), "consulate": ("site", 8.0),
}  # fmt: skip
"""Kind of place → feature and radius in kilometres, where the annotation gives none."""


def of_gold(gold: Gold, score: ModuleType, texts: Path) -> World:
    """Give the world of the gold's own claims over the annotated texts."""
    check(gold, texts)
    documents = [_Document(gold, row, texts) for row in gold["documents"]]
    entities = _entities(gold, documents)
    material = Material(
        sources={d.source.id: d.source for d in documents},
        texts={d.source.id: d.text for d in documents},
        mentions=(),
        claims=tuple(claim for d in documents for claim in d.claims()),
        decisions=(),
        resolution=Resolution(tuple(sorted(entities, key=lambda e: e.id))),
    )
    people = {e.name: e for e in entities if e.kind == "person"}
    return World(gold, score, material, people)


class _Document:
    """One annotated document, turned into claims."""

    def __init__(self, gold: Gold, row: Row, folder: Path) -> None:
        self.row, self.key = row, row["key"]
        data = (folder / row["file"]).read_bytes()
        self.source = _source(row, data)
        spare = [Furniture(s["start"], s["end"], "boilerplate") for s in row["non_article_spans"]]
        self.text = Text(self.source.id, "gold", "1", data.decode(), furniture=tuple(spare))
        self.events = {e["id"]: e for e in row["events"]}
        self.relations = [r for r in gold["relations"] if r["doc"] == self.key]
        self.kinds: dict[str, EntityKind] = {p["canonical"]: "place" for p in row["places"]}
        self.kinds |= {o["canonical"]: "organisation" for o in row["organisations"]}
        self.kinds |= {p["canonical"]: "person" for p in row["people"]}
        self.places = {p["canonical"] for p in row["places"]}
        self.met: dict[Referent, None] = {}

    def referent(self, name: str, kind: EntityKind | None = None) -> Referent | None:
        """Whom this document means by a name, if the annotation lists it and it is a name."""
        kind = kind or self.kinds.get(name)
        if kind is None or name.startswith("["):
            return None
        made = Referent(self.source.id, kind, name)
        self.met[made] = None
        return made

    def claims(self) -> list[Claim]:
        """All claims of the document."""
        told = [claim for row in self.row["events"] for claim in self._event(row)]
        held = [self._status(row) for row in self.row["statuses"]]
        more = [*self._told_by_events(), *self._details(), *self._relations()]
        return list({claim.id: claim for claim in (*told, *held, *more)}.values())

    def _event(self, row: Row) -> Iterator[Claim]:
        name = OTHER_NAMES.get(row["type"], row["type"])
        if not type_exists("event", name):
            return
        own, other = self._when(row, "date_text_only"), self._when(row, "date")
        places = [self._passage(row), *(self._passage(q) for q in row.get("alt_quotes", []))]
        if own and other and not own.date.bounds.meets(other.date.bounds) and len(places) > 1:
            yield self._event_claim(row, name, own, places[:1])
            places = places[1:]
        yield self._event_claim(row, name, other, places)

    def _event_claim(self, row: Row, name: str, when: When | None, places: list[Passage]) -> Claim:
        at = self.referent(row["place"], "place") if row["place"] in self.places else None
        return Claim(
            passage=places[0], kind="event", type=name, participants=self._who(row), extractor=_hand(row["id"]),
            when=when, place=row["place"], place_referent=at.id if at else None, speakers=self._speakers(row),
            certainty=row["certainty"], term=row.get("term"), also=tuple(places[1:]),
        )  # fmt: skip

    def _who(self, row: Row) -> tuple[Participant, ...]:
        return tuple(self._participant(w["role"], w["name"], row) for w in row["who"] if w["role"] in get_args(Role))

    def _participant(self, role: Role, name: str, row: Row) -> Participant:
        """Somebody unnamed is described as the text counts them: “[>1000000 people]”."""
        if name.startswith("["):
            counted = f"{row['count']} " if row.get("count") and role == "subject" else ""
            return Participant(role, f"[{counted}{re.sub(r'^D[0-9] ', '', name[1:-1])}]")
        found = self.referent(name)
        return Participant(role, name, found.id if found else None)

    def _speakers(self, row: Row) -> tuple[Speaker, ...]:
        name = row.get("asserted_by", "narration")
        if name == "narration":
            return ()
        found = self.referent(name)
        return (Speaker(re.sub(r"^\[D[0-9] ", "[", name), "direct", found.id if found else None),)

    def _when(self, row: Row, side: str) -> When | None:
        if not row.get(side):
            return None
        said = row.get("date_method", "explicit")
        method = METHODS.get(said, said)
        return When(row[side], row.get("date_text"), method if method in get_args(DateMethod) else "user")

    def _passage(self, row: Row) -> Passage:
        return Passage(self.text, row["start"], row["end"], row["quote"])

    def _status(self, row: Row) -> Claim:
        basis = self.events.get((re.findall(r"D\d-E\d+", row["basis"]) or [""])[0])
        place = basis["place"] if basis else None
        at = self.referent(place, "place") if place in self.places else None
        label = row["status"].endswith("_label")
        counted = row.get("until_kind") == "derived_expiry"
        still = row["until"] == ".."
        since = When(row["from"], method="ongoing_at_publication" if still else "explicit") if row["from"] else None
        return Claim(
            passage=self._passage(row), kind="status", type=OTHER_NAMES.get(row["status"], row["status"]),
            participants=(self._participant("subject", row["person"], row),), extractor=_hand(row["id"]), when=since,
            until=None if label or counted or still or not row["until"] else When(row["until"]), place=place,
            place_referent=at.id if at else None, value=row.get("jurisdiction"),
            certainty=basis["certainty"] if basis else "asserted", speakers=self._speakers(basis or {}),
            term=row.get("term") or (self._term(row) if counted else None), basis=basis["type"] if basis else None,
        )  # fmt: skip

    def _term(self, row: Row) -> str | None:
        """The term that the document states of a status in a sentence of its own."""
        found = [
            e["term"] for e in self.row["events"]
            if e.get("term") and e.get("status") == row["status"] and row["person"] in {w["name"] for w in e["who"]}
        ]  # fmt: skip
        return found[0] if found else None

    def _told_by_events(self) -> Iterator[Claim]:
        """Statuses that an event tells, by the rules of the schema, of people for whom no row has them."""
        held = {(s["person"], s["status"]) for s in self.row["statuses"]}
        for row in self.row["events"]:
            words = lemmas(list(Doc(pipeline()(" ".join(row["quote"].split())))))
            for rule in rules():
                for who in row["who"] if _tells(rule, row, words) else ():
                    key = (who["name"], rule.status)
                    is_one = who["role"] == "subject" and self.kinds.get(who["name"]) == "person"
                    if is_one and key not in held and self._after(rule, who["name"]):
                        held.add(key)
                        yield self._status(self._as_status(row, *key))

    def _after(self, rule: Rule, person: str) -> bool:
        return not rule.after or any(s["person"] == person and s["status"] in rule.after for s in self.row["statuses"])

    def _as_status(self, row: Row, person: str, status: str) -> Row:
        kept = {k: row[k] for k in ("quote", "start", "end", "id") if k in row}
        return {**kept, "person": person, "status": status, "from": row["date"], "until": None, "basis": row["id"]}

    def _details(self) -> Iterator[Claim]:
        for person in self.row["people"]:
            for row in person.get("attributes", []):
                if type_exists("attribute", row["attr"]):
                    yield Claim(
                        passage=self._passage(row), kind="attribute", type=row["attr"], value=str(row["value"]),
                        participants=(self._participant("subject", person["canonical"], row),),
                        extractor=_hand("attribute"), speakers=self._speakers(row),
                    )  # fmt: skip

    def _relations(self) -> Iterator[Claim]:
        for row in self.relations:
            if type_exists("relation", row["relation"]):
                sides = [self._participant(role, row[role], row) for role in ("subject", "object")]
                yield Claim(self._passage(row), "relation", row["relation"], tuple(sides), _hand("relation"))


def _tells(rule: Rule, row: Row, words: str) -> bool:
    if row["type"] not in rule.events or row["certainty"] not in rule.certainty or rule.like_others or rule.only_with:
        return False
    if row.get("status"):  # the annotation itself says which status was granted, refused or extended
        return False
    return (not rule.words or bool(rule.words.stand_in(words))) and not (rule.bars and rule.bars.stand_in(words))


def _hand(rule: str) -> Extractor:
    return Extractor("gold", "1", rule)


def _source(row: Row, data: bytes) -> Source:
    said = {"title": row["title"], "outlet": row["outlet"], "author": row["author"], "published": row["date_published"]}
    description = Description(**{k: Found(v, "user") for k, v in said.items() if v}, language=Found("en", "user"))
    return Source(row["sha256"], row["file"], len(data), "text/plain", "2026-01-01T00:00:00Z", row["file"], description)


def _entities(gold: Gold, documents: list[_Document]) -> list[Entity]:
    """The same canonical name is the same person, organisation or place in every document."""
    for document in documents:
        document.claims()  # meets everyone
    groups: dict[tuple[EntityKind, str], list[tuple[_Document, Referent]]] = {}
    for document in documents:
        for met in document.met:
            groups.setdefault((met.kind, met.name), []).append((document, met))
    forms = {p["canonical"]: p["in_docs"] for p in gold["merged_people"]}
    points = _points([p for d in gold["documents"] for p in d["places"]])
    found = []
    for (kind, name), met in sorted(groups.items()):
        referents = sorted(referent.id for _, referent in met)
        spelled = [
            Spelling(d.source.id, form, at, at + len(form))
            for d, _ in met
            for form in (forms.get(name, {}).get(d.key, []) if kind == "person" else [name])
            for at in [max(0, d.text.content.find(form))]
        ]
        geo = points.get(name) if kind == "place" else None
        found.append(Entity(referents[0], kind, name, tuple(referents), tuple(spelled), geo=geo))
    return found


def _points(places: list[Row]) -> dict[str, Geo]:
    """Where places lie; what has no point of its own (a border) lies somewhere in its country."""
    lands = {p["country"]: p for p in places if p["kind"] == "country"}
    found = {}
    for row in places:
        at = row if row["lat"] is not None else lands[row["country"]]
        feature, size = SIZES[row["kind"]]
        precision = row.get("precision_km") or (size if at is row else SIZES["country"][1])
        found[row["canonical"]] = Geo(
            at["lat"], at["lon"], precision, row["country"], f"gold:{row['canonical']}", feature
        )
    return found
