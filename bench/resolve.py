"""How the cost of resolution grows, from 10,000 mentions to a million, and how good it is beside its peers.

    python -m bench.resolve growth [--counts 10000 30000 …] [--plot docs/explanation/img/resolve-growth.svg]
    python -m bench.resolve crowd --counts 3000
    python -m bench.resolve clans --counts 10000
    python -m bench.resolve quality [--counts 2200 10000]

Growth: each size runs in a process of its own; the figures are seconds of processor time and peak memory, and their
ratios to the smallest size, so that a noisy machine does not matter much. Quality: B³ precision and recall on
generated people, in the same run as its peers (`bench.resolve_peers`). Crowd: people of one common name. Clans: people
of villages with few names of their own, so that a vault's counts, which take given and fathers' names for independent,
are too sure. All people are invented: common and made names, borne as unevenly as real ones are (Zipf).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

from aigaq.model.claim import Claim, Extractor, Participant, When
from aigaq.model.identity import sha256
from aigaq.model.mention import Mention, Referent
from aigaq.model.text import Text
from aigaq.names.customs import customs
from aigaq.resolve import EMPTY, extend

MADE = Extractor("made", "1", "made")
COUNTS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
GIVEN_NAMES, FATHERS_NAMES = 2_000, 3_000
PLACES = 200
CLANS, CLAN_NAMES = (10, 50), 40
EACH = 10
"""People whom one report names."""
_PARTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
STARTS: list[str] = _PARTS["starts"].split()
MIDDLES: list[str] = _PARTS["middles"].split()
ENDS: list[str] = _PARTS["ends"].split()
SWAPS = (("kh", "h"), ("zh", "j"), ("ai", "ay"), ("y", "i"), ("Ye", "E"), ("k", "q"), ("sh", "ş"), ("gu", "gü"))


def made(count: int, seed: int) -> list[str]:
    """Make so many different parts of names."""
    rng = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        found[
            rng.choice(STARTS)
            + "".join(rng.choice(MIDDLES) for _ in range(rng.choice((0, 1, 1, 2))))
            + rng.choice(ENDS)
        ] = None
    return list(found)


def common() -> list[str]:
    """Give common given names of the field, which head both lists: they make the namesakes."""
    return [word.title() for word in sorted(customs().common) if word.isascii()]


def zipf(count: int) -> list[float]:
    """Give the weights of ranks, cumulated: the first is borne by some hundred times as many as the hundredth."""
    total, found = 0.0, []
    for rank in range(1, count + 1):
        total += 1 / (rank + 5)
        found.append(total)
    return found


Report = tuple[list[Mention], list[Claim], list[int]]
"""Mentions, claims, and who is meant by each of those named."""


class World:
    """Invented people; nobody is like anybody real."""

    def __init__(self, people: int, seed: int, names: int | None = None) -> None:
        """Invent so many people; ``names``: how many given names and fathers' names they have among them."""
        rng = self.rng = random.Random(seed)
        given, fathers = [*common(), *made(GIVEN_NAMES, 1)][:names], [*common(), *made(FATHERS_NAMES, 2)][:names]
        firsts = rng.choices(given, cum_weights=zipf(len(given)), k=people)
        seconds = rng.choices(fathers, cum_weights=zipf(len(fathers)), k=people)
        self.people = [
            (a, b, rng.randint(1940, 2004), rng.randrange(PLACES)) for a, b in zip(firsts, seconds, strict=True)
        ]
        self.famous = zipf(people)

    def settle(self, clans: int, names: int = CLAN_NAMES) -> None:
        """Name everybody anew, from the few given names and fathers' names of one of so many villages."""
        lists = [*common(), *made(GIVEN_NAMES, 1)], [*common(), *made(FATHERS_NAMES, 2)]
        pools = [
            [self.rng.choices(found, cum_weights=zipf(len(found)), k=names) for found in lists] for _ in range(clans)
        ]
        weights = zipf(names)
        for number, (*_, born, origin) in enumerate(self.people):
            given, father = (self.rng.choices(pool, cum_weights=weights)[0] for pool in self.rng.choice(pools))
            self.people[number] = given, father, born, origin

    def reports(self, mentions: int, each: int = EACH) -> Iterator[Report]:
        """Write reports until they hold so many mentions; give who is meant by each of those named."""
        total = number = 0
        while total < mentions:
            chosen = sorted(set(self._choose(each)))
            found = self._report(number, chosen)
            total, number = total + len(found[0]), number + 1
            yield found

    def _choose(self, each: int) -> list[int]:
        """Half of those named stand in many reports, half are anybody."""
        known = self.rng.choices(range(len(self.people)), cum_weights=self.famous, k=each // 2)
        return [*known, *(self.rng.randrange(len(self.people)) for _ in range(each - each // 2))]

    def _report(self, number: int, chosen: list[int]) -> Report:
        spelled = {self.spell(person): person for person in chosen}
        chosen, forms = list(spelled.values()), list(spelled)
        often = [self.rng.choice((1, 1, 2, 4)) for _ in chosen]
        content = f"Report {number}. " + " ".join(
            f"{form}." for form, n in zip(forms, often, strict=True) for _ in range(n)
        )
        text = Text(sha256(content.encode()), "made", "1", content)
        mentions, claims, at = [], [], len(f"Report {number}. ")
        for person, form, times in zip(chosen, forms, often, strict=True):
            referent = Referent(text.source, "person", form)
            for _ in range(times):
                mentions.append(Mention(text.passage(at, at + len(form)), "person", referent))
                at += len(form) + 2
            claims += self._facts(person, mentions[-1])
        return mentions, claims, chosen

    def spell(self, person: int) -> str:
        """Write a name in one of the ways reports write it."""
        given, father, *_ = self.people[person]
        for old, new in SWAPS:
            if self.rng.random() < 0.1:
                given, father = given.replace(old, new, 1), father.replace(old, new, 1)
        return f"{given} {father}{self.rng.choice(('', 'uly', 'uly', 'ov'))}"

    def _facts(self, person: int, mention: Mention) -> list[Claim]:
        _, _, born, origin = self.people[person]
        who = (Participant("subject", mention.referent.name, mention.referent.id),)
        year = self.rng.randint(2015, 2023)
        found = []
        if self.rng.random() < 0.3:
            found.append(Claim(mention.passage, "attribute", "age", who, MADE, When(str(year)), value=str(year - born)))
        if self.rng.random() < 0.3:
            found.append(Claim(mention.passage, "attribute", "origin", who, MADE, value=f"Village {origin}"))
        return found


def growth(count: int) -> dict[str, float]:
    """Resolve so many mentions in this process, then add one report more."""
    reports = list(World(max(100, count // 8), 7).reports(count))
    mentions, claims = [m for r in reports for m in r[0]], [c for r in reports for c in r[1]]
    truth = truth_of(reports)
    del reports
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    state = extend(EMPTY, mentions, claims)
    found = state.resolution
    took = time.process_time() - started
    more = list(World(max(100, count // 8), 8).reports(15))
    started = time.process_time()
    extend(state, more[0][0], more[0][1])
    added = time.process_time() - started
    scores = b3([e.referents for e in found.entities], truth)
    return {
        "mentions": len(mentions), "referents": len(truth), "people": len(set(truth.values())),
        "found": len(found.entities),
        "suggestions": len(found.suggestions), "crowds": len(found.crowds), "seconds": took, "one_more": added,
        "input_mib": before / 1024, "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, **scores,
    }  # fmt: skip


def b3(clusters: list[tuple[str, ...]], truth: dict[str, int]) -> dict[str, float]:
    """Give B³ precision and recall (Bagga and Baldwin, 1998)."""
    size: dict[int, int] = {}
    for who in truth.values():
        size[who] = size.get(who, 0) + 1
    precision = recall = 0.0
    for cluster in clusters:
        counts: dict[int, int] = {}
        for id_ in cluster:
            counts[truth[id_]] = counts.get(truth[id_], 0) + 1
        precision += sum(n * n for n in counts.values()) / len(cluster)
        recall += sum(n * n / size[who] for who, n in counts.items())
    return {"precision": precision / len(truth), "recall": recall / len(truth)}


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["growth", "quality", "crowd", "clans", "one"])
    parser.add_argument("--counts", type=int, nargs="+")
    parser.add_argument("--plot", type=Path)
    arguments = parser.parse_args()
    counts = arguments.counts or list(COUNTS)
    if arguments.what == "clans":
        for clans in CLANS:
            print(json.dumps({"clans": clans, **village(counts[0], clans)}))
        return 0
    if arguments.what in ("one", "crowd"):
        print(json.dumps((growth if arguments.what == "one" else crowd)(counts[0])))
        return 0
    from bench.resolve_peers import MENTIONS, quality

    return quality(arguments.counts or [MENTIONS]) if arguments.what == "quality" else grow(counts, arguments.plot)


def crowd(count: int) -> dict[str, float]:
    """Resolve so many people of one common name, each in a report of their own, some with a fact."""
    world = World(count, 5, names=1)
    reports = list(world.reports(count, each=1))
    mentions, claims = [m for r in reports for m in r[0]], [c for r in reports for c in r[1]]
    truth = truth_of(reports)
    started = time.process_time()
    found = extend(EMPTY, mentions, claims).resolution
    took = time.process_time() - started
    return {
        "referents": len(truth), "people": len(set(truth.values())), "seconds": took,
        "suggestions": len(found.suggestions), "crowds": len(found.crowds),
        "largest": found.crowds[0].people if found.crowds else 0, **b3([e.referents for e in found.entities], truth),
    }  # fmt: skip


def village(count: int, clans: int) -> dict[str, float]:
    """Resolve so many mentions of people of so many villages."""
    world = World(max(100, count // 8), 7)
    world.settle(clans)
    reports = list(world.reports(count))
    truth = truth_of(reports)
    found = extend(EMPTY, [m for r in reports for m in r[0]], [c for r in reports for c in r[1]]).resolution
    return b3([e.referents for e in found.entities], truth)


def truth_of(reports: list[Report]) -> dict[str, int]:
    """Give who is meant by each referent."""
    return {i: who for r in reports for i, who in zip(dict.fromkeys(m.referent.id for m in r[0]), r[2], strict=True)}


def grow(counts: list[int], plot: Path | None) -> int:
    """Measure each size in a process of its own; fail where the cost grows faster than n log n by a quarter."""
    rows: list[dict[str, float]] = []
    for count in counts:
        command = [sys.executable, "-m", "bench.resolve", "one", "--counts", str(count)]
        rows.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))
        row, base = rows[-1], rows[0]
        ideal = cost(row["mentions"]) / cost(base["mentions"])
        print(
            f"{row['mentions']:9,.0f} mentions of {row['referents']:8,.0f} referents: {row['seconds']:7.1f} s"
            f" ({row['seconds'] / base['seconds']:6.1f} times; n log n would be {ideal:6.1f}),"
            f" one report more {row['one_more']:6.2f} s, peak {row['peak_mib']:6.0f} MiB"
            f" (input {row['input_mib']:.0f}),"
            f" {row['suggestions']:,} suggestions, {row['crowds']:,} crowds,"
            f" B³ precision {row['precision']:.4f} recall {row['recall']:.4f}",
            flush=True,
        )
    if plot:
        draw(rows, plot)
    last, base = rows[-1], rows[0]
    return int(last["seconds"] / base["seconds"] > 1.25 * cost(last["mentions"]) / cost(base["mentions"]))


def draw(rows: list[dict[str, float]], plot: Path) -> None:
    """Draw the cost of each size beside n log n, as SVG."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "aigaq"
    from matplotlib import pyplot as plt

    counts, base = [row["mentions"] for row in rows], rows[0]
    figure, axes = plt.subplots(figsize=(6, 4))
    axes.loglog(counts, [row["seconds"] / base["seconds"] for row in rows], "o-", label="measured")
    axes.loglog(counts, [cost(count) / cost(counts[0]) for count in counts], "--", label="n log n")
    axes.set_xlabel("mentions")
    axes.set_ylabel("processor time, as a ratio to the smallest")
    axes.legend()
    figure.tight_layout()
    plot.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(plot, metadata={"Date": None})


def cost(count: float) -> float:
    """Give n log n."""
    return count * math.log(count)


if __name__ == "__main__":
    sys.exit(main())
