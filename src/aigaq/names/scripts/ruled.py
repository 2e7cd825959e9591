"""Scripts that are read by rules of their own language: Thai, Burmese, Dhivehi (``lang/*/spelled.toml``)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aigaq.names.scripts.data import table

LANGUAGES = ("dv", "my", "th")
Rules = tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...], dict[int, str]]
"""What a word of the script looks like, what is rewritten, one after the other, and what each letter left says."""


@lru_cache(maxsize=1 << 14)
def ruled(word: str) -> str:
    """Read a word by the rules of its script's language; empty where there are none, or where they leave a letter."""
    for letters, rules, sounds in map(_rules, LANGUAGES):
        if letters.fullmatch(word):
            for pattern, written in rules:
                word = pattern.sub(written, word)
            found = word.translate(sounds).lower()
            return found if found.isascii() and found.isalpha() else ""
    return ""


@cache
def _rules(language: str) -> Rules:
    data = table(language, "spelled")
    rules = tuple((re.compile(rule["from"]), rule["to"]) for rule in data.get("rules", ()))
    return re.compile(f"[{data['letters']}]+"), rules, str.maketrans(data["sounds"])
