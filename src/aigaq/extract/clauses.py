"""Clauses of the parse: which verb heads the clause a word stands in, and how clauses hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigaq.extract.document import Paragraph

if TYPE_CHECKING:
    from aigaq.extract.token import Token

CLAUSAL = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})
"""Dependencies that head a clause (labels of ClearNLP, as spaCy's English models use them)."""


def clause_head(token: Token) -> Token:
    """Give the verb (or predicate) that heads the clause a word stands in, itself if it is one."""
    at = token
    while not heads_clause(at) and at.head.i != at.i:
        at = at.head
    return at


def heads_clause(token: Token) -> bool:
    """Say whether a word heads a clause."""
    if token.pos_ not in ("VERB", "AUX"):
        return token.dep_ == "ROOT"
    return token.dep_ in CLAUSAL or (token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"))


def chain(token: Token) -> list[Token]:
    """Give the clauses around a word, from its own outwards."""
    heads = [clause_head(token)]
    while heads[-1].head.i != heads[-1].i:
        heads.append(clause_head(heads[-1].head))
    return heads


def auxiliaries(verb: Token) -> list[Token]:
    """Give a verb's auxiliaries, also those it shares with the verb it is joined to by “and”."""
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not own and verb.dep_ == "conj" and verb.head.i != verb.i and verb.tag_ in ("VB", "VBN", "VBG"):
        return auxiliaries(verb.head)
    return own


def is_past(verb: Token) -> bool:
    """Say whether a verb tells of the past: simple past, passive or perfect."""
    if verb.tag_ == "VBD":
        return True
    aux = auxiliaries(verb)
    return any(a.tag_ == "VBD" or (a.lemma_ == "have" and a.tag_ in ("VBZ", "VBP", "VBD")) for a in aux)


def is_simple_past(verb: Token) -> bool:
    """Say whether a verb tells a step of the story: simple past or its passive, no perfect, no modal."""
    aux = auxiliaries(verb)
    if any(a.lemma_ == "have" or a.tag_ == "MD" for a in aux) or goes_back_with(verb):
        return False
    return verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in aux)


def goes_back_with(verb: Token) -> bool:
    """Say whether a verb is joined to one that goes behind the story, of one subject: “had fled and were given …”."""
    head = verb.head
    finite = any(aux.tag_ == "VBD" and aux.lower_ != "had" for aux in auxiliaries(verb))
    if verb.dep_ != "conj" or head.pos_ not in ("VERB", "AUX") or not finite:
        return False
    own = any(child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for child in verb.children)
    return not own and any(a.lower_ == "had" for a in auxiliaries(head))


def subject_of(verb: Token) -> Token | None:
    """Give the head of a verb's subject, also one it shares with the verb it is joined to."""
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl")]
    if own:
        return own[0]
    if verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    return None


def inside(token: Token, head: Token) -> bool:
    """Say whether a word is a head or depends on it."""
    return token.i == head.i or head.is_ancestor(token)


def is_infinitive(head: Token) -> bool:
    """Say whether a verb is an infinitive with “to”."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in head.children)


def tells(paragraph: Paragraph) -> bool:
    """Say whether a paragraph can tell something: all but a byline (author and date, no verb)."""
    return paragraph.kind != "byline" or any(t.pos_ in ("VERB", "AUX") for t in paragraph.tokens)
