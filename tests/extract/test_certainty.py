"""Negation, modality, hearsay and their scope. All people in these texts are invented."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest

from aigaq.extract import certainty
from aigaq.model.claim import Certainty
from tests.extract.told import read, word

CASES = [
    ("Ada Roe was convicted on charges of entering illegally.", "entering", "asserted"),
    ("Bek was not arrested.", "arrested", "denied"),
    ("Bek was never arrested.", "arrested", "denied"),
    ("Police refused to register the group.", "register", "denied"),
    ("He failed to leave.", "leave", "denied"),
    ("Without being charged, Bek was released.", "charged", "denied"),
    ("Without being charged, Bek was released.", "released", "asserted"),
    ("Bek may be deported.", "deported", "hypothetical"),
    ("He plans to leave the country.", "leave", "hypothetical"),
    ("If he returns, he will be arrested.", "returns", "hypothetical"),
    ("If he returns, he will be arrested.", "arrested", "hypothetical"),
    ("Was Bek tortured?", "tortured", "hypothetical"),
    ("Bek was allegedly beaten by police.", "beaten", "alleged"),
    ("He was accused of beating a guard.", "beating", "alleged"),
    ("They face deportation.", "deportation", "hypothetical"),
    ("She lives under the threat of deportation.", "deportation", "hypothetical"),
    ("They have the option of applying for asylum.", "applying", "hypothetical"),
    ("There was no chance of remaining.", "remaining", "denied"),
    ("He had been arrested in May.", "arrested", "asserted"),
    ("Bek was arrested and beaten.", "beaten", "asserted"),
    ("Bek was convicted of crossing the border.", "crossing", "asserted"),
    ("Police threatened to arrest him.", "arrest", "hypothetical"),
    ("She picketed the consulate to demand the release of her son.", "release", "hypothetical"),
    ("Bek managed to flee.", "flee", "asserted"),
    ("Bek was forced to leave.", "leave", "asserted"),
    ("The ministry decided to grant them asylum.", "grant", "asserted"),
    ("Bek was arrested after he failed to appear.", "arrested", "asserted"),
    ("The court declined to order her deportation.", "deportation", "denied"),
    ("He could not leave.", "leave", "denied"),
    ("No one was arrested.", "arrested", "denied"),
    ("Nobody has been charged.", "charged", "denied"),
    ("Whether he was killed is unclear.", "killed", "hypothetical"),
    ("Alleged torture was reported.", "torture", "alleged"),
    ("He began sharing accounts of torture.", "torture", "asserted"),
    ("He wants to apply for asylum.", "apply", "hypothetical"),
    ("She was able to leave.", "leave", "asserted"),
    ("He is likely to be deported.", "deported", "hypothetical"),
    ("Bek, who was not armed, was shot.", "shot", "asserted"),
    ("He was detained for refusing to testify.", "testify", "denied"),
    ("He did not say that he was beaten.", "beaten", "asserted"),
    ("He asked for his release.", "release", "hypothetical"),
    ("They would be returned to China.", "returned", "hypothetical"),
    ("He would go on to found a party.", "found", "asserted"),
    ("He is expected to be tried in May.", "tried", "hypothetical"),
    ("The court ordered him to be deported.", "deported", "hypothetical"),
    ("His request for asylum was denied.", "denied", "asserted"),
    ("She was denied asylum.", "denied", "asserted"),
    ("She was permitted to leave for Sweden.", "leave", "hypothetical"),
    ("He tried to cross the border.", "cross", "hypothetical"),
    ("Bek was arrested while trying to cross the border.", "arrested", "asserted"),
    ("He went to the police to report an assault.", "assault", "asserted"),
    ("Police prevented him from leaving.", "leaving", "denied"),
    ("She was charged with inciting hatred.", "inciting", "alleged"),
    ("She was threatened with deportation.", "deportation", "hypothetical"),
    ("He was sentenced to prison on charges of inciting hatred.", "inciting", "alleged"),
    ("He was released before he could be tried.", "released", "asserted"),
    ("He was one of those who had been tortured.", "tortured", "asserted"),
    ("Unless he pays, he will be jailed.", "jailed", "hypothetical"),
    ("Police denied that he was beaten.", "beaten", "denied"),
    ("He reportedly left.", "left", "alleged"),
    ("The suspected kidnapping took place in May.", "kidnapping", "alleged"),
    ("The three men avoided arrest.", "arrest", "hypothetical"),
    ("The murder of Sabina Orlu has never been solved.", "murder", "asserted"),
    ("Her killers have not been found.", "killers", "asserted"),
    ("Nobody has been charged with the killing of Sabina Orlu.", "killing", "asserted"),
    ("Nobody has been charged with the killing of Sabina Orlu.", "charged", "denied"),
    ("No arrests have been made over the murder of Sabina Orlu.", "murder", "asserted"),
    ("No reason was given for the detention of Sabina Orlu.", "detention", "asserted"),
    ("A court refused to investigate the torture of Sabina Orlu.", "torture", "asserted"),
    ("The deportation of Sabina Orlu was not carried out.", "deportation", "denied"),
    ("It is not true that Sabina Orlu was arrested.", "arrested", "denied"),
]


@pytest.mark.parametrize(("text", "event", "expected"), CASES)
def test_how_surely_an_event_is_told_follows_the_scope_in_the_parse(text: str, event: str, expected: str) -> None:
    document = read(text)
    paragraph, token = word(document, event)
    assert certainty.of(document, paragraph, token) == expected


@pytest.mark.parametrize(("outer", "own"), list(itertools.product(get_args(Certainty), repeat=2)))
def test_the_weaker_certainty_counts_whoever_brings_it(outer: Certainty, own: Certainty) -> None:
    assert certainty.combine(outer, own) == certainty.combine(own, outer)
    assert certainty.combine(outer, "asserted") == outer
    assert certainty.combine(None, own) == own
