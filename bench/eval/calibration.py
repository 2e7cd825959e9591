"""Whether a name's score is a probability: fitted on half of the development lists, measured on the other.

    python -m bench.eval.calibration SHARED [--fit] [--choose] [--plot FILE.svg]

Each name of a person in the lists asks for its person among all main names of its list. Two mixes are measured:
*hard*, the best score among the person's own names and the best among all others', one of each a query, as
`score_names.py` counts them; and *all*, every pair. `--fit` prints the line that turns bits into log-odds. `--choose`
looks at the development half alone: how the hard pairs' error changes when the prior does, each of five parts of
the half measured with the prior that the other four choose.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from aigaq.names import compare

BINS = 10
FOLDS = 5
SHIFTS = tuple(step / 4 for step in range(-8, 9))
"""Bits by which another prior is tried."""
QUERIES = 150
"""Names asked for of one list and script, at most."""
Pair = tuple[float, float, bool]
"""Score, bits, and whether the two names are one person's."""


def held_out(record: str) -> bool:
    """Say whether a person belongs to the half that is never fitted on."""
    return hashlib.sha256(record.encode()).digest()[0] % 2 == 1


def records(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Give each person of the development lists: the list, the record, the names (the main names first)."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in csv.DictReader((folder / "kazakhstan_assembly.csv").open(encoding="utf-8")):
        found["assembly", row["id8"]].append(row["name"])
    number = 0
    lines = (folder / "eu_persons.tsv").open(encoding="utf-8")
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        number += row["field"] == "name"
        scored = row["celex"] in ("32006R0765", "32011R0359") and row["record"]
        if row["field"] in ("name", "alias") and row["script"] in ("LATIN", "CYRILLIC", "ARABIC"):
            found[row["celex"], row["record"] if scored else f"{row['celex']}-{number}"].append(row["name"])
    for (source, record), names in sorted(found.items()):
        yield source, record, names


SPELLED = ("assembly", "32006R0765", "32011R0359")
"""Lists whose aliases are other spellings of the name; those of the others are mostly other names."""


def pairs(folder: Path, *, held: bool) -> Iterator[tuple[list[Pair], list[Pair]]]:
    """Give for each query of one half its two hardest pairs, and all its pairs."""
    people: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for source, record, names in records(folder):
        if source in SPELLED and len(names) > 1:
            people[source].append((record, names))
    for source in sorted(people):
        mine = [(record, names) for record, names in people[source] if held_out(record) == held]
        queries = [(record, name) for record, names in mine for name in names[1:]]
        random.Random(7).shuffle(queries)
        for record, name in queries[:QUERIES]:
            found = [_pair(name, names[0], same=other == record) for other, names in mine]
            yield [max(p for p in found if p[2]), max(p for p in found if not p[2])], found


def _pair(one: str, other: str, *, same: bool) -> Pair:
    found = compare(one, other)
    return found.score, found.bits, same


def expected_error(found: Iterable[tuple[float, bool]]) -> tuple[float, list[tuple[float, float, int]]]:
    """Give the expected calibration error over `BINS` equal bins, and of each bin: mean score, share of ones, pairs."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, same in found:
        bins[min(BINS - 1, int(score * BINS))].append((score, same))
    points = [(_mean(s for s, _ in b), _mean(float(y) for _, y in b), len(b)) for b in bins if b]
    total = sum(count for _, _, count in points)
    return sum(abs(said - true) * count for said, true, count in points) / total, points


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def fit(found: list[Pair]) -> tuple[float, float]:
    """Give slope and shift of the line that turns bits into log-odds base 2 best (Platt, 1999), by Newton's steps."""
    slope, shift, ln2 = 1.0, 0.0, math.log(2)
    for _ in range(400):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for _, bits, same in found:
            x = max(-20.0, min(20.0, bits))
            p = 1 / (1 + 2 ** -max(-60.0, min(60.0, slope * x + shift)))
            w, e = p * (1 - p) * ln2 + 1e-9, p - same
            g0, g1 = g0 + e * x, g1 + e
            h00, h01, h11 = h00 + w * x * x, h01 + w * x, h11 + w
        det = h00 * h11 - h01 * h01 + 1e-9
        slope, shift = slope - 0.5 * (h11 * g0 - h01 * g1) / det, shift - 0.5 * (h00 * g1 - h01 * g0) / det
    return slope, shift


def choose(hard: list[list[Pair]]) -> tuple[float, list[tuple[float, float]]]:
    """Give the mean error of parts measured with the prior the others choose, and the choice and error of each.

    `hard`: the two hardest pairs of each query of the development half. Queries, not pairs, are divided.
    """
    folds = [
        [pair for place, pairs_ in enumerate(hard) if place % FOLDS == fold for pair in pairs_] for fold in range(FOLDS)
    ]
    found = []
    for fold, kept in enumerate(folds):
        others = [pair for place, some in enumerate(folds) if place != fold for pair in some]
        best = min(SHIFTS, key=lambda shift: (_shifted_error(others, shift), abs(shift)))
        found.append((best, _shifted_error(kept, best)))
    return _mean(error for _, error in found), found


def _shifted_error(found: list[Pair], shift: float) -> float:
    return expected_error((1 / (1 + 2 ** -max(-50.0, min(50.0, bits + shift))), same) for _, bits, same in found)[0]


def main() -> None:
    """Print the calibration of both halves."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("shared", type=Path)
    reader.add_argument("--fit", action="store_true")
    reader.add_argument("--choose", action="store_true")
    reader.add_argument("--plot", type=Path)
    args = reader.parse_args()
    if args.choose:
        hard = [some for some, _ in pairs(args.shared / "data" / "names", held=False)]
        for shift in SHIFTS:
            print(f"prior {shift:+.2f}: error {_shifted_error([p for some in hard for p in some], shift):.4f}")
        mean, found = choose(hard)
        print(f"chosen by the others, each part: {found}, mean error {mean:.4f}")
        return
    for held in (False, True):
        hard, every = zip(*pairs(args.shared / "data" / "names", held=held), strict=True)
        for name, mix in (("hard", hard), ("all", every)):
            found = [pair for some in mix for pair in some]
            error, points = expected_error((score, same) for score, _, same in found)
            print(
                f"{'held out' if held else 'fitted on'}, {name} pairs: {len(found)}, "
                f"expected calibration error {error:.4f}"
            )
            for said, true, count in points:
                print(f"    said {said:.3f}  true {true:.3f}  pairs {count}")
            if args.fit and not held:
                print("    slope {:.3f}, shift {:.3f}".format(*fit(found)))
            if args.plot and held and name == "hard":
                from bench.eval.plot import reliability

                args.plot.write_text(reliability(points), encoding="utf-8")


if __name__ == "__main__":
    main()
