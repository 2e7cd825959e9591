"""What waits for a decision, first what settles most; and whether two people are one."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.web.page import Form, Page
from aigaq.web.views import waiting as views
from aigaq.workbench.queueing import KINDS

EACH = 12
"""Things on one page of the queue."""
REVIEWER = {"role": "reviewer"}


@get("/review", sync_to_thread=True)
def review(page: Page, kind: str = "", after: str = "") -> Response[Any]:
    """Show what waits, of one kind; of the first kind that has any, if none is chosen."""
    counts = page.bench.queue_counts()
    chosen = next((k for k in KINDS if k == kind), None) or next((k for k in KINDS if counts[k]), KINDS[0])
    queue = page.bench.review_queue(chosen, EACH, after[:200] or None)
    found = tuple(i for i in (views.item(page.bench, page.language, w) for w in queue.items) if i)
    return page.render("review.html.j2", kind=chosen, kinds=KINDS, counts=counts, items=found, after=queue.after)


@get("/same", sync_to_thread=True)
def same(page: Page, one: str = "", other: str = "") -> Response[Any]:
    """Put two people side by side: are they one?"""
    return page.render("same.html.j2", pair=views.pair(page.bench, one, other))


@post("/same", opt=REVIEWER, sync_to_thread=True)
def decide(page: Page, data: Form) -> Response[Any]:
    """Decide that two are one, that they are not, or that it cannot be told."""
    one, other, reason = data.text("one", needed=True), data.text("other", needed=True), data.text("reason")
    verdict = data.choice("verdict", ("same", "different", "unsure"))
    if verdict == "same":
        decision, said = page.bench.merge(one, other, reason), page.words.gettext("They are one from now on.")
    elif verdict == "different":
        decision, said = page.bench.split(one, other, reason), page.words.gettext("They stay apart.")
    else:
        decision, said = page.bench.unsure(one, other, reason), page.words.gettext("Noted: it cannot be told.")
    return page.done(said, back="/review?kind=same", undo=decision.id)


@post("/confirm", opt=REVIEWER, sync_to_thread=True)
def confirm(page: Page, data: Form) -> Response[Any]:
    """Confirm, as the second person, what somebody else has decided."""
    decision = page.bench.confirm(data.text("decision", needed=True), data.text("reason"))
    return page.done(page.words.gettext("Confirmed: it holds now."), back="/review?kind=waiting", undo=decision.id)


ROUTES = (review, same, decide, confirm)
