"""Reading a name: which part was given, which names the father or the family, and what its suffix says.

In Kazakh and Uyghur names the second part is evidence about the father, not a family name; it is written
bare, with "son of" or "daughter of", or with a Russian suffix, and the same person appears in any of these.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import Literal

from attrs import evolve, frozen

from aigaq.names.customs import SuffixKind, customs
from aigaq.names.fold import LONGEST, Fold, fold_word, spelled_out, words

Sex = Literal["female", "male"]
_WOMEN = ("daughter", "family_woman", "patronymic_woman")
SHORTEST_ROOT = 3
"""Letters that must be left when a suffix is taken off, or "Ainur Uly" would have no father."""


@frozen(cache_hash=True)
class Part:
    """One part of a name: its letters as written (lower case), its keys, and the suffix taken off its root."""

    form: str
    fold: Fold
    root: Fold
    """The keys without the suffix; the same as `fold` where there is none."""
    suffix: SuffixKind | None = None
    initial: bool = False
    """A single letter: anything that begins with it may be meant."""

    @property
    def sex(self) -> Sex | None:
        """The sex that the suffix says, or ``None``."""
        if self.suffix is None:
            return None
        return "female" if self.suffix in _WOMEN else "male"


@frozen
class Parts:
    """A name that has been read."""

    given: Part | None
    """The person's own name; ``None`` where the one part there is may be either."""
    second: Part | None
    """The father's name or family name."""
    more: tuple[Part, ...] = ()
    """What stands besides: a patronymic in three-part names, further names."""
    titles: tuple[str, ...] = ()
    han: bool = False
    """Read as a Han name: family name first, no suffixes."""

    @cached_property
    def all(self) -> tuple[Part, ...]:
        """All parts: given, second, and the rest."""
        return tuple(part for part in (self.given, self.second, *self.more) if part is not None)

    @cached_property
    def sex(self) -> Sex | None:
        """The sex that the suffixes say, where they agree."""
        said = {part.sex for part in self.all if part.sex}
        return said.pop() if len(said) == 1 else None

    @cached_property
    def full(self) -> bool:
        """Whether there are two parts at least that are no initials."""
        return sum(not part.initial for part in self.all) > 1


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> Parts:
    """Read a name. A string without a letter gives `Parts` without any part."""
    titles, rest = _split_titles(words(_swap_comma(name[:LONGEST])))
    rest = _join_suffixes(rest)
    if _is_han(rest):
        return Parts(bare_part("".join(rest[1:])), bare_part(rest[0]), titles=titles, han=True)
    return _roles([bare_part(word) for word in rest], [_part(word) for word in rest], titles)


def _swap_comma(name: str) -> str:
    """Read "Family, Given" as "Given Family"."""
    before, comma, after = name.partition(",")
    return f"{after} {before}" if comma and words(before) and words(after) and "," not in after else name


def _split_titles(found: list[str]) -> tuple[tuple[str, ...], list[str]]:
    cut = 0
    while cut < len(found) - 1 and found[cut] in customs().titles:
        cut += 1
    return tuple(found[:cut]), found[cut:]


def _join_suffixes(found: list[str]) -> list[str]:
    """A suffix written as a word of its own ("Alim uly") belongs to the word before it."""
    joined: list[str] = []
    for word in found:
        if joined and len(joined) > 1 and _kind_of(word) in ("son", "daughter"):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


@cache
def _suffix_table() -> tuple[tuple[str, SuffixKind], ...]:
    folded = {(spelled_out(form), kind) for form, kind in customs().suffixes}
    return tuple(sorted(folded, key=lambda item: (-len(item[0]), item)))


def _kind_of(word: str) -> SuffixKind | None:
    spelled = spelled_out(word)
    return next((kind for form, kind in _suffix_table() if form == spelled), None)


def bare_part(word: str) -> Part:
    """Give a word as a part, with no suffix taken off."""
    keys = fold_word(word)
    return Part(word, keys, keys, initial=len(word) == 1 and keys.readable)


def _part(word: str) -> Part:
    """Read a part with its suffix taken off."""
    bare = bare_part(word)
    spelled = spelled_out(word)
    for form, kind in _suffix_table():
        if bare.fold.readable and spelled.endswith(form) and len(spelled) - len(form) >= SHORTEST_ROOT:
            return evolve(bare, root=_refold(spelled[: -len(form)]), suffix=kind)
    return bare


@lru_cache(maxsize=1 << 16)
def _refold(key: str) -> Fold:
    """Fold what is left of a key, whose capitals already stand for sounds."""
    spelled = key.replace("S", "sh").replace("C", "ch").replace("J", "zh").replace("Z", "ts")
    return fold_word(spelled)


def _is_han(found: list[str]) -> bool:
    if len(found) not in (2, 3) or found[0] not in customs().surnames:
        return False
    given = found[1:]
    return all(word in customs().syllables for word in given) or (len(given) == 1 and _two_syllables(given[0]))


def _two_syllables(word: str) -> bool:
    syllables = customs().syllables
    return any(word[:cut] in syllables and word[cut:] in syllables for cut in range(1, len(word)))


def _roles(bare: list[Part], parts: list[Part], titles: tuple[str, ...]) -> Parts:
    if not bare:
        return Parts(None, None, titles=titles)
    if len(bare) == 1:
        return Parts(None, parts[0], titles=titles)
    if parts[0].suffix and not parts[-1].suffix and len(bare) == 2:
        return Parts(bare[1], parts[0], titles=titles)  # family name first
    if parts[0].suffix and len(bare) == 3 and (parts[2].suffix or "").startswith(("patronymic", "son", "daughter")):
        return Parts(bare[1], parts[0], (parts[2],), titles)  # Family Given Patronymic
    return Parts(bare[0], parts[-1], tuple(parts[1:-1]), titles)
