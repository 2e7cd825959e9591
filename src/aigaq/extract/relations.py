"""How people stand to each other and to organisations: kin, lawyers, members, founders, leaders.

Cues are the ``[[cues.en]]`` tables of ``model/schema/relations/``: ``nouns`` (“X's brother Y”, “Y, member of Z”),
``verbs`` (“Y represents X”; ``passive = true`` also “Z, founded by Y”), ``adjectives`` (“X is married
to Y”) and ``compounds`` (“a Y-founded group”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract import describing as said
from aigaq.extract.clauses import subject_of, tells
from aigaq.extract.document import Document, Paragraph
from aigaq.model.claim import Claim
from aigaq.model.mention import Mention
from aigaq.model.schema import types

if TYPE_CHECKING:
    from aigaq.extract.token import Token

_GENITIVE = re.compile(r"(?:['’]s?)\s+(?:[\w-]+\s+){0,3}")
_WHOM = {"person": ("person",), "organisation": ("organisation",)}


def find(document: Document) -> list[Claim]:
    """Give the relations of a text as claims: the subject stands to the object as the type says."""
    claims = [claim for description in said.descriptions(document) for claim in _by_noun(document, description)]
    for paragraph in document.paragraphs:
        if tells(paragraph):
            claims += _by_words(document, paragraph)
    return said.unique(claims)


@cache
def _cues(kind: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give the cue words of one kind (nouns, verbs, adjectives, compounds): lemma → types and with whom."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for name, relation in sorted(types("relation").items()):
        for cue in relation.cues.get("en", ()):
            for word in cue.get(kind, ()):
                found[word] = (*found.get(word, ()), (name, cue.get("object", "person")))
    return found


# ------------------------------------------------------------------ nouns


def _by_noun(document: Document, description: said.Description) -> Iterator[Claim]:
    paragraph, noun = description.paragraph, description.noun
    for word in (_phrase(noun), noun.lemma_.lower()):
        if word in _cues("nouns"):
            for name, whom in _cues("nouns")[word]:
                for other in _owners(document, paragraph, noun, whom):
                    yield from _claims(document, paragraph, name, (description.mention, other), noun)
            return


def _phrase(noun: Token) -> str:
    """Give the noun with the word before it: “deputy director”, “leading light”."""
    before = [c for c in noun.children if c.i == noun.i - 1 and c.dep_ in ("compound", "amod")]
    return f"{before[0].lower_} {noun.lemma_.lower()}" if before else ""


def _owners(document: Document, paragraph: Paragraph, noun: Token, whom: str) -> Iterator[Mention]:
    """Give whose brother, lawyer or member: by genitive, possessive pronoun, “of X”, or a name before the noun."""
    heads = [c for c in noun.children if c.dep_ in ("poss", "compound", "nmod")]
    if noun.dep_ == "dobj" and noun.head.lemma_ == "have" and (owner := subject_of(noun.head)) is not None:
        heads.append(owner)  # “X has a son, Y”
    for prep in (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "to", "in", "at", "with")):
        heads += [c for c in prep.children if c.dep_ == "pobj"]
    tokens = [token for head in heads for token in (head, *head.conjuncts, *_names_in(head))]
    found = [m for token in tokens if (m := document.mention_of(paragraph, token))]
    found += _genitives(document, paragraph, noun)
    yield from {m.id: m for m in found if m.kind in _WHOM[whom]}.values()


def _genitives(document: Document, paragraph: Paragraph, noun: Token) -> list[Mention]:
    """Give who stands with “’s” before a noun, whatever the parser makes of the apostrophe."""
    end = paragraph.start + noun.idx
    near = document.mentions_in(max(paragraph.start, end - 80), end)
    return [m for m in near if _GENITIVE.fullmatch(document.text.content[m.passage.end : end])]


def _names_in(head: Token) -> list[Token]:
    return [c for c in head.children if c.dep_ in ("compound", "appos", "nmod", "poss") and c.pos_ == "PROPN"]


# ------------------------------------------------------------------ verbs and compounds


def _by_words(document: Document, paragraph: Paragraph) -> Iterator[Claim]:
    for token in paragraph.tokens:
        lemma = token.lemma_.lower()
        if lemma in _cues("adjectives") and any(c.dep_ == "prep" and c.lower_ == "to" for c in token.children):
            for name, whom in _cues("adjectives")[lemma]:
                yield from _by_adjective(document, paragraph, token, name, whom)
        elif lemma in _cues("verbs") and token.pos_ in ("VERB", "AUX"):
            for name, whom in _cues("verbs")[lemma]:
                yield from _by_verb(document, paragraph, token, name, whom)
        elif token.lower_ in _cues("compounds"):
            for name, whom in _cues("compounds")[token.lower_]:
                yield from _by_compound(document, paragraph, token, name, whom)


def _by_verb(document: Document, paragraph: Paragraph, verb: Token, name: str, whom: str) -> Iterator[Claim]:
    doers, others = _doers(verb), [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    if any(c.dep_ == "nsubjpass" for c in verb.children) or (verb.dep_ == "acl" and not others):
        others = [c for c in verb.children if c.dep_ == "nsubjpass"] or [verb.head]
        doers = [inner for c in verb.children if c.dep_ == "agent" for inner in c.children]
    others += [i for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "with", "for") for i in c.children]
    for doer in doers:
        left = document.mention_of(paragraph, doer)
        for other in others:
            right = _mention(document, paragraph, other, whom)
            if left and right and left.kind == "person":
                yield from _claims(document, paragraph, name, (left, right), verb)


def _by_adjective(document: Document, paragraph: Paragraph, word: Token, name: str, whom: str) -> Iterator[Claim]:
    """Read “X is married to Y”."""
    subject = subject_of(word) or subject_of(word.head)
    left = document.mention_of(paragraph, subject) if subject is not None else None
    for prep in (c for c in word.children if c.dep_ == "prep" and c.lower_ == "to"):
        for other in prep.children:
            right = _mention(document, paragraph, other, whom)
            if left and right and left.kind == "person":
                yield from _claims(document, paragraph, name, (left, right), word)


def _doers(verb: Token) -> list[Token]:
    subject = subject_of(verb)
    if subject is None:
        return []
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return [verb.head]
    return [subject, *subject.conjuncts]


def _mention(document: Document, paragraph: Paragraph, token: Token, whom: str) -> Mention | None:
    for near in (token, *token.conjuncts, *[t for t in token.subtree if t.pos_ == "PROPN"]):
        mention = document.mention_of(paragraph, near)
        if mention and mention.kind in _WHOM[whom]:
            return mention
    return None


def _by_compound(document: Document, paragraph: Paragraph, word: Token, name: str, whom: str) -> Iterator[Claim]:
    """Read “Z, a Y-founded group”: the name before the hyphen, and the organisation beside the noun."""
    if word.i < 2 or word.nbor(-1).text not in "-–‑":
        return
    left = document.mention_of(paragraph, word.nbor(-2)) or _by_surname(document, word.nbor(-2).text)
    noun = next((t for t in (word, *word.ancestors) if t.pos_ in ("NOUN", "PROPN") and t.i > word.i), None)
    if left is None or left.kind != "person" or noun is None:
        return
    near = [noun, noun.head, *noun.children] if noun.dep_ == "appos" else [noun, *noun.children]
    for token in near:
        right = document.mention_of(paragraph, token)
        if right and right.kind in _WHOM[whom]:
            yield from _claims(document, paragraph, name, (left, right), word)
            return


def _by_surname(document: Document, surname: str) -> Mention | None:
    """Give the one person of the text with this last name, where the mention itself was not found."""
    people = {
        m.referent.id: m for m in document.mentions if m.kind == "person" and m.referent.name.split()[-1:] == [surname]
    }
    return next(iter(people.values())) if len(people) == 1 else None


# ------------------------------------------------------------------ claims


def _claims(
    document: Document, paragraph: Paragraph, name: str, pair: tuple[Mention, Mention], word: Token
) -> Iterator[Claim]:
    at = paragraph.start + word.idx
    spot = said.passage(document, (at, at + len(word)), *_spots(paragraph, pair))
    stated = word.pos_ in ("VERB", "AUX") or word.dep_ == "attr"
    sure, told = said.how_sure(document, paragraph, word, spot, stated=stated), said.speakers(document, spot)
    for one in said.referents(document, pair[0]):
        for other in document.meant_by(pair[1]):
            if one.id != other.id:
                yield Claim(
                    passage=spot,
                    kind="relation",
                    type=name,
                    participants=(said.participant("subject", one), said.participant("object", other)),
                    extractor=said.extractor(f"relation.{name}.{word.lemma_.lower()}"),
                    speakers=told,
                    certainty=sure,
                )


def _spots(paragraph: Paragraph, pair: tuple[Mention, Mention]) -> list[tuple[int, int]]:
    end = paragraph.start + len(paragraph.text)
    return [(m.passage.start, m.passage.end) for m in pair if paragraph.start <= m.passage.start < end]
