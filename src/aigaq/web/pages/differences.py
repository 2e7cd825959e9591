"""Where reports differ: the list, one difference with all its passages, and how people settle it."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.model.verdicts import BOTH, UNRESOLVED
from aigaq.web.page import Form, Page
from aigaq.web.views.histories import lines as history_lines
from aigaq.web.views.waiting import Differences, by_gravity

EACH = 30
"""Differences on one page of the list."""


@get("/differences", sync_to_thread=True)
def differences(page: Page, part: int = 1, nature: str = "") -> Response[Any]:
    """List where reports differ: the open ones first, the gravest first."""
    every = page.bench.derived(lambda _: by_gravity(page.bench.differences()), "differences by gravity")
    counts: dict[str, int] = {}
    for one in every:
        counts[one.nature] = counts.get(one.nature, 0) + 1
    wanted = [d for d in every if not nature or d.nature == nature]
    pages = max(1, -(-len(wanted) // EACH))
    part = min(max(part, 1), pages)
    views = Differences(page.bench, page.language)
    shown = tuple(map(views.view, wanted[(part - 1) * EACH : part * EACH]))
    return page.render(
        "differences.html.j2", shown=shown, counts=counts, nature=nature if nature in counts else "", part=part,
        pages=pages, total=len(every),
    )  # fmt: skip


@get("/differences/{difference:str}", sync_to_thread=True)
def difference(page: Page, difference: str) -> Response[Any]:
    """Show one difference: each reading beside the others, with its passages."""
    found = page.bench.difference(difference)
    view = Differences(page.bench, page.language).view(found)
    history = history_lines(page.bench, found.id, page.language)
    return page.render("difference.html.j2", difference=view, history=history)


@post("/differences/{difference:str}/settle", opt={"role": "reviewer"}, sync_to_thread=True)
def settle(page: Page, difference: str, data: Form) -> Response[Any]:
    """Say which reading stands, that each does, or that it cannot be told; and why."""
    found = page.bench.difference(difference)
    numbers = tuple(str(n) for n in range(1, len(found.readings) + 1))
    stands = data.choice("stands", (*numbers, BOTH, UNRESOLVED))
    value = found.readings[int(stands) - 1].value if stands in numbers else stands
    decision = page.bench.settle(found.id, value, data.text("reason", needed=True))
    return page.done(page.words.gettext("Settled."), back=f"/differences/{found.id}", undo=decision.id)


ROUTES = (differences, difference, settle)
