"""How people have settled differences: a verdict is remembered as long as each side says what it said then."""

from __future__ import annotations

from attrs import define, evolve

from aigaq.casefile.conflicts import side_keys
from aigaq.casefile.kept import by_verdicts
from aigaq.model.casefile import Difference
from aigaq.model.material import Material
from aigaq.model.review import Decision
from aigaq.model.verdicts import Settlement


def settled(material: Material, found: Difference) -> Difference:
    """Give the difference with how it was settled last, if a person has settled it.

    The verdict names the sides it was taken on. A new source that says the same as one of them changes nothing;
    a side that says something new opens the difference again.
    """
    decisions = _settling(material)
    if not decisions:
        return found
    sides = [frozenset(side_keys(found.kind, reading)) for reading in found.readings]
    fitting = [d for d in decisions if all(side.intersection(d.subjects) for side in sides)]
    return evolve(found, settled=_settlement(fitting[-1])) if fitting else found


@define(eq=False)
class Settled:
    """Keeps what differs in a vault with how it was settled, as long as nothing new differs and nobody settles more."""

    _of: tuple[object, object] = ((), ())
    _said: tuple[Difference, ...] = ()

    def all(self, material: Material, found: tuple[Difference, ...]) -> tuple[Difference, ...]:
        """Give all differences with how they were settled; the very same value again where nothing has changed."""
        decisions = _settling(material)
        if not decisions:
            return found
        if self._of[0] is not found or self._of[1] != decisions:
            self._of, self._said = (found, decisions), tuple(settled(material, one) for one in found)
        return self._said


@by_verdicts
def _settling(material: Material) -> tuple[Decision, ...]:
    return tuple(decision for decision in material.decisions if decision.verdict == "settle")


def _settlement(decision: Decision) -> Settlement:
    return Settlement(decision.value or "", decision.by, decision.at, decision.reason, decision.id)
