"""The table of accuracy: every task on every set of data, its figures and their floors.

Exit code 1 if a figure lies under its floor, or if the data is not the data the floor was taken on.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from bench.eval.figures import Figure, measure
from bench.eval.floors import Floors

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print each miss and each extra event")
    parser.add_argument("--pin", metavar="REASON", help="write today's figures as floors, with the reason")
    args = parser.parse_args()
    if not (SHARED / "gold" / "score.py").is_file():
        print("The reference articles and their scorer are not here (../shared): nothing can be measured.")
        return 0
    figures = measure(ROOT, SHARED, misses=args.misses)
    floors = Floors.read(ROOT / "bench" / "eval" / "floors.json")
    if args.pin:
        floors.pinned(figures, args.pin).write(ROOT / "bench" / "eval" / "floors.json")
        floors = Floors.read(ROOT / "bench" / "eval" / "floors.json")
    return _report(figures, floors)


def _report(figures: list[Figure], floors: Floors) -> int:
    wrong = 0
    print(f"{'task':<10} {'figure':<7} {'data':<18} {'P':>6} {'R':>6} {'F1':>6} {'floor':>6}")
    for figure in figures:
        floor, remark = floors.judge(figure)
        wrong += bool(remark)
        print(
            f"{figure.task:<10} {figure.level:<7} {figure.data:<18} {_shown(figure.precision)} {_shown(figure.recall)} "
            f"{figure.f1:6.3f} {floor:6.3f} {remark}".rstrip()
        )
    for data, digest in sorted({(f.data, f.digest) for f in figures}):
        print(f"{data}: SHA-256 {digest}")
    print(f"taken on {date.today().isoformat()} with `python -m bench.eval`; floors of {floors.taken}: {floors.reason}")
    return 1 if wrong else 0


def _shown(figure: float | None) -> str:
    return f"{'–':>6}" if figure is None else f"{figure:6.3f}"


if __name__ == "__main__":
    sys.exit(main())
