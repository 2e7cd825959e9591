"""Writing: everything of one transaction is there afterwards, with its entries in the log, or nothing is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from attrs import evolve, frozen
from sqlalchemy import Connection, delete, insert, select, update

from aigaq.errors import UnknownSource
from aigaq.model.claim import Claim, Extraction
from aigaq.model.identity import sha256
from aigaq.model.member import Member
from aigaq.model.review import Decision
from aigaq.model.search import SavedSearch
from aigaq.model.source import Reading, Source
from aigaq.model.text import Text
from aigaq.store import dialect, records
from aigaq.store.originals import Originals
from aigaq.store.tables import (
    CLAIMS,
    DECISIONS,
    EXTRACTIONS,
    LOG,
    MEMBERS,
    PROPOSALS,
    READINGS,
    SEARCHES,
    SOURCES,
    WRITTEN,
)
from aigaq.store.words import folded
from aigaq.vault import Deed, LogEntry, chain

Put = Literal["new", "present", "restored"]


@frozen
class _Wrote:
    """A record written in this transaction, which an entry of the log must name."""

    kind: str
    id: str
    digest: str | None
    """SHA-256 of the record; ``None`` where it was taken away."""
    known_as: frozenset[str]
    """The subjects by any of which an entry may name it."""


class Writer:
    """One transaction of writing. `Store.writing` makes it, commits it and rolls it back."""

    def __init__(self, connection: Connection, originals: Originals) -> None:
        self._db = connection
        self._originals = originals
        self._wrote: list[_Wrote] = []
        self._deeds: list[Deed] = []

    def put_source(self, source: Source, data: bytes) -> Put:
        """Keep an original, sealed, and what is known of it.

        ``present``: it was here already, and whole; ``restored``: its sealed file was missing or damaged
        and has been written again (log it). The record of a known source is never changed.
        """
        if sha256(data) != source.sha256 or len(data) != source.size:
            raise ValueError("the bytes are not those of the source")
        known = self._db.execute(select(SOURCES.c.source).where(SOURCES.c.source == source.sha256)).first()
        if known and self._originals.has(source.sha256):
            return "present"
        self._originals.put(source.sha256, data)
        if known:
            return "restored"
        record = records.source_bytes(source)
        self._db.execute(insert(SOURCES), {"source": source.sha256, "record": record})
        self._note("source", source.sha256, sha256(record), source.sha256)
        return "new"

    def put_reading(self, reading: Reading) -> None:
        """Keep what a reader made of a source, in place of an earlier reading; another text drops the old extraction.

        Raises `UnknownSource`.
        """
        self._require_source(reading.source)
        record, content = records.reading_bytes(reading)
        text = reading.text.id if reading.text else None
        row = {"source": reading.source, "text": text, "outcome": reading.outcome, "content": content, "record": record}
        n = self._upsert_reading(row, reading.text)
        if reading.text:
            dialect.index_words(self._db, n, folded(reading.text.content))
        self._move_written(reading.source, reading.text)
        self._note("reading", reading.source, sha256(record), reading.source)

    def put_extraction(self, extraction: Extraction) -> None:
        """Keep what was found in a text, in place of what was found in it before.

        Raises `UnknownSource` for a text that no reading has, `PassageMismatch` for a passage of another text.
        """
        mentions, claims = records.extraction_parts(extraction)
        source = self._source_of(extraction.text)
        self._drop_extraction(source)
        row = {"source": source, "text": extraction.text, "extractor": extraction.extractor}
        counted = {"mention_count": len(extraction.mentions), "mentions": mentions}
        self._db.execute(insert(EXTRACTIONS), row | counted)
        if claims:
            self._db.execute(insert(CLAIMS), _claim_rows(source, claims))
        written = [record for _, record in claims.values()]
        digest = records.extraction_digest(extraction.text, extraction.extractor, mentions, written)
        self._note("extraction", source, digest, source, extraction.text)

    def put_proposals(self, text: str, claims: Sequence[Claim]) -> None:
        """Keep all that is proposed of a text, in place of what was proposed before.

        Raises `UnknownSource` for a text that no reading has, `PassageMismatch` for a passage of another text.
        """
        _, parts = records.extraction_parts(Extraction(text, "", (), tuple(claims)))
        source = self._source_of(text)
        self._drop_proposals(source)
        if parts:
            rows = _claim_rows(source, parts)
            self._db.execute(insert(PROPOSALS), [{c.name: row[c.name] for c in PROPOSALS.c} for row in rows])
        digest = records.proposals_digest(record for _, record in parts.values())
        self._note("proposals", source, digest if parts else None, source, text)

    def put_written(self, claim: Claim) -> bool:
        """Keep a claim that a person wrote; ``False`` if that very claim was here already.

        Raises `UnknownSource` for a text that no reading has.
        """
        if self._db.execute(select(WRITTEN.c.n).where(WRITTEN.c.claim == claim.id)).first():
            return False
        source, record = self._source_of(claim.passage.text.id), records.claim_bytes(claim)
        row = {"claim": claim.id, "source": source, "text": claim.passage.text.id, "record": record}
        self._db.execute(insert(WRITTEN), row)
        self._note("written", claim.id, sha256(record), claim.id, source)
        return True

    def put_member(self, member: Member) -> None:
        """Keep who opens a key slot, in place of what was kept of it."""
        self._db.execute(delete(MEMBERS).where(MEMBERS.c.slot == member.slot))
        record = records.plain_bytes(member)
        self._db.execute(insert(MEMBERS), {"slot": member.slot, "record": record})
        self._note("member", member.slot, sha256(record), member.slot)

    def drop_member(self, slot: str) -> None:
        """Forget who opens a key slot."""
        if self._db.execute(delete(MEMBERS).where(MEMBERS.c.slot == slot)).rowcount:
            self._note("member", slot, None, slot)

    def put_search(self, search: SavedSearch) -> None:
        """Keep a search, in place of one of the same id."""
        self._db.execute(delete(SEARCHES).where(SEARCHES.c.search == search.id))
        record = records.plain_bytes(search)
        self._db.execute(insert(SEARCHES), {"search": search.id, "record": record})
        self._note("search", search.id, sha256(record), search.id)

    def drop_search(self, search: str) -> bool:
        """Forget a search; ``False`` if there was none."""
        gone = self._db.execute(delete(SEARCHES).where(SEARCHES.c.search == search)).rowcount > 0
        if gone:
            self._note("search", search, None, search)
        return gone

    def put_decision(self, decision: Decision) -> bool:
        """Append a person's decision; ``False`` if that very decision was here already."""
        if self._db.execute(select(DECISIONS.c.n).where(DECISIONS.c.decision == decision.id)).first():
            return False
        record = records.decision_bytes(decision)
        self._db.execute(insert(DECISIONS), {"decision": decision.id, "record": record})
        self._note("decision", decision.id, sha256(record), decision.id, *decision.subjects)
        return True

    def log(
        self, at: str, by: str, action: str, subjects: Sequence[str], details: Mapping[str, Any] | None = None
    ) -> None:
        """Append an entry to the log: when (ISO 8601, UTC), who, what, to which ids; details are plain JSON.

        Every record of the transaction must be named by an entry: a source, reading or extraction by its
        source's id, a decision by its own id or one of its subjects. The entry keeps the records' hashes
        under ``wrote``.
        """
        self._deeds.append(Deed(at, by, action, tuple(subjects), dict(details or {})))

    def finish(self) -> None:
        """Chain the entries to the log. Raises `RuntimeError` if a record was written that no entry names."""
        pending, last = self._wrote, self._last_entry()
        for deed in self._deeds:
            named = [w for w in pending if not w.known_as.isdisjoint(deed.subjects)]
            pending = [w for w in pending if w not in named]
            last = chain(last, _with_hashes(deed, named))
            self._db.execute(insert(LOG), records.entry_row(last))
        if pending:
            raise RuntimeError(f"written, but not logged: {pending[0].kind} {pending[0].id}")

    def _note(self, kind: str, record_id: str, digest: str | None, *known_as: str) -> None:
        self._wrote = [w for w in self._wrote if (w.kind, w.id) != (kind, record_id)]
        self._wrote.append(_Wrote(kind, record_id, digest, frozenset(known_as)))

    def _last_entry(self) -> LogEntry | None:
        row = self._db.execute(select(LOG).order_by(LOG.c.seq.desc()).limit(1)).first()
        return records.entry_from(row) if row else None

    def _require_source(self, source: str) -> None:
        if not self._db.execute(select(SOURCES.c.source).where(SOURCES.c.source == source)).first():
            raise UnknownSource

    def _source_of(self, text: str) -> str:
        found = self._db.execute(select(READINGS.c.source).where(READINGS.c.text == text)).scalar()
        if found is None:
            raise UnknownSource
        return str(found)

    def _upsert_reading(self, row: dict[str, Any], text: Text | None) -> int:
        old = self._db.execute(select(READINGS.c.n, READINGS.c.text).where(READINGS.c.source == row["source"])).first()
        if old is None:
            return int(self._db.execute(insert(READINGS).returning(READINGS.c.n), row).scalar_one())
        if old.text != row["text"] and self._drop_extraction(row["source"]):
            self._note("extraction", row["source"], None, row["source"])
        if old.text != row["text"]:
            self._move_proposals(row["source"], text)
        if old.text is not None:
            dialect.forget_words(self._db, old.n)
        self._db.execute(update(READINGS).where(READINGS.c.n == old.n).values(**row))
        return int(old.n)

    def _move_written(self, source: str, text: Text | None) -> None:
        """Find what people wrote again in a new text; what is not found waits, with its text unknown."""
        now = text.id if text else None
        rows = self._db.execute(select(WRITTEN).where(WRITTEN.c.source == source).order_by(WRITTEN.c.n)).all()
        for row in rows:
            if row.text == now:
                continue
            record = records.moved(row.record, text) if text else None
            changed = {"text": now if record else None, "record": record or row.record}
            self._db.execute(update(WRITTEN).where(WRITTEN.c.n == row.n).values(**changed))
            if record:
                self._note("written", row.claim, sha256(record), row.claim, source)

    def _move_proposals(self, source: str, text: Text | None) -> None:
        """Find again in a new text what keeps its id there; what else was proposed goes."""
        query = select(PROPOSALS).where(PROPOSALS.c.source == source).order_by(PROPOSALS.c.n)
        rows = [row._asdict() for row in self._db.execute(query)]
        if not self._drop_proposals(source):
            return
        found = [(row, records.moved_proposal(row["record"], text) if text else None) for row in rows]
        stay = [{**row, "record": record} for row, record in found if record]
        if stay:
            self._db.execute(insert(PROPOSALS), stay)
        self._note("proposals", source, records.proposals_digest(r["record"] for r in stay) if stay else None, source)

    def _drop_proposals(self, source: str) -> bool:
        return self._db.execute(delete(PROPOSALS).where(PROPOSALS.c.source == source)).rowcount > 0

    def _drop_extraction(self, source: str) -> bool:
        self._db.execute(delete(CLAIMS).where(CLAIMS.c.source == source))
        return self._db.execute(delete(EXTRACTIONS).where(EXTRACTIONS.c.source == source)).rowcount > 0


def _claim_rows(source: str, claims: Mapping[str, tuple[Any, bytes]]) -> list[dict[str, Any]]:
    return [
        {"claim": claim_id, "source": source, "n": n, "kind": claim.kind, "type": claim.type, "record": record}
        for n, (claim_id, (claim, record)) in enumerate(claims.items())
    ]


def _with_hashes(deed: Deed, named: Sequence[_Wrote]) -> Deed:
    if not named:
        return deed
    wrote = [[w.kind, w.id, w.digest] for w in named]
    return evolve(deed, details={**deed.details, "wrote": wrote})
