"""What holds of resolution whatever the reports are. All people invented."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.model.review import Decision
from aigaq.resolve import resolve
from aigaq.resolve.rulings import rulings
from tests.resolve.made_people import attribute, invent, report, reports

WORLDS = st.builds(
    lambda people, count, seed, facts: reports(invent(people, seed), count, 3, seed, facts),
    st.integers(2, 12),
    st.integers(1, 8),
    st.integers(0, 10_000),
    st.sampled_from([0.0, 0.5, 1.0]),
)


@settings(max_examples=60, deadline=None)
@given(WORLDS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(world, rng: random.Random) -> None:  # type: ignore[no-untyped-def]
    mentions, claims = list(world.mentions), list(world.claims)
    expected = resolve(mentions, claims, ())
    rng.shuffle(mentions)
    rng.shuffle(claims)
    assert resolve(mentions, claims, ()) == expected


@settings(max_examples=60, deadline=None)
@given(WORLDS)
def test_every_referent_is_in_one_entity_under_its_smallest_id(world) -> None:  # type: ignore[no-untyped-def]
    entities = resolve(world.mentions, world.claims, ()).entities
    referents = [referent for entity in entities for referent in entity.referents]
    assert sorted(referents) == sorted({m.referent.id for m in world.mentions})
    assert all(entity.id == min(entity.referents) for entity in entities)
    assert sum(s.count for e in entities for s in e.spellings) == len(world.mentions)


@settings(max_examples=60, deadline=None)
@given(WORLDS)
def test_joins_hold_every_entity_together(world) -> None:  # type: ignore[no-untyped-def]
    for entity in resolve(world.mentions, world.claims, ()).entities:
        reached = {entity.referents[0]}
        for _ in entity.joins:
            reached |= {id_ for j in entity.joins if {j.left, j.right} & reached for id_ in (j.left, j.right)}
        assert reached == set(entity.referents)


@settings(max_examples=100, deadline=None)
@given(WORLDS, st.data())
def test_decisions_are_always_respected(world, data: st.DataObject) -> None:  # type: ignore[no-untyped-def]
    ids = sorted({m.referent.id for m in world.mentions})
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.booleans()), max_size=6))
    taken = tuple(
        Decision("same" if same else "different", (a, b), "a tester", f"2024-05-01T12:00:{n:02}Z")
        for n, (a, b, same) in enumerate(pairs)
        if a != b
    )
    ruled = rulings(taken)
    entity_of = resolve(world.mentions, world.claims, taken).entity_of
    gone = {overruled.earlier for overruled in ruled.overruled}
    for decision in taken:
        if decision.id not in gone:
            one = entity_of[decision.subjects[0]] is entity_of[decision.subjects[1]]
            assert one == (decision.verdict == "same")


def test_the_latest_decision_always_stands() -> None:
    a, b, c = "a" * 32, "b" * 32, "c" * 32
    taken = [
        Decision("same", (a, b), "x", "1"),
        Decision("same", (b, c), "x", "2"),
        Decision("different", (a, c), "x", "3"),
    ]
    ruled = rulings(taken)
    assert ruled.groups() == [frozenset((b, c))]
    assert [(o.earlier, o.later) for o in ruled.overruled] == [(taken[0].id, taken[2].id)]


@settings(max_examples=40, deadline=None)
@given(WORLDS, st.integers(0, 1000))
def test_adding_a_report_leaves_unrelated_people_alone(world, seed: int) -> None:  # type: ignore[no-untyped-def]
    before = resolve(world.mentions, world.claims, ())
    found, _ = report(f"other {seed}", ["Wolfram Quindt", "Philippa Drove"])
    said = [attribute(found[0], "age", "44", "2020")]
    after = resolve([*world.mentions, *found], [*world.claims, *said], ())
    ours = {m.referent.id for m in found}
    assert [e for e in after.entities if not ours & set(e.referents)] == list(before.entities)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.text(alphabet="ab ıЖ木ع1.🙂\u200f-", min_size=1, max_size=12), min_size=1, max_size=4, unique=True),
        max_size=5,
    )
)
def test_any_text_as_a_name_resolves(names: list[list[str]]) -> None:
    mentions = [m for n, one in enumerate(names) for m in report(str(n), one)[0]]
    entities = resolve(mentions, (), ()).entities
    assert {r for e in entities for r in e.referents} == {m.referent.id for m in mentions}


def test_few_different_people_of_like_names_are_joined() -> None:
    for facts in (0.0, 0.5):
        world = reports(invent(300, 11), 120, 10, 11, facts)
        met = {world.truth[m.referent.id] for m in world.mentions}
        joined = {
            pair
            for entity in resolve(world.mentions, world.claims, ()).entities
            for pair in combinations(sorted({world.truth[r] for r in entity.referents}), 2)
        }
        assert len(joined) / (len(met) * (len(met) - 1) / 2) <= 0.0005
