"""What every export holds to, whatever its format. All people in it are invented."""

from __future__ import annotations

import json
import unicodedata

import pytest
from attrs import evolve
from tests.exports.hostile import HALF, HOSTILE, hostile_order
from tests.exports.sample import CASE, CLAIMS, MATERIAL, order

from aigaq.errors import BadValue, UsageError
from aigaq.exports import FORMATS, LANGUAGES, Format, Order, format_named
from aigaq.model.entity import Resolution
from aigaq.model.material import Material
from aigaq.model.source import Description, Found

ALL = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
ABOUT_ONE = pytest.mark.parametrize("form", [f for f in FORMATS if f.about == "person"], ids=lambda form: form.name)
OF_A_VAULT = pytest.mark.parametrize("form", [f for f in FORMATS if f.about != "person"], ids=lambda form: form.name)


def test_names_are_told_apart_and_found() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    assert all(format_named(form.name) is form for form in FORMATS)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadValue, match="That is no format") as refusal:
        format_named("docxx")
    assert "events, people, statuses" in refusal.value.advice


@ALL
def test_a_format_says_what_it_is_in_one_line(form: Format) -> None:
    assert form.says
    assert "\n" not in form.says
    assert form.suffix.startswith(".")
    assert "/" in form.media_type


@ALL
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_order_gives_the_same_bytes(form: Format, language: str) -> None:
    assert form.write(order(language=language)) == form.write(order(language=language))


@ALL
def test_the_order_of_what_comes_in_does_not_matter(form: Format) -> None:
    turned = Material(
        sources=dict(reversed(MATERIAL.sources.items())),
        texts=dict(reversed(MATERIAL.texts.items())),
        mentions=MATERIAL.mentions[::-1],
        claims=MATERIAL.claims[::-1],
        decisions=MATERIAL.decisions,
        resolution=Resolution(MATERIAL.resolution.entities[::-1]),
    )
    assert form.write(order(material=turned)) == form.write(order())


@ALL
def test_every_export_is_utf_8_and_ends_its_last_line(form: Format) -> None:
    text = form.write(order()).decode("utf-8")
    assert text.endswith("\n")


@pytest.mark.parametrize("form", [f for f in FORMATS if f.name != "ics"], ids=lambda form: form.name)
def test_names_and_quotes_arrive_unchanged(form: Format) -> None:
    assert CASE.person.name in form.write(order()).decode("utf-8")


@OF_A_VAULT
def test_an_empty_vault_gives_an_empty_export(form: Format) -> None:
    empty = Material(sources={}, texts={}, mentions=(), claims=(), decisions=(), resolution=Resolution(()))
    assert form.write(Order(empty)) == b""


@ABOUT_ONE
def test_a_format_about_one_person_needs_one(form: Format) -> None:
    with pytest.raises(UsageError, match="one person"):
        form.write(order(case=None))


@ALL
@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_hostile_text_neither_breaks_an_export_nor_changes_its_frame(form: Format, what: str) -> None:
    data = form.write(hostile_order(HOSTILE[what]))
    text = data.decode("utf-8")
    if "json" in form.suffix:
        rows = text.split("\n") if form.suffix.endswith("jsonl") else [text]
        assert all(json.loads(row) for row in rows if row)
    else:
        assert "<script" not in text.lower()
        assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t\r"]


@ALL
def test_half_a_character_in_a_file_name_is_escaped_or_shown_as_missing(form: Format) -> None:
    about = Description(title=Found(HALF, "heading"), author=Found(HALF, "byline"))
    sources = {key: evolve(s, name=HALF, description=about) for key, s in MATERIAL.sources.items()}
    material = Material(sources, MATERIAL.texts, (), CLAIMS, (), MATERIAL.resolution)
    case = evolve(CASE, sources=tuple(sources.values()))
    text = form.write(order(material=material, case=case)).decode("utf-8")
    if form.name in {"events", "people", "statuses"}:
        assert {json.loads(row).get("file", HALF) for row in text.splitlines()} == {HALF}
    else:
        assert not [c for c in text if unicodedata.category(c) == "Cs"]


@ALL
def test_a_rejected_claim_is_never_told_as_a_fact(form: Format) -> None:
    text = form.write(order()).decode("utf-8")
    spot = text.find("a 36-year-old tailor, crossed the border")
    assert spot == -1 or form.about == "person"
    if form.name == "json":
        rows = [c for event in json.loads(text)["timeline"] for c in event["claims"]]
        assert [c["verdict"] for c in rows if c["passages"][0]["quote"].startswith("a 36")] == ["rejected"]
