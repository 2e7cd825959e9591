"""Sources that credit another source: its outlet or its author stands in their text as whom they have it from."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from attrs import frozen

from aigaq.casefile.bond import Bond, authors, words
from aigaq.law import bounds
from aigaq.model.edtf import Bounds, parse
from aigaq.model.material import Material
from aigaq.model.source import Source
from aigaq.model.text import Text

Words = tuple[str, ...]
_SURNAME_LETTERS = 4
"""A family name of fewer letters is not looked for by itself: it stands in too many texts."""


@frozen
class _Cues:
    reach: int
    phrases: frozenset[Words]
    longest: int


@cache
def _cues() -> _Cues:
    raw = tomllib.loads((files(__package__) / "credits.toml").read_text("utf-8"))
    phrases = frozenset(_words(cue) for cues in raw["cues"].values() for cue in cues)
    return _Cues(raw["reach"], phrases, max(map(len, phrases)))


def _words(text: str) -> Words:
    return tuple(word for word, _ in words(text))


@frozen
class _Name:
    """A name under which sources can be credited, whether it needs a cue beside it, and those sources."""

    shown: str
    needs_cue: bool
    sources: frozenset[str]


def credit_bonds(material: Material) -> Iterator[Bond]:
    """Find which sources credit which: an author's full name, or an outlet or family name beside a credit word."""
    names = _names(material)
    starts = _by_first_word(names)
    for source, text in sorted(material.texts.items()):
        if source in material.sources:
            yield from _credits_of(material, source, text, names, starts)


def _credits_of(
    material: Material, source: str, text: Text, names: dict[Words, _Name], starts: dict[str, list[Words]]
) -> Iterator[Bond]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in _named(text, names, starts):
        others = {o for o in names[name].sources if o != source and _could_credit(material, source, o)}
        if source not in names[name].sources and others:
            found[names[name].shown] |= others
    for shown, others in sorted(found.items()):
        yield Bond("credits", shown, tuple(sorted({source, *others})), hub=source)


def _names(material: Material) -> dict[Words, _Name]:
    found: dict[Words, _Name] = {}
    for name, source in sorted(material.sources.items()):
        for shown, key, needs_cue in _forms(source):
            known = found.get(key, _Name(shown, needs_cue, frozenset()))
            found[key] = _Name(known.shown, known.needs_cue and needs_cue, known.sources | {name})
    return found


def _forms(source: Source) -> Iterator[tuple[str, Words, bool]]:
    if (outlet := source.description.value("outlet")) and _words(outlet):
        yield outlet, _words(outlet), True
    for author in authors(source.description.value("author")):
        parts = _words(author)
        if len(parts) > 1:
            yield author, parts, False
        if parts and len(parts[-1]) >= _SURNAME_LETTERS:
            yield author, parts[-1:], True


def _by_first_word(names: dict[Words, _Name]) -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        found[name[0]].append(name)
    return found


def _named(text: Text, names: dict[Words, _Name], starts: dict[str, list[Words]]) -> set[Words]:
    """Give the names that the text credits, its furniture left out."""
    read = [word for word, at in words(text.content) if not text.is_furniture(at, at + 1)]
    found: set[Words] = set()
    for at, word in enumerate(read):
        for name in starts.get(word, ()):
            end = at + len(name)
            if tuple(read[at:end]) == name and (not names[name].needs_cue or _cue_near(read, at, end)):
                found.add(name)
    return found


def _cue_near(read: list[str], start: int, end: int) -> bool:
    cues = _cues()
    near = range(max(0, start - cues.reach), min(len(read), end + cues.reach))
    return any(tuple(read[at : at + size]) in cues.phrases for at in near for size in range(1, cues.longest + 1))


def _could_credit(material: Material, source: str, other: str) -> bool:
    """A report cannot credit one that came later."""
    mine, theirs = (_published(material.sources[name]) for name in (source, other))
    return mine.last is None or theirs.first is None or theirs.first <= mine.last


def _published(source: Source) -> Bounds:
    said = source.description.value("published")
    return bounds(parse(said)) if said else Bounds(None, None)
