"""The case file page: what the dossier prints, with what the page needs to link drawing, map, list and passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from aigaq.casefile.index import index
from aigaq.casefile.places import place_of
from aigaq.exports.html.chart import Chart, drawn, is_dated
from aigaq.exports.html.cited import Cite
from aigaq.exports.html.cites import Cites
from aigaq.exports.html.view import parts, quoted
from aigaq.exports.order import Order
from aigaq.model.casefile import CaseFile, Event
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.mention import Geo
from aigaq.names.letters import script_of
from aigaq.web.views.held import Held
from aigaq.web.views.telling import is_grim, opens, words

SURENESS = ("asserted", "alleged", "denied", "hypothetical")
SCRIPTS = ("Latn", "Cyrl", "Arab", "Hani", "Hang", "Zzzz")
AROUND = 160
"""Characters of the report that are shown on each side of a passage."""
EACH = 50
"""Events of one page of the list; the drawing shows or counts all of them."""
MOST_AREAS_KM = 2500.0
"""A place less certain than this is no place on a map."""


@frozen
class Wanted:
    """Which events are wanted; an empty field wants all."""

    type: str = ""
    certainty: str = ""
    seen: str = ""
    """``yes``: somebody has accepted or written a claim of it; ``no``: only the machine has."""
    speaker: str = ""
    """Number of a speaker in the page's list: a name stands in no address."""

    @property
    def any(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.type or self.certainty or self.seen or self.speaker)


@frozen
class Told:
    """One passage that tells an event, as its card shows it."""

    cite: Cite
    state: str
    """machine, accepted, written …"""
    by: str
    before: str
    """What the report says just before the passage, for reading it where it stands."""
    after: str


@frozen
class Shown:
    """One event of the page."""

    id: str
    type: str
    part: Mapping[str, Any]
    """What the dossier prints of it."""
    told: tuple[Told, ...]
    speakers: tuple[int, ...]
    """Numbers in the page's list of speakers."""
    seen: bool
    grim: bool
    place: str
    """Id of its place on the map; empty where it has none."""


@frozen
class Area:
    """A place of the map: a circle as wide as it is uncertain, and what happened in it."""

    id: str
    name: str
    lat: float
    lon: float
    km: float
    feature: str
    events: tuple[int, ...]
    """Their numbers in the timeline."""
    ids: tuple[str, ...]
    certainty: str


@frozen
class Page:
    """All that the page of one person shows."""

    case: CaseFile
    t: Any
    parts: Mapping[str, Any]
    events: tuple[Shown, ...]
    areas: tuple[Area, ...]
    scripts: tuple[tuple[str, tuple[str, ...]], ...]
    """Script and spellings, the main one first."""
    types: tuple[tuple[str, str], ...]
    speakers: tuple[str, ...]
    people: frozenset[str]
    """Ids of the people who stand in a relation to this one, and have a page of their own."""

    def chart(self, shown: Iterable[Shown]) -> Chart | None:
        """Draw these events."""
        pairs = [(one.part["number"], one.part["event"]) for one in shown if is_dated(one.part["event"])]
        return drawn(pairs, self.t)

    def wanted(self, wanted: Wanted) -> tuple[Shown, ...]:
        """Give the events that are wanted."""
        return tuple(one for one in self.events if _is_wanted(one, wanted))

    @property
    def now(self) -> tuple[Any, ...]:
        """Deadlines that can still be kept, or were missed."""
        return tuple(d for d in self.parts["deadlines"] if d["due"].state in {"missed", "open", "coming"})

    @property
    def past(self) -> tuple[Any, ...]:
        """Deadlines that are behind."""
        return tuple(d for d in self.parts["deadlines"] if d["due"].state not in {"missed", "open", "coming"})


def page_of(found: Sequence[Shown], number: int) -> tuple[int, int, Sequence[Shown]]:
    """Give the number of a page of the list that there is, how many there are, and its events."""
    pages = max(1, -(-len(found) // EACH))
    number = min(max(1, number), pages)
    return number, pages, found[(number - 1) * EACH : number * EACH]


def _is_wanted(one: Shown, wanted: Wanted) -> bool:
    return (
        wanted.type in {"", one.type}
        and wanted.certainty in {"", one.part["certainty"]}
        and wanted.seen in {"", "yes" if one.seen else "no"}
        and (not wanted.speaker or int(wanted.speaker) in one.speakers)
    )


_held: Held[Page] = Held(48)
"""The pages made last."""


def page(bench: Any, person: str, language: str) -> Page:
    """Give the page of somebody by id. Raises `UnknownPerson`."""
    case, today = bench.case(person), bench.today().isoformat()
    with bench.asking() as material:
        return _held.of(material, (case.person.id, language, today), lambda: made(material, case, language, today))


def made(material: Material, case: CaseFile, language: str, today: str) -> Page:
    """Make the page of a case file, on a day (ISO 8601)."""
    order = Order(material, case, language=language, made_at=today, asks_patterns=False)  # type: ignore[arg-type]
    cites = Cites(order, case, words(language), tuple(quoted(order, case)), opens)
    found = parts(cites)
    del found["order"]  # it holds the whole vault, and a view that is held must not
    speakers = sorted({step.name for event in found["events"] for cite in event["cites"] for step in cite.chain[-1:]})
    number = {name: n for n, name in enumerate(speakers)}
    events = tuple(_shown(material, part, number) for part in found["events"])
    types = sorted({(one.part["label"], one.type) for one in events})
    return Page(
        case=case,
        t=cites.labels,
        parts=found,
        events=events,
        areas=areas(material, case.timeline),
        scripts=_scripts(case, found["names"]),
        types=tuple((name, label) for label, name in types),
        speakers=tuple(speakers),
        people=frozenset(_people(material, case)),
    )


def _people(material: Material, case: CaseFile) -> Iterator[str]:
    for line in case.relations:
        other = material.entity_of.get(line.other_id or "")
        if other and other.kind == "person":
            yield other.id


def _shown(material: Material, part: Mapping[str, Any], speakers: Mapping[str, int]) -> Shown:
    event: Event = part["event"]
    told = tuple(_told(material, cite) for cite in part["cites"])
    place = place_of(material, event)
    return Shown(
        id=event.id,
        type=event.type,
        part=part,
        told=told,
        speakers=tuple(sorted({speakers[c.chain[-1].name] for c in part["cites"] if c.chain})),
        seen=any(one.state in {"accepted", "written", "corrected"} for one in told),
        grim=is_grim(event.type),
        place=place.id if place and _on_map(place) else "",
    )


def _told(material: Material, cite: Cite) -> Told:
    judged = index(material).judged.get(cite.claim)
    passage = cite.passage
    text = passage.text.content
    before, after = text[max(0, passage.start - AROUND) : passage.start], text[passage.end : passage.end + AROUND]
    state = judged.state if judged else "machine"
    return Told(cite, state, judged.by if judged else "", _last_words(before), _first_words(after))


def _last_words(text: str) -> str:
    """Cut a text before a passage at the beginning of its paragraph, or of a word."""
    line = text.rpartition("\n\n")[2]
    cut = line if len(line) < AROUND or line[:1].isspace() else "… " + line.partition(" ")[2]
    return " ".join(cut.split()) + (" " if cut[-1:].isspace() else "")


def _first_words(text: str) -> str:
    """Cut a text after a passage at the end of its paragraph, or of a word."""
    line = text.partition("\n\n")[0]
    cut = line if len(line) < AROUND else line.rpartition(" ")[0] + " …"
    return (" " if cut[:1].isspace() else "") + " ".join(cut.split())


def _scripts(case: CaseFile, names: list[dict[str, Any]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if (form := name["form"]) != case.person.name:
            found[script_of(form)].append(form)
    return tuple((script, tuple(found[script])) for script in SCRIPTS if script in found)


def _on_map(place: Entity) -> bool:
    return place.geo is not None and place.geo.precision_km <= MOST_AREAS_KM


def areas(material: Material, events: Iterable[Event]) -> tuple[Area, ...]:
    """Give the places at which events happened, each once, those with most events first."""
    at: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    places: dict[str, Entity] = {}
    for number, event in enumerate(events, 1):
        place = place_of(material, event)
        if place is not None and _on_map(place):
            places[place.id] = place
            at[place.id].append((number, event))
    found = (_area(place, place.geo, at[id_]) for id_, place in places.items() if place.geo)
    return tuple(sorted(found, key=lambda area: (-len(area.events), area.name, area.id)))


def _area(place: Entity, geo: Geo, here: Sequence[tuple[int, Event]]) -> Area:
    return Area(
        id=place.id,
        name=place.name,
        lat=geo.lat,
        lon=geo.lon,
        km=geo.precision_km,
        feature=geo.feature,
        events=tuple(number for number, _ in here),
        ids=tuple(event.id for _, event in here),
        certainty=min((event.certainty for _, event in here), key=SURENESS.index),
    )


def map_data(found: Iterable[Area], on_page: Collection[str]) -> list[dict[str, Any]]:
    """Give the places for the map island (`Place` in ts/lib/map.ts), with the ids of their events on the page."""
    return [
        {"id": a.id, "label": a.name, "lat": a.lat, "lon": a.lon, "km": a.km, "certainty": a.certainty,
         "count": len(a.events), "events": [id_ for id_ in a.ids if id_ in on_page]}
        for a in found
    ]  # fmt: skip


def about(shown: Iterable[Shown]) -> list[dict[str, Any]]:
    """Give what the timeline island filters events by."""
    return [
        {"id": one.id, "type": one.type, "certainty": one.part["certainty"], "seen": "yes" if one.seen else "no",
         "speakers": list(one.speakers), "place": one.place}
        for one in shown
    ]  # fmt: skip


def drawing_data(chart: Chart | None, events: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the timeline island what it needs to zoom and filter the drawing that is there already."""
    if chart is None:
        return {"events": events, "axis": None}
    stretches = [[s.first.toordinal(), s.last.toordinal(), s.left] for s in chart.axis.stretches]
    axis = {"left": chart.axis.left, "right": chart.axis.right, "perDay": chart.axis.per_day, "stretches": stretches}
    return {"events": events, "axis": axis}
