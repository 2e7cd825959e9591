"""The table of accuracy: every task on every set of data, its figures, their floors, what is asked, the best peer.

    python -m bench.eval [--only reports dates …] [--misses] [--pin REASON]

Exit code 1 if a figure lies under its floor, or if the data is not the data the floor was taken on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date

from bench.eval.figures import Figure
from bench.eval.floors import Floors
from bench.eval.tasks import ROOT, SHARED, TASKS

FLOORS = ROOT / "bench" / "eval" / "floors.json"
NAMES = [task.name for task in TASKS]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, help="take these tasks only")
    parser.add_argument("--misses", action="store_true", help="print each miss and each extra event")
    parser.add_argument("--pin", metavar="REASON", help="write today's figures as floors, with the reason")
    args = parser.parse_args()
    if not (SHARED / "gold" / "score.py").is_file():
        print("The reference articles and their scorer are not here (../shared): nothing can be measured.")
        return 0
    floors, taken = Floors.read(FLOORS), []
    print(_head(), flush=True)
    for task in TASKS:
        if task.name in args.only:
            for figure in task.take(args.misses):
                taken.append(figure)
                print(_row(figure, floors), flush=True)
    if args.pin:
        floors = floors.pinned(taken, args.pin)
        floors.write(FLOORS)
    return _end(taken, floors)


def _head() -> str:
    return f"{'task':<9} {'figure':<30} {'data':<36} {'P':>5} {'R':>5} {'F1':>6} {'floor':>6} {'asked':>5}  best peer"


def _row(figure: Figure, floors: Floors) -> str:
    floor, remark = floors.judge(figure)
    asked = "    –" if figure.asked is None else f"{figure.asked:5.3g}"
    return (
        f"{figure.task:<9} {figure.level:<30} {figure.data:<36} {_shown(figure.precision)} {_shown(figure.recall)} "
        f"{figure.f1:6.3f} {floor:6.3f} {asked}  {figure.peer} {remark}"
    ).rstrip()


def _end(figures: Iterable[Figure], floors: Floors) -> int:
    for data, digest in sorted({(f.data, f.digest) for f in figures}):
        print(f"{data}: SHA-256 {digest}")
    print(f"taken on {date.today().isoformat()} with `python -m bench.eval`; floors of {floors.taken}: {floors.reason}")
    return 1 if any(floors.judge(figure)[1] for figure in figures) else 0


def _shown(figure: float | None) -> str:
    return f"{'–':>5}" if figure is None else f"{figure:5.3f}"


if __name__ == "__main__":
    sys.exit(main())
