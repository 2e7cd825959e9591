"""What people think of sources, speakers and what they say: Admiralty grades, each person's own, never worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

from attrs import evolve

from aigaq.casefile.kept import by_verdicts
from aigaq.model.claim import Claim
from aigaq.model.material import Material
from aigaq.model.review import Decision
from aigaq.model.source import Source
from aigaq.model.verdicts import Credibility, Grade, Reliability

_Key = tuple[int, str]
_LETTERS: tuple[Reliability, ...] = get_args(Reliability)
_NUMBERS: tuple[Credibility, ...] = get_args(Credibility)


@by_verdicts
def grades(material: Material) -> dict[str, tuple[Grade, ...]]:
    """Give the grades that stand, by claim or source: one for each step and person, in that order.

    Of two letters (or two numbers) that one person gives to one step, the later holds; the grades of two people
    stand side by side.
    """
    claims = {claim.id: claim for claim in material.claims} if _given(material) else {}
    found: dict[str, dict[_Key, Grade]] = defaultdict(dict)
    for decision in _given(material):
        subject = decision.subjects[0]
        step = int(decision.field or 0)
        known = found[subject].get((step, decision.by))
        speaker = _speaker(material, claims.get(subject), subject, step)
        found[subject][step, decision.by] = _graded(known or _blank(decision, step, speaker), decision)
    return {name: tuple(rows[key] for key in sorted(rows)) for name, rows in found.items()}


def grades_of(material: Material, claims: Iterable[Claim], sources: Iterable[Source]) -> tuple[Grade, ...]:
    """Give the grades of these claims and sources, sources first."""
    given = grades(material)
    ids = [*(source.id for source in sources), *(claim.id for claim in claims)]
    return tuple(grade for name in dict.fromkeys(ids) for grade in given.get(name, ()))


def _given(material: Material) -> tuple[Decision, ...]:
    return tuple(decision for decision in material.decisions if decision.verdict == "grade")


def _blank(decision: Decision, step: int, speaker: str) -> Grade:
    return Grade(decision.subjects[0], step, speaker, decision.by, decision.at)


def _graded(known: Grade, decision: Decision) -> Grade:
    said = decision.value or ""
    letter = next((name for name in _LETTERS if name in said), known.reliability)
    number = next((name for name in _NUMBERS if name in said), known.credibility)
    reason, id_ = decision.reason or known.reason, decision.id
    return evolve(known, reliability=letter, credibility=number, at=decision.at, reason=reason, decision=id_)


def _speaker(material: Material, claim: Claim | None, subject: str, step: int) -> str:
    """Who speaks at a step: of the report its outlet, author or file name."""
    if claim is not None and 0 < step <= len(claim.speakers):
        speaker = claim.speakers[step - 1]
        entity = material.entity_of.get(speaker.referent) if speaker.referent else None
        return entity.name if entity else speaker.name
    source = material.sources.get(claim.source if claim else subject)
    if source is None:
        return ""
    said = source.description
    return said.value("outlet") or said.value("author") or source.name
