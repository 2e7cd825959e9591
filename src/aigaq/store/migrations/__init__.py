"""Numbered SQL files that bring a database from one version to the next; none is ever edited once released."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def migrations() -> tuple[tuple[str, ...], ...]:
    """Give the statements of each migration; the first one leads from an empty database to version 1."""
    names = sorted(entry.name for entry in files(__package__).iterdir() if entry.name.endswith(".sql"))
    return tuple(tuple(_statements((files(__package__) / name).read_text("utf-8"))) for name in names)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
