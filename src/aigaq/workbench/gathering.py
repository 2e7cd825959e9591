"""From what the store holds to the material that case files are built from."""

from __future__ import annotations

from aigaq.intake import reposts
from aigaq.model.material import Material
from aigaq.model.review import standing
from aigaq.resolve import resolve
from aigaq.review import describe
from aigaq.store import Store


def gather(store: Store) -> Material:
    """Load sources, texts, mentions, claims and decisions, and resolve who is who.

    Descriptions carry what people have set; rejected claims and proposals that nobody has
    accepted stay in, and the case file leaves them out.
    """
    decisions = standing(store.decisions())
    mentions = store.mentions()
    claims = store.claims()
    proposals = store.proposals()
    texts = store.texts()
    return Material(
        sources={key: describe(source, decisions) for key, source in store.sources().items()},
        texts=texts,
        mentions=mentions,
        claims=(*claims, *proposals),
        decisions=decisions,
        resolution=resolve(mentions, claims, decisions),
        reposts=reposts(texts),
    )
