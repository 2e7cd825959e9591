"""Personal details that no single noun states: peoples and citizenship, origin, family, sex, party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract import describing as said
from aigaq.extract.attributes.cues import cues, words_of
from aigaq.extract.clauses import clause_head, subject_of
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.mentions.runs import HYPHENS
from aigaq.lang.en import words
from aigaq.model.claim import Claim, When
from aigaq.model.mention import Mention

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Span


def claims(
    document: Document, where: tuple[Mention, Token], kind: str, value: str, *, when: When | None = None
) -> Iterator[Claim]:
    """Make the claims that a mention's people have a detail, said by a word."""
    mention, word = where
    paragraph = said.paragraph_of(document, mention)
    at = paragraph.start + word.idx
    spot = said.passage(document, (at, at + len(word)), (mention.passage.start, mention.passage.end))
    for referent in said.referents(document, mention):
        yield Claim(
            passage=spot,
            kind="attribute",
            type=kind,
            participants=(said.participant("subject", referent),),
            extractor=said.extractor(f"attribute.{kind}"),
            when=when,
            speakers=said.speakers(document, spot),
            certainty=said.how_sure(document, paragraph, word, spot, stated=word.dep_ in ("attr", "acomp", "dobj")),
            value=value,
        )


def phrase(noun: Token) -> str:
    """Give a noun with the words that belong to it: “former prison guard”, “human rights lawyer”."""
    near = [c for c in noun.children if c.dep_ in ("compound", "amod") and c.i < noun.i]
    if not near:
        return str(noun.lemma_.lower())
    first = min((t.i for c in near for t in c.subtree), default=noun.i)
    aged = [t.i for t in noun.doc[first : noun.i] if t.lower_ in ("old", "aged", "year", "years") or t.text in HYPHENS]
    inside = noun.doc[max(aged) + 1 if _has_age(noun.doc[first : noun.i]) else first : noun.i + 1]
    kept = [t for t in inside if t.dep_ not in ("det", "poss", "nummod")]
    if any(t.text in ',“”"()' for t in kept) or any(t.ent_type_ in ("PERSON",) for t in kept[:-1]):
        return str(noun.lemma_.lower())
    return "".join(t.text_with_ws for t in kept).strip()


def _has_age(words_before: Span) -> bool:
    """Say whether an age stands among the words before a noun: “36-year-old tailor”."""
    return any(t.lower_ in ("old", "aged") for t in words_before)


def party(noun: Token) -> str | None:
    """Give the party someone is a member of: “communist party member”, “member of the X party”."""
    for prep in (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"):
        for inner in prep.children:
            if inner.lemma_.lower() == "party":
                return phrase(inner)
    before = [c for c in noun.children if c.dep_ == "compound" and c.lemma_.lower() == "party"]
    return phrase(noun).rsplit(" ", 1)[0].removeprefix("former ").removeprefix("ex-") if before else None


def has_children(noun: Token) -> bool:
    """Read “a mother of two”."""
    of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"]
    counted = any(inner.pos_ == "NUM" for prep in of for inner in prep.children)
    return counted and noun.lemma_.lower() in words_of("family_status", "of_number")


# ------------------------------------------------------------------ peoples


@cache
def demonyms() -> frozenset[str]:
    """Give all words for peoples and citizens."""
    tables = words("demonyms").values()
    return frozenset(w for table in tables if isinstance(table, dict) for row in table.values() for w in row)


def peoples(document: Document, description: said.Description) -> Iterator[Claim]:
    """Read “ethnic Kazakh”, “a Uyghur”, “Kyrgyz citizen”, “a naturalised Turkish national”."""
    noun = description.noun
    before = [t for c in noun.children if c.dep_ in ("amod", "compound", "nmod") for t in (c, *c.children)]
    for token in (*before, noun):
        if token.text not in demonyms():
            continue
        kind = _kind(token, noun)
        if kind:
            value = token.text.removesuffix("s") if token.text.removesuffix("s") in demonyms() else token.text
            yield from claims(document, (description.mention, token), kind, value)


def _kind(token: Token, noun: Token) -> str | None:
    if token.i > 0 and token.nbor(-1).lower_ in words_of("ethnicity", "after"):
        return "ethnicity"
    if noun.i > token.i and noun.lemma_.lower() in words_of("nationality", "before"):
        return "nationality"
    return "ethnicity" if token.text in words_of("ethnicity", "stateless") else None


# ------------------------------------------------------------------ origin


def origins(document: Document) -> Iterator[Claim]:
    """Read “X, who is from Y”, “X, a native of Y”, “Y-born X”, “X was born in Y”."""
    for paragraph in document.paragraphs:
        for mention in document.mentions_in(paragraph.start, paragraph.start + len(paragraph.text)):
            if mention.kind == "place":
                yield from _origin(document, paragraph, mention)


def _origin(document: Document, paragraph: Paragraph, place: Mention) -> Iterator[Claim]:
    span = paragraph.tokens_in(place.passage.start, place.passage.end)
    if span is None:
        return
    root = span.root
    while root.dep_ in ("poss", "compound", "conj") and root.head.i != root.i and _is_place_noun(root.head):
        root = root.head
    if span.root.dep_ == "poss" and any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in root.children):
        return  # “Ethiopia's Oromia region”: so does the region
    if root != span.root and (named := document.mention_of(paragraph, root)) and named.kind == "place":
        return  # “China's Xinjiang”: the smaller place says it
    verb = root.head.head
    born = verb.lemma_ in words_of("birth_place", "verbs") or _is_born_in(span[-1])
    for token in _born_or_from(root, span[-1]):
        person = document.mention_of(paragraph, token)
        if person is not None and person.kind == "person":
            kind = "birth_place" if born else "origin"
            yield from claims(document, (person, span.root), kind, place.referent.name)


def _is_place_noun(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.lower_ in words("groups")["areas"]["list"]


def _born_or_from(root: Token, last: Token) -> Iterator[Token]:
    doc = root.doc
    if (
        last.i + 2 < len(doc)
        and doc[last.i + 1].text == "-"
        and doc[last.i + 2].lower_ in words_of("origin", "hyphened")
    ):
        yield from doc[last.i + 3 : last.i + 9]
        return
    if root.dep_ != "pobj" or root.head.lower_ not in ("from", "in", "of"):
        return
    prep, governor = root.head, root.head.head
    if prep.lower_ == "from" and governor.pos_ in ("PROPN", "NOUN"):
        yield from (governor, *governor.conjuncts)
        if governor.dep_ == "appos":
            yield governor.head
    elif (prep.lower_ == "from" and governor.lemma_ in words_of("origin", "verbs")) or (
        prep.lower_ == "in" and governor.lemma_ in words_of("birth_place", "verbs") and governor.tag_ == "VBN"
    ):
        yield from _subjects(governor)
    elif prep.lower_ == "of" and governor.lemma_.lower() in words_of("origin", "of"):
        yield governor.head


def _subjects(verb: Token) -> Iterator[Token]:
    subject = subject_of(verb) or _participle_of(verb)
    if subject is None:
        return
    named = verb.head if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl" else subject
    yield from (named, *named.conjuncts)


def _participle_of(verb: Token) -> Token | None:
    """Give of whom a participle is said: “X, born in Y”, “Born in Y, X became …”."""
    if verb.dep_ == "acl":
        return verb.head
    return subject_of(verb.head) if verb.dep_ in ("advcl", "amod") and verb.tag_ == "VBN" else None


def _is_born_in(last: Token) -> bool:
    """Say whether “-born” follows a place: “Y-born X”."""
    after = [t.lower_ for t in last.doc[last.i + 1 : last.i + 3]]
    return after == ["-", "born"]


def births(document: Document) -> Iterator[Claim]:
    """Read “X was born on May 3, 1986”."""
    for expression in document.dates:
        verb = clause_head(expression.tokens.root)
        if expression.when is None or verb.lemma_ not in words_of("birth_date", "verbs") or verb.tag_ != "VBN":
            continue
        for token in _subjects(verb):
            person = document.mention_of(expression.paragraph, token)
            if person is not None and person.kind == "person":
                spot = (person, expression.tokens.root)
                yield from claims(document, spot, "birth_date", expression.when.edtf, when=expression.when)


# ------------------------------------------------------------------ family and sex


def families(document: Document) -> Iterator[Claim]:
    """Read “X is married”, “X has two children”."""
    for paragraph in document.paragraphs:
        for token in paragraph.tokens:
            value = _family(token)
            subject = subject_of(token.head) if value else None
            mention = document.mention_of(paragraph, subject) if subject is not None else None
            if value and mention and mention.kind == "person":
                yield from claims(document, (mention, token), "family_status", value)


@cache
def _family_words() -> frozenset[str]:
    """Give all words that the cues of family status ask for, so that the others are passed over."""
    return frozenset(w for cue in cues("family_status") for key in ("adjectives", "objects") for w in cue.get(key, ()))


def _family(token: Token) -> str | None:
    if token.lower_ not in _family_words() and token.lemma_ not in _family_words():
        return None
    for cue in cues("family_status"):
        if token.lower_ in cue.get("adjectives", ()) and token.dep_ in ("acomp", "ROOT", "conj", "attr", "oprd"):
            return str(cue["value"])
        if token.lemma_ in cue.get("objects", ()) and token.dep_ == "dobj" and token.head.lemma_ == "have":
            return str(cue["value"])
    return None


def sexes(document: Document) -> Iterator[Claim]:
    """Tell the sex of each person by pronouns and nouns; only where they do not contradict each other."""
    signs: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], Mention] = {}
    for mention in document.mentions:
        value = _sex(mention)
        people = document.meant_by(mention)
        if value and mention.kind == "person" and len(people) == 1:
            signs.setdefault(people[0].id, Counter())[value] += 1
            first.setdefault((people[0].id, value), mention)
    for referent, counted in sorted(signs.items()):
        if len(counted) == 1:
            mention = first[referent, next(iter(counted))]
            yield Claim(
                passage=mention.passage,
                kind="attribute",
                type="sex",
                participants=(said.participant("subject", document.meant_by(mention)[0]),),
                extractor=said.extractor("attribute.sex"),
                value=next(iter(counted)),
            )


def _sex(mention: Mention) -> str | None:
    tokens = mention.passage.quote.lower().split()
    for value in ("female", "male"):
        if any(token.strip(".,’'") in words_of("sex", value) for token in tokens):
            return value
    return None
