"""What the program itself says in English, in the reader's language: errors, and reasons for and against.

Errors and reasons are made in rooms that know no language; they fill a fixed sentence with facts. Here the sentence is
recognised and told anew with the same facts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from aigaq.i18n.catalogue import Catalogue, catalogue

CONTEXTS = ("error", "reason")
"""Contexts of such messages, in ``errors.po`` and ``reasons.po``. English has errors as well: on a page, what to do
next is said in terms of the pages, where the errors themselves speak of commands."""
LONGEST = 2_000
"""Characters of a sentence that is still looked up."""
_NESTED = frozenset({"reason", "why", "needed", "role", "what", "choices"})
"""Facts that are sentences or words of ours too; all others are names and numbers and stay as they are."""
_HOLE = re.compile(r"\{(\w+)\}")


class _Pattern(NamedTuple):
    template: str
    matches: re.Pattern[str]
    translation: str


def told(sentence: str, language: str) -> str:
    """Give a sentence of the program's own in this language; any other comes back as it is."""
    words = catalogue(language)
    plain = _plainly(sentence, words)
    if plain is not None or len(sentence) > LONGEST:
        return plain or sentence
    for pattern in _patterns(language):
        found = pattern.matches.fullmatch(sentence)
        if found:
            return pattern.translation.format_map(_filled(found.groupdict(), language))
    return sentence


def _plainly(sentence: str, words: Catalogue) -> str | None:
    known = (context for context in CONTEXTS if words.has(sentence, context))
    return next((words.pgettext(context, sentence) for context in known), None)


def _filled(facts: Mapping[str, str], language: str) -> dict[str, str]:
    return {name: told(fact, language) if name in _NESTED else fact for name, fact in facts.items()}


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    """Give what recognises each sentence with holes; those with most words of their own first."""
    found = [
        _Pattern(text, _recognises(text), forms[0])
        for (context, text), forms in catalogue(language).all()
        if context in CONTEXTS and _HOLE.search(text) and _HOLE.sub("", text).strip()
    ]
    return tuple(sorted(found, key=lambda p: (-len(_HOLE.sub("", p.template)), p.template)))


def _recognises(template: str) -> re.Pattern[str]:
    parts = _HOLE.split(template)
    return re.compile("".join(f"(?P<{p}>.+?)" if n % 2 else re.escape(p) for n, p in enumerate(parts)), re.DOTALL)
