"""What speaks for a name being a person's, a place's or an organisation's, as named pieces of evidence.

The evidence of all places where a document writes a name is averaged, so that one sentence that says
plainly whose name it is decides for the sentences that do not. How much each piece weighs stands in
``name_weights.toml``; `scripts/train_names.py` learns the weights from news of the whole world.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract import places
from aigaq.extract.mentions.runs import Run
from aigaq.extract.mentions.words import (
    SAYING,
    family_names,
    given_names,
    heads,
    honorifics,
    kin,
    roles,
    starts_capital,
    suffix_of,
)

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Doc

CLASSES = ("person", "organisation", "place", "other")
_LABELS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}
_IN = frozenset(
    {"in", "at", "near", "from", "to", "into", "outside", "across", "around", "through", "toward", "towards"}
)
_APPOSITION = 5
"""Words behind a comma among which an office (“, a teacher from …”) tells a person."""


@frozen
class Form:
    """One spelling in one document: all its runs, and how its words stand elsewhere in the document."""

    name: str
    runs: tuple[Run, ...]
    last_alone: bool
    """Whether its last word also stands alone (“Amir Latif … Latif said”)."""
    first_alone: bool
    part_of: bool
    """Whether it is the last word of a longer run."""
    last: tuple[Run, ...] = ()
    """Where its last word stands alone."""


def forms(runs: Iterable[Run]) -> list[Form]:
    """Gather the runs of a document by spelling, in the order of first appearance."""
    by_name: dict[str, list[Run]] = {}
    for run in runs:
        by_name.setdefault(run.name, []).append(run)
    lasts = {run.words[-1] for found in by_name.values() for run in found if len(run.words) > 1}
    return [_form(name, found, by_name, lasts) for name, found in by_name.items()]


def _form(name: str, found: list[Run], by_name: Mapping[str, list[Run]], lasts: set[str]) -> Form:
    words = name.split()
    several = len(words) > 1
    alone = several and words[-1] in by_name
    last = tuple(by_name[words[-1]]) if alone else ()
    return Form(name, tuple(found), alone, several and words[0] in by_name, not several and name in lasts, last)


def classify(form: Form) -> tuple[str, float]:
    """Say what a name most likely is, and how far ahead of the next class it is (log-odds, base e)."""
    weights = name_weights()
    score = [0.0, 0.0, 0.0, 0.0]
    for feature, value in features(form).items():
        for index, weight in enumerate(weights.get(feature, ())):
            score[index] += weight * value
    best, second = sorted(range(len(CLASSES)), key=lambda i: -score[i])[:2]
    return CLASSES[best], score[best] - score[second]


@cache
def name_weights() -> dict[str, list[float]]:
    """Give what each piece of evidence weighs for each of `CLASSES`."""
    raw = tomllib.loads((files(__package__) / "name_weights.toml").read_text("utf-8"))
    return dict(raw["weights"])


def features(form: Form) -> dict[str, float]:
    """Give the evidence of a form: 1 for what the spelling tells, shares for what its places tell."""
    found: dict[str, float] = dict.fromkeys(_of_form(form), 1.0)
    counts: Counter[str] = Counter()
    for run in form.runs:
        counts.update(set(_of_run(run)))
    total = len(form.runs)
    shares: defaultdict[str, float] = defaultdict(float, {k: v / total for k, v in counts.items()})
    found.update(shares)
    found.update({f"ever:{k}": 1.0 for k in counts if k in _DECISIVE})
    found.update({f"last:{k}": 1.0 for run in form.last for k in _of_run(run) if k in _TELLING})
    return found


_DECISIVE = frozenset({"title:honorific", "title:role", "prev:kin", "next:age", "next:who", "saying", "label:person"})
_TELLING = _DECISIVE | {
    "subject",
    "next:'s",
    "next:'s kin",
    "label:organisation",
    "label:place",
    "prev:the",
    "compound",
}


def _of_form(form: Form) -> Iterator[str]:
    words = form.name.split()
    yield "bias"
    yield f"words:{min(len(words), 4)}"
    yield f"times:{min(len(form.runs), 3)}"
    if form.last_alone:
        yield "last alone"
    if form.first_alone:
        yield "first alone"
    if form.part_of:
        yield "part of longer"
    if words[0] in given_names() or words[0].split("-")[0] in given_names() or words[0] in family_names():
        yield "given name first"
    if found := suffix_of(words[-1]):
        yield f"name suffix:{'any' if not found[1] else 'sexed'}"
    yield from _of_spelling(form.name, words)
    yield f"gazetteer:{_in_gazetteer(form.name)}:{min(len(words), 2)}"


def _of_spelling(name: str, words: list[str]) -> Iterator[str]:
    if name.isupper() and len(name) > 1:
        yield "all capitals"
    if "-" in name:
        yield "hyphen"
    if any(c.isdigit() for c in name):
        yield "digit"
    if words[-1] in heads() or words[0] in heads():
        yield "head word"
    if any(len(w.strip(".")) == 1 for w in words):
        yield "initial"


def _in_gazetteer(name: str) -> str:
    place = places.find(name)
    if place is None:
        return "no"
    if not place.main and place.geo.feature != "country":
        return "other name"
    if place.geo.feature in ("country", "region"):
        return place.geo.feature
    return "large" if place.population >= 300_000 else "middling" if place.population >= 50_000 else "small"


def _of_run(run: Run) -> Iterator[str]:
    doc = run.paragraph.doc
    yield f"label:{_label(doc, run)}"
    yield f"pos:{'proper' if all(t.pos_ == 'PROPN' for t in doc[run.first : run.last] if t.is_alpha) else 'mixed'}"
    yield from _of_title(run)
    yield from _in_front(run)
    yield from _behind(doc, run.last)
    yield from _of_head(doc[run.first : run.last].root)
    if run.opens:
        yield "opens sentence"


def _label(doc: Doc, run: Run) -> str:
    labels = Counter(t.ent_type_ for t in doc[run.first : run.last])
    label = max(sorted(labels), key=lambda name: labels[name])
    if not label:
        return "none"
    exact = labels[label] == run.last - run.first and not (run.after is not None and run.after.ent_iob_ == "I")
    return _LABELS.get(label, "other") + ("" if exact else ":part")


def _of_title(run: Run) -> Iterator[str]:
    if run.title is not None:
        yield "title:honorific" if run.title.title() in honorifics() else "title:role"


def _in_front(run: Run) -> Iterator[str]:
    before = run.before
    if before is None or run.title is not None:
        return
    low = before.lower_
    if low in roles():
        yield "title:role"
    elif low in kin():
        yield "prev:kin"
    elif low in _IN:
        yield "prev:in"
    elif low in ("the", "of", "by", "with", "and", "for", "a", "an"):
        yield f"prev:{low}"
    elif before.pos_ == "VERB":
        yield "prev:verb"
    elif before.text == ",":
        yield "prev:comma"
        yield from _kin_before_comma(run)


def _kin_before_comma(run: Run) -> Iterator[str]:
    doc = run.paragraph.doc
    if run.first > 1 and (doc[run.first - 2].lower_ in roles() or doc[run.first - 2].lower_ in kin()):
        yield "prev:role comma"


def _behind(doc: Doc, at: int) -> Iterator[str]:
    if at >= len(doc):
        yield "next:end"
        return
    low = doc[at].lower_
    if low in ("’s", "'s"):
        yield "next:'s"
        if at + 1 < len(doc) and (doc[at + 1].lower_ in kin() or doc[at + 1].lower_ in roles()):
            yield "next:'s kin"
    elif low in ("who", "whose"):
        yield "next:who"
    elif low == ",":
        yield from _behind_comma(doc, at + 1)
    elif doc[at].pos_ in ("VERB", "AUX"):
        yield "next:verb"
    elif doc[at].pos_ in ("NOUN", "ADJ"):
        yield "next:noun"


def _behind_comma(doc: Doc, at: int) -> Iterator[str]:
    if at >= len(doc):
        return
    token = doc[at]
    if token.like_num and token.text.isdigit() and len(token) < 4:
        yield "next:age"
    elif token.lower_ in ("who", "whose"):
        yield "next:who"
    elif any(t.lower_ in roles() or t.lower_ in kin() for t in doc[at : at + _APPOSITION]):
        yield "next:role"
    elif starts_capital(token):
        yield "next:, Capital"


def _of_head(root: Token) -> Iterator[str]:
    dep, head = root.dep_, root.head
    if dep in ("nsubj", "nsubjpass"):
        yield "subject"
        if head.lemma_ in SAYING:
            yield "saying"
    elif dep in ("compound", "amod", "nmod"):
        yield "compound"
    elif dep in ("dobj", "pobj", "appos", "poss", "conj"):
        yield f"dep:{dep}"
