"""Which language a text is in: its script first, then py3langid among the languages of that script.

py3langid was the best of the detectors measured (decision 0024); a bare name or a headline is too short
for any of them, so below a least length no language is given.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from aigaq.readers.script import script_of

LEAST_LETTERS = 60
"""Letters below which no language is told (of ideographs: a third of it)."""
LEAST_CONFIDENCE = 0.5
"""py3langid's own probability, below which no language is told."""
SAMPLE = 2500
"""Code points looked at: more does not change the answer."""
BY_SCRIPT = {
    "latin": (
        "en",
        "tr",
        "uz",
        "az",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "cs",
        "sv",
        "no",
        "id",
        "ms",
        "ro",
        "hu",
    ),
    "cyrillic": ("ru", "kk", "ky", "uk", "be", "tg", "mn", "bg", "sr", "tt"),
    "arabic": ("ug", "ar", "fa", "ur", "ps"),
    "devanagari": ("hi", "ne", "mr"),
    "han": ("zh",),
    "kana": ("ja",),
    "hangul": ("ko",),
    "greek": ("el",),
    "hebrew": ("he",),
    "georgian": ("ka",),
    "armenian": ("hy",),
    "thai": ("th",),
}
"""The languages asked for in each script: those of the field's reports and of the world's press."""
_LETTER = re.compile(r"[^\W\d_]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HIGH_HAMZA = re.compile(r"[\u0674\u0675-\u0678]|(?<!\w)\u0621\w")
"""The sign before a word that only Kazakh written in Arabic letters has."""


def language_of(text: str) -> str | None:
    """Give the ISO 639 code of the language of a text, or ``None`` where it is too short or not clear."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    letters = len(_LETTER.findall(sample))
    if script is None or letters < (LEAST_LETTERS // 3 if script in {"han", "kana"} else LEAST_LETTERS):
        return None
    if script == "han" and len(_KANA.findall(sample)) > letters // 20:
        return "ja"
    if script == "arabic" and len(_HIGH_HAMZA.findall(sample)) * 100 > letters:
        return "kk"
    choices = BY_SCRIPT.get(script, ())
    return choices[0] if len(choices) == 1 else _among(choices, sample)


def _among(choices: tuple[str, ...], sample: str) -> str | None:
    if not choices:
        return None
    language, confidence = _identifier(choices).classify(sample)
    return str(language) if confidence >= LEAST_CONFIDENCE else None


@cache
def _identifier(choices: tuple[str, ...]) -> Any:
    from copy import copy

    found = copy(_loaded())
    found.set_languages(choices)
    return found


@cache
def _loaded() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
