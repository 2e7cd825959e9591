"""Who takes part where the clause hides it: turned passives, lists, descriptions, verdicts without a verb.

All people are invented.
"""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

DESCRIPTION = Description(published=Found("2024-11-20", "user"))
TOLD = (
    ("Also arrested were the singer Vera Holub and the driver Pavel Hrom.", "arrest", "Pavel Hrom, Vera Holub"),
    ("A man named Pavel Hrom was arrested.", "arrest", "Pavel Hrom"),
    ("The driver, a Kenyan by the name of Daniel Otieno, was arrested.", "arrest", "Daniel Otieno"),
    ("Police arrested a student identified as Omar Roe.", "arrest", "Omar Roe"),
    ("The experts asked about the fate of Sombath Keo, abducted in Vientiane in 2019.", "abduction", "Sombath Keo"),
    ("Vera Holub, gunned down outside her home, had been ill.", "killing", "Vera Holub"),
    ("Dozens of protesters were detained on Monday, including Vera Holub.", "detention", "Vera Holub, []"),
    (
        "Police detained eleven monks, among them Tenzin Dolma and Lobsang Phuntsok.",
        "detention",
        "Lobsang Phuntsok, Tenzin Dolma, []",
    ),
    ("The court sentenced Omar Roe, his brother Ali and three others to death.", "sentence", "Ali, Omar Roe, []"),
    ("Vera Holub, his wife, was detained.", "detention", "Vera Holub"),
    ("The arrest, detention and torture of Omar Roe were condemned.", "torture_allegation", "Omar Roe"),
    ("Pedro Lopes has received a stream of death threats.", "threat", "Pedro Lopes"),
    ("After eight months under house arrest, Miriam Tesfay fled.", "house_arrest", "Miriam Tesfay"),
    ("Following her release, Vera Holub spoke to reporters.", "release", "Vera Holub"),
    ("Thailand sent back Vong Sokha to Cambodia, where he was jailed.", "deportation", "Vong Sokha"),
    ("Six years in a colony for Vera Holub, and five for Ihar Moroz: so the verdict.", "sentence", "Vera Holub"),
    ("Six years in a colony for Vera Holub, and five for Ihar Moroz: so the verdict.", "sentence", "Ihar Moroz"),
    ("Officers searched the bakery of Lan Pham on 3 November.", "search_or_raid", "Lan Pham"),
)
NOT_TOLD = (
    ("Arrests of trade unionists have become common since the coup.", "arrest"),
    ("Journalists in the region are routinely harassed and jailed.", "detention"),
    ("On or about 14 March 2021, Omar Roe was struck by a guard.", "protest"),
    ("Omar Roe was held for six years without trial.", "trial"),
    ("The accused, Omar Roe, greeted the two accused of the other case.", "charge"),
)


def claims(sentence: str) -> list[Claim]:
    """Give the events told in a sentence."""
    found = extract(Text("a" * 64, "test", "1", sentence), DESCRIPTION)
    return [claim for claim in found.claims if claim.kind == "event"]


def subjects(claim: Claim) -> str:
    """Give the names of the subjects in their order; anybody unnamed is “[]”."""
    return ", ".join(sorted({"[]" if p.name.startswith("[") else p.name for p in claim.named("subject")}))


@pytest.mark.parametrize(("sentence", "kind", "who"), TOLD, ids=lambda value: value[:40])
def test_who_takes_part_is_found_where_the_clause_hides_it(sentence: str, kind: str, who: str) -> None:
    assert who in [subjects(claim) for claim in claims(sentence) if claim.type == kind]


@pytest.mark.parametrize(("sentence", "kind"), NOT_TOLD, ids=lambda value: value[:40])
def test_what_happens_as_a_rule_or_not_at_all_is_no_event(sentence: str, kind: str) -> None:
    assert kind not in [claim.type for claim in claims(sentence)]


def test_a_trial_whose_date_is_not_set_is_hypothetical() -> None:
    trials = [c.certainty for c in claims("No date has been set for the trial of Omar Roe.") if c.type == "trial"]
    assert trials == ["hypothetical"]


def test_an_arrest_on_another_day_is_an_event_of_its_own() -> None:
    told = claims("Omar Roe was first arrested in 2015 and again in 2019.")
    assert sorted(c.when.edtf for c in told if c.type == "arrest" and c.when) == ["2015", "2019"]
