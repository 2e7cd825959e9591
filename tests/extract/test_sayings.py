"""Idioms as patterns: how they are read, what they find, and what they leave alone. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.errors import BadDataFile
from aigaq.extract.events import find
from aigaq.extract.events.cues import lexicon
from aigaq.extract.events.sayings import Wanted, read
from tests.extract.told import read as parsed


def told(text: str) -> set[tuple[str, str]]:
    claims = find(parsed(text))
    return {(c.type, p.name) for c in claims for p in c.named("subject")}


def test_a_pattern_gives_roles_and_the_words_that_must_stand_near() -> None:
    said = read("A:AGENTS [take|lead] S into CARRIERS - smuggler @ COURTROOM")
    assert said.heads == ("take", "lead")
    assert said.roles == {"subject": "agent", "object": "subject"}
    assert said.after == [Wanted(("@carriers",), ("into",))]
    assert (said.bars, said.needs["context"]) == (["smuggler"], ["@courtroom"])


def test_a_preposition_by_itself_is_a_word_that_must_be_there() -> None:
    assert read("S [be] inside since|for").after == [Wanted(("inside",)), Wanted(("since", "for"))]


def test_a_noun_may_carry_a_pattern() -> None:
    said = read("S's {capture}")
    assert said.noun
    assert said.roles == {"possessive": "subject"}


@pytest.mark.parametrize("text", ["", "A take S", "S be gone"])
def test_a_pattern_that_hangs_on_nothing_is_refused(text: str) -> None:
    with pytest.raises(BadDataFile):
        read(text)


def test_idioms_stand_behind_plain_cues() -> None:
    for cues in lexicon().verbs.values():
        kinds = [cue.idiom for cue in cues]
        assert kinds == sorted(kinds)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officers snapped handcuffs on Dzmitry Baravik at the bus stop.", "arrest"),
        ("Dzmitry Baravik has sat behind bars since the spring.", "detention"),
        ("The bench handed Dzmitry Baravik a term of six years.", "sentence"),
    ],
)
def test_ordinary_words_tell_events(text: str, kind: str) -> None:
    assert (kind, "Dzmitry Baravik") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dzmitry Baravik was cleared for take-off.",
        "Dzmitry Baravik was freed from debt.",
        "Dzmitry Baravik got a book for his birthday.",
        "The bank closed its branch in the village.",
    ],
)
def test_the_same_words_in_another_sense_tell_nothing(text: str) -> None:
    assert told(text) == set()


def test_somebody_for_whom_only_a_pronoun_stands_is_told_of_too() -> None:
    assert ("conviction", "[him]") in told("They tried him without a lawyer and convicted him before lunch.")


@pytest.mark.parametrize("name", ["Meryem Aslan", "Thandar Shwe"])
def test_a_name_that_nothing_places_is_somebody_s(name: str) -> None:
    assert ("arrest", name) in told(f"On Monday the police arrested {name}.")
