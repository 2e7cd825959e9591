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
    from spacy.tokens import Token

How = Literal["direct", "indirect", "according_to", "reported_by"]
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


def certainty_of(kind: str, who: Who) -> Certainty:
    """Give what a class of verbs and a speaker make of what is said."""
    known: dict[str, Certainty] = {
        "asserted": "asserted", "alleged": "alleged", "denied": "denied", "hypothetical": "hypothetical",
    }  # fmt: skip
    return known.get(kind, "asserted" if who.authority else "alleged")


def speaker_of(document: Document, paragraph: Paragraph, verb: Token, how: How) -> Who | None:
    """Give who says what a verb of saying says, or ``None`` where nobody is said to."""
    agents = [inner for child in verb.children if child.dep_ == "agent" for inner in child.children]
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    if agents or passive:
        return who(document, paragraph, agents[0], how) if agents else None
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    subjects += [s for s in [subject_of(verb)] if s is not None and s not in subjects and s.dep_ == "nsubj"]
    named = [s for s in subjects if (m := document.mention_of(paragraph, s)) and m.kind == "person"]
    chosen = named or subjects
    return who(document, paragraph, chosen[0], how) if chosen else None


def who(document: Document, paragraph: Paragraph, noun: Token, how: How) -> Who | None:
    """Give the speaker that a noun means: by name, or described in square brackets."""
    if noun.lower_ in ("who", "which", "that") and noun.head.dep_ == "relcl":
        noun = noun.head.head
    if noun.lower_ in ("it", "there", "what", "this", "which", "that", "one"):
        return None
    mention = _mention(document, paragraph, noun)
    if mention is not None:
        return Who(_named(document, mention, how), _is_authority(document, mention, noun))
    joined = [m for c in noun.conjuncts if (m := _mention(document, paragraph, c))]
    description = describe(noun)
    if noun.pos_ == "PRON":
        description = noun.lower_
    if joined and noun.pos_ == "PROPN":
        return Who(_named(document, joined[0], how), authority=False)
    authority = bool({t.lower_ for t in _kept(noun)} & speech()["authorities"]["words"])
    return Who(Speaker(f"[{description}]", how), authority) if description else None


def _mention(document: Document, paragraph: Paragraph, noun: Token) -> Mention | None:
    """Give whom a noun names: itself, the name beside it (“his lawyer, X”), or the names joined to it."""
    own = document.mention_of(paragraph, noun)
    if own is not None and own.form in ("name", "part"):
        return own
    beside = [c for c in noun.children if c.dep_ in ("appos", "nmod", "compound") and c.pos_ == "PROPN"]
    found = [m for c in beside if (m := document.mention_of(paragraph, c)) and m.kind == "person"]
    return found[0] if found else own


def _named(document: Document, mention: Mention, how: How) -> Speaker:
    meant = document.meant_by(mention)
    if len(meant) == 1:
        return Speaker(meant[0].name, how, meant[0].id)
    return Speaker(" and ".join(r.name for r in meant), how)


def _is_authority(document: Document, mention: Mention, noun: Token) -> bool:
    if any(r.kind != "person" for r in document.meant_by(mention)):
        return True
    if mention.form == "pronoun":
        return False
    return bool({t.lower_ for t in _kept(noun)} & speech()["authorities"]["words"])


def describe(noun: Token) -> str:
    """Describe an unnamed speaker in the words of the text, without relative clauses and asides."""
    text = "".join(t.text_with_ws for t in _kept(noun))
    text = re.sub(r"\s+", " ", text).strip(" ,;:“”\"'’‘()[]–—")
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0]
    return text.replace("[", "").replace("]", "")


def _kept(noun: Token) -> list[Token]:
    dropped = {t.i for child in noun.children if child.dep_ in ("relcl", "appos", "cc", "conj") for t in child.subtree}
    inner = [t for t in noun.subtree if t.i not in dropped and t.dep_ != "case"]
    comma = next((t.i for t in inner if t.i > noun.i and t.text in (",", "“", '"', "(")), None)
    return [t for t in inner if comma is None or t.i < comma]
