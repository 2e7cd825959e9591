"""Every jurisdiction pack reads, holds together, says where each rule comes from, and works out its own examples."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any
from urllib.parse import urlparse

import pytest

from aigaq import law
from aigaq.law import Duration, Pack, compact, deadlines, pack, packs, start, steps, term_end
from aigaq.model.edtf import parse


def the(code: str) -> Pack:
    found = pack(code)
    assert found is not None
    return found


def examples(table: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for code in packs():
        raw = tomllib.loads((files(law) / code.lower() / "examples.toml").read_text("utf-8"))
        found += [(code, row) for row in raw[table]]
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


@pytest.mark.parametrize(
    ("code", "row"), examples("example"), ids=lambda x: x["what"][:40] if isinstance(x, dict) else x
)
def test_the_pack_works_out_its_examples(code: str, row: dict[str, Any]) -> None:
    assert row["source"]
    made, since = the(code), parse(row["since"])
    found = [d for d in deadlines(made, row["status"], since) if d.clock == row["clock"]]
    assert [shown(d.earliest, d.latest) for d in found[: len(row["due"])]] == row["due"]
    assert bool(found) == bool(row["due"])
    if "ends" in row:
        assert str(term_end(made, row["status"], since)) == row["ends"]
    if "put_off_to" in row:
        assert row["put_off_to"] in found[0].consequence
        assert row["since"] <= row["inside"] <= row["put_off_to"]


@pytest.mark.parametrize(("code", "row"), examples("version"), ids=lambda x: str(x["on"]) if isinstance(x, dict) else x)
def test_the_version_of_the_law_goes_by_the_day(code: str, row: dict[str, Any]) -> None:
    found = the(code).version_on(row["on"])
    assert found is not None
    assert found.id == row["is"]
    assert found.holds(row["on"])


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
