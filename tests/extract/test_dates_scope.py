"""Which date belongs to which event. All people in these texts are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import dates
from tests.extract.told import read, word

CASES = [
    ("Ada Roe was arrested on January 21.", "arrested", "2021-01-21"),
    ("On May 3 Ada Roe entered the country and on May 9 appeared in a video.", "entered", "2020-05-03"),
    ("On May 3 Ada Roe entered the country and on May 9 appeared in a video.", "appeared", "2020-05-09"),
    ("Last May, a court in Zar delivered a verdict convicting Ada Roe of theft.", "convicting", "2020-05"),
    ("Ada Roe became the latest person to be freed on October 30.", "freed", "2020-10-30"),
    ("The ministry decided to offer Ada Roe asylum last fall.", "decided", "2020-23"),
    ("In her July 2018 trial, Ada Roe testified.", "testified", "2018-07"),
    ("Ada Roe was held in 2018, and she fled.", "fled", "2018"),
    ("Earlier this month, Ada Roe held a rally and earned a jail term.", "earned", "[2021-02-01..2021-02-22]"),
    ("Last week, Ada Roe was freed after having been caught on October 1.", "freed", "[2021-02-15..2021-02-21]"),
    ("Last week, Ada Roe was freed after having been caught on October 1.", "caught", "2020-10-01"),
    ("Shortly after speaking on October 14, Ada Roe was held.", "held", "2020-10-14~"),
    ("Police said on Monday that Ada Roe had fled.", "fled", None),
    ("The man who was beaten in 2018 spoke.", "spoke", None),
    ("On January 21, two men were beaten. Tim Oz was stabbed in the capital.", "stabbed", "2021-01-21"),
    ("In August 2018 Ada Roe was tried. She was freed.", "freed", "2018-08~"),
    ("In August 2018 Ada Roe was tried. She was eventually freed.", "freed", None),
    ("In August 2018 Ada Roe was tried. She has been in prison.", "been", None),
    ("Ada Roe was tried in August 2018.\n\nShe left the country.", "left", None),
    ("Ada Roe fled.", "fled", None),
    ("Police held Ada Roe on Tuesday, her lawyer said. She was taken to a station.", "taken", "2021-02-16~"),
]


@pytest.mark.parametrize(("text", "event", "edtf"), CASES)
def test_an_event_gets_the_date_of_its_clause_or_of_the_story(text: str, event: str, edtf: str | None) -> None:
    document = read(text)
    paragraph, token = word(document, event)
    when = dates.when_of(document, paragraph, token)
    assert (when.edtf if when else None) == edtf


def test_a_retold_event_finds_its_date_elsewhere() -> None:
    document = read("Ada Roe told of an assault that left her ill.\n\nThe assault occurred on January 21.")
    paragraph, _ = word(document, "told")
    token = next(t for t in paragraph.doc if t.text == "assault")
    when = dates.when_of(document, paragraph, token)
    assert when is not None
    assert (when.edtf, when.method) == ("2021-01-21", "inherited_from_paragraph")


def test_words_for_the_same_event_share_its_date() -> None:
    document = read("On January 21, Ada Roe was attacked. Ada Roe was eventually beaten.")
    paragraph, token = word(document, "beaten")
    assert dates.when_of(document, paragraph, token) is None
    when = dates.when_of(document, paragraph, token, frozenset({"attack", "beat"}))
    assert when is not None
    assert when.edtf == "2021-01-21"


def test_what_one_speaker_dates_does_not_date_what_the_report_tells() -> None:
    document = read("“I was held in May 2018,” Ada Roe said. The court heard her.")
    paragraph, token = word(document, "heard")
    assert dates.when_of(document, paragraph, token) is None
