"""Lines of evidence, variants, differences, positions, patterns and deadlines in the dossier and the JSON.

All people, outlets and reports are invented.
"""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from attrs import evolve

from aigaq.casefile import build, differences
from aigaq.exports import LANGUAGES, Order, format_named
from aigaq.exports.html.chart import BINS, chart
from aigaq.exports.html.dues import dues
from aigaq.exports.html.labels import Labels
from aigaq.exports.html.strip import has_lapsed
from aigaq.model.casefile import Remark
from aigaq.model.material import Material
from aigaq.model.review import Decision
from tests.casefile.people import ALMAS, DINA, PLACES, Report, material, person
from tests.exports.test_dossier_page import Page

MADE = "2023-10-10T10:00:00Z"


def two_reports(*, same_author: bool = False) -> list[Report]:
    first = Report("a", author="Ann Invented", published="2021-02-01")
    second = Report("b", author="Ann Invented" if same_author else "Bob Invented", published="2021-02-02")
    first.event("assault", ALMAS, when="2021-01-21", place="Eastgrad", perpetrator=["[two men]"])
    second.event("assault", ALMAS, when="2021-01-22", place="Eastgrad", perpetrator=["[a neighbour]"])
    return [first, second]


def order(made: Material, language: str = "en", name: str = ALMAS, **more: object) -> Order:
    case = build(made, person(made, name))
    return Order(made, case, language=language, made_at=MADE, **more)  # type: ignore[arg-type]


def page(made: Material, language: str = "en", **more: object) -> str:
    return format_named("html").write(order(made, language, **more)).decode()


def section(text: str, name: str) -> str:
    """Give the section under one heading, without its tags."""
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', text, re.S)
    assert found is not None
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[1]))


def test_independent_sources_are_said_and_drawn_as_lines_of_their_own() -> None:
    text = page(material(two_reports(), places=PLACES))
    assert "confirmed by 2 independent lines of evidence (2 sources)" in text
    drawing = re.search(r'<svg class="pills".*?</svg>', text, re.S)
    assert drawing is not None
    assert drawing[0].count("<rect") == 2
    assert 'aria-hidden="true"' in drawing[0]


def test_sources_of_one_author_are_one_line_and_the_reason_is_said_in_every_language() -> None:
    made = material(two_reports(same_author=True), places=PLACES)
    drawing = re.search(r'<svg class="pills".*?</svg>', page(made), re.S)
    assert drawing is not None
    assert drawing[0].count("<rect") == 1
    for language in LANGUAGES:
        assert f"{Labels(language).of('tie', 'same_author')}: Ann Invented" in page(made, language)


def test_what_is_only_feared_is_told_and_not_confirmed() -> None:
    reports = [Report(name).event("deportation", ALMAS, certainty="hypothetical") for name in "ab"]
    text = page(material(reports))
    assert "told by 2 independent lines of evidence" in text
    assert "confirmed by" not in text


def test_the_variants_of_an_event_stand_by_source_with_the_main_reading_first() -> None:
    timeline = section(page(material(two_reports(), places=PLACES)), "timeline")
    assert re.search(r"When 2\d January 2021 main reading .*? 2\d January 2021", timeline)
    assert "Who did it a neighbour, two men main reading" in timeline


def test_a_date_that_only_says_when_a_report_came_out_is_no_variant() -> None:
    reports = two_reports()[:1]
    reports.append(Report("c").event("assault", ALMAS, when="[..2021-03-01]", method="bound_by_publication"))
    assert "1 March 2021 main reading" not in section(page(material(reports, places=PLACES)), "timeline")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_difference_is_said_in_the_language_of_the_page_with_both_passages(language: str) -> None:
    made = material(two_reports(), places=PLACES)
    found = next(d for d in differences(made, person(made, ALMAS)) if d.kind == "date")
    text = page(made, language)
    told = section(text, "differences")
    assert Labels(language).of("nature", found.nature) in told
    assert all(claim.passage.quote in told for reading in found.readings for claim in reading.claims)
    assert (found.about in told) == (language == "en")


def test_settled_differences_come_after_the_open_ones_with_what_stands_and_why() -> None:
    made = material(two_reports(), places=PLACES)
    found = next(d for d in differences(made, person(made, ALMAS)) if d.kind == "date")
    from aigaq.casefile.conflicts import side_keys

    keys = tuple(sorted(key for reading in found.readings for key in side_keys(found.kind, reading)))
    settle = Decision("settle", keys, "R. Example", "2023-01-02T00:00:00Z", "the hospital's paper", value="2021-01-21")
    told = section(page(evolve(made, decisions=(settle,))), "differences")
    assert "✓ Settled: 21 January 2021 — the hospital&#39;s paper ( R. Example , 2 January 2023)" in told
    assert told.index("Open:") < told.index("Settled by a person:")


def test_positions_stand_by_date_and_a_turn_is_marked_in_every_language() -> None:
    report = Report("a", published="2021-01-01")
    report.event("arrest", ALMAS, agent=["[the police]"], place="Eastgrad", when="2020-01-02")
    report.event("status_granted", ALMAS, agent=["[the ministry]"], place="Eastgrad", when="2020-10-02")
    made = material([report], places=PLACES)
    for language, turned in (("en", "before ("), ("ru", "раньше ("), ("kk", "бұрын (")):
        text = page(made, language)
        assert 'class="ring"' in text
        assert turned in section(text, "positions")


def test_a_pattern_is_shown_with_reasons_both_ways_and_as_no_verdict() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-03-04", place="Eastgrad")
    report.event("assault", DINA, when="2021-03-04", place="Westgrad")
    made = material([report], places=PLACES)
    text = page(made)
    told = section(text, "patterns")
    assert told.strip().startswith("Incidents that may belong together No verdict.")
    assert "+ All on one day: 2021-03-04." in told
    assert "−" in told
    assert "If there were no pattern" in told
    assert text.count('class="plot"') == 2
    assert "No verdict" in section(page(made, asks_patterns=False), "patterns")


def test_another_persons_incident_is_quoted_and_numbered_only_from_sources_of_this_case() -> None:
    here = Report("a").event("assault", ALMAS, when="2021-03-04", place="Eastgrad")
    there = Report("b").event("assault", DINA, when="2021-03-04", place="Eastgrad")
    text = page(material([here, there], places=PLACES))
    assert "this source is not part of this file" in section(text, "patterns")
    appendix = text[text.index('class="appendix"') :]
    assert "b.txt" not in appendix


def test_a_status_that_lapsed_and_a_deadline_that_was_missed_say_so() -> None:
    made = material([Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")])
    [period] = build(made, person(made, ALMAS)).statuses
    assert has_lapsed(period, date(2023, 10, 10))
    assert not has_lapsed(period, date(2021, 10, 16))
    text = page(made)
    assert "Lapsed on 16 October 2021; nothing later on file." in section(text, "status")
    assert "MISSED" in section(text, "deadlines")
    assert "Counted from" in section(text, "deadlines")
    assert {due.state for due in dues(order(made), build(made, person(made, ALMAS)), Labels("en"), None)} == {""}


def test_a_word_of_reports_stands_apart_from_the_legal_status() -> None:
    report = Report("a", published="2021-02-01").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    report.status("asylum_seeker_label", ALMAS, "2021-01-05")
    text = page(material([report]))
    drawing = text[text.index("<svg") : text.index("</svg>")]
    assert "Words of reports (not a legal status)" in drawing
    assert "Protection · KZ" in drawing
    glance = re.search(r'<dl class="latest">.*?</dl>', text, re.S)
    assert glance is not None
    assert "asylum seeker" not in glance[0]
    assert "A word that reports use; not a legal status" in section(text, "status")


def test_the_grades_of_each_step_stand_beside_the_speaker_with_who_gave_them() -> None:
    report = Report("a", outlet="Invented Post").event("assault", ALMAS, when="2021-01-21", speakers=[DINA])
    made = material([report])
    [claim] = made.claims
    grade = Decision("grade", (claim.id,), "R. Example", MADE, "was there", field="1", value="B3")
    text = page(evolve(made, decisions=(grade,)))
    assert re.search(
        rf"<bdi>{DINA}</bdi><span class=\"grade\" title=\"was there\">B3 <bdi>R. Example</bdi></span>", text
    )
    assert "B: usually reliable; 3: possibly true" in section(text, "grades")


def test_json_has_what_the_dossier_has() -> None:
    made = material(two_reports(), places=PLACES)
    told = json.loads(format_named("json").write(order(made)))
    [found] = [d for d in told["differences"] if d["kind"] == "date"]
    assert found["said"]["code"] == "date_of_event" or found["said"]["code"] == "date_if_one"
    assert found["nature"] == "contradiction"
    assert told["patterns"]["chances"]
    assert json.loads(format_named("json").write(order(made, asks_patterns=False)))["patterns"] is None


def test_the_code_of_a_difference_says_the_same_as_its_sentence() -> None:
    from aigaq.casefile import say_about

    made = material(two_reports(), places=PLACES)
    for found in differences(made):
        assert isinstance(found.said, Remark)
        assert say_about(found.said) == found.about


def test_two_thousand_events_are_counted_in_the_drawing_and_listed_below() -> None:
    made = material([Report("a").event("detention", ALMAS, when=f"20{10 + n % 10}-0{1 + n % 9}-11") for n in range(1)])
    case = build(made, person(made, ALMAS))
    many = evolve(case, timeline=case.timeline * 2000)
    drawn = chart(many.timeline, Labels("en"))
    assert drawn is not None
    assert drawn.dots == ()
    assert sum(bar.count for bar in drawn.bins) == 2000
    assert len(drawn.bins) <= BINS
    text = format_named("html").write(Order(made, many, made_at=MADE)).decode()
    assert text.count('<article class="card machine" id="e') == 2000
    assert "Too many events to draw one by one" in text


@pytest.mark.parametrize("name", ["</svg><script>alert(1)</script>", "X" * 3000, "\u202eعلي المثال", "a\x00b"])
def test_a_hostile_long_or_right_to_left_name_breaks_no_drawing(name: str) -> None:
    report = Report("a", author=name, outlet=name).event("assault", name, ALMAS, when="2021-03-04", place="Eastgrad")
    report.event("arrest", name, agent=[f"[{name} police]"], when="2021-03-05", place="Eastgrad")
    made = material([report], places=PLACES)
    text = page(made, name=name)
    Page(text)
    assert "<script" not in text
    assert "\u202e" not in text
    assert "\x00" not in text
