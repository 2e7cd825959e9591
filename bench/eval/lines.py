"""The lines of gold/FORMATS.md straight from extractions, without a vault."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from aigaq.extract import extract_many
from aigaq.model.claim import Claim, Extraction
from aigaq.model.identity import sha256
from aigaq.model.source import Description, Found
from aigaq.model.text import Text
from aigaq.resolve import resolve

Line = dict[str, Any]
Read = tuple[str, Extraction]


def read_folder(folder: Path, published: dict[str, str | None]) -> list[Read]:
    """Extract every text file of a folder; ``published`` gives the date each one states, by file name."""
    files = sorted(folder.glob("*.txt"))
    items = [(_text(path), _description(published.get(path.name))) for path in files]
    return [(path.name, found) for path, found in zip(files, extract_many(items), strict=True)]


def _text(path: Path) -> Text:
    data = path.read_bytes()
    return Text(sha256(data), "eval", "1", data.decode("utf-8"))


def _description(published: str | None) -> Description:
    language = Found("en", "detected")
    return Description(published=Found(published, "byline") if published else None, language=language)


def published_in(gold: dict[str, Any]) -> dict[str, str | None]:
    """Give the publication dates that the gold file says stand in the texts: what a reader can find."""
    return {d["file"]: d.get("date_published") if d.get("date_published_in_text") else None for d in gold["documents"]}


def events(reads: Iterable[Read]) -> Iterator[Line]:
    """Give the events lines: one a claim and report, background left out of nothing (the scorer knows it)."""
    for name, found in reads:
        for claim in found.claims:
            if claim.kind == "event":
                yield _event(name, claim)


def _event(name: str, claim: Claim) -> Line:
    passage, when = claim.passage, claim.when
    return {
        "file": name,
        "type": claim.type,
        "who": [{"name": p.name, "role": p.role} for p in claim.participants],
        "date": when.edtf if when else None,
        "date_text": when.words if when else None,
        "date_method": when.method if when else None,
        "place": claim.place,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "asserted_by": claim.asserted_by,
        "certainty": claim.certainty,
        "claim": claim.id,
        "event": claim.id,
        "reviewed": False,
        "also": [{"start": p.start, "end": p.end} for p in claim.also],
    }


def statuses(reads: Iterable[Read]) -> Iterator[Line]:
    """Give the statuses lines: one a person and status claim."""
    for name, found in reads:
        for claim in found.claims:
            if claim.kind == "status":
                yield from _status(name, claim)


def _status(name: str, claim: Claim) -> Iterator[Line]:
    for person in claim.named("subject"):
        yield {
            "person": person.name,
            "status": claim.type,
            "from": claim.when.edtf if claim.when else None,
            "until": claim.until.edtf if claim.until else None,
            "basis": claim.basis,
            "jurisdiction": claim.value,
            "file": name,
            "quote": claim.passage.quote,
            "start": claim.passage.start,
            "end": claim.passage.end,
        }


def people(reads: Iterable[Read]) -> Iterator[Line]:
    """Give the people lines: one a person over all sources, as resolution joins them without any decision."""
    kept = list(reads)
    mentions = tuple(m for _, found in kept for m in found.mentions)
    claims = tuple(c for _, found in kept for c in found.claims)
    names = {m.passage.text.source: name for name, found in kept for m in found.mentions}
    for entity in resolve(mentions, claims, ()).entities:
        if entity.kind == "person":
            spellings = [
                {"file": names[s.source], "form": s.form, "start": s.start, "end": s.end} for s in entity.spellings
            ]
            yield {"id": entity.id, "name": entity.name, "kind": "person", "spellings": spellings}


def write(path: Path, lines: Iterable[Line]) -> None:
    """Write lines as JSON Lines."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines), "utf-8")
