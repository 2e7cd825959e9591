"""People, organisations and places in invented texts. All people are invented."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.model.source import Description, Found
from aigaq.model.text import Furniture

from .making import meant, mention_at, named, read

DATA = Path(__file__).parent / "data"
REPORTS = ("belarus", "guatemala", "iran", "uganda")


def people(content: str, description: Description | None = None) -> list[tuple[str, str]]:
    return named(read(content, description), "person")


def test_surname_alone_means_the_person_named_in_full() -> None:
    found = people("Temir Asanbek was held in Osh. Police beat Asanbek at night, and Asanbek’s mother was told.")
    assert found == [("Temir Asanbek", "Temir Asanbek"), ("Asanbek", "Temir Asanbek"), ("Asanbek", "Temir Asanbek")]


def test_surname_before_the_full_name_means_the_same_person() -> None:
    found = people(
        "Asanbek, 40, was held on Monday.\nTemir Asanbek, a teacher from Osh, told reporters that he was beaten."
    )
    assert {name for _, name in found} == {"Temir Asanbek"}


def test_possessives_and_titles_are_no_part_of_a_name() -> None:
    found = people("Lawyer Daria Voskan’s client wept. President Omar Belkas met Ms. Voskan and Dr. Lin Taoyi.")
    assert [form for form, _ in found] == ["Daria Voskan", "Omar Belkas", "Voskan", "Lin Taoyi"]


def test_months_peoples_and_headline_words_are_no_people() -> None:
    found = people(
        "Kazakh Activist Held\nOn May 3 and in April, Uyghur and Kyrgyz families wept. Temir Asanbek Oct 4, 2020"
    )
    assert [form for form, _ in found] == ["Temir Asanbek"]


def test_surname_shared_by_relatives_means_the_one_named_first_but_a_title_tells() -> None:
    content = (
        "Omar Belkas was arrested in Oran with his sister Leila Belkas, witnesses said. "
        "Belkas was beaten. Ms. Belkas was freed after an hour."
    )
    document = read(content)
    assert meant(document, "Belkas was beaten") == ["Omar Belkas"]
    assert meant(document, "Belkas was freed") == ["Leila Belkas"]


def test_initials_and_middle_names_are_one_person() -> None:
    found = people("Judge Ivan Petrovich Sokolin spoke. Ivan Sokolin said no more, and I. Sokolin left the room.")
    assert {name for _, name in found} == {"Ivan Petrovich Sokolin"}


def test_author_of_the_description_is_a_person_however_odd_the_name() -> None:
    author = Description(author=Found("Xq Zzyzx", "byline"))
    assert ("Xq Zzyzx", "Xq Zzyzx") in people("Poet freed\nXq Zzyzx Mar 3, 2023\nThe poet was freed.\n", author)


def test_outlet_of_the_description_is_an_organisation() -> None:
    outlet = Description(outlet=Found("Steppe Ledger", "heading"))
    document = read("The poet told Steppe Ledger that she was tired.", outlet)
    assert meant(document, "Steppe Ledger", "organisation") == ["Steppe Ledger"]


@pytest.mark.parametrize(
    ("content", "words", "name"),
    [
        ("The Kyrgyz authorities said nothing.", "Kyrgyz authorities", "Government of Kyrgyzstan"),
        ("Tajikistan’s government refused.", "Tajikistan’s government", "Government of Tajikistan"),
        ("A court in Osh freed her.", "court in Osh", "court in Osh"),
        ("He heads the Turkmen Fund for Human Rights (TFR).", "TFR", "Turkmen Fund for Human Rights"),
        ("The Ministry of Internal Affairs denied it.", "Ministry of Internal Affairs", "Ministry of Internal Affairs"),
        ("She told RFE/RL about it.", "RFE/RL", "RFE/RL"),
        ("Tashkent denies that it holds him.", "Tashkent", "Government of Uzbekistan"),
        ("Activists say the list was agreed after Ankara’s pressure grew.", "Ankara’s", "Government of Turkey"),
        ("Diplomats asked Dushanbe to release him.", "Dushanbe", "Government of Tajikistan"),
    ],
)  # fmt: skip
def test_organisations_are_found_by_how_they_are_named(content: str, words: str, name: str) -> None:
    assert meant(read(content), words, "organisation") == [name]


@pytest.mark.parametrize(
    "content", ["He was born in Tashkent.", "Protesters gathered in Ankara on Monday.", "She flew to Dushanbe."]
)
def test_a_capital_where_things_happen_stays_a_place(content: str) -> None:
    document = read(content)
    assert [m.kind for m in document.mentions if m.kind != "person" or m.form == "name"] == ["place"]


def test_place_inside_an_organisation_is_a_place_of_its_own() -> None:
    mention = mention_at(read("A court in Osh freed her."), "Osh", "place")
    assert mention is not None
    assert mention.geo is not None
    assert mention.geo.country == "KG"


def test_name_of_a_country_stays_a_place_though_somebody_bears_it() -> None:
    document = read("Omar Jordan lives in Amman. He came to Jordan in 2010. In Jordan he found work.")
    assert ("Jordan", "Jordan") in named(document, "place")


def test_furniture_makes_no_mentions() -> None:
    content = "Temir Asanbek was freed in Osh.\nRead more: Ivan Sokolin arrested in Minsk"
    document = read(content, furniture=(Furniture(content.index("Read"), len(content), "menu"),))
    assert {m.referent.name for m in document.mentions} == {"Temir Asanbek", "Osh"}


@pytest.mark.parametrize("report", REPORTS)
def test_reports_from_other_countries_are_read_right(report: str) -> None:
    content = (DATA / f"{report}.txt").read_text("utf-8")
    wanted = tomllib.loads((DATA / f"{report}.toml").read_text("utf-8"))
    document = read(content)
    forms = Counter((form, name) for name, all_forms in wanted["people"].items() for form in all_forms)
    found = Counter(named(document, "person"))
    assert forms - found == Counter()
    assert sum((found - forms).values()) <= 1
    for words, names in wanted["meant"].items():
        assert sorted(meant(document, words)) == sorted(names), words
    for words, name in wanted["organisations"].items():
        assert meant(document, words, "organisation") == [name], words
    for words, country in wanted["places"].items():
        mention = mention_at(document, words, "place")
        assert mention is not None
        assert mention.geo is not None
        assert mention.geo.country == country, words


WORDS = st.sampled_from(
    [
        *("Aya", "Nurbek", "Temir", "Asanbek’s", "Beijing", "denies", "the", "pair", "both", "two", "men", "she"),
        *("“I", "“We", "”"),
        *(
            "said,",
            "told",
            "they",
            "—",
            "Osh",
            "Kazakh",
            "authorities",
            "and",
            "al-Amin",
            "(UPDN)",
            "Mr.",
            "\u00a0",
            "\n",
        ),
        *("\U0001f600", "е́", "Ақжол", "维吾尔", "-", "of", "in", "court", ".", ","),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_mention_stands_in_the_text_and_every_group_has_members(content: str) -> None:
    document = read(content)
    for mention in document.mentions:
        passage = mention.passage
        assert content[passage.start : passage.end] == passage.quote != ""
    assert all(len(members) > 1 for members in document.members.values())
    assert set(document.members) <= {m.id for m in document.mentions}
    assert document.mentions == sorted(document.mentions, key=lambda m: (m.passage.start, m.passage.end, m.kind))
    assert len({m.id for m in document.mentions}) == len(document.mentions)


@pytest.mark.parametrize("content", ["X" * 25_000, "POLICE COURT OF OSH AND " * 1_000, "Aya Nurbek " * 2_000])
def test_no_mention_is_longer_than_a_name_may_be(content: str) -> None:
    document = read(content)
    assert all(m.passage.end - m.passage.start <= 400 for m in document.mentions)


def test_people_of_the_reference_articles_are_found_and_tied(shared: Path) -> None:
    import json
    import re

    gold = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))
    wanted = right = found = 0
    for document in gold["documents"]:
        with (shared / "seeds" / document["file"]).open(encoding="utf-8", newline="") as file:
            content = file.read()
        full = [p for p in document["people"] if not p["anonymous"]]
        longest = {s["form"]: max((q["form"] for q in p["spellings"]), key=len) for p in full for s in p["spellings"]}
        pattern = re.compile(
            r"(?<!\w)(" + "|".join(sorted(map(re.escape, longest), key=len, reverse=True)) + r")(?!\w)"
        )
        spans = {(m.start(), m.end(), longest[m.group()]) for m in pattern.finditer(content)}
        mentions = read(
            content, Description(author=Found(document["author"], "byline") if document["author"] else None)
        ).mentions
        ours = {
            (m.passage.start, m.passage.end, m.referent.name)
            for m in mentions
            if m.kind == "person" and m.form in ("name", "part")
        }
        wanted, found, right = wanted + len(spans), found + len(ours), right + len(spans & ours)
    assert right / wanted >= 0.97
    assert right / found >= 0.97
