"""Dates that a clause takes from the story before it: the day told last, the same event told elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigaq.extract.clauses import auxiliaries, clause_head, heads_clause, is_past, is_simple_past, subject_of
from aigaq.extract.dates.calendar import loosen
from aigaq.extract.dates.grammar import lists
from aigaq.extract.dates.tellers import teller
from aigaq.extract.document import DateExpression, Document, Paragraph
from aigaq.model.claim import When

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Span

BETWEEN = 2
"""Sentences of one paragraph across which a story goes on with the day told last."""
UPON = ("on", "upon", "at", "with", "to", "into")
"""Prepositions of whom something is done to: “set upon them”."""
ALL = ("all", "both", "each", "everyone", "nobody", "none", "two", "three", "one")
"""Words that take up people told of before: “All were bundled into cars”."""


def from_story(
    document: Document, paragraph: Paragraph, token: Token, dates: list[DateExpression], like: frozenset[str]
) -> When | None:
    """Give the date of the story before an undated clause: of the same event, or of the day that it goes on with."""
    head = clause_head(token)
    if token.pos_ == "NOUN" and (retold := _retold(document, token)):
        return retold
    if heads_clause(token) and not is_simple_past(head):
        return None
    before = [d for d in dates if d.tokens.end <= token.sent.start and _tells(d)]
    if before and is_simple_past(head):
        return _continued(document, paragraph, token, before[-1], like)
    return None


def _retold(document: Document, noun: Token) -> When | None:
    """Give the date that the text gives the same noun elsewhere (“an assault … The assault occurred on X”)."""
    found: dict[str, tuple[DateExpression, When]] = {}
    for expression in document.dates:
        if expression.when and _tells(expression) and _names(teller(expression), noun.lemma_):
            found.setdefault(expression.when.edtf, (expression, expression.when))
    if len(found) != 1:
        return None
    expression, when = next(iter(found.values()))
    start, end = expression.paragraph.span_of(expression.tokens)
    anchor = f"“{document.text.content[start:end]}” at {start}"
    return When(when.edtf, None, "inherited_from_paragraph", anchor, when.words_alone)


def _names(telling: Token, lemma: str) -> bool:
    subject = subject_of(telling)
    if subject is None or telling.lemma_ not in lists()["occur"]["verbs"]:
        return False
    return subject.lemma_ == lemma and any(c.lower_ in ("the", "this", "that") for c in subject.children)


def _tells(expression: DateExpression) -> bool:
    when = expression.when
    return when is not None and when.method != "ongoing_at_publication" and ".." not in when.edtf[:3]


def _continued(
    document: Document, paragraph: Paragraph, token: Token, last: DateExpression, like: frozenset[str]
) -> When | None:
    """Give the date of the sentence before to one that goes on telling: the same event, or soon after."""
    assert last.when is not None  # noqa: S101
    telling = teller(last)
    start, end = paragraph.span_of(last.tokens)
    at, head = paragraph.start + token.idx, clause_head(token)
    if not is_simple_past(telling) or _quoted(document, start) != _quoted(document, at):
        return None
    anchor = f"“{document.text.content[start:end]}” at {start}"
    same = telling.lemma_ == token.lemma_ or ({telling.lemma_, token.lemma_} <= like)
    if same:
        return When(last.when.edtf, None, "inherited_from_paragraph", anchor, last.when.words_alone)
    near = _is_near(last, token)
    if near and _elaborates(telling, head):
        return When(last.when.edtf, None, "inherited_from_paragraph", anchor, last.when.words_alone)
    if not near or _moves_on(token.sent) or not _goes_on(document, paragraph, token):
        return None  # later, nobody says how much: the event extractor gives it bounds
    return When(loosen(last.when.edtf), None, "inherited_from_paragraph", anchor)


def _is_near(last: DateExpression, token: Token) -> bool:
    """Say whether nothing stands between a dated sentence and one that goes on, or only sentences that go on too."""
    between = [s for s in token.doc.sents if last.tokens.sent.end <= s.start < token.sent.start]
    return len(between) <= BETWEEN and all(_is_told(s.root) and not _moves_on(s) for s in between)


def _is_told(verb: Token) -> bool:
    """Say whether a sentence stays in the past: simple past, or what had happened just then."""
    return is_past(verb) and not any(a.lemma_ == "have" and a.tag_ != "VBD" for a in auxiliaries(verb))


def _elaborates(telling: Token, head: Token) -> bool:
    """Say whether a sentence tells singly what the one before told of several (“two men were beaten. X was …”)."""
    general, single = subject_of(telling), subject_of(head)
    if general is None or single is None or general.tag_ != "NNS" or single.pos_ != "PROPN":
        return False
    return any(child.dep_ == "nummod" for child in general.children)


def _quoted(document: Document, at: int) -> str | None:
    """Give whose quoted words stand there; what is only reported (“X said that …”) goes on with the report."""
    around = [a for a in document.attributions if a.start <= at < a.end and a.speakers[-1].how == "direct"]
    return around[0].speakers[-1].name if around else None


def _moves_on(sentence: Span) -> bool:
    return any(token.lower_ in lists()["sequence"]["words"] for token in sentence)


def _goes_on(document: Document, paragraph: Paragraph, token: Token) -> bool:
    """Say whether the subject, or whom something is done to, is somebody the paragraph has spoken of before."""
    head = clause_head(token)
    subject = subject_of(head)
    if subject is None:
        return False
    done_to = [c for c in head.children if c.dep_ in ("dobj", "dative") or (c.dep_ == "prep" and c.lower_ in UPON)]
    objects = [
        o for c in done_to for o in ([c] if c.dep_ != "prep" else c.children) if o.dep_ in ("dobj", "dative", "pobj")
    ]
    return any(_is_known(document, paragraph, token, noun) for noun in (subject, *objects))


def _is_known(document: Document, paragraph: Paragraph, token: Token, noun: Token) -> bool:
    mention = document.mention_of(paragraph, noun)
    if any(child.dep_ == "poss" and child.lower_ == "its" for child in noun.children):
        return True  # “its coordinator”: of the body that was just told of
    if mention is None or noun.pos_ == "PRON" or noun.lower_ in ALL:
        return (noun.pos_ == "PRON" and noun.lower_ not in ("it", "there", "this", "that")) or noun.lower_ in ALL
    earlier = document.mentions_in(paragraph.start, paragraph.start + token.sent.start_char)
    known = {r.id for m in earlier for r in document.meant_by(m)}
    return any(r.id in known for r in document.meant_by(mention))
