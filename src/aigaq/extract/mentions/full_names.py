"""Which spellings of several words are somebody's full name: by how they are made, placed and set beside others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from aigaq.extract import places
from aigaq.extract.document import Document
from aigaq.extract.mentions.evidence import Form as Spelling
from aigaq.extract.mentions.introduced import has_nickname, is_known_place, is_made_as_name, is_witness
from aigaq.extract.mentions.runs import Run
from aigaq.extract.mentions.words import given_names, heads, honorifics, is_demonym, not_names, particles, suffix_of

CLOSE = 2.0
"""How far ahead another class may be (log-odds) where the surname alone, or a row of names, tells a person."""
UNTOLD = {"other": 0.25, "place": 0.1, "organisation": 0.05}
"""How far ahead another class may be (log-odds) where nothing else is known of a name of several words."""
LOCATIVE = frozenset({"in", "at", "near", "outside", "across", "around", "through", "toward", "towards", "the", "on"})
"""Words in front of places and bodies, hardly ever of a person's name."""
LONGEST_NAME = 6
"""Words. What is longer is a heading or a list, not a name."""
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\|)\s*")

Classes = Mapping[str, tuple[str, float]]
"""For each spelling the likeliest class and how far ahead it is (log-odds)."""


def full_names(spellings: Sequence[Spelling], classes: Classes, written_by: frozenset[str]) -> list[Spelling]:
    """Give the spellings that are a person's full name; those that stand in a row with one come last."""
    full = [s for s in spellings if _is_full_name(s, classes, written_by)]
    return full + [s for s in spellings if s not in full and _is_in_row(s, full, classes)]


def authors(document: Document) -> frozenset[str]:
    """Give who is said to have written the report: full names by what is known of it."""
    author = document.description.author
    return frozenset(_AND.split(author.value)) if author else frozenset()


def _is_full_name(spelling: Spelling, classes: Classes, written_by: frozenset[str]) -> bool:
    words = spelling.name.split()
    if spelling.name in written_by:
        return True
    plain = [w for w in words if w.lower() not in particles() and len(w.strip(".")) > 1]
    if not 2 <= len(words) <= LONGEST_NAME or not plain or spelling.name.isupper():
        return False
    if is_witness(spelling) or has_nickname(spelling.name):
        return True
    if all(run.paragraph.kind == "title" for run in spelling.runs) and not _looks_like_name(words):
        return False
    return _is_by_evidence(spelling, classes)


def _is_by_evidence(spelling: Spelling, classes: Classes) -> bool:
    """Say whether the evidence makes several words somebody's name."""
    kind, margin = classes[spelling.name]
    if kind != "organisation" and len(spelling.name.split()) < 4 and (_is_titled(spelling) or _bears_demonym(spelling)):
        return True
    surname = classes.get(spelling.name.split()[-1], ("other", 0.0))[0]
    unplaced = kind != "place" or places.find(spelling.name) is None
    if is_made_as_name(spelling.name) and unplaced and margin < CLOSE:
        return True
    if kind == "person" or (surname == "person" and kind != "place" and margin < CLOSE):
        return True
    return margin < UNTOLD[kind] and _is_nothing_known(spelling)


def _is_titled(spelling: Spelling) -> bool:
    """Say whether a courtesy title stands before a name somewhere: “Dr Deen Jan”."""
    words = spelling.name.split()
    if any(w in heads() or is_demonym(w) or not w.isalpha() for w in words):
        return False
    return any(run.title is not None and run.title.title() in honorifics() for run in spelling.runs)


def _bears_demonym(spelling: Spelling) -> bool:
    """Say whether a given name stands before a surname that is a people's name too: “Karima Baloch”."""
    first, *rest = spelling.name.split()
    return first in given_names() and len(rest) == 1 and is_demonym(rest[0])


def _is_nothing_known(spelling: Spelling) -> bool:
    """Say whether a name of two to four words is neither a known place nor worded or set like a body or a place.

    What is left is mostly somebody's: the model knows few names from beyond Europe and calls them firms and towns.
    """
    words = spelling.name.split()
    if len(words) > 4 or any(w in heads() or w in not_names() or is_demonym(w) or not w.isalpha() for w in words):
        return False
    if any(len(w) < 2 or w.isupper() or w.islower() for w in words) or is_known_place(spelling.name):
        return False
    return not any(_is_set_like_a_place(run) for run in spelling.runs)


def _is_set_like_a_place(run: Run) -> bool:
    before = run.before
    return before is not None and before.lower_ in LOCATIVE


def _looks_like_name(words: list[str]) -> bool:
    """Say whether words tell by themselves that they are a name; in headlines capitals tell nothing."""
    return words[0] in given_names() or suffix_of(words[-1]) is not None


def _is_in_row(spelling: Spelling, full: Sequence[Spelling], classes: Classes) -> bool:
    """Take a name for a person's that stands in one row with a person's (“Aya Nurbek and Ivan Petrov”)."""
    kind, margin = classes[spelling.name]
    if len(spelling.name.split()) < 2 or kind == "place" or margin > CLOSE or spelling.name.isupper():
        return False
    known = {(run.paragraph.index, run.first) for s in full for run in s.runs}
    known_ends = {(run.paragraph.index, run.last) for s in full for run in s.runs}
    for run in spelling.runs:
        before, after = run.before, run.after
        if before is not None and before.lower_ == "and" and (run.paragraph.index, run.first - 1) in known_ends:
            return True
        if after is not None and after.lower_ == "and" and (run.paragraph.index, run.last + 1) in known:
            return True
    return False
