"""What an error says, in the reader's language: sentences that were filled in English are told in another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from aigaq.i18n.catalogue import catalogue

CONTEXT = "error"
"""Context of the messages that errors say, in ``errors.po``. English has a file as well: on a page, what to do next
is said in terms of the pages, where the errors themselves speak of commands."""
LONGEST = 2_000
"""Characters of a sentence that is still looked up."""
_HOLE = re.compile(r"\{(\w+)\}")


class _Pattern(NamedTuple):
    template: str
    matches: re.Pattern[str]
    translation: str


def told(sentence: str, language: str) -> str:
    """Give what an error says or advises in this language; a sentence that no error says comes back as it is.

    What the sentence is filled with is translated too where it is a sentence of our own.
    """
    words = catalogue(language)
    if words.has(sentence, CONTEXT) or len(sentence) > LONGEST:
        return words.pgettext(CONTEXT, sentence)
    for pattern in _patterns(language):
        found = pattern.matches.fullmatch(sentence)
        if found:
            return pattern.translation.format_map(_filled(found.groupdict(), language))
    return sentence


def _filled(facts: Mapping[str, str], language: str) -> dict[str, str]:
    words = catalogue(language)
    return {
        name: words.pgettext(CONTEXT, fact) if words.has(fact, CONTEXT) else told(fact, language)
        for name, fact in facts.items()
    }


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    """Give what recognises each sentence with holes; those with most words of their own first."""
    found = [
        _Pattern(text, _recognises(text), forms[0])
        for (context, text), forms in catalogue(language).all()
        if context == CONTEXT and _HOLE.search(text) and _HOLE.sub("", text).strip()
    ]
    return tuple(sorted(found, key=lambda p: (-len(_HOLE.sub("", p.template)), p.template)))


def _recognises(template: str) -> re.Pattern[str]:
    parts = _HOLE.split(template)
    return re.compile("".join(f"(?P<{p}>.+?)" if n % 2 else re.escape(p) for n, p in enumerate(parts)), re.DOTALL)
