"""How well Chinese syllables render a name: a weighted alignment of syllables with the name's sounds.

Each syllable may stand for some sequences of sounds, each at a cost (`lang/zh/renderings.toml`); sounds may be left
unwritten, and a syllable may stand for nothing. The cheapest way through gives the likeness.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from aigaq.names.scripts.data import table
from aigaq.names.scripts.emissions import LONGEST_SOUNDS, sounds_of, valid
from aigaq.names.scripts.han import MOST_CHARACTERS, syllables

_ENDLESS = 99.0
LONGEST = 40
"""Letters of a name that are aligned; the longest single names have about 25."""

_SPELLED = (
    ("shch", "S"), ("sch", "S"), ("sh", "S"), ("tch", "C"), ("ch", "C"), ("dzh", "J"), ("dj", "J"), ("zh", "J"),
    ("j", "J"), ("kh", "h"), ("gh", "g"), ("q", "k"), ("c", "k"), ("x", "ks"), ("ph", "f"), ("ts", "Z"), ("w", "u"),
    ("v", "u"), ("y", "i"), ("ee", "i"), ("oo", "u"), ("ou", "u"),
)  # fmt: skip
"""The sounds of aigaq.names.fold, once more for words that come unfolded; a key that is folded stays as it is."""
_GLIDES = (("ie", "e"), ("io", "e"), ("iu", "u"), ("ei", "ai"))
_DOUBLE = re.compile(r"(.)\1+")
_NASAL = re.compile(r"ng(?![aeiou])")

Lattice = tuple[tuple[tuple[str, int], ...], ...]
"""For each place in a string of syllables: the syllables that may begin there and the place where each ends."""


@lru_cache(maxsize=1 << 17)
def han_likeness(han: str, latin: str) -> float:
    """Say how well Chinese syllables render a name, from 0 (not at all) to 1, on the scale of `aigaq.names.alike`.

    `han`: Chinese characters, or pinyin written together ("kasiteer"). `latin`: one word of the name, as the `key` of
    `aigaq.names.fold` or in plain lower-case Latin letters.
    """
    lattice, sounds = _lattice(han), phonemes(latin)
    if not lattice or len(sounds) < 2:
        return 0.0
    return _likeness(cost(lattice, sounds), len(sounds))


def _likeness(found: float, length: int) -> float:
    scale = table("zh", "renderings")["likeness"]
    return max(0.0, 1.0 - float(scale["steep"]) * found / max(length, int(scale["shortest"])))


@lru_cache(maxsize=1 << 14)
def phonemes(latin: str) -> str:
    """Give the sounds of a word in plain Latin letters or of a fold's key: one letter a sound."""
    bare = unicodedata.normalize("NFKD", latin[:LONGEST])
    word = "".join(letter for letter in bare if letter.isascii() and letter.isalpha())
    for form, sound in _SPELLED:
        word = word.replace(form, sound)
    for form, sound in _GLIDES:
        word = word.replace(form, sound)
    return _DOUBLE.sub(r"\1", _NASAL.sub("n", word))


@lru_cache(maxsize=1 << 14)
def _lattice(han: str) -> Lattice:
    """Give the syllables of characters or of pinyin; nothing where the string is neither."""
    read = syllables(han)
    if read:
        return tuple(((syllable, place + 1),) for place, syllable in enumerate(read))
    return pinyin_lattice(_letters(han))


def _letters(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word[:LONGEST].casefold().replace("ü", "v"))
    return "".join(letter for letter in bare if letter.isascii() and letter.isalpha())


def pinyin_lattice(word: str) -> Lattice:
    """Give all ways to read a word as syllables of pinyin; nothing where there is none."""
    ends: list[tuple[tuple[str, int], ...]] = [()] * len(word)
    whole = [False] * len(word) + [True]
    for start in reversed(range(len(word))):
        found = ((word[start:end], end) for end in range(start + 1, min(start + 6, len(word)) + 1) if whole[end])
        ends[start] = tuple((syllable, end) for syllable, end in found if valid(syllable))
        whole[start] = bool(ends[start])
    return tuple(ends) if word and whole[0] else ()


def cost(lattice: Lattice, sounds: str) -> float:
    """Give the cost of the cheapest way to render the sounds by the syllables."""
    length = len(sounds)
    unwritten = _unwritten(sounds)
    rows = [[_ENDLESS] * (length + 1) for _ in range(len(lattice) + 1)]
    rows[0][0] = 0.0
    for place, choices in enumerate(lattice):
        row = rows[place]
        _leave_out(row, unwritten)
        for syllable, end in choices:
            _write(row, rows[end], syllable, sounds)
    _leave_out(rows[-1], unwritten)
    return rows[-1][length]


def _leave_out(row: list[float], unwritten: tuple[float, ...]) -> None:
    for at, price in enumerate(unwritten):
        row[at + 1] = min(row[at + 1], row[at] + price)


def _write(row: list[float], target: list[float], syllable: str, sounds: str) -> None:
    """Carry the costs over one syllable."""
    prices = sounds_of(syllable)
    idle = _idle(syllable)
    for at, so_far in enumerate(row):
        if so_far >= _ENDLESS:
            continue
        target[at] = min(target[at], so_far + idle)
        for end in range(at, min(at + LONGEST_SOUNDS, len(sounds)) + 1):
            price = prices.get(sounds[at:end])
            if price is not None and so_far + price < target[end]:
                target[end] = so_far + price


@cache
def _idle(syllable: str) -> float:
    prices = table("zh", "renderings")["idle"]
    return float(prices["syllables"].get(syllable, prices["else"]))


@lru_cache(maxsize=1 << 14)
def _unwritten(sounds: str) -> tuple[float, ...]:
    """Give the cost of leaving each sound of a name unwritten."""
    prices = table("zh", "renderings")["unwritten"]
    found = []
    for at, sound in enumerate(sounds):
        ending = at > 0 and sounds[at + 1 : at + 2] not in tuple("aeiou")
        found.append(float(prices["ending" if ending else "other"].get(sound, prices["else"])))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def pinyin_written(word: str) -> bool:
    """Say whether a word in Latin letters is spelled in pinyin from end to end, as in a Chinese passport."""
    letters = _letters(word)
    return len(letters) >= 2 and len(letters) == len(word.strip()) and bool(pinyin_lattice(letters))


@lru_cache(maxsize=1 << 16)
def renderings_alike(one: str, other: str) -> float:
    """Say how likely two renderings (characters or pinyin) are of one name: what one says, rendered by the other."""
    if one == other:
        return 1.0 if _lattice(one) else 0.0
    return max(_rendered(one, other), _rendered(other, one))


def _rendered(one: str, other: str) -> float:
    return max((han_likeness(one, said) for said in plainest(other)), default=0.0)


@lru_cache(maxsize=1 << 14)
def plainest(han: str) -> tuple[str, ...]:
    """Give what a rendering most plainly says: its syllables as sounds, with and without the vowels that only fill."""
    lattice = _lattice(han)[: MOST_CHARACTERS * 6]
    if not lattice:
        return ()
    said, place = [], 0
    while place < len(lattice):
        syllable, place = max(lattice[place], key=lambda choice: choice[1])
        said.append(syllable)
    full = "".join(_first(syllable, 0.0) for syllable in said)
    return tuple(dict.fromkeys((full, "".join(_first(syllable, 0.1) for syllable in said))))


@cache
def _first(syllable: str, dearest: float) -> str:
    """Give the shortest sounds of a syllable that cost no more than `dearest`."""
    found = sorted((len(sounds), price, sounds) for sounds, price in sounds_of(syllable).items() if price <= dearest)
    return found[0][2] if found else ""
