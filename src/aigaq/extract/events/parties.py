"""From the words of an argument to the people and organisations they mean."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve

from aigaq.extract.document import Document, Paragraph
from aigaq.extract.events.words import NOUNS, SURFACE, expand, list_of
from aigaq.model.claim import Participant, Role
from aigaq.model.mention import Mention, Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

ROLES_ALONE = SURFACE | {"dobj", "pobj", "attr", "dative", "conj", "agent"}
"""Functions in which a number or “both” stands for people by itself."""
YEAR = 4
"""Digits of a year: “2019” stands for nobody."""
LONGEST_DESCRIPTION = 8
"""Words of the description of someone unnamed."""


class Parties:
    """Looks up who is meant by words of one document; mentions are indexed once by position."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._at: dict[int, Mention] = {}
        for mention in sorted(document.mentions, key=lambda m: m.passage.end - m.passage.start):
            for at in range(mention.passage.start, mention.passage.end):
                self._at[at] = mention

    @cached_property
    def content(self) -> str:
        """The whole text in small letters, for words that may stand anywhere in it."""
        return self.document.text.content.lower()

    def mention(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """Give the longest mention that holds the token."""
        return self._at.get(paragraph.start + token.idx)

    def meant(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """Give whom a token means: by its own mention, or by the name in apposition to it."""
        own = self.mention(paragraph, token)
        if own is not None and own.kind != "place":
            return own
        for child in token.children:
            if child.dep_ == "appos" and (named := self.mention(paragraph, child)) and named.kind != "place":
                return named
        return self._by_name(paragraph, token) or self._set_beside(paragraph, token) or own

    def _by_name(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """Give the name that a description brings: “a man named A. B.”, “the driver, a Kenyan by the name of A. B.”."""
        described = [token, *(c for c in token.children if c.dep_ == "appos")]
        for head in described:
            for child in head.children:
                named = _called(child)
                mention = self.mention(paragraph, named) if named is not None else None
                if mention is not None and mention.kind != "place":
                    return mention
        return None

    def _set_beside(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """Give the name straight behind a calling, whatever the parser makes of it: “the driver, A. B., with …”."""
        if token.tag_ != "NN" or not is_people(token.lemma_.lower()):
            return None
        behind = behind_comma(token)
        named = self.mention(paragraph, behind) if behind is not None else None
        if named is None or named.kind != "person" or named.form != "name":
            return None
        span = paragraph.tokens_in(named.passage.start, named.passage.end)
        after = [t.lower_ for t in span.doc[span.end : span.end + 2]] if span is not None else []
        closed = not after or after[0] in (",", ".", ";", ")", "–", "—")
        owned = any(c.tag_ == "PRP$" for c in token.children)
        listed = after[1:] in (["and"], ["or"]) and not owned
        return named if closed and not listed else None

    def take_part(self, paragraph: Paragraph, tokens: list[Token], role: Role) -> tuple[Participant, ...]:
        """Give the participants that some argument tokens name, describe or stand for, once each."""
        found: dict[tuple[str, str | None], Participant] = {}
        for token in expand([n for t in tokens for n in self._named_after(paragraph, t)]):
            for participant in [*self._one(paragraph, token, role), *self._some_named(paragraph, token, role)]:
                found.setdefault((participant.name, participant.referent), participant)
        return tuple(found.values())

    def _named_after(self, paragraph: Paragraph, token: Token) -> list[Token]:
        """Give those named after a number of them: “two of his friends, A. and B.”."""
        if self.mention(paragraph, token) is not None:
            return [token]
        named = [c for c in token.children if c.dep_ == "appos" and any(n.dep_ == "conj" for n in c.children)]
        persons = [c for c in named if (m := self.mention(paragraph, c)) and m.kind == "person"]
        if persons:
            return persons
        counted = self._counted(paragraph, token)
        return [token] if counted == token else self._named_after(paragraph, counted)

    def _some_named(self, paragraph: Paragraph, token: Token, role: Role) -> list[Participant]:
        """Give those of a number of people whom the next sentence names: “Among the six is A. B.”."""
        sentence = token.sent
        if role != "subject" or token.tag_ != "NNS" or sentence.end >= len(token.doc) or not _is_counted(token):
            return []
        following = token.doc[sentence.end].sent
        opening = " ".join(t.lower_ for t in following[:3])
        if not opening.startswith(tuple(list_of("membership"))) or following.root.lemma_ not in ("be", "include"):
            return []
        start, end = paragraph.span_of(following)
        named = [m for m in self.document.mentions_in(start, end) if m.kind == "person" and m.form in ("name", "part")]
        return [Participant(role, m.referent.name, m.referent.id) for m in named if self._is_listed(paragraph, m)]

    def _is_listed(self, paragraph: Paragraph, mention: Mention) -> bool:
        span = paragraph.tokens_in(mention.passage.start, mention.passage.end)
        return span is not None and span.root.dep_ in ("nsubj", "attr", "conj", "dobj", "ROOT", "nsubjpass")

    def _one(self, paragraph: Paragraph, token: Token, role: Role) -> list[Participant]:
        mention = self.meant(paragraph, token)
        if mention is not None and (mention.kind != "place" or role in ("perpetrator", "agent")):
            return [Participant(role, r.name, r.id) for r in self.document.meant_by(mention)]
        if mention is not None:
            return []
        return self._untied(paragraph, token, role)

    def _untied(self, paragraph: Paragraph, token: Token, role: Role) -> list[Participant]:
        """Give who is meant by words that no mention covers: a pronoun, or a description."""
        if token.lower_ in ("i", "we", "me", "us", "my", "our"):
            return [evolve(p, role=role) for p in self.speaking(paragraph, token)] or _someone(token, role)
        if token.lower_ in list_of("plural_pronouns"):
            named = [Participant(role, r.name, r.id) for r in self._named_before(paragraph, token)]
            return named or _someone(token, role)
        if (stands_alone(token) and token.tag_ != "NNPS") or token.lower_ in list_of("personal_pronouns"):
            return _someone(token, role)
        described = token.pos_ in NOUNS and token.ent_type_ not in ("DATE", "TIME", "CARDINAL")
        if not described or not self.is_party(paragraph, token):
            return []
        return [Participant(role, description(token))]

    def speaking(self, paragraph: Paragraph, token: Token) -> list[Participant]:
        """Give who says what stands there: whom “we”, “I”, or a threat that names nobody, is about."""
        at = paragraph.start + token.idx
        said = self.document.speakers_at(at, at + len(token))
        return [Participant("subject", s.name, s.referent) for s in said.speakers[-1:]] if said else []

    def nearest(self, paragraph: Paragraph, token: Token) -> list[Participant]:
        """Give whoever the sentence of a word names or means nearest to it, with those named beside them."""
        tokens = [t for t in token.sent if t.pos_ in ("PROPN", "PRON", "NOUN") and self._is_person(paragraph, t)]
        heads = [t for t in tokens if t.dep_ not in ("compound", "poss") and not _is_office(t)]
        ranked = sorted(heads or tokens, key=lambda t: (self.mention(paragraph, t) is None, abs(t.i - token.i)))
        return list(self.take_part(paragraph, ranked[:1], "subject"))

    def _named_before(self, paragraph: Paragraph, token: Token) -> list[Referent]:
        """Give the people named before an untied “they” or “them” in its sentence, if they are several."""
        start, _ = paragraph.span_of(token.sent)
        before = self.document.mentions_in(start, paragraph.start + token.idx)
        people = {r.id: r for m in before if m.kind == "person" for r in self.document.meant_by(m)}
        return list(people.values()) if len(people) > 1 else self._joint_subject(paragraph, token)

    def _joint_subject(self, paragraph: Paragraph, token: Token) -> list[Referent]:
        """Give the several people who are together the subject of the sentence before."""
        if token.sent.start == 0:
            return []
        root = token.doc[token.sent.start - 1].sent.root
        subjects = expand([c for c in root.children if c.dep_ in SURFACE])
        meant = [m for t in subjects if (m := self.meant(paragraph, t)) and m.kind == "person"]
        people = {r.id: r for m in meant for r in self.document.meant_by(m)}
        return list(people.values()) if len(people) > 1 else []

    def is_party(self, paragraph: Paragraph, token: Token) -> bool:
        """Say whether the token stands for people or an organisation, named or not."""
        mention = self.meant(paragraph, token)
        if mention is not None:
            return mention.kind != "place"
        lemma = token.lemma_.lower()
        if token.pos_ == "PROPN":
            return token.ent_type_ in ("PERSON", "ORG", "NORP", "")
        return stands_alone(token) or is_people(lemma) or lemma in list_of("bodies") or token.ent_type_ == "NORP"

    def passes(self, paragraph: Paragraph, tokens: list[Token], test: str) -> bool:
        """Apply a test of `events_cues.MENTION_TESTS` to argument tokens: does one of them pass?"""
        return any(self._passes(paragraph, t, test) for t in expand([self._counted(paragraph, t) for t in tokens]))

    def _counted(self, paragraph: Paragraph, token: Token) -> Token:
        """Give who is counted by “dozens of activists”, “two of the men”, unless the words already mean someone."""
        if token.lemma_.lower() not in list_of("quantities") or self.meant(paragraph, token):
            return token
        counted = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        told = [p for p in counted if p.pos_ != "PRON" or self.mention(paragraph, p) is not None]
        return told[0] if told else token

    def _passes(self, paragraph: Paragraph, token: Token, test: str) -> bool:
        if test == "@place":
            return self._is_place(paragraph, token)
        if test == "@person":
            return self._is_person(paragraph, token)
        mention = self.meant(paragraph, token)
        if test == "@named":
            return mention is not None and mention.kind == "person"
        if test == "@body":
            return mention.kind == "organisation" if mention else token.lemma_.lower() in list_of("bodies")
        if test == "@state":
            return mention.kind != "person" if mention else token.lemma_.lower() in list_of("bodies")
        return self.is_party(paragraph, token) or token.pos_ == "PRON"

    def _is_place(self, paragraph: Paragraph, token: Token) -> bool:
        mention = self.mention(paragraph, token)
        if mention is not None:
            return mention.kind == "place"
        return token.ent_type_ in ("GPE", "LOC") or token.lemma_.lower() in list_of("places")

    def _is_person(self, paragraph: Paragraph, token: Token) -> bool:
        mention = self.meant(paragraph, token)
        if mention is not None:
            return mention.kind == "person"
        personal = token.pos_ == "PRON" and token.lower_ not in ("it", "that", "which", "this", "there", "what")
        return (
            personal or stands_alone(token) or is_people(token.lemma_.lower()) or token.ent_type_ in ("PERSON", "NORP")
        )


def _called(child: Token) -> Token | None:
    """Give the name behind “named”, “called”, “identified as” or “by the name of”, where a noun has it beside it."""
    if child.dep_ == "acl" and child.lower_ in list_of("naming"):
        return next(
            (c for c in child.children if c.dep_ in ("oprd", "dobj", "attr") and c.pos_ == "PROPN"), None
        ) or next((c for p in child.children if p.lower_ == "as" for c in p.children if c.pos_ == "PROPN"), None)
    if child.lower_ != "by" or child.dep_ != "prep":
        return None
    of = [c for name in child.children if name.lower_ == "name" for c in name.children if c.lower_ == "of"]
    return next((c for prep in of for c in prep.children if c.dep_ == "pobj"), None)


def _is_office(token: Token) -> bool:
    """Say whether a word means somebody who acts by office or only tells it: a judge, a lawyer, a speaker."""
    titles = {token.lemma_.lower(), *(c.lemma_.lower() for c in token.children)}
    if titles & (list_of("officers") | list_of("counsel")):
        return True
    return token.head.lemma_ in list_of("tellers") and token.dep_ == "nsubj"


def _is_counted(token: Token) -> bool:
    return any(c.dep_ == "nummod" or c.lemma_ in ("several", "dozen", "many") for c in token.children)


def behind_comma(token: Token) -> Token | None:
    """Give the word with a capital behind “, ” or “, the labour organiser”, where a name set beside may begin."""
    doc, at = token.doc, token.i + 1
    if at + 1 >= len(doc) or doc[at].text not in (",", "(", "–", "—"):
        return None
    for behind in doc[at + 1 : at + 1 + LONGEST_DESCRIPTION]:
        if behind.text[0].isupper():
            return behind
        if behind.pos_ not in ("DET", "ADJ", "NOUN", "ADV", "PUNCT") or behind.text == ",":
            return None
    return None


def is_people(lemma: str) -> bool:
    """Say whether a noun stands for people: one of the list, or a compound of it (“schoolteacher”)."""
    return lemma in list_of("people") or any(lemma.endswith(ending) for ending in list_of("people_endings"))


def stands_alone(token: Token) -> bool:
    """Say whether a word without a noun stands for people: “both”, “two of them”, “another”, “a 50-year-old”."""
    word = token.lower_
    if word == "old":
        return token.i > 1 and token.nbor(-1).text == "-" and token.dep_ not in ("amod", "advmod")
    if word in list_of("alone"):
        return token.dep_ in ROLES_ALONE
    if token.tag_ == "NNPS":
        return any(c.dep_ == "nummod" for c in token.children)  # “three other Turkmens”
    if token.pos_ != "NUM" or token.ent_type_ not in ("CARDINAL", "") or token.dep_ not in ROLES_ALONE:
        return False
    if word.isdigit() and token.i + 1 < len(token.doc) and token.nbor().tag_ == "NNP":
        return False  # “to 5 June”
    return not word.isdigit() or (token.dep_ in SURFACE and len(word) < YEAR)


def _someone(token: Token, role: Role) -> list[Participant]:
    """Give someone whom nothing in the text names: “[both]”, “[two of them]”, “[50-year-old]”."""
    anybody = token.lower_ == "they" and token.head.lemma_ == "be" and token.head.tag_ == "VBP"
    whose = token.dep_ == "poss" and token.lower_ not in list_of("personal_pronouns")
    if role != "subject" or whose or anybody:  # “they are in prisons” is said of nobody in particular
        return []
    owned = [c.text for c in token.children if c.dep_ in ("amod", "nummod")]
    if token.lower_ == "old":
        owned = [t.text for t in token.subtree if t.i < token.i and t.dep_ not in ("det",)]
        return [Participant(role, f"[{''.join([*owned, token.text])}]")]
    of = [f"of {p.text}" for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    return [Participant(role, f"[{' '.join([*owned, token.text, *of])}]")]


def description(token: Token) -> str:
    """Describe someone unnamed in the words of the text, in square brackets."""
    left = [t for t in token.subtree if t.i <= token.i and t.i > token.i - LONGEST_DESCRIPTION]
    kept = [
        t for t in left if (t.dep_ not in ("det", "punct", "case") or t.lower_ == "another") and t.tag_ != "PRP$"
    ] or [token]
    return f"[{' '.join(t.text for t in kept)}]"
