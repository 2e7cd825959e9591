"""The case file in a real browser: drawing, map, list and pane are one. All people are invented."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import House, axe

CHOSEN = "[data-pane-body] .event"


def opened(house: House, **how: object) -> Page:
    page = house.open("/people/{person}", **how)
    if how.get("script", True):
        page.locator("html.script").wait_for()
    return page


def ready_map(page: Page) -> None:
    page.locator("[data-map][data-ready]").wait_for()


def test_a_passage_is_opened_from_the_timeline(house: House) -> None:
    page = opened(house)
    mark = page.locator("a[data-event]").nth(1)
    wanted = mark.get_attribute("data-event")
    mark.click()
    expect(mark).to_have_class("chosen")
    expect(page.locator(f"#e-{wanted}")).to_have_attribute("aria-current", "true")
    link = page.locator(f"{CHOSEN} .told .quote > a").first
    quote = link.inner_text()
    assert quote in page.locator(f"#e-{wanted}").inner_text()
    link.click()
    page.wait_for_url(re.compile(r"/sources/[0-9a-f]{64}\?at=\d+-\d+#p\d+$"))


def test_a_passage_is_opened_from_the_map(house: House) -> None:
    page = opened(house)
    ready_map(page)
    place = page.evaluate("JSON.parse(document.getElementById('map-data').textContent).at(-1)")
    page.evaluate(
        "id => document.querySelector('[data-map]').dispatchEvent(new CustomEvent('aigaq:choose',"
        " {bubbles: true, detail: {id, from: 'map'}}))",
        place["id"],
    )
    expect(page.locator("[data-map]")).to_have_attribute("data-chosen", place["id"])
    chosen = page.locator("a[data-event].chosen").get_attribute("data-event")
    assert chosen in place["events"]
    expect(page.locator(CHOSEN)).to_have_count(1)
    page.locator(f"{CHOSEN} .told .quote > a").first.click()
    page.wait_for_url(re.compile(r"/sources/[0-9a-f]{64}\?at="))


def test_a_click_on_the_map_itself_chooses_what_happened_there(house: House) -> None:
    page = opened(house)
    ready_map(page)
    page.locator("[data-map]").scroll_into_view_if_needed()
    box = page.locator("[data-map]").bounding_box()
    assert box
    for x, y in ((x, y) for y in (0.3, 0.5, 0.7) for x in (0.2, 0.35, 0.5, 0.65, 0.8)):
        page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
        if page.locator("a[data-event].chosen").count():
            break
    expect(page.locator("a[data-event].chosen")).to_have_count(1)


def test_events_are_gone_through_by_keyboard_and_the_passage_opens_with_a_key(house: House) -> None:
    page = opened(house)
    page.keyboard.press("j")
    first = page.locator("a[data-event].chosen").get_attribute("data-event")
    page.keyboard.press("j")
    expect(page.locator("a[data-event].chosen")).not_to_have_attribute("data-event", first or "")
    page.keyboard.press("k")
    expect(page.locator("a[data-event].chosen")).to_have_attribute("data-event", first or "")
    page.keyboard.press("o")
    page.wait_for_url(re.compile(r"/sources/"))


def test_the_filters_change_drawing_list_and_count_at_once(house: House) -> None:
    page = opened(house)
    everything = page.locator("article[data-event-card]").count()
    kind = page.locator("#f-type option").nth(1).get_attribute("value")
    page.select_option("#f-type", kind)
    shown = page.locator("article[data-event-card]:not([hidden])").count()
    assert 0 < shown < everything
    expect(page.locator("[data-shown]")).to_contain_text(f"{shown} of {everything}")
    assert page.locator("a[data-event]:not([hidden])").count() <= shown
    assert "type=" not in page.url


def test_the_drawing_is_zoomed_and_put_back(house: House) -> None:
    page = opened(house)
    before = page.locator(".timeline g.axis text").all_inner_texts()
    page.locator("[data-zoom=in]").click()
    page.locator("[data-zoom=in]").click()
    assert page.locator(".timeline g.axis text").all_inner_texts() != before
    assert page.locator("a[data-event][hidden]").count() > 0
    page.locator("[data-zoom=all]").click()
    expect(page.locator("a[data-event][hidden]")).to_have_count(0)


def test_an_address_with_an_event_opens_it(house: House) -> None:
    page = opened(house)
    wanted = page.locator("article[data-event-card]").nth(2).get_attribute("data-event-card")
    page.goto(house.path("/people/{person}") + f"#e-{wanted}")
    page.reload()
    expect(page.locator(f"a[data-event='{wanted}']")).to_have_class("chosen")
    expect(page.locator(f"#e-{wanted}")).to_be_in_viewport()


def test_without_a_script_the_drawing_leads_to_the_list_and_the_list_to_the_passage(house: House) -> None:
    page = opened(house, script=False)
    mark = page.locator("a[data-event]").first
    wanted = mark.get_attribute("data-event")
    mark.click()
    assert page.url.endswith(f"#e-{wanted}")
    expect(page.locator("[data-pane]")).to_be_hidden()
    page.locator(f"#e-{wanted} .told .quote > a").first.click()
    page.wait_for_url(re.compile(r"/sources/"))
    page.go_back()
    page.select_option("#f-certainty", "asserted")
    page.locator("[data-filter-go]").click()
    page.wait_for_url(re.compile("certainty=asserted"))
    expect(page.locator("article[data-event-card].asserted")).not_to_have_count(0)
    expect(page.locator("article[data-event-card]:not(.asserted)")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_what_is_chosen_breaks_no_rule_of_accessibility(house: House, language: str) -> None:
    page = opened(house, language=language)
    page.locator("a[data-event]").first.click()
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    axe(page)
