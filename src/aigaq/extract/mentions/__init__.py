"""Who and what a text names: people, organisations and places, tied together inside the document.

The small language model often takes a surname alone for a firm or a town. So its labels are only one piece
of evidence among others, the evidence of a whole document decides about each spelling at once, and a full
name decides for its parts: after “Amir Latif”, “Latif” is the same man.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from aigaq.extract import coreference, places
from aigaq.extract.document import Document
from aigaq.extract.mentions.evidence import Form as Spelling
from aigaq.extract.mentions.evidence import classify, forms
from aigaq.extract.mentions.organisations import Organisation, is_known, organisations
from aigaq.extract.mentions.people import people
from aigaq.extract.mentions.placing import context, find_places, place_mention
from aigaq.extract.mentions.runs import Run, runs
from aigaq.extract.mentions.told import SURE, told
from aigaq.model.mention import Mention, Referent
from aigaq.model.text import Passage


def find(document: Document) -> None:
    """Fill in the document's mentions, in the order of the text, and whom group mentions mean."""
    named = [o for p in document.paragraphs for o in organisations(p)]
    named += _outlet(document, named)
    spellings = forms(_runs(document, named))
    classes = told(spellings, {s.name: classify(s) for s in spellings})
    persons = people(spellings, classes, document)
    found = [Mention(_at(document, run), "person", referent, form) for run, referent, form in persons]
    found += [_organisation(document, o) for o in _merged(named)]
    near = context(document)
    found += _seats(document, named, near)
    rest = _left(spellings, found)
    found += find_places(document, rest, classes, near)
    found += _by_class(document, rest, classes, list(found))
    document.mentions = sorted(found, key=lambda m: (m.passage.start, m.passage.end))
    coreference.resolve(document)


def _left(spellings: Sequence[Spelling], found: Sequence[Mention]) -> list[Spelling]:
    """Give the spellings with those of their runs that are nobody's yet."""
    taken = {at for m in found for at in range(m.passage.start, m.passage.end)}
    left = [evolve(s, runs=tuple(r for r in s.runs if r.start not in taken)) for s in spellings]
    return [s for s in left if s.runs]


def _runs(document: Document, named: list[Organisation]) -> list[Run]:
    taken: dict[int, set[int]] = {}
    for organisation in named:
        taken.setdefault(organisation.paragraph.index, set()).update(range(organisation.first, organisation.last))
    return [run for p in document.paragraphs for run in runs(p, taken.get(p.index, set()))]


def _at(document: Document, run: Run) -> Passage:
    return document.passage(run.start, run.end)


def _outlet(document: Document, named: list[Organisation]) -> list[Organisation]:
    """Find the outlet of the source's description where the text names it."""
    outlet = document.description.outlet
    if outlet is None:
        return []
    taken = {(o.paragraph.index, at) for o in named for at in range(o.first, o.last)}
    found = []
    for paragraph in document.paragraphs:
        for match in re.finditer(rf"(?<!\w){re.escape(outlet.value)}(?!\w)", paragraph.text):
            span = paragraph.doc.char_span(*match.span())
            if span is not None and (paragraph.index, span.start) not in taken:
                found.append(Organisation(paragraph, span.start, span.end, outlet.value))
    return found


def _merged(named: list[Organisation]) -> list[Organisation]:
    """Give a shorter name its fuller form in the text: “… Bureau for Human Rights (and the Rule of Law)”."""
    names = sorted({o.name for o in named if not o.descriptor}, key=lambda name: (len(name), name))
    fuller: dict[str, str] = {}
    for name in names:
        words = name.split()
        pieces = [words[:i] for i in range(2, len(words))] + [words[i:] for i in range(1, len(words) - 1)]
        fuller.update({" ".join(piece): name for piece in pieces})
    return [o if is_known(o.name) else evolve(o, name=fuller.get(o.name, o.name)) for o in named]


def _organisation(document: Document, found: Organisation) -> Mention:
    span = found.paragraph.doc[found.first : found.last]
    referent = Referent(document.text.source, "organisation", found.name)
    passage = document.passage(*found.paragraph.span_of(span))
    return Mention(passage, "organisation", referent, "descriptor" if found.descriptor else "name")


def _seats(document: Document, named: list[Organisation], near: tuple[str, ...]) -> Iterator[Mention]:
    """Give the places inside organisations: “court in Osh” names Osh too."""
    for organisation in named:
        doc = organisation.paragraph.doc
        for at in range(organisation.first, organisation.last - 1):
            if doc[at].text == "in" and (place := places.find(doc[at + 1 : organisation.last].text, near)):
                start, end = organisation.paragraph.span_of(doc[at + 1 : organisation.last])
                yield place_mention(document, start, end, doc[at + 1 : organisation.last].text, place.geo)


def _by_class(
    document: Document, rest: Sequence[Spelling], classes: Mapping[str, tuple[str, float]], found: Sequence[Mention]
) -> Iterator[Mention]:  # fmt: skip
    """Give the organisations that only the words around them tell."""
    taken = {m.passage.start for m in found}
    for spelling in rest:
        kind, margin = classes[spelling.name]
        if kind == "organisation" and (margin >= SURE or _is_told(spelling)):
            referent = Referent(document.text.source, "organisation", spelling.name)
            yield from (
                Mention(_at(document, r), "organisation", referent) for r in spelling.runs if r.start not in taken
            )


def _is_told(spelling: Spelling) -> bool:
    """One capital word, once in the text, is taken for an organisation only where the model calls it one."""
    if " " in spelling.name or len(spelling.runs) > 1 or spelling.name.isupper():
        return True
    run = spelling.runs[0]
    return not run.opens and run.paragraph.doc[run.first].ent_type_ == "ORG"
