"""Events told by words that no cue table foresees, found by the learnt reader and read with the type's usual frame."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from aigaq.extract.document import Paragraph
from aigaq.extract.events.cues import Cue
from aigaq.extract.events.frames import Frame, is_barred, is_general
from aigaq.extract.events.grammar import noun_arguments, verb_arguments
from aigaq.extract.events.parties import Parties
from aigaq.extract.events.site import Site
from aigaq.extract.events.subjects import governed, governor
from aigaq.extract.events.voice import Voice
from aigaq.extract.events.words import NOUNS, VERBS, clause_tokens, list_of
from aigaq.extract.triggers import Trigger, Triggers
from aigaq.model.claim import Participant, Role
from aigaq.model.schema import event_type

if TYPE_CHECKING:
    from aigaq.extract.token import Token

CLOSE = 4
"""Words apart at most: two words that tell one type so near to each other tell one event (“taken into custody”)."""


def told(parties: Parties, paragraph: Paragraph, triggers: Triggers, by_rules: Sequence[Frame]) -> Iterator[Frame]:
    """Give what the learnt reader finds in a paragraph beside what the rules have told there."""
    known = list(by_rules)
    found = sorted(triggers.found(paragraph), key=lambda t: (-t.probability, t.token.i))
    for trigger in found:
        frame = _frame(parties, trigger)
        if frame is not None and not any(_same(frame, other) for other in known):
            known.append(frame)
            yield frame


@cache
def usual() -> dict[str, Any]:
    """Give the table of usual frames."""
    return tomllib.loads((files(__package__) / "usual.toml").read_text("utf-8"))


def _same(frame: Frame, other: Frame) -> bool:
    """Say whether two tellings of a paragraph are one: of a kind, and the word of one in the clause of the other.

    The verb of what a rule tells tells nothing else: “was flung behind bars”.
    """
    if other.learnt is None and frame.token in (other.token, other.verb):
        return True
    if _kind(frame.cue.type) != _kind(other.cue.type):
        return False
    if abs(frame.token.i - other.token.i) <= CLOSE and frame.token.sent == other.token.sent:
        return True
    if other.learnt is not None:
        return False
    return other.token in frame.clause or frame.token in other.clause


def _kind(type_id: str) -> str:
    return event_type(type_id).same_as or type_id


def _frame(parties: Parties, trigger: Trigger) -> Frame | None:
    """Read the word with the usual frame; nothing where a cue knows better, or where it tells of nobody."""
    token, paragraph = trigger.token, trigger.paragraph
    noun = token.pos_ in NOUNS
    cue = Cue(
        type=trigger.type,
        rule=f"{trigger.type}.{'nouns' if noun else 'verbs'}",
        words=((token.lemma_.lower(),),),
        noun=noun,
        inherit=not noun,
    )
    site = _site(parties, paragraph, token, noun=noun)
    if is_barred(site, trigger.type, noun=noun):
        return None
    participants = _participants(site, trigger.type, noun=noun)
    if (noun and not participants) or (is_general(site) and not any(p.referent for p in participants)):
        return None
    return Frame(cue, paragraph, token, tuple(site.clause), site.arguments, participants, trigger)


def _site(parties: Parties, paragraph: Paragraph, token: Token, *, noun: bool) -> Site:
    if noun:
        verb, direct = governed(token)
        clause = clause_tokens(verb) if verb is not None and direct else sorted(token.subtree, key=lambda t: t.i)
        return Site(parties, paragraph, token, noun_arguments(token), clause)
    voice = Voice(token)
    passive = token.pos_ in VERBS and (voice.passive or voice.shared)
    return Site(parties, paragraph, token, verb_arguments(token, passive=passive), clause_tokens(token))


def _participants(at: Site, type_id: str, *, noun: bool) -> tuple[Participant, ...]:
    table = usual()
    done = type_id in table["done"]
    functions = table["nouns" if noun else "verbs"]["done" if done else "does"]
    test = "@party" if type_id in table["bodies"] else "@person"
    function = next((f for f in functions if _befalls(at, f, test, done=done)), None)
    subjects = at.parties.take_part(at.paragraph, at.named(function), "subject") if function else ()
    found = {(p.name, p.referent): p for p in subjects or ([] if noun else _near(at))}
    if done and function != "subject":
        role: Role = "perpetrator" if type_id in table["perpetrators"] else "agent"
        doers = at.named("by|doer" if noun else "subject")
        for one in at.parties.take_part(at.paragraph, doers, role):
            found.setdefault((one.name, one.referent), one)
    return tuple(found.values())


def _befalls(at: Site, function: str, test: str, *, done: bool) -> bool:
    """Say whether someone stands at a function to whom the event may have happened."""
    if not at.named(function) or not at.passes(function, test):
        return False
    return not (done and function in ("subject", "subject.owner") and _acts_by_office(at.named(function)))


def _acts_by_office(tokens: list[Token]) -> bool:
    words = {t.lemma_.lower() for t in tokens}
    return bool(words & (list_of("officers") | list_of("bodies")))


def _near(at: Site) -> list[Participant]:
    """Give the subject of the clause above, else who is named nearest in the sentence, else who speaks."""
    verb = governor(at.token)
    if verb is not None:
        above = verb_arguments(verb, passive=False).get("subject", [])
        if at.parties.passes(at.paragraph, above, "@person") and not _acts_by_office(above):
            return list(at.parties.take_part(at.paragraph, above, "subject"))
    return at.parties.nearest(at.paragraph, at.token) or at.parties.speaking(at.paragraph, at.token)
