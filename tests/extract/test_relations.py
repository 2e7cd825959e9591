"""Relations and personal details. All people and organisations in these texts are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import attributes, relations
from aigaq.model.claim import Claim
from tests.extract.told import read

RELATIONS = [
    ("Ada Roe fled. Her brother Tim Roe stayed.", "brother_of", "Tim Roe", "Ada Roe"),
    ("Ada Roe fled. Ada Roe’s lawyer Tim Oz stayed.", "lawyer_of", "Tim Oz", "Ada Roe"),
    ("Ada Roe fled. Ada Roe's mother, Eva Roe, stayed.", "mother_of", "Eva Roe", "Ada Roe"),
    ("Ada Roe is the sister of Omar Diaz. Omar Diaz fled.", "sister_of", "Ada Roe", "Omar Diaz"),
    ("Tim Oz, who is representing Ada Roe, spoke.", "lawyer_of", "Tim Oz", "Ada Roe"),
    ("Ada Roe is a member of the Green Zar Foundation.", "member_of", "Ada Roe", "Green Zar Foundation"),
    ("Ada Roe, deputy director of the Green Zar Foundation, spoke.", "member_of", "Ada Roe", "Green Zar Foundation"),
    ("Ada Roe, director of the Green Zar Foundation, spoke.", "leader_of", "Ada Roe", "Green Zar Foundation"),
    ("Ada Roe is married to Omar Diaz.", "spouse_of", "Ada Roe", "Omar Diaz"),
    ("Eva Roe has a son, Tim Roe.", "child_of", "Tim Roe", "Eva Roe"),
    ("Ada Roe founded the Green Zar Foundation in 2010.", "founder_of", "Ada Roe", "Green Zar Foundation"),
]


@pytest.mark.parametrize(("text", "kind", "subject", "other"), RELATIONS)
def test_relations_are_read_from_nouns_and_verbs(text: str, kind: str, subject: str, other: str) -> None:
    found = [(c.type, c.named("subject")[0].name, c.named("object")[0].name) for c in relations.find(read(text))]
    assert (kind, subject, other) in found


DETAILS = [
    ("Ada Roe, 34, spoke.", "age", "34"),
    ("34-year-old Ada Roe spoke.", "age", "34"),
    ("Ada Roe, a 34-year-old teacher, spoke.", "age", "34"),
    ("Ada Roe died at the age of 34 in prison.", "age", "34"),
    ("Ada Roe, a plumber, spoke.", "occupation", "plumber"),
    ("Born in Turkey in 1986, Ada Roe spoke.", "birth_place", "Turkey"),
    ("Born in Turkey in 1986, Ada Roe became a teacher.", "birth_date", "1986"),
    ("Ada Roe is 34 years old.", "age", "34"),
    ("Ada Roe, a human rights lawyer, spoke.", "occupation", "human rights lawyer"),
    ("Journalist Ada Roe spoke. Roe is a journalist.", "occupation", "journalist"),
    ("Ada Roe, an activist, spoke.", "role", "activist"),
    ("Ada Roe, an ethnic Kazakh, spoke.", "ethnicity", "Kazakh"),
    ("Ada Roe, a Kyrgyz citizen, spoke.", "nationality", "Kyrgyz"),
    ("Ada Roe is from Turkey.", "origin", "Turkey"),
    ("Ada Roe was born in Turkey.", "birth_place", "Turkey"),
    ("Ada Roe was born on May 3, 1986.", "birth_date", "1986-05-03"),
    ("Ada Roe is married.", "family_status", "married"),
    ("Ada Roe, a mother of two, spoke.", "family_status", "has children"),
    ("Ada Roe has two children.", "family_status", "has children"),
    ("Ada Roe spoke, and she wept.", "sex", "female"),
    ("Ada Roe is a member of the Green Party.", "party", "Green Party"),
]


@pytest.mark.parametrize(("text", "kind", "value"), DETAILS)
def test_details_are_read_with_their_value(text: str, kind: str, value: str) -> None:
    found = {(c.type, c.value) for c in attributes.find(read(text)) if c.participants[0].name == "Ada Roe"}
    assert (kind, value) in found


def test_an_age_holds_on_the_day_of_publication() -> None:
    (claim,) = [c for c in attributes.find(read("Ada Roe, 34, spoke.", "2020-05-01")) if c.type == "age"]
    assert claim.when is not None
    assert claim.when.edtf == "2020-05-01"
    (undated,) = [c for c in attributes.find(read("Ada Roe, 34, spoke.", None)) if c.type == "age"]
    assert undated.when is None


def test_what_someone_else_says_of_a_person_keeps_its_speaker() -> None:
    text = "Tim Oz fled. Tim Oz said that Ada Roe is a journalist."
    (claim,) = [c for c in attributes.find(read(text)) if c.type == "occupation"]
    assert (claim.asserted_by, claim.certainty) == ("Tim Oz", "alleged")


def test_what_is_denied_is_not_told_as_a_fact() -> None:
    (claim,) = [c for c in attributes.find(read("Ada Roe is not a journalist.")) if c.type == "occupation"]
    assert claim.certainty == "denied"


@pytest.mark.parametrize("text", ["", "\n", "her brother", "’s lawyer", "-founded group", ", 25, 25, 25", "a a a a"])
def test_odd_texts_give_no_relation_and_no_error(text: str) -> None:
    document = read(text)
    assert relations.find(document) == []
    assert all(isinstance(c, Claim) for c in attributes.find(document))


def test_every_claim_stands_on_its_passage_and_the_same_text_gives_the_same_claims() -> None:
    text = "Ada Roe, 34, a lawyer, fled. Her brother Tim Roe, a Kyrgyz citizen, stayed. “I am ill,” she said."
    once, again = (relations.find(read(text)) + attributes.find(read(text)) for _ in range(2))
    assert [c.id for c in once] == [c.id for c in again]
    assert all(text[c.passage.start : c.passage.end] == c.passage.quote for c in once)
