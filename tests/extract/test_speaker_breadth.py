"""Who says so and how surely, over many ways of writing. All people, outlets and places in these texts are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import certainty
from tests.extract.told import read, word

NARRATION: list[str] = []

SAID = [
    # in the middle of the sentence, and behind it
    ("Ada Roe spoke for him. Her client, she said, had been beaten in custody.", "had been beaten", ["Ada Roe"]),
    ("The guards, Ada Roe recalled, dragged him into the yard.", "dragged", ["Ada Roe"]),
    ("The soldiers, according to the family, took him at dawn.", "took him", ["[the family]"]),
    ("Tim Oz fled in 2019. The police came at night and took his books, he recalled.", "took his books", ["Tim Oz"]),
    ("He was dragged from the car, his wife told the court.", "was dragged", ["[his wife]"]),
    ("Three students were shot that night, witnesses said.", "were shot", ["[witnesses]"]),
    ("The teacher was held for a week, according to two neighbours.", "was held", ["[two neighbours]"]),
    ("Her cell, Ada Roe says, was searched every week.", "was searched", ["Ada Roe"]),
    ("In the words of Ada Roe, the guards beat them daily.", "beat them", ["Ada Roe"]),
    ("By her own account, Ada Roe crossed the border on foot.", "crossed", ["Ada Roe"]),
    ("By Tim Oz's account, police beat him for an hour.", "beat him", ["Tim Oz"]),
    # going on in the next sentence
    ("Ada Roe said guards beat her. They had also taken her shoes, she added.", "taken her shoes", ["Ada Roe"]),
    ("Ada Roe said guards beat her. They had also taken her shoes.", "taken her shoes", ["Ada Roe"]),
    ("Ada Roe said that the men beat her brother. They had threatened to kill him.", "threatened", ["Ada Roe"]),
    ("Ada Roe said the men beat her. In May 2020 the family moved to Zar.", "moved", NARRATION),
    ("Ada Roe told the Zar Herald that she was beaten. Police arrested Tim Oz in May.", "arrested", NARRATION),
    ("Ada Roe said that she was beaten and that her brother was shot.", "was shot", ["Ada Roe"]),
    ("Ada Roe said that guards beat her and took her phone.", "took her phone", ["Ada Roe"]),
    # quotations of several paragraphs
    (
        "“They came at night,” Ada Roe said. “They beat my son.\n\n“Then they burned the house.”",
        "burned the house",
        ["Ada Roe"],
    ),
    ("Ada Roe told us:\n\n“They came at night and beat my son.”", "beat my son", ["Ada Roe"]),
    # letters, posts and videos: the writer speaks
    ("Tim Oz is in jail. According to a letter he smuggled out, guards beat him.", "beat him", ["Tim Oz"]),
    ("According to a letter that Tim Oz wrote in May, guards starved them.", "starved", ["Tim Oz"]),
    ("According to a post by Ada Roe, police searched her flat.", "searched", ["Ada Roe"]),
    ("According to Ada Roe’s lawyer, Tim Oz, police searched her flat.", "searched", ["Tim Oz"]),
    ("In a letter to his sister, Tim Oz wrote that guards beat him.", "beat him", ["Tim Oz"]),
    ("In a video, Ada Roe said that police had beaten her.", "had beaten", ["Ada Roe"]),
    # relays
    ("Ada Roe learned from a cousin that her son had been shot.", "been shot", ["[a cousin]"]),
    ("From a cousin Ada Roe heard that her son had been shot.", "been shot", ["[a cousin]"]),
    ("Ada Roe was told by a guard that her son had been shot.", "been shot", ["[a guard]"]),
    ("A neighbour, who asked not to be named, said that police took him.", "took him", ["[A neighbour]"]),
    ("A source close to the family said that police took him.", "took him", ["[A source close to the family]"]),
    # outlets and authorities
    ("The channel said that Tim Oz was arrested.", "was arrested", ["[The channel]"]),
    ("State television reported that Tim Oz was arrested.", "was arrested", ["[State television]"]),
    ("Tim Oz was arrested, the state news agency said.", "was arrested", ["[the state news agency]"]),
    ("The ministry insists nobody was expelled.", "was expelled", ["[The ministry]"]),
    ("The army rejected the allegation that its men shot Tim Oz.", "shot Tim", ["[The army]"]),
    # the author's own words
    ("Ada Roe, who was arrested in May, said that guards beat her.", "was arrested", NARRATION),
    ("Guards beat prisoners, according to Ada Roe, who was jailed in May.", "was jailed", NARRATION),
    ("According to a letter he smuggled out, guards beat Tim Oz.", "smuggled", NARRATION),
    ("Police arrested Ada Roe after she said that the vote was rigged.", "arrested", NARRATION),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "names"), SAID)
def test_the_innermost_speaker_is_found(text: str, said: str, names: list[str]) -> None:
    at = text.index(said)
    found = read(text).speakers_at(at, at + len(said))
    assert [s.name for s in found.speakers][-1:] == names if found else not names


SURE = [
    ("The channel said that Tim Oz was arrested.", "arrested", "asserted"),
    ("State television reported that Tim Oz was arrested.", "arrested", "asserted"),
    ("Tim Oz was arrested, the broadcaster said.", "arrested", "asserted"),
    ("The channel claimed that Tim Oz was arrested.", "arrested", "alleged"),
    ("The ministry insists nobody was expelled.", "expelled", "denied"),
    ("The interior ministry denied that anyone was expelled.", "expelled", "denied"),
    ("The army rejected the allegation that its men shot Tim Oz.", "shot", "denied"),
    ("Tim Oz was beaten, his sister said.", "beaten", "alleged"),
    ("Tim Oz is alleged to have shot a guard.", "shot", "alleged"),
    ("Tim Oz is said to have left the country.", "left", "alleged"),
    ("Tim Oz is believed to have been killed.", "killed", "alleged"),
    ("Tim Oz is thought to be held in Zar.", "held", "alleged"),
    ("Tim Oz is reported to have been shot.", "shot", "alleged"),
    ("Soldiers have been accused of shooting villagers.", "shooting", "alleged"),
    ("Soldiers stand accused of shooting villagers.", "shooting", "alleged"),
    ("No charge was brought against Tim Oz.", "charge", "denied"),
    ("No complaint was ever filed.", "complaint", "denied"),
    ("No charges have been filed.", "charges", "denied"),
    ("The trial never took place.", "trial", "denied"),
    ("The deportation did not take place.", "deportation", "denied"),
    ("Tim Oz was freed without having been charged.", "charged", "denied"),
    ("Tim Oz was freed without having been charged.", "freed", "asserted"),
    ("Tim Oz was held for a year without charge.", "charge", "denied"),
    ("Tim Oz was held for a year without charge.", "held", "asserted"),
    ("Police failed to arrest the attackers.", "arrest", "denied"),
    ("The court refused to release him.", "release", "denied"),
    ("Neither man was charged.", "charged", "denied"),
    ("None of the officers was arrested.", "arrested", "denied"),
    ("There was no trial.", "trial", "denied"),
    ("Tim Oz has yet to be charged.", "charged", "denied"),
    ("Tim Oz is to be tried in May.", "tried", "hypothetical"),
    ("Tim Oz was due to be tried in May.", "tried", "hypothetical"),
    ("Had he stayed, police would have arrested him.", "arrested", "hypothetical"),
    ("Were he to return, he would be shot.", "shot", "hypothetical"),
    ("He hid so that police would not arrest him.", "arrest", "hypothetical"),
    ("He fled to avoid being arrested.", "arrested", "hypothetical"),
    ("He fled to avoid being arrested.", "fled", "asserted"),
    ("It is unclear whether he was shot.", "shot", "hypothetical"),
    ("Ada Roe doesn’t believe that he was shot.", "shot", "denied"),
    ("There is no evidence that he was tortured.", "tortured", "denied"),
    ("Who arrested Tim Oz?", "arrested", "hypothetical"),
    ("He narrowly escaped being shot.", "shot", "denied"),
    ("He was nearly killed.", "killed", "denied"),
    # real past facts stay facts
    ("He was able to flee.", "flee", "asserted"),
    ("He was made to kneel and was shot.", "shot", "asserted"),
    ("When he returned, police arrested him.", "arrested", "asserted"),
    ("Until he was arrested he taught at a school.", "arrested", "asserted"),
    ("He was held until May, when a court freed him.", "freed", "asserted"),
    ("He had to flee the country.", "flee", "asserted"),
    ("Not only was he arrested, he was beaten.", "beaten", "asserted"),
    ("Not only was he arrested, he was beaten.", "arrested", "asserted"),
    ("She could not go home and fled to Zar.", "fled", "asserted"),
    ("He was arrested for not paying a fine.", "arrested", "asserted"),
    ("No sooner had he landed than police arrested him.", "arrested", "asserted"),
    ("It was not until May that he was freed.", "freed", "asserted"),
    ("He did not return until police released his son.", "released", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "expected"), SURE)
def test_how_surely_it_is_told_joins_speaker_and_words(text: str, event: str, expected: str) -> None:
    document = read(text)
    paragraph, token = word(document, event)
    own = certainty.of(document, paragraph, token)
    at = paragraph.start + token.idx  # type: ignore[attr-defined]
    said = document.speakers_at(at, at + len(event))
    assert certainty.combine(said.certainty if said else None, own) == expected


TESTIMONIES = [
    ("Testimony of Ada Roe\n\nI was arrested in May 2020. The guards beat me every day.", "Ada Roe"),
    ("Interview with Tim Oz\n\nI was a teacher in Zar. The guards beat me every day.", "Tim Oz"),
    ("Ada Roe, 34, tells her story\n\nI was arrested in May. The guards beat me every day.", "Ada Roe"),
    ("My name is Sanu Bel. I was born in Zar. In 2019 the guards beat me every day.", "Sanu Bel"),
    ("They took my son\n\nAs told to Ivo Kral by Ada Roe\n\nI fled in May. The guards beat me.", "Ada Roe"),
    ("“I still hear them”: Ada Roe’s story\n\nI was arrested in May. The guards beat me and my sister.", "Ada Roe"),
    ("Statement of Tim Oz, given in Zar on 3 May 2021\n\nI, Tim Oz, was a nurse. The guards beat me.", "Tim Oz"),
    ("I am Ada Roe and I am a nurse. In 2019 I was arrested. The guards beat me.", "Ada Roe"),
    ("Witness account: Ada Roe\n\nWe were arrested in May. The guards beat me and I fled.", "Ada Roe"),
    ("In her own words: Ada Roe\n\nI was arrested in May and my flat was searched. The guards beat me.", "Ada Roe"),
]


@pytest.mark.parametrize(("text", "witness"), TESTIMONIES)
def test_the_body_of_a_testimony_is_said_by_its_witness(text: str, witness: str) -> None:
    document = read(text)
    at = text.index("guards beat")
    found = document.speakers_at(at, at + 11)
    assert found is not None
    assert [(s.name, s.how) for s in found.speakers] == [(witness, "direct")]
    assert found.certainty == "alleged"
    me = text.rindex(" me") + 1 if " me" in text else text.rindex("I ")
    assert [m.referent.name for m in document.mentions_in(me, me + 2)] == [witness]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe jailed\n\nPolice arrested Ada Roe in May. The guards beat her every day.",
        "Interview with Tim Oz\n\nPolice arrested the teacher in May. The guards beat him. “I am tired,” he said.",
        "Ada Roe’s story\n\nI met Ada Roe in May. She told me that she was tired. The guards beat her in jail.",
        "My name is on the list\n\nTim Oz was arrested in May. The guards beat him.",
    ],
)
def test_a_report_about_somebody_is_no_testimony(text: str) -> None:
    at = text.index("guards beat")
    assert read(text).speakers_at(at, at + 11) is None


def test_what_others_say_in_a_testimony_is_theirs() -> None:
    text = "Testimony of Ada Roe\n\nI was arrested in May. My lawyer said that the guards beat my brother. I fled."
    at = text.index("guards beat")
    found = read(text).speakers_at(at, at + 11)
    assert found is not None
    assert [s.name for s in found.speakers] == ["Ada Roe", "[My lawyer]"]
