"""The lines of a case file on the terminal: passages, details, differences, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen
from rich.padding import Padding
from rich.text import Text

from aigaq.model.schema import types

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aigaq.model.casefile import CaseFile, Corroboration, Difference, Event
    from aigaq.model.claim import Claim, When
    from aigaq.model.verdicts import Grade

GRAVITY_STYLE = {"grave": "bold red", "notable": "yellow", "slight": "dim"}
NATURES = {"tension": " (needs explaining)", "variant": " (said in several ways)", "change": " (over time)"}
_NATURES = ("contradiction", "tension", "variant", "change")
_BOUNDS = frozenset({"bound_by_publication", "ongoing_at_publication"})
"""Dates that only say when a report came out: no reading of when something happened."""
QUOTE_STYLE = {"asserted": "", "alleged": "yellow", "denied": "red", "hypothetical": "dim italic"}
MOST_IDS = 2
"""Ids of claims that are shown of one line; of the rest, how many there are."""


@frozen
class Numbers:
    """The numbers under which the sources of a case stand at its end."""

    of: dict[str, int]
    grades: Mapping[str, str] = field(factory=dict)
    """What people think of what a claim says, by its id: ``B2 R. Example``."""

    def refs(self, sources: Iterable[str]) -> str:
        """Give the numbers of these sources: ``[1, 3]``."""
        return "[" + ", ".join(str(number) for number in sorted({self.of.get(s, 0) for s in sources})) + "]"

    def weight(self, corroboration: Corroboration) -> str:
        """Say which sources tell it, and how many lines of evidence they come to."""
        where = self.refs(source for line in corroboration.lines for source in line.sources)
        if corroboration.sources < 2:
            return where
        lines = f"{corroboration.independent} line{'s' if corroboration.independent > 1 else ''} of evidence"
        return f"{where} {corroboration.sources} sources, {lines}"


def label(kind: str, name: str) -> str:
    """Give the English label of a schema type."""
    return types(kind)[name].labels.en


def when_text(when: When | None) -> str:
    """Give a date for the terminal: EDTF as it stands, ``undated`` where there is none."""
    return when.edtf if when else "undated"


def ids(claims: Sequence[Claim]) -> str:
    """Give the first digits of the first few claims, and how many more there are."""
    shown = " ".join(claim.id[:8] for claim in claims[:MOST_IDS])
    return shown + (f" +{len(claims) - MOST_IDS}" if len(claims) > MOST_IDS else "")


def claim_lines(claims: Sequence[Claim], numbers: Numbers, told: When | None = None) -> Iterator[RenderableType]:
    """Give each passage once, with who says so and where; a date only where it is not the event's."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_quote(claim), claim.asserted_by if claim.speakers else "", claim.certainty].append(claim)
    for (quote, speaker, certainty), group in groups.items():
        said = f" — {speaker}" if speaker else ""
        marked = f" ({certainty})" if certainty != "asserted" else ""
        marks = "".join(f"  [{numbers.grades[claim.id]}]" for claim in group if claim.id in numbers.grades)
        dates = dict.fromkeys(c.when.edtf for c in group if c.when and (told is None or c.when.edtf != told.edtf))
        line = Text.assemble(
            (f"“{quote}”", QUOTE_STYLE[certainty]),
            (f"{said}{marked}  {numbers.refs(c.source for c in group)}", "green"),
            (f" {' '.join((*dates, ids(group)))}", "dim"),
            (marks, "bold"),
        )
        yield Padding(line, (0, 0, 0, 4))


def _quote(claim: Claim) -> str:
    return " ".join(claim.passage.quote.split())


def detail_lines(case: CaseFile, numbers: Numbers) -> Iterator[RenderableType]:
    """Give personal details and how the person stands to others, a line each."""
    for detail in case.attributes:
        opened = "" if detail.type == "sex" else ids(detail.claims)
        yield _detail(label("attribute", detail.type), detail.value, numbers.weight(detail.corroboration), opened)
    for relation in case.relations:
        weight = numbers.weight(relation.corroboration)
        yield _detail(label("relation", relation.type), relation.other, weight, ids(relation.claims))


def _detail(name: str, value: str, weight: str, opened: str) -> Text:
    return Text.assemble((f"{name:<16} ", "cyan"), value, (f"  {weight} {opened}".rstrip(), "dim"))


def graded(grades: Sequence[Grade]) -> dict[str, str]:
    """Give the grades of each claim in few letters, those of several steps and people one after the other."""
    found: dict[str, list[str]] = defaultdict(list)
    for grade in grades:
        found[grade.subject].append(f"{grade.code} {grade.by}")
    return {subject: ", ".join(codes) for subject, codes in found.items()}


def variant_lines(event: Event, numbers: Numbers) -> Iterator[str]:
    """Say in which ways an event is dated, placed and whom it is laid at, the main reading first."""
    told: dict[str, dict[str, set[str]]] = {"dates": {}, "places": {}, "done by": {}}
    for claim in event.claims:
        date = claim.when.edtf if claim.when and claim.when.method not in _BOUNDS else ""
        doers = ", ".join(sorted({p.name.strip("[]") for p in claim.participants if p.role == "perpetrator"}))
        for what, value in (("dates", date), ("places", claim.place or ""), ("done by", doers)):
            if value:
                told[what].setdefault(value, set()).add(claim.source)
    main = {"dates": event.when.edtf if event.when else "", "places": event.place or ""}
    for what, values in told.items():
        if len(values) > 1:
            ranked = sorted(values, key=lambda v: (v != main.get(what), -len(values[v]), v))
            yield f"{what}: " + "; ".join(f"{value} {numbers.refs(values[value])}" for value in ranked)


def open_first(differences: Sequence[Difference]) -> list[Difference]:
    """Give what is open first, and what speaks against somebody before mere variants and changes."""
    return sorted(differences, key=lambda d: (d.settled is not None, _NATURES.index(d.nature)))


def difference_lines(differences: Sequence[Difference], numbers: Numbers) -> Iterator[RenderableType]:
    """Give each difference with its sides, and how a person settled it."""
    for difference in differences:
        style = "dim" if difference.settled else GRAVITY_STYLE[difference.gravity]
        nature = NATURES.get(difference.nature, "")
        known_as = (f"{nature}  {difference.id[:8]}", "dim")
        yield Text.assemble(
            (f"{difference.kind.replace('_', ' '):<12} ", style), difference.about, known_as
        )  # fmt: skip
        for reading in difference.readings:
            told = (*(c.source for c in reading.claims), *(p.text.source for p in reading.passages))
            line = Text.assemble(
                f"{reading.value}  ", (f"{numbers.refs(told)} ", "green"), (ids(reading.claims), "dim")
            )
            yield Padding(line, (0, 0, 0, 4))
        if settled := difference.settled:
            stands = f"settled: {settled.stands} — {settled.reason} ({settled.by}, {settled.at[:10]})"
            yield Padding(Text(stands, style="green"), (0, 0, 0, 4))


def line_of_evidence(corroboration: Corroboration, numbers: Numbers) -> str:
    """Say which sources make one line of evidence and why: ``[1]; [2, 3] one line: same author (…)``."""
    parts = []
    for line in sorted(corroboration.lines, key=lambda one: numbers.refs(one.sources)):
        why = dict.fromkeys(f"{tie.kind.replace('_', ' ')} ({tie.detail})" for tie in line.ties)
        parts.append(numbers.refs(line.sources) + (f" one line: {', '.join(why)}" if why else ""))
    return "; ".join(parts)


def grade_lines(grades: Sequence[Grade], numbers: Numbers) -> Iterator[RenderableType]:
    """Give what people think of the sources and speakers, a line each."""
    for grade in grades:
        where = f" {numbers.refs([grade.subject])}" if grade.subject in numbers.of else f" claim {grade.subject[:8]}"
        why = f": {grade.reason}" if grade.reason else ""
        line = Text.assemble((f"{grade.code:<4} ", "bold"), grade.speaker, (where, "green"))
        yield line.append(f"  {grade.by}, {grade.at[:10]}{why}", style="dim")


def source_lines(case: CaseFile, numbers: Numbers) -> Iterator[RenderableType]:
    """Give the sources by number, then what ties them to each other, each tie once."""
    for source in case.sources:
        told = source.description
        parts = [found for f in ("outlet", "author", "published", "title") if (found := told.value(f))]
        yield Text.assemble(
            (f"{numbers.refs([source.id])} ", "green"), source.name, ("".join(f" · {p}" for p in parts), "dim")
        )
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for tie in case.ties:
        groups[tie.kind, tie.detail].update((tie.left, tie.right))
    for (kind, detail), tied in sorted(groups.items(), key=lambda row: (numbers.refs(row[1]), row[0])):
        why = f"{kind.replace('_', ' ')} ({detail})"
        yield Padding(Text(f"{numbers.refs(tied)} not independent: {why}", style="dim"), (0, 0, 0, 4))
