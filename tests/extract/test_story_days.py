"""Days that whole reports give: feasts, parts of months, the story's next step, the scene of the news; whose word.

All people are invented.
"""

from __future__ import annotations

import pytest

from aigaq.extract import certainty, dates
from tests.extract.told import read, word

ON = "2023-06-14"
"""A Wednesday."""
HELD = "He was held on 3 May 2021. "

DATED = [
    ("On 4 October last year they came for her at the station.", "came", "2022-10-04"),
    ("He was freed on the ninth of April.", "freed", "2023-04-09"),
    ("On the last day of May she was arrested.", "arrested", "2023-05-31"),
    ("She was arrested in the last week of January.", "arrested", "[2023-01-25..2023-01-31]"),
    ("He vanished on the first Friday of May.", "vanished", "2023-05-05"),
    ("He vanished on the last Sunday in May 2021.", "vanished", "2021-05-30"),
    ("He was released on the eve of Nowruz.", "released", "2023-03-20~"),
    ("He was released two days before Nowruz 2021.", "released", "2021-03-19"),
    ("He vanished over Easter 2021.", "vanished", "2021-04-04~"),
    ("Police arrested him during Ramadan.", "arrested", "2023-03-23/2023-04-21"),
    ("She was freed the other day.", "freed", "[2023-06-07..2023-06-14]"),
    ("She was freed two Fridays ago.", "freed", "2023-06-02"),
    ("He vanished on Monday of last week.", "vanished", "2023-06-05"),
    (HELD + "On the night of the 9th they beat him.", "beat", "2021-05-09"),
    (HELD + "On the third day they let him go.", "let", "2021-05-05"),
    (HELD + "Three days before, they had raided his shop.", "raided", "2021-04-30"),
    (HELD + "By nightfall he had been released.", "released", "2021-05-03~"),
    ("Six days after his release on 5 March 2021 he was killed.", "killed", "2021-03-11"),
    ("A month before his brother fled in May 2021 he was arrested.", "arrested", "2021-04~"),
    (HELD + "Three days after his arrest he was charged.", "charged", "2021-05-06"),
    ("On 3 May 2021 Ana Bel, a nurse, was stopped. They let her go on the evening of the 5th.", "let", "2021-05-05"),
    ("It was on 5 March that police arrested him.", "arrested", "2023-03-05"),
    ("The last time they arrested him was in March 2021.", "arrested", "2021-03"),
    ("When police arrested him on 5 March, his wife fled.", "fled", "2023-03-05"),
    ("He was detained in 2015, the year the movement was banned.", "banned", "2015"),
    ("Police arrested him and seized his phone on 3 May 2021.", "arrested", "2021-05-03~"),
    ("On 3 May 2021 he was held. He was freed on 9 May and fled on the 20th.", "fled", "2021-05-20"),
    ("Police arrested Ana Bel on 3 May 2021. Officers beat her. They broke her arm.", "broke", "2021-05-03~"),
]


@pytest.mark.parametrize(("text", "event", "edtf"), DATED)
def test_an_event_is_dated_by_the_words_and_the_story_around_it(text: str, event: str, edtf: str) -> None:
    document = read(text, ON)
    when = dates.when_of(document, *word(document, event))  # type: ignore[arg-type]
    assert when is not None
    assert when.edtf == edtf


NEWS = "A court sentenced Ana Bel to five years on Monday.\n\n"


@pytest.mark.parametrize(
    ("rest", "event", "edtf"),
    [
        ("Some forty people who had gathered outside were pushed back by police.", "pushed", "2023-06-12~"),
        ("Two diplomats were turned away at the gate. Three students were driven off.", "driven", "2023-06-12~"),
        ("Police searched her flat and beat her father.", "beat", None),
        ("Three students have been held at the gate of a school.", "held", None),
    ],
)
def test_what_happens_at_the_scene_of_the_news_happens_on_its_day(rest: str, event: str, edtf: str | None) -> None:
    document = read(NEWS + rest, ON)
    when = dates.when_of(document, *word(document, event))  # type: ignore[arg-type]
    assert (when.edtf if when else None) == edtf


TOLD = [
    ("Omar Roe was freed on account of his age.", "freed", None, "asserted"),
    ("On his own account, Omar Roe was beaten for hours.", "beaten", "Omar Roe", "alleged"),
    ("Omar Roe has spoken of electric shocks to his feet.", "shocks", "Omar Roe", "alleged"),
    ("In a video, Omar Roe described being beaten by guards.", "beaten", "Omar Roe", "alleged"),
    ("Omar Roe was beaten, his lawyer Ada Roe told reporters.", "beaten", "Ada Roe", "alleged"),
    ("His relatives are convinced that Omar Roe was tortured.", "tortured", "[His relatives]", "alleged"),
    ("According to the indictment, officers searched the bakery.", "searched", "[the indictment]", "alleged"),
    ("If the shopkeeper is to be believed, men took Omar Roe away.", "took", "[the shopkeeper]", "alleged"),
    ("I am told that Ada Roe has been arrested.", "arrested", None, "alleged"),
    ("Omar Roe, who has been accused of no crime, was held.", "accused", None, "denied"),
    ("The claim for asylum which he made in 2019 has never been decided.", "claim", None, "asserted"),
    ("A complaint to the police had led nowhere.", "complaint", None, "asserted"),
    ("He was released, only to be arrested again at the gate.", "arrested", None, "asserted"),
]


@pytest.mark.parametrize(("text", "event", "speaker", "expected"), TOLD)
def test_whose_word_it_is_and_how_sure(text: str, event: str, speaker: str | None, expected: str) -> None:
    document = read(text, ON)
    paragraph, token = word(document, event)
    at = paragraph.start + token.idx  # type: ignore[attr-defined]
    said = document.speakers_at(at, at + len(event))
    own = certainty.of(document, paragraph, token)  # type: ignore[arg-type]
    assert (said.speakers[-1].name if said else None) == speaker
    assert certainty.combine(said.certainty if said else None, own) == expected


def test_a_statement_by_its_author_is_told_by_the_report_and_a_testimony_by_its_witness() -> None:
    body = "Ada Roe, Bar of Zar\n\nI speak for my client. I saw that the guards beat him.\n\nI ask for an inquiry."
    for head, speaker in (("Statement to the press", None), ("Testimony of a lawyer", "Ada Roe")):
        text = f"{head}\n\n{body}"
        at = text.index("guards beat")
        said = read(text, ON).speakers_at(at, at + 11)
        assert (said.speakers[0].name if said else None) == speaker
