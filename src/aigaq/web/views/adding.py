"""What came of files that were added, and what is known about a source or a testimony."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen
from attrs import fields as attrs_fields

from aigaq.model.consent import Consent
from aigaq.model.source import Description, Source
from aigaq.web.forms import FormData
from aigaq.web.jobs import Progress
from aigaq.web.views.cards import source_name
from aigaq.workbench import AddReport, SuggestReport, Workbench
from aigaq.workbench.testimony import FIELDS, consent_of

LONGEST_TESTIMONY = 1_000_000
"""Characters of a testimony that a page takes."""
DESCRIBED = tuple(field.name for field in attrs_fields(Description))
OUTCOMES = ("refused", "partly", "read", "known")
"""In this order the report lists files: what needs looking at first."""


@frozen
class FileLine:
    """What came of one file."""

    name: str
    outcome: str
    source: str
    """Id of the source; empty where not even its bytes could be had."""
    problems: tuple[tuple[str, str], ...]
    """Pairs: what is wrong, what to do."""
    claims: int
    undated: bool


@frozen
class ReportView:
    """What came of an upload."""

    lines: tuple[FileLine, ...]
    counts: dict[str, int]
    undated: int
    reposts: tuple[tuple[str, str, float], ...]
    """Pairs of files that are nearly the same, and how nearly."""
    people: int
    claims: int
    suggestions: SuggestReport | None


@frozen
class Suggested:
    """What came of the learnt reader's looking, by itself."""

    suggestions: SuggestReport
    failed: tuple[tuple[str, str], ...]
    """What it could not read: pairs of address and name."""


def brought(bench: Workbench, files: Sequence[tuple[str, bytes]], step: Progress, *, suggesting: bool) -> AddReport:
    """Read files into the vault, and let the learnt reader look for more in them if it is asked."""
    report = bench.add_bytes(files, step)
    if not suggesting:
        return report
    return evolve(report, suggestions=bench.suggest([i.source for i in report.items if i.source], step))


def outcome(bench: Workbench, found: AddReport | SuggestReport) -> ReportView | Suggested:
    """Give what came of long work."""
    if isinstance(found, AddReport):
        return report(bench, found)
    sources = bench.material().sources
    return Suggested(found, tuple((f"/sources/{id_}", source_name(sources[id_])) for id_ in found.failed))


def report(bench: Workbench, found: AddReport) -> ReportView:
    """Give what came of every file, what needs looking at first."""
    lines = [
        FileLine(
            item.name, item.outcome, item.source or "", tuple((p.sentence, p.advice) for p in item.problems),
            len(bench.claims_in(item.source)) if item.source else 0, item.name in found.undated,
        )
        for item in found.items
    ]  # fmt: skip
    lines.sort(key=lambda line: (OUTCOMES.index(line.outcome), not line.undated, line.name))
    counts = {outcome: sum(line.outcome == outcome for line in lines) for outcome in OUTCOMES}
    reposts = tuple((r.left, r.right, r.similarity) for r in found.reposts)
    return ReportView(tuple(lines), counts, len(found.undated), reposts, found.people, found.claims, found.suggestions)


def description(source: Source) -> dict[str, str]:
    """Give what is known about a source, field by field."""
    return {name: source.description.value(name) or "" for name in DESCRIBED}


def changed(source: Source, data: FormData) -> dict[str, str]:
    """Give the fields of the form that differ from what is known. Raises `BadForm`."""
    said = {name: data.text(name, longest=2_000) for name in DESCRIBED if name in data}
    return {name: value for name, value in said.items() if value != (source.description.value(name) or "")}


def consent(data: FormData) -> Consent:
    """Read what may be done with a source; what is not said stays closed. Raises `BadValue` or `BadDate`."""
    texts = ("identity", "purpose", "conditions", "until", "withdrawn_at", "given_by", "how", "explained_in", "risk")
    said: dict[str, object] = {("language" if n == "explained_in" else n): data.text(n) for n in texts if data.text(n)}
    return consent_of({**said, "audience": list(data.all("audience")), "medium": list(data.all("medium"))})


def fields(data: FormData) -> dict[str, str]:
    """Read what is known of a testimony."""
    return {name: data.text(name, longest=500) for name in FIELDS}
