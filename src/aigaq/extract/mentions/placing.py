"""Places with their points on the map, and capitals that stand for their governments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract import places
from aigaq.extract.document import Document
from aigaq.extract.gazetteer.folding import fold
from aigaq.extract.mentions.evidence import Form as Spelling
from aigaq.extract.mentions.runs import Run
from aigaq.lang.en import words
from aigaq.model.mention import Geo, Mention, Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

CONTEXT = 4
"""How many countries a text is taken to speak of: those it names most."""
SURE = 100_000
"""Inhabitants from which on a place's main name is taken for the place though the words around say “other”."""

Classes = Mapping[str, tuple[str, float]]


@frozen(eq=False)
class Spot:
    """One run that names a place."""

    run: Run
    place: places.Place | None


def find_places(
    document: Document, spellings: Sequence[Spelling], classes: Classes, near: tuple[str, ...]
) -> list[Mention]:
    """Give the mentions of places; where a capital speaks or is spoken to, of its government.

    ``near``: the countries that the text speaks of, see `context`.
    """
    spots = [
        Spot(run, places.find(s.name, near))
        for s in spellings
        if _is_place(s.name, classes[s.name], near)
        for run in s.runs
    ]
    names = _names(spots)
    return [_government(document, spot) or _place(document, spot, names) for spot in spots]


def context(document: Document) -> tuple[str, ...]:
    """Give the countries a text speaks of, by their names and the words for their people, most named first."""
    counts: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        for token in paragraph.tokens:
            if token.text[0].isupper():
                counts.update(_country_of(token))
    return tuple(code for code, _ in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:CONTEXT])


def _country_of(token: Token) -> Iterator[str]:
    if code := places.demonyms().get(fold(token.text)):
        yield code
    elif token.ent_type_ == "GPE":
        place = places.find(token.text)
        if place and (place.geo.feature == "country" or place.is_capital):
            yield place.country


def _is_place(name: str, verdict: tuple[str, float], near: tuple[str, ...]) -> bool:
    kind, _ = verdict
    if kind == "person":
        return False
    place = places.find(name, near)
    if place is None:
        return kind == "place"
    known = place.geo.feature in ("country", "region") or place.population >= SURE
    return kind == "place" or (place.main and known and kind == "other" and not name.isupper())


def _names(spots: Sequence[Spot]) -> dict[int, str]:
    """Give each place's fullest form in the text, by its number in the gazetteer."""
    found: dict[int, str] = {}
    for spot in spots:
        if spot.place and len(spot.run.name) > len(found.get(spot.place.id, "")):
            found[spot.place.id] = spot.run.name
    return found


def _place(document: Document, spot: Spot, names: Mapping[int, str]) -> Mention:
    name = names[spot.place.id] if spot.place else spot.run.name
    return place_mention(document, spot.run.start, spot.run.end, name, spot.place.geo if spot.place else None)


def place_mention(document: Document, start: int, end: int, name: str, geo: Geo | None) -> Mention:
    """Make the mention of a place."""
    referent = Referent(document.text.source, "place", name)
    return Mention(document.passage(start, end), "place", referent, geo=geo)


def _government(document: Document, spot: Spot) -> Mention | None:
    country = places.governed_from(spot.run.name)
    if country is None or not _acts(spot.run):
        return None
    name = f"Government of {places.country_name(country) or spot.run.name}"
    referent = Referent(document.text.source, "organisation", name)
    return Mention(document.passage(spot.run.start, spot.run.end), "organisation", referent, "descriptor")


def _acts(run: Run) -> bool:
    """Say whether the words around a capital make it one who acts: “Tashkent denies”, “asked Tashkent to …”."""
    root = run.paragraph.doc[run.first : run.last].root
    speech = words("organisations")["speech"]
    head = root.head
    if root.dep_ == "nsubj":
        return head.lemma_ in speech["verbs"] or any(
            t.dep_ == "aux" and t.lemma_ in ("will", "have") for t in head.children
        )
    if root.dep_ in ("dobj", "dative", "obj") or (root.dep_ == "nsubj" and head.dep_ == "ccomp"):
        return head.lemma_ in speech["objects"]
    if root.dep_ == "poss":
        return head.lemma_ in speech["belongings"] or _owns_policy(head, speech["belongings"])
    if root.dep_ == "pobj":
        return head.lower_ in ("with", "of", "from", "by", "on") and head.head.lemma_ in speech["relations"]
    return False


def _owns_policy(head: Token, belongings: Sequence[str]) -> bool:
    """Look through “Tashkent's growing economic influence” for a word that belongs to a government."""
    return any(t.lower_ in belongings for t in head.subtree if t.dep_ in ("amod", "conj", "compound"))
