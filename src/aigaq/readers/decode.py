"""Bytes to text: which encoding a file is in, and never a silent guess about damaged characters.

The order: a byte-order mark is believed; then UTF-8 if (nearly) all of it is; then UTF-16 without a
mark, told by where its zero bytes stand; then charset-normalizer's guess among the encodings of the
languages that reports come in. What cannot be decoded becomes U+FFFD and a problem that says so.
"""

from __future__ import annotations

import codecs
import re

from aigaq.errors import UnknownEncoding
from aigaq.model.source import Problem
from aigaq.readers.base import damaged

CANDIDATES = [
    "cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "kz1048", "ptcp154",
    "cp1252", "cp1254", "cp1256", "gb18030", "big5", "shift_jis", "euc_kr",
]  # fmt: skip
"""Encodings tried where a file is not Unicode: Russian, Kazakh, Western, Turkish, Arabic-script, Chinese …"""
SAMPLE = 64 * 1024
"""Bytes from which the encoding is guessed: more does not change the guess and costs seconds."""
DAMAGE = 0.01
"""Largest share of bytes that may be undecodable in a file still called UTF-8 or UTF-16."""
CONTROLS = 0.02
"""Largest share of control characters in something still called text."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOSTLY_ASCII = 0.03
"""Largest share of other bytes in a text still called ASCII: too few for a guess at its encoding."""
_WESTERN = re.compile(r"[\x00-\x7f‘’‚“”„–—…€£©®°«»•§\xa0]|(?<=[A-Za-z])[À-ÿ]{1,2}|[À-ÿ](?=[a-z])")
_BROKEN_UTF8 = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]|[\xc0\xc1][\x80-\xbf]")
"""Halves of UTF-16 characters and overlong forms, which careless programs write as UTF-8."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """Give the text of a file and, where some of its characters are damaged, the problem that says so.

    ``declared`` is the encoding that the file says it is in; it is used where it fits. Raises
    `UnknownEncoding` for what is no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], encoding)
    for likely in ("utf-8", _known(declared), _utf16_without_mark(data)):
        text = _strictly(data, likely)
        if text is not None and _is_text(text):
            return text, ()
    return _damaged_or_guessed(data)


def _damaged_or_guessed(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    broken = data.decode("utf-8", "replace")
    is_ascii = sum(byte > 127 for byte in data[:SAMPLE]) <= MOSTLY_ASCII * len(data[:SAMPLE])
    if is_ascii and _is_western(data):
        return _replacing(data, "cp1252")
    told = is_ascii or len(broken) < len(data)  # plain ASCII, or some characters of several bytes
    if told and broken.count("\ufffd") <= max(3, DAMAGE * len(data)) and _is_text(broken):
        return _replacing(data, "utf-8")
    guess = _guess(data)
    if guess is None:
        raise UnknownEncoding
    return _replacing(data, guess)


def _is_western(data: bytes) -> bool:
    """Whether the few bytes beyond ASCII are the quotes, dashes and single letters of Windows-1252."""
    text = _strictly(data, "cp1252")
    return text is not None and not _BROKEN_UTF8.search(data) and not _WESTERN.sub("", text).strip()


def _strictly(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _known(declared: str | None) -> str | None:
    """Give Python's name of a declared encoding that decodes text, or ``None``."""
    try:
        found = codecs.lookup(declared or "")
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding else None


def _replacing(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    text = data.decode(encoding, "replace")
    if not _is_text(text):
        raise UnknownEncoding
    lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding) if encoding.startswith("utf") else b"\0\0\0\0")
    return text, (damaged(lost),) if lost > 0 else ()


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of Latin or Cyrillic text has zero or small bytes at every other place."""
    even, odd = data[0:SAMPLE:2], data[1:SAMPLE:2]
    if len(data) < 4 or not odd or b"\0" not in data[:SAMPLE]:
        return None
    high_odd, high_even = (sum(byte < 8 for byte in half) / len(half) for half in (odd, even))
    if max(high_odd, high_even) < 0.7:
        return None
    return "utf-16-le" if high_odd > high_even else "utf-16-be"


def _is_text(text: str) -> bool:
    return len(_CONTROL.findall(text[:SAMPLE])) <= CONTROLS * len(text[:SAMPLE])


def _guess(data: bytes) -> str | None:
    if b"\0" in data[:SAMPLE]:
        return None
    from charset_normalizer import from_bytes

    found = from_bytes(data[:SAMPLE], cp_isolation=CANDIDATES, preemptive_behaviour=False).best()
    return found.encoding if found else None
