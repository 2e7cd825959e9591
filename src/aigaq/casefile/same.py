"""What people have decided about events: which claims tell of one event, and which do not.

A decision ``same`` or ``different`` whose subjects are claims is about events; it names claims, not the event, whose
claims may change when a report is added. The later decision stands where two meet.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from aigaq.casefile.joining import Cluster
from aigaq.casefile.kept import once
from aigaq.model.material import Material
from aigaq.resolve.rulings import Rulings, rulings


@frozen(eq=False)
class Same:
    """The decisions on events that stand."""

    _ruled: Rulings
    groups: tuple[frozenset[str], ...]
    """Claims that tell of one event."""

    def apart(self, one: str, other: str) -> bool:
        """Say whether a person has said that two claims do not tell of one event."""
        return bool(self._ruled.apart) and self._ruled.forbid((one,), (other,))

    def touched(self, before: Same) -> set[str]:
        """Give the claims of which something else is decided now than before."""
        return self._ruled.touched(before._ruled)

    def joined(self, found: list[Cluster]) -> list[Cluster]:
        """Put clusters together whose claims a person has said to tell of one event; never what must stay apart."""
        for group in self.groups:
            found = self._with(found, group)
        return found

    def _with(self, found: list[Cluster], group: frozenset[str]) -> list[Cluster]:
        touched = [c for c in found if any(item.claim.id in group for item in c.items)]
        if len(touched) < 2:
            return found
        whole = Cluster()
        left: list[Cluster] = []
        for cluster in touched:
            keep = [i for i in cluster.items if i.claim.id in group or not self._barred(i.claim.id, group)]
            whole.add(*keep)
            whole.share(*cluster.shared)
            rest = [i for i in cluster.items if i not in keep]
            left += [_cluster(rest)] if rest else []
        return [*(c for c in found if c not in touched), whole, *left]

    def _barred(self, claim: str, group: frozenset[str]) -> bool:
        return self._ruled.forbid((claim,), group)


def _cluster(items: Iterable[object]) -> Cluster:
    made = Cluster()
    made.add(*items)  # type: ignore[arg-type]
    return made


def nothing_said() -> Same:
    """Give what stands where nobody has decided anything."""
    return Same(rulings(()), ())


@once
def same(material: Material) -> Same:
    """Read the decisions on events from all that stand."""
    said = [d for d in material.decisions if d.verdict in {"same", "different"}]
    known = {claim.id for claim in material.claims} if said else set()
    about = tuple(d for d in said if known.issuperset(d.subjects))
    ruled = rulings(about)
    return Same(ruled, tuple(sorted(ruled.groups(), key=sorted)))
