"""When things happened: finding date words, resolving them, and saying which date belongs to which event."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aigaq.extract.clauses import auxiliaries, clause_head, inside, is_infinitive, is_past, tells
from aigaq.extract.dates import events
from aigaq.extract.dates import story as dates_story
from aigaq.extract.dates.calendar import narrowed, one_of
from aigaq.extract.dates.grammar import Found, lists, read_number, scan
from aigaq.extract.dates.relative import RULES, read, read_alone
from aigaq.extract.dates.scope import when_of
from aigaq.extract.dates.terms import age_term, clock_term, duration_term, tense
from aigaq.extract.document import DateExpression, Document, Kind, Paragraph
from aigaq.model.claim import DateMethod, When
from aigaq.model.edtf import Edtf, parse

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Span

NAMED = frozenset(
    {
        "iso",
        "numeric",
        "month_range",
        "season",
        "quarter",
        "holiday",
        "year",
        "year_range",
        "decade",
        "century",
        "spelled_year",
        "month_part",
        "month",
        "day",
        "day_range",
    }
)
"""Rules whose words name the date; without a year they still need the day of publication."""

YEARLESS = ("day", "month", "day_range", "month_part", "season", "holiday")
"""Rules whose words come round every year: without one they mean the last such day, or the next."""

TERMS: dict[str, tuple[Kind, Callable[[Found], str | None]]] = {
    "age": ("age", age_term),
    "set": ("set", lambda _: None),
    "duration": ("duration", duration_term),
    "clock": ("time", clock_term),
    "reference": ("reference", tense),
}
"""Rules whose words are no date, by what they are and how their term is read."""


def find(document: Document) -> None:
    """Fill in the document's date expressions, in the order of the text."""
    published = published_on(document)
    for paragraph in document.paragraphs:
        if not tells(paragraph):
            continue
        for found in scan(paragraph.text, _known_dates(paragraph).__contains__):
            tokens = paragraph.doc.around(found.start, found.end)
            if tokens is not None:
                document.dates.extend(_expressions(document, paragraph, found, tokens, published))
    events.resolve(document)


def _known_dates(paragraph: Paragraph) -> set[int]:
    """Give the offsets of the words that the parser's entities take for dates."""
    return {token.idx for token in paragraph.tokens if token.ent_type_ == "DATE"}


def published_on(document: Document) -> Edtf | None:
    """Give the date of publication, or ``None`` where it is not known."""
    value = document.description.value("published")
    return parse(value) if value else None


def _expressions(
    document: Document, paragraph: Paragraph, found: Found, tokens: Span, published: Edtf | None
) -> list[DateExpression]:
    if found.rule in TERMS:
        return [DateExpression(paragraph, tokens, TERMS[found.rule][0], term=TERMS[found.rule][1](found))]
    if found.rule not in RULES:
        return [events.pending(paragraph, tokens, found)]
    when = _when(document, paragraph, found, tokens, published)
    if dates_story.may_be_governed(found):
        return [events.pending(paragraph, tokens, found, when)]
    return [DateExpression(paragraph, tokens, "date", when)]


def _when(document: Document, paragraph: Paragraph, found: Found, tokens: Span, published: Edtf | None) -> When | None:
    edtf = _nearest(found, tokens, published)
    if edtf is None:
        return None
    alone = f"[..{edtf.rstrip('~')}]" if found.prefix == "by" and "[" not in edtf else read_alone(found)
    method = _method(found, edtf, alone)
    words = document.text.content[paragraph.start + found.start : paragraph.start + found.end]
    anchored = published is not None and method != "explicit" and edtf != alone
    return When(edtf, words, method, f"published {published}" if anchored else None, alone if alone != edtf else None)


def _nearest(found: Found, tokens: Span, published: Edtf | None) -> str | None:
    """Read date words in the direction of their clause; a bare day that nothing tells as past is the nearest one."""
    put_off = _is_put_off(tokens)
    if looks_ahead(tokens) or (put_off and found.rule not in ("day", "month")):
        return read(found, published, ahead=True)
    last = read(found, published)
    if published is None or last is None or found.rule not in YEARLESS or found.part("year", "which"):
        return last
    share = 1 if put_off else _open(found, tokens)
    coming = read(found, published, ahead=True) if share else None
    return coming if coming and _away(coming, published) * share < _away(last, published) else last


def _open(found: Found, tokens: Span) -> int:
    """Say how many times nearer the coming day must be to be meant; 0 where the clause tells what has happened."""
    root, head = tokens.root, clause_head(tokens.root)
    if found.prefix in ("by", "until"):
        return 1
    if root.dep_ in ("nummod", "compound", "nmod", "amod"):
        return 5  # “the 14 January hearing”
    if found.prefix:
        return 0
    if root.head.dep_ == "prep" and root.head.head.pos_ == "NOUN":
        return 6
    if is_past(head):
        return 0
    return 1 if head.tag_ in ("VBZ", "VBP") or is_infinitive(head) else 4


def _is_put_off(tokens: Span) -> bool:
    """Say whether date words are the day to which something is moved, or from which it may be: “as soon as Friday”."""
    root, doc = tokens.root, tokens.doc
    if doc[max(0, tokens.start - 3) : tokens.start].text.lower() in ("as soon as", "as early as", "as late as"):
        return True
    ways = [root.head.lower_ if root.dep_ == "pobj" else "", tokens[0].lower_]
    moved = any(way in ("to", "until", "till", "through") for way in ways)
    return moved and clause_head(root).lemma_ in lists()["future"]["postponing"]


def _away(edtf: str, published: Edtf) -> int:
    """Give how many days lie between a date and publication."""
    span, day = parse(edtf).bounds, published.bounds.last
    first, last = span.first or span.last, span.last or span.first
    if first is None or last is None or day is None:
        return 10**6
    return max((first - day).days, (day - last).days, 0)


def _method(found: Found, edtf: str, alone: str | None) -> DateMethod:
    if found.rule in ("now", "until_now"):
        return "ongoing_at_publication"
    if found.rule not in NAMED or found.part("which"):
        return "relative_to_publication"
    without_year = "XXXX" in (edtf + (alone or "XXXX"))
    return "explicit_without_year" if without_year else "explicit"


def looks_ahead(tokens: Span) -> bool:
    """Say whether the clause of some date words looks ahead (“will be tried on Monday”)."""
    head, ahead = clause_head(tokens.root), lists()["future"]
    if any(aux.lower_ == "had" for aux in auxiliaries(head)):
        return False
    if any(aux.lower_ in ahead["aux"] for aux in auxiliaries(head)):
        return True
    if _stands_ahead(tokens, head):
        return True
    above = head.head
    still = above.lemma_ == "be" and above.tag_ in ("VBZ", "VBP") and is_infinitive(head)
    return head.dep_ == "xcomp" and (above.lemma_ in ahead["governors"] or still)


def _stands_ahead(tokens: Span, head: Token) -> bool:
    """Say whether date words hang on a word that says they are still to come: “due 15 December”, not “set foot”."""
    words = lists()["future"]["standing"]
    near = (at for at in tokens.root.ancestors if at.lower_ in words and (at.i == head.i or inside(at, head)))
    return any(all(c.dep_ != "dobj" for c in at.children) for at in near)


def bound_by_publication(document: Document) -> When | None:
    """Give “by the day of publication” for an event that has happened, or ``None`` without that day."""
    published = published_on(document)
    last = published.bounds.last if published else None
    return When(f"[..{last}]", None, "bound_by_publication", f"published {published}") if last else None


def between(earliest: When | None, latest: When | None) -> When | None:
    """Give “some day from the first to the last date”, from whichever of the two is known."""
    first = earliest.date.bounds.first if earliest else None
    last = latest.date.bounds.last if latest else None
    if first and last and first <= last:
        assert earliest is not None  # noqa: S101
        return When(one_of(first, last), None, "bound_by_event", _anchor(earliest))
    return latest if last else When(f"[{first}..]", None, "bound_by_event") if first else None


def combine(left: When | None, right: When | None) -> When | None:
    """Give what two readings of one event's date have in common; the first one where they exclude each other."""
    if left is None or right is None:
        return left or right
    common = narrowed(left.edtf, right.edtf)
    if common is None or common == left.edtf:
        return left
    return right if common == right.edtf else When(common, left.words, left.method, left.anchor, left.words_alone)


def _anchor(when: When) -> str:
    return f"“{when.words}” ({when.edtf})" if when.words else when.edtf


__all__ = ["between", "bound_by_publication", "combine", "find", "published_on", "read_number", "when_of"]
