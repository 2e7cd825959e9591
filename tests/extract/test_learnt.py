"""Events told in words that no cue table has are found by the learnt reader. All people are invented."""

from __future__ import annotations

import pytest
from bench.training.passages import marked

from aigaq.extract import explain, extract, suggest, triggers
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text


def suggested(content: str) -> tuple[Claim, ...]:
    return suggest(_text(content), Description())


def _text(content: str) -> Text:
    return Text("0" * 64, "test", "1", content)


@pytest.fixture(scope="module")
def found() -> list[tuple[str, Claim]]:
    """Some claims that only the learnt reader makes, with their texts."""
    texts = [p.text for p in list(marked())[:120]]
    return [(text, claim) for text in texts for claim in suggested(text)]


def test_it_adds_events_and_each_has_a_word_that_it_holds_probable_enough(found: list[tuple[str, Claim]]) -> None:
    assert len(found) > 5
    for _, claim in found:
        assert (claim.extractor.name, claim.extractor.version) == ("learnt-reader", triggers.version())
        assert claim.proposed
        assert triggers.asked(claim.type) <= (claim.extractor.probability or 0) <= 1


def test_explain_says_that_it_was_learnt_how_probable_and_what_came_second(found: list[tuple[str, Claim]]) -> None:
    text, claim = found[0]
    why = explain(_text(text), Description(), claim)
    says = [ground.says for ground in why.grounds]
    assert why.retold
    assert any("suggested by the learnt reader" in one for one in says)
    assert any("with probability" in one and ", next " in one for one in says)


def test_what_a_rule_tells_is_not_told_again() -> None:
    text = "On Monday the police arrested Ivan Petrov in Minsk."
    assert [c.type for c in extract(_text(text), Description()).claims if c.kind == "event"] == ["arrest"]
    assert suggested(text) == ()


def test_nothing_is_suggested_in_a_language_that_is_not_read() -> None:
    kazakh = Description(language=Found("kk", "detected"))
    assert suggest(_text("The guards kept Ivan Petrov until midnight."), kazakh) == ()


def test_what_the_rules_read_is_the_same_whether_or_not_more_is_looked_for() -> None:
    text = _text("The guards kept Ivan Petrov until midnight. The police arrested Olga Petrova in Minsk.")
    before = extract(text, Description())
    assert suggest(text, Description())
    assert extract(text, Description()) == before
    assert not any(claim.proposed for claim in before.claims)


@pytest.mark.parametrize(
    "text",
    [
        "The committee was charged with finding new buyers for the rice.",
        "The longest sentence in the grammar had no verb.",
        "The weather service has released its autumn forecast.",
    ],
)
def test_look_alikes_tell_nothing(text: str) -> None:
    assert suggested(text) == ()


def test_background_is_never_asked_of_it() -> None:
    assert triggers.asked("statement") > 1
    assert triggers.asked("citizenship_granted") > 1
    assert triggers.asked("arrest") < 1
