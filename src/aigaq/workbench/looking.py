"""Looking: people, sources, case files, questions, statuses, deadlines, patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from aigaq import casefile
from aigaq.errors import UnknownClaim
from aigaq.model.casefile import CaseFile, Difference, Held
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.pattern import Patterns
from aigaq.model.position import Position
from aigaq.model.source import Source
from aigaq.model.text import Text
from aigaq.model.verdicts import Grade
from aigaq.workbench import asking, finding, publishing
from aigaq.workbench.answers import DeadlineLine, Found, Listed, StatusQuestion
from aigaq.workbench.handwritten import explain_written
from aigaq.workbench.keeping import Keeping
from aigaq.workbench.looking_back import as_of

if TYPE_CHECKING:
    from aigaq.model.explanation import Explanation

T = TypeVar("T")


class Looking(Keeping):
    """What can be asked of an open vault. Nothing here writes."""

    def derived(self, make: Callable[[Material], T], what: object) -> T:
        """Give what a function makes of all that the vault holds, under a name: made once for each state."""
        return self._made(make, what)

    @contextmanager
    def asking(self) -> Iterator[Material]:
        """Give all that the vault holds for deriving something of it, which one thread does at a time."""
        with self._asking() as material:
            yield material

    def sources(self) -> tuple[Source, ...]:
        """Give the sources by file name."""
        return tuple(sorted(self.material().sources.values(), key=lambda s: (s.origin, s.id)))

    def find_source(self, query: str) -> Source:
        """Give the one source with this file name or the first digits of this id."""
        return asking.find_source(self.material(), query)

    def source_text(self, query: str) -> tuple[Source, Text | None]:
        """Give a source and its text layer, if it could be read."""
        source = self.find_source(query)
        return source, self.material().texts.get(source.id)

    def person(self, query: str) -> Entity:
        """Give the one person who answers to a name, in any spelling, or to an id."""
        return asking.find_person(self.material(), query)

    def case(self, query: str) -> CaseFile:
        """Give the case file of the one person who answers to a name or id."""
        person = self.person(query)
        return self._made(lambda material: casefile.build(material, person), ("case", person.id))

    def case_record(self, query: str, *, patterns: bool = False) -> Any:
        """Give the case file as the plain record of the ``json`` export; nothing is written or logged.

        ``patterns``: with the incidents that may belong together, which takes a while in a large vault.
        """
        head = {"made_by": self._by, "asks_patterns": patterns}
        with self._asking() as material:
            return msgspec.json.decode(publishing.render(material, "json", self.person(query), **head))

    def find_claim(self, prefix: str) -> Claim | None:
        """Give the claim whose id begins so; ``None`` where there is none."""
        try:
            return self._store.claim(prefix) if len(prefix) >= 6 else None
        except UnknownClaim:
            return None

    def explain(self, prefix: str) -> tuple[Claim, Explanation]:
        """Say why a claim stands, by the first digits of its id. Raises `UnknownClaim` or `AmbiguousClaim`."""
        from aigaq.extract import explain  # loads the parser

        claim = self._store.claim(prefix)
        if claim.written:
            return claim, explain_written(claim)
        return claim, explain(claim.passage.text, self.source_of(claim).description, claim)

    def source_of(self, claim: Claim) -> Source:
        """Give the source in which a claim stands."""
        return self.material().sources[claim.source]

    def search(self, query: str, limit: int = 20) -> Found:
        """Search the names of people, in any spelling, and the texts."""
        return asking.answer(self.material(), query, self._store.search(query, limit))

    def names(self, query: str) -> Found:
        """Give those whose names answer, likeliest first, without the texts: for choosing who is meant."""
        return finding.by_name(self.material(), query)

    def search_list(self, names: Path | str) -> Iterator[Listed]:
        """Look up each name of a file, or of a pasted text, one name a line. Raises `UsageError` for a bad file."""
        return finding.listed(self.material(), names)

    @property
    def folder(self) -> Path:
        """The vault's folder, as it was opened."""
        return self._folder

    def crowds(self) -> tuple[str, ...]:
        """Say which names so many bear that only those who share a fact were compared, the largest crowd first."""
        return asking.crowds(self.material())

    def status(self, ask: StatusQuestion) -> tuple[Held, ...]:
        """Give what everybody, or one person, was on each track on a day."""
        with self._asking() as now:
            material = now
            if ask.known_on is not None:
                material = as_of(now, self._store.sources(), self._store.decisions(), ask.known_on)
            return asking.status_lines(material, ask, self._today(), now)

    def today(self) -> date:
        """Give the day by this machine's clock."""
        return self._today()

    def deadlines(self, on: date | None = None, within: int | None = None) -> tuple[DeadlineLine, ...]:
        """Give what comes due and what was missed, soonest first, counted from a day; ``within`` so many days of it."""
        day = on or self._today()
        if within is not None:
            return tuple(d for d in self.deadlines(day) if abs(d.days_left) <= within or d.state == "open")
        due = self._made(lambda material: casefile.deadlines(material, day), ("due", day))
        people = self.material().people
        return self._lasting("deadlines", (due, people), lambda: asking.deadline_lines(due, people, day))

    def patterns(self, person: str | None = None) -> Patterns:
        """Give incidents that may belong together, with reasons for and against and what chance would do."""
        who = self.person(person) if person else None
        return self._made(lambda material: asking.patterns(material, who), ("patterns", who and who.id))

    def differences(self, person: str | None = None) -> tuple[Difference, ...]:
        """Give what differs between the reports, about one person or about everyone, the gravest first."""
        who = self.person(person) if person else None
        return self._made(lambda material: casefile.differences(material, who), ("differences", who and who.id))

    def positions(self, authority: str | None = None, person: str | None = None) -> tuple[Position, ...]:
        """Give what authorities said or did, by date: those of one authority, or on one person, or all."""
        who = self.person(person) if person else None
        with self._asking() as material:
            return asking.position_lines(material, authority, who)

    def grades_of(self, subject: str) -> tuple[Grade, ...]:
        """Give what people think of a claim or a source, by its id."""
        return self._made(casefile.grades).get(subject, ())
