"""Text in, mentions and claims out: sentences, who is meant, dates, speakers, events, statuses.

`extract` is a pure function of a text and its description: it runs in a pool or on a cluster unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aigaq.extract import dates, events, mentions
from aigaq.extract import parse as parsing
from aigaq.extract.analysis import analyse as analyse
from aigaq.extract.analysis import prepare
from aigaq.extract.document import Document
from aigaq.extract.explain import explain as explain
from aigaq.extract.version import EXTRACTOR as EXTRACTOR
from aigaq.extract.version import VERSION as VERSION
from aigaq.lang import en
from aigaq.model.claim import Claim, Extraction, When
from aigaq.model.source import Description
from aigaq.model.text import Text

LANGUAGES = ("en",)
"""ISO 639 codes of the languages that claims are read from."""


def extract(text: Text, description: Description) -> Extraction:
    """Give all mentions and claims of one text. The same text, description and version give the same bytes.

    A text in a language that Aigaq does not read gives an extraction without claims.
    """
    return next(extract_many([(text, description)]))


def extract_many(items: Iterable[tuple[Text, Description]]) -> Iterator[Extraction]:
    """Give the extraction of each text, in their order; the parser takes paragraphs of several texts at once."""
    foreign: list[bool] = []
    waiting: list[Text] = []

    def readable() -> Iterator[tuple[Text, Description]]:
        for text, description in items:
            foreign.append(not _is_read(description))
            if foreign[-1]:
                waiting.append(text)
            else:
                yield text, description

    for document in parsing.parse_many(readable(), en.pipeline()):
        while foreign and foreign[0]:
            yield _nothing(waiting.pop(0))
            foreign.pop(0)
        foreign.pop(0)
        yield _extraction(document)
    for text in waiting:
        yield _nothing(text)


def suggest(text: Text, description: Description) -> tuple[Claim, ...]:
    """Give the events that only the learnt reader finds in a text: each waits for a person's verdict.

    Never what the rules tell already. A text in a language that Aigaq does not read gives nothing.
    """
    if not _is_read(description):
        return ()
    document = parsing.parse(text, description, en.pipeline())
    prepare(document)
    return tuple(events.suggest(document))


def date_words(text: Text, description: Description) -> dict[tuple[int, int], When]:
    """Give every date that the words of a text name, resolved, by the words' place in the text."""
    if not _is_read(description):
        return {}
    document = parsing.parse(text, description, en.pipeline())
    mentions.find(document)
    dates.find(document)
    return {one.paragraph.span_of(one.tokens): one.when for one in document.dates if one.when is not None}


def _extraction(document: Document) -> Extraction:
    claims = tuple(analyse(document))
    return Extraction(document.text.id, f"{EXTRACTOR} {VERSION}", tuple(document.mentions), claims)


def _is_read(description: Description) -> bool:
    language = description.value("language")
    return language is None or language.split("-")[0].lower() in LANGUAGES


def _nothing(text: Text) -> Extraction:
    return Extraction(text.id, f"{EXTRACTOR} {VERSION}")
