"""What can be given out and what was asked for, as the page of exports shows and takes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from aigaq.exports import LANGUAGES, Format, format_named
from aigaq.i18n import N_
from aigaq.model.consent import Audience
from aigaq.web.forms import FormData
from aigaq.workbench import Asked

AUDIENCES: tuple[Audience, ...] = (
    "team", "lawyer", "un_confidential", "un_public", "court", "researchers", "press", "public",
)  # fmt: skip
"""For whom something can be given out, from the nearest to everybody."""
FOR_WHOM = {
    "team": N_("our own team"),
    "lawyer": N_("their lawyer"),
    "un_confidential": N_("UN bodies, in confidence"),
    "un_public": N_("UN bodies, in public"),
    "court": N_("courts"),
    "researchers": N_("researchers"),
    "press": N_("press"),
    "public": N_("everybody"),
}
NAMES = {
    "html": N_("Dossier"),
    "json": N_("Case file for programs"),
    "ics": N_("Calendar of deadlines"),
    "ftm": N_("FollowTheMoney"),
    "events": N_("Events"),
    "people": N_("List of people"),
    "statuses": N_("Legal statuses"),
    "judgements": N_("Decisions on who is who"),
}
"""Formats as the pages call them."""
JUDGEMENTS = "judgements"
"""The decisions on who is who, for another program."""
ORDER = ("html", "json", "ics", "ftm", "events", "people", "statuses", JUDGEMENTS)
"""Formats as the page lists them: what most people come for stands first."""


def choices(formats: Iterable[Format], *, of_one: bool) -> tuple[tuple[str, str], ...]:
    """Give the formats that can be chosen, with their suffixes: those about one person, or all."""
    known = {form.name: form.suffix for form in formats if not of_one or form.about != "vault"}
    if not of_one:
        known[JUDGEMENTS] = ".ijson"
    return tuple((name, known[name]) for name in ORDER if name in known)


def asked(data: FormData) -> Asked:
    """Read what is to be given out; what holds the whole vault is about nobody. Raises `BadForm`."""
    form = data.choice("format", ORDER)
    whole = form == JUDGEMENTS or format_named(form).about == "vault"
    return Asked(
        form,
        None if whole else data.text("person", longest=200) or None,
        data.choice("language", LANGUAGES, "en"),
        cast("Audience", data.choice("audience", AUDIENCES, "public")),
        data.text("despite", longest=2_000),
    )
