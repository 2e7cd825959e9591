"""All that is particular to SQLCipher: opening, transactions, full-text search, integrity checks, its errors.

Decision 0012 says why the journal is a rollback journal and why the key is given raw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import IntegrityError as SqlIntegrityError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from aigaq.errors import DamagedDatabase, NewerVault, VaultBusy, VaultError
from aigaq.store.migrations import migrations

JOURNAL = "-journal"
"""Ending of the rollback journal beside the database while a transaction is written."""
BUSY_SECONDS = 5.0
"""How long a writer waits for another one."""
APPLICATION_ID = 0x41494751
""""AIGQ": written into the database's header."""
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_DISK = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")
_PRAGMAS = (
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
)


def engine(database: Path, key: bytes, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Give an engine over an encrypted database. The key never enters a URL or a log."""

    def connect() -> Any:
        connection = _connect(database, key, busy_seconds)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except dbapi2.Error:
            connection.close()
            raise
        return connection

    made = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, hide_parameters=True
    )
    event.listen(made, "begin", _begin)
    return made


def writing(connection: Connection) -> Connection:
    """Let the next transaction of a connection take the write lock at its beginning."""
    return connection.execution_options(begin="IMMEDIATE")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the database's own errors into `VaultBusy`, `DamagedDatabase` or `VaultError`.

    A broken constraint is a fault of the program, not of the vault, and goes through as it is.
    """
    try:
        yield
    except SqlIntegrityError:
        raise
    except (DBAPIError, dbapi2.Error) as error:
        raise plain(error) from error


def plain(error: Exception) -> VaultError:
    """Give the error of Aigaq for an error of the database; it names no content."""
    original = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(original, "sqlite_errorname", None) or type(original).__name__
    if name.startswith(_BUSY):
        return VaultBusy()
    if name.startswith(_DISK):
        return VaultError(reason=f"the disk would not read or write ({name}).")
    return DamagedDatabase(reason=_reason(original))


def migrate(connection: Connection) -> None:
    """Bring the database to this version, one migration after the other, in the running transaction."""
    for number, statements in enumerate(migrations(), 1):
        if number > version(connection):
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def version(connection: Connection) -> int:
    """Give the number of the last migration that was run."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def require_known(connection: Connection) -> None:
    """Raise `DamagedDatabase` for an empty database and `NewerVault` for one of a newer Aigaq."""
    found, known = version(connection), len(migrations())
    if found == 0:
        raise DamagedDatabase(reason="it is empty")
    if found > known:
        raise NewerVault(found=found, known=known)


def is_old(connection: Connection) -> bool:
    """Say whether the database is of an older Aigaq, and wants migrations."""
    return version(connection) < len(migrations())


def damaged_pages(database: Path, key: bytes) -> list[str]:
    """Give SQLCipher's verdict over every page of the file, free pages included; empty if all are whole.

    Works where the database does not open any more. Raises `VaultBusy`, and `DamagedDatabase` without a file.
    """
    require_file(database)
    with plain_errors(), closing(_connect(database, key)) as connection:
        _lock_if_it_opens(connection)
        return [row[0] for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]


def broken_structure(connection: Connection) -> list[str]:
    """Give SQLite's verdict over its trees, indexes and foreign keys; empty if all are whole."""
    told = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    stray = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return [line for line in told if line != "ok"] + [f"a row of {row[0]} points nowhere" for row in stray]


def changed_schema(connection: Connection) -> list[str]:
    """Give the tables, indexes and triggers that are not as the migrations make them, tables first."""
    found, right = _schema(connection.exec_driver_sql), _right_schema()
    changed = [key for key in sorted(found.keys() | right.keys()) if found.get(key) != right.get(key)]
    return [f"{kind} {name} is not as it was made" for kind, name in sorted(changed, key=lambda key: key[0] != "table")]


def index_words(connection: Connection, row: int, words: str) -> None:
    """Put the words of a text into the search index."""
    connection.exec_driver_sql("INSERT INTO search (rowid, words) VALUES (?, ?)", (row, words))


def forget_words(connection: Connection, row: int) -> None:
    """Take a text out of the search index."""
    connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", (row,))


def find_rows(connection: Connection, match: str, limit: int) -> list[int]:
    """Give the rows whose words match, the best first (bm25)."""
    found = connection.exec_driver_sql(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid LIMIT ?", (match, limit)
    )
    return [row[0] for row in found]


def find_sources(connection: Connection, match: str, limit: int) -> list[str]:
    """Give the sources whose words match, the best first (bm25)."""
    found = connection.exec_driver_sql(
        "SELECT r.source FROM (SELECT rowid AS n, rank AS k FROM search WHERE search MATCH ? ORDER BY rank, rowid"
        " LIMIT ?) AS s JOIN readings AS r ON r.n = s.n ORDER BY s.k, s.n",
        (match, limit),
    )
    return [row[0] for row in found]


def _schema(run: Callable[[str], Any]) -> dict[tuple[str, str], str | None]:
    rows = run("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return {(kind, name): made for kind, name, made in rows if not name.startswith("sqlite_stat")}


@cache
def _right_schema() -> dict[tuple[str, str], str | None]:
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as connection:
        for statement in (statement for migration in migrations() for statement in migration):
            connection.execute(statement)
        return _schema(connection.execute)


def require_file(database: Path) -> None:
    """Raise `DamagedDatabase` where the file is missing, or a write-ahead log stands beside it: we write none."""
    if not database.is_file():
        raise DamagedDatabase(reason=f"{database.name} is missing")
    if database.with_name(database.name + "-wal").exists():
        raise DamagedDatabase(reason=f"{database.name}-wal stands beside it, which Aigaq did not write")


def _connect(database: Path, key: bytes, busy_seconds: float = BUSY_SECONDS) -> Any:
    connection = dbapi2.connect(
        f"file:{_quoted(database)}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=busy_seconds,
        check_same_thread=False,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")
    return connection


def _lock_if_it_opens(connection: Any) -> None:
    """Keep writers out, and let SQLite finish an interrupted transaction first."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.Error as error:
        if isinstance(plain(error), VaultBusy):
            raise


def _begin(connection: Connection) -> None:
    how = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {how}")


def _quoted(path: Path) -> str:
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _reason(error: BaseException | None) -> str:
    known = ("file is not a database", "malformed", "no such table", "not authorized")
    told = str(error)
    return next((words for words in known if words in told), type(error).__name__)
