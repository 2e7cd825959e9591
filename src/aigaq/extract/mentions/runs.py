"""Runs of words with capitals: whatever may be a name before it is known whose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import define, field

from aigaq.extract import places
from aigaq.extract.document import Paragraph
from aigaq.extract.mentions.words import (
    given_names,
    honorifics,
    is_demonym,
    is_syllable,
    kin,
    name_tails,
    not_names,
    opening_particles,
    particles,
    roles,
    starts_capital,
)

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Doc

LONGEST = 200
"""Characters. What is longer is a heading or a list, not a name."""
HYPHENS = frozenset("-‐‑")
QUOTES = frozenset('"“”')
_ENDS_SENTENCE = frozenset('.!?:;…“”"‘’—–|•')


@define(eq=False)
class Run:
    """Words ``doc[first:last]`` of a paragraph that may be one name."""

    paragraph: Paragraph
    first: int
    last: int
    title: str | None = None
    """Honorific or office that stood in front (“Mr”, “minister”)."""
    opens: bool = False
    """Whether it opens a sentence, so that its capital says nothing."""
    name: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Note the words, with plain spaces."""
        self.name = " ".join(self.paragraph.doc[self.first : self.last].text.split())

    @property
    def words(self) -> list[str]:
        """The words of the name; a hyphen does not part them."""
        return self.name.split()

    @property
    def start(self) -> int:
        """Offset in the text."""
        return self.paragraph.start + self.paragraph.doc[self.first].idx

    @property
    def end(self) -> int:
        """Offset in the text."""
        token = self.paragraph.doc[self.last - 1]
        return self.paragraph.start + token.idx + len(token)

    @property
    def before(self) -> Token | None:
        """The token in front."""
        return self.paragraph.doc[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        """The token behind."""
        doc = self.paragraph.doc
        return doc[self.last] if self.last < len(doc) else None

    def overlaps(self, other: Run) -> bool:
        """Say whether two runs share a token."""
        return self.paragraph is other.paragraph and self.first < other.last and other.first < self.last


def runs(paragraph: Paragraph, taken: set[int]) -> Iterator[Run]:
    """Give the runs of a paragraph. ``taken``: tokens that belong to something already."""
    doc = paragraph.doc
    at = 0
    while at < len(doc):
        if at in taken or not _may_open(doc, at):
            at += 1
            continue
        last = _extent(doc, at, taken)
        if is_short(doc, at, last):
            yield from _pieces(paragraph, at, last)
        at = last


def is_short(doc: Doc, first: int, last: int) -> bool:
    """Say whether words with capitals may be names at all; a whole line in capitals is none."""
    return doc[last - 1].idx + len(doc[last - 1]) - doc[first].idx <= LONGEST


def _may_open(doc: Doc, at: int) -> bool:
    token = doc[at]
    if starts_capital(token):
        return True
    return token.lower_ in opening_particles() and at + 2 < len(doc) and _joined(doc, at + 1)


def _joined(doc: Doc, at: int) -> bool:
    """Say whether a hyphen stands here that ties the words around it to one (“al-Amin”)."""
    tight = not doc[at].whitespace_ and not doc[at - 1].whitespace_
    return doc[at].text in HYPHENS and tight and starts_capital(doc[at + 1])


def _halves(doc: Doc, at: int) -> bool:
    """Say whether a hyphen stands here between the halves of a given name (“Ming-ho”)."""
    tight = not doc[at].whitespace_ and not doc[at - 1].whitespace_
    return doc[at].text in HYPHENS and tight and (is_syllable(doc[at + 1].text) or doc[at + 1].text in name_tails())


def _extent(doc: Doc, first: int, taken: set[int]) -> int:
    at = first + 1
    while at < len(doc) and at not in taken:
        if starts_capital(doc[at]):
            at += 1
        elif at + 1 < len(doc) and at + 1 not in taken and (_joined(doc, at) or _halves(doc, at)):
            at += 2
        elif jump := _over_nickname(doc, at, taken) or _over_particles(doc, at, taken):
            at = jump
        else:
            break
    return at


def _over_nickname(doc: Doc, at: int, taken: set[int]) -> int:
    """Give where a name goes on behind a nickname in quotation marks (“Aleksandr “Sasha” Petrov”), or 0."""
    if at + 3 >= len(doc) or doc[at].text not in QUOTES or doc[at + 2].text not in QUOTES or at + 3 in taken:
        return 0
    both = starts_capital(doc[at + 1]) and starts_capital(doc[at + 3])
    return at + 4 if both and not doc[at].whitespace_ and doc[at + 2].whitespace_ else 0


def _over_particles(doc: Doc, at: int, taken: set[int]) -> int:
    """Give where a name goes on behind its particles (“bin Salman”, “al-Assad”), or 0."""
    start = at
    while at < len(doc) and at - start < 4 and (doc[at].lower_ in particles() or doc[at].text in HYPHENS):
        at += 1
    if at == start or at >= len(doc) or at in taken or not starts_capital(doc[at]):
        return 0
    bare = doc[start].text not in HYPHENS and doc[start].text.islower()
    return at + 1 if bare else 0


def _pieces(paragraph: Paragraph, first: int, last: int) -> Iterator[Run]:
    """Cut a stretch of capitals at words that belong to no name, and take titles off the front."""
    doc = paragraph.doc
    if last - first > 1 and places.candidates(doc[first:last].text):
        yield Run(paragraph, first, last)
        return
    start = first
    for at in range(first, last):
        if _parts(doc, at, start, last):
            yield from _stripped(paragraph, start, at)
            start = at + 1
    yield from _stripped(paragraph, start, last)


def _parts(doc: Doc, at: int, start: int, last: int) -> bool:
    """Say whether a word parts the names around it: a people, a month, “The”."""
    text = doc[at].text
    if doc[at].is_stop and doc[at].pos_ != "PROPN" and text.lower() not in particles():
        return True
    hyphened = (at > start and doc[at - 1].text in HYPHENS) or (at + 1 < last and doc[at + 1].text in HYPHENS)
    if hyphened:
        return False
    if text in not_names():
        known = doc[at - 1].ent_type_ == "PERSON" and doc[at].ent_iob_ == "I"
        inside = at > start and (known or _is_named_so(doc, start, at))
        return not inside or (at + 1 < len(doc) and doc[at + 1].like_num)
    return is_demonym(text) and not (at == start + 1 and doc[start].text in given_names())


def _is_named_so(doc: Doc, start: int, at: int) -> bool:
    """Say whether a word that is a month's too ends a name: “Dr Deen Jan”, “Theresa May”."""
    before = doc[at - 1].text
    bears = is_title(doc[start].text) or doc[start].text in given_names()
    return bears and not is_title(before) and before not in not_names() and not is_demonym(before)


def _stripped(paragraph: Paragraph, first: int, last: int) -> Iterator[Run]:
    doc = paragraph.doc
    opens = _opens_sentence(doc, first) if first < last else False
    if opens and last - first > 1 and doc[first].pos_ not in ("PROPN", "NOUN", "X", "ADJ"):
        first, opens = first + 1, False
    title, first = _title(doc, first, last)
    while first < last and doc[first].text in HYPHENS:
        first += 1
    if first < last:
        yield Run(paragraph, first, last, title, opens and title is None)


def _title(doc: Doc, first: int, last: int) -> tuple[str | None, int]:
    """Take offices and honorifics off the front: “Deputy Foreign Minister Saule Akim” → (“minister”, “Saule …”)."""
    found: str | None = None
    cut = first
    for at in range(first, last):
        text = doc[at].text
        followed = at + 1 == last or doc[at + 1].text not in HYPHENS
        if followed and is_title(text) and (at < last - 1 or cut == at):
            found, cut = text.lower(), at + 1
    return found, cut


def is_title(word: str) -> bool:
    """Say whether a word is an honorific, an office or a word of kinship (“Uncle”)."""
    return word in honorifics() or word.lower() in roles() or word.lower() in kin()


def _opens_sentence(doc: Doc, at: int) -> bool:
    if at == 0:
        return True
    return doc[at - 1].text[-1] in _ENDS_SENTENCE and not (doc[at - 1].text.endswith(".") and len(doc[at - 1]) > 1)
