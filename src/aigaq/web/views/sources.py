"""Sources in a list, and one source with every name and claim marked in its text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from attrs import evolve, frozen

from aigaq.model.claim import Claim
from aigaq.model.material import Material
from aigaq.model.mention import Mention
from aigaq.model.source import Source
from aigaq.model.text import Text
from aigaq.web.views.cards import Card, Cards, source_name
from aigaq.workbench import Workbench

PART = 40_000
"""Characters of a text on one page: some twelve printed sheets, with at most a few hundred claims."""
PDF = "application/pdf"
EACH = 50
"""Sources on one page of the list."""


@frozen
class SourceLine:
    """A source in the list."""

    id: str
    name: str
    file: str
    published: str
    language: str
    claims: int
    unseen: int
    """Claims that nobody has judged."""
    read: bool


@frozen
class Piece:
    """A bit of the text as the page prints it: ``text``, the beginning or end of a mark, or a ``place``."""

    what: Literal["text", "claim", "name", "furniture", "place", "close"]
    text: str = ""
    at: int = 0
    """Where it stands in the text, in code points."""
    id: str = ""
    """Of a claim: its id; of a name: the person's."""
    state: str = ""
    anchor: str = ""
    number: int = 0


@frozen
class Shown:
    """One page of a source's text with its marks and the cards of what is claimed there."""

    source: Source
    name: str
    start: int
    end: int
    length: int
    part: int
    parts: int
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    chosen: str
    """Id of the claim that stands where the address points; empty without one."""
    readable: bool
    pictures: tuple[int, ...] = ()
    """Numbers of the PDF pages that stand on this page of the text."""
    recording: str = ""
    """``audio`` or ``video`` where the vault holds the recording of this transcript."""


def lines(bench: Workbench, page: int) -> tuple[tuple[SourceLine, ...], int]:
    """Give one page of the list, the newest reports first, and how many pages there are."""
    material = bench.material()
    counts, seen = bench.derived(lambda _: _counts(bench), "claims by source")
    ordered = sorted(material.sources.values(), key=lambda s: s.name)
    ordered.sort(key=lambda s: s.description.value("published") or "", reverse=True)
    pages = max(1, -(-len(ordered) // EACH))
    page = min(max(page, 1), pages)
    shown = ordered[(page - 1) * EACH : page * EACH]
    return tuple(
        SourceLine(
            s.id, source_name(s), s.name, s.description.value("published") or "",
            s.description.value("language") or "", counts[s.id], counts[s.id] - seen[s.id], s.id in material.texts,
        )
        for s in shown
    ), pages  # fmt: skip


def _counts(bench: Workbench) -> tuple[Counter[str], Counter[str]]:
    """Count the claims of each source, and those that somebody has judged; what is only proposed is no claim yet."""
    states = bench.claim_states()
    claims = [c for c in bench.material().claims if c.id not in states or states[c.id].state != "proposed"]
    return Counter(c.source for c in claims), Counter(c.source for c in claims if c.id in states)


def show(bench: Workbench, language: str, source_id: str, at: tuple[int, int] | None, part: int) -> Shown:
    """Give the page of a source on which a passage stands, or the one asked for. Raises `UnknownSource`."""
    source, text = bench.source_text(source_id)
    if text is None:
        return Shown(source, source_name(source), 0, 0, 0, 1, 1, (), (), "", readable=False)
    cuts = _cuts(text.content)
    part = _part_of(cuts, at[0]) if at else min(max(part, 1), len(cuts) - 1)
    start, end = cuts[part - 1], cuts[part]
    claims = [c for c in bench.claims_in(source.id) if start <= c.passage.start < end]
    names = [m for m in bench.mentions_in(source.id) if start <= m.passage.start < end and m.form != "pronoun"]
    cards = Cards(bench, language)
    made = tuple(cards.card(claim) for claim in claims)
    pieces = tuple(_pieces(text, start, end, _marks(claims, made, names, cards.material, text)))
    chosen = next((c.id for c in claims if at and c.passage.start == at[0]), "")
    pages = (spot.value for spot in text.locators if spot.kind == "page" and spot.start < end and spot.end > start)
    sound = bench.recording(source.id) if any(spot.kind == "time" for spot in text.locators) else None
    return Shown(
        source, source_name(source), start, end, len(text.content), part, len(cuts) - 1, pieces, made, chosen,
        readable=True, pictures=tuple(int(p) for p in pages if p.isdecimal()) if source.media_type == PDF else (),
        recording=sound.media_type.partition("/")[0] if sound else "",
    )  # fmt: skip


def _cuts(content: str) -> list[int]:
    """Give where the pages of a text begin and end: at the end of a line near every `PART` characters."""
    cuts = [0]
    while len(content) - cuts[-1] > PART:
        line = content.rfind("\n", cuts[-1] + PART // 2, cuts[-1] + PART)
        cuts.append(line + 1 if line >= 0 else cuts[-1] + PART)
    return [*cuts, len(content)]


def _part_of(cuts: Sequence[int], position: int) -> int:
    return next((n for n in range(1, len(cuts)) if position < cuts[n]), len(cuts) - 1)


@frozen
class _Mark:
    start: int
    end: int
    piece: Piece


def _marks(
    claims: Sequence[Claim], cards: Sequence[Card], names: Iterable[Mention], material: Material, text: Text
) -> list[_Mark]:
    found = [_Mark(f.start, f.end, Piece("furniture")) for f in text.furniture]
    anchored: set[int] = set()
    for number, (claim, card) in enumerate(zip(claims, cards, strict=True), 1):
        where = claim.passage
        anchor = "" if where.start in anchored else f"p{where.start}"
        anchored.add(where.start)
        piece = Piece("claim", "", where.start, card.id, card.state, anchor, number)
        found.append(_Mark(where.start, where.end, piece))
    for mention in names:
        where, entity = mention.passage, material.entity_of.get(mention.referent.id)
        person = entity.id if entity and entity.kind == "person" else ""
        found.append(_Mark(where.start, where.end, Piece("name", "", where.start, person)))
    return found


def _pieces(text: Text, start: int, end: int, marks: Iterable[_Mark]) -> Iterable[Piece]:
    """Give the text between two places in pieces; a mark that another one cuts is opened again inside it.

    A link may not stand inside a link: names are marked only where no longer name is.
    """
    places, fresh = defaultdict(list), defaultdict(list)
    for spot in text.locators:
        if spot.kind != "paragraph" and start <= spot.start < end:
            places[spot.start].append(Piece("place", spot.value, spot.start, spot.kind))
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.end > start and mark.start < end:
            fresh[max(mark.start, start)].append(mark)
    ends = {min(m.end, end) for found in fresh.values() for m in found}
    opened: list[_Mark] = []
    for low, high in pairwise(sorted({start, end, *places, *fresh, *ends})):
        yield from places[low]
        yield from _opening(opened, fresh[low])
        yield Piece("text", text.content[low:high], low)
        yield from _closing(opened, high)


def _opening(opened: list[_Mark], fresh: Iterable[_Mark]) -> Iterable[Piece]:
    for mark in fresh:
        in_name = any(o.piece.what == "name" for o in opened)
        if in_name and mark.piece.what == "name":
            continue
        yield evolve(mark.piece, number=0) if in_name else mark.piece
        opened.append(mark)


def _closing(opened: list[_Mark], at: int) -> Iterable[Piece]:
    """Close what ends here, innermost first, and open again what went on inside it."""
    first = next((n for n, mark in enumerate(opened) if mark.end <= at), None)
    if first is None:
        return
    inside = opened[first:]
    del opened[first:]
    yield from (Piece("close", id=mark.piece.what, state=mark.piece.id) for mark in reversed(inside))
    for mark in inside:
        if mark.end > at:
            again = mark.piece
            yield Piece(again.what, "", again.at, again.id, again.state)
            opened.append(mark)
