"""JSON and JSON Lines: readable UTF-8, the same rows give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]


def line(row: Row) -> bytes:
    """Give one row as one line. Text that UTF-8 cannot hold (half a character) is escaped, not changed."""
    try:
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row).encode() + b"\n"


def lines(rows: Iterable[Row]) -> bytes:
    """Give rows as JSON Lines, in the order given."""
    return b"".join(map(line, rows))


def document(value: Row) -> bytes:
    """Give one JSON document, indented for people who look into it."""
    try:
        return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value, indent=1).encode() + b"\n"
