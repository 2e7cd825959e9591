"""Finding people by name: one at a time with reasons, or a pasted list at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aigaq.errors import UnknownEncoding, UsageError
from aigaq.model.entity import Resolution
from aigaq.model.material import Material
from aigaq.model.review import Reason
from aigaq.names import compare
from aigaq.names.fold import LONGEST
from aigaq.readers.decode import decode
from aigaq.resolve import Directory, Match, Matches
from aigaq.workbench.answers import Found, Listed, PersonHit

MOST_BYTES = 32 * 1024 * 1024
"""Size of a list of names that is read; a million names are about as large."""
MOST_NAMES = 100_000
"""Names of one list that are looked up; further ones are counted."""
EACH = 3
"""People that are given for a name of a list, at the most."""
_DIRECTORIES: list[tuple[Resolution, Directory]] = []
"""Those made last."""


def directory(material: Material) -> Directory:
    """Give the directory of all that a vault holds; made once for each state of who is who."""
    known = next((made for of, made in _DIRECTORIES if of is material.resolution), None)
    if known is None:
        known = Directory(material.resolution.entities)
        _DIRECTORIES[:] = [(material.resolution, known), *_DIRECTORIES[:1]]
    return known


def by_name(material: Material, query: str) -> Found:
    """Give whoever and whatever answers to a name, in any spelling and script, and why."""
    return answering(material, query, directory(material).people(query))


def answering(material: Material, query: str, matches: Matches) -> Found:
    """Give those whom a name was found to answer to, with reasons, and what else is called so."""
    people = tuple(_hit(match, compare(query, match.form).reasons) for match in matches.people)
    return Found(people, (), directory(material).others(query), matches.more, matches.problem)


def listed(material: Material, where: Path | str) -> Iterator[Listed]:
    """Look up each line of a file of names, or of a text; blank lines are passed over, bad ones said.

    Raises `UsageError` for a file that cannot be read or is no text.
    """
    names = directory(material)
    looked_up = 0
    for number, line in enumerate(_lines(where), 1):
        name = line.strip().strip("\ufeff")
        if not name:
            continue
        looked_up += 1
        if looked_up > MOST_NAMES:
            yield Listed(number, "", problem="too_many")
            return
        if "\ufffd" in name:
            yield Listed(number, name[:LONGEST], problem="damaged")
            continue
        found = names.people(name, EACH)
        yield Listed(number, name[:LONGEST], tuple(map(_hit, found.people)), found.more, found.problem)


def _hit(match: Match, reasons: tuple[Reason, ...] = ()) -> PersonHit:
    return PersonHit(match.person, match.score, match.form, match.sources, reasons)


def _lines(where: Path | str) -> list[str]:
    if isinstance(where, str):
        return where.splitlines() if len(where) <= MOST_BYTES else _too_large()
    try:
        with where.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        return decode(data)[0].splitlines() if len(data) <= MOST_BYTES else _too_large()
    except OSError as error:
        raise UsageError(reason="The list of names cannot be read.") from error
    except UnknownEncoding as error:
        raise UsageError(reason="The list of names is not text: save it as plain text, one name a line.") from error


def _too_large() -> list[str]:
    raise UsageError(reason=f"The list of names is larger than {MOST_BYTES // 2**20} MiB: split it.")
