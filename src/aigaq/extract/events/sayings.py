"""Idioms as data: how people tell an event in ordinary words, written as short patterns with classes of words.

A pattern reads like the sentence it stands for, in the active voice; passives are turned round by the parse::

    A [TAKE|lead] S into CARRIERS             “she was bundled into an unmarked van”
    S [GET] PUNISHMENT @ COURTROOM            “the judge was quick: she got seven years”
    A:AGENTS [come|call] for S - funeral      “they came for my brother before dawn”
    no {word|trace} of S                      “there has been no trace of him since”

``[…]`` is the verb, ``{…}`` the noun that the pattern hangs on; ``|`` parts choices, ``_`` joins the words of one.
Capitals name a class: a list of ``lang/LANGUAGE/classes.toml`` or ``events.toml`` (``TAKE`` is ``take``); small
letters are lemmas. A single capital is whoever takes part: ``S`` a person to whom it happens, ``G`` a person or body
to whom it happens, ``O`` a body, ``X`` whatever stands there, ``W`` whoever is named in the sentence nearest to it,
``A`` an agent, ``P`` a perpetrator, ``T`` a target; ``A:AGENTS`` asks for a word of the class, ``S's`` for what is
theirs. After `` - `` stand words that must not be in the clause, after `` @ `` words of which one must stand in the
sentence or before it.

A word behind a preposition stands within `REACH` words of it; any other word stands behind the verb or in its object.
This does not hang on the parse being right about what belongs to what, only on what is near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field, frozen

from aigaq.errors import BadDataFile

REACH = 6
"""Words behind a preposition among which its noun stands: “into the back of a waiting white van”."""
PREPOSITIONS = frozenset(
    {
        "aboard",
        "about",
        "across",
        "after",
        "against",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "between",
        "beyond",
        "by",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "over",
        "past",
        "since",
        "through",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "upon",
        "with",
        "within",
        "without",
    }
)
SLOTS = {
    "S": "subject",
    "G": "subject",
    "X": "subject",
    "O": "subject",
    "W": "subject",
    "A": "agent",
    "P": "perpetrator",
    "T": "target",
}
OPEN = ("W", "X")
"""Slots that ask for nobody at the place itself."""
TESTS = {"S": "@person", "G": "@party", "O": "@body"}
_PART = re.compile(r"\s(?=[-@]\s)")
_SLOT = re.compile(r"([SGOXWAPT])(?::([A-Za-z_|]+))?('s)?")


@frozen
class Wanted:
    """A word that must stand beside the one a pattern hangs on."""

    words: tuple[str, ...]
    """Words, phrases and ``@lists``."""
    behind: tuple[str, ...] = ()
    """Prepositions of which it stands behind one; none: it stands by itself."""


@define
class Saying:
    """One pattern, read: what cue it makes, and the words that must stand near."""

    text: str
    heads: tuple[str, ...] = ()
    noun: bool = False
    roles: dict[str, str] = field(factory=dict)
    needs: dict[str, list[str]] = field(factory=dict)
    bars: list[str] = field(factory=list)
    before: list[Wanted] = field(factory=list)
    after: list[Wanted] = field(factory=list)


def read(text: str) -> Saying:
    """Read one pattern. Raises `BadDataFile` if it hangs on nothing or is not well formed."""
    main, *rest = _PART.split(text)
    said = Saying(text)
    for part in rest:
        words = [word for token in part[2:].split() for word in _choices(token)]
        if part[0] == "@":
            said.needs["context"] = words
        else:
            said.bars += words
    anchor = next((t for t in main.split() if t[0] in "[{"), None)
    if anchor is None or anchor[-1] not in "]}":
        raise BadDataFile(file="model/schema/events", reason=f"no verb and no noun in the pattern: {text}")
    left, right = main.split(anchor, 1)
    said.heads, said.noun = _choices(anchor[1:-1]), anchor[0] == "{"
    _read_left(said, left.split())
    _read_right(said, right.split())
    return said


def _choices(token: str) -> tuple[str, ...]:
    """Give the choices of one place: lemmas, phrases, and classes as ``@list``."""
    return tuple(f"@{one.lower()}" if one.isupper() else one.replace("_", " ") for one in token.split("|"))


def _read_left(said: Saying, tokens: list[str]) -> None:
    function = "possessive" if said.noun else "subject"
    for token in tokens:
        slot = _SLOT.fullmatch(token)
        if slot and slot[3] and not said.noun:
            _take(said, slot, "subject.owner")
        elif slot:
            _take(said, slot, function)
        elif said.noun:
            said.before.append(Wanted(_choices(token)))
        else:
            said.needs["subject"] = [*said.needs.get("subject", []), *_choices(token)]


def _read_right(said: Saying, tokens: list[str]) -> None:
    behind: tuple[str, ...] = ()
    bare = [t for t in tokens if not _SLOT.fullmatch(t)]
    given = bool(bare) and bare[0].split("|")[0] not in PREPOSITIONS
    plain = ("of",) if said.noun else ("recipient", "object") if given else ("object",)
    for token in tokens:
        choices = tuple(token.split("|"))
        if slot := _SLOT.fullmatch(token):
            at = behind or (("object",) if slot[3] else plain)
            _take(said, slot, "|".join(f"{one}.owner" if slot[3] else one for one in at))
            said.after += [Wanted(behind)] if behind and slot[1] in OPEN else []
            behind = behind if slot[3] else ()
        elif set(choices) <= PREPOSITIONS:
            said.after += [Wanted(behind)] if behind else []
            behind = choices
        else:
            said.after.append(Wanted(_choices(token), behind))
            behind = ()
    if behind:  # a preposition by itself is a word that must be there
        said.after.append(Wanted(behind))


def _take(said: Saying, slot: re.Match[str], at: str) -> None:
    """Note who takes part at a function, and what must stand there."""
    letter, asked = slot[1], slot[2]
    if letter == "W":
        said.roles["near"] = SLOTS[letter]
        return
    said.roles.update(dict.fromkeys(at.split("|"), SLOTS[letter]))
    wanted = [*_choices(asked)] if asked else []
    if letter in TESTS and not asked:
        wanted.append(TESTS[letter])
    if wanted:
        said.needs[at] = wanted


def stretches(words: list[str], behind: tuple[str, ...]) -> Iterator[str]:
    """Give the stretches of lemmas in which a wanted word may stand, each as a string between spaces."""
    for at, word in enumerate(words):
        if word in behind:
            yield f" {' '.join(words[at + 1 : at + 1 + REACH])} "
