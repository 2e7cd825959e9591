"""The tour through an open vault, as somebody walks it who is there for the first time. All people are invented."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import PASSPHRASE, House, axe

PLACES = (r"/people/\w+$", r"/sources/\w+\?at=\d+-\d+#p\d+$", r"/review$", r"/differences/\w+$", r"/search$", r"/$")


def on(page: Page, number: int) -> None:
    """Wait until the tour is at a step, on the page that belongs to it."""
    page.wait_for_url(re.compile(PLACES[number - 1]))
    expect(page.locator(".tour-bar b")).to_contain_text(f"step {number} of 6")


@pytest.mark.parametrize("script", [True, False])
def test_the_tour_leads_from_unlocking_to_a_settled_contradiction_and_the_lock(own_house: House, script: bool) -> None:
    own_house.desk.lock()
    page = own_house.open("/", role=None, script=script)
    page.fill("input[name=passphrase]", PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    page.get_by_role("button", name="Take the tour").click()
    on(page, 1)
    for number in (2, 3, 4):
        page.get_by_role("button", name="Next step").click()
        on(page, number)
    page.locator("form.settle input[type=radio]").first.check()
    page.get_by_label("Why").fill("an invented reason")
    page.get_by_role("button", name="Settle").click()
    expect(page.locator("#flash")).to_contain_text("Settled.")
    expect(page.locator("main")).to_contain_text("an invented reason")
    expect(page.locator("form.settle")).to_be_hidden()
    page.get_by_role("button", name="Next step").click()
    on(page, 5)
    page.locator(".tour-bar").get_by_role("button", name="Search for").click()
    expect(page.locator("#people-found ~ ul a").first).to_be_visible()
    assert re.search("[Ѐ-ӿ]{4}", page.locator("#q").input_value())
    page.get_by_role("button", name="Next step").click()
    on(page, 6)
    page.locator("button.lock").click()
    page.wait_for_url("**/rest")
    assert own_house.desk.locked


def test_the_bar_breaks_no_rule_of_accessibility_and_fits_a_phone(house: House) -> None:
    page = house.open("/tour", language="kk", size="phone")
    page.locator(".page-head button").click()
    page.wait_for_url(re.compile(PLACES[0]))
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = page.locator(".tour-bar").bounding_box()
    assert box
    assert box["height"] < 812 / 3


def test_whoever_declines_or_ends_the_tour_is_not_asked_again(house: House) -> None:
    page = house.open("/")
    page.get_by_role("button", name="No, thank you").click()
    expect(page.locator("h1")).to_have_text("Today")
    expect(page.locator(".tour-tip")).to_have_count(0)
    page.locator(".side").get_by_role("link", name="Tour").click()
    page.get_by_role("button", name="Start").click()
    on(page, 1)
    page.get_by_role("button", name="End the tour").click()
    page.wait_for_url(f"{house.url}/")
    expect(page.locator(".tour-bar")).to_have_count(0)


def test_unlocking_says_that_it_takes_some_seconds(house: House) -> None:
    page = house.open("/unlock", role=None)
    told = page.locator("[data-busy]")
    expect(told).to_be_hidden()
    form = page.locator('main form[action="/unlock"]')
    form.evaluate("one => one.addEventListener('submit', (event) => event.preventDefault())")
    page.fill("input[name=passphrase]", "not the passphrase")
    page.get_by_role("button", name="Unlock").click()
    expect(told).to_be_visible()
