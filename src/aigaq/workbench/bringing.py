"""Bringing in: files and folders, the second reader, what is known about a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from aigaq.bulk import Pool
from aigaq.model.source import Source
from aigaq.workbench import deciding
from aigaq.workbench.answers import AddReport, report_of
from aigaq.workbench.seeing import Seeing

if TYPE_CHECKING:
    from aigaq.second import Server
    from aigaq.workbench.seconding import SecondReport

Step = Callable[[int, int], None]
"""Told after each file: how many are done, and of how many."""


class Bringing(Seeing):
    """What enters the vault."""

    def add(self, paths: Iterable[Path], step: Step = lambda *_: None, workers: int | None = None) -> AddReport:
        """Read files and folders into the vault; ``step(done, total)`` is called after each file."""
        self._require("documenter")
        from aigaq.workbench.adding import Adding  # loads the parser, which looking and deciding do not need

        with Pool(workers) as pool:
            items, skipped = Adding(self._store, self._by, self._now, pool).run(paths, step)
        self._shared.outdated({item.source for item in items if item.source and item.outcome != "known"})
        return report_of(self.material(), items, skipped)

    def read_again(self, sources: Iterable[str], server: Server, step: Step = lambda *_: None) -> SecondReport:
        """Let a language model on this machine propose further claims; each waits for a person's decision."""
        self._require("documenter")
        from aigaq.workbench.seconding import Seconding  # loads the parser

        names = tuple(sources)
        report = Seconding(self._store, server, self._by, self._now).run(names, step)
        self._shared.outdated(names)
        return report

    def edit_source(self, query: str, fields: dict[str, str], reason: str = "") -> Source:
        """Set what is known about a source; its claims are worked out anew where they depend on it."""
        source = self.find_source(query)
        self._rule(lambda: deciding.settings(source, fields, self._hand(reason)), "documenter")
        return self.material().sources[source.id]
