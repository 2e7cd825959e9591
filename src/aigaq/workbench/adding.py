"""Bringing files in: receive, read in the sandbox, extract in the pool, write each source in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve, frozen

from aigaq.bulk import Runner
from aigaq.errors import ExtractionFailed, ImpossibleDate, NothingToAdd, ReadingError
from aigaq.extract import EXTRACTOR, VERSION, extract
from aigaq.extract.dates.impossible import impossible_days
from aigaq.intake import Item, problem_of, receive, receive_bytes, walk
from aigaq.model.claim import Extraction
from aigaq.model.source import Description, Reading, Source
from aigaq.model.text import Text
from aigaq.readers import Sandbox
from aigaq.review import describe
from aigaq.store import Store
from aigaq.workbench.answers import AddItem

WINDOW = 64
"""Files under way at once: bounds memory, and gives every process of the pool enough to do."""
Step = Callable[[int, int], None]
T = TypeVar("T")


@frozen(eq=False)
class Upload:
    """A file that came as bytes, and never lay on this disk."""

    origin: str
    """Its bare name."""
    data: bytes


@frozen(eq=False)
class Received:
    """One file whose bytes are in hand, and what its reader made of them."""

    source: Source
    data: bytes
    reading: Reading


def extract_item(item: tuple[Text, Description]) -> Extraction | ExtractionFailed:
    """Extract one text, in a pool or here."""
    return guarded(extract, item)


def guarded(read: Callable[[Text, Description], T], item: tuple[Text, Description]) -> T | ExtractionFailed:
    """Read one text. Whatever goes wrong with one report, the rest of the batch goes on."""
    try:
        return read(*item)
    except Exception as error:  # noqa: BLE001 - the named edge: one bad file in a batch
        return ExtractionFailed(kind=type(error).__name__)


@frozen(eq=False)
class Adding:
    """One `add`: what it writes to, who does it and how."""

    store: Store
    by: str
    now: Callable[[], str]
    runner: Runner

    def run(self, paths: Iterable[Path], step: Step) -> tuple[list[AddItem], int]:
        """Add all files; give what came of each, and how many hidden and system files were passed over."""
        found = list(walk(paths))
        files = [item for item in found if item.fate != "skip"]
        return self.run_over(files, step), len(found) - len(files)

    def run_over(self, files: Sequence[Item | Upload], step: Step) -> list[AddItem]:
        """Add these files; give what came of each."""
        if not files:
            raise NothingToAdd
        items: list[AddItem] = []
        with Sandbox() as sandbox:
            for window in _windows(files, WINDOW):
                for done in self._window(window, sandbox):
                    items.append(done)
                    step(len(items), len(files))
        return items

    def _window(self, files: Sequence[Item | Upload], sandbox: Sandbox) -> Iterator[AddItem]:
        under_way: set[str] = set()
        steps = [self._receive(item, sandbox, under_way) for item in files]
        texts = [s for s in steps if isinstance(s, Received) and s.reading.text is not None]
        pairs = [(s.reading.text, s.reading.description) for s in texts if s.reading.text is not None]
        extractions = iter(self.runner.map(extract_item, pairs))
        for done in steps:
            if isinstance(done, AddItem):
                yield done
                continue
            extraction = next(extractions) if done.reading.text is not None else None
            yield self._write(done, extraction)

    def _receive(self, item: Item | Upload, sandbox: Sandbox, under_way: set[str]) -> AddItem | Received:
        if isinstance(item, Item) and item.problem is not None:
            return self._refuse(item.origin, item.problem.code, AddItem(item.origin, "refused", None, (item.problem,)))
        try:
            source, data = self._bytes(item)
        except ReadingError as error:
            problem = problem_of(error)
            return self._refuse(item.origin, error.code, AddItem(item.origin, "refused", None, (problem,)))
        if source.id in under_way or self._is_done(source):
            earlier = self.store.reading(source.id)
            return AddItem(item.origin, "known", source.id, earlier.problems if earlier else ())
        under_way.add(source.id)
        return Received(source, data, sandbox.read(source, data))

    def _bytes(self, item: Item | Upload) -> tuple[Source, bytes]:
        if isinstance(item, Item):
            return receive(item.path, item.origin, self.now())
        return receive_bytes(item.data, item.origin, self.now()), item.data

    def _is_done(self, source: Source) -> bool:
        """Say whether the source is kept whole, read, and extracted by this very extractor."""
        extracted = self.store.extractor_of(source.id) == f"{EXTRACTOR} {VERSION}"
        return extracted and self.store.originals.has(source.id)

    def _refuse(self, origin: str, code: str, item: AddItem) -> AddItem:
        with self.store.writing() as writer:
            writer.log(self.now(), self.by, "refuse", (), {"origin": origin, "code": code})
        return item

    def _write(self, done: Received, extraction: Extraction | ExtractionFailed | None) -> AddItem:
        source, reading = done.source, done.reading
        found = [extraction] if isinstance(extraction, ExtractionFailed) else []
        reading = evolve(reading, problems=(*reading.problems, *map(problem_of, [*found, *_impossible(reading.text)])))
        with self.store.writing() as writer:
            kept = writer.put_source(source, done.data)
            if kept != "present":
                writer.log(self.now(), self.by, "intake", (source.id,), {"size": source.size, "kept": kept})
            writer.put_reading(reading)
            details = {"outcome": reading.outcome, "problems": [p.code for p in reading.problems]}
            writer.log(self.now(), self.by, "reading", (source.id,), details)
            if isinstance(extraction, Extraction):
                writer.put_extraction(extraction)
                counts = {"mentions": len(extraction.mentions), "claims": len(extraction.claims)}
                writer.log(
                    self.now(), self.by, "extraction", (source.id,), {**counts, "extractor": extraction.extractor}
                )
        return AddItem(source.origin, reading.outcome, source.id, reading.problems)


def _impossible(text: Text | None) -> list[ImpossibleDate]:
    """Say if a text names days that no calendar has; nothing is dated by them."""
    days = impossible_days(text.content) if text else ()
    return [ImpossibleDate(count=len(days), first=days[0][0])] if days else []


def _windows(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while window := list(islice(rest, size)):
        yield window


def extract_again(store: Store, source: str, by: str, now: str) -> None:
    """Work a source's claims out anew, with what people have set of its description. Raises `ExtractionFailed`."""
    reading = store.reading(source)
    if reading is None or reading.text is None:
        return
    described = describe(store.sources()[source], store.decisions()).description
    extraction = extract_item((reading.text, described))
    if isinstance(extraction, ExtractionFailed):
        raise extraction
    with store.writing() as writer:
        writer.put_extraction(extraction)
        writer.log(now, by, "extraction", (source,), counted(extraction))


def counted(extraction: Extraction) -> dict[str, Any]:
    """Give what the log says of an extraction: by which extractor, and how much it found."""
    mentions, claims = len(extraction.mentions), len(extraction.claims)
    return {"extractor": extraction.extractor, "mentions": mentions, "claims": claims}
