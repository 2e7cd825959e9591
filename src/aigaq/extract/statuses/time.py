"""Until when a status holds: by the event that ends it, by the status that follows, or by a term the text states."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import evolve

from aigaq.extract.document import Document, Paragraph
from aigaq.extract.events.cues import words_at
from aigaq.extract.events.words import lemmas
from aigaq.extract.statuses.rules import Rule
from aigaq.model.claim import Claim, When
from aigaq.model.schema import status_type

if TYPE_CHECKING:
    from aigaq.extract.token import Token

TERM = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
DAYS = (365, 30, 7, 1)
UNTIL = frozenset({"until", "till", "through", "expire", "lapse"})
"""Words between a paper and the day on which it ends."""
NEAR = 600
"""Characters after a grant in which “the document is valid for one year” is taken to speak of it."""


def days(term: str) -> int:
    """Give about how many days an ISO 8601 term has; years count 365 days, months 30."""
    match = TERM.match(term)
    return sum(int(n or 0) * d for n, d in zip(match.groups(), DAYS, strict=True)) if match else 0


def after(start: str, term: str) -> str | None:
    """Give the day, month or year one term after another; ``None`` where the start is no plain date."""
    match = TERM.match(term)
    if not match or not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", start) or (len(start) == 7 and start[5:] > "12"):
        return None
    years, months, weeks, plain = (int(n or 0) for n in match.groups())
    parts = [int(part) for part in start.split("-")]
    total = parts[0] * 12 + (parts[1] - 1 if len(parts) > 1 else 0) + years * 12 + months
    year, month = divmod(total, 12)
    if len(parts) < 3:
        return f"{year:04d}-{month + 1:02d}" if len(parts) > 1 else f"{year:04d}"
    day = date(year, month + 1, min(parts[2], calendar.monthrange(year, month + 1)[1]))
    return (day + timedelta(days=weeks * 7 + plain)).isoformat()


def beginning(when: When | None, *, lasting: bool = True) -> When | None:
    """Give since when a status holds that something of some length tells: “since 2016”, “held from May to July”.

    “Until 2024” says nothing of the beginning.
    """
    if when is None or "/" not in when.edtf:
        return when
    first, last = when.edtf.split("/")
    if first in ("", ".."):
        return None
    return evolve(when, edtf=first) if lasting or last == ".." else when


def ending(when: When | None, *, lasting: bool = True) -> When | None:
    """Give until when such a status holds, where the date has an end of its own (“until 2024”)."""
    if when is None or "/" not in when.edtf:
        return None
    first, last = when.edtf.split("/")
    open_start = first in ("", "..")
    return evolve(when, edtf=last) if last not in ("", "..") and (lasting or open_start) else None


def until_named(document: Document, paragraph: Paragraph, noun: Token) -> When | None:
    """Give the day until which a paper is said to hold: “a permit valid until May”, “a visa that expires on 4 May”."""
    sentence = noun.sent
    start, end = paragraph.start + noun.idx, paragraph.start + sentence.end_char
    for expression in document.dates:
        first, _ = expression.paragraph.span_of(expression.tokens)
        if expression.kind != "date" or expression.when is None or not start < first < end:
            continue
        before = noun.doc[noun.i + 1 : expression.tokens.end]
        words_between = {t.lower_ for t in before} | {t.lemma_ for t in before}
        if words_between & UNTIL:
            return ending(expression.when) or expression.when
    return None


def term_of(document: Document, event: Claim) -> str | None:
    """Give the length of time stated in the event's passage (“sentenced to ten years”)."""
    for expression in document.dates:
        start, _ = expression.paragraph.span_of(expression.tokens)
        if expression.kind == "duration" and event.passage.start <= start < event.passage.end:
            return expression.term
    return None


def ended(document: Document, rule: Rule, claim: Claim, events: Sequence[Claim], statuses: list[Claim]) -> Claim:
    """Give the claim with the date until which the text says the status holds."""
    if rule.term and (stated := _stated_term(document, claim)):
        return stated
    term = _runs(claim) if rule.runs else None
    person = claim.participants[0].referent
    ends = [e.when for e in events if e.type in rule.until and e.certainty == "asserted" and _has(e, person)]
    ends += [s.when for s in statuses if claim.type in status_type(s.type).ends and _has(s, person)]
    ends += [term]
    until = min((w for w in [*ends, claim.until] if w and _follows(w, claim)), key=_last_day, default=None)
    return evolve(claim, until=until)


def _runs(claim: Claim) -> When | None:
    """Give the end of a term that runs from the event that sets it (“15 days in jail”)."""
    if claim.when is None or claim.term is None:
        return None
    until = after(claim.when.edtf.rstrip("~?%"), claim.term)
    return When(until, None, "derived_term", f"{claim.when.edtf} + {claim.term}") if until else None


def validity(document: Document, event: Claim) -> str | None:
    """Give the term for which a sentence near the event says that such a status holds (“valid for one year”)."""
    for expression in document.dates:
        sentence = expression.tokens.sent
        if expression.kind != "duration" or expression.term is None or not _is_validity(lemmas(list(sentence))):
            continue
        start, end = expression.paragraph.span_of(sentence)
        if 0 <= start - event.passage.start <= NEAR and _concerns_all(document, event, start, end):
            return expression.term
    return None


def _concerns_all(document: Document, event: Claim, start: int, end: int) -> bool:
    meant = {r.id for m in document.mentions_in(start, end) if m.kind == "person" for r in document.meant_by(m)}
    return not meant or bool(meant & {p.referent for p in event.named("subject")})


def _has(claim: Claim, person: str | None) -> bool:
    return any(p.referent == person for p in claim.named("subject"))


def _last_day(when: When) -> date:
    return when.date.bounds.last or date.max


def _follows(when: When, claim: Claim) -> bool:
    if claim.when is None:
        return True
    began = claim.when.date.bounds.first
    last = when.date.bounds.last
    return began is None or last is None or last >= began


def _stated_term(document: Document, claim: Claim) -> Claim | None:
    if claim.when is None:
        return None
    for expression in document.dates:
        sentence = expression.tokens.sent
        if expression.kind != "duration" or expression.term is None or not _is_validity(lemmas(list(sentence))):
            continue
        if not _concerns(document, claim, *expression.paragraph.span_of(sentence)):
            continue
        until = after(claim.when.edtf.rstrip("~?%"), expression.term)
        start, end = expression.paragraph.span_of(expression.tokens)
        words = document.text.content[start:end]
        when = When(until, words, "derived_term", f"{claim.when.edtf} + {expression.term}") if until else None
        return evolve(claim, until=when, term=expression.term)
    return None


def _is_validity(sentence: str) -> bool:
    return words_at(["@protection", "right of asylum", "status"]).stand_in(sentence) and words_at(
        ["valid", "expire", "validity", "last", "for a period", "for a term", "be good for", "issue for", "run for"]
    ).stand_in(sentence)


def _concerns(document: Document, claim: Claim, start: int, end: int) -> bool:
    """Say whether the sentence speaks of the person, or of nobody in particular."""
    meant = {r.id for m in document.mentions_in(start, end) if m.kind == "person" for r in document.meant_by(m)}
    return not meant or claim.participants[0].referent in meant
