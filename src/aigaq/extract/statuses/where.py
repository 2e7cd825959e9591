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


def had_left(document: Document, event: Claim, mine: Sequence[Claim]) -> bool:
    """Say whether a person was out of reach of a court: settled abroad before, and not brought back since.

    ``mine`` are the person's events. Where no country of the court is told, nothing is concluded.
    """
    court = _court(document, event)
    if court is None or event.when is None or event.when.date.bounds.first is None:
        return False
    before = [e for e in mine if e is not event and e.certainty in ("asserted", "alleged") and _is_before(e, event)]
    gone = [e for e in before if _is_abroad(document, e, court)]
    return bool(gone) and not any(
        e.type in ("deportation", "arrest", "detention") and any(_is_before(g, e) for g in gone) for e in before
    )


def _court(document: Document, event: Claim) -> str | None:
    """Give the country of whoever sentences, by its name or the place named with it (“a court in N.”)."""
    courts = {p.referent for p in event.named("agent", "perpetrator") if p.referent}
    spots = [m.passage for m in document.mentions if m.referent.id in courts]
    found = {country for spot in spots for country in _named(document, spot)}
    return found.pop() if len(found) == 1 else None


def _is_abroad(document: Document, event: Claim, country: str) -> bool:
    """Say whether an event puts a person into another country."""
    at = _place(document, event)
    if event.type in SETTLING:
        return at is not None and at != country
    return event.type == "departure" and (at is None or at != country)


def _place(document: Document, event: Claim) -> str | None:
    return stated(document, event) or next(iter(_named(document, event.passage)), None)


def _is_before(earlier: Claim, later: Claim) -> bool:
    if earlier.when is None or later.when is None:
        return False
    one, other = earlier.when.date.bounds, later.when.date.bounds
    if one.first is None or one.last is None or other.last is None:
        return False
    return one.last <= other.last and one.first < other.last


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
