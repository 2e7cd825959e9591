"""Messages, plurals, numbers and lists in the reader's language; which language a reader gets."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from jinja2 import Environment

from aigaq import i18n
from aigaq.i18n import LANGUAGES, catalogue, choose


def test_a_message_without_translation_is_given_in_english() -> None:
    assert catalogue("kk").gettext("No page says this.") == "No page says this."
    assert catalogue("ru").ngettext("%(num)s such thing", "%(num)s such things", 5) == "%(num)s such things"
    assert not catalogue("ru").has("No page says this.")


@pytest.mark.parametrize(("language", "lock"), [("en", "Lock"), ("kk", "Құлыптау"), ("ru", "Запереть")])
def test_a_message_is_given_in_the_language(language: str, lock: str) -> None:
    assert catalogue(language).gettext("Lock") == lock


@pytest.mark.parametrize(
    ("count", "form"), [(1, 0), (2, 1), (4, 1), (5, 2), (11, 2), (12, 2), (21, 0), (22, 1), (111, 2), (0, 2), (1001, 0)]
)
def test_russian_takes_the_form_that_goes_with_the_number(count: int, form: int) -> None:
    assert catalogue("ru")._plural(count) == form


def test_numbers_lists_and_shares_are_written_as_the_language_writes_them() -> None:
    narrow = "\u00a0"
    assert [catalogue(code).number(12345) for code in LANGUAGES] == ["12,345", f"12{narrow}345", f"12{narrow}345"]
    assert [catalogue(code).list("abc") for code in LANGUAGES] == ["a, b, and c", "a, b, c", "a, b и c"]
    assert catalogue("en").percent(0.87) == "87%"


def test_a_moment_has_its_day_and_time() -> None:
    at = datetime(2021, 3, 9, 7, 5, tzinfo=UTC)
    assert [catalogue(code).moment(at) for code in LANGUAGES] == [
        "9 Mar 2021, 07:05",
        "09.03.2021, 07:05",
        "09.03.2021, 07:05",
    ]


def test_languages_are_named_in_the_language_of_the_page() -> None:
    assert catalogue("ru").language_name("kk") == "казахский"
    assert catalogue("kk").language_name("ru") == "орыс тілі"
    assert catalogue("en").language_name("xx") == "xx"
    assert catalogue("en").language_name(None) == ""


def test_a_script_that_runs_from_right_to_left_says_so() -> None:
    assert {code: catalogue(code).direction for code in (*LANGUAGES, "ar", "ug", "he")} == {
        "en": "ltr", "kk": "ltr", "ru": "ltr", "ar": "rtl", "ug": "rtl", "he": "rtl",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "accept", "language"),
    [
        ("kk", "ru", "kk"),
        (None, "kk-KZ,kk;q=0.9,en;q=0.8", "kk"),
        (None, "en;q=0.2, ru;q=0.7", "ru"),
        ("xx", "fr, ru;q=0.1", "ru"),
        (None, "ru;q=0, *", "en"),
        (None, "ru;q=high, kk", "kk"),
        (None, None, "en"),
        ("../../etc", ";;;,,,=,q=", "en"),
        (None, "x" * 100_000, "en"),
    ],
)
def test_the_chosen_language_comes_before_the_browser_s(chosen: str | None, accept: str | None, language: str) -> None:
    assert choose(chosen, accept) == language


def test_templates_speak_the_language_they_are_bound_to() -> None:
    said = {}
    for code in LANGUAGES:
        environment = Environment(autoescape=True)
        i18n.install(environment, code)
        template = environment.from_string(
            '{{ _("Lock") }}|{{ format_date("2021-01") }}|{{ format_number(1200) }}|'
            "{% trans %}Undo{% endtrans %}|{{ direction }}"
        )
        said[code] = template.render()
    assert said["en"] == "Lock|January 2021|1,200|Undo|ltr"
    assert said["kk"] == "Құлыптау|2021 жылғы қаңтар|1\u00a0200|Қайтару|ltr"
    assert said["ru"] == "Запереть|январь 2021 г.|1\u00a0200|Отменить|ltr"


def test_what_a_translation_is_filled_with_is_escaped() -> None:
    environment = Environment(autoescape=True)
    i18n.install(environment, "kk")
    template = environment.from_string('{{ _("%(page)s of %(pages)s", page=name, pages=2) }}')
    assert template.render(name="<script>") == "2 беттің &lt;script&gt;-беті"
