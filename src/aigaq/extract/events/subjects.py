"""Who stands as the subject of a verb, also where another clause names them; what governs a noun.

The small pipeline errs, so each step takes the nearest argument that fits rather than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigaq.extract.events.turned import named_before, turned
from aigaq.extract.events.words import (
    DEEPEST,
    NOUNS,
    OBJECTS,
    RELATIVE,
    SURFACE,
    VERBS,
    is_ordered,
    is_passive,
    is_reduced,
    list_of,
)

if TYPE_CHECKING:
    from aigaq.extract.token import Token

COMPLEX = frozenset({"accord", "according", "due", "owe", "owing", "thank", "thanks", "prior", "contrary"})
"""Words that make a preposition of their own with “to” or “of”: “according to X” does nothing to X."""
Arguments = dict[str, list["Token"]]
"""Tokens by their grammatical function."""


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """Give the tokens that stand as the verb's subject, also where another clause names them."""
    own = [c for c in verb.children if c.dep_ in SURFACE and not _only_says(verb, c)]
    if own:
        return [antecedent(verb, noun) for token in own for noun in _described(token)]
    if found := turned(verb):
        return found
    if depth > DEEPEST or verb.head == verb:
        return []
    if name := named_before(verb):
        return [name]
    return _borrowed(verb, verb.head, depth)


def _described(token: Token) -> list[Token]:
    """Give whom a participle describes that the parser takes for the subject: “two men settled in Batumi were …”."""
    return [c for c in token.children if c.dep_ in SURFACE] if is_reduced(token) else [token]


def _only_says(verb: Token, token: Token) -> bool:
    """Say whether a subject belongs to “, she said,” set into the clause, which the parser hangs on its verb."""
    if token.i + 1 >= len(token.doc) or token.i == 0 or token.nbor() == verb or token.nbor(-1).text != ",":
        return False
    return token.nbor().lemma_ in ("say", "add", "tell", "write", "explain", "recall", "claim", "allege")


def _borrowed(verb: Token, head: Token, depth: int) -> list[Token]:
    """Give the subject that a verb without one borrows from the word it hangs on."""
    found: list[Token] = []
    if verb.dep_ in ("acl", "relcl", "amod"):
        found = _of_noun(verb, head, depth)
    elif head.pos_ in VERBS and verb.dep_ == "xcomp":
        found = _controller(head, depth)
    elif head.pos_ in VERBS and verb.dep_ in ("conj", "advcl", "ccomp", "dep", "parataxis", "acomp", "oprd"):
        found = surface_subject(head, depth + 1)
    elif verb.dep_ in ("xcomp", "ccomp") and head.dep_ in ("acomp", "oprd"):  # "is due to be deported"
        found = surface_subject(head.head, depth + 1)
    elif verb.dep_ == "pcomp":
        found = _of_preposition(head, depth)
    return found


def antecedent(verb: Token, subject: Token) -> Token:
    """Give what a relative pronoun stands for, also when it is said of a subject: “she was one who fled”."""
    if subject.tag_ not in RELATIVE:
        return subject
    clause = verb
    for _ in range(DEEPEST):
        if clause.dep_ == "relcl" or clause.head.pos_ not in VERBS or clause.head == clause:
            break
        clause = clause.head
    return _said_of(clause.head) if clause.dep_ == "relcl" else subject


def said_of(noun: Token) -> list[Token]:
    """Give of whom a noun is said: “X, a recognised refugee, …”, “X is a recognised refugee”."""
    meant = _said_of(noun)
    return [meant] if meant != noun else []


def owner(possessive: Token) -> Token:
    """Give whose something is: “X, whose claim was rejected” is X's claim."""
    if possessive.tag_ != "WP$":
        return possessive
    clause = next((t for t in possessive.ancestors if t.dep_ == "relcl"), None)
    return _said_of(clause.head) if clause is not None else possessive


def _said_of(noun: Token) -> Token:
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become", "remain"):
        subjects = [c for c in noun.head.children if c.dep_ == "nsubj"]
        return subjects[0] if subjects else noun
    if noun.dep_ == "appos" and noun.head.pos_ in NOUNS:
        return noun.head
    return noun


def _of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """Give the subject of a participle, infinitive or relative clause that hangs on a noun (or, misread, a verb)."""
    word = noun.lemma_.lower()
    if noun.pos_ in VERBS:
        return surface_subject(noun, depth + 1)
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become", "remain"):
        return surface_subject(noun.head, depth + 1) or [noun]
    if word in list_of("control_nouns") and verb.tag_ == "VB":
        return _of_control_noun(noun, depth)
    if verb.tag_ == "VBG" and word in list_of("verdicts"):
        above = governor(noun)
        return surface_subject(above, depth + 1) if above is not None else [noun]
    return _members(noun) or [_said_of(noun)]


def _members(noun: Token) -> list[Token]:
    """Give those named as some of the many: “among those held were A. and B.”, “one of eleven lawyers arrested”."""
    if noun.dep_ in SURFACE and noun.head.lemma_ == "include" and noun.tag_ != "NNP":
        return [c for c in noun.head.children if c.dep_ in OBJECTS]
    at = noun
    while at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.pos_ in ("NOUN", "NUM", "PRON", "DET"):
        at = at.head.head
    if at.dep_ == "pobj" and at.head.lower_ == "among" and at.head.head.lemma_ == "be":
        return [c for c in at.head.head.children if c.dep_ in ("nsubj", "attr") and c.pos_ != "NUM"]
    if at == noun or at.lower_ not in list_of("single"):
        return []
    if at.dep_ == "attr" and at.head.lemma_ in ("be", "become", "remain"):
        return [c for c in at.head.children if c.dep_ == "nsubj"]
    if at.dep_ == "appos":
        return [at.head]
    return [c for c in at.children if c.dep_ == "appos"]


def _of_control_noun(noun: Token, depth: int) -> list[Token]:
    """Give who carries out “permission to leave”, “her decision to flee”."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    above = governor(noun)
    if owners or above is None:
        return owners
    return _controller(above, depth, giver=True)


def _controller(above: Token, depth: int, *, giver: bool = False) -> list[Token]:
    """Give who carries out an infinitive under a verb: “he was told to leave”, “they ordered her to leave”."""
    if not is_passive(above) and (giver or above.lemma_.lower() in list_of("object_control")):
        arguments = complements(above)
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
        objects = [t for t in complements(above).get("object", []) if t.pos_ in NOUNS or t.pos_ == "PRON"]
        if objects and prep not in objects[0].subtree:
            return objects
    return surface_subject(above, depth + 1)


def governor(noun: Token) -> Token | None:
    """Give the verb that a noun is the subject, object or complement of."""
    return governed(noun)[0]


def governed(noun: Token) -> tuple[Token | None, bool]:
    """Give the verb above a noun, and whether the noun is its subject or object (not after a preposition)."""
    token = noun
    for _ in range(DEEPEST):
        head = token.head
        if head.pos_ in VERBS:
            return (head, True) if token.dep_ in SURFACE | OBJECTS | {"attr", "dative"} else (None, False)
        if token.dep_ == "pobj" and head.head.pos_ in VERBS:
            return head.head, False
        if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in list_of("amounts"):
            token = head.head
        elif token.dep_ == "pobj" and head.lower_ in ("of", "in", "under") and _is_term(head.head):
            token = head.head  # “after eight months under house arrest”
        elif token.dep_ in ("conj", "appos") and head.pos_ in NOUNS:
            token = head
        else:
            return None, False
    return None, False


def _is_term(noun: Token) -> bool:
    """Say whether a noun is how long something lasted: “eight months”, not “the first day”."""
    return noun.lemma_ in list_of("terms") and any(c.dep_ == "nummod" for c in noun.children)


def complements(verb: Token) -> Arguments:
    """Give a verb's objects, recipients, prepositions and complement clauses as they stand."""
    found: Arguments = {}
    for child in verb.children:
        dep = child.dep_
        if dep in OBJECTS or _is_given(verb, child):
            found.setdefault("object", []).append(child)
        elif dep == "dative" and child.pos_ != "ADP":
            found.setdefault("recipient", []).append(child)
        elif dep in ("prep", "agent", "dative"):
            prepositional(child, found)
        elif dep in ("advmod", "prt", "acomp", "npadvmod"):
            found.setdefault("particle", []).append(child)
            for prep in child.children:
                if prep.dep_ == "prep":
                    prepositional(prep, found)
        elif dep in ("xcomp", "ccomp") or is_ordered(child):
            found.setdefault("complement", []).append(child)
            if child.pos_ == "ADJ" or child.tag_ == "VB":  # "found her guilty", "let her go"
                found.setdefault("object", []).extend(_of_predicate(verb, child))
    _take_recipient(verb, found)
    return found


def _take_recipient(verb: Token, found: Arguments) -> None:
    """Take the person whom the parser makes a part of what they get: “gave Samira Haddad electric shocks”."""
    if "recipient" in found or verb.lemma_ not in list_of("giving"):
        return
    for head in found.get("object", []):
        names = [c for c in head.children if c.dep_ in ("nmod", "compound") and c.pos_ == "PROPN" and c.i < head.i]
        bare = not any(c.dep_ in ("det", "poss") for c in head.children)
        if names and bare and head.pos_ == "NOUN" and names[-1].ent_type_ in ("PERSON", ""):
            found["recipient"] = names[-1:]


def _is_given(verb: Token, child: Token) -> bool:
    """Say whether what the parser takes for a time or a predicate is an object: “was handed six years”."""
    if child.dep_ == "oprd":
        return child.pos_ in NOUNS and verb.lemma_ in list_of("giving")
    if child.dep_ != "npadvmod":
        return False
    if child.pos_ == "PROPN" and child.ent_type_ not in ("DATE", "TIME") and child.i == child.right_edge.i:
        return child.left_edge.i == verb.i + 1 and all(c.dep_ not in OBJECTS for c in verb.children)
    gives = verb.lemma_ in ("give", "hand", "get", "receive", "award", "draw", "serve")
    return gives and child.lemma_ in ("year", "month")


def _of_predicate(verb: Token, adjective: Token) -> list[Token]:
    """Give of whom a bare predicate is said; none if it has a verb of its own, but “allowed her to leave”."""
    children = list(adjective.children)
    if any(c.dep_ in ("aux", "cop", "mark") and c.tag_ != "TO" for c in children):
        return []
    if any(c.tag_ == "TO" for c in children) and verb.lemma_.lower() not in list_of("object_control"):
        return []
    return [c for c in children if c.dep_ == "nsubj" or (c.pos_ == "PROPN" and c.i < adjective.i)]


def prepositional(prep: Token, found: Arguments) -> None:
    """Add what stands after a preposition to the arguments, under its name; “out of” counts as “of” too."""
    name = prep.lemma_.lower()
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp"):
            found.setdefault(name, []).append(child)
            if child.lower_ == "behalf":
                inner = [o for c in child.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
                found.setdefault("behalf", []).extend([*inner, *(c for c in child.children if c.dep_ == "poss")])
            if prep.dep_ == "dative":
                found.setdefault("recipient", []).append(child)
        elif child.dep_ == "prep" and name not in COMPLEX:  # "out of", "from within"
            prepositional(child, found)
