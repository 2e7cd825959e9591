"""How well the reasoning is: statuses, differences, confirmed facts, positions and patterns on the reference articles.

    python -m bench.eval.reasoning [--misses] [--input gold|own|texts|all]

Each figure is taken on three inputs: the gold's own claims, so that reasoning is measured apart from extraction; the
claims of a vault to which the articles were added, with outlet, author and day of publication set by the user where a
text does not say them (the annotation's dates allow for them too); and such a vault with the texts alone, which has no
targets. The rules are in the modules beside this one:
``reasoning_statuses``, ``reasoning_differences``, ``reasoning_facts``, ``reasoning_positions``; how the gold becomes
input in ``reasoning_gold``. Exit code 1 if a figure misses its target.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import frozen

from aigaq.patterns import patterns
from bench.eval import reasoning_differences as differences
from bench.eval import reasoning_facts as facts
from bench.eval import reasoning_positions as positions
from bench.eval import reasoning_statuses as statuses
from bench.eval.figures import Figure, digest
from bench.eval.reasoning_gold import of_gold
from bench.eval.reasoning_statuses import Tally
from bench.eval.reasoning_world import World, of_bare_vault, of_vault, read, scorer

SHARED = Path(__file__).resolve().parents[3] / "shared"
FALSE_ALARMS = 2
"""So many false alarms over all traps and entries that are no contradiction are borne (issue 5)."""


@frozen
class Line:
    """One line of the table: a figure on one input, what it must reach, and what it missed."""

    task: str
    data: str
    tally: Tally
    figure: float
    target: float | None

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.target is None or self.figure >= self.target


def lines_of(world: World, data: str) -> Iterator[Line]:
    """Take every figure of one world."""
    targets = TARGETS.get(data, {})
    periods = statuses.of_world(world)
    yield Line("status periods F1", data, periods, periods.f1, targets.get("periods"))
    alarms = differences.of_world(world)
    yield Line("real differences", data, alarms.tally, alarms.tally.recall, targets.get("differences"))
    none_false = Tally(0, 0, len(alarms.false), alarms.false + alarms.others)
    yield Line("false alarms ≤ 2", data, none_false, float(len(alarms.false) <= FALSE_ALARMS), 1.0 if targets else None)
    confirmed = facts.of_world(world)
    yield Line("confirmed facts", data, confirmed, confirmed.recall, targets.get("facts"))
    yield _first_pattern(world, data)
    said = positions.of_world(world)
    yield Line("positions", data, said, said.recall, None)


def _first_pattern(world: World, data: str) -> Line:
    """The first entry of ``coordinated_incidents`` must be the first candidate; the rank is what is shown."""
    incident = world.gold["coordinated_incidents"][0]
    candidates = [[i.event.claims for i in found.incidents] for found in patterns(world.material).candidates]
    rank = facts.rank_of(world, incident, candidates)
    where = (f"{incident['id']} is candidate {rank or 'none'} of {len(candidates)}",)
    return Line(
        "first pattern", data, Tally(1, int(rank == 1), 0, where), float(rank == 1), 1.0 if data in TARGETS else None
    )


TARGETS: dict[str, dict[str, float]] = {
    "gold claims": {"periods": 0.95, "differences": 0.90, "facts": 0.90},
    "own claims": {"periods": 0.80, "differences": 0.65, "facts": 0.60},
}
"""Issue 5, “What it must show”."""


INPUTS = {"gold claims": of_gold, "own claims": of_vault, "texts alone": of_bare_vault}


def measure(shared: Path, *, wanted: str = "all") -> list[Line]:
    """Take all figures on one of the inputs or on all."""
    gold, score, texts = read(shared / "gold" / "seeds.json"), scorer(shared / "gold" / "score.py"), shared / "seeds"
    chosen = {data: make for data, make in INPUTS.items() if wanted in {"all", data.split()[0]}}
    return [line for data, make in chosen.items() for line in lines_of(make(gold, score, texts), data)]


def figures(lines: list[Line], shared: Path) -> list[Figure]:
    """Give the lines as figures with floors, for the table of ``bench.eval``."""
    data = digest([*sorted((shared / "seeds").glob("*.txt")), shared / "gold" / "seeds.json"])
    return [
        Figure("reasoning", line.task, line.data, line.tally.precision, line.tally.recall, line.figure, data)
        for line in lines
    ]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print each miss, each extra and each false alarm")
    parser.add_argument(
        "--input", choices=("gold", "own", "texts", "all"), default="all", help="whose claims (default all)"
    )
    args = parser.parse_args()
    if not (SHARED / "gold" / "seeds.json").is_file():
        print("The reference articles are not here (../shared): reasoning cannot be measured.")
        return 0
    found = measure(SHARED, wanted=args.input)
    print(f"{'figure':<19} {'input':<12} {'asked':>5} {'found':>5} {'extra':>5} {'figure':>6} {'target':>6}")
    for line in found:
        target = f"{line.target:6.2f}" if line.target is not None else f"{'–':>6}"
        counts = f"{line.tally.asked:5} {line.tally.found:5} {line.tally.extra:5}"
        remark = "" if line.met else " MISSED"
        print(f"{line.task:<19} {line.data:<12} {counts} {line.figure:6.3f} {target}{remark}")
        for miss in line.tally.misses if args.misses else ():
            print(f"    {miss}")
    print(f"taken on {date.today().isoformat()} with `python -m bench.eval.reasoning`")
    return int(not all(line.met for line in found))


if __name__ == "__main__":
    sys.exit(main())
