"""Exports and passphrases in a real browser, with and without script. All people and reports are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.browsing import House, axe

TOLD = "Police officers beat the driver at the station. I saw it myself.\n\nAll people in this report are invented."


@pytest.mark.parametrize("script", [True, False])
def test_a_dossier_is_saved_from_the_case_page_twice_from_one_form(
    own_house: House, script: bool, tmp_path: Path
) -> None:
    page = own_house.open("/people/{person}", script=script, language="kk")
    page.locator(".case-head a[href$='/export']").click()
    for name, form in (("html", "html"), ("json", "json")):
        page.locator(f"input[value={form}]").check()
        with page.expect_download() as saved:
            page.locator("main form button.primary").click()
        saved.value.save_as(tmp_path / name)
        assert saved.value.suggested_filename == f"aigaq-{form}-{own_house.ids['people'][:8]}.{form}"
    assert '<html lang="kk"' in (tmp_path / "html").read_text("utf-8")
    page.goto(own_house.path("/people/{person}/history"))
    expect(page.locator(".history-list > li")).to_have_count(2)


def test_whoever_spoke_in_confidence_is_named_before_anything_is_saved(own_house: House) -> None:
    page = own_house.open("/testimony")
    page.fill("#f-speaker", "Witness 7")
    page.fill("#f-text", TOLD)
    page.locator("main form button.primary").click()
    page.wait_for_url("**/sources/*")
    page.goto("/export")
    page.locator("input[value=events]").check()
    page.locator("main form button.primary").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Witness 7")
    axe(page)
    page.fill("#f-despite", "she asked for it by phone")
    with page.expect_download() as saved:
        alert.get_by_role("button").click()
    assert saved.value.suggested_filename == "aigaq-events.jsonl"
    page.goto("/history")
    expect(page.locator(".history-list")).to_contain_text("she asked for it by phone")


def test_a_file_is_chosen_by_keyboard_with_a_button_in_the_page_s_language(house: House) -> None:
    page = house.open("/add", language="ru")
    page.on("filechooser", lambda chooser: None)  # the browser is told now: told at the key press, it is told too late
    picker = page.locator("#files")
    picker.focus()
    expect(page.get_by_text("Выбрать файлы…")).to_be_visible()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files([{"name": "one.txt", "mimeType": "text/plain", "buffer": b"invented"}])
    expect(page.locator("output[for=files]")).to_have_text("one.txt")


def test_the_recovery_key_is_shown_once(own_house: House) -> None:
    page = own_house.open("/keys")
    page.fill("#show-old", "an invented passphrase")
    page.get_by_role("button", name="Show the recovery key").click()
    expect(page.locator("code.secret")).to_contain_text("AGE-SECRET-KEY-")
    axe(page)
    page.goto("/keys")
    expect(page.locator("code.secret")).to_have_count(0)


def test_patterns_that_touch_a_person_come_by_themselves(house: House) -> None:
    page = house.open("/people/{person}")
    page.locator("#patterns").scroll_into_view_if_needed()
    expect(page.locator(".patterns")).to_be_visible()
    axe(page)
