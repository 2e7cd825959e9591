"""A claim as its card shows it, on every page that shows claims."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from aigaq.exports.html.labels import Labels
from aigaq.exports.html.safe import excerpt
from aigaq.i18n import Catalogue, catalogue
from aigaq.model.claim import Claim
from aigaq.model.material import Material
from aigaq.model.source import Source
from aigaq.model.text import Passage
from aigaq.model.verdicts import Judged
from aigaq.workbench import Workbench

UNSEEN = Judged("unreviewed")
"""How a claim stands that nobody has judged."""


@frozen
class Who:
    """Somebody in a role; ``href`` opens their case, and is empty for whoever is only described."""

    role: str
    name: str
    href: str


@frozen
class QuoteLink:
    """A quote, and where its passage opens."""

    href: str
    text: str
    language: str
    source: str
    published: str
    """When the report came out; empty where that is not known."""


@frozen
class Card:
    """What a claim says, who says so, how surely, and what people made of it."""

    id: str
    kind: str
    label: str
    state: str
    """machine, proposed, accepted, rejected, corrected or written."""
    by: str
    reason: str
    other: str
    """Id of the claim that took its place, or whose place it took; empty where there is none."""
    people: tuple[Who, ...]
    when: str
    until: str
    edtf: str
    how: str
    """How the date was found, in words."""
    place: str
    value: str
    speakers: tuple[str, ...]
    certainty: str
    quote: QuoteLink
    start: int
    share: float | None = None
    """How probable the learnt reader holds it, where it is its suggestion."""


def passage_href(passage: Passage) -> str:
    """Give the address that opens a passage in its source."""
    return f"/sources/{passage.text.source}?at={passage.start}-{passage.end}#p{passage.start}"


def source_name(source: Source) -> str:
    """Call a source by its title or outlet, and by its file name where it has neither."""
    about = source.description
    return " · ".join(dict.fromkeys(filter(None, (about.value("outlet"), about.value("title"))))) or source.name


@frozen(eq=False)
class Cards:
    """Makes the cards of one page, in one language."""

    bench: Workbench
    language: str

    @cached_property
    def labels(self) -> Labels:
        """The labels of types, roles and methods."""
        return Labels(self.language)

    @cached_property
    def words(self) -> Catalogue:
        """The words of the page's language."""
        return catalogue(self.language)

    @cached_property
    def material(self) -> Material:
        """All that the vault holds."""
        return self.bench.material()

    def card(self, claim: Claim) -> Card:
        """Give the card of a claim."""
        judged = self.bench.claim_states().get(claim.id, UNSEEN)
        return Card(
            id=claim.id,
            kind=claim.kind,
            label=self.labels.type(claim.kind, claim.type),
            state="machine" if judged.state == "unreviewed" else judged.state,
            by=judged.by,
            reason=judged.reason,
            other=judged.other,
            people=tuple(self._who(self.labels.of("role", p.role), p.name, p.referent) for p in claim.participants),
            when=self.words.date(claim.when.edtf) if claim.when else "",
            until=self.words.date(claim.until.edtf) if claim.until else "",
            edtf=claim.when.edtf if claim.when else "",
            how=self.labels.of("method", claim.when.method) if claim.when else "",
            place=claim.place or "",
            value=claim.value or "",
            speakers=tuple(self._who("", s.name, s.referent).name for s in claim.speakers),
            certainty=claim.certainty,
            quote=self.quote(claim.passage),
            start=claim.passage.start,
            share=claim.extractor.probability,
        )

    def quote(self, passage: Passage) -> QuoteLink:
        """Give a passage as a quote that opens it."""
        source = self.material.sources[passage.text.source]
        language = source.description.value("language") or ""
        published = self.words.date(source.description.value("published"), "short")
        return QuoteLink(passage_href(passage), excerpt(passage.quote), language, source_name(source), published)

    def _who(self, role: str, name: str, referent: str | None) -> Who:
        entity = self.material.entity_of.get(referent) if referent else None
        if entity is None:
            return Who(role, name, "")
        shown = entity.name if name.startswith("[") else name
        return Who(role, shown, f"/people/{entity.id}" if entity.kind == "person" else "")
