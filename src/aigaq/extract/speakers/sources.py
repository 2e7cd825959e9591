"""Sources in the words around: “according to a letter he smuggled out”, “by her own account”, “from a cousin”."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from aigaq.extract.clauses import clause_head
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.speakers.who import How, Who, speech, who

if TYPE_CHECKING:
    from aigaq.extract.token import Token


def source_of(word: Token) -> Token | None:
    """Give whose words a preposition gives: “according to X”, “in the words of X”, “by X’s account”."""
    if word.lower_ == "according":
        return next((n for to in word.children if to.dep_ == "prep" for n in to.children if n.dep_ == "pobj"), None)
    if word.dep_ != "prep" or clause_head(word.head).pos_ == "NOUN":
        return None
    pairs = speech()["according"]["pairs"]
    nouns = [n for n in word.children if n.dep_ == "pobj" and f"{word.lower_} {n.lemma_}" in pairs]
    noun = nouns[0] if nouns else None
    if noun is None:
        return None
    return _owner(noun, of=f"{word.lower_} {noun.lemma_}" not in speech()["according"]["own"])


def _owner(noun: Token, *, of: bool) -> Token | None:
    """Give whose words, account or view it is; “on account of the rain” is nobody's."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if not of:
        return owners[0] if owners else None
    owners += [n for of in noun.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj"]
    return owners[0] if owners else None


def governed_by(word: Token, base: int, named: int) -> list[list[Token]]:
    """Give what a source says: its clause without the words of the source and what the report adds about a name.

    ``base`` is where the paragraph starts, ``named`` the end of the source's name, should the parser have lost it.
    """
    own = {t.i for t in word.subtree}
    clause = list(clause_head(word.head).subtree)
    aside = {t.i for t in clause if t.dep_ == "relcl" and _is_added(t) for t in t.subtree}
    left = [t for t in clause if t.i not in own and t.i not in aside]
    return segments(t for t in left if t.i < word.i or base + t.idx >= named)


def _is_added(relative: Token) -> bool:
    """Say whether a relative clause behind a comma only adds to a name: that is the report's own knowledge."""
    first = min(t.i for t in relative.subtree)
    before = relative.doc[first - 1].text if first else ""
    return relative.head.pos_ in ("PROPN", "PRON") and (before == "," or relative.doc[first].text == ",")


def segments(tokens: Iterable[Token]) -> list[list[Token]]:
    """Give the stretches of words that stand together and have a verb (“in both cases” says nothing alone), trimmed."""
    found: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if found and found[-1][-1].i == token.i - 1:
            found[-1].append(token)
        else:
            found.append([token])
    kept = [part for part in map(_trimmed, found) if part]
    return [part for part in kept if any(t.pos_ in ("VERB", "AUX") for t in part)] or kept


def _trimmed(part: list[Token]) -> list[Token]:
    while part and part[-1].is_punct:
        part = part[:-1]
    while part and part[0].is_punct:
        part = part[1:]
    return part


def relayed(verb: Token) -> tuple[Token, list[Token]] | None:
    """Give from whom somebody heard something, and what: “she learned from a cousin that …”."""
    if verb.lemma_ not in speech()["relays"]["verbs"]:
        return None
    passed = [n for c in verb.children if c.lower_ == "from" for n in c.children if n.dep_ == "pobj"]
    passed += [n for c in verb.children if c.dep_ == "agent" for n in c.children if n.dep_ == "pobj"]
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    if not passed:
        return None
    clauses += [c for c in passed[0].children if c.dep_ == "relcl" and has_own_subject(c)]
    return (passed[0], [t for c in clauses for t in c.subtree]) if clauses else None


def has_own_subject(clause: Token) -> bool:
    """Say whether a “that” clause is none that describes, though the parser says so: nothing in it is missing."""
    opening = [c for c in clause.children if c.lower_ == "that"]
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ != "that"]
    return bool(opening and subjects) and clause.i > opening[0].i


def hearer(document: Document, paragraph: Paragraph, verb: Token, how: How = "reported_by") -> Who | None:
    """Give who heard it, who passes it on."""
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return who(document, paragraph, subjects[0], how) if subjects else None
