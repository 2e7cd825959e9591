"""A word that may tell an event, and what stands at the places that cues ask about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from aigaq.extract.document import Paragraph
from aigaq.extract.events.cues import Words
from aigaq.extract.events.grammar import related
from aigaq.extract.events.parties import Parties
from aigaq.extract.events.subjects import Arguments, governor
from aigaq.extract.events.words import AROUND, NOUNS, lemmas

if TYPE_CHECKING:
    from aigaq.extract.token import Token

AFTER = 3
"""Words after an object's head that are read with it."""


NOTHING = lemmas([])
"""What is said at a place where there is no word."""


@frozen(eq=False, slots=False)
class Site:
    """A word that may tell an event, with its arguments and its clause; what cues ask of it is found out once."""

    parties: Parties
    paragraph: Paragraph
    token: Token
    arguments: Arguments
    clause: list[Token]
    _named: dict[str, list[Token]] = field(factory=dict)
    _said: dict[str, str] = field(factory=dict)
    _passed: dict[tuple[str, str], bool] = field(factory=dict)
    _behind: dict[str, list[Token]] = field(factory=dict)

    def holds(self, place: str, words: Words) -> bool:
        """Say whether one of the words asked for stands at a place, or what stands there passes one of the tests."""
        if place == "document":
            return any(phrase.strip() in self.parties.content for phrase in words.phrases)
        if words.phrases:
            said = self.lemmas_at(place)
            if said == NOTHING:
                return False
            if words.stand_in(said):
                return True
        if not words.tests:
            return False
        return any(self.passes(place, test) for test in words.tests)

    def passes(self, place: str, test: str) -> bool:
        """Say whether what stands at a place passes a test of `MENTION_TESTS`."""
        if (place, test) not in self._passed:
            tokens = self.tokens_at(place)
            self._passed[place, test] = bool(tokens) and self.parties.passes(self.paragraph, tokens, test)
        return self._passed[place, test]

    def lemmas_at(self, place: str) -> str:
        """Give the lemmas at a place as one string."""
        if place not in self._said:
            self._said[place] = lemmas(_with_subtrees(place, self.tokens_at(place)))
        return self._said[place]

    def tokens_at(self, place: str) -> list[Token]:
        """Give the tokens at a place that a cue asks about."""
        if place == "clause":
            return self.clause
        if place == "main":
            return self._main
        if place == "governor":
            return [_above(self.token)]
        if place == "rest":
            return self._rest()
        return AROUND[place](self.token) if place in AROUND else self.named(place)

    @cached_property
    def _main(self) -> list[Token]:
        """The clause without what a relative clause in it tells: “sent A. back to X, where he was jailed”."""
        aside = [t for t in self.clause if t.dep_ == "relcl" and t.i > self.token.i and t.head != self.token]
        if not aside:
            return self.clause
        return [t for t in self.clause if not any(t == head or head.is_ancestor(t) for head in aside)]

    def _rest(self) -> list[Token]:
        """Give what the parse puts behind the word in its clause, and its object wherever it stands."""
        found = {t for t in self.clause if t.i > self.token.i}
        found |= {t for head in self.arguments.get("object", []) for t in head.subtree}
        return sorted(found, key=lambda t: t.i)

    def named(self, function: str) -> list[Token]:
        """Give the tokens at a function of a cue: plain, ``A|B``, ``A.possessive``, ``A.of`` … or ``~preposition``."""
        if function not in self._named:
            self._named[function] = self._at(function)
        return self._named[function]

    def _at(self, function: str) -> list[Token]:
        if "|" in function:
            return [t for part in function.split("|") for t in self.named(part)]
        name, *relations = function.split(".")
        tokens = self._after(name[1:]) if name.startswith("~") else self.arguments.get(name, [])
        for relation in relations:
            tokens = [t for head in tokens for t in related(head, relation)]
        return tokens

    def _after(self, preposition: str) -> list[Token]:
        """Give what stands after a preposition anywhere in the clause."""
        if not self._behind:
            self._behind[""] = []
            for token in self.clause:
                for child in token.children:
                    if child.dep_ == "pobj":
                        self._behind.setdefault(token.lower_, []).append(child)
        return self._behind.get(preposition, [])


def _above(token: Token) -> Token:
    if token.pos_ in NOUNS and (verb := governor(token)) is not None:
        return verb
    return token.head


def _with_subtrees(place: str, tokens: list[Token]) -> list[Token]:
    if place in AROUND or place in ("clause", "main", "governor", "rest"):
        return tokens
    found = {t for head in tokens for t in head.subtree}
    if "object" in place:  # "leave to remain": the parser hangs the infinitive on the verb
        found |= {t for head in tokens for t in head.doc[head.i + 1 : min(head.i + AFTER, head.sent.end)]}
    return sorted(found, key=lambda t: t.i)
