"""What stands around every page: language, theme, locking, the quick exit, shortcuts. All people are invented."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import OPEN_PAGES, PASSPHRASE, SIZES, House, axe, page_patterns

LANGUAGES = ("en", "kk", "ru")
LOCK = {"en": "Lock", "kk": "Құлыптау", "ru": "Запереть"}
PATTERNS = page_patterns()
ESCAPE = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))"
"""Twice in one turn of the page: as two keys, a busy machine may send them further apart than the page allows."""


def theme(page: Page) -> tuple[str | None, str]:
    """The theme that was chosen, and the colour of the paper."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return page.get_attribute("html", "data-theme"), colour


def test_the_right_passphrase_unlocks_and_a_wrong_one_says_so(house: House) -> None:
    page = house.open("/unlock", role=None)
    page.fill("input[name=passphrase]", "not the passphrase")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.fill("input[name=passphrase]", PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{house.url}/")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_language_is_switched_and_kept_on_the_next_page(house: House, script: bool) -> None:
    page = house.open("/", language="en", script=script)
    for language in ("kk", "ru", "en"):
        page.locator(f".side button[value={language}]").click()
        page.wait_for_function("code => document.documentElement.lang === code", arg=language) if script else None
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("button.lock")).to_contain_text(LOCK[language])
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_browser_s_language_is_taken_where_none_was_chosen(house: House) -> None:
    for language in LANGUAGES:
        page = house.open("/", language=language)
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_theme_is_switched_at_once_and_kept(house: House) -> None:
    page = house.open("/", theme="light")
    light = theme(page)[1]
    with page.expect_response("**/theme"):
        page.locator(".side button[value=dark]").click()
    chosen, dark = theme(page)
    assert chosen == "dark"
    assert dark != light
    page.reload()
    assert theme(page) == ("dark", dark)


def test_the_system_s_theme_is_followed_where_none_was_chosen(house: House) -> None:
    colours = {wanted: theme(house.open("/", theme=wanted)) for wanted in ("light", "dark")}
    assert {chosen for chosen, _ in colours.values()} == {"auto"}
    assert colours["light"] != colours["dark"]


def test_the_lock_button_locks_and_shows_something_harmless(own_house: House) -> None:
    page = own_house.open("/")
    page.locator("button.lock").click()
    page.wait_for_url("**/rest")
    assert own_house.desk.locked
    page.goto("/")
    page.wait_for_url("**/unlock")


def test_escape_twice_locks_and_leaves_no_way_back_to_the_page(own_house: House) -> None:
    page = own_house.open("/")
    page.goto("/unlock")  # anything before it in the history
    own = own_house.token()
    page.context.add_cookies([{"name": "aigaq", "value": own, "url": own_house.url}])
    page.goto("/")
    page.evaluate(f"{ESCAPE}; {ESCAPE}")
    page.wait_for_url("**/rest")
    for _ in range(1000):
        if own_house.desk.locked:
            break
        page.wait_for_timeout(20)
    assert own_house.desk.locked
    page.go_back()
    assert "Invented" not in page.content()


def test_escape_once_or_slowly_does_not_lock(house: House) -> None:
    page = house.open("/")
    page.keyboard.press("Escape")
    page.wait_for_timeout(900)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.url == f"{house.url}/"
    assert not house.desk.locked


def test_the_shortcuts_are_listed_and_go_places_under_a_cyrillic_layout_too(house: House) -> None:
    page = house.open("/")
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(page.locator("#shortcuts")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#top-search")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_hidden()
    page.locator("#main").focus()
    send = "new KeyboardEvent('keydown', {key: 'п', code: 'KeyG', bubbles: true})"
    page.evaluate(f"document.body.dispatchEvent({send})")
    page.evaluate(f"document.body.dispatchEvent({send.replace('п', 'е').replace('KeyG', 'KeyT')})")
    page.wait_for_url(f"{house.url}/")


def test_shortcuts_can_be_turned_off_but_not_the_quick_exit(own_house: House) -> None:
    page = own_house.open("/")
    page.keyboard.press("?")
    page.locator("[data-shortcuts-off]").check()
    page.keyboard.press("Escape")
    page.wait_for_timeout(900)
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_hidden()
    for _ in range(20):  # until two come within the time that they have; a busy machine sends them late
        if page.url.endswith("/rest"):
            break
        page.keyboard.press("Escape")
    page.wait_for_url("**/rest")


def test_the_first_tab_skips_to_the_content(house: House) -> None:
    page = house.open("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_page_from_right_to_left_has_its_navigation_on_the_right_and_nothing_sticks_out(house: House) -> None:
    page = house.open("/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    side = page.locator(".side").bounding_box()
    assert side
    assert side["x"] + side["width"] == 1440
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_page_breaks_a_rule_of_accessibility(house: House, pattern: str) -> None:
    axe(house.open(pattern, language="kk", role=None if pattern in OPEN_PAGES else "keeper"))


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_page_breaks_one_in_any_language_theme_or_size(
    house: House, pattern: str, language: str, theme: str, size: str
) -> None:
    role = None if pattern in OPEN_PAGES else "keeper"
    axe(house.open(pattern, language=language, theme=theme, size=size, role=role))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_page_can_be_read_without_script_and_fits_a_phone(house: House, pattern: str) -> None:
    open_page = pattern in OPEN_PAGES
    page = house.open(pattern, script=False, size="phone", role=None if open_page else "keeper", language="kk")
    expect(page.locator("h1")).to_have_count(1)
    assert len(page.locator("main").inner_text()) > 20
    assert page.locator("main").evaluate("m => document.documentElement.scrollWidth <= innerWidth")
    if not open_page:
        page.locator(".menu > summary").click()
        expect(page.locator(".menu-sheet nav a[href='/people']")).to_be_visible()
