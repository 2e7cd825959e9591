"""Events from sentences: every type in the active, the passive and as a noun; negated, planned, coordinated.

All people are invented.
"""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.schema import event_type
from aigaq.model.source import Description, Found
from aigaq.model.text import Furniture, Text

DESCRIPTION = Description(published=Found("2021-03-10", "byline"), language=Found("en", "detected"))
WEATHER = "It rained in the valley that week, and the harvest was poor."
"""A sentence that tells nothing, so that no sentence under test passes for a by-line."""


def claims(sentence: str, kind: str = "event") -> list[Claim]:
    found = extract(Text("a" * 64, "test", "1", f"{sentence} {WEATHER}"), DESCRIPTION)
    return [claim for claim in found.claims if claim.kind == kind]


def told(sentence: str) -> set[tuple[str, str]]:
    """Give (type, certainty) of every event of the sentence that is not mere background."""
    return {(c.type, c.certainty) for c in claims(sentence) if not event_type(c.type).background}


def people(sentence: str, event: str, role: str = "subject") -> set[str]:
    return {p.name for c in claims(sentence) if c.type == event for p in c.participants if p.role == role}


SENTENCES = [
    ("assault", "Three men attacked Amina Dzhurova near her house."),
    ("assault", "Amina Dzhurova was beaten by strangers on 3 May 2020."),
    ("killing", "Gunmen killed the lawyer Teodor Banev in Plovdiv."),
    ("killing", "Teodor Banev was shot dead outside his office."),
    ("death_in_custody", "Teodor Banev died in custody on 2 March 2020."),
    ("torture_allegation", "Guards tortured Amina Dzhurova for two days."),
    ("sexual_violence_allegation", "Amina Dzhurova was raped by two soldiers."),
    ("threat", "Officers threatened Teodor Banev."),
    ("warning", "Police warned Teodor Banev to stop writing."),
    ("search_or_raid", "Police raided Teodor Banev's apartment in Sofia."),
    ("arrest", "Police arrested Amina Dzhurova in Varna."),
    ("arrest", "The arrest of Amina Dzhurova in Varna caused outrage."),
    ("detention", "Amina Dzhurova was detained at the airport."),
    ("detention", "Teodor Banev spent three months in prison."),
    ("camp_detention", "Amina Dzhurova was held in an internment camp for a year."),
    ("house_arrest", "A judge placed Teodor Banev under house arrest."),
    ("release", "Amina Dzhurova was released on Friday."),
    ("charge", "Prosecutors charged Teodor Banev with espionage."),
    ("trial", "Teodor Banev went on trial in Burgas in June 2020."),
    ("conviction", "A court in Burgas convicted Teodor Banev of espionage."),
    ("sentence", "Teodor Banev was sentenced to four years in prison."),
    ("acquittal", "The court acquitted Teodor Banev."),
    ("asylum_application", "Amina Dzhurova applied for asylum in Norway."),
    ("status_granted", "Norway granted Amina Dzhurova asylum in May 2020."),
    ("status_granted", "Amina Dzhurova received refugee status."),
    ("status_denied", "Amina Dzhurova was denied asylum by Norway."),
    ("status_denied", "The agency rejected Amina Dzhurova's asylum claim."),
    ("status_extended", "Amina Dzhurova's refugee status was extended in May 2020."),
    ("status_revoked", "Norway revoked Amina Dzhurova's refugee status."),
    ("appeal", "Amina Dzhurova appealed the decision."),
    ("deportation", "Norway deported Amina Dzhurova to Belarus."),
    ("crossing", "Amina Dzhurova crossed the border illegally."),
    ("arrival", "Amina Dzhurova arrived in Oslo in May 2020."),
    ("departure", "Teodor Banev fled to Georgia in 2019."),
    ("relocation", "Teodor Banev moved to Canada."),
    ("press_conference", "Teodor Banev held a press conference in Sofia."),
    ("testimony", "Teodor Banev testified before a committee."),
    ("protest", "Amina Dzhurova staged a protest outside the ministry."),
    ("protest_dispersed", "Riot police dispersed the protesters with water cannon."),
    ("police_complaint", "Amina Dzhurova filed a complaint with the police."),
    ("registration_denied", "The ministry denied registration to the group."),
    ("organisation_closed", "The authorities shut down the newspaper."),
    ("disappearance", "Teodor Banev disappeared in Sofia in 2020."),
    ("abduction", "Masked men abducted Teodor Banev."),
]


@pytest.mark.parametrize(("event", "sentence"), SENTENCES)
def test_a_sentence_tells_its_event_as_a_fact(event: str, sentence: str) -> None:
    assert (event, "asserted") in told(sentence)


@pytest.mark.parametrize(
    ("event", "sentence", "certainty"),
    [
        ("arrest", "Police did not arrest Amina Dzhurova.", "denied"),
        ("deportation", "The judge refused to deport Amina Dzhurova.", "denied"),
        ("asylum_application", "Amina Dzhurova plans to apply for asylum.", "hypothetical"),
        ("arrest", "Teodor Banev may be arrested.", "hypothetical"),
        ("departure", "If Teodor Banev flees to Georgia, his family will pay.", "hypothetical"),
        ("assault", "Officers allegedly beat Amina Dzhurova.", "alleged"),
    ],
)
def test_negated_planned_and_alleged_events_are_no_facts(event: str, sentence: str, certainty: str) -> None:
    assert (event, certainty) in told(sentence)
    assert (event, "asserted") not in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "event", "who"),
    [
        ("Amina Dzhurova and Teodor Banev were arrested in Varna.", "arrest", {"Amina Dzhurova", "Teodor Banev"}),
        ("Police arrested Amina Dzhurova, along with Teodor Banev.", "arrest", {"Amina Dzhurova", "Teodor Banev"}),
        ("Teodor Banev was arrested and charged with fraud.", "charge", {"Teodor Banev"}),
        ("Teodor Banev, who has been sentenced to ten years in prison, is ill.", "sentence", {"Teodor Banev"}),
        ("Teodor Banev decided to flee to Georgia.", "departure", {"Teodor Banev"}),
        ("Norway decided to grant Amina Dzhurova asylum.", "status_granted", {"Amina Dzhurova"}),
        ("A court convicted Teodor Banev of crossing the border illegally.", "crossing", {"Teodor Banev"}),
        ("After crossing the border illegally, Teodor Banev slept in a barn.", "crossing", {"Teodor Banev"}),
        ("Another activist, Amina Dzhurova, was beaten by police.", "assault", {"Amina Dzhurova"}),
        ("Amina Dzhurova was the first woman to testify against the general.", "testimony", {"Amina Dzhurova"}),
        ("Dozens of activists were arrested in Varna.", "arrest", {"[activists]"}),
    ],
)
def test_roles_follow_conjunctions_clauses_control_and_apposition(sentence: str, event: str, who: set[str]) -> None:
    assert people(sentence, event) == who


def test_the_passive_is_turned_round() -> None:
    assert people("Amina Dzhurova was beaten by two soldiers.", "assault", "perpetrator") == {"[two soldiers]"}
    assert people("Two soldiers beat Amina Dzhurova.", "assault", "perpetrator") == {"[Two soldiers]"}


def test_every_passage_stands_in_the_text_and_is_short() -> None:
    text = " ".join(sentence for _, sentence in SENTENCES)
    for claim in claims(text):
        assert text[claim.passage.start : claim.passage.end] == claim.passage.quote
        assert len(claim.passage.quote) <= 300


def test_furniture_and_bylines_make_no_claims() -> None:
    menu = "Police arrested Amina Dzhurova in Varna."
    content = f"{menu}\n\nThe weather was mild in Sofia."
    text = Text("b" * 64, "test", "1", content, furniture=(Furniture(0, len(menu), "menu"),))
    assert not extract(text, DESCRIPTION).claims


def test_one_event_told_twice_is_one_claim_with_both_passages() -> None:
    found = claims("Amina Dzhurova was arrested on 3 May 2020. Dzhurova was arrested in Varna.")
    arrests = [c for c in found if c.type == "arrest"]
    assert len(arrests) == 1
    assert len(arrests[0].also) == 1


def test_two_events_of_one_type_on_different_dates_stay_two() -> None:
    found = claims("Amina Dzhurova was arrested on 3 May 2020. On 9 June 2020 Dzhurova was arrested again.")
    assert {c.when.edtf for c in found if c.type == "arrest" and c.when} == {"2020-05-03", "2020-06-09"}


def test_an_undated_step_is_bounded_by_the_step_before_it_and_publication() -> None:
    found = claims("Teodor Banev was arrested in May 2019. Teodor Banev has since been released.")
    released = next(c for c in found if c.type == "release")
    assert released.when is not None
    assert released.when.edtf.startswith("[2019-05..2021-03")
    assert released.when.method == "bound_by_event"


def test_a_background_type_is_kept_as_a_statement() -> None:
    found = claims("Teodor Banev received the Sakharov Prize in 2020.")
    assert [c.type for c in found] == ["award"]
    assert event_type("award").background


@pytest.mark.parametrize(
    "sentence",
    [
        "The team beat its rivals in the final.",
        "Teodor Banev suffered a heart attack.",
        "The bank charged its customers a fee.",
        "The committee released a report on prices.",
        "He tried to open the window.",
        "The storm left the village without power.",
        "Doctors appealed to the public for blood.",
    ],
)
def test_everyday_uses_of_the_words_tell_no_event(sentence: str) -> None:
    assert told(sentence) == set()
