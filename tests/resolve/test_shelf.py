"""Sets that copies share until one changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aigaq.resolve.shelf import FEW, Shelf

STEPS = st.lists(st.tuples(st.sampled_from(["add", "discard", "copy"]), st.integers(0, 2), st.integers(0, 2 * FEW)))


@given(STEPS)
def test_a_shelf_holds_what_plain_sets_hold_and_copies_do_not_meet(steps: list[tuple[str, int, int]]) -> None:
    shelf, plain = Shelf[int, int](), dict[int, set[int]]()
    old: list[tuple[Shelf[int, int], dict[int, set[int]]]] = []
    for what, key, item in steps:
        if what == "add":
            shelf.add(key, item)
            plain.setdefault(key, set()).add(item)
        elif what == "discard":
            shelf.discard(key, item)
            plain.get(key, set()).discard(item)
        else:
            old.append((shelf, {key: set(held) for key, held in plain.items()}))
            shelf = shelf.copy()
    for one, expected in (*old, (shelf, plain)):
        assert {key: set(one.get(key)) for key in one} == {key: held for key, held in expected.items() if held}
        assert all(one.count(key) == len(one.get(key)) for key in range(3))
        assert one.union(range(3)) == set().union(*expected.values())
