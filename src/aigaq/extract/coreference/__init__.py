"""Whom pronouns, “the pair” and “the lawyer” mean. Rules only: what stays unclear is left out, never guessed.

The text is read once, from left to right, with a memory of who was mentioned (`coreference_state`). Numbers of
people introduced before they are named (“Two teachers were held. Aya Nurbek and Ivan Petrov …”) are tied in a
second step that reads forward, and “I” inside quotation marks in a third, when the speakers are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from attrs import define, field

from aigaq.extract.coreference import ties
from aigaq.extract.coreference.callings import calling
from aigaq.extract.coreference.groups import group_at, group_words, is_somebody
from aigaq.extract.coreference.leads import introduced
from aigaq.extract.coreference.numbers import BETWEEN, name_later, others_between, tie_group
from aigaq.extract.coreference.quotes import quoted, speaker_verb, subject_of
from aigaq.extract.coreference.reader import Reader
from aigaq.extract.coreference.selves import first_person
from aigaq.extract.coreference.state import Antecedent, Spot, sentence_numbers
from aigaq.extract.coreference.things import things
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.mentions.words import Sex
from aigaq.extract.turns import speaking, writer
from aigaq.model.mention import Mention, Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

PRONOUNS: dict[str, Sex] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
OWNED = re.compile(r"\s+(?:[a-z-]+\s+){1,4}(?:,\s*)?(?:an?\s[a-z -]{1,40},\s*)?|\s+[a-z-]+,\s")
"""What stands between an owner and the name of the owned: “her [younger brother, ]Ivan”."""


@define(eq=False)
class Speaking:
    """Who speaks in the quotation marks of a paragraph, found out when it is first asked."""

    in_quotes: list[bool]
    who: dict[int, Referent | None] = field(factory=dict)
    """By the place of the verb of saying: its subject."""


def resolve(document: Document) -> None:
    """Add the mentions by pronoun, number and calling to a document whose names are known."""
    reader = Reader(document, named={m.passage.start: m for m in document.mentions if m.kind == "person"})
    reader.turns, reader.writer = speaking(document), writer(document)
    reader.heads = introduced(document, reader.authors)
    numbers = sentence_numbers(document)
    for paragraph in document.paragraphs:
        if paragraph.kind not in ("byline", "label"):
            _read(reader, paragraph, numbers[paragraph.index])
    ordered = sorted(reader.discourse.antecedents, key=lambda a: (a.sentence, -len(a.people), a.at))
    for spot, group in reader.waiting:
        name_later(reader, spot, group, ordered)
    document.mentions = sorted([*document.mentions, *reader.added], key=_order)
    first = list(first_person(reader))
    document.mentions = sorted([*document.mentions, *first, *things(document)], key=_order)


def _order(mention: Mention) -> tuple[int, int, str]:
    return mention.passage.start, mention.passage.end, mention.kind


def _read(reader: Reader, paragraph: Paragraph, numbers: list[int]) -> None:
    in_quotes = quoted(paragraph.doc)
    talk = Speaking(in_quotes)
    covered = _covered(reader, paragraph)
    at = 0
    tokens, words = paragraph.tokens, _telling()
    while at < len(tokens):
        token = tokens[at]
        offset = paragraph.start + token.idx
        if mention := reader.named.get(offset):
            at = _name(reader, Spot(paragraph, numbers[at], token, in_quotes[at]), mention)
        elif at in covered or (token.lower_ not in words and offset not in reader.heads):
            at += 1
        else:
            at = _unnamed(reader, Spot(paragraph, numbers[at], token, in_quotes[at]), talk)


@cache
def _telling() -> frozenset[str]:
    """Give the words with which somebody who is not named may be told of; at all others nothing is looked for."""
    return PLURAL | frozenset(PRONOUNS) | ties.bound_words() | group_words()


def _covered(reader: Reader, paragraph: Paragraph) -> set[int]:
    """Give the tokens that belong to organisations and places already."""
    spans = [(m.passage.start, m.passage.end) for m in reader.by_paragraph.get(paragraph.index, ())]
    offsets = {at - paragraph.start for start, end in spans for at in range(start, end)}
    return {token.i for token in paragraph.tokens if token.idx in offsets} if offsets else set()


def _speaking(reader: Reader, spot: Spot, talk: Speaking) -> Referent | None:
    """Give who speaks quoted words; “he said” behind them means whom the words before told of."""
    if not spot.quoted and spot.paragraph.index in reader.turns:
        return None
    if not spot.quoted:
        return talk.who.get(spot.token.head.i) if subject_of(spot.token.head) == spot.token else None
    verb = speaker_verb(spot.paragraph.doc, talk.in_quotes, spot.token.i)
    if verb is None:
        return None
    if verb.i not in talk.who:
        talk.who[verb.i] = _subject(reader, spot, verb)
    return talk.who[verb.i]


def _subject(reader: Reader, spot: Spot, verb: Token) -> Referent | None:
    subject = subject_of(verb)
    if subject is None:
        return None
    if sex := PRONOUNS.get(subject.lower_):
        return reader.discourse.one(Spot(spot.paragraph, spot.sentence, subject), sex)
    mention = reader.document.mention_of(spot.paragraph, subject)
    return mention.referent if mention and mention.kind == "person" else None


def _name(reader: Reader, spot: Spot, mention: Mention) -> int:
    """Take in a name; with the names before it in a row (“A, B and C”) it makes a group."""
    span = spot.paragraph.tokens_in(mention.passage.start, mention.passage.end)
    last = span.end if span else spot.token.i + 1
    root = span.root if span else spot.token
    reader.discourse.learn(mention, root)
    ties.learn(reader, spot, mention.referent, spot.token.i, last)
    if mention.referent.id in reader.authors:
        return last
    row = _row(reader, spot)
    here = Spot(spot.paragraph, spot.sentence, root, spot.quoted)
    end = mention.passage.end
    reader.remember(here, (mention.referent,), end, "in row" if row else "name")
    reader.latest = mention
    if row and mention.referent not in row:
        head = reader.discourse.antecedents[-2].root
        members = (*row, mention.referent)
        reader.remember(Spot(spot.paragraph, spot.sentence, head, spot.quoted), members, end, "name")
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


def _unnamed(reader: Reader, spot: Spot, talk: Speaking) -> int:
    """Tie a pronoun, a group or a calling that begins here; give the token to go on with."""
    low, at = spot.token.lower_, spot.token.i
    if low in PRONOUNS:
        _pronoun(reader, spot, PRONOUNS[low], _speaking(reader, spot, talk))
    elif low in PLURAL:
        _plural(reader, spot)
    elif head := reader.heads.get(spot.at):
        reader.add(spot, head.last, (head.who,), "descriptor")
        reader.discourse.call(head.who, spot.paragraph.doc[head.last - 1].lower_)
        return head.last
    elif pair := ties.pair_at(reader, spot):
        reader.add(spot, pair[0], pair[1], "descriptor")
        return pair[0]
    elif who := ties.taken_up(reader, spot):
        reader.add(spot, at + 1, (who,), "descriptor")
    elif group := group_at(spot.paragraph.doc, at):
        tie_group(reader, spot, group)
        return group.last
    elif low in ("the", "this") and (behind := calling(reader, spot)):
        return behind
    elif _passes_by(reader, spot):
        reader.pass_by(spot, spot.at + len(spot.token))
    return at + 1


def _pronoun(reader: Reader, spot: Spot, sex: Sex, told: Referent | None) -> None:
    told = told or _said_to_be(reader, spot)
    if not spot.quoted and told:
        reader.add(spot, spot.token.i + 1, (told,), "pronoun")
        return
    barred = {*_clause_mates(reader, spot), *_owned(reader, spot)}
    if talker := told or reader.turns.get(spot.paragraph.index):
        barred.add(talker.id)
    who = reader.discourse.one(spot, sex, frozenset(barred)) or _named_soon(reader, spot, sex, barred)
    if who is None and not any(_may_be(reader, a, sex, barred) for a in reader.discourse.recent(spot)):
        who = reader.discourse.topic(spot, sex, frozenset(barred))
    if who:
        reader.add(spot, spot.token.i + 1, (who,), "pronoun")


def _may_be(reader: Reader, antecedent: Antecedent, sex: Sex, barred: set[str]) -> bool:
    """Say whether a pronoun of a sex may mean the one person mentioned there."""
    if len(antecedent.people) != 1 or antecedent.people[0].id in barred:
        return False
    return reader.discourse.sexes.get(antecedent.people[0].id, sex) == sex


def _said_to_be(reader: Reader, spot: Spot) -> Referent | None:
    """Read “He was Kaveh, her only brother”."""
    verb = spot.token.head
    if spot.token.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    said = [c for c in verb.children if c.dep_ == "attr" and c.pos_ == "PROPN"]
    return reader.one_at(spot.paragraph, said[0]) if said else None


def _owned(reader: Reader, spot: Spot) -> Iterator[str]:
    """Give whose name stands beside what is owned: “her brother Ivan” is not Ivan's brother."""
    if spot.token.dep_ != "poss" and spot.token.tag_ != "PRP$":
        return
    yield from ties.owned_so(reader, spot.token)
    owned = not ties.is_a_thing(spot.token.head)  # “after her release, A. B. said”
    for mention in islice(reader.ahead(spot.at), int(owned)):
        between = reader.document.text.content[spot.at + len(spot.token) : mention.passage.start]
        if OWNED.fullmatch(between):
            yield mention.referent.id


def _clause_mates(reader: Reader, spot: Spot) -> Iterator[str]:
    """Give whom a pronoun cannot mean: the subject of its own verb (“Amir saw him”)."""
    if _is_object(spot.token) and not spot.token.lower_.endswith("self"):
        verb = spot.token.head if spot.token.dep_ != "pobj" else spot.token.head.head
        for antecedent in [*reader.discourse.recent(spot, back=0), *reader.discourse.unnamed[-5:]]:
            if antecedent.root.head == verb and antecedent.is_subject:
                yield from (who.id for who in antecedent.people)
                yield antecedent.unnamed


def _is_object(token: Token) -> bool:
    """Say whether “her” is an object; before a noun it is none, whatever the parser says (“told her story”)."""
    owns = token.tag_ == "PRP$" or (token.i + 1 < len(token.doc) and token.nbor().pos_ in ("NOUN", "NUM", "ADJ"))
    return token.dep_ in ("dobj", "dative", "pobj") and not owns


def _named_soon(reader: Reader, spot: Spot, sex: Sex, barred: set[str]) -> Referent | None:
    """Read “When she came home, Aya …”: the subject of the main clause, if nobody was named before."""
    if reader.discourse.recent(spot) or spot.token.dep_ not in ("nsubj", "nsubjpass", "poss"):
        return None
    sentence = spot.token.sent
    mention = next(reader.ahead(spot.at), None)
    if mention is None or mention.passage.start >= spot.paragraph.start + sentence.end_char:
        return None
    if mention.referent.id in barred or mention.referent.id in reader.authors:
        return None
    return mention.referent if reader.discourse.sexes.get(mention.referent.id, sex) == sex else None


def _plural(reader: Reader, spot: Spot) -> None:
    group = next((a for a in reader.discourse.recent(spot, back=3) if len(a.people) > 1), None)
    if group is None or others_between(spot, group) or _does_to_one(reader, spot, group):
        return
    if spot.quoted != group.quoted and spot.quoted:
        return
    reader.add(spot, spot.token.i + 1, group.people, "pronoun")


def _does_to_one(reader: Reader, spot: Spot, group: Antecedent) -> bool:
    """Say whether “they” do something to one of the group: “they came for her” tells of others, whom nobody names."""
    verb = spot.token.head
    if spot.token.dep_ != "nsubj":
        return False
    objects = [c for c in verb.subtree if c.i > verb.i and c.lower_ in PRONOUNS and _is_object(c) and _near(c, verb)]
    if not objects:
        return False
    members = {who.id for who in group.people}
    sex = PRONOUNS[objects[0].lower_]
    others = {a.people[0].id for a in reader.discourse.recent(spot) if len(a.people) == 1} - members
    return not any(reader.discourse.sexes.get(who, sex) == sex for who in others)


def _near(token: Token, verb: Token) -> bool:
    return verb in (token.head, token.head.head)


def _passes_by(reader: Reader, spot: Spot) -> bool:
    """Say whether somebody is told of here whom the report does not name, not even behind a comma."""
    if spot.paragraph.kind != "body" or not is_somebody(spot.token):
        return False
    end = spot.at + len(spot.token)
    for mention in islice(reader.ahead(end), 1):
        between = reader.document.text.content[end : mention.passage.start]
        return not (len(between) < 40 and between[:1] in (",", "—", "–", "(", ":") and "." not in between)
    return True
