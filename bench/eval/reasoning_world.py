"""What reasoning is measured on: a vault's material, and which of its sources and people the gold means."""

from __future__ import annotations

import importlib.util
import json
import tempfile
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import Factory, frozen

from aigaq.casefile.bond import fold
from aigaq.model.casefile import CaseFile
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.identity import sha256
from aigaq.model.material import Material
from aigaq.model.schema import event_type, type_exists
from aigaq.workbench import Workbench

Gold = dict[str, Any]
Span = tuple[int, int]

OTHER_NAMES = {
    "government_position": "government_statement", "government_response": "government_statement",
    "parliamentary_declaration": "government_statement", "reaction": "statement", "advocacy_call": "statement",
    "advocacy": "statement", "verification_note": "statement", "attribution_question": "statement",
    "motive_claim": "coordination_claim", "modus_operandi": "coordination_claim", "impunity": "police_response",
    "organisation_takeover": "harassment", "in_exile": "abroad",
}  # fmt: skip
"""Types of the annotation that are called otherwise in ``model/schema``; what has no type there is no input."""


DESCRIBED = {"outlet": "outlet", "author": "author", "published": "date_published"}
"""What a user can say of a source, and where the annotation has it."""


def read(path: Path) -> Gold:
    """Read an annotation."""
    gold: Gold = json.loads(path.read_text("utf-8"))
    return gold


def scorer(path: Path) -> ModuleType:
    """Load ``score.py`` of ../shared: its classes of types and its rule for dates count here too."""
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None and spec.loader is not None  # noqa: PT018
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def named(who: str) -> bool:
    """Say whether somebody has a name; square brackets describe the unnamed."""
    return not who.startswith("[")


@frozen(eq=False)
class World:
    """One way of seeing the gold: its own claims, or those of a vault."""

    gold: Gold
    score: ModuleType
    material: Material
    people: dict[str, Entity] = Factory(dict)
    """The person of the material behind each canonical name of the gold, where there is one."""

    @cached_property
    def sources(self) -> dict[str, str]:
        """The source of each document, by the gold's key (``D0``)."""
        known = set(self.material.sources)
        return {d["key"]: d["sha256"] for d in self.gold["documents"] if d["sha256"] in known}

    @cached_property
    def events(self) -> dict[str, dict[str, Any]]:
        """The gold's events by id."""
        return {e["id"]: {**e, "doc": d["key"]} for d in self.gold["documents"] for e in d["events"]}

    @cached_property
    def merged(self) -> dict[str, dict[str, Any]]:
        """The gold's people and merged events by id (``P01``, ``M07``)."""
        return {row["id"]: row for part in ("merged_people", "merged_events") for row in self.gold[part]}

    @cached_property
    def cases(self) -> dict[str, CaseFile]:
        """The case file of each person of the gold, by canonical name."""
        from aigaq.casefile import build

        return {name: build(self.material, entity) for name, entity in sorted(self.people.items())}

    @cached_property
    def _by_source(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.material.claims:
            found.setdefault(claim.source, []).append(claim)
        return found

    def at(self, doc: str, spans: Iterable[Span]) -> list[Claim]:
        """Give the claims of a document that touch one of these spans."""
        wanted = list(spans)
        claims = self._by_source.get(self.sources.get(doc, ""), [])
        return [c for c in claims if touches(c, wanted)]

    def of_event(self, event: dict[str, Any], person: str | None = None) -> list[Claim]:
        """Give the event claims that tell a gold event: the same class, the same passage, one of its people."""
        found = [c for c in self.at(event["doc"], spans(event)) if c.kind == "event" and self.same_class(c, event)]
        if person is not None:
            mine = self.people.get(person)
            return [c for c in found if mine and any(p.referent in mine.referents for p in c.participants)]
        return found

    def same_class(self, claim: Claim, event: dict[str, Any]) -> bool:
        """Say whether a claim's type is one that a careful reader may use for the event; background is one class."""
        kinds = {self.klass(t) for t in (event["type"], *event.get("alt_types", []))}
        return self.klass(claim.type) in kinds

    def klass(self, name: str) -> str:
        """Give the class of an event type as ``score.py`` has it, with all background in one."""
        name = OTHER_NAMES.get(name, name)
        if name in self.score.SOFT or (type_exists("event", name) and event_type(name).background):
            return "background"
        found: str = self.score.klass(name)
        return found

    def docs(self, claims: Iterable[Claim]) -> frozenset[str]:
        """Give the keys of the documents in which claims stand."""
        keys = {source: key for key, source in self.sources.items()}
        return frozenset(keys[c.source] for c in claims if c.source in keys)


def spans(row: dict[str, Any]) -> list[Span]:
    """Give the places at which a gold event is told."""
    return [(s["start"], s["end"]) for s in (row, *row.get("alt_quotes", []))]


def touches(claim: Claim, wanted: Iterable[Span]) -> bool:
    """Say whether a passage of the claim shares a character with one of the spans."""
    mine = [(p.start, p.end) for p in (claim.passage, *claim.also)]
    return any(a < d and c < b for a, b in mine for c, d in wanted)


def of_vault(gold: Gold, score: ModuleType, texts: Path, *, described: bool = True) -> World:
    """Add the texts to a fresh vault, as a user would, and find the gold's people in it by their spellings.

    Two of the articles do not say when and where they appeared. ``described``: the user says so, as `add` asks for
    (outlet, author, day of publication, where the reader found none); otherwise the texts stand alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "reasoning.aigaq")
        with Workbench.create(made, lambda: "measuring", by="eval") as bench:
            bench.add(sorted(texts.glob("*.txt")))
            for document in gold["documents"] if described else ():
                known = bench.find_source(document["sha256"]).description
                told = {field: document[name] for field, name in DESCRIBED.items() if document.get(name)}
                lacking = {field: value for field, value in told.items() if known.value(field) is None}
                if lacking:
                    bench.edit_source(document["sha256"], lacking, "the page it was taken from")
            material = bench.material()
    return World(gold, score, material, people_of(gold, material))


def of_bare_vault(gold: Gold, score: ModuleType, texts: Path) -> World:
    """Give the world of a vault that knows nothing but the texts."""
    return of_vault(gold, score, texts, described=False)


def people_of(gold: Gold, material: Material) -> dict[str, Entity]:
    """Find whom the gold means: the person of the vault that carries most of the spellings in their documents."""
    documents = {d["key"]: d["sha256"] for d in gold["documents"]}
    found: dict[str, Entity] = {}
    for row in gold["merged_people"]:
        wanted = {(documents[key], fold(form)) for key, forms in row["in_docs"].items() for form in forms}
        hits = Counter({e.id: len(wanted & {(s.source, fold(s.form)) for s in e.spellings}) for e in material.people})
        best = min(material.people, key=lambda e: (-hits[e.id], e.id), default=None)
        if named(row["canonical"]) and best and hits[best.id]:
            found[row["canonical"]] = best
    return found


def check(gold: Gold, folder: Path) -> None:
    """Refuse texts that are not those the gold was made on."""
    for document in gold["documents"]:
        if sha256((folder / document["file"]).read_bytes()) != document["sha256"]:
            raise ValueError(f"{document['key']} is not the text that was annotated")
