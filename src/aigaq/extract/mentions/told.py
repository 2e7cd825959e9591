"""What a text says outright of a name: “the group Mizan” is no person, “my client Aya Nurbek” is one.

One such place decides for all places of the document, over what the model guesses of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract import places
from aigaq.extract.mentions.evidence import Form as Spelling
from aigaq.extract.mentions.runs import Run
from aigaq.extract.mentions.words import given_names, heads, is_demonym, kin, not_names, roles, suffix_of
from aigaq.extract.testimony import is_signature
from aigaq.extract.turns import is_label
from aigaq.lang.en import words

if TYPE_CHECKING:
    from aigaq.extract.token import Token

SURE = 9.0
"""Log-odds of a class that the text tells outright."""
AT_HEAD = 10
"""Words of a date line before its agency."""
QUOTES = frozenset("\"“”‘’'«»")


def told(spellings: Iterable[Spelling], classes: Mapping[str, tuple[str, float]]) -> dict[str, tuple[str, float]]:
    """Give the classes of names once more, those set right of which the text itself says what they are."""
    found = dict(classes)
    for spelling in spellings:
        if any(is_organisation(run) for run in spelling.runs) and spelling.name.split()[0] not in given_names():
            found[spelling.name] = ("organisation", SURE)
        elif _is_region(spelling.name) and classes[spelling.name][0] != "person":
            found[spelling.name] = ("place", SURE)
        elif any(is_label(run.paragraph) for run in spelling.runs) or _is_person(spelling, *classes[spelling.name]):
            found[spelling.name] = ("person", SURE)
    return found


def _is_region(name: str) -> bool:
    """Say whether several words are the name of a country or region: nothing else bears it."""
    place = places.find(name) if " " in name else None
    return place is not None and place.geo.feature in ("country", "region")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(words("organisations")["kinds"]["list"])


def is_organisation(run: Run) -> bool:
    """Say whether a run stands behind what it is (“the group Mizan”) or before it (“Mizan, a newspaper”)."""
    doc, at = run.paragraph.doc, run.first - 1
    while at >= 0 and doc[at].text in QUOTES:
        at -= 1
    if at > 0 and doc[at].lower_ in _bodies() and doc[at].tag_ in ("NN", "JJ", "NNP"):
        return not _has_subject(doc[at], run)
    return _is_explained(run) or _is_agency(run)


def _is_agency(run: Run) -> bool:
    """Read the agency of a date line: “OSH, 3 May (Northern Desk) – …”."""
    doc = run.paragraph.doc
    if run.before is None or run.before.text != "(" or run.last + 1 >= len(doc) or run.first > AT_HEAD:
        return False
    return doc[run.last].text == ")" and doc[run.last + 1].text in ("–", "—", "-", "--")


def _has_subject(noun: Token, run: Run) -> bool:
    """Read “the group Aya founded”: there the name is the subject of a verb that describes the group."""
    root = run.paragraph.doc[run.first : run.last].root
    return root.dep_ == "nsubj" and root.head.dep_ == "relcl" and root.head.head == noun


def _is_explained(run: Run) -> bool:
    doc, at = run.paragraph.doc, run.last
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in ("a", "an", "the"):
        return False
    for token in doc[at + 2 : at + 6]:
        if token.lower_ in _bodies() and token.tag_ == "NN":
            return token.i + 1 == len(doc) or doc[token.i + 1].pos_ not in ("NOUN", "PROPN")
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV") or token.lower_ in roles():
            return False
    return False


def _is_person(spelling: Spelling, kind: str, margin: float) -> bool:
    parts = spelling.name.split()
    if spelling.name.isupper() or any(p in heads() or p in not_names() or is_demonym(p) for p in parts):
        return False
    if places.find(spelling.name) is not None or kind == "person":
        return False
    if len(parts) == 1:
        return suffix_of(parts[0]) is not None and margin < 2 and any(_is_called(run) for run in spelling.runs)
    if len(parts) > 4:
        return False
    fathered = any(suffix_of(p) and suffix_of(p)[0] in words("names")["suffixes"]["fathers"] for p in parts)  # type: ignore[index]
    if fathered or any(_is_own(run) or _signs(run) for run in spelling.runs):
        return True
    return kind != "organisation" and any(_is_source(run) or _is_set_beside(run) for run in spelling.runs)


def _is_called(run: Run) -> bool:
    """Read “X, the police spokesman,”."""
    doc, at = run.paragraph.doc, run.last
    if at >= len(doc) or doc[at].text != ",":
        return False
    for token in doc[at + 1 : at + 6]:
        if token.lower_ in roles() or token.lower_ in kin():
            return True
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN") or token.is_punct:
            return False
    return False


def _is_own(run: Run) -> bool:
    """Read “my client X”, “her brother X”."""
    doc, at = run.paragraph.doc, run.first - 1
    if at < 1 or doc[at].lower_ not in roles() | kin().keys():
        return False
    return any(t.tag_ == "PRP$" for t in doc[max(0, at - 3) : at])


def _signs(run: Run) -> bool:
    text = run.paragraph.doc.text
    return is_signature(text[: run.start - run.paragraph.start], text)


def _is_set_beside(run: Run) -> bool:
    """Read “another asylum-seeker, X,” and “X, nicknamed …”: a calling before the comma, or a nickname behind it."""
    doc, at = run.paragraph.doc, run.first - 1
    closed = run.after is None or run.after.text in (",", ".", ";", "(", "–", "—")
    if at > 1 and doc[at].text == "," and closed and starts_small(doc[at - 1]):
        return doc[at - 1].lower_ in roles() | kin().keys() | {"seeker"} and doc[at - 1].tag_ == "NN"
    behind = run.paragraph.doc[run.last : run.last + 2].text
    return behind.startswith(", ") and behind[2:] in ("nicknamed", "dubbed", "aged", "alias")


def starts_small(token: Token) -> bool:
    """Say whether a word begins with a small letter."""
    return token.text[0].islower()


def _is_source(run: Run) -> bool:
    """Read “according to X”, “a complaint by X”: two words in capitals that are no known place."""
    before = run.before
    if before is None or run.first < 2:
        return False
    according = before.lower_ == "to" and before.nbor(-1).lower_ == "according"
    by = before.lower_ == "by" and before.nbor(-1).pos_ in ("NOUN", "VERB")
    return according or by
