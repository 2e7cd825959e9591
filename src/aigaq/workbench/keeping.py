"""The vault under the workbench: who opened it, its log, its keys, its check."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from datetime import UTC, date, datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define, field, frozen

from aigaq import casefile, store, vault
from aigaq.errors import BrokenLog, NotAllowed, NotAVault
from aigaq.model.material import Material
from aigaq.model.member import ROLES, Role
from aigaq.model.record import pack
from aigaq.workbench.gathering import Gathered, gather
from aigaq.workbench.hand import Hand

if TYPE_CHECKING:
    from aigaq.readers import Sandbox

T = TypeVar("T")
Ask = Callable[[], str]
Clock = Callable[[], datetime]


@frozen(eq=False)
class Memo:
    """What has been made of one material, by what it is."""

    material: Material
    made: dict[object, object] = field(factory=dict)


@define(eq=False)
class Shared:
    """What all who work with one open vault at the same time share: it is read and written by many threads.

    ``asking`` is held by whoever derives something of the material, ``deciding`` by whoever decides; a thread may hold
    ``deciding`` and then take ``asking``, never the other way round.
    """

    asking: RLock = field(factory=threading.RLock)
    deciding: RLock = field(factory=threading.RLock)
    gathered: Gathered | None = None
    stale: bool = True
    changed: set[str] | None = None
    """Sources to be read again; ``None``: all."""
    memo: Memo | None = None
    drawing: Sandbox | None = None
    """The process that draws pages; started when the first one is asked for."""
    drawers: RLock = field(factory=threading.RLock)
    """Held by whoever has a page drawn."""
    visited: object = field(factory=object)
    """Another one after each visit that was noted."""
    lasting: dict[str, tuple[tuple[object, ...], object]] = field(factory=dict)
    """What depends on some parts of the material, with those parts."""

    def outdated(self, sources: Iterable[str] | None = ()) -> None:
        """Note that the material is not what the vault holds; ``sources``: those to be read again, ``None`` all."""
        with self.asking:
            self.stale = True
            self.changed = None if sources is None or self.changed is None else {*self.changed, *sources}


class Keeping:
    """An open vault: its log, its passphrases and its soundness."""

    def __init__(self, opened: store.Store, folder: Path, *, passphrase: str, by: str, clock: Clock) -> None:
        self._store, self._folder, self._passphrase, self._by, self._clock = opened, folder, passphrase, by, clock
        self._shared = Shared()
        self._role: Role = "keeper"
        self._pinned: tuple[Gathered, Memo] | None = None
        """What this workbench goes on reading, whatever others decide meanwhile."""

    @staticmethod
    def is_vault(folder: Path) -> bool:
        """Say whether a path looks like a vault, damaged or not."""
        return vault.is_vault(folder)

    def acting(self, by: str, role: Role = "keeper", *, pinned: bool = False) -> Self:
        """Give the same open vault in the hands of another person; what is loaded already is shared.

        ``pinned``: it goes on reading what there is now, whatever others decide meanwhile; it is for reading only.
        """
        other = copy(self)
        other._by, other._role = by, role
        known = self._shared.gathered
        other._pinned = (known, self._memo(known.material)) if pinned and known is not None else None
        return other

    def close(self) -> None:
        """Close the vault: nothing more can be read or written with this workbench or those that share it."""
        with self._shared.drawers:
            if self._shared.drawing is not None:
                self._shared.drawing.close()
                self._shared.drawing = None
        self._store.close()

    @property
    def by(self) -> str:
        """Who signs what is decided here."""
        return self._by

    def material(self) -> Material:
        """Give all that the vault holds, with the people it resolves to; loaded once, and again what has changed.

        The value never changes: it may be read by many threads at once.
        """
        return self._gathered().material

    def _gathered(self) -> Gathered:
        if self._pinned is not None:
            return self._pinned[0]
        shared = self._shared
        known = shared.gathered
        if known is not None and not shared.stale:
            return known
        with shared.asking:
            before, changed = shared.gathered, shared.changed
            if before is None or shared.stale:
                found = gather(self._store, before, changed)
                casefile.extend(before.material if before else None, found.material)
                shared.stale, shared.changed, shared.gathered = False, set(), found
            assert shared.gathered is not None  # noqa: S101
            return shared.gathered

    def _before_change(self) -> None:
        """Read what has not been read yet of what the vault holds: some of it is about to change."""
        if self._shared.gathered is not None:
            self._shared.gathered.read_all()

    @contextmanager
    def _asking(self) -> Iterator[Material]:
        """Give the material for deriving something of it, which one thread does at a time."""
        material = self.material()
        with self._shared.asking:
            yield material

    def _made(self, make: Callable[[Material], T], what: object = None) -> T:
        """Give what a function makes of the material; made once for each material, by one thread at a time."""
        key = what or make
        memo = self._pinned[1] if self._pinned is not None else self._memo(self.material())
        if key not in memo.made:
            with self._shared.asking:
                if key not in memo.made:
                    memo.made[key] = make(memo.material)
        return cast("T", memo.made[key])

    def _lasting(self, what: str, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """Give something that depends on some parts of the material; made again only where one of them is another."""
        known = self._shared.lasting.get(what)
        if known is None or not _same(known[0], of):
            with self._shared.asking:
                known = self._shared.lasting.get(what)
                if known is None or not _same(known[0], of):
                    known = self._shared.lasting[what] = (of, make())
        return cast("T", known[1])

    def _memo(self, material: Material) -> Memo:
        memo = self._shared.memo
        if memo is None or memo.material is not material:
            memo = self._shared.memo = Memo(material)
        return memo

    def _require(self, role: Role) -> None:
        """Refuse what the role of whoever works here does not allow. Raises `NotAllowed`."""
        if ROLES.index(self._role) < ROLES.index(role):
            raise NotAllowed(role=self._role, needed=role)

    @property
    def vault_id(self) -> str:
        """The vault's public id."""
        return self._store.keys.vault

    def log(self) -> tuple[vault.LogEntry, ...]:
        """Give the whole log, oldest first."""
        return self._store.log()

    @staticmethod
    def check(folder: Path, ask: Ask, head: str | None = None) -> tuple[list[store.Finding], dict[str, Any]]:
        """Verify everything in a vault; give what fails, and what was looked at. ``head``: a hash once noted."""
        if not vault.is_vault(folder):
            raise NotAVault
        passphrase = ask()
        findings = list(store.check(folder, passphrase))
        if any(not finding.harmless for finding in findings):
            return findings, {}
        with store.Store.open(folder, vault.unlock(folder, passphrase)) as opened:
            entries = opened.log()
            if head and not any(entry.hash.startswith(head) for entry in entries):
                error = BrokenLog(seq=len(entries), reason="the hash noted elsewhere does not occur in it")
                findings.append(store.Finding.of(error, "log"))
            counts = pack(opened.counts())
        return findings, {**counts, "log_head": entries[-1].hash if entries else ""}

    def slots(self) -> list[dict[str, str]]:
        """Give the key slots: id and label."""
        return [{"id": s.id, "label": s.label} for s in vault.slots(self._folder, self._store.keys)]

    def age_identity(self) -> str:
        """Give the age identity that opens the originals with any age tool; the log records it."""
        self._require("keeper")
        self._note_key("identity shown", "")
        return self._store.keys.identity

    def _note_key(self, action: str, slot: str) -> None:
        with self._store.writing() as writer:
            writer.log(self._now(), self._by, action, (slot,) if slot else ())

    def _hand(self, reason: str) -> Hand:
        return Hand(self._by, self._now(), reason)

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")

    def _today(self) -> date:
        return self._clock().date()

    @staticmethod
    def record(value: Any) -> Any:
        """Give an answer as plain dicts, lists and strings, for JSON."""
        return pack(value)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(a is b for a, b in zip(one, other, strict=True))
