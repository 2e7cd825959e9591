"""Reads jurisdiction packs and refuses, with file and field, whatever does not hold together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.errors import CattrsError, ForbiddenExtraKeysError

from aigaq.errors import BadDataFile
from aigaq.law.pack import Clock, Interaction, Pack, Rule, StatusRule, Transition, Version
from aigaq.model.schema import Labels, types

T = TypeVar("T")

FILES = ("pack.toml", "rules.toml", "statuses.toml", "transitions.toml", "clocks.toml")
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
    raw = {name: _toml(folder / name, f"{shown}/{name}") for name in FILES}
    head = raw["pack.toml"]
    made = Pack(
        code=_one(str, head, "code", f"{shown}/pack.toml"),
        labels=_one(Labels, head, "labels", f"{shown}/pack.toml"),
        versions=_many(Version, head, "version", f"{shown}/pack.toml"),
        rules=_many(Rule, raw["rules.toml"], "rule", f"{shown}/rules.toml"),
        statuses=_many(StatusRule, raw["statuses.toml"], "status", f"{shown}/statuses.toml"),
        transitions=_many(Transition, raw["transitions.toml"], "transition", f"{shown}/transitions.toml"),
        clocks=_many(Clock, raw["clocks.toml"], "clock", f"{shown}/clocks.toml"),
        interactions=_many(Interaction, raw["transitions.toml"], "interaction", f"{shown}/transitions.toml"),
    )
    for file, reason in _faults(made):
        raise BadDataFile(file=f"{shown}/{file}", reason=reason)
    return made


def _toml(entry: Traversable, shown: str) -> dict[str, Any]:
    try:
        return tomllib.loads(entry.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadDataFile(file=shown, reason=str(error)) from error


def _converter() -> Converter:
    made = Converter(forbid_extra_keys=True, detailed_validation=False, prefer_attrib_converters=False)
    made.register_structure_hook(date, lambda value, _: _plain(value, date))
    made.register_structure_hook(str, lambda value, _: _plain(value, str))
    made.register_structure_hook(bool, lambda value, _: _plain(value, bool))
    made.register_structure_hook(int, lambda value, _: _plain(value, int))
    return made


def _plain(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(f"{value!r} is not a {kind.__name__}")
    return value


_CONVERTER = _converter()


def _one(kind: type[T], raw: dict[str, Any], name: str, shown: str) -> T:
    if name not in raw:
        raise BadDataFile(file=shown, reason=f"field {name} is missing")
    return _structured(kind, raw[name], f"field {name}", shown)


def _many(kind: type[T], raw: dict[str, Any], name: str, shown: str) -> tuple[T, ...]:
    rows = raw.get(name, [])
    if not isinstance(rows, list):
        raise BadDataFile(file=shown, reason=f"[[{name}]] is not a list of tables")
    return tuple(_structured(kind, row, f"{name} {_name(row, number)}", shown) for number, row in enumerate(rows, 1))


def _name(row: Any, number: int) -> str:
    return str(row.get("id", number)) if isinstance(row, dict) else str(number)


def _structured(kind: type[T], value: Any, where: str, shown: str) -> T:
    try:
        return _CONVERTER.structure(value, kind)
    except ForbiddenExtraKeysError as error:
        raise BadDataFile(file=shown, reason=f"{where}: unknown field {sorted(error.extra_fields)}") from error
    except KeyError as error:
        raise BadDataFile(file=shown, reason=f"{where}: field {error} is missing") from error
    except (AttributeError, CattrsError, TypeError, ValueError) as error:
        raise BadDataFile(file=shown, reason=f"{where}: {error}") from error


def _faults(made: Pack) -> Iterator[tuple[str, str]]:
    """Find references that lead nowhere, doubled ids, and versions that overlap or leave a gap."""
    yield from _doubled(made)
    yield from _dangling_rules(made)
    yield from _unknown_types(made)
    yield from _version_faults(made)


def _doubled(made: Pack) -> Iterator[tuple[str, str]]:
    for file, rows in (("pack.toml", made.versions), ("rules.toml", made.rules), ("clocks.toml", made.clocks)):
        ids = [row.id for row in rows]
        yield from ((file, f"id {name} stands twice") for name in sorted(set(ids)) if ids.count(name) > 1)


def _dangling_rules(made: Pack) -> Iterator[tuple[str, str]]:
    known = {rule.id for rule in made.rules}
    used = [("pack.toml", v.rule) for v in made.versions]
    used += [("statuses.toml", name) for status in made.statuses for name in status.rules]
    used += [("transitions.toml", step.rule) for step in made.transitions]
    used += [("transitions.toml", effect.rule) for effect in made.interactions]
    used += [("clocks.toml", c.rule) for c in made.clocks]
    used += [("clocks.toml", c.extend.rule) for c in made.clocks if c.extend]
    yield from ((file, f"rule {name} is not in rules.toml") for file, name in used if name not in known)


def _unknown_types(made: Pack) -> Iterator[tuple[str, str]]:
    statuses, events = set(types("status")), set(types("event"))
    yield from (("statuses.toml", f"status {s.id} is not in the schema") for s in made.statuses if s.id not in statuses)
    for step in made.transitions:
        for name in {step.before, step.after} - statuses:
            yield "transitions.toml", f"status {name} is not in the schema"
        if step.trigger not in events:
            yield "transitions.toml", f"trigger {step.trigger} is not in the schema"
    for clock in made.clocks:
        named = {*clock.start_statuses, *clock.start_events, *clock.met_by, *clock.suspended_by}
        for name in sorted(named - statuses - events):
            yield "clocks.toml", f"clock {clock.id}: {name} is not in the schema"


def _version_faults(made: Pack) -> Iterator[tuple[str, str]]:
    if not made.versions:
        yield "pack.toml", "no version"
    for earlier, later in zip(made.versions, made.versions[1:], strict=False):
        if earlier.until is None or (later.since - earlier.until).days != 1:
            yield "pack.toml", f"version {later.id} does not begin on the day after {earlier.id} ends"
    known = {version.id for version in made.versions}
    for file, rows in (("statuses.toml", made.statuses), ("clocks.toml", made.clocks)):
        for name in sorted({name for row in rows for name in row.versions} - known):
            yield file, f"version {name} is not in pack.toml"
