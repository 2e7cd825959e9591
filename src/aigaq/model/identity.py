"""Ids made from content: equal content gives equal ids, and different content gives different ids."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

ID_DIGITS = 32
"""Hexadecimal digits of an id: 128 bits of a SHA-256, far beyond chance collision in one vault."""


def canonical(value: Any) -> bytes:
    """Give the one JSON encoding of a plain value: keys sorted, no white space, UTF-8."""
    return msgspec.json.encode(value, order="sorted")


def content_id(kind: str, value: Any) -> str:
    """Give the id of a plain value of one kind: 32 hexadecimal digits over its canonical JSON."""
    return hashlib.sha256(canonical([kind, value])).hexdigest()[:ID_DIGITS]


def sha256(data: bytes) -> str:
    """Give the SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
