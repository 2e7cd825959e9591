"""Every jurisdiction pack reads, holds together, says where each rule comes from, and works out its own examples."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any
from urllib.parse import urlparse

import pytest
from tests.casefile.people import ALMAS, Report, material

from aigaq import law
from aigaq.casefile import status_on
from aigaq.law import Background, Duration, Pack, compact, deadlines, pack, packs, start, steps, term_end
from aigaq.model.edtf import Bounds, parse


def the(code: str) -> Pack:
    found = pack(code)
    assert found is not None
    return found


def examples(table: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for code in packs():
        raw = tomllib.loads((files(law) / code.lower() / "examples.toml").read_text("utf-8"))
        assert set(raw) <= {"example", "version", "held", "tracks"}
        found += [(code, {"what": f"{code} on {row.get('on')}", **row}) for row in raw.get(table, [])]
    return found


def shown(first: str, last: str) -> str:
    return first if first == last else f"{first}..{last}"


@pytest.mark.parametrize("code", packs())
def test_each_rule_names_an_article_and_a_page(code: str) -> None:
    for rule in the(code).rules:
        assert rule.article
        assert urlparse(rule.source).scheme == "https"
        assert urlparse(rule.source).netloc


@pytest.mark.parametrize("code", packs())
def test_a_rule_that_nobody_checked_says_why_in_a_note(code: str) -> None:
    assert all(rule.verified or rule.note for rule in the(code).rules)


@pytest.mark.parametrize("code", packs())
def test_no_rule_is_idle(code: str) -> None:
    made = the(code)
    used = {name for status in made.statuses for name in status.rules} | {version.rule for version in made.versions}
    used |= {row.rule for row in (*made.transitions, *made.interactions, *made.clocks)}
    used |= {each.rule for clock in made.clocks for each in clock.extend}
    assert {rule.id for rule in made.rules} == used


@pytest.mark.parametrize("code", packs())
def test_the_code_is_that_of_the_folder(code: str) -> None:
    assert the(code).code == code


def what(row: object) -> str:
    return str(row["what"])[:60] if isinstance(row, dict) else str(row)


def each(table: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("code", "row"), examples(table), ids=what)


def background(row: dict[str, Any]) -> Background:
    came = [(each["type"], start(parse(each["on"]))) for each in row.get("came", [])]
    first: dict[str, Bounds] = {}
    for name, span in came:
        first.setdefault(name, span)
    return Background(already=first, came=came)


@each("example")
def test_the_pack_works_out_its_examples(code: str, row: dict[str, Any]) -> None:
    assert row["source"]
    made, since, began = the(code), parse(row["since"]), row.get("status") or row["event"]
    found = [d for d in deadlines(made, began, since, background(row)) if d.clock == row["clock"]]
    assert [shown(d.earliest, d.latest) for d in found[: len(row["due"])]] == row["due"]
    assert bool(found) == bool(row["due"])
    if "ends" in row:
        assert str(term_end(made, began, since)) == row["ends"]
    if "put_off_to" in row:
        assert row["put_off_to"] in found[0].consequence
        assert row["since"] <= row.get("inside", row["put_off_to"]) <= row["put_off_to"]
    if "verified" in row:
        assert {d.rule.verified for d in found} == {row["verified"]}
    if "on_expiry" in row:
        assert {d.on_expiry for d in found} == {row["on_expiry"]}
    assert set(row.get("remarks", [])) <= {r.code for d in found for r in d.remarks}


@each("version")
def test_the_version_of_the_law_goes_by_the_day(code: str, row: dict[str, Any]) -> None:
    found = the(code).version_on(row["on"])
    assert found is not None
    assert found.id == row["is"]
    assert found.holds(row["on"])
    assert row.get("authority", "") in found.authority.en


@each("held")
def test_the_law_of_a_day_says_what_a_status_is(code: str, row: dict[str, Any]) -> None:
    assert row["source"]
    made = the(code)
    said = made.status(row["status"], row["on"])
    if row.get("none"):
        assert said is None
        return
    assert said is not None
    for name in {"stay", "term", "travel_document", "renewal"} & set(row):
        assert getattr(said, name) == row[name], name
    for name in {"document", "issued_by"} & set(row):
        assert row[name] in getattr(said, name).en, name
    first = made.rule(said.rules[0])
    assert row.get("rule", first.id) in said.rules
    assert row.get("article", "") in made.rule(row.get("rule", first.id)).article
    assert row.get("verified", first.verified) == made.rule(row.get("rule", first.id)).verified


@each("tracks")
def test_a_person_is_one_thing_on_each_track(code: str, row: dict[str, Any]) -> None:
    report = Report("a", published=row["on"].isoformat())
    for told in row["told"]:
        report.status(told["status"], ALMAS, told["since"], until=told.get("until"), value=told.get("country", code))
    found = status_on(material([report]), row["on"])
    sure = {held.track: held.period.status for held in found if held.how == "certainly"}
    assert {track: sure.get(track) for track in row["holds"]} == row["holds"]


def test_there_are_at_least_sixty_worked_examples() -> None:
    assert sum(len(examples(table)) for table in ("example", "version", "held", "tracks")) >= 60


@pytest.mark.parametrize("code", packs())
def test_each_pack_has_worked_examples(code: str) -> None:
    assert any(found == code for found, _ in examples("example"))


@pytest.mark.parametrize("code", packs())
def test_before_its_first_version_a_pack_knows_no_status(code: str) -> None:
    made = the(code)
    before = date(1950, 1, 1)
    assert made.version_on(before) is None
    assert all(made.status(status.id, before) is None for status in made.statuses)


@pytest.mark.parametrize("code", packs())
def test_every_clock_runs_out_after_it_began_and_rolling_clocks_stay_within_their_longest_time(code: str) -> None:
    began = start(parse("2021-01-31"))
    for clock in the(code).clocks:
        runs = steps(clock, began)
        assert all(run.first and run.first > date(2021, 1, 31) for run in runs)
        if clock.max_total:
            limit = Duration.parse(clock.max_total).after(date(2021, 1, 31))
            assert runs[-1].last is not None
            assert runs[-1].last <= limit
        assert len({compact(run) for run in runs}) == len(runs)
