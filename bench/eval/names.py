"""Names against the lists of ../shared, and joins of different people in a made world of like names.

    python -m bench.eval.names SHARED [--peers]

The frozen list (name_bench, without its synthetic people) is reported, never tuned on. All people of the made world
are invented.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from tests.resolve.made_people import World, invent, reports

from aigaq.names import score
from aigaq.resolve import resolve

THRESHOLD = 0.7


def frozen(shared: Path, scorer: Callable[[str, str], float] = score) -> tuple[int, float]:
    """Pairs of the frozen list, and F1 at the threshold, of our score or a peer's."""
    with (shared / "data" / "names" / "name_bench_cases.csv").open(encoding="utf-8") as lines:
        rows = [r for r in csv.DictReader(lines) if r["schema"] == "Person" and r["case_group"] != "synth_people"]
    said = [(scorer(r["name1"], r["name2"]) >= THRESHOLD, r["is_match"] == "true") for r in rows]
    right = sum(a and b for a, b in said)
    return len(rows), 2 * right / (sum(a for a, _ in said) + sum(b for _, b in said))


def joined(world: World) -> tuple[int, int]:
    """Pairs of different people that are in one entity, of all pairs."""
    met = {world.truth[m.referent.id] for m in world.mentions}
    wrong = {
        pair
        for entity in resolve(world.mentions, world.claims, ()).entities
        for pair in combinations(sorted({world.truth[r] for r in entity.referents}), 2)
    }
    return len(wrong), len(met) * (len(met) - 1) // 2


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("shared", type=Path)
    reader.add_argument("--peers", action="store_true")
    args = reader.parse_args()
    peers = ["--peers"] if args.peers else []
    script = args.shared / "data" / "names" / "score_names.py"
    subprocess.run([sys.executable, str(script), "aigaq.names:score", *peers], check=True)
    print("frozen list: {} pairs, F1@0.70 {:.3f}".format(*frozen(args.shared)))
    for people, count in ((300, 150), (750, 500), (3000, 2000)):
        world = reports(invent(people, 3), count, 10, 3)
        start = time.process_time()
        wrong, pairs = joined(world)
        took = time.process_time() - start
        print(
            f"{people} people, {count} reports: {wrong} of {pairs} pairs of different people joined, {took:.1f} s CPU"
        )


if __name__ == "__main__":
    main()
