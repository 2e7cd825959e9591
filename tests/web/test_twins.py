"""What people do on a page, programs do through the JSON interface; what a command changes, a page changes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from aigaq.cli.app import COMMANDS
from aigaq.web.api import API
from aigaq.web.guarding import needed_role
from aigaq.web.pages import PAGES

TWINS: dict[str, dict[str, str | list[str]]] = tomllib.loads(Path(__file__).with_name("twins.toml").read_text("utf-8"))
LONGER = {"add": ("--with-llm",)}
"""Options that are a command of their own here."""


def routes(handlers: tuple[Any, ...]) -> dict[str, Any]:
    found = {}
    for handler in handlers:
        for method in getattr(handler, "http_methods", ()):
            if method in ("GET", "POST"):
                found |= {f"{method} {re.sub(r':[a-z]+', '', path)}": handler for path in handler.paths}
    return found


def commands() -> Iterator[str]:
    for command in COMMANDS:
        assert command.name
        if isinstance(command, click.Group):
            yield from (f"{command.name} {part}" for part in command.commands)
        else:
            yield command.name
            yield from (f"{command.name} {option}" for option in LONGER.get(command.name, ()))


def meant(said: str | list[str]) -> list[str]:
    """Give the routes that an entry names; none where it says why there is none."""
    many = [said] if isinstance(said, str) else said
    return [one for one in many if re.match(r"(GET|POST) /", one)]


PAGE, JSON = routes(PAGES), routes(API)


def test_every_page_and_every_form_has_a_twin_or_a_reason() -> None:
    assert set(TWINS["pages"]) == set(PAGE)
    named = [twin for said in TWINS["pages"].values() for twin in meant(said)]
    assert [twin for twin in named if twin not in JSON] == []


def test_every_command_has_a_page_or_a_reason() -> None:
    assert set(TWINS["commands"]) == set(commands())
    named = [page for said in TWINS["commands"].values() for page in meant(said)]
    assert [page for page in named if page not in PAGE] == []


def test_whatever_a_program_can_change_a_page_can_change_too() -> None:
    named = {twin for said in TWINS["pages"].values() for twin in meant(said)}
    assert {route for route in JSON if route.startswith("POST")} - named == set()


@pytest.mark.parametrize("page", sorted(page for page, said in TWINS["pages"].items() if meant(said)))
def test_twins_take_the_same_role_and_only_reading_goes_below_it(page: str) -> None:
    method = page.partition(" ")[0]
    needed = needed_role(PAGE[page], method)
    for twin in meant(TWINS["pages"][page]):
        theirs = needed_role(JSON[twin], twin.partition(" ")[0])
        only_looks = twin.startswith("GET") or JSON[twin].opt.get("reads")
        assert theirs == needed or (only_looks and theirs < needed), (page, twin)
