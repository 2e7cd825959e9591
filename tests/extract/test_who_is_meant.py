"""Who is meant and who is not: counted strangers, asides, turns of a transcript. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import analyse
from aigaq.extract.parse import parse
from aigaq.lang import en
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

from .making import meant, named, read

SISTERS = ["Njeri Kamau", "Wambui Kamau"]
TWO = "Njeri Kamau and Wambui Kamau were walking home in Nakuru. "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TWO + "Two men hit them with clubs. Peter Mwangi saw it.", "Two men"),
        (TWO + "Three strangers came. Peter Mwangi, Otieno Kamau and Ruth Adongo hid.", "Three strangers"),
        (TWO + "Two women who had waited there told a reporter so.", "Two women"),
        ("Two men broke a door in Nakuru. Njeri Kamau and Peter Mwangi fled.", "Two men"),
        ("A house was burned by two brothers. Njeri Kamau and Peter Mwangi fled.", "two brothers"),
        ("Njeri Kamau left. A court fined both. Later Peter Mwangi and Ruth Adongo came.", "both"),
    ],
)
def test_counted_strangers_are_nobody_by_name(text: str, words: str) -> None:
    assert meant(read(text), words) == []


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("The sisters were held overnight.", "The sisters"),
        ("A judge, Peter Mwangi, fined both.", "both"),
        ("Both were detained. Each of them was fined.", "them"),
    ],
)
def test_groups_mean_those_named_before(after: str, words: str) -> None:
    assert meant(read(TWO + after), words) == SISTERS


def test_two_are_those_named_in_one_sentence_but_for_judges() -> None:
    document = read(
        "Njeri Kamau came with Otieno Baraka. The judge Peter Mwangi fined Baraka. The court expelled the two."
    )
    assert meant(document, "the two") == ["Njeri Kamau", "Otieno Baraka"]


def test_pair_with_somebody_unnamed_is_left_out() -> None:
    document = read("Peter Mwangi slept. Njeri Kamau came with her cousin. A court fined both of them.")
    assert meant(document, "both") == []


def test_title_counts_whom_the_next_names_give_and_no_lawyer() -> None:
    document = read(
        "Two teachers freed in Nakuru\n\nTwo teachers were freed, their lawyer, Ruth Adongo, said on Monday.\n\n"
        "Njeri Kamau, 27, and Peter Mwangi, a poet, left the court at noon."
    )
    assert meant(document, "Two teachers freed") == ["Njeri Kamau", "Peter Mwangi"]


def test_author_takes_no_part_in_groups_and_pronouns() -> None:
    description = Description(author=Found("Ruth Adongo", "metadata"))
    document = read("Ruth Adongo, Nakuru\nRuth Adongo reports. Njeri Kamau was held. She wept.", description)
    assert meant(document, "She") == ["Njeri Kamau"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Njeri Kamau was asleep. A woman from the village came. She wrote a list.", "She wrote", []),
        ("Ivan Petrov left. The family got news of Otieno Baraka. A relative said that he died there.", "he died", "O"),
        ("Otieno Baraka was beaten. The officer Ivan Petrov said that the man fell.", "the man", "O"),
        ("Njeri Kamau slept for days. Her brother Otieno Baraka was held.", "Her", "N"),
        ("“He could not walk,” Ivan Petrov said.", "He", []),
    ],
)
def test_pronoun_means_the_topic_or_is_left_out(text: str, words: str, who: str | list[str]) -> None:
    names = {"O": ["Otieno Baraka"], "N": ["Njeri Kamau"]}
    assert meant(read(text), words) == (names[who] if isinstance(who, str) else who)


def test_quoted_he_is_not_the_he_who_speaks() -> None:
    document = read(
        "Otieno Baraka was beaten, his colleague Ivan Petrov told reporters. Petrov called a doctor. "
        "“He could not breathe,” he said."
    )
    assert meant(document, "He could") == ["Otieno Baraka"]
    assert meant(document, "he said") == ["Ivan Petrov"]


def test_group_by_its_kind_is_no_person_anywhere_in_the_text() -> None:
    document = read("Mizan took no part. Ruth Adongo leads the registered group Mizan. Mizan's head told Mizan so.")
    assert {name for _, name in named(document, "person")} == {"Ruth Adongo"}
    assert named(document, "organisation").count(("Mizan", "Mizan")) == 4


def test_newspaper_is_no_person() -> None:
    document = read("Njeri Kamau told Savanna Courier so, as Ruth Adongo reported for Savanna Courier.")
    assert {name for _, name in named(document, "person")} == {"Njeri Kamau", "Ruth Adongo"}


def test_client_named_in_either_order_is_a_person() -> None:
    document = read("I write for my client Asanqyzy Marzhan. Asanqyzy crossed the border. Police held her.")
    assert meant(document, "her") == ["Asanqyzy Marzhan"]


TALK = (
    "Host: Our guest is Rosa Quispe.\nQuispe: Two soldiers detained me in Juliaca. A nurse helped us.\n"
    "My brother Mateo was released.\nHost: I see. Were you afraid?\nQuispe: I was beaten."
)


def test_first_person_in_a_turn_means_its_speaker_and_is_said_by_them() -> None:
    document = parse(Text("0" * 64, "vtt", "1", TALK), Description(), en.pipeline())
    claims = analyse(document)
    assert [meant(document, w) for w in ("detained me", "us.", "My", "I was")] == [["Rosa Quispe"]] * 4
    assert meant(document, "I see") == []
    assault = next(c for c in claims if c.passage.quote == "I was beaten")
    assert [(s.name, s.how) for s in assault.speakers] == [("Rosa Quispe", "direct")]
    assert assault.certainty == "alleged"


def test_interview_in_plain_text_has_turns_and_a_report_with_one_colon_has_none() -> None:
    assert meant(read(TALK), "I was") == ["Rosa Quispe"]
    assert meant(read("Warning: I was there.\nRosa Quispe left.\nShe slept."), "I was") == []


def test_writer_of_a_letter_is_i() -> None:
    description = Description(author=Found("Ruth Adongo", "email_header"))
    document = read("Njeri Kamau was detained. Today I applied for her release.\n\nRuth Adongo", description)
    assert meant(document, "I applied") == ["Ruth Adongo"]
    assert meant(document, "her") == ["Njeri Kamau"]


def test_age_is_no_part_of_an_occupation() -> None:
    document = parse(
        Text("0" * 64, "t", "1", "Njeri Kamau, a 36-year-old tailor, was detained."), Description(), en.pipeline()
    )
    values = [c.value for c in analyse(document) if c.type == "occupation"]
    assert values == ["tailor"]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        (
            "Aya Nurbek, a poet from China’s Xinjiang Uyghur Autonomous Region, wept.",
            "Xinjiang Uyghur Autonomous Region",
        ),
        ("Aya Nurbek is from Ethiopia's Oromia region.", "Oromia"),
        ("Aya Nurbek comes from Russia’s Chechen Republic.", "Chechen Republic"),
    ],
)
def test_origin_is_the_region_and_not_its_country(text: str, region: str) -> None:
    document = parse(Text("0" * 64, "t", "1", text), Description(), en.pipeline())
    assert [c.value for c in analyse(document) if c.type == "origin"] == [region]
