"""The second reader at work: texts of the vault, one stretch at a time, and what it proposes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from threading import RLock

from attrs import frozen

from aigaq import second
from aigaq.errors import NoSecondReader
from aigaq.extract import date_words
from aigaq.model.claim import SECOND_READER, Claim
from aigaq.model.source import Source
from aigaq.model.text import Text
from aigaq.review import describe
from aigaq.second import Refused, Server
from aigaq.store import Store
from aigaq.workbench.proposing import beside

Step = Callable[[int, int], None]


@frozen
class SecondReport:
    """What a second reader proposed."""

    model: str
    sources: int
    """Sources it has read to their end."""
    proposed: int
    """Proposals that wait for a person."""
    refused: dict[Refused, int]
    """Proposals left out, by the reason."""
    stopped: str = ""
    """Why it did not read all sources; what was read before is kept."""


@frozen(eq=False)
class Seconding:
    """One run of the second reader over some sources."""

    store: Store
    server: Server
    by: str
    now: Callable[[], str]
    deciding: RLock
    """Held while what it proposes is put beside what people have judged."""

    def run(self, sources: Iterable[str], step: Step) -> SecondReport:
        """Read the texts of these sources again; each one's proposals are kept as soon as it is done."""
        texts = self.store.texts()
        wanted = [source for source in dict.fromkeys(sources) if source in texts]
        refused: Counter[Refused] = Counter()
        proposed = done = 0
        stopped = ""
        for source in wanted:
            try:
                claims, left_out = self._read(texts[source])
            except NoSecondReader as error:
                stopped = error.message
                break
            proposed, done = proposed + self._keep(texts[source], claims, left_out), done + 1
            refused.update(left_out)
            step(done, len(wanted))
        return SecondReport(self.server.model, done, proposed, dict(sorted(refused.items())), stopped)

    def _read(self, text: Text) -> tuple[list[Claim], list[Refused]]:
        known = self._known(text)
        claims: dict[str, Claim] = {}
        refused: list[Refused] = []
        for start, end in second.windows(text):
            answer = self.server.ask(second.messages(text, start, end))
            verdict = second.check(answer, known, (start, end), self.server.model)
            claims.update((claim.id, claim) for claim in verdict.claims)
            refused += verdict.refused
        return list(claims.values()), refused

    def _known(self, text: Text) -> second.Known:
        described = describe(self._source(text.source), self.store.decisions()).description
        mentions, claims = self.store.mentions(text.source), self.store.claims(text.source)
        return second.Known(text, mentions, claims, date_words(text, described))

    def _source(self, source: str) -> Source:
        return self.store.sources()[source]

    def _keep(self, text: Text, claims: list[Claim], refused: list[Refused]) -> int:
        with self.deciding:
            proposals = beside(self.store, text, claims, SECOND_READER)
            refused += ["known"] * proposals.judged
            counts = {"proposed": len(proposals.new), "refused": len(refused)}
            details = {"model": self.server.model, "prompt": second.PROMPT, **counts}
            with self.store.writing() as writer:
                writer.put_proposals(text.id, proposals.every)
                writer.log(self.now(), self.by, "second reading", (text.source,), details)
        return len(proposals.new)
