"""The check of what the database holds: structure, the log's chain, every record and every passage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, Table, select

from aigaq.errors import AigaqError, BrokenLog, DamagedDatabase, FalseRecord, PassageMismatch
from aigaq.model.identity import sha256
from aigaq.model.record import Unpacker
from aigaq.model.text import Text
from aigaq.store import dialect, records
from aigaq.store.findings import Finding, Progress, guarded
from aigaq.store.store import Store
from aigaq.store.tables import (
    CLAIMS,
    DECISIONS,
    EXTRACTIONS,
    MEMBERS,
    PROPOSALS,
    READINGS,
    SEARCHES,
    SOURCES,
    WRITTEN,
)
from aigaq.vault import LogEntry, verify
from aigaq.vault.header import DATABASE

Record = tuple[str, str]
"""Kind and id."""


def check_records(store: Store, progress: Progress) -> Iterator[Finding]:
    """Check all that the database holds, in the order of the trust it rests on."""
    broken, changed = _structure(store)
    if broken or changed:
        yield Finding.of(DamagedDatabase(reason="; ".join((broken + changed)[:5])), DATABASE)
    if broken or any(line.startswith("table") for line in changed):
        return
    log: list[LogEntry] = []
    yield from guarded(_log(store, log), "log")
    yield from guarded(_against_log(store, log), DATABASE)
    yield from guarded(_decisions(store), DATABASE)
    sources = [row[0] for row in _rows(store, select(SOURCES.c.source).order_by(SOURCES.c.source))]
    texts = records.Texts()
    unpack = Unpacker(texts)
    for done, source in enumerate(sources):
        progress("sources", done, len(sources))
        texts.clear()
        yield from guarded(_source(store, source, texts, unpack), f"source {source}")
    progress("sources", len(sources), len(sources))


def _structure(store: Store) -> tuple[list[str], list[str]]:
    with store.reading_rows() as connection:
        return dialect.broken_structure(connection), dialect.changed_schema(connection)


def _log(store: Store, log: list[LogEntry]) -> Iterator[Finding]:
    try:
        log.extend(store.log())
    except records.UNREADABLE as error:
        raise BrokenLog(seq=0, reason=f"an entry cannot be read ({type(error).__name__})") from error
    verify(log)
    yield from ()


def _against_log(store: Store, log: list[LogEntry]) -> Iterator[Finding]:
    logged = logged_records(log)
    stored = dict(_stored(store))
    for kind, record_id in sorted(logged.keys() | stored.keys()):
        told, found = logged.get((kind, record_id)), stored.get((kind, record_id))
        if told != found:
            reason = "it is missing" if found is None else "the log has another" if told else "the log has none"
            yield _false(kind, record_id, reason)


def logged_records(log: list[LogEntry]) -> dict[Record, str]:
    """Give the hash of every record that should be there, as the log has it."""
    last: dict[Record, str | None] = {}
    for entry in log:
        last.update({(kind, record_id): digest for kind, record_id, digest in entry.details.get("wrote", ())})
    return {record: digest for record, digest in last.items() if digest is not None}


def _stored(store: Store) -> Iterator[tuple[Record, str]]:
    singles = (("source", SOURCES, SOURCES.c.source), ("reading", READINGS, READINGS.c.source))
    ours = (("decision", DECISIONS, DECISIONS.c.decision), ("written", WRITTEN, WRITTEN.c.claim))
    kept = (("member", MEMBERS, MEMBERS.c.slot), ("search", SEARCHES, SEARCHES.c.search))
    for kind, table, key in (*singles, *ours, *kept):
        yield from (((kind, row[0]), sha256(row[1])) for row in _rows(store, select(key, table.c.record)))
    for source, proposed in sorted(_claim_records(store, PROPOSALS).items()):
        yield ("proposals", source), records.proposals_digest(proposed)
    claims = _claim_records(store, CLAIMS)
    for row in _rows(store, select(EXTRACTIONS)):
        written = claims.pop(row.source, [])
        yield ("extraction", row.source), records.extraction_digest(row.text, row.extractor, row.mentions, written)


def _claim_records(store: Store, table: Table) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    for row in _rows(store, select(table.c.source, table.c.record).order_by(table.c.source, table.c.n)):
        found.setdefault(row.source, []).append(row.record)
    return found


def _decisions(store: Store) -> Iterator[Finding]:
    for row in _rows(store, select(DECISIONS.c.decision, DECISIONS.c.record).order_by(DECISIONS.c.n)):
        try:
            right = records.decision_from(row.record).id == row.decision
        except records.UNREADABLE:
            right = False
        if not right:
            yield _false("decision", row.decision, "its id is not that of its content")


def _source(store: Store, source: str, texts: records.Texts, unpack: Unpacker) -> Iterator[Finding]:
    """Check one source with its text, which is put where ``unpack`` looks for it."""
    yield from _source_record(store, source)
    try:
        text = _text(store, source)
    except (AigaqError, *records.UNREADABLE) as error:
        yield _finding("reading", source, error)
        return
    if text:
        texts[text.id] = text
    yield from _mentions(store, source, unpack)
    yield from _claims(store, source, unpack)


def _source_record(store: Store, source: str) -> Iterator[Finding]:
    record = _rows(store, select(SOURCES.c.record).where(SOURCES.c.source == source))[0][0]
    try:
        if records.source_from(record).id != source:
            yield _false("source", source, "its id is not that of its content")
    except (AigaqError, *records.UNREADABLE) as error:
        yield _finding("source", source, error)


def _text(store: Store, source: str) -> Text | None:
    query = select(READINGS.c.text, READINGS.c.record, READINGS.c.content).where(READINGS.c.source == source)
    rows = _rows(store, query)
    if not rows or rows[0].text is None:
        return None
    text = records.text_from(*rows[0])
    if text.source != source:
        raise FalseRecord(kind="text", id=text.id, reason="it was read from another source")
    return text


def _mentions(store: Store, source: str, unpack: Unpacker) -> Iterator[Finding]:
    for row in _rows(store, select(EXTRACTIONS.c.mentions).where(EXTRACTIONS.c.source == source)):
        try:
            records.mentions_from(row.mentions, unpack)
        except (AigaqError, *records.UNREADABLE) as error:
            yield _finding("extraction", source, error)


def _claims(store: Store, source: str, unpack: Unpacker) -> Iterator[Finding]:
    placed = select(WRITTEN.c.claim, WRITTEN.c.record).where(WRITTEN.c.source == source, WRITTEN.c.text.is_not(None))
    read = (row for table in (CLAIMS, PROPOSALS) for row in _claim_rows(store, table, source))
    for row in (*read, *_rows(store, placed.order_by(WRITTEN.c.n))):
        try:
            if records.claim_from(row.record, unpack).id != row.claim:
                yield _false("claim", row.claim, "its id is not that of its content")
        except (AigaqError, *records.UNREADABLE) as error:
            yield _finding("claim", row.claim, error)


def _claim_rows(store: Store, table: Table, source: str) -> list[Any]:
    return _rows(store, select(table.c.claim, table.c.record).where(table.c.source == source).order_by(table.c.n))


def _rows(store: Store, query: Select[Any]) -> list[Any]:
    with store.reading_rows() as connection:
        return list(connection.execute(query))


def _finding(kind: str, record_id: str, error: Exception) -> Finding:
    if isinstance(error, PassageMismatch):
        return Finding.of(error, f"{kind} {record_id}")
    reason = error.message if isinstance(error, AigaqError) else f"it cannot be read ({type(error).__name__})"
    return _false(kind, record_id, reason.rstrip("."))


def _false(kind: str, record_id: str, reason: str) -> Finding:
    return Finding.of(FalseRecord(kind=kind, id=record_id, reason=reason), f"{kind} {record_id}")
