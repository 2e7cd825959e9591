"""One claim with its grounds, and the form by which people correct or write claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from attrs import field, frozen

from aigaq.errors import BadForm, OutsideText
from aigaq.i18n import told as in_words
from aigaq.model.claim import Certainty, Claim, Role
from aigaq.model.schema import FOLDERS, types
from aigaq.web.forms import FormData
from aigaq.web.views import grounds
from aigaq.web.views.cards import Card, Cards, QuoteLink, source_name
from aigaq.workbench import Workbench

AROUND = 500
"""Characters shown before and after the passage of a claim."""
MORE = 2
"""Empty rows for further people in the form."""
HOWS = ("direct", "indirect", "according_to", "reported_by")
NEW = "new"
"""Stands in the choice of people for somebody whose name is typed."""


@frozen
class Why:
    """What a claim rests on."""

    made_by: str
    grounds: tuple[grounds.GroundLine, ...]


@frozen
class GradeLine:
    """What somebody thinks of one step in the chain of those who say it."""

    speaker: str
    code: str
    by: str
    reason: str


@frozen
class ShownClaim:
    """A claim in its surroundings."""

    card: Card
    before: str
    quote: str
    after: str
    also: tuple[QuoteLink, ...]
    why: Why | None
    """``None`` where it has not been worked out for this page."""
    grades: tuple[GradeLine, ...]
    chain: tuple[str, ...]
    """Who can be graded: the report itself, then each speaker."""
    other: Card | None
    """The claim that took its place, or whose place it took."""


def why(bench: Workbench, language: str, prefix: str) -> Why:
    """Say why a claim stands: its text is read once more. Raises `UnknownClaim` or `AmbiguousClaim`."""
    claim, explanation = bench.explain(prefix)
    return Why(in_words(explanation.made_by, language), grounds.lines(explanation, claim, language))


def show(bench: Workbench, language: str, prefix: str, reasons: Why | None = None) -> ShownClaim:
    """Give a claim in its surroundings. Raises `UnknownClaim` or `AmbiguousClaim`."""
    claim = bench.claim(prefix)
    cards = Cards(bench, language)
    card, where = cards.card(claim), claim.passage
    content = where.text.content
    other = bench.find_claim(card.other) if card.other else None
    return ShownClaim(
        card,
        content[max(0, where.start - AROUND) : where.start],
        where.quote,
        content[where.end : where.end + AROUND],
        tuple(map(cards.quote, claim.also)),
        reasons,
        tuple(GradeLine(g.speaker, g.code, g.by, g.reason) for g in bench.grades_of(claim.id)),
        (source_name(bench.source_of(claim)), *card.speakers),
        cards.card(other) if other else None,
    )


@frozen
class Row:
    """Somebody in the form: their role (or how they speak), and who it is."""

    role: str
    who: str
    """Id of whom the source names, `NEW` for a typed name, or empty."""
    typed: str = ""


@frozen
class ClaimForm:
    """What the form is filled with."""

    action: str
    back: str
    source: str
    quote: str
    start: int
    kind: str
    type: str
    date: str = ""
    until: str = ""
    place: str = ""
    certainty: str = "asserted"
    value: str = ""
    people: tuple[Row, ...] = ()
    speakers: tuple[Row, ...] = ()
    types: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """By kind: pairs of ``kind:type`` and label."""
    roles: tuple[tuple[str, str], ...] = ()
    known: tuple[tuple[str, str], ...] = ()
    """Whom the source names: pairs of id and name."""
    places: tuple[str, ...] = ()
    old: Card | None = field(default=None)


def blank(bench: Workbench, language: str, source_id: str, span: tuple[int, int] | None) -> ClaimForm:
    """Give the form for a new claim on a passage of a source. Raises `UnknownSource` or `OutsideText`."""
    source, text = bench.source_text(source_id)
    content = text.content if text else ""
    start, end = span or (0, 0)
    if span and not start < end <= len(content):
        raise OutsideText(start=start, end=end, length=len(content))
    quote = content[start:end]
    back = f"/sources/{source.id}?at={start}-{end}#p{start}"
    empty = tuple(Row("subject", "") for _ in range(MORE + 1))
    return ClaimForm(
        f"/sources/{source.id}/write", back, source_name(source), quote, start, "event", "", people=empty,
        speakers=(Row("indirect", ""),), **_choices(bench, language, source.id),
    )  # fmt: skip


def filled(bench: Workbench, language: str, prefix: str) -> ClaimForm:
    """Give the form with a claim as it is. Raises `UnknownClaim`."""
    claim = bench.claim(prefix)
    where, card = claim.passage, Cards(bench, language).card(claim)
    people = [_row(p.role, p.name, p.referent) for p in claim.participants] + [Row("subject", "")] * MORE
    speakers = [_row(s.how, s.name, s.referent) for s in claim.speakers] + [Row("indirect", "")]
    choices = _choices(bench, language, claim.source)
    return ClaimForm(
        f"/claims/{claim.id}/correct", card.quote.href, card.quote.source, where.quote, where.start, claim.kind,
        claim.type, claim.when.edtf if claim.when else "", claim.until.edtf if claim.until else "",
        claim.place or "", claim.certainty, claim.value or "", tuple(people), tuple(speakers), old=card, **choices,
    )  # fmt: skip


def _row(role: str, name: str, referent: str | None) -> Row:
    return Row(role, referent, "") if referent else Row(role, NEW, name)


def _choices(bench: Workbench, language: str, source_id: str) -> dict[str, Any]:
    cards = Cards(bench, language)
    named: dict[str, str] = {}
    places: dict[str, None] = {}
    for mention in bench.mentions_in(source_id):
        if mention.kind == "place":
            places[mention.referent.name] = None
        else:
            named.setdefault(mention.referent.id, mention.referent.name)
    kinds = (
        (kind, tuple(sorted(((f"{kind}:{name}", cards.labels.type(kind, name)) for name in types(kind)),
                            key=lambda pair: pair[1].casefold())))
        for kind in FOLDERS
    )  # fmt: skip
    roles = tuple((role, cards.labels.of("role", role)) for role in get_args(Role))
    return {
        "types": tuple(kinds),
        "roles": roles,
        "known": tuple(sorted(named.items(), key=lambda pair: pair[1].casefold())),
        "places": tuple(places),
    }


def told(data: FormData) -> dict[str, Any]:
    """Read the form: what a person says of the passage. Raises `BadForm`."""
    kind, _, name = data.text("type").partition(":")
    return {
        "kind": kind or "event",
        "type": name,
        "participants": list(_people(data, "role", "who", "typed")),
        "date": data.text("date", longest=200),
        "until": data.text("until", longest=200),
        "place": data.text("place", longest=500),
        "speakers": [{"who": one["who"], "how": one["role"]} for one in _people(data, "how", "speaker", "spoken")],
        "certainty": data.choice("certainty", get_args(Certainty), "asserted"),
        "value": data.text("value", longest=500),
    }


def _people(data: FormData, role: str, who: str, typed: str) -> Iterable[dict[str, str]]:
    rows = zip(data.all(role), data.all(who), data.all(typed), strict=False)
    for as_what, chosen, name in rows:
        meant = name.strip() if chosen in {"", NEW} else chosen
        if meant:
            yield {"role": as_what, "who": meant}


def changes(old: Claim, said: Mapping[str, Any]) -> dict[str, Any]:
    """Give only what differs from the claim as it is, so that how its date was found is kept where it stays."""
    was: dict[str, Any] = {
        "kind": old.kind,
        "type": old.type,
        "participants": [{"role": p.role, "who": p.referent or p.name} for p in old.participants],
        "date": old.when.edtf if old.when else "",
        "until": old.until.edtf if old.until else "",
        "place": old.place or "",
        "speakers": [{"who": s.referent or s.name, "how": s.how} for s in old.speakers],
        "certainty": old.certainty,
        "value": old.value or "",
    }
    differs = {name: value for name, value in said.items() if value != was[name]}
    if "type" in differs:
        differs["kind"] = said["kind"]
    return differs


def find(bench: Workbench, source_id: str, quote: str, near: int) -> tuple[int, int]:
    """Give where words stand in a source, nearest to a place. Raises `BadForm` where they stand nowhere."""
    _, text = bench.source_text(source_id)
    content = text.content if text else ""
    wanted = quote.replace("\r\n", "\n")
    for words in dict.fromkeys((quote, wanted, wanted.replace("\n", "\r\n"))):
        places = list(_occurrences(content, words))
        if places:
            start = min(places, key=lambda place: abs(place - near))
            return start, start + len(words)
    raise BadForm(field="quote", reason="these words do not stand in the text as they are written here")


def _occurrences(content: str, words: str) -> Iterable[int]:
    at = content.find(words)
    while at >= 0:
        yield at
        at = content.find(words, at + 1)
