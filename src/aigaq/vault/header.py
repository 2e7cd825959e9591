"""``header.json``: what may be known of a vault without its passphrase, and nothing more.

It is canonical JSON, carries a plain checksum (so that damage is told from a wrong passphrase) and a
keyed authentication code (so that nobody can change it unseen).
"""

from __future__ import annotations

import hmac
from pathlib import Path
from typing import Any

import msgspec
from attrs import evolve, field, frozen, validators

from aigaq.errors import DamagedHeader, NewerVault, NotAVault, VaultError
from aigaq.model.identity import canonical, sha256
from aigaq.model.record import pack
from aigaq.vault.files import write_atomically
from aigaq.vault.keys import Box, Cost, derive

FORMAT = "aigaq vault"
VERSION = 1
HEADER = "header.json"
DATABASE = "database.sqlite"
ORIGINALS = "originals"
MAX_BYTES = 1 << 20
MAX_SLOTS = 32

_hex = validators.matches_re(r"(?:[0-9a-f]{2})+")
_id = validators.matches_re(r"[0-9a-f]{32}")


@frozen
class KdfParameters:
    """How a slot's passphrase becomes a key: Argon2id, its cost and salt."""

    name: str = field(validator=validators.in_(("argon2id",)))
    cost: Cost
    salt: str = field(validator=_hex)


@frozen
class Slot:
    """One passphrase that opens the vault: the master key, sealed under that passphrase."""

    id: str = field(validator=_id)
    kdf: KdfParameters
    master: Box
    label: Box
    """Sealed too: it may name a person."""


@frozen
class Header:
    """The vault's public header."""

    format: str
    version: int
    vault: str = field(validator=_id)
    recipient: str
    """The age recipient that originals are sealed to."""
    identity: Box
    """The age identity that opens them, sealed under the master key."""
    slots: tuple[Slot, ...] = field(validator=[validators.min_len(1), validators.max_len(MAX_SLOTS)])
    mac: str = ""
    """HMAC-SHA-256 over the header without ``mac`` and ``checksum``."""
    checksum: str = ""
    """SHA-256 over the header without ``checksum``."""

    def signed(self, master: bytes) -> Header:
        """Give this header with its authentication code and checksum."""
        with_mac = evolve(self, mac=_mac(_body(self, "mac", "checksum"), master, self.vault))
        return evolve(with_mac, checksum=sha256(_body(with_mac, "checksum")))

    def is_authentic(self, master: bytes) -> bool:
        """Say whether the authentication code fits."""
        return hmac.compare_digest(self.mac, _mac(_body(self, "mac", "checksum"), master, self.vault))


def encode(header: Header) -> bytes:
    """Give the header's one encoding."""
    return _body(header)


def decode(data: bytes) -> Header:
    """Read a header. Raises `DamagedHeader` or `NewerVault`; bytes that are not the one encoding are damaged."""
    record = _record(data)
    if record.get("format") != FORMAT or not isinstance(record.get("version"), int):
        raise DamagedHeader(reason="it does not say that it is one")
    if record["version"] > VERSION:
        raise NewerVault(found=record["version"], known=VERSION)
    try:
        header = msgspec.convert(record, Header)
    except (msgspec.ValidationError, ValueError, TypeError) as error:
        raise DamagedHeader(reason="a field is missing or wrong") from error
    if encode(header) != data:
        raise DamagedHeader(reason="it is not in its canonical form")
    return header


def read_header(folder: Path) -> Header:
    """Read a vault's header. Raises `NotAVault`, `DamagedHeader` or `NewerVault`."""
    data = _bytes(folder)
    try:
        return decode(data)
    except DamagedHeader:
        if FORMAT.encode() in data or _looks_like_one(folder):
            raise
        raise NotAVault from None


def read_header_or_damage(folder: Path) -> Header | DamagedHeader:
    """Read a vault's header, damaged or not, to decide whether to ask for a passphrase.

    Raises `NotAVault` or `NewerVault`.
    """
    try:
        return read_header(folder)
    except DamagedHeader as error:
        return error


def write_header(folder: Path, header: Header) -> None:
    """Put a header into its place, whole or not at all."""
    write_atomically(folder / HEADER, encode(header))


def is_vault(folder: Path) -> bool:
    """Say whether a path looks like a vault, damaged or not."""
    return (folder / HEADER).is_file() or _looks_like_one(folder)


def _looks_like_one(folder: Path) -> bool:
    return (folder / DATABASE).exists() or (folder / ORIGINALS).is_dir()


def _bytes(folder: Path) -> bytes:
    try:
        with (folder / HEADER).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        if _looks_like_one(folder):
            raise DamagedHeader(reason=f"{HEADER} is missing") from error
        raise NotAVault from error
    except OSError as error:
        raise VaultError(reason=f"{HEADER} cannot be read ({type(error).__name__}).") from error
    if len(data) > MAX_BYTES:
        raise DamagedHeader(reason=f"it is larger than {MAX_BYTES} bytes")
    return data


def _record(data: bytes) -> dict[str, Any]:
    try:
        record = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedHeader(reason="it is no JSON") from error
    if not isinstance(record, dict):
        raise DamagedHeader(reason="it is no JSON object")
    claimed = record.get("checksum")
    if claimed != sha256(canonical({name: record[name] for name in record if name != "checksum"})):
        raise DamagedHeader(reason="its checksum does not fit")
    return record


def _body(header: Header, *without: str) -> bytes:
    return canonical({name: value for name, value in pack(header).items() if name not in without})


def _mac(body: bytes, master: bytes, vault: str) -> str:
    return hmac.digest(derive(master, vault, "header"), body, "sha256").hex()
