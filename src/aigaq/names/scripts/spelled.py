"""Scripts whose letters Unicode names by their sounds: Indian scripts, Japanese kana, Ethiopic syllables.

A reading is made of the letters' names in the Unicode standard ("DEVANAGARI LETTER KA" is ka), by the three ways in
which such scripts write vowels. It is for finding and comparing: lengths and tones are lost.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

INDIAN = frozenset({
    "DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA",
})  # fmt: skip
"""A consonant is followed by an a, unless a sign says otherwise."""
SILENT_END = frozenset({"DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI", "ORIYA"})
"""Scripts of languages that do not say that a at the end of a word."""
KANA = frozenset({"HIRAGANA", "KATAKANA"})
_NAME = re.compile(r"^([A-Z]+)(?:-HIRAGANA)? (?:LETTER|VOWEL SIGN|SYLLABLE|SIGN|AU LENGTH MARK)(?: (.+))?$")
_VOWEL = re.compile(r"(?:CANDRA |SHORT |LONG )?([AEIOU]{1,2})$")
_NASAL = {"ANUSVARA": "n", "CANDRABINDU": "n", "BINDI": "n", "TIPPI": "n", "VISARGA": "h", "CHILLU": ""}
_VOCALIC = {"VOCALIC R": "ri", "VOCALIC RR": "ri", "VOCALIC L": "li"}
_HEPBURN = (("si", "shi"), ("ti", "chi"), ("tu", "tsu"), ("hu", "fu"), ("zi", "ji"), ("di", "ji"), ("du", "zu"))
_ETHIOPIC = {"a": "e", "aa": "a", "ee": "e", "e": "", "i": "i", "u": "u", "o": "o", "wa": "wa"}
_DOUBLE = re.compile(r"([a-z])\1+")


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> str:
    """Read a word by the names of its letters; empty where a letter is of no script that can be read so."""
    named = [_named(letter) for letter in word]
    known = {script for script, _ in named if script}
    if len(named) == 0 or len(known) != 1 or any(not script for script, _ in named):
        return ""
    script = known.pop()
    sounds = [sound for _, sound in named]
    if script in INDIAN:
        return _DOUBLE.sub(r"\1", _indian(sounds, silent_end=script in SILENT_END))
    return _kana(sounds) if script == "KANA" else _DOUBLE.sub(r"\1", "".join(map(_syllable, sounds)))


@cache
def _named(letter: str) -> tuple[str, str]:
    """Give the script a letter's name begins with and what else it says; empty for letters of other scripts."""
    name = unicodedata.name(letter, "")
    if name == "KATAKANA-HIRAGANA PROLONGED SOUND MARK":
        return "KANA", "-"
    if name.startswith("GURMUKHI ") and name.endswith(("TIPPI", "ADDAK")):
        name = name.replace("GURMUKHI ", "GURMUKHI SIGN ")
    match = _NAME.match(name)
    script = match[1] if match else ""
    if not match or script not in INDIAN | KANA | {"ETHIOPIC"}:
        return "", ""
    sign = "=" if " VOWEL SIGN " in name else "+" if " SIGN " in name else ""
    return ("KANA" if script in KANA else script), sign + (match[2] or "")


def _indian(sounds: list[str], *, silent_end: bool) -> str:
    """Give the consonants, each with the vowel sign after it, or else an a."""
    found: list[str] = []
    for sound in sounds:
        if sound.startswith("="):
            found[-1:] = [found[-1].removesuffix("a") if found else "", _vowel(sound[1:])]
        elif sound in {"+VIRAMA", "+AL-LAKUNA"}:
            found[-1:] = [found[-1].removesuffix("a")] if found else []
        elif sound.startswith("+"):
            found.append(_NASAL.get(sound[1:], ""))
        else:
            found.append(_vowel(sound) or _consonant(sound))
    if silent_end and len(found) > 1 and len(found[-1]) > 1:
        found[-1] = found[-1].removesuffix("a")
    return "".join(found)


def _vowel(sound: str) -> str:
    match = _VOWEL.match(sound)
    if not match:
        return _VOCALIC.get(sound, "")
    return {"AI": "ai", "AU": "au"}.get(match[1], match[1][0].lower())


def _consonant(sound: str) -> str:
    plain = _DOUBLE.sub(r"\1", sound.lower().split(" ")[-1])
    return {"ca": "cha", "cha": "chha"}.get(plain, "sha" if sound == "SSA" else plain)


def _kana(sounds: list[str]) -> str:
    found = ""
    for sound in (sound.lower() for sound in sounds):
        small = sound.removeprefix("small ")
        if small != sound and small in ("ya", "yu", "yo"):
            found = _hepburn(found)
            found = found[:-1] + (small[1:] if found.endswith(("shi", "chi", "ji")) else small)
        elif small != sound and len(small) == 1:
            found = _hepburn(found)[:-1] + small
        elif sound not in ("small tu", "-"):
            found = _hepburn(found) + sound
    return _hepburn(found)


def _hepburn(found: str) -> str:
    """Write the last syllable as it is said."""
    for written, said in _HEPBURN:
        if found.endswith(written) and not found.endswith(("shi", "chi", "tsu", "shu", "chu")):
            return found[: -len(written)] + said
    return found


def _syllable(sound: str) -> str:
    """Give an Ethiopic syllable: its vowel by its order."""
    if sound.startswith("GLOTTAL "):
        return {"A": "a", "E": "e"}.get(sound[8:], sound[8:].lower()[:1])
    match = re.match(r"([^AEIOU]*)([AEIOU]*)$", sound.rpartition(" ")[2])
    return (match[1].lower() + _ETHIOPIC.get(match[2].lower(), match[2].lower())) if match else ""
