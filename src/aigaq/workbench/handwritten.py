"""Claims that people write: from what they say of a passage to a claim, and that claim at home in a newer reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from attrs import evolve, frozen

from aigaq.errors import BadValue, OutsideText, PassageMismatch, UnknownPerson
from aigaq.model.claim import PERSON, Certainty, Claim, Extractor, Participant, Role, Speaker, When
from aigaq.model.entity import Entity
from aigaq.model.explanation import Explanation, Ground
from aigaq.model.material import Material
from aigaq.model.mention import EntityKind, Mention, Referent
from aigaq.model.schema import FOLDERS, types
from aigaq.model.text import Passage, Text
from aigaq.workbench.asking import find_entity
from aigaq.workbench.hand import Hand

Told = Mapping[str, Any]
"""What a person says of a passage. ``kind`` (event, status, relation, attribute), ``type``, ``participants``: a list of
``{"role", "who"}``, ``date`` and ``until`` (EDTF), ``place``, ``speakers``: a list of ``{"who", "how"}`` from the
outermost to the innermost, ``certainty``, ``value``, ``term``. ``who`` and ``place`` are the id of a referent or of a
person, organisation or place, a passage ``START-END`` of the same text, a name, or words in square brackets for
somebody unnamed. An empty text takes a field away; a field that is not given stays as it was."""
FIELDS = ("kind", "type", "participants", "date", "until", "place", "speakers", "certainty", "value", "term")
_HOW = ("direct", "indirect", "according_to", "reported_by")
_SPAN = re.compile(r"(\d+)\s*[-–:]\s*(\d+)")
_ID = re.compile(r"[0-9a-f]{32}")
KINDS: tuple[EntityKind, ...] = get_args(EntityKind)


def corrected(material: Material, old: Claim, told: Told, hand: Hand) -> Claim:
    """Give a claim as a person puts it right: on the same passage, with what is told changed.

    Raises `BadValue`, `BadDate` or `UnknownPerson`.
    """
    bare = evolve(old, extractor=_extractor(hand), also=())
    new = _with(material, bare, told)
    if evolve(new, extractor=old.extractor, also=old.also) == old:
        raise BadValue(given="", what="correction", choices="something that differs from the claim as it is")
    return new


def written(material: Material, text: Text, span: tuple[int, int], told: Told, hand: Hand) -> Claim:
    """Give the claim that a person rests on a passage of a text; it needs a type and somebody it is about.

    Raises `OutsideText` for a span that is not in the text, and, where ``told`` holds its ``quote`` and the span has
    another, `PassageMismatch`.
    """
    start, end = span
    passage = _passage(text, start, end)
    rest = {name: value for name, value in told.items() if name != "quote"}
    if "quote" in told and told["quote"] != passage.quote:
        raise PassageMismatch(start=start, end=end, text=text.id)
    kind, name = _type(rest.get("kind") or "event", rest.get("type") or "")
    new = _with(material, Claim(passage, kind, name, (), _extractor(hand)), rest)
    if not new.participants:
        raise BadValue(given="", what="participant", choices="at least one: whom the passage is about")
    return new


def _passage(text: Text, start: int, end: int) -> Passage:
    if not 0 <= start < end <= len(text.content):
        raise OutsideText(start=start, end=end, length=len(text.content))
    return text.passage(start, end)


def _extractor(hand: Hand) -> Extractor:
    return Extractor(PERSON, hand.by, hand.at)


def _with(material: Material, claim: Claim, told: Told) -> Claim:
    if strange := sorted(set(told) - set(FIELDS)):
        raise BadValue(given=strange[0], what="part of a claim", choices=", ".join(FIELDS))
    who = _Who(material, claim.passage.text)
    changed: dict[str, Any] = {}
    if "kind" in told or "type" in told:
        changed["kind"], changed["type"] = _type(told.get("kind") or claim.kind, told.get("type") or claim.type)
    if "participants" in told:
        changed["participants"] = tuple(_participant(who, one) for one in told["participants"])
    if "speakers" in told:
        changed["speakers"] = tuple(_speaker(who, one) for one in told["speakers"])
    if "place" in told:
        changed["place"], changed["place_referent"] = who.place(told["place"]) if told["place"] else (None, None)
    changed |= _plain(told)
    return evolve(claim, **changed)


def _plain(told: Told) -> dict[str, Any]:
    """The fields that name nobody."""
    found: dict[str, Any] = {}
    for name, side in (("date", "when"), ("until", "until")):
        if name in told:
            found[side] = When(str(told[name]), method="user") if told[name] else None
    if "certainty" in told:
        found["certainty"] = _one_of(told["certainty"], get_args(Certainty), "certainty")
    return found | {
        name: (str(told[name]) or None) if told[name] else None for name in ("value", "term") if name in told
    }


def _type(kind: str, name: str) -> tuple[Any, str]:
    _one_of(kind, tuple(FOLDERS), "kind of claim")
    return kind, _one_of(name, tuple(types(kind)), f"type of {kind}")


def _one_of(given: Any, choices: Sequence[str], what: str) -> str:
    if given not in choices:
        raise BadValue(given=str(given), what=what, choices=", ".join(choices))
    return str(given)


def _participant(who: _Who, given: Any) -> Participant:
    role = _one_of(given.get("role", "subject"), get_args(Role), "role")
    return Participant(role, *who.named(given.get("who", "")))  # type: ignore[arg-type]


def _speaker(who: _Who, given: Any) -> Speaker:
    how = _one_of(given.get("how", "indirect"), _HOW, "way of speaking")
    name, referent = who.named(given.get("who", ""))
    return Speaker(name, how, referent)  # type: ignore[arg-type]


@frozen(eq=False)
class _Who:
    """Finds whom a person means, in one text first."""

    material: Material
    text: Text

    def named(self, given: Any, kind: EntityKind = "person") -> tuple[str, str | None]:
        """Give the name as the text has it and the referent; raises `BadValue` or `UnknownPerson`."""
        wanted = str(given).strip()
        if not wanted:
            raise BadValue(given="", what="person", choices="an id, a passage START-END, a name, or [a description]")
        if wanted.startswith("["):
            return wanted, None
        if span := _SPAN.fullmatch(wanted):
            return self._at(int(span[1]), int(span[2]), kind)
        here = next((m.referent for m in self._mentions() if m.referent.id == wanted), None)
        return (here.name, here.id) if here else self._of(self._entity(wanted))

    def place(self, given: Any) -> tuple[str, str | None]:
        """Give a place; words that name none known stay as they are."""
        try:
            return self.named(given, "place")
        except UnknownPerson:
            return str(given).strip(), None

    def _entity(self, wanted: str) -> Entity:
        if _ID.fullmatch(wanted):
            found = self.material.entity_of.get(wanted)
            found = found or next((e for e in self.material.resolution.entities if e.id == wanted), None)
            if found is None:
                raise UnknownPerson
            return found
        return find_entity(self.material, wanted)

    def _of(self, entity: Entity) -> tuple[str, str]:
        """Give the referent of this source, or else the first of any."""
        mine = {m.referent.id: m.referent for m in self._mentions() if m.referent.id in entity.referents}
        if mine:
            first = mine[min(mine)]
            return first.name, first.id
        return entity.name, min(entity.referents)

    def _at(self, start: int, end: int, kind: EntityKind) -> tuple[str, str]:
        """Give whom the passage names: somebody who stands there already, or else somebody new of that name."""
        passage = _passage(self.text, start, end)
        there = [m for m in self._mentions() if m.passage.overlaps(passage)]
        exact = [m for m in there if (m.passage.start, m.passage.end) == (start, end)]
        found = exact or [m for m in there if start <= m.passage.start and m.passage.end <= end]
        if found:
            return found[0].referent.name, found[0].referent.id
        return passage.quote, Referent(self.text.source, kind, passage.quote).id

    def _mentions(self) -> Iterable[Mention]:
        return (m for m in self.material.mentions if m.passage.text.id == self.text.id)


@frozen
class Home:
    """What people wrote in one source, and all mentions that stand with it."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def at_home(claims: Sequence[Claim], mentions: Sequence[Mention]) -> Home:
    """Tie what people wrote to those whom the present reading of the source names.

    Whom the reading no longer names so, or never did, gets a mention where the name first stands: nobody whom a person
    named is lost by a new reading.
    """
    known = {mention.referent.id for mention in mentions}
    by_name = {mention.referent.name: mention.referent.id for mention in reversed(mentions)}
    made: dict[str, Mention] = {}

    def now(name: str, referent: str | None, text: Text) -> str | None:
        if referent is None or referent in known:
            return referent
        if new := _mention(name, referent, text):
            return made.setdefault(referent, new).referent.id if name not in by_name else by_name[name]
        return referent

    found = []
    for claim in claims:
        text = claim.passage.text
        who = tuple(evolve(p, referent=now(p.name, p.referent, text)) for p in claim.participants)
        say = tuple(evolve(s, referent=now(s.name, s.referent, text)) for s in claim.speakers)
        place = now(claim.place or "", claim.place_referent, text)
        found.append(evolve(claim, participants=who, speakers=say, place_referent=place))
    return Home((*mentions, *(made[key] for key in sorted(made))), tuple(found))


def _mention(name: str, referent: str, text: Text) -> Mention | None:
    """Make the mention of a referent of this source whose reading does not name it; ``None`` for one of another."""
    start = text.content.find(name) if name else -1
    kind = next((k for k in KINDS if Referent(text.source, k, name).id == referent), None)
    if kind is None or start < 0:
        return None
    return Mention(text.passage(start, start + len(name)), kind, Referent(text.source, kind, name))


def explain_written(claim: Claim) -> Explanation:
    """Say why a claim that a person wrote stands: its words, and who wrote it when."""
    where, hand = claim.passage, claim.extractor
    words = Ground("words", f"“{where.quote}”", where.start, where.end)
    grounds = (words, Ground("rule", f"written on {hand.rule[:10]}"))
    return Explanation(claim.id, f"{hand.version}, a person", retold=True, grounds=grounds)
