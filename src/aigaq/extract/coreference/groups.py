"""Groups told by number: “the pair”, “both”, “the two young men”, “four Chinese Kazakhs”, “the latter”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from aigaq.extract.mentions.words import Sex, asides, descriptors, is_demonym, kin, roles, sexed
from aigaq.lang.en import words

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Doc

REACH = 5
"""Words between the number and the noun: “the two young ethnic Kazakh men”."""
_QUANTIFIED_ELSEWHERE = frozenset(
    {"other", "more", "additional", "further", "another", "unidentified", "unknown", "masked"}
)


@frozen
class Group:
    """Words ``doc[first:last]`` that mean several people, or one of a pair."""

    first: int
    last: int
    size: int | None
    kind: Literal["definite", "indefinite", "former", "latter", "rest"]
    noun: str = ""
    """Its noun, in the singular, if it has one."""

    @property
    def is_vague(self) -> bool:
        """Say whether anybody may be meant (“two men”), so that only a row of names can tell who."""
        return self.noun in ("man", "woman", "person", "people", "individual", "youth", "boy", "girl", "child")

    @property
    def sex(self) -> Sex | None:
        """The sex of all of them, where the noun tells it (“two women”, “the brothers”)."""
        return sexed().get(self.noun)


_DEFINITE = ("the", "these", "those", "this")


@cache
def _numbers() -> dict[str, int]:
    return dict(words("groups")["numbers"])


@cache
def _sets() -> dict[str, int]:
    return dict(words("groups")["sets"])


@cache
def _rest() -> frozenset[str]:
    return frozenset(words("groups")["rest"]["list"])


@cache
def _acting() -> frozenset[str]:
    return frozenset(words("groups")["acting"]["list"])


@cache
def _others() -> frozenset[str]:
    return asides() | _acting() | frozenset(words("groups")["others"]["list"])


def is_acting(word: str) -> bool:
    """Say whether a noun in the singular is of one who does things to others (“gunman”, “officer”)."""
    return word in _acting()


def is_human(word: str) -> bool:
    """Say whether a plural noun, in small letters or a demonym, means people."""
    singular = word.removesuffix("s")
    human = word in sexed() or word in roles() or singular in descriptors() or singular in kin()
    return human or word in words("groups")["people"]["list"] or is_demonym(word)


@cache
def group_words() -> frozenset[str]:
    """Give the words with which a group (“the two men”) may begin, and the nouns that tell of one unnamed person."""
    begin = frozenset({*_DEFINITE, "both", "all", "a", "an", *_numbers()})
    return begin | frozenset(sexed()) | frozenset(descriptors()) | frozenset(kin()) | _others()


def is_somebody(token: Token) -> bool:
    """Say whether a noun tells of one person without naming them (“a neighbour”), and not of one who is named."""
    low = token.lower_
    if token.tag_ != "NN" or not (low in sexed() or low in descriptors() or low in kin() or low in _others()):
        return False
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative"):
        return False
    if token.head.lemma_ == "be" and any(c.dep_ == "attr" and c.pos_ == "PROPN" for c in token.head.children):
        return False
    beside = [c for c in token.children if c.dep_ in ("appos", "nmod") and c.pos_ == "PROPN"]
    follows = token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN"
    comma = token.i + 2 < len(token.doc) and token.nbor().text == "," and token.nbor(2).pos_ == "PROPN"
    return not (beside or follows or comma) and any(c.dep_ in ("det", "poss", "nummod") for c in token.children)


def group_at(doc: Doc, at: int) -> Group | None:
    """Read a group that begins at a token."""
    low = doc[at].lower_
    if low in _DEFINITE:
        return _definite(doc, at, at + 1)
    if low == "both":
        return _both(doc, at)
    if low == "all":
        return _all(doc, at)
    if low in ("a", "an"):
        return _set_of(doc, at)
    if low in _numbers() and not (at and doc[at - 1].lower_ in ("the", "these", "those", "of", "his", "her", "their")):
        return _indefinite(doc, at)
    return None


def _definite(doc: Doc, first: int, at: int) -> Group | None:
    if at >= len(doc):
        return None
    low = doc[at].lower_
    if low in ("former", "latter") and _ends_phrase(doc, at + 1):
        return Group(first, at + 1, 1, "former" if low == "former" else "latter")
    if low in _sets() and _ends_phrase(doc, at + 1):
        return Group(first, at + 1, _sets()[low], "definite")
    if low not in _numbers():
        return _unnumbered(doc, first, at)
    if noun := _noun(doc, at + 1):
        return Group(first, noun, _numbers()[low], "definite", noun=_head(doc, noun))
    return Group(first, at + 1, _numbers()[low], "definite") if _ends_phrase(doc, at + 1) else None


def _unnumbered(doc: Doc, first: int, at: int) -> Group | None:
    """Read “the remaining two” and “the cousins”."""
    if doc[at].lower_ in _rest() and at + 1 < len(doc) and doc[at + 1].lower_ in _numbers():
        noun = _noun(doc, at + 2) or at + 2
        return Group(first, noun, _numbers()[doc[at + 1].lower_], "rest", noun=_head(doc, noun))
    return Group(first, at + 1, None, "definite", noun=_head(doc, at + 1)) if _is_kindred(doc, at) else None


def _head(doc: Doc, last: int) -> str:
    return str(doc[last - 1].lemma_.lower())


def _is_kindred(doc: Doc, at: int) -> bool:
    """Say whether relatives in the plural stand here that only a report's own people can be: “the cousins”."""
    token = doc[at]
    return (
        token.tag_ == "NNS" and token.lemma_.lower() in words("groups")["kindred"]["list"] and _ends_phrase(doc, at + 1)
    )


def _ends_phrase(doc: Doc, at: int) -> bool:
    """Say whether no noun follows for which the word before is only a number (“the two countries”)."""
    if at >= len(doc):
        return True
    token = doc[at]
    return token.pos_ in ("VERB", "AUX", "ADP", "PUNCT", "PART", "CCONJ", "SCONJ", "ADV", "PRON") or token.is_punct


def _all(doc: Doc, at: int) -> Group | None:
    """Read “all three”, “all four men”, “all five of them”."""
    first = at + 2 if at + 1 < len(doc) and doc[at + 1].lower_ in ("the", "these", "those") else at + 1
    if first == at + 1 and _is_all_of(doc, at):
        return Group(at, first, None, "definite")
    if first >= len(doc) or doc[first].lower_ not in _numbers():
        return None
    size = _numbers()[doc[first].lower_]
    if noun := _noun(doc, first + 1):
        return Group(at, noun, size, "definite", noun=_head(doc, noun))
    if first + 2 < len(doc) and doc[first + 1].lower_ == "of" and doc[first + 2].lower_ in ("them", "us"):
        return Group(at, first + 3, size, "definite")
    return Group(at, first + 1, size, "definite") if _ends_phrase(doc, first + 1) else None


def _is_all_of(doc: Doc, at: int) -> bool:
    """Say whether “all” stands for people: “All were bundled into cars”."""
    token = doc[at]
    return token.dep_ in ("nsubj", "nsubjpass") and token.i + 1 < len(doc) and doc[at + 1].lemma_ in ("be", "have")


def _both(doc: Doc, at: int) -> Group | None:
    token = doc[at]
    if token.dep_ == "preconj" or (at and doc[at - 1].pos_ in ("AUX", "PRON")):
        return None
    if at and doc[at - 1].pos_ in ("VERB", "ADP"):
        ends = at + 1 == len(doc) or doc[at + 1].pos_ in ("ADP", "PUNCT", "CCONJ", "ADV", "SCONJ", "PART")
        return Group(at, at + 1, 2, "definite") if ends else None
    if at + 1 < len(doc) and doc[at + 1].lower_ == "of" and at + 2 < len(doc) and doc[at + 2].lower_ == "them":
        return Group(at, at + 3, 2, "definite")
    if noun := _noun(doc, at + 1):
        return Group(at, noun, 2, "definite", noun=_head(doc, noun))
    follows = at + 1 < len(doc) and doc[at + 1].pos_ in ("VERB", "AUX", "ADV")
    return Group(at, at + 1, 2, "definite") if follows else None


def _set_of(doc: Doc, at: int) -> Group | None:
    """Read “a pair of teachers”."""
    if at + 2 < len(doc) and doc[at + 1].lower_ in _sets() and doc[at + 2].lower_ == "of":
        noun = _noun(doc, at + 3)
        size, head = _sets()[doc[at + 1].lower_], _head(doc, noun) if noun else ""
        return Group(at, noun, size, "indefinite", noun=head) if noun else None
    return None


def _indefinite(doc: Doc, at: int) -> Group | None:
    noun = _noun(doc, at + 1)
    if not noun:
        return None
    described = {t.lower_ for t in doc[at:noun]}
    if described & _QUANTIFIED_ELSEWHERE or _head(doc, noun) in _acting():
        return None
    return Group(at, noun, _numbers()[doc[at].lower_], "indefinite", noun=_head(doc, noun))


def _noun(doc: Doc, at: int) -> int:
    """Give the token behind the noun of people that a number counts, or 0."""
    last = 0
    for index in range(at, min(at + REACH, len(doc))):
        token = doc[index]
        if is_human(token.lower_):
            last = index + 1
        elif token.pos_ not in ("ADJ", "PROPN", "NOUN") and token.text not in "-‐‑":
            break
        elif token.pos_ == "NOUN" and token.tag_ == "NNS":
            return 0
    return last
