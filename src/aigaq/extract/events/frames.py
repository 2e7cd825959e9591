"""Find the words that tell events, and fill the roles of those who take part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract.document import Document, Paragraph
from aigaq.extract.events.cues import Cue, lexicon
from aigaq.extract.events.gaps import told_again
from aigaq.extract.events.grammar import noun_arguments, verb_arguments
from aigaq.extract.events.near import Vocabulary, is_near
from aigaq.extract.events.parties import Parties
from aigaq.extract.events.site import Site
from aigaq.extract.events.subjects import Arguments, governor, surface_subject
from aigaq.extract.events.voice import Voice
from aigaq.extract.events.words import NOUNS, VERBS, clause_tokens, is_common, is_habitual, lemma, stands_for_people
from aigaq.extract.triggers import Trigger
from aigaq.model.claim import Participant
from aigaq.model.schema import event_type

if TYPE_CHECKING:
    from aigaq.extract.token import Token


@frozen(eq=False)
class Frame:
    """One telling of an event: the cue, the word that called it, the clause and who takes part."""

    cue: Cue
    paragraph: Paragraph
    token: Token
    clause: tuple[Token, ...]
    """The tokens of the shortest clause that tells it."""
    arguments: Arguments
    participants: tuple[Participant, ...]
    learnt: Trigger | None = None
    """Where no cue table calls the word: what the learnt reader makes of it."""

    @property
    def span(self) -> tuple[int, int]:
        """Character offsets of the clause in the text."""
        first, last = self.clause[0], self.clause[-1]
        return self.paragraph.start + first.idx, self.paragraph.start + last.idx + len(last)

    @property
    def subjects(self) -> tuple[Participant, ...]:
        """Those to whom it mainly happens."""
        return tuple(p for p in self.participants if p.role == "subject")

    @property
    def verb(self) -> Token:
        """The verb that carries tense, negation and dates: the cue itself or the verb that governs the noun."""
        if not self.cue.noun:
            return self.token
        return governor(self.token) or self.token


def told(parties: Parties, paragraph: Paragraph) -> list[Frame]:
    """Give all tellings that the cue tables find in one paragraph."""
    return _plain_first(list(_in_paragraph(parties, paragraph)))


def _plain_first(frames: list[Frame]) -> list[Frame]:
    """Leave out what an idiom tells in the words of a clause in which a plain cue tells an event."""
    plain = [f.span for f in frames if not f.cue.idiom]
    return [f for f in frames if not (f.cue.idiom and any(_overlap(f.span, other) for other in plain))]


def _overlap(left: tuple[int, int], right: tuple[int, int]) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _in_paragraph(parties: Parties, paragraph: Paragraph) -> Iterator[Frame]:
    taken: dict[tuple[int, str], None] = {}
    there = Vocabulary(paragraph)
    for token in paragraph.tokens:
        if (token.pos_ in VERBS or token.tag_ in ("VBN", "VBD", "VBG")) and not stands_for_people(token):
            sites: dict[bool, Site] = {}
            voice = Voice(token)
            for cue in there.cues(token):
                if _is_told(taken, token, cue):
                    continue
                frame = _verb_frame(parties, paragraph, voice, cue, sites)
                if frame:
                    taken.update(dict.fromkeys(_consumed(frame)))
                    yield frame
                    yield from told_again(parties, frame)
    yield from _told_by_nouns(parties, paragraph, taken, there)


def _told_by_nouns(
    parties: Parties, paragraph: Paragraph, taken: dict[tuple[int, str], None], there: Vocabulary
) -> Iterator[Frame]:
    words = lexicon()
    for token in paragraph.tokens:
        if token.pos_ in NOUNS and not _is_month(token) and not _is_lacking(token):
            for before, cue in words.nouns.get(token.lemma_.lower(), ()):
                if _is_told(taken, token, cue) or not _preceded(token, before) or not there.meets(token, cue):
                    continue
                if frame := _noun_frame(parties, paragraph, token, cue):
                    taken.update(dict.fromkeys(_consumed(frame)))
                    yield frame
                    yield from told_again(parties, frame)


def _is_lacking(token: Token) -> bool:
    """Say whether a noun only says what somebody was held without: “without trial”, “without charge”."""
    return token.head.lower_ == "without" and not any(c.dep_ in ("det", "poss", "prep") for c in token.children)


def _is_month(token: Token) -> bool:
    """Say whether “March” stands in a date."""
    beside = [token.doc[i].text for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return token.text == "March" and (token.ent_type_ == "DATE" or any(text.isdigit() for text in beside))


def _consumed(frame: Frame) -> list[tuple[int, str]]:
    """Words of a frame that may not call the same type again: the cue, and the object it speaks of."""
    heads = [frame.token, *frame.arguments.get("object", [])] if not frame.cue.noun else [frame.token]
    return [(t.i, frame.cue.type) for t in heads] + [(frame.token.i, _group(frame.cue))]


def _group(cue: Cue) -> str:
    return f"group {event_type(cue.type).group}"


def _is_told(taken: Mapping[tuple[int, str], None], token: Token, cue: Cue) -> bool:
    """Say whether a word has told this type of event already, or, to an idiom, one of its kind."""
    return (token.i, cue.type) in taken or (cue.idiom and (token.i, _group(cue)) in taken)


def _preceded(token: Token, before: tuple[str, ...]) -> bool:
    if len(before) > token.i:
        return False
    return all(token.nbor(i - len(before)).lemma_.lower() == word for i, word in enumerate(before))


def _verb_frame(
    parties: Parties, paragraph: Paragraph, voice: Voice, cue: Cue, sites: dict[bool, Site]
) -> Frame | None:
    """Read one verb with one cue; its arguments in each voice are looked for once for all cues."""
    passive = cue.takes_passive and (voice.passive or (cue.done_to and voice.shared))
    if cue.passive and not passive:
        return None
    if not cue.takes_passive and voice.describes:
        return None
    if passive not in sites:
        token = voice.token
        arguments = verb_arguments(token, passive=passive)
        sites[passive] = Site(parties, paragraph, token, arguments, clause_tokens(token))
    return _fill(sites[passive], cue)


def _noun_frame(parties: Parties, paragraph: Paragraph, token: Token, cue: Cue) -> Frame | None:
    arguments = noun_arguments(token)
    verb = governor(token)
    supported = verb is not None and any(name in arguments for name in ("doer", "undergoer", "holder"))
    clause = clause_tokens(verb) if supported and verb is not None else sorted(token.subtree, key=lambda t: t.i)
    return _fill(Site(parties, paragraph, token, arguments, clause), cue)


def _fill(at: Site, cue: Cue) -> Frame | None:
    if not _fits(at, cue):
        return None
    participants = _participants(at, cue.roles)
    subjects = [p for p in participants if p.role == "subject"]
    if not (cue.bare or cue.inherit or subjects):
        return None
    general = is_general(at) if cue.idiom else at.token.dep_ == "amod" or is_habitual(at.token) or is_common(at.token)
    if (general or (cue.idiom and not cue.bare)) and not any(p.referent for p in subjects):
        return None  # “a member of a banned party”, “journalists are often threatened” tell nothing of anybody
    return Frame(cue, at.paragraph, at.token, tuple(at.clause), at.arguments, participants)


def is_general(at: Site) -> bool:
    """Say whether a clause tells of nobody in particular, or of what happens as a rule."""
    return at.token.dep_ == "amod" or is_habitual(at.token) or _is_of_people_at_large(at)


def is_barred(at: Site, type_id: str, *, noun: bool) -> bool:
    """Say whether a cue of a type knows the word, and knows that here it tells something else.

    One of its bars holds, or it asks for nothing but an object who can be befallen (“arrested nobody's attention”).
    """
    if noun:
        known = [cue for _, cue in lexicon().nouns.get(at.token.lemma_.lower(), ())]
    else:
        known = list(lexicon().verbs.get(lemma(at.token), ()))
    mine = [cue for cue in known if cue.type == type_id and not cue.idiom]
    if any(not cue.needs and cue.done_to for cue in mine) and at.named("object") and not at.passes("object", "@party"):
        return True
    bars = ((place, words) for cue in mine for place, words in cue.bars.items())
    return any(at.holds("main" if place == "clause" else place, words) for place, words in bars)


def _is_of_people_at_large(at: Site) -> bool:
    """Say whether a clause without a past is about people at large: “refugees slip over the border”."""
    subjects = [t for t in surface_subject(at.token) if t.tag_ in ("NNS", "NNPS") or t.lower_ == "those"]
    bare = bool(subjects) and not any(c.dep_ in ("det", "nummod", "poss") for c in subjects[0].children)
    return bare and at.token.tag_ in ("VB", "VBP", "VBZ", "VBG")


def rivals(document: Document, frame: Frame) -> Iterator[tuple[Cue, str]]:
    """Give the other cues that the word of a frame calls, each with what it misses; for explaining only."""
    table = lexicon().nouns if frame.cue.noun else lexicon().verbs
    word = frame.token.lemma_.lower() if frame.cue.noun else lemma(frame.token)
    found = [one[1] if isinstance(one, tuple) else one for one in table.get(word, ())]
    site = Site(Parties(document), frame.paragraph, frame.token, frame.arguments, list(frame.clause))
    for cue in dict.fromkeys(c.rule for c in found):
        rival = next(c for c in found if c.rule == cue)
        if rival.rule != frame.cue.rule:
            yield rival, _missing(site, rival)


def _missing(at: Site, cue: Cue) -> str:
    """Say what keeps a cue from fitting; an empty string where it would have fitted, and another came first."""
    for kind, asked, wanted in (("needs", cue.needs, True), ("bars", cue.bars, False)):
        for place, words in asked.items():
            there = "main" if place == "clause" and not wanted else place
            if at.holds(there, words) is not wanted:
                named = ", ".join([p.strip() for p in words.phrases[:3]] + sorted(words.tests))
                return f"it {kind} at “{place}”: {named}{' …' if len(words.phrases) > 3 else ''}"
    return ""


def _participants(at: Site, roles: Mapping[str, str]) -> tuple[Participant, ...]:
    found: dict[tuple[str, str | None], Participant] = {}
    for function, role in roles.items():
        if function in ("speaker", "near"):
            find = at.parties.speaking if function == "speaker" else at.parties.nearest
            whoever = [] if any(p.role == role for p in found.values()) else find(at.paragraph, at.token)
            found.update({(p.name, p.referent): p for p in whoever})
            continue
        for one in at.parties.take_part(at.paragraph, at.named(function), role):  # type: ignore[arg-type]
            found.setdefault((one.name, one.referent), one)
    if "recipient" in roles and not any(p.role == "subject" for p in found.values()):
        inside = [t for head in at.arguments.get("object", []) for t in head.subtree]
        named = [t for t in inside if at.parties.passes(at.paragraph, [t], "@named")]
        found.update({(p.name, p.referent): p for p in at.parties.take_part(at.paragraph, named, "subject")})
    return tuple(found.values())


def _fits(at: Site, cue: Cue) -> bool:
    for one in cue.near:
        if not is_near(at, one):
            return False
    for place, words in cue.needs.items():
        if not at.holds(place, words):
            return False
    for place, words in cue.bars.items():  # noqa: SIM110  # a generator costs more than most of the answers
        if at.holds("main" if place == "clause" else place, words):
            return False
    return True
