"""Persian and Arabic letters against Latin ones: consonants must agree, short vowels are not written.

A word is aligned letter by letter: each Persian or Arabic letter may stand for some Latin spellings
(`lang/fa/customs.toml`), vowels in the Latin word that no letter stands for cost little, a long vowel that is
written on one side only costs more, a consonant most. Costs: decision record 0071.
"""

from __future__ import annotations

from functools import cache, lru_cache

from aigaq.names.customs import customs
from aigaq.names.fold import fold_word

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
    """Say how well a word in Persian or Arabic letters is rendered by a folded Latin one, from 0 to 1."""
    if not abjad or not wide:
        return 0.0
    rows = [[0.0]]
    for letter in wide:
        rows[0].append(rows[0][-1] + _unwritten(letter))
    for at, letter in enumerate(abjad):
        rows.append(_row(rows[-1], letter, wide, initial=at == 0, final=at == len(abjad) - 1))
    weight = max(_bones(wide), sum(_consonant(letter) for letter in abjad), 2)
    return max(0.0, 0.98 - rows[-1][-1] / (weight + 0.6))


def _row(above: list[float], letter: str, wide: str, *, initial: bool, final: bool) -> list[float]:
    spoken = _readings(letter)
    row = [above[0] + _silent(letter, edge=initial or final)]
    for j in range(1, len(wide) + 1):
        best = min(above[j] + _silent(letter, edge=initial or final), row[j - 1] + _unwritten(wide[j - 1]))
        best = min(best, above[j - 1] + (_CONSONANT if _consonant(letter) else _LONG + _unwritten(wide[j - 1])))
        for price, form in spoken:
            if len(form) <= j and wide[j - len(form) : j] == form:
                best = min(best, above[j - len(form)] + price)
        row.append(best)
    return row


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


def _bones(wide: str) -> int:
    return sum(letter not in VOWELS for letter in wide)
