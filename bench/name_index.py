"""Look-ups among a million invented names over five scripts: time, memory, and how often the right name is found.

    python -m bench.name_index [--names 1000000] [--queries 400]

The names are made here, then read, indexed and looked up in a process of its own, whose memory is the figure. Times are
of the clock and of the processor, since a busy machine lengthens the first. A linear scan (`aigaq.names.score` with
every name, all of them read before) is timed on a sample in the same run and scaled, for the ratio. All people are
invented: common names and made ones, borne as unevenly as real ones are (Zipf). Somebody is found where a name of the
same given name and father stands among the first 1 or 10 that the index gives.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from bench.eval.namesakes import arabic, data, renderings, spell
from bench.resolve import made as made_names
from bench.resolve import zipf

GIVEN, FATHERS = 6_000, 15_000
"""Different given names and fathers' names, besides those of ``bench/eval/namesakes.toml``."""
KINDS = {
    "press": 40, "russian": 17, "kazakh": 12, "press_kazakh": 7, "kazakh_2021": 4, "kazakh_arabic": 7, "han": 8,
    "passport": 5,
}  # fmt: skip
"""Spellings, and how many in a hundred names are written so."""
SCRIPT = {"russian": "Cyrl", "kazakh": "Cyrl", "kazakh_arabic": "Arab", "han": "Hani"}
CYRILLIC = (
    ("zh", "ж"), ("sh", "ш"), ("kh", "х"), ("a", "а"), ("b", "б"), ("d", "д"), ("e", "е"), ("g", "г"), ("h", "х"),
    ("i", "и"), ("j", "ж"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("r", "р"), ("s", "с"),
    ("t", "т"), ("u", "у"), ("y", "й"), ("z", "з"), ("E", "е"), ("I", "и"), ("O", "о"), ("U", "у"), ("A", "а"),
)  # fmt: skip
KAZAKH = {"к": "кқ", "г": "гғ", "у": "ұүу", "а": "аааә", "о": "оө", "н": "ннң", "и": "иі"}
"""Letters of Kazakh that made names have in place of Russian ones, one choice a name."""
Someone = tuple[str, str, bool]
"""Given name and father's name in Kazakh letters, and whether a woman."""


@cache
def parts() -> tuple[list[str], list[str]]:
    """Give the given names and the fathers' names, the commonest first, in Kazakh letters."""
    rng = random.Random(5)
    men, women = ([name for name, _ in data()["kazakh"][sex]] for sex in ("men", "women"))
    given, fathers = (sorted({_kazakh(name, rng) for name in made_names(n, s)}) for n, s in ((GIVEN, 1), (FATHERS, 2)))
    rng.shuffle(given)
    rng.shuffle(fathers)
    return [*men, *women, *given], [*men, *fathers]


def _kazakh(name: str, rng: random.Random) -> str:
    lower = name.lower()
    for latin, letter in CYRILLIC:
        lower = lower.replace(latin, letter)
    for letter, ways in KAZAKH.items():
        lower = lower.replace(letter, rng.choice(ways))
    return lower.capitalize()


class World:
    """Invented people and the ways their names are written."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.weights = tuple(zipf(len(names)) for names in parts())
        self.women = {name for name, _ in data()["kazakh"]["women"]}

    def someone(self) -> Someone:
        """Invent somebody."""
        given, father = (
            self.rng.choices(names, cum_weights=weights)[0]
            for names, weights in zip(parts(), self.weights, strict=True)
        )
        return given, father, given in self.women or given[-1] in "ае"

    def write(self, who: Someone, kind: str) -> str:
        """Write somebody's name in one of the ways of its script."""
        given, father, woman = who
        if kind == "han":
            return self.rng.choice("·••・ ").join((self._han(given), self._han(father)))
        if kind == "passport":
            return " ".join(_pinyin(self._han(part)).capitalize() for part in (given, father))
        one, other = (
            arabic(p, "kazakh") if kind == "kazakh_arabic" else spell(p, kind) if kind != "kazakh" else p
            for p in who[:2]
        )  # type: ignore[arg-type]
        ends = ["", "", str(data()["suffixes"][kind][woman])]
        if kind in ("press", "russian"):
            ends += [str(data()["suffixes"][f"{kind}_family"][woman])] * 2
        return f"{one} {other}{self.rng.choice(ends)}"

    def _han(self, name: str) -> str:
        usual = renderings().get(name)
        return self.rng.choice(usual) if usual else _rendered(name, self.rng)

    def misspell(self, name: str) -> str:
        """Make one mistake in a name: a letter left out, doubled, changed, or swapped with the next."""
        at = self.rng.randrange(1, len(name) - 1)
        if name[at] == " " or name[at + 1] == " ":
            return self.misspell(name)
        other = self.rng.choice("aeioumnrlstkbdg")
        ways = (name[:at] + name[at + 1 :], name[:at] + other + name[at:], name[:at] + other + name[at + 1 :])
        return self.rng.choice((*ways, name[:at] + name[at + 1] + name[at] + name[at + 2 :]))


@cache
def _characters() -> dict[str, list[tuple[float, str]]]:
    """Give the characters that write some sounds, each with its price, by the tables of renderings."""
    from aigaq.names.scripts.data import table
    from aigaq.names.scripts.emissions import sounds_of
    from aigaq.names.scripts.han import syllables

    found: dict[str, list[tuple[float, str]]] = {}
    for character in sorted(set("".join(table("zh", "names")["rendering"]["characters"].split()))):
        for syllable in syllables(character):
            for sounds, price in sounds_of(syllable).items():
                if sounds and price <= 0.2:
                    found.setdefault(sounds, []).append((price, character))
    return found


def _rendered(name: str, rng: random.Random) -> str:
    """Render a made name in Chinese characters: the longest sounds that one of them writes, one after the other."""
    from aigaq.names import fold
    from aigaq.names.scripts.likeness import phonemes

    sounds, written, at = phonemes(fold(name)[0].key), "", 0
    while at < len(sounds):
        ways = [
            (size, _characters()[sounds[at : at + size]])
            for size in (4, 3, 2, 1)
            if sounds[at : at + size] in _characters()
        ]
        size, choices = ways[0] if ways else (1, [])
        written += rng.choice([c for price, c in choices if price <= choices[0][0] + 0.1]) if choices else ""
        at += size
    return written or "阿"


def _pinyin(han: str) -> str:
    from aigaq.names.scripts.han import syllables

    return "".join(syllables(han))


def make(count: int, queries: int, folder: Path) -> None:
    """Write the names, whose they are, and what is looked up."""
    world = World(1)
    names: dict[str, Someone] = {}
    people: list[Someone] = []
    kinds, weights = list(KINDS), list(KINDS.values())
    while len(names) < count:
        who = world.someone()
        for kind in world.rng.choices(kinds, weights, k=world.rng.choice((1, 1, 2, 4))):
            names.setdefault(world.write(who, kind), who)
        people.append(who)
    listed = list(names.items())[:count]
    with (folder / "names.tsv").open("w", encoding="utf-8") as lines:
        lines.writelines(f"{name}\t{who[0]} {who[1]}\n" for name, who in listed)
    asked = {kind: _queries(world, kind, queries, listed, dict(listed)) for kind in ASKED}
    (folder / "queries.json").write_text(json.dumps(asked), encoding="utf-8")


ASKED = ("exact", "other script", "misspelled", "misspelled, other script", "single part", "rubbish")


def _queries(
    world: World, kind: str, count: int, listed: list[Any], known: dict[str, Someone]
) -> list[tuple[str, str]]:
    made = _makers(world)[kind]
    found: list[tuple[str, str]] = []
    while len(found) < count:
        name, who = listed[world.rng.randrange(len(listed))]
        query = made(name, who)
        if kind == "exact" or query not in known:
            found.append((query, f"{who[0]} {who[1]}"))
    return found


def _makers(world: World) -> dict[str, Callable[[str, Someone], str]]:
    rng = world.rng

    def other(name: str, who: Someone) -> str:
        return world.write(who, rng.choice([k for k in KINDS if SCRIPT.get(k, "Latn") != _script(name)]))

    def rubbish(name: str, _: Someone) -> str:
        letters = "".join(
            rng.choice("qwxzjvфщъэهغ字龘ㅋ🙂\u200f\u0007 19") for _ in range(rng.choice((1, 3, 12, 60, 10_000)))
        )
        return rng.choice((letters, "x" * rng.randrange(300), "%&/()", name[0], "\u202e" + name[:2]))

    return {
        "exact": lambda name, _: name,
        "other script": other,
        "misspelled": lambda _, who: world.misspell(world.write(who, "press")),
        "misspelled, other script": lambda _, who: world.misspell(world.write(who, rng.choice(("russian", "kazakh")))),
        "single part": lambda _, who: rng.choice(world.write(who, rng.choice(list(KINDS))).replace("·", " ").split()),
        "rubbish": rubbish,
    }


def _script(name: str) -> str:
    from aigaq.names.letters import script_of

    return script_of(name)


def measure(folder: Path) -> None:
    """Build the index in this process, look everything up, and print the figures."""
    lines = [line.rstrip("\n").split("\t") for line in (folder / "names.tsv").open(encoding="utf-8")]
    names, whose = [line[0] for line in lines], [line[1] for line in lines]
    del lines
    from aigaq.names import score
    from aigaq.names.index import NameIndex

    before, start, worked = _mib(), time.perf_counter(), time.process_time()
    index = NameIndex(names)
    took, work = time.perf_counter() - start, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(names):,} names indexed in {took:.0f} s ({work:.0f} s of processor time)")
    print(
        f"memory: {_mib():.0f} MiB with the names, peak {peak:.0f} MiB; the names and whose they are {before:.0f} MiB"
    )
    asked = json.loads((folder / "queries.json").read_text(encoding="utf-8"))
    index.look_up("Aa Bb")
    slow = _scan(score, names, asked["exact"])
    for kind, queries in asked.items():
        print(_row(kind, queries, index, whose, slow))
    print(
        f"after all look-ups {_mib():.0f} MiB, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
    )


def _mib() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _scan(
    score: Callable[[str, str], float], names: list[str], asked: list[tuple[str, str]], size: int = 20_000
) -> float:
    """Give the seconds that comparing a name with all names takes, from a sample that has been read before."""
    sample = names[:: max(1, len(names) // size)][:size]
    times = []
    for name, _ in asked[:4]:
        start = time.perf_counter()
        for other in sample:
            score(name, other)
        times.append(time.perf_counter() - start)
    return min(times[1:]) * len(names) / len(sample)


def _row(kind: str, asked: list[tuple[str, str]], index: Any, whose: list[str], slow: float) -> str:
    clock, work, first, ten, answers = [], [], 0, 0, 0
    for query, who in asked:
        start, worked = time.perf_counter(), time.process_time()
        found = index.look_up(query).found
        clock.append((time.perf_counter() - start) * 1000)
        work.append((time.process_time() - worked) * 1000)
        same = [whose[near.place] == who for near in found]
        first, ten, answers = first + any(same[:1]), ten + any(same), answers + bool(found)
    at = [sorted(times)[int(len(times) * share)] for times in (clock, work) for share in (0.5, 0.95, 0.99)]
    good = (
        f"recall@1 {first / len(asked):.3f} @10 {ten / len(asked):.3f}"
        if "part" not in kind and kind != "rubbish"
        else ""
    )
    return (
        f"{kind:26} p50 {at[0]:5.1f} p95 {at[1]:5.1f} p99 {at[2]:5.1f} ms "
        f"(processor {at[3]:4.1f} {at[4]:4.1f} {at[5]:4.1f})"
        f"  answered {answers / len(asked):.2f}  {slow * 1000 / at[0]:8,.0f} times a scan  {good}"
    )


def main() -> None:
    """Make the names, and measure in a fresh process."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--names", type=int, default=1_000_000)
    reader.add_argument("--queries", type=int, default=400)
    reader.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    args = reader.parse_args()
    if args.measure:
        measure(args.measure)
        return
    with tempfile.TemporaryDirectory() as folder:
        make(args.names, args.queries, Path(folder))
        subprocess.run([sys.executable, "-m", "bench.name_index", "--measure", folder], check=True)


if __name__ == "__main__":
    main()
