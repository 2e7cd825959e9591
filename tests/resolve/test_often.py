"""How common a name is in the vault limits what it says. All people are invented."""

from __future__ import annotations

from itertools import product

import pytest

from aigaq.model.mention import Mention
from aigaq.resolve import EMPTY, extend, resolve
from aigaq.resolve.often import LARGE
from tests.resolve.made_people import attribute, report

PARTS = [
    f"{a}{b}{c}"
    for a, b, c in product(("Mo", "Vi", "Zhe", "Gu"), ("kel", "ran", "bys", "lgat"), ("bi", "du", "ru", "shy"))
]
TWICE = ["Taukelbi Ozgelqu", "Taukelbi Ozgelqu"]
CROWD = [name for part in PARTS for name in (f"Taukelbi {part}", f"{part} Ozgelqu")]


def sources(names: list[str]) -> list[Mention]:
    """Write a report for each name."""
    return [mention for n, name in enumerate(names) for mention in report(f"{n}", [name])[0]]


def test_a_name_whose_parts_many_bear_in_the_vault_joins_with_facts_only() -> None:
    alone, among = sources(TWICE), sources([*TWICE, *CROWD])
    assert len(resolve(alone, (), ()).entities) == 1
    found = resolve(among, (), ()).entity_of
    first, second = (found[m.referent.id] for m in among[:2])
    assert first != second
    facts = [attribute(m, kind, said, "2020") for m in among[:2] for kind, said in (("age", "40"), ("origin", "Qaba"))]
    joined = resolve(among, facts, ()).entity_of
    assert joined[among[0].referent.id] == joined[among[1].referent.id]


def test_one_man_in_many_reports_does_not_make_his_own_name_common() -> None:
    assert len(resolve(sources(TWICE[:1] * 200), (), ()).entities) == 1


def test_a_name_that_people_of_many_ages_bear_joins_by_no_age_and_village_alone() -> None:
    mentions = sources(["Serik Murat"] * 120)
    ages = [attribute(m, "age", str(20 + 5 * (n % 12)), "2020") for n, m in enumerate(mentions)]
    found = resolve(mentions, ages, ())
    assert max(len(entity.referents) for entity in found.entities) == 1
    assert (found.crowds[0].name, found.crowds[0].people) == ("Serik Murat", 120)
    assert len(found.suggestions) < 120


def test_a_name_that_has_become_common_is_compared_anew() -> None:
    mentions = sources([*TWICE, *CROWD])
    state = extend(extend(EMPTY, mentions[:2]), mentions[2:])
    assert state.resolution == resolve(mentions, (), ())
    again = extend(state, gone=[m.referent.source for m in mentions[2:]])
    assert again.resolution == resolve(mentions[:2], (), ())


MANY = [
    f"{a}{b} {c}{d}"
    for a, b in product(("Mo", "Vi", "Zhe", "Gu", "Ta", "Ko"), ("kelbi", "randu", "bysru", "lgatshy", "mbek", "stan"))
    for c, d in product(
        ("Po", "Li", "Sha", "Du", "Ra", "Be"), ("qylgan", "tamys", "nurap", "shoqan", "zhitek", "mirgul")
    )
]
COMMON = ["Serik Murat", "Serik Murat"]


@pytest.mark.slow
def test_two_of_a_name_common_elsewhere_join_in_a_vault_that_knows_it_for_rare() -> None:
    small, large = sources([*COMMON, *MANY[:200]]), sources([*COMMON, *MANY])
    assert len(MANY) > LARGE
    few = resolve(small, (), ()).entity_of
    assert few[small[0].referent.id] != few[small[1].referent.id]
    state = extend(extend(EMPTY, large[:900]), large[900:])
    found = state.resolution.entity_of
    assert found[large[0].referent.id] == found[large[1].referent.id]
    assert state.resolution == resolve(large, (), ())
    again = extend(state, gone={m.referent.source for m in large[900:]})
    assert again.resolution == resolve(large[:900], (), ())


@pytest.mark.slow
def test_a_name_common_here_and_elsewhere_joins_with_facts_only_in_a_large_vault_too() -> None:
    bearers = [f"{name} Murat" for name in {name.split()[0] for name in MANY}]
    bearers += [f"Serik {name}" for name in {name.split()[1] for name in MANY}]
    mentions = sources([*COMMON, *MANY, *sorted(bearers)])
    found = resolve(mentions, (), ()).entity_of
    assert found[mentions[0].referent.id] != found[mentions[1].referent.id]
