"""The first page: what is new, due and open; an empty vault says what to do. All people are invented."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from aigaq.workbench import Workbench
from tests.web.conftest import PASSPHRASE, Site, open_site


def test_it_counts_what_there_is_and_what_is_open(site: Site) -> None:
    text, over = site.text("/"), site.bench.overview()
    assert f"<b>{over.people}</b>" in text
    assert f"<b>{over.sources}</b>" in text
    for kind, count in over.open.items():
        assert (f'href="/review?kind={kind}"' in text) == (count > 0)
    for difference in over.conflicts:
        assert f'href="/differences/{difference.id}"' in text


def test_every_deadline_shown_leads_to_the_case_file_it_belongs_to(site: Site) -> None:
    text = site.text("/")
    lines = site.bench.deadlines()
    assert lines
    shown = [line for line in lines if f'href="/people/{line.deadline.person}#deadlines"' in text]
    assert shown


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_an_empty_vault_says_what_to_do(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "empty.aigaq"
    Workbench.create(folder, lambda: PASSPHRASE, by="Invented Keeper").__exit__(None, None, None)
    with ExitStack() as stack:
        site = open_site(folder, stack)
        text = site.client.get("/", headers={"accept-language": language}).text
        assert 'href="/add"' in text
        assert 'href="/tour"' in text
        assert 'class="figures"' not in text
        reader = site.as_role("reader").client.get("/", headers={"accept-language": language}).text
        assert 'class="button primary" href="/add"' not in reader


def test_a_decision_is_told_on_the_first_page(fresh_site: Site) -> None:
    claim = fresh_site.bench.material().claims[0]
    done = fresh_site.client.post(
        f"/api/claims/{claim.id}/judge",
        json={"verdict": "accept", "reason": "an invented reason"},
        headers={"X-CSRF-Token": fresh_site.csrf},
    )
    assert done.status_code == 200, done.text
    assert "an invented reason" in fresh_site.text("/")
