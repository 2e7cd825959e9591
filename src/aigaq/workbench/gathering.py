"""From what the store holds to the material that case files are built from; only what has changed is read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import TypeVar

from attrs import frozen

from aigaq.intake import Reposts
from aigaq.model.claim import Claim
from aigaq.model.material import Material
from aigaq.model.mention import Mention
from aigaq.model.review import Decision, standing
from aigaq.model.source import Source
from aigaq.model.text import Text
from aigaq.resolve import EMPTY, OVER_PAIRS, State, extend
from aigaq.review import describe
from aigaq.store import Store
from aigaq.workbench.handwritten import Home, at_home

T = TypeVar("T", Mention, Claim)


@frozen(eq=False)
class Said:
    """What one source says, as it stands in the vault."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    """Those that Aigaq itself reads."""
    proposals: tuple[Claim, ...]
    written: tuple[Claim, ...]
    """Those that people wrote."""


@frozen
class Hand:
    """What stands of what people wrote in one source, and what they put right there."""

    home: Home
    out: frozenset[str]
    """Ids of the claims that were put right: who is who no longer depends on them."""


@frozen(eq=False)
class Gathered:
    """All that the vault holds, put together, and what is needed to put it together again after a change."""

    material: Material
    state: State
    """What resolution knows."""
    reposts: Reposts
    received: Mapping[str, Source]
    """The sources as they were read, without what people have set."""
    said: Mapping[str, Said]
    hand: Mapping[str, Hand]
    """What people wrote or put right, by source; sources in which nobody did are left out."""
    taken: tuple[Decision, ...]
    """All decisions ever taken, in order: those that were undone, and those that wait, among them."""


def gather(store: Store, before: Gathered | None = None, changed: Collection[str] | None = None) -> Gathered:
    """Load sources, texts, mentions, claims and decisions, and resolve who is who.

    ``changed``: the sources that were added or read anew since ``before``, or in which somebody wrote; ``None`` reads
    everything. Descriptions carry what people have set; rejected and corrected claims and proposals that nobody has
    accepted stay in, and the case file leaves them out.
    """
    taken = (*before.taken, *store.decisions(len(before.taken))) if before else store.decisions()
    if before is None or changed is None:
        return _fresh(store, taken)
    now = {source: _said(store, source) for source in sorted(changed)}
    said = dict(sorted({**before.said, **now}.items())) if now else before.said
    texts = store.texts() if now else before.material.texts
    received = store.sources() if now else before.received
    found = before.reposts.of(texts) if now else before.reposts
    return _put_together(before, said, (received, texts, found), taken, now.keys())


def _fresh(store: Store, taken: tuple[Decision, ...]) -> Gathered:
    texts, received = store.texts(), store.sources()
    mentions, claims = _by_source(store.mentions()), _by_source(store.claims())
    proposals, written = _by_source(store.proposals()), _by_source(store.written())
    said = {
        name: Said(
            tuple(mentions.get(name, ())),
            tuple(claims.get(name, ())),
            tuple(proposals.get(name, ())),
            tuple(written.get(name, ())),
        )
        for name in received
    }
    found = Reposts().of(texts)
    nothing = Material({}, {}, (), (), (), EMPTY.resolution)
    empty = Gathered(nothing, EMPTY, found, {}, {}, {}, ())
    return _put_together(empty, said, (received, texts, found), taken, said.keys())


Parts = tuple[Mapping[str, Source], Mapping[str, Text], Reposts]


def _by_source(found: Iterable[T]) -> dict[str, list[T]]:
    by: dict[str, list[T]] = {}
    for one in found:
        by.setdefault(one.passage.text.source, []).append(one)
    return by


def _said(store: Store, source: str) -> Said:
    return Said(store.mentions(source), store.claims(source), store.proposals(source), store.written(source))


def _put_together(
    before: Gathered,
    said: Mapping[str, Said],
    parts: Parts,
    taken: tuple[Decision, ...],
    fresh: Collection[str],
) -> Gathered:
    received, texts, found = parts
    decisions = standing(taken)
    hand = _hand(said, decisions)
    touched = {*fresh, *(n for n in before.hand.keys() | hand.keys() if before.hand.get(n) != hand.get(n))}
    state = _resolved(before.state, said, hand, decisions, touched)
    same = before.material if not touched else None
    material = Material(
        sources=_described(before, received, decisions),
        texts=texts,
        mentions=same.mentions if same else _mentions(said, hand),
        claims=same.claims if same else _claims(said, hand),
        decisions=decisions,
        resolution=state.resolution,
        reposts=found.found,
    )
    return Gathered(material, state, found, received, said, hand, taken)


def _described(
    before: Gathered, received: Mapping[str, Source], decisions: tuple[Decision, ...]
) -> Mapping[str, Source]:
    """Give the sources with what people have set of them; the same ones where nothing was set or added."""
    told = tuple(d for d in decisions if d.verdict == "set")
    if received is before.received and told == tuple(d for d in before.material.decisions if d.verdict == "set"):
        return before.material.sources
    edited = {d.subjects[0] for d in told}
    return {name: describe(source, told) if name in edited else source for name, source in received.items()}


def _resolved(
    state: State,
    said: Mapping[str, Said],
    hand: Mapping[str, Hand],
    decisions: tuple[Decision, ...],
    touched: Collection[str],
) -> State:
    """Resolve who is who again; sources that say what they said cost nothing."""
    over_pairs = tuple(d for d in decisions if d.verdict in OVER_PAIRS)
    if not touched and over_pairs == state.decisions:
        return state
    mentions: list[Mention] = []
    claims: list[Claim] = []
    for name in sorted(touched):
        mine, one = hand.get(name), said[name]
        mentions += mine.home.mentions if mine else one.mentions
        out = mine.out if mine else frozenset()
        claims += [claim for claim in one.claims if claim.id not in out]  # who is who rests on no proposal
        claims += mine.home.claims if mine else ()
    return extend(state, mentions, claims, over_pairs, [n for n in sorted(touched) if n in state.sources])


def _hand(said: Mapping[str, Said], decisions: Iterable[Decision]) -> dict[str, Hand]:
    """Give what stands of what people wrote."""
    ruled = [d for d in decisions if d.verdict in {"write", "correct"}]
    stand, out = {d.subjects[-1] for d in ruled}, frozenset(d.subjects[0] for d in ruled if d.verdict == "correct")
    found = {}
    for name, one in said.items():
        mine = [claim for claim in one.written if claim.id in stand] if one.written else []
        if mine:
            found[name] = Hand(at_home(mine, one.mentions), out)
    return found


def _mentions(said: Mapping[str, Said], hand: Mapping[str, Hand]) -> tuple[Mention, ...]:
    return tuple(chain.from_iterable(hand[n].home.mentions if n in hand else one.mentions for n, one in said.items()))


def _claims(said: Mapping[str, Said], hand: Mapping[str, Hand]) -> tuple[Claim, ...]:
    """Give all claims: what Aigaq reads, then what is proposed, then what people wrote."""
    own, proposed = (one.claims for one in said.values()), (one.proposals for one in said.values())
    return tuple(chain.from_iterable((*own, *proposed, *(one.home.claims for one in hand.values()))))
