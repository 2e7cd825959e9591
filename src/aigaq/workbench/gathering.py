"""From what the store holds to the material that case files are built from; only what has changed is read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from attrs import evolve, frozen

from aigaq.intake import Reposts
from aigaq.model.claim import Claim
from aigaq.model.material import Material, Repost
from aigaq.model.mention import Mention
from aigaq.model.review import Decision, standing
from aigaq.model.source import Source
from aigaq.model.text import Text
from aigaq.resolve import EMPTY, OVER_PAIRS, State, extend
from aigaq.review import describe
from aigaq.store import Store
from aigaq.workbench import kept
from aigaq.workbench.handwritten import Home, at_home
from aigaq.workbench.later import Later, Shelf
from aigaq.workbench.spots import Spots, spots

T = TypeVar("T", Mention, Claim)
LEAST = 2_000
"""Reports from which on who is who is kept in the vault, and claims and mentions are read when they are asked for."""


@frozen(eq=False)
class Said:
    """What one source says, as it stands in the vault."""

    mentions: Sequence[Mention]
    claims: Sequence[Claim]
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
    state: State | None
    """What resolution knows; ``None`` in a large vault of which nobody has changed who is who since it was opened."""
    reposts: Reposts | None
    """Sketches of the texts; ``None`` likewise."""
    received: Mapping[str, Source]
    """The sources as they were read, without what people have set."""
    said: Mapping[str, Said]
    hand: Mapping[str, Hand]
    """What people wrote or put right, by source; sources in which nobody did are left out."""
    taken: tuple[Decision, ...]
    """All decisions ever taken, in order: those that were undone, and those that wait, among them."""
    spots: Spots | None = None
    """Where everybody is named, in a large vault: there mentions are not in memory."""

    def read_all(self) -> None:
        """Read what has not been read yet: before some of it changes."""
        for found in (self.material.claims, self.material.mentions):
            if isinstance(found, Later):
                found.now  # noqa: B018


def gather(store: Store, before: Gathered | None = None, changed: Collection[str] | None = None) -> Gathered:
    """Load sources, texts, mentions, claims and decisions, and resolve who is who.

    ``changed``: the sources that were added or read anew since ``before``, or in which somebody wrote; ``None`` reads
    everything. Descriptions carry what people have set; rejected and corrected claims and proposals that nobody has
    accepted stay in, and the case file leaves them out.
    """
    taken = (*before.taken, *store.decisions(len(before.taken))) if before else store.decisions()
    change = store.last_change()
    if before is None or changed is None:
        return _known(store, change, taken) or _opened(store, change, _fresh(store, taken))
    now = {source: _said(store, source) for source in sorted(changed)}
    said = dict(sorted({**before.said, **now}.items())) if now else before.said
    texts = store.texts() if now else before.material.texts
    received = store.sources() if now else before.received
    found = (before.reposts or Reposts()).of(texts) if now else before.reposts
    same = before.material.reposts if found is None else found.found
    after = _put_together(before, said, (received, texts, found, same), taken, now.keys())
    return _kept(store, change, after, before)


def _known(store: Store, change: str, taken: tuple[Decision, ...]) -> Gathered | None:
    """Give a large vault of which it is kept who is who: claims and mentions are read when they are asked for."""
    decisions = standing(taken)
    known = kept.read(store, kept.made_from(change, _deciding(decisions))) if store.is_large(LEAST) else None
    if known is None:
        return None
    received, texts = store.sources(), store.texts()
    mentions, claims = Shelf(store, change, store.mentions, received), Shelf(store, change, store.claims, received)
    proposals, written = _by_source(store.proposals()), _by_source(store.written())
    said = {
        name: Said(mentions.of[name], claims.of[name], tuple(proposals.get(name, ())), tuple(written.get(name, ())))
        for name in received
    }
    hand = _hand(said, decisions)

    def all_mentions() -> tuple[Mention, ...]:
        mentions.all()
        return _mentions(said, hand)

    def all_claims() -> tuple[Claim, ...]:
        claims.all()
        return _claims(said, hand)

    told = tuple(d for d in decisions if d.verdict == "set")
    described = _with_settings(received, told)
    found, asked = (Later(all_mentions), Later(all_claims))
    material = Material(described, texts, found, asked, decisions, known.resolution, known.reposts)
    return Gathered(material, None, None, received, said, hand, taken, known.spots)


def _opened(store: Store, change: str, fresh: Gathered) -> Gathered:
    """Keep who is who of a large vault that was worked out anew, and let go what led there."""
    found = _kept(store, change, fresh, None)
    if len(found.received) < LEAST:
        return found
    return _known(store, change, found.taken) or evolve(found, state=None, reposts=None)


def _kept(store: Store, change: str, found: Gathered, before: Gathered | None) -> Gathered:
    """Keep who is who of a large vault in it where it is another than before."""
    if len(found.received) < LEAST:
        return found
    resolution, reposts = found.material.resolution, found.material.reposts
    if before is not None and resolution is before.material.resolution and reposts is before.material.reposts:
        return evolve(found, spots=before.spots)
    known = kept.Known(resolution, reposts, spots(found.material))
    kept.keep(store, kept.made_from(change, _deciding(found.material.decisions)), known)
    return evolve(found, spots=known.spots)


def _deciding(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Give the decisions on which it depends who is who."""
    return (d for d in decisions if d.verdict in OVER_PAIRS or d.verdict in {"write", "correct"})


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
    return _put_together(empty, said, (received, texts, found, found.found), taken, said.keys())


Parts = tuple[Mapping[str, Source], Mapping[str, Text], Reposts | None, tuple[Repost, ...]]


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
    received, texts, sketches, reposts = parts
    decisions = standing(taken)
    hand = _hand(said, decisions)
    touched = {*fresh, *(n for n in before.hand.keys() | hand.keys() if before.hand.get(n) != hand.get(n))}
    state = _resolved(before, said, hand, decisions, touched)
    same = before.material if not touched else None
    material = Material(
        sources=_described(before, received, decisions),
        texts=texts,
        mentions=same.mentions if same else _mentions(said, hand),
        claims=same.claims if same else _claims(said, hand),
        decisions=decisions,
        resolution=before.material.resolution if state is None else state.resolution,
        reposts=reposts,
    )
    return Gathered(material, state, sketches, received, said, hand, taken)


def _described(
    before: Gathered, received: Mapping[str, Source], decisions: tuple[Decision, ...]
) -> Mapping[str, Source]:
    """Give the sources with what people have set of them; the same ones where nothing was set or added."""
    told = tuple(d for d in decisions if d.verdict == "set")
    if received is before.received and told == tuple(d for d in before.material.decisions if d.verdict == "set"):
        return before.material.sources
    return _with_settings(received, told)


def _with_settings(received: Mapping[str, Source], told: tuple[Decision, ...]) -> Mapping[str, Source]:
    edited = {d.subjects[0] for d in told}
    return {name: describe(source, told) if name in edited else source for name, source in received.items()}


def _resolved(
    before: Gathered,
    said: Mapping[str, Said],
    hand: Mapping[str, Hand],
    decisions: tuple[Decision, ...],
    touched: Collection[str],
) -> State | None:
    """Resolve who is who again; sources that say what they said cost nothing, unless what led there was let go."""
    over_pairs, were = _over_pairs(decisions), _over_pairs(before.material.decisions)
    if not touched and over_pairs == were:
        return before.state
    state = before.state
    if state is None:
        state, touched = EMPTY, said.keys()
    mentions: list[Mention] = []
    claims: list[Claim] = []
    for name in sorted(touched):
        mine, one = hand.get(name), said[name]
        mentions += mine.home.mentions if mine else one.mentions
        out = mine.out if mine else frozenset()
        claims += [claim for claim in one.claims if claim.id not in out]  # who is who rests on no proposal
        claims += mine.home.claims if mine else ()
    return extend(state, mentions, claims, over_pairs, [n for n in sorted(touched) if n in state.sources])


def _over_pairs(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(d for d in decisions if d.verdict in OVER_PAIRS)


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
