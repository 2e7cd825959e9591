"""What an export is made from, and how a format describes itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Literal

from attrs import define, field, frozen, validators

from aigaq.casefile.index import index
from aigaq.casefile.kept import once
from aigaq.errors import UsageError
from aigaq.model.casefile import CaseFile
from aigaq.model.claim import Claim, Participant
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.mention import Mention, Referent
from aigaq.model.pattern import Patterns
from aigaq.model.review import Decision

LANGUAGES = ("en", "ru", "kk")
"""Languages in which labels can be printed (ISO 639)."""


@frozen(eq=False)
class Order:
    """What is to be exported: the vault's material and, for formats about one person, the case file."""

    material: Material
    case: CaseFile | None = None
    language: Literal["en", "ru", "kk"] = field(default="en", validator=validators.in_(LANGUAGES))
    """Language of the labels; texts stay in their own."""
    made_by: str = ""
    """Who makes the export, as it shall stand in its head."""
    made_at: str = ""
    """When, ISO 8601 in UTC; given from outside so that the same order gives the same bytes."""
    version: str = ""
    """The version of Aigaq that makes it."""
    key: bytes = field(default=b"", repr=False)
    """The vault's key for pseudonyms, for formats that name nobody."""
    asks_patterns: bool = True
    """Whether incidents that may belong together are looked for, which takes a while in a large vault."""
    looked: Patterns | None = None
    """Those of the whole vault, where they have been looked for already."""

    @property
    def person_case(self) -> CaseFile:
        """The case file. Raises `UsageError` where the order names no person."""
        if self.case is None:
            raise UsageError(reason="This format is about one person; name one.")
        return self.case

    @cached_property
    def patterns(self) -> Patterns | None:
        """Incidents that may belong together in the whole vault; ``None`` where they are not asked for."""
        if self.looked is not None or not self.asks_patterns:
            return self.looked
        from aigaq.patterns import patterns  # loads numpy, which most exports do not need

        return patterns(self.material)

    @cached_property
    def verdicts(self) -> dict[str, bool]:
        """By claim id: whether a person accepted or wrote it (true), or rejected or replaced it (false)."""
        judged = index(self.material).judged
        found = {"accepted": True, "written": True, "rejected": False, "corrected": False}
        return {name: found[one.state] for name, one in judged.items() if one.state in found}

    def kept(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Give the claims that nobody has rejected."""
        return tuple(c for c in claims if self.verdicts.get(c.id, True))

    def reviewed(self, claims: tuple[Claim, ...]) -> bool:
        """Say whether a person has accepted any of the claims."""
        return any(self.verdicts.get(c.id, False) for c in claims)

    def name_of(self, referent: str | None, otherwise: str) -> str:
        """Give the main name in the vault of whom a source means, or else the name it uses."""
        entity = self.material.entity_of.get(referent) if referent else None
        return entity.name if entity else otherwise

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """All people, organisations and places by id."""
        return {entity.id: entity for entity in self.material.resolution.entities}

    def entity_id(self, referent: str | None) -> str | None:
        """Give the id in the vault of whom a source means, where that is known."""
        entity = self.material.entity_of.get(referent) if referent else None
        return entity.id if entity else None

    def main_name(self, who: Participant) -> str:
        """Give the main name of a participant; ``[…]`` for someone unnamed."""
        return self.name_of(who.referent, who.name)

    def speaker(self, claim: Claim) -> str:
        """Give the main name of the innermost speaker, or ``narration``."""
        if not claim.speakers:
            return "narration"
        innermost = claim.speakers[-1]
        return self.name_of(innermost.referent, innermost.name)

    def referent_name(self, referent: str) -> str:
        """Give the name that one source uses and the file, as ``Name (file)``; the id where nothing is known."""
        found = self._meant(referent) or index(self.material).kept.of(Referents).of(self.material).get(referent)
        return f"{found.name} ({self.file_of(found.source)})" if found else referent

    def _meant(self, referent: str) -> Referent | None:
        """Give whom an id means by the spellings of that person: most are called what some source calls them."""
        entity = self.material.entity_of.get(referent)
        if entity is None:
            return None
        if entity.id not in self._spelt:
            spelt = (Referent(one.source, entity.kind, one.form) for one in entity.spellings)
            self._spelt[entity.id] = {one.id: one for one in spelt}
        return self._spelt[entity.id].get(referent)

    @cached_property
    def _spelt(self) -> dict[str, dict[str, Referent]]:
        return {}

    def rejected_in(self, case: CaseFile) -> tuple[Claim, ...]:
        """Give the claims about a case file's person that somebody rejected and that it therefore leaves out."""
        shown = {claim.id for claim in claims_of(case)}
        found = {c.id: c for c in _not_counting(self.material) if not self.verdicts.get(c.id, True)}
        mine = [
            c for c in found.values()
            if c.id not in shown and any(self.entity_id(p.referent) == case.person.id for p in c.participants)
        ]  # fmt: skip
        return tuple(sorted(mine, key=lambda c: (c.source, c.passage.start, c.passage.end, c.id)))

    def decisions_on(self, case: CaseFile) -> tuple[Decision, ...]:
        """Give the decisions of people that bear on this case file: on its person, claims and sources."""
        ids = {claim.id for claim in (*claims_of(case), *self.rejected_in(case))}
        ids |= {source.id for source in case.sources} | set(case.person.referents)
        ids |= {difference.settled.decision for difference in case.differences if difference.settled}
        return tuple(d for d in self.material.decisions if ids.intersection((*d.subjects, d.id)))

    def file_of(self, source: str) -> str:
        """Give the file name under which a source was added."""
        return self.material.sources[source].name


@define(eq=False)
class Referents:
    """Whom and what the sources mean, by id; made again only where a source has been read anew."""

    _mentions: Sequence[Mention] = ()
    _found: dict[str, Referent] = field(factory=dict)

    def of(self, material: Material) -> dict[str, Referent]:
        """Give the referents of all mentions."""
        if material.mentions is not self._mentions:
            self._found = {mention.referent.id: mention.referent for mention in material.mentions}
            self._mentions = material.mentions
        return self._found


@once
def _not_counting(material: Material) -> tuple[Claim, ...]:
    """Give the claims that somebody rejected or put right, and proposals that wait."""
    out = index(material).rejected
    return tuple(claim for claim in material.claims if claim.id in out) if out else ()


def claims_of(case: CaseFile) -> tuple[Claim, ...]:
    """Give all claims that a case file rests on, once each, in the order of its lines."""
    groups = [
        *(event.claims for event in case.timeline),
        *(period.claims for period in case.statuses),
        *(deadline.claims for period in case.statuses for deadline in period.deadlines),
        *(attribute.claims for attribute in case.attributes),
        *(relation.claims for relation in case.relations),
        *(reading.claims for difference in case.differences for reading in difference.readings),
        *(position.claims for position in case.positions),
        case.statements,
    ]
    return tuple({claim.id: claim for group in groups for claim in group}.values())


@frozen
class Format:
    """One kind of export: its name on the command line, file suffix, media type and writer."""

    name: str
    suffix: str
    media_type: str
    says: str
    """One line for a list of formats."""
    about: Literal["vault", "person", "either"]
    """Whether it takes the whole vault, one person's case file, or either."""
    write: Callable[[Order], bytes]
    """Gives the bytes; the same order gives the same bytes."""
    names: bool = True
    """Whether people stand in it by name, and sources in their own words."""
    of_others: bool = False
    """Whether a case file in it tells of other people's incidents, where they may belong together with the person's."""
