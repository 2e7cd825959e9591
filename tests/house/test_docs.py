"""The pages hold what they promise: links lead somewhere, commands can be typed. All people in them are invented."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from aigaq.cli.app import aigaq

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".venv", ".hypothesis", ".git", "out", "build", "dist", "node_modules"}
PAGES = sorted(p for p in ROOT.rglob("*.md") if not NOT_OURS & set(p.relative_to(ROOT).parts))
TOURS = [ROOT / "README.md", ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]
RECORDS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
TYPED = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*(aigaq .*)$", re.MULTILINE)
PRINTED = re.compile(r"^ +(?:one|two): (aigaq .*)$", re.MULTILINE)
NAMED = re.compile(r"(?<!`)`(aigaq [^`\n]+)`(?!`)")


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """The anchors that a code host makes of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken(page: Path, link: str) -> bool:
    target, _, anchor = link.partition("#")
    whole = (page.parent / target).resolve() if target else page
    return not whole.exists() or (bool(anchor) and anchor not in anchors(whole))


def parsed(line: str) -> None:
    """Let click read a command line as it would before running it."""
    words, group, path = shlex.split(line, comments=True)[1:], aigaq, ["aigaq"]
    context = click.Context(group, info_name="aigaq")
    while words and words[0] in group.commands:
        path.append(words.pop(0))
        command = group.commands[path[-1]]
        if not isinstance(command, click.Group):
            command.make_context(path[-1], list(words), parent=context)
            return
        group = command
    if words not in (["--help"], ["--version"], ["-h"], ["COMMAND", "--help"]):
        raise click.UsageError(f"no such command: {' '.join([*path, *words])}")


def named(text: str) -> str | None:
    """What is wrong with a command that a sentence names: it need not be whole, but what it names must exist."""
    words, command = text.split()[1:], aigaq
    while words and isinstance(command, click.Group) and words[0] in command.commands:
        command = command.commands[words.pop(0)]  # type: ignore[assignment]
    options = {o for parameter in command.params for o in parameter.opts} | {"--help"}
    unknown = [word for word in words if word.startswith("--") and word not in options]
    missing = isinstance(command, click.Group) and words and words[0] != "COMMAND" and not words[0].startswith("-")
    return text if unknown or missing else None


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(FENCE.sub("", page.read_text("utf-8")))
    assert [link for link in links if not re.match(r"[a-z]+:", link) and broken(page, link)] == []


@pytest.mark.parametrize("page", TOURS, ids=shown)
def test_every_command_shown_can_be_typed(page: Path) -> None:
    text = page.read_text("utf-8")
    wrong = []
    for block in FENCE.findall(text):
        for line in TYPED.findall(block) + PRINTED.findall(block):
            try:
                parsed(line)
            except click.UsageError as error:
                wrong.append(f"{line}: {error.format_message()}")
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_command_that_a_sentence_names_exists(page: Path) -> None:
    text = FENCE.sub("", page.read_text("utf-8"))
    assert [wrong for command in NAMED.findall(text) if (wrong := named(command))] == []


def test_a_command_that_does_not_exist_is_noticed() -> None:
    for line in ("aigaq frobnicate my.aigaq", "aigaq add my.aigaq x --fast", "aigaq export my.aigaq --format odt"):
        with pytest.raises(click.UsageError):
            parsed(line)
    assert named("aigaq case --colour") == "aigaq case --colour"
    assert named("aigaq frobnicate") == "aigaq frobnicate"


def test_the_tours_show_commands_at_all() -> None:
    lines = [
        line for page in TOURS for block in FENCE.findall(page.read_text("utf-8")) for line in TYPED.findall(block)
    ]
    leaves = [name for name, command in aigaq.commands.items() if not isinstance(command, click.Group)]
    used = {line.split()[1] for line in lines}
    assert sorted(set(leaves) - used - {"search"}) == []


def test_the_readme_names_both_commands_of_a_clone() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert [line for line in lines if line.startswith("make ")] == ["make demo", "make test"]
    assert {"demo", "test"} <= set(targets)


def test_every_page_of_the_documentation_stands_in_its_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(index.read_text("utf-8"))}
    pages = {p for p in PAGES if (ROOT / "docs") in p.parents and p not in RECORDS and p != index}
    assert sorted(map(shown, pages - linked)) == []


@pytest.mark.parametrize("record", RECORDS, ids=shown)
def test_a_decision_record_bears_its_number_in_its_title(record: Path) -> None:
    number = record.name[:4]
    assert re.fullmatch(rf"# {number} (· )?\S.*", record.read_text("utf-8").splitlines()[0])
    assert re.fullmatch(r"\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md", record.name)


def test_decision_records_have_a_number_each() -> None:
    numbers = [record.name[:4] for record in RECORDS]
    assert len(numbers) == len(set(numbers)) > 0


def test_pictures_are_small_and_shown_on_a_page() -> None:
    linked = {(page.parent / link).resolve() for page in PAGES for link in LINK.findall(page.read_text("utf-8"))}
    pictures = sorted(path for path in (ROOT / "docs" / "images").rglob("*") if path.is_file())
    assert [p.name for p in pictures if p not in linked or p.stat().st_size > 300 * 1024] == []


@pytest.mark.parametrize("page", TOURS[:2], ids=shown)
def test_a_tour_says_that_its_people_are_invented(page: Path) -> None:
    assert "invented" in page.read_text("utf-8")
