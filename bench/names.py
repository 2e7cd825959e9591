"""Comparisons of names a second, ours and the peers' in one run, over every pair of a list.

    python -m bench.names SHARED [--peers] [--runs 5]

Each pair of a list of the EU is compared twice, in three scripts' worth of spellings: the first time few pairs of
parts have met, the second time all have, as in a large collection most have. "One with many" gives a name and a
whole list in one call, which no peer offers. Speeds are of processor time, so that what else runs on the machine
does not count. A busy machine slows processors too, so ours and the peers' are measured in turn, run by run, and what
parts were compared is forgotten between runs. Printed are the medians of pairs a second, and how many times a peer's
that is: the median of the runs, the least and the most. All names are read first, so that reading is paid by nobody;
`--cold` counts it in.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from aigaq.names import score, scores

Score = Callable[[str, str], float]
Many = Callable[[str, Sequence[str]], list[float]]
Work = list[tuple[str, list[str]]]
WHEN = ("first time", "again")
SAMPLE = 8
"""Peers are timed over every so many-th name that is looked for, which is slow enough."""


def main() -> None:
    """Print the speeds."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("shared", type=Path)
    reader.add_argument("--peers", action="store_true")
    reader.add_argument("--cold", action="store_true")
    reader.add_argument("--runs", type=int, default=5)
    args = reader.parse_args()
    sys.path.insert(0, str(args.shared / "data" / "names"))
    import score_names  # type: ignore[import-not-found]

    peers = list(score_names.peers()) if args.peers else []
    tasks = [(name, queries, every) for name, queries, every in score_names.tasks(args.shared / "data" / "names")]
    work = [(query, [name for name, _ in every]) for _, queries, every in tasks for query, _ in queries]
    found: dict[str, list[tuple[float, float]]] = {}
    for _ in range(args.runs):
        for name, many in (("aigaq", _each(score)), *((name, _each(one)) for name, one in peers)):
            some = work if name == "aigaq" else work[::SAMPLE]
            found.setdefault(name, []).append(_speeds(many, some, cold=args.cold))
        _forget()
        found.setdefault("aigaq, one with many", []).append(_speeds(scores, work, cold=args.cold))
        _forget()
    print(f"{'pairs a second, median':22} {'first time':>12} {'again':>12}   ours, by pairs, is so many times that")
    for name, runs in found.items():
        times = [
            [ours[at] / theirs[at] for ours, theirs in zip(found["aigaq"], runs, strict=True)]
            for at in range(len(WHEN))
        ]
        first, again = (median(run[at] for run in runs) for at in range(len(WHEN)))
        said = [f"{median(every):.1f} ({min(every):.1f} to {max(every):.1f})" for every in times]
        print(f"{name:22} {first:12,.0f} {again:12,.0f}   {' and '.join(said)}")


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
