"""Sources that rest on each other count once. All people, outlets and reports are invented."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aigaq.casefile import corroborate, events, ties
from aigaq.model.casefile import Tie
from aigaq.model.claim import Speaker
from aigaq.model.entity import Entity, Resolution, Spelling
from aigaq.model.material import Repost
from aigaq.model.mention import Referent
from aigaq.model.text import Furniture, Text
from tests.casefile.people import ALMAS, DINA, Report, material

LONG = (
    "The men walked for three nights along the frozen river before a shepherd gave them bread and pointed "
    "the way to the village beyond the hill."
)


def kinds(*reports: Report, **given) -> list[str]:
    return [tie.kind for tie in ties(material(reports, **given))]


def test_no_sources_are_no_lines() -> None:
    assert ties(material([])) == ()
    assert corroborate((), ()).independent == 0


def test_sources_without_anything_in_common_are_independent() -> None:
    a, b = Report("a", author="Ann Inventor", outlet="Test Post"), Report("b", author="Bob Maker", outlet="Daily Tale")
    assert kinds(a, b) == []


def test_one_author_in_two_outlets_is_one_line() -> None:
    a = Report("a", author="Ann Inventor", outlet="Test Post").event("assault", ALMAS, when="2021-01-21")
    b = Report("b", author="ANN INVENTOR", outlet="Daily Tale").event("assault", ALMAS, when="2021-01-21")
    assert kinds(a, b) == ["same_author"]
    weighed = events(material([a, b]))[0].corroboration
    assert (weighed.sources, weighed.independent) == (2, 1)


def test_a_by_line_of_two_is_two_authors() -> None:
    assert kinds(Report("a", author="Ann Inventor and Bob Maker"), Report("b", author="Bob Maker")) == ["same_author"]


def test_one_outlet_is_one_line() -> None:
    assert kinds(Report("a", outlet="Test Post"), Report("b", outlet="test post")) == ["same_outlet"]


def test_a_credit_by_outlet_needs_a_word_of_crediting_beside_it() -> None:
    a = Report("a", outlet="Test Post", published="2020-01-01")
    crediting = Report("b", text="He was held, the Test Post reported.", published="2020-02-01")
    visits = Report("c", text="She passed the Test Post and went home to the valley.", published="2020-02-01")
    assert kinds(a, crediting) == ["credits"]
    assert kinds(a, visits) == []


def test_a_credit_by_the_author_s_full_name_or_family_name_with_a_cue() -> None:
    a = Report("a", author="Ann Inventor", published="2020-01-01")
    assert kinds(a, Report("b", text="As seen by Ann Inventor.")) == ["credits"]
    assert kinds(a, Report("c", text="Read Inventor's reports for more.")) == ["credits"]
    assert kinds(a, Report("d", text="The Inventor of the wheel.")) == []


def test_nobody_credits_a_report_that_came_later() -> None:
    a = Report("a", outlet="Test Post", published="2021-01-01")
    assert kinds(a, Report("b", text="He was held, the Test Post reported.", published="2020-02-01")) == []


def test_a_name_in_the_page_s_furniture_credits_nobody() -> None:
    a = Report("a", outlet="Test Post")
    b = Report("b", text="Read more: the Test Post reported.")
    made = material([a, b])
    text = made.texts[b.source.id]
    marked = evolve(text, furniture=(Furniture(0, len(text.content), "menu"),))
    assert [t.kind for t in ties(made)] == ["credits"]
    assert ties(evolve(made, texts={**made.texts, b.source.id: marked})) == ()


def test_a_shared_passage_ties_and_shows_its_words() -> None:
    found = ties(material([Report("a", text=f"First. {LONG}"), Report("b", text=f"Other words before. {LONG} End.")]))
    assert [t.kind for t in found] == ["shared_passage"]
    assert found[0].detail.startswith("“")
    assert "frozen river" in f"{LONG}"
    assert found[0].detail.strip("“ …”") in LONG


def test_a_common_phrase_ties_nobody() -> None:
    phrase = "according to the spokesman of the ministry in the capital"
    assert kinds(Report("a", text=f"Alpha {phrase} beta."), Report("b", text=f"Gamma {phrase} delta.")) == []


def test_a_repost_ties() -> None:
    a, b = Report("a"), Report("b")
    assert kinds(a, b, reposts=[Repost(a.source.id, b.source.id, 0.93)]) == ["repost"]


def test_two_sources_that_have_it_from_one_speaker_are_one_line_for_that_event_only() -> None:
    a = Report("a").event("assault", ALMAS, when="2021-01-21", speakers=[DINA]).event("trial", ALMAS, when="2019-05-05")
    b = Report("b").event("assault", ALMAS, when="2021-01-21", speakers=[DINA]).event("trial", ALMAS, when="2019-05-05")
    made = {e.type: e.corroboration for e in events(material([a, b]))}
    assert made["assault"].independent == 1
    assert made["trial"].independent == 2
    assert kinds(a, b) == ["same_speaker"]


def test_a_ring_of_ties_is_one_line() -> None:
    ring = [Tie("a", "b", "credits", ""), Tie("b", "c", "credits", ""), Tie("a", "c", "credits", "")]
    assert [line.sources for line in corroborate("cab", ring).lines] == [("a", "b", "c")]


def test_ties_to_sources_that_do_not_say_it_count_for_nothing() -> None:
    through = [Tie("a", "x", "credits", ""), Tie("b", "x", "credits", "")]
    assert corroborate("ab", through).independent == 2


names = st.sampled_from("abcdefgh")
some_ties = st.lists(st.builds(Tie, names, names, st.just("credits"), st.just("")), max_size=20)


@given(st.sets(names), some_ties, st.randoms())
def test_lines_are_a_partition_and_order_changes_nothing(sources: set[str], found: list[Tie], chance) -> None:
    made = corroborate(sources, found)
    assert sorted(s for line in made.lines for s in line.sources) == sorted(sources)
    chance.shuffle(found)
    assert corroborate(sorted(sources, reverse=True), found) == made


@given(st.sets(names), some_ties, names, names)
def test_another_tie_never_makes_more_lines(sources: set[str], found: list[Tie], one: str, other: str) -> None:
    more = [*found, Tie(one, other, "repost", "")]
    assert corroborate(sources, more).independent <= corroborate(sources, found).independent


def test_an_empty_text_and_odd_letters_are_read() -> None:
    reports = [Report("a", outlet="Тест", text="\u0000\ud800 тест хабарлады"), Report("b", outlet="—")]
    assert isinstance(ties(material([reports[1]])), tuple)
    assert isinstance(Text(reports[0].source.id, "r", "1", "").content, str)
    assert kinds(*reports) == []


def lines(*reports: Report, of: str = "assault") -> int:
    return next(e for e in events(material(reports)) if e.type == of).corroboration.independent


def crediting(who: str) -> Report:
    """Credits Ann Inventor in a sentence about one person, and tells of two."""
    report = Report("b", author="Bob Maker", published="2020-06-01")
    report.event("threat", who, when="2020-01-05", sentence="As Ann Inventor reported, he was threatened.")
    report.event("assault", ALMAS, when="2020-02-01")
    return report.event("release", DINA, when="2020-03-01")


def credited() -> Report:
    report = Report("a", author="Ann Inventor", published="2020-05-01").event("assault", ALMAS, when="2020-02-01")
    return report.event("release", DINA, when="2020-03-01")


def test_a_credit_ties_only_what_is_told_of_the_people_it_is_about() -> None:
    assert lines(credited(), crediting(ALMAS)) == 1
    assert lines(credited(), crediting(DINA)) == 2
    assert lines(credited(), crediting(DINA), of="release") == 1


def test_a_credit_that_names_nobody_ties_everything() -> None:
    report = Report(
        "b", author="Bob Maker", published="2020-06-01", text="This article by Ann Inventor appeared first."
    )
    assert lines(credited(), report.event("assault", ALMAS, when="2020-02-01")) == 1


def test_a_credit_of_an_author_and_an_outlet_together_ties_that_author_s_reports_only() -> None:
    a = Report("a", author="Ann Inventor", outlet="Test Post", published="2020-05-01")
    c = Report("c", author="Cid Writer", outlet="Test Post", published="2020-05-01").event(
        "assault", ALMAS, when="2020-02-01"
    )
    b = Report("b", author="Bob Maker", text="Ann Inventor reported it for the Test Post.", published="2020-06-01")
    b.event("assault", ALMAS, when="2020-02-01")
    assert lines(a, b, c) == 2
    assert {(t.kind) for t in ties(material([a, b, c]))} == {"credits", "same_outlet"}


def test_two_reports_that_rest_on_the_same_two_people_are_one_line() -> None:
    a = Report("a").event("assault", ALMAS, DINA, when="2020-02-01", speakers=[ALMAS])
    b = Report("b").event("assault", ALMAS, DINA, when="2020-02-01", speakers=[DINA])
    b.event("assault", ALMAS, DINA, when="2020-02-01", speakers=[ALMAS], sentence="Almas said it too.")
    assert lines(a, b) == 1


def test_a_report_with_a_witness_of_its_own_is_a_line_of_its_own() -> None:
    a = Report("a").event("assault", ALMAS, when="2020-02-01", speakers=[ALMAS])
    assert lines(a, Report("b").event("assault", ALMAS, when="2020-02-01", speakers=[DINA])) == 2
    assert lines(a, Report("c").event("assault", ALMAS, when="2020-02-01")) == 2


def test_people_who_speak_together_are_the_same_witnesses() -> None:
    a = Report("a").event("assault", ALMAS, DINA, when="2020-02-01", speakers=[ALMAS])
    b = Report("b").event("assault", ALMAS, DINA, when="2020-02-01")
    made = material([a, b])
    joint = Speaker(f"{ALMAS} and {DINA}")
    claims = tuple(evolve(c, speakers=(joint,)) if c.source == b.source.id else c for c in made.claims)
    (event,) = events(evolve(made, claims=claims))
    assert event.corroboration.independent == 1
    assert [tie.kind for line in event.corroboration.lines for tie in line.ties] == ["same_speaker"]


def test_two_reports_that_have_it_through_one_agency_are_one_line() -> None:
    reports = [Report(name).event("assault", ALMAS, when="2020-02-01") for name in ("a", "b")]
    made = material(reports)
    agency = {r.source.id: Referent(r.source.id, "organisation", "Steppe Wire") for r in reports}
    spelt = tuple(Spelling(source, "Steppe Wire", 0, 11) for source in sorted(agency))
    entity = Entity("wire", "organisation", "Steppe Wire", tuple(sorted(r.id for r in agency.values())), spelt)
    witness = {reports[0].source.id: (), reports[1].source.id: (Speaker("[a shepherd]"),)}
    claims = tuple(
        evolve(c, speakers=(Speaker("Steppe Wire", "reported_by", agency[c.source].id), *witness[c.source]))
        for c in made.claims
    )
    resolution = Resolution((*made.resolution.entities, entity))
    (event,) = events(evolve(made, claims=claims, resolution=resolution))
    assert event.corroboration.independent == 1
    assert {tie.kind for line in event.corroboration.lines for tie in line.ties} == {"same_agency"}
