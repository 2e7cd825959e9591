"""What waits, pairs and histories. All people and reports are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aigaq.errors import BadValue, UnknownClaim, UnknownDifference
from aigaq.workbench import Workbench

PHRASE = "seven invented words for one small test"
ONE = "Police arrested the teacher Arman Sampleuly in Almaty in 2019. He was released on October 27, 2020.\n"
OTHER = "The teacher Arman Sampleuly fell ill. Sampleuly was set free at last. He was released on October 29, 2020.\n"
THIRD = "Arman Samplov, 40, was reportedly threatened in Astana on 3 May 2020. Aidos Testov was arrested there.\n"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """A vault with three reports."""
    names = {"one.txt": ONE, "other.txt": OTHER, "third.txt": THIRD}
    for name, text in names.items():
        (tmp_path / name).write_text(text, "utf-8")
    with Workbench.create(tmp_path / "v.aigaq", lambda: PHRASE, by="Rita Reader") as made:
        made.add([tmp_path / name for name in names], workers=1)
        yield made


def test_the_queue_gives_each_thing_once_page_by_page_and_counts_them(bench: Workbench) -> None:
    whole = bench.review_queue(limit=200)
    assert len(whole.items) == sum(whole.counts.values())
    seen, after = [], None
    while True:
        page = bench.review_queue(limit=2, after=after)
        seen += page.items
        after = page.after
        if after is None:
            break
    assert tuple(seen) == whole.items
    claims = [item for item in whole.items if item.kind == "claim"]
    assert claims == sorted(claims, key=lambda item: -item.weight)
    assert "conflict" in claims[0].why
    with pytest.raises(BadValue):
        bench.review_queue("nonsense")  # type: ignore[arg-type]


def test_what_is_decided_leaves_the_queue_and_comes_back_with_undo(bench: Workbench) -> None:
    before = bench.review_queue("claim").items
    bench.judge(before[0].id, "accept")
    assert bench.review_queue("claim").items == before[1:]
    assert bench.queue_counts()["claim"] == len(before) - 1
    bench.undo()
    assert bench.review_queue("claim").items == before
    (difference, *_) = bench.review_queue("difference").items
    bench.settle(difference.id, "both", "each is somebody's memory")
    assert difference not in bench.review_queue("difference").items
    with pytest.raises(UnknownDifference):
        bench.difference("zzzz")
    assert bench.difference(difference.id[:12]).settled is not None


def test_a_pair_shows_every_spelling_both_contexts_and_what_was_said_of_it(bench: Workbench) -> None:
    people = {person.name: person for person in bench.material().people}
    one, *others = people.values()
    other = others[0]
    found = bench.pair(one.id, other.id)
    assert {form.text for form in found.one.forms} == {s.form for s in one.spellings}
    assert found.one.contexts
    assert found.other.contexts
    assert found.reasons
    assert found.decisions == ()
    taken = bench.unsure(one.id, other.id, "looked at both")
    assert bench.pair(one.id, other.id).decisions == (taken,)
    with pytest.raises(BadValue):
        bench.pair(one.id, one.id)
    with pytest.raises(BadValue):
        bench.unsure(one.id, one.id)


def test_a_question_carries_the_ids_of_both_sides(bench: Workbench) -> None:
    for question in bench.questions():
        if question.kind == "same":
            assert [entity.id for entity in question.entities] == list(question.ids)
            assert bench.pair(*question.ids).suggestion == question.id


def test_a_history_tells_who_did_what_and_what_of_it_still_holds(bench: Workbench) -> None:
    (item, *_) = bench.review_queue("claim").items
    first = bench.judge(item.id, "accept", "read it")
    bench.undo(reason="too early")
    put_right = bench.correct(item.id, {"certainty": "alleged"}, "so it says")
    past = bench.history(put_right.subjects[1])
    assert [(line.action, line.state) for line in past] == [
        ("accept", "undone"),
        ("undo", "stands"),
        ("correct", "stands"),
    ]
    assert past[0].decision == first.id
    assert [line.action for line in bench.history(item.id)] == [line.action for line in past]
    source = bench.sources()[0].id
    bench.edit_source(source, {"title": "Another"})
    assert [line.action for line in bench.history(source)][:3] == ["intake", "reading", "extraction"]
    assert "set" in [line.action for line in bench.history(source)]


def test_the_claims_of_a_source_stand_in_the_order_of_its_text(bench: Workbench) -> None:
    source = bench.find_source("one.txt").id
    claims = bench.claims_in(source)
    assert claims == tuple(sorted(claims, key=lambda c: (c.passage.start, c.passage.end, c.id)))
    assert {c.id for c in claims} == {c.id for c in bench.material().claims if c.source == source}
    assert bench.claim(claims[0].id) == bench.claim(claims[0].id[:10]) == claims[0]
    assert bench.mentions_in(source)
    assert bench.claims_in("0" * 64) == ()
    with pytest.raises(UnknownClaim):
        bench.claim("abc")


def test_the_overview_counts_what_is_new_due_and_open(bench: Workbench) -> None:
    found = bench.overview()
    assert (found.sources, found.fresh_sources, len(found.fresh)) == (3, 3, 3)
    assert found.fresh_claims == found.claims == len(bench.material().claims)
    assert found.conflict_count == len(found.conflicts) > 0
    assert found.open == bench.review_queue().counts
    assert bench.visit() == ""
    first = bench.visit()
    assert first
    later = bench.overview()
    assert (later.since, later.fresh_sources) == (first, 0)
    assert bench.overview("2000-01-01").fresh_sources == 3


def test_each_person_has_a_line_with_status_and_counts(bench: Workbench) -> None:
    lines = bench.people_lines()
    assert [line.person for line in lines] == list(bench.material().people)
    arman = next(line for line in lines if line.person.name.startswith("Arman"))
    assert arman.sources == len({s.source for s in arman.person.spellings})
    assert arman.claims > 0
    assert arman.differences > 0
    assert all(held.person == line.person.id for line in lines for held in line.held)
    assert bench.people_lines() is lines
