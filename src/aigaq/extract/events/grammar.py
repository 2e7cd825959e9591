"""Who does what to whom in a parsed clause: the arguments of verbs and nouns, whatever the voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigaq.extract.events.subjects import (
    Arguments,
    antecedent,
    complements,
    governed,
    owner,
    prepositional,
    said_of,
    surface_subject,
)
from aigaq.extract.events.words import NOUNS, OBJECTS, RELATIVE, SURFACE, VERBS, is_passive, lemma, list_of

if TYPE_CHECKING:
    from aigaq.extract.token import Token


def verb_arguments(verb: Token, *, passive: bool) -> Arguments:
    """Give the verb's arguments by their function in the active voice."""
    found = complements(verb)
    company = _company(verb)
    if found.get("object"):
        found["object"] = [antecedent(verb, token) for token in found["object"]]
    _attach_late(verb, found)
    surface = [*surface_subject(verb), *_likewise(verb)]
    together = found.get("object") if not passive and any(_is_someone(o) for o in found.get("object", [])) else None
    (surface if together is None else together).extend(company)
    if not passive:
        found["subject"] = surface
        if not found.get("object") and (head := _relative_object(verb)):
            found["object"] = [head]
        return found
    found["subject"] = _agents(verb) or found.pop("by", []) or _agents_shared(verb)
    if found.get("object"):
        found.setdefault("recipient", []).extend(surface)
    else:
        found["object"] = surface
    return found


def _company(verb: Token) -> list[Token]:
    """Give who is named after “along with”, “together with” or, a relative, after “with” beside the verb."""
    found: list[Token] = []
    for child in verb.children:
        if child.lower_ in ("along", "together"):
            found += [o for w in child.children if w.lower_ == "with" for o in w.children if o.dep_ == "pobj"]
        elif child.lower_ == "with" and child.dep_ == "prep":
            joint = child.i > 0 and child.nbor(-1).lower_ in ("along", "together")
            found += [o for o in child.children if o.dep_ == "pobj" and (joint or _is_relative(o))]
            found += [
                c for c in verb.children if joint and c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.i > child.i
            ]
    return found


def _is_relative(token: Token) -> bool:
    """Say whether a noun is of somebody's kin: “with her son”, “with his two brothers”."""
    return token.lemma_.lower() in list_of("kin") and any(c.dep_ == "poss" for c in token.children)


def _is_someone(token: Token) -> bool:
    named = token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "LOC", "FAC")
    return named or token.pos_ == "PRON" or token.lemma_.lower() in list_of("people")


def _likewise(verb: Token) -> list[Token]:
    """Give to whom the same happened: “as was her brother”, “as did his wife”, “so were two others”."""
    found: list[Token] = []
    for clause in verb.children:
        if clause.dep_ in ("advcl", "ccomp", "conj", "parataxis", "dep") and clause.lemma_ in ("be", "do", "have"):
            children = list(clause.children)
            alike = any(c.lower_ in ("as", "so", "neither", "nor") and c.i + 1 == clause.i for c in children)
            found += [c for c in children if alike and c.dep_ in ("nsubj", "attr", "nsubjpass") and c.i > clause.i]
    return found


def _agents(verb: Token) -> list[Token]:
    return [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]


def _agents_shared(verb: Token) -> list[Token]:
    """Give the agents named behind a participle joined to the verb: “was slapped and threatened by officers”."""
    joined = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN"]
    own = [c for c in joined if not any(a.dep_ in ("aux", "auxpass", *SURFACE) for a in c.children)]
    return [agent for c in own for agent in _agents(c)]


def _attach_late(verb: Token, found: Arguments) -> None:
    """Take prepositions that the parser hung on an argument as the verb's too: “held for ten days in jail”."""
    takes_of = verb.lemma_.lower() in list_of("takes_of")
    for token in [t for tokens in found.values() for t in tokens if t.pos_ in NOUNS]:
        for child in token.children:
            of = child.lower_ == "of" and not (takes_of and token.pos_ == "PROPN")
            if child.dep_ == "prep" and not of and child.lower_ not in found:
                prepositional(child, found)


def noun_arguments(noun: Token) -> Arguments:
    """Give a noun's arguments: prepositions, possessive, and who does, undergoes or attends it."""
    found: Arguments = {}
    for child in noun.children:
        if child.dep_ == "poss":
            found.setdefault("possessive", []).append(owner(child))
        elif child.dep_ in ("prep", "agent"):
            prepositional(child, found)
        elif child.dep_ == "acl" and child.tag_ == "VBN":  # "the sentence imposed on X", "an appeal filed by X"
            for function, tokens in complements(child).items():
                found.setdefault(function, []).extend(tokens)
    _share_owner(noun, found)
    found |= {role: tokens for role, tokens in (("undergoer", _victims(noun)), ("said", said_of(noun))) if tokens}
    verb, direct = governed(noun)
    if verb is not None and direct:
        _support(noun, verb, found)
    elif verb is not None:
        found.setdefault("attender", []).extend(_attenders(noun, verb))
        if noun.head.lower_ in ("at", "during", "on"):
            found.setdefault("present", []).extend(_present(verb))
    return found


def _share_owner(noun: Token, found: Arguments) -> None:
    """Take whose it is from the noun it is joined to: “the arrest, detention and torture of A. B.”."""
    if "of" in found or "possessive" in found:
        return
    joined = [noun.head, *noun.head.children] if noun.dep_ == "conj" else []
    for other in [*joined, *noun.children]:
        if other.pos_ not in NOUNS or other == noun or (other not in joined[:1] and other.dep_ != "conj"):
            continue
        for child in other.children:
            if child.lower_ == "of" and child.dep_ == "prep":
                prepositional(child, found)
            elif child.dep_ == "poss" and other.i < noun.i:
                found.setdefault("possessive", []).append(owner(child))
        if "of" in found or "possessive" in found:
            return


def _victims(noun: Token) -> list[Token]:
    """Give who is “the target of” or “fell victim to” what a noun names."""
    of = noun.head
    if noun.dep_ != "pobj" or of.lower_ not in ("of", "to") or of.head.lemma_.lower() not in list_of("victims"):
        return []
    victim = of.head
    verb = victim.head
    if verb.pos_ in VERBS and verb.lemma_ in ("be", "become", "fall", "remain", "make"):
        return surface_subject(verb)
    return [verb if victim.dep_ == "appos" and verb.pos_ in NOUNS else victim]


def related(head: Token, relation: str) -> list[Token]:
    """Give what stands in a relation to an argument: its owner, its object, whom it acts for as a lawyer."""
    if relation == "client":
        return _clients(head) or [head]
    if relation == "owner":
        word = head.lemma_.lower()
        owned = {} if word in list_of("people") or word in list_of("bodies") else noun_arguments(head)
        return [*owned.get("possessive", []), *owned.get("of", [])]
    if head.pos_ in VERBS:
        return verb_arguments(head, passive=is_passive(head)).get(relation, [])
    return noun_arguments(head).get(relation, [])


def _clients(head: Token) -> list[Token]:
    """Give whom “her lawyer”, “lawyers for N.” or “A. B., counsel for N.” acts for."""
    counsel = list_of("counsel")
    named = [head, *(c for c in head.children if c.dep_ == "appos")]
    titled = [c for c in head.children if c.dep_ in ("compound", "nmod") and c.lemma_.lower() in counsel]
    for noun in [n for n in named if n.lemma_.lower() in counsel] or ([head] if titled else []):
        arguments = noun_arguments(noun)
        for function in ("possessive", "for", "of"):
            if found := arguments.get(function):
                return found
    return []


def _attenders(noun: Token, verb: Token) -> list[Token]:
    """Give who is in what the noun names: the subject, or the object of “placed her under …”."""
    objects = complements(verb).get("object", []) if noun.head.lower_ in ("under", "into") else []
    return objects if objects and not is_passive(verb) else surface_subject(verb)


def _present(verb: Token) -> list[Token]:
    """Give to whom something happens where the noun names the occasion: “police arrested her at a rally”."""
    return complements(verb).get("object", []) or surface_subject(verb)


def _support(noun: Token, verb: Token, found: Arguments) -> None:
    word = lemma(verb)
    passive = is_passive(verb)
    counted = noun.head.head if noun.dep_ == "pobj" else noun  # “a stream of threats”
    if counted.dep_ in OBJECTS or (passive and counted.dep_ == "nsubjpass"):
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


def _relative_object(verb: Token) -> Token | None:
    if verb.dep_ != "relcl":
        return None
    subjects = [c for c in verb.children if c.dep_ in SURFACE and c.tag_ not in RELATIVE]
    return verb.head if subjects else None
