"""What leaves the vault: one file a format, and the one list of them. To add one: a file, and a line here."""

from __future__ import annotations

from aigaq.errors import BadValue
from aigaq.exports import case_json, events, ftm, html, ics, people, statuses
from aigaq.exports.held import Held as Held
from aigaq.exports.held import held as held
from aigaq.exports.order import LANGUAGES as LANGUAGES
from aigaq.exports.order import Format as Format
from aigaq.exports.order import Order as Order

JSON_LINES = "application/x-ndjson"

# fmt: off
FORMATS: tuple[Format, ...] = (
    Format("events", ".jsonl", JSON_LINES, "events, one line an event and report", "vault", events.write),
    Format("people", ".jsonl", JSON_LINES, "people with all spellings, one line a person", "vault", people.write),
    Format("statuses", ".jsonl", JSON_LINES, "legal statuses as each report supports them", "vault", statuses.write),
    Format(
        "json", ".json", "application/json", "one case file, every line with its passages", "person", case_json.write,
        of_others=True,
    ),
    Format(
        "html", ".html", "text/html", "one case file as a dossier to read and print", "person", html.write,
        of_others=True,
    ),
    Format(
        "ics", ".ics", "text/calendar", "what comes due as a calendar, with pseudonyms", "either", ics.write,
        names=False,
    ),
    Format("ftm", ".ftm.jsonl", JSON_LINES, "FollowTheMoney entities with their proof", "either", ftm.write),
)
# fmt: on


def format_named(name: str) -> Format:
    """Give the format of this name. Raises `BadValue` where there is none."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise BadValue(given=name, what="format", choices=", ".join(f.name for f in FORMATS))
