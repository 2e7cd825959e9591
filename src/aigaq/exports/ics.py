"""``ics``: what comes due as a calendar (iCalendar, RFC 5545), with pseudonyms in place of names.

A calendar is synchronised, shared and shown on locked screens. So nothing in it names a person or quotes a
passage: a pseudonym from the vault's key stands for each person, and claims stand by their ids.
"""

from __future__ import annotations

import hmac
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vDuration

from aigaq.casefile import deadlines, is_missed
from aigaq.errors import UsageError
from aigaq.exports.order import Order
from aigaq.law import Duration, say
from aigaq.model.casefile import Deadline

PRODID = "-//Aigaq//deadlines//EN"
SHOWN = 8
"""Hexadecimal digits of a pseudonym: among 10,000 people two share one in about one vault of a hundred."""


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "ics.toml").read_text("utf-8"))


def write(order: Order) -> bytes:
    """Write what comes due from the day of the export on, and what was missed, one all-day entry each.

    Each stands on the first day on which it may fall due. Entries keep their ids from export to export, so
    that a calendar program moves them instead of doubling them. With nothing due there is no calendar: one
    without entries is not valid. Raises `UsageError` where the order says no day.
    """
    if not order.material.people:
        return b""
    if not order.made_at:
        raise UsageError(reason="A calendar needs the day on which it is made.")
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    for uid, deadline in _entries(order):
        calendar.add_component(_event(order, uid, deadline))
    return bytes(calendar.to_ical()) if calendar.subcomponents else b""


def _today(order: Order) -> date:
    return date.fromisoformat(order.made_at[:10])


def _entries(order: Order) -> Iterator[tuple[str, Deadline]]:
    """Every deadline with an id of its own: the person's, the clock's, and which run of the clock it is."""
    runs: Counter[tuple[str, str, str]] = Counter()
    for deadline in deadlines(order.material, _today(order)):
        if order.case is None or order.case.person.id == deadline.person:
            key = (deadline.person, deadline.jurisdiction, deadline.clock)
            runs[key] += 1
            yield f"{_code(order, *key, str(runs[key]))}@aigaq", deadline


def _code(order: Order, *parts: str) -> str:
    """A one-way code under the vault's key: who has not the key can neither read it nor try names against it."""
    return hmac.new(order.key, "\0".join(("ics", *parts)).encode(), "sha256").hexdigest()


def pseudonym(order: Order, person: str) -> str:
    """Give the code that stands for a person in every calendar of this vault, such as ``7F3A-91C2``."""
    code = _code(order, person)[:SHOWN].upper()
    return f"{code[:4]}-{code[4:]}"


def _event(order: Order, uid: str, deadline: Deadline) -> Event:
    words, first = _words()[order.language], date.fromisoformat(deadline.earliest)
    missed = is_missed(deadline, _today(order))
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.fromisoformat(order.made_at))
    event.add("dtstart", first)
    event.add("dtend", first if first == date.max else first + timedelta(days=1))
    event.add("summary", _summary(order, deadline, missed=missed))
    event.add("description", "\n".join(_description(order, deadline)))
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [words["missed"].split(" – ")[0]] if missed else [deadline.jurisdiction])
    for ahead in [] if missed else _words()["alarms"]:
        event.add_component(_alarm(ahead, _summary(order, deadline, missed=missed)))
    return event


def _summary(order: Order, deadline: Deadline, *, missed: bool) -> str:
    words = _words()[order.language]
    who = words["person"].format(code=pseudonym(order, deadline.person))
    what = getattr(deadline.labels, order.language) if deadline.labels else deadline.label
    mark = "" if deadline.rule.verified else words["not_verified"]
    return str(words["missed" if missed else "summary"].format(who=who, what=f"{what}{mark}"))


def _description(order: Order, deadline: Deadline) -> Iterator[str]:
    words = _words()[order.language]
    if deadline.earliest != deadline.latest:
        yield words["between"].format(first=deadline.earliest, last=deadline.latest)
    what = getattr(deadline.consequences, order.language) if deadline.consequences else deadline.consequence
    yield words["if_missed"].format(what=" ".join([what, *(say(r, order.language) for r in deadline.remarks)]))
    mark = "" if deadline.rule.verified else words["not_verified"]
    yield words["rule"].format(article=deadline.rule.article, mark=mark)
    if kept := order.kept(deadline.claims):
        yield words["claims"].format(ids=", ".join(claim.id[:8] for claim in kept))
    yield words["caveat"]


def _alarm(ahead: str, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", vDuration(-timedelta(days=Duration.parse(ahead).days)))
    alarm.add("description", summary)
    return alarm
