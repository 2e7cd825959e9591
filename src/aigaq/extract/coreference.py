"""Whom pronouns, “the pair” and “the lawyer” mean. Rules only: what stays unclear is left out, never guessed.

The text is read once, from left to right, with a memory of who was mentioned (`coreference_state`). Numbers of
people introduced before they are named (“Two teachers were held. Aya Nurbek and Ivan Petrov …”) are tied in a
second step that reads forward, and “I” inside quotation marks in a third, when the speakers are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aigaq.extract.coreference_groups import group_at, is_human
from aigaq.extract.coreference_numbers import BETWEEN, MEMORY, name_later, tie_group
from aigaq.extract.coreference_quotes import FIRST_PERSON, quoted, speaker, speaker_verb, subject_of
from aigaq.extract.coreference_reader import Reader
from aigaq.extract.coreference_state import Antecedent, Spot, sentence_numbers
from aigaq.extract.coreference_things import things
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.mentions_words import Sex, descriptors, roles, sexed
from aigaq.lang.en import words
from aigaq.model.mention import Mention, Referent

PRONOUNS: dict[str, Sex] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_WEIGHTY = ("nsubj", "agent", "pobj", "dobj", "conj")


def resolve(document: Document) -> None:
    """Add the mentions by pronoun, number and calling to a document whose names are known."""
    reader = Reader(document, named={m.passage.start: m for m in document.mentions if m.kind == "person"})
    numbers = sentence_numbers(document)
    for paragraph in document.paragraphs:
        if paragraph.kind != "byline":
            _read(reader, paragraph, numbers[paragraph.index])
    ordered = sorted(reader.discourse.antecedents, key=lambda a: (a.sentence, -len(a.people), a.at))
    for spot, group in reader.waiting:
        name_later(reader, spot, group, ordered)
    document.mentions = sorted([*document.mentions, *reader.added], key=_order)
    first = list(_first_person(document))
    document.mentions = sorted([*document.mentions, *first, *things(document)], key=_order)


def _order(mention: Mention) -> tuple[int, int, str]:
    return mention.passage.start, mention.passage.end, mention.kind


def _read(reader: Reader, paragraph: Paragraph, numbers: list[int]) -> None:
    doc = paragraph.doc
    in_quotes = quoted(doc)
    speaking = _speaker_by_name(reader, paragraph, in_quotes)
    covered = _covered(reader, paragraph)
    at = 0
    while at < len(doc):
        spot = Spot(paragraph, numbers[at], doc[at], in_quotes[at])
        if mention := reader.named.get(paragraph.start + doc[at].idx):
            at = _name(reader, spot, mention)
        elif at in covered:
            at += 1
        else:
            at = _unnamed(reader, spot, speaking)


def _covered(reader: Reader, paragraph: Paragraph) -> set[int]:
    """Give the tokens that belong to organisations and places already."""
    spans = [(m.passage.start, m.passage.end) for m in reader.by_paragraph.get(paragraph.index, ())]
    offsets = {at - paragraph.start for start, end in spans for at in range(start, end)}
    return {token.i for token in paragraph.doc if token.idx in offsets} if offsets else set()


def _speaker_by_name(reader: Reader, paragraph: Paragraph, in_quotes: list[bool]) -> Referent | None:
    verb = speaker_verb(paragraph.doc, in_quotes)
    subject = subject_of(verb) if verb is not None else None
    if subject is None:
        return None
    mention = reader.document.mention_of(paragraph, subject)
    return mention.referent if mention and mention.kind == "person" else None


def _name(reader: Reader, spot: Spot, mention: Mention) -> int:
    """Take in a name; with the names before it in a row (“A, B and C”) it makes a group."""
    span = spot.paragraph.tokens_in(mention.passage.start, mention.passage.end)
    last = span.end if span else spot.token.i + 1
    root = span.root if span else spot.token
    reader.discourse.learn(mention, root)
    row = _row(reader, spot)
    here = Spot(spot.paragraph, spot.sentence, root, spot.quoted)
    end = mention.passage.end
    reader.remember(here, (mention.referent,), end, in_group=bool(row))
    reader.latest = mention
    if row and mention.referent not in row:
        head = reader.discourse.antecedents[-2].root
        members = (*row, mention.referent)
        reader.remember(Spot(spot.paragraph, spot.sentence, head, spot.quoted), members, end)
    return last


def _row(reader: Reader, spot: Spot) -> tuple[Referent, ...]:
    """Give the people whose names stand in one row with the name at this spot, straight before it."""
    if not reader.discourse.antecedents:
        return ()
    before = reader.discourse.antecedents[-1]
    if before.sentence != spot.sentence:
        return ()
    latest = reader.latest
    if latest is None or latest.referent not in before.people:
        return ()
    between = reader.document.text.content[latest.passage.end : spot.at]
    if len(between) > 40 or not re.search(r"and|&|,", between) or not BETWEEN.fullmatch(between):
        return ()
    return before.people


def _unnamed(reader: Reader, spot: Spot, speaking: Referent | None) -> int:
    """Tie a pronoun, a group or a calling that begins here; give the token to go on with."""
    low, at = spot.token.lower_, spot.token.i
    if low in PRONOUNS:
        _pronoun(reader, spot, PRONOUNS[low], speaking)
    elif low in PLURAL:
        _plural(reader, spot)
    elif group := group_at(spot.paragraph.doc, at):
        tie_group(reader, spot, group)
        return group.last
    elif low in ("the", "this"):
        return _calling(reader, spot)
    return at + 1


def _pronoun(reader: Reader, spot: Spot, sex: Sex, speaking: Referent | None) -> None:
    barred = set(_clause_mates(reader, spot))
    if spot.quoted and speaking:
        barred.add(speaking.id)
    who = reader.discourse.one(spot, sex, frozenset(barred)) or _named_soon(reader, spot, sex)
    if who:
        reader.add(spot, spot.token.i + 1, (who,), "pronoun")


def _clause_mates(reader: Reader, spot: Spot) -> Iterator[str]:
    """Give whom a pronoun cannot mean: the subject of its own verb (“Amir saw him”)."""
    if spot.token.dep_ in ("dobj", "dative", "pobj") and not spot.token.lower_.endswith("self"):
        verb = spot.token.head if spot.token.dep_ != "pobj" else spot.token.head.head
        for antecedent in reader.discourse.recent(spot, back=0):
            if antecedent.root.head == verb and antecedent.is_subject:
                yield from (who.id for who in antecedent.people)


def _named_soon(reader: Reader, spot: Spot, sex: Sex) -> Referent | None:
    """Read “When she came home, Aya …”: the subject of the main clause, if nobody was named before."""
    if reader.discourse.recent(spot) or spot.token.dep_ not in ("nsubj", "nsubjpass", "poss"):
        return None
    sentence = spot.token.sent
    mention = next(reader.ahead(spot.at), None)
    if mention is None or mention.passage.start >= spot.paragraph.start + sentence.end_char:
        return None
    return mention.referent if reader.discourse.sexes.get(mention.referent.id, sex) == sex else None


def _plural(reader: Reader, spot: Spot) -> None:
    group = next((a for a in reader.discourse.recent(spot, back=3) if len(a.people) > 1), None)
    if group is None or _others_between(spot, group):
        return
    if spot.quoted != group.quoted and spot.quoted:
        return
    reader.add(spot, spot.token.i + 1, group.people, "pronoun")


def _others_between(spot: Spot, group: Antecedent) -> bool:
    """Say whether something else in the plural, people or things, stands nearer to “they” than the group does.

    In the group's own sentence only people count; in a later sentence any plural noun may be meant.
    """
    plural = words("groups")["plural"]["list"]
    for token in spot.paragraph.doc[: spot.token.i]:
        if spot.paragraph.start + token.idx < group.end or not token.dep_.startswith(_WEIGHTY):
            continue
        people = token.lower_ in plural or (token.tag_ != "NN" and is_human(token.lower_))
        things = token.tag_ == "NNS" and group.sentence < spot.sentence and token.sent == spot.token.sent
        if people or (things and token.ent_type_ not in ("DATE", "TIME")):
            return True
    return False


def _calling(reader: Reader, spot: Spot) -> int:
    """Tie “the lawyer” to the last person called so, “the woman” to the last woman."""
    doc, at = spot.paragraph.doc, spot.token.i
    noun = at + 1 if at + 1 < len(doc) and doc[at + 1].lower_ in descriptors() else at + 2
    if noun >= len(doc) or doc[noun].lower_ not in descriptors() or doc[noun].tag_ != "NN":
        return at + 1
    if (noun == at + 2 and doc[at + 1].pos_ != "ADJ") or (
        noun + 1 < len(doc) and doc[noun + 1].pos_ in ("NOUN", "PROPN")
    ):
        return at + 1
    word = doc[noun].lower_
    who = _called(reader, spot, word)
    if who:
        reader.add(spot, noun + 1, (who,), "descriptor")
    return noun + 1


def _called(reader: Reader, spot: Spot, word: str) -> Referent | None:
    called = reader.discourse.roles.get(word, set())
    for antecedent in reversed(reader.discourse.antecedents[-MEMORY:]):
        if len(antecedent.people) == 1 and antecedent.people[0].id in called:
            return antecedent.people[0]
    if word in roles() and word not in sexed():
        return None
    return reader.discourse.one(spot, sexed().get(word)) if word in sexed() else None


def _first_person(document: Document) -> Iterator[Mention]:
    """Tie “I” and “my” in quotation marks to whoever the paragraph says is speaking."""
    for paragraph in document.paragraphs:
        in_quotes = quoted(paragraph.doc)
        who = speaker(document, paragraph, in_quotes) if any(in_quotes) else None
        for token in paragraph.doc:
            if who and in_quotes[token.i] and token.lower_ in FIRST_PERSON:
                start = paragraph.start + token.idx
                yield Mention(document.passage(start, start + len(token)), "person", who, "pronoun")
