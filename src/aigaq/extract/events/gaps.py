"""Events told with the verb left out: “A. was jailed for six years and B. for four”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from aigaq.extract.events.words import NOUNS

if TYPE_CHECKING:
    from aigaq.extract.events.frames import Frame
    from aigaq.extract.events.parties import Parties
    from aigaq.extract.token import Token

GAPS = ("conj", "npadvmod")
"""What the parser calls a name that stands beside a verb without being its subject or object."""


def told_again(parties: Parties, frame: Frame) -> Iterator[Frame]:
    """Give the tellings that share the verb of this one: each further person with what follows the name."""
    if not frame.subjects:
        return
    if frame.cue.noun or frame.token.pos_ in NOUNS:
        yield from _term_again(parties, frame)
        return
    yield from _another_day(frame)
    known = {p.referent for p in frame.participants if p.referent}
    names = [c for c in frame.token.rights if c.dep_ in GAPS and c.pos_ in NOUNS]
    for name in names:
        if not parties.passes(frame.paragraph, [name], "@named"):
            continue
        people = parties.take_part(frame.paragraph, [name], "subject")
        if people and not known & {p.referent for p in people}:
            others = tuple(p for p in frame.participants if p.role != "subject")
            yield evolve(frame, token=name, clause=_rest(frame.token, name), participants=(*people, *others))


def _another_day(frame: Frame) -> Iterator[Frame]:
    """Give the telling that a second date stands for: “was arrested in 2015 and again in 2019”."""
    for first in (c for c in frame.token.children if c.dep_ == "prep"):
        for second in (first, *(c for c in first.children if c.dep_ == "conj" and c.pos_ == "ADP")):
            again = [c for c in (*first.children, *second.children) if c.lower_ == "again" and c.i + 1 == second.i]
            days = [c for c in second.children if c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME")]
            if again and days and second.i > frame.token.i:
                clause = tuple(second.doc[again[0].i : days[0].right_edge.i + 1])
                yield evolve(frame, token=days[0], clause=clause)


def _term_again(parties: Parties, frame: Frame) -> Iterator[Frame]:
    """Give the further terms of a verdict without a verb: “seven years in a colony for A., and five for B.”."""
    if frame.cue.type != "sentence":
        return
    known = {p.referent for p in frame.participants if p.referent}
    behind = frame.token.doc[frame.token.i + 1 : frame.token.sent.end]
    for number in (t for t in behind if t.tag_ == "CD" and t.i + 2 < t.sent.end and t.nbor().lower_ == "for"):
        heads = [c for c in number.nbor().children if c.dep_ == "pobj"]
        people = parties.take_part(frame.paragraph, heads, "subject")
        if any(p.referent for p in people) and not known & {p.referent for p in people}:
            clause = tuple(number.doc[number.i : heads[0].right_edge.i + 1])
            yield evolve(frame, token=heads[0], clause=clause, participants=people)


def _rest(verb: Token, name: Token) -> tuple[Token, ...]:
    """Give the name and what is said of it, up to the next name or clause."""
    end = name.right_edge.i
    for child in verb.rights:
        if child.i <= end:
            continue
        if child.dep_ not in ("prep", "npadvmod", "advmod", "dobj") or child.pos_ == "PROPN":
            break
        end = child.right_edge.i
    return tuple(name.doc[name.left_edge.i : end + 1])
