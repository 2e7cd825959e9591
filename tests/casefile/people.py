"""Builds material by hand. All people, outlets and reports are invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from aigaq.model.claim import Claim, Extractor, Participant, Speaker, When
from aigaq.model.entity import Entity, Resolution, Spelling
from aigaq.model.material import Material, Repost
from aigaq.model.mention import Geo, Referent
from aigaq.model.review import Decision, Suggestion
from aigaq.model.source import Description, Found, Source
from aigaq.model.text import Text

HAND = Extractor("hand", "1", "test")


def found(value: str | None) -> Found | None:
    return Found(value, "front_matter") if value else None


class Report:
    """One invented report, grown sentence by sentence: every claim gets a passage of its own."""

    def __init__(
        self, name: str, *, published=None, author=None, outlet=None, text="", received="2022-01-01T00:00:00Z"
    ):
        self.sentences = [text] if text else []
        self.drafts: list[tuple[int, dict]] = []
        self.spellings: dict[str, str] = {}
        said = Description(
            author=found(author), outlet=found(outlet), published=found(published), title=found(f"Report {name}")
        )
        blank = Source.of(name.encode(), name=f"{name}.txt", media_type="text/plain", received=received, origin=name)
        self.source = evolve(blank, description=said)

    def say(self, kind: str, what: str, who: Sequence[str] = (), **given) -> Report:
        """Add a claim; its sentence is given, or made from its content."""
        sentence = given.pop("sentence", None) or f"Sentence {len(self.sentences)} of {self.source.name} tells {what}."
        if sentence not in self.sentences:
            self.sentences.append(sentence)
        self.drafts.append((self.sentences.index(sentence), {"kind": kind, "type": what, "who": list(who), **given}))
        return self

    def event(self, what: str, *who: str, **given) -> Report:
        return self.say("event", what, who, **given)

    def status(self, what: str, who: str, when: str | None = None, **given) -> Report:
        return self.say("status", what, [who], when=when, **given)

    def calls(self, person: str, form: str) -> Report:
        """Spell a person's name in another way in this report."""
        self.spellings[person] = form
        return self

    def referent(self, person: str, kind: str = "person") -> Referent:
        return Referent(self.source.id, kind, self.spellings.get(person, person))

    @property
    def text(self) -> Text:
        return Text(self.source.id, "hand", "1", "\n".join(self.sentences) or "Nothing.")

    def claims(self) -> list[Claim]:
        return [self._claim(number, dict(draft)) for number, draft in self.drafts]

    def _claim(self, number: int, draft: dict) -> Claim:
        text = self.text
        start = sum(len(s) + 1 for s in self.sentences[:number])
        when, until, place = draft.pop("when", None), draft.pop("until", None), draft.pop("place", None)
        method = draft.pop("method", "explicit")
        roles = [self._who(p, "subject") for p in draft.pop("who")]
        for role in ("perpetrator", "agent", "object", "suspected"):
            roles += [self._who(p, role) for p in draft.pop(role, ())]
        return Claim(
            passage=text.passage(start, start + len(self.sentences[number])),
            participants=tuple(roles),
            extractor=HAND,
            when=When(when, when, method) if when else None,
            until=When(until) if until else None,
            place=place,
            place_referent=self.referent(place, "place").id if place else None,
            speakers=tuple(Speaker(s, "direct", self.referent(s).id) for s in draft.pop("speakers", ())),
            **draft,
        )

    def _who(self, name: str, role: str) -> Participant:
        return Participant(role, name, None if name.startswith("[") else self.referent(name).id)

    def names(self) -> list[tuple[str, str]]:
        """Everyone the report names, as (kind, main name)."""
        people = {n for _, d in self.drafts for k in ("who", "perpetrator", "agent", "object", "speakers", "suspected")
                  for n in d.get(k, ()) if not n.startswith("[")}  # fmt: skip
        places = {d["place"] for _, d in self.drafts if d.get("place")}
        return sorted([("person", n) for n in people] + [("place", p) for p in places])


def material(
    reports: Iterable[Report],
    *,
    places: dict[str, Geo] | None = None,
    decisions: Sequence[Decision] = (),
    suggestions: Sequence[Suggestion] = (),
    reposts: Sequence[Repost] = (),
) -> Material:
    """Put reports together; the same main name in two reports is the same person or place."""
    reports = list(reports)
    holders: dict[tuple[str, str], list[Report]] = {}
    for report in reports:
        for key in report.names():
            holders.setdefault(key, []).append(report)
    entities = [_entity(kind, name, held, (places or {}).get(name)) for (kind, name), held in holders.items()]
    return Material(
        sources={r.source.id: r.source for r in reports},
        texts={r.source.id: r.text for r in reports},
        mentions=(),
        claims=tuple(c for r in reports for c in r.claims()),
        decisions=tuple(decisions),
        resolution=Resolution(tuple(sorted(entities, key=lambda e: e.id)), tuple(suggestions)),
        reposts=tuple(reposts),
    )


def _entity(kind: str, name: str, reports: list[Report], geo: Geo | None) -> Entity:
    referents = sorted(r.referent(name, kind).id for r in reports)
    forms = sorted((r.source.id, r.referent(name, kind).name) for r in reports)
    spellings = tuple(Spelling(source, form, 0, len(form)) for source, form in forms)
    return Entity(referents[0], kind, name, tuple(referents), spellings, geo=geo)


def person(made: Material, name: str) -> Entity:
    """Give a person by main name."""
    return next(e for e in made.people if e.name == name)


ALMAS, DINA, ERLAN = "Almas Testuly", "Dina Samplekyzy", "Erlan Mockbek"  # invented
EAST, WEST = Geo(43.2, 76.9, 15, "KZ", "test:1", "city"), Geo(51.2, 71.4, 15, "KZ", "test:2", "city")
FAR = Geo(39.9, 116.4, 20, "CN", "test:3", "city")
LAND = Geo(48.0, 68.0, 1500, "KZ", "test:4", "country")
PLACES = {"Eastgrad": EAST, "Westgrad": WEST, "Farville": FAR, "Steppeland": LAND}
