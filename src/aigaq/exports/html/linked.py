"""Patterns in which the person's incidents stand: reasons to look again, and reasons to doubt. Never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen
from markupsafe import Markup

from aigaq.exports.html.cited import Brief
from aigaq.exports.html.cites import Cites
from aigaq.model.casefile import Event
from aigaq.model.pattern import Candidate, Chance, Patterns, Remark
from aigaq.model.text import Passage

MOST = 5
"""Candidates that are printed, the strongest first; the JSON export has all of them."""


@frozen
class Told:
    """One incident, or one event that incidents are held against."""

    number: int | None
    label: str
    when: str
    names: str
    place: str
    event: int | None
    """Its number in the timeline, where it is the person's own."""
    quote: Brief | None


@frozen
class Reason:
    """One thing that speaks for or against."""

    sign: str
    text: str
    points: int


@frozen
class Link:
    """One candidate as it is printed."""

    number: int
    label: str
    strength: int
    incidents: tuple[Told, ...]
    around: tuple[Told, ...]
    reasons: tuple[Reason, ...]
    map: Markup
    times: Markup


@frozen
class Question:
    """One question of chance; what its figure cannot say is empty where there is no figure."""

    label: str
    null: str
    cannot_say: str


@frozen
class Answer:
    """One answer, with all questions that have it: too few incidents is one answer to many."""

    says: str
    questions: tuple[Question, ...]


@frozen
class Linked:
    """What is printed of patterns."""

    links: tuple[Link, ...]
    more: int
    answers: tuple[Answer, ...]


def mine(found: Patterns | None, person: str) -> tuple[Candidate, ...]:
    """Give the candidates in which something was done to this person, the strongest first."""
    known = found.candidates if found else ()
    return tuple(c for c in known if any(person in incident.victims for incident in c.incidents))


def passages(candidates: tuple[Candidate, ...]) -> Iterator[Passage]:
    """Give the passage that is shown of each event of the printed candidates."""
    for candidate in candidates[:MOST]:
        for event in (*(i.event for i in candidate.incidents), *candidate.around):
            yield _shown(event)


def linked(found: Patterns | None, person: str, events: dict[str, int], cites: Cites) -> Linked:
    """Lay out the person's candidates and the questions of chance that count such links, each question once."""
    held = mine(found, person)
    links = tuple(_link(number, one, events, cites) for number, one in enumerate(held[:MOST], 1))
    asked = {test for one in held[:MOST] for test in one.tests}
    chances = [chance for chance in (found.chances if found else ()) if chance.id in asked]
    return Linked(links, max(0, len(held) - MOST), tuple(answers(chances, cites.labels.language)))


def answers(chances: Iterable[Chance], code: str) -> Iterator[Answer]:
    """Give questions of chance by their answer, in a language."""
    groups: dict[str, list[Question]] = {}
    for chance in chances:
        label, null, cannot = (getattr(words, code) for words in (chance.label, chance.null, chance.cannot_say))
        question = Question(label, null, cannot if chance.enough else "")
        groups.setdefault(getattr(chance.says, code), []).append(question)
    for says, questions in groups.items():
        yield Answer(says, tuple(questions))


def _link(number: int, found: Candidate, events: dict[str, int], cites: Cites) -> Link:
    from aigaq.patterns import map_svg, time_svg  # loads numpy, which no other export needs

    code = cites.labels.language
    incidents = [_told(n, one.event, ", ".join(one.names), events, cites) for n, one in enumerate(found.incidents, 1)]
    return Link(
        number=number,
        label=getattr(found.label, code),
        strength=found.strength,
        incidents=tuple(incidents),
        around=tuple(_told(None, event, "", events, cites) for event in found.around),
        reasons=(*_reasons("+", found.speaks_for, code), *_reasons("−", found.speaks_against, code)),
        map=Markup(map_svg(found, code)),  # noqa: S704 - drawn by our own room, which escapes all words
        times=Markup(time_svg(found, code)),  # noqa: S704
    )


def _reasons(sign: str, found: tuple[Remark, ...], code: str) -> Iterator[Reason]:
    return (Reason(sign, getattr(remark.text, code), remark.points) for remark in found)


def _told(number: int | None, event: Event, names: str, events: dict[str, int], cites: Cites) -> Told:
    own = events.get(event.id)
    return Told(
        number=number,
        label=cites.labels.type("event", event.type),
        when=cites.labels.when(event.when),
        names=names,
        place=event.place or "",
        event=own,
        quote=None if own else cites.brief(_shown(event)),
    )


def _shown(event: Event) -> Passage:
    """The longest quote says most."""
    return max((c.passage for c in event.claims), key=lambda p: (p.end - p.start, p.text.source, -p.start))
