"""Labels: words before or beside a name that call a person by a status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aigaq.extract import dates
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.events.parties import Parties
from aigaq.extract.statuses.rules import Rule, rules
from aigaq.extract.version import EXTRACTOR, VERSION
from aigaq.model.claim import Claim, Extractor, Participant, When
from aigaq.model.mention import Mention

if TYPE_CHECKING:
    from aigaq.extract.token import Token


def find(document: Document) -> Iterator[tuple[Rule, Claim]]:
    """Give every label put on a named person, with the rule that reads it as a status."""
    labels = [(rule, label) for rule in rules() for label in rule.labels]
    heads = {label[-1] for _, label in labels}
    parties = Parties(document)
    for paragraph in document.paragraphs:
        if paragraph.kind == "byline":
            continue
        for token in paragraph.tokens:
            if token.lemma_.lower() in heads:
                for rule, label in labels:
                    if _stands_at(token, label) and (mention := _called(parties, paragraph, token)):
                        yield rule, _claim(document, *_span(paragraph, token, label), rule, mention)


def _stands_at(token: Token, label: tuple[str, ...]) -> bool:
    if len(label) > token.i + 1:
        return False
    words = [token.nbor(i + 1 - len(label)).lemma_.lower() for i in range(len(label))]
    return all(want in ("*", word) for want, word in zip(label, words, strict=True))


def _span(paragraph: Paragraph, token: Token, label: tuple[str, ...]) -> tuple[int, int]:
    first = token.doc[token.i + 1 - len(label)]
    return paragraph.start + first.idx, paragraph.start + token.idx + len(token)


def _called(parties: Parties, paragraph: Paragraph, token: Token) -> Mention | None:
    """Give the person named right beside the label: “asylum seeker N.”, “N., a naturalised citizen”."""
    around = [token.head] if token.dep_ in ("compound", "appos", "nmod", "amod") else []
    around += [c for c in token.children if c.dep_ == "appos"]
    if token.dep_ == "attr":
        around += [c for c in token.head.children if c.dep_ == "nsubj"]
    for other in around:
        mention = parties.mention(paragraph, other)
        if mention is not None and mention.kind == "person" and mention.form in ("name", "part"):
            return mention
    return None


def _claim(document: Document, start: int, end: int, rule: Rule, mention: Mention) -> Claim:
    return Claim(
        passage=document.passage(min(start, mention.passage.start), max(end, mention.passage.end)),
        kind="status",
        type=rule.status,
        participants=(Participant("subject", mention.referent.name, mention.referent.id),),
        extractor=Extractor(EXTRACTOR, VERSION, rule.rule),
        when=_called_on(document, rule),
        basis="label",
    )


def _called_on(document: Document, rule: Rule) -> When | None:
    """Give the day of publication for a mere label, and “by then” for a status the person holds."""
    published = dates.published_on(document)
    if published is None:
        return None
    if rule.only_with:
        return When(str(published), method="ongoing_at_publication", anchor=f"published {published}")
    return dates.bound_by_publication(document)
