"""Incidents in a real browser: drawing, map and list are one; candidates come by themselves. All are invented."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.browsing import House, axe


def test_an_incident_of_the_drawing_opens_its_passage_and_its_person(house: House) -> None:
    page = house.open("/incidents")
    page.locator("html.script").wait_for()
    mark = page.locator("a[data-event]").nth(2)
    mark.click()
    expect(mark).to_have_class("chosen")
    pane = page.locator("[data-pane-body]")
    expect(pane.locator(".told .quote > a")).to_have_count(1)
    pane.locator(".who a").first.click()
    page.wait_for_url(re.compile(r"/people/[0-9a-f]+#e-[0-9a-f]+$"))
    expect(page.locator("a[data-event].chosen")).to_have_count(1)


def test_candidates_come_when_they_are_scrolled_to_and_keep_the_rules(house: House) -> None:
    page = house.open("/incidents")
    page.locator("#patterns").scroll_into_view_if_needed()
    expect(page.locator(".pattern")).not_to_have_count(0)
    page.locator(".pattern details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    axe(page)


def test_without_a_script_candidates_are_one_click_away(house: House) -> None:
    page = house.open("/incidents", script=False)
    page.locator("a[href*='patterns=yes']").click()
    expect(page.locator(".pattern")).not_to_have_count(0)
