"""Under which keys a part of a name is filed and found, whatever script it is written in.

A key is a string of classes of consonants (`aigaq.names.gate`), whole, with one left out, one changed or two swapped,
so that a misspelling and its name have a key in common. Chinese characters and pinyin render sounds so loosely that
they have keys of their own, in fewer classes; every other part is filed under these too, so that either finds the
other. That two parts have a key in common says nothing yet: they are to be compared (`aigaq.names.alike`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from heapq import nsmallest

from attrs import evolve

from aigaq.names.alike import SHORT
from aigaq.names.card import in_pinyin, sounding
from aigaq.names.fold import Fold
from aigaq.names.gate import CLASSES
from aigaq.names.parse import Part, parse
from aigaq.names.scripts.emissions import sounds_of
from aigaq.names.scripts.pairs import written
from aigaq.names.variants import short_groups, variant_groups

Keys = Callable[[str], Iterator[str]]
"""How the classes of a word become keys: for filing or for asking."""
PLAIN = ("Latn", "Cyrl")
"""Scripts in which the sounds of a part say all there is to say of it."""
MOST_PARTS = 4
"""Parts of one name that are filed."""
WAYS = 12
"""Ways to hear a rendering in Chinese syllables that are filed, the likeliest first."""
DEAREST = 0.36
"""Highest price at which a syllable is heard so (`lang/zh/renderings.toml`)."""
_FEWER = str.maketrans("JRN", "SLM")
"""Classes that a Chinese syllable does not tell apart."""
_RUN = re.compile(r"(.)\1+")


def name_keys(name: str) -> tuple[frozenset[str], ...]:
    """Give the keys of each part of a name that is no initial: two names of one person share one in most parts.

    For finding all places where somebody is named, in any spelling: a word is worth comparing with a part of the name
    only where one of its keys is one that the part asks for.
    """
    return tuple(filed(part) | asked(part) for part in parse(name).all[:MOST_PARTS] if not part.initial)


@lru_cache(maxsize=1 << 16)
def word_of(part: Part) -> str:
    """Give what a part is known by: its sounds without its suffix, or its letters where these say more."""
    return part.root.wide if is_plain(part) else f"{part.script} {part.form} {part.root.wide}"


@lru_cache(maxsize=1 << 16)
def is_plain(part: Part) -> bool:
    """Say whether the sounds of a part say all there is to say of it."""
    return part.script in PLAIN and part.root.readable and not part.others and not in_pinyin(part)


def bare(part: Part) -> Part:
    """Give a part that is the same for all that are known by one word."""
    if not is_plain(part):
        return part
    sounds = evolve(part.root, key=part.root.wide, script="Latn")
    return Part(part.root.wide, sounds, sounds)


def filed(part: Part) -> frozenset[str]:
    """Give the keys under which a part is filed."""
    if part.fold.script == "Hani":
        return _all("h", _rendered(part.form), _file)
    found = _own(part, _file) | _all("l", _coarse(part), _file)
    return found | _all("h", _rendered(part.form), _file) if in_pinyin(part) else found


def asked(part: Part) -> frozenset[str]:
    """Give the keys under which those are filed that may be alike to a part."""
    if part.fold.script == "Hani":
        return _all("h", _rendered(part.form), _ask) | _all("l", _rendered(part.form), _ask)
    found = _own(part, _ask) | _all("h", _coarse(part), _ask)
    return found | _all("l", _rendered(part.form), _ask) if in_pinyin(part) else found


def heard(part: Part) -> str:
    """Give the sounds of a part in very few letters, for saying quickly which are nearest."""
    if part.fold.script == "Hani":
        likeliest = (min(sounds_of(s).items(), key=_price, default=("", 0.0))[0] for s in written(part.form))
        return sounding("".join(likeliest))
    return sounding(part.root.wide)


def _price(item: tuple[str, float]) -> tuple[float, str]:
    return item[1], item[0]


def _folds(part: Part) -> set[Fold]:
    return {fold for fold in (part.root, part.fold, *part.others) if fold.readable}


def _own(part: Part, keys: Keys) -> frozenset[str]:
    """Give the keys of a part's sounds, of what it says without its suffix, and of the groups it is in."""
    found: set[str] = set()
    for fold in (part.root, *part.others):
        classes = fold.wide.translate(CLASSES)
        if fold.readable:
            found |= {"c" + key for key in keys(classes)}
        if fold.readable and len(fold.wide) > SHORT:
            found |= {"c" + key for key in _changed(classes)}
    found.add("c" + part.fold.wide.translate(CLASSES) if part.fold.readable else "=" + part.fold.key)
    groups = variant_groups(part) | {"short " + group for group in short_groups(part.fold)}
    return frozenset(found | {"~" + group for group in groups})


def _file(classes: str) -> Iterator[str]:
    """File a word, and what is left of it without any one class."""
    yield classes
    yield from ("-" + classes[:at] + classes[at + 1 :] for at in range(len(classes)))


def _ask(classes: str) -> Iterator[str]:
    """Ask for a word, for those with one class more, and for those with one less."""
    yield from (classes, "-" + classes)
    yield from (classes[:at] + classes[at + 1 :] for at in range(len(classes)))


def _changed(classes: str) -> Iterator[str]:
    """Give what is the same in a word with one class changed, or with two neighbours swapped."""
    for at in range(len(classes)):
        yield f"{at}{classes[:at]}?{classes[at + 1 :]}"
        yield f"{at}{classes[:at]}{''.join(sorted(classes[at : at + 2]))}{classes[at + 2 :]}"


def _all(kind: str, words: Iterable[str], keys: Keys) -> frozenset[str]:
    return frozenset(kind + key for word in words for key in keys(word))


def _coarse(part: Part) -> set[str]:
    """Give the classes of what a part may say, in fewer classes."""
    return {_RUN.sub(r"\1", fold.wide.translate(CLASSES).translate(_FEWER)) for fold in _folds(part)}


@lru_cache(maxsize=1 << 14)
def _rendered(form: str) -> frozenset[str]:
    """Give the classes of what Chinese syllables may stand for."""
    ways: dict[str, float] = {"": 0.0}
    for syllable in written(form):
        longer: dict[str, float] = {}
        for so_far, price in ways.items():
            for classes, more in _said(syllable):
                whole = so_far + classes
                longer[whole] = min(longer.get(whole, 9.0), price + more)
        ways = dict(nsmallest(WAYS, longer.items(), key=_price))
    return frozenset(_RUN.sub(r"\1", way) for way in ways)


@lru_cache(maxsize=1 << 10)
def _said(syllable: str) -> tuple[tuple[str, float], ...]:
    """Give the classes that a syllable may stand for, each with its least price."""
    found: dict[str, float] = {}
    for sounds, price in sounds_of(syllable).items():
        classes = sounds.translate(CLASSES).translate(_FEWER)
        if price <= DEAREST:
            found[classes] = min(found.get(classes, 9.0), price)
    return tuple(sorted(found.items(), key=_price)) or (("", 0.0),)
