"""Paragraphs, their kinds and their exact places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.extract.parse import LONGEST, parse, parse_many, pieces
from aigaq.lang import en
from aigaq.model.source import Description, Found
from aigaq.model.text import Furniture

from .making import read, text_of

REPORT = (
    "Poet Freed in Osh\n\nHer friends had waited all night.\nAsel Toktogul Mar 3, 2023\n\n"
    "The poet left prison. She wept.\n"
)


def kinds(content: str, description: Description | None = None) -> list[str]:
    return [piece.kind for piece in pieces(text_of(content), description or Description())]


def test_title_standfirst_byline_and_body_are_told_apart() -> None:
    assert kinds(REPORT) == ["title", "standfirst", "byline", "body"]


def test_title_of_the_description_is_the_title_wherever_it_stands() -> None:
    title = Found("Poet Freed in Osh", "heading")
    content = "Menu\nPoet Freed in Osh\nThe poet left prison.\nPoet Freed  in Osh\nShe wept.\n"
    wanted = ["body", "title", "standfirst", "title", "body"]
    assert kinds(content, Description(title=title)) == wanted


def test_byline_of_the_description_is_the_byline() -> None:
    content = "Poet Freed\nAsel T. for the Osh Herald\nThe poet left prison."
    author = Found("Asel T.", "byline", 11, 18)
    assert kinds(content, Description(author=author)) == ["title", "byline", "body"]


def test_a_single_line_is_body() -> None:
    assert kinds("The poet left prison in Osh") == ["body"]


@pytest.mark.parametrize("content", ["", "\n\n", " \u00a0\u2009\n\t\r\n"])
def test_text_without_words_gives_a_document_without_paragraphs(content: str) -> None:
    document = read(content)
    assert (document.paragraphs, document.mentions) == ((), [])


def test_texts_without_words_keep_their_place_among_others() -> None:
    contents = ["", "Aya wept.", "", "", "Ivan slept.\nHe dreamt.", ""]
    documents = parse_many([(text_of(c), Description()) for c in contents], en.pipeline())
    assert [len(d.paragraphs) for d in documents] == [0, 1, 0, 0, 2, 0]


def test_furniture_is_left_out_even_inside_a_line() -> None:
    content = "Home | About\nThe poet left prison. SHARE THIS She wept.\n3 comments"
    share = content.index("SHARE THIS")
    furniture = (
        Furniture(0, 12, "menu"),
        Furniture(share, share + 10, "form"),
        Furniture(content.index("3 comm"), len(content), "form"),
    )
    found = pieces(text_of(content, furniture), Description())
    assert [content[p.start : p.end] for p in found] == ["The poet left prison.", "She wept."]


def test_headline_in_title_case_is_parsed_in_plain_case_at_the_same_places() -> None:
    document = read("Poet Freed After Hunger Strike in Osh\nAfter a hunger strike, the poet was freed in Osh.\n")
    title = document.paragraphs[0].doc
    assert title.text == "Poet freed after hunger strike in Osh"


def test_odd_spaces_do_not_shift_positions() -> None:
    content = "On\u00a0Monday,\u2009Aya\u00a0Nurbek was freed.\u2028Aya\u00a0Nurbek, 31, wept."
    document = read(content)
    for paragraph in document.paragraphs:
        for token in paragraph.doc:
            start = paragraph.start + token.idx
            assert content[start : start + len(token)].split() == token.text.split()


def test_paragraph_of_a_million_characters_is_cut_at_sentence_ends() -> None:
    content = "Aya Nurbek was here, and she waited. " * 27_100
    found = pieces(text_of(content), Description())
    assert len(content) > 1_000_000
    assert all(p.end - p.start <= LONGEST and content[p.end - 1] == "." for p in found)
    assert sum(p.end - p.start + 1 for p in found) == len(content)


def test_million_characters_without_a_space_are_read() -> None:
    document = read("x" * 1_000_000)
    assert sum(len(p.doc.text) for p in document.paragraphs) == 1_000_000


def test_lone_surrogates_and_control_characters_are_read() -> None:
    document = read("Aya Nurbek \ud800 was\x00 freed in Osh, \udfffshe said.\x07")
    assert document.paragraphs[0].doc.text.startswith("Aya Nurbek")


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(codec="utf-8"), max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=3),
)
def test_pieces_never_overlap_and_never_touch_furniture(content: str, spans: list[tuple[int, int]]) -> None:
    furniture = tuple(Furniture(min(s), max(s), "menu") for s in spans)
    text = text_of(content, furniture)
    found = pieces(text, Description())
    assert all(a.end <= b.start for a, b in pairwise(found))
    for piece in found:
        assert content[piece.start : piece.end].strip() == content[piece.start : piece.end] != ""
        assert not any(f.start < f.end and f.start < piece.end and piece.start < f.end for f in furniture)


def test_parsing_twice_gives_the_same() -> None:
    text = text_of(REPORT)
    first, second = (parse(text, Description(), en.pipeline()) for _ in range(2))
    told = [
        [(t.text, t.lemma_, t.tag_, t.dep_, t.head.i) for p in d.paragraphs for t in p.tokens] for d in (first, second)
    ]
    assert told[0] == told[1]
