"""Who said what, against PolNeAR (development part), with textacy's direct quotations as the peer in the same run.

    python -m bench.eval.quotes [--misses N]

An attribution counts as found if a prediction shares words with its content and with its source (and for a source that
nobody names, with its content alone). Aigaq names the speaker; of the words that name it, those nearest to the cue
stand for the source.
"""

from __future__ import annotations

import argparse
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from aigaq.extract import mentions, speakers
from aigaq.extract.clauses import subject_of
from aigaq.extract.document import Attribution, Document
from aigaq.extract.parse import parse_many
from aigaq.lang.en import pipeline
from aigaq.model.source import Description
from aigaq.model.text import Text
from bench.eval.figures import Figure, digest

ARCHIVE = Path(__file__).resolve().parents[3] / "shared" / "data" / "quotes" / "polnear_dev.tar.gz"
Span = tuple[int, int]


@frozen
class Said:
    """One attribution: where the source and the content stand, in characters."""

    source: tuple[Span, ...]
    content: tuple[Span, ...]


@frozen
class Score:
    """Precision and recall of attributions: shares between 0 and 1."""

    system: str
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def articles(archive: Path) -> dict[str, tuple[str, list[Said]]]:
    """Read each article with what its first annotator found."""
    texts: dict[str, str] = {}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            file = tar.extractfile(member) if member.isfile() else None
            name = Path(member.name)
            if file is not None and name.suffix == ".txt":
                texts[name.stem] = file.read().decode()
            elif file is not None and name.suffix == ".ann":
                found[name.stem.rpartition("_")[0]].append((name.stem, file.read().decode()))
    return {name: (text, list(_annotated(min(found[name])[1]))) for name, text in texts.items() if name in found}


def _annotated(raw: str) -> Iterator[Said]:
    spans: dict[str, tuple[Span, ...]] = {}
    for line in raw.splitlines():
        if match := re.match(r"(T\d+)\t\w+ ([\d ;]+)\t", line):
            parts = (part.split() for part in match[2].split(";"))
            spans[match[1]] = tuple((int(a), int(b)) for a, b in parts)
    for line in raw.splitlines():
        if line.startswith("E"):
            roles: dict[str, list[Span]] = defaultdict(list)
            for role, name in re.findall(r"(\w+?)\d*:(T\d+)", line):
                roles[role] += spans.get(name, ())
            if roles["Content"]:
                yield Said(tuple(roles["Source"]), tuple(roles["Content"]))


def ours(document: Document) -> Iterator[Said]:
    """Give what Aigaq finds in a parsed text."""
    mentions.find(document)
    speakers.find(document)
    for one in document.attributions:
        yield Said(tuple(_source(document, one)), ((one.start, one.end),))


FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
OWNERS = frozenset({"her", "his", "their", "its"})
PRONOUNS = frozenset({"he", "she", "they", "who", "which", "that", "it"})


def _source(document: Document, one: Attribution) -> Iterator[Span]:
    """Give the words outside what is said that name each speaker: those by the cue, else the nearest name.

    A quotation that goes on has the words of the one before it.
    """
    if one.cue is None and (before := _before(document, one)) is not None:
        yield from _source(document, before)
        return
    at = one.paragraph.start + one.cue.idx if one.cue is not None else one.start
    beside = list(_beside(one))
    yield from (span for span, word in beside if word in PRONOUNS and word not in FIRST)
    if (outer := _around(document, one)) is not None:
        yield from _source(document, outer)
    for speaker in one.speakers:
        meant = [m.passage for m in document.mentions if any(r.id == speaker.referent for r in document.meant_by(m))]
        named = _written(speaker.name.strip("[]"), document.text.content)
        spans = [(p.start, p.end) for p in meant] if speaker.referent and meant else named
        outside = [(start, end) for start, end in spans if end <= one.start or one.end <= start]
        if outside:
            yield min(outside, key=lambda span: (*_apart(document, span, beside), abs(span[0] - at)))


def _around(document: Document, one: Attribution) -> Attribution | None:
    """Give the attribution that this one is part of: its speaker comes first in the chain."""
    long = one.end - one.start
    wider = [a for a in document.attributions if a.start <= one.start and one.end <= a.end and a.end - a.start > long]
    holding = [a for a in wider if a.cue is not one.cue and a.speakers == one.speakers[: len(a.speakers)]]
    return min(holding, key=lambda a: a.end - a.start, default=None)


def _before(document: Document, one: Attribution) -> Attribution | None:
    """Give the quotation that this one goes on with: the last one before it by the same speakers."""
    same = [
        a for a in document.attributions if a.speakers == one.speakers and a.cue is not None and a.start < one.start
    ]
    return max(same, key=lambda a: a.start, default=None)


def _apart(document: Document, span: Span, beside: list[tuple[Span, str]]) -> tuple[bool, bool, bool]:
    """Rank words that name a speaker: no “I”, by the cue, and not only whose something is (“her aides”)."""
    word = document.text.content[span[0] : span[1]].lower()
    return word in FIRST, not _touch([span], [place for place, _ in beside]), word in OWNERS


def _beside(one: Attribution) -> Iterator[tuple[Span, str]]:
    """Give where the subject of a verb of saying stands, or the source behind “according to”."""
    if one.cue is None:
        return
    doers = [c for c in one.cue.children if c.dep_ in ("nsubj", "agent", "poss")]
    doer = subject_of(one.cue)
    for word in doers or ([doer] if doer is not None else [one.cue]):
        for token in word.subtree:
            start = one.paragraph.start + token.idx
            if start + len(token) <= one.start or one.end <= start:
                yield (start, start + len(token)), token.lower_ if token is word else ""


def _written(name: str, content: str) -> list[Span]:
    """Give the places where a name or description is written, whatever its blanks and apostrophes are."""
    words = [re.sub("['’]", "['’]", re.escape(word)) for word in name.split()]
    return [m.span() for m in re.finditer(r"\s+".join(words), content, re.IGNORECASE)] if words else []


def peer(document: Document) -> Iterator[Said]:
    """Give textacy's direct quotations."""
    from textacy.extract import direct_quotations

    for paragraph in document.paragraphs:
        try:
            triples = list(direct_quotations(pipeline()(paragraph.text)))
        except ValueError:  # it gives up on a paragraph with an odd number of quotation marks
            continue
        for triple in triples:
            source = tuple(
                (paragraph.start + t.idx, paragraph.start + t.idx + len(t)) for t in triple.speaker if not t.is_punct
            )
            content = triple.content
            start, end = content[0].idx, content[-1].idx + len(content[-1])
            yield Said(source, ((paragraph.start + start, paragraph.start + end),))


def agree(gold: Said, given: Said) -> bool:
    """Say whether a prediction shares words with an attribution's content and its source."""
    return _touch(gold.content, given.content) and (not gold.source or _touch(gold.source, given.source))


def _touch(left: Sequence[Span], right: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)


def measure(archive: Path = ARCHIVE, misses: int = 0) -> tuple[Score, Score]:
    """Give the scores of Aigaq and of the peer on all articles."""
    chosen = articles(archive)
    items = [(Text("0" * 64, "quotes", "1", text), Description()) for text, _ in chosen.values()]
    counts: dict[str, list[int]] = {"Aigaq": [0, 0, 0, 0], "textacy": [0, 0, 0, 0]}
    for (text, gold), document in zip(chosen.values(), parse_many(items, pipeline()), strict=True):
        for name, found in (("textacy", list(peer(document))), ("Aigaq", list(ours(document)))):
            hit = [one for one in gold if any(agree(one, given) for given in found)]
            right = [given for given in found if any(agree(one, given) for one in gold)]
            counts[name] = [
                a + b for a, b in zip(counts[name], (len(hit), len(gold), len(right), len(found)), strict=True)
            ]
            if name == "Aigaq" and misses:
                shown = [one for one in gold if one not in hit][:misses]
                print("\n".join(f"  missed {text[one.content[0][0] : one.content[-1][1]][:110]!r}" for one in shown))
    return tuple(
        Score(name, right / max(1, given), hit / max(1, gold)) for name, (hit, gold, right, given) in counts.items()
    )  # type: ignore[return-value]


def figures(shared: Path) -> Iterator[Figure]:
    """Give the row of the table."""
    archive = shared / "data" / "quotes" / "polnear_dev.tar.gz"
    aigaq, other = measure(archive)
    best = f"{other.f1:.3f} {other.system} (P {other.precision:.3f}, R {other.recall:.3f})"
    yield Figure(
        "speakers",
        "source and content",
        "PolNeAR dev",
        aigaq.precision,
        aigaq.recall,
        aigaq.f1,
        digest([archive]),
        best,
    )


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--misses", type=int, default=0, metavar="N", help="print up to N misses an article")
    args = reader.parse_args()
    for score in measure(misses=args.misses):
        print(f"{score.system:<8} precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}")


if __name__ == "__main__":
    main()
