"""Comparisons of names a second, ours and the peers' in one run, over every pair of a list.

    python -m bench.names SHARED [--peers]

Each pair of a list of the EU is compared twice, in three scripts' worth of spellings: the first time few pairs of
parts have met, the second time all have, as in a large collection most have. "One with many" gives a name and a
whole list in one call, which no peer offers. Speeds are of processor time, so that what else runs on the machine
does not count. Printed are pairs a second and how many times a peer's that is. All names are read first, so that
reading is paid by nobody; `--cold` counts it in.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from aigaq.names import score, scores

Score = Callable[[str, str], float]
Many = Callable[[str, Sequence[str]], list[float]]
Work = list[tuple[str, list[str]]]
SAMPLE = 8
"""Peers are timed over every so many-th name that is looked for, which is slow enough."""


def main() -> None:
    """Print the speeds."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("shared", type=Path)
    reader.add_argument("--peers", action="store_true")
    reader.add_argument("--cold", action="store_true")
    args = reader.parse_args()
    sys.path.insert(0, str(args.shared / "data" / "names"))
    import score_names  # type: ignore[import-not-found]

    peers = list(score_names.peers()) if args.peers else []
    tasks = [(name, queries, every) for name, queries, every in score_names.tasks(args.shared / "data" / "names")]
    work = [(query, [name for name, _ in every]) for _, queries, every in tasks for query, _ in queries]
    speeds = {"aigaq": _speeds(_each(score), work, cold=args.cold)}
    speeds |= {name: _speeds(_each(one), work[::SAMPLE], cold=args.cold) for name, one in peers}
    _forget()
    speeds = {"aigaq, one with many": _speeds(scores, work, cold=args.cold), **speeds}
    print(f"{'pairs a second':22} {'first time':>12} {'again':>12}   ours, by pairs, is so many times that")
    for name, (first, again) in speeds.items():
        times = [f"{ours / theirs:.1f}" for ours, theirs in zip(speeds["aigaq"], (first, again), strict=True)]
        print(f"{name:22} {first:12,.0f} {again:12,.0f}   {' and '.join(times)}")


def _each(one: Score) -> Many:
    return lambda query, names: [one(query, name) for name in names]


def _speeds(many: Many, work: Work, *, cold: bool) -> tuple[float, float]:
    if not cold:
        for name in sorted({name for query, names in work for name in (query, *names)}):
            many(name, [name])
    return _speed(many, work), _speed(many, work)


def _speed(many: Many, work: Work) -> float:
    start = time.process_time()
    for query, names in work:
        many(query, names)
    return sum(len(names) for _, names in work) / (time.process_time() - start)


def _forget() -> None:
    """Forget what parts were compared, so that a second way of comparing starts as the first did."""
    for name in sorted(name for name in sys.modules if name.startswith("aigaq.names")):
        for one in vars(sys.modules[name]).values():
            if hasattr(one, "cache_clear") and not isinstance(one, type):
                one.cache_clear()


if __name__ == "__main__":
    main()
