"""Reading, deciding, finding and adding in a real browser, by keyboard where it says so. All people are invented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import House, axe

REPORT = (
    "Steppe Paper\nApril 2, 2022\n\nYerlan Invented was detained in Almaty on 1 April 2022.\n\n"
    "All people in this report are invented.\n"
)


def state(house: House, claim: str) -> str:
    with house.desk_bench() as bench:
        return str(bench.claim_state(claim).state)


def pressed(page: Page, key: str) -> None:
    """Press a key and wait for the answer to a form."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press(key)


def test_claims_are_judged_by_the_keyboard_alone(own_house: House) -> None:
    page = own_house.open("/review?kind=claim")
    cards = page.locator("[data-cards] [data-claim]")
    first, second = (cards.nth(n).get_attribute("data-claim") or "" for n in (0, 1))
    expect(cards.first).to_have_attribute("aria-current", "true")
    pressed(page, "a")
    expect(page.locator(f"#c-{first}")).to_contain_text("accepted")
    expect(page.locator(f"#c-{second}")).to_have_attribute("aria-current", "true")
    pressed(page, "x")
    expect(page.locator(f"#c-{second}")).to_contain_text("rejected")
    assert (state(own_house, first), state(own_house, second)) == ("accepted", "rejected")
    page.keyboard.press("u")
    expect(page.locator("#flash")).to_contain_text("Taken back.")
    page.wait_for_load_state()
    assert page.url.endswith("/review?kind=claim"), "undoing leads back to where it was done"
    assert state(own_house, second) == "unreviewed"
    axe(page)


def test_a_key_typed_into_a_field_decides_nothing(own_house: House) -> None:
    page = own_house.open("/review?kind=claim")
    sent = list[str]()
    page.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)
    card = page.locator("[data-cards] [data-claim]").first
    card.locator("input[name=reason]").fill("")
    card.locator("input[name=reason]").press("x")
    expect(card.locator("input[name=reason]")).to_have_value("x")
    assert sent == []
    assert state(own_house, card.get_attribute("data-claim") or "") == "unreviewed"


def test_a_date_is_corrected(own_house: House) -> None:
    page = own_house.open("/claims/{claim}/correct")
    claim = own_house.ids["claims"]
    page.fill("#f-date", "2022-07-04~")
    page.fill("#f-reason", "the court's paper says so")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/sources/"))
    with own_house.desk_bench() as bench:
        new = bench.claim(bench.claim_state(claim).other)
        assert new.when.edtf == "2022-07-04~"
    expect(page.locator("#flash")).to_contain_text("Corrected.")
    page.keyboard.press("u")
    expect(page.locator("#flash")).to_contain_text("Taken back.")
    assert state(own_house, claim) == "unreviewed"


def test_a_date_that_is_none_is_told_and_nothing_is_lost(own_house: House) -> None:
    page = own_house.open("/claims/{claim}/correct")
    page.fill("#f-date", "in summer")
    page.fill("#f-reason", "an invented reason")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("not a date")
    expect(page.locator("#f-date")).to_have_value("in summer")
    expect(page.locator("#f-reason")).to_have_value("an invented reason")
    assert state(own_house, own_house.ids["claims"]) == "unreviewed"


@pytest.mark.parametrize("script", [True, False])
def test_a_testimony_that_is_refused_is_still_there(own_house: House, script: bool) -> None:
    page = own_house.open("/testimony", script=script)
    page.fill("#f-text", "Invented words that took an hour to write down.")
    page.fill("#f-date", "in summer")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("not a date")
    if not script:
        expect(page.locator("main")).to_contain_text("Invented words that took an hour to write down.")
        return
    page.fill("#f-date", "2022-07")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile(r"/sources/[0-9a-f]{64}"))
    expect(page.locator("[data-text]")).to_contain_text("Invented words that took an hour to write down.")


def test_a_server_that_is_gone_is_told_and_the_page_keeps_what_was_written(own_house: House) -> None:
    page = own_house.open("/claims/{claim}/correct")
    page.fill("#f-reason", "an invented reason")
    page.route("**/correct", lambda route: route.abort("connectionrefused"))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Aigaq does not answer.")
    expect(page.locator("#f-reason")).to_have_value("an invented reason")
    page.evaluate("0")  # what the browser says of it is heard now
    assert own_house.complaints
    own_house.complaints = []


def test_two_people_are_merged_and_the_merge_taken_back(own_house: House) -> None:
    page = own_house.open("/review?kind=same")
    with own_house.desk_bench() as bench:
        before = len(bench.material().people)
    page.keyboard.press("s")
    expect(page.locator("#flash")).to_contain_text("They are one from now on.")
    page.wait_for_load_state()  # keys are heard from then on
    with own_house.desk_bench() as bench:
        assert len(bench.material().people) == before - 1
    page.keyboard.press("u")
    expect(page.locator("#flash")).to_contain_text("Taken back.")
    with own_house.desk_bench() as bench:
        assert len(bench.material().people) == before


@pytest.mark.parametrize("script", [True, False])
def test_a_contradiction_is_settled(own_house: House, script: bool) -> None:
    page = own_house.open("/differences", script=script)
    page.locator("article.difference h2 a").first.click()
    page.locator("input[name=stands]").first.check()
    page.locator("form.settle input[name=reason]").fill("the earlier report was there")
    page.get_by_role("button", name="Settle").click()
    expect(page.locator("main")).to_contain_text("the earlier report was there")
    axe(page) if script else None


def test_a_claim_is_written_on_words_chosen_in_the_text(own_house: House) -> None:
    page = own_house.open("/sources/{source}")
    words = page.evaluate(
        """() => {
          const pieces = [...document.querySelectorAll('[data-text] [data-at]')];
          const piece = pieces.find((one) => one.textContent.length > 12);
          const range = document.createRange();
          range.setStart(piece.firstChild, 0);
          range.setEnd(piece.firstChild, 12);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return range.toString();
        }"""
    )
    page.keyboard.press("c")
    page.wait_for_url(re.compile(r"/write\?at=\d+-\d+$"))
    expect(page.locator("#f-quote")).to_have_value(words)
    page.select_option("#f-type", "event:testimony")
    page.fill("#typed-1", "[somebody]")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#flash")).to_contain_text("The claim is written.")


def test_a_cyrillic_name_is_found_by_its_latin_spelling_and_the_other_way_round(house: House) -> None:
    page = house.open("/")
    page.keyboard.press("/")
    page.keyboard.type("Janerke Tolegenkizi")
    page.keyboard.press("Enter")
    latin = page.locator("#people-found ~ ul a").first
    expect(latin).to_be_visible()
    found = latin.get_attribute("href")
    assert page.locator("article.hit mark").count()
    page.fill("#q", "Жанерке Төлегенқызы")
    page.locator(".search-form button").click()
    expect(page.locator("#people-found ~ ul a").first).to_have_attribute("href", found or "")
    assert "Жанерке" not in page.url, "a name in an address stays in the browser's history"
    axe(page)


def test_files_are_added_and_the_report_says_what_came_of_them(own_house: House, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text(REPORT, encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4 cut off")
    page = own_house.open("/add")
    page.set_input_files("#files", [good, bad])
    page.get_by_role("button", name="Read them").click()
    expect(page.locator("h1")).to_have_text("What was read", timeout=120_000)
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("tbody")).to_contain_text("could not be read")
    axe(page)
    page.get_by_role("link", name="good.txt").click()
    expect(page.locator("[data-text]")).to_contain_text("Yerlan Invented")
