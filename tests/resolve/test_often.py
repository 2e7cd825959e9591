"""How common a name is in the vault limits what it says. All people are invented."""

from __future__ import annotations

from itertools import product

from aigaq.model.mention import Mention
from aigaq.resolve import EMPTY, extend, resolve
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
    found = resolve(among, (), ()).by_referent()
    first, second = (found[m.referent.id] for m in among[:2])
    assert first != second
    facts = [attribute(m, kind, said, "2020") for m in among[:2] for kind, said in (("age", "40"), ("origin", "Qaba"))]
    joined = resolve(among, facts, ()).by_referent()
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
