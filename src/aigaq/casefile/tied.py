"""Every tie between two sources of a vault."""

from __future__ import annotations

from aigaq.casefile.events import events
from aigaq.casefile.independence import same_speaker
from aigaq.casefile.index import index
from aigaq.casefile.tying import bonds, in_order
from aigaq.model.casefile import Tie
from aigaq.model.material import Material


def ties(material: Material) -> tuple[Tie, ...]:
    """Give every tie between two sources, sorted (of a large outlet: every pair of its reports).

    Kinds: same author, same outlet, one credits the other, a shared passage, a repost, and the same
    speaker behind one and the same event.
    """
    found = [tie for bond in bonds(material).all for tie in bond.ties(frozenset(bond.sources), len(bond.sources))]
    heard = [tie for event in events(material) for tie in same_speaker(index(material), event.claims)]
    return in_order([*found, *heard])
