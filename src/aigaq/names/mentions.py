"""Where texts may name one person, in any script, spelling and case: for leaving names out, and for looking after them.

Found is too much rather than too little. A place that names somebody else of that name costs a glance; one that is
passed over may cost the person. So single parts of the name count, in any inflected form that can be undone
(`endings.toml`), written together with other words, divided at the end of a line, or as Chinese syllables that might
render it. What is found is for a person to look at: it says "may", never "does".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from attrs import frozen

from aigaq.names.alike import FAR, NEAR, alike
from aigaq.names.fold import LONGEST, MARKS, fold_word
from aigaq.names.letters import script_of
from aigaq.names.parse import Part, parse
from aigaq.names.scripts import han_likeness, is_han, may_render
from aigaq.names.scripts.han import pinyin
from aigaq.names.sketch import mask_of

SHORTEST = 3
"""Letters that must be left where an ending is taken off."""
INSIDE = 5
"""Sounds that a part must have to be looked for inside longer words (#FreeShalqar)."""
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}’'ʼ`´\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*")
_DIVIDED = re.compile(r"[-\u2010\u00ad]\s*\n\s*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_BETWEEN = re.compile(r"[\s.･·•・‧∙⋅=\-–—’'()\"«»“”\u200e\u200f]{1,4}")
"""What may stand between two parts of one name; a comma, too, where another part follows (Family, Given)."""
_COMMA = re.compile(r"\s?[,،]\s{0,2}")
_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_])\.?(?![^\W\d_])")


@frozen(order=True)
class Mention:
    """A place that may name the person."""

    text: int
    """Which of the texts, from 0."""
    start: int
    end: int
    """From `start` to before `end`, in characters of that text."""
    parts: int
    """How many parts of the name it has: one may well be somebody else's."""


def mentions_of(names: Sequence[str], texts: Sequence[str]) -> tuple[Mention, ...]:
    """Give every place in some texts that may name one person, in the order of the texts.

    `names` are spellings of the person's name, each as somebody wrote it; one will do, more find more. Parts of it
    count alone, too; a spelling without letters finds nothing. The places do not overlap. Made for recall: a namesake's
    mentions are found as well, and some of names like it.
    """
    wanted = _wanted(names)
    if not wanted:
        return ()
    seen: dict[str, int | None] = {}
    found: list[Mention] = []
    for number, text in enumerate(texts):
        hits = [*_words(text, wanted, seen), *_characters(text, wanted)]
        found += [Mention(number, start, end, parts) for start, end, parts in _joined(sorted(hits), text, wanted)]
    return tuple(found)


Hit = tuple[int, int, int]
"""From, to, and which part of the name."""


@frozen
class _Wanted:
    """A part of the name, in one spelling."""

    part: Part
    place: int
    """Parts that are alike have one number."""
    mask: int
    sounds: str


def _wanted(names: Sequence[str]) -> list[_Wanted]:
    """Give the parts of all spellings; those that are alike under one number."""
    found: list[_Wanted] = []
    for name in names:
        read = parse(name)
        for part in (*read.all, *read.nicknames):
            if part.initial or any(part == other.part for other in found):
                continue
            same = [other.place for other in found if alike(part, other.part) >= FAR]
            found.append(_Wanted(part, min(same, default=len(found)), mask_of(part), part.root.wide))
    return found


def _words(text: str, wanted: list[_Wanted], seen: dict[str, int | None]) -> Iterator[Hit]:
    """Give the words that may be a part of the name; of a word divided between two lines, both halves."""
    words = list(_WORD.finditer(text))
    for at, match in enumerate(words):
        place = _place(match[0], wanted, seen)
        if place is not None:
            yield match.start(), match.end(), place
        if at and _DIVIDED.fullmatch(text, words[at - 1].end(), match.start()):
            place = _place(words[at - 1][0] + match[0], wanted, seen)
            if place is not None:
                yield words[at - 1].start(), match.end(), place


def _place(word: str, wanted: list[_Wanted], seen: dict[str, int | None]) -> int | None:
    """Say which part of the name a word may be."""
    lower = word.casefold()[:LONGEST]
    if lower not in seen:
        seen[lower] = next((place for place in _places(lower, wanted)), None)
    return seen[lower]


def _places(word: str, wanted: list[_Wanted]) -> Iterator[int]:
    sounds = fold_word(word).wide
    for one in wanted:
        if len(one.sounds) >= INSIDE and one.sounds in sounds:
            yield one.place
    for form in _forms(word):
        part = parse(form).second
        if part is None or part.initial:
            continue
        bits, least = mask_of(part), FAR if form == word else NEAR
        for one in wanted:
            if bits & one.mask and alike(part, one.part) >= least:
                yield one.place


def _forms(word: str) -> Iterator[str]:
    """Give a word, and what it is without an ending or what is written with it before it."""
    yield word
    ends, starts = _affixes(_script(word))
    bare = [word, *(word[len(form) :] for form in starts if word.startswith(form))]
    for form in bare:
        if len(form) >= SHORTEST:
            yield form
            yield from (form[: -len(end)] for end in ends if form.endswith(end) and len(form) - len(end) >= SHORTEST)


@cache
def _affixes(script: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = tomllib.loads((files("aigaq.names") / "endings.toml").read_text("utf-8")).get(script, {})
    return tuple(sorted(set(table.get("ends", ())))), tuple(sorted(set(table.get("starts", ()))))


_BLOCKS = (
    ("Grek", "\u0370", "\u03ff"),
    ("Armn", "\u0530", "\u058f"),
    ("Hebr", "\u0590", "\u05ff"),
    ("Geor", "\u10a0", "\u10ff"),
)


def _script(word: str) -> str:
    return next((script for script, first, last in _BLOCKS if first <= word[:1] <= last), script_of(word))


def _characters(text: str, wanted: list[_Wanted]) -> Iterator[Hit]:
    """Give the Chinese characters that may be a part of the name, or render one."""
    for run in _HAN.finditer(text):
        for one in wanted:
            for size in _sizes(one):
                for at in range(len(run[0]) - size + 1):
                    if _may_be(run[0][at : at + size], one):
                        yield run.start() + at, run.start() + at + size, one.place
                        yield from _family_before(run, at, wanted)


def _family_before(run: re.Match[str], at: int, wanted: list[_Wanted]) -> Iterator[Hit]:
    """Give the character before a given name where it is the family name, which is not looked for alone."""
    for one in wanted:
        if at and len(one.part.form) == 1 and is_han(one.part.form) and _may_be(run[0][at - 1], one):
            yield run.start() + at - 1, run.start() + at, one.place


def _sizes(one: _Wanted) -> range:
    """Give how many characters a part may be written with."""
    if one.part.script == "Hani":
        least = len(one.part.form)
        return range(least, least + (1 if least < SHORTEST else 2)) if least > 1 else range(0)
    return range(max(2, (len(one.sounds) + 2) // 3), min(len(one.sounds), 8) + 1)


def _may_be(characters: str, one: _Wanted) -> bool:
    part = one.part
    if is_han(part.form):
        return characters == part.form or pinyin(characters) == pinyin(part.form)
    if not part.fold.readable:
        return False
    keys = {part.fold.key, part.root.key}
    return any(may_render(characters, key, NEAR) and han_likeness(characters, key) >= NEAR for key in keys)


def _joined(hits: list[Hit], text: str, wanted: list[_Wanted]) -> Iterator[Hit]:
    """Put what is found next to each other together, with the initials beside it; count the parts."""
    start, end, parts = -1, -1, set[int]()
    for one, other, place in hits:
        comma = place not in parts and _COMMA.fullmatch(text, end, one)
        near = one <= end or _BETWEEN.fullmatch(text, end, one) or comma
        if start >= 0 and near:
            end, parts = max(end, other), parts | {place}
            continue
        if start >= 0:
            yield *_with_initials(text, start, end, wanted), len(parts)
        start, end, parts = one, other, {place}
    if start >= 0:
        yield *_with_initials(text, start, end, wanted), len(parts)


def _with_initials(text: str, start: int, end: int, wanted: list[_Wanted]) -> tuple[int, int]:
    """Take in the initials of the name's other parts that stand before or after ("T. Shalqar", "Shalqar T.Zh.")."""
    letters = {one.sounds[:1] for one in wanted}
    before = list(_INITIAL.finditer(text, max(0, start - 8), start))
    for match in reversed(before):
        if fold_word(match[1]).wide[:1] in letters and _BETWEEN.fullmatch(text, match.end(1), start):
            start = match.start()
    for match in _INITIAL.finditer(text, end, min(len(text), end + 8)):
        if fold_word(match[1]).wide[:1] in letters and _BETWEEN.fullmatch(text, end, match.start()):
            end = match.end()
    return start, end
