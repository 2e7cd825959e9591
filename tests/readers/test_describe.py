"""What a text says of itself: by-lines, headings, outlets, languages. All people and outlets are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contract.reader_samples import SECOND, SENTENCE, source_of

from aigaq.intake import receive
from aigaq.model.source import Description
from aigaq.readers import read

BODY = f"{SENTENCE}\n\n{SECOND}\n"


def _about(text: str) -> Description:
    data = text.encode()
    reading = read(data, source_of(data, "a.txt"))
    assert reading.text is not None
    for name in ("title", "outlet", "author", "published"):
        found = getattr(reading.description, name)
        if found is not None and name != "published":
            assert reading.text.content[found.start : found.end] == found.value
    return reading.description


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("Mira Written Oct 31, 2020", "Mira Written", "2020-10-31"),
        ("By Mira Written | 12 March 2021", "Mira Written", "2021-03-12"),
        ("Mira Written, Qarasay, 3 May 2022", "Mira Written", "2022-05-03"),
        ("By Mira Written and Oleg O. Made, 3 May 2022", "Mira Written and Oleg O. Made", "2022-05-03"),
        ("Published: 2021-05-06", None, "2021-05-06"),
        ("Published on Thursday, May 6, 2021 at 10:30 am", None, "2021-05-06"),
        ("May 6, 2021 – by Mira Written", "Mira Written", "2021-05-06"),
        ("By Mira Written", "Mira Written", None),
        ("Марина Выдуманная, 31 октября 2020 года", "Марина Выдуманная", "2020-10-31"),
        ("Автор: Марина Выдуманная", "Марина Выдуманная", None),
        ("Ерасыл Ойдан, 2020 жылғы 31 қазан", "Ерасыл Ойдан", "2020-10-31"),
        ("Ayşe Uydurma 31 Ekim 2020", "Ayşe Uydurma", "2020-10-31"),
        ("记者 王虚构 2020年10月31日", "王虚构", "2020-10-31"),
        ("31.10.2020", None, "2020-10-31"),
        ("31/10/2020", None, "2020-10-31"),
        ("Press release, 12 March 2021", None, "2021-03-12"),
        ("Updated 12 March 2021", None, "2021-03-12"),
        ("Last updated: 12 March 2021", None, "2021-03-12"),
        ("Last updated: 14 March 2021\nPublished: 12 March 2021", None, "2021-03-12"),
        ("03/04/2021", None, None),
        ("Arrested on 12 March 2021", None, None),
        ("By staff reporter", None, None),
        ("New Town, 3 May 2022", None, "2022-05-03"),
    ],
)
def test_a_byline_gives_author_and_date(line: str, author: str | None, published: str | None) -> None:
    about = _about(f"Two days without a lawyer\n\n{line}\n\n{BODY}")
    assert (about.value("author"), about.value("published")) == (author, published)
    assert about.value("title") == "Two days without a lawyer"


def test_a_date_in_the_story_is_no_publication_date() -> None:
    assert _about(BODY).published is None


def test_an_agency_dateline_gives_date_and_outlet() -> None:
    about = _about(f"QARASAY, May 6, 2021 (Invented Press) – {SENTENCE}\n\n{SECOND}")
    assert (about.value("published"), about.value("outlet")) == ("2021-05-06", "Invented Press")


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("(Qarasay, May 6, 2021) – ", "2021-05-06"),
        ("QARASAY/BISHKEK (6 May 2021) – ", "2021-05-06"),
        ("Qarasay – 6 May 2021 – ", "2021-05-06"),
        ("6 May 2021, Qarasay – ", "2021-05-06"),
        ("Qarasay, 6 May 2021. ", "2021-05-06"),
        ("URGENT ACTION 41/22 – 6 May 2021\n\n", "2021-05-06"),
        ("Invented Brief, 6 May 2021. By Mira Written\n\n", "2021-05-06"),
        ("Statement of the Invented Centre for Legal Aid, 6 May 2021\n\n", "2021-05-06"),
        ("Newsletter no. 7, May 2021\n\n", "2021-05"),
        ("On Friday, 6 May 2021 – ", None),
        ("In Qarasay, 6 May 2021 – ", None),
        ("Trial of Mira Written, 6 May 2021\n\n", None),
        ("Arrests, May 2021\n\n", None),
    ],
)
def test_a_dateline_or_a_head_line_of_labels_dates_a_report(opening: str, published: str | None) -> None:
    assert _about(f"Two days without a lawyer\n\n{opening}{BODY}").value("published") == published


def test_a_text_that_begins_with_its_story_has_no_title() -> None:
    assert _about(BODY).title is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (
            "“He is gone,” Dana Invented told Courier Online.\n\nOleg Made told Courier Online that it was late.",
            "Courier Online",
        ),
        (
            "“He is gone,” Dana Invented told Courier Online on condition of anonymity, as many others do.",
            "Courier Online",
        ),
        ("“He is gone,” Dana Invented told Courier Online in the evening of the same day.", None),
        (
            "Dana told Oleg that he was gone, and Mira told Oleg that he left.\n\nOleg said that he knew nothing.",
            None,
        ),
        (
            "Dana told Courier Online that he is gone, and Mira told Courier Online the same, Courier Online reported.",
            None,
        ),
        ("Dana told Parliament that he is gone, and Mira told Parliament the same on the next morning of May.", None),
        (
            "He is gone, and nobody knows where he was taken.\n\n© 2021 Invented Courier. All rights reserved.",
            "Invented Courier",
        ),
    ],
)
def test_the_outlet_is_taken_from_the_text_only_where_it_is_safe(text: str, outlet: str | None) -> None:
    assert _about(text).value("outlet") == outlet


def test_a_closing_credit_line_gives_author_and_outlet() -> None:
    about = _about(f"{BODY}\nMira Written is a freelance journalist for Invented Courier based in Qarasay.")
    assert (about.value("author"), about.value("outlet")) == ("Mira Written", "Invented Courier")
    assert about.author is not None
    assert about.author.how == "credit_line"


def test_a_journalist_the_report_is_about_is_not_its_author() -> None:
    text = f"Dana Invented was led away on Monday. Police took Invented to a station nearby.\n\n{BODY}"
    assert _about(f"{text}\nDana Invented is a journalist based in Qarasay.").author is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Айбек Выдуманный был задержан в посёлке Карасай и отпущен через двое суток без объяснений.", "ru"),
        ("Айбек Ойдан Қарасай ауылында ұсталып, екі тәуліктен кейін ғана түсіндірусіз босатылды деді әпкесі.", "kk"),
        ("警方在五月三日拘留了虚构人物艾别克，两天后才释放，没有说明任何理由，家属表示从未接到通知。", "zh"),
        ("Polis, uydurma bir kişi olan Aybek’i mayıs ayında gözaltına aldı ve iki gün sonra serbest bıraktı.", "tr"),
        ("Aybek Invented", None),
        ("12 34 56 -- 78", None),
    ],
)
def test_the_language_is_told_where_there_is_enough_text(text: str, language: str | None) -> None:
    assert _about(text).value("language") == language


@pytest.mark.parametrize(
    ("number", "title", "author", "published"),
    [
        ("000", False, None, None),
        ("001", True, True, "2020-10-31"),
        ("002", True, True, "2021-02-22"),
        ("003", True, True, "2019-10-11"),
        ("004", True, None, None),
    ],
)
def test_the_reference_articles_are_described(
    shared: Path, number: str, title: bool, author: bool | None, published: str | None
) -> None:
    path = next((shared / "seeds").glob(f"{number}_*"))
    source, data = receive(path, path.name, "2026-01-02T03:04:05Z")
    about = read(data, source).description
    assert (about.title is not None) == title
    assert (about.author is not None) == bool(author)
    assert (about.value("published"), about.value("language")) == (published, "en")
