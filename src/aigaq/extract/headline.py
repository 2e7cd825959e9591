"""Headlines in Title Case, put into plain case for the parser, without changing their length."""

from __future__ import annotations

import re

from spacy.lang.en.stop_words import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_FUNCTION = STOP_WORDS - {"will", "may"}
SHARE = 0.6
"""A headline is in Title Case when at least this share of its words of four letters and more has a capital."""


def lower_title_case(headline: str, content: str) -> str:
    """Lower those capitals of a headline in Title Case that the rest of the text does not give the word.

    The parser takes “Man Detained After Protest” for a row of names. A word is lowered when the text also
    writes it small, or when it is a function word; so names, which it never does, keep their capital.
    """
    words = list(_WORD.finditer(headline))
    long = [m for m in words if len(m.group()) > 3]
    if sum(m.group()[0].isupper() for m in long) < SHARE * max(1, len(long)):
        return headline
    small = {m.group() for m in _WORD.finditer(content) if m.group()[0].islower()} | _FUNCTION
    out = list(headline)
    for match in words[1:]:
        word = match.group()
        if word[1:].islower() and len(word.lower()) == len(word) and word.lower() in small:
            out[match.start()] = word[0].lower()
    return "".join(out)
