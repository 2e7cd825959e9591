"""The passages that the learnt reader learns from are well marked. All people in them are invented."""

from __future__ import annotations

from collections import Counter

from bench.training.passages import MARKED, marked, phrasings, reports, unmarked

from aigaq.extract.triggers import types
from aigaq.model.schema import type_exists


def test_marks_are_taken_out_and_their_places_kept() -> None:
    text, words = unmarked("They {took Ana in:arrest} at dawn and {beat:torture_allegation} her.")
    assert text == "They took Ana in at dawn and beat her."
    assert [(text[s:e], t) for s, e, t in words] == [("took Ana in", "arrest"), ("beat", "torture_allegation")]


def test_every_passage_is_well_marked_with_known_types_and_stands_once() -> None:
    passages = list(marked())
    assert len(passages) > 2_000
    assert not [p.text for p in passages if {"{", "}"} & set(p.text)]
    told = {t for p in passages for _, _, t in p.words or ()}
    assert {t for t in told if not type_exists("event", t)} == {"citizenship_granted"}  # bears statuses only
    assert [text for text, count in Counter(p.text for p in passages).items() if count > 1] == []


def test_every_file_says_that_all_is_invented() -> None:
    files = sorted(MARKED.glob("*.txt"))
    assert files
    assert all(f.read_text("utf-8").startswith("# All people and events invented.") for f in files)


def test_the_reader_knows_the_types_that_are_marked() -> None:
    assert {t for p in marked() for _, _, t in p.words or ()} == set(types())


def test_a_look_alike_is_known_to_tell_nothing_of_its_type_and_a_clause_stays_in_its_paragraph() -> None:
    assert any(p.never and not p.tells for p in phrasings())
    told = [p for p in reports() if p.clauses]
    assert told
    assert all(0 <= s < e <= len(p.text) for p in told for s, e, _ in p.clauses or ())
