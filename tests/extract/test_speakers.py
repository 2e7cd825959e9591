"""Who says so. All people and outlets in these texts are invented."""

from __future__ import annotations

import pytest

from tests.extract.told import read

CASES = [
    # direct, the speaker after, before, in the middle, by pronoun
    ("“They beat me for hours,” Ada Roe said.", "They beat me", ["Ada Roe"], "alleged"),
    ('"They beat me for hours," said Ada Roe.', "They beat me", ["Ada Roe"], "alleged"),
    ("Ada Roe said: “They beat me for hours.”", "They beat me", ["Ada Roe"], "alleged"),
    ("“They beat me,” Ada Roe said. “Then they left me in the street.”", "left me", ["Ada Roe"], "alleged"),
    ("Ada Roe fled. “They beat me for hours,” she said.", "They beat me", ["Ada Roe"], "alleged"),
    ("“They beat me for hours.\n\n“Then they let me go,” Ada Roe said.", "let me go", ["Ada Roe"], "alleged"),
    # indirect
    ("Ada Roe told the Zar Herald that police had beaten her.", "beaten her", ["Ada Roe"], "alleged"),
    ("Ada Roe claims that police beat her.", "police beat her", ["Ada Roe"], "alleged"),
    ("Police denied that Ada Roe was beaten.", "was beaten", ["[Police]"], "denied"),
    ("Police denied torturing Ada Roe.", "torturing", ["[Police]"], "denied"),
    ("Ada Roe fears that she will be deported.", "be deported", ["Ada Roe"], "hypothetical"),
    ("Ada Roe is sure that the attack was planned.", "was planned", ["Ada Roe"], "alleged"),
    ("It was a warning to stay silent, Ada Roe believes.", "was a warning", ["Ada Roe"], "alleged"),
    ("The court ruled that Ada Roe had crossed the border.", "had crossed", ["[The court]"], "asserted"),
    ("Ada Roe fled. According to Ada Roe, police beat him.", "police beat him", ["Ada Roe"], "alleged"),
    ("Ada Roe went to court, claiming that police beat him.", "police beat him", ["Ada Roe"], "alleged"),
    # described, and chains
    ("An old neighbour said that police took him.", "took him", ["[An old neighbour]"], "alleged"),
    ("Citing her lawyer, Tim Oz, Reuters reported that she is free.", "is free", ["Reuters", "Tim Oz"], "alleged"),
    ("Ada Roe said that a contact told her that he fled.", "he fled", ["Ada Roe", "[a contact]"], "alleged"),
    ("“I think that they beat me for hours,” Ada Roe said.", "they beat me", ["Ada Roe"], "alleged"),
    ("The court ignored Ada Roe's claim that police had beaten her.", "police had beaten her", ["Ada Roe"], "alleged"),
    ("The raid prompted Ada Roe to say that police beat her.", "police beat her", ["Ada Roe"], "alleged"),
    ("''They beat me for hours,'' Ada Roe said.", "They beat me", ["Ada Roe"], "alleged"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "names", "certainty"), CASES)
def test_what_is_said_is_tied_to_who_says_it(text: str, said: str, names: list[str], certainty: str) -> None:
    at = text.index(said)
    found = read(text).speakers_at(at, at + len(said))
    assert found is not None
    assert ([s.name for s in found.speakers], found.certainty) == (names, certainty)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police arrested Ada Roe. She later fled.", "arrested"),
        ("Ada Roe wrote “The Long Road Home of Zar” in 2018.", "Long Road"),
        ("The timing suggests that the attacks were planned.", "were planned"),
        ("Ada Roe did not say that she was beaten.", "was beaten"),
        ("Ada Roe, who fled, told the Zar Herald about the camp.", "fled"),
    ],
)
def test_what_nobody_says_is_left_to_the_report(text: str, told: str) -> None:
    at = text.index(told)
    assert read(text).speakers_at(at, at + len(told)) is None


def test_a_speaker_who_is_named_is_tied_to_the_person() -> None:
    document = read("Ada Roe fled. “They beat me for hours,” Roe said.")
    (attribution,) = document.attributions
    assert attribution.speakers[0].referent == document.mentions[0].referent.id
    assert attribution.speakers[0].how == "direct"


@pytest.mark.parametrize("text", ["", "“", "”", "“”", '"', "““““", "said", "“said said”", '5" and 6"', "said: “"])
def test_stray_quotation_marks_break_nothing(text: str) -> None:
    document = read(text)
    assert all(0 <= a.start < a.end <= len(text) for a in document.attributions)


def test_what_you_may_say_is_nobodys_word() -> None:
    text = "You could say that police beat her."
    at = text.index("police")
    assert read(text).speakers_at(at, at + 6) is None
