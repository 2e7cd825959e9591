"""How often chance alone does as much: every test of a vault, corrected for their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from math import ceil, log2

import numpy as np
from attrs import evolve, frozen

from aigaq.model.casefile import Event
from aigaq.model.pattern import Chance, Incident
from aigaq.model.schema import Labels
from aigaq.patterns import order, pairs
from aigaq.patterns import scan as scanning
from aigaq.patterns.field import Bools, Field, field
from aigaq.patterns.groups import Groups
from aigaq.patterns.incidents import FACTS, VICTIMS, people, span
from aigaq.patterns.rules import Draws, rules
from aigaq.patterns.shuffle import Dice, Ints, holm
from aigaq.patterns.words import data, fill

ORDER = frozenset({"after_public_act", "near_decision", "threat_carried_out", "rising_harm"})
"""Tests whose units are people, not pairs of incidents."""


@frozen
class Acts:
    """What incidents are held against: public acts and decisions, each with its days and people."""

    public: tuple[order.Dated, ...] = ()
    decisions: tuple[order.Dated, ...] = ()


@frozen(eq=False)
class Asked:
    """All that the tests look at, and how chance is drawn."""

    field: Field
    incidents: tuple[Incident, ...]
    groups: Groups
    acts: Acts
    draws: Draws

    @cached_property
    def sharp(self) -> Field:
        """The incidents whose day is known within two days and whose place is known to a town."""
        return self.field.subset(self.field.sharp & self.field.placed)

    def dice(self, test: str) -> Dice:
        """Give a test its own stream of random numbers, from the stated seed and its place in the list."""
        rng = np.random.default_rng([self.draws.seed, list(TESTS).index(test)])
        return Dice(rng, self.draws.shuffles, self.draws.enough_hits)


@frozen
class Answer:
    """What one test found."""

    observed: float
    possible: float
    expected: float
    p: float
    shuffles: int


def acts(events: Iterable[Event]) -> Acts:
    """Give the public acts and the decisions among the events, told as fact or alleged, that have days and people."""
    dated = [(event, made) for event in events if event.certainty in FACTS and (made := _dated(event))]
    public = tuple(made for event, made in dated if rules().public(event.type))
    return Acts(public, tuple(made for event, made in dated if rules().decision(event.type)))


def _dated(event: Event) -> order.Dated | None:
    days, who = span(event), tuple(sorted({p.referent for p in people(event, VICTIMS) if p.referent}))
    return order.Dated(event.id, days, who) if days and who else None


def of_incident(one: Incident) -> order.Dated | None:
    """Give an incident as tests of order see it; ``None`` where it has no days."""
    if not (one.first and one.last):
        return None
    return order.Dated(one.id, (one.first, one.last), one.victims, one.severity, rules().procedure(one.type))


def chances(
    incidents: Sequence[Incident], groups: Groups, done: Acts, draws: Draws | None = None
) -> tuple[Chance, ...]:
    """Ask every question of chance of a vault; those with too few incidents are answered so."""
    drawn = draws or rules().draws
    asked = Asked(field(incidents), tuple(incidents), groups, done, drawn)
    found = [_ask(asked, name) for name in TESTS]
    adjusted = holm([one.p for one in found], len(TESTS))
    return tuple(_worded(evolve(one, adjusted=p)) for one, p in zip(found, adjusted, strict=True))


def needed(name: str, alpha: float) -> int:
    """Give how many pairs, or units of people, a test needs before its figure could come under ``alpha``.

    One striking pair among N comes up by chance once in N; U people all in one order once in 2 to the power of U.
    Each must be under ``alpha`` ÷ number of tests.
    """
    ratio = len(TESTS) / alpha
    return ceil(log2(ratio)) if name in ORDER else ceil(ratio)


def _ask(asked: Asked, name: str) -> Chance:
    said = data("tests.toml")["test"][name]
    least = needed(name, asked.draws.alpha)
    usable, size, answer = TESTS[name](asked, name, least)
    blank = Labels("", "", "")
    made = Chance(
        id=name,
        label=Labels(**said["label"]),
        null=Labels(**said["null"]),
        says=blank,
        cannot_say=Labels(**said["cannot"]),
        enough=answer is not None,
        usable=usable,
        needed=least,
        seed=asked.draws.seed,
    )
    if answer is None:
        return evolve(made, says=_too_few(name, usable, size, least, asked.draws.alpha))
    values = {name: getattr(answer, name) for name in ("observed", "possible", "expected", "p", "shuffles")}
    return evolve(made, **values)


def _too_few(name: str, usable: int, size: int, least: int, alpha: float) -> Labels:
    few = data("tests.toml")["few"]["order" if name in ORDER else "pairs"]
    return fill(few, usable=usable, pairs=size, needed=least, alpha=f"{alpha:g}", tests=len(TESTS))


def _worded(one: Chance) -> Chance:
    if not one.enough:
        return one
    said = data("tests.toml")
    sentence = said["answer"][said["test"][one.id]["answer"]]
    values = {name: f"{getattr(one, name):.3g}" for name in ("observed", "possible", "expected", "adjusted")}
    share = f"{one.p:.1%}"
    words = fill(sentence, **values, share=share, shuffles=one.shuffles, tests=len(TESTS), usable=one.usable)
    return evolve(one, says=words)


Tested = tuple[int, int, Answer | None]
"""What can be used, how many pairs that makes (or units), and the answer if it is enough."""


def _pairs(asked: Asked, name: str, least: int) -> Tested:
    """Near in time, and linked in the way the test is about."""
    used = asked.field
    if used.pairs < least:
        return int(used.sharp.sum()), used.pairs, None
    surely, maybe, within = _linked(asked, name)
    counted = pairs.near_and_linked(used, surely, maybe, within, asked.dice(name))
    return int(used.sharp.sum()), used.pairs, _answer(counted)


def _answer(counted: pairs.Counted) -> Answer:
    drawn = counted.drawn
    return Answer(counted.observed, counted.possible, drawn.mean, drawn.p, drawn.shuffles)


def _linked(asked: Asked, name: str) -> tuple[Bools, Bools, int]:
    """Which incidents certainly and possibly share what the test is about, and the window in days."""
    used, windows = asked.field, rules().windows
    others = ~used.same_victim
    if name == "near_in_both":
        least, greatest = used.distances
        unknown = np.isnan(least)
        return (
            (greatest <= windows.near_km) & others,
            ((least <= windows.near_km) | unknown) & others,
            windows.near_days,
        )
    if name == "same_group":
        keys = [{k for who in i.victims for k in asked.groups.of.get(who, ())} for i in used.incidents]
        linked = used.linked(keys) & others
        return linked, linked, windows.near_days
    if name == "same_means":
        linked = used.linked([{i.means_class} for i in used.incidents]) & others
        return linked, linked, windows.near_days
    same = used.same_victim & ~np.eye(len(used.incidents), dtype=np.bool_)
    return same, same, windows.burst_days


def _neighbours(asked: Asked, name: str, least: int) -> Tested:
    sharp = asked.sharp
    if sharp.pairs < least:
        return len(sharp.incidents), sharp.pairs, None
    k = rules().raw["neighbours"]["k"]
    return len(sharp.incidents), sharp.pairs, _answer(pairs.neighbours(sharp, k, asked.dice(name)))


def _cluster(asked: Asked, name: str, least: int) -> Tested:
    sharp, said = asked.sharp, rules().raw["scan"]
    if sharp.pairs < least:
        return len(sharp.incidents), sharp.pairs, None
    made = scanning.prepare(sharp, said["radii_km"], said["days"], said["least"])
    observed, drawn = scanning.scan(made, sharp.blocks, asked.dice(name))
    return len(sharp.incidents), sharp.pairs, Answer(observed, observed, drawn.mean, drawn.p, drawn.shuffles)


def _order(asked: Asked, name: str, least: int) -> Tested:
    scores = _scores(asked, name)
    if len(scores) < least:
        return len(scores), len(scores), None
    drawn = order.flipped(scores, asked.dice(name))
    total = float(scores.sum())
    return len(scores), len(scores), Answer(total, total, drawn.mean, drawn.p, drawn.shuffles)


def _scores(asked: Asked, name: str) -> Ints:
    harm = [made for one in asked.incidents if (made := of_incident(one))]
    if name == "after_public_act":
        return order.units(asked.acts.public, harm, order.follows)
    if name == "near_decision":
        return order.units(asked.acts.decisions, [one for one in harm if not one.procedure], order.nearby)
    if name == "rising_harm":
        return order.units(harm, harm, order.rises, once=True)
    by_id = {one.id: one for one in asked.incidents}
    threats = [one for one in harm if rules().threat(by_id[one.id].type)]
    deeds = [one for one in harm if rules().carries_out(by_id[one.id].type)]
    return order.units(threats, deeds, order.follows)


TESTS: dict[str, Callable[[Asked, str, int], Tested]] = {
    "near_in_both": _pairs,
    "neighbours": _neighbours,
    "cluster": _cluster,
    "same_group": _pairs,
    "same_means": _pairs,
    "repeats": _pairs,
    "after_public_act": _order,
    "near_decision": _order,
    "threat_carried_out": _order,
    "rising_harm": _order,
}
"""Every question of chance, in the order it is shown; one line and one entry in ``tests.toml`` a test."""
