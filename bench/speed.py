"""Words per second of `aigaq.extract` against the bare parser on the same texts in the same run, and memory.

Both read the same few texts by turns, and the best time of each few counts, so that other programs on the machine
disturb both alike. Exit code 1 if the ratio lies under the floor. The texts are the invented reports of the tests (and
the reference articles where they are), repeated.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from aigaq.extract import extract_many
from aigaq.lang import en
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

ROOT = Path(__file__).resolve().parents[1]
FLOOR = 0.6
"""Extraction must keep this share of the bare parser's speed."""
BATCH = 48
CHUNK = 6
"""Texts read by one, then by the other."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=2, help="how often each text is read in a round (default 2)")
    parser.add_argument("--rounds", type=int, default=6, help="rounds; the best of each chunk counts (default 6)")
    args = parser.parse_args()
    texts = [text for text in _texts() for _ in range(args.repeat)]
    chunks = [texts[at : at + CHUNK] for at in range(0, len(texts), CHUNK)]
    words = sum(len(text.split()) for text in texts)
    en.pipeline()
    list(_extract(texts))  # what is read once is read before the clock runs
    rounds = [[(_timed(_bare, chunk), _timed(_extract, chunk)) for chunk in chunks] for _ in range(args.rounds)]
    bare, ours = (words / sum(min(r[i][side] for r in rounds) for i in range(len(chunks))) for side in (0, 1))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(texts)} texts, {words} words in {len(chunks)} chunks, best of {args.rounds} rounds each")
    print(f"bare parser   {bare:8.0f} words a second of processor time")
    print(f"extraction    {ours:8.0f} words a second of processor time, ratio {ours / bare:.2f} (floor {FLOOR})")
    print(f"peak memory   {peak:8d} MiB")
    return 0 if ours / bare >= FLOOR else 1


def _texts() -> list[str]:
    folders = [ROOT / "tests" / "golden" / "reports", ROOT.parent / "shared" / "seeds"]
    return [path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]


def _timed(work: Callable[[list[str]], Iterator[object]], texts: list[str]) -> float:
    start = time.process_time()  # of the processor, so that other programs do not count
    for _ in work(texts):
        pass
    return time.process_time() - start


def _bare(texts: list[str]) -> Iterator[object]:
    lines = (line.strip() for text in texts for line in text.split("\n"))
    return iter(en.pipeline().pipe((line for line in lines if line), batch_size=BATCH))


def _extract(texts: list[str]) -> Iterator[object]:
    description = Description(published=Found("2021-02-22", "byline"), language=Found("en", "detected"))
    return iter(extract_many((Text(f"{n:064x}", "bench", "1", text), description) for n, text in enumerate(texts)))


if __name__ == "__main__":
    sys.exit(main())
