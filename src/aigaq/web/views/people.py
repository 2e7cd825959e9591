"""The list of people: who they are, what status they hold, what comes due; filtered and sorted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Literal

from attrs import frozen

from aigaq.model.casefile import Held
from aigaq.web.views.telling import words
from aigaq.workbench import Workbench
from aigaq.workbench.answers import DeadlineLine
from aigaq.workbench.seeing import PersonLine

EACH = 50
"""People on one page."""
SORTS = ("name", "due", "sources", "differences")
DUES = ("", "any", "missed")
SOON = 10**6


@frozen
class Wanted:
    """Who is wanted, and in which order; an empty field wants all."""

    status: str = ""
    """Type of the status held today, or ``none``."""
    due: str = ""
    """``any``: something comes due; ``missed``: something was missed."""
    open: str = ""
    """``yes``: the reports differ and nobody has settled it."""
    sort: str = "name"
    ids: Collection[str] | None = None
    """Those whose names answered a search, the likeliest first."""

    @property
    def any(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.status or self.due or self.open) or self.ids is not None


@frozen
class Status:
    """What somebody holds today on one track, in words."""

    label: str
    how: Literal["certainly", "possibly", "lapsed"]
    until: str
    """Empty where it has no end on file."""


@frozen
class Row:
    """One person of the list."""

    id: str
    name: str
    forms: tuple[str, ...]
    """Some other spellings, those in other scripts first."""
    statuses: tuple[Status, ...]
    due: DeadlineLine | None
    due_label: str
    sources: int
    claims: int
    differences: int


@frozen
class Listed:
    """One page of the list."""

    rows: tuple[Row, ...]
    found: int
    """How many answer, on all pages."""
    all: int
    page: int
    pages: int
    statuses: tuple[tuple[str, str, int], ...]
    """Type, label and number of those who hold it, the most frequent first."""


def listed(bench: Workbench, language: str, wanted: Wanted, page: int) -> Listed:
    """Give one page of the list."""
    lines = bench.people_lines()
    found = _sorted([line for line in lines if _is_wanted(line, wanted)], wanted)
    pages = max(1, -(-len(found) // EACH))
    page = min(max(1, page), pages)
    rows = tuple(_row(line, language) for line in found[(page - 1) * EACH : page * EACH])
    return Listed(rows, len(found), len(lines), page, pages, _statuses(bench, lines, language))


def _is_wanted(line: PersonLine, wanted: Wanted) -> bool:
    state = line.due.state if line.due else ""
    return (
        (wanted.ids is None or line.person.id in wanted.ids)
        and (not wanted.status or wanted.status in (_held(line) or {"none"}))
        and (not wanted.due or (state == "missed" if wanted.due == "missed" else state in {"coming", "open"}))
        and (not wanted.open or line.differences > 0)
    )


def _held(line: PersonLine) -> set[str]:
    return {held.period.status for held in line.held if held.how != "lapsed"}


def _sorted(found: list[PersonLine], wanted: Wanted) -> list[PersonLine]:
    if wanted.ids is not None:
        rank = {id_: n for n, id_ in enumerate(wanted.ids)}
        return sorted(found, key=lambda line: rank[line.person.id])
    keys: dict[str, Any] = {
        "due": _due_order,
        "sources": lambda line: (-line.sources, line.person.name, line.person.id),
        "differences": lambda line: (-line.differences, line.person.name, line.person.id),
    }
    return sorted(found, key=keys[wanted.sort]) if wanted.sort in keys else found


def _due_order(line: PersonLine) -> tuple[object, ...]:
    """What comes next first, then what was missed, the latest first, then those with nothing due."""
    if line.due is None:
        return (2, 0, line.person.name, line.person.id)
    missed = line.due.state == "missed"
    return (int(missed), -line.due.days_left if missed else line.due.days_left, line.person.name, line.person.id)


def _statuses(bench: Workbench, lines: Sequence[PersonLine], language: str) -> tuple[tuple[str, str, int], ...]:
    counts: dict[str, int] = bench.derived(lambda _: _counted(lines), ("status counts", bench.today()))
    rows = [(name, words(language).type("status", name), count) for name, count in counts.items()]
    return tuple(sorted(rows, key=lambda row: (-row[2], row[1])))


def _counted(lines: Sequence[PersonLine]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines:
        for name in _held(line):
            found[name] = found.get(name, 0) + 1
    return found


def _row(line: PersonLine, language: str) -> Row:
    forms = dict.fromkeys(s.form for s in line.person.spellings if s.form != line.person.name and " " in s.form)
    latin = line.person.name.isascii()
    return Row(
        id=line.person.id,
        name=line.person.name,
        forms=tuple(sorted(forms, key=lambda form: (form.isascii() == latin, form))[:2]),
        statuses=tuple(status(held, language) for held in line.held[:2]),
        due=line.due,
        due_label=due_label(line.due, language) if line.due else "",
        sources=line.sources,
        claims=line.claims,
        differences=line.differences,
    )


def status(held: Held, language: str) -> Status:
    """Say a status in words."""
    t = words(language)
    until = held.period.until
    return Status(t.type("status", held.period.status), held.how, t.when(until) if until else "")


def due_label(line: DeadlineLine, language: str) -> str:
    """Say what comes due."""
    return words(language).deadline(line.deadline, line.deadline.jurisdiction).label
