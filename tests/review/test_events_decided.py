"""Decisions on events name claims, and case files keep them. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.casefile import events
from aigaq.errors import BadValue
from aigaq.review import not_same_event, same_event
from tests.casefile.people import ALMAS, Report, material

NOW = "2026-01-01T00:00:00Z"


def test_two_events_that_a_person_says_are_one_are_one_in_the_case_file() -> None:
    reports = [
        Report("a").event("arrest", ALMAS, when="2021-01-21"),
        Report("b").event("arrest", ALMAS, when="2021-03"),
    ]
    one, other = (event.claims for event in events(material(reports)))
    decision = same_event([c.id for c in one], [c.id for c in other], "Reviewer", NOW, "one arrest, two months")
    (joined,) = events(material(reports, decisions=[decision]))
    assert {c.id for c in joined.claims} == {c.id for c in (*one, *other)}


def test_a_claim_that_a_person_takes_out_of_an_event_stands_alone() -> None:
    reports = [Report(name).event("arrest", ALMAS, when="2021-01-21") for name in "abc"]
    (whole,) = events(material(reports))
    odd, *rest = (claim.id for claim in whole.claims)
    decision = not_same_event(odd, rest, "Reviewer", NOW)
    made = events(material(reports, decisions=[decision]))
    assert sorted(tuple(c.id for c in event.claims) for event in made) == sorted([(odd,), tuple(rest)])


@pytest.mark.parametrize(("one", "other"), [((), ("c1",)), (("c1",), ()), (("c1",), ("c1",))])
def test_nothing_is_the_same_event_as_nothing_or_itself(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    with pytest.raises(BadValue):
        same_event(one, other, "Reviewer", NOW)


def test_a_claim_alone_cannot_be_taken_out_of_its_event() -> None:
    with pytest.raises(BadValue):
        not_same_event("c1", ["c1"], "Reviewer", NOW)
