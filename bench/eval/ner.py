"""People found in news of the whole world: Aigaq against the bare small model that it builds on, in one run.

    python -m bench.eval.ner [ARCHIVE]

The annotated articles (../shared/data/ner/en_worldwide_newswire.tar.gz: stanfordnlp/en-worldwide-newswire) may not be
passed on, so they stay outside the repository. Three quarters taught `scripts/train_names.py` its weights; the fourth
quarter, each fourth article by name, is held out, and only it is measured. A person counts as found where the words
are those of the annotation exactly, honorifics left off on both sides. Pronouns and “the lawyer” are asked of nobody.
"""

from __future__ import annotations

import sys
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from aigaq.extract import mentions
from aigaq.extract.document import Document
from aigaq.extract.mentions.words import honorifics
from aigaq.extract.parse import parse_many
from aigaq.lang.en import pipeline
from aigaq.model.source import Description
from aigaq.model.text import Text

ARCHIVE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "ner" / "en_worldwide_newswire.tar.gz"
SENTENCES = 4
"""To a paragraph: the files do not keep paragraphs."""
HELD_OUT = 4
"""Each so-manieth article, by name, is held out."""
Span = tuple[int, int]


@frozen
class Article:
    """One annotated article, its text put together again from the words of the file."""

    name: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    """Beginning, end and kind of what is annotated (``Person``, ``Location`` …), in characters."""


@frozen
class Score:
    """How well people are found: shares between 0 and 1."""

    system: str
    precision: float
    recall: float
    f1: float


def articles(archive: Path) -> list[Article]:
    """Read all articles of the archive, by name."""
    with tarfile.open(archive) as tar:
        members = sorted((m for m in tar.getmembers() if m.isfile() and m.name.endswith(".tsv")), key=lambda m: m.name)
        files = [(member.name.rsplit("/", 1)[-1], tar.extractfile(member)) for member in members]
        return [_article(name, file.read().decode()) for name, file in files if file is not None]


def held_out(found: Sequence[Article]) -> list[Article]:
    """Give the articles that nothing was learnt from."""
    return list(found[HELD_OUT - 1 :: HELD_OUT])


def measure(archive: Path = ARCHIVE) -> tuple[Score, Score]:
    """Give the scores of Aigaq and of the bare small model on people of the held-out articles."""
    chosen = held_out(articles(archive))
    items = [(Text("0" * 64, "ner", "1", a.text), Description()) for a in chosen]
    gold: set[tuple[str, Span]] = set()
    ours: set[tuple[str, Span]] = set()
    bare: set[tuple[str, Span]] = set()
    for article, document in zip(chosen, parse_many(items, pipeline()), strict=True):
        gold |= {(article.name, span) for span in _annotated(article)}
        bare |= {(article.name, span) for span in _bare(document)}
        mentions.find(document)
        ours |= {(article.name, span) for span in _found(document)}
    return _score("Aigaq", gold, ours), _score("bare small model", gold, bare)


def _annotated(article: Article) -> Iterator[Span]:
    for start, end, kind in article.spans:
        if kind == "Person":
            yield _untitled(article.text, start, end)


def _bare(document: Document) -> Iterator[Span]:
    for paragraph in document.paragraphs:
        for entity in paragraph.doc.ents:
            if entity.label_ == "PERSON":
                yield _untitled(document.text.content, *paragraph.span_of(entity))


def _found(document: Document) -> Iterator[Span]:
    for mention in document.mentions:
        if mention.kind == "person" and mention.form in ("name", "part"):
            yield _untitled(document.text.content, mention.passage.start, mention.passage.end)


def _untitled(text: str, start: int, end: int) -> Span:
    """Leave off honorifics in front (“Dr.”) and the ending of a possessive, on which annotators differ."""
    while (word := text[start:end].split(" ", 1))[0] in honorifics() and len(word) == 2:
        start += len(word[0]) + 1
    for ending in ("’s", "'s"):
        end -= len(ending) if text[start:end].endswith(ending) else 0
    return start, end


def _score(system: str, gold: set[tuple[str, Span]], found: set[tuple[str, Span]]) -> Score:
    right = len(gold & found)
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    return Score(system, precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))


def _article(name: str, raw: str) -> Article:
    """Put a text together again from one word and its label a line, a blank line between sentences."""
    text, spans, sentence = "", [], 0
    for line in raw.splitlines():
        token, _, label = line.strip().partition("\t")
        if not token:
            sentence += 1
            text = text.rstrip() + ("\n" if sentence % SENTENCES == 0 else " ")
            continue
        text = text.rstrip(" ") if _joins(token) else text
        begin = len(text)
        text += token
        if label.startswith("B-"):
            spans.append((begin, len(text), label[2:]))
        elif label.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
        text += "" if token in "(“$-–/" else " "
    return Article(name, text, tuple(spans))


def _joins(token: str) -> bool:
    """Say whether no space stands before a word."""
    return token[0] in ".,;:!?)%’'-–/" or token in ("n't", "”")


def shown(scores: Iterable[Score]) -> Iterator[str]:
    """Give the lines of the table."""
    yield f"{'people, news of the whole world (held out)':<44} {'P':>6} {'R':>6} {'F1':>6}"
    for score in scores:
        yield f"{score.system:<44} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}"


def main() -> int:
    """Print the table."""
    archive = Path(sys.argv[1]) if len(sys.argv) > 1 else ARCHIVE
    if not archive.is_file():
        print("The annotated news is not here (../shared): nothing can be measured.")
        return 0
    print("\n".join(shown(measure(archive))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
