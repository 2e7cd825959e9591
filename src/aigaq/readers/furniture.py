"""What is not the report: menus, forms, credits, repeated headlines, blocks in another language.

The rules go by the shape of lines, by repetition, by script and by word lists in several languages
(``lang/*/press.toml``). A line of prose is furniture only where a rule says so outright: a claim lost
is worse than a menu kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

from aigaq.model.text import Furniture, FurnitureKind
from aigaq.readers.lines import Line, lines_of
from aigaq.readers.press import alternatives, lists, phrases
from aigaq.readers.script import script_of
from aigaq.readers.values import find_date

SHORT = 300
"""Code points up to which a line can be furniture by the words in it."""
_PARTS = re.compile(r"\s*(?:[|›»>•·]|\s/\s)\s*")
_NUMBER = re.compile(r"\d+")
_EDGE = " \t\u00a0:：*#-–—•·|.…»›>"


def furniture_in(content: str, known: Iterable[Furniture] = ()) -> tuple[Furniture, ...]:
    """Give all furniture of a text, in order and without overlaps; ``known`` spans are kept as they are."""
    given = sorted(known, key=lambda span: span.start)
    inside = _Covered(given)
    lines = tuple(line for line in lines_of(content) if not inside(line))
    kinds = _kinds(lines)
    found = [Furniture(line.start, line.end, kind) for line, kind in zip(lines, kinds, strict=True) if kind]
    return tuple(sorted([*given, *found, *_links(lines, kinds)], key=lambda span: span.start))


class _Covered:
    """Says whether a line touches one of some spans, in one pass over both."""

    def __init__(self, spans: list[Furniture]) -> None:
        self._spans, self._at = spans, 0

    def __call__(self, line: Line) -> bool:
        while self._at < len(self._spans) and self._spans[self._at].end <= line.start:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at].start < line.end


def _kinds(lines: tuple[Line, ...]) -> list[FurnitureKind | None]:
    """Give each line's kind of furniture, or ``None`` for a line of the report."""
    kinds: list[FurnitureKind | None] = [_by_words(line) for line in lines]
    body = [at for at, line in enumerate(lines) if line.prose and not kinds[at]]
    first, last = (body[0], body[-1]) if body else (len(lines), -1)
    for rule in (_repeats(lines, first), _crumbs(lines, first, last), _foreign(lines, last), _after_form(lines, kinds)):
        for at, kind in rule:
            kinds[at] = kinds[at] or kind
    return kinds


def _by_words(line: Line) -> FurnitureKind | None:
    if len(line.text) > SHORT:
        return None
    text = line.text.casefold()
    bare = _NUMBER.sub("#", text).strip(_EDGE) or text
    kind = phrases("lines").get(bare) or phrases("lines").get(_NUMBER.sub("#", text).strip())
    if not kind and (match := _starts().match(text)):
        kind = phrases("starts")[match[0]]
    if not kind and (match := _contains().search(text)):
        kind = phrases("contains")[match[0]]
    return cast("FurnitureKind | None", kind)


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("starts")))


@cache
def _contains() -> re.Pattern[str]:
    return re.compile(alternatives(phrases("contains")))


def _repeats(lines: tuple[Line, ...], first: int) -> Iterator[tuple[int, FurnitureKind]]:
    """A headline that comes again, and a whole paragraph that does: one copy stays.

    Short lines that come again inside the body stay: a list may say the same of several people.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.words >= 4:
            places[" ".join(line.text.casefold().split())].append(at)
    for copies in places.values():
        long = lines[copies[0]].words >= 25
        if len(copies) > 1 and (long or copies[0] < first):
            kept = copies[0] if long else _headline(lines, copies)
            yield from ((at, "repeat") for at in copies if at != kept)
            if not long and kept < first:
                yield from _above(lines, kept)


def _headline(lines: tuple[Line, ...], copies: list[int]) -> int:
    """Of a headline's copies, the one that stands over the text: a sentence follows it."""
    return next((at for at in copies if at + 1 < len(lines) and lines[at + 1].prose), copies[0])


def _above(lines: tuple[Line, ...], headline: int) -> Iterator[tuple[int, FurnitureKind]]:
    """Short lines above a repeated headline are the page's, not the report's, unless they say when or who."""
    for at in range(headline):
        if lines[at].words <= 6 and not lines[at].stops and not find_date(lines[at].text):
            yield at, "menu"


def _crumbs(lines: tuple[Line, ...], first: int, last: int) -> Iterator[tuple[int, FurnitureKind]]:
    """“Home | World | Asia” above or below the text."""
    for at, line in enumerate(lines):
        if first <= at <= last or line.words > 15 or line.stops:
            continue
        parts = _PARTS.split(line.text)
        if len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts) and not find_date(line.text):
            yield at, "menu"


def _foreign(lines: tuple[Line, ...], last: int) -> Iterator[tuple[int, FurnitureKind]]:
    """Short lines in another script after the end of the text: a page's form or menu in its own language."""
    main = script_of("\n".join(line.text[:200] for line in lines if line.prose)[:20000])
    if not main:
        return
    tail = range(len(lines) - 1, max(0, len(lines) // 3), -1)
    for at in tail:
        script = script_of(lines[at].text[:SHORT])
        if lines[at].words > 20 or (script is not None and script == main and (at <= last or lines[at].prose)):
            return
        if script is not None and script != main:
            yield at, "other_language"


def _after_form(lines: tuple[Line, ...], kinds: list[FurnitureKind | None]) -> Iterator[tuple[int, FurnitureKind]]:
    """Short lines that follow a comment form to the end of the page belong to it."""
    last_prose = max((at for at, line in enumerate(lines) if line.prose and not kinds[at]), default=-1)
    opened = next((at for at in range(last_prose + 1, len(lines)) if kinds[at] == "form"), len(lines))
    if last_prose >= 0:
        yield from ((at, "form") for at in range(opened + 1, len(lines)) if lines[at].words <= 12)


def _links(lines: tuple[Line, ...], kinds: list[FurnitureKind | None]) -> Iterator[Furniture]:
    """“(Read the full reports here and here)”: what was a link stands for nothing in a text."""
    for line, kind in zip(lines, kinds, strict=True):
        if not kind and ("(" in line.text or "（" in line.text):
            for match in _link_text().finditer(line.text):
                yield Furniture(line.start + match.start(), line.start + match.end(), "boilerplate")


@cache
def _link_text() -> re.Pattern[str]:
    found = [press["links"] for press in lists() if "links" in press]
    forms = (
        rf"(?:{'|'.join(link['begins'])})\b[^()（）]{{0,80}}(?<!\w)(?:{'|'.join(link['holds'])})(?!\w)"
        for link in found
    )
    return re.compile(rf"[(（](?:{'|'.join(forms)})[^()（）]{{0,80}}[)）]", re.I)
