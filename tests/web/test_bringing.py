"""Adding, describing, testimonies and searching in the browser, with wrong input too. All people are invented."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import pytest

from tests.web.conftest import Site

NOTE = "\n\nAll people in this report are invented.\n"


def upload(site: Site, *files: tuple[str, bytes]) -> Any:
    many = [("files", (name, data, "application/octet-stream")) for name, data in files]
    return site.client.post("/add", data={"_csrf": site.csrf}, files=many, follow_redirects=False)


def outcome(site: Site, where: str) -> str:
    for _ in range(600):
        page = site.get(where)
        assert page.status_code == 200, page.text[:300]
        if 'hx-trigger="every' not in page.text:
            return str(page.text)
        time.sleep(0.1)
    raise AssertionError("the reading did not end")


def test_files_are_read_and_each_is_told_with_what_came_of_it(fresh_site: Site) -> None:
    report = "Steppe Paper\nApril 2, 2022\n\nAsan Tilegenuly was detained in Almaty on 1 April 2022." + NOTE
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * 30_000_000)
    answer = upload(
        fresh_site, ("../../etc/new<script>.txt", report.encode()), ("empty.txt", b""), ("cut.pdf", b"%PDF-1.4 cut"),
        ("bomb.docx", bomb.getvalue()), ("wrong.txt", "Асан".encode("utf-16") + b"\xff"),
    )  # fmt: skip
    assert answer.status_code == 303, answer.text
    page = outcome(fresh_site, answer.headers["location"])
    assert page.count("could not be read") >= 2
    assert "<script>.txt" not in page
    names = {source.name for source in fresh_site.bench.sources()}
    assert "new<script>.txt" in names
    assert not any("/" in name for name in names)
    assert any(c.source for c in fresh_site.bench.material().claims if "1 April 2022" in c.passage.quote)


def test_more_is_looked_for_when_asked_and_each_suggestion_is_judged_on_a_page(fresh_site: Site) -> None:
    report = "The soldiers kept Asan Tilegenuly until midnight, Dana Ospanova said." + NOTE
    files = [("files", ("kept.txt", report.encode(), "text/plain"))]
    answer = fresh_site.client.post(
        "/add", data={"_csrf": fresh_site.csrf, "suggest": "yes"}, files=files, follow_redirects=False
    )
    page = outcome(fresh_site, answer.headers["location"])
    assert "The learnt reader suggests 1 event more." in page
    (claim,) = (c for c in fresh_site.bench.material().claims if c.suggested)
    queue = fresh_site.get("/review?kind=proposal").text
    assert f"suggested by the learnt reader, {round(100 * (claim.extractor.probability or 0))}%" in queue
    assert "learnt reader" in fresh_site.get(f"/claims/{claim.id}").text
    fresh_site.post(f"/claims/{claim.id}/judge", {"verdict": "reject"})
    again = fresh_site.post("/suggest", {"source": claim.source})
    assert "1 that you have judged already does not come back." in outcome(fresh_site, again.headers["location"])
    assert fresh_site.bench.claim_state(claim.id).state == "rejected"


def test_more_cannot_be_looked_for_in_what_is_not_there(site: Site) -> None:
    assert site.post("/suggest", {"source": "0" * 64}).status_code == 404
    assert site.post("/suggest", {"source": "x" * 65}).status_code == 400


def test_an_upload_without_a_file_is_told(site: Site) -> None:
    answer = site.post("/add", {})
    assert answer.status_code == 400
    assert "there is no file" in answer.text


def test_a_reading_that_is_not_there_is_told(site: Site) -> None:
    assert site.get("/jobs/nothing").status_code == 404


def test_a_description_is_set_and_can_be_taken_back(fresh_site: Site) -> None:
    source = fresh_site.bench.find_source("kk.txt").id
    form = {
        "published": "2021-03-04",
        "outlet": "Invented Paper",
        "author": "",
        "title": "",
        "language": "kk",
        "url": "",
    }
    assert fresh_site.post(f"/sources/{source}/edit", form).status_code == 303
    assert fresh_site.bench.find_source(source).description.value("outlet") == "Invented Paper"
    assert "Invented Paper" in fresh_site.text(f"/sources/{source}/edit")


@pytest.mark.parametrize("form", [{"published": "last spring"}, {"published": "2021-13-45"}, {"title": "x" * 3_000}])
def test_a_description_that_makes_no_sense_changes_nothing(site: Site, form: dict[str, str]) -> None:
    source = site.bench.find_source("kk.txt")
    assert 400 <= site.post(f"/sources/{source.id}/edit", form).status_code < 500
    assert site.bench.find_source(source.id).description == source.description


def test_a_testimony_becomes_a_source_and_its_consent_is_closed_unless_said(fresh_site: Site) -> None:
    form = {"text": "They came for Asan Tilegenuly on 5 May 2022. All invented.", "date": "2022-06-01",
            "language": "en", "given_by": "self", "how": "written", "identity": "pseudonym",
            "audience": "lawyer"}  # fmt: skip
    answer = fresh_site.post("/testimony", form)
    assert answer.status_code == 303, answer.text
    source = answer.headers["location"].removeprefix("/sources/")
    consent = fresh_site.bench.consent(source)
    assert (consent.given_by, consent.identity, consent.audience) == ("self", "pseudonym", ("lawyer",))
    answer = fresh_site.post("/testimony", {"text": "Nothing was said of what may be done with it."})
    assert not fresh_site.bench.consent(answer.headers["location"].removeprefix("/sources/")).known


@pytest.mark.parametrize(
    "form",
    [{"text": ""}, {"text": "x", "date": "yesterday"}, {"text": "x", "language": "no such language"}, {"text": "x\x00"},
     {"text": "x", "audience": "the world"}, {"text": "x", "identity": "by face"}, {"text": "x", "until": "soon"}],
)  # fmt: skip
def test_a_testimony_that_makes_no_sense_is_not_kept(site: Site, form: dict[str, str]) -> None:
    before = len(site.bench.sources())
    assert 400 <= site.post("/testimony", form).status_code < 500
    assert len(site.bench.sources()) == before


def test_consent_is_noted_with_its_history(fresh_site: Site) -> None:
    source = fresh_site.bench.find_source("lawyer.txt").id
    form = {
        "given_by": "self",
        "how": "recorded",
        "identity": "full",
        "audience": "press",
        "conditions": "only if arrested",
    }
    assert fresh_site.post(f"/sources/{source}/consent", form).status_code == 303
    assert fresh_site.bench.consent(source).conditions == "only if arrested"
    assert not fresh_site.bench.consent(source).allows("press", "2026-01-01")
    assert "consent noted" in fresh_site.text(f"/sources/{source}")


def test_a_name_is_found_in_another_script_than_it_was_typed_in(site: Site) -> None:
    person = site.bench.person("Asan Tilegenuly")
    page = site.post("/search", {"q": "Асан Тілегенұлы"}).text
    assert f'href="/people/{person.id}"' in page


def test_facets_narrow_a_search_and_stay_chosen(site: Site) -> None:
    page = site.post("/search", {"q": "", "type": "arrest", "date": "2021-03"}).text
    assert 'name="type" value="arrest" checked' in page
    assert 'value="2021-03"' in page


@pytest.mark.parametrize("form", [{"q": "x" * 600}, {"date": "soon"}, {"q": "\x00"}, {"saved": "nothing"}])
def test_a_search_that_makes_no_sense_is_told(site: Site, form: dict[str, str]) -> None:
    assert 400 <= site.post("/search", form).status_code < 500


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "\u202eabc", '"', "%", "a" * 500, "😀", "'; DROP TABLE"]
)
def test_odd_words_find_nothing_and_do_no_harm(site: Site, words: str) -> None:
    answer = site.post("/search", {"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_search_is_kept_found_again_and_forgotten(fresh_site: Site) -> None:
    fresh_site.post("/search/save", {"name": "Arrests of March", "q": "Almaty", "type": "arrest"})
    kept = fresh_site.bench.searches()[0]
    page = fresh_site.post("/search", {"saved": kept.id}).text
    assert 'value="Almaty"' in page
    assert 'value="arrest" checked' in page
    fresh_site.post("/search/forget", {"search": kept.id})
    assert fresh_site.bench.searches() == ()


def test_a_pasted_list_of_names_is_matched_line_by_line(site: Site) -> None:
    person = site.bench.person("Asan Tilegenuly")
    page = site.post("/search/list", {"names": "Асан Тілегенұлы\r\n\r\n123\r\nNobody Whatsoever"}).text
    assert f'href="/people/{person.id}"' in page
    assert "no name: it holds no letters" in page
    assert "nobody" in page
    assert site.post("/search/list", {"names": ""}).status_code == 400
