"""Sources that credit another source: its outlet or its author stands in their text as whom they have it from."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from attrs import define, field, frozen

from aigaq.casefile.block import Block
from aigaq.casefile.bond import Bond, authors, fold, words
from aigaq.casefile.figures import sentences
from aigaq.casefile.index import Index
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
    author: bool = False


Spots = tuple[tuple[int, int, list[Words]], ...]


@define(eq=False)
class Credits:
    """Keeps which sources credit which: an author's full name, or an outlet or family name beside a credit word.

    A credit is for what its sentence is about (or its paragraph, where the sentence names nobody): who takes a
    story of one person from elsewhere may know of another person first hand.
    """

    _blocks: dict[str, Block] = field(factory=dict)
    _names: dict[Words, _Name] = field(factory=dict)
    _authors: frozenset[str] = frozenset()
    _spots: dict[str, Spots] = field(factory=dict)
    _bonds: dict[str, tuple[Bond, ...]] = field(factory=dict)

    def sync(self, ix: Index) -> list[Bond]:
        """Give the credits of a material; only texts in which another name may stand are read again."""
        names = _names(ix.material)
        other = {n for n, block in ix.blocks.items() if self._blocks.get(n) is not block}
        new = {name for name in names.keys() | self._names.keys() if _key(names, name) != _key(self._names, name)}
        read = self._read(ix, names, other, {name[0] for name in new})
        moved = {n for n in names.keys() | self._names.keys() if names.get(n) != self._names.get(n)}
        moved |= {name for name, known in names.items() if known.sources & other}
        strangers = ix.authors ^ self._authors
        for source, spots in self._spots.items():
            block = ix.blocks[source]
            told = strangers and any(view and fold(view[1]) in strangers for view in block.seen)
            if source in read or told or any(not moved.isdisjoint(named) for _, _, named in spots):
                found = tuple(_credits_of(ix, source, spots, names))
                self._bonds[source] = self._bonds[source] if found == self._bonds.get(source) else found
        self._blocks, self._names, self._authors = ix.blocks, names, ix.authors
        return [bond for bonds in self._bonds.values() for bond in bonds]

    def _read(self, ix: Index, names: dict[Words, _Name], other: set[str], words: set[str]) -> set[str]:
        """Look for names in the texts that are new, and in those where a word stands by which a name now begins."""
        read: set[str] = set()
        for source in self._blocks.keys() - ix.blocks.keys() | other:
            self._spots.pop(source, None)
            self._bonds.pop(source, None)
        starts = _by_first_word(names)
        for source, block in ix.blocks.items():
            if block.text is None or block.source is None or not (source in other or _holds(block.text, words)):
                continue
            read.add(source)
            self._spots.pop(source, None)
            if spots := tuple(_credited(block.text, names, starts)):
                self._spots[source] = spots
            elif source in self._bonds:
                del self._bonds[source]
        return read


def _key(names: dict[Words, _Name], name: Words) -> bool | None:
    """How a name is looked for: with a cue beside it, without, or not at all."""
    return names[name].needs_cue if name in names else None


def _holds(text: Text, words: set[str]) -> bool:
    if not words:
        return False
    content = text.content.casefold()
    return any(word in content for word in words)


def _credits_of(ix: Index, source: str, spots: Spots, names: dict[Words, _Name]) -> Iterator[Bond]:
    text = ix.material.texts[source]
    found: dict[str, set[str]] = defaultdict(set)
    about: dict[str, list[frozenset[str]]] = defaultdict(list)
    for start, end, named in spots:
        mine = [names[name] for name in named if source not in names[name].sources]
        for name in _authors_first(mine):
            others = {o for o in name.sources if _could_credit(ix.material, source, o)}
            found[name.shown] |= others
            about[name.shown] += [_people(ix, source, text, start, end)] if others else []
    for shown, others in sorted(found.items()):
        if others:
            whom = frozenset().union(*about[shown]) if all(about[shown]) else frozenset()
            yield Bond("credits", shown, tuple(sorted({source, *others})), source, whom)


def _authors_first(named: list[_Name]) -> list[_Name]:
    """“As A. Author reported for the Outlet” credits the author's report, not all that the outlet ever published."""
    people = [name for name in named if name.author]
    covered = {source for name in people for source in name.sources}
    return people + [name for name in named if not name.author and not name.sources & covered]


def _credited(
    text: Text, names: dict[Words, _Name], starts: dict[str, list[Words]]
) -> Iterator[tuple[int, int, list[Words]]]:
    """Give the sentences of a text that credit somebody, its furniture left out, each with the names."""
    read = [(word, at) for word, at in words(text.content) if not text.is_furniture(at, at + 1)]
    plain = [word for word, _ in read]
    spots: dict[tuple[int, int], set[Words]] = defaultdict(set)
    limits: list[tuple[int, int]] | None = None
    for at, word in enumerate(plain):
        for name in starts.get(word, ()):
            end = at + len(name)
            if tuple(plain[at:end]) == name and (not names[name].needs_cue or _cue_near(plain, at, end)):
                limits = list(sentences(text)) if limits is None else limits
                where = read[at][1]
                around = next(((a, b) for a, b in limits if a <= where < b), (where, where + 1))
                spots[around].add(name)
    for (start, end), found in sorted(spots.items()):
        yield start, end, sorted(found)


def _people(ix: Index, source: str, text: Text, start: int, end: int) -> frozenset[str]:
    """The people of whom something is told between these places, or else in the paragraph around them."""
    found = _told_of(ix, source, start, end)
    if found:
        return found
    before, after = text.content.rfind("\n", 0, start), text.content.find("\n", end)
    return _told_of(ix, source, before + 1, after if after >= 0 else len(text.content))


def _told_of(ix: Index, source: str, start: int, end: int) -> frozenset[str]:
    """The people of the claims there: those who take part and those who speak, no author of any source."""
    near = [c for c in ix.by_source.get(source, ()) if c.passage.start < end and start < c.passage.end]
    referents = {p.referent for c in near for p in c.participants} | {s.referent for c in near for s in c.speakers}
    people = {e.id: e for name in referents if (e := ix.entity(name)) and e.kind == "person"}
    return frozenset(name for name, e in people.items() if fold(e.name) not in ix.authors)


def _names(material: Material) -> dict[Words, _Name]:
    first: dict[Words, tuple[str, bool, bool]] = {}
    sources: dict[Words, set[str]] = defaultdict(set)
    for name, source in sorted(material.sources.items()):
        said = source.description
        for shown, key, needs_cue, author in _forms(said.value("outlet"), said.value("author")):
            known = first.get(key, (shown, needs_cue, author))
            first[key] = (known[0], known[1] and needs_cue, author)
            sources[key].add(name)
    return {
        key: _Name(shown, cue, frozenset(sources[key]), author) for key, (shown, cue, author) in first.items()
    }  # fmt: skip


@lru_cache(maxsize=65536)
def _forms(outlet: str | None, line: str | None) -> tuple[tuple[str, Words, bool, bool], ...]:
    found: list[tuple[str, Words, bool, bool]] = []
    if outlet and _words(outlet):
        found.append((outlet, _words(outlet), True, False))
    for author in authors(line):
        parts = _words(author)
        if len(parts) > 1:
            found.append((author, parts, False, True))
        if parts and len(parts[-1]) >= _SURNAME_LETTERS:
            found.append((author, parts[-1:], True, True))
    return tuple(found)


def _by_first_word(names: dict[Words, _Name]) -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        found[name[0]].append(name)
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
