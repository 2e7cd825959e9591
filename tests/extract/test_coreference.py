"""Whom pronouns, numbers and callings mean. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract.document import Document

from .making import meant, mention_at, read

PAIR = ["Aya Nurbek", "Ivan Sokolin"]
TWO = "Aya Nurbek and Ivan Sokolin were held in Osh on Monday. "


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("The pair were freed later.", "The pair"),
        ("Both denied the charges.", "Both"),
        ("The two young teachers were beaten.", "The two young teachers"),
        ("A judge sentenced the duo to ten days.", "the duo"),
        ("They were freed later.", "They"),
        ("Both men were beaten.", "Both men"),
        ("The court released the two.", "the two"),
    ],
)
def test_a_pair_is_taken_up_by_number_and_pronoun(after: str, words: str) -> None:
    assert meant(read(TWO + after), words) == PAIR


def test_former_and_latter_mean_the_first_and_the_last_of_a_pair() -> None:
    document = read(TWO + "The former is a poet, while the latter was a guard.")
    assert meant(document, "The former") == ["Aya Nurbek"]
    assert meant(document, "the latter") == ["Ivan Sokolin"]


def test_people_introduced_by_number_are_those_the_next_sentence_names() -> None:
    document = read("Two Kyrgyz poets were jailed on Monday.\nAya Nurbek and Ivan Sokolin denied the charges.")
    assert meant(document, "Two Kyrgyz poets") == PAIR


def test_names_in_apposition_tell_who_the_two_are() -> None:
    document = read("Reporters said the two poets — 25-year-old Aya Nurbek and 30-year-old Ivan Sokolin — were freed.")
    assert meant(document, "the two poets") == PAIR


def test_attackers_are_not_the_people_named_after_them() -> None:
    document = read("Two men attacked a house in Osh. Aya Nurbek hid. Ivan Sokolin called the police.")
    assert meant(document, "Two men") == []


def test_they_is_left_out_where_others_in_the_plural_stand_nearer() -> None:
    document = read(TWO + "The officers came at night. They broke the door.")
    assert meant(document, "They broke") == []


def test_they_is_left_out_where_things_may_be_meant() -> None:
    document = read(TWO + "The arrests are strange in that they happened at one hour.")
    assert meant(document, "they happened") == []


def test_pronouns_follow_sex_and_subject() -> None:
    document = read(
        "Mr. Temir Asanbek called the lawyer Maria Sokolina. She told him that he was free, and his sister wept."
    )
    assert meant(document, "She told") == ["Maria Sokolina"]
    assert meant(document, "him") == ["Temir Asanbek"]
    assert meant(document, "he was") == ["Temir Asanbek"]
    assert meant(document, "his sister") == ["Temir Asanbek"]


def test_object_is_not_the_subject_of_the_same_verb() -> None:
    document = read("Temir Asanbek was tired. Ivan Sokolin saw him on Monday.")
    assert meant(document, "him") == ["Temir Asanbek"]


def test_first_person_in_quotation_marks_means_the_speaker() -> None:
    document = read("“They took my phone and beat me,” Aya Nurbek said. “I was afraid.”")
    assert [meant(document, w) for w in ("my", "me,", "I was")] == [["Aya Nurbek"]] * 3


def test_first_person_outside_quotation_marks_is_left_out() -> None:
    assert meant(read("Aya Nurbek said no more. I went home."), "I went") == []


def test_she_in_a_quotation_is_not_its_speaker() -> None:
    document = read("Aya Nurbek was beaten in Osh.\n“She could not walk,” the lawyer Maria Sokolina told reporters.")
    assert meant(document, "She could") == ["Aya Nurbek"]


def test_calling_takes_up_the_person_who_was_called_so() -> None:
    document = read("The lawyer Maria Sokolina met Aya Nurbek, a poet. The poet was freed, and the lawyer wept.")
    assert meant(document, "The poet") == ["Aya Nurbek"]
    assert meant(document, "the lawyer") == ["Maria Sokolina"]


def test_pronoun_before_the_name_of_its_sentence_is_tied_forward() -> None:
    document = read("When she came home, Aya Nurbek found the door broken.")
    assert meant(document, "she came") == ["Aya Nurbek"]


def test_nobody_is_guessed_in_a_text_without_people() -> None:
    document = read("He was held with her. They and both of them told the two men that I was there.")
    assert [m for m in document.mentions if m.kind == "person"] == []


def test_group_mention_holds_all_its_members() -> None:
    document: Document = read(TWO + "The pair were freed.")
    mention = mention_at(document, "The pair")
    assert mention is not None
    assert mention.form == "descriptor"
    assert [r.name for r in document.members[mention.id]] == PAIR
    assert mention.referent == document.members[mention.id][0]


def test_office_and_capital_are_taken_up_by_what_they_are() -> None:
    document = read(
        "She protested at the Chinese consulate in Osh, then left for Bishkek. Guards left the consulate. "
        "The capital was calm."
    )
    assert meant(document, "the consulate.", "organisation") == ["Chinese consulate in Osh"]
    assert meant(document, "The capital", "place") == ["Bishkek"]
