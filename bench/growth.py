"""How the cost of `add` grows: 250, 500, 1,000 and 2,000 generated reports, each into a fresh vault.

Every figure is a ratio to the same run's smallest batch, so that a noisy machine does not matter. All
people in the reports are invented.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from aigaq.vault import keys
from aigaq.workbench import Workbench

GIVEN = [
    "Asan",
    "Zhanar",
    "Qairat",
    "Marat",
    "Gulsim",
    "Dinara",
    "Yerlan",
    "Saule",
    "Bagdat",
    "Raushan",
    "Aidos",
    "Nurlan",
]
FATHER = [
    "Tolegen",
    "Samet",
    "Beisen",
    "Toktar",
    "Ibrahim",
    "Esen",
    "Zhumabek",
    "Sagat",
    "Akyl",
    "Murat",
    "Serik",
    "Orazbek",
]
PLACES = ["Almaty", "Taldykorgan", "Zharkent", "Astana", "Shymkent", "Karaganda", "Oskemen", "Bishkek"]
EVENTS = (
    "{name} was arrested in {place} on {day} {month} {year}.",
    "Police detained {name} outside the court in {place} on {day} {month}.",
    "{name} told reporters that guards had beaten him in {place}.",
    "On {day} {month} {year}, {name} was granted refugee status in {place}.",
    "{name}, {age}, applied for asylum in {place} last year, according to a lawyer.",
)


def report(chance: random.Random) -> str:
    """Give one invented report of some 120 words."""
    people = [
        f"{chance.choice(GIVEN)} {chance.choice(FATHER)}{chance.choice(['uly', 'ov', 'qyzy', ''])}" for _ in range(3)
    ]
    lines = [
        chance.choice(EVENTS).format(
            name=chance.choice(people),
            place=chance.choice(PLACES),
            day=chance.randint(1, 28),
            month=chance.choice(["March", "May", "July"]),
            year=chance.randint(2015, 2023),
            age=chance.randint(19, 70),
        )
        for _ in range(10)
    ]
    return "\n\n".join([*lines, "All people and events in this report are invented."]) + "\n"


def measure(count: int, folder: Path) -> tuple[float, float]:
    """Add so many reports to a fresh vault; give the seconds it took to add and to list the people."""
    reports = folder / f"reports-{count}"
    reports.mkdir()
    chance = random.Random(count)
    for number in range(count):
        (reports / f"{number:05}.txt").write_text(report(chance), "utf-8")
    started = time.perf_counter()
    with Workbench.create(folder / f"{count}.aigaq", lambda: "benchmark", by="bench") as bench:
        bench.add([reports])
    added = time.perf_counter()
    with Workbench.open(folder / f"{count}.aigaq", lambda: "benchmark", by="bench") as bench:
        people = bench.material().people
        assert people
    return added - started, time.perf_counter() - added


def main() -> int:
    """Print the table; fail if 2,000 reports cost more than 1.5 times as much each as 250."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[250, 500, 1000, 2000])
    counts = parser.parse_args().counts
    print(f"Argon2id {keys.RECOMMENDED.memory_kib // 1024} MiB; seconds a report, as a ratio to the smallest batch")
    base: tuple[float, float] | None = None
    worst = 0.0
    with tempfile.TemporaryDirectory() as temporary:
        for count in counts:
            add, load = (seconds / count for seconds in measure(count, Path(temporary)))
            base = base or (add, load)
            worst = max(worst, add / base[0])
            print(
                f"{count:6} reports  add {add * 1000:7.1f} ms a report ({add / base[0]:.2f})"
                f"   open and resolve {load * 1000:6.1f} ms a report ({load / base[1]:.2f})",
                flush=True,
            )
    for who, name in ((resource.RUSAGE_SELF, "this process"), (resource.RUSAGE_CHILDREN, "largest child")):
        print(f"peak memory, {name}: {resource.getrusage(who).ru_maxrss / 1024:.0f} MiB")
    return int(worst > 1.5)


if __name__ == "__main__":
    sys.exit(main())
