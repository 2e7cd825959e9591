"""Relatives, lawyers and friends taken up without their names: “his wife”, “her client”, “mother and child”.

Where a report names somebody by whose relative they are (“her son Enver”, “his lawyer, Ruth Adongo”), the same words
without the name mean the same person for the rest of the report, and so do the words seen from the other side (“the
boy's mother”).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract.coreference.quotes import FIRST_PERSON, FIRST_PLURAL
from aigaq.extract.coreference.reader import Reader, Tie
from aigaq.extract.coreference.state import Spot
from aigaq.extract.mentions.words import descriptors, kin, roles, sexed
from aigaq.lang.en import words
from aigaq.model.mention import Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Doc

REACH = 4
"""Words between an owner and what is owned: “his [much younger half-]brother”."""
POSSESSIVE = ("’s", "'s", "’", "'")
MIRRORED = {
    "parents": "children",
    "children": "parents",
    "spouses": "spouses",
    "siblings": "siblings",
    "elders": "juniors",
    "juniors": "elders",
    "grandparents": "grandchildren",
    "grandchildren": "grandparents",
    "counsel": "client",
    "client": "counsel",
}
"""By kind of tie: what the owner is to the owned."""
SAME_WORD = frozenset(
    {"cousin", "colleague", "friend", "neighbour", "neighbor", "cellmate", "classmate", "co-defendant"}
)
"""Whoever is so to somebody has them for the same."""


@cache
def _kinds() -> dict[str, str]:
    """By noun: the kind of tie."""
    lists = words("groups")["bound"]
    found = {word: word for word in [*kin(), *lists["others"]]}
    return found | {word: kind for kind, row in lists.items() if kind != "others" for word in row}


@cache
def bound_words() -> frozenset[str]:
    """Give the nouns that say what somebody is to somebody else."""
    return frozenset(_kinds())


def is_bound(word: str) -> bool:
    """Say whether a noun in small letters says what somebody is to somebody else."""
    return word in _kinds()


# ------------------------------------------------------------------ what names tell


def learn(reader: Reader, spot: Spot, who: Referent, first: int, last: int) -> None:
    """Note whose relative or lawyer a name is said to be: “his lawyer, Ruth Adongo”, “Ruth Adongo, his lawyer”."""
    doc = spot.paragraph.doc
    noun = _noun_before(doc, first) or _noun_behind(doc, last)
    if noun is None:
        return
    owner = owner_of(reader, spot, noun)
    if owner is not None and owner.id != who.id:
        reader.ties.append(Tie(owner, noun.lower_, who))


def _noun_before(doc: Doc, first: int) -> Token | None:
    at = first - 1
    if at >= 1 and doc[at].text == ",":
        at -= 1
    return doc[at] if at >= 1 and is_bound(doc[at].lower_) else None


def _noun_behind(doc: Doc, last: int) -> Token | None:
    if last + 2 >= len(doc) or doc[last].text not in (",", "(", "–", "—"):
        return None
    for token in doc[last + 1 : last + 2 + REACH]:
        if is_bound(token.lower_) and (token.i + 1 == len(doc) or token.nbor().pos_ not in ("NOUN", "PROPN")):
            return token
        if token.is_punct and token.text not in POSSESSIVE:
            return None
    return None


def owner_of(reader: Reader, spot: Spot, noun: Token) -> Referent | None:
    """Give whose a relative is: by “his” or “Kamau’s” in front, or “for Kamau” behind."""
    for at in range(noun.i - 1, max(-1, noun.i - 2 - REACH), -1):
        token = noun.doc[at]
        if token.tag_ == "PRP$":
            return _speaks(reader, spot, token) or reader.one_at(spot.paragraph, token)
        if token.tag_ == "POS" or token.text in POSSESSIVE:
            return reader.one_at(spot.paragraph, noun.doc[at - 1]) if at else None
        if token.pos_ not in ("ADJ", "NOUN", "ADV", "PUNCT", "NUM", "VERB") or token.text in (",", ".", ";"):
            break
    behind = [o for c in noun.children if c.lower_ in ("for", "of", "to") for o in c.children if o.dep_ == "pobj"]
    named = [t for o in behind for t in (o, *(c for c in o.children if c.dep_ == "appos"))]
    return next((who for t in named if (who := reader.one_at(spot.paragraph, t)) is not None), None)


def _speaks(reader: Reader, spot: Spot, token: Token) -> Referent | None:
    first = token.lower_ in FIRST_PERSON or token.lower_ in FIRST_PLURAL
    return reader.turns.get(spot.paragraph.index) or reader.writer if first and not spot.quoted else None


# ------------------------------------------------------------------ whom the words mean


def owned_so(reader: Reader, pronoun: Token) -> Iterator[str]:
    """Give who was named as somebody's brother: “his brother” said again is none of the brother's own."""
    for token in pronoun.doc[pronoun.i + 1 : pronoun.i + 1 + REACH]:
        if is_bound(token.lower_) and not _is_named(token):
            yield from (tie.who.id for tie in reader.ties if tie.word == token.lower_)
        if token.pos_ not in ("ADJ", "NOUN"):
            return


def is_a_thing(noun: Token) -> bool:
    """Say whether what somebody has is nobody: a release, a trial, a house."""
    word = noun.lemma_.lower()
    known = kin().keys() | roles() | descriptors() | sexed().keys()
    return noun.tag_ == "NN" and not is_bound(word) and word not in known


def taken_up(reader: Reader, spot: Spot) -> Referent | None:
    """Give whom “(his) wife”, “(her) client” mean, where no name stands beside them."""
    noun = spot.token
    if noun.tag_ != "NN" or not is_bound(noun.lower_) or _is_named(noun):
        return None
    owner = owner_of(reader, spot, noun)
    if owner is None:
        return None
    tied = _tied(reader, owner, noun.lower_)
    if tied is None and noun.lower_ == "client":
        tied = reader.discourse.protagonist(frozenset({owner.id}))
    return tied if tied is None or tied.id != owner.id else None


def _is_named(noun: Token) -> bool:
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    follows = [t for t in behind if t.text != ","]
    return bool(follows) and follows[0].pos_ == "PROPN" and (behind[0].text == "," or follows[0] == behind[0])


def _tied(reader: Reader, owner: Referent, word: str) -> Referent | None:
    """Give the one relative of this kind that the report has named; of several, the one called by the same word."""
    kind = _kinds()[word]
    sex = kin().get(word)
    found: dict[str, tuple[bool, Referent]] = {}
    for tie in reader.ties:
        if tie.owner.id == owner.id and _kinds()[tie.word] == kind:
            found[tie.who.id] = (tie.word == word, tie.who)
        elif tie.who.id == owner.id and _mirrors(tie.word, word):
            found.setdefault(tie.owner.id, (False, tie.owner))
    fitting = [(same, who) for same, who in found.values() if same or _fits_sex(reader, who, sex)]
    exact = [who for same, who in fitting if same]
    chosen = exact or [who for _, who in fitting]
    return chosen[0] if len(chosen) == 1 else None


def _fits_sex(reader: Reader, who: Referent, sex: str | None) -> bool:
    return sex is None or reader.discourse.sexes.get(who.id, sex) == sex


def _mirrors(told: str, asked: str) -> bool:
    if told in SAME_WORD or asked in SAME_WORD:
        return told == asked
    return MIRRORED.get(_kinds()[told]) == _kinds()[asked]


# ------------------------------------------------------------------ pairs


def pair_at(reader: Reader, spot: Spot) -> tuple[int, tuple[Referent, ...]] | None:
    """Read “mother and child”, “husband and wife” without article; give the token behind, and who they are."""
    doc, at = spot.paragraph.doc, spot.token.i
    if at + 2 >= len(doc) or doc[at + 1].lower_ != "and" or (at and doc[at - 1].tag_ in ("PRP$", "POS", "DT", "JJ")):
        return None
    first, second = (_kinds().get(doc[i].lower_) for i in (at, at + 2))
    if first is None or second is None or MIRRORED.get(first) != second:
        return None
    people = paired(reader, first, second)
    return (at + 3, people) if people else None


def paired(reader: Reader, first: str, second: str) -> tuple[Referent, ...]:
    """Give the last two people who were named as such to one another: the first one first."""
    for tie in reversed(reader.ties):
        if _kinds()[tie.word] == second:
            return tie.owner, tie.who
        if _kinds()[tie.word] == first:
            return tie.who, tie.owner
    return ()
