"""What stands near the word that an idiom hangs on, whatever the parser makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract.document import Paragraph
from aigaq.extract.events.cues import Cue, Near, lexicon
from aigaq.extract.events.sayings import REACH, stretches
from aigaq.extract.events.site import Site
from aigaq.extract.events.words import lemma

if TYPE_CHECKING:
    from aigaq.extract.token import Token


class Vocabulary:
    """The lemmas of each sentence of a paragraph, so that a cue whose words are not there is never looked at."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph

    @cached_property
    def _of_sentence(self) -> dict[int, frozenset[str]]:
        sets = [(s.start, s.end, frozenset(t.mended or lemma(t) for t in s)) for s in self._paragraph.sentences]
        return {at: words for start, end, words in sets for at in range(start, end)}

    def cues(self, token: Token) -> Sequence[Cue]:
        """Give the cues of a verb whose words the sentence holds, in their order."""
        row = _row(lemma(token))
        return row.met(self._of_sentence[token.i]) if row.asked else row.cues

    def meets(self, token: Token, cue: Cue) -> bool:
        """Say whether the sentence of a token holds a word of every set that a cue asks for."""
        if not cue.asks:
            return True
        words = self._of_sentence[token.i]
        return not any(words.isdisjoint(asked) for asked in cue.asks)


@frozen(eq=False)
class Row:
    """The cues of one verb: most of them are idioms, of which a sentence holds the words of few."""

    cues: tuple[Cue, ...]

    @cached_property
    def asked(self) -> Mapping[str, tuple[int, ...]]:
        """By word: the numbers of the cues for which it may be the one that must stand in the sentence."""
        found: dict[str, list[int]] = {}
        for number, cue in enumerate(self.cues):
            for word in min(cue.asks, key=len, default=()):
                found.setdefault(word, []).append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.asked)

    @cached_property
    def _free(self) -> tuple[int, ...]:
        return tuple(number for number, cue in enumerate(self.cues) if not cue.asks)

    @cached_property
    def _plain(self) -> tuple[Cue, ...]:
        return tuple(self.cues[number] for number in self._free)

    def met(self, words: frozenset[str]) -> Sequence[Cue]:
        """Give the cues for which a sentence of these words holds a word of every set they ask for."""
        there = words & self._words
        if not there:
            return self._plain
        numbers = sorted({*self._free, *(number for word in there for number in self.asked[word])})
        found = []
        for cue in map(self.cues.__getitem__, numbers):
            for asked in cue.asks:  # a generator costs more than most of the answers
                if words.isdisjoint(asked):
                    break
            else:
                found.append(cue)
        return found


@cache
def _row(verb: str) -> Row:
    return Row(lexicon().verbs.get(verb, ()))


def is_near(at: Site, one: Near) -> bool:
    """Say whether a word of an idiom stands where it must: before its word, or behind it or in its object."""
    if one.left:
        return one.words.stand_in(at.lemmas_at("left"))
    if one.words.tests and at.parties.passes(at.paragraph, _in_reach(at, one.behind), *one.words.tests):
        return True
    return any(_stands_in(at.lemmas_at(place), one) for place in ("ahead", "rest"))


def _stands_in(said: str, one: Near) -> bool:
    if not one.behind:
        return one.words.stand_in(said)
    return any(one.words.stand_in(part) for part in stretches(said.split(), one.behind))


def _in_reach(at: Site, prepositions: tuple[str, ...]) -> list[Token]:
    """Give the words ahead in reach of one of some prepositions; all of them where none is asked for."""
    words = at.tokens_at("ahead")
    starts = [t.i for t in words if t.lower_ in prepositions]
    return [t for t in words if any(at < t.i <= at + REACH for at in starts)] if prepositions else words
