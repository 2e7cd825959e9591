"""Which sources rest on each other, and how many independent lines of evidence are left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from aigaq.casefile.bond import Bond, authors, fold
from aigaq.casefile.index import Index
from aigaq.casefile.tying import FEW, bonds, in_order
from aigaq.model.casefile import Corroboration, Line, Tie
from aigaq.model.claim import Claim, Speaker


def corroborate(sources: Iterable[str], ties: Iterable[Tie]) -> Corroboration:
    """Count independent lines: sources that are tied, also through others among them, are one line."""
    chosen = sorted(set(sources))
    used = [tie for tie in ties if tie.left in chosen and tie.right in chosen]
    root = {source: source for source in chosen}
    for tie in used:
        left, right = _root(root, tie.left), _root(root, tie.right)
        root[max(left, right)] = min(left, right)
    lines: dict[str, list[str]] = defaultdict(list)
    for source in chosen:
        lines[_root(root, source)].append(source)
    held: dict[str, list[Tie]] = defaultdict(list)
    for tie in used:
        held[_root(root, tie.left)].append(tie)
    return Corroboration(tuple(Line(tuple(group), in_order(held[name])) for name, group in sorted(lines.items())))


def _root(root: dict[str, str], source: str) -> str:
    while root[source] != source:
        root[source] = root[root[source]]
        source = root[source]
    return source


def weigh(ix: Index, claims: tuple[Claim, ...]) -> Corroboration:
    """Weigh claims of one thing: their sources, less those that rest on each other or on one speaker.

    A credit counts only where the crediting source tells this of people on whom it credits the other.
    """
    sources = {claim.source for claim in claims}
    if len(sources) < 2:
        return corroborate(sources, ())
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        told[claim.source] |= _whom(ix, claim)

    def holds(bond: Bond) -> bool:
        return bond.hub is None or not bond.about or bool(bond.about & told[bond.hub])

    return corroborate(sources, (*bonds(ix.material).among(sources, holds), *same_speaker(ix, claims)))


def _whom(ix: Index, claim: Claim) -> set[str]:
    """Who takes part in a claim or speaks in it."""
    taking_part = {key[0] for key in ix.keys(claim) if len(key) == 1}
    return taking_part | {name for name, _ in voices(ix, claim) if name}


def same_speaker(ix: Index, claims: tuple[Claim, ...]) -> tuple[Tie, ...]:
    """Tie sources that have one thing from the same speakers, or through the same agency, and from nobody else.

    A source whose speakers are all among those of another adds no line of evidence to it.
    """
    heard: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        heard[claim.source].append(claim)
    spoken = {source: _voices_of(ix, told) for source, told in heard.items()}
    passed = {source: _steps_of(ix, told) for source, told in heard.items()}
    found = [*_same_voices({s: v for s, v in spoken.items() if v}), *_same_agency(passed)]
    return in_order(found)


Voice = tuple[str, str]
"""Who speaks: an identity (an entity's id or the folded name) and the name that is shown."""


def _voices_of(ix: Index, claims: list[Claim]) -> frozenset[Voice]:
    """All who in the end say so in one source; empty where any of it is narration or unnamed."""
    found = [voices(ix, claim) for claim in claims]
    return frozenset().union(*found) if all(found) else frozenset()


def _same_voices(spoken: dict[str, frozenset[Voice]]) -> Iterator[Tie]:
    groups: dict[frozenset[Voice], list[str]] = defaultdict(list)
    for source, said in sorted(spoken.items()):
        groups[said].append(source)
    for said, sources in groups.items():
        yield from Bond("same_speaker", _named(said), tuple(sources)).ties(frozenset(sources), FEW)
    for said, sources in groups.items():
        for more, others in groups.items():
            if said < more:
                one, other = sorted((sources[0], others[0]))
                yield Tie(one, other, "same_speaker", _named(said))


def _named(said: frozenset[Voice]) -> str:
    return ", ".join(sorted(name for _, name in said))


def _steps_of(ix: Index, claims: list[Claim]) -> frozenset[Voice]:
    """The outlets and bodies through which all that a source says here has come to it."""
    found = [{_voice(ix, speaker) for speaker in claim.speakers} - {None} for claim in claims]
    common = frozenset.intersection(*(frozenset(step for step in steps if step) for steps in found))
    return frozenset(step for step in common if _is_body(ix, step))


def _is_body(ix: Index, step: Voice) -> bool:
    entity = ix.by_id.get(step[0])
    return entity is not None and entity.kind == "organisation"


def _same_agency(passed: dict[str, frozenset[Voice]]) -> Iterator[Tie]:
    groups: dict[Voice, list[str]] = defaultdict(list)
    for source, steps in sorted(passed.items()):
        for step in steps:
            groups[step].append(source)
    for (_, name), sources in sorted(groups.items()):
        yield from Bond("same_agency", name, tuple(sources)).ties(frozenset(sources), FEW)


def voices(ix: Index, claim: Claim) -> frozenset[Voice]:
    """Give who in the end says so; several where they speak together (“A and B say”); none for narration."""
    if not claim.speakers:
        return frozenset()
    speaker = claim.speakers[-1]
    whole = _voice(ix, speaker)
    if speaker.referent is not None and whole is not None:
        return frozenset({whole})
    parts = [ix.spelt(claim.source, part) for part in authors(speaker.name)]
    if len(parts) > 1 and all(parts):
        return frozenset((part.id, part.name) for part in parts if part)
    return frozenset({whole}) if whole is not None else frozenset()


def _voice(ix: Index, speaker: Speaker) -> Voice | None:
    entity = ix.entity(speaker.referent)
    if entity:
        return entity.id, entity.name
    return None if speaker.name.startswith("[") else (fold(speaker.name), speaker.name)
