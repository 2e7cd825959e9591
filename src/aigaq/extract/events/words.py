"""Words of the parse: mended lemmas, voice, coordination, and the tokens of a clause.

Labels are those of spaCy's English pipelines (ClearNLP dependencies).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract.events.cues import known_verbs, word_list

if TYPE_CHECKING:
    from aigaq.extract.token import Token

SURFACE = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj"})
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
CLAUSES = frozenset({"conj", "cc", "advcl", "punct", "parataxis", "ccomp", "mark"})
"""What is left out of a clause when its words are taken: other clauses and what ties them."""
NOT_BARE = frozenset({"dobj", "aux", "auxpass", "ccomp", "xcomp", "nsubjpass", "dative"})
"""Children that a participle with “was” left out does not have."""
DEEPEST = 12
"""Steps up the tree at most when an argument is looked for: a broken parse must not be climbed for ever."""

BEFORE = 40
"""Words before a sentence in which “the same treatment” looks for what it means."""
FARTHEST = 25
"""Words behind a verb at most that may belong to it."""
CLOSE = 6
"""Words before a noun at most that belong to it."""


def ahead(token: Token) -> list[Token]:
    """Give the words behind a word up to the next verb with a tense or the end of the sentence, whatever the parse."""
    found: list[Token] = []
    for behind in token.doc[token.i + 1 : min(token.i + 1 + FARTHEST, token.sent.end)]:
        if behind.tag_ in ("VBD", "VBZ", "VBP"):
            break
        found.append(behind)
    return found


AROUND: Mapping[str, Callable[[Token], list[Token]]] = {
    "sentence": lambda token: list(token.sent),
    "ahead": ahead,
    "left": lambda token: list(token.doc[max(token.sent.start, token.i - CLOSE) : token.i]),
    "words": lambda token: sorted(token.subtree, key=lambda t: t.i),
    "preposition": lambda token: [token.head] if token.dep_ == "pobj" else [],
    "before": lambda token: list(token.doc[max(0, token.sent.start - BEFORE) : token.sent.start]),
    "context": lambda token: list(token.doc[max(0, token.sent.start - BEFORE) : token.sent.end]),
}
"""Places a cue can ask about that are no arguments of its word; see `aigaq.extract.events.cues`."""


def lemma(token: Token) -> str:
    """Give the lemma in lower case, mended where the lemmatiser cuts “staged” to “stag”."""
    if token.mended is None:
        token.mended = _mended(token)
    return token.mended


def _mended(token: Token) -> str:
    found, word = token.lemma_.lower(), token.lower_
    if token.pos_ == "PROPN":
        return _common(found)
    if token.pos_ not in VERBS or found in known_verbs():
        return found
    for ending, replaced in (("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")):
        if word.endswith(ending) and (other := word.removesuffix(ending) + replaced) in known_verbs():
            return other
    return found


@cache
def _common(word: str) -> str:
    """Give the lemma of a plural that the parser takes for a name, as at the head of a sentence: “Militiamen”."""
    for ending, one in (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", "")):
        if word.endswith(ending) and (found := word.removesuffix(ending) + one) in list_of("people"):
            return found
    return word


@cache
def list_of(name: str) -> frozenset[str]:
    """Give a word list of ``lang/en/events.toml`` as a set."""
    return frozenset(word_list(name))


def is_reduced(verb: Token) -> bool:
    """Say whether a participle only describes the subject of a later verb, which the parser hangs on it.

    “Two men settled in Batumi were attacked”: no “have” or “be” stands with it, and no “and” before the passive.
    """
    if verb.tag_ != "VBN" or any(c.dep_ in ("aux", "auxpass", "cc") for c in verb.children):
        return False
    if verb.dep_ in SURFACE:
        return any(c.dep_ in SURFACE for c in verb.children)
    later = [c for c in verb.children if c.dep_ == "conj" and c.i > verb.i]
    return any(any(a.dep_ == "auxpass" and a.tag_ in ("VBD", "VBZ", "VBP") for a in c.children) for c in later)


def is_passive(verb: Token) -> bool:
    """Say whether the verb's surface subject is its object."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if verb.tag_ not in ("VBN", "VBD", "JJ"):
        return False
    if verb.dep_ in ("acl", "amod", "advcl", "relcl"):
        aside = verb.dep_ == "acl" and verb.i > 0 and verb.nbor(-1).text == ","  # “A. B., gunned down at home, …”
        return (
            (verb.tag_ != "VBD" or aside)
            and not deps & {"aux", "nsubj"}
            and not ("dobj" in deps and verb.dep_ == "acl")
        )
    if verb.dep_ in ("ccomp", "xcomp", "acomp", "oprd") and not deps & {"aux", "mark", "dobj"}:
        return verb.head.lemma_ in list_of("causative" if verb.tag_ == "VBN" else "ordering")
    shared = verb.dep_ == "conj" and verb.tag_ == "VBN" and not deps & {"aux", "nsubj"} and not _takes(verb, deps)
    return shared and verb.head.pos_ in VERBS and is_passive(verb.head)


def _takes(verb: Token, deps: set[str]) -> bool:
    """Say whether a verb has its own object, and is none that gives: “convicted and given six years” is passive."""
    return "dobj" in deps and lemma(verb) not in list_of("giving")


def shares_passive(verb: Token) -> bool:
    """Say whether a bare past form may share the passive of the verb before it: “was arrested, tried and jailed”."""
    if verb.dep_ not in ("conj", "dep", "advcl", "ccomp") or verb.tag_ not in ("VBN", "VBD"):
        return False
    deps = {child.dep_ for child in verb.children}
    if deps & {"aux", "nsubj", "ccomp"} or _takes(verb, deps) or verb.head.pos_ not in VERBS or verb.head == verb:
        return False
    return is_passive(verb.head) or shares_passive(verb.head)


def lacks_object(verb: Token) -> bool:
    """Say whether a past form that always has an object has none, as in a headline: “Poet jailed for six years”."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBN") or lemma(verb) not in list_of("transitive"):
        return False
    if any(c.dep_ in NOT_BARE or (c.dep_ == "prep" and c.lower_ in ("at", "into")) for c in verb.children):
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    shared = any(o.dep_ in OBJECTS for c in verb.children if c.dep_ == "conj" for o in c.children)
    return bool(subjects) and not shared and subjects[0].lemma_.lower() not in list_of("bodies")


def is_habitual(verb: Token) -> bool:
    """Say whether a clause in the present says what happens as a rule: “journalists are often threatened”."""
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in VERBS and not _has_aux(verb):
        return is_habitual(verb.head)  # “are routinely harassed and jailed”
    present = verb.tag_ in ("VBP", "VBZ") or any(c.tag_ in ("VBP", "VBZ") and c.lemma_ == "be" for c in verb.children)
    return present and any(c.dep_ == "advmod" and c.lower_ in list_of("habitual") for c in verb.children)


def is_common(noun: Token) -> bool:
    """Say whether a noun tells what happens as a rule: “arrests of unionists have become common”."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in ("be", "become", "remain") or noun.tag_ not in ("NNS", "NN"):
        return False
    if any(c.dep_ in ("det", "poss") for c in noun.children):
        return False
    return any(c.dep_ in ("acomp", "attr") and c.lemma_.lower() in list_of("usual") for c in verb.children)


def stands_for_people(verb: Token) -> bool:
    """Say whether a participle is who it happened to, and tells nothing by itself: “two of the accused”."""
    if verb.tag_ != "VBN" or verb.dep_ == "amod" or verb.i == 0:
        return False
    before = verb.nbor(-1)
    return (before.tag_ == "CD" or before.lower_ in ("the", "an", "a")) and not any(
        c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children
    )


def _has_aux(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children)


def expand(tokens: list[Token]) -> list[Token]:
    """Follow coordination and company: “X and Y”, “X, along with Y”."""
    found: list[Token] = []
    queue = list(tokens)
    while queue and len(found) < 40:
        token = queue.pop(0)
        if token in found:
            continue
        found.append(token)
        queue += [c for c in token.children if c.dep_ == "conj" and c.pos_ not in VERBS]
        queue += [p for c in token.children if _is_company(c) for p in _objects_of(c)]
        queue += [c for c in token.children if _is_joined(c)] + _among(token) + _kin_listed(token)
    return found


def _is_joined(name: Token) -> bool:
    """Say whether a name that the parser makes a part of the next one is joined to it: “A. and B. C. to five years”."""
    return name.dep_ in ("nmod", "compound") and name.pos_ == "PROPN" and any(c.dep_ == "cc" for c in name.children)


def _kin_listed(token: Token) -> list[Token]:
    """Give the relatives that stand in a list with somebody, and no apposition: “A. B., his brother C. and two others”.

    A name of their own, or an “and” without a comma, tells them from “A. B., his brother, was …”.
    """
    found: list[Token] = []
    for child in token.children:
        if child.dep_ != "appos" or child.lemma_.lower() not in list_of("kin"):
            continue
        if not any(c.tag_ == "PRP$" for c in child.children):
            continue
        named = [
            c
            for c in child.children
            if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i == child.i + len([*c.lefts]) + 1
        ]
        end = child.right_edge.i + 1
        if (
            named
            or any(c.dep_ == "conj" for c in child.children)
            or (end < len(token.doc) and token.doc[end].lower_ == "and")
        ):
            found += [child, *(n for name in named for n in name.children if n.dep_ == "conj")]
    return found


def _including(token: Token) -> list[Token]:
    """Give who is named behind the verb as some of those told of: “dozens of people were held, including A. B.”."""
    at = token
    while at.dep_ == "pobj" and at.head.lower_ == "of":
        at = at.head.head
    verb = at.head
    if verb.pos_ not in VERBS or at.dep_ not in SURFACE | OBJECTS or token.tag_ not in ("NNS", "NNPS"):
        return []
    if at.dep_ == "nsubj" and any(c.dep_ in OBJECTS for c in verb.children):
        return []
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "including" and c.i > verb.i]
    return [o for prep in preps for o in _objects_of(prep)]


def _among(token: Token) -> list[Token]:
    """Give who is named among those counted: “eleven defendants, among them the teacher A. B.”."""
    if included := _including(token):
        return included
    if token.tag_ not in ("NNS", "NNPS") or token.right_edge.i + 1 >= token.sent.end:
        return []
    behind = token.doc[token.right_edge.i + 1 : token.sent.end]
    if [t.lower_ for t in behind[:3]] != [",", "among", "them"]:
        return []
    return [t for t in behind[3:] if t.pos_ == "PROPN" and t.dep_ not in ("compound", "nmod", "pobj", "poss")][:1]


def _is_company(prep: Token) -> bool:
    if prep.dep_ != "prep":
        return False
    before = prep.nbor(-1).lower_ if prep.i > 0 else ""
    return (prep.lower_ == "with" and before in ("along", "together")) or prep.lower_ in ("including", "alongside")


def _objects_of(prep: Token) -> list[Token]:
    return [c for c in prep.children if c.dep_ == "pobj"]


def clause_tokens(verb: Token) -> list[Token]:
    """Give the tokens of the verb's own clause, in order: its subject, itself and its complements."""
    found = [verb]
    for child in verb.children:
        if child.dep_ in CLAUSES and not _belongs(child):
            continue
        found += list(child.subtree)
    return sorted(found, key=lambda t: t.i)


def is_ordered(child: Token) -> bool:
    """Say whether an infinitive that the parser calls an adverbial is what someone is made to do: “was made to eat”."""
    if child.dep_ != "advcl" or child.tag_ != "VB" or child.head.lemma_ not in list_of("object_control"):
        return False
    return any(c.lower_ == "to" for c in child.children) and all(c.dep_ != "mark" for c in child.children)


def _belongs(child: Token) -> bool:
    if is_ordered(child):
        return True
    if child.dep_ == "advcl" and child.tag_ == "VB" and child.left_edge.lower_ == "to" and child.left_edge.i > 0:
        return child.nbor(child.left_edge.i - child.i - 1).dep_ in OBJECTS  # "granted leave to remain"
    if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i == child.head.i + 1:
        return True  # “went missing”
    told = child.dep_ == "ccomp" and (
        child.head.lemma_ in ("tell", "warn") or child.pos_ == "ADJ" or child.head.lemma_ == "let"
    )
    return told or child.dep_ == "mark"


def lemmas(tokens: list[Token]) -> str:
    """Give the lemmas of some tokens as one string that begins and ends with a space."""
    return " " + " ".join([t.mended or lemma(t) for t in tokens]) + " "
