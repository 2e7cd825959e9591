"""What a text says someone is: the nouns beside a name (“lawyer X”, “X, a lawyer”, “X is a lawyer”)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract import certainty
from aigaq.extract.clauses import tells
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.version import EXTRACTOR, VERSION
from aigaq.model.claim import Certainty, Claim, Extractor, Participant, Role, Speaker
from aigaq.model.mention import Mention, Referent
from aigaq.model.text import Passage

if TYPE_CHECKING:
    from aigaq.extract.token import Token

LONGEST = 200
"""Characters of a passage that says what someone is."""


@frozen(eq=False)
class Description:
    """A noun that says what a person is, with the mention that it is said of."""

    paragraph: Paragraph
    noun: Token
    mention: Mention
    stated: bool = False
    """Stated by a verb (“X is a lawyer”); else taken for granted (“the lawyer X”), whatever the clause says."""


def descriptions(document: Document) -> Iterator[Description]:
    """Go through all nouns that describe a named person, in the order of the text."""
    for paragraph in document.paragraphs:
        if not tells(paragraph):
            continue
        end = paragraph.start + len(paragraph.text)
        for mention in document.mentions_in(paragraph.start, end):
            if mention.kind == "person":
                yield from _of(document, paragraph, mention)


def _of(document: Document, paragraph: Paragraph, mention: Mention) -> Iterator[Description]:
    span = paragraph.tokens_in(mention.passage.start, mention.passage.end)
    if span is None:
        return
    seen: set[int] = set()
    named = mention.form in ("name", "part")
    beside = [*_beside(document, paragraph, span[0], span[-1]), *_apposed(span.root)] if named else []
    own = [span.root] if mention.form == "descriptor" else []
    given, stated = [*own, *beside], list(_copular(span.root))
    for noun in (*given, *stated):
        if noun.i not in seen and noun.pos_ in ("NOUN", "PROPN", "ADJ") and (not named or noun not in span):
            seen.add(noun.i)
            yield Description(paragraph, noun, mention, noun in stated)


def _beside(document: Document, paragraph: Paragraph, first: Token, last: Token) -> Iterator[Token]:
    """Give the nouns straight before a name (“ethnic Kazakh activist X”, “her brother, X”) and after it (“X, a …”)."""
    if first.i == 0:
        return
    before = first.nbor(-1)
    apart = before.text == "," and first.i > 1
    noun = first.nbor(-2) if apart else before
    bound = not apart or noun.i == last.head.i or noun.is_ancestor(first) or _is_owned(noun)
    if (
        bound
        and noun.pos_ in ("NOUN", "PROPN")
        and not _is_named(document, paragraph, noun)
        and noun.sent == first.sent
    ):
        yield noun


def _is_owned(noun: Token) -> bool:
    """Say whether a noun has an owner (“her brother, X”); the parser may take “’s” for a word of its own."""
    return any(c.dep_ == "poss" or c.lower_ in ("’s", "'s") for c in noun.children)


def _is_named(document: Document, paragraph: Paragraph, noun: Token) -> bool:
    mention = document.mention_of(paragraph, noun)
    return mention is not None and mention.form in ("name", "part")


def _apposed(name: Token) -> Iterator[Token]:
    """Give the nouns set beside a name by commas, in either order."""
    for child in name.children:
        if child.dep_ in ("appos", "nmod") and child.pos_ in ("NOUN", "PROPN"):
            yield from _with_joined(child)
    if name.dep_ == "appos" and name.head.pos_ == "NOUN":
        yield name.head


def _copular(name: Token) -> Iterator[Token]:
    """Give what someone is said to be, to have become or to work as."""
    verb = name.head
    if name.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in ("be", "become", "remain", "work", "serve"):
        for child in verb.children:
            if child.dep_ in ("attr", "acomp", "oprd"):
                yield from _with_joined(child)
            if child.dep_ == "prep" and child.lower_ == "as":
                yield from (inner for inner in child.children if inner.dep_ == "pobj")
    for child in name.children:
        if child.dep_ == "relcl" and child.lemma_ in ("be", "become"):
            yield from (c for c in child.children if c.dep_ == "attr")


def _with_joined(noun: Token) -> Iterator[Token]:
    yield noun
    yield from (c for c in noun.conjuncts if c.i > noun.i and c.pos_ in ("NOUN", "PROPN"))


# ------------------------------------------------------------------ claims


def referents(document: Document, mention: Mention) -> tuple[Referent, ...]:
    """Give the people a mention means."""
    return tuple(r for r in document.meant_by(mention) if r.kind == "person")


def participant(role: Role, referent: Referent) -> Participant:
    """Give someone who takes part."""
    return Participant(role, referent.name, referent.id)


def extractor(rule: str) -> Extractor:
    """Say which rule made a claim."""
    return Extractor(EXTRACTOR, VERSION, rule)


def paragraph_of(document: Document, mention: Mention) -> Paragraph:
    """Give the paragraph that a mention stands in."""
    return max((p for p in document.paragraphs if p.start <= mention.passage.start), key=lambda p: p.start)


def passage(document: Document, *spots: tuple[int, int]) -> Passage:
    """Give the passage from the first to the last of some spans, cut at `LONGEST`."""
    start, end = min(s for s, _ in spots), max(e for _, e in spots)
    return document.passage(start, min(end, max(start + LONGEST, spots[0][1])))


def speakers(document: Document, spot: Passage) -> tuple[Speaker, ...]:
    """Give who says it, from the outermost to the innermost; nobody where the report itself does."""
    said = document.speakers_at(spot.start, spot.end)
    return said.speakers if said else ()


def how_sure(document: Document, paragraph: Paragraph, token: Token, spot: Passage, *, stated: bool) -> Certainty:
    """Give how surely it is said: by the speaker and, where a verb states it, by the words."""
    said = document.speakers_at(spot.start, spot.end)
    if not stated:
        return said.certainty if said else "asserted"
    return certainty.combine(said.certainty if said else None, certainty.of(document, paragraph, token))


def unique(claims: list[Claim]) -> list[Claim]:
    """Give each fact once, at the first passage that says it; the others are kept beside it."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.passage.start, c.passage.end)):
        key = (claim.type, claim.participants, claim.value, claim.speakers, claim.certainty)
        kept.setdefault(key, claim)
    return list(kept.values())
