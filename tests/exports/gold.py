"""The hand-made annotation as if an extractor had found it: what joining and exporting lose shows in the score."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from aigaq.model.claim import Claim, Extractor, Participant, Role, Speaker, When
from aigaq.model.edtf import is_edtf
from aigaq.model.entity import Entity, Resolution, Spelling
from aigaq.model.identity import sha256
from aigaq.model.material import Material
from aigaq.model.mention import Mention, Referent
from aigaq.model.schema import type_exists
from aigaq.model.source import Description, Found, Source
from aigaq.model.text import Text

ROLES = get_args(Role)
BY_HAND = Extractor("by-hand", "1", "annotation")


def material(shared: Path) -> Material:
    gold = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))
    documents = [_Document(shared, doc) for doc in gold["documents"]]
    claims = tuple(claim for doc in documents for claim in doc.claims())
    return Material(
        sources={doc.source.id: doc.source for doc in documents},
        texts={doc.source.id: doc.text for doc in documents},
        mentions=tuple(Mention(doc.passage(r.name), r.kind, r) for doc in documents for r in doc.people.values()),
        claims=claims,
        decisions=(),
        resolution=Resolution(tuple(_entities(gold, documents))),
    )


class _Document:
    def __init__(self, shared: Path, doc: dict[str, Any]) -> None:
        raw = (shared / "seeds" / doc["file"]).read_bytes()
        published = doc.get("date_published")
        about = Description(published=Found(published, "user") if published else None)
        self.doc, self.text = doc, Text(sha256(raw), "plain", "1", raw.decode())
        self.source = Source(sha256(raw), doc["file"], len(raw), "text/plain", "2026-01-01T00:00:00Z", "", about)
        named = [p for p in doc["people"] if p["spellings"] and not p["canonical"].startswith("[")]
        self.forms = {p["canonical"]: [s["form"] for s in p["spellings"]] for p in named}
        self.people = {name: Referent(self.source.id, "person", max(f, key=len)) for name, f in self.forms.items()}

    def passage(self, form: str) -> Any:
        at = self.text.content.index(form)
        return self.text.passage(at, at + len(form))

    def claims(self) -> Iterator[Claim]:
        for event in self.doc["events"]:
            if type_exists("event", event["type"]):
                yield self._claim(event, "event", event["type"], [(w["name"], w["role"]) for w in event["who"]])
        for status in self.doc["statuses"]:
            yield self._claim(status, "status", status["status"], [(status["person"], "subject")])

    def _claim(self, row: dict[str, Any], kind: str, name: str, who: list[tuple[str, str]]) -> Claim:
        speaker = row.get("asserted_by", "narration")
        date = row.get("date") or row.get("from")
        return Claim(
            self.text.passage(row["start"], row["end"]),
            kind,  # type: ignore[arg-type]
            name,
            tuple(Participant(role, n, self._referent(n)) for n, role in who if role in ROLES),  # type: ignore[arg-type]
            BY_HAND,
            when=When(date) if date and is_edtf(date) else None,
            place=row.get("place"),
            speakers=() if speaker == "narration" else (Speaker(speaker, referent=self._referent(speaker)),),
            certainty=row.get("certainty", "asserted"),
        )

    def _referent(self, name: str) -> str | None:
        return self.people[name].id if name in self.people else None


def _entities(gold: dict[str, Any], documents: list[_Document]) -> Iterator[Entity]:
    for name in sorted({p["canonical"] for p in gold["merged_people"]} - {""}):
        mine = [doc for doc in documents if name in doc.people]
        if mine:
            ids = tuple(sorted(doc.people[name].id for doc in mine))
            spellings = [
                Spelling(doc.source.id, form, (at := doc.text.content.index(form)), at + len(form))
                for doc in mine
                for form in doc.forms[name]
                if form in doc.text.content
            ]
            yield Entity(ids[0], "person", name, ids, tuple(spellings))
