"""What a difference is about, as a code with its facts, so that it can be said in any language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from aigaq.casefile.responses import responses
from aigaq.model.casefile import Event, Remark
from aigaq.model.schema import types


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "about.toml").read_text("utf-8"))


def about(code: str, **facts: str) -> Remark:
    """Make what a difference is about; ``casefile/about.toml`` has its sentences."""
    assert code in _sentences(), code  # noqa: S101
    return Remark(code, tuple(sorted(facts.items())))


def about_event(code: str, event: Event) -> Remark:
    """Make what a difference on an event is about: its type and whom it happened to."""
    names = [p.name for p in event.participants if p.role in {"subject", "target"}]
    return about(code, what=f"event:{event.type}", who=f" ({', '.join(dict.fromkeys(names))})" if names else "")


def say_about(what: Remark, language: str = "en") -> str:
    """Say what a difference is about in a language: en, ru or kk.

    A fact ``event:…``, ``status:…``, ``attribute:…`` is said by its label in the schema, ``topic:…`` by that of
    ``responses.toml``.
    """
    text = _sentences()[what.code][language].format(**{name: _fact(value, language) for name, value in what.facts})
    return text[:1].upper() + text[1:]


def _fact(value: str, language: str) -> str:
    kind, _, name = value.partition(":")
    if kind == "topic":
        return responses().said("topic", name, language)
    found = types(kind).get(name) if kind in {"event", "status", "attribute"} else None
    return str(getattr(found.labels, language)) if found else value
