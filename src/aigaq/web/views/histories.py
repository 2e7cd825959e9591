"""What was done about something, by whom, when and why, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec
from attrs import frozen

from aigaq.exports.html.labels import Labels
from aigaq.i18n import catalogue
from aigaq.model.review import Decision, live
from aigaq.model.verdicts import BOTH, UNRESOLVED
from aigaq.web.views.cards import Cards, source_name
from aigaq.web.views.exporting import FOR_WHOM, NAMES
from aigaq.workbench import Workbench
from aigaq.workbench.answers import Past, past_of

FIELDS = {
    "published": "Published",
    "outlet": "Outlet",
    "author": "Author",
    "title": "Title",
    "language": "Language",
    "url": "Address",
}
"""What is known of a source, as the page on which it is set calls it."""

MOST_ABOUT = 3
"""Names that a line of the history shows."""


@frozen
class Line:
    """One thing that was done."""

    at: str
    by: str
    what: str
    """A key of the labels in the template: ``accept``, ``merge``, ``intake`` …"""
    reason: str
    detail: str
    decision: str
    """Id of the decision; empty for what nobody decided."""
    state: str
    """stands, waits, undone or done."""
    about: tuple[tuple[str, str], ...] = ()
    """What it was done to: pairs of address and name; only in the history of the whole vault."""


def lines(bench: Workbench, subject: str, language: str) -> tuple[Line, ...]:
    """Give the history of a claim, person, source or difference, the latest first."""
    return told(bench.history(subject), language)


def told(past: Iterable[Past], language: str, bench: Workbench | None = None) -> tuple[Line, ...]:
    """Put what was done into words, the latest first; with a workbench, also to whom or what it was done."""
    words = catalogue(language)
    return tuple(
        Line(
            words.moment(datetime.fromisoformat(one.at)), one.by, one.action, one.reason,
            _detail(one, language), one.decision, one.state, _about(bench, one, language) if bench else (),
        )
        for one in reversed(tuple(past))
    )  # fmt: skip


def _about(bench: Workbench, one: Past, language: str) -> tuple[tuple[str, str], ...]:
    """Give the people, sources and claims that something was done to, each once, three at the most."""
    material, found = bench.material(), dict[str, str]()
    for subject in one.subjects:
        entity, source = material.entity_of.get(subject), material.sources.get(subject)
        if entity is not None and entity.kind == "person":
            found[f"/people/{entity.id}"] = entity.name
        elif source is not None:
            found[f"/sources/{source.id}"] = source_name(source)
        elif one.decision and (claim := bench.find_claim(subject)) is not None:
            found[f"/claims/{claim.id}"] = Cards(bench, language).labels.type(claim.kind, claim.type)
    return tuple(found.items())[:MOST_ABOUT]


def _detail(one: Past, language: str) -> str:
    """Say what a decision set, or what stands since then."""
    value = one.value or ""
    if one.action == "settle":
        return Labels(language).of("stands", value) if value in {BOTH, UNRESOLVED} else value
    if one.action == "consent":
        return _consent(value, language)
    if one.action == "export":
        said = (NAMES.get(value, value), FOR_WHOM.get(one.field or "", ""))
        return ": ".join(catalogue(language).gettext(word) for word in said if word)
    name = catalogue(language).gettext(FIELDS[one.field]) if one.field in FIELDS else one.field or ""
    return ": ".join(filter(None, (name, value)))


def _consent(value: str, language: str) -> str:
    """Say for whom a source may be used, or since when it may not."""
    words, said = catalogue(language), msgspec.json.decode(value or "{}")
    if said.get("withdrawn_at"):
        return words.gettext("withdrawn since: %(date)s") % {"date": words.date(said["withdrawn_at"])}
    given = [words.gettext(FOR_WHOM[name]) for name in said.get("audience", ()) if name in FOR_WHOM]
    return words.list(given) if given else words.gettext("the team only")


def whole(bench: Workbench) -> tuple[Past, ...]:
    """Give everything that was done in the vault, oldest first."""
    every = bench.decisions()
    hold = {d.id for d in live(every)}
    waits = {d.id for d in bench.waiting()}
    taken = {d.id: d for d in every}
    return tuple(
        _past(taken[e.subjects[0]], hold, waits) if e.action == "decision" and e.subjects[:1] and e.subjects[0] in taken
        else past_of(e)
        for e in bench.log()
    )  # fmt: skip


def _past(one: Decision, hold: set[str], waits: set[str]) -> Past:
    state: Literal["stands", "waits", "undone", "done"] = "waits" if one.id in waits else "stands"
    if one.verdict != "undo" and one.id not in hold:
        state = "undone"
    return Past(one.at, one.by, one.verdict, one.subjects, one.reason, one.id, one.field, one.value, state)
