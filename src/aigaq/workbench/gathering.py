"""From what the store holds to the material that case files are built from."""

from __future__ import annotations

from aigaq.intake import reposts
from aigaq.model.material import Material
from aigaq.model.review import standing
from aigaq.resolve import State, catch_up
from aigaq.review import describe
from aigaq.store import Store


def gather(store: Store, before: State) -> tuple[Material, State]:
    """Load sources, texts, mentions, claims and decisions, and resolve who is who.

    ``before`` is what resolution knew last; only what is new since then is compared. The new state is given too.
    Descriptions carry what people have set; rejected claims and proposals that nobody has
    accepted stay in, and the case file leaves them out.
    """
    decisions = standing(store.decisions())
    mentions = store.mentions()
    claims = store.claims()
    proposals = store.proposals()
    texts = store.texts()
    state = catch_up(before, mentions, (*claims, *proposals), decisions)
    found = Material(
        sources={key: describe(source, decisions) for key, source in store.sources().items()},
        texts=texts,
        mentions=mentions,
        claims=(*claims, *proposals),
        decisions=decisions,
        resolution=state.resolution,
        reposts=reposts(texts),
    )
    return found, state
