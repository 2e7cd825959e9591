"""The people of the five articles, in every spelling found, read from ../shared at test time."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

from aigaq.names import parse, score

CUT = 0.7


def people(shared: Path) -> list[tuple[str, list[str]]]:
    """Give the full names of each person, without pen names, derived forms and those marked as another legal name."""
    raw: list[dict[str, Any]] = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))["merged_people"]
    found = []
    for person in raw:
        if person.get("kind", "person") != "person":
            continue
        forms = {person["canonical"], *(form for forms in person["in_docs"].values() for form in forms)}
        forms |= {variant["form"] for variant in person.get("external_variants", ()) if _a_spelling(variant)}
        found.append((person["id"], sorted(form for form in forms if parse(form).full)))
    return found


def _a_spelling(variant: dict[str, Any]) -> bool:
    note = variant.get("note", "").casefold()
    return not any(word in note for word in ("pen name", "legal", "papers", "different", "passport name"))


def test_no_two_people_of_the_articles_are_taken_for_one(shared: Path) -> None:
    wrong = [
        (one, other)
        for (one, ours), (other, theirs) in combinations(people(shared), 2)
        for a in ours
        for b in theirs
        if score(a, b) >= CUT
    ]
    assert wrong == []


def test_every_person_of_the_articles_is_found_in_every_spelling(shared: Path) -> None:
    missed = [
        (person, place)
        for person, forms in people(shared)
        for place, (a, b) in enumerate(combinations(forms, 2))
        if score(a, b) < CUT
    ]
    assert missed == []
