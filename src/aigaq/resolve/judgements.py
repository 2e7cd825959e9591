"""Judgements to and from nomenklatura, the matcher of OpenSanctions: its resolver file, as `Resolver.dump` writes it.

One line for each pair, a JSON list: target, source, judgement (``positive``, ``negative``, ``unsure``,
``no_judgement``), score, user, time in UTC without an offset, and perhaps when it was deleted. Of a pair the
target is the greater id. Ids that begin with ``NK-`` or are Wikidata's name nobody: they stand for all that
positive lines tie to them. Checked against nomenklatura 4.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations

from attrs import field, frozen

from aigaq.model.review import Decision, standing

VERDICTS = {"positive": "same", "negative": "different", "unsure": "unsure"}
JUDGEMENTS = {verdict: judgement for judgement, verdict in VERDICTS.items()}
LONGEST_ID = 512
"""Characters of an id in nomenklatura's table."""
_STANDS_FOR = re.compile(r"NK-.*|Q[1-9]\d*")


@frozen
class Edge:
    """One line that was read."""

    ends: tuple[str, str]
    verdict: str
    by: str
    at: str


@frozen
class Imported:
    """What a resolver file comes to."""

    decisions: tuple[Decision, ...] = ()
    unknown: tuple[str, ...] = ()
    """Ids in the file that no report here has: what is said of them is left out."""
    refused: tuple[tuple[int, str], ...] = ()
    """Numbers of the lines that cannot be used, from 1, and why."""
    suggestions: int = 0
    """Lines that hold no judgement, only a score."""


def export_judgements(decisions: Sequence[Decision]) -> Iterator[str]:
    """Give the lines of a resolver file, the oldest first: what people have decided and not taken back."""
    for decision in standing(tuple(decisions)):
        for left, right in _pairs(decision):
            target, source = max(left, right), min(left, right)
            row = [target, source, JUDGEMENTS[decision.verdict], None, decision.by, _without_offset(decision.at)]
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _pairs(decision: Decision) -> Iterator[tuple[str, str]]:
    first, *others = decision.subjects or ("",)
    if decision.verdict == "unsure":
        yield from combinations(sorted(set(decision.subjects)), 2)
    elif decision.verdict in JUDGEMENTS:
        yield from ((first, other) for other in others if other != first)


def _without_offset(at: str) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at[:28]
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds")


def import_judgements(
    lines: Iterable[str], known: Collection[str], decisions: Sequence[Decision] = (), reason: str = "", by: str = ""
) -> Imported:
    """Read a resolver file as decisions on referents that are ``known`` here, the oldest first.

    What ``decisions`` say already is not said again. ``by`` names who decides where a line does not. Nothing
    is dropped unsaid: unknown ids and lines that cannot be used are given too.
    """
    reading = _Reading()
    for number, line in enumerate(lines, 1):
        if line.strip():
            reading.take(number, line)
    groups = _groups(edge.ends for edge in reading.edges if edge.verdict == "same")
    said = {(verdict, pair) for d in standing(tuple(decisions)) for verdict, pair in _said(d)}
    found: list[Decision] = []
    for edge in sorted(reading.edges, key=lambda edge: (edge.at, edge.ends)):
        for decision in _decisions(edge, groups, frozenset(known), reason, by):
            fresh = {row for row in _said(decision) if row not in said}
            said |= fresh
            found += [decision] if fresh else []
    named = {id_ for edge in reading.edges for id_ in edge.ends if not _STANDS_FOR.fullmatch(id_)}
    return Imported(tuple(found), tuple(sorted(named - set(known))), tuple(reading.refused), reading.suggestions)


def _said(decision: Decision) -> list[tuple[str, tuple[str, str]]]:
    return [(decision.verdict, (min(pair), max(pair))) for pair in _pairs(decision)]


@frozen(eq=False)
class _Reading:
    """Lines as they are read."""

    edges: list[Edge] = field(factory=list)
    refused: list[tuple[int, str]] = field(factory=list)
    counts: dict[str, int] = field(factory=lambda: defaultdict(int))

    @property
    def suggestions(self) -> int:
        return self.counts["suggestions"]

    def take(self, number: int, line: str) -> None:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            self.refused.append((number, "not JSON"))
            return
        why = _fault(row)
        if why:
            self.refused.append((number, why))
        elif row[2] == "no_judgement":
            self.counts["suggestions"] += 1
        elif len(row) < 7 or not row[6]:
            target, source, judgement, _, user, at = row[:6]
            self.edges.append(Edge((target, source), VERDICTS[judgement], user or "", _with_offset(at)))


def _fault(row: object) -> str | None:
    """Say what is wrong with a line; ``None`` where nothing is."""
    if not isinstance(row, list) or len(row) < 6:
        return "not a list of six values"
    if not all(isinstance(id_, str) and 0 < len(id_) <= LONGEST_ID for id_ in row[:2]) or row[0] == row[1]:
        return "not two ids"
    if row[2] not in (*VERDICTS, "no_judgement"):
        return "no judgement that is known"
    if not all(value is None or isinstance(value, str) for value in row[4:6]):
        return "user or time is no text"
    return None


def _with_offset(at: str | None) -> str:
    """Give a time of nomenklatura's, which is in UTC, as ISO 8601 that says so; ``""`` where there is none."""
    try:
        moment = datetime.fromisoformat(at or "")
    except ValueError:
        return ""
    return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


Groups = dict[str, frozenset[str]]


def _groups(pairs: Iterable[tuple[str, str]]) -> Groups:
    """Give, for each id, all that the pairs tie it to."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    found: Groups = {}
    for start in sorted(beside):
        group, todo = {start}, [start]
        while start not in found and todo:
            fresh = beside[todo.pop()] - group
            group |= fresh
            todo += fresh
        if start not in found:
            found.update(dict.fromkeys(group, frozenset(group)))
    return found


def _decisions(edge: Edge, groups: Groups, known: frozenset[str], reason: str, by: str) -> Iterator[Decision]:
    """Give what one line decides: on the two ids, or on whom they stand for."""
    who, at = edge.by or by, edge.at
    if edge.verdict == "same":
        subjects = sorted(groups[edge.ends[0]] & known)
        if len(subjects) > 1:
            yield Decision("same", tuple(subjects), who, at, reason)
        return
    ours, theirs = (sorted(_meant(id_, groups) & known) for id_ in edge.ends)
    for one in ours:
        others = tuple(other for other in theirs if other != one)
        if others and edge.verdict == "different":
            yield Decision("different", (one, *others), who, at, reason)
        for other in others if edge.verdict == "unsure" else ():
            yield Decision("unsure", tuple(sorted((one, other))), who, at, reason)


def _meant(id_: str, groups: Groups) -> frozenset[str]:
    """Give whom an id stands for: itself, or where it names nobody, all that are tied to it."""
    return groups.get(id_, frozenset((id_,))) if _STANDS_FOR.fullmatch(id_) else frozenset((id_,))
