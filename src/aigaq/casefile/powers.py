"""Who is an authority, and of which state: governments, courts, police, and the capitals that stand for them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files

from attrs import frozen

from aigaq.casefile import places
from aigaq.casefile.bond import fold
from aigaq.casefile.index import Index
from aigaq.casefile.responses import responses
from aigaq.model.claim import Claim, Participant, Speaker


@frozen
class Power:
    """An authority as a claim names it, and the state it is of (ISO 3166-1 alpha-2, or ``""``)."""

    organ: str
    country: str


@frozen(eq=False)
class Powers:
    """Tells authorities from other bodies, and finds the state each is of."""

    ix: Index

    @cached_property
    def lands(self) -> dict[str, str]:
        """Give, by folded name of a place in the vault: its country."""
        found = {e for e in self.ix.material.resolution.entities if e.kind == "place" and e.geo and e.geo.country}
        names = [(form, e.geo.country) for e in found if e.geo for form in (e.name, *(s.form for s in e.spellings))]
        return {**_known(), **{fold(form): country for form, country in sorted(names)}}

    def power(self, who: Participant | Speaker, claim: Claim) -> Power | None:
        """Give the authority that somebody is; ``None`` for people and for bodies that are none."""
        entity = self.ix.entity(who.referent)
        if entity and entity.kind == "person":
            return None
        if entity and entity.kind == "place":
            is_state = entity.geo is not None and entity.geo.feature in {"country", "city"}
            return Power(entity.name, entity.geo.country) if is_state and entity.geo else None
        name = entity.name if entity else who.name
        if not responses().is_authority(name):
            return self._state_itself(name) if entity is None else None
        return Power(name.strip("[]"), self.country_in(name) or self._of_place(name, claim))

    def _state_itself(self, name: str) -> Power | None:
        """“China” or “Ankara” as somebody who acts or speaks is the state."""
        country = self.lands.get(fold(name))
        return Power(name, country) if country and not name.startswith("[") else None

    def country_in(self, name: str) -> str:
        """Give the country that a name of a body says it is of: the first adjective, place or state in it."""
        parts = fold(name).split()
        spans = (" ".join(parts[a:b]) for a in range(len(parts)) for b in range(min(len(parts), a + 4), a, -1))
        return next((self.lands[span] for span in spans if span in self.lands), "")

    def _of_place(self, name: str, claim: Claim) -> str:
        """The country where it happened; of a consulate that says nothing, nor where somebody is to be sent."""
        act = responses().acts.get(claim.type)
        point = None if act and act.topic == "return" else places.geo(self.ix, claim)
        return point.country if point and not responses().missions.search(name) else ""

    def acting(self, claim: Claim) -> Iterator[Power]:
        """Give the authorities that do what a claim tells."""
        roles = {"agent", "perpetrator", "source"}
        if claim.type in responses().statements:
            roles.add("subject")
        for who in claim.participants:
            if who.role in roles and (found := self.power(who, claim)):
                yield found

    def speaking(self, claim: Claim) -> Power | None:
        """Give the authority that in the end says what a claim tells."""
        return self.power(claim.speakers[-1], claim) if claim.speakers else None


@cache
def _known() -> dict[str, str]:
    """Adjectives, other names and seats of government of all countries, folded."""
    found: dict[str, str] = {}
    for folder in sorted(files("aigaq.lang").iterdir(), key=lambda f: f.name):
        data = folder / "demonyms.toml"
        raw = tomllib.loads(data.read_text("utf-8")) if folder.is_dir() and data.is_file() else {}
        for section in ("adjectives", "aliases", "seats"):
            for country, words in raw.get(section, {}).items():
                found |= {fold(word): country for word in words if re.search(r"\w", word)}
    return found
