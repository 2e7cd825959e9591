"""People with one name, and names that are nobody's: told by the words that introduce them.

“His wife, Thandi, …”, “a farmer called Okello” and “Bongani, a miner from …” introduce a person by kin or calling,
so one word is name enough. “The podcast Voices Unbound” introduces a work.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract import places
from aigaq.extract.mentions.evidence import Form as Spelling
from aigaq.extract.mentions.runs import QUOTES, Run
from aigaq.extract.mentions.words import (
    SAYING,
    descriptors,
    honorifics,
    is_demonym,
    is_syllable,
    kin,
    not_names,
    particles,
    roles,
    sexed,
    starts_capital,
)
from aigaq.extract.testimony import HEAD, presents
from aigaq.lang.en import words

if TYPE_CHECKING:
    from aigaq.extract.tree import Doc

OLDEST = 120
"""Years. A higher number behind a comma is no age."""
REACH = 5
"""Words behind a comma among which a calling tells a person (“, a former miner from …”)."""
ROW = 8
"""Words of a row of relatives before its last name."""
LARGE = 300_000
"""Inhabitants. The name of a larger place is a place, whatever introduces it."""


def is_introduced(spelling: Spelling) -> bool:
    """Say whether a single word is a person's by the words that introduce it somewhere in the text."""
    name = spelling.name
    if (
        " " in name
        or len(name) < 3
        or is_demonym(name)
        or name in not_names()
        or name.isupper()
        or is_known_place(name)
    ):
        return False
    return any(_is_introduced(run) for run in spelling.runs)


def is_work(spelling: Spelling) -> bool:
    """Say whether a name is that of a book, a film, a podcast or a paper, as its first place tells."""
    run = spelling.runs[0]
    doc, before = run.paragraph.doc, run.first - 1
    if run.last < len(doc) and doc[run.last].lemma_ in SAYING:
        return False
    nouns = _works()["nouns"]
    if before >= 0 and doc[before].lower_ in nouns:
        return True
    apart = before >= 2 and doc[before].text == "," and doc[before - 1].lower_ in nouns and _is_closed(run)
    return (apart and doc[before - 2].tag_ in ("PRP$", "POS", "JJ", "NN")) or _is_called_work(doc, run.last, nouns)


def is_witness(spelling: Spelling) -> bool:
    """Say whether a full name is presented as a witness's: “Testimony of Ada Roe”, “My name is Ada Roe”."""
    if " " not in spelling.name:
        return False
    return any(presents(*_around(run)) for run in spelling.runs if run.paragraph.index < HEAD)


def _around(run: Run) -> tuple[str, str]:
    text, base = run.paragraph.text, run.paragraph.start
    return text[: run.start - base], text[run.end - base :]


def is_beside_kin(run: Run) -> bool:
    """Say whether a name stands in one row with a relative of its bearer: “Dilnur and her uncle”."""
    doc, at = run.paragraph.doc, run.last
    if at + 2 >= len(doc) or doc[at].lower_ not in ("and", "with") or doc[at + 1].lower_ not in ("her", "his", "their"):
        return False
    return any(_is_kin(doc, i) for i in range(at + 2, min(at + 5, len(doc))))


def has_nickname(name: str) -> bool:
    """Say whether a nickname in quotation marks stands inside a name (“Aleksandr “Sasha” Petrov”)."""
    return any(mark in name[1:-1] for mark in QUOTES)


def is_made_as_name(name: str) -> bool:
    """Say whether a name is made as few but people's are: “… bin …”, “Ming-ho”, “… Thị …”."""
    if any(mark in name for mark in '"“”'):
        return True
    split = name.replace("-", " ").split()
    if split[0].lower() in particles() and split[0].lower() != "ben":
        return False
    if 2 < len(split) < 6 and split[1] in words("names")["middle"]["list"]:
        return True
    inside = any(word.islower() and word in particles() for word in split[1:-1])
    halves = [word.split("-", 1)[1] for word in name.split() if "-" in word]
    return inside or any(is_syllable(half) for half in halves)


@cache
def _works() -> dict[str, frozenset[str]]:
    return {key: frozenset(row) for key, row in words("names")["works"].items()}


def is_known_place(name: str) -> bool:
    """Say whether a name is a country's or a large town's: no kin beside it makes it a person's."""
    found = places.find(name)
    known = found is not None and found.main
    return bool(known and found and (found.geo.feature == "country" or found.population > LARGE))


def _is_closed(run: Run) -> bool:
    return run.after is None or run.after.text in (",", ".", "(", ";", "–", "—")


def _is_called_work(doc: Doc, at: int, nouns: frozenset[str]) -> bool:
    """Read “Voices Unbound, a podcast on …”."""
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in ("a", "an", "the", "her", "his"):
        return False
    behind = doc[at + 2 : at + 4]
    return any(t.lower_ in nouns and (t.i + 1 >= len(doc) or doc[t.i + 1].pos_ != "NOUN") for t in behind)


def _is_introduced(run: Run) -> bool:
    if run.title is not None:
        return run.title.title() in honorifics() or run.title in kin()
    return _behind_a_calling(run) or _is_called(run) or _is_apposed(run) or _is_in_row_of_kin(run)


def _is_in_row_of_kin(run: Run) -> bool:
    """Read the second name of “her daughters, Amine and Hatice”."""
    doc, at = run.paragraph.doc, run.first - 1
    if at < 2 or doc[at].lower_ not in ("and", ","):
        return False
    while at > 0 and run.first - at < ROW and (doc[at].lower_ in ("and", ",") or starts_capital(doc[at])):
        at -= 1
    return doc[at].lower_ in _works()["kin_plural"]


def _is_person(doc: Doc, at: int) -> bool:
    """Say whether a word in small letters means one person: kin, a calling, “man”."""
    if at < 0 or (starts_capital(doc[at]) and at > 0):
        return False
    low = doc[at].lower_
    return low in kin() or low in roles() or low in descriptors() or low in sexed() or _is_in_law(doc, at)


def _is_kin(doc: Doc, at: int) -> bool:
    return at >= 0 and (doc[at].lower_ in kin() or doc[at].lower_ in _works()["kin_plural"] or _is_in_law(doc, at))


def _is_in_law(doc: Doc, at: int) -> bool:
    return at > 3 and doc[at - 3 : at + 1].text.lower().endswith("-in-law")


def _behind_a_calling(run: Run) -> bool:
    """Read “her brother Tesh”, “his wife, Thandi,” and “the driver, Kasonde,”."""
    doc, before = run.paragraph.doc, run.first - 1
    if _is_kin(doc, before):
        return True
    if before < 1 or doc[before].text != ",":
        return False
    if _is_kin(doc, before - 1):
        return _is_closed(run) or (run.after is not None and run.after.lower_ == "and")
    return _is_person(doc, before - 1) and _is_closed(run) and doc[before - 1].tag_ == "NN"


def _is_called(run: Run) -> bool:
    """Read “a farmer called Okello”, “a nurse known as Mirwa”."""
    doc, at = run.paragraph.doc, run.first - 1
    if at >= 1 and doc[at].lower_ == "as" and doc[at - 1].lower_ in ("known", "identified"):
        at -= 1
    elif at < 1 or doc[at].lower_ not in ("called", "named", "nicknamed"):
        return False
    at -= 1 if doc[at - 1].pos_ != "ADV" else 2
    return any(_is_person(doc, i) or doc[i].lower_ in ("someone", "somebody") for i in (at, at - 1) if i >= 0)


def _is_apposed(run: Run) -> bool:
    """Read “Zubin, 14,”, “Bongani, a miner from Welkom, …” and “Bongani, her elder son, …”."""
    doc, at = run.paragraph.doc, run.last
    if at + 2 >= len(doc) or doc[at].text != ",":
        return False
    behind = doc[at + 1]
    if behind.text.isdigit() and int(behind.text) <= OLDEST:
        return doc[at + 2].text in (",", ".", ";") or doc[at + 2].lower_ in ("and", "was", "who")
    if behind.lower_ in ("his", "her", "their", "my", "our"):
        return any(_is_kin(doc, i) and doc[i].tag_ == "NN" for i in range(at + 2, min(at + 2 + REACH, len(doc))))
    if behind.lower_ not in ("a", "an"):
        return False
    return any(_is_person(doc, i) and doc[i].tag_ == "NN" for i in range(at + 2, min(at + 2 + REACH, len(doc))))
