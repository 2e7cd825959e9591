"""Who speaks: from the subject of a verb of saying to a named or described speaker."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from aigaq.extract.clauses import subject_of
from aigaq.extract.document import Document, Paragraph
from aigaq.lang.en import words
from aigaq.model.claim import Certainty, Speaker
from aigaq.model.mention import Mention

if TYPE_CHECKING:
    from aigaq.extract.token import Token

How = Literal["direct", "indirect", "according_to", "reported_by"]
THINGS = frozenset({"it", "there", "what", "this", "which", "that", "one"})
"""Subjects that speak only if they are tied to somebody."""
LONGEST = 90
"""Characters. A longer description of an unnamed speaker is cut at a word."""


@frozen
class Who:
    """A speaker and whether it is an authority or a medium, whose word is told as a fact."""

    speaker: Speaker
    authority: bool


@cache
def speech() -> dict[str, dict[str, frozenset[str]]]:
    """Give the word list of speech."""
    return {kind: {name: frozenset(row) for name, row in table.items()} for kind, table in words("speech").items()}


@cache
def verb_classes() -> dict[str, str]:
    """Give what each verb of saying makes of what is said: its class in ``speech.toml``."""
    return {verb: kind for kind, verbs in sorted(speech()["verbs"].items()) for verb in sorted(verbs)}


@cache
def noun_classes() -> dict[str, str]:
    """Give what each noun of saying makes of what is said (“her claim that …”): its class in ``speech.toml``."""
    return {noun: kind for kind, nouns in sorted(speech()["nouns"].items()) for noun in sorted(nouns)}


def certainty_of(kind: str, who: Who) -> Certainty:
    """Give what a class of verbs and a speaker make of what is said."""
    known: dict[str, Certainty] = {
        "asserted": "asserted", "alleged": "alleged", "denied": "denied", "hypothetical": "hypothetical",
    }  # fmt: skip
    return known.get(kind, "asserted" if who.authority else "alleged")


def speaker_of(
    document: Document, paragraph: Paragraph, verb: Token, how: How, said: tuple[int, int] = (0, 0)
) -> Who | None:
    """Give who says what a verb of saying says, or ``None`` where nobody is said to.

    ``said``: where quoted words stand, in the text; no word of them is the speaker.
    """
    agents = [inner for child in verb.children if child.dep_ == "agent" for inner in child.children]
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    if agents or passive:
        return who(document, paragraph, agents[0], how) if agents else None
    subjects = [child for child in verb.children if child.dep_ == "nsubj"] or _controlling(verb)
    if inside := [s for s in subjects if said[0] <= paragraph.start + s.idx < said[1]]:
        subjects = [s for s in subjects if s not in inside] or _behind(verb)
    if verb.lemma_ in speech()["evidence"]["verbs"] and not any(_can_speak(document, paragraph, s) for s in subjects):
        return None
    outer = verb.head if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "conj") else verb
    subjects += [s for s in [subject_of(outer)] if s is not None and s not in subjects and s.dep_ == "nsubj"]
    named = [s for s in subjects if (m := document.mention_of(paragraph, s)) and m.kind == "person"]
    chosen = named or subjects
    return who(document, paragraph, chosen[0], how) if chosen else None


def _behind(verb: Token) -> list[Token]:
    """Give who stands straight behind a verb whose subject the parser has lost: “…,” said a man close to her."""
    after = verb.doc[verb.i + 1 : verb.i + 4]
    found = (t for t in after if t.pos_ in ("NOUN", "PROPN", "PRON"))
    noun = next(found, None)
    while noun is not None and noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i:
        noun = noun.head
    return [noun] if noun is not None else []


def _controlling(verb: Token) -> list[Token]:
    """Give who is brought to say something: “the raid led neighbours to say that …”."""
    if verb.dep_ not in ("xcomp", "advcl") or verb.tag_ != "VB" or verb.head.lemma_ not in speech()["brought"]["verbs"]:
        return []
    return [child for child in verb.head.children if child.dep_ in ("dobj", "dative") and child.i < verb.i]


def _can_speak(document: Document, paragraph: Paragraph, noun: Token) -> bool:
    """Say whether a noun means somebody: a name, a pronoun, an authority or a word for people."""
    if document.mention_of(paragraph, noun) is not None or noun.lower_ in ("he", "she", "they", "we", "i", "who"):
        return True
    lemma = noun.lemma_.lower()
    return lemma in _people() or _is_of_office(noun)


@cache
def _people() -> frozenset[str]:
    titles = words("titles")
    return frozenset(word.lower() for table in titles.values() for row in table.values() for word in row)


def who(document: Document, paragraph: Paragraph, noun: Token, how: How) -> Who | None:
    """Give the speaker that a noun means: by name, or described in square brackets."""
    if noun.lower_ in ("who", "which", "that") and noun.head.dep_ == "relcl":
        noun = noun.head.head
    if noun.lower_ in THINGS and document.mention_of(paragraph, noun) is None:
        return None
    writer = _writer(noun)
    if writer is not None and (found := who(document, paragraph, writer, how)) is not None:
        return found
    named = _together(document, paragraph, noun)
    if named:
        authority = len(named) == 1 and _is_authority(document, named[0], noun)
        return Who(_named(document, named, how), authority)
    description = noun.lower_ if noun.pos_ == "PRON" else describe(noun)
    if not description:
        return None
    if noun.pos_ == "PROPN" and description[0].isupper() and noun.ent_type_ in ("GPE", "ORG", "NORP"):
        return Who(Speaker(description, how), authority=True)
    authority = _is_of_office(noun)
    return Who(Speaker(f"[{description}]", how), authority)


def _writer(noun: Token) -> Token | None:
    """Give who wrote or made what speaks: “a letter he smuggled out”, “her diary”, “a post by Aya Nurbek”."""
    if noun.lemma_ not in speech()["writings"]["nouns"]:
        return None
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.lower_ in ("by", "from") and (inner := [n for n in child.children if n.dep_ == "pobj"]):
            return inner[0]
        if child.dep_ in ("relcl", "acl") and child.lemma_ in speech()["writings"]["verbs"]:
            by = [n for c in child.children if c.dep_ == "agent" for n in c.children]
            own = [c for c in child.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")]
            return next(iter(by + own), None)
    return None


def _together(document: Document, paragraph: Paragraph, noun: Token) -> list[Mention]:
    """Give whom a subject names: one, or several joined by “and”."""
    first = _mention(document, paragraph, noun)
    if first is None:
        return []
    joined = [m for c in noun.conjuncts if c.i > noun.i and (m := _mention(document, paragraph, c))]
    return [first, *(m for m in joined if m.kind == first.kind and m.id != first.id)]


def _mention(document: Document, paragraph: Paragraph, noun: Token) -> Mention | None:
    """Give whom a noun names: itself, the name beside it (“his lawyer, X”), or the names joined to it."""
    own = document.mention_of(paragraph, noun)
    if own is not None and own.form in ("name", "part"):
        return own
    beside = [c for c in noun.children if c.dep_ in ("appos", "nmod", "compound") and c.pos_ == "PROPN"]
    for called in (c for c in noun.children if c.dep_ == "acl" and c.lemma_ in ("call", "name")):
        beside += [c for c in called.children if c.pos_ == "PROPN"]
    found = [m for c in beside if (m := document.mention_of(paragraph, c)) and m.kind == "person"]
    return found[0] if found else behind_comma(document, paragraph, noun) or own


def behind_comma(document: Document, paragraph: Paragraph, noun: Token) -> Mention | None:
    """Give the name behind a calling, where the parser loses it: “according to her lawyer, Tim Oz, police …”."""
    at = noun.i + 2
    if at >= len(noun.doc) or noun.doc[noun.i + 1].text != "," or noun.lemma_.lower() not in _people():
        return None
    found = document.mention_of(paragraph, noun.doc[at])
    if found is None or found.kind != "person" or found.form not in ("name", "part"):
        return None
    span = paragraph.tokens_in(found.passage.start, found.passage.end)
    ends = span is not None and (span.end >= len(noun.doc) or noun.doc[span.end].text in (",", "."))
    return found if ends and span is not None and span.start == at else None


def _named(document: Document, mentions: list[Mention], how: How) -> Speaker:
    meant = list({r.id: r for m in mentions for r in document.meant_by(m)}.values())
    if len(meant) == 1:
        return Speaker(meant[0].name, how, meant[0].id)
    return Speaker(" and ".join(r.name for r in meant), how)


def _is_authority(document: Document, mention: Mention, noun: Token) -> bool:
    if any(r.kind != "person" for r in document.meant_by(mention)):
        return True
    if mention.form == "pronoun":
        return False
    return _is_of_office(noun)


def _is_of_office(noun: Token) -> bool:
    """Say whether a noun, or a word with it, is one of office or of the press."""
    lists = speech()["authorities"]
    return noun.lower_ in lists["heads"] or bool({t.lower_ for t in _kept(noun)} & lists["words"])


def describe(noun: Token) -> str:
    """Describe an unnamed speaker in the words of the text, without relative clauses and asides."""
    text = "".join(t.text_with_ws for t in _kept(noun))
    text = re.sub(r"\s+", " ", text).strip(" ,;:“”\"'’‘()[]–—")
    text = re.sub(r"[’']s$", "", text)
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0]
    return text.replace("[", "").replace("]", "")


def _kept(noun: Token) -> list[Token]:
    dropped = {t.i for child in noun.children if child.dep_ in ("relcl", "appos", "cc", "conj") for t in child.subtree}
    inner = [t for t in noun.subtree if t.i not in dropped]
    comma = next((t.i for t in inner if t.i > noun.i and t.text in (",", "“", '"', "(")), None)
    return [t for t in inner if comma is None or t.i < comma]
