"""YAML front matter: what a Markdown file says of itself, read without trusting it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import yaml
from attrs import frozen

from aigaq.errors import PartUnread
from aigaq.model.edtf import is_edtf
from aigaq.model.source import Description, Found, Problem
from aigaq.readers.base import NOTHING_KNOWN, problem
from aigaq.readers.values import language_code, tidy, written_date

LIMIT = 64 * 1024
"""Largest front matter, in code points; descriptions of a report are well under one page."""
_BLOCK = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
FIELDS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "site", "sitename", "source", "publication"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date", "publication_date", "pubdate", "date_published"),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonical_url", "source_url"),
}
"""Our fields and the keys under which front matter gives them; the first that is there wins."""


@frozen
class FrontMatter:
    """What the front matter says, where it ends and what of it could not be read."""

    end: int = 0
    description: Description = NOTHING_KNOWN
    problems: tuple[Problem, ...] = ()


class _Plain(yaml.SafeLoader):
    """Reads safe YAML without anchors: an alias can make a small file unfold to gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases, and build all else."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def front_matter(content: str) -> FrontMatter:
    """Read the front matter at the start of a text; without any, it ends at 0."""
    block = _BLOCK.match(content)
    if not block:
        return FrontMatter()
    if block.end() > LIMIT:
        return FrontMatter(block.end(), problems=(_unread("which is too long"),))
    try:
        raw = yaml.load(block[1], _Plain)  # noqa: S506 (a SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return FrontMatter(block.end(), problems=(_unread("which is not plain YAML"),))
    if raw is not None and not isinstance(raw, dict):
        return FrontMatter(problems=())
    return FrontMatter(block.end(), *_described(raw or {}))


def _described(raw: dict[Any, Any]) -> tuple[Description, tuple[Problem, ...]]:
    given = {str(key).strip().lower(): value for key, value in raw.items()}
    values = {name: _value(name, given) for name in FIELDS}
    bad = [name for name, value in values.items() if value == ""]
    found = {name: Found(value, "front_matter") for name, value in values.items() if value}
    return Description(**found), tuple(_unread(f"whose field “{name}” cannot be understood") for name in bad)


def _value(name: str, given: dict[str, Any]) -> str | None:
    """Give a field's value; ``None`` where it is not given, ``""`` where it cannot be understood."""
    raw = next((given[key] for key in FIELDS[name] if given.get(key) not in (None, "", [])), None)
    if raw is None:
        return None
    if name == "published":
        return _date(raw)
    words = _words(raw)
    return (language_code(words) or "") if name == "language" else words


def _words(raw: object) -> str:
    if isinstance(raw, list):
        return ", ".join(words for item in raw if (words := _words(item)))
    if isinstance(raw, dict):
        return _words(raw.get("name", ""))
    return tidy(str(raw))


def _date(raw: object) -> str:
    if isinstance(raw, date | datetime):
        return raw.isoformat()[:10]
    text = str(raw).strip()
    if is_edtf(text):
        return text
    return written_date(text) or ""


def _unread(reason: str) -> Problem:
    return problem(PartUnread(what=f"the front matter, {reason}"))
