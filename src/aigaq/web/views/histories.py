"""What was done about something, by whom, when and why, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from attrs import frozen

from aigaq.exports.html.labels import Labels
from aigaq.i18n import catalogue
from aigaq.model.review import Decision, live
from aigaq.model.verdicts import BOTH, UNRESOLVED
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


def lines(bench: Workbench, subject: str, language: str) -> tuple[Line, ...]:
    """Give the history of a claim, person, source or difference, the latest first."""
    return told(bench.history(subject), language)


def told(past: Iterable[Past], language: str) -> tuple[Line, ...]:
    """Put what was done into words, the latest first."""
    words = catalogue(language)
    return tuple(
        Line(
            words.moment(datetime.fromisoformat(one.at)), one.by, one.action, one.reason,
            _detail(one, language), one.decision, one.state,
        )
        for one in reversed(tuple(past))
    )  # fmt: skip


def _detail(one: Past, language: str) -> str:
    """Say what a decision set, or what stands since then."""
    value = one.value or ""
    if one.action == "settle":
        return Labels(language).of("stands", value) if value in {BOTH, UNRESOLVED} else value
    if one.action == "export":
        said = (NAMES.get(value, value), FOR_WHOM.get(one.field or "", ""))
        return ": ".join(catalogue(language).gettext(word) for word in said if word)
    name = catalogue(language).gettext(FIELDS[one.field]) if one.field in FIELDS else one.field or ""
    return ": ".join(filter(None, (name, value)))


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
