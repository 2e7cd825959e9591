"""One claim: its passage, why it stands, what people made of it; to accept, reject, correct and grade it."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.web.page import Form, Page
from aigaq.web.views import claims as views
from aigaq.web.views.cards import Cards, passage_href
from aigaq.web.views.histories import lines as history_lines

REVIEWER = {"role": "reviewer"}


@get("/claims/{claim:str}", sync_to_thread=True)
def claim(page: Page, claim: str) -> Response[Any]:
    """Show a claim; a script asks for the reasons by itself."""
    shown = views.show(page.bench, page.language, claim)
    return page.render("claim.html.j2", shown=shown, history=history_lines(page.bench, shown.card.id, page.language))


@get("/claims/{claim:str}/why", opt={"fragment": True}, sync_to_thread=True)
def why(page: Page, claim: str) -> Response[Any]:
    """Say why a claim stands; its text is read once more, which takes some seconds the first time."""
    reasons = views.why(page.bench, page.language, claim)
    if page.htmx:
        return page.render("claim_why.html.j2", why=reasons)
    shown = views.show(page.bench, page.language, claim, reasons)
    return page.render("claim.html.j2", shown=shown, history=history_lines(page.bench, shown.card.id, page.language))


@post("/claims/{claim:str}/judge", opt=REVIEWER, sync_to_thread=True)
def judge(page: Page, claim: str, data: Form) -> Response[Any]:
    """Accept or reject a claim."""
    verdict = data.choice("verdict", ("accept", "reject"))
    decision = page.bench.judge(claim, "accept" if verdict == "accept" else "reject", data.text("reason"))
    said = page.words.gettext("Accepted.") if verdict == "accept" else page.words.gettext("Rejected.")
    found = page.bench.claim(claim)
    back = page.own(data.text("back"), passage_href(found.passage))
    if not page.htmx:
        return page.done(said, back=back, undo=decision.id)
    card = Cards(page.bench, page.language).card(found)
    return page.done(said, back=back, undo=decision.id, fragment="claim_judged.html.j2", card=card)


@get("/claims/{claim:str}/correct", opt=REVIEWER, sync_to_thread=True)
def correct_form(page: Page, claim: str) -> Response[Any]:
    """Ask what is right instead."""
    return page.render("claim_form.html.j2", form=views.filled(page.bench, page.language, claim))


@post("/claims/{claim:str}/correct", opt=REVIEWER, sync_to_thread=True)
def correct(page: Page, claim: str, data: Form) -> Response[Any]:
    """Put a claim right; as it was, it stays on file."""
    old = page.bench.claim(claim)
    decision = page.bench.correct(claim, views.changes(old, views.told(data)), data.text("reason"))
    return page.done(page.words.gettext("Corrected."), back=passage_href(old.passage), undo=decision.id)


@post("/claims/{claim:str}/grade", opt=REVIEWER, sync_to_thread=True)
def grade(page: Page, claim: str, data: Form) -> Response[Any]:
    """Grade somebody in the chain of those who say it, and what is said (Admiralty code)."""
    code = data.choice("reliability", ("", *"ABCDEF")) + data.choice("credibility", ("", *"123456"))
    decision = page.bench.grade(claim, code, str(data.number("step")), data.text("reason"))
    return page.done(page.words.gettext("Graded."), back=f"/claims/{claim}", undo=decision.id)


ROUTES = (claim, why, judge, correct_form, correct, grade)
