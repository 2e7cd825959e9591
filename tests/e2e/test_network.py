"""The network in a real browser. All people are invented."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.browsing import House, axe


def test_choosing_somebody_lists_their_ties_and_leads_on(house: House) -> None:
    page = house.open("/network")
    page.locator("html.script").wait_for()
    node = page.locator("a.node.person").last
    node.locator(".shape").click()
    expect(node).to_have_class(re.compile("chosen"))
    chosen = node.get_attribute("data-node")
    rows = page.locator(f"[data-tie][data-one='{chosen}'], [data-tie][data-other='{chosen}']").count()
    expect(page.locator(".net-pane li")).to_have_count(rows)
    axe(page)
    page.locator("[data-pane-body] a", has_text="Open the case file").click()
    page.wait_for_url(f"**/people/{chosen}")


def test_a_node_is_dragged_and_its_ties_go_with_it(house: House) -> None:
    page = house.open("/network")
    page.locator("html.script").wait_for()
    node = page.locator("a.node.person").last
    box = node.locator(".shape").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 40, steps=5)
    page.mouse.up()
    expect(node).to_have_attribute("transform", re.compile("translate"))
    assert page.url.endswith("/network")
    page.locator("[data-scale=in]").click()
    expect(page.locator("svg.network")).not_to_have_attribute("viewBox", re.compile("^0 0 "))


def test_without_a_script_a_node_leads_to_its_surroundings(house: House) -> None:
    page = house.open("/network", script=False)
    page.locator("a.node.person .shape").last.click()
    page.wait_for_url(re.compile(r"/network/[0-9a-f]+$"))
    expect(page.locator("[data-tie]")).not_to_have_count(0)
