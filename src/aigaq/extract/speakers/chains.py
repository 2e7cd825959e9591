"""What somebody says inside of what somebody else says: the chain of speakers, outermost first."""

from __future__ import annotations

from attrs import evolve

from aigaq.extract.certainty import combine
from aigaq.extract.document import Attribution

THEMSELVES = ("[i]", "[we]", "[you]")
"""Inside of what somebody says these are no further speakers: “I think we lost,” she said."""


def nested(found: list[Attribution]) -> list[Attribution]:
    """Put the speakers of an outer attribution before those of the ones inside it, outermost first."""
    ordered = sorted(found, key=lambda a: (a.start, -a.end))
    done: list[Attribution] = []
    for attribution in ordered:
        outer = [a for a in done if _holds(a, attribution)]
        done.append(_inside(min(outer, key=lambda a: a.end - a.start), attribution) if outer else attribution)
    return done


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Say whether one attribution is part of what the other one says: its verb stands in it."""
    if inner.cue is None or outer.paragraph is not inner.paragraph:
        return False
    at = inner.paragraph.start + inner.cue.idx
    return outer.start <= at < outer.end and outer.end - outer.start > inner.end - inner.start


def _inside(outer: Attribution, inner: Attribution) -> Attribution:
    names = [s.name for s in outer.speakers]
    speakers = tuple(s for s in inner.speakers if s.name not in names and s.name not in THEMSELVES)
    return evolve(inner, speakers=(*outer.speakers, *speakers), certainty=combine(outer.certainty, inner.certainty))
