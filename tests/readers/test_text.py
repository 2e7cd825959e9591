"""Plain text and Markdown: the file's own text, whatever its encoding. All people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.contract.reader_samples import SECOND, SENTENCE, source_of

from aigaq.model.source import Reading
from aigaq.readers import read

RUSSIAN = "Айбек Выдуманный был задержан в посёлке Карасай и отпущен через двое суток без объяснений причин.\n" * 3
KAZAKH = (
    "Айбек Ойдан Қарасай ауылында ұсталып, екі тәуліктен кейін ғана түсіндірусіз босатылды деп хабарлады әпкесі.\n" * 3
)


def _read(data: bytes, name: str = "a.txt") -> Reading:
    return read(data, source_of(data, name))


def _content(reading: Reading) -> str:
    assert reading.text is not None
    return reading.text.content


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\r\n\t"), min_size=1))
def test_utf8_text_comes_through_character_by_character(text: str) -> None:
    text = text.lstrip("\ufeff") + "x"
    assert _content(_read(text.encode(), "a.md" if text[:1] == "#" else "a.txt")) == text


def test_line_endings_and_odd_spaces_stay_and_only_the_mark_goes() -> None:
    text = "One line.\r\nAnother\u00a0line.\rA third\u2028line.\n\n\n"
    assert _content(_read(b"\xef\xbb\xbf" + text.encode())) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8_r"])
def test_russian_in_every_usual_encoding_is_read(encoding: str) -> None:
    reading = _read(RUSSIAN.encode(encoding))
    assert (reading.outcome, _content(reading)) == ("read", RUSSIAN)


def test_western_quotes_of_old_windows_files_are_read() -> None:
    text = "“Nobody told us,” said René Invented – and that’s all he said about the café that evening.\n"
    assert _content(_read(text.encode("cp1252"))) == text


def test_damaged_characters_are_shown_counted_and_never_silent() -> None:
    reading = _read(KAZAKH.encode()[:200] + b"\xff\xfe" + KAZAKH.encode()[200:])
    assert reading.outcome == "partly"
    assert [problem.code for problem in reading.problems] == ["E405"]
    assert "damaged character" in reading.problems[0].sentence
    assert "\ufffd" in _content(reading)


def test_a_replacement_character_that_stood_in_the_file_is_no_damage() -> None:
    reading = _read(f"{SENTENCE} \ufffd {SECOND}".encode())
    assert reading.outcome == "read"


def test_front_matter_describes_the_source_and_stays_in_the_text_as_metadata() -> None:
    head = (
        "---\ntitle: 'Held: two days'\noutlet: Invented Courier\nauthor: [Mira Written, Oleg Made]\n"
        "published: 2021-05-06\nlanguage: en-GB\nurl: https://x.example/1\n---\n"
    )
    reading = _read((head + SENTENCE).encode(), "a.md")
    about = reading.description
    assert _content(reading) == head + SENTENCE
    assert {name: about.value(name) for name in ("title", "outlet", "author", "published", "language", "url")} == {
        "title": "Held: two days",
        "outlet": "Invented Courier",
        "author": "Mira Written, Oleg Made",
        "published": "2021-05-06",
        "language": "en",
        "url": "https://x.example/1",
    }
    assert reading.text is not None
    assert [(span.start, span.end, span.kind) for span in reading.text.furniture] == [(0, len(head), "metadata")]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2021-05", "2021-05"),
        ("'May 6, 2021'", "2021-05-06"),
        ("6 мая 2021", "2021-05-06"),
        ("2021-05-06T10:00:00Z", "2021-05-06"),
        ("2021", "2021"),
        ("'2021~'", "2021~"),
    ],
)
def test_front_matter_dates_become_edtf(written: str, edtf: str) -> None:
    reading = _read(f"---\ndate: {written}\n---\n{SENTENCE}".encode(), "a.md")
    assert reading.description.value("published") == edtf


def test_front_matter_wins_over_what_the_text_says() -> None:
    reading = _read(
        f"---\nauthor: Mira Written\n---\nA heading\n\nBy Oleg Made | 12 March 2021\n\n{SENTENCE}".encode(), "a.md"
    )
    assert reading.description.value("author") == "Mira Written"
    assert reading.description.value("published") == "2021-03-12"
