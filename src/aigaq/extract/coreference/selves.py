"""Whom “I”, “my” and “we” mean: whoever is quoted, speaks in a transcript, bears witness, or wrote the text."""

from __future__ import annotations

from collections.abc import Iterator

from aigaq.extract.coreference.quotes import FIRST_PERSON, FIRST_PLURAL, quoted, speaker, speaker_verb
from aigaq.extract.coreference.reader import Reader
from aigaq.extract.testimony import is_first_person
from aigaq.model.mention import Mention


def first_person(reader: Reader) -> Iterator[Mention]:
    """Tie “I” and “my”: in quotation marks to whom the nearest verb of saying has, else to who speaks or writes.

    “We” is whoever speaks, or writes a text that is told in the first person throughout, with others or without.
    """
    document = reader.document
    joint = reader.writer is not None and is_first_person(document)
    for paragraph in document.paragraphs:
        in_quotes = quoted(paragraph.doc)
        narrator = reader.turns.get(paragraph.index) or reader.writer
        plural = joint or paragraph.index in reader.turns
        for token in paragraph.tokens:
            low = token.lower_
            if low not in FIRST_PERSON and not (plural and low in FIRST_PLURAL):
                continue
            verb = speaker_verb(paragraph.doc, in_quotes, token.i) if in_quotes[token.i] else None
            who = speaker(document, paragraph, verb) if verb is not None else None
            if who := who if in_quotes[token.i] else narrator:
                start = paragraph.start + token.idx
                yield Mention(document.passage(start, start + len(token)), "person", who, "pronoun")
