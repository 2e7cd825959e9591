"""Making decisions: values that say who decided what, when and why. Nothing is edited; `undo` takes one back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigaq.errors import BadValue, NothingToUndo, UnknownPerson
from aigaq.model.edtf import parse
from aigaq.model.entity import Entity
from aigaq.model.review import Decision, live
from aigaq.review.describing import FIELDS


def merge(entities: Iterable[Entity], a: str, b: str, by: str, at: str, reason: str = "") -> Decision:  # noqa: PLR0913, PLR0917
    """Decide that two people (organisations, places) are one.

    ``a`` and ``b`` are ids of entities or of referents; all referents of both are bound together, so that
    the decision outlives a new reading. Raises `UnknownPerson` for an id that is not there and `BadValue`
    where both already are one, or are not of one kind.
    """
    known = list(entities)
    one, other = _entity(known, a), _entity(known, b)
    if one.id == other.id or one.kind != other.kind:
        raise BadValue(given=b, what="second person, other than the first", choices="the id of another of its kind")
    return Decision("same", tuple(sorted({*one.referents, *other.referents})), by, at, reason)


def split(entities: Iterable[Entity], entity: str, part: str, by: str, at: str, reason: str = "") -> Decision:  # noqa: PLR0913, PLR0917
    """Decide that what one source (or one referent) says is not about this person.

    ``part`` is the id of a referent of the entity. Raises `UnknownPerson` for an unknown entity and
    `BadValue` where the part is not one of its parts, or is all of it.
    """
    found = _entity(list(entities), entity)
    mine = [referent for referent in found.referents if referent == part]
    rest = tuple(referent for referent in found.referents if referent not in mine)
    if not mine or not rest:
        raise BadValue(given=part, what="part of that person", choices=", ".join(found.referents))
    return Decision("different", (mine[0], *rest), by, at, reason)


def same_event(one: Sequence[str], other: Sequence[str], by: str, at: str, reason: str = "") -> Decision:
    """Decide that two events are one. Given are the ids of the claims of each: events change with every report.

    Raises `BadValue` where one has no claims, or both are the same.
    """
    if not one or not other or set(one) == set(other):
        raise BadValue(
            given=", ".join(other), what="second event, other than the first", choices="claims of another event"
        )
    return Decision("same", tuple(sorted({*one, *other})), by, at, reason)


def not_same_event(claim: str, others: Sequence[str], by: str, at: str, reason: str = "") -> Decision:
    """Decide that a claim does not tell of the event that other claims tell of. Raises `BadValue` without others."""
    rest = tuple(sorted(set(others) - {claim}))
    if not rest:
        raise BadValue(given=claim, what="claim of that event", choices="a claim that shares its event with others")
    return Decision("different", (claim, *rest), by, at, reason)


def unsure(subjects: Sequence[str], by: str, at: str, reason: str = "") -> Decision:
    """Record that a person looked and could not tell; machines then leave the pair alone."""
    return Decision("unsure", tuple(sorted(set(subjects))), by, at, reason)


def undo(decisions: Sequence[Decision], decision: str, by: str, at: str, reason: str = "") -> Decision:
    """Take back a decision that stands (or an undo). ``decision`` is its id or the beginning of it.

    Raises `NothingToUndo` where no standing decision, or more than one, has that id.
    """
    left = {d.id for d in live(tuple(decisions))} | _live_undos(decisions)
    found = sorted({d.id for d in decisions if decision and d.id.startswith(decision) and d.id in left})
    if len(found) != 1:
        raise NothingToUndo()
    return Decision("undo", (found[0],), by, at, reason)


def set_field(source: str, name: str, value: str | None, by: str, at: str, reason: str = "") -> Decision:  # noqa: PLR0913, PLR0917
    """Decide what a field of a source's description is; ``None`` takes the value away.

    Raises `BadValue` for a field that sources do not have and `BadDate` for a date that is not EDTF.
    """
    if name not in FIELDS:
        raise BadValue(given=name, what="field of a source", choices=", ".join(FIELDS))
    if name == "published" and value is not None:
        parse(value)
    return Decision("set", (source,), by, at, reason, name, value)


def _live_undos(decisions: Sequence[Decision]) -> set[str]:
    """Give the undos that no later undo takes back: they can be undone too."""
    undone: set[str] = set()
    left: set[str] = set()
    for decision in reversed(decisions):
        if decision.verdict == "undo" and decision.id not in undone:
            undone.update(decision.subjects)
            left.add(decision.id)
    return left


def _entity(entities: list[Entity], id_: str) -> Entity:
    found = next((e for e in entities if e.id == id_ or id_ in e.referents), None)
    if found is None:
        raise UnknownPerson()
    return found
