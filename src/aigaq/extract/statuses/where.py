"""In which country a status is held: by who grants it, where, and where else the text places that person.

What is read from the event itself is stated with the status. What is only likely, from the person's other events or
the report as a whole, decides nothing but whether a refugee status is a yearly one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aigaq.extract.document import Document
from aigaq.model.claim import Claim
from aigaq.model.text import Passage

SETTLING = ("asylum_application", "status_granted", "status_extended", "status_denied", "arrival", "crossing")
"""Events that tell in which country a person seeks or has protection."""


def stated(document: Document, event: Claim) -> str | None:
    """Give the country of whoever acts, else of the place: ISO 3166-1 alpha-2."""
    referents = [p.referent for p in event.named("agent", "perpetrator") if p.referent]
    for wanted in [*referents, event.place_referent]:
        for mention in document.mentions:
            if wanted and mention.referent.id == wanted and mention.geo:
                return mention.geo.country
    return None


def likely(document: Document, event: Claim, events: Sequence[Claim]) -> str | None:
    """Give the country that most likely acts: stated, in the sentence, in the person's story or the report's."""
    if found := stated(document, event):
        return found
    if len(named := set(_named(document, event.passage))) == 1:
        return named.pop()
    people = {p.referent for p in event.named("subject") if p.referent}
    settling = sorted((e for e in events if e.type in SETTLING), key=lambda e: SETTLING.index(e.type))
    mine = [e for e in settling if people & {p.referent for p in e.named("subject")}]
    if found := next(filter(None, (stated(document, e) for e in mine)), None):
        return found
    counted = Counter(m.geo.country for m in document.mentions if m.geo and m.geo.country)
    return min(counted, key=lambda c: (-counted[c], c), default=None)


def _named(document: Document, passage: Passage) -> list[str]:
    mentions = document.mentions_in(passage.start, passage.end)
    return [m.geo.country for m in mentions if m.geo and m.geo.country]
