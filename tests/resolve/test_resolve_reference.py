"""The people of the five reference articles, over all spellings in Latin and Cyrillic letters."""

from __future__ import annotations

import hashlib
import json
import re
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from aigaq.model.claim import Claim, When
from aigaq.model.mention import Mention, Referent
from aigaq.model.text import Text
from aigaq.names import score
from aigaq.resolve import find, resolve
from tests.resolve.made_people import attribute, invent, report, reports

EXCEPT = {"Серикжан Бияш"}
"""The form of identity papers that is another name: a person has to say so."""


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    """Give the annotation of the articles."""
    loaded: dict[str, Any] = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))
    return loaded


def forms_of(person: dict[str, Any]) -> list[str]:
    """Give all forms of a person in letters that are read."""
    inside = {form for forms in person["in_docs"].values() for form in forms}
    outside = {
        v["form"] for v in person.get("external_variants", []) if v.get("script", "").startswith(("Latn", "Cyrl"))
    }
    return sorted({form for form in inside | outside if " " in form} - EXCEPT)


def articles(gold: dict[str, Any], folder: Path) -> tuple[list[Mention], list[Claim], dict[str, str]]:
    """Read the annotation as an extractor that makes no mistakes would."""
    mentions: list[Mention] = []
    claims: list[Claim] = []
    truth: dict[str, str] = {}
    for document in gold["documents"]:
        raw = (folder / document["file"]).read_bytes()
        text = Text(hashlib.sha256(raw).hexdigest(), "txt", "1", raw.decode())
        for person in document["people"]:
            forms = [s["form"] for s in person["spellings"]]
            if not person["anonymous"] and forms:
                referent = Referent(text.source, "person", max(forms, key=lambda form: (form.count(" "), len(form))))
                truth[referent.id] = person["canonical"]
                found = [
                    _mention(text, referent, at) for form in forms for at in re.finditer(re.escape(form), text.content)
                ]
                mentions += found
                claims += _ages(person, found[0])
    return mentions, claims, truth


def _mention(text: Text, referent: Referent, at: re.Match[str]) -> Mention:
    return Mention(text.passage(*at.span()), "person", referent, "name" if " " in at[0] else "part")


def _ages(person: dict[str, Any], mention: Mention) -> list[Claim]:
    said = [a for a in person.get("attributes", []) if a["attr"] == "age"]
    return [attribute(mention, "age", str(a["value"]), When(a["as_of"]).edtf) for a in said]


def test_each_person_of_the_articles_is_one_entity_and_no_two_are_joined(gold: dict[str, Any], shared: Path) -> None:
    mentions, claims, truth = articles(gold, shared / "seeds")
    entities = resolve(mentions, claims, ()).entities
    assert all(len({truth[r] for r in e.referents}) == 1 for e in entities)
    assert len(entities) == len(set(truth.values()))


def test_every_full_form_of_a_person_joins_or_is_suggested(gold: dict[str, Any]) -> None:
    people = [p for p in gold["merged_people"] if not p["canonical"].startswith("[")]
    low = [(a, b) for p in people for a, b in combinations(forms_of(p), 2) if score(a, b) < 0.3]
    assert [pair for pair in low if "’" not in "".join(pair)] == []


def test_no_two_people_of_the_articles_are_suggested_as_one(gold: dict[str, Any]) -> None:
    people = [p for p in gold["merged_people"] if not p["canonical"].startswith("[")]
    pairs = [(a, b) for p, q in combinations(people, 2) for a in forms_of(p) for b in forms_of(q)]
    assert [(a, b) for a, b in pairs if score(a, b) >= 0.3] == []


def test_any_spelling_finds_the_person(gold: dict[str, Any], shared: Path) -> None:
    mentions, claims, _ = articles(gold, shared / "seeds")
    entities = resolve(mentions, claims, ()).entities
    for person in gold["merged_people"]:
        for form in [] if person["canonical"].startswith("[") else forms_of(person):
            found = find(entities, form)
            assert found, form
            assert score(found[0].name, form) >= 0.3


def test_single_names_over_reports_are_asked_about(gold: dict[str, Any]) -> None:
    person = next(p for p in gold["merged_people"] if p["canonical"] == "Malik Bashagar")
    mentions = [m for n, form in enumerate(["Bashagar", *forms_of(person)]) for m in report(str(n), [form])[0]]
    found = resolve(mentions, (), ())
    assert len(found.entities) <= 3
    assert any(mentions[0].referent.id in s.subjects for s in found.suggestions)


@pytest.mark.slow
def test_twenty_thousand_referents_cost_no_more_than_near_linear_time() -> None:
    took = []
    for people, count in ((750, 500), (3000, 2000)):
        world = reports(invent(people, 3), count, 10, 3)
        start = time.process_time()
        resolve(world.mentions, world.claims, ())
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0]
    assert took[1] < 90
