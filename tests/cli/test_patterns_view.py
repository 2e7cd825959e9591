"""How patterns look on the terminal. All people and incidents are invented."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from bench.incidents import vault
from rich.console import Console

from aigaq.cli.patterns_view import CAVEAT, NONE, print_patterns
from aigaq.model.pattern import Patterns
from aigaq.patterns import patterns
from aigaq.patterns.chance import chances
from tests.casefile.people import ALMAS, DINA, PLACES, Report, material


def printed(found: Patterns, language: str = "en", most: int | None = None) -> str:
    console = Console(width=300, force_terminal=False, highlight=False)
    with console.capture() as shown:
        print_patterns(console, found, language, most)
    return shown.get()


def two_attacks() -> Patterns:
    report = Report("a").event("assault", ALMAS, when="2021-03-04", place="Eastgrad")
    report.event("assault", DINA, when="2021-03-04", place="Westgrad")
    report.event("assault", ALMAS, when="2021-03-14").event("arrest", DINA, when="2021-03-19")
    return patterns(material([report], places=PLACES))


def test_nothing_to_link_is_said() -> None:
    told = printed(patterns(material([])))
    assert NONE in told
    assert CAVEAT not in told


def test_what_is_left_out_is_counted() -> None:
    found = two_attacks()
    assert len(found.candidates) > 1
    told = printed(found, most=1)
    assert "2. " not in told
    assert f"{len(found.candidates) - 1} weaker candidates are not shown" in told
    assert "not shown" not in printed(found)


def test_every_candidate_says_who_when_where_and_by_which_passage() -> None:
    told = printed(two_attacks())
    assert f"2021-03-04  assault  {ALMAS}, Eastgrad" in told
    assert "Sentence 0 of a.txt tells assault." in told
    assert "+ All on one day: 2021-03-04. (+3)" in told
    assert CAVEAT in told


def test_a_figure_stands_with_its_null_and_what_it_cannot_say() -> None:
    made = vault(np.random.default_rng(1), size=60)
    found = evolve(two_attacks(), chances=chances(made.incidents, made.groups, made.acts))
    for language, words in (("en", "Not who did it"), ("ru", "Не говорит, кто это сделал"), ("kk", "Кім жасағанын")):
        told = printed(found, language)
        assert words in told
        assert getattr(found.chances[0].null, language) in told
        assert "p = " in told
