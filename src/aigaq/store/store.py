"""The store: one open vault, written in transactions and read back verified."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from attrs import evolve
from sqlalchemy import Connection, Engine, Select, Table, insert, select, union_all

from aigaq.errors import AmbiguousClaim, DamagedDatabase, UnknownClaim, UnknownSource, VaultExists
from aigaq.model.claim import Claim
from aigaq.model.member import Member
from aigaq.model.mention import Mention
from aigaq.model.record import Unpacker
from aigaq.model.review import Decision
from aigaq.model.search import SavedSearch
from aigaq.model.source import Reading, Source
from aigaq.model.text import Text
from aigaq.store import dialect, records
from aigaq.store.kept import Keeping
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
    VAULT,
    WRITTEN,
)
from aigaq.store.writer import Writer
from aigaq.vault import Keys, LogEntry
from aigaq.vault.files import PRIVATE_FILE, PRIVATE_FOLDER, sync_folder
from aigaq.vault.header import DATABASE, ORIGINALS

_SHOWN = 8
"""So many ids are named where a prefix fits several."""
_FEW = 500
"""So many texts are asked for one by one; of more, all are read."""
_AFTER = "\uffff"
"""Comes after every digit of an id: ids that begin so lie between a prefix and the prefix with it."""


class Store(Keeping):
    """One open vault. Use it as a context manager. Several may be open at once; one writes at a time."""

    def __init__(self, folder: Path, keys: Keys, engine: Engine) -> None:
        self.folder = folder
        self.keys = keys
        self.originals = Originals(folder / ORIGINALS, keys)
        super().__init__(engine)
        self._texts = records.Texts()

    @classmethod
    def create(cls, folder: Path, keys: Keys) -> Store:
        """Make the database and the folder of originals beside a fresh header. Raises `VaultExists`."""
        try:
            (folder / ORIGINALS).mkdir(mode=PRIVATE_FOLDER)
            (folder / DATABASE).touch(mode=PRIVATE_FILE, exist_ok=False)
        except FileExistsError as error:
            raise VaultExists from error
        engine = dialect.engine(folder / DATABASE, keys.database)
        with dialect.plain_errors(), engine.connect() as connection, dialect.writing(connection).begin():
            dialect.migrate(connection)
            connection.execute(insert(VAULT), {"id": keys.vault})
        sync_folder(folder)
        return cls(folder, keys, engine)

    @classmethod
    def open(cls, folder: Path, keys: Keys, *, busy_seconds: float = dialect.BUSY_SECONDS) -> Store:
        """Open a vault's database. Raises `DamagedDatabase`, `NewerVault`, `VaultBusy` or `VaultError`."""
        dialect.require_file(folder / DATABASE)
        store = cls(folder, keys, dialect.engine(folder / DATABASE, keys.database, busy_seconds=busy_seconds))
        with ExitStack() as undo:
            undo.callback(store.close)
            store._require_own()
            undo.pop_all()
        return store

    def close(self) -> None:
        """Close the database; nothing but the vault's own files is left in its folder, and nothing more is read."""
        self._closed = True
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Write in one transaction: all of it is kept, or, on any error, nothing. Raises `VaultBusy`.

        Threads of one program wait for each other; another program's writing is waited for some seconds.
        """
        with (
            self._turn,
            dialect.plain_errors(),
            self._engine.connect() as connection,
            dialect.writing(connection).begin(),
        ):
            self.originals.sweep()
            writer = Writer(connection, self.originals)
            yield writer
            writer.finish()

    def sources(self) -> dict[str, Source]:
        """Give all sources by SHA-256, sorted; their descriptions carry what the readers found."""
        query = select(SOURCES.c.source, SOURCES.c.record, READINGS.c.record)
        rows = self._rows(query.outerjoin(READINGS, READINGS.c.source == SOURCES.c.source).order_by(SOURCES.c.source))
        return {row[0]: _described(records.source_from(row[1]), row[2]) for row in rows}

    def has_source(self, source: str) -> bool:
        """Say whether a source is here, by the SHA-256 of its bytes."""
        return bool(self._rows(select(SOURCES.c.source).where(SOURCES.c.source == source)))

    def original(self, source: str) -> bytes:
        """Give the bytes of a source as received. Raises `UnknownSource` or `DamagedOriginal`."""
        if not self.has_source(source):
            raise UnknownSource
        return self.originals.get(source)

    def reading(self, source: str) -> Reading | None:
        """Give what the reader made of a source, or ``None`` where none has read it yet."""
        rows = self._rows(select(READINGS.c.record, READINGS.c.content).where(READINGS.c.source == source))
        return records.reading_from(*rows[0]) if rows else None

    def texts(self) -> dict[str, Text]:
        """Give all texts by the SHA-256 of their sources, sorted."""
        with self.reading_rows() as connection:
            texts = self._load_texts(connection)
        return dict(sorted((text.source, text) for text in texts.values()))

    def extractor_of(self, source: str) -> str | None:
        """Give the name and version of the extractor that went over a source, or ``None`` where none has yet."""
        rows = self._rows(select(EXTRACTIONS.c.extractor).where(EXTRACTIONS.c.source == source))
        return str(rows[0][0]) if rows else None

    def mentions(self, source: str | None = None) -> tuple[Mention, ...]:
        """Give all mentions (of one source), by source and place in the text."""
        query = select(EXTRACTIONS.c.mentions).order_by(EXTRACTIONS.c.source)
        rows, texts = self._with_texts(_of(query, EXTRACTIONS, source), source)
        unpack = Unpacker(texts)
        return tuple(mention for row in rows for mention in records.mentions_from(row[0], unpack))

    def claims(self, source: str | None = None) -> tuple[Claim, ...]:
        """Give all claims (of one source), by source and in the order in which they were extracted."""
        query = select(CLAIMS.c.record).order_by(CLAIMS.c.source, CLAIMS.c.n)
        rows, texts = self._with_texts(_of(query, CLAIMS, source), source)
        unpack = Unpacker(texts)
        return tuple(records.claim_from(row[0], unpack) for row in rows)

    def proposals(self, source: str | None = None) -> tuple[Claim, ...]:
        """Give all claims that a second reader proposes (of one source), by source and in their order."""
        query = select(PROPOSALS.c.record).order_by(PROPOSALS.c.source, PROPOSALS.c.n)
        rows, texts = self._with_texts(_of(query, PROPOSALS, source), source)
        unpack = Unpacker(texts)
        return tuple(records.claim_from(row[0], unpack) for row in rows)

    def written(self, source: str | None = None) -> tuple[Claim, ...]:
        """Give all claims that people wrote (of one source) and whose quotes stand in the present texts, as written."""
        query = select(WRITTEN.c.record).where(WRITTEN.c.text.is_not(None)).order_by(WRITTEN.c.n)
        rows, texts = self._with_texts(_of(query, WRITTEN, source), source)
        unpack = Unpacker(texts)
        return tuple(records.claim_from(row[0], unpack) for row in rows)

    def displaced(self) -> tuple[str, ...]:
        """Give the ids of the claims that people wrote and whose quotes do not stand in the present texts."""
        return tuple(row[0] for row in self._rows(select(WRITTEN.c.claim).where(WRITTEN.c.text.is_(None))))

    def members(self) -> tuple[Member, ...]:
        """Give who opens which key slot, by name."""
        found = [records.plain_from(Member, row[0]) for row in self._rows(select(MEMBERS.c.record))]
        return tuple(sorted(found, key=lambda member: (member.name, member.slot)))

    def searches(self) -> tuple[SavedSearch, ...]:
        """Give the searches that are kept, by name."""
        found = [records.plain_from(SavedSearch, row[0]) for row in self._rows(select(SEARCHES.c.record))]
        return tuple(sorted(found, key=lambda search: (search.name, search.id)))

    def claim(self, prefix: str) -> Claim:
        """Give the claim (read, proposed or written) whose id begins so. Raises `UnknownClaim` or `AmbiguousClaim`."""
        found = [
            select(table.c.claim, table.c.source, table.c.record).where(
                table.c.claim >= prefix, table.c.claim < prefix + _AFTER
            )
            for table in (CLAIMS, PROPOSALS, WRITTEN)
        ]
        found[-1] = found[-1].where(WRITTEN.c.text.is_not(None))
        with self.reading_rows() as connection:
            rows = list(connection.execute(union_all(*found).order_by("claim"))) if prefix else []
            exact = [row for row in rows if row[0] == prefix] or rows
            if not exact:
                raise UnknownClaim
            if len(exact) > 1:
                raise AmbiguousClaim(count=len(exact), ids=", ".join(row[0] for row in exact[:_SHOWN]))
            _, source, record = exact[0]
            return records.claim_from(record, Unpacker(self._load_texts(connection, source)))

    def decisions(self, after: int = 0) -> tuple[Decision, ...]:
        """Give all decisions in the order in which they were taken; `aigaq.model.review.standing` sorts out undos.

        ``after``: so many of the first are left out.
        """
        rows = self._rows(select(DECISIONS.c.record).order_by(DECISIONS.c.n).offset(after))
        return tuple(records.decision_from(row[0]) for row in rows)

    def log(self) -> tuple[LogEntry, ...]:
        """Give the whole log, oldest first; `aigaq.vault.verify` follows its chain."""
        return tuple(records.entry_from(row) for row in self._rows(select(LOG).order_by(LOG.c.seq)))

    def _require_own(self) -> None:
        """Refuse another vault's database; bring one of an older Aigaq up to date."""
        with self.reading_rows() as connection:
            dialect.require_known(connection)
            is_old = dialect.is_old(connection)
        if is_old:
            with dialect.plain_errors(), self._engine.connect() as connection, dialect.writing(connection).begin():
                dialect.migrate(connection)
        with self.reading_rows() as connection:
            owner = connection.execute(select(VAULT.c.id)).scalar_one_or_none()
        if owner != self.keys.vault:
            raise DamagedDatabase(reason="it belongs to another vault")

    def _with_texts(self, query: Select[Any], source: str | None) -> tuple[list[Any], records.Texts]:
        with self.reading_rows() as connection:
            return list(connection.execute(query)), self._load_texts(connection, source)

    def _load_texts(self, connection: Connection, source: str | None = None) -> records.Texts:
        """Give the texts of all sources, or of one; each is read and verified once."""
        present = select(READINGS.c.text).where(READINGS.c.text.is_not(None))
        ids = set(connection.execute(_of(present, READINGS, source)).scalars())
        missing = ids - self._texts.keys()
        if missing:
            query = select(READINGS.c.text, READINGS.c.record, READINGS.c.content)
            few = READINGS.c.text.in_(sorted(missing)) if len(missing) <= _FEW else READINGS.c.text.is_not(None)
            rows = connection.execute(query.where(few) if source is None else _of(query, READINGS, source))
            fresh = {row[0]: records.text_from(*row) for row in rows if row[0] in missing}
            self._texts = records.Texts({**self._texts, **fresh})
        return records.Texts({key: self._texts[key] for key in ids})


def _of(query: Select[Any], table: Table, source: str | None) -> Select[Any]:
    return query if source is None else query.where(table.c.source == source)


def _described(source: Source, reading: bytes | None) -> Source:
    if reading is None:
        return source
    return evolve(source, description=source.description.updated(records.description_from(reading)))
