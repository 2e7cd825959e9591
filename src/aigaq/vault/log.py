"""The log's chain: each entry carries the hash of the one before, so none can be changed, dropped or moved.

Whoever notes the hash of the last entry (the log's head) elsewhere can later prove that nothing before
it was touched, even by someone who holds the keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, field, frozen

from aigaq.errors import BrokenLog
from aigaq.model.identity import canonical, sha256

GENESIS = "0" * 64
"""What the first entry carries as the hash of the one before."""


@frozen
class Deed:
    """One thing that is done in the vault: when, by whom, what, to what."""

    at: str
    """ISO 8601 in UTC."""
    by: str
    action: str
    """``init``, ``add``, ``read``, ``extract``, ``decide``, ``export`` …"""
    subjects: tuple[str, ...]
    """Ids."""
    details: Mapping[str, Any] = field(factory=dict, repr=False)
    """Plain JSON values."""


@frozen
class LogEntry:
    """One thing that was done in the vault, and its place in the chain."""

    seq: int
    """Counted from 1."""
    at: str
    """ISO 8601 in UTC."""
    by: str
    action: str
    """``init``, ``add``, ``read``, ``extract``, ``decide``, ``export`` …"""
    subjects: tuple[str, ...]
    """Ids."""
    details: Mapping[str, Any] = field(repr=False)
    """Plain JSON values."""
    previous: str
    """Hash of the entry before; `GENESIS` for the first."""
    hash: str


def chain(previous: LogEntry | None, deed: Deed) -> LogEntry:
    """Give the entry for a deed that follows ``previous`` (``None``: the first one)."""
    seq, before = (previous.seq + 1, previous.hash) if previous else (1, GENESIS)
    entry = LogEntry(seq, deed.at, deed.by, deed.action, deed.subjects, deed.details, before, "")
    return evolve(entry, hash=_hash(entry))


def verify(entries: Iterable[LogEntry]) -> str:
    """Follow the chain from its first entry and give its head. Raises `BrokenLog` at the first entry that breaks it."""
    before = GENESIS
    for seq, entry in enumerate(entries, 1):
        if entry.seq != seq:
            raise BrokenLog(seq=seq, reason=f"entry {entry.seq} stands in its place")
        if entry.previous != before:
            raise BrokenLog(seq=seq, reason="it does not follow the entry before")
        if entry.hash != _hash(entry):
            raise BrokenLog(seq=seq, reason="its content is not what was written")
        before = entry.hash
    return before


def _hash(entry: LogEntry) -> str:
    fields = [entry.seq, entry.at, entry.by, entry.action, entry.subjects, entry.details, entry.previous]
    return sha256(canonical(["aigaq/1/log", *fields]))
