"""The outlet and the author as the text itself gives them: “© OUTLET”, “told OUTLET”, “NAME is a journalist at …”."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from attrs import frozen

from aigaq.model.source import Found
from aigaq.model.text import Text
from aigaq.readers.lines import Line
from aigaq.readers.press import pattern, words

TELLINGS = 2
"""How many people must have told the outlet something; granting anonymity, which only it can, counts as two."""
NEAR = 160
"""Code points before “told OUTLET” in which the speaker's name is looked for."""
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]+")
CREDIT_LINES = 6
"""Lines at the end among which a credit line is looked for."""
CREDIT_WORDS = 40
MAX_LINE = 20_000
"""Code points of a line that are searched; the time taken stays linear in the text."""


@frozen
class Credit:
    """What a closing credit line says."""

    author: Found | None = None
    outlet: Found | None = None


def credit_line(lines: tuple[Line, ...], content: str) -> Credit:
    """Find “NAME is a journalist based in …” at the end; not if the text tells of that person."""
    credits_ = pattern("credit_lines")
    for line in reversed(lines[-CREDIT_LINES:]):
        match = credits_.match(line.text) if credits_ and line.words <= CREDIT_WORDS else None
        if not match:
            continue
        places = [group for group in range(1, len(match.groups()) + 1) if match[group]]
        spans = [Found(match[g], "credit_line", line.start + match.start(g), line.start + match.end(g)) for g in places]
        if _only_in_credits(spans[0].value, line, content):
            return Credit(*spans[:2])
    return Credit()


def _only_in_credits(name: str, line: Line, content: str) -> bool:
    """An author does not occur in what he or she tells; one by-line is let pass."""
    others = content[: line.start] + content[line.end :]
    return len(re.findall(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)", others)) <= 1


def outlet_in(text: Text, lines: tuple[Line, ...]) -> Found | None:
    """Find the outlet in the text: its copyright notice, or whom several people told what they say."""
    return _copyright(text) or _told(lines)


def _copyright(text: Text) -> Found | None:
    notice = pattern("copyright")
    if notice is None or not ("©" in text.content or "opyright" in text.content or "版权" in text.content):
        return None
    found: dict[str, Found] = {}
    for match in notice.finditer(text.content):
        group = next(g for g in range(1, len(match.groups()) + 1) if match[g])
        name = match[group].strip(" .")
        if name[0].isupper() or not name.isascii():
            found.setdefault(name.casefold(), Found(name, "body", match.start(group), match.start(group) + len(name)))
    return next(iter(found.values())) if len(found) == 1 else None


def _told(lines: tuple[Line, ...]) -> Found | None:
    """Own reporting says “told OUTLET”. It must be said of one outlet, several times, and never in the third person."""
    speakers: dict[str, set[str]] = defaultdict(set)
    times: Counter[str] = Counter()
    first: dict[str, Found] = {}
    for line in lines:
        for name, found, speaking in _tellings(line):
            speakers[name] |= speaking
            times[name] += 1
            first.setdefault(name, found)
    heard = [name for name, known in speakers.items() if len(known) >= TELLINGS]
    likely = [name for name in heard if not _elsewhere(name, times[name], lines)]
    return first[likely[0]] if len(likely) == 1 else None


def _tellings(line: Line) -> list[tuple[str, Found, set[str]]]:
    """Give each “told OUTLET” with the nearest name before it, as a sign of who spoke."""
    told, anonymous = pattern("told"), pattern("anonymous")
    found = []
    for match in told.finditer(line.text[:MAX_LINE]) if told else ():
        group = next(g for g in range(1, len(match.groups()) + 1) if match[g])
        name = match[group].rstrip(".'’,")
        if not words("not_outlets").isdisjoint(name.casefold().split()):
            continue
        speaking = _nearest_name(line.text[max(0, match.start() - NEAR) : match.start()])
        if anonymous and anonymous.match(line.text[match.end() :][:80]):
            speaking |= {f"[{number}]" for number in range(TELLINGS)}
        start = line.start + match.start(group)
        found.append((name, Found(name, "body", start, start + len(name)), speaking))
    return found


def _nearest_name(before: str) -> set[str]:
    """Give the last capitalised word that is no pronoun; “he told” adds no speaker."""
    names = [
        name for name in _CAPITALISED.findall(before) if re.split("[’']", name.casefold())[0] not in words("pronouns")
    ]
    return set(names[-1:])


def _elsewhere(name: str, times: int, lines: tuple[Line, ...]) -> bool:
    """Whether the name stands in other places too: then the text speaks of somebody else's report, or of a person.

    In its own report an outlet's name stands where it was told something, and nowhere else.
    """
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return sum(len(whole.findall(line.text)) for line in lines if name in line.text) > times
