"""The learnt reader at work: what it finds in texts of the vault, beyond what the rules tell, waits for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from threading import RLock

from attrs import frozen

from aigaq.bulk import Runner
from aigaq.errors import ExtractionFailed
from aigaq.extract import suggest
from aigaq.extract.triggers import version
from aigaq.model.claim import LEARNT_READER, Claim
from aigaq.model.source import Description
from aigaq.model.text import Text
from aigaq.review import describe
from aigaq.store import Store
from aigaq.workbench.adding import guarded
from aigaq.workbench.answers import SuggestReport
from aigaq.workbench.proposing import beside

WINDOW = 64
"""Texts under way at once."""
Step = Callable[[int, int], None]


def suggest_item(item: tuple[Text, Description]) -> tuple[Claim, ...] | None:
    """Read one text, in a pool or here; ``None`` where it fails, so that the rest of the batch goes on."""
    found = guarded(suggest, item)
    return None if isinstance(found, ExtractionFailed) else found


@frozen(eq=False)
class Suggesting:
    """One run of the learnt reader over some sources."""

    store: Store
    by: str
    now: Callable[[], str]
    runner: Runner
    deciding: RLock
    """Held while what is found is put beside what people have judged."""

    def run(self, sources: Iterable[str], step: Step) -> SuggestReport:
        """Read the texts of these sources; each one's suggestions are kept as soon as it is done."""
        texts, decisions, received = self.store.texts(), self.store.decisions(), self.store.sources()
        wanted = [texts[source] for source in dict.fromkeys(sources) if source in texts]
        described = {text.source: describe(received[text.source], decisions).description for text in wanted}
        done = proposed = judged = 0
        failed: list[str] = []
        for window in _windows(wanted):
            results = self.runner.map(suggest_item, [(text, described[text.source]) for text in window])
            for text, found in zip(window, results, strict=True):
                if found is None:
                    failed.append(text.source)
                else:
                    new, known = self._keep(text, found)
                    proposed, judged = proposed + new, judged + known
                done += 1
                step(done, len(wanted))
        return SuggestReport(version(), done - len(failed), proposed, judged, tuple(failed))

    def _keep(self, text: Text, found: Sequence[Claim]) -> tuple[int, int]:
        with self.deciding:
            proposals = beside(self.store, text, found, LEARNT_READER)
            details = {"reader": version(), "proposed": len(proposals.new), "judged": proposals.judged}
            with self.store.writing() as writer:
                writer.put_proposals(text.id, proposals.every)
                writer.log(self.now(), self.by, "suggestion", (text.source,), details)
        return len(proposals.new), proposals.judged


def _windows(texts: Iterable[Text]) -> Iterator[list[Text]]:
    rest = iter(texts)
    while window := list(islice(rest, WINDOW)):
        yield window
