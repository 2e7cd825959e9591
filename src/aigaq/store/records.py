"""Nouns as the bytes of a row, and back, verified."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from aigaq.errors import FalseRecord, PassageMismatch
from aigaq.model.claim import LEARNT_READER, Claim, Extraction
from aigaq.model.identity import canonical, sha256
from aigaq.model.mention import Mention
from aigaq.model.record import Unpacker, pack
from aigaq.model.review import Decision
from aigaq.model.source import Description, Reading, Source
from aigaq.model.text import Text
from aigaq.vault import LogEntry

T = TypeVar("T")
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What a record raises that is JSON but not the noun it should be."""


class Texts(dict[str, Text]):
    """Texts by id; asking for one that is not there is a `PassageMismatch`."""

    def __missing__(self, text: str) -> Text:
        raise PassageMismatch(start=0, end=0, text=text)


_NO_TEXTS = Unpacker({})


def source_bytes(source: Source) -> bytes:
    """Give the record of a source."""
    return canonical(pack(source))


def source_from(record: bytes) -> Source:
    """Read a source back."""
    return _NO_TEXTS(Source, _decode(record))


def reading_bytes(reading: Reading) -> tuple[bytes, bytes | None]:
    """Give the record of a reading, and apart from it its text's content in UTF-8."""
    record = pack(reading)
    if reading.text is None:
        return canonical(record), None
    content = record["text"].pop("content")
    record["text"]["sha256"] = reading.text.sha256
    return canonical(record), content.encode("utf-8", "surrogatepass")


def reading_from(record: bytes, content: bytes | None) -> Reading:
    """Read a reading back. Raises `FalseRecord` where the content is not what was read."""
    plain = _decode(record)
    if content is None:
        return _NO_TEXTS(Reading, plain)
    stated = plain["text"].pop("sha256", None)
    plain["text"]["content"] = content.decode("utf-8", "surrogatepass")
    reading = _NO_TEXTS(Reading, plain)
    if stated != sha256(content):
        raise FalseRecord(kind="reading", id=reading.source, reason="its text was changed")
    return reading


def description_from(record: bytes) -> Description:
    """Read a reading's description back, without its text."""
    return _NO_TEXTS(Description, _decode(record).get("description", {}))


def text_from(text_id: str, record: bytes, content: bytes) -> Text:
    """Read a text back. Raises `FalseRecord` where its id is not that of its content."""
    text = reading_from(record, content).text
    if text is None or text.id != text_id:
        raise FalseRecord(kind="text", id=text_id, reason="its content is another")
    return text


def mentions_bytes(mentions: Iterable[Mention]) -> bytes:
    """Give the record of all mentions of one text."""
    return canonical([pack(mention) for mention in mentions])


def mentions_from(record: bytes, unpack: Unpacker) -> list[Mention]:
    """Read the mentions of one text back; every quote is checked again."""
    return [unpack(Mention, plain) for plain in _decode(record)]


def claim_bytes(claim: Claim) -> bytes:
    """Give the record of a claim."""
    return canonical(pack(claim))


def claim_from(record: bytes, unpack: Unpacker) -> Claim:
    """Read a claim back; every quote is checked again."""
    return unpack(Claim, _decode(record))


def moved(record: bytes, text: Text) -> bytes | None:
    """Give the record of what a person wrote, its quote found in a new text, nearest to where it stood; or ``None``."""
    plain = _decode(record)
    quote, old = plain["passage"]["quote"], plain["passage"]["start"]
    spots = [match.start() for match in re.finditer(re.escape(quote), text.content)]
    if not spots:
        return None
    start = min(spots, key=lambda spot: (abs(spot - old), spot))
    plain["passage"] |= {"text": text.id, "start": start, "end": start + len(quote)}
    return canonical(plain)


def moved_proposal(record: bytes, text: Text) -> bytes | None:
    """Give the record of a proposal whose id lasts, its quote found in a new text; ``None`` for any other."""
    return moved(record, text) if _decode(record)["extractor"]["name"] == LEARNT_READER else None


def plain_bytes(value: Any) -> bytes:
    """Give the record of a noun that names no passage."""
    return canonical(pack(value))


def plain_from(kind: type[T], record: bytes) -> T:
    """Read such a noun back."""
    return _NO_TEXTS(kind, _decode(record))


def decision_bytes(decision: Decision) -> bytes:
    """Give the record of a decision."""
    return canonical(pack(decision))


def decision_from(record: bytes) -> Decision:
    """Read a decision back."""
    return _NO_TEXTS(Decision, _decode(record))


def extraction_digest(text: str, extractor: str, mentions: bytes, claims: Iterable[bytes]) -> str:
    """Give the hash of an extraction over its records, as the log keeps it."""
    return sha256(canonical([text, extractor, sha256(mentions), [sha256(claim) for claim in claims]]))


def proposals_digest(claims: Iterable[bytes]) -> str:
    """Give the hash of a source's proposals over their records, as the log keeps it."""
    return sha256(canonical([sha256(claim) for claim in claims]))


def extraction_parts(extraction: Extraction) -> tuple[bytes, dict[str, tuple[Claim, bytes]]]:
    """Give an extraction's mentions as one record, and its claims with theirs by id, each once.

    Raises `PassageMismatch` where a mention or claim stands in another text.
    """
    claims = {claim.id: (claim, claim_bytes(claim)) for claim in extraction.claims}
    passages = [m.passage for m in extraction.mentions]
    passages += [p for claim in extraction.claims for p in (claim.passage, *claim.also)]
    for passage in passages:
        if passage.text.id != extraction.text:
            raise PassageMismatch(start=passage.start, end=passage.end, text=extraction.text)
    return mentions_bytes(extraction.mentions), claims


def entry_row(entry: LogEntry) -> dict[str, Any]:
    """Give the row of a log entry."""
    row = {name: getattr(entry, name) for name in ("seq", "at", "by", "action", "previous", "hash")}
    return row | {"subjects": canonical(entry.subjects), "details": canonical(entry.details)}


def entry_from(row: Any) -> LogEntry:
    """Read a log entry back; `aigaq.vault.verify` checks its hash."""
    subjects, details = tuple(_decode(row.subjects)), _decode(row.details)
    return LogEntry(row.seq, row.at, row.by, row.action, subjects, details, row.previous, row.hash)


def _decode(record: bytes) -> Any:
    return msgspec.json.decode(record)
