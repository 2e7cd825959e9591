"""From a model's answer to claims that stand in the text, and a count of what was refused and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, get_args

import msgspec
from attrs import evolve, field, frozen

from aigaq.model.claim import SECOND_READER, Certainty, Claim, Extractor, Participant, Role, Speaker, When
from aigaq.model.mention import Mention, Referent
from aigaq.model.schema import type_exists
from aigaq.model.text import Passage, Text
from aigaq.second.prompt import PROMPT

LONGEST_QUOTE = 600
"""Characters. A longer quote is no passage to rest a claim on."""
MOST_PEOPLE = 12
"""Participants of one proposal."""
Refused = Literal["not_json", "not_a_proposal", "unknown_type", "no_such_words", "no_such_name", "nobody", "known"]
"""Why a proposal is left out. ``known``: the first reader has said it already."""


@frozen
class Known:
    """What the first reader knows of a text, against which proposals are held."""

    text: Text
    mentions: Sequence[Mention] = ()
    claims: Sequence[Claim] = ()
    dates: Mapping[tuple[int, int], When] = field(factory=dict)
    """Date words by their span in the text, as Aigaq itself resolves them: a model's date is never taken."""


@frozen
class Verdict:
    """What came of one answer."""

    claims: tuple[Claim, ...] = ()
    refused: tuple[Refused, ...] = ()
    """One reason for each proposal that was left out."""


@frozen
class _Out(Exception):
    why: Refused


def check(answer: str, known: Known, window: tuple[int, int], model: str) -> Verdict:
    """Read an answer about one stretch of a text. Nothing in it is believed that the text does not bear out."""
    proposals = _proposals(answer)
    if proposals is None:
        return Verdict(refused=("not_json",))
    claims: dict[str, Claim] = {}
    refused: list[Refused] = []
    for proposal in proposals:
        try:
            claim = _claim(proposal, known, window, model)
        except _Out as out:
            refused.append(out.why)
        else:
            claims[claim.id] = claim
    return Verdict(tuple(claims.values()), tuple(refused))


def _proposals(answer: str) -> list[Any] | None:
    """Find the JSON object in an answer; models like to put words or fences around it."""
    start, end = answer.find("{"), answer.rfind("}")
    try:
        found = msgspec.json.decode(answer[start : end + 1])
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return None
    proposals = found.get("claims") if isinstance(found, dict) else None
    return proposals if isinstance(proposals, list) else None


def _claim(proposal: Any, known: Known, window: tuple[int, int], model: str) -> Claim:
    if not isinstance(proposal, dict):
        raise _Out("not_a_proposal")
    kind, type_ = proposal.get("kind"), proposal.get("type")
    if kind not in ("event", "status") or not isinstance(type_, str) or not type_exists(kind, type_):
        raise _Out("unknown_type")
    passage = _passage(proposal.get("quote"), known.text, window)
    claim = Claim(
        passage=passage,
        kind=kind,
        type=type_,
        participants=_participants(proposal.get("who"), known, window),
        extractor=Extractor(SECOND_READER, model, f"prompt {PROMPT}"),
        when=_when(proposal.get("date"), known, passage),
        speakers=_speakers(proposal.get("speaker"), known, window),
        certainty=_certainty(proposal.get("certainty")),
    )
    claim = _placed(claim, proposal.get("place"), known)
    if any(_says_the_same(claim, other) for other in known.claims):
        raise _Out("known")
    return claim


def _passage(quote: Any, text: Text, window: tuple[int, int]) -> Passage:
    if not isinstance(quote, str) or not quote.strip() or len(quote) > LONGEST_QUOTE:
        raise _Out("no_such_words")
    at = text.content.find(quote, *window)
    if at < 0 or text.is_furniture(at, at + len(quote)):
        raise _Out("no_such_words")
    return text.passage(at, at + len(quote))


def _participants(who: Any, known: Known, window: tuple[int, int]) -> tuple[Participant, ...]:
    if not isinstance(who, list) or len(who) > MOST_PEOPLE:
        raise _Out("not_a_proposal")
    found = [_participant(one, known, window) for one in who]
    if not any(one.role == "subject" for one in found):
        raise _Out("nobody")
    return tuple(dict.fromkeys(found))


def _participant(one: Any, known: Known, window: tuple[int, int]) -> Participant:
    if not isinstance(one, dict) or one.get("role") not in get_args(Role):
        raise _Out("not_a_proposal")
    name = _named(one.get("name"), known, window)
    referent = _referent(name, known.mentions, "person") or _referent(name, known.mentions, "organisation")
    return Participant(one["role"], referent.name if referent else name, referent.id if referent else None)


def _named(name: Any, known: Known, window: tuple[int, int]) -> str:
    if not isinstance(name, str) or not name.strip() or known.text.content.find(name, *window) < 0:
        raise _Out("no_such_name")
    return name.strip()


def _referent(name: str, mentions: Iterable[Mention], kind: str) -> Referent | None:
    """Give whom the first reader takes the name for, where it is one only."""
    meant = {m.referent for m in mentions if m.kind == kind and name in (m.passage.quote, m.referent.name)}
    return meant.pop() if len(meant) == 1 else None


def _speakers(speaker: Any, known: Known, window: tuple[int, int]) -> tuple[Speaker, ...]:
    if speaker is None:
        return ()
    name = _named(speaker, known, window)
    referent = _referent(name, known.mentions, "person")
    return (Speaker(name, "indirect", referent.id if referent else None),)


def _certainty(given: Any) -> Certainty:
    """Take the word where it is one; otherwise the weakest that is still said."""
    return given if given in get_args(Certainty) else "alleged"


def _when(words: Any, known: Known, passage: Passage) -> When | None:
    """Give Aigaq's own reading of the date words, where they stand in the quote."""
    if not isinstance(words, str) or not words or words not in passage.quote:
        return None
    start = passage.start + passage.quote.index(words)
    near = [when for (a, b), when in sorted(known.dates.items()) if a < start + len(words) and start < b]
    return near[0] if len(near) == 1 else None


def _placed(claim: Claim, name: Any, known: Known) -> Claim:
    referent = _referent(name, known.mentions, "place") if isinstance(name, str) else None
    return evolve(claim, place=referent.name, place_referent=referent.id) if referent else claim


def _says_the_same(one: Claim, other: Claim) -> bool:
    if (one.kind, one.type) != (other.kind, other.type):
        return False
    mine, theirs = ({p.referent or p.name for p in claim.named("subject")} for claim in (one, other))
    passages = (other.passage, *other.also)
    near = any(p.start < one.passage.end and one.passage.start < p.end for p in passages)
    return near and not mine.isdisjoint(theirs)
