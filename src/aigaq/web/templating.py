"""Templates: one Jinja environment a language, everything escaped, nothing undefined."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from aigaq import i18n
from aigaq.exports.html.safe import finalize, whole

STATIC = Path(__file__).with_name("static")
"""Built scripts, styles, icons and the base map; made by scripts/assets.sh."""


@cache
def environment(language: str) -> Environment:
    """Give the environment of one language, with its words and the names of scripts and styles.

    What a template prints is cut and made visible as in the dossier (`finalize`); ``| whole`` prints a source's text
    uncut, ``| data`` prints JSON for a ``<script type="application/json">``.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader("aigaq.web", "templates"), _dossier()]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(whole=whole, data=data)
    made.globals.update(static=static, island=island, icon=icon)
    i18n.install(made, language)
    return made


def _dossier() -> PrefixLoader:
    """Give the drawings of the dossier, as ``dossier/drawings.html.j2``: they are drawn in one place."""
    return PrefixLoader({"dossier": PackageLoader("aigaq.exports.html", "templates")})


@cache
def _hashes() -> dict[str, str]:
    """Give the first digits of each built file's SHA-256, as the build wrote them; none before the first build."""
    manifest = STATIC / "manifest.json"
    found: dict[str, str] = json.loads(manifest.read_text("utf-8")) if manifest.is_file() else {}
    return found


def static(name: str) -> str:
    """Give the address of a built file; it changes with its content, so that no browser keeps an older one."""
    digits = _hashes().get(name, "")
    return f"/static/{name}?v={digits}" if digits else f"/static/{name}"


def island(name: str) -> Markup:
    """Give the tag that loads the script of an island: ``timeline``, ``map`` … The page works without it."""
    return Markup('<script type="module" src="{}"></script>').format(static(f"{name}.js"))


def icon(name: str, label: str = "") -> Markup:
    """Give a small picture of assets/icons.txt; without a label it only decorates, and is not read out."""
    return _drawn(name, Markup('role="img" aria-label="{}"').format(label)) if label else _decorating(name)


@cache
def _decorating(name: str) -> Markup:
    return _drawn(name, Markup('aria-hidden="true"'))


def _drawn(name: str, told: Markup) -> Markup:
    return Markup('<svg class="icon" {} focusable="false"><use href="{}#{}"/></svg>').format(
        told, static("icons.svg"), name
    )


def data(value: object) -> Markup:
    """Give a value as JSON for an island, in which nothing can end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704
