"""What this vault held on an earlier day: the reports it had recorded, and what had been decided, by then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from aigaq.model.material import Material
from aigaq.model.review import Decision, standing
from aigaq.model.source import Source
from aigaq.resolve import resolve
from aigaq.review import describe


def as_of(material: Material, received: Mapping[str, Source], decisions: tuple[Decision, ...], day: date) -> Material:
    """Give the material as the vault could have put it together at the end of a day (UTC).

    ``received``: the sources as they were read, without what people have set since; ``decisions``: all ever
    taken, with those taken back later. What counts is the day on which the vault recorded a report, not the
    day it was published: so nothing that is added later changes the answer for an earlier day. Claims are those
    that today's program reads from these reports.
    """
    taken = standing(tuple(d for d in decisions if d.at[:10] <= day.isoformat()))
    sources = {name: describe(s, taken) for name, s in received.items() if s.received[:10] <= day.isoformat()}
    claims = tuple(claim for claim in material.claims if claim.source in sources)
    mentions = tuple(m for m in material.mentions if m.passage.text.source in sources)
    return evolve(
        material,
        sources=sources,
        texts={name: text for name, text in material.texts.items() if name in sources},
        claims=claims,
        mentions=mentions,
        decisions=taken,
        resolution=resolve(mentions, claims, taken),
        reposts=tuple(r for r in material.reposts if r.left in sources and r.right in sources),
    )
