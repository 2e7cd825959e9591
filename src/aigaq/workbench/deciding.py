"""From what a person types to the decisions it means."""

from __future__ import annotations

from aigaq import casefile, resolve, review
from aigaq.casefile.conflicts import side_keys
from aigaq.errors import BadValue, NothingToUndo, UnknownSource
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.review import Decision, live
from aigaq.model.source import Source
from aigaq.workbench.asking import find_entity, find_source
from aigaq.workbench.hand import Hand


def merge(material: Material, one: str, other: str, hand: Hand) -> Decision:
    """Decide that two people are one."""
    left, right = find_entity(material, one), find_entity(material, other)
    decision = review.merge(material.resolution.entities, left.id, right.id, hand.by, hand.at, hand.reason)
    return resolve.anchored(decision, material.mentions)


def unsure(material: Material, one: str, other: str, hand: Hand) -> Decision:
    """Record that somebody could not tell whether two are one. Raises `BadValue` where both are one already."""
    left, right = find_entity(material, one), find_entity(material, other)
    if left.id == right.id:
        raise BadValue(given=other, what="second person, other than the first", choices="the id of another")
    decision = review.unsure((*left.referents, *right.referents), hand.by, hand.at, hand.reason)
    return resolve.anchored(decision, material.mentions)


def split(material: Material, person: str, other: str, hand: Hand) -> list[Decision]:
    """Decide that someone is not the person: whoever a source means, whoever is spelt so, or another person."""
    whole = find_entity(material, person)
    part = _part(material, whole, other)
    if part:
        rest = tuple(r for r in whole.referents if r not in part)
    else:
        stranger = find_entity(material, other)
        part, rest = stranger.referents, (whole.referents if stranger.id != whole.id else ())
    if not rest:
        raise BadValue(given=other, what="part of this person", choices="a source, a spelling or another person")
    taken = (Decision("different", (one, *rest), hand.by, hand.at, hand.reason) for one in part)
    return [resolve.anchored(decision, material.mentions) for decision in taken]


def _part(material: Material, whole: Entity, other: str) -> tuple[str, ...]:
    """Give the person's referents in the source that `other` names, or those spelt so."""
    source = _source(material, other)
    mine = {
        m.referent.id
        for m in material.mentions
        if m.referent.id in whole.referents
        and (m.passage.quote == other if source is None else m.referent.source == source.id)
    }
    return tuple(sorted(mine))


def _source(material: Material, query: str) -> Source | None:
    try:
        return find_source(material, query)
    except UnknownSource:
        return None


def settings(source: Source, fields: dict[str, str], hand: Hand) -> list[Decision]:
    """Give one decision a field; an empty value takes the field's value away. Raises `BadDate` or `BadValue`."""
    return [
        review.set_field(source.id, name, value or None, hand.by, hand.at, hand.reason)
        for name, value in fields.items()
    ]


def settle(material: Material, difference: str, stands: str, hand: Hand) -> Decision:
    """Settle the one difference whose id begins so. Raises `BadValue`."""
    found = [d for d in casefile.differences(material) if len(difference) >= 4 and d.id.startswith(difference)]
    if len(found) != 1:
        raise BadValue(given=difference, what="difference", choices="the first digits of its id, as `aigaq case` shows")
    keys = sorted({key for reading in found[0].readings for key in side_keys(found[0].kind, reading)})
    return review.settle(found[0], keys, stands, hand.by, hand.at, hand.reason)


def grade(material: Material, subject: Claim | Source, step: str, code: str, hand: Hand) -> Decision:
    """Grade a step of a chain, by its number or by the name of who speaks there. Raises `BadValue`."""
    return review.grade(subject, _step(material, subject, step), code, hand.by, hand.at, hand.reason)


def _step(material: Material, subject: Claim | Source, wanted: str) -> int:
    if wanted.isdecimal():
        return int(wanted)
    speakers = subject.speakers if isinstance(subject, Claim) else ()
    names = [{s.name.strip("[]")} | ({e.name} if (e := _entity(material, s.referent)) else set()) for s in speakers]
    found = [n for n, known in enumerate(names, 1) if wanted.casefold() in {name.casefold() for name in known}]
    if len(found) != 1:
        shown = ", ".join(["0", *(f"{n} ({speaker.name})" for n, speaker in enumerate(speakers, 1))])
        raise BadValue(given=wanted, what="step of this chain", choices=shown)
    return found[0]


def _entity(material: Material, referent: str | None) -> Entity | None:
    return material.entity_of.get(referent) if referent else None


def undo(decisions: tuple[Decision, ...], wanted: str | None, hand: Hand) -> Decision:
    """Take back the last decision that stands, or the one whose id begins so."""
    if wanted is None:
        left = live(decisions)
        if not left:
            raise NothingToUndo
        wanted = left[-1].id
    return review.undo(decisions, wanted, hand.by, hand.at, hand.reason)
