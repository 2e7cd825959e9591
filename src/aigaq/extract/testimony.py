"""Whole texts that one witness tells: “Testimony of Aya Nurbek”, “Aya Nurbek, 34, tells her story”, “My name is …”.

A witness is whoever the head of the text presents so, or whoever says their name in the first person; the
paragraphs in the first person are then that witness's words. A report that tells of the same person in the third
person is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from aigaq.extract.document import Document, Paragraph
from aigaq.lang.en import words
from aigaq.model.mention import Mention, Referent

HEAD = 10
"""Paragraphs. A witness is presented among the first ones."""
SIGNATURES, SIGNED = 3, 80
"""A signature stands in so many paragraphs behind the words, and has so few characters."""
DENSE = 0.3
"""Share of the sentences of the paragraphs told in the first person that must hold “I”, “we” or a form of them."""
THIRD = 0.2
"""Share of those paragraphs that may name the witness in the third person."""
_I = re.compile(r"(?<![\w’'])(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]ur|[Oo]urs|[Oo]urselves)(?!\w)")
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*(?:\s|$)")
_MARKS = ("“", "„", "«", '"')


@frozen
class _Cues:
    before: re.Pattern[str]
    after: re.Pattern[str]
    itself: re.Pattern[str]


def turns(document: Document) -> dict[int, Referent]:
    """Give the witness of each paragraph that a witness tells, by the paragraph's number; empty for a report."""
    told = [p for p in document.paragraphs if p.kind == "body" and speaks_of_self(p)]
    if not told:
        return {}
    who = _introducing_self(document, told) or _presented(document, told[0]) or _signing(document, told[-1])
    if who is None or not _is_dense(told) or _is_about(document, who, told):
        return {}
    return {p.index: who for p in document.paragraphs[told[0].index :] if _is_told_by(document, p, who)}


def presents(before: str, after: str) -> bool:
    """Say whether the words around a name in the head of a text present its bearer as the witness."""
    return bool(_cues().before.search(before) or _cues().after.match(after) or _cues().itself.search(before))


@cache
def _cues() -> _Cues:
    lists = words("speech")["testimony"]
    kinds = "|".join(sorted(lists["kinds"], key=lambda k: (-len(k), k)))
    tells = "|".join(sorted(lists["tells"]))
    their = "(?:his|her|their)"
    title = r"(?:[A-Z][\w.]{0,9}\s+)?"
    before = (
        rf"(?:{kinds})\s*(?:of|by|from|with|:|[-–—|])\s*(?:an?\s[^.,]{{0,30}},\s*)?{title}"
        rf"|in {their} own words\s*[:–—-]\s*|\b(?:as told|told|spoken|dictated) (?:to .{{2,60}} )?by\s+{title}"
    )
    after = (
        rf"(?:’s|'s)\s+(?:own\s+)?(?:{kinds})(?!\s+\w+ed)\b"
        rf"|(?:,?\s*\(?(?:aged\s+)?\d{{1,3}}\)?,?)?(?:,[^.]{{1,60}},)?\s+(?:{tells})\b.{{0,40}}"
        rf"\b(?:{kinds}|us|what|how|about)\b"
        rf"|(?:,[^.]{{1,60}})?[,:]?\s+in {their} own words"
        r"|(?:,?\s*\(?(?:aged\s+)?\d{1,3}\)?,?)?\s*[:,–—-]\s*[“\"]?(?:I|My|We|They)\b"
    )
    itself = (
        r"(?:my (?:full |real )?name is|(?:you (?:can|may) )?call me|I (?:am|was|[’']m) (?:called|known as)|I go by"
        r"|(?:^|[.,:;“\"]\s*)I\s?(?:am|[’']m|was born|,|: ?)?)\s*$"
    )
    return _Cues(
        re.compile(rf"(?:^|[^\w])(?:{before})[“\"]?$", re.IGNORECASE),
        re.compile(after, re.IGNORECASE),
        re.compile(itself, re.IGNORECASE),
    )


# ------------------------------------------------------------------ the first person


def _plain(paragraph: Paragraph) -> str:
    """Give a paragraph's words without what it quotes; a paragraph that is all one quotation is its own words."""
    text = paragraph.text
    if text[:1] in _MARKS and not re.search(r"[\"”»].*\w", text[1:]):
        return text[1:]
    return re.sub(r"[“„«\"][^”»\"]*(?:[”»\"]|$)", " ", text)


def is_first_person(document: Document) -> bool:
    """Say whether a text is told in the first person throughout."""
    told = [p for p in document.paragraphs if p.kind == "body" and speaks_of_self(p)]
    return bool(told) and _is_dense(told)


def speaks_of_self(paragraph: Paragraph) -> bool:
    """Say whether a paragraph says “I” or “we” outside quotation marks."""
    return bool(_I.search(_plain(paragraph)))


def _is_dense(told: list[Paragraph]) -> bool:
    """Say whether the first person runs through the paragraphs, so that “I” is no reporter who passes by."""
    sentences = [s for p in told for s in _SENTENCE.split(_plain(p)) if s.strip()]
    return sum(bool(_I.search(s)) for s in sentences) >= max(2, DENSE * len(sentences))


# ------------------------------------------------------------------ the witness


def _introducing_self(document: Document, told: list[Paragraph]) -> Referent | None:
    """Find “My name is Aya Nurbek”, “I am Aya Nurbek” and “I, Aya Nurbek, …”."""
    for paragraph in told[:HEAD]:
        for mention, before, after in _named(document, paragraph):
            if _cues().itself.search(before) and not after.startswith(("’s", "'s")):
                return mention.referent
    return None


def _presented(document: Document, first: Paragraph) -> Referent | None:
    """Find who is presented in the head of the text: the title and all that stands before the first person."""
    alone: dict[str, Referent] = {}
    for paragraph in document.paragraphs[: min(first.index, HEAD)]:
        for mention, before, after in _named(document, paragraph):
            if _cues().before.search(before) or _cues().after.match(after):
                return mention.referent
            if paragraph.kind != "byline":
                alone.setdefault(mention.referent.id, mention.referent)
    return next(iter(alone.values())) if len(alone) == 1 and _has_intro(document, first) else None


def _signing(document: Document, last: Paragraph) -> Referent | None:
    """Find who signs below the words: “— Aya Nurbek, Osh”."""
    for paragraph in document.paragraphs[last.index + 1 : last.index + 1 + SIGNATURES]:
        for mention, before, _ in _named(document, paragraph):
            if is_signature(before, paragraph.doc.text):
                return mention.referent
    return None


def is_signature(before: str, text: str) -> bool:
    """Say whether a name that stands behind some words of a paragraph signs what was said above."""
    return bool(re.fullmatch(r"\s*(?:[-–—]+|[Ss]igned(?: by)?[,:]?|[Ss]ignature:)\s*", before)) and len(text) < SIGNED


def _has_intro(document: Document, first: Paragraph) -> bool:
    """Say whether the words before the first person promise a witness without naming how (“A nurse speaks out”)."""
    head = " ".join(p.text for p in document.paragraphs[: min(first.index, HEAD)]).lower()
    lists = words("speech")["testimony"]
    return any(re.search(rf"\b{cue}\b", head) for cue in (*lists["kinds"], *lists["promises"]))


def _named(document: Document, paragraph: Paragraph) -> Iterator[tuple[Mention, str, str]]:
    """Give the people named in a paragraph, each with the words before and behind."""
    text = paragraph.text
    for mention in document.mentions_in(paragraph.start, paragraph.start + len(text)):
        if mention.kind == "person" and mention.form in ("name", "part"):
            start, end = mention.passage.start - paragraph.start, mention.passage.end - paragraph.start
            yield mention, text[:start], text[end:]


def _is_about(document: Document, who: Referent, told: list[Paragraph]) -> bool:
    """Say whether a text tells of the witness in the third person where it says “I”: then somebody else writes."""
    third = sum(_tells_of(document, p, who) for p in told)
    return third > THIRD * len(told)


def _tells_of(document: Document, paragraph: Paragraph, who: Referent) -> bool:
    found = [(before, m) for m, before, _ in _named(document, paragraph) if m.referent.id == who.id]
    plain = _plain(paragraph)
    return any(not _cues().itself.search(before) and m.passage.quote in plain for before, m in found)


def _is_told_by(document: Document, paragraph: Paragraph, who: Referent) -> bool:
    """Say whether a paragraph is the witness's: no heading, no note of the editors, no question put to them."""
    text = paragraph.text
    if paragraph.kind != "body" or text[:1] in "[(" or text.rstrip().endswith("?"):
        return False
    return speaks_of_self(paragraph) or not _tells_of(document, paragraph, who)
