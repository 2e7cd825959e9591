"""Who does what to whom in a parsed clause, whatever its voice and wherever its subject stands.

Labels are those of spaCy's English pipelines (ClearNLP dependencies). The small pipeline errs, so each
step takes the nearest argument that fits rather than none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract.events_cues import known_verbs, word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

SURFACE = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj"})
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
CLAUSES = frozenset({"conj", "cc", "advcl", "punct", "parataxis", "ccomp", "mark"})
"""What is left out of a clause when its words are taken: other clauses and what ties them."""
DEEPEST = 12
"""Steps up the tree at most when an argument is looked for: a broken parse must not be climbed for ever."""

Arguments = dict[str, list["Token"]]


def lemma(token: Token) -> str:
    """Give the lemma in lower case, mended where the lemmatiser cuts “staged” to “stag”."""
    found, word = token.lemma_.lower(), token.lower_
    if token.pos_ not in VERBS or found in known_verbs():
        return found
    for ending, replaced in (("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")):
        if word.endswith(ending) and (other := word.removesuffix(ending) + replaced) in known_verbs():
            return other
    return found


@cache
def list_of(name: str) -> frozenset[str]:
    """Give a word list of ``lang/en/events.toml`` as a set."""
    return frozenset(word_list(name))


def is_passive(verb: Token) -> bool:
    """Say whether the verb's surface subject is its object."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if verb.tag_ not in ("VBN", "VBD", "JJ"):
        return False
    if verb.dep_ in ("acl", "amod", "advcl", "relcl"):
        return verb.tag_ != "VBD" and not deps & {"aux", "nsubj"} and not ("dobj" in deps and verb.dep_ == "acl")
    if verb.dep_ in ("ccomp", "xcomp") and verb.tag_ == "VBN" and not deps & {"aux", "mark"}:
        return verb.head.lemma_ in list_of("causative")
    shared = verb.dep_ == "conj" and verb.tag_ == "VBN" and not deps & {"aux", "nsubj", "dobj"}
    return shared and verb.head.pos_ in VERBS and is_passive(verb.head)


def shares_passive(verb: Token) -> bool:
    """Say whether a bare past form may share the passive of the verb before it: “was arrested, tried and jailed”."""
    if verb.dep_ not in ("conj", "dep", "advcl", "ccomp") or verb.tag_ not in ("VBN", "VBD"):
        return False
    deps = {child.dep_ for child in verb.children}
    if deps & {"aux", "nsubj", "dobj", "ccomp"} or verb.head.pos_ not in VERBS or verb.head == verb:
        return False
    return is_passive(verb.head) or shares_passive(verb.head)


def verb_arguments(verb: Token, *, passive: bool) -> Arguments:
    """Give the verb's arguments by their function in the active voice."""
    found = _complements(verb)
    company = _company(verb)
    if found.get("object"):
        found["object"] = [_antecedent(verb, token) for token in found["object"]]
    _attach_late(found)
    surface = surface_subject(verb)
    (found["object"] if found.get("object") and not passive else surface).extend(company)
    if not passive:
        found["subject"] = surface
        if not found.get("object") and (head := _relative_object(verb)):
            found["object"] = [head]
        return found
    found["subject"] = _agents(verb) or found.pop("by", [])
    if found.get("object"):
        found.setdefault("recipient", []).extend(surface)
    else:
        found["object"] = surface
    return found


def _company(verb: Token) -> list[Token]:
    """Give who is named after “along with” where the parser hangs it on the verb."""
    outer = [c for c in verb.children if c.lower_ in ("along", "together")]
    return [o for c in outer for w in c.children if w.lower_ == "with" for o in w.children if o.dep_ == "pobj"]


def _agents(verb: Token) -> list[Token]:
    return [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]


def _attach_late(found: Arguments) -> None:
    """Take prepositions that the parser hung on an argument as the verb's too: “held for ten days in jail”."""
    for token in [t for tokens in found.values() for t in tokens if t.pos_ in NOUNS]:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ != "of" and child.lower_ not in found:
                _prepositional(child, found)


def noun_arguments(noun: Token) -> Arguments:
    """Give a noun's arguments: prepositions, possessive, and who does, undergoes or attends it."""
    found: Arguments = {}
    for child in noun.children:
        if child.dep_ == "poss":
            found.setdefault("possessive", []).append(child)
        elif child.dep_ in ("prep", "agent"):
            _prepositional(child, found)
        elif child.dep_ == "acl" and child.tag_ == "VBN":  # "the sentence imposed on X", "an appeal filed by X"
            for function, tokens in _complements(child).items():
                found.setdefault(function, []).extend(tokens)
    verb, direct = _governor(noun)
    if verb is not None:
        _support(noun, verb, found) if direct else found.setdefault("attender", []).extend(surface_subject(verb))
    return found


def governor(noun: Token) -> Token | None:
    """Give the verb that a noun is the subject, object or complement of."""
    return _governor(noun)[0]


def _governor(noun: Token) -> tuple[Token | None, bool]:
    """Give the verb above a noun, and whether the noun is its subject or object (not after a preposition)."""
    token = noun
    for _ in range(DEEPEST):
        head = token.head
        if head.pos_ in VERBS:
            return (head, True) if token.dep_ in SURFACE | OBJECTS | {"attr", "dative"} else (None, False)
        if token.dep_ == "pobj" and head.head.pos_ in VERBS:
            return head.head, False
        if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in ("series", "number", "string", "kind"):
            token = head.head
        elif token.dep_ in ("conj", "appos") and head.pos_ in NOUNS:
            token = head
        else:
            return None, False
    return None, False


def _support(noun: Token, verb: Token, found: Arguments) -> None:
    word = lemma(verb)
    passive = is_passive(verb)
    if noun.dep_ in OBJECTS or (passive and noun.dep_ == "nsubjpass"):
        arguments = verb_arguments(verb, passive=passive)
        found.setdefault("holder", []).extend(arguments.get("subject", []))
        kind = "undergoer" if word in list_of("undergo") else "doer" if word in list_of("do") else ""
        for function, tokens in arguments.items():
            if kind and function != "object":
                found.setdefault(kind if function == "subject" else function, []).extend(tokens)
    elif word in list_of("occur"):
        for clause in verb.children:
            if clause.dep_ == "advcl" and any(c.lower_ in ("as", "when", "while") for c in clause.children):
                found.setdefault("circumstance", []).extend(surface_subject(clause))


def _complements(verb: Token) -> Arguments:
    found: Arguments = {}
    for child in verb.children:
        dep = child.dep_
        if dep in OBJECTS:
            found.setdefault("object", []).append(child)
        elif dep == "dative" and child.pos_ != "ADP":
            found.setdefault("recipient", []).append(child)
        elif dep in ("prep", "agent", "dative"):
            _prepositional(child, found)
        elif dep in ("advmod", "prt", "acomp", "npadvmod"):
            for prep in child.children:
                if prep.dep_ == "prep":
                    _prepositional(prep, found)
        elif dep in ("xcomp", "ccomp"):
            found.setdefault("complement", []).append(child)
    return found


def _prepositional(prep: Token, found: Arguments) -> None:
    name = prep.lemma_.lower()
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp"):
            found.setdefault(name, []).append(child)
            if prep.dep_ == "dative":
                found.setdefault("recipient", []).append(child)
        elif child.dep_ == "prep":  # "out of", "from within"
            _prepositional(child, found)


def _relative_object(verb: Token) -> Token | None:
    if verb.dep_ != "relcl":
        return None
    subjects = [c for c in verb.children if c.dep_ in SURFACE and c.tag_ not in RELATIVE]
    return verb.head if subjects else None


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """Give the tokens that stand as the verb's subject, also where another clause names them."""
    own = [c for c in verb.children if c.dep_ in SURFACE]
    if own:
        return [_antecedent(verb, token) for token in own]
    if depth > DEEPEST or verb.head == verb:
        return []
    head = verb.head
    if verb.dep_ in ("acl", "relcl", "amod"):
        return _of_noun(verb, head, depth)
    if head.pos_ in VERBS and verb.dep_ == "xcomp":
        return _controller(head, depth)
    if head.pos_ in VERBS and verb.dep_ in ("conj", "advcl", "ccomp", "dep", "parataxis"):
        return surface_subject(head, depth + 1)
    if verb.dep_ == "pcomp":
        return _of_preposition(head, depth)
    if verb.dep_ == "conj":
        return surface_subject(head, depth + 1) if head.pos_ in VERBS else []
    return []


def _antecedent(verb: Token, subject: Token) -> Token:
    """Give what a relative pronoun stands for, also when it is said of a subject: “she was one who fled”."""
    if subject.tag_ not in RELATIVE:
        return subject
    clause = verb
    for _ in range(DEEPEST):
        if clause.dep_ == "relcl" or clause.head.pos_ not in VERBS or clause.head == clause:
            break
        clause = clause.head
    return _said_of(clause.head) if clause.dep_ == "relcl" else subject


def _said_of(noun: Token) -> Token:
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become", "remain"):
        subjects = [c for c in noun.head.children if c.dep_ == "nsubj"]
        return subjects[0] if subjects else noun
    if noun.dep_ == "appos" and noun.head.pos_ in NOUNS:
        return noun.head
    return noun


def _of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    if noun.pos_ in VERBS:
        return surface_subject(noun, depth + 1)
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become", "remain"):
        return surface_subject(noun.head, depth + 1) or [noun]
    if noun.dep_ == "appos":
        return [_said_of(noun)]
    if noun.lemma_.lower() in list_of("control_nouns") and verb.tag_ == "VB":
        if poss := [c for c in noun.children if c.dep_ == "poss"]:
            return poss
        above = governor(noun)
        return _controller(above, depth, giver=True) if above is not None else []
    if verb.tag_ == "VBG" and noun.lemma_.lower() in list_of("verdicts"):
        above = governor(noun)
        return surface_subject(above, depth + 1) if above is not None else [noun]
    return [noun]


def _controller(above: Token, depth: int, *, giver: bool = False) -> list[Token]:
    """Give who carries out an infinitive under a verb: “he was told to leave”, “they ordered her to leave”."""
    if not is_passive(above) and (giver or above.lemma_.lower() in list_of("object_control")):
        arguments = _complements(above)
        named = arguments.get("recipient", []) or ([] if giver else arguments.get("object", []))
        if named:
            return named
    return surface_subject(above, depth + 1)


def _of_preposition(prep: Token, depth: int) -> list[Token]:
    above = prep.head
    for _ in range(DEEPEST):
        if above.pos_ in VERBS or above.head == above:
            break
        if poss := [c for c in above.children if c.dep_ == "poss"]:
            return poss
        above = above.head
    if above.pos_ not in VERBS:
        return []
    if prep.lemma_.lower() in ("of", "for", "from", "with", "on", "over") and not is_passive(above):
        objects = [t for t in _complements(above).get("object", []) if t.pos_ in NOUNS or t.pos_ == "PRON"]
        if objects and prep not in objects[0].subtree:
            return objects
    return surface_subject(above, depth + 1)


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
    return found


def _is_company(prep: Token) -> bool:
    if prep.dep_ != "prep":
        return False
    before = prep.nbor(-1).lower_ if prep.i > 0 else ""
    return prep.lower_ == "with" and before in ("along", "together") or prep.lower_ in ("including", "alongside")


def _objects_of(prep: Token) -> list[Token]:
    return [c for c in prep.children if c.dep_ == "pobj"]


def clause_tokens(verb: Token) -> list[Token]:
    """Give the tokens of the verb's own clause, in order: its subject, itself and its complements."""
    found = [verb]
    for child in verb.children:
        if child.dep_ in CLAUSES and not _belongs(child):
            continue
        found += [t for t in child.subtree]
    return sorted(found, key=lambda t: t.i)


def _belongs(child: Token) -> bool:
    if child.dep_ == "advcl" and child.tag_ == "VB" and child.left_edge.lower_ == "to" and child.left_edge.i > 0:
        return child.nbor(child.left_edge.i - child.i - 1).dep_ in OBJECTS  # "granted leave to remain"
    return child.dep_ == "ccomp" and child.head.lemma_ in ("tell", "warn") or child.dep_ == "mark"


def lemmas(tokens: list[Token]) -> str:
    """Give the lemmas of some tokens as one string that begins and ends with a space."""
    return " " + " ".join(lemma(t) for t in tokens) + " "
