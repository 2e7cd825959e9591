"""Where an event happened, to whom, and how old they were. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.source import Description
from aigaq.model.text import Text


def places(content: str) -> dict[str, str | None]:
    claims = extract(Text("5" * 64, "test", "1", content), Description()).claims
    return {p.name: c.place for c in claims if c.kind == "event" for p in c.named("subject")}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Marta Ruiz was attacked by a stranger in the capital, Managua.", {"Marta Ruiz": "Managua"}),
        ("Marta Ruiz was beaten in the city of Taraz.", {"Marta Ruiz": "Taraz"}),
        ("A court convicted Marta Ruiz and Omar Dirie from Somalia.", {"Marta Ruiz": None, "Omar Dirie": None}),
        ("Marta Ruiz and Omar Dirie were attacked in Taraz and Semey.", {"Marta Ruiz": None, "Omar Dirie": None}),
        (
            "Marta Ruiz was beaten in Taraz while Omar Dirie was attacked in the country's largest city.",
            {"Marta Ruiz": "Taraz", "Omar Dirie": None},
        ),
    ],
)
def test_an_event_has_its_own_place_or_none(content: str, expected: dict[str, str | None]) -> None:
    assert places(content) == expected


def test_a_participle_before_the_verb_only_describes() -> None:
    content = "On May 21, two refugees temporarily settled in Georgia were assaulted in Batumi."
    claims = extract(Text("5" * 64, "test", "1", content), Description()).claims
    assert [(c.type, c.participants[0].name) for c in claims if c.kind == "event"] == [("assault", "[two refugees]")]


def test_a_threat_that_names_nobody_is_about_whoever_tells_it() -> None:
    content = "Marta Ruiz was freed in May. Ruiz said officers threatened to come back at night."
    claims = extract(Text("5" * 64, "test", "1", content), Description()).claims
    (threat,) = [c for c in claims if c.type == "threat"]
    assert [p.name for p in threat.named("subject")] == ["Marta Ruiz"]


def test_each_of_them_means_them_and_according_to_does_nothing_to_whom_it_names() -> None:
    content = (
        "Marta Ruiz and Omar Dirie were held. On May 19 the migration service issued each of them an "
        "asylum-seeker certificate, according to Dina Sag, the lawyer who represents Ruiz."
    )
    claims = extract(Text("5" * 64, "test", "1", content), Description()).claims
    (granted,) = [c for c in claims if c.type == "status_granted"]
    assert {p.name for p in granted.named("subject")} == {"Marta Ruiz", "Omar Dirie"}


def test_a_country_entered_with_a_cousin_is_no_person() -> None:
    content = "Marta Ruiz, 37, entered Kazakhstan with her cousin on May 11. A court convicted both of them."
    found = extract(Text("5" * 64, "test", "1", content), Description())
    assert {m.kind for m in found.mentions if m.passage.quote == "Kazakhstan"} == {"place"}
    assert all(p.name != "Kazakhstan" for c in found.claims for p in c.named("subject"))


def test_an_age_is_one_persons_not_a_groups() -> None:
    content = (
        "Marta Ruiz and Omar Dirie fled. The two young people — 25-year-old Marta Ruiz and 30-year-old Omar Dirie — "
        "were held."
    )
    claims = extract(Text("9" * 64, "test", "1", content), Description()).claims
    ages = {(p.name, c.value) for c in claims if c.type == "age" for p in c.named("subject")}
    assert ages == {("Marta Ruiz", "25"), ("Omar Dirie", "30")}
