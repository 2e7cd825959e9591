"""Adding to what is resolved gives what resolving everything at once gives. All people invented."""

from __future__ import annotations

import random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.model.identity import canonical
from aigaq.model.mention import Mention
from aigaq.model.record import pack
from aigaq.model.review import Decision
from aigaq.resolve import EMPTY, State, extend, graph, resolve
from tests.resolve.made_people import World, attribute, invent, report, reports

WORLDS = st.builds(
    lambda people, count, seed, facts: reports(invent(people, seed), count, 4, seed, facts),
    st.integers(2, 14),
    st.integers(2, 10),
    st.integers(0, 10_000),
    st.sampled_from([0.0, 0.5, 1.0]),
)


def written(state: State) -> bytes:
    """Give the result as bytes."""
    return canonical(pack(state.resolution))


def portions(world: World, rng: random.Random) -> list[tuple[list[Mention], list]]:  # type: ignore[type-arg]
    """Cut a world into portions of reports, in random order."""
    sources = sorted({m.referent.source for m in world.mentions})
    rng.shuffle(sources)
    cuts = sorted(rng.sample(range(len(sources) + 1), min(3, len(sources))))
    found = []
    for start, end in zip([0, *cuts], [*cuts, len(sources)], strict=True):
        wanted = set(sources[start:end])
        mentions = [m for m in world.mentions if m.referent.source in wanted]
        found.append((mentions, [c for c in world.claims if c.source in wanted]))
    return found


def decided(ids: list[str], data: st.DataObject) -> tuple[Decision, ...]:
    """Take some decisions at random, and undo some."""
    verdicts = st.sampled_from(["same", "different", "unsure"])
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), verdicts), max_size=6))
    taken = [
        Decision(verdict, (a, b), "a tester", f"2024-05-01T12:00:{n:02}Z")  # type: ignore[arg-type]
        for n, (a, b, verdict) in enumerate(pairs)
        if a != b
    ]
    undone = data.draw(st.lists(st.sampled_from(taken), max_size=2)) if taken else []
    return (*taken, *(Decision("undo", (d.id,), "a tester", f"2024-05-02T12:{n:02}") for n, d in enumerate(undone)))


@settings(max_examples=80, deadline=None)
@given(WORLDS, st.randoms(use_true_random=False), st.data())
def test_adding_reports_in_any_order_gives_what_resolving_all_at_once_gives(
    world: World, rng: random.Random, data: st.DataObject
) -> None:
    ids = sorted({m.referent.id for m in world.mentions})
    decisions = decided(ids, data)
    state = EMPTY
    for mentions, claims in portions(world, rng):
        state = extend(state, mentions, claims, data.draw(st.sampled_from([None, decisions, decisions[:1], ()])))
    state = extend(state, decisions=decisions)
    assert written(state) == canonical(pack(resolve(world.mentions, world.claims, decisions)))


@settings(max_examples=40, deadline=None)
@given(WORLDS, st.randoms(use_true_random=False), st.data())
def test_taking_reports_out_gives_what_never_having_had_them_gives(
    world: World, rng: random.Random, data: st.DataObject
) -> None:
    decisions = decided(sorted({m.referent.id for m in world.mentions}), data)
    (first, *rest) = portions(world, rng)
    full = extend(EMPTY, world.mentions, world.claims, decisions)
    gone = {m.referent.source for mentions, _ in rest for m in mentions}
    assert written(extend(full, gone=gone)) == canonical(pack(resolve(*first, decisions)))


@settings(max_examples=30, deadline=None)
@given(WORLDS, st.randoms(use_true_random=False))
def test_a_crowd_gives_the_same_in_any_order_too(world: World, rng: random.Random) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph, "CROWD", 3)
        state = EMPTY
        for mentions, claims in portions(world, rng):
            state = extend(state, mentions, claims)
        assert written(state) == written(extend(EMPTY, world.mentions, world.claims))


def test_a_state_is_not_changed_by_what_is_made_of_it() -> None:
    world = reports(invent(12, 5), 8, 4, 5)
    (first, second, *_) = portions(world, random.Random(5))
    state = extend(EMPTY, *first)
    before = written(state)
    for _ in range(2):
        extend(state, *second, [Decision("same", tuple(sorted({m.referent.id for m in second[0]}))[:2], "x", "1")])
    again = evolve(state)
    assert written(again) == before
    assert written(extend(again, *second)) == written(extend(extend(EMPTY, *first), *second))


def test_a_source_read_anew_takes_the_place_of_the_old_reading() -> None:
    (first,), _ = report("1", ["Tauekel Shalqar"])
    (second,), _ = report("2", ["Tauekel Shalqar"])
    ages = [attribute(first, "age", "25", "2019"), attribute(second, "age", "60", "2019")]
    state = extend(EMPTY, [first, second], ages)
    assert len(state.resolution.entities) == 2
    again = extend(state, [second], [], gone=[second.referent.source])
    assert len(again.resolution.entities) == 1


def test_adding_a_report_compares_those_again_only_whose_names_it_makes_more_common(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = reports(invent(120, 3), 60, 5, 3)
    state = extend(EMPTY, world.mentions, world.claims)
    compared: list[frozenset[str]] = []
    real = graph.compare_people

    def counting(one, other, ruled, often):  # type: ignore[no-untyped-def]
        compared.append(one.ids | other.ids)
        return real(one, other, ruled, often)

    monkeypatch.setattr(graph, "compare_people", counting)
    found, _ = report("another", ["Serik Murat", "Dinara Ospan"])
    extend(state, found)
    parts = {"Serik", "Murat", "Dinara", "Ospan"}
    near = {m.referent.id for m in (*found, *world.mentions) if any(p in m.referent.name for p in parts)}
    assert all(ids & near for ids in compared)
    assert len(compared) < 60
