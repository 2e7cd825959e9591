"""By-lines: “Name Oct 31, 2020”, “By Name | 12 March 2021”, “Name, City, 3 May 2022”, “Published: …”."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from aigaq.model.source import Found
from aigaq.readers import dateline
from aigaq.readers.lines import Line
from aigaq.readers.press import NAME, alternatives, words
from aigaq.readers.values import find_date

HEAD = 14
"""Lines at the top of a text among which a by-line is looked for."""
TAIL = 4
"""Lines at its end among which one is looked for."""
LONGEST = 160
"""Code points of the longest by-line."""
_SEPARATORS = " \t\u00a0,;|/•·–—-:：()[]*_"
_AFTER = re.compile(
    r"[\s,|•·–—()-]*(?:at )?(?:\d{1,2}[:.]\d\d[^A-Za-z]*)?(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?\s*$", re.I
)
_SINGLE = re.compile(r"[^\W\d_a-z][\w-]*(?:, [^\W\d_a-z][\w-]*)?")
"""“Almaty” or “Almaty, Kazakhstan”: a place, or a surname; too little to say who wrote it."""


@frozen
class Byline:
    """One line that says who wrote, for whom and when."""

    line: Line
    author: Found | None = None
    outlet: Found | None = None
    published: Found | None = None
    changed: bool = False
    """Whether the date is only that of a later change (“Last updated …”): it counts where no other is given."""


def bylines(lines: tuple[Line, ...]) -> tuple[Byline, ...]:
    """Give the by-lines at the head of a text, then those at its end, in the order of the text; changes come last."""
    head = [_byline(line, at) for at, line in enumerate(lines[:HEAD])]
    tail = [_byline(line, HEAD) for line in lines[max(HEAD, len(lines) - TAIL) :]]
    return tuple(sorted((found for found in (*head, *tail) if found), key=lambda found: found.changed))


def _byline(line: Line, at: int) -> Byline | None:
    if len(line.text) > LONGEST or line.prose:
        return _dateline(line)
    date = find_date(line.text)
    if date is None:
        month = dateline.dated(line) if at else None
        if month:
            return Byline(line, published=month)
        return _person(line, line.text.strip(_SEPARATORS)) if _by().match(line.text) else None
    value, start, end = date
    before = _before(line, line.text[:start].strip(_SEPARATORS), is_heading=at == 0)
    after = _after(line, line.text[end:])
    if before is None or after is None:
        only = dateline.dated(line) if at else None
        return Byline(line, published=only) if only else None
    published = Found(value, "byline", line.start + start, line.start + end)
    return Byline(line, before.author or after.author, before.outlet or after.outlet, published, before.changed)


def _before(line: Line, before: str, *, is_heading: bool) -> Byline | None:
    """What stands before the date: nothing, “Published”, a kind of document, or who wrote it."""
    label = before.casefold()
    if not before or label in words("published") or label in words("documents"):
        return Byline(line)
    if label in words("updated"):
        return Byline(line, changed=True)
    who, _, last = before.rpartition(" ")
    if last.casefold().strip(_SEPARATORS) in words("published"):
        return _person(line, who.strip(_SEPARATORS))
    capitals = not is_heading and bool(_names().fullmatch(before))
    return _person(line, before) or (Byline(line) if capitals else None)


def _after(line: Line, after: str) -> Byline | None:
    """What stands after the date: nothing, a time of day, a later change, or “by Name”."""
    text = after.strip(_SEPARATORS)
    if _AFTER.match(after) or text.casefold().startswith(tuple(sorted(words("updated")))):
        return Byline(line)
    return _person(line, text) if _by().match(text) else None


def _person(line: Line, text: str) -> Byline | None:
    """Read “By Name”, “Name, City” or “Outlet” as who wrote it."""
    said = _by().match(text)
    parts = r"[|•·]| [-–—] | (?:in|for|from) " if said else r"[,|•·]| [-–—] "
    who = re.split(parts, text[said.end() :] if said else text)[0].strip(_SEPARATORS)
    start = line.start + line.text.index(who)
    found = Found(who, "byline", start, start + len(who))
    if _is_outlet(who):
        return Byline(line, outlet=found)
    if _names().fullmatch(who) and not _odd(who):
        return Byline(line, author=found)
    apart = ("," in line.text or "|" in line.text) and _SINGLE.fullmatch(text)
    return Byline(line) if said or apart else None


def _is_outlet(text: str) -> bool:
    tokens = text.casefold().split()
    return 1 < len(tokens) <= 6 and text[0].isupper() and not words("organisations").isdisjoint(tokens)


def _odd(text: str) -> bool:
    """Whether a word shows that it is no person: a place, a heading, a role."""
    tokens = {token.strip(".,").casefold() for token in text.split()}
    return not tokens.isdisjoint(words("not_people") | words("staff"))


@cache
def _names() -> re.Pattern[str]:
    joined = f"(?:,? (?:{alternatives(words('and'))}) |, )"
    return re.compile(rf"{NAME}(?:{joined}{NAME}){{0,4}}|[\u4e00-\u9fff]{{2,4}}")


@cache
def _by() -> re.Pattern[str]:
    spaced = frozenset(word for word in words("by") if word.isascii() or not re.match(r"[\u4e00-\u9fff]", word))
    return re.compile(
        rf"(?:(?:{alternatives(spaced)})(?:\s*[:：]\s*|\s+)|(?:{alternatives(words('by') - spaced)})[:：]?\s*)", re.I
    )


def _dateline(line: Line) -> Byline | None:
    """“ALMATY, October 31, 2020 (Agency) – …”: how an agency or an organisation opens a report."""
    found = dateline.opening(line)
    return Byline(line, outlet=found[1], published=found[0]) if found else None
