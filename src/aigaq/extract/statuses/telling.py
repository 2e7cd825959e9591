"""From words that tell a status to the claims they make: one for each person they are said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract import certainty, dates
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.statuses.rules import Rule
from aigaq.extract.statuses.time import beginning
from aigaq.extract.version import EXTRACTOR, VERSION
from aigaq.model.claim import Claim, Extractor, Participant, When
from aigaq.model.mention import Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token


@frozen(eq=False)
class Telling:
    """Words ``first`` to ``last`` of a paragraph that tell a status, with the verb that says so, if any."""

    document: Document
    paragraph: Paragraph
    rule: Rule
    first: Token
    last: Token
    verb: Token | None

    @property
    def span(self) -> tuple[int, int]:
        """Where the words stand in the text."""
        return self.paragraph.start + self.first.idx, self.paragraph.start + self.last.idx + len(self.last)

    def when(self) -> When | None:
        """Give since when, where the clause says so."""
        if self.verb is None:
            return None
        return beginning(dates.when_of(self.document, self.paragraph, self.verb))

    def claim(self, person: Referent, basis: str, when: When | None, span: tuple[int, int] | None = None) -> Claim:
        """Make the claim about one person; ``span``: where to quote, if not the words themselves."""
        start, end = span or self.span
        said = self.document.speakers_at(start, end)
        sure = certainty.of(self.document, self.paragraph, self.verb) if self.verb is not None else "asserted"
        return Claim(
            passage=self.document.passage(start, end),
            kind="status",
            type=self.rule.status,
            participants=(Participant("subject", person.name, person.id),),
            extractor=Extractor(EXTRACTOR, VERSION, self.rule.rule),
            when=when,
            speakers=said.speakers if said else (),
            certainty=certainty.combine(said.certainty if said else None, sure),
            basis=basis,
        )
