"""The vault under the workbench: who opened it, its log, its keys, its check."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from aigaq import store, vault
from aigaq.errors import BadValue, BrokenLog, NotAVault
from aigaq.model.material import Material
from aigaq.model.record import pack
from aigaq.resolve import EMPTY
from aigaq.workbench.deciding import Hand

Ask = Callable[[], str]
Clock = Callable[[], datetime]


class Keeping:
    """An open vault: its log, its passphrases and its soundness."""

    def __init__(self, opened: store.Store, folder: Path, *, passphrase: str, by: str, clock: Clock) -> None:
        self._store, self._folder, self._passphrase, self._by, self._clock = opened, folder, passphrase, by, clock
        self._material: Material | None = None
        self._last: Material | None = None
        """What the case files were last made from: those of the next material begin there."""
        self._state = EMPTY

    def acting(self, by: str, passphrase: str = "") -> Self:
        """Give the same open vault in the hands of another person; what is loaded already is shared."""
        other = copy(self)
        other._by, other._passphrase = by, passphrase or self._passphrase
        return other

    def close(self) -> None:
        """Close the vault: nothing more can be read or written with this workbench or those that share it."""
        self._store.close()

    @property
    def loaded(self) -> Material | None:
        """What was read last from the vault, or ``None`` where it has changed since; for comparing by identity."""
        return self._material

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

    def add_key(self, passphrase: str, label: str = "") -> str:
        """Let one more passphrase open the vault; give its slot."""
        slot = vault.add_slot(self._folder, self._store.keys, passphrase, label=label).id
        self._note_key("key added", slot)
        return slot

    def change_key(self, passphrase: str) -> str:
        """Put a new passphrase in place of the one the vault was opened with; give its slot."""
        slot = vault.change_passphrase(self._folder, self._passphrase, passphrase).id
        self._note_key("key changed", slot)
        return slot

    def remove_key(self, prefix: str) -> None:
        """Remove a passphrase by the first digits of its slot. Raises `LastSlot` or `BadValue`."""
        found = [s["id"] for s in self.slots() if s["id"].startswith(prefix)]
        if len(found) != 1:
            raise BadValue(given=prefix, what="key slot", choices=", ".join(s["id"][:8] for s in self.slots()))
        vault.remove_slot(self._folder, self._store.keys, found[0])
        self._note_key("key removed", found[0])

    def age_identity(self) -> str:
        """Give the age identity that opens the originals with any age tool; the log records it."""
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
