"""Cutting a name into the words that count: without titles, articles and words of kinship, nicknames kept apart.

What is cut off says nothing against a name: al-Zindani and Zindani, Karim bin Salih and Karim Salih may be one.
"""

from __future__ import annotations

import re

from attrs import frozen

from aigaq.names.customs import customs
from aigaq.names.fold import LONGEST, words

_ASIDE = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]|[\"“«„]([^\"“”«»„]+)[\"”»“]")
"""What stands in brackets or double quotation marks: another spelling, a nickname, a maiden name."""
_CAMEL = re.compile(r"(?<!\bMac)(?<=[^\W\d_]{2}[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_A-ZА-ЯЁ]{2})")
"""Two names that lost the space between them (AzatTuleshovich), each of three letters at least."""
_INITIALS = re.compile(r"\b([B-DF-HJ-NP-TV-XZ])([B-DF-HJ-NP-TV-XZ])\b(?=.*[a-zа-я])")
"""Two capitals that no syllable could be, in a name with small letters: initials written together (JR Smith)."""
_PLAIN = re.compile(r"(?:[A-Z]?[a-z]+|[A-Z]{3,})(?: (?:[A-Z]?[a-z]+|[A-Z]{3,}))*")
"""Words of plain letters with a space between them, as most names are."""
_HYPHEN = re.compile(r"[-\u2010-\u2015]")


@frozen
class Wording:
    """The words of a name."""

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    """Words in brackets, in quotation marks or after a slash."""
    comma: bool = False
    """Whether the family name stood first, before a comma."""
    generation: str = ""
    """What tells a father from a son of one name: the rank that a word after it says ("2" for Jr and II)."""


def cut(name: str) -> Wording:
    """Cut a name as written into its words. A string without a letter gives no word."""
    if _PLAIN.fullmatch(name) and len(name) <= LONGEST:
        return _of_words(_listed(name.lower().split()))
    text, nicknames = _set_aside(_CAMEL.sub(" ", _INITIALS.sub(r"\1 \2", name[:LONGEST])))
    text, comma = _swap_comma(text)
    return _of_words(_without_articles(text), tuple(nicknames), comma=comma)


def _listed(found: list[str]) -> list[str]:
    articles = customs().articles
    return [word for word in found[:-1] if word not in articles] + found[-1:]


def _of_words(found: list[str], nicknames: tuple[str, ...] = (), *, comma: bool = False) -> Wording:
    titles, found = _split_titles(found)
    bare = _without_endings(found)
    ranks = [customs().generations[word] for word in found[len(bare) :] if word in customs().generations]
    found, more = _without_honorifics(_without_between(bare))
    return Wording(tuple(_attached(found)), (*titles, *more), nicknames, comma, ranks[0] if ranks else "")


def _set_aside(text: str) -> tuple[str, list[str]]:
    """Take nicknames out, if a name is left without them."""
    aside = [word for match in _ASIDE.finditer(text) for word in words(match[1] or match[2] or "")]
    rest = _ASIDE.sub(" ", text)
    before, _, after = rest.partition("/")
    if words(before) and words(after):
        rest, aside = before, aside + words(after)
    return (rest, aside) if words(rest) else (text, [])


def _swap_comma(name: str) -> tuple[str, bool]:
    """Read "Family, Given" as "Given Family"."""
    before, comma, after = name.partition(",")
    named = words(after)
    if not comma or "," in after or not words(before) or not named:
        return name, False
    return (f"{before} {after}", False) if set(named) <= customs().endings else (f"{after} {before}", True)


def _without_articles(text: str) -> list[str]:
    """Leave out articles; those that are one only before a hyphen, only there."""
    pieces = [(word, last) for token in text.split() for word, last in _pieces(token)]
    kept = [word for at, (word, last) in enumerate(pieces) if at == len(pieces) - 1 or not _article(word, last=last)]
    return [_without_written_article(word) for word in kept]


def _pieces(token: str) -> list[tuple[str, bool]]:
    """Give the words of a token and of each whether no hyphen follows it."""
    runs = [words(piece) for piece in _HYPHEN.split(token)]
    runs = [run for run in runs if run]
    return [(word, run is runs[-1] or place < len(run) - 1) for run in runs for place, word in enumerate(run)]


def _article(word: str, *, last: bool) -> bool:
    return word in customs().articles or (not last and word in customs().assimilated)


def _without_written_article(word: str) -> str:
    for article in customs().written_articles:
        if word.startswith(article) and len(word) - len(article) > 2:
            return word[len(article) :]
    return word


def _split_titles(found: list[str]) -> tuple[tuple[str, ...], list[str]]:
    at = 0
    while at < len(found) - 1 and found[at] in customs().titles:
        at += 1
    return tuple(found[:at]), found[at:]


def _without_endings(found: list[str]) -> list[str]:
    while len(found) > 2 and found[-1] in customs().endings:
        found = found[:-1]
    return found


def _without_between(found: list[str]) -> list[str]:
    initials = len(found[0]) == 1 if found else False  # V. I. Brodov: an initial, not the Catalan "and"
    inner = [word for word in found[1:-1] if word not in customs().between or (initials and len(word) == 1)]
    return [*found[:1], *inner, *found[1:][-1:]]


def _without_honorifics(found: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Leave out titles that stand anywhere, if two words are left at least."""
    kept = [word for word in found if word not in customs().honorifics]
    if len(kept) < 2:
        return found, ()
    return kept, tuple(word for word in found if word in customs().honorifics)


def _attached(found: list[str]) -> list[str]:
    """Write words together that are one name: Abd and Latif, Khosrow and Panah."""
    joined: list[str] = []
    pending = ""
    for place, word in enumerate(found):
        if word in customs().attached_before and place < len(found) - 1:
            pending += word
        elif word in customs().attached_after and joined and not pending:
            joined[-1] += word
        else:
            joined.append(pending + word)
            pending = ""
    return joined
