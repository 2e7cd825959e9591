"""All incidents of a vault, and those that may belong together: reasons to look again, and reasons to doubt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen
from markupsafe import Markup

from aigaq import casefile
from aigaq.casefile.places import place_of
from aigaq.exports.html.chart import Chart, drawn, is_dated
from aigaq.exports.html.linked import Answer, answers
from aigaq.exports.html.safe import excerpt
from aigaq.model.casefile import Event
from aigaq.model.material import Material
from aigaq.model.pattern import Candidate, Incident, Patterns, Remark
from aigaq.model.text import Passage
from aigaq.web.views.case import Area, areas
from aigaq.web.views.held import Held
from aigaq.web.views.telling import is_grim, opens, words
from aigaq.workbench import Workbench

EACH = 60
"""Incidents of one page of the list."""
MOST = 20
"""Candidates that are shown, the strongest first."""
LONGEST_NAME = 26


@frozen
class Wanted:
    """Which incidents are wanted; an empty field wants all."""

    type: str = ""
    year: str = ""
    person: str = ""
    """Id of a person or organisation it befell."""
    pattern: str = ""
    """Id of a candidate."""

    @property
    def any(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.type or self.year or self.person or self.pattern)


@frozen
class Row:
    """One incident of the list."""

    id: str
    number: int
    type: str
    label: str
    when: str
    edtf: str
    dated: bool
    certainty: str
    place: str
    area: str
    """Id of its place on the map; empty where it has none."""
    victims: tuple[tuple[str, str, bool], ...]
    """Id, name, and whether it is a person with a page."""
    sources: int
    quote: str
    href: str
    language: str
    grim: bool
    event: Event


@frozen
class Seen:
    """What the page shows of the incidents that are wanted."""

    rows: tuple[Row, ...]
    """Those of this page of the list."""
    chart: Chart | None
    areas: tuple[Area, ...]
    found: int
    all: int
    page: int
    pages: int
    types: tuple[tuple[str, str], ...]
    years: tuple[str, ...]
    who: str
    """The name of whoever is wanted."""


@frozen
class Reason:
    """One thing that speaks for or against, with what it adds to the order of the list."""

    text: str
    points: int


@frozen
class Link:
    """One candidate: incidents that may belong together."""

    id: str
    label: str
    names: tuple[str, ...]
    """Whom all of its incidents befell."""
    strength: int
    incidents: tuple[Row, ...]
    around: tuple[Row, ...]
    pro: tuple[Reason, ...]
    con: tuple[Reason, ...]
    questions: tuple[tuple[str, str, str], ...]
    """Label, null hypothesis and answer of each question of chance that counts such links."""
    map: Markup
    times: Markup


@frozen
class Linked:
    """The candidates, the questions of chance, and on what they rest."""

    links: tuple[Link, ...]
    more: int
    answers: tuple[Answer, ...]
    found: Patterns


_held: Held[Seen] = Held(24)
"""What was shown last."""


def incidents(bench: Workbench) -> tuple[Incident, ...]:
    """Give every event of harm to somebody named, by date."""
    return bench.derived(_incidents, "incidents")


def _incidents(material: Material) -> tuple[Incident, ...]:
    from aigaq.patterns.incidents import find  # loads numpy

    return find(material, casefile.events(material)).incidents


def seen(bench: Workbench, language: str, wanted: Wanted, page: int) -> Seen:
    """Give the incidents that are wanted, on a drawing, a map and one page of a list."""
    return _held.of(bench.material(), (language, wanted, page), lambda: _seen(bench, language, wanted, page))


def _seen(bench: Workbench, language: str, wanted: Wanted, page: int) -> Seen:
    every, material = incidents(bench), bench.material()
    inside = _inside(bench, wanted.pattern)
    found = [(n, one) for n, one in enumerate(every, 1) if _is_wanted(one, wanted, inside)]
    pages = max(1, -(-len(found) // EACH))
    page = min(max(1, page), pages)
    t = words(language)
    names = {one.id: one.names for _, one in found}
    drawing = drawn(
        [(n, one.event) for n, one in found if is_dated(one.event)],
        t,
        lambda event: f"{t.type('event', event.type)} · {_short(names[event.id])}",
    )
    who = material.entity_of.get(wanted.person)
    return Seen(
        rows=tuple(_row(material, n, one.event, language, one) for n, one in found[(page - 1) * EACH : page * EACH]),
        chart=drawing,
        areas=areas(material, (one.event for _, one in found)),
        found=len(found),
        all=len(every),
        page=page,
        pages=pages,
        types=tuple(sorted(((one.type, t.type("event", one.type)) for one in _each_type(every)), key=lambda p: p[1])),
        years=tuple(sorted({str(one.first.year) for one in every if one.first}, reverse=True)),
        who=who.name if who else "",
    )


def _each_type(every: Iterable[Incident]) -> Iterable[Incident]:
    return {one.type: one for one in every}.values()


def _inside(bench: Workbench, pattern: str) -> frozenset[str]:
    if not pattern:
        return frozenset()
    known = next((c for c in bench.patterns().candidates if c.id == pattern), None)
    return frozenset(one.id for one in known.incidents) if known else frozenset()


def _is_wanted(one: Incident, wanted: Wanted, inside: frozenset[str]) -> bool:
    year = not wanted.year or bool(one.first and one.last and one.first.year <= int(wanted.year) <= one.last.year)
    return (
        year
        and wanted.type in {"", one.type}
        and (not wanted.person or wanted.person in one.victims)
        and (not wanted.pattern or one.id in inside)
    )


def _short(names: tuple[str, ...]) -> str:
    first = names[0] if names else ""
    cut = first if len(first) <= LONGEST_NAME else f"{first[:LONGEST_NAME]}…"
    return f"{cut} +{len(names) - 1}" if len(names) > 1 else cut


def _row(material: Material, number: int, event: Event, language: str, one: Incident | None = None) -> Row:
    t, passage, place = words(language), _shown(event), place_of(material, event)
    people = one.victims if one else ()
    return Row(
        id=event.id,
        number=number,
        type=event.type,
        label=t.type("event", event.type),
        when=t.when(event.when),
        edtf=event.when.edtf if event.when else "",
        dated=is_dated(event),
        certainty=event.certainty,
        place=event.place or "",
        area=place.id if place and place.geo else "",
        victims=tuple(_victim(material, id_, name) for id_, name in zip(people, one.names if one else (), strict=True)),
        sources=event.corroboration.sources,
        quote=excerpt(passage.quote),
        href=opens(passage),
        language=material.sources[passage.text.source].description.value("language") or "",
        grim=is_grim(event.type),
        event=event,
    )


def _victim(material: Material, id_: str, name: str) -> tuple[str, str, bool]:
    entity = material.entity_of.get(id_)
    return id_, name, bool(entity and entity.kind == "person")


def _shown(event: Event) -> Passage:
    """The longest quote says most."""
    return max((c.passage for c in event.claims), key=lambda p: (p.end - p.start, p.text.source, -p.start))


def linked(bench: Workbench, language: str, person: str = "") -> Linked:
    """Give the candidates, those of one person or all, with what chance would do."""
    found, material = bench.patterns(), bench.material()
    number = {one.id: n for n, one in enumerate(incidents(bench), 1)}
    held = [c for c in found.candidates if not person or any(person in i.victims for i in c.incidents)]
    asked = {chance.id: chance for chance in found.chances}

    def link(one: Candidate) -> Link:
        from aigaq.patterns import map_svg, time_svg  # loads numpy

        tests = [asked[name] for name in one.tests if name in asked]
        return Link(
            id=one.id,
            label=getattr(one.label, language),
            names=_common(one),
            strength=one.strength,
            incidents=tuple(_row(material, number.get(i.id, 0), i.event, language, i) for i in one.incidents),
            around=tuple(_row(material, 0, event, language) for event in one.around),
            pro=_reasons(one.speaks_for, language),
            con=_reasons(one.speaks_against, language),
            questions=tuple(tuple(getattr(x, language) for x in (c.label, c.null, c.says)) for c in tests),
            map=Markup(map_svg(one, language)),  # noqa: S704 - drawn by our own room, which escapes all words
            times=Markup(time_svg(one, language)),  # noqa: S704
        )

    links = tuple(link(one) for one in held[:MOST])
    return Linked(links, max(0, len(held) - MOST), tuple(answers(found.chances, language)), found)


def _common(one: Candidate) -> tuple[str, ...]:
    shared = set.intersection(*(set(i.victims) for i in one.incidents)) if one.incidents else set()
    names = dict(pair for i in one.incidents for pair in zip(i.victims, i.names, strict=True))
    return tuple(sorted(names[id_] for id_ in shared))


def _reasons(found: Iterable[Remark], language: str) -> tuple[Reason, ...]:
    return tuple(Reason(getattr(remark.text, language), remark.points) for remark in found)


def about(found: Seen) -> list[dict[str, Any]]:
    """Give the timeline island what it links by."""
    return [
        {"id": row.id, "type": row.type, "certainty": row.certainty, "seen": "", "speakers": [], "place": row.area}
        for row in found.rows
    ]
