"""From a passphrase to keys: Argon2id, key wrapping, and one key for each purpose.

Argon2id: RFC 9106. HKDF: RFC 5869 with SHA-256. ChaCha20-Poly1305: RFC 8439.
Keys are the one thing whose randomness is not passed in: it comes from the operating system and nowhere else.
"""

from __future__ import annotations

import os
import unicodedata
from functools import cached_property

from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw
from attrs import field, frozen, validators
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from aigaq.errors import BadValue, NoPassphrase
from aigaq.model.identity import canonical

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
ARGON2_V13 = ARGON2_VERSION
"""19: Argon2 version 1.3, the one RFC 9106 describes."""


@frozen
class Cost:
    """What it costs to try one passphrase, for the user and for a thief. The limits bound a forged header."""

    passes: int = field(validator=[validators.ge(1), validators.le(64)])
    """Argon2's t."""
    memory_kib: int = field(validator=[validators.ge(8), validators.le(4 * 1024 * 1024)])
    """Argon2's m, in KiB (1,024 bytes)."""
    lanes: int = field(validator=[validators.ge(1), validators.le(64)])
    """Argon2's p."""


RECOMMENDED = Cost(passes=3, memory_kib=64 * 1024, lanes=4)
"""RFC 9106, section 4, second recommended option: for machines with little memory."""
CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
"""For tests only: protects nothing."""


@frozen
class Box:
    """A short secret sealed with ChaCha20-Poly1305; both parts in hexadecimal."""

    nonce: str
    sealed: str


@frozen
class Keys:
    """An unlocked vault's keys. Its `repr` shows none of them."""

    vault: str
    """The vault's id, 32 hexadecimal digits; public."""
    master: bytes = field(repr=False)
    identity: str = field(repr=False)
    """The age identity (``AGE-SECRET-KEY-1…``) that opens the originals with any age tool."""
    recipient: str
    """The age recipient (``age1…``) that originals are sealed to; public."""

    @cached_property
    def database(self) -> bytes:
        """The database's raw key."""
        return derive(self.master, self.vault, "database")

    @cached_property
    def names(self) -> bytes:
        """The key that turns an original's hash into its file name."""
        return derive(self.master, self.vault, "names")

    @cached_property
    def pseudonyms(self) -> bytes:
        """The key that turns a person's id into the pseudonym of a calendar."""
        return derive(self.master, self.vault, "pseudonyms")


def derive(master: bytes, vault: str, purpose: str) -> bytes:
    """Give the key for one purpose: HKDF-SHA-256, salt the vault id, info ``aigaq/1/PURPOSE``."""
    info = f"aigaq/1/{purpose}".encode()
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=bytes.fromhex(vault), info=info).derive(master)


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Give the key-encryption key of a passphrase: Argon2id over its NFC form in UTF-8.

    Raises `NoPassphrase` when it is empty and `BadValue` when it is no valid Unicode text.
    """
    if not passphrase:
        raise NoPassphrase
    try:
        secret = unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError as error:
        raise BadValue(given="…", what="passphrase", choices="any text in UTF-8") from error
    return hash_secret_raw(
        secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID, version=ARGON2_V13
    )


def wrap(key: bytes, secret: bytes, about: list[str]) -> Box:
    """Seal a short secret; ``about`` (associated data) says what and whose it is, and must be given again."""
    nonce = os.urandom(NONCE_BYTES)
    return Box(nonce.hex(), ChaCha20Poly1305(key).encrypt(nonce, secret, canonical(about)).hex())


def unwrap(key: bytes, box: Box, about: list[str]) -> bytes | None:
    """Open a sealed secret; ``None`` if the key or the associated data is another, or the box was changed."""
    try:
        nonce = bytes.fromhex(box.nonce)
        return ChaCha20Poly1305(key).decrypt(nonce, bytes.fromhex(box.sealed), canonical(about))
    except (InvalidTag, ValueError):
        return None
