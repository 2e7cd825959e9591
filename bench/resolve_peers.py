"""How good resolution is beside its peers, on invented people of whom many are namesakes.

Token sort and nomenklatura's LogicV2 see names alone and compare every two; splink (Fellegi and Sunter's model, trained
on the records themselves) sees given name, second name, year of birth and origin, and has its own blocks. Each at its
own threshold; whatever is linked hangs together. A peer that compares every two stops after `MOST_SECONDS` of processor
time: its row says how many of the pairs it came to, and what it has not seen counts as not joined.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations
from math import comb, sqrt
from typing import Any

from aigaq.model.claim import Claim
from aigaq.model.mention import Mention
from aigaq.resolve import EMPTY, extend
from bench.resolve import World, b3, truth_of

PEOPLE, NAMES, MENTIONS = 300, 60, 2_200
"""So many people bear so many given names and fathers' names, in reports of so many mentions: some 1,000 referents.
In a larger run people grow like mentions, and names like their root, so that as many are namesakes."""
MOST_SECONDS = 240.0
SPLINK_JOINS = (0.95, 0.5)
"""Probabilities from which splink joins: as in its own quickstart, and as soon as it is likelier than not."""


Clusters = list[tuple[str, ...]]


def quality(counts: list[int]) -> int:
    """Print how well ours, with facts and by names alone, and each peer do at each size."""
    for count in counts:
        part = count / MENTIONS
        reports = list(World(round(PEOPLE * part), 11, round(NAMES * sqrt(part))).reports(count))
        mentions, claims = [m for r in reports for m in r[0]], [c for r in reports for c in r[1]]
        truth, form = truth_of(reports), {m.referent.id: m.referent.name for m in mentions}
        print(f"\n{len(mentions):,} mentions, {len(truth):,} referents of {len(set(truth.values())):,} people\n")
        print("| | pairs: precision | recall | B³: precision | recall | seconds of processor | |")
        print("|---|---|---|---|---|---|---|")
        row("ours, facts and names", truth, partial(ours, mentions, claims))
        row("ours, names alone", truth, partial(ours, mentions, []))
        for what, score, least in peers():
            row(what, truth, partial(linked, form, score, least))
        for least in SPLINK_JOINS:
            row(f"splink, facts and names, from {least:.0%}", truth, partial(splink, form, claims, least))
    return 0


def ours(mentions: list[Mention], claims: list[Claim]) -> tuple[Clusters, str]:
    """Give the clusters that Aigaq makes."""
    return [entity.referents for entity in extend(EMPTY, mentions, claims).resolution.entities], ""


def row(what: str, truth: dict[str, int], run: Callable[[], tuple[Clusters, str]]) -> None:
    """Run one and print its row of the table."""
    started = time.process_time()
    clusters, note = run()
    took = time.process_time() - started
    precision, recall = pairwise(clusters, truth)
    b = b3(clusters, truth)
    figures = f"{precision:.4f} | {recall:.4f} | {b['precision']:.4f} | {b['recall']:.4f} | {took:.1f}"
    print(f"| {what} | {figures} | {note} |", flush=True)


def pairwise(clusters: Clusters, truth: dict[str, int]) -> tuple[float, float]:
    """Give precision and recall over pairs of referents; 1.0 where there is no pair to be wrong about."""
    joined = sum(comb(len(cluster), 2) for cluster in clusters)
    right = sum(comb(n, 2) for cluster in clusters for n in _counts(truth[id_] for id_ in cluster))
    same = sum(comb(n, 2) for n in _counts(truth.values()))
    return right / joined if joined else 1.0, right / same if same else 1.0


def _counts(values: Iterable[int]) -> Iterable[int]:
    return Counter(values).values()


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


def linked(form: dict[str, str], score: Callable[[str, str], float], least: float) -> tuple[Clusters, str]:
    """Give the clusters that a peer's links make, all that hang together, and how far it came."""
    names = sorted(set(form.values()))
    home, members = {name: name for name in names}, {name: [name] for name in names}
    pairs = list(combinations(names, 2))
    random.Random(1).shuffle(pairs)
    started, done = time.process_time(), 0
    for one, other in pairs:
        if done % 1000 == 0 and time.process_time() - started > MOST_SECONDS:
            break
        done += 1
        if home[one] != home[other] and score(one, other) >= least:
            left, right = home[one], home[other]
            home.update(dict.fromkeys(members[right], left))
            members[left] += members.pop(right)
    note = "" if done == len(pairs) else f"stopped after {done / len(pairs):.0%} of {len(pairs):,} pairs of names"
    return groups({id_: home[name] for id_, name in form.items()}), note


def groups(home: dict[str, str]) -> Clusters:
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


def splink(form: dict[str, str], claims: list[Claim], least: float) -> tuple[Clusters, str]:
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
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, least)
    return groups({one["unique_id"]: one["cluster_id"] for one in found.as_record_list()}), ""
