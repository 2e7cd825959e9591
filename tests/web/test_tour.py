"""The tour leads into the vault that is open and says where it has nothing to show. All people are invented."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from aigaq.web.views.tour import STEPS, other_script, tour
from aigaq.workbench import Workbench
from tests.web.conftest import PASSPHRASE, Site, open_site


def test_every_step_leads_to_a_page_that_there_is(site: Site) -> None:
    steps = tour(site.bench)
    assert [step.key for step in steps] == list(STEPS)
    for step in steps:
        assert site.client.get(step.href).status_code == 200, step


def test_going_to_a_step_opens_its_page_with_the_bar(fresh_site: Site) -> None:
    answer = fresh_site.post("/tour", {"step": "1"})
    assert answer.status_code == 303
    assert 'class="tour-bar' in fresh_site.text(answer.headers["location"])
    fresh_site.post("/tour", {"step": "0"})
    assert 'class="tour-bar' not in fresh_site.text("/")


@pytest.mark.parametrize("wrong", ["", "7", "-1", "one", "1" * 5000])
def test_a_step_that_there_is_not_is_refused(site: Site, wrong: str) -> None:
    assert 400 <= site.post("/tour", {"step": wrong}).status_code < 500


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_an_empty_vault_has_nothing_to_show_and_says_so_at_each_step(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "empty.aigaq"
    Workbench.create(folder, lambda: PASSPHRASE, by="Invented Keeper").__exit__(None, None, None)
    with ExitStack() as stack:
        site = open_site(folder, stack)
        assert [step.key for step in tour(site.bench) if step.href] == ["lock"]
        text = site.client.get("/tour", headers={"accept-language": language}).text
        assert text.count("#circle-dashed") == len(STEPS) - 1
        assert 'href="/add"' in text
        assert site.post("/tour", {"step": "4"}).headers["location"] == "/tour#step-4"


def test_a_reader_is_told_that_a_reviewer_settles(site: Site) -> None:
    told = "a reviewer settles it"
    assert told in site.as_role("reader").text("/tour")
    assert told not in site.text("/tour")


def test_the_name_to_search_for_stands_in_no_address(fresh_site: Site) -> None:
    answer = fresh_site.post("/tour", {"step": "5"})
    assert answer.headers["location"] == "/search"
    assert re.search(r'name="q" value="[Ѐ-ӿ ]+"', fresh_site.text("/search"))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Asan Tilegenuly", "Асан Тилегенулы"),
        ("Asan-Ali", "Асан-Али"),
        ("Динара Оспан", "Dinara Ospan"),
        ("阿山", ""),
        ("", ""),
    ],
)
def test_names_are_written_in_another_script_where_the_letters_are_known(name: str, written: str) -> None:
    assert other_script(name) == written
