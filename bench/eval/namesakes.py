"""Three hundred invented Kazakhs and Uyghurs with few names between them, each in many spellings over scripts.

    python -m bench.eval.namesakes [--peers] [--misses]

Few given names and few fathers, brothers and sisters, names that differ by an element alone (Serik, Serikbek,
Serikzhan), people who are each other's father by name. All people are invented. No two have the same given name and
the same father, nor names that are one in two languages (Akhmet, Exmet). Pairs that no reader could tell apart by
name (given and father exchanged, with no suffix to say which is which) are counted apart.
"""

from __future__ import annotations

import argparse
import random
import re
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from attrs import frozen

PEOPLE, SEED, THRESHOLD = 300, 4, 0.7
FATHERS = {"kazakh": 26, "uyghur": 18}
SHARE = {"kazakh": 0.62, "uyghur": 0.38}
EXCHANGED = 6
"""Pairs of people each of whom bears the other's father's name."""
SAMPLED = 2
"""Comparisons for each pair of different people, besides all comparisons of those who share a part."""
Score = Callable[[str, str], float]


@frozen
class Person:
    """Somebody invented."""

    number: int
    language: str
    given: str
    father: str
    woman: bool


@frozen
class Measure:
    """What a score does at a threshold."""

    different: int
    joined: int
    undecidable: int
    undecidable_joined: int
    same: int
    found: int
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]
    seconds: float

    def __str__(self) -> str:
        """Give one line of the table."""
        pairs = self.different + self.undecidable + self.same
        return (
            f"different people joined {self.joined} of {self.different} ({self.joined / self.different:.3%}); "
            f"same person found {self.found} of {self.same} ({self.found / self.same:.1%}); "
            f"undecidable {self.undecidable} ({self.undecidable / (self.different + self.undecidable):.3%}), "
            f"joined {self.undecidable_joined}; {pairs / self.seconds:,.0f} pairs/s"
        )


@cache
def data() -> dict[str, Any]:
    """The names and letters."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def renderings() -> dict[str, tuple[str, ...]]:
    """The usual renderings of each name."""
    rows = [row for kind in ("kazakh", "uyghur") for sex in ("men", "women") for row in data()[kind][sex]]
    return {name: tuple(han.split()) for name, han in rows}


@cache
def one_name(name: str) -> str:
    """A name by which those that are one in two languages are equal."""
    return next((first for first, second in data()["uyghur"]["one"] if name == second), name)


def invent(count: int = PEOPLE, seed: int = SEED) -> list[Person]:
    """Invent people, with many brothers and sisters among them."""
    rng = random.Random(seed)
    pairs = [pair for kind in SHARE for pair in _born(kind, round(count * SHARE[kind]), rng)]
    seen: set[tuple[str, str]] = set()
    people = []
    for language, given, father, woman in pairs:
        names = (one_name(given), one_name(father))
        if names not in seen:
            seen.add(names)
            people.append(Person(len(people), language, given, father, woman))
    return people


def _born(kind: str, count: int, rng: random.Random) -> list[tuple[str, str, str, bool]]:
    men, women = ([name for name, _ in data()[kind][sex]] for sex in ("men", "women"))
    fathers = men[: FATHERS[kind]]
    exchanged = [(kind, *pair, False) for pair in _exchanged(fathers, rng)]
    children = [(kind, given, father, given in women) for father in fathers for given in men + women if given != father]
    rng.shuffle(children)
    rest = [child for child in children if child not in exchanged]
    return exchanged + rest[: count - len(exchanged)]


def _exchanged(fathers: list[str], rng: random.Random) -> Iterator[tuple[str, str]]:
    chosen = rng.sample(fathers, EXCHANGED)
    for one, other in zip(chosen[::2], chosen[1::2], strict=True):
        yield one, other
        yield other, one


def spell(name: str, table: str) -> str:
    """Write a name in the letters of one table, longest first; the first letter a capital where there is one."""
    letters = dict(data()["letters"][table])
    if table in ("press", "press_kazakh", "kazakh_2018", "kazakh_2021"):
        letters = {**data()["letters"]["latin"], **letters}
    pattern = "|".join(sorted(map(re.escape, letters), key=len, reverse=True))
    written = re.sub(pattern, lambda match: str(letters[match[0]]), name.lower())
    return written[:1].upper() + written[1:]


def _front(name: str) -> bool:
    lower = name.lower()
    return bool(set(lower) & set("әөүі")) and not set(lower) & set("кге")


def arabic(name: str, language: str) -> str:
    """Write a name in Arabic letters, with the hamza of front vowels (Kazakh) or before a vowel (Uyghur)."""
    if language == "kazakh":
        return ("ء" if _front(name) else "") + spell(name, "kazakh_arabic")
    return ("ئ" if name[0].lower() in "aeéioöuü" else "") + spell(name, "uyghur_arabic")


def spellings(person: Person, seed: int = SEED) -> list[str]:
    """All spellings of one person, no two the same."""
    rng = random.Random(seed * 1000 + person.number)
    made = _kazakh(person) if person.language == "kazakh" else _uyghur(person)
    given, father = (rng.choice(renderings()[name]) for name in (person.given, person.father))
    made += [f"{given}·{father}", f"{given}{rng.choice('•.・‧･')}{father}", _passport(given, father)]
    return list(dict.fromkeys(made))


def _kazakh(person: Person) -> list[str]:
    kinds = ("press", "press_kazakh", "kazakh_2021", "kazakh_2018", "russian")
    bare = {kind: (spell(person.given, kind), spell(person.father, kind)) for kind in kinds}
    arab = (arabic(person.given, "kazakh"), arabic(person.father, "kazakh"))
    full = {**bare, "kazakh": (person.given, person.father), "kazakh_arabic": arab}
    made = [f"{given} {father}{_suffix(person, kind)}" for kind, (given, father) in full.items()]
    made += [" ".join(bare["press"]), " ".join(bare["russian"]), " ".join(arab)]
    families = (("press", "press_family"), ("russian", "russian_family"))
    return made + [f"{bare[kind][0]} {bare[kind][1]}{_suffix(person, family)}" for kind, family in families]


def _suffix(person: Person, kind: str) -> str:
    return str(data()["suffixes"][kind][person.woman])


def _uyghur(person: Person) -> list[str]:
    names = (person.given, person.father)
    made = [" ".join(names), " ".join(spell(name, "uyghur_press") for name in names)]
    made.append(" ".join(arabic(name, "uyghur") for name in names))
    made.append(" ".join(spell(name, "uyghur_cyrillic") for name in names))
    made.append(" ".join(spell(name, "uyghur_press").replace("kh", "h").replace("j", "zh") for name in names))
    return made


def _passport(given: str, father: str) -> str:
    """The pinyin of a rendering, as papers have it."""
    return " ".join("".join(map(_syllable, part)).capitalize() for part in (given, father))


@cache
def _syllable(character: str) -> str:
    from pypinyin import lazy_pinyin

    listed = data()["pinyin"].get(character)
    return str(listed or lazy_pinyin(character)[0]).replace("ü", "v")


def exchanged(one: Person, other: Person) -> bool:
    """Whether each bears the other's father's name."""
    return (one.given, one.father) == (other.father, other.given)


def kin(one: Person, other: Person) -> bool:
    """Whether they share a part of their names, in whatever place."""
    return bool({one_name(one.given), one_name(one.father)} & {one_name(other.given), one_name(other.father)})


def suffixed(name: str) -> bool:
    """Whether a spelling says that its second part is the father."""
    lower = name.lower()
    return any(lower.endswith(form) for forms in data()["suffixes"].values() for form in forms)


def compared(people: list[Person], seed: int = SEED) -> Iterator[tuple[str, str, bool, bool]]:
    """Pairs of spellings to compare: both, whether of one person, and whether no reader could tell them apart."""
    rng = random.Random(seed)
    written = {person.number: spellings(person, seed) for person in people}
    for person in people:
        yield from ((a, b, True, False) for a, b in combinations(written[person.number], 2))
    for one, other in combinations(people, 2):
        every = [(a, b) for a in written[one.number] for b in written[other.number]]
        swapped = exchanged(one, other)
        for a, b in every if swapped else rng.sample(every, SAMPLED * (4 if kin(one, other) else 1)):
            yield a, b, False, swapped and not (suffixed(a) and suffixed(b))


def measure(score: Score, threshold: float = THRESHOLD, people: list[Person] | None = None) -> Measure:
    """Compare the pairs and count."""
    pairs = list(compared(people or invent()))
    start = time.perf_counter()
    said = [score(a, b) >= threshold for a, b, _, _ in pairs]
    seconds = time.perf_counter() - start
    rows = list(zip(pairs, said, strict=True))
    different = [(pair, yes) for pair, yes in rows if not pair[2] and not pair[3]]
    unsure = [yes for pair, yes in rows if pair[3]]
    same = [(pair, yes) for pair, yes in rows if pair[2]]
    wrong = tuple((a, b) for (a, b, _, _), yes in different if yes)
    missed = tuple((a, b) for (a, b, _, _), yes in same if not yes)
    return Measure(
        len(different), len(wrong), len(unsure), sum(unsure), len(same), len(same) - len(missed), wrong, missed, seconds
    )


def peers() -> Iterator[tuple[str, Score]]:
    """What others have: token sort over plain latinisation, and nomenklatura's LogicV2."""
    from followthemoney import model
    from nomenklatura.matching.logic_v2.model import LogicV2
    from rapidfuzz import fuzz
    from unidecode import unidecode

    yield "token sort", lambda a, b: fuzz.token_sort_ratio(unidecode(a).lower(), unidecode(b).lower()) / 100
    config, made = LogicV2.default_config(), {}

    def entity(name: str) -> Any:
        if name not in made:
            made[name] = model.get_proxy({"id": f"n{len(made)}", "schema": "Person", "properties": {"name": [name]}})
        return made[name]

    yield "LogicV2", lambda a, b: LogicV2.compare(entity(a), entity(b), config).score


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--peers", action="store_true")
    reader.add_argument("--misses", action="store_true", help="print pairs joined or missed (invented people)")
    args = reader.parse_args()
    from aigaq.names import score

    people = invent()
    print(f"{len(people)} invented people, threshold {THRESHOLD}")
    for label, scorer in [("aigaq", score), *(peers() if args.peers else ())]:
        found = measure(scorer, people=people)
        print(f"{label:10} {found}")
        if args.misses and label == "aigaq":
            print("\n".join(f"  joined {a} | {b}" for a, b in found.wrong))
            print("\n".join(f"  missed {a} | {b}" for a, b in found.missed))


if __name__ == "__main__":
    main()
