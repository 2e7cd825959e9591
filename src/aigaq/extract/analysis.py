"""The steps over one parsed document, in their order."""

from __future__ import annotations

from aigaq.extract import attributes, dates, events, mentions, relations, speakers, statuses
from aigaq.extract.document import Document
from aigaq.model.claim import Claim


def prepare(document: Document) -> None:
    """Find who is named in a parsed document, when, and who says what."""
    mentions.find(document)
    dates.find(document)
    speakers.find(document)


def analyse(document: Document) -> list[Claim]:
    """Run all steps over a parsed document and give its claims, sorted by passage."""
    prepare(document)
    told = events.find(document)
    claims = [*told, *statuses.find(document, told), *relations.find(document), *attributes.find(document)]
    unique = {claim.id: claim for claim in claims}
    return sorted(unique.values(), key=lambda c: (c.passage.start, c.passage.end, c.kind, c.type, c.id))
