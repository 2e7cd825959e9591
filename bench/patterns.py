"""Patterns measured: the reference figures of Knox, the peer's answer in the same run, false alarms and power.

``python -m bench.patterns`` counts false alarms over 10,000 generated vaults (``--quick``: 500);
``--plot FILE`` draws the power.
"""

from __future__ import annotations

import argparse
import struct
import sys
import time
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
from attrs import evolve

from aigaq.model.mention import Geo
from aigaq.patterns import chance, map_svg, pairs, shuffle, time_svg
from aigaq.patterns.candidate import make
from aigaq.patterns.rules import rules
from bench.incidents import incident, vault

SHARED = Path(__file__).resolve().parents[2] / "shared"
CHUNK = 250


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="500 vaults instead of 10,000")
    parser.add_argument("--plot", type=Path, help="draw the power to this SVG")
    parser.add_argument(
        "--draw", type=Path, help="draw a map and a time plot of an invented candidate into this folder"
    )
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    burkitt = SHARED / "data" / "spacetime" / "burkitt"
    if burkitt.is_dir():
        reference(burkitt)
    number = 500 if args.quick else 10_000
    false, seconds = false_alarms(number, args.workers)
    print(f"no pattern: {false} of {number} vaults report a candidate at p <= .05 corrected ({false / number:.2%}; "
          f"{seconds:.0f} s)")  # fmt: skip
    if args.plot:
        plot(args.plot, args.workers)
    if args.draw:
        pictures(args.draw)
    return int(false / number > 0.05)


def read(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Give the points and times of the 188 cases: coordinates from the shape file, T from its table."""
    raw = (folder / "burkitt.dbf").read_bytes()
    count, head, width = struct.unpack_from("<IHH", raw, 4)
    names = [raw[at : at + 11].rstrip(b"\0").split(b"\0")[0].decode() for at in range(32, head - 1, 32)]
    sizes = [raw[at + 16] for at in range(32, head - 1, 32)]
    starts = np.cumsum([1, *sizes])
    rows = [raw[head + n * width : head + (n + 1) * width] for n in range(count)]
    values = {
        name: [float(row[starts[i] : starts[i + 1]]) for row in rows]
        for i, name in enumerate(names) if name in {"X", "Y", "T"}
    }  # fmt: skip
    return np.column_stack([values["X"], values["Y"]]), np.array(values["T"])


def reference(folder: Path) -> None:
    """Knox and Jacquez on Burkitt's lymphoma in the West Nile, ours and pointpats' in one run."""
    points, times = read(folder)
    space = np.sqrt(((points[:, None] - points) ** 2).sum(axis=2))
    gaps = np.abs(times[:, None] - times)
    observed, expected = pairs.knox(space <= 20, gaps <= 5)
    near = np.nonzero(np.triu(gaps <= 5, 1))
    one_block = np.zeros(len(times), dtype=np.int64)
    dice = shuffle.Dice(np.random.default_rng(1), 9_999, 10_000)
    drawn = pairs.shuffled(float(observed), space <= 20, near, one_block, dice)
    print(f"Knox, delta 20, tau 5: {observed} observed, {expected:.4f} expected, p {drawn.p:.4f} of {drawn.shuffles}")
    print(f"Knox by pointpats: {peer_knox(points, times)}")
    jitter = np.random.default_rng(2).random((3, len(times))) * 1e-4
    for words, at, when in (
        ("ties all in", points, times),
        ("ties broken", points + jitter[:2].T, times + jitter[2]),
    ):
        print(f"Jacquez, k 3, {words}: {ours(at, when)}; pointpats: {peer(at, when)}")


def ours(points: np.ndarray, times: np.ndarray, k: int = 3) -> int:
    """Jacquez's statistic as Aigaq counts it."""
    space = np.sqrt(((points[:, None] - points) ** 2).sum(axis=2))
    return int((pairs.nearest(space, k) & pairs.nearest(np.abs(times[:, None] - times), k)).sum())


def peer(points: np.ndarray, times: np.ndarray, k: int = 3) -> str:
    """The same by pointpats, where it is installed."""
    try:
        from pointpats.spacetime import jacquez
    except ImportError:
        return "not installed"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return str(jacquez(points, times[:, None], k=k, permutations=99)["stat"])


def peer_knox(points: np.ndarray, times: np.ndarray) -> str:
    """Knox by pointpats, where it is installed."""
    try:
        from pointpats import Knox
    except ImportError:
        return "not installed"
    np.random.seed(1)
    found = Knox(points, times[:, None], delta=20, tau=5, permutations=9_999)
    return f"{found.statistic_} observed, {found.expected[0][0]:.4f} expected, p {found.p_sim:.4f} of 9999"


def reported(job: tuple[int, int, dict[str, float]]) -> tuple[int, Counter[str]]:
    """Say how many of some generated vaults report a candidate after correction, and by which tests."""
    seed, number, options = job
    rng = np.random.default_rng(seed)
    hits, by_test = 0, Counter[str]()
    for one in range(number):
        made = vault(rng, **options)
        draws = evolve(rules().draws, seed=seed * 100_003 + one)
        found = chance.chances(made.incidents, made.groups, made.acts, draws)
        significant = [c.id for c in found if c.adjusted is not None and c.adjusted <= draws.alpha]
        hits += bool(significant)
        by_test.update(significant)
    return hits, by_test


def false_alarms(number: int, workers: int) -> tuple[int, float]:
    """Count the vaults without a pattern that report one all the same, and the seconds it took."""
    start = time.perf_counter()
    sizes = (40, 60, 90, 140)
    jobs = [(n, min(CHUNK, number // 4), {"size": sizes[n % 4]}) for n in range(number // min(CHUNK, number // 4))]
    with ProcessPoolExecutor(workers) as pool:
        results = list(pool.map(reported, jobs))
    by_test = sum((row for _, row in results), Counter[str]())
    print("false alarms by test:", dict(sorted(by_test.items())))
    return sum(hits for hits, _ in results), time.perf_counter() - start


def power(workers: int, name: str, values: list[float], sizes: tuple[int, ...], number: int = 100) -> list[list[float]]:
    """Give the share of vaults that report a candidate, for each size and strength of the planted pattern."""
    jobs = [(1000 + i, number, {"size": size, name: value}) for i, (size, value) in
            enumerate((size, value) for size in sizes for value in values)]  # fmt: skip
    with ProcessPoolExecutor(workers) as pool:
        shares = [hits / number for hits, _ in pool.map(reported, jobs)]
    return [shares[i * len(values) : (i + 1) * len(values)] for i in range(len(sizes))]


def plot(target: Path, workers: int) -> None:
    """Draw how surely a planted pattern is reported: pairs on one day far apart, and harm after public acts."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "aigaq"
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(9, 3.6), sharey=True)
    sizes = (40, 80, 160)
    for axis, name, values, words in (
        (axes[0], "pairs", [0, 1, 2, 3, 4, 6, 8], "planted pairs: one group, one day, far apart"),
        (axes[1], "follow", [0.0, 0.2, 0.4, 0.6, 0.8, 1.0], "share of 24 public acts followed by harm"),
    ):
        for size, shares in zip(sizes, power(workers, name, values, sizes), strict=True):
            axis.plot(values, shares, marker="o", label=f"{size} incidents")
            print(name, size, dict(zip(values, shares, strict=True)))
        axis.axhline(0.05, color="grey", linewidth=0.8, linestyle=":")
        axis.set_xlabel(words)
        axis.set_ylim(-0.02, 1.02)
    axes[0].set_ylabel("share of vaults that report it")
    axes[0].legend(frameon=False)
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


def pictures(folder: Path) -> None:
    """Draw two invented attacks on one evening, and an arrest of which only the month is known. All invented."""
    day, month = date(2021, 3, 4), (date(2021, 3, 1), date(2021, 3, 31))
    east, west = (Geo(lat, lon, 14.0, "XX", "invented", "city") for lat, lon in ((43.2, 76.9), (51.2, 71.4)))
    told = [
        ("a", "assault", (day, day), east, "Eastgrad", "Almas Testuly"),
        ("b", "assault", (day, day), west, "Westgrad", "Dina Samplekyzy"),
        ("c", "arrest", month, None, None, "Erlan Mockbek"),
    ]
    found = [(incident(name, kind, days, geo, (who,)), place) for name, kind, days, geo, place, who in told]
    made = make("apart", [evolve(i, event=evolve(i.event, place=place)) for i, place in found], (), (), ())
    for name, svg in (("pattern-map.svg", map_svg(made)), ("pattern-times.svg", time_svg(made))):
        (folder / name).write_text(svg + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
