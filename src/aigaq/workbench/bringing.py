"""Bringing in: files and folders, the second reader, what is known about a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from aigaq.bulk import Pool
from aigaq.intake import safe_name
from aigaq.model.consent import CLOSED, Consent
from aigaq.model.review import Decision
from aigaq.model.source import Source
from aigaq.workbench import deciding, testimony
from aigaq.workbench.answers import AddItem, AddReport, SuggestReport, report_of
from aigaq.workbench.searching import Searching

if TYPE_CHECKING:
    from aigaq.second import Server
    from aigaq.workbench.seconding import SecondReport

Step = Callable[[int, int], None]
"""Told after each file: how many are done, and of how many."""


class Bringing(Searching):
    """What enters the vault."""

    def add(self, paths: Iterable[Path], step: Step = lambda *_: None, workers: int | None = None) -> AddReport:
        """Read files and folders into the vault; ``step(done, total)`` is called after each file."""
        self._require("documenter")
        from aigaq.workbench.adding import Adding  # loads the parser, which looking and deciding do not need

        self._before_change()
        with Pool(workers) as pool:
            items, skipped = Adding(self._store, self._by, self._now, pool).run(paths, step)
        return self._added(items, skipped)

    def add_bytes(
        self, files: Iterable[tuple[str, bytes]], step: Step = lambda *_: None, workers: int | None = None
    ) -> AddReport:
        """Read files that came as names and bytes, such as uploads: nothing of them is written unsealed.

        Of a name only the last part is kept. Raises `NothingToAdd` where there is no file at all.
        """
        self._require("documenter")
        from aigaq.workbench.adding import Adding, Upload  # loads the parser

        uploads = [Upload(safe_name(name), data) for name, data in files]
        self._before_change()
        with Pool(workers) as pool:
            items = Adding(self._store, self._by, self._now, pool).run_over(uploads, step)
        return self._added(items, 0)

    def _added(self, items: list[AddItem], skipped: int) -> AddReport:
        self._shared.outdated({item.source for item in items if item.source and item.outcome != "known"})
        return report_of(self.material(), items, skipped)

    # ── testimonies and consent ────────────────────────────────────────────────────────────────────

    def write_testimony(
        self, fields: Mapping[str, str], text: str, consent: Consent = CLOSED, reason: str = ""
    ) -> Source:
        """Keep a testimony that is written here: a Markdown file with what is known of it, and what it may be used for.

        ``fields``: see `aigaq.workbench.testimony.FIELDS`. Raises `BadValue`, `BadDate` or `NothingToAdd`.
        """
        data = testimony.page(fields, text)
        name = f"testimony-{self._now()[:19].replace(':', '')}.md"
        report = self.add_bytes([(name, data)], workers=1)
        source = report.items[0].source
        assert source is not None  # noqa: S101 - the text is not empty, and a testimony can always be read
        self.set_consent(source, consent, reason)
        return self.material().sources[source]

    def consent(self, source: str) -> Consent:
        """Give what may be done with a source; closed where nobody has said anything. Raises `UnknownSource`."""
        return self.consents().get(self.find_source(source).id, CLOSED)

    def consents(self) -> Mapping[str, Consent]:
        """Give what people have said may be done with each source, by its id; all others are closed."""
        return self._made(testimony.consents)

    def set_consent(self, source: str, consent: Consent, reason: str = "") -> Decision:
        """Say what may be done with a source; the history keeps what was said before. Raises `UnknownSource`."""
        found, hand = self.find_source(source), self._hand(reason)
        return self._rule(lambda: (self._again(testimony.decided(found.id, consent, hand)),), "documenter")

    def read_again(self, sources: Iterable[str], server: Server, step: Step = lambda *_: None) -> SecondReport:
        """Let a language model on this machine propose further claims; each waits for a person's decision."""
        self._require("documenter")
        from aigaq.workbench.seconding import Seconding  # loads the parser

        names = tuple(sources)
        self._before_change()
        report = Seconding(self._store, server, self._by, self._now, self._shared.deciding).run(names, step)
        self._shared.outdated(names)
        return report

    def suggest(
        self, sources: Iterable[str] | None = None, step: Step = lambda *_: None, workers: int | None = None
    ) -> SuggestReport:
        """Let the learnt reader look for events that the rules do not find, in these sources (ids) or in all.

        Each suggestion waits for a person's verdict, and counts for nothing before. Raises `UnknownSource`.
        """
        self._require("documenter")
        from aigaq.workbench.suggesting import Suggesting  # loads the parser and the learnt reader

        names = tuple(self.find_source(one).id for one in (self.material().sources if sources is None else sources))
        self._before_change()
        with Pool(workers) as pool:
            report = Suggesting(self._store, self._by, self._now, pool, self._shared.deciding).run(names, step)
        self._shared.outdated(names)
        return report

    def edit_source(self, query: str, fields: dict[str, str], reason: str = "") -> Source:
        """Set what is known about a source; its claims are worked out anew where they depend on it."""
        source = self.find_source(query)
        self._rule(lambda: deciding.settings(source, fields, self._hand(reason)), "documenter")
        return self.material().sources[source.id]
