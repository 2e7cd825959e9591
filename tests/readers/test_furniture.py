"""What is no part of a report, and what must never be taken for furniture. All people are invented."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from tests.contract.reader_samples import SECOND, SENTENCE

from aigaq.readers.furniture import furniture_in

BODY = f"{SENTENCE}\n\n{SECOND}"
HEADLINE = "Two days without a lawyer in Qarasay"


def _marked(text: str) -> dict[str, str]:
    return {text[span.start : span.end]: span.kind for span in furniture_in(text)}


def test_menus_forms_credits_and_notices_are_marked() -> None:
    page = f"Home | World | Asia\n\n{HEADLINE}\n\nPhoto: Invented Agency\n\n{BODY}\n\nRead more: Another story\n\nShare this article\n\nThis website uses cookies to improve your visit.\n\n3 Comments\n\nLeave a reply\n\nYour email address will not be published. Required fields are marked *"  # noqa: E501
    marked = _marked(page)
    assert marked == {
        "Home | World | Asia": "menu",
        "Photo: Invented Agency": "caption",
        "Read more: Another story": "boilerplate",
        "Share this article": "menu",
        "This website uses cookies to improve your visit.": "boilerplate",
        "3 Comments": "form",
        "Leave a reply": "form",
        "Your email address will not be published. Required fields are marked *": "form",
    }


def test_of_a_repeated_headline_the_one_above_the_text_stays() -> None:
    page = f"World News Desk\n\n{HEADLINE}\n\nRecent Features\n\n{HEADLINE}\n\n{BODY}\n\n{HEADLINE}\nCredit: Invented"
    spans = furniture_in(page)
    kept = [at for at in range(len(page)) if page.startswith(HEADLINE, at) and not any(s.start == at for s in spans)]
    assert kept == [page.index(HEADLINE, page.index("Recent"))]
    assert _marked(page)["World News Desk"] == "menu"


def test_a_form_in_another_script_after_the_text_is_marked() -> None:
    page = f"{HEADLINE}\n\n{BODY}\n\n2 пікір\n\nНеизвестная строка меню\n\nҮлкен бет"
    assert set(_marked(page)) == {"2 пікір", "Неизвестная строка меню", "Үлкен бет"}


def test_a_quotation_in_another_script_inside_the_report_stays() -> None:
    assert _marked(f"{SENTENCE}\n\n“Біз қорықпаймыз”\n\n{SECOND}") == {}


def test_a_second_half_in_another_language_stays() -> None:
    russian = "Айбек Выдуманный был задержан в посёлке Карасай и отпущен только через двое суток без объяснений."
    assert _marked(f"{BODY}\n\n{russian}\n\n{russian[:-1]} причин.") == {}


def test_link_text_in_brackets_is_marked_and_other_brackets_stay() -> None:
    text = f"{SENTENCE} (Read the earlier reports here and here.) He was there (here is why) for two days."
    assert set(_marked(text)) == {"(Read the earlier reports here and here.)"}


def test_lines_that_say_the_same_of_several_people_stay() -> None:
    entry = "Sentenced to ten years in prison"
    assert _marked(f"{BODY}\n\nAybek Invented\n{entry}\n\nDana Invented\n{entry}\n\n{SENTENCE[:-1]} again.") == {}


def test_prose_that_begins_like_a_menu_stays() -> None:
    other = "Share prices fell in Qarasay. Comment was refused by the ministry in May."
    text = f"{SENTENCE}\n\n{other}\n\nSearch parties left at dawn."
    assert _marked(text) == {}


def test_a_dated_line_above_a_repeated_headline_stays() -> None:
    page = f"Mira Written, 3 May 2021\n{HEADLINE}\n{SECOND}\n\n{SENTENCE}\n\n{HEADLINE}"
    assert "Mira Written, 3 May 2021" not in _marked(page)


def test_spans_never_overlap() -> None:
    page = f"Menu\n{HEADLINE}\nMenu\n{HEADLINE}\n{BODY}\nMenu\nCredit: x\n2 Comments\nReply\nReply\nИмя"
    spans = furniture_in(page)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_on_the_reference_articles_all_furniture_is_found_and_no_prose_is_lost(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))
    found = total = lost = prose = 0
    for document in gold["documents"]:
        text = (shared / "seeds" / document["file"]).read_bytes().decode()
        marked = {at for span in furniture_in(text) for at in range(span.start, span.end)}
        meant = {at for span in document["non_article_spans"] for at in range(span["start"], span["end"])}
        letters = {at for at, letter in enumerate(text) if not letter.isspace()}
        found, total = found + len(meant & marked & letters), total + len(meant & letters)
        lost, prose = lost + len((marked - meant) & letters), prose + len(letters - meant)
    assert found / total >= 0.95
    assert lost / prose <= 0.005
