"""What machines propose of a source, put beside what is there: what people have judged is not asked again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from aigaq.model.claim import Claim
from aigaq.model.review import live
from aigaq.model.text import Text
from aigaq.review.claims import JUDGING
from aigaq.store import Store


@frozen
class Proposals:
    """All that is proposed of one source after one reader has read it again."""

    stay: tuple[Claim, ...]
    """What people have judged, and what other readers propose."""
    new: tuple[Claim, ...]
    """What this reader proposes now: it waits for a person."""
    judged: int
    """How much it found again that a person has judged or written already: it is left out."""

    @property
    def every(self) -> tuple[Claim, ...]:
        """All of them, in the order of the text."""
        return tuple(sorted((*self.stay, *self.new), key=lambda c: (c.passage.start, c.passage.end, c.id)))


def beside(store: Store, text: Text, found: Sequence[Claim], reader: str) -> Proposals:
    """Put what a reader (the name of its extractor) finds in a text beside what is there; call it while nobody decides.

    What it proposed before and nobody has judged is replaced. What was accepted, rejected or put right stays as it was,
    and nothing of its type comes back on its passage.
    """
    named = {id_ for d in live(store.decisions()) if d.verdict in JUDGING for id_ in d.subjects}
    before = store.proposals(text.source)
    stay = tuple(c for c in before if c.extractor.name != reader or c.id in named)
    known = (*stay, *store.written(text.source))
    new = tuple(c for c in found if not _is_told(c, known))
    return Proposals(stay, new, len(found) - len(new))


def _is_told(claim: Claim, known: Iterable[Claim]) -> bool:
    kind = (claim.kind, claim.type)
    return any(kind == (other.kind, other.type) and claim.passage.overlaps(other.passage) for other in known)
