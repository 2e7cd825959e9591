"""Sealing originals in the age format (age-encryption.org/v1), and naming them without telling what they are."""

from __future__ import annotations

import hmac

import pyrage

from aigaq.vault.keys import Keys

SUFFIX = ".age"


def seal(data: bytes, keys: Keys) -> bytes:
    """Seal bytes to the vault's recipient. Each sealing of the same bytes looks different."""
    sealed: bytes = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(keys.recipient)])
    return sealed


def unseal(data: bytes, keys: Keys) -> bytes | None:
    """Open sealed bytes; ``None`` if they were changed, cut off or sealed for another vault."""
    try:
        opened: bytes = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(keys.identity)])
    except (pyrage.DecryptError, ValueError, OSError):
        return None
    return opened


def original_name(sha256: str, keys: Keys) -> str:
    """Give the file name of an original, ``xx/NAME.age``: an HMAC of its hash under the file-name key.

    The bare hash would tell a thief who holds a copy of a report that this vault holds it too.
    """
    name = hmac.digest(keys.names, bytes.fromhex(sha256), "sha256").hex()
    return f"{name[:2]}/{name}{SUFFIX}"
