"""Questions to an open vault: full-text search, what the log says of something, how much there is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from attrs import frozen
from sqlalchemy import Connection, Engine, Select, func, select

from aigaq.errors import VaultError
from aigaq.store import dialect, records
from aigaq.store import search as searching
from aigaq.store.tables import CLAIMS, DECISIONS, EXTRACTIONS, LOG, READINGS, SOURCES
from aigaq.vault import LogEntry


@frozen
class Counts:
    """How much a vault holds."""

    sources: int
    read: int
    partly: int
    refused: int
    mentions: int
    claims: int
    decisions: int
    entries: int
    """Of the log."""


class Asking:
    """Reading from the tables of one open vault."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._closed = False

    @contextmanager
    def reading_rows(self) -> Iterator[Connection]:
        """Give a connection for reading; the database's errors become Aigaq's. Raises `VaultError` after closing."""
        if self._closed:
            raise VaultError(reason="it has been closed.")
        with dialect.plain_errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    def log_about(self, subject: str) -> tuple[LogEntry, ...]:
        """Give the entries of the log that name a subject by its id, oldest first."""
        near = select(LOG).where(func.instr(LOG.c.subjects, subject.encode()) > 0).order_by(LOG.c.seq)
        entries = (records.entry_from(row) for row in self._rows(near))
        return tuple(entry for entry in entries if subject in entry.subjects)

    def last_log(self, by: str, action: str, count: int = 1) -> tuple[LogEntry, ...]:
        """Give the last entries of the log of one action by one person, the newest first."""
        query = select(LOG).where(LOG.c.by == by, LOG.c.action == action).order_by(LOG.c.seq.desc()).limit(count)
        return tuple(records.entry_from(row) for row in self._rows(query))

    def search(self, query: str, limit: int = 20) -> list[searching.Hit]:
        """Give the passages that hold all words of the query, in any script, the best sources first."""
        terms = searching.parse(query)
        if not terms or limit < 1:
            return []
        with self.reading_rows() as connection:
            found = dialect.find_rows(connection, searching.match_all(terms), limit)
            rows = connection.execute(
                select(READINGS.c.n, READINGS.c.source, READINGS.c.text, READINGS.c.content).where(
                    READINGS.c.n.in_(found)
                )
            )
            by_row = {row.n: row for row in rows}
        hits = (hit for n in found for hit in _hits(by_row[n], terms))
        return [hit for hit, _ in zip(hits, range(limit), strict=False)]

    def sources_with(self, query: str, limit: int) -> tuple[str, ...]:
        """Give the sources that hold all words of the query, the best first."""
        terms = searching.parse(query)
        if not terms:
            return ()
        with self.reading_rows() as connection:
            return tuple(dialect.find_sources(connection, searching.match_all(terms), limit))

    def hits_in(self, source: str, query: str) -> list[searching.Hit]:
        """Give the passages of one source that answer a query."""
        terms = searching.parse(query)
        columns = (READINGS.c.source, READINGS.c.text, READINGS.c.content)
        rows = self._rows(select(*columns).where(READINGS.c.source == source, READINGS.c.text.is_not(None)))
        return _hits(rows[0], terms) if rows and terms else []

    def counts(self) -> Counts:
        """Count what the vault holds."""
        with self.reading_rows() as connection:
            grouped = connection.execute(select(READINGS.c.outcome, func.count()).group_by(READINGS.c.outcome))
            outcomes: dict[str, int] = {row[0]: row[1] for row in grouped}
            mentions = connection.execute(select(func.coalesce(func.sum(EXTRACTIONS.c.mention_count), 0))).scalar_one()
            sources, claims, decisions, entries = (
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (SOURCES, CLAIMS, DECISIONS, LOG)
            )
        read, partly, refused = (outcomes.get(name, 0) for name in ("read", "partly", "refused"))
        return Counts(sources, read, partly, refused, mentions, claims, decisions, entries)

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self.reading_rows() as connection:
            return list(connection.execute(query))


def _hits(row: Any, terms: tuple[searching.Term, ...]) -> list[searching.Hit]:
    content = row.content.decode("utf-8", "surrogatepass")
    return searching.passages(row.source, row.text, content, terms)
