"""People: which spellings name one, which spellings name the same one, and whom a surname alone means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from aigaq.extract import places
from aigaq.extract.document import Document
from aigaq.extract.gazetteer.folding import fold
from aigaq.extract.mentions.aliases import aliases, is_called_so, is_changed
from aigaq.extract.mentions.evidence import Form as Spelling
from aigaq.extract.mentions.full_names import Classes, authors, full_names
from aigaq.extract.mentions.introduced import (
    is_beside_kin,
    is_introduced,
    is_known_place,
    is_work,
)
from aigaq.extract.mentions.runs import Run
from aigaq.extract.mentions.told import SURE
from aigaq.extract.mentions.words import (
    Sex,
    given_names,
    heads,
    honorifics,
    is_demonym,
    is_syllable,
    not_names,
    particles,
    sex_of_name,
)
from aigaq.model.mention import Form, Referent

MARGIN_ALONE = 0.4
"""How far ahead “person” must be (log-odds) for one word that is part of no full name in the document."""


@define(eq=False)
class Someone:
    """A person as one document names them."""

    name: str
    """The fullest form so far."""
    spellings: set[str] = field(factory=set)
    first: int = -1
    """Offset of the first mention that was tied to this person, or -1."""
    sex: Sex | None = None

    @property
    def parts(self) -> list[str]:
        """The words of the fullest name, folded."""
        return folded(self.name)


Found = tuple[Run, Referent, Form]
Tied = tuple[Run, Someone, Form]


def people(spellings: Sequence[Spelling], classes: Classes, document: Document) -> list[Found]:
    """Give all runs that name a person, with whom they mean."""
    written_by = authors(document)
    spellings = [s for s in spellings if s.name in written_by or not is_work(s)]
    full = full_names(spellings, classes, written_by)
    full += [s for s in spellings if s not in full and _is_shorter(s, full)]
    pairs = list(aliases(spellings))
    everybody = _with_aliases(_gathered([s for s in full if s.name not in _second(pairs, full)]), pairs)
    tied = list(_tied(spellings, everybody, classes))
    done = {id(run) for run, _, _ in tied}
    tied += _alone([s for s in spellings if not any(id(r) in done for r in s.runs)], classes)
    source = document.text.source
    return [(run, Referent(source, "person", who.name), form) for run, who, form in tied]


def folded(name: str) -> list[str]:
    """Give the words of a name without case and accents; a hyphen does not part them."""
    return [fold(word).replace(" ", "-") for word in name.split()]


def _is_shorter(spelling: Spelling, full: Sequence[Spelling]) -> bool:
    """Say whether a name is a fuller one with words left out, as headlines write it."""
    words = folded(spelling.name)
    return len(words) > 1 and any(_same_person(words, folded(other.name)) for other in full)


def _second(pairs: Sequence[tuple[str, str]], full: Sequence[Spelling]) -> frozenset[str]:
    """Give the names that are second names of people named in full."""
    names = {s.name for s in full}
    return frozenset(second for first, second in pairs if first in names)


def _with_aliases(everybody: list[Someone], pairs: Sequence[tuple[str, str]]) -> list[Someone]:
    """Give those who have a second name its spelling."""
    for first, second in pairs:
        for who in everybody:
            if first in who.spellings:
                who.spellings.add(second)
            elif second in who.spellings:
                who.spellings.add(first)
    return everybody


def _gathered(full: Sequence[Spelling]) -> list[Someone]:
    """Gather full names into people: the same name with and without middle names, accents or initials."""
    everybody: list[Someone] = []
    for spelling in sorted(full, key=lambda s: (-len(s.name.split()), s.runs[0].start)):
        same = [who for who in everybody if _same_person(folded(spelling.name), who.parts)]
        who = same[0] if len(same) == 1 else Someone(spelling.name, sex=sex_of_name(spelling.name))
        if len(same) != 1:
            everybody.append(who)
        who.spellings.add(spelling.name)
    return everybody


def _same_person(short: list[str], long: list[str]) -> bool:
    """Say whether the shorter name is the longer one with words left out, its first and last words kept."""
    if len(short) < 2 or (short[-1] != long[-1] and short != long[: len(short)]):
        return False
    first, other = short[0].strip("."), long[0].strip(".")
    alike = first == other or (1 in (len(first), len(other)) and first[0] == other[0])
    rest = iter(long[1:])
    return alike and all(word in rest for word in short[1:])


def _tied(spellings: Sequence[Spelling], everybody: list[Someone], classes: Classes) -> Iterator[Tied]:
    """Go through all runs in the order of the text and tie each to the person it means."""
    by_part = _by_part(everybody)
    by_name = {spelling: who for who in everybody for spelling in who.spellings}
    runs = sorted((run for s in spellings for run in s.runs), key=lambda r: r.start)
    for run in runs:
        if who := by_name.get(run.name):
            form: Form = "name"
            who.first = run.start if who.first < 0 else who.first
            yield run, who, form
        elif inner := _inside(run, by_name):
            yield inner[0], inner[1], "name"
        elif (who := _by_part_of(run, by_part)) and _may_be_part(run, classes):
            yield run, who, "part"


def _by_part(everybody: list[Someone]) -> dict[str, list[tuple[int, Someone]]]:
    """Give whom each part of a full name may mean, with how well: surnames (0), given names (1), middle ones (2).

    A word in the middle is the first of two surnames in Spanish and Portuguese names.
    """
    found: dict[str, list[tuple[int, Someone]]] = {}
    for who in everybody:
        for spelling in sorted(who.spellings):
            words = folded(spelling)
            tails = {" ".join(words[i:]): (0 if i else 1) for i in range(1, len(words)) if _whole(words, i)}
            middle = {word: 2 for word in words[1:-1] if word not in particles()}
            family = {words[-2]: 0, words[-1]: 1} if len(words) > 1 and _is_family_first(spelling) else {}
            for part, rank in {**middle, words[0]: 1, **tails, **family}.items():
                if len(part) > 1 and (rank, who) not in found.setdefault(part, []):
                    found[part].append((rank, who))
    return found


def _is_family_first(spelling: str) -> bool:
    """Say whether a name ends in a given name of two syllables: “Yeung Kwok-wah”, “Fiona Yeung Hoi-ching”."""
    head, hyphen, half = spelling.rsplit(maxsplit=1)[-1].partition("-")
    return bool(head and hyphen) and is_syllable(half)


def _whole(words: list[str], at: int) -> bool:
    """A surname starts here: at the last word, or at the particles in front of it."""
    return all(w in particles() for w in words[at:-1])


def _by_part_of(run: Run, by_part: dict[str, list[tuple[int, Someone]]]) -> Someone | None:
    """Give whom a part of a name means: of relatives who share a surname, the one named first in the text.

    Reports call that one by the surname alone, and the relatives by full or given names.
    """
    found = by_part.get(" ".join(folded(run.name)), [])
    sex = honorifics().get((run.title or "").title())
    fitting = [(rank, who) for rank, who in found if not sex or not who.sex or who.sex == sex]
    known = [pair for pair in fitting if pair[1].first >= 0] or fitting
    return min(known, key=lambda p: (p[0], p[1].first), default=(0, None))[1]


def _may_be_part(run: Run, classes: Classes) -> bool:
    """A country stays a country though somebody bears its name; a common word opening a sentence stays one."""
    doc = run.paragraph.doc
    if is_demonym(run.name) or run.name in not_names():
        return run.title is not None
    if run.opens and doc[run.first].pos_ not in ("PROPN", "NOUN", "X") and doc[run.first].is_stop:
        return False
    place = places.find(run.name)
    known = place is not None and place.main and (place.geo.feature == "country" or place.population > 300_000)
    return not (known and classes.get(run.name, ("other", 0.0))[0] == "place" and run.title is None)


def _inside(run: Run, by_name: Mapping[str, Someone]) -> tuple[Run, Someone] | None:
    """Find a known full name inside a longer run, as headlines glue it to the words around."""
    doc = run.paragraph.doc
    for first in range(run.first, run.last):
        for last in range(run.last, first + 1, -1):
            piece = " ".join(doc[first:last].text.split())
            if " " in piece and piece in by_name:
                return Run(run.paragraph, first, last, run.title), by_name[piece]
    return None


def _alone(spellings: Sequence[Spelling], classes: Classes) -> Iterator[Tied]:
    """Take single words for people who are named by one word only, where the evidence is strong."""
    for spelling in spellings:
        kind, margin = classes[spelling.name]
        titled = any(run.title for run in spelling.runs)
        unplaced = places.find(spelling.name) is None and not all(_may_be_cut(run) for run in spelling.runs)
        known = titled or unplaced or len(spelling.runs) > 1 or spelling.name in given_names() or margin >= SURE
        sure = margin >= MARGIN_ALONE and known
        plain = kind == "person" and sure and " " not in spelling.name and not is_demonym(spelling.name)
        called = unplaced and kind != "organisation" and titled and not _is_common(spelling.name)
        if plain or called or is_introduced(spelling) or _is_named_only_so(spelling):
            who = Someone(spelling.name)
            for run in spelling.runs:
                yield run, who, "name"


def _may_be_cut(run: Run) -> bool:
    """Say whether the capital of a word may tell nothing, or the word be a piece of something longer."""
    beside = run.before is not None and run.before.text[0].isupper() and run.title is None
    return run.opens or beside or run.paragraph.kind == "title"


def _is_common(name: str) -> bool:
    """Say whether one word may be no name, or several are."""
    return " " in name or is_demonym(name) or name in not_names() or name in heads() or not name.isalpha()


def _is_named_only_so(spelling: Spelling) -> bool:
    """Say whether one word is all that a report calls somebody: “whom we call Aru”, “Dilnur and her uncle”."""
    if " " in spelling.name or is_demonym(spelling.name) or spelling.name in not_names():
        return False
    if is_known_place(spelling.name):
        return False
    return any(is_called_so(run) or is_changed(run) or is_beside_kin(run) for run in spelling.runs)
