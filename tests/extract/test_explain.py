"""Every claim can be explained: the words, the rule, who, when, how sure, and what lost. All people are invented."""

from __future__ import annotations

import pytest
from attrs import evolve

from aigaq.extract import explain, extract
from aigaq.model.claim import Claim
from aigaq.model.explanation import Explanation
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

CONTENT = (
    "Nurlan Omirzak was arrested in Taraz on 5 May, his lawyer said.\n\n"
    "The ministry asked to deport Nurlan Omirzak, who had crossed the border in 2019.\n"
)
TEXT = Text("1" * 64, "test", "1", CONTENT)
DESCRIPTION = Description(published=Found("2021-06-01", "user"))


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return extract(TEXT, DESCRIPTION).claims


def of(claims: tuple[Claim, ...], type_: str) -> tuple[Claim, Explanation]:
    claim = next(c for c in claims if c.type == type_)
    return claim, explain(TEXT, DESCRIPTION, claim)


def says(why: Explanation, topic: str) -> list[str]:
    return [ground.says for ground in why.grounds if ground.topic == topic]


def test_every_claim_is_made_again_and_has_its_words_and_its_rule(claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        why = explain(TEXT, DESCRIPTION, claim)
        assert why.retold, claim.type
        assert claim.passage.quote in says(why, "words")[0]
        assert claim.extractor.rule in says(why, "rule")[0]


def test_the_frame_that_the_word_calls_is_told_with_its_roles(claims: tuple[Claim, ...]) -> None:
    claim, why = of(claims, "arrest")
    (frame,) = [ground for ground in why.grounds if "calls the frame" in ground.says]
    assert CONTENT[frame.start : frame.end] == "arrested"
    assert f"{claim.extractor.rule} (object → subject" in frame.says


def test_the_date_tells_its_words_its_anchor_and_its_reading_without_it(claims: tuple[Claim, ...]) -> None:
    _, why = of(claims, "arrest")
    (told,) = says(why, "date")
    assert all(part in told for part in ("2021-05-05", "“5 May”", "published 2021-06-01", "XXXX-05-05"))


def test_a_reading_that_lost_says_what_it_missed(claims: tuple[Claim, ...]) -> None:
    _, why = of(claims, "deportation_request")
    assert any(lost.startswith("deportation by the rule") and "bars at" in lost for lost in says(why, "lost"))
    assert any("“2019”" in lost for lost in says(why, "lost"))


def test_who_says_so_and_how_sure_are_told(claims: tuple[Claim, ...]) -> None:
    _, why = of(claims, "arrest")
    assert "lawyer" in says(why, "speaker")[0]
    assert "“said”" in says(why, "speaker")[0]
    _, asked = of(claims, "deportation_request")
    assert says(asked, "certainty")[0].startswith("hypothetical")


def test_a_claim_of_another_version_is_told_apart(claims: tuple[Claim, ...]) -> None:
    claim = next(c for c in claims if c.type == "arrest")
    older = evolve(claim, extractor=evolve(claim.extractor, version="0.1.0"))
    assert not explain(TEXT, DESCRIPTION, older).retold
