"""Words cut into the pieces that the learnt reader knows: “defenestrated” → “def”, “##enes”, “##tra”, “##ted”.

The way of BERT (Devlin et al. 2019, “uncased”): small letters without accents, signs apart, then the longest known
piece first.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
"""What stands for a piece that is not known, and what opens and closes a stretch of text."""
LONGEST = 60
"""Characters. A longer word is not cut up: it counts as unknown."""
_PARTS = re.compile(r"[^\W_]+|[^\w\s]|_")


@cache
def vocabulary() -> dict[str, int]:
    """Give the known pieces with their numbers."""
    return {piece: at for at, piece in enumerate((files(__package__) / "pieces.txt").read_text("utf-8").splitlines())}


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[int, ...]:
    """Give the numbers of the pieces of one word or sign; nothing for mere space."""
    if word.isspace():
        return ()
    plain = unicodedata.normalize("NFD", word.lower())
    letters = "".join(c for c in plain if unicodedata.category(c) != "Mn")
    found = tuple(piece for part in _PARTS.findall(letters) for piece in _cut(part))
    return found or (vocabulary()[UNKNOWN],)


def _cut(part: str) -> list[int]:
    known, found, at = vocabulary(), [], 0
    if len(part) > LONGEST:
        return [known[UNKNOWN]]
    while at < len(part):
        prefix = "##" if at else ""
        end = next((e for e in range(len(part), at, -1) if prefix + part[at:e] in known), at)
        if end == at:
            return [known[UNKNOWN]]
        found.append(known[prefix + part[at:end]])
        at = end
    return found
