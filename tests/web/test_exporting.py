"""Exports in the browser: what is saved, what people have not allowed, and what the history keeps. All is invented."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.web.conftest import Site

TOLD = "Police officers beat Asan Tilegenuly at the station on 3 March 2021. I saw it.\n\nAll people here are invented."


def asan(site: Site) -> str:
    return str(site.bench.person("Asan Tilegenuly").id)


def ask(site: Site, form: str = "html", **more: str) -> Any:
    return site.post("/export", {"format": form, "person": asan(site), "language": "en", "audience": "public", **more})


@pytest.mark.parametrize("form", ["html", "json", "ics", "ftm", "events", "people", "statuses", "judgements"])
def test_each_format_is_saved_as_a_file_that_names_nobody_and_the_log_keeps_it(fresh_site: Site, form: str) -> None:
    answer = ask(fresh_site, form)
    assert answer.status_code == 200, answer.text[:300]
    disposition = answer.headers["content-disposition"]
    assert re.fullmatch(r'attachment; filename="aigaq-[a-z0-9.-]+"', disposition), disposition
    assert "asan" not in disposition.casefold()
    assert answer.headers["cache-control"] == "no-store"
    entry = fresh_site.bench.log()[-1]
    assert (entry.action, entry.by, entry.details["bytes"]) == ("export", "Invented Keeper", len(answer.content))
    if form in {"html", "json"}:
        assert "Asan Tilegenuly" in answer.text
        assert entry.subjects == (asan(fresh_site),)


def test_the_dossier_has_the_language_that_was_asked_for(fresh_site: Site) -> None:
    assert '<html lang="kk"' in ask(fresh_site, language="kk").text
    assert json.loads(ask(fresh_site, "json").text)["person"]["id"] == asan(fresh_site)


def test_nothing_is_left_in_the_clear_on_the_disk(fresh_site: Site) -> None:
    before = {p for p in fresh_site.desk.folder.rglob("*") if p.is_file()}
    assert ask(fresh_site).status_code == 200
    after = {p for p in fresh_site.desk.folder.rglob("*") if p.is_file()}
    assert {p.name for p in after - before} <= {"vault.db-journal"}
    assert not [p for p in after if b"Tilegenuly" in p.read_bytes()]


def test_who_has_not_allowed_it_is_named_and_a_reason_is_asked_for(fresh_site: Site) -> None:
    form = {"text": TOLD, "speaker": "Witness <b>7</b>", "date": "2021-04-01", "given_by": "self", "audience": "lawyer"}
    form |= {"identity": "full", "medium": "text"}
    assert fresh_site.post("/testimony", form).status_code == 303
    refused = ask(fresh_site, language="kk")
    assert refused.status_code == 409
    assert "Witness &lt;b&gt;7&lt;/b&gt;" in refused.text
    assert "they did not allow it to go there" in refused.text
    assert 'value="kk" selected' in refused.text
    assert not [e for e in fresh_site.bench.log() if e.action == "export"]
    assert ask(fresh_site, audience="lawyer").status_code == 200
    given = ask(fresh_site, despite="he asked for it himself")
    assert given.status_code == 200
    assert "I saw it" in given.text
    assert "the team only" not in fresh_site.text("/history")
    assert "their lawyer" in fresh_site.text("/history")
    for page in ("/history", f"/people/{asan(fresh_site)}/history"):
        assert "he asked for it himself" in fresh_site.text(page), page


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"format": "odt"}, 400),
        ({"audience": "my friends"}, 400),
        ({"language": "xx"}, 400),
        ({"person": "Nobody Atall"}, 404),
        ({"person": ""}, 400),
        ({"person": "x" * 300}, 400),
        ({"despite": "x" * 3000}, 400),
    ],
)
def test_what_cannot_be_given_out_is_one_sentence(site: Site, wrong: dict[str, str], status: int) -> None:
    answer = ask(site, **wrong)
    assert answer.status_code == status, answer.text[:300]
    assert "content-disposition" not in answer.headers


def test_only_a_keeper_is_offered_exports(site: Site) -> None:
    keeper, reviewer = site, site.as_role("reviewer")
    page = f"/people/{asan(site)}"
    assert f"{page}/export" in keeper.text(page)
    assert "/export" not in reviewer.text(page)
    assert reviewer.get("/export").status_code == 403
    assert keeper.get("/people/nobody/export").status_code == 404


def test_a_file_of_another_program_is_taken_over_and_its_bad_lines_are_told(fresh_site: Site) -> None:
    one, other = (r for r in fresh_site.bench.person("Asan Tilegenuly").referents[:2])
    lines = [
        json.dumps([one, other, "positive", 1.0, "Berlin", "2024-01-01"]),
        "no json",
        '["x", "y", "positive", 1.0, "z", ""]',
    ]
    files = [("file", ("judgements.ijson", "\n".join(lines).encode(), "application/octet-stream"))]
    data = {"_csrf": fresh_site.csrf, "reason": "from an invented office"}
    answer = fresh_site.client.post("/judgements", data=data, files=files)
    assert answer.status_code in (200, 201), answer.text[:300]
    assert "1 decision was taken over" in answer.text
    assert "Lines that cannot be used" in answer.text
    assert fresh_site.bench.decisions()[-1].verdict == "same"
    assert one in ask(fresh_site, "judgements").text
    assert fresh_site.post("/judgements", {}).status_code == 400
    fresh_site.post("/language", {"language": "kk"})
    in_kazakh = fresh_site.client.post("/judgements", data={"_csrf": fresh_site.csrf}, files=files)
    assert "JSON емес" in in_kazakh.text


def test_a_program_asks_who_has_not_allowed_it_and_gets_the_file(fresh_site: Site) -> None:
    head = {"X-CSRF-Token": fresh_site.csrf}

    def send(path: str, body: dict[str, Any]) -> Any:
        return fresh_site.client.post(path, json=body, headers=head)

    send("/api/testimonies", {"text": TOLD, "speaker": "Witness 7"})
    (held,) = send("/api/exports/held", {"format": "events"}).json()
    assert (held["speaker"], held["why"]) == ("Witness 7", "unknown")
    refused = send("/api/exports", {"format": "events"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "E120")
    given = send("/api/exports", {"format": "events", "despite": "agreed by phone"}).json()
    assert (given["file"], given["media_type"]) == ("aigaq-events.jsonl", "application/x-ndjson")
    assert all(json.loads(line) for line in given["content"].splitlines())
    assert {f["name"] for f in fresh_site.get("/api/exports").json()} >= {"html", "ftm"}
    taken = send("/api/judgements/import", {"content": "no json\n"}).json()
    assert (taken["decisions"], taken["refused"][0]["line"]) == (0, 1)
