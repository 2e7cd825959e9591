"""How surely an event is told, in the words of whoever tells it: as a fact, as alleged, as denied, as a possibility.

The scope of “not”, “may”, “if”, “refused to” or “risk of” comes from the parse: going outwards from the word that
tells the event, each step may change how sure it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigaq.extract.clauses import auxiliaries, clause_head, heads_clause, is_infinitive, is_past
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.sureness import combine as combine  # noqa: PLC0414 - part of this module for its callers
from aigaq.extract.sureness import has, has_none, is_definite, noun_phrase, of_noun
from aigaq.model.claim import Certainty

if TYPE_CHECKING:
    from aigaq.extract.token import Token

_SPEECH = frozenset({"ccomp", "parataxis"})


def of(document: Document, paragraph: Paragraph, token: Token) -> Certainty:
    """Give how surely the event is told that a verb or noun heads; who says it is left aside."""
    del document, paragraph  # the parse is enough; the contract leaves room for languages where it is not
    found: Certainty = noun_phrase(token) if not heads_clause(token) else "asserted"
    if is_background(token) or _is_fruitless(token):
        return found
    at, steps = clause_head(token), 0
    known = is_known(token)
    if known and has("asserted", "aftermath", at.lemma_):
        return found
    found = combine(found, _clause(at, nobody=not known))
    while at.head.i != at.i and steps < len(token.doc):
        outer = at.head
        found = combine(found, _link(at, outer))
        if _is_told(at):
            break
        own = _stands_alone(at)
        at, steps = _next_clause(outer), steps + 1
        if found != "hypothetical":
            found = combine(found, _inherited(at, own=own))
    return found


def is_background(token: Token) -> bool:
    """Say whether a noun only dates what is told: “since his arrest he has not seen a doctor” denies no arrest."""
    dating = token.dep_ == "pobj" and has("asserted", "dating", token.head.lower_) and token.pos_ in ("NOUN", "PROPN")
    return dating and any(c.dep_ == "poss" or c.lower_ == "of" for c in token.children)


def _is_fruitless(token: Token) -> bool:
    """Say whether a clause only tells that nothing came of something: “a complaint to the police led nowhere”."""
    verb = token.head
    if token.dep_ != "nsubj" or not has("asserted", "fruitless", verb.lemma_):
        return False
    return any(c.lower_ in ("nowhere", "nothing") for c in verb.subtree)


def is_known(token: Token) -> bool:
    """Say whether a noun speaks of an event as known: “the murder of N. was never solved” denies no murder.

    That is where the clause is about what was done afterwards, or the noun stands aside: “nobody was charged over the
    murder of N.”
    """
    if not is_definite(token):
        return False
    at = clause_head(token)
    return has("asserted", "aftermath", at.lemma_) or _is_aside(token, at)


def _is_aside(token: Token, clause: Token) -> bool:
    """Say whether a noun stands behind a preposition in its clause: “nobody was charged over the murder”."""
    at = token
    while at.i not in (clause.i, at.head.i):
        if at.dep_ in ("prep", "pobj"):
            return True
        at = at.head
    return False


# ------------------------------------------------------------------ one clause


def _clause(head: Token, *, nobody: bool = True) -> Certainty:
    """Weigh one clause: its negation, its modal, its adverbs, its conjunction, whether it asks; and its “nobody”."""
    found: Certainty = "asserted"
    if _is_question(head):
        found = "hypothetical"
    modals = {aux.lower_ for aux in auxiliaries(head) if has("hypothetical", "modals", aux.lower_)}
    if modals and not _is_done(head):
        unable = modals <= {"can", "could", "ca"} and any(child.dep_ == "neg" for child in head.children)
        found = combine(found, "denied" if unable else "hypothetical")
    for child in head.children:
        if nobody or not _is_without(child):
            found = combine(found, _child(child))
    return found


def _is_done(head: Token) -> bool:
    """Say whether “would” or “could” only turns the telling: “would go on to found”, “could finally leave”."""
    return any(aux.lower_ == "would" for aux in auxiliaries(head)) and head.lemma_ == "go"


def _child(child: Token) -> Certainty:
    word = child.lower_
    if _negates(child) or _is_without(child):
        return "denied"
    if child.dep_ == "mark" and has("hypothetical", "markers", word):
        return "asserted" if word == "until" and is_past(child.head) else "hypothetical"
    if child.dep_ == "advmod":
        if has("alleged", "adverbs", word):
            return "alleged"
        return "hypothetical" if has("hypothetical", "adverbs", word) else "asserted"
    return "asserted"


def _is_without(child: Token) -> bool:
    if child.dep_ == "prep" and has("denied", "of_nothing", child.head.lemma_):
        return any(c.dep_ == "pobj" and (_is_nobody(c) or has_none(c)) for c in child.children)
    return child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_nobody(child)


def _negates(child: Token) -> bool:
    word = child.dep_ == "neg" or (
        child.dep_ in ("preconj", "cc", "advmod") and has("denied", "negations", child.lower_)
    )
    return word and not _is_no_more_than(child)


def _is_no_more_than(child: Token) -> bool:
    """Say whether a “not” only adds: “not only was he arrested”, “not just beaten”."""
    behind = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
    return child.lower_ == "not" and behind in ("only", "just", "merely", "simply", "until")


def _is_nobody(noun: Token) -> bool:
    if has("denied", "subjects", noun.lower_):
        return True
    return noun.dep_ != "dobj" and any(has("denied", "determiners", child.lower_) for child in noun.children)


def _is_question(head: Token) -> bool:
    sentence = head.sent
    return head.dep_ == "ROOT" and any(token.text == "?" for token in sentence[-2:])


def _inherited(head: Token, *, own: bool) -> Certainty:
    """Weigh a clause further out: only what covers the clauses in it; a joined clause has its own “not” and “may”."""
    if not own:
        return _clause(head)
    found: Certainty = "hypothetical" if _is_question(head) else "asserted"
    for child in head.children:
        if child.dep_ == "mark":
            found = combine(found, _child(child))
    return found


def _stands_alone(at: Token) -> bool:
    """Say whether a clause joined by “and” or “but” has a tense of its own (“could not go home and fled”)."""
    if at.dep_ != "conj":
        return False
    words = [at, *(c for c in at.children if c.dep_ in ("aux", "auxpass"))]
    return any(w.tag_ in ("VBD", "VBZ", "VBP") for w in words)


# ------------------------------------------------------------------ from clause to clause


def _next_clause(outer: Token) -> Token:
    return clause_head(outer)


def _is_told(at: Token) -> bool:
    """Say whether a clause is what somebody says: how sure that is belongs to the speaker."""
    return at.dep_ in ("ccomp", "parataxis", "relcl") or (at.dep_ == "advcl" and not is_infinitive(at))


def _link(inner: Token, outer: Token) -> Certainty:
    """Weigh how a clause hangs on the one around it: “refused to …”, “plans to …”, “accused of …”, “in order to …”."""
    infinitive = is_infinitive(inner)
    if inner.dep_ == "conj":
        return "asserted"
    if inner.dep_ == "pcomp":
        return _after_preposition(outer)
    if inner.dep_ == "advcl" and infinitive:
        done = has("asserted", "verbs", outer.lemma_) or _is_outcome(inner, outer)
        return "asserted" if done else "hypothetical"
    if inner.dep_ in ("xcomp", "ccomp") or (inner.dep_ == "acl" and infinitive):
        if infinitive and has("asserted", "at_once", inner.lemma_) and _is_ruling(outer):
            return "asserted"
        return _yet_to(outer, infinitive=infinitive) or _governing(outer, infinitive=infinitive)
    lacking = inner.dep_ in ("acl", "ccomp") and any(has("denied", "determiners", c.lower_) for c in outer.children)
    return "denied" if lacking and has("denied", "evidence", outer.lemma_) else "asserted"


def _is_hearsay(outer: Token) -> bool:
    """Say whether nobody in particular says so: “it is said that …”, “I am told that …”, “word has it that …”."""
    if outer.lemma_ == "have" and any(
        c.dep_ == "nsubj" and c.lower_ in ("word", "rumour", "rumor") for c in outer.children
    ):
        return True
    if not has("alleged", "hearsay", outer.lemma_) or any(c.dep_ == "agent" for c in outer.children):
        return False
    return any(c.dep_ == "nsubjpass" and has("alleged", "told", c.lower_) for c in outer.children)


def _is_outcome(inner: Token, outer: Token) -> bool:
    """Say whether an infinitive tells what came next: “was freed, only to be arrested again”."""
    words = {t.lower_ for t in inner.subtree if t.i <= inner.i + 3}
    return is_past(outer) and inner.i > outer.i and bool(words & {"only", "again"})


def _yet_to(outer: Token, *, infinitive: bool) -> Certainty | None:
    """Weigh “has yet to be charged”, “is to be tried”, “does not believe that …” and “it is said that …”."""
    negated = any(c.dep_ == "neg" for c in outer.children)
    if _calls(outer, "untrue") or (negated and (has("denied", "raising", outer.lemma_) or _calls(outer, "true"))):
        return "denied"
    if not infinitive and _is_hearsay(outer):
        return "alleged"
    if not infinitive or outer.lemma_ not in ("have", "be"):
        return None
    if any(c.lower_ == "yet" for c in outer.children):
        return "denied"
    plain = not any(c.dep_ in ("acomp", "attr") for c in outer.children)
    return "hypothetical" if outer.lemma_ == "be" and plain else None


def _calls(outer: Token, name: str) -> bool:
    """Say whether a verb calls its clause true or untrue: “it is not true that …”."""
    return any(c.dep_ == "acomp" and has("denied", name, c.lower_) for c in outer.children)


def _after_preposition(preposition: Token) -> Certainty:
    if has("denied", "prepositions", preposition.lower_):
        return "denied"
    governor = preposition.head
    if governor.pos_ == "NOUN":
        return of_noun(governor)
    if preposition.lower_ in ("of", "for", "with") and has("alleged", "verbs", governor.lemma_):
        return "alleged"
    if preposition.lower_ in ("from", "against") and has("denied", "verbs", governor.lemma_):
        return "denied"
    return "hypothetical" if preposition.lower_ == "for" and governor.lemma_ in ("call", "push") else "asserted"


def _governing(outer: Token, *, infinitive: bool) -> Certainty:
    lemma = outer.lemma_
    if outer.pos_ in ("NOUN", "PROPN"):
        return of_noun(outer)
    if outer.pos_ == "ADJ":
        return "hypothetical" if has("hypothetical", "adjectives", lemma) else "asserted"
    if has("denied", "verbs", lemma):
        return "denied" if lemma != "avoid" else "hypothetical"
    if infinitive and has("alleged", "verbs", lemma):
        return "alleged"
    if has("hypothetical", "verbs", lemma) and (infinitive or not has("hypothetical", "infinitive_only", lemma)):
        return "hypothetical"
    return "asserted"


def _is_ruling(verb: Token) -> bool:
    """Say whether a court orders it, so that it is as good as done: “a judge ordered him to be held”."""
    return verb.lemma_ == "order" and any(
        c.dep_ in ("nsubj", "agent") and has("asserted", "courts", c.lemma_.lower()) for c in verb.children
    )
