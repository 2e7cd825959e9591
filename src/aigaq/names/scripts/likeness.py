"""How well Chinese syllables render a name: a weighted alignment of syllables with the name's sounds.

Each syllable may stand for some sequences of sounds, each at a cost (`lang/zh/renderings.toml`); sounds may be left
unwritten, and a syllable may stand for nothing. The cheapest way through gives the likeness.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from aigaq.names.scripts.data import table
from aigaq.names.scripts.emissions import LONGEST_SOUNDS, sounds_of, valid
from aigaq.names.scripts.han import MOST_CHARACTERS, is_han, syllables

_ENDLESS, _ROUNDING = 99.0, 1e-6
LONGEST = 40
"""Letters of a name that are aligned; the longest single names have about 25."""

_ONE = str.maketrans({"c": "k", "q": "k", "v": "u", "w": "u", "y": "i", "j": "J"})
"""Letters that the alignment does not tell apart. A fold's key has few of them."""
_DOUBLE = re.compile(r"(.)\1+")
_NASAL = re.compile(r"ng(?![aeiou])")

VOWELS = "aeiou"
NASALS, SHARED = "nm", 0.1
"""What it costs that an n or m is written at the end of one syllable and once more at the next one's beginning."""
HOPELESS, SURE = 0.2, 0.72
"""Between these likenesses it is tried whether two consonants have changed places."""

Lattice = tuple[tuple[tuple[str, int], ...], ...]
"""For each place in a string of syllables: the syllables that may begin there and the place where each ends."""


@lru_cache(maxsize=1 << 17)
def han_likeness(han: str, latin: str) -> float:
    """Say how well Chinese syllables render a name, from 0 (not at all) to 1, on the scale of `aigaq.names.alike`.

    `han`: Chinese characters, or pinyin written together ("kasiteer"). `latin`: the `key` of one word of the name, as
    `aigaq.names.fold` gives it (S, C and J are sounds; "sh" would be an s and an h).
    """
    choices, sounds = lattice(han), phonemes(latin)
    if not choices or len(sounds) < 2:
        return 0.0
    found = cost(choices, sounds)
    if HOPELESS < likeness_of(found, len(sounds)) < SURE:
        swap = float(table("zh", "renderings")["swapped"]["cost"])
        found = min([found, *(swap + cost(choices, other) for other in _swapped(sounds))])
    return likeness_of(found, len(sounds))


@lru_cache(maxsize=1 << 17)
def may_render(han: str, latin: str, least: float) -> bool:
    """Say whether `han_likeness` of the same two may be `least` or more; a no is certain, and several times as fast."""
    choices, sounds = lattice(han), phonemes(latin)
    if not choices or len(sounds) < 2:
        return False
    prices = table("zh", "renderings")
    scale, swap = prices["likeness"], float(prices["swapped"]["cost"])
    most = (1.0 - least) * float(scale["longest"]) / float(scale["steep"]) + float(scale["small"]) / 2 + _ROUNDING
    sayable = _sayable(han)
    if sum(_least_unwritten(sound) for sound in sounds if sound not in sayable) >= most:
        return False
    if cost(choices, sounds, most) < most:
        return True
    return swap < most and any(cost(choices, other, most - swap) < most - swap for other in _swapped(sounds))


@lru_cache(maxsize=1 << 14)
def _sayable(han: str) -> frozenset[str]:
    """Give the sounds that any syllable of a word may stand for; all others must be left unwritten."""
    return frozenset("".join(form for here in lattice(han) for syllable, _ in here for form in sounds_of(syllable)))


@cache
def _least_unwritten(sound: str) -> float:
    """Give the least that it costs, at any place, to leave a sound unwritten."""
    prices = table("zh", "renderings")["unwritten"]
    places = [where for where in prices.values() if isinstance(where, dict)]
    return float(min(where.get(sound, prices["else"]) for where in places))


def _swapped(sounds: str) -> list[str]:
    """Give a name's sounds with two neighbouring consonants in each other's place."""
    at = [place for place, sound in enumerate(sounds) if sound not in VOWELS]
    pairs = [(one, other) for one, other in pairwise(at) if sounds[one] != sounds[other]]
    return [
        sounds[:one] + sounds[other] + sounds[one + 1 : other] + sounds[one] + sounds[other + 1 :]
        for one, other in pairs
    ]


def likeness_of(found: float, length: int) -> float:
    """Turn the cost of rendering so many sounds into a likeness."""
    scale = table("zh", "renderings")["likeness"]
    over = min(max(length, int(scale["shortest"])), int(scale["longest"]))
    counted = found - min(found, float(scale["small"])) / 2
    return max(0.0, 1.0 - float(scale["steep"]) * counted / over)


@lru_cache(maxsize=1 << 14)
def phonemes(latin: str) -> str:
    """Give the sounds of a key, one letter each; nothing for a key that could not be read into Latin letters."""
    if not latin.isascii():
        return ""
    word = "".join(letter for letter in latin[:LONGEST] if letter.isalpha()).translate(_ONE)
    return _DOUBLE.sub(r"\1", _NASAL.sub("n", word))


@lru_cache(maxsize=1 << 14)
def lattice(han: str) -> Lattice:
    """Give the syllables of characters or of pinyin; nothing where the string is neither."""
    if not is_han(han):
        return pinyin_lattice(letters_of(han))
    read = syllables(han)
    whole = len(read) == min(len(han), MOST_CHARACTERS)
    return tuple(((syllable, place + 1),) for place, syllable in enumerate(read)) if whole else ()


def letters_of(word: str) -> str:
    """Give the Latin letters of pinyin, v for ü; nothing where there is a letter of another script."""
    bare = unicodedata.normalize("NFKD", word[:LONGEST].casefold().replace("ü", "v"))
    found = "".join(letter for letter in bare if letter.isalpha())
    return found if found.isascii() else ""


def pinyin_lattice(word: str) -> Lattice:
    """Give all ways to read a word as syllables of pinyin; nothing where there is none."""
    ends: list[tuple[tuple[str, int], ...]] = [()] * len(word)
    whole = [False] * len(word) + [True]
    for start in reversed(range(len(word))):
        found = ((word[start:end], end) for end in range(start + 1, min(start + 6, len(word)) + 1) if whole[end])
        ends[start] = tuple((syllable, end) for syllable, end in found if valid(syllable))
        whole[start] = bool(ends[start])
    return tuple(ends) if word and whole[0] else ()


def cost(choices: Lattice, sounds: str, most: float = _ENDLESS) -> float:
    """Give the cost of the cheapest way to render the sounds by the syllables; `most` or more is too much."""
    length = len(sounds)
    unwritten = _unwritten(sounds)
    rows = [[_ENDLESS] * (length + 1) for _ in range(len(choices) + 1)]
    rows[0][0] = 0.0
    for place, here in enumerate(choices):
        row = rows[place]
        if min(row) >= most:
            continue
        _leave_out(row, unwritten)
        for syllable, end in here:
            _write(row, rows[end], syllable, sounds, most)
    _leave_out(rows[-1], unwritten)
    return rows[-1][length]


def _leave_out(row: list[float], unwritten: tuple[float, ...]) -> None:
    for at, price in enumerate(unwritten):
        silently = row[at] + price
        if silently < row[at + 1]:  # noqa: PLR1730 - min() takes twice as long, and most of the time goes here
            row[at + 1] = silently


def _write(row: list[float], target: list[float], syllable: str, sounds: str, most: float) -> None:
    """Carry the costs over one syllable."""
    prices = sounds_of(syllable)
    nothing = idle(syllable)
    opening = _openings(sounds)
    for at, so_far in enumerate(row):
        if so_far >= most:
            continue
        target[at] = min(target[at], so_far + nothing)
        for end in range(at, min(at + LONGEST_SOUNDS, len(sounds)) + 1):
            price = prices.get(sounds[at:end])
            if price is None:
                continue
            found = so_far + price + opening[end]
            if found < target[end]:  # noqa: PLR1730
                target[end] = found
            if end - at > 1 and sounds[end - 1] in NASALS:
                target[end - 1] = min(target[end - 1], so_far + price + SHARED)


@lru_cache(maxsize=1 << 14)
def _openings(sounds: str) -> tuple[float, ...]:
    """Give what it costs that a syllable ends before each place: a consonant there belongs to the vowel after it."""
    prices = table("zh", "renderings")["open"]
    found = [0.0] * (len(sounds) + 1)
    for at in range(1, len(sounds)):
        if sounds[at] in VOWELS and sounds[at - 1] not in VOWELS:
            found[at] = float(prices["nasal" if sounds[at - 1] == "n" else "else"])
    return tuple(found)


@cache
def idle(syllable: str) -> float:
    """Give what it costs that a syllable stands for nothing."""
    prices = table("zh", "renderings")["idle"]
    return float(prices["syllables"].get(syllable, prices["else"]))


@lru_cache(maxsize=1 << 14)
def _unwritten(sounds: str) -> tuple[float, ...]:
    """Give the cost of leaving each sound of a name unwritten."""
    prices = table("zh", "renderings")["unwritten"]
    found = []
    for at, sound in enumerate(sounds):
        where = prices[_place(sounds, at)]
        found.append(float(where.get(sound, prices["else"])))
    return tuple(found)


def _place(sounds: str, at: int) -> str:
    """Say where a sound stands: a glide after a vowel, the g of ng, at a syllable's end, or elsewhere."""
    after_vowel = at > 0 and sounds[at - 1] in VOWELS
    if after_vowel and sounds[at] in "iu":
        return "glide"
    if at > 0 and sounds[at - 1 : at + 1] == "ng":
        return "nasal"
    ends = at > 0 and (at + 1 == len(sounds) or sounds[at + 1] not in VOWELS)
    return "ending" if ends else "other"
