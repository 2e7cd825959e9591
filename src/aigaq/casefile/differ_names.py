"""One name written in several ways: spelling, order of its parts, a longer and a shorter form of a body's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from aigaq.casefile.about import about
from aigaq.casefile.bond import fold
from aigaq.casefile.conflicts import difference
from aigaq.casefile.index import Index
from aigaq.model.casefile import Difference, Reading
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.text import Passage

STEM = 3
"""Letters that a part of a name must have to be known again with another ending (Serik, Serikuly)."""
LIKE = 0.7
"""Share of letters in common (Ratcliff and Obershelp) from which two words of a body's name are one word respelt."""
SHORTEST = 3
"""Words that the shorter of two names of one body must have: one or two words begin the names of many bodies."""


def spellings(ix: Index, entity: Entity) -> Iterator[Difference]:
    """Give the full names of somebody, or of a body, that differ by more than case and accents."""
    whole = _whole({s.form for s in entity.spellings})
    if entity.kind != "person":
        whole = {form for form in whole if any(_alike(form, other) for other in whole)}
    forms = {(s.source, s.form) for s in entity.spellings if s.form in whole}
    turned = {form for form in forms if _crossed(fold(form[1]), fold(entity.name))}
    straight = forms - turned
    if len({fold(form) for _, form in straight}) > 1:
        sides = _sides(ix, [(entity, source, form) for source, form in sorted(straight)])
        yield difference("spelling", "slight", about("spellings", name=entity.name), sides, nature="variant")
    if turned:
        main = {form for form in straight if fold(form[1]) == fold(entity.name)}
        sides = _sides(ix, [(entity, source, form) for source, form in sorted(turned | main)])
        yield difference("name_order", "slight", about("order_of_name", name=entity.name), sides, nature="variant")


def _crossed(one: str, other: str) -> bool:
    """Whether the parts stand in another order: first and last are, but for their endings, exchanged."""
    a, b = one.split(), other.split()
    if len(a) < 2 or len(b) < 2 or a[0] == b[0]:
        return False
    return _begins(a[0], b[-1]) and _begins(a[-1], b[0])


def _begins(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    return short >= STEM and (one[:short] == other[:short])


def _alike(one: str, other: str) -> bool:
    """Whether two names of a body are one name spelt in two ways, word by word: not a name and a description."""
    a, b = fold(one).split(), fold(other).split()
    if a == b or len(a) != len(b) or not one[:1].isupper() or not other[:1].isupper():
        return False
    return all(SequenceMatcher(None, x, y).ratio() >= LIKE for x, y in zip(a, b, strict=True))


def longer_names(ix: Index, entities: Iterable[Entity]) -> Iterator[Difference]:
    """Find bodies whose name is the beginning of another's, in other sources: perhaps one body under two names."""
    bodies = {tuple(fold(e.name).split()): e for e in entities if e.kind == "organisation"}
    for words, longer in sorted(bodies.items()):
        for size in range(SHORTEST, len(words)):
            shorter = bodies.get(words[:size])
            if shorter and not _sources(shorter) & _sources(longer):
                said = [(e, s.source, s.form) for e in (shorter, longer) for s in e.spellings]
                what = about("two_names", one=shorter.name, other=longer.name)
                yield difference("spelling", "slight", what, _sides(ix, said), nature="variant")


def _sources(entity: Entity) -> set[str]:
    return {spelling.source for spelling in entity.spellings}


def _sides(ix: Index, said: Sequence[tuple[Entity, str, str]]) -> list[Reading]:
    """One side for each form, with the first claim of each source that shows it, or else where it stands."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    bare: dict[str, list[Passage]] = defaultdict(list)
    for entity, source, form in said:
        found = [c for c in ix.by_person.get(entity.id, ()) if c.source == source]
        chosen = sorted(found, key=lambda c: (form not in c.passage.quote, c.passage.start, c.id))[:1]
        claims[form] += chosen
        bare[form] += [] if chosen else _standing(ix, entity, source, form)
    return [Reading(form, tuple(claims[form]), tuple(bare[form])) for form in sorted({form for _, _, form in said})]


def _standing(ix: Index, entity: Entity, source: str, form: str) -> list[Passage]:
    """Where the form stands in the source's text."""
    text = ix.material.texts.get(source)
    spans = [(s.start, s.end) for s in entity.spellings if (s.source, s.form) == (source, form)]
    return [text.passage(*spans[0])] if text and spans and spans[0][1] <= len(text.content) else []


def _whole(forms: set[str]) -> set[str]:
    """Leave out the forms whose words are a part of those of another."""
    words = {form: frozenset(fold(form).split()) for form in forms}
    kinds = set(words.values())
    parts = {one for one in kinds if any(one < other for other in kinds)}
    return {form for form in forms if words[form] not in parts}
