"""The words by which a text tells a status of somebody, all looked up in one walk over its tokens.

There are two kinds: what people are called (the rules' ``labels``: “asylum seeker N.”) and the papers and protection
that they have (``holds``: “lives on a residence permit”). What each says, of whom and since when, is read by
`aigaq.extract.statuses.labels` and `aigaq.extract.statuses.held`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract.clauses import tells
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.statuses import held, labels
from aigaq.extract.statuses.rules import Rule, rules
from aigaq.lang.en import words
from aigaq.model.claim import Claim

if TYPE_CHECKING:
    from aigaq.extract.token import Token

REACH = 8
"""Words of a noun phrase before its noun in which the words of a phrase stand."""
LINKS = frozenset({"to", "of", "in", "as", "for"})
"""Words that lead over from the noun of a phrase to what follows it: “leave to remain”."""
Reader = Callable[[Document, Paragraph, "Token", Rule], Iterator[tuple[Rule, Claim]]]


@frozen
class Phrase:
    """A phrase of a rule: the words before its noun, and those that follow it at once."""

    rule: Rule
    before: tuple[str, ...]
    after: tuple[str, ...]
    bars: frozenset[str]
    """Words in the noun phrase that take it away: “a former prisoner”, “no permit”."""
    holds: bool

    @property
    def length(self) -> int:
        """How many words it has beside its noun."""
        return len(self.before) + len(self.after)

    @property
    def read(self) -> Reader:
        """What makes claims of it."""
        return held.claims if self.holds else labels.claims


def find(document: Document) -> Iterator[tuple[Rule, Claim]]:
    """Give every status that a label or a paper tells of somebody, with the rule that reads it.

    Of the phrases that end in one noun the longest says what it is: a rejected asylum seeker seeks none.
    """
    table = _table()
    for paragraph in document.paragraphs:
        if not tells(paragraph):
            continue
        for token in paragraph.tokens:
            low, lemma = token.lower_, token.lemma_
            rows = table.get(low, ())
            if lemma != low and (lemma := lemma.lower()) != low:
                rows = (*rows, *table.get(lemma, ()))
            if not rows:
                continue
            standing = [row for row in rows if _stands_at(token, row)]
            longest = max((row.length for row in standing), default=0)
            for row in standing:
                if row.length == longest:
                    yield from row.read(document, paragraph, _whole(token), row.rule)


@cache
def _table() -> dict[str, tuple[Phrase, ...]]:
    """Give the phrases by their noun."""
    lists = words("statuses")
    found: dict[str, list[Phrase]] = {}
    for rule in rules():
        for holds, phrases in ((False, rule.labels), (True, rule.holds)):
            bars = frozenset(lists["holding" if holds else "labels"]["bars"])
            for phrase in phrases:
                at = next((i for i, word in enumerate(phrase) if i and word in LINKS), len(phrase)) - 1
                row = Phrase(rule, phrase[:at], phrase[at + 1 :], bars, holds)
                found.setdefault(phrase[at], []).append(row)
    return {noun: tuple(rows) for noun, rows in found.items()}


@cache
def _papers() -> frozenset[str]:
    return frozenset(words("statuses")["holding"]["papers"])


def _whole(token: Token) -> Token:
    """Give the noun of a paper called by what it gives: “subsidiary protection status”, “a tolerated-stay visa”."""
    return token.head if token.dep_ == "compound" and token.head.lemma_.lower() in _papers() else token


def _stands_at(token: Token, phrase: Phrase) -> bool:
    """Say whether the words stand in the noun phrase, in their order, and those after its noun right behind it."""
    noun = _whole(token) if phrase.holds else token
    if noun.dep_ == "compound" and noun.head.pos_ == "NOUN":  # "asylum seeker status", "refugee agency"
        return False
    if phrase.holds and noun.pos_ not in ("NOUN", "PROPN", "ADJ") and not held.is_misread(noun):
        return False
    around = [
        t for t in token.doc[max(0, token.i - REACH) : token.i] if t.head in (token, noun) or token in t.ancestors
    ]
    around += [c for c in token.children if c.dep_ == "acl"]
    if {t.lower_ for t in (noun.subtree if phrase.holds else around)} & phrase.bars:
        return False
    found = iter([w for t in around for w in (t.lower_, t.lemma_.lower())])
    if not all(want == "*" or want in found for want in phrase.before):
        return False
    behind = token.doc[token.i + 1 : token.i + 1 + len(phrase.after)]
    return len(behind) == len(phrase.after) and all(
        want in (t.lower_, t.lemma_.lower()) for want, t in zip(phrase.after, behind, strict=True)
    )
