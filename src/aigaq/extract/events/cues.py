"""The words that tell events, as data: cue tables of the schema's event types, ready for look-up.

A cue is one table ``[[cues.LANGUAGE]]`` in ``model/schema/events/TYPE.toml``:

``verbs`` / ``nouns``
    Lemmas that tell the event. A noun may be several words (``press conference``); the last one is its head.
``roles``
    Which grammatical function fills which role. Of verbs, counted in the active voice (the passive is turned
    round): ``subject``, ``object``, ``recipient``, ``complement`` (“refused to let her in”), ``particle`` (“sent
    her back”), and any preposition. Of nouns: ``possessive``,
    ``doer`` (who stages, files, launches it), ``undergoer`` (who faces, suffers, receives it), ``attender``
    (subject of the clause in which it is only a circumstance), ``said`` (of whom it is said: “X, a rejected asylum
    seeker”), ``circumstance`` (subject of "as she walked
    home" beside "occurred") and any preposition. ``A.possessive`` and ``A.of`` are whose A is; ``~against``
    is whatever stands after "against" anywhere in the clause.
``needs`` / ``bars``
    By function (``A|B``: either; ``clause``, ``sentence``; ``words`` for the words right around the cue;
    ``governor`` for the verb above it; ``preposition`` for the one it stands behind; ``before`` for the sentence
    before; ``context`` for both sentences; ``document`` for the whole text, as it is written): words of which
    one must, or none may, stand there. ``@NAME`` is a word list of ``lang/LANGUAGE/events.toml``; ``@person``,
    ``@party``, ``@body``, ``@state``, ``@place`` and ``@named`` ask what the mention is.
``bare``
    Whether the event is told even where nobody fills the role ``subject``.
``certainty``
    What the words themselves make of it: ``hypothetical`` for a plan, ``denied`` for a refusal.
``passive``
    Whether the verb tells it in the passive only: “was held” is no “held a meeting”.

``speaker``
    As a function: whoever says so, where nobody else fills the role: “he says an officer threatened to come back”.

``near``
    As a function: whoever is named nearest in the sentence, where nobody else fills the role.

``inherit``
    Whether whom it happens to may be taken from the step of the same procedure told before: “An appeal was rejected.”

``says``
    In place of ``verbs``, ``nouns`` and ``roles``: patterns as `aigaq.extract.events.sayings` reads them.

``A.owner`` is whose A is, where A is a thing. ``A.client`` is whom a lawyer in that place acts for, or whoever
else stands there; ``behalf`` is on whose behalf. ``present`` is who is at or on what a noun names: “arrested at a
rally”. Relations may follow one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any

from attrs import Factory, evolve, field, frozen

from aigaq.errors import BadDataFile
from aigaq.extract.events.sayings import Saying, read
from aigaq.lang import en
from aigaq.model.claim import Certainty
from aigaq.model.schema import EventType, types

MENTION_TESTS = frozenset({"@person", "@party", "@place", "@named", "@body", "@state"})
BROAD = 8
"""Types of event. A verb that tells of so many says too little with one more word."""
_KEYS = frozenset({"says", "verbs", "nouns", "roles", "needs", "bars", "bare", "certainty", "passive", "inherit"})


@frozen
class Words:
    """Words and phrases asked for at one place, and tests of the mention that stands there."""

    phrases: tuple[str, ...] = ()
    tests: frozenset[str] = frozenset()

    def stand_in(self, lemmas: str) -> bool:
        """Say whether one of the phrases stands in a string of lemmas that begins and ends with a space."""
        there = _in(lemmas)
        if not self._single.isdisjoint(there):
            return True
        if self._first.isdisjoint(there):
            return False
        return any(phrase in lemmas for first in self._first & there for phrase in self._longer[first])

    @cached_property
    def _single(self) -> frozenset[str]:
        return frozenset(phrase.strip() for phrase in self.phrases if len(phrase.split()) == 1)

    @cached_property
    def _longer(self) -> Mapping[str, tuple[str, ...]]:
        """The phrases of several words by their first, so that a long list is not gone through."""
        found: dict[str, list[str]] = {}
        for phrase in self.phrases:
            if len(phrase.split()) > 1:
                found.setdefault(phrase.split()[0], []).append(phrase)
        return {word: tuple(phrases) for word, phrases in found.items()}

    @cached_property
    def _first(self) -> frozenset[str]:
        return frozenset(self._longer)


@lru_cache(maxsize=256)
def _in(lemmas: str) -> frozenset[str]:
    """Give the words of a string that many cues ask about."""
    return frozenset(lemmas.split())


@frozen
class Near:
    """Words of which one must stand before or behind the word that a pattern hangs on."""

    words: Words
    behind: tuple[str, ...] = ()
    """Prepositions of which it stands behind one; none: it stands by itself."""
    left: bool = False


@frozen
class Cue:
    """One way of telling an event: words, the frame of their arguments, and what must stand beside them."""

    type: str
    rule: str
    """Name of the cue: type, part of speech and number in the file."""
    words: tuple[tuple[str, ...], ...]
    noun: bool
    roles: Mapping[str, str] = field(factory=dict)
    needs: Mapping[str, Words] = Factory(dict)
    bars: Mapping[str, Words] = Factory(dict)
    bare: bool = False
    certainty: Certainty | None = None
    passive: bool = False
    inherit: bool = False
    near: tuple[Near, ...] = ()
    """What must stand near the word, however it is parsed."""
    idiom: bool = False
    """Whether it is a pattern: it tells nothing that a plain cue at the same word tells already."""
    asks: tuple[frozenset[str], ...] = ()
    """Sets of words of which the sentence must hold one each, or the cue need not be looked at."""

    @cached_property
    def takes_passive(self) -> bool:
        """Say whether the verb can stand in the passive: it has an object or a recipient."""
        named = {function.partition(".")[0] for function in self.roles}
        return bool(named & {"object", "recipient"}) or "object" in self.needs

    @cached_property
    def done_to(self) -> bool:
        """Say whether it is the object to whom the event happens, and not the subject too."""
        return self.roles.get("object") == "subject" and self.roles.get("subject") != "subject"


@frozen
class Lexicon:
    """All cues of one language by the head word that calls them."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    """By head noun: the words that must stand before it, and the cue."""


@cache
def lexicon() -> Lexicon:
    """Give the English cues. Raises `BadDataFile` if a cue table has an unknown or missing key."""
    verbs: dict[str, list[Cue]] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for kind in types("event").values():
        assert isinstance(kind, EventType)  # noqa: S101
        for cue in _cues(kind):
            for words in cue.words:
                if cue.noun:
                    nouns.setdefault(words[-1], []).append((words[:-1], cue))
                else:
                    verbs.setdefault(words[0], []).append(cue)
    return Lexicon(
        {k: tuple(sorted(_telling(v), key=_looseness)) for k, v in verbs.items()},
        {k: tuple(sorted(v, key=lambda one: _looseness(one[1]))) for k, v in nouns.items()},
    )


def _telling(cues: list[Cue]) -> list[Cue]:
    """Leave out idioms that hang one word alone on a verb that tells of many types of event: “got …”, “put …”."""
    broad = len({c.type for c in cues}) >= BROAD
    return [c for c in cues if not (broad and c.idiom and len(c.near) == 1 and not _is_narrow(c))]


def _is_narrow(cue: Cue) -> bool:
    asked = any(cue.needs[place].phrases for place in ("subject", "context") if place in cue.needs)
    return asked or "near" in cue.roles


def _looseness(cue: Cue) -> tuple[bool, int]:
    """Put idioms behind the plain cues, and those of more words before those of fewer."""
    return cue.idiom, -len(cue.near) - len(cue.needs) if cue.idiom else 0


@cache
def known_verbs() -> frozenset[str]:
    """Give all verbs that the cue tables and the lists of supporting verbs name."""
    return frozenset(lexicon().verbs) | {*word_list("do"), *word_list("undergo"), *word_list("occur")}


@cache
def like(type_id: str) -> frozenset[str]:
    """Give the words that tell the same type of event, so that a retelling can be tied to its date."""
    words = lexicon()
    verbs = {head for head, cues in words.verbs.items() if any(_names(c, type_id) for c in cues)}
    return frozenset(verbs | {head for head, found in words.nouns.items() if any(_names(c, type_id) for _, c in found)})


def _names(cue: Cue, type_id: str) -> bool:
    """Say whether the word of a cue names the event by itself; that of an idiom (“got”, “was put”) does not."""
    return cue.type == type_id and not cue.idiom


def word_list(name: str) -> tuple[str, ...]:
    """Give a word list of ``lang/en``. Raises `BadDataFile` if there is none of that name."""
    found = en.words("classes").get(name) or en.words("events").get(name)
    if found is None:
        raise BadDataFile(file="lang/en/events.toml", reason=f"there is no list {name}")
    return tuple(found)


def words_at(asked: list[str]) -> Words:
    """Read what a cue asks for at one place: words, phrases, ``@lists`` and tests of the mention."""
    phrases: list[str] = []
    for word in asked:
        if word in MENTION_TESTS:
            continue
        phrases += word_list(word[1:]) if word.startswith("@") else [word]
    return Words(tuple(f" {phrase} " for phrase in phrases), MENTION_TESTS.intersection(asked))


def _cues(kind: EventType) -> list[Cue]:
    found = []
    for number, table in enumerate(kind.cues.get("en", ()), 1):
        if unknown := table.keys() - _KEYS:
            raise BadDataFile(file=f"model/schema/events/{kind.id}", reason=f"unknown cue key {sorted(unknown)[0]}")
        found += [_cue(kind.id, number, table, part) for part in ("verbs", "nouns") if part in table]
        found += [_said(kind.id, f"{number}.{at}", table, read(text)) for at, text in enumerate(table.get("says", ()))]
    return found


def _said(type_id: str, number: str, table: dict[str, Any], said: Saying) -> Cue:
    """Make the cue of an idiom: its own words, roles and needs beside those of its table."""
    part = "nouns" if said.noun else "verbs"
    bars = table.get("bars", {})
    whole = table | {
        part: list(said.heads),
        "roles": said.roles | table.get("roles", {}),
        "needs": said.needs | table.get("needs", {}),
        "bars": bars | {"clause": [*bars.get("clause", ()), *said.bars]} if said.bars else bars,
    }
    near = [Near(words_at(list(w.words)), w.behind, left=True) for w in said.before]
    near += [Near(words_at(list(w.words)), w.behind) for w in said.after]
    cue = _cue(type_id, number, whole, part)
    return evolve(cue, idiom=True, near=tuple(near), asks=(*cue.asks, *_asked(near)))


def _asked(near: list[Near]) -> Iterator[frozenset[str]]:
    for one in (n for n in near if not n.words.tests):
        yield frozenset(phrase.split()[0] for phrase in one.words.phrases)
        if one.behind:
            yield frozenset(one.behind)


OUTSIDE = frozenset({"before", "context", "document"})
"""Places outside the sentence."""


def _asks(needs: Mapping[str, Words]) -> tuple[frozenset[str], ...]:
    """Give for each need that only words of the sentence can meet the first words of its phrases."""
    inside = [words for place, words in needs.items() if place not in OUTSIDE and words.phrases and not words.tests]
    return tuple(frozenset(phrase.split()[0] for phrase in words.phrases) for words in inside)


def _cue(type_id: str, number: int | str, table: dict[str, Any], part: str) -> Cue:
    words = [w for word in table[part] for w in (word_list(word[1:]) if word.startswith("@") else (word,))]
    needs = {place: words_at(asked) for place, asked in table.get("needs", {}).items()}
    return Cue(
        type=type_id,
        rule=f"{type_id}.{part}.{number}",
        words=tuple(tuple(word.split()) for word in words),
        noun=part == "nouns",
        roles=table.get("roles", {}),
        needs=dict(sorted(needs.items(), key=lambda one: bool(one[1].tests))),  # words first: it is quicker
        bars={place: words_at(asked) for place, asked in table.get("bars", {}).items()},
        bare=table.get("bare", False),
        certainty=table.get("certainty"),
        passive=table.get("passive", False),
        inherit=table.get("inherit", False),
        asks=_asks(needs),
    )
