"""Finding the words that say when, how long and how old, by the patterns of ``lang/en/dates.toml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from attrs import frozen

from aigaq.lang.en import words
from aigaq.model.edtf import is_edtf

_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+|\d")


@frozen
class Found:
    """Words that match a pattern: where they stand, the rule that reads them and the parts they have."""

    start: int
    """Offset in the paragraph."""
    end: int
    rule: str
    parts: dict[str, str]
    prefix: str | None = None
    """What a word before makes of it: ``since``, ``until``, ``by``, ``before``, ``after``, ``around``, ``within``."""

    def part(self, *names: str) -> str | None:
        """Give the first of these parts that the words have, in lower case."""
        return next((self.parts[n].lower() for n in names if self.parts.get(n)), None)

    def number(self, *names: str) -> int | None:
        """Give the first of these parts as a number (1 for “a”), or ``None``."""
        raw = self.part(*(names or ("number",)))
        return None if raw is None else read_number(raw)


@frozen
class Pattern:
    """One pattern of the list, compiled."""

    rule: str
    regex: re.Pattern[str]
    check: str | None = None
    needs: str | None = None
    """A word class (months, seasons) without a word of which the pattern cannot match."""
    among: frozenset[str] = frozenset()
    """Words, in lower case, of which one must stand in the text (``0`` for a figure); none if empty."""
    also: frozenset[str] = frozenset()
    """Further words of which one must stand there."""


@cache
def lists() -> dict[str, Any]:
    """Give the word list of dates."""
    return words("dates")


def read_number(raw: str) -> int:
    """Read a number in figures or words: ``25``, ``twenty-five``, ``a``."""
    if raw.isdigit():
        return int(raw)
    table: dict[str, int] = lists()["numbers"]
    return table[raw] if raw in table else sum(table.get(piece, 0) for piece in re.split(r"[- ]", raw))


def _either(table: dict[str, Any]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(table, key=lambda w: (-len(w), w)))


def _names(table: dict[str, Any]) -> str:
    """Give names as alternatives; an abbreviation takes its full stop with it, and never gives it back."""
    plain = {name: None for name in table if f"{name}." not in table and not name.endswith(".")}
    short = {name[:-1]: None for name in table if name.endswith(".")}
    if not short:
        return _either(plain)
    months = "|".join(dict.fromkeys(name[:3] for name in lists()["months"]))
    bare = "" if all(name in table for name in short) else rf"(?=\.|,?\s+(?:\d|{months}))"
    return rf"{_either(plain)}|(?:{_either(short)}){bare}\.?+"


@cache
def feasts() -> dict[str, Any]:
    """Give the names of feasts: those on one day of the year and those that move."""
    return {**lists()["holidays"], **words("feasts")["names"]}


@cache
def _macros() -> dict[str, str]:
    data = lists()
    macros: dict[str, str] = {
        "number_words": f"(?:{_either(data['numbers'])})\\b",
        "unit_words": f"(?:{_either(data['units'])})",
        "day_words": _either(data["days"]),
    }
    for name, table in (("month", data["months"]), ("weekday", data["weekdays"]), ("holiday", feasts())):
        macros[name] = f"(?-i:(?P<{name}>{_names(table)})(?![a-zA-Z]))"
    macros["ordinal"] = f"(?P<day>{_either(data['ordinals'])})"
    macros["season"] = f"(?P<season>{_either(data['seasons'])})"
    return {**macros, **data["macros"]}


def _expand(regex: str) -> str:
    macros = _macros()

    def put(match: re.Match[str]) -> str:
        name, digit = match.group(1), match.group(2)
        body = macros.get(name + digit) or macros[name]
        inner = re.sub(r"\{([a-z_]+)(\d?)\}", put, body)
        return re.sub(r"\(\?P<([a-z]+)\d?>", lambda m: f"(?P<{m.group(1)}{digit}>", inner) if digit else inner

    return re.sub(r"\{([a-z_]+)(\d?)\}", put, regex)


@cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns, compiled, in the order of the list."""
    compiled = []
    for row in lists()["patterns"]:
        body = _expand(row["regex"]).replace("[- ]", "[-\u2010\u2011\\s]").replace(" ", r"\s+").replace(r"\s+?", r"\s*")
        check = row.get("check")
        whole = body if check == "inner" else rf"(?<![\w$€£])(?<!\d[.,/])(?:{body})(?!\w)"
        needs = next((kind for kind in ("month", "season") if f"{{{kind}}}" in row["regex"]), None)
        compiled.append(
            Pattern(
                row["rule"], re.compile(whole, re.IGNORECASE), check, needs, _among(row, "with"), _among(row, "also")
            )
        )
    return tuple(compiled)


def _among(row: dict[str, Any], key: str) -> frozenset[str]:
    """Give the words of a pattern's ``with`` or ``also``, lists in full; of names of feasts their first words."""
    found: set[str] = set()
    for word in row.get(key, ()):
        if word == "@feasts":
            found |= {_WORD.findall(name.lower())[0] for name in feasts()}
            continue
        if not word.startswith("@"):
            found.add(word)
            continue
        listed = [name.lower().rstrip(".") for name in lists()[word[1:]]]
        found |= {*listed, *(f"{name}s" for name in listed)}
    return frozenset(found)


def _words_of(text: str) -> set[str]:
    """Give the words of a text in lower case, and ``0`` if it has a figure."""
    found = set(_WORD.findall(text.lower()))
    return found | {"0"} if any(map(str.isdigit, found)) else found


@cache
def _trigger() -> re.Pattern[str]:
    data = lists()
    single = [*data["months"], *data["weekdays"], *data["seasons"], *data["units"], *data["days"]]
    single += [*feasts(), *data["triggers"]]
    return re.compile(rf"\b(?:{_either(dict.fromkeys(single))})s?\b", re.IGNORECASE)


@cache
def _begins() -> frozenset[str]:
    """Give the first words of whatever `_trigger` looks for, in both numbers; no text without one can have any."""
    data = lists()
    single = [*data["months"], *data["weekdays"], *data["seasons"], *data["units"], *data["days"]]
    firsts = {_WORD.findall(name.lower())[0] for name in [*single, *feasts(), *data["triggers"]]}
    return frozenset({"0", *firsts, *(f"{word}s" for word in firsts)})


@cache
def _classes() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(_macros()[kind], re.IGNORECASE) for kind in ("month", "season")}


def _likely(present: set[str]) -> list[tuple[int, Pattern]]:
    """Give the patterns, with their ranks, of which a text with these words holds what they ask for."""
    by_word, free = _by_word()
    ranks = sorted({*free, *(rank for word in present & by_word.keys() for rank in by_word[word])})
    found = ((rank, patterns()[rank]) for rank in ranks)
    return [(rank, one) for rank, one in found if not one.also or not one.also.isdisjoint(present)]


@cache
def _by_word() -> tuple[dict[str, list[int]], list[int]]:
    """Give the ranks of the patterns by the words of which they ask for one, and of those that ask for none."""
    found: dict[str, list[int]] = {}
    for rank, pattern in enumerate(patterns()):
        for word in pattern.among:
            found.setdefault(word, []).append(rank)
    return found, [rank for rank, pattern in enumerate(patterns()) if not pattern.among]


def scan(text: str, is_date: Callable[[int], bool] = lambda _: False) -> list[Found]:
    """Give the date words of a paragraph, in its order, none overlapping another.

    ``is_date`` says whether the parser takes the word at an offset for part of a date: it decides about months and
    years that stand alone, where the word before does not.
    """
    present = _words_of(text)
    if present.isdisjoint(_begins()) or not (_FIGURE.search(text) or _trigger().search(text)):
        return []
    hits = []
    absent = {kind for kind, any_of in _classes().items() if not any_of.search(text)}
    for rank, pattern in _likely(present):
        if pattern.needs in absent:
            continue
        for match in pattern.regex.finditer(text):
            if pattern.check != "bare" or _stands_bare(text, match, pattern.rule, is_date):
                start, end = match.span("number" if pattern.check == "inner" else 0)
                hits.append((start, -end, rank, match))
    hits.sort(key=lambda hit: hit[:3])
    return list(_without_overlap(text, hits))


def _without_overlap(text: str, hits: list[tuple[int, int, int, re.Match[str]]]) -> Iterator[Found]:
    reached = 0
    for start, end, rank, match in hits:
        if start < reached:
            continue
        before, reached = reached, -end
        parts = {name: value for name, value in match.groupdict().items() if value is not None}
        if (name := parts.get("weekday")) and name not in lists()["weekdays"]:
            parts["weekday"] = f"{name}."
        if (name := parts.get("day")) and not name.isdigit():
            parts["day"] = str(lists()["ordinals"][name.lower()])
        yield _with_prefix(text, Found(start, reached, patterns()[rank].rule, parts), before)


@cache
def _prefixes() -> re.Pattern[str]:
    return re.compile(rf"\b({_either(lists()['prefixes'])})\s+(?:the\s+)?$", re.IGNORECASE)


def _with_prefix(text: str, found: Found, reached: int) -> Found:
    """Give the words with the preposition before them, unless it is part of the words before (“a day after …”)."""
    if found.rule in (
        "age",
        "duration",
        "set",
        "offset",
        "soon_after",
        "until_now",
        "now",
        "recently",
        "by_then",
        "elapsed",
    ):
        return found
    before = _prefixes().search(text, max(0, found.start - 24), found.start)
    if not before or before.start() < reached:
        return found
    word = re.sub(r"\s+", " ", before.group(1).lower())
    return Found(before.start(), found.end, found.rule, found.parts, lists()["prefixes"][word])


def _stands_bare(text: str, match: re.Match[str], rule: str, is_date: Callable[[int], bool]) -> bool:
    """Say whether a month or a year that stands alone is a date, by the words around it."""
    before = re.search(r"([\w’']+)[\s(–—-]*$", text[max(0, match.start() - 20) : match.start()])
    word = before.group(1).lower() if before else ""
    if rule == "month":
        return word in lists()["bare"]["month_before"] or is_date(match.start())
    after = re.match(r"\s+([a-z]+)", text[match.end() :])
    if after and after.group(1) in lists()["not_years"]["after"]:
        return False
    return word in lists()["bare"]["before"] or text[match.start() - 1 : match.start()] == "(" or is_date(match.start())


def valid(edtf: str | None) -> str | None:
    """Give the date back if it is one that exists (not 31 June), else ``None``."""
    return edtf if edtf is not None and is_edtf(edtf) else None
