"""Reading a source and deciding about its claims in the browser, without a script. All people are invented."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from aigaq.model.text import Furniture, Locator, Text
from aigaq.web.views import sources as views
from aigaq.web.views.sources import Piece
from tests.web.conftest import Site


def source_of(site: Site, name: str = "north-herald.txt") -> str:
    return site.bench.find_source(name).id


def claim_of(site: Site, kind: str = "arrest") -> str:
    return next(c.id for c in site.bench.material().claims if c.type == kind and c.written is False)


def state(site: Site, claim: str) -> str:
    return site.bench.claim_state(claim).state


def test_the_list_names_every_source_and_how_much_is_unseen(site: Site) -> None:
    page = site.text("/sources")
    for source in site.bench.sources():
        assert f'href="/sources/{source.id}"' in page
        assert source.name in page


def test_a_page_of_the_list_that_is_not_there_gives_the_last(site: Site) -> None:
    assert "north-herald.txt" in site.text("/sources?part=999")
    assert site.get("/sources?part=many").status_code == 400


def test_a_source_shows_its_whole_text_with_names_and_claims(site: Site) -> None:
    source = source_of(site)
    page = site.text(f"/sources/{source}")
    article = page[page.index('<article class="reading"') : page.index("</article>")]
    bare = re.sub(r"<a class=\"ref\".*?</a>|<[^>]+>", "", article)
    text = site.bench.source_text(source)[1]
    assert text
    assert bare.replace("&#39;", "'") == text.content
    assert 'class="named" href="/people/' in article
    for claim in site.bench.claims_in(source):
        assert f'id="c-{claim.id}"' in page


def test_the_passage_of_an_address_is_there_and_its_card_is_chosen(site: Site) -> None:
    claim = site.bench.claim(claim_of(site))
    page = site.text(f"/sources/{claim.source}?at={claim.passage.start}-{claim.passage.end}")
    assert f'id="p{claim.passage.start}"' in page
    assert re.search(rf'id="c-{claim.id}"[^>]*aria-current="true"', page) or "aria-current" in page


@pytest.mark.parametrize("at", ["", "1", "x-y", "5-1", "999999999-1000000000", "-1-2", "1-2<script>"])
def test_a_passage_that_is_nowhere_still_shows_the_text(site: Site, at: str) -> None:
    assert site.get(f"/sources/{source_of(site)}", params={"at": at}).status_code == 200


def test_a_source_that_is_not_there_is_told_in_one_sentence(site: Site) -> None:
    answer = site.get("/sources/" + "0" * 64)
    assert answer.status_code == 404
    assert "<h1" in answer.text


def test_a_claim_shows_its_passage_and_opens_it(site: Site) -> None:
    claim = site.bench.claim(claim_of(site))
    page = site.text(f"/claims/{claim.id}")
    assert claim.passage.quote.split()[0] in page
    assert f"/sources/{claim.source}?at=" in page


def test_accepting_is_kept_with_who_and_can_be_taken_back(fresh_site: Site) -> None:
    claim = claim_of(fresh_site)
    answer = fresh_site.post(f"/claims/{claim}/judge", {"verdict": "accept", "reason": "both reports say so"})
    assert answer.status_code == 303
    assert state(fresh_site, claim) == "accepted"
    page = fresh_site.text(f"/claims/{claim}")
    assert "both reports say so" in page
    decision = re.findall(r'name="decision" value="([0-9a-f]+)"', page)[0]
    assert fresh_site.post("/undo", {"decision": decision, "back": f"/claims/{claim}"}).status_code == 303
    assert state(fresh_site, claim) == "unreviewed"


def test_a_script_gets_the_card_and_the_sentence_with_undo(fresh_site: Site) -> None:
    claim = claim_of(fresh_site)
    answer = fresh_site.htmx(f"/claims/{claim}/judge", {"verdict": "reject"})
    assert answer.status_code == 200
    assert f'id="c-{claim}"' in answer.text
    assert 'hx-swap-oob="innerHTML:#flash"' in answer.text
    assert "<html" not in answer.text


@pytest.mark.parametrize(
    "form", [{}, {"verdict": ""}, {"verdict": "burn"}, {"verdict": "accept", "reason": "x" * 10_001}]
)
def test_a_verdict_that_is_none_changes_nothing(site: Site, form: dict[str, str]) -> None:
    claim = claim_of(site)
    assert site.post(f"/claims/{claim}/judge", form).status_code == 400
    assert state(site, claim) == "unreviewed"


def test_the_address_to_go_back_to_is_never_elsewhere(fresh_site: Site) -> None:
    for back in ("https://example.org/", "//example.org", "/\\example.org", "javascript:1"):
        answer = fresh_site.post(f"/claims/{claim_of(fresh_site)}/judge", {"verdict": "accept", "back": back})
        assert answer.headers["location"].startswith("/sources/")


def corrected(site: Site, claim: str, **fields: str) -> dict[str, str]:
    page = site.text(f"/claims/{claim}/correct")
    chosen = re.findall(r'<select id="who-1".*?<option value="([^"]+)" selected', page, re.DOTALL)
    return {"type": "event:arrest", "role": "subject", "who": chosen[0] if chosen else "new", "typed": "",
            "date": "2021-03-03", "certainty": "asserted", **fields}  # fmt: skip


def test_a_date_is_corrected_and_the_old_claim_stays_on_file(fresh_site: Site) -> None:
    claim = claim_of(fresh_site)
    answer = fresh_site.post(f"/claims/{claim}/correct", corrected(fresh_site, claim, date="2021-03-04~"))
    assert answer.status_code == 303, answer.text
    judged = fresh_site.bench.claim_state(claim)
    assert judged.state == "corrected"
    new = fresh_site.bench.claim(judged.other)
    assert new.when is not None
    assert (new.when.edtf, new.written) == ("2021-03-04~", True)
    assert "What it was before" in fresh_site.text(f"/claims/{new.id}")


@pytest.mark.parametrize(
    "fields",
    [{"date": "last week"}, {"type": "event:nonsense"}, {"certainty": "sure"}, {"role": "king"}, {"who": "0" * 32}],
)
def test_a_correction_that_makes_no_sense_is_told_and_changes_nothing(site: Site, fields: dict[str, str]) -> None:
    claim = claim_of(site)
    answer = site.post(f"/claims/{claim}/correct", corrected(site, claim, **fields))
    assert 400 <= answer.status_code < 500
    assert state(site, claim) == "unreviewed"


def test_a_claim_is_written_on_words_of_the_text(fresh_site: Site) -> None:
    source = source_of(fresh_site)
    before = len(fresh_site.bench.claims_in(source))
    form = {"quote": "Police officers beat", "start": "0", "type": "event:torture_allegation", "role": "subject",
            "who": "new", "typed": "[somebody]", "certainty": "alleged"}  # fmt: skip
    answer = fresh_site.post(f"/sources/{source}/write", form)
    assert answer.status_code == 303, answer.text
    assert len(fresh_site.bench.claims_in(source)) == before + 1


@pytest.mark.parametrize("quote", ["", "words that stand nowhere", "\x00", "<script>alert(1)</script>"])
def test_a_claim_without_its_words_in_the_text_is_refused(site: Site, quote: str) -> None:
    source = source_of(site)
    before = len(site.bench.claims_in(source))
    answer = site.post(f"/sources/{source}/write", {"quote": quote, "type": "event:arrest"})
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text
    assert len(site.bench.claims_in(source)) == before


def test_a_grade_is_kept_and_an_empty_one_refused(fresh_site: Site) -> None:
    claim = claim_of(fresh_site)
    form = {"step": "0", "reliability": "B", "credibility": "3", "reason": "known for care"}
    assert fresh_site.post(f"/claims/{claim}/grade", form).status_code == 303
    assert [g.code for g in fresh_site.bench.grades_of(claim)] == ["B3"]
    assert 400 <= fresh_site.post(f"/claims/{claim}/grade", {"step": "9"}).status_code < 500


def test_every_queue_is_shown_with_its_count(site: Site) -> None:
    for kind, count in site.bench.queue_counts().items():
        page = site.text(f"/review?kind={kind}")
        assert re.search(rf'kind={kind}"[^>]*aria-current="page".*?class="count">{count}<', page, re.DOTALL)
    assert site.get("/review?kind=nonsense&after=%00").status_code == 200


def test_two_side_by_side_are_merged_and_the_merge_taken_back(fresh_site: Site) -> None:
    people = fresh_site.bench.material().people
    one, other = people[0].id, people[1].id
    assert "What speaks against it" in fresh_site.text(f"/same?one={one}&other={other}")
    count = len(people)
    assert fresh_site.post("/same", {"one": one, "other": other, "verdict": "same"}).status_code == 303
    assert len(fresh_site.bench.material().people) == count - 1
    fresh_site.post("/undo", {})
    assert len(fresh_site.bench.material().people) == count


@pytest.mark.parametrize(
    "form", [{}, {"one": "x", "other": "y", "verdict": "same"}, {"one": "0" * 32, "verdict": "same"}]
)
def test_two_of_whom_one_is_not_there_are_not_merged(site: Site, form: dict[str, str]) -> None:
    assert 400 <= site.post("/same", form).status_code < 500


def test_a_difference_is_settled_with_a_reason_only(fresh_site: Site) -> None:
    found = fresh_site.bench.differences()
    assert found, "the invented reports differ on the day of the arrest"
    where = f"/differences/{found[0].id}"
    assert where in fresh_site.text("/differences")
    assert found[0].readings[0].claims[0].passage.quote.split()[0] in fresh_site.text(where)
    assert fresh_site.post(f"{where}/settle", {"stands": "1"}).status_code == 400
    assert fresh_site.post(f"{where}/settle", {"stands": "77", "reason": "so"}).status_code == 400
    assert fresh_site.bench.difference(found[0].id).settled is None
    answer = fresh_site.post(f"{where}/settle", {"stands": "1", "reason": "the earlier report was there"})
    assert answer.status_code == 303
    settled = fresh_site.bench.difference(found[0].id).settled
    assert settled is not None
    assert "the earlier report was there" in fresh_site.text(where)


def test_the_history_shows_who_did_what_and_what_was_taken_back(fresh_site: Site) -> None:
    fresh_site.post(f"/claims/{claim_of(fresh_site)}/judge", {"verdict": "accept", "reason": "seen twice"})
    fresh_site.post("/undo", {})
    page = fresh_site.text("/history")
    assert "seen twice" in page
    assert "taken back" in page


def test_nothing_to_take_back_is_told(fresh_site: Site) -> None:
    assert 400 <= fresh_site.post("/undo", {}).status_code < 500
    assert 400 <= fresh_site.post("/undo", {"decision": "0" * 32}).status_code < 500


# ── the text in pieces ─────────────────────────────────────────────────────────────────────────────


def html_of(pieces: list[Piece]) -> str:
    names = {"claim": "C", "name": "N", "furniture": "F"}
    return "".join(
        p.text if p.what == "text" else f"</{names[p.id]}>" if p.what == "close" else f"[{p.text}]"
        if p.what == "place" else f"<{names[p.what]}>" for p in pieces
    )  # fmt: skip


def test_marks_that_cross_are_closed_and_opened_again() -> None:
    text = Text("0" * 64, "txt", "1", "abcdefghij", (Locator(4, 10, "page", "2"),), (Furniture(0, 1, "menu"),))
    marks = [views._Mark(1, 6, Piece("claim")), views._Mark(3, 8, Piece("claim")), views._Mark(4, 5, Piece("name"))]
    marks.append(views._Mark(0, 1, Piece("furniture")))
    found = html_of(list(views._pieces(text, 0, 10, marks)))
    assert found == "<F>a</F><C>bc<C>d[2]<N>e</N>f</C></C><C>gh</C>ij"


def test_a_name_inside_a_name_is_not_a_link_inside_a_link() -> None:
    text = Text("0" * 64, "txt", "1", "abcdef")
    marks = [views._Mark(0, 5, Piece("name")), views._Mark(2, 4, Piece("name"))]
    assert html_of(list(views._pieces(text, 0, 6, marks))) == "<N>abcde</N>f"


def test_an_enormous_text_is_cut_into_pages_without_losing_a_letter() -> None:
    content = "".join(f"line {n} of an invented text\n" for n in range(9_000)) + "x" * 100_000
    cuts = views._cuts(content)
    assert cuts[0] == 0
    assert cuts[-1] == len(content)
    assert all(0 < high - low <= views.PART for low, high in pairwise(cuts))
    assert views._cuts("") == [0, 0]


def test_a_passage_beyond_the_end_of_a_text_is_said_with_what_would_fit(site: Site) -> None:
    source = site.bench.find_source("weekly.txt").id
    for at in ("30-30", "90-40", "0-999999"):
        answer = site.get(f"/sources/{source}/write?at={at}")
        assert answer.status_code == 400
        assert "no passage of this source" in answer.text
        assert "aigaq check" not in answer.text
