"""What was worked out from a vault and is kept in it, sealed like all else, so that opening it again costs little.

Such a record may be deleted at any time. It is read only by whoever names the very digest of what it was made from, so
that nothing out of date is ever shown; it stands in no log, and the check passes over it.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import RLock

import msgspec
from sqlalchemy import Engine, delete, func, insert, select

from aigaq.errors import VaultError
from aigaq.store import dialect
from aigaq.store.asking import Asking
from aigaq.store.tables import KEPT, LOG, SOURCES

_PEOPLES = frozenset({"decision", "member", "search"})
"""Records that change nothing of what the reports say: the log names them, and the rest stays as it was."""


class Keeping(Asking):
    """Reading and writing what is derived."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._turn = RLock()
        """Held by whoever writes: threads of one program wait for each other."""

    def last_change(self) -> str:
        """Give the hash of the last entry of the log by which a source, reading, extraction or claim came or went.

        The log is a chain: the same hash means that all of these are the same. Empty for a vault without any.
        """
        query = select(LOG.c.hash, LOG.c.details).where(func.instr(LOG.c.details, b'"wrote"') > 0)
        with self.reading_rows() as connection:
            for row in connection.execution_options(stream_results=True).execute(query.order_by(LOG.c.seq.desc())):
                if any(wrote[0] not in _PEOPLES for wrote in msgspec.json.decode(row.details).get("wrote", ())):
                    return str(row.hash)
        return ""

    def is_large(self, sources: int) -> bool:
        """Say whether the vault holds at least so many sources."""
        with self.reading_rows() as connection:
            return int(connection.execute(select(func.count()).select_from(SOURCES)).scalar_one()) >= sources

    def kept(self, room: str, key: str, made_from: str) -> bytes | None:
        """Give what is kept under a key, if it was made from the very same; ``None`` where it is not there."""
        rows = self._rows(
            select(KEPT.c.record).where(KEPT.c.room == room, KEPT.c.key == key, KEPT.c.made_from == made_from)
        )
        return bytes(rows[0][0]) if rows else None

    def keep(self, room: str, made_from: str, found: Mapping[str, bytes]) -> bool:
        """Keep records by key in place of all that this room kept of anything else; ``False`` if it cannot be written.

        All of it is there afterwards, or what was there before: a vault that another program is writing to, or a disk
        that is full, only means that it is worked out again.
        """
        rows = [{"room": room, "key": key, "made_from": made_from, "record": found[key]} for key in sorted(found)]
        try:
            with (
                self._turn,
                dialect.plain_errors(),
                self._engine.connect() as connection,
                dialect.writing(connection).begin(),
            ):
                connection.execute(delete(KEPT).where(KEPT.c.room == room))
                if rows:
                    connection.execute(insert(KEPT), rows)
        except VaultError:
            return False
        return True
