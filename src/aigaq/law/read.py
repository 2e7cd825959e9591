"""Reads jurisdiction packs and refuses, with file and field, whatever does not hold together."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from attrs import frozen
from cattrs import Converter
from cattrs.errors import CattrsError, ForbiddenExtraKeysError

from aigaq.errors import BadDataFile
from aigaq.law.check import faults
from aigaq.law.pack import (
    Clock,
    Interaction,
    LocalEvent,
    Pack,
    Rule,
    StatusRule,
    Transition,
    Version,
    Weekday,
)
from aigaq.model.schema import Labels

T = TypeVar("T")

TABLES = {
    "pack.toml": frozenset({"code", "labels", "holidays", "weekend", "version", "event"}),
    "rules.toml": frozenset({"rule"}),
    "statuses.toml": frozenset({"status"}),
    "transitions.toml": frozenset({"transition", "interaction"}),
    "clocks.toml": frozenset({"clock"}),
}
"""What may stand in each file of a pack."""
FILES = tuple(TABLES)
"""The files of a pack; ``examples.toml`` beside them holds worked examples for the tests."""


def packs() -> tuple[str, ...]:
    """Give the codes of all jurisdictions that Aigaq has a pack for, sorted."""
    home = files(__package__)
    return tuple(sorted(e.name.upper() for e in home.iterdir() if e.is_dir() and (e / "pack.toml").is_file()))


@cache
def pack(code: str) -> Pack | None:
    """Give the law of a jurisdiction (ISO 3166-1 alpha-2), or ``None`` where there is no pack for it.

    Raises `BadDataFile` if the pack does not hold together.
    """
    if code.upper() not in packs():
        return None
    folder = files(__package__) / code.lower()
    return read(folder, f"law/{code.lower()}")


def read(folder: Traversable, shown: str) -> Pack:
    """Read a pack from a folder; ``shown`` is what errors call the folder. Raises `BadDataFile`."""
    files_ = {name: _File.of(folder / name, f"{shown}/{name}") for name in FILES}
    head, steps = files_["pack.toml"], files_["transitions.toml"]
    for file, tables in TABLES.items():
        files_[file].only(tables)
    made = Pack(
        code=head.one(str, "code"),
        labels=head.one(Labels, "labels"),
        holidays=head.one(str, "holidays", ""),
        weekend=head.one(tuple[Weekday, ...], "weekend", ()),
        versions=head.many(Version, "version"),
        events=head.many(LocalEvent, "event"),
        rules=files_["rules.toml"].many(Rule, "rule"),
        statuses=files_["statuses.toml"].many(StatusRule, "status"),
        transitions=steps.many(Transition, "transition"),
        clocks=files_["clocks.toml"].many(Clock, "clock"),
        interactions=steps.many(Interaction, "interaction"),
    )
    for fault in faults(made):
        raise files_[fault.file].wrong(fault.table, fault.number, fault.reason)
    return made


@frozen
class _File:
    """One file of a pack, with what is needed to say where in it something is wrong."""

    shown: str
    text: str
    raw: dict[str, Any]

    @classmethod
    def of(cls, entry: Traversable, shown: str) -> _File:
        try:
            text = entry.read_text("utf-8")
            return cls(shown, text, tomllib.loads(text))
        except (OSError, ValueError) as error:
            raise BadDataFile(file=shown, reason=str(error)) from error

    def wrong(self, table: str, number: int, reason: str) -> BadDataFile:
        """Make the error for a fault in the given table of a kind, counted from one."""
        return BadDataFile(file=f"{self.shown}, line {line_of(self.text, table, number)}", reason=reason)

    def only(self, tables: frozenset[str]) -> None:
        for name in sorted(set(self.raw) - tables):
            raise self.wrong(name, 1, f"unknown field {name}")

    def one(self, kind: type[T], name: str, otherwise: T | None = None) -> T:
        if name not in self.raw:
            if otherwise is not None:
                return otherwise
            raise BadDataFile(file=self.shown, reason=f"field {name} is missing")
        return self._structured(kind, self.raw[name], name, 1, f"field {name}")

    def many(self, kind: type[T], name: str) -> tuple[T, ...]:
        rows = self.raw.get(name, [])
        if not isinstance(rows, list):
            raise self.wrong(name, 1, f"[[{name}]] is not a list of tables")
        return tuple(
            self._structured(kind, row, name, number, f"{name} {_name(row, number)}")
            for number, row in enumerate(rows, 1)
        )

    def _structured(self, kind: type[T], value: Any, table: str, number: int, where: str) -> T:
        try:
            return _CONVERTER.structure(value, kind)
        except ForbiddenExtraKeysError as error:
            reason = f"{where}: unknown field {sorted(error.extra_fields)}"
            raise self.wrong(table, number, reason) from error
        except KeyError as error:
            raise self.wrong(table, number, f"{where}: field {error} is missing") from error
        except (AttributeError, CattrsError, TypeError, ValueError) as error:
            raise self.wrong(table, number, f"{where}: {error}") from error


def line_of(text: str, table: str, number: int) -> int:
    """Give the line on which the given table of a kind (``[[clock]]``) begins, or a key stands; else the first."""
    begins = re.compile(rf"\s*(?:\[\[\s*{re.escape(table)}\s*\]\]|\[\s*{re.escape(table)}\s*\]|{re.escape(table)}\s*=)")
    found = [at for at, line in enumerate(text.splitlines(), 1) if begins.match(line)]
    return found[number - 1] if number <= len(found) else 1


def _converter() -> Converter:
    made = Converter(forbid_extra_keys=True, detailed_validation=False, prefer_attrib_converters=False)
    made.register_structure_hook(date, lambda value, _: _plain(value, date))
    made.register_structure_hook(str, lambda value, _: _plain(value, str))
    made.register_structure_hook(bool, lambda value, _: _plain(value, bool))
    made.register_structure_hook(int, lambda value, _: _plain(value, int))
    made.register_structure_hook(
        Labels | str, lambda value, _: value if isinstance(value, str) else made.structure(value, Labels)
    )
    return made


def _plain(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(f"{value!r} is not a {kind.__name__}")
    return value


_CONVERTER = _converter()


def _name(row: Any, number: int) -> str:
    return str(row.get("id", number)) if isinstance(row, dict) else str(number)
