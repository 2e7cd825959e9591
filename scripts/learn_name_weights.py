"""Learn how common names are from the development lists, for weighing names that agree.

    python scripts/learn_name_weights.py SHARED > src/aigaq/names/weights.toml

Counted are the names of people: in each list the share of people who bear a part. Of the lists that names are
scored on, only the half of the people is read that is not held out (`bench.eval.calibration.held_out`). Written are
folded keys with the bits they give, never a person's name: only parts that `LEAST` people of a list bear.
"""

from __future__ import annotations

import gzip
import math
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.eval.calibration import held_out, records

from aigaq.names import parse

LEAST = 4
"""People of one list that must bear a name for it to be called common."""
SHARE = 0.003
"""The least share of the people of a list."""
FEWEST, MOST = 5.5, 8.0
"""Bits that a common name gives when it agrees."""


def main() -> None:
    """Write the table to the standard output."""
    shared = Path(sys.argv[1])
    shares: dict[str, float] = {}
    for people in lists(shared / "data"):
        for key, share in common(people).items():
            shares[key] = max(share, shares.get(key, 0.0))
    print("# How much a part says that agrees, in bits, by its wide key: minus log2 of the share of people")
    print("# who bear it, in the list where it is most common. Written by scripts/learn_name_weights.py; do not edit.")
    print("\n[bits]")
    for key, share in sorted(shares.items()):
        print(f'"{key}" = {min(MOST, max(FEWEST, -math.log2(share))):.1f}')


def common(people: list[set[str]]) -> dict[str, float]:
    """Give the share of people who bear each name that is common."""
    counts = Counter(key for person in people for key in person)
    floor = max(LEAST, SHARE * len(people))
    return {key: count / len(people) for key, count in counts.items() if count >= floor}


def lists(data: Path) -> Iterator[list[set[str]]]:
    """Give the people of each list, each as the keys of the parts of one name or several."""
    by_list: dict[str, list[set[str]]] = {}
    for source, record, names in records(data / "names"):
        if not held_out(record):
            by_list.setdefault(source, []).append(keys(names))
    yield from by_list.values()
    yield [keys([name]) for name in sorted(set(newswire(data / "ner" / "en_worldwide_newswire.tar.gz")))]
    with gzip.open(data / "ner" / "kaznerd_valid.txt.gz", "rt", encoding="utf-8") as lines:
        yield [keys([name]) for name in sorted(set(tagged(lines)))]


def keys(names: Iterable[str]) -> set[str]:
    """Give the keys of all parts of a person's names, without suffixes."""
    found = {part.root.wide for name in names for part in parse(name).all if not part.initial and part.root.readable}
    return {key for key in found if len(key) > 1}


def newswire(archive: Path) -> Iterator[str]:
    """Give the full names of people in the articles."""
    with tarfile.open(archive) as folder:
        for member in sorted(folder.getnames()):
            file = folder.extractfile(member) if member.endswith(".tsv") else None
            if file:
                yield from tagged(file.read().decode("utf-8").splitlines())


def tagged(lines: Iterable[str]) -> Iterator[str]:
    """Give the names of two words or more that are tagged as a person's."""
    name: list[str] = []
    for line in (*lines, "O"):
        word, _, tag = line.strip().rpartition("\t" if "\t" in line else " ")
        if name and not tag.upper().startswith("I-PERSON"):
            if len(name) > 1:
                yield " ".join(name)
            name = []
        if tag.upper().startswith(("B-PERSON", "I-PERSON")):
            name.append(word.strip())


if __name__ == "__main__":
    main()
