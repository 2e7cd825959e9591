"""How good resolution is beside its peers, on invented people of whom many are namesakes.

Token sort and nomenklatura's LogicV2 see names alone; splink (Fellegi and Sunter's model, trained on the records
themselves) sees given name, second name, year of birth and origin. Each at its own threshold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from aigaq.model.claim import Claim
from aigaq.resolve import EMPTY, extend
from bench.resolve import World, b3, truth_of

PEOPLE, NAMES, MENTIONS = 300, 60, 2_200
"""So many people bear so many given names and fathers' names, in reports of so many mentions: some 1,000 referents."""
SPLINK_JOINS = 0.95
"""Probability from which splink joins, as in its own quickstart."""


def quality() -> int:
    """Print B³ of ours, with facts and by names alone, and of each peer that is installed."""
    reports = list(World(PEOPLE, 11, NAMES).reports(MENTIONS))
    mentions, claims = [m for r in reports for m in r[0]], [c for r in reports for c in r[1]]
    truth, form = truth_of(reports), {m.referent.id: m.referent.name for m in mentions}
    print(f"{len(truth):,} referents of {len(set(truth.values()))} people")
    for what, said in (("ours, facts and names", claims), ("ours, names alone", [])):
        found = extend(EMPTY, mentions, said).resolution.entities
        show(what, b3([e.referents for e in found], truth))
    for what, score, least in peers():
        show(what, b3(linked(form, score, least), truth))
    show("splink, facts and names", b3(splink(form, claims), truth))
    return 0


def show(what: str, scores: dict[str, float]) -> None:
    """Print a row."""
    print(f"{what:28} B³ precision {scores['precision']:.4f} recall {scores['recall']:.4f}", flush=True)


def peers() -> Iterator[tuple[str, Callable[[str, str], float], float]]:
    """Give the peers that compare two names, each with its score and its own threshold."""
    from followthemoney import model
    from nomenklatura.matching import LogicV2, ScoringConfig
    from rapidfuzz.fuzz import token_sort_ratio

    yield "rapidfuzz token sort", lambda one, other: token_sort_ratio(one.casefold(), other.casefold()) / 100, 0.85
    config, known = ScoringConfig.defaults(), dict[str, Any]()

    def person(name: str) -> Any:
        return known.setdefault(name, model.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}}))

    yield "nomenklatura LogicV2", lambda one, other: LogicV2.compare(person(one), person(other), config).score, 0.7


def linked(form: dict[str, str], score: Callable[[str, str], float], least: float) -> list[tuple[str, ...]]:
    """Give the clusters that a peer's links make: all that hang together."""
    names = sorted(set(form.values()))
    home = {name: name for name in names}
    for one, other in combinations(names, 2):
        if home[one] != home[other] and score(one, other) >= least:
            left, right = home[one], home[other]
            home = {name: left if there == right else there for name, there in home.items()}
    return groups({id_: home[name] for id_, name in form.items()})


def groups(home: dict[str, str]) -> list[tuple[str, ...]]:
    """Give who stands together."""
    found: dict[str, list[str]] = {}
    for id_, where in home.items():
        found.setdefault(where, []).append(id_)
    return [tuple(group) for group in found.values()]


def records(form: dict[str, str], claims: list[Claim]) -> list[dict[str, Any]]:
    """Give the referents as rows of a table."""
    rows: dict[str, dict[str, Any]] = {
        id_: {"unique_id": id_, "given": name.split()[0], "second": name.split()[1], "born": None, "origin": None}
        for id_, name in form.items()
    }
    for claim in claims:
        row = rows[claim.participants[0].referent or ""]
        if claim.type == "age" and claim.when:
            row["born"] = int(str(claim.when.edtf)) - int(claim.value or 0)
        elif claim.type == "origin":
            row["origin"] = claim.value
    return list(rows.values())


def splink(form: dict[str, str], claims: list[Claim]) -> list[tuple[str, ...]]:
    """Give the clusters of splink (version 5), trained as its quickstart says, with the frequency of names."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    names = [
        cl.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)
        for column in ("given", "second")
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*names, cl.ExactMatch("born"), cl.ExactMatch("origin")],
        blocking_rules_to_generate_predictions=[block_on("given"), block_on("second"), block_on("born", "origin")],
    )
    linker = Linker(DuckDBAPI().register(pd.DataFrame(records(form, claims))), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("given", "second")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for known in (block_on("given", "second"), block_on("born")):
        linker.training.estimate_parameters_using_expectation_maximisation(known)
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, SPLINK_JOINS)
    return groups({row["unique_id"]: row["cluster_id"] for row in found.as_record_dict()})
