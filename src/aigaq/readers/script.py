"""Which script a text is in: counted letter by letter from Unicode's blocks."""

from __future__ import annotations

import re

SCRIPTS = {
    "latin": r"A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "cyrillic": r"\u0400-\u052f",
    "arabic": r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff",
    "han": r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "kana": r"\u3040-\u30ff",
    "hangul": r"\uac00-\ud7af\u1100-\u11ff",
    "greek": r"\u0370-\u03ff",
    "hebrew": r"\u0590-\u05ff",
    "georgian": r"\u10a0-\u10ff",
    "armenian": r"\u0530-\u058f",
    "devanagari": r"\u0900-\u097f",
    "thai": r"\u0e00-\u0e7f",
    "tibetan": r"\u0f00-\u0fff",
    "mongolian": r"\u1800-\u18af",
}
"""Scripts told apart, as ranges of code points (Unicode 15, Blocks.txt)."""
_COUNTERS = {name: re.compile(f"[{ranges}]") for name, ranges in SCRIPTS.items()}
SHARE = 0.6
"""Least share of the letters that the main script must have."""


def script_of(text: str) -> str | None:
    """Give the script of most letters of a text, or ``None`` where it has no letters or no main script."""
    if text.isascii():
        return "latin" if _COUNTERS["latin"].search(text) else None
    counts = {name: len(counter.findall(text)) for name, counter in _COUNTERS.items()}
    name = max(counts, key=lambda found: (counts[found], found))
    total = sum(counts.values())
    return name if total and counts[name] >= SHARE * total else None
