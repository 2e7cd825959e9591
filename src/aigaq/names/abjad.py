"""Persian and Arabic letters against Latin ones: consonants must agree, short vowels are not written.

A word is aligned letter by letter: each Persian or Arabic letter may stand for some Latin spellings
(`lang/fa/customs.toml`), vowels in the Latin word that no letter stands for cost little, a long vowel that is
written on one side only costs more, a consonant most. Costs: decision record 0071.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from aigaq.names.customs import customs
from aigaq.names.fold import fold_word
from aigaq.names.gate import CLASSES

VOWELS = "aeiou"
WAW_AND_YA = "ویىוי"
"""Letters that are consonant or long vowel; they count as vowels."""
_SHORT = {"a": 0.04, "e": 0.04, "o": 0.08, "i": 0.12, "u": 0.16}
"""What it costs that a vowel of the Latin word is not written in the other."""
_SILENT_H, _DOUBTFUL, _LONG, _CONSONANT = 0.25, 0.35, 0.45, 1.0
"""An h the Latin word adds (-eh); a later reading of a letter; a long vowel missing; a consonant too many or other."""
_LATER = 0.06
"""What each later reading of a letter costs: the first is the usual one."""


@lru_cache(maxsize=1 << 17)
def abjad_likeness(abjad: str, wide: str) -> float:
    """Say how well a word in Persian or Arabic letters is rendered by a folded Latin one, 0 to 1; below `LEAST`, 0."""
    if not abjad or not wide:
        return 0.0
    unwritten = [_unwritten(letter) for letter in wide]
    row = [0.0]
    for price in unwritten:
        row.append(row[-1] + price)
    weight = max(_bones(wide), sum(_consonant(letter) for letter in abjad), 2) + 0.6
    most = (BEST - LEAST) * weight
    said = _sayable(abjad)
    if sum([price for letter, price in zip(wide, unwritten, strict=True) if letter not in said]) > most:
        return 0.0
    if sum([_letter(letter, edge=True)[1] for letter in abjad if _forms(letter).isdisjoint(wide)]) > most:
        return 0.0
    for at, letter in enumerate(abjad):
        row = _row(row, wide, unwritten, _letter(letter, edge=at in (0, len(abjad) - 1)))
        if min(row) > most:
            return 0.0
    return BEST - row[-1] / weight if row[-1] <= most else 0.0


BEST, LEAST = 0.98, 0.5
"""Likeness of a rendering that leaves nothing to say, and below which there is none to speak of."""
Letter = tuple[dict[str, tuple[tuple[float, str], ...]], float, bool]
"""Readings by their last letter, what it costs to leave the letter out, whether it is a consonant."""


def _row(above: list[float], wide: str, unwritten: list[float], letter: Letter) -> list[float]:
    spoken, silent, consonant = letter
    last = above[0] + silent
    row = [last]
    for j, price in enumerate(unwritten):
        best, silently = last + price, above[j + 1] + silent
        otherwise = above[j] + (_CONSONANT if consonant else _LONG + price)
        if silently < best:  # noqa: PLR1730 - min() takes twice as long, and most of the time goes here
            best = silently
        if otherwise < best:  # noqa: PLR1730
            best = otherwise
        for cost, form in spoken.get(wide[j], ()):
            start = j + 1 - len(form)
            if start >= 0 and above[start] + cost < best and wide.startswith(form, start):
                best = above[start] + cost
        row.append(best)
        last = best
    return row


@lru_cache(maxsize=1 << 14)
def _sayable(abjad: str) -> frozenset[str]:
    """Give the Latin letters that some letter of a word may stand for; all others must be left unwritten."""
    return frozenset("".join(form for letter in abjad for _, form in _readings(letter)))


@cache
def _forms(letter: str) -> frozenset[str]:
    """Give the Latin letters that a letter may end in."""
    return frozenset(form[-1] for _, form in _readings(letter))


@cache
def _letter(letter: str, *, edge: bool) -> Letter:
    ends: dict[str, tuple[tuple[float, str], ...]] = {}
    for price, form in _readings(letter):
        ends[form[-1]] = (*ends.get(form[-1], ()), (price, form))
    return ends, _silent(letter, edge=edge), _consonant(letter)


def _unwritten(letter: str) -> float:
    return _SHORT.get(letter, _SILENT_H if letter == "k" else _CONSONANT)


@cache
def _readings(letter: str) -> tuple[tuple[float, str], ...]:
    """Give what a letter may stand for in folded Latin, with the price of each."""
    found: dict[str, float] = {}
    for place, latin in enumerate(form for form in customs().abjad.get(letter, ()) if form):
        folded = fold_word(latin).wide
        found.setdefault(folded, min(place, 3) * _LATER)
    return tuple(sorted((price, form) for form, price in found.items()))


@cache
def _silent(letter: str, *, edge: bool) -> float:
    """Give the cost of a letter that nothing in the Latin word stands for."""
    readings = customs().abjad.get(letter, ())
    if readings[:1] == ("",):
        return 0.05
    if not _consonant(letter):
        return _LONG
    return (_SILENT_H if edge else _DOUBTFUL) if "" in readings else _CONSONANT


@cache
def _consonant(letter: str) -> bool:
    first = customs().abjad.get(letter, ("",))[0]
    return bool(first) and first[0] not in VOWELS and letter not in WAW_AND_YA


def ways(abjad: str) -> Iterator[str]:
    """Give the other consonants that a word may show in Latin letters, one letter read otherwise at a time."""
    first = [customs().abjad[letter][0] for letter in abjad]
    for at, letter in enumerate(abjad):
        if _consonant(letter):
            for form in customs().abjad[letter][1:]:
                if form and form[0].translate(CLASSES) != first[at][:1].translate(CLASSES):
                    yield "".join((*first[:at], form, *first[at + 1 :]))


def _bones(wide: str) -> int:
    return sum(letter not in VOWELS for letter in wide)
