"""The one façade: every use case is one method; the command line and the web pages call only this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from aigaq import casefile, store, vault
from aigaq.bulk import Pool
from aigaq.errors import UnknownClaim, VaultExists
from aigaq.model.casefile import CaseFile, Difference, Held
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.pattern import Patterns
from aigaq.model.position import Position
from aigaq.model.review import Decision
from aigaq.model.source import Source
from aigaq.model.text import Text
from aigaq.model.verdicts import Grade
from aigaq.workbench import asking, deciding, finding, judging, publishing
from aigaq.workbench.answers import AddReport as AddReport
from aigaq.workbench.answers import DeadlineLine as DeadlineLine
from aigaq.workbench.answers import Found as Found
from aigaq.workbench.answers import JudgementsReport as JudgementsReport
from aigaq.workbench.answers import Listed as Listed
from aigaq.workbench.answers import PersonHit as PersonHit
from aigaq.workbench.answers import Question as Question
from aigaq.workbench.answers import StatusQuestion as StatusQuestion
from aigaq.workbench.answers import report_of
from aigaq.workbench.gathering import gather
from aigaq.workbench.keeping import Ask, Clock, Keeping
from aigaq.workbench.looking_back import as_of

if TYPE_CHECKING:
    from aigaq.model.explanation import Explanation
    from aigaq.second import Server
    from aigaq.workbench.seconding import SecondReport

Step = Callable[[int, int], None]
"""Told after each file: how many are done, and of how many."""
EXTRACTED_FROM = frozenset({"published", "outlet", "author", "language", "title"})
"""Fields of a description that claims depend on: when one is set, the source is extracted anew."""


def utc_now() -> datetime:
    """Give the time of day in UTC."""
    return datetime.now(UTC)


class Workbench(Keeping):
    """An open vault and all that can be done with it. Use it as a context manager."""

    @classmethod
    def create(cls, folder: Path, ask: Ask, *, by: str, clock: Clock = utc_now) -> Workbench:
        """Make a new vault; ``ask`` gives the passphrase. Raises `VaultExists`."""
        if folder.exists():
            raise VaultExists
        passphrase = ask()
        bench = cls(store.found(folder, passphrase), folder, passphrase=passphrase, by=by, clock=clock)
        with bench._store.writing() as writer:
            writer.log(bench._now(), by, "init", ())
        return bench

    @classmethod
    def open(cls, folder: Path, ask: Ask, *, by: str, clock: Clock = utc_now) -> Workbench:
        """Open a vault; ``ask`` is called for the passphrase only if there is a vault to open."""
        vault.read_header(folder)
        passphrase = ask()
        opened = store.Store.open(folder, vault.unlock(folder, passphrase))
        return cls(opened, folder, passphrase=passphrase, by=by, clock=clock)

    def __enter__(self) -> Workbench:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    # ── bringing in ────────────────────────────────────────────────────────────────────────────────

    def add(self, paths: Iterable[Path], step: Step = lambda *_: None, workers: int | None = None) -> AddReport:
        """Read files and folders into the vault; ``step(done, total)`` is called after each file."""
        from aigaq.workbench.adding import Adding  # loads the parser, which looking and deciding do not need

        with Pool(workers) as pool:
            items, skipped = Adding(self._store, self._by, self._now, pool).run(paths, step)
        self._material = None
        return report_of(self.material(), items, skipped)

    def read_again(self, sources: Iterable[str], server: Server, step: Step = lambda *_: None) -> SecondReport:
        """Let a language model on this machine propose further claims; each waits for a person's decision."""
        from aigaq.workbench.seconding import Seconding  # loads the parser

        report = Seconding(self._store, server, self._by, self._now).run(sources, step)
        self._material = None
        return report

    def edit_source(self, query: str, fields: dict[str, str], reason: str = "") -> Source:
        """Set what is known about a source; its claims are worked out anew where they depend on it."""
        source = self.find_source(query)
        decisions = deciding.settings(source, fields, self._hand(reason))
        self._decide(*decisions)
        return self.material().sources[source.id]

    # ── looking ────────────────────────────────────────────────────────────────────────────────────

    def material(self) -> Material:
        """Give all that the vault holds, with the people it resolves to; loaded once."""
        if self._material is None:
            self._material, self._state = gather(self._store, self._state)
            casefile.extend(self._last, self._material)
            self._last = self._material
        return self._material

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
        return casefile.build(self.material(), self.person(query))

    def case_record(self, query: str, *, patterns: bool = False) -> Any:
        """Give the case file as the plain record of the ``json`` export; nothing is written or logged.

        ``patterns``: with the incidents that may belong together, which takes a while in a large vault.
        """
        head = {"made_by": self._by, "asks_patterns": patterns}
        return msgspec.json.decode(publishing.render(self.material(), "json", self.person(query), **head))

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

    def search_list(self, names: Path) -> Iterator[Listed]:
        """Look up each name of a file, one name a line. Raises `UsageError` for a file that cannot be read."""
        return finding.listed(self.material(), names)

    @property
    def folder(self) -> Path:
        """The vault's folder, as it was opened."""
        return self._folder

    def questions(self) -> tuple[Question, ...]:
        """Give the open questions, those first whose answer settles most."""
        return asking.questions(self.material())

    def crowds(self) -> tuple[str, ...]:
        """Say which names so many bear that only those who share a fact were compared, the largest crowd first."""
        return asking.crowds(self.material())

    def status(self, ask: StatusQuestion) -> tuple[Held, ...]:
        """Give what everybody, or one person, was on each track on a day."""
        material = self.material()
        if ask.known_on is not None:
            material = as_of(material, self._store.sources(), self._store.decisions(), ask.known_on)
        return asking.status_lines(material, ask, self._today(), self.material())

    def today(self) -> date:
        """Give the day by this machine's clock."""
        return self._today()

    def deadlines(self, on: date | None = None, within: int | None = None) -> tuple[DeadlineLine, ...]:
        """Give what comes due and what was missed, soonest first, counted from a day; ``within`` so many days of it."""
        return asking.deadline_lines(self.material(), on or self._today(), within)

    def patterns(self, person: str | None = None) -> Patterns:
        """Give incidents that may belong together, with reasons for and against and what chance would do."""
        return asking.patterns(self.material(), self.person(person) if person else None)

    def differences(self, person: str | None = None) -> tuple[Difference, ...]:
        """Give what differs between the reports, about one person or about everyone, the gravest first."""
        return casefile.differences(self.material(), self.person(person) if person else None)

    def positions(self, authority: str | None = None, person: str | None = None) -> tuple[Position, ...]:
        """Give what authorities said or did, by date: those of one authority, or on one person, or all."""
        return asking.position_lines(self.material(), authority, self.person(person) if person else None)

    def grades_of(self, subject: str) -> tuple[Grade, ...]:
        """Give what people think of a claim or a source, by its id."""
        return casefile.grades(self.material()).get(subject, ())

    # ── deciding ───────────────────────────────────────────────────────────────────────────────────

    def merge(self, one: str, other: str, reason: str = "") -> Decision:
        """Decide that two people are one."""
        return self._decide(deciding.merge(self.material(), one, other, self._hand(reason)))

    def split(self, person: str, other: str, reason: str = "") -> Decision:
        """Decide that two are not the same; ``other`` is a person, a spelling or a source."""
        return self._decide(*deciding.split(self.material(), person, other, self._hand(reason)))

    def judge(self, claim: str, verdict: Literal["accept", "reject"], reason: str = "") -> Decision:
        """Accept or reject a claim by the first digits of its id. Raises `UnknownClaim`."""
        hand = self._hand(reason)
        return self._decide(Decision(verdict, (self._store.claim(claim).id,), hand.by, hand.at, hand.reason))

    def settle(self, difference: str, stands: str, reason: str) -> Decision:
        """Settle a difference by the first digits of its id: which reading stands, ``both`` or ``unresolved``."""
        return self._decide(deciding.settle(self.material(), difference, stands, self._hand(reason)))

    def grade(self, what: str, code: str, step: str = "0", reason: str = "") -> Decision:
        """Grade a claim's report or one of its speakers, or a whole source. Raises `BadValue` or `UnknownSource`."""
        subject = self.find_claim(what) or self.find_source(what)
        return self._decide(deciding.grade(self.material(), subject, step, code, self._hand(reason)))

    def undo(self, decision: str | None = None, reason: str = "") -> Decision:
        """Take back the last decision, or the one whose id begins so. Raises `NothingToUndo`."""
        return self._decide(deciding.undo(self._store.decisions(), decision, self._hand(reason)))

    def import_judgements(self, path: Path, reason: str = "") -> JudgementsReport:
        """Take over what people have decided in another program, from nomenklatura's resolver file."""
        hand = self._hand(reason)
        decisions, report = judging.taken_over(path, self.material(), self._store.decisions(), hand)
        if decisions:
            self._decide(*decisions)
        return report

    def _decide(self, *decisions: Decision) -> Decision:
        with self._store.writing() as writer:
            for decision in decisions:
                writer.put_decision(decision)
                details = {"verdict": decision.verdict, "reason": decision.reason, "field": decision.field}
                writer.log(decision.at, self._by, "decision", (decision.id, *decision.subjects), details)
        self._material = None
        self._extract_what_changed(decisions)
        return decisions[-1]

    def _extract_what_changed(self, decisions: tuple[Decision, ...]) -> None:
        from aigaq.workbench.adding import extract_again

        before = {d.id: d for d in self._store.decisions()}
        touched = [before.get(d.subjects[0], d) if d.verdict == "undo" else d for d in decisions]
        for source in sorted({d.subjects[0] for d in touched if d.verdict == "set" and d.field in EXTRACTED_FROM}):
            extract_again(self._store, source, self._by, self._now())
            self._material = None

    # ── giving out ─────────────────────────────────────────────────────────────────────────────────

    def export(self, name: str, target: Path, *, person: str | None, language: str, force: bool) -> dict[str, Any]:
        """Write an export to a file and the fact into the log."""
        who, now = (self.person(person) if person else None), self._now()
        head = {"language": language, "made_by": self._by, "made_at": now, "key": self._store.keys.pseudonyms}
        data = publishing.render(self.material(), name, who, **head)
        written = publishing.write(data, target, force=force)
        with self._store.writing() as writer:
            writer.log(now, self._by, "export", (who.id,) if who else (), {"format": name, **written})
        return {"format": name, **written}

    def export_judgements(self, target: Path, *, force: bool) -> dict[str, Any]:
        """Write the decisions on who is who that stand as nomenklatura's resolver file, and the fact into the log."""
        written = publishing.write(judging.written(self._store.decisions()), target, force=force)
        with self._store.writing() as writer:
            writer.log(self._now(), self._by, "export", (), {"format": "judgements", **written})
        return {"format": "judgements", **written}
