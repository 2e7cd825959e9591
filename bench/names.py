"""Comparisons of names a second, ours and the peers' in one run, over every pair of a list.

    python -m bench.names SHARED [--peers]

Each pair of a list of the EU is compared once, in three scripts' worth of spellings. Printed are pairs a second and
how many times a peer's that is. All names are read first, so that reading is paid by nobody; `--cold` counts it in.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from aigaq.names import score

Score = Callable[[str, str], float]


def main() -> None:
    """Print the speeds."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("shared", type=Path)
    reader.add_argument("--peers", action="store_true")
    reader.add_argument("--cold", action="store_true")
    args = reader.parse_args()
    sys.path.insert(0, str(args.shared / "data" / "names"))
    import score_names  # type: ignore[import-not-found]

    scorers: list[tuple[str, Score]] = [("aigaq", score), *(score_names.peers() if args.peers else ())]
    tasks = [(name, queries, every) for name, queries, every in score_names.tasks(args.shared / "data" / "names")]
    speeds = {name: _speed(one, tasks, cold=args.cold) for name, one in scorers}
    for name, speed in speeds.items():
        print(f"{name:12} {speed:12,.0f} pairs/s   ours is {speeds['aigaq'] / speed:8.1f} times that")


def _speed(one: Score, tasks: list[tuple[str, list[tuple[str, str]], list[tuple[str, str]]]], *, cold: bool) -> float:
    pairs = [(query, name) for _, queries, every in tasks for query, _ in queries for name, _ in every]
    if not cold:
        for name in sorted({name for pair in pairs for name in pair}):
            one(name, name)
    start = time.perf_counter()
    for query, name in pairs:
        one(query, name)
    return len(pairs) / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
