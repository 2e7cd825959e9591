"""Reading a name: which part was given, which names the father or the family, and what its suffix says.

In Kazakh and Uyghur names the second part is evidence about the father, not a family name; it is written
bare, with "son of" or "daughter of", or with a Russian suffix, and the same person appears in any of these.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import Literal

from attrs import evolve, frozen

from aigaq.names.customs import SuffixKind, customs
from aigaq.names.fold import LONGEST, Fold, fold_latin, fold_word, other_readings, spelled_out, words
from aigaq.names.letters import Script, language_of, script_of
from aigaq.names.scripts import HanName, from_palladius, han_name, japanese_name, readings, said_elsewhere
from aigaq.names.wording import cut

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
    script: Script = "Latn"
    """The script it is written in (ISO 15924)."""
    language: str | None = None
    """The language its letters or its suffix belong to, where they tell it."""
    others: tuple[Fold, ...] = ()
    """The keys of further readings of a word that may be read in several ways."""

    @property
    def sex(self) -> Sex | None:
        """The sex that the suffix says, or ``None``."""
        if self.suffix is None:
            return None
        return "female" if self.suffix in _WOMEN else "male"


def is_patronymic(part: Part) -> bool:
    """Say whether a part is a Russian patronymic."""
    return (part.suffix or "").startswith("patronymic")


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
    nicknames: tuple[Part, ...] = ()
    """What stands in brackets or quotation marks, or after a slash: another spelling or a nickname."""
    han: bool = False
    """Read as a Han name: family name first, no suffixes."""
    hyphened: bool = False
    """Whether its given name is written with a hyphen, as those in the spellings of Taiwan and Hong Kong are."""
    generation: str = ""
    """The rank that Jr, Sr or III after it says; empty where nothing does."""

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


@lru_cache(maxsize=1 << 17)
def parse(name: str) -> Parts:
    """Read a name. A string without a letter gives `Parts` without any part."""
    characters = None if name.isascii() else _in_characters(name[:LONGEST].strip())
    if characters:
        return characters
    wording, spoken = cut(_SYLLABLES.sub(_bound, name)), _in_syllables(name)
    nicknames = tuple(bare_part(word) for word in wording.nicknames)
    rest = _join_suffixes(list(wording.words))
    if len(rest) == 1 and script_of(rest[0]) == "Hang" and 1 < len(rest[0]) <= 4:
        return Parts(bare_part(rest[0][1:]), bare_part(rest[0][:1]), (), wording.titles, nicknames)
    if len(rest) == 2 and not _is_han(rest) and rest[0] not in _given_forms() and _is_han(rest[::-1]):
        rest.reverse()  # Jianguo Wang, as the western press writes it
    if _is_han(rest):
        parts = Parts(bare_part("".join(rest[1:])), bare_part(rest[0]), (), wording.titles, nicknames, han=True)
        return evolve(parts, hyphened=bool(spoken))
    if len(rest) == 2 and rest[1] in spoken and rest[0] not in spoken:
        return Parts(bare_part(rest[1]), bare_part(rest[0]), (), wording.titles, nicknames)  # Kim Jong-un
    russian = None if name.isascii() else _in_russian(rest, wording.titles)
    if russian:
        return evolve(russian, nicknames=nicknames)
    parts = _roles([bare_part(word) for word in rest], [_part(word) for word in rest], wording.titles)
    return evolve(parts, nicknames=nicknames, generation=wording.generation)


_SYLLABLES = re.compile(r"(?<![\w-])([A-Za-z]{1,6})-([A-Za-z]{1,6})(?![\w-])")


def _bound(match: re.Match[str]) -> str:
    """Write two syllables with a hyphen between them together (Xiao-hong, Min-su, Chih-ming)."""
    every = customs().syllables | customs().other_syllables
    both = match[1].lower() in every and match[2].lower() in every
    return match[1] + match[2].lower() if both else match[0]


def _in_syllables(name: str) -> frozenset[str]:
    """Give the words that `_bound` writes together: given names, whatever stands before them."""
    both = ((match[0], _bound(match)) for match in _SYLLABLES.finditer(name))
    return frozenset(together.lower() for written, together in both if together != written)


def _in_characters(name: str) -> Parts | None:
    """Read a Han or a Japanese name in Chinese characters."""
    japanese = japanese_name(name)
    if japanese:
        given = _spoken(japanese.given, *japanese.given_said)
        return Parts(given, _spoken(japanese.family, japanese.family_said))
    chinese = han_name(name)
    return _han_characters(name, chinese) if chinese else None


def _in_russian(found: list[str], titles: tuple[str, ...]) -> Parts | None:
    """Read a Han name as Russian writes it (Чжан Сяохун): all its words are Chinese syllables, one a family name."""
    spoken = [from_palladius(word) for word in found]
    if len(found) not in (2, 3) or not all(spoken):
        return None
    if spoken[0] not in customs().surnames and len(found) == 2:
        found, spoken = found[::-1], spoken[::-1]
    given = "".join(found[1:])
    if not _is_han(spoken) or fold_word(given).key in _given_names():
        return None
    family, own = (
        Part(form, keys, keys, script="Cyrl", language="zh", others=(fold_word(form),))
        for form, keys in ((found[0], fold_word(spoken[0])), (given, fold_word("".join(spoken[1:]))))
    )
    return Parts(own, family, (), titles, han=True)


def _han_characters(name: str, read: HanName) -> Parts:
    written = words(name)[0]
    cut_at = len(written) - max(1, min(2, len(written) - 1)) if len(written) > 2 else 1
    family, given = written[:cut_at], written[cut_at:]
    said = [said_elsewhere(word) for word in (given, family)]
    more, most = said if all(said) else ((), ())
    return Parts(_spoken(given, read.given, *more), _spoken(family, read.family, *most), han=True)


def _spoken(form: str, said: str, *elsewhere: str) -> Part:
    keys = fold_word(said)
    others = {other.key: other for other in map(fold_word, elsewhere) if other.key != keys.key}
    return Part(form, keys, keys, script="Hani", language="zh", others=tuple(others.values()))


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


@lru_cache(maxsize=1 << 17)
def bare_part(word: str) -> Part:
    """Give a word as a part, with no suffix taken off."""
    keys = fold_word(word)
    script = script_of(word)
    read = () if word.isascii() or keys.script == "Hani" else tuple(map(fold_latin, readings(word)))
    if script == "Latn":
        read += other_readings(word)
    others = tuple({other.key: other for other in read if other.key != keys.key}.values())
    if not keys.readable and others:
        keys, others = others[0], others[1:]
    initial = len(word) == 1 and keys.readable and script not in ("Hani", "Hang")
    return Part(word, keys, keys, initial=initial, script=script, language=language_of(word), others=others)


@lru_cache(maxsize=1 << 17)
def _part(word: str) -> Part:
    """Read a part with its suffix taken off."""
    bare = bare_part(word)
    spelled = spelled_out(_latin_letters(word, bare))
    whole = bare.fold.key in _given_names()
    for form, kind in _suffix_table():
        if whole and kind.startswith("family"):
            continue  # Erkin and Martin are no sons of an Erk or a Mart
        if bare.fold.readable and spelled.endswith(form) and len(spelled) - len(form) >= SHORTEST_ROOT:
            return evolve(bare, root=_refold(spelled[: -len(form)]), suffix=kind)
    return bare


@cache
def _given_names() -> frozenset[str]:
    """Give the keys of listed given names, whose ends are no suffixes."""
    listed = (*customs().variants, *customs().short_forms, tuple(customs().common))
    return frozenset(fold_word(name).key for group in listed for name in group)


@cache
def _given_forms() -> frozenset[str]:
    return customs().common | frozenset(name for group in customs().variants for name in group)


def _latin_letters(word: str, bare: Part) -> str:
    """Give the Latin reading of a word whose own letters the folding does not read."""
    read = readings(word) if bare.script == "Arab" and not bare.fold.abjad else ()
    return read[0] if read else word


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
